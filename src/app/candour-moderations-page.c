/* candour-moderations-page.c - the queues of moderations: to allocate, to grade, to compare
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderations-page.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-moderation-cell.h"
#include "candour-moderations-page-private.h"
#include "candour-pane-header.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define BRIEF_WIDTH 620
#define COMPACT_WIDTH 1010

G_DEFINE_FINAL_TYPE (CandourModerationsPage, candour_moderations_page, GTK_TYPE_WIDGET)

/* --- What is shown -------------------------------------------------------------------------- */

static void
queues_changed_cb (CandourModerationsPage *self)
{
  g_autoptr(CandourModerationQuery) query = NULL;

  /* Choices that go away with the page change too. */
  if (self->view == NULL)
    return;

  query = candour_queue_bar_dup_query (self->queues);
  candour_lazy_view_scroll_to_top (self->list);
  candour_lazy_model_set_query (self->model, query);
}

/* What stands where a queue is empty. */
static void
show_empty (CandourModerationsPage *self,
            CandourModerationQueue  queue)
{
  static const struct
  {
    const char *title;
    const char *text;
  } words[CANDOUR_QUEUE_ALL] =
  {
    [CANDOUR_QUEUE_MINE] = { N_("No audits to moderate"),
                             N_("What is drawn and allocated to you appears here.") },
    [CANDOUR_QUEUE_TO_ALLOCATE] = { N_("Nothing waits for a moderator"),
                                    N_("Audits that are drawn wait here until somebody has "
                                       "them.") },
    [CANDOUR_QUEUE_GRADING] = { N_("Nothing is being graded"),
                                N_("What a moderator has and has not sealed yet stands here.") },
    [CANDOUR_QUEUE_COMPARING] = { N_("Nothing is being compared"),
                                  N_("Once both sets of grades are sealed, they are compared "
                                     "here.") },
    [CANDOUR_QUEUE_FINISHED] = { N_("No moderation is finished yet"),
                                 N_("Finished ones stay here, with both sets of grades.") },
    [CANDOUR_QUEUE_FEEDBACK] = { N_("No feedback to read"),
                                 N_("What moderators say about your own audits appears here.") },
  };

  adw_status_page_set_title (self->empty, _(words[queue].title));
  adw_status_page_set_description (self->empty, _(words[queue].text));
  candour_lazy_view_show (self->list, CANDOUR_LAZY_EMPTY);
}

static void
show_no_match (CandourModerationsPage *self)
{
  g_autofree char *words = candour_queue_bar_describe (self->queues);
  g_autofree char *text = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->no_match, text);
  candour_lazy_view_show (self->list, CANDOUR_LAZY_NO_MATCH);
}

static void
show_rule (CandourModerationsPage *self,
           const char             *rule)
{
  g_autofree char *text = rule != NULL
    /* Translators: what is drawn: "Drawn: all Inadequate, and 10% of the rest at random" */
    ? g_strdup_printf (_("Drawn on submission: %s"), rule)
    : g_strdup (_("Nothing is drawn on submission until the QA lead says what."));

  gtk_label_set_label (self->rule, text);
}

static guint
count_owed (CandourModerationsPage         *self,
            const CandourModerationSummary *summary)
{
  gint64 n_owed = summary->counts[CANDOUR_QUEUE_MINE] + summary->counts[CANDOUR_QUEUE_FEEDBACK];

  if (candour_rules_may_run_moderation (candour_workspace_get_actor (self->workspace)->role))
    n_owed += summary->counts[CANDOUR_QUEUE_TO_ALLOCATE];

  return (guint) n_owed;
}

