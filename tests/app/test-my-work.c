/* test-my-work.c - what comes first of all that one person owes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "candour-audit-choices.h"
#include "candour-audit-query.h"
#include "candour-my-work.h"
#include "candour-reminders.h"

#define TODAY "2026-01-14"

static void
add_audit (CandourMyWork *work,
           const char    *id,
           const char    *due_on)
{
  CandourAuditRow *row = g_object_new (CANDOUR_TYPE_AUDIT_ROW, NULL);

  row->id = g_strdup (id);
  row->due_on = g_strdup (due_on);
  g_ptr_array_add (work->audits, row);
}

static void
add_action (CandourMyWork *work,
            const char    *id,
            const char    *due_on,
            int            drawn_as)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  row->id = g_strdup (id);
  row->reference = g_strdup (id);
  row->due_on = g_strdup (due_on);
  row->drawn_as = drawn_as;
  g_ptr_array_add (work->actions, row);
}

static CandourMyWork *
make_work (void)
{
  CandourMyWork *work = g_new0 (CandourMyWork, 1);

  work->audits = g_ptr_array_new_with_free_func (g_object_unref);
  work->actions = g_ptr_array_new_with_free_func (g_object_unref);
  work->escalated = g_ptr_array_new_with_free_func (g_object_unref);

  return work;
}

static void
assert_first (const CandourMyWork *work,
              const char          *id)
{
  CandourActionRow *action;
  CandourAuditRow *audit;

  candour_my_work_find_first (work, TODAY, &action, &audit);
  g_assert_true (action == NULL || audit == NULL);
  g_assert_cmpstr (action != NULL ? action->id : audit != NULL ? audit->id : NULL, ==, id);
}

static void
test_first (void)
{
  g_autoptr(CandourMyWork) work = make_work ();

  assert_first (work, NULL);

  add_audit (work, "later", "2026-01-15");
  add_action (work, "later too", "2026-01-20", CANDOUR_GRADE_INADEQUATE);
  assert_first (work, NULL);

  g_ptr_array_set_size (work->audits, 0);
  add_audit (work, "audit today", TODAY);
  assert_first (work, "audit today");

  add_action (work, "action today", TODAY, CANDOUR_GRADE_GOOD);
  assert_first (work, "action today");

  g_ptr_array_set_size (work->audits, 0);
  add_audit (work, "audit overdue", "2026-01-10");
  assert_first (work, "audit overdue");

  add_action (work, "action overdue", "2026-01-12", CANDOUR_GRADE_REQUIRES_IMPROVEMENT);
  assert_first (work, "action overdue");

  add_action (work, "from an Inadequate standard", "2026-01-13", CANDOUR_GRADE_INADEQUATE);
  assert_first (work, "from an Inadequate standard");
}

/* What nobody knows of yet comes before all that is one's own. */
static void
test_risk_first (void)
{
  g_autoptr(CandourMyWork) work = make_work ();
  CandourActionRow *late = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);
  CandourActionRow *risk = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  add_action (work, "own", "2026-01-02", CANDOUR_GRADE_INADEQUATE);
  late->id = g_strdup ("somebody is late");
  g_ptr_array_add (work->escalated, late);
  assert_first (work, "own");

  risk->id = g_strdup ("a risk");
  risk->kind = CANDOUR_ACTION_IMMEDIATE;
  g_ptr_array_add (work->escalated, risk);
  assert_first (work, "a risk");
}

/* A desktop shows it to whoever stands by: references, and no names. */
static void
test_reminders (void)
{
  g_autoptr(CandourMyWork) work = make_work ();
  CandourActionRow *up = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);
  g_autofree char *nothing = NULL;
  g_autofree char *some = NULL;
  g_autofree char *many = NULL;

  add_action (work, "later", "2026-01-16", CANDOUR_GRADE_GOOD);
  nothing = candour_reminders_describe (work->actions, work->escalated, TODAY);
  g_assert_null (nothing);

  add_action (work, "CF-1874", "2026-01-08", CANDOUR_GRADE_GOOD);
  add_action (work, "CF-1990", "2026-01-15", CANDOUR_GRADE_GOOD);
  some = candour_reminders_describe (work->actions, work->escalated, TODAY);
  g_assert_cmpstr (some, ==, "An action is 6 days overdue (CF-1874)\n"
                             "An action is due tomorrow (CF-1990)");

  up->reference = g_strdup ("CF-2291");
  up->owner_name = g_strdup ("K. Moss");
  g_ptr_array_add (work->escalated, up);
  add_action (work, "CF-1962", TODAY, CANDOUR_GRADE_GOOD);
  many = candour_reminders_describe (work->actions, work->escalated, TODAY);
  g_assert_cmpstr (many, ==, "An action has come up to you (CF-2291)\n"
                             "An action is 6 days overdue (CF-1874)\n"
                             "An action is due tomorrow (CF-1990)\nand 1 more");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *period;
    const char *today;
    const char *from_on;
    const char *until_on;
  } cases[] =
  {
    { "this-year", "2026-01-14", "2025-04-01", "2026-03-31" },
    { "this-year", "2026-04-01", "2026-04-01", "2027-03-31" },
    { "last-year", "2026-01-14", "2024-04-01", "2025-03-31" },
    { "this-quarter", "2026-01-14", "2026-01-01", "2026-03-31" },
    { "last-quarter", "2026-01-14", "2025-10-01", "2025-12-31" },
    { "this-month", "2026-02-14", "2026-02-01", "2026-02-28" },
    { "last-month", "2026-01-31", "2025-12-01", "2025-12-31" },
    { "twelve-months", "2026-01-14", "2025-01-15", "2026-01-14" },
    { "", "2026-01-14", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from_on = NULL;
      g_autofree char *until_on = NULL;

      candour_period_get_bounds (cases[i].period, cases[i].today, &from_on, &until_on);
      g_assert_cmpstr (from_on, ==, cases[i].from_on);
      g_assert_cmpstr (until_on, ==, cases[i].until_on);
    }
}

static void
test_relax (void)
{
  const CandourAuditFilter filter =
  {
    .state = CANDOUR_AUDIT_CLOSED,
    .team_id = "team",
    .auditor_id = "auditor",
    .framework_id = "framework",
    .from_on = "2025-04-01",
    .drawn_as = CANDOUR_GRADE_GOOD,
    .text = "genogram",
  };
  g_autoptr(CandourAuditQuery) query = candour_audit_query_new (&filter, TODAY);

  for (CandourQueryPart part = 0; part < CANDOUR_N_PARTS; part++)
    {
      g_assert_true (candour_audit_query_has (query, part));
      candour_audit_query_relax (query, part);
      g_assert_false (candour_audit_query_has (query, part));
    }
  g_assert_cmpstr (query->today, ==, TODAY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/my-work/first", test_first);
  g_test_add_func ("/app/my-work/risk-first", test_risk_first);
  g_test_add_func ("/app/my-work/reminders", test_reminders);
  g_test_add_func ("/app/audits/periods", test_periods);
  g_test_add_func ("/app/audits/relax", test_relax);

  return g_test_run ();
}
