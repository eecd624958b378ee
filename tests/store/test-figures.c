/* test-figures.c - what a figure counts can be listed, and the list is as long as the number says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-figures.h"
#include "candour-store-follow.h"
#include "candour-test-moderated.h"

#define DONE_ON "2026-01-20"
#define LATER "2026-01-21"

static CandourFigures *
read_figures (CandourTestStore          *store,
              const CandourFiguresScope *scope)
{
  g_autoptr(GError) error = NULL;
  CandourFigures *figures = candour_store_figures_read (store->db, scope, LATER, &error);

  g_assert_no_error (error);

  return figures;
}

static void
assert_list (CandourTestStore          *store,
             const CandourFiguresScope *scope,
             const CandourFigures      *figures,
             CandourCounted             counted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = candour_store_figures_list (store->db, scope, counted, LATER, &error);
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (ids->len, ==, candour_figures_count (figures, counted));
  rows = candour_store_figures_rows (store->db, candour_counted_get_kind (counted), ids, LATER,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
}

/* All of them, whatever the scope. */
static void
assert_lists (CandourTestStore *store)
{
  static const CandourFiguresScope scopes[] = {
    { NULL, NULL, NULL },
    { "2026-01-01", "2026-12-31", NULL },
    { "2030-01-01", NULL, NULL },
    { NULL, "2025-12-31", NULL },
    { NULL, NULL, "nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr(CandourFigures) figures = read_figures (store, &scopes[i]);

      for (CandourCounted counted = 0; counted < CANDOUR_N_COUNTED; counted++)
        assert_list (store, &scopes[i], figures, counted);
    }
}

static gint64
count (CandourTestStore *store,
       CandourCounted    counted)
{
  const CandourFiguresScope scope = { NULL };
  g_autoptr(CandourFigures) figures = read_figures (store, &scope);

  return candour_figures_count (figures, counted);
}

/* --- Every figure is of something ----------------------------------------------------- */

static void
test_table (CandourTestStore *store)
{
  for (CandourFigure figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    {
      const int *counted = candour_figure_get_counted (figure);

      g_assert_cmpint (counted[0], >=, 0);
      for (; *counted >= 0; counted++)
        g_assert_cmpstr (candour_code_get_name (candour_counted, *counted), !=, "");
    }
  for (CandourCounted counted = 0; counted < CANDOUR_N_COUNTED; counted++)
    g_assert_cmpint (candour_counted[counted].value, ==, counted);
  assert_lists (store);
}

/* --- Follow-through ------------------------------------------------------------------- */

static void
move (CandourTestStore   *store,
      CandourActionPoint *action,
      CandourActionEvent  event,
      const CandourActor *actor,
      const char         *today)
{
  const CandourActionMove what = { .words = "She rings him" };
  g_autoptr(GError) error = NULL;

  candour_store_follow_move (store->db, action, event, &what, actor, today, &error);
  g_assert_no_error (error);
  assert_lists (store);
}

static void
cite (CandourTestStore   *store,
      CandourActionPoint *action,
      const CandourActor *owner)
{
  g_autoptr(CandourEvidence) evidence = candour_evidence_new (action->id);
  g_autoptr(GError) error = NULL;

  candour_set_text (&evidence->reference, "Case note, 8 Jan");
  candour_store_follow_add_evidence (store->db, action, evidence, NULL, owner, DONE_ON, &error);
  g_assert_no_error (error);
}

static void
test_follow (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourAudit *audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActor) owner = candour_test_kept_actor (CANDOUR_TEST_WORKER,
                                                           CANDOUR_ROLE_SOCIAL_WORKER);
  g_autoptr(CandourActor) boss = candour_test_kept_actor (CANDOUR_TEST_BOSS,
                                                          CANDOUR_ROLE_TEAM_MANAGER);

  assert_lists (store);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_SUBMITTED), ==, 0);
  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  assert_lists (store);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_SUBMITTED), ==, 1);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NOT_DUE), ==, 1);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NOT_DONE), ==, 2);

  for (guint i = 0; i < 2; i++)
    {
      CandourActionPoint *action = audit->actions->pdata[i];

      move (store, action, CANDOUR_ACTION_ACCEPT, owner, DONE_ON);
      move (store, action, CANDOUR_ACTION_START, owner, DONE_ON);
      cite (store, action, owner);
      move (store, action, CANDOUR_ACTION_REPORT_DONE, owner, DONE_ON);
      move (store, action, i == 0 ? CANDOUR_ACTION_FIND_DIFFERENCE
                                  : CANDOUR_ACTION_FIND_NO_DIFFERENCE, boss, LATER);
      g_assert_cmpint (count (store, CANDOUR_COUNTED_VERIFIED), ==, i + 1);
    }
  g_assert_cmpint (count (store, CANDOUR_COUNTED_IN_TIME), ==, 1);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_DIFFERENCE), ==, 1);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NO_DIFFERENCE), ==, 1);
  candour_audit_free (audit);
}

/* --- Moderation ----------------------------------------------------------------------- */

/* Who still grades blind learns nothing of the audit's actions by a number or a list. */
static void
test_moderation (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };

  candour_test_moderated_init (&moderated, store);
  assert_lists (store);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_DRAWN), ==, 1);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_SEALED), ==, 0);

  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NOT_DONE), >, 0);
  candour_test_moderated_read_as (&moderated, moderated.moderator);
  assert_lists (store);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NOT_DONE), ==, 0);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_NOT_DUE), ==, 0);
  candour_test_moderated_read_as (&moderated, NULL);

  candour_test_moderated_grade (&moderated, 3, 2, 3, 3);
  candour_test_moderated_seal (&moderated);
  assert_lists (store);
  g_assert_cmpint (count (store, CANDOUR_COUNTED_SEALED), ==, 1);
}

/* --- Audits without an action --------------------------------------------------------- */

static void
test_sentence (CandourTestStore *store)
{
  const CandourFiguresScope scope = { NULL };
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourFigures) alike = read_figures (store, &scope);
  g_autoptr(CandourFigures) mixed = NULL;
  g_autofree char *all = candour_figures_dup_no_actions (alike);
  g_autofree char *but = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (all, ==, candour_no_actions_get_sentence (alike->no_actions));
  candour_store_follow_save_no_actions (store->db, "test-small", CANDOUR_NO_ACTIONS_IN_TIME,
                                        store->actor, &error);
  g_assert_no_error (error);
  mixed = read_figures (store, &scope);
  but = candour_figures_dup_no_actions (mixed);
  g_assert_true (g_str_has_prefix (but, all));
  g_assert_true (g_str_has_suffix (but, " count as in time."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/figures/table", test_table);
  candour_test_store_add ("/store/figures/follow", test_follow);
  candour_test_store_add ("/store/figures/moderation", test_moderation);
  candour_test_store_add ("/store/figures/sentence", test_sentence);

  return g_test_run ();
}
