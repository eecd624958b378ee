/* test-figures.c - what is said of a figure, and that its list is as long as it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-counted-model.h"
#include "candour-demo.h"
#include "candour-figure-tile.h"
#include "candour-figure-words.h"
#include "candour-sections.h"
#include "candour-store-people.h"
#include "candour-test-store.h"

#define N_AUDITS 150
#define TODAY "2026-01-14"

/* --- Words ---------------------------------------------------------------------------- */

static CandourFigures
make_figures (void)
{
  return (CandourFigures) {
    .moderation = { .n_submitted = 120, .n_moderated = 1, .n_same = 1, .n_sealed = 3,
                    .median_days = 1, .ninth_days = 12 },
    .follow = { .n_decided = 96, .n_in_time = 68, .n_actions = 1200, .n_done = 1100,
                .n_done_in_time = 1100, .median_done = 12, .ninth_done = 40, .n_verified = 0,
                .median_verified = -1, .ninth_verified = -1 },
  };
}

static void
test_words (void)
{
  static const struct
  {
    CandourFigure  figure;
    const char    *value;
    const char    *n;
    const char    *name;
  } cases[] =
  {
    { CANDOUR_FIGURE_MODERATED, "0.8%", "1 of 120 audits submitted",
      "Audits moderated, 0.8 percent, 1 of 120 audits submitted, opens the list" },
    { CANDOUR_FIGURE_UPGRADED, "0.0%", "0 of 1 audit moderated",
      "Upgraded, 0.0 percent, 0 of 1 audit moderated, opens the list" },
    { CANDOUR_FIGURE_DAYS_MODERATED, "1 day", "Median of 3 audits graded again; nine in ten within"
      " 12 days", "Days to moderation, 1 day, Median of 3 audits graded again; nine in ten within"
      " 12 days, opens the list" },
    { CANDOUR_FIGURE_IN_TIME, "70.8%", "68 of 96 audits decided",
      "Every action by its first date, 70.8 percent, 68 of 96 audits decided, opens the list" },
    { CANDOUR_FIGURE_DONE_IN_TIME, "100.0%", "1100 of 1100 actions done",
      "Done by the first date, 100.0 percent, 1100 of 1100 actions done, opens the list" },
    { CANDOUR_FIGURE_DIFFERENCE, "–", "No actions verified in this period",
      "Made a difference, No actions verified in this period, opens the list" },
    { CANDOUR_FIGURE_DAYS_VERIFIED, "–", "No actions verified in this period",
      "Days to verified, No actions verified in this period, opens the list" },
  };
  const CandourFigures figures = make_figures ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = candour_figure_dup_value (&figures, cases[i].figure);
      g_autofree char *n = candour_figure_dup_n (&figures, cases[i].figure);
      g_autofree char *name = candour_figure_describe (&figures, cases[i].figure);

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (n, ==, cases[i].n);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* Of nothing there is no figure, and least of all nought percent. */
static void
test_none (void)
{
  const CandourFigures nothing = {
    .moderation = { .median_days = -1, .ninth_days = -1 },
    .follow = { .median_done = -1, .ninth_done = -1, .median_verified = -1, .ninth_verified = -1 },
  };

  for (CandourFigure figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    {
      g_autofree char *value = candour_figure_dup_value (&nothing, figure);
      g_autofree char *n = candour_figure_dup_n (&nothing, figure);

      g_assert_cmpstr (value, ==, "–");
      g_assert_true (g_str_has_prefix (n, "No "));
      g_assert_true (g_str_has_suffix (n, " in this period"));
    }
}

static void
test_period (void)
{
  g_autofree char *year = candour_figure_dup_period ("2026-04-01", "2026-11-22");
  g_autofree char *all = candour_figure_dup_period (NULL, NULL);
  g_autofree char *one = candour_counted_dup_count (CANDOUR_COUNTED_DONE, 1);
  g_autofree char *audits = candour_counted_dup_count (CANDOUR_COUNTED_UPGRADED, 2);

  g_assert_cmpstr (year, ==, "Audits submitted 1 April 2026 to 22 November 2026");
  g_assert_cmpstr (all, ==, "All audits submitted so far");
  g_assert_cmpstr (one, ==, "1 action");
  g_assert_cmpstr (audits, ==, "2 audits");
}

/* While it is counted it keeps its room. */
static void
test_tile (void)
{
  const CandourFigures figures = make_figures ();
  GtkWidget *tile = g_object_ref_sink (candour_figure_tile_new (CANDOUR_FIGURE_MODERATED));
  int waiting;
  int shown;

  gtk_widget_measure (tile, GTK_ORIENTATION_VERTICAL, 200, &waiting, NULL, NULL, NULL);
  candour_figure_tile_show (CANDOUR_FIGURE_TILE (tile), &figures);
  gtk_widget_measure (tile, GTK_ORIENTATION_VERTICAL, 200, &shown, NULL, NULL, NULL);
  g_assert_cmpint (waiting, >=, shown);
  candour_figure_tile_show (CANDOUR_FIGURE_TILE (tile), NULL);
  gtk_widget_measure (tile, GTK_ORIENTATION_VERTICAL, 200, &shown, NULL, NULL, NULL);
  g_assert_cmpint (waiting, ==, shown);
  g_assert_finalize_object (tile);
}

/* --- Who may see them ----------------------------------------------------------------- */

static gboolean
has_insights (CandourRole role)
{
  g_autoptr(GPtrArray) sections = candour_sections_list (role);

  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((const CandourSection *) sections->pdata[i])->name, "insights"))
      return TRUE;

  return FALSE;
}

