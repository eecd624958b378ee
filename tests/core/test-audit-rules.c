/* test-audit-rules.c - who may audit what, and who may do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"

#include <string.h>

#include "candour-test-audit.h"

#define TODAY "2026-01-14"

typedef struct
{
  GPtrArray *people;
  GPtrArray *teams;
  GPtrArray *allocations;
} Council;

/* Service > Locality > North, South; each person's manager stands behind the name. */
static const struct
{
  const char  *id;
  CandourRole  role;
  const char  *team;
  const char  *manager;
  const char  *trained;
  const char  *left;
} staff[] = {
  { "head", CANDOUR_ROLE_HEAD_OF_SERVICE, "service", NULL, "2020-01-01", NULL },
  { "lead", CANDOUR_ROLE_QA_LEAD, "service", "head", "2020-01-01", NULL },
  { "service-manager", CANDOUR_ROLE_TEAM_MANAGER, "desk", "head", "2020-01-01", NULL },
  { "locality", CANDOUR_ROLE_TEAM_MANAGER, "locality", NULL, "2020-01-01", NULL },
  { "north", CANDOUR_ROLE_TEAM_MANAGER, "north", "service-manager", "2020-01-01", NULL },
  { "south", CANDOUR_ROLE_TEAM_MANAGER, "south", "service-manager", "2020-01-01", NULL },
  { "worker", CANDOUR_ROLE_SOCIAL_WORKER, "north", "north", NULL, NULL },
  { "peer", CANDOUR_ROLE_SOCIAL_WORKER, "north", "north", "2024-01-01", NULL },
  { "was-north", CANDOUR_ROLE_SOCIAL_WORKER, "south", "south", "2024-01-01", NULL },
  { "novice", CANDOUR_ROLE_TEAM_MANAGER, "south", "service-manager", NULL, NULL },
  { "soon", CANDOUR_ROLE_TEAM_MANAGER, "south", "service-manager", "2026-01-15", NULL },
  { "gone", CANDOUR_ROLE_TEAM_MANAGER, "south", "service-manager", "2020-01-01", "2026-01-14" },
  { "going", CANDOUR_ROLE_TEAM_MANAGER, "south", "service-manager", "2020-01-01", "2026-01-15" },
  { "round-a", CANDOUR_ROLE_TEAM_MANAGER, "desk", "round-b", "2020-01-01", NULL },
  { "round-b", CANDOUR_ROLE_TEAM_MANAGER, "desk", "round-a", "2020-01-01", NULL },
};

static void
add_team (Council    *council,
          const char *id,
          const char *parent)
{
  CandourTeam *team = candour_team_new ();

  team->id = g_strdup (id);
  team->name = g_strdup (id);
  team->parent_id = g_strdup (parent);
  g_ptr_array_add (council->teams, team);
}

static void
set_up (Council       *council,
        gconstpointer  data)
{
  council->people = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_person_free);
  council->teams = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_team_free);
  council->allocations = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_allocation_free);

  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      CandourPerson *person = candour_person_new ();

      person->id = g_strdup (staff[i].id);
      person->name = g_strdup (staff[i].id);
      person->role = staff[i].role;
      person->team_id = g_strdup (staff[i].team);
      person->manager_id = g_strdup (staff[i].manager);
      person->trained_on = g_strdup (staff[i].trained);
      person->left_on = g_strdup (staff[i].left);
      g_ptr_array_add (council->people, person);
    }

  add_team (council, "service", NULL);
  add_team (council, "desk", "service");
  add_team (council, "locality", "service");
  add_team (council, "north", "locality");
  add_team (council, "south", "locality");
  add_team (council, "circle-a", "circle-b");
  add_team (council, "circle-b", "circle-a");
}

static void
tear_down (Council       *council,
           gconstpointer  data)
{
  g_ptr_array_unref (council->people);
  g_ptr_array_unref (council->teams);
  g_ptr_array_unref (council->allocations);
}