static void
ready_cb (CandourModerationsPage *self)
{
  const CandourModerationQuery *query = candour_lazy_model_get_query (self->model);
  const CandourModerationSummary *summary = candour_lazy_model_get_summary (self->model);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  guint n_rows = candour_lazy_model_get_n_rows (self->model);

  self->n_waiting = (guint) summary->counts[CANDOUR_QUEUE_TO_ALLOCATE];
  self->shows_waiting = query->filter.queue == CANDOUR_QUEUE_TO_ALLOCATE;
  candour_queue_bar_set_counts (self->queues, summary->behind, n_rows);
  show_rule (self, summary->rule);
  if (n_rows == 0 && candour_moderation_query_is_narrowed (query))
    show_no_match (self);
  else if (n_rows == 0)
    show_empty (self, query->filter.queue);
  candour_moderations_page_update_work (self);
  if (window != NULL)
    candour_window_set_badge (window, "moderation", count_owed (self, summary));
}

static void
counting_cb (CandourModerationsPage *self)
{
  candour_queue_bar_set_counts (self->queues, NULL, 0);
}

static char *
dup_place (gpointer row,
           gpointer page)
{
  CandourModerationRow *moderation = row;
  const char *date = moderation->finished_on != NULL ? moderation->finished_on
                                                     : moderation->due_on;

  return date != NULL ? candour_date_format_long (date) : NULL;
}

/* --- What a person does ----------------------------------------------------------------------- */

CandourModerationRow *
candour_moderations_page_get_chosen (CandourModerationsPage *self)
{
  CandourLazyItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? candour_lazy_item_get_row (item) : NULL;
}

static void
row_activated_cb (CandourModerationsPage *self,
                  guint                   position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  CandourModerationRow *row = item != NULL ? candour_lazy_item_get_row (item) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-moderation", "s", row->id);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  candour_queue_bar_reset (CANDOUR_MODERATIONS_PAGE (widget)->queues);
}

static void
show_queue_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  CandourModerationQueue queue = CANDOUR_QUEUE_MINE;

  if (g_str_equal (name, "to-allocate"))
    queue = CANDOUR_QUEUE_TO_ALLOCATE;
  else if (g_str_equal (name, "feedback"))
    queue = CANDOUR_QUEUE_FEEDBACK;
  candour_queue_bar_show_queue (CANDOUR_MODERATIONS_PAGE (widget)->queues, queue);
}

static GMenuModel *
make_menu_cb (CandourModerationsPage *self,
              CandourLazyItem        *item)
{
  CandourModerationRow *row = candour_lazy_item_get_row (item);
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenuItem) open = g_menu_item_new (_("Open"), NULL);
  g_autoptr(GMenuItem) audit = g_menu_item_new (_("Open the audit"), NULL);

  g_menu_item_set_action_and_target (open, "win.open-moderation", "s", row->id);
  g_menu_append_item (menu, open);
  g_menu_item_set_action_and_target (audit, "win.open-audit", "s", row->audit_id);
  g_menu_append_item (menu, audit);
  if (gtk_widget_get_visible (self->allocate))
    {
      g_menu_append (menu, _("Allocate…"), "page.allocate");
      g_menu_append (menu, _("Allocate for me"), "page.spread");
    }
  g_menu_append (menu, _("Hand back…"), "page.hand-back");

  return G_MENU_MODEL (menu);
}

/* The list was read again, and another moderation has come to the chosen place: what is done next
 * must not be done to that one.
 */
static void
row_changed_cb (CandourModerationsPage *self)
{
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);

  if (row != NULL && self->chosen_id != NULL && !g_str_equal (row->id, self->chosen_id))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else
    candour_moderations_page_update_work (self);
}

static void
watch (CandourModerationsPage *self,
       CandourLazyItem        *item)
{
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, row_changed_cb, self);
  g_set_object (&self->watched, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify::row", G_CALLBACK (row_changed_cb), self);
}

