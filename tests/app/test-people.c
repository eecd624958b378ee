/* test-people.c - how people read in the list, who is shown where, and what a screen reader says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-people-data.h"
#include "candour-people-list.h"
#include "candour-person-words.h"
#include "candour-teams-tree.h"

#define TODAY "2026-01-14"

static CandourPersonRow *
make_person (const char  *id,
             const char  *name,
             CandourRole  role,
             const char  *team_id,
             int          n_children,
             const char  *last_audited)
{
  CandourPersonRow *row = g_object_new (CANDOUR_TYPE_PERSON_ROW, NULL);

  row->id = g_strdup (id);
  row->name = g_strdup (name);
  row->role = role;
  row->job = g_strdup (candour_code_get_name (candour_roles, role));
  row->team_id = g_strdup (team_id);
  row->n_children = n_children;
  row->last_audited = g_strdup (last_audited);

  return row;
}

static CandourTeam *
make_team (const char *id,
           const char *name,
           const char *parent_id)
{
  CandourTeam *team = candour_team_new ();

  team->id = g_strdup (id);
  team->name = g_strdup (name);
  team->parent_id = g_strdup (parent_id);

  return team;
}

/* A service of two teams: A. Amble and L. Hart in the east, P. Noor in the west, M. Rusk left. */
static CandourPeopleData *
make_data (void)
{
  CandourPeopleData *data = g_new0 (CandourPeopleData, 1);
  CandourPersonRow *left;

  data->today = g_strdup (TODAY);
  data->teams = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_team_free);
  data->people = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (data->teams, make_team ("service", "Service", NULL));
  g_ptr_array_add (data->teams, make_team ("east", "East", "service"));
  g_ptr_array_add (data->teams, make_team ("west", "West", "service"));

  g_ptr_array_add (data->people, make_person ("amble", "A. Amble", CANDOUR_ROLE_TEAM_MANAGER,
                                              "east", 0, NULL));
  g_ptr_array_add (data->people, make_person ("hart", "L. Hart", CANDOUR_ROLE_SOCIAL_WORKER,
                                              "east", 19, NULL));
  left = make_person ("rusk", "M. Rusk", CANDOUR_ROLE_SOCIAL_WORKER, "west", 0, "2024-02-01");
  left->left_on = g_strdup ("2025-03-31");
  g_ptr_array_add (data->people, left);
  g_ptr_array_add (data->people, make_person ("noor", "P. Noor", CANDOUR_ROLE_SOCIAL_WORKER,
                                              "west", 22, "2025-12-01"));

  return data;
}

static void
test_words (void)
{
  static const struct
  {
    int          n_children;
    const char  *started_on;
    const char  *left_on;
    const char  *last_audited;
    const char  *text;
    gboolean     is_chip;
    CandourTone  tone;
    gboolean     is_not_audited;
  } cases[] =
  {
    { 19, NULL, NULL, NULL, "Never", TRUE, CANDOUR_TONE_DANGER, TRUE },
    { 19, "2025-12-02", NULL, NULL, "Started December", TRUE, CANDOUR_TONE_NEUTRAL, TRUE },
    { 22, NULL, NULL, "2024-12-10", "13 months ago", TRUE, CANDOUR_TONE_WARN, TRUE },
    { 22, NULL, NULL, "2025-01-14", "14 Jan 2025", FALSE, CANDOUR_TONE_NEUTRAL, FALSE },
    { 18, NULL, NULL, "2025-11-07", "Fri 7 Nov", FALSE, CANDOUR_TONE_NEUTRAL, FALSE },
    { 0, NULL, NULL, NULL, "No children now", FALSE, CANDOUR_TONE_NEUTRAL, FALSE },
    { 0, NULL, "2025-03-31", "2024-01-01", "Left 31 March 2025", FALSE, CANDOUR_TONE_NEUTRAL,
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourPersonRow) row = make_person ("id", "L. Hart", CANDOUR_ROLE_SOCIAL_WORKER,
                                                     NULL, cases[i].n_children,
                                                     cases[i].last_audited);
      gboolean is_chip;
      CandourTone tone;
      const char *icon_name;
      g_autofree char *text = NULL;

      row->started_on = g_strdup (cases[i].started_on);
      row->left_on = g_strdup (cases[i].left_on);
      text = candour_person_describe_audited (row, TODAY, &is_chip, &tone, &icon_name);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (is_chip, ==, cases[i].is_chip);
      g_assert_cmpint (tone, ==, cases[i].tone);
      g_assert_cmpint (candour_person_is_not_audited (row, TODAY), ==, cases[i].is_not_audited);
    }
}

