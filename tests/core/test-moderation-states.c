/* test-moderation-states.c - every event in every state by everybody, the refused ones too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"

#include <string.h>

/* Who acts, as a person of the fixture below. */
static const struct
{
  const char  *id;
  CandourRole  role;
} people[] = {
  { "auditor", CANDOUR_ROLE_TEAM_MANAGER },
  { "moderator", CANDOUR_ROLE_MODERATOR },
  { "decider", CANDOUR_ROLE_MODERATOR },
  { "lead", CANDOUR_ROLE_QA_LEAD },
  { "manager", CANDOUR_ROLE_TEAM_MANAGER },   /* may moderate, but has nothing to do with it */
  { "worker", CANDOUR_ROLE_SOCIAL_WORKER },
};

/* One line a state: each event that may happen, by whom (a m d l p w) and to which state. */
static const char *const expected[CANDOUR_N_MODERATION_STATES] = {
  [CANDOUR_MODERATION_NONE] = "",
  [CANDOUR_MODERATION_WAITING] = "0:l=2 1:l=2 2:mdlp=2 ",
  [CANDOUR_MODERATION_ALLOCATED] = "0:l=2 3:ml=1 4:m=3 ",
  [CANDOUR_MODERATION_GRADING] = "0:l=2 3:ml=1 4:m=3 5:m=4 ",
  [CANDOUR_MODERATION_COMPARING] = "6:m=4 7:ml=5 9:m=6 10:m=4 ",
  [CANDOUR_MODERATION_REFERRED] = "7:l=5 8:d=5 9:d=6 10:m=5 ",
  [CANDOUR_MODERATION_AGREED] = "10:ml=6 11:ml=7 ",
  [CANDOUR_MODERATION_FINISHED] = "12:a=7 ",
};

static CandourModeration *
moderation_new (CandourModerationState  state,
                const char             *auditor_id,
                const char             *moderator_id,
                const char             *decider_id)
{
  CandourModeration *moderation = candour_moderation_new ();

  moderation->state = state;
  moderation->auditor_id = g_strdup (auditor_id);
  moderation->moderator_id = g_strdup (moderator_id);
  moderation->decider_id = g_strdup (decider_id);

  return moderation;
}

static void
add_event (GString                *line,
           CandourModeration      *moderation,
           CandourModerationEvent  event)
{
  g_autoptr(GString) who = g_string_new (NULL);
  CandourModerationState next = CANDOUR_MODERATION_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      guint parties = candour_rules_find_parties (moderation, people[i].id, people[i].role);
      g_autofree char *why = candour_rules_check_event (moderation->state, event, parties, &next);
      g_autofree char *same = candour_rules_check_moderation (moderation, event, people[i].id,
                                                              people[i].role);

      g_assert_cmpstr (why, ==, same);
      if (why == NULL)
        g_string_append_c (who, i == 4 ? 'p' : people[i].id[0]);
      else
        g_assert_cmpuint (strlen (why), >, 10);
    }

  if (who->len > 0)
    g_string_append_printf (line, "%d:%s=%d ", event, who->str, next);
}

static void
test_all (void)
{
  for (CandourModerationState state = 0; state < CANDOUR_N_MODERATION_STATES; state++)
    {
      g_autoptr(CandourModeration) moderation =
        moderation_new (state, "auditor",
                        state > CANDOUR_MODERATION_WAITING ? "moderator" : NULL,
                        state >= CANDOUR_MODERATION_REFERRED ? "decider" : NULL);
      g_autoptr(GString) line = g_string_new (NULL);

      for (CandourModerationEvent event = 0; event < CANDOUR_N_MODERATION_EVENTS; event++)
        add_event (line, moderation, event);

      g_assert_cmpstr (line->str, ==, expected[state]);
    }
}

/* Nobody is there: nobody may do anything. */
static void
test_nobody (void)
{
  for (CandourModerationState state = 0; state < CANDOUR_N_MODERATION_STATES; state++)
    for (CandourModerationEvent event = 0; event < CANDOUR_N_MODERATION_EVENTS; event++)
      {
        g_autofree char *why = candour_rules_check_event (state, event, 0, NULL);

        g_assert_nonnull (why);
      }
}