static void
selected_cb (CandourModerationsPage *self)
{
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);

  watch (self, gtk_single_selection_get_selected_item (self->selection));
  g_free (self->chosen_id);
  self->chosen_id = row != NULL ? g_strdup (row->id) : NULL;
  candour_moderations_page_update_work (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
changed_cb (CandourModerationsPage *self)
{
  candour_lazy_model_reload (self->model);
}

static void
width_changed_cb (CandourModerationsPage *self,
                  int                     width)
{
  const CandourLazyColumn columns[] =
  {
    { self->brief_column, 0, 0, BRIEF_WIDTH },
    { self->case_column, 158, BRIEF_WIDTH, 0 },
    { self->auditor_column, 0, BRIEF_WIDTH, 0 },
    { self->why_column, 150, CANDOUR_NARROW_WIDTH, 0 },
    { self->moderator_column, 104, COMPACT_WIDTH, 0 },
    { self->progress_column, 160, BRIEF_WIDTH, 0 },
    { self->grades_column, 160, COMPACT_WIDTH, 0 },
    { self->due_column, 158, BRIEF_WIDTH, 0 },
  };
  gboolean brief = width < BRIEF_WIDTH;

  /* Rows of two lines need no titles above them. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !brief);
  candour_lazy_view_fit (self->list, columns, G_N_ELEMENTS (columns),
                         brief ? self->brief_column : self->auditor_column, width);
  candour_a11y_show_button_text (self->take_content, _("Take the next"), !brief);
  candour_a11y_show_button_text (self->draw_content, _("Draw…"), !brief);
  candour_a11y_show_button_text (self->packs_content, _("External…"), !brief);
}

static void
candour_moderations_page_root (GtkWidget *widget)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_moderations_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, candour_text_unscale (widget,
                                                gtk_widget_get_width (GTK_WIDGET (window))));
  candour_queue_bar_set_workspace (self->queues, self->workspace,
                                   candour_window_get_today (window));
}

static void
candour_moderations_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_moderations_page_parent_class)->unroot (widget);
}

static void
candour_moderations_page_dispose (GObject *object)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    candour_lazy_view_drop_model (self->list);
  watch (self, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MODERATIONS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_moderations_page_parent_class)->dispose (object);
}

static void
candour_moderations_page_finalize (GObject *object)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->chosen_id);

  G_OBJECT_CLASS (candour_moderations_page_parent_class)->finalize (object);
}

#define BIND(member) \
  gtk_widget_class_bind_template_child (widget_class, CandourModerationsPage, member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "moderations-page.ui");
  BIND (box);
  BIND (take_next);
  BIND (take_content);
  BIND (draw);
  BIND (draw_content);
  BIND (packs);
  BIND (packs_content);
  BIND (queues);
  BIND (rule);
  BIND (change_rule);
  BIND (list);
  BIND (view);
  BIND (empty);
  BIND (no_match);
  BIND (bar);
  BIND (chosen);
  BIND (why_not);
  BIND (spread_all);
  BIND (allocate);
  BIND (spread);
  BIND (hand_back);
  BIND (brief_column);
  BIND (case_column);
  BIND (auditor_column);
  BIND (why_column);
  BIND (moderator_column);
  BIND (progress_column);
  BIND (grades_column);
  BIND (due_column);
  gtk_widget_class_bind_template_callback (widget_class, queues_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, counting_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_menu_cb);
}

static void
candour_moderations_page_class_init (CandourModerationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_moderations_page_dispose;
  object_class->finalize = candour_moderations_page_finalize;
  widget_class->root = candour_moderations_page_root;
  widget_class->unroot = candour_moderations_page_unroot;

  g_type_ensure (CANDOUR_TYPE_LAZY_VIEW);
  g_type_ensure (CANDOUR_TYPE_MODERATION_CELL);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_QUEUE_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.show-queue", "s", show_queue_action);
  candour_moderations_page_install_work (widget_class);
}

static void
candour_moderations_page_init (CandourModerationsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_column_view_name_parts (self->view, _("Moderations"));
  candour_lazy_view_set_dup_place (self->list, dup_place, self);
}

GtkWidget *
candour_moderations_page_new (CandourWorkspace *workspace)
{
  CandourModerationsPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_MODERATIONS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->model = candour_moderation_model_new (workspace);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  candour_lazy_view_set_model (self->list, self->model, GTK_SELECTION_MODEL (self->selection));
  candour_moderations_page_update_work (self);

  return GTK_WIDGET (self);
}
