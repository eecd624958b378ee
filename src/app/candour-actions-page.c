/* candour-actions-page.c - every action, followed to what it changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-actions-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-action-cell.h"
#include "candour-action-drafts.h"
#include "candour-column-cells.h"
#include "candour-text-scale.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

/* Widths of the page, and of what is beside it. */
#define LIST_WIDTH 452
#define TWO_COLUMNS 780
#define WIDE_PANE 600
#define SECTIONS_WIDTH 209

/* How far a row is looked for that has moved. */
#define N_NEAR 400

G_DEFINE_FINAL_TYPE (CandourActionsPage, candour_actions_page, GTK_TYPE_WIDGET)

/* --- From list to pane ----------------------------------------------------------------- */

static void
go_to_pane (CandourActionsPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane_stack));
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->pane_stack), GTK_DIR_TAB_FORWARD);
}

static void
show_chosen (CandourActionsPage *self,
             const char         *id)
{
  char *copy = g_strdup (id);

  g_free (self->chosen);
  self->chosen = copy;
  candour_action_pane_show (self->pane, id);
  gtk_stack_set_visible_child_name (self->pane_stack, id != NULL ? "action" : "none");
}

static void
list_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_box);
  candour_column_view_focus (self->view);
}

/* Escape is the window's as soon as there is no list to go back to. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);

  if (!adw_leaflet_get_folded (self->leaflet)
      || adw_leaflet_get_visible_child (self->leaflet) == self->list_box)
    return FALSE;

  gtk_widget_activate_action (widget, "page.list-back", NULL);

  return TRUE;
}

/* F6 goes on to the sections from the pane. */
static gboolean
next_column_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, self->list_box)
         && !adw_leaflet_get_folded (self->leaflet)
         && gtk_widget_child_focus (GTK_WIDGET (self->pane_stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
primary_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  return candour_action_pane_do_primary (CANDOUR_ACTIONS_PAGE (widget)->pane);
}

/* --- What is chosen -------------------------------------------------------------------- */

static void
forget_watched (CandourActionsPage *self)
{
  if (self->watched != NULL)
    g_clear_signal_handler (&self->watched_read, self->watched);
  g_clear_object (&self->watched);
  self->is_awaited = FALSE;
}

static void watch_selected (CandourActionsPage *self);

static void
select_quietly (CandourActionsPage *self,
                guint               position)
{
  self->setting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->setting = FALSE;
  watch_selected (self);
}

/* What was chosen may stand elsewhere by now, or not be in this list at all: it is shown still. */
static gboolean
find_chosen (CandourActionsPage *self)
{
  guint n_rows = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), N_NEAR);

  for (guint i = 0; self->chosen != NULL && i < n_rows; i++)
    {
      CandourActionRow *row = candour_lazy_model_peek_row (self->model, i);

      if (row != NULL && g_str_equal (row->id, self->chosen))
        {
          select_quietly (self, i);
          return TRUE;
        }
    }

  select_quietly (self, GTK_INVALID_LIST_POSITION);

  return FALSE;
}

static gboolean
settle_cb (gpointer data)
{
  CandourActionsPage *self = data;

  self->settling = 0;
  find_chosen (self);

  return G_SOURCE_REMOVE;
}

/* The row was read, or it became another one: then the selection follows what was chosen, once all
 * that was read with it is there.
 */
static void
watched_read_cb (CandourActionsPage *self)
{
  CandourActionRow *row = candour_lazy_item_get_row (self->watched);

  if (row == NULL)
    return;

  if (self->is_awaited)
    {
      self->is_awaited = FALSE;
      show_chosen (self, row->id);
    }
  else if (g_strcmp0 (row->id, self->chosen) != 0 && self->settling == 0)
    {
      self->settling = g_idle_add (settle_cb, self);
    }
}

static void
watch_selected (CandourActionsPage *self)
{
  CandourLazyItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == self->watched)
    return;

  forget_watched (self);
  if (item == NULL)
    return;

  self->watched = g_object_ref (item);
  self->watched_read = g_signal_connect_swapped (item, "notify::row",
                                                 G_CALLBACK (watched_read_cb), self);
}

