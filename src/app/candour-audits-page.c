/* candour-audits-page.c - any audit of ten years in seconds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "candour-a11y.h"
#include "candour-audit-cell.h"
#include "candour-audits-page-private.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-pane-header.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define QUIET_MS 300
#define PLACE_MS 900
#define COMPACT_WIDTH 760
#define BRIEF_WIDTH 620
#define CASE_WIDTH 186
#define REST_WIDTH 120
#define SIDEBAR_WIDTH 210
#define SIDE_WIDTH 12   /* of the window's edges */

G_DEFINE_FINAL_TYPE (CandourAuditsPage, candour_audits_page, GTK_TYPE_WIDGET)

/* --- Asking the model ------------------------------------------------------------------------- */

/* No sorter ever sorts here: each tells which header was clicked, and the engine sorts. */
static int
case_sorter_cb (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  CANDOUR_AUDITS_PAGE (user_data)->sort = CANDOUR_SORT_REFERENCE;

  return 1;
}

static int
due_sorter_cb (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  CANDOUR_AUDITS_PAGE (user_data)->sort = CANDOUR_SORT_LISTED;

  return 1;
}

static void
read_sort (CandourAuditsPage *self)
{
  /* Two: what is compared with itself is equal before any sorter is asked. */
  g_autoptr(CandourLazyItem) probe = candour_lazy_item_new (0);
  g_autoptr(CandourLazyItem) other = candour_lazy_item_new (1);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  self->sort = CANDOUR_SORT_LISTED;
  self->descending = gtk_sorter_compare (sorter, probe, other) != GTK_ORDERING_LARGER;
}

static void
ask (CandourAuditsPage *self)
{
  g_autoptr(CandourAuditQuery) query = candour_audit_filter_bar_dup_query (self->filters);

  query->filter.sort = self->sort;
  query->filter.ascending = !self->descending;

  /* While the rows still stand: a list that is being replaced cannot be scrolled. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  candour_lazy_model_set_query (self->model, query);
}

static void
filters_changed_cb (CandourAuditsPage *self)
{
  /* Choices that go away with the page change too. */
  if (self->view == NULL)
    return;

  read_sort (self);
  ask (self);
}

static void
sorter_changed_cb (CandourAuditsPage *self)
{
  if (self->view == NULL || self->model == NULL)
    return;

  read_sort (self);
  if (candour_lazy_model_get_query (self->model) != NULL)
    ask (self);
}

/* --- What the model says ---------------------------------------------------------------------- */

