/* test-action-rules.c - every state by everybody by every event, the refused ones too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"
#include "candour-audit-rules.h"

#define TODAY "2026-01-14"

/* --- Who there is --------------------------------------------------------------------- */

typedef struct
{
  const char  *name;
  CandourRole  role;
  gboolean     is_owner;
  gboolean     is_auditor;
  gboolean     is_manager;
  gboolean     is_decider;
} Somebody;

static const Somebody everybody[] = {
  { "owner", CANDOUR_ROLE_SOCIAL_WORKER, .is_owner = TRUE },
  { "auditor", CANDOUR_ROLE_SOCIAL_WORKER, .is_auditor = TRUE },
  { "manager", CANDOUR_ROLE_TEAM_MANAGER, .is_manager = TRUE },
  { "decider", CANDOUR_ROLE_TEAM_MANAGER, .is_manager = TRUE, .is_decider = TRUE },
  { "head", .role = CANDOUR_ROLE_HEAD_OF_SERVICE },
  { "qa", .role = CANDOUR_ROLE_QA_LEAD },
  { "moderator", .role = CANDOUR_ROLE_MODERATOR },
  { "worker", .role = CANDOUR_ROLE_SOCIAL_WORKER },
  { "support", .role = CANDOUR_ROLE_SUPPORT_WORKER },
  { "qa-owner", CANDOUR_ROLE_QA_LEAD, .is_owner = TRUE, .is_auditor = TRUE },
  { "auditor-owner", CANDOUR_ROLE_TEAM_MANAGER, .is_owner = TRUE, .is_auditor = TRUE },
};

/* --- What may be ---------------------------------------------------------------------- */

#define OWNERS " owner qa-owner auditor-owner "
#define VERIFIERS " auditor manager decider head qa moderator "

/* Written from the words of the issue, and not from the table of the rules. */
typedef struct
{
  CandourActionEvent event;
  const char        *from;
  int                to;    /* -1: stays */
  const char        *who;
} Allowed;

static const Allowed table[] = {
  { CANDOUR_ACTION_SEND, " draft ", CANDOUR_ACTION_OPEN, "" },
  { CANDOUR_ACTION_ACCEPT, " open ", CANDOUR_ACTION_ACCEPTED, OWNERS },
  { CANDOUR_ACTION_DECLINE, " open ", CANDOUR_ACTION_DECLINED, OWNERS },
  /* An auditor who owned and declined it may still say who does it instead. */
  { CANDOUR_ACTION_REASSIGN, " declined ", CANDOUR_ACTION_OPEN,
    " auditor qa qa-owner auditor-owner " },
  { CANDOUR_ACTION_HAND_ON, " open accepted started not-done ", CANDOUR_ACTION_OPEN,
    OWNERS " manager decider qa " },
  { CANDOUR_ACTION_START, " accepted not-done ", CANDOUR_ACTION_STARTED, OWNERS },
  { CANDOUR_ACTION_REPORT_DONE, " started ", CANDOUR_ACTION_REPORTED_DONE, OWNERS },
  { CANDOUR_ACTION_FIND_DIFFERENCE, " reported-done no-difference ",
    CANDOUR_ACTION_MADE_DIFFERENCE, VERIFIERS },
  { CANDOUR_ACTION_FIND_NO_DIFFERENCE, " reported-done no-difference ",
    CANDOUR_ACTION_NO_DIFFERENCE, VERIFIERS },
  { CANDOUR_ACTION_FIND_NOT_DONE, " reported-done no-difference ", CANDOUR_ACTION_NOT_DONE,
    VERIFIERS },
  { CANDOUR_ACTION_CLOSE, " no-difference ", CANDOUR_ACTION_CLOSED, " qa " },
  { CANDOUR_ACTION_WITHDRAW, " open accepted declined started not-done ",
    CANDOUR_ACTION_WITHDRAWN, " qa " },
  { CANDOUR_ACTION_ASK_TIME, " accepted started not-done ", -1, OWNERS },
  { CANDOUR_ACTION_GIVE_TIME, " accepted started not-done ", -1, " decider " },
  { CANDOUR_ACTION_REFUSE_TIME, " accepted started not-done ", -1, " decider " },
  { CANDOUR_ACTION_ACKNOWLEDGE,
    " open accepted declined started not-done reported-done no-difference ", -1,
    " manager decider qa " },
  { CANDOUR_ACTION_HASTEN, " open accepted declined started not-done ", -1, "" },
};

