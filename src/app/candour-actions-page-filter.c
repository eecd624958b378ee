/* candour-actions-page-filter.c - what the list of actions is narrowed by, and how many there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-actions-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-choice-model.h"
#include "candour-grade.h"
#include "candour-store-people.h"
#include "candour-window.h"

static const struct
{
  const char *title;
  const char *nothing;   /* what is said where there is none */
  const char *comfort;
} views[CANDOUR_N_ACTION_VIEWS] =
{
  [CANDOUR_ACTIONS_OPEN] = { N_("All open"), N_("No action is open"),
                             N_("Actions come here when an audit is submitted.") },
  [CANDOUR_ACTIONS_OVERDUE] = { N_("Overdue"), N_("Nothing is overdue"), "" },
  [CANDOUR_ACTIONS_DUE_SOON] = { N_("Due in 7 days"), N_("Nothing is due in the next 7 days"),
                                 "" },
  [CANDOUR_ACTIONS_TO_VERIFY] = { N_("To verify"), N_("Nothing waits to be verified"),
                                  N_("What is reported done comes here, until somebody else has "
                                     "seen what it changed.") },
  [CANDOUR_ACTIONS_MINE] = { N_("Mine"), N_("You have no open action"), "" },
  [CANDOUR_ACTIONS_TOLD] = { N_("Escalated"), N_("Nothing has come up to you"),
                             N_("What is left undone for too long comes here.") },
  [CANDOUR_ACTIONS_CLOSED] = { N_("Closed"), N_("No action is closed yet"), "" },
};

/* --- What a person does ---------------------------------------------------------------- */

static void
toggled_cb (CandourActionsPage *self,
            GtkToggleButton    *toggle)
{
  /* Of a group two toggle: one goes, one comes. */
  if (!self->setting && gtk_toggle_button_get_active (toggle))
    candour_actions_page_ask (self);
}

static void
narrowed_cb (CandourActionsPage *self)
{
  if (!self->setting)
    candour_actions_page_ask (self);
}

static void
add_toggle (CandourActionsPage *self,
            CandourActionView   view)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *number = gtk_label_new ("");

  gtk_box_append (GTK_BOX (line), gtk_label_new (_(views[view].title)));
  gtk_widget_add_css_class (number, "number");
  gtk_widget_add_css_class (number, "tabular");
  gtk_box_append (GTK_BOX (line), number);
  gtk_button_set_child (GTK_BUTTON (toggle), line);
  candour_a11y_set_label (toggle, _(views[view].title));
  self->toggles[view] = GTK_TOGGLE_BUTTON (toggle);
  self->numbers[view] = GTK_LABEL (number);
  gtk_toggle_button_set_group (self->toggles[view], view > 0 ? self->toggles[0] : NULL);
  gtk_box_append (view >= CANDOUR_ACTIONS_TOLD ? self->other_views : self->first_views, toggle);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
make_orders (CandourActionsPage *self)
{
  static const char *const names[CANDOUR_N_ACTION_ORDERS] =
  {
    [CANDOUR_ACTIONS_URGENT] = N_("Most urgent"),
    [CANDOUR_ACTIONS_BY_DUE] = N_("Due first"),
    [CANDOUR_ACTIONS_NEWEST] = N_("Newest first"),
    [CANDOUR_ACTIONS_OLDEST] = N_("Open longest"),
  };
  g_autoptr(GtkStringList) orders = gtk_string_list_new (NULL);

  for (int i = 0; i < CANDOUR_N_ACTION_ORDERS; i++)
    gtk_string_list_append (orders, _(names[i]));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (orders));
  candour_a11y_label_drop_down (self->order, _("Order"));
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (narrowed_cb), self);
}

void
candour_actions_page_make_filter (CandourActionsPage *self)
{
  g_autoptr(GtkStringList) grades = gtk_string_list_new (NULL);

  self->setting = TRUE;
  for (int i = 0; i < CANDOUR_N_ACTION_VIEWS; i++)
    add_toggle (self, (CandourActionView) i);
  gtk_toggle_button_set_active (self->toggles[0], TRUE);

  gtk_string_list_append (grades, _("All grades"));
  for (int grade = CANDOUR_GRADE_INADEQUATE; grade <= CANDOUR_GRADE_OUTSTANDING; grade++)
    gtk_string_list_append (grades, candour_grade_get_name ((CandourGrade) grade));
  gtk_drop_down_set_model (self->grade, G_LIST_MODEL (grades));
  candour_a11y_label_drop_down (self->grade, _("Grade"));

  self->teams = candour_choice_model_new (_("All teams"));
  gtk_drop_down_set_model (self->team, G_LIST_MODEL (self->teams));
  candour_a11y_label_drop_down (self->team, _("Team"));
  g_signal_connect_swapped (self->team, "notify::selected", G_CALLBACK (narrowed_cb), self);
  g_signal_connect_swapped (self->grade, "notify::selected", G_CALLBACK (narrowed_cb), self);
  make_orders (self);
  self->setting = FALSE;
}