static gboolean
skeleton_cb (gpointer data)
{
  CandourAuditsPage *self = data;

  self->skeleton_timeout = 0;
  if (candour_lazy_model_get_state (self->model) == CANDOUR_LIST_LOADING
      && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_ready (CandourAuditsPage *self)
{
  const CandourAuditQuery *query = candour_lazy_model_get_query (self->model);
  const CandourAuditSummary *summary = candour_lazy_model_get_summary (self->model);
  guint n_rows = candour_lazy_model_get_n_rows (self->model);
  gboolean narrowed = FALSE;

  for (CandourQueryPart part = 0; part < CANDOUR_N_PARTS; part++)
    narrowed = narrowed || candour_audit_query_has (query, part);

  candour_audit_filter_bar_set_counts (self->filters, summary->counts, n_rows, summary->n_open);
  if (n_rows > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (narrowed)
    candour_audits_page_show_no_match (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  candour_audits_page_update_work (self);
}

static void
state_changed_cb (CandourAuditsPage *self)
{
  switch (candour_lazy_model_get_state (self->model))
    {
    case CANDOUR_LIST_LOADING:
      if (self->skeleton_timeout == 0)
        self->skeleton_timeout = g_timeout_add (QUIET_MS, skeleton_cb, self);
      break;

    case CANDOUR_LIST_COUNTING:
      candour_notice_hide (self->notice);
      candour_audit_filter_bar_set_counts (self->filters, NULL, 0, 0);
      if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
        gtk_stack_set_visible_child_name (self->stack, "list");
      break;

    case CANDOUR_LIST_READY:
      candour_notice_hide (self->notice);
      show_ready (self);
      break;

    case CANDOUR_LIST_FAILED:
    default:
      candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                           _("The list could not be read. Nothing is lost."),
                           candour_lazy_model_get_message (self->model));
      candour_notice_add_button (self->notice, _("Try again"), NULL, "page.retry", NULL);
    }
}

static void
restarted_cb (CandourAuditsPage *self)
{
  candour_range_selection_forget (self->selection);
  /* The places went with what was selected, without a word of their own. */
  candour_audits_page_update_work (self);
}

static void
selection_changed_cb (CandourAuditsPage *self)
{
  candour_audits_page_update_work (self);
}

/* --- Where one is in a long list -------------------------------------------------------------- */

static gboolean
hide_place_cb (gpointer data)
{
  CandourAuditsPage *self = data;

  self->place_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);

  return G_SOURCE_REMOVE;
}

static char *
dup_month (CandourAuditsPage *self,
           guint              position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  CandourAuditRow *row = item != NULL ? candour_lazy_item_get_row (item) : NULL;
  const char *date;
  g_autofree char *words = NULL;
  const char *month;

  if (row == NULL || self->sort != CANDOUR_SORT_LISTED)
    return NULL;

  date = row->submitted_on != NULL ? row->submitted_on : row->due_on;
  if (date == NULL)
    return NULL;

  words = candour_date_format_long (date);
  month = strchr (words, ' ');

  return month != NULL ? g_strdup (month + 1) : NULL;
}

/* Only for jumps: who reads line by line sees the rows themselves. */
static void
scrolled_cb (CandourAuditsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  double page = gtk_adjustment_get_page_size (adjustment);
  gboolean jumped = fabs (value - self->last_value) >= page / 2;
  g_autofree char *month = NULL;
  g_autofree char *text = NULL;
  guint position;

  self->last_value = value;
  if (!jumped || upper <= 0 || n_rows == 0 || value <= 0)
    return;

  position = (guint) (value / upper * n_rows);
  position = MIN (position, n_rows - 1);
  month = dup_month (self, position);
  text = month != NULL
         /* Translators: "March 2021 · row 1,846 of 3,600" */
         ? g_strdup_printf (_("%s · row %'u of %'u"), month, position + 1, n_rows)
         : g_strdup_printf (_("Row %'u of %'u"), position + 1, n_rows);
  gtk_label_set_label (self->place, text);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  g_clear_handle_id (&self->place_timeout, g_source_remove);
  self->place_timeout = g_timeout_add (PLACE_MS, hide_place_cb, self);
}

/* --- What a person does ----------------------------------------------------------------------- */

static void
row_activated_cb (CandourAuditsPage *self,
                  guint              position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  CandourAuditRow *row = item != NULL ? candour_lazy_item_get_row (item) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-audit", "s", row->id);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_audit_filter_bar_search (CANDOUR_AUDITS_PAGE (widget)->filters);
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);

  candour_notice_hide (self->notice);
  candour_lazy_model_reload (self->model);
}

static void
relax_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_audit_filter_bar_relax (CANDOUR_AUDITS_PAGE (widget)->filters,
                                  (CandourQueryPart) g_variant_get_int32 (parameter));
}

static void
show_case_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);

  candour_audit_filter_bar_show_words (self->filters, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  candour_audit_filter_bar_reset (CANDOUR_AUDITS_PAGE (widget)->filters);
}

static void
select_row_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (CANDOUR_AUDITS_PAGE (widget)->selection);
  guint position;
  gboolean select;

  g_variant_get (parameter, "(ub)", &position, &select);
  if (select)
    gtk_selection_model_select_item (selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (selection, position);
}

static void
clear_selection_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  candour_range_selection_forget (CANDOUR_AUDITS_PAGE (widget)->selection);
}

/* The row that has the focus, or holds what has it. */
static GtkWidget *
find_focused_row (CandourAuditsPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;

  while (focus != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (focus)))
    focus = gtk_widget_get_parent (focus);

  return focus;
}

static gboolean
step_row_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  GtkWidget *row = find_focused_row (CANDOUR_AUDITS_PAGE (widget));
  GtkWidget *next;

  if (row == NULL)
    return FALSE;

  next = g_variant_get_int32 (args) > 0 ? gtk_widget_get_next_sibling (row)
                                        : gtk_widget_get_prev_sibling (row);

  return next != NULL && gtk_widget_grab_focus (next);
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);
  GtkWidget *row = find_focused_row (self);

  return row != NULL && candour_audits_page_show_menu (self, row);
}

/* Escape is the window's as soon as nothing is selected. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);

  if (candour_range_selection_count (self->selection) == 0)
    return FALSE;

  candour_range_selection_forget (self->selection);

  return TRUE;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
changed_cb (CandourAuditsPage *self)
{
  candour_lazy_model_reload (self->model);
}

/* The columns of fixed width leave the rest to one with text: GTK 4.8 does not make a column wider
 * once others are hidden.
 */