static const Allowed *
find_allowed (CandourActionEvent event)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].event == event)
      return &table[i];

  return NULL;
}

static gboolean
names (const char *list,
       const char *name)
{
  g_autofree char *whole = g_strdup_printf (" %s ", name);

  return strstr (list, whole) != NULL;
}

/* As each state leaves it. */
static CandourActionPoint *
make_action (CandourActionState state,
             CandourActionEvent event)
{
  CandourActionPoint *action = candour_action_point_new ("audit", "S1");
  gboolean answers = event == CANDOUR_ACTION_GIVE_TIME || event == CANDOUR_ACTION_REFUSE_TIME;

  action->state = state;
  action->owner_id = g_strdup ("owner");
  action->raised_on = g_strdup ("2026-01-12");
  action->owner_since = g_strdup ("2026-01-12");
  action->due_on = g_strdup ("2026-01-30");
  action->first_due_on = g_strdup ("2026-01-30");
  action->check_on = g_strdup (TODAY);
  if (answers)
    action->asked_due_on = g_strdup ("2026-02-13");

  return action;
}

static CandourActionTies
make_ties (const Somebody *somebody)
{
  CandourActionTies ties = {
    .person_id = somebody->name,
    .role = somebody->role,
    .is_owner = somebody->is_owner,
    .is_auditor = somebody->is_auditor,
    .is_manager = somebody->is_manager,
    .is_decider = somebody->is_decider,
    .decider_name = "S. Marsh",
  };

  return ties;
}

static void
check_one (CandourActionState  state,
           CandourActionEvent  event,
           const Somebody     *somebody)
{
  g_autoptr(CandourActionPoint) action = make_action (state, event);
  CandourActionTies ties = make_ties (somebody);
  const Allowed *allowed = find_allowed (event);
  const char *code = candour_code_from_value (candour_action_states, state);
  gboolean may = names (allowed->from, code) && names (allowed->who, somebody->name);
  g_autofree char *sentence =
    candour_rules_check_action_event (action, event, &ties, TODAY, NULL);

  if (g_test_verbose () || (sentence == NULL) != may)
    g_test_message ("%s %s by %s: %s", code,
                    candour_code_from_value (candour_action_events, event), somebody->name,
                    sentence != NULL ? sentence : "yes");
  g_assert_true ((sentence == NULL) == may);
  g_assert_true (sentence == NULL || *sentence != '\0');
}

static void
test_every (void)
{
  guint n = 0;

  for (int state = 0; state < CANDOUR_N_ACTION_STATES; state++)
    for (int event = 0; event < CANDOUR_N_ACTION_EVENTS; event++)
      for (guint i = 0; i < G_N_ELEMENTS (everybody); i++)
        if (event != CANDOUR_ACTION_ADD_EVIDENCE && event != CANDOUR_ACTION_REMOVE_EVIDENCE)
          {
            check_one (state, event, &everybody[i]);
            n++;
          }

  g_assert_cmpuint (n, ==, 11 * 17 * G_N_ELEMENTS (everybody));
}

/* Nobody can skip a state: only what the table has leads anywhere. */
static void
test_next_state (void)
{
  for (int state = 0; state < CANDOUR_N_ACTION_STATES; state++)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      {
        const char *code = candour_code_from_value (candour_action_states, state);
        int next = candour_rules_next_action_state (state, table[i].event);

        if (names (table[i].from, code))
          g_assert_cmpint (next, ==, table[i].to < 0 ? state : table[i].to);
        else
          g_assert_cmpint (next, ==, -1);
      }
}