/* A row may be chosen before it is read. */
static void
choose_selected (CandourActionsPage *self)
{
  CandourActionRow *row;

  watch_selected (self);
  if (self->watched == NULL)
    return;

  row = candour_lazy_item_get_row (self->watched);
  self->is_awaited = row == NULL;
  if (row != NULL && g_strcmp0 (row->id, self->chosen) != 0)
    show_chosen (self, row->id);
}

static void
selected_cb (CandourActionsPage *self)
{
  if (!self->setting && !adw_leaflet_get_folded (self->leaflet))
    choose_selected (self);
}

static void
activated_cb (CandourActionsPage *self,
              guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  choose_selected (self);
  go_to_pane (self);
}

/* Beside a list there is always something to read. */
static void
choose_first (CandourActionsPage *self)
{
  if (self->chosen == NULL && !adw_leaflet_get_folded (self->leaflet)
      && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
ready_cb (CandourActionsPage *self)
{
  candour_actions_page_show_counts (self);
  if (!find_chosen (self))
    choose_first (self);
}

static void
counting_cb (CandourActionsPage *self)
{
  gtk_label_set_label (self->count, _("Counting…"));
}

/* --- Words that were not sent ---------------------------------------------------------- */

static void
set_unsaved (CandourActionsPage *self,
             gboolean            unsaved)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  guint n = candour_action_drafts_count (candour_action_drafts_find (self->workspace));
  g_autofree char *sentence = NULL;

  if (window == NULL || (self->is_unsaved == FALSE && !unsaved))
    return;

  self->is_unsaved = unsaved && n > 0;
  if (self->is_unsaved)
    sentence = g_strdup_printf (ngettext ("What you wrote about %u action was not sent yet.",
                                          "What you wrote about %u actions was not sent yet.", n),
                                n);
  candour_window_set_unsaved (window, sentence, GTK_WIDGET (self), NULL);
}

/* The words stay where they are while one goes elsewhere in the window; only its end would lose
 * them.
 */
static void
leaving_cb (CandourActionsPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL && candour_window_is_closing (window))
    set_unsaved (self, TRUE);
}

static void
drafted_cb (CandourActionsPage *self)
{
  set_unsaved (self, FALSE);
}

/* --- Actions --------------------------------------------------------------------------- */

static void
show_action_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);

  self->is_awaited = FALSE;
  show_chosen (self, g_variant_get_string (parameter, NULL));
  find_chosen (self);
  go_to_pane (self);
}

static void
show_view_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);
  int view = candour_action_view_from_name (g_variant_get_string (parameter, NULL));

  if (view < 0)
    return;

  adw_leaflet_set_visible_child (self->leaflet, self->list_box);
  candour_actions_page_set_view (self, (CandourActionView) view);
  gtk_widget_grab_focus (GTK_WIDGET (self->toggles[view]));
}

static void
export_calendar_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  candour_actions_page_export_calendar (CANDOUR_ACTIONS_PAGE (widget));
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  candour_actions_page_clear_filters (CANDOUR_ACTIONS_PAGE (widget));
}

/* --- The object ------------------------------------------------------------------------ */

static void
changed_cb (CandourActionsPage *self)
{
  candour_lazy_model_reload (self->model);
  candour_action_pane_reload (self->pane);
}

static void
folded_cb (CandourActionsPage *self)
{
  /* Where the list is all there is, a click opens. */
  gtk_column_view_set_single_click_activate (self->view, adw_leaflet_get_folded (self->leaflet));
}