static void
give_rest (CandourAuditsPage *self,
           int                width)
{
  const struct
  {
    GtkColumnViewColumn *column;
    int                  width;
  } fixed[] =
  {
    { self->select_column, 42 },
    { self->state_column, 130 },
    { self->case_column, CASE_WIDTH },
    { self->auditor_column, 104 },
    { self->due_column, 148 },
    { self->overall_column, 116 },
    { self->actions_column, 172 },
  };
  gboolean narrow = width < CANDOUR_NARROW_WIDTH;
  GtkColumnViewColumn *rest = width < BRIEF_WIDTH ? self->brief_column
                              : narrow ? self->case_column : self->worker_column;
  int taken = narrow ? SIDE_WIDTH : SIDE_WIDTH + SIDEBAR_WIDTH;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      gtk_column_view_column_set_fixed_width (fixed[i].column,
                                              candour_text_scale (GTK_WIDGET (self),
                                                                  fixed[i].width));
      if (fixed[i].column != rest && gtk_column_view_column_get_visible (fixed[i].column))
        taken += fixed[i].width;
    }

  gtk_column_view_column_set_fixed_width (rest,
                                          candour_text_scale (GTK_WIDGET (self),
                                                              MAX (width - taken, REST_WIDTH)));
}

static void
width_changed_cb (CandourAuditsPage *self,
                  int                width)
{
  gboolean narrow = width < CANDOUR_NARROW_WIDTH;
  gboolean brief = width < BRIEF_WIDTH;

  gtk_column_view_column_set_visible (self->brief_column, brief);
  gtk_column_view_column_set_visible (self->state_column, !brief);
  gtk_column_view_column_set_visible (self->case_column, !brief);
  gtk_column_view_column_set_visible (self->due_column, !brief);
  gtk_column_view_column_set_visible (self->overall_column, !brief);
  gtk_column_view_column_set_visible (self->select_column, !narrow);
  gtk_column_view_column_set_visible (self->worker_column, !narrow);
  gtk_column_view_column_set_visible (self->auditor_column, !narrow);
  gtk_column_view_column_set_visible (self->actions_column, width >= COMPACT_WIDTH);

  /* Rows of two lines need no titles above them. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !brief);
  give_rest (self, width);
}

static void
candour_audits_page_root (GtkWidget *widget)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_audits_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, candour_text_unscale (widget, gtk_widget_get_width (GTK_WIDGET (window))));
  candour_audit_filter_bar_set_workspace (self->filters, self->workspace,
                                          candour_window_get_today (window));
}

static void
candour_audits_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_audits_page_parent_class)->unroot (widget);
}

static void
candour_audits_page_dispose (GObject *object)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  g_clear_handle_id (&self->place_timeout, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  /* A column view that goes with its model loops with warnings. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_AUDITS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_audits_page_parent_class)->dispose (object);
}

static void
candour_audits_page_finalize (GObject *object)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (candour_audits_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/audits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, skeletons);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, place);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, relax);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, case_sorter);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, due_sorter);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, select_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, state_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, brief_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, case_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, worker_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, auditor_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, due_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, overall_column);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, actions_column);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "page.relax", "i", relax_action);
  gtk_widget_class_install_action (widget_class, "page.show-case", "s", show_case_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.select-row", "(ub)", select_row_action);
  gtk_widget_class_install_action (widget_class, "page.clear-selection", NULL,
                                   clear_selection_action);
  candour_audits_page_install_work (widget_class);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, 0, step_row_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, step_row_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
candour_audits_page_class_init (CandourAuditsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_audits_page_dispose;
  object_class->finalize = candour_audits_page_finalize;
  widget_class->root = candour_audits_page_root;
  widget_class->unroot = candour_audits_page_unroot;

  g_type_ensure (CANDOUR_TYPE_AUDIT_CELL);
  g_type_ensure (CANDOUR_TYPE_AUDIT_FILTER_BAR);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_SELECTION_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
candour_audits_page_init (CandourAuditsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_column_view_name_parts (self->view, _("Audits"));
  candour_audits_page_add_skeletons (self);
  candour_audits_page_watch_clicks (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->skeletons), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);

  gtk_custom_sorter_set_sort_func (self->case_sorter, case_sorter_cb, self, NULL);
  gtk_custom_sorter_set_sort_func (self->due_sorter, due_sorter_cb, self, NULL);
  gtk_column_view_sort_by_column (self->view, self->due_column, GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
}

GtkWidget *
candour_audits_page_new (CandourWorkspace *workspace)
{
  CandourAuditsPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_AUDITS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->model = candour_audit_model_new (workspace);
  self->selection = candour_range_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  g_signal_connect_swapped (self->model, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_swapped (self->model, "restarted", G_CALLBACK (restarted_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  return GTK_WIDGET (self);
}
