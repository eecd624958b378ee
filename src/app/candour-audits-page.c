/* candour-audits-page.c - any audit of ten years in seconds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-cell.h"
#include "candour-audits-page-private.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-pane-header.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define COMPACT_WIDTH 760
#define BRIEF_WIDTH 620

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

  candour_lazy_view_scroll_to_top (self->list);
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

static void
ready_cb (CandourAuditsPage *self)
{
  const CandourAuditQuery *query = candour_lazy_model_get_query (self->model);
  const CandourAuditSummary *summary = candour_lazy_model_get_summary (self->model);
  guint n_rows = candour_lazy_model_get_n_rows (self->model);
  gboolean narrowed = FALSE;

  for (CandourQueryPart part = 0; part < CANDOUR_N_PARTS; part++)
    narrowed = narrowed || candour_audit_query_has (query, part);

  candour_audit_filter_bar_set_counts (self->filters, summary->counts, n_rows, summary->n_open);
  if (n_rows == 0 && narrowed)
    candour_audits_page_show_no_match (self);
  else if (n_rows == 0)
    candour_lazy_view_show (self->list, CANDOUR_LAZY_EMPTY);
  candour_audits_page_update_work (self);
}

static void
counting_cb (CandourAuditsPage *self)
{
  candour_audit_filter_bar_set_counts (self->filters, NULL, 0, 0);
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

static char *
dup_month (gpointer row,
           gpointer page)
{
  CandourAuditRow *audit = row;
  const char *date = audit->submitted_on != NULL ? audit->submitted_on : audit->due_on;
  g_autofree char *words = NULL;
  const char *month;

  if (CANDOUR_AUDITS_PAGE (page)->sort != CANDOUR_SORT_LISTED || date == NULL)
    return NULL;

  words = candour_date_format_long (date);
  month = strchr (words, ' ');

  return month != NULL ? g_strdup (month + 1) : NULL;
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
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
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

static void
width_changed_cb (CandourAuditsPage *self,
                  int                width)
{
  const CandourLazyColumn columns[] =
  {
    { self->select_column, 42, CANDOUR_NARROW_WIDTH, 0 },
    { self->brief_column, 0, 0, BRIEF_WIDTH },
    { self->state_column, 124, BRIEF_WIDTH, 0 },
    { self->case_column, 182, BRIEF_WIDTH, 0 },
    { self->worker_column, 0, CANDOUR_NARROW_WIDTH, 0 },
    { self->auditor_column, 104, CANDOUR_NARROW_WIDTH, 0 },
    { self->due_column, 134, BRIEF_WIDTH, 0 },
    { self->overall_column, 176, BRIEF_WIDTH, 0 },
    { self->actions_column, 144, COMPACT_WIDTH, 0 },
  };
  gboolean brief = width < BRIEF_WIDTH;

  /* Rows of two lines need no titles above them. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !brief);
  candour_lazy_view_fit (self->list, columns, G_N_ELEMENTS (columns),
                         brief ? self->brief_column
                         : width < CANDOUR_NARROW_WIDTH ? self->case_column : self->worker_column,
                         width);
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
  width_changed_cb (self,
                    candour_text_unscale (widget, gtk_widget_get_width (GTK_WIDGET (window))));
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
  if (self->list != NULL)
    candour_lazy_view_drop_model (self->list);
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
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditsPage, view);
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
  gtk_widget_class_bind_template_callback (widget_class, counting_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, candour_audits_page_make_menu);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.relax", "i", relax_action);
  gtk_widget_class_install_action (widget_class, "page.show-case", "s", show_case_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.select-row", "(ub)", select_row_action);
  gtk_widget_class_install_action (widget_class, "page.clear-selection", NULL,
                                   clear_selection_action);
  candour_audits_page_install_work (widget_class);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
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
  g_type_ensure (CANDOUR_TYPE_LAZY_VIEW);
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
  candour_lazy_view_set_dup_place (self->list, dup_month, self);

  gtk_custom_sorter_set_sort_func (self->case_sorter, case_sorter_cb, self, NULL);
  gtk_custom_sorter_set_sort_func (self->due_sorter, due_sorter_cb, self, NULL);
  gtk_column_view_sort_by_column (self->view, self->due_column, GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_swapped (self->model, "restarted", G_CALLBACK (restarted_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), self);
  candour_lazy_view_set_model (self->list, self->model, GTK_SELECTION_MODEL (self->selection));

  return GTK_WIDGET (self);
}