static void
test_evidence (void)
{
  static const char at_work[] = " accepted started not-done ";
  static const char done[] = " reported-done no-difference ";

  for (int state = 0; state < CANDOUR_N_ACTION_STATES; state++)
    for (guint i = 0; i < G_N_ELEMENTS (everybody); i++)
      for (int event = CANDOUR_ACTION_ADD_EVIDENCE; event <= CANDOUR_ACTION_REMOVE_EVIDENCE;
           event++)
        {
          g_autoptr(CandourActionPoint) action = make_action (state, event);
          CandourActionTies ties = make_ties (&everybody[i]);
          const char *code = candour_code_from_value (candour_action_states, state);
          gboolean may = everybody[i].is_owner ? names (at_work, code)
                                               : names (done, code)
                                                 && names (VERIFIERS, everybody[i].name);
          g_autofree char *sentence =
            candour_rules_check_action_event (action, event, &ties, TODAY, NULL);

          g_assert_true ((sentence == NULL) == may);
        }
}

/* --- What only some days allow -------------------------------------------------------- */

static void
test_decline_in_time (void)
{
  /* Came on Monday; five working days end on the Monday after, or later with a holiday. */
  static const struct
  {
    const char *today;
    const char *holiday;
    gboolean    may;
  } cases[] = {
    { "2026-01-12", NULL, TRUE },
    { "2026-01-19", NULL, TRUE },
    { "2026-01-20", NULL, FALSE },
    { "2026-01-20", "2026-01-15", TRUE },
    { "2026-01-21", "2026-01-15", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) action =
        make_action (CANDOUR_ACTION_OPEN, CANDOUR_ACTION_DECLINE);
      g_autoptr(CandourHolidays) holidays = candour_holidays_new ();
      CandourActionTies ties = make_ties (&everybody[0]);
      g_autofree char *sentence = NULL;

      if (cases[i].holiday != NULL)
        candour_holidays_add (holidays, cases[i].holiday);
      sentence = candour_rules_check_action_event (action, CANDOUR_ACTION_DECLINE, &ties,
                                                   cases[i].today, holidays);
      g_assert_true ((sentence == NULL) == cases[i].may);
    }
}

static void
test_close_in_time (void)
{
  g_autoptr(CandourActionPoint) action =
    make_action (CANDOUR_ACTION_NO_DIFFERENCE, CANDOUR_ACTION_CLOSE);
  CandourActionTies qa = make_ties (&everybody[5]);
  g_autofree char *early = NULL;

  candour_set_text (&action->check_on, "2026-01-15");
  early = candour_rules_check_action_event (action, CANDOUR_ACTION_CLOSE, &qa, TODAY, NULL);
  g_assert_cmpstr (early, ==, "It is checked again on Thu 15 Jan. Until then it stays in view.");
  g_assert_null (candour_rules_check_action_event (action, CANDOUR_ACTION_CLOSE, &qa,
                                                   "2026-01-15", NULL));
}

