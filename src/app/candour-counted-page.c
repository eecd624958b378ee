/* candour-counted-page.c - the list behind a figure, as long as the number says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-counted-page.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-column-cells.h"
#include "candour-counted-cell.h"
#include "candour-counted-model.h"
#include "candour-figure-words.h"
#include "candour-lazy-view.h"
#include "candour-pane-header.h"
#include "candour-window.h"

struct _CandourCountedPage
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  CandourPaneHeader   *header;
  GtkDropDown         *counted;
  GtkLabel            *count;
  CandourLazyView     *list;
  GtkColumnView       *view;

  CandourLazyModel    *model;
  GtkSingleSelection  *selection;
  CandourCountedQuery *query;      /* NULL until it is in a window */
  CandourFiguresScope  scope;      /* its texts are its own */
  CandourFigure        figure;
  gboolean             setting;
  gboolean             focused;    /* the list had the focus once */
};

G_DEFINE_FINAL_TYPE (CandourCountedPage, candour_counted_page, GTK_TYPE_WIDGET)

static CandourCounted
get_counted (CandourCountedPage *self)
{
  guint position = gtk_drop_down_get_selected (self->counted);
  const int *counted = candour_figure_get_counted (self->figure);

  return (CandourCounted) counted[position != GTK_INVALID_LIST_POSITION ? position : 0];
}

/* Each with how many there are, once that is known. */
static void
show_choices (CandourCountedPage   *self,
              const CandourFigures *figures)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->counted);

  for (const int *counted = candour_figure_get_counted (self->figure); *counted >= 0; counted++)
    {
      const char *name = candour_code_get_name (candour_counted, *counted);
      g_autofree char *text = figures != NULL
        /* Translators: what is listed, and how many there are */
        ? g_strdup_printf (_("%s (%'" G_GINT64_FORMAT ")"), name,
                           candour_figures_count (figures, (CandourCounted) *counted))
        : g_strdup (name);

      gtk_string_list_append (names, text);
    }

  self->setting = TRUE;
  gtk_drop_down_set_model (self->counted, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->counted, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  candour_a11y_label_drop_down (self->counted, _("What is listed"));
  self->setting = FALSE;
}

static void
show_list (CandourCountedPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window == NULL)
    return;

  g_clear_pointer (&self->query, candour_counted_query_free);
  self->query = candour_counted_query_new (get_counted (self), &self->scope,
                                           candour_window_get_today (window));
  candour_lazy_view_scroll_to_top (self->list);
  candour_lazy_model_set_query (self->model, self->query);
}

static void
counted_changed_cb (CandourCountedPage *self)
{
  if (!self->setting)
    show_list (self);
}

static void
counting_cb (CandourCountedPage *self)
{
  gtk_label_set_label (self->count, _("Counting…"));
}

/* Who opened it by keyboard reads on at its first row. */
static void
focus_first (CandourCountedPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->focused)
    return;

  self->focused = TRUE;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    candour_column_view_focus (self->view);
}

static void
ready_cb (CandourCountedPage *self)
{
  const CandourCountedQuery *query = candour_lazy_model_get_query (self->model);
  guint n = candour_lazy_model_get_n_rows (self->model);
  g_autofree char *text = candour_counted_dup_count (query->counted, n);

  gtk_label_set_label (self->count, text);
  show_choices (self, candour_lazy_model_get_summary (self->model));
  if (n == 0)
    candour_lazy_view_show (self->list, CANDOUR_LAZY_EMPTY);
  else
    focus_first (self);
}

static void
activated_cb (CandourCountedPage *self,
              guint               position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gpointer row = item != NULL ? candour_lazy_item_get_row (item) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  if (CANDOUR_IS_AUDIT_ROW (row))
    gtk_widget_activate_action (widget, "win.open-audit", "s", CANDOUR_AUDIT_ROW (row)->id);
  else if (CANDOUR_IS_MODERATION_ROW (row))
    gtk_widget_activate_action (widget, "win.open-moderation", "s",
                                CANDOUR_MODERATION_ROW (row)->id);
  else if (CANDOUR_IS_ACTION_ROW (row))
    gtk_widget_activate_action (widget, "win.open-action", "s", CANDOUR_ACTION_ROW (row)->id);
}

/* --- The object ----------------------------------------------------------------------- */

static void
changed_cb (CandourCountedPage *self)
{
  candour_lazy_model_reload (self->model);
}

static void
candour_counted_page_root (GtkWidget *widget)
{
  CandourCountedPage *self = CANDOUR_COUNTED_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_counted_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL || self->query != NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_list (self);
}

static void
candour_counted_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_counted_page_parent_class)->unroot (widget);
}

static void
candour_counted_page_dispose (GObject *object)
{
  CandourCountedPage *self = CANDOUR_COUNTED_PAGE (object);

  self->setting = TRUE;
  if (self->list != NULL)
    candour_lazy_view_drop_model (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_COUNTED_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (candour_counted_page_parent_class)->dispose (object);
}

static void
candour_counted_page_finalize (GObject *object)
{
  CandourCountedPage *self = CANDOUR_COUNTED_PAGE (object);

  g_clear_pointer (&self->query, candour_counted_query_free);
  g_free ((char *) self->scope.from_on);
  g_free ((char *) self->scope.until_on);
  g_free ((char *) self->scope.team_id);

  G_OBJECT_CLASS (candour_counted_page_parent_class)->finalize (object);
}

#define BIND(member) \
  gtk_widget_class_bind_template_child (widget_class, CandourCountedPage, member)

static void
candour_counted_page_class_init (CandourCountedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_counted_page_dispose;
  object_class->finalize = candour_counted_page_finalize;
  widget_class->root = candour_counted_page_root;
  widget_class->unroot = candour_counted_page_unroot;

  g_type_ensure (CANDOUR_TYPE_COUNTED_CELL);
  g_type_ensure (CANDOUR_TYPE_LAZY_VIEW);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/counted-page.ui");
  BIND (box);
  BIND (header);
  BIND (counted);
  BIND (count);
  BIND (list);
  BIND (view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, counting_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
}

static void
candour_counted_page_init (CandourCountedPage *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;

  /* Rows of two lines need no titles above them. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), FALSE);
}

GtkWidget *
candour_counted_page_new (CandourWorkspace          *workspace,
                          CandourFigure              figure,
                          const CandourFiguresScope *scope,
                          const char                *words)
{
  CandourCountedPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (figure < CANDOUR_N_FIGURES, NULL);

  self = g_object_new (CANDOUR_TYPE_COUNTED_PAGE, NULL);
  self->figure = figure;
  self->scope.from_on = g_strdup (scope->from_on);
  self->scope.until_on = g_strdup (scope->until_on);
  self->scope.team_id = g_strdup (scope->team_id);
  candour_pane_header_set_title (self->header, candour_figure_get_label (figure));
  candour_pane_header_set_subtitle (self->header, words);
  candour_a11y_set_label (GTK_WIDGET (self), candour_figure_get_label (figure));
  candour_column_view_name_parts (self->view, candour_figure_get_label (figure));
  show_choices (self, NULL);

  self->model = candour_counted_model_new (workspace);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  candour_lazy_view_set_model (self->list, self->model, GTK_SELECTION_MODEL (self->selection));

  return GTK_WIDGET (self);
}