/* A QA lead who audited it lets the program choose the moderator, and decides nothing. */
static void
test_lead_audited (void)
{
  for (CandourModerationState state = 0; state < CANDOUR_N_MODERATION_STATES; state++)
    {
      g_autoptr(CandourModeration) moderation = moderation_new (state, "lead", "moderator", NULL);

      for (CandourModerationEvent event = 0; event < CANDOUR_N_MODERATION_EVENTS; event++)
        {
          g_autofree char *why = candour_rules_check_moderation (moderation, event, "lead",
                                                                 CANDOUR_ROLE_QA_LEAD);

          g_assert_cmpint (why == NULL, ==,
                           (state == CANDOUR_MODERATION_WAITING && event == CANDOUR_EVENT_SPREAD)
                           || (state == CANDOUR_MODERATION_FINISHED
                               && event == CANDOUR_EVENT_ACKNOWLEDGE));
        }
    }
}

/* A QA lead who moderates it does not decide it; another one does. */
static void
test_lead_moderates (void)
{
  g_autoptr(CandourModeration) moderation =
    moderation_new (CANDOUR_MODERATION_REFERRED, "auditor", "lead", NULL);
  g_autofree char *own = candour_rules_check_moderation (moderation, CANDOUR_EVENT_DECIDE, "lead",
                                                         CANDOUR_ROLE_QA_LEAD);
  g_autofree char *other = candour_rules_check_moderation (moderation, CANDOUR_EVENT_DECIDE,
                                                           "another", CANDOUR_ROLE_QA_LEAD);

  g_assert_cmpstr (own, ==, "This is decided by a second moderator or the QA lead, never by its "
                            "auditor or its moderator.");
  g_assert_null (other);
}

/* Where it went to one person, another QA lead does not decide. */
static void
test_named_decider (void)
{
  g_autoptr(CandourModeration) moderation =
    moderation_new (CANDOUR_MODERATION_REFERRED, "auditor", "moderator", "decider");
  g_autofree char *why = candour_rules_check_moderation (moderation, CANDOUR_EVENT_DECIDE, "lead",
                                                         CANDOUR_ROLE_QA_LEAD);

  g_assert_nonnull (why);
}

static void
test_once (void)
{
  g_autoptr(CandourModeration) moderation =
    moderation_new (CANDOUR_MODERATION_FINISHED, "auditor", "moderator", NULL);
  g_autofree char *why = NULL;

  moderation->read_at = g_strdup ("2026-01-14T10:00:00Z");
  why = candour_rules_check_moderation (moderation, CANDOUR_EVENT_ACKNOWLEDGE, "auditor",
                                        CANDOUR_ROLE_TEAM_MANAGER);
  g_assert_cmpstr (why, ==, "This feedback was read and answered already.");
}

static void
test_sealed (void)
{
  for (CandourModerationState state = 0; state < CANDOUR_N_MODERATION_STATES; state++)
    {
      g_autoptr(CandourModeration) moderation = moderation_new (state, "a", "m", NULL);

      g_assert_cmpint (candour_moderation_is_sealed (moderation), ==,
                       state >= CANDOUR_MODERATION_COMPARING);
    }
}

/* At the desk of an external moderator there is grading, until it went into a file; nothing else,
 * whoever asks.
 */
static void
test_desk (void)
{
  for (int file = 0; file <= 2; file += 2)
    for (int event = 0; event <= CANDOUR_EVENT_ACKNOWLEDGE; event++)
      {
        g_autoptr(CandourModeration) moderation = candour_moderation_new ();
        g_autofree char *why = NULL;

        moderation->state = file == 0 ? CANDOUR_MODERATION_GRADING : CANDOUR_MODERATION_COMPARING;
        moderation->moderator_id = g_strdup ("m");
        moderation->auditor_id = g_strdup ("a");
        moderation->at_desk = TRUE;
        moderation->returned_in = file;
        why = candour_rules_check_moderation (moderation, event, "m", CANDOUR_ROLE_MODERATOR);
        if (event == CANDOUR_EVENT_GRADE && file == 0)
          g_assert_null (why);
        else
          g_assert_nonnull (why);
        if (event == CANDOUR_EVENT_GRADE && file == 2)
          g_assert_cmpstr (why, ==, "Your grades are sealed: they went into file 2.");
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/moderation/all", test_all);
  g_test_add_func ("/core/moderation/nobody", test_nobody);
  g_test_add_func ("/core/moderation/lead-audited", test_lead_audited);
  g_test_add_func ("/core/moderation/lead-moderates", test_lead_moderates);
  g_test_add_func ("/core/moderation/named-decider", test_named_decider);
  g_test_add_func ("/core/moderation/once", test_once);
  g_test_add_func ("/core/moderation/sealed", test_sealed);
  g_test_add_func ("/core/moderation/desk", test_desk);

  return g_test_run ();
}