static void
test_sentences (void)
{
  g_autoptr(CandourPersonRow) never = make_person ("1", "L. Hart", CANDOUR_ROLE_SOCIAL_WORKER,
                                                   NULL, 19, NULL);
  g_autoptr(CandourPersonRow) late = make_person ("2", "P. Noor", CANDOUR_ROLE_SOCIAL_WORKER,
                                                  NULL, 1, "2024-12-10");
  g_autoptr(CandourPersonRow) lead = make_person ("3", "I. Sayer", CANDOUR_ROLE_QA_LEAD,
                                                  NULL, 0, NULL);
  g_autofree char *never_text = candour_person_describe (never, TODAY);
  g_autofree char *late_text = candour_person_describe (late, TODAY);
  g_autofree char *lead_text = candour_person_describe (lead, TODAY);
  g_autofree char *initials = candour_person_dup_initials ("K. Moss");

  g_assert_cmpstr (never_text, ==, "L. Hart, social worker, 19 children, never audited");
  g_assert_cmpstr (late_text, ==, "P. Noor, social worker, 1 child, audited 13 months ago");
  g_assert_cmpstr (lead_text, ==, "I. Sayer, QA lead");
  g_assert_cmpstr (initials, ==, "KM");
}

static void
check_list (const CandourPeopleData *data,
            CandourPeopleScope       scope,
            const char              *team_id,
            int                      role,
            const char              *text,
            const char              *expected)
{
  g_autoptr(GPtrArray) rows = candour_people_data_list (data, scope, team_id, role, text);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s ", ((CandourPersonRow *) g_ptr_array_index (rows, i))->id);

  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_scopes (void)
{
  g_autoptr(CandourPeopleData) data = make_data ();

  check_list (data, CANDOUR_SCOPE_EVERYONE, NULL, CANDOUR_ANY_ROLE, NULL, "amble hart noor ");
  check_list (data, CANDOUR_SCOPE_TEAM, "service", CANDOUR_ANY_ROLE, NULL, "amble hart noor ");
  check_list (data, CANDOUR_SCOPE_TEAM, "east", CANDOUR_ANY_ROLE, "", "amble hart ");
  check_list (data, CANDOUR_SCOPE_TEAM, "east", CANDOUR_ROLE_TEAM_MANAGER, NULL, "amble ");
  check_list (data, CANDOUR_SCOPE_EVERYONE, NULL, CANDOUR_ANY_ROLE, "NOO", "noor ");
  check_list (data, CANDOUR_SCOPE_NOT_AUDITED, NULL, CANDOUR_ANY_ROLE, NULL, "hart ");
  check_list (data, CANDOUR_SCOPE_LEFT, NULL, CANDOUR_ANY_ROLE, NULL, "rusk ");
  check_list (data, CANDOUR_SCOPE_AUDITORS, NULL, CANDOUR_ANY_ROLE, NULL, "");

  g_assert_cmpuint (candour_people_data_count_workers (data, NULL), ==, 2);
  g_assert_cmpuint (candour_people_data_count_workers (data, "west"), ==, 1);
  g_assert_cmpuint (candour_people_data_count_teams (data), ==, 2);
  g_assert_cmpstr (candour_people_data_find_manager (data, "east")->id, ==, "amble");
  g_assert_null (candour_people_data_find_manager (data, "west"));
}

static GtkWidget *
find_rows (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_rows (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
wait_for_row (GtkWidget *widget,
              guint      position)
{
  GtkWidget *row = NULL;

  while (row == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      row = gtk_widget_get_first_child (find_rows (widget));
      for (guint i = 0; row != NULL && i < position; i++)
        row = gtk_widget_get_next_sibling (row);
    }

  return row;
}

static void
test_list (void)
{
  g_autoptr(CandourPeopleData) data = make_data ();
  g_autoptr(GPtrArray) rows = candour_people_data_list (data, CANDOUR_SCOPE_EVERYONE, NULL,
                                                        CANDOUR_ANY_ROLE, NULL);
  g_autoptr(GPtrArray) fewer = candour_people_data_list (data, CANDOUR_SCOPE_TEAM, "east",
                                                         CANDOUR_ANY_ROLE, NULL);
  GtkWidget *window = gtk_window_new ();
  CandourPeopleList *list = CANDOUR_PEOPLE_LIST (candour_people_list_new ());

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  candour_people_list_set_rows (list, rows, TODAY);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_accessible_assert_property (wait_for_row (GTK_WIDGET (list), 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "L. Hart, social worker, 19 children, never audited");

  /* Who is chosen stays so while the rows around change, and nobody is where they are gone. */
  g_assert_true (candour_people_list_select (list, "hart"));
  candour_people_list_set_rows (list, fewer, TODAY);
  g_assert_cmpstr (candour_people_list_get_selected (list)->id, ==, "hart");
  g_assert_false (candour_people_list_select (list, "noor"));
  g_assert_null (candour_people_list_get_selected (list));

  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkColumnView *
find_view (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

static int
get_last_width (GtkWidget *list)
{
  GListModel *columns = gtk_column_view_get_columns (find_view (list));
  g_autoptr(GtkColumnViewColumn) last =
    g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  return gtk_column_view_column_get_fixed_width (last);
}

/* Who reads large letters sees the whole of a column too. */
static void
test_big_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr(GtkWidget) usual = g_object_ref_sink (candour_people_list_new ());
  g_autoptr(GtkWidget) big = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  big = g_object_ref_sink (candour_people_list_new ());
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  g_assert_cmpint (get_last_width (usual), >, 0);
  g_assert_cmpint (get_last_width (big), ==, 2 * get_last_width (usual));
}

static void
test_tree (void)
{
  g_autoptr(CandourPeopleData) data = make_data ();
  GtkWidget *window = gtk_window_new ();
  CandourTeamsTree *tree = CANDOUR_TEAMS_TREE (candour_teams_tree_new ());

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (tree));
  candour_teams_tree_set_data (tree, data);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (candour_teams_tree_get_scope (tree), ==, CANDOUR_SCOPE_EVERYONE);
  gtk_test_accessible_assert_property (wait_for_row (GTK_WIDGET (tree), 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Service, 2 social workers");

  gtk_widget_activate_action (find_rows (GTK_WIDGET (tree)), "list.select-item", "(ubb)", 1u,
                              FALSE, FALSE);
  g_assert_cmpint (candour_teams_tree_get_scope (tree), ==, CANDOUR_SCOPE_TEAM);
  g_assert_cmpstr (candour_teams_tree_get_team (tree), ==, "east");

  /* A team that is gone leaves everyone. */
  g_ptr_array_remove_index (data->teams, 1);
  candour_teams_tree_set_data (tree, data);
  g_assert_cmpint (candour_teams_tree_get_scope (tree), ==, CANDOUR_SCOPE_EVERYONE);
  g_assert_null (candour_teams_tree_get_team (tree));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/people/words", test_words);
  g_test_add_func ("/app/people/sentences", test_sentences);
  g_test_add_func ("/app/people/scopes", test_scopes);
  g_test_add_func ("/app/people/list", test_list);
  g_test_add_func ("/app/people/big-text", test_big_text);
  g_test_add_func ("/app/people/tree", test_tree);

  return g_test_run ();
}