static void
test_who (void)
{
  g_assert_true (has_insights (CANDOUR_ROLE_QA_LEAD));
  g_assert_true (has_insights (CANDOUR_ROLE_HEAD_OF_SERVICE));
  g_assert_true (has_insights (CANDOUR_ROLE_TEAM_MANAGER));
  g_assert_true (has_insights (CANDOUR_ROLE_MODERATOR));
  g_assert_false (has_insights (CANDOUR_ROLE_SOCIAL_WORKER));
  g_assert_false (has_insights (CANDOUR_ROLE_SUPPORT_WORKER));
}

/* --- The lists ------------------------------------------------------------------------ */

typedef struct
{
  char             *folder;
  char             *path;
  CandourWorkspace *workspace;
  CandourLazyModel *model;
} Page;

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  page->folder = g_dir_make_tmp ("candour-figures-XXXXXX", &error);
  g_assert_no_error (error);
  page->path = g_build_filename (page->folder, "example.candour", NULL);
  candour_demo_build (page->path, 3, N_AUDITS, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  page->workspace = candour_workspace_open (page->path, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  page->model = candour_counted_model_new (page->workspace);
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (page->model), (gpointer *) &page->model);
  g_object_unref (page->model);
  while (page->model != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_finalize_object (page->workspace);
  candour_test_remove_folder (page->folder);
  g_free (page->folder);
  g_free (page->path);
}

/* The first of that role; it is who looks from here on. */
static void
act_as (Page        *page,
        CandourRole  role)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people =
    candour_store_people_load_all (candour_workspace_get_db (page->workspace), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = people->pdata[i];

      if (person->role == role && person->left_on == NULL)
        {
          g_autoptr(CandourActor) actor = candour_actor_new (person, "account");

          candour_workspace_set_actor (page->workspace, actor);
          return;
        }
    }

  g_assert_not_reached ();
}

static const CandourFigures *
ask (Page                      *page,
     CandourCounted             counted,
     const CandourFiguresScope *scope)
{
  g_autoptr(CandourCountedQuery) query = candour_counted_query_new (counted, scope, TODAY);
  GListModel *list = G_LIST_MODEL (page->model);

  candour_lazy_model_set_query (page->model, query);
  while (candour_lazy_model_get_state (page->model) != CANDOUR_LIST_READY)
    {
      g_assert_cmpint (candour_lazy_model_get_state (page->model), !=, CANDOUR_LIST_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_list_model_get_n_items (list) < candour_lazy_model_get_n_rows (page->model))
    g_main_context_iteration (NULL, TRUE);

  return candour_lazy_model_get_summary (page->model);
}

static void
check_row (Page           *page,
           guint           position,
           CandourCounted  counted,
           GHashTable     *seen)
{
  static GType (*const types[]) (void) = {
    candour_audit_row_get_type, candour_moderation_row_get_type, candour_action_row_get_type,
  };
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (page->model), position);
  GType type = types[candour_counted_get_kind (counted)] ();
  gpointer row;

  while ((row = candour_lazy_item_get_row (item)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (row, type));
  if (CANDOUR_IS_ACTION_ROW (row))
    g_assert_true (g_hash_table_add (seen, g_strdup (CANDOUR_ACTION_ROW (row)->id)));
  else if (CANDOUR_IS_AUDIT_ROW (row))
    g_assert_true (g_hash_table_add (seen, g_strdup (CANDOUR_AUDIT_ROW (row)->id)));
  else
    g_assert_true (g_hash_table_add (seen, g_strdup (CANDOUR_MODERATION_ROW (row)->id)));
}

/* Every row once, over all pages. */
static void
test_lists (Page          *page,
            gconstpointer  role)
{
  static const CandourFiguresScope scopes[] = { { NULL }, { "2025-04-01", TODAY, NULL } };

  act_as (page, (CandourRole) GPOINTER_TO_INT (role));
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    for (CandourCounted counted = 0; counted < CANDOUR_N_COUNTED; counted++)
      {
        g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        const CandourFigures *figures = ask (page, counted, &scopes[i]);
        guint n_rows = candour_lazy_model_get_n_rows (page->model);

        g_assert_cmpint (n_rows, ==, candour_figures_count (figures, counted));
        for (guint position = 0; position < n_rows; position++)
          check_row (page, position, counted, seen);
      }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/figures/words", test_words);
  g_test_add_func ("/app/figures/none", test_none);
  g_test_add_func ("/app/figures/period", test_period);
  g_test_add_func ("/app/figures/tile", test_tile);
  g_test_add_func ("/app/figures/who", test_who);
  g_test_add ("/app/figures/lists", Page, GINT_TO_POINTER (CANDOUR_ROLE_QA_LEAD), set_up,
              test_lists, tear_down);
  g_test_add ("/app/figures/lists-of-a-moderator", Page, GINT_TO_POINTER (CANDOUR_ROLE_MODERATOR),
              set_up, test_lists, tear_down);

  return g_test_run ();
}