static void
test_sentences (void)
{
  static const struct
  {
    CandourActionState  state;
    CandourActionEvent  event;
    guint               who;
    const char         *sentence;
  } cases[] = {
    { CANDOUR_ACTION_REPORTED_DONE, CANDOUR_ACTION_FIND_DIFFERENCE, 0,
      "You own this action, so somebody else verifies it." },
    { CANDOUR_ACTION_REPORTED_DONE, CANDOUR_ACTION_FIND_DIFFERENCE, 9,
      "You own this action, so somebody else verifies it." },
    { CANDOUR_ACTION_REPORTED_DONE, CANDOUR_ACTION_FIND_DIFFERENCE, 7,
      "The auditor, a manager or the QA lead verifies it." },
    { CANDOUR_ACTION_ACCEPTED, CANDOUR_ACTION_REPORT_DONE, 0, "Start the action first." },
    { CANDOUR_ACTION_OPEN, CANDOUR_ACTION_START, 0, "Accept the action first." },
    { CANDOUR_ACTION_STARTED, CANDOUR_ACTION_GIVE_TIME, 5, "S. Marsh decides." },
    { CANDOUR_ACTION_STARTED, CANDOUR_ACTION_WITHDRAW, 2,
      "Only the QA lead can withdraw an action." },
    { CANDOUR_ACTION_STARTED, CANDOUR_ACTION_WITHDRAW, 9,
      "You own this action, so this is somebody else’s to decide." },
    { CANDOUR_ACTION_REPORTED_DONE, CANDOUR_ACTION_ASK_TIME, 0,
      "It is reported done, and waits to be verified." },
    { CANDOUR_ACTION_MADE_DIFFERENCE, CANDOUR_ACTION_START, 0, "This action is closed." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) action = make_action (cases[i].state, cases[i].event);
      CandourActionTies ties = make_ties (&everybody[cases[i].who]);
      g_autofree char *sentence =
        candour_rules_check_action_event (action, cases[i].event, &ties, TODAY, NULL);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_asked_once (void)
{
  g_autoptr(CandourActionPoint) action =
    make_action (CANDOUR_ACTION_STARTED, CANDOUR_ACTION_GIVE_TIME);
  CandourActionTies owner = make_ties (&everybody[0]);
  CandourActionTies decider = make_ties (&everybody[3]);
  g_autofree char *again =
    candour_rules_check_action_event (action, CANDOUR_ACTION_ASK_TIME, &owner, TODAY, NULL);
  g_autofree char *nothing = NULL;

  g_assert_cmpstr (again, ==, "S. Marsh has not answered your last request yet.");
  g_clear_pointer (&action->asked_due_on, g_free);
  nothing =
    candour_rules_check_action_event (action, CANDOUR_ACTION_GIVE_TIME, &decider, TODAY, NULL);
  g_assert_cmpstr (nothing, ==, "Nobody asked for more time.");
}

/* --- What an event needs -------------------------------------------------------------- */

static void
test_needs (void)
{
  static const struct
  {
    CandourActionEvent event;
    CandourActionMove  move;
    int                n_evidence;
    gboolean           is_whole;
  } cases[] = {
    { CANDOUR_ACTION_ACCEPT, { 0 }, 0, TRUE },
    { CANDOUR_ACTION_START, { 0 }, 0, TRUE },
    { CANDOUR_ACTION_DECLINE, { 0 }, 0, FALSE },
    { CANDOUR_ACTION_DECLINE, { .words = " \n" }, 0, FALSE },
    { CANDOUR_ACTION_DECLINE, { .words = "Not mine" }, 0, TRUE },
    { CANDOUR_ACTION_REASSIGN, { .words = "Hers" }, 0, FALSE },
    { CANDOUR_ACTION_REASSIGN, { .words = "Hers", .other_id = "owner" }, 0, FALSE },
    { CANDOUR_ACTION_REASSIGN, { .other_id = "other" }, 0, FALSE },
    { CANDOUR_ACTION_REASSIGN, { .words = "Hers", .other_id = "other" }, 0, TRUE },
    { CANDOUR_ACTION_HAND_ON, { .words = "On leave", .other_id = "other" }, 0, TRUE },
    { CANDOUR_ACTION_HAND_ON, { .words = "On leave" }, 0, FALSE },
    { CANDOUR_ACTION_REPORT_DONE, { .words = "Met father" }, 0, FALSE },
    { CANDOUR_ACTION_REPORT_DONE, { 0 }, 1, FALSE },
    { CANDOUR_ACTION_REPORT_DONE, { .words = "Met father" }, 1, TRUE },
    { CANDOUR_ACTION_FIND_DIFFERENCE, { 0 }, 1, FALSE },
    { CANDOUR_ACTION_FIND_DIFFERENCE, { .words = "She rings him" }, 1, TRUE },
    { CANDOUR_ACTION_FIND_NO_DIFFERENCE, { 0 }, 1, FALSE },
    { CANDOUR_ACTION_FIND_NO_DIFFERENCE, { .words = "Not yet" }, 1, TRUE },
    { CANDOUR_ACTION_FIND_NOT_DONE, { .words = "No" }, 1, FALSE },
    { CANDOUR_ACTION_FIND_NOT_DONE, { .words = "No", .new_due_on = TODAY }, 1, FALSE },
    { CANDOUR_ACTION_FIND_NOT_DONE, { .words = "No", .new_due_on = "2026-01-15" }, 1, TRUE },
    { CANDOUR_ACTION_FIND_NOT_DONE, { .words = "No", .new_due_on = "soon" }, 1, FALSE },
    { CANDOUR_ACTION_WITHDRAW, { 0 }, 0, FALSE },
    { CANDOUR_ACTION_WITHDRAW, { .words = "The child moved" }, 0, TRUE },
    { CANDOUR_ACTION_CLOSE, { 0 }, 0, FALSE },
    { CANDOUR_ACTION_CLOSE, { .words = "It did not help" }, 0, TRUE },
    { CANDOUR_ACTION_ASK_TIME, { "Visits go on", "2026-02-13", NULL, CANDOUR_DELAY_COURT }, 0,
      TRUE },
    { CANDOUR_ACTION_ASK_TIME, { "Visits go on", "2026-02-13", NULL, CANDOUR_DELAY_NONE }, 0,
      FALSE },
    { CANDOUR_ACTION_ASK_TIME, { "", "2026-02-13", NULL, CANDOUR_DELAY_COURT }, 0, FALSE },
    /* After the date it has, and not only after today. */
    { CANDOUR_ACTION_ASK_TIME, { "Visits go on", "2026-01-30", NULL, CANDOUR_DELAY_COURT }, 0,
      FALSE },
    { CANDOUR_ACTION_ASK_TIME, { "Visits go on", "2026-01-10", NULL, CANDOUR_DELAY_COURT }, 0,
      FALSE },
    { CANDOUR_ACTION_GIVE_TIME, { 0 }, 0, TRUE },
    { CANDOUR_ACTION_REFUSE_TIME, { 0 }, 0, FALSE },
    { CANDOUR_ACTION_REFUSE_TIME, { .words = "She is not safe" }, 0, TRUE },
    { CANDOUR_ACTION_ACKNOWLEDGE, { 0 }, 0, FALSE },
    { CANDOUR_ACTION_ACKNOWLEDGE, { .words = "I ring today" }, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) action =
        make_action (CANDOUR_ACTION_STARTED, cases[i].event);
      g_autofree char *sentence = NULL;

      action->n_evidence = cases[i].n_evidence;
      sentence = candour_rules_check_action_move (action, cases[i].event, &cases[i].move, TODAY);
      if ((sentence == NULL) != cases[i].is_whole)
        g_test_message ("case %u: %s", i, sentence);
      g_assert_true ((sentence == NULL) == cases[i].is_whole);
    }
}

/* --- What comes of it ----------------------------------------------------------------- */

static void
apply (CandourActionPoint *action,
       CandourActionEvent  event,
       const char         *new_due_on,
       const char         *other_id,
       const char         *today)
{
  CandourActionMove move = { .new_due_on = new_due_on, .other_id = other_id };

  candour_rules_apply_action_event (action, event, &move, today);
}

static void
test_life (void)
{
  g_autoptr(CandourActionPoint) action = candour_action_point_new ("audit", "S1");

  action->owner_id = g_strdup ("owner");
  action->due_on = g_strdup ("2026-01-30");
  apply (action, CANDOUR_ACTION_SEND, NULL, NULL, "2026-01-12");
  g_assert_cmpstr (action->raised_on, ==, "2026-01-12");
  g_assert_cmpstr (action->first_due_on, ==, "2026-01-30");

  apply (action, CANDOUR_ACTION_DECLINE, NULL, NULL, "2026-01-13");
  apply (action, CANDOUR_ACTION_REASSIGN, NULL, "other", "2026-01-14");
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_cmpstr (action->owner_id, ==, "other");
  g_assert_cmpstr (action->owner_since, ==, "2026-01-14");

  apply (action, CANDOUR_ACTION_ACCEPT, NULL, NULL, "2026-01-14");
  apply (action, CANDOUR_ACTION_START, NULL, NULL, "2026-01-15");
  apply (action, CANDOUR_ACTION_ASK_TIME, "2026-02-13", NULL, "2026-01-15");
  g_assert_cmpstr (action->asked_due_on, ==, "2026-02-13");
  g_assert_cmpstr (action->due_on, ==, "2026-01-30");
  apply (action, CANDOUR_ACTION_GIVE_TIME, NULL, NULL, "2026-01-16");
  g_assert_cmpstr (action->due_on, ==, "2026-02-13");
  g_assert_cmpstr (action->first_due_on, ==, "2026-01-30");
  g_assert_cmpint (action->n_extended, ==, 1);
  g_assert_null (action->asked_due_on);

  apply (action, CANDOUR_ACTION_REPORT_DONE, NULL, NULL, "2026-01-20");
  g_assert_cmpstr (action->done_on, ==, "2026-01-20");
  apply (action, CANDOUR_ACTION_FIND_NOT_DONE, "2026-03-02", NULL, "2026-01-22");
  g_assert_null (action->done_on);
  g_assert_null (action->verified_on);
  g_assert_cmpstr (action->due_on, ==, "2026-03-02");
  g_assert_cmpstr (action->first_due_on, ==, "2026-01-30");

  apply (action, CANDOUR_ACTION_START, NULL, NULL, "2026-01-23");
  apply (action, CANDOUR_ACTION_REPORT_DONE, NULL, NULL, "2026-02-20");
  apply (action, CANDOUR_ACTION_FIND_NO_DIFFERENCE, NULL, NULL, "2026-02-23");
  g_assert_cmpstr (action->check_on, ==, "2026-03-25");
  g_assert_cmpstr (action->verified_on, ==, "2026-02-23");
  g_assert_null (action->closed_on);
  g_assert_true (candour_rules_is_action_open (action->state));
  apply (action, CANDOUR_ACTION_FIND_DIFFERENCE, NULL, NULL, "2026-03-25");
  g_assert_cmpstr (action->verified_on, ==, "2026-02-23");
  g_assert_cmpstr (action->closed_on, ==, "2026-03-25");
  g_assert_null (action->check_on);
}

static void
test_handed_on_lapses (void)
{
  g_autoptr(CandourActionPoint) action =
    make_action (CANDOUR_ACTION_STARTED, CANDOUR_ACTION_GIVE_TIME);

  apply (action, CANDOUR_ACTION_HAND_ON, NULL, "other", TODAY);
  g_assert_null (action->asked_due_on);
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_cmpstr (action->due_on, ==, "2026-01-30");
}

/* --- People --------------------------------------------------------------------------- */

static void
add_person (GPtrArray   *people,
            const char  *id,
            CandourRole  role,
            const char  *manager_id,
            const char  *team_id)
{
  CandourPerson *person = candour_person_new ();

  person->id = g_strdup (id);
  person->name = g_strdup (id);
  person->role = role;
  person->manager_id = g_strdup (manager_id);
  person->team_id = g_strdup (team_id);
  g_ptr_array_add (people, person);
}

static GPtrArray *
make_people (void)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_person_free);

  add_person (people, "worker", CANDOUR_ROLE_SOCIAL_WORKER, "senior", "East");
  add_person (people, "senior", CANDOUR_ROLE_SOCIAL_WORKER, "manager", "East");
  add_person (people, "manager", CANDOUR_ROLE_TEAM_MANAGER, "head", "East");
  add_person (people, "head", CANDOUR_ROLE_HEAD_OF_SERVICE, "director", NULL);
  add_person (people, "director", CANDOUR_ROLE_HEAD_OF_SERVICE, NULL, NULL);
  add_person (people, "loose", CANDOUR_ROLE_SOCIAL_WORKER, NULL, "East");
  add_person (people, "alone", CANDOUR_ROLE_SOCIAL_WORKER, NULL, "West");
  add_person (people, "round", CANDOUR_ROLE_SOCIAL_WORKER, "about", NULL);
  add_person (people, "about", CANDOUR_ROLE_TEAM_MANAGER, "round", NULL);
  add_person (people, "lost", CANDOUR_ROLE_SOCIAL_WORKER, "gone", NULL);
  add_person (people, "gone", CANDOUR_ROLE_TEAM_MANAGER, "head", NULL);
  ((CandourPerson *) people->pdata[people->len - 1])->left_on = g_strdup ("2025-12-01");

  return people;
}