static void
width_changed_cb (CandourActionsPage *self,
                  int                 width)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean is_narrow = window != NULL && candour_window_is_narrow (window);
  gboolean has_two;
  int list_width = candour_text_scale (GTK_WIDGET (self), LIST_WIDTH);

  if (width <= 0)
    return;

  if (!is_narrow && width >= CANDOUR_NARROW_WIDTH)
    width -= SECTIONS_WIDTH;
  has_two = width >= TWO_COLUMNS;
  adw_leaflet_set_can_unfold (self->leaflet, has_two);
  /* However long its lines would like to be. */
  adw_clamp_set_maximum_size (self->list_clamp, has_two ? list_width : G_MAXINT);
  adw_clamp_set_tightening_threshold (self->list_clamp, has_two ? list_width : G_MAXINT);
  gtk_widget_set_size_request (self->list_box, has_two ? list_width : -1, -1);
  candour_action_pane_set_layout (self->pane, (has_two ? width - LIST_WIDTH : width) >= WIDE_PANE,
                                  !has_two);
  folded_cb (self);
}

static void
candour_actions_page_root (GtkWidget *widget)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);
  CandourWindow *window;
  int width;

  GTK_WIDGET_CLASS (candour_actions_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  candour_action_pane_set_workspace (self->pane, self->workspace,
                                     candour_window_get_today (window));
  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "leaving", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  if (width <= 0)
    gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);
  width_changed_cb (self, candour_text_unscale (widget, width));
  candour_actions_page_read_teams (self);
  candour_actions_page_ask (self);
}

static void
candour_actions_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_actions_page_parent_class)->unroot (widget);
}

static void
candour_actions_page_dispose (GObject *object)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settling, g_source_remove);
  forget_watched (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    candour_lazy_view_drop_model (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_ACTIONS_PAGE);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->teams);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_actions_page_parent_class)->dispose (object);
}

static void
candour_actions_page_finalize (GObject *object)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->chosen);

  G_OBJECT_CLASS (candour_actions_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, list_clamp);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, first_views);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, other_views);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, team);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, grade);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, order);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, count);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, column);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, counting_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, drafted_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.show-action", "s", show_action_action);
  gtk_widget_class_install_action (widget_class, "page.show-view", "s", show_view_action);
  gtk_widget_class_install_action (widget_class, "page.list-back", NULL, list_back_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.export-calendar", NULL,
                                   export_calendar_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, next_column_cb, NULL);
}

static void
candour_actions_page_class_init (CandourActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_actions_page_dispose;
  object_class->finalize = candour_actions_page_finalize;
  widget_class->root = candour_actions_page_root;
  widget_class->unroot = candour_actions_page_unroot;

  g_type_ensure (CANDOUR_TYPE_ACTION_CELL);
  g_type_ensure (CANDOUR_TYPE_ACTION_PANE);
  g_type_ensure (CANDOUR_TYPE_LAZY_VIEW);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

/* Also while somebody types: a text would take the key for a new line. */
static void
watch_keys (CandourActionsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new
                                                          (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (primary_cb,
                                                                                   NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
candour_actions_page_init (CandourActionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_actions_page_make_filter (self);
  watch_keys (self);
  candour_column_view_name_parts (self->view, _("Actions"));

  /* One column needs no heading. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), FALSE);
}

/* Practitioners see what is theirs to do, not everybody's. */
static void
limit_to_own (CandourActionsPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  self->own_only = actor->role == CANDOUR_ROLE_SOCIAL_WORKER
                   || actor->role == CANDOUR_ROLE_SUPPORT_WORKER;
  gtk_widget_set_visible (GTK_WIDGET (self->toggles[CANDOUR_ACTIONS_MINE]), !self->own_only);
  gtk_widget_set_visible (GTK_WIDGET (self->toggles[CANDOUR_ACTIONS_TOLD]), !self->own_only);
  gtk_widget_set_visible (GTK_WIDGET (self->team), !self->own_only);
}

GtkWidget *
candour_actions_page_new (CandourWorkspace *workspace)
{
  CandourActionsPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_ACTIONS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  limit_to_own (self);
  self->model = candour_action_model_new (workspace);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  candour_lazy_view_set_model (self->list, self->model, GTK_SELECTION_MODEL (self->selection));

  return GTK_WIDGET (self);
}