static CandourPerson *
find_person (Council    *council,
             const char *id)
{
  for (guint i = 0; i < council->people->len; i++)
    {
      CandourPerson *person = g_ptr_array_index (council->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  g_assert_not_reached ();
}

static CandourTie
find_tie (Council    *council,
          const char *auditor,
          const char *worker,
          const char *team)
{
  g_autoptr(CandourCase) child_case = candour_case_new ();

  child_case->worker_id = g_strdup (worker);
  child_case->team_id = g_strdup (team);

  return candour_rules_find_tie (find_person (council, auditor), child_case, council->people,
                                 council->teams, council->allocations, TODAY);
}

static void
test_ties (Council       *council,
           gconstpointer  data)
{
  static const struct
  {
    const char *auditor;
    const char *worker;
    const char *team;
    CandourTie  tie;
  } cases[] = {
    { "south", "worker", "north", CANDOUR_TIE_NONE },
    { "was-north", "worker", "north", CANDOUR_TIE_NONE },
    { "lead", "worker", "north", CANDOUR_TIE_NONE },
    { "round-a", "worker", "north", CANDOUR_TIE_NONE },
    { "peer", "peer", "north", CANDOUR_TIE_OWN_CASE },
    { "north", "worker", "north", CANDOUR_TIE_LINE_MANAGER },
    { "service-manager", "worker", "north", CANDOUR_TIE_LINE_MANAGER },
    { "head", "worker", "north", CANDOUR_TIE_LINE_MANAGER },
    { "peer", "worker", "north", CANDOUR_TIE_OWN_TEAM },
    /* A manager of a team that the worker's is nested in. */
    { "locality", "worker", "north", CANDOUR_TIE_OWN_TEAM },
    { "locality", NULL, "south", CANDOUR_TIE_OWN_TEAM },
    { "head", NULL, "desk", CANDOUR_TIE_OWN_TEAM },
    { "lead", NULL, "north", CANDOUR_TIE_NONE },
    { "lead", NULL, "service", CANDOUR_TIE_OWN_TEAM },
    { "north", NULL, "locality", CANDOUR_TIE_NONE },
    /* Nobody holds the case, but the team's manager is managed. */
    { "north", NULL, "north", CANDOUR_TIE_OWN_TEAM },
    { "service-manager", NULL, "south", CANDOUR_TIE_OWN_TEAM },
    { "south", NULL, "north", CANDOUR_TIE_NONE },
    /* The worker's team counts as well as the record's. */
    { "peer", "worker", "south", CANDOUR_TIE_OWN_TEAM },
    { "south", NULL, NULL, CANDOUR_TIE_NONE },
    { "south", "nobody-known", "north", CANDOUR_TIE_NONE },
    { "novice", "worker", "north", CANDOUR_TIE_NOT_TRAINED },
    { "soon", "worker", "north", CANDOUR_TIE_NOT_TRAINED },
    { "gone", "worker", "north", CANDOUR_TIE_LEFT },
    { "going", "worker", "north", CANDOUR_TIE_NONE },
    /* Circles in the lists end. */
    { "south", "round-a", "circle-a", CANDOUR_TIE_NONE },
    { "round-a", "round-b", "circle-a", CANDOUR_TIE_LINE_MANAGER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s of %s", cases[i].auditor, cases[i].worker, cases[i].team);
      g_assert_cmpint (find_tie (council, cases[i].auditor, cases[i].worker, cases[i].team), ==,
                       cases[i].tie);
    }
}

static void
test_held_before (Council       *council,
                  gconstpointer  data)
{
  static const struct
  {
    const char *until;
    CandourTie  tie;
  } cases[] = {
    { NULL, CANDOUR_TIE_OWN_CASE },
    { "2025-11-30", CANDOUR_TIE_HELD_BEFORE },
    { "2025-01-15", CANDOUR_TIE_HELD_BEFORE },
    { "2025-01-14", CANDOUR_TIE_NONE },
    { "2020-01-01", CANDOUR_TIE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (council->allocations, 0);
      g_ptr_array_add (council->allocations,
                       candour_allocation_new ("worker", "2019-01-01", "2019-02-01"));
      g_ptr_array_add (council->allocations,
                       candour_allocation_new ("was-north", "2019-02-01", cases[i].until));

      g_assert_cmpint (find_tie (council, "was-north", "worker", "north"), ==, cases[i].tie);
      g_assert_cmpint (find_tie (council, "south", "worker", "north"), ==, CANDOUR_TIE_NONE);
    }
}

/* What was given with no lists at all must still be answered. */
static void
test_no_lists (void)
{
  g_autoptr(CandourPerson) auditor = candour_person_new ();
  g_autoptr(CandourCase) child_case = candour_case_new ();

  auditor->id = g_strdup ("a");
  auditor->trained_on = g_strdup ("2020-01-01");
  child_case->worker_id = g_strdup ("b");
  child_case->team_id = g_strdup ("north");

  g_assert_cmpint (candour_rules_find_tie (auditor, child_case, NULL, NULL, NULL, TODAY), ==,
                   CANDOUR_TIE_NONE);
}

/* Begun of the work of "worker" of North. */
static void
test_audit_tie (Council       *council,
                gconstpointer  data)
{
  static const struct
  {
    const char        *auditor;
    const char        *worker;   /* who has the case now */
    const char        *team;
    CandourAuditState  state;
    CandourTie         tie;
  } cases[] = {
    { "south", "worker", "north", CANDOUR_AUDIT_IN_PROGRESS, CANDOUR_TIE_NONE },
    /* As it is now, */
    { "south", "south", "north", CANDOUR_AUDIT_IN_PROGRESS, CANDOUR_TIE_OWN_CASE },
    { "south", "was-north", "south", CANDOUR_AUDIT_NOT_STARTED, CANDOUR_TIE_LINE_MANAGER },
    /* and as it was then, */
    { "north", "was-north", "south", CANDOUR_AUDIT_IN_PROGRESS, CANDOUR_TIE_LINE_MANAGER },
    { "peer", NULL, NULL, CANDOUR_AUDIT_NOT_STARTED, CANDOUR_TIE_OWN_TEAM },
    /* until it is sealed. */
    { "north", "worker", "north", CANDOUR_AUDIT_ACTIONS_OPEN, CANDOUR_TIE_NONE },
    { "north", "worker", "north", CANDOUR_AUDIT_CLOSED, CANDOUR_TIE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourAudit) audit = candour_audit_new ();
      g_autoptr(CandourCase) child_case = candour_case_new ();

      audit->state = cases[i].state;
      audit->worker_id = g_strdup ("worker");
      audit->team_id = g_strdup ("north");
      child_case->worker_id = g_strdup (cases[i].worker);
      child_case->team_id = g_strdup (cases[i].team);
      g_assert_cmpint (candour_rules_find_audit_tie (audit,
                                                     find_person (council, cases[i].auditor),
                                                     child_case, council->people, council->teams,
                                                     council->allocations, TODAY), ==,
                       cases[i].tie);
    }
}

static gboolean
may_allow (const CandourAudit *audit,
           CandourTie          tie,
           CandourRole         role)
{
  g_autofree char *sentence = candour_rules_check_allow (audit, tie, role);

  return sentence == NULL;
}

static void
test_allow (void)
{
  g_autoptr(CandourAudit) audit = candour_audit_new ();

  audit->state = CANDOUR_AUDIT_IN_PROGRESS;
  g_assert_true (may_allow (audit, CANDOUR_TIE_OWN_TEAM, CANDOUR_ROLE_QA_LEAD));
  g_assert_false (may_allow (audit, CANDOUR_TIE_OWN_TEAM, CANDOUR_ROLE_HEAD_OF_SERVICE));
  g_assert_false (may_allow (audit, CANDOUR_TIE_NONE, CANDOUR_ROLE_QA_LEAD));
  g_assert_false (may_allow (audit, CANDOUR_TIE_NOT_TRAINED, CANDOUR_ROLE_QA_LEAD));

  audit->waiting_since = g_strdup ("2026-01-14T09:00:00Z");
  g_assert_false (may_allow (audit, CANDOUR_TIE_OWN_TEAM, CANDOUR_ROLE_QA_LEAD));
  g_clear_pointer (&audit->waiting_since, g_free);

  /* Once is enough, for that one. */
  candour_rules_allow_ties (audit, 1u << CANDOUR_TIE_OWN_TEAM, "lead", "Nobody else is here.");
  g_assert_false (may_allow (audit, CANDOUR_TIE_OWN_TEAM, CANDOUR_ROLE_QA_LEAD));
  g_assert_true (may_allow (audit, CANDOUR_TIE_LINE_MANAGER, CANDOUR_ROLE_QA_LEAD));

  audit->state = CANDOUR_AUDIT_CLOSED;
  g_assert_false (may_allow (audit, CANDOUR_TIE_LINE_MANAGER, CANDOUR_ROLE_QA_LEAD));
}

static CandourTie
find_audit_tie (Council            *council,
                const CandourAudit *audit,
                const char         *auditor,
                const CandourCase  *child_case)
{
  return candour_rules_find_audit_tie (audit, find_person (council, auditor), child_case,
                                       council->people, council->teams, council->allocations,
                                       TODAY);
}

/* What was allowed neither stops again nor hides what comes up beside it. */
static void
test_other_tie (Council       *council,
                gconstpointer  data)
{
  g_autoptr(CandourAudit) audit = candour_audit_new ();
  g_autoptr(CandourCase) child_case = candour_case_new ();
  CandourTie tie;
  guint ties;

  /* Whose case it is is of their own team too; both are allowed at once. */
  audit->state = CANDOUR_AUDIT_IN_PROGRESS;
  audit->auditor_id = g_strdup ("north");
  child_case->worker_id = g_strdup ("north");
  ties = candour_rules_find_ties (audit, find_person (council, "north"), child_case,
                                  council->people, council->teams, council->allocations, TODAY);
  g_assert_cmpuint (ties, ==, 1u << CANDOUR_TIE_OWN_CASE | 1u << CANDOUR_TIE_OWN_TEAM);
  candour_rules_allow_ties (audit, ties, "lead", "Nobody else is trained.");
  tie = find_audit_tie (council, audit, "north", child_case);
  g_assert_cmpint (tie, ==, CANDOUR_TIE_OWN_CASE);
  g_assert_false (candour_rules_is_tied (audit, tie));

  /* Begun of the work of somebody whom the auditor manages now. */
  audit->worker_id = g_strdup ("worker");
  tie = find_audit_tie (council, audit, "north", child_case);
  g_assert_cmpint (tie, ==, CANDOUR_TIE_LINE_MANAGER);
  g_assert_true (candour_rules_is_tied (audit, tie));

  candour_rules_allow_ties (audit, 1u << CANDOUR_TIE_LINE_MANAGER, "second", "It is nearly done.");
  g_assert_false (candour_rules_is_tied (audit, find_audit_tie (council, audit, "north",
                                                                child_case)));
  g_assert_cmpstr (audit->exception_by, ==, "second");
  g_assert_cmpstr (audit->exception_reason, ==, "Nobody else is trained. It is nearly done.");

  /* It was allowed to one person. */
  g_assert_cmpint (find_audit_tie (council, audit, "peer", child_case), ==, CANDOUR_TIE_OWN_TEAM);
}

static void
test_tie_codes (void)
{
  g_autoptr(CandourAudit) audit = candour_audit_new ();
  g_autofree char *none = candour_ties_dup_codes (0);
  g_autofree char *codes = NULL;

  candour_rules_allow_ties (audit, 1u << CANDOUR_TIE_OWN_CASE | 1u << CANDOUR_TIE_OWN_TEAM, "lead",
                            "Why");
  codes = candour_ties_dup_codes (audit->exception_ties);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (codes, ==, "own-case held-before own-team");
  g_assert_cmpuint (candour_ties_from_codes (codes), ==, audit->exception_ties);
  g_assert_cmpuint (candour_ties_from_codes ("own-team  unknown"), ==,
                    1u << CANDOUR_TIE_OWN_TEAM);
  g_assert_cmpuint (candour_ties_from_codes (NULL), ==, 0);
}

static void
test_tie_words (void)
{
  g_autofree char *yours = candour_tie_dup_sentence (CANDOUR_TIE_LINE_MANAGER, TRUE, "S. Marsh");
  g_autofree char *theirs = candour_tie_dup_sentence (CANDOUR_TIE_LINE_MANAGER, FALSE, "S. Marsh");

  g_assert_cmpstr (yours, ==, "You manage this worker. Hand this audit on.");
  g_assert_cmpstr (theirs, ==, "S. Marsh manages this worker. Choose another auditor.");
  g_assert_cmpstr (candour_tie_get_name (CANDOUR_TIE_OWN_TEAM, TRUE), ==, "Your own team");
  g_assert_cmpstr (candour_tie_get_name (CANDOUR_TIE_OWN_TEAM, FALSE), ==, "Own team");

  for (CandourTie tie = CANDOUR_TIE_NONE; tie <= CANDOUR_TIE_LEFT; tie++)
    {
      g_autofree char *you = candour_tie_dup_sentence (tie, TRUE, NULL);
      g_autofree char *other = candour_tie_dup_sentence (tie, FALSE, "N. Vale");

      g_assert_cmpstr (candour_tie_get_name (tie, FALSE), !=, "");
      g_assert_cmpstr (you, !=, "");
      g_assert_nonnull (strstr (other, "N. Vale"));
    }
}

static void
test_tie_allowed (void)
{
  g_assert_false (candour_tie_may_be_allowed (CANDOUR_TIE_NONE));
  g_assert_true (candour_tie_may_be_allowed (CANDOUR_TIE_OWN_CASE));
  g_assert_true (candour_tie_may_be_allowed (CANDOUR_TIE_HELD_BEFORE));
  g_assert_true (candour_tie_may_be_allowed (CANDOUR_TIE_LINE_MANAGER));
  g_assert_true (candour_tie_may_be_allowed (CANDOUR_TIE_OWN_TEAM));
  g_assert_false (candour_tie_may_be_allowed (CANDOUR_TIE_NOT_TRAINED));
  g_assert_false (candour_tie_may_be_allowed (CANDOUR_TIE_LEFT));
}

static void
test_repeat_reason (void)
{
  g_assert_false (candour_rules_needs_repeat_reason (NULL, TODAY));
  g_assert_true (candour_rules_needs_repeat_reason ("2026-01-14", TODAY));
  g_assert_true (candour_rules_needs_repeat_reason ("2025-08-12", TODAY));
  g_assert_true (candour_rules_needs_repeat_reason ("2025-01-15", TODAY));
  g_assert_false (candour_rules_needs_repeat_reason ("2025-01-14", TODAY));
  g_assert_false (candour_rules_needs_repeat_reason ("2023-06-01", TODAY));
  /* From 29 February, twelve months end on 28 February. */
  g_assert_true (candour_rules_needs_repeat_reason ("2023-03-01", "2024-02-29"));
  g_assert_false (candour_rules_needs_repeat_reason ("2023-02-28", "2024-02-29"));
}

static void
test_roles (void)
{
  static const struct
  {
    CandourRole role;
    gboolean    start;
    gboolean    import;
    gboolean    names;
    gboolean    allow;
    gboolean    people;
  } cases[] = {
    { CANDOUR_ROLE_SOCIAL_WORKER, FALSE, FALSE, FALSE, FALSE, FALSE },
    { CANDOUR_ROLE_SUPPORT_WORKER, FALSE, FALSE, FALSE, FALSE, FALSE },
    { CANDOUR_ROLE_TEAM_MANAGER, TRUE, FALSE, FALSE, FALSE, FALSE },
    { CANDOUR_ROLE_HEAD_OF_SERVICE, TRUE, TRUE, FALSE, FALSE, TRUE },
    { CANDOUR_ROLE_QA_LEAD, TRUE, TRUE, TRUE, TRUE, TRUE },
    { CANDOUR_ROLE_MODERATOR, TRUE, FALSE, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (candour_rules_may_start_audit (cases[i].role), ==, cases[i].start);
      g_assert_cmpint (candour_rules_may_import (cases[i].role), ==, cases[i].import);
      g_assert_cmpint (candour_rules_may_export_names (cases[i].role), ==, cases[i].names);
      g_assert_cmpint (candour_rules_may_allow_tie (cases[i].role), ==, cases[i].allow);
      g_assert_cmpint (candour_rules_may_edit_people (cases[i].role), ==, cases[i].people);
    }
}

static void
test_edit (void)
{
  static const struct
  {
    CandourAuditState  state;
    const char        *person;
    const char        *part;   /* of the sentence; NULL: may edit */
  } cases[] = {
    { CANDOUR_AUDIT_NOT_STARTED, "auditor", NULL },
    { CANDOUR_AUDIT_IN_PROGRESS, "auditor", NULL },
    { CANDOUR_AUDIT_IN_PROGRESS, "other", "Somebody else" },
    { CANDOUR_AUDIT_IN_PROGRESS, NULL, "Somebody else" },
    { CANDOUR_AUDIT_ACTIONS_OPEN, "auditor", "sealed" },
    { CANDOUR_AUDIT_CLOSED, "auditor", "sealed" },
    { CANDOUR_AUDIT_CLOSED, "other", "sealed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourAudit) audit = candour_test_audit_new (NULL, NULL, "auditor", NULL);
      g_autofree char *sentence = NULL;

      audit->state = cases[i].state;
      sentence = candour_rules_check_edit (audit, cases[i].person);
      if (cases[i].part == NULL)
        g_assert_null (sentence);
      else
        g_assert_nonnull (strstr (sentence, cases[i].part));
    }
}

static void
test_hand_on (void)
{
  static const struct
  {
    CandourAuditState  state;
    gboolean           waits;
    const char        *person;
    CandourRole        role;
    const char        *part;   /* of the sentence; NULL: may hand on */
  } cases[] = {
    { CANDOUR_AUDIT_NOT_STARTED, FALSE, "auditor", CANDOUR_ROLE_TEAM_MANAGER, NULL },
    { CANDOUR_AUDIT_IN_PROGRESS, FALSE, "auditor", CANDOUR_ROLE_TEAM_MANAGER, NULL },
    { CANDOUR_AUDIT_IN_PROGRESS, FALSE, "other", CANDOUR_ROLE_TEAM_MANAGER, "auditor or the QA" },
    { CANDOUR_AUDIT_IN_PROGRESS, FALSE, "other", CANDOUR_ROLE_QA_LEAD, NULL },
    { CANDOUR_AUDIT_NOT_STARTED, TRUE, "auditor", CANDOUR_ROLE_TEAM_MANAGER, "Only the QA lead" },
    { CANDOUR_AUDIT_NOT_STARTED, TRUE, "auditor", CANDOUR_ROLE_QA_LEAD, NULL },
    { CANDOUR_AUDIT_CLOSED, FALSE, "auditor", CANDOUR_ROLE_QA_LEAD, "Submitted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourAudit) audit = candour_test_audit_new (NULL, NULL, "auditor", NULL);
      g_autofree char *sentence = NULL;
      g_autofree char *edit = NULL;

      audit->state = cases[i].state;
      audit->waiting_since = cases[i].waits ? g_strdup ("2026-01-14T09:00:00Z") : NULL;
      sentence = candour_rules_check_hand_on (audit, cases[i].person, cases[i].role);
      if (cases[i].part == NULL)
        g_assert_null (sentence);
      else
        g_assert_nonnull (strstr (sentence, cases[i].part));

      /* Nobody works on what waits, not even who has it. */
      edit = candour_rules_check_edit (audit, "auditor");
      g_assert_true ((edit != NULL) == (cases[i].waits || cases[i].state == CANDOUR_AUDIT_CLOSED));
    }
}

static void
test_successor (void)
{
  g_autoptr(CandourAudit) audit = candour_test_audit_new (NULL, NULL, "lead", NULL);
  CandourPerson person = { .id = (char *) "okafor", .name = (char *) "J. Okafor" };
  g_autofree char *free_one = candour_rules_check_successor (audit, &person);
  g_autofree char *tied = NULL;

  g_assert_null (free_one);
  audit->tied_by = g_strdup ("okafor");
  tied = candour_rules_check_successor (audit, &person);
  g_assert_nonnull (strstr (tied, "J. Okafor declared a tie"));
}

static void
test_due (void)
{
  g_assert_true (candour_rules_is_due_possible ("2026-01-15", "2026-01-14"));
  g_assert_false (candour_rules_is_due_possible ("2026-01-14", "2026-01-14"));
  g_assert_false (candour_rules_is_due_possible ("2025-12-31", "2026-01-14"));
  g_assert_false (candour_rules_is_due_possible (NULL, "2026-01-14"));
}

static void
test_observation (void)
{
  static const struct
  {
    CandourKind       kind;
    CandourEventKind  event;
    CandourConsent    consent;
    const char       *why;      /* NULL: may begin */
  } cases[] = {
    { CANDOUR_KIND_CASE_FILE_AUDIT, CANDOUR_EVENT_KIND_NONE, CANDOUR_CONSENT_NONE, NULL },
    { CANDOUR_KIND_CASE_FILE_AUDIT, CANDOUR_EVENT_KIND_VISIT, CANDOUR_CONSENT_GIVEN,
      "Only a practice observation" },
    { CANDOUR_KIND_CASE_FILE_AUDIT, CANDOUR_EVENT_KIND_NONE, CANDOUR_CONSENT_GIVEN,
      "Only a practice observation" },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_NONE, CANDOUR_CONSENT_GIVEN,
      "Say what will be observed." },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_VISIT, CANDOUR_CONSENT_NONE,
      "An observation begins with the family’s consent." },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_VISIT, CANDOUR_CONSENT_NO_FAMILY,
      "The family takes part in visits" },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_DIRECT_WORK,
      CANDOUR_CONSENT_NO_FAMILY, "The family takes part in visits" },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_SUPERVISION, CANDOUR_CONSENT_NONE,
      "An observation begins with the family’s consent." },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_SUPERVISION,
      CANDOUR_CONSENT_NO_FAMILY, NULL },
    { CANDOUR_KIND_PRACTICE_OBSERVATION, CANDOUR_EVENT_KIND_VISIT, CANDOUR_CONSENT_GIVEN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourFramework) framework = candour_test_framework_new ();
      g_autofree char *why = NULL;

      framework->kind = cases[i].kind;
      why = candour_rules_check_observation (framework, cases[i].event, cases[i].consent);
      if (cases[i].why == NULL)
        g_assert_null (why);
      else
        g_assert_true (g_str_has_prefix (why, cases[i].why));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/core/audit-rules/ties", Council, NULL, set_up, test_ties, tear_down);
  g_test_add ("/core/audit-rules/held-before", Council, NULL, set_up, test_held_before, tear_down);
  g_test_add_func ("/core/audit-rules/no-lists", test_no_lists);
  g_test_add ("/core/audit-rules/audit-tie", Council, NULL, set_up, test_audit_tie, tear_down);
  g_test_add_func ("/core/audit-rules/allow", test_allow);
  g_test_add ("/core/audit-rules/other-tie", Council, NULL, set_up, test_other_tie, tear_down);
  g_test_add_func ("/core/audit-rules/tie-codes", test_tie_codes);
  g_test_add_func ("/core/audit-rules/tie-words", test_tie_words);
  g_test_add_func ("/core/audit-rules/tie-allowed", test_tie_allowed);
  g_test_add_func ("/core/audit-rules/repeat-reason", test_repeat_reason);
  g_test_add_func ("/core/audit-rules/roles", test_roles);
  g_test_add_func ("/core/audit-rules/edit", test_edit);
  g_test_add_func ("/core/audit-rules/hand-on", test_hand_on);
  g_test_add_func ("/core/audit-rules/successor", test_successor);
  g_test_add_func ("/core/audit-rules/due", test_due);
  g_test_add_func ("/core/audit-rules/observation", test_observation);

  return g_test_run ();
}