static void
test_decider (void)
{
  static const struct
  {
    const char *owner;
    int         number;
    const char *decider;
  } cases[] = {
    { "worker", 1, "manager" }, { "worker", 2, "head" },    { "worker", 3, "head" },
    { "senior", 1, "manager" }, { "manager", 1, "head" },   { "manager", 2, "head" },
    { "head", 1, "director" },  { "head", 2, "director" },  { "director", 1, NULL },
    { "loose", 1, "manager" },  { "loose", 2, "head" },     { "alone", 1, NULL },
    { "round", 1, "about" },    { "about", 1, NULL },       { "lost", 1, "head" },
    { "nobody", 1, NULL },
  };
  g_autoptr(GPtrArray) people = make_people ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CandourPerson *decider =
        candour_rules_find_time_decider (cases[i].owner, cases[i].number, people);

      g_assert_cmpstr (decider != NULL ? decider->id : NULL, ==, cases[i].decider);
    }
}

static void
test_ties (void)
{
  static const struct
  {
    const char  *owner;
    const char  *person;
    CandourRole  role;
    int          n_extended;
    gboolean     is_manager;
    gboolean     is_decider;
  } cases[] = {
    { "worker", "manager", CANDOUR_ROLE_TEAM_MANAGER, 0, TRUE, TRUE },
    { "worker", "manager", CANDOUR_ROLE_TEAM_MANAGER, 1, TRUE, FALSE },
    { "worker", "head", CANDOUR_ROLE_HEAD_OF_SERVICE, 0, TRUE, FALSE },
    { "worker", "head", CANDOUR_ROLE_HEAD_OF_SERVICE, 1, TRUE, TRUE },
    { "worker", "qa", CANDOUR_ROLE_QA_LEAD, 0, FALSE, FALSE },
    { "alone", "qa", CANDOUR_ROLE_QA_LEAD, 0, FALSE, TRUE },
    { "alone", "alone", CANDOUR_ROLE_QA_LEAD, 0, FALSE, FALSE },
    { "worker", "worker", CANDOUR_ROLE_SOCIAL_WORKER, 0, FALSE, FALSE },
    { "loose", "manager", CANDOUR_ROLE_TEAM_MANAGER, 0, TRUE, TRUE },
  };
  g_autoptr(GPtrArray) people = make_people ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) action = candour_action_point_new ("audit", NULL);
      CandourActionTies ties;

      action->owner_id = g_strdup (cases[i].owner);
      action->n_extended = cases[i].n_extended;
      ties = candour_rules_find_action_ties (action, "auditor", cases[i].person, cases[i].role,
                                             people);
      g_assert_true (ties.is_manager == cases[i].is_manager);
      g_assert_true (ties.is_decider == cases[i].is_decider);
      g_assert_true (ties.is_owner == g_str_equal (cases[i].owner, cases[i].person));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/action-rules/every-state-person-event", test_every);
  g_test_add_func ("/core/action-rules/next-state", test_next_state);
  g_test_add_func ("/core/action-rules/evidence", test_evidence);
  g_test_add_func ("/core/action-rules/decline-in-time", test_decline_in_time);
  g_test_add_func ("/core/action-rules/close-in-time", test_close_in_time);
  g_test_add_func ("/core/action-rules/sentences", test_sentences);
  g_test_add_func ("/core/action-rules/asked-once", test_asked_once);
  g_test_add_func ("/core/action-rules/needs", test_needs);
  g_test_add_func ("/core/action-rules/life", test_life);
  g_test_add_func ("/core/action-rules/handed-on-lapses", test_handed_on_lapses);
  g_test_add_func ("/core/action-rules/decider", test_decider);
  g_test_add_func ("/core/action-rules/ties", test_ties);

  return g_test_run ();
}