/* --- Teams ----------------------------------------------------------------------------- */

static gpointer
read_teams (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return candour_store_people_list_teams (db, error);
}

/* Where they cannot be read, the list still can. */
static void
teams_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CandourActionsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) teams = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                         &error);

  if (g_cancellable_is_cancelled (self->cancellable) || teams == NULL)
    return;

  self->setting = TRUE;
  candour_choice_model_add_teams (self->teams, teams, NULL);
  self->setting = FALSE;
}

void
candour_actions_page_read_teams (CandourActionsPage *self)
{
  candour_workspace_read_async (self->workspace, read_teams, NULL, NULL,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                teams_read_cb, g_object_ref (self));
}

/* --- Asking the model ------------------------------------------------------------------ */

CandourActionView
candour_actions_page_get_view (CandourActionsPage *self)
{
  for (int i = 0; i < CANDOUR_N_ACTION_VIEWS; i++)
    if (gtk_toggle_button_get_active (self->toggles[i]))
      return (CandourActionView) i;

  return CANDOUR_ACTIONS_OPEN;
}

void
candour_actions_page_set_view (CandourActionsPage *self,
                               CandourActionView   view)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->toggles[view], TRUE);
  gtk_drop_down_set_selected (self->team, 0);
  gtk_drop_down_set_selected (self->grade, 0);
  self->setting = FALSE;
  candour_actions_page_ask (self);
}

void
candour_actions_page_clear_filters (CandourActionsPage *self)
{
  candour_actions_page_set_view (self, candour_actions_page_get_view (self));
}

static gboolean
is_narrowed (CandourActionsPage *self)
{
  return gtk_drop_down_get_selected (self->team) > 0
         || gtk_drop_down_get_selected (self->grade) > 0;
}

void
candour_actions_page_ask (CandourActionsPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  g_autoptr(CandourActionQuery) query = NULL;

  if (window == NULL)
    return;

  filter.view = candour_actions_page_get_view (self);
  filter.order = (CandourActionOrder) gtk_drop_down_get_selected (self->order);
  filter.person_id = actor->person_id;
  filter.role = actor->role;
  filter.owner_id = self->own_only ? actor->person_id : NULL;
  filter.team_id = candour_choice_model_get_id (self->teams,
                                                gtk_drop_down_get_selected (self->team));
  filter.drawn_as = (int) gtk_drop_down_get_selected (self->grade);
  query = candour_action_query_new (&filter, candour_window_get_today (window));
  candour_lazy_view_scroll_to_top (self->list);
  candour_lazy_model_set_query (self->model, query);
}

/* --- What the model says --------------------------------------------------------------- */

static void
show_number (CandourActionsPage *self,
             CandourActionView   view,
             gint64              number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, number);
  g_autofree char *name = g_strdup_printf ("%s, %s", _(views[view].title), text);

  gtk_label_set_label (self->numbers[view], text);
  candour_a11y_set_label (GTK_WIDGET (self->toggles[view]), name);
}

static void
show_nothing (CandourActionsPage *self)
{
  CandourActionView view = candour_actions_page_get_view (self);

  if (is_narrowed (self))
    {
      candour_lazy_view_show (self->list, CANDOUR_LAZY_NO_MATCH);
      return;
    }

  adw_status_page_set_title (self->empty, _(views[view].nothing));
  adw_status_page_set_description (self->empty, *views[view].comfort != '\0'
                                                ? _(views[view].comfort) : NULL);
  candour_lazy_view_show (self->list, CANDOUR_LAZY_EMPTY);
}

void
candour_actions_page_show_counts (CandourActionsPage *self)
{
  const CandourActionSummary *summary = candour_lazy_model_get_summary (self->model);
  guint n_rows = candour_lazy_model_get_n_rows (self->model);
  gboolean is_closed = candour_actions_page_get_view (self) == CANDOUR_ACTIONS_CLOSED;
  g_autofree char *subtitle = NULL;
  g_autofree char *shown = NULL;

  for (int i = 0; i < CANDOUR_N_ACTION_VIEWS; i++)
    show_number (self, (CandourActionView) i, summary->counts[i]);

  /* Translators: numbers of actions: "104 open, 2 overdue, 70 waiting to be verified" */
  subtitle = g_strdup_printf (_("%'" G_GINT64_FORMAT " open, %'" G_GINT64_FORMAT " overdue, %'"
                                G_GINT64_FORMAT " waiting to be verified"),
                              summary->counts[CANDOUR_ACTIONS_OPEN],
                              summary->counts[CANDOUR_ACTIONS_OVERDUE],
                              summary->counts[CANDOUR_ACTIONS_TO_VERIFY]);
  candour_pane_header_set_subtitle (self->header, subtitle);
  /* What is closed has one order. */
  shown = is_closed ? g_strdup_printf (_("%'u shown, most recently closed first"), n_rows)
                    : g_strdup_printf (_("%'u shown"), n_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->order), !is_closed);
  gtk_label_set_label (self->count, shown);
  if (n_rows == 0)
    show_nothing (self);
}
