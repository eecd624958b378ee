/* candour-learning-page.c - what stronger audits taught, by theme, and who passed it to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-learning-page-private.h"
#include "candour-text-scale.h"
#include "candour-window.h"

/* Whatever is passed over with the arrows was not looked at. */
#define REST_MS 250
#define N_SKELETONS 6

/* Of the page, from which on two and three columns stand side by side. */
#define TWO_COLUMNS 620
#define THREE_COLUMNS 960
#define SECTIONS_WIDTH 209

G_DEFINE_FINAL_TYPE (CandourLearningPage, candour_learning_page, GTK_TYPE_WIDGET)

/* --- From column to column ------------------------------------------------------------ */

static void
go_to_list (CandourLearningPage *self)
{
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->list_box);
}

static void
go_to_pane (CandourLearningPage *self)
{
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->detail));
  if (adw_leaflet_get_folded (self->inner))
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
pane_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  go_to_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
list_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  adw_leaflet_set_visible_child (self->outer, self->views_box);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/* Escape is the window's as soon as there is no column to go back to. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  if (adw_leaflet_get_folded (self->inner)
      && adw_leaflet_get_visible_child (self->inner) != self->list_box
      && adw_leaflet_get_visible_child (self->outer) != self->views_box)
    gtk_widget_activate_action (widget, "page.pane-back", NULL);
  else if (adw_leaflet_get_folded (self->outer)
           && adw_leaflet_get_visible_child (self->outer) != self->views_box)
    gtk_widget_activate_action (widget, "page.list-back", NULL);
  else
    return FALSE;

  return TRUE;
}

/* F6 goes on to the sections from the last column. */
static gboolean
next_column_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || adw_leaflet_get_folded (self->outer))
    return FALSE;

  if (gtk_widget_is_ancestor (focus, self->views_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return gtk_widget_is_ancestor (focus, self->list_box) && !adw_leaflet_get_folded (self->inner)
         && gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
folded_cb (CandourLearningPage *self)
{
  gtk_widget_set_visible (self->list_back, adw_leaflet_get_folded (self->outer));
  candour_learning_detail_set_back (self->detail, adw_leaflet_get_folded (self->inner));
}

static void
width_changed_cb (CandourLearningPage *self,
                  int                  width)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean is_narrow = window != NULL && candour_window_is_narrow (window);

  if (width <= 0)
    return;

  adw_button_content_set_label (self->print, is_narrow ? "" : _("Print for a team meeting…"));
  if (!is_narrow && width >= CANDOUR_NARROW_WIDTH)
    width -= SECTIONS_WIDTH;
  adw_leaflet_set_can_unfold (self->outer, width >= TWO_COLUMNS);
  adw_leaflet_set_can_unfold (self->inner, width >= THREE_COLUMNS);
  folded_cb (self);
}

/* --- What is chosen ------------------------------------------------------------------- */

static gboolean
rested_cb (gpointer data)
{
  CandourLearningPage *self = data;

  self->pick_timeout = 0;
  candour_learning_page_show_item (self);

  return G_SOURCE_REMOVE;
}

static void
selected_cb (CandourLearningPage *self)
{
  if (self->updating || gtk_single_selection_get_selected_item (self->selection) == NULL)
    return;

  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  candour_learning_page_note_picked (self);
  if (!adw_leaflet_get_folded (self->inner))
    self->pick_timeout = g_timeout_add (REST_MS, rested_cb, self);
}

static void
activated_cb (CandourLearningPage *self,
              guint                position)
{
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  gtk_single_selection_set_selected (self->selection, position);
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  candour_learning_page_show_item (self);
  go_to_pane (self);
}

/* A list selects on a press; where there is room for one pane only, what was pressed opens. */
static void
released_cb (CandourLearningPage *self)
{
  if (adw_leaflet_get_folded (self->inner)
      && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    activated_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
view_opened_cb (CandourLearningPage *self)
{
  if (!adw_leaflet_get_folded (self->outer))
    return;

  go_to_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
filter_changed_cb (CandourLearningPage *self)
{
  if (!self->updating)
    candour_learning_page_show_list (self);
}

static void
stop_search_cb (CandourLearningPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- Actions -------------------------------------------------------------------------- */

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  if (candour_learning_page_is_lacking (self))
    candour_learning_page_pick_view (self, "all");
  go_to_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  candour_notice_hide (self->notice);
  candour_learning_page_load (self);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->period, 0);
  gtk_drop_down_set_selected (self->used, 0);
  self->updating = FALSE;
  candour_learning_page_show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
must_wait (CandourLearningPage *self,
           const char          *id,
           gboolean             is_audit)
{
  if (self->facts != NULL)
    return FALSE;

  g_free (self->awaited);
  self->awaited = g_strdup (id);
  self->awaits_audit = is_audit;

  return TRUE;
}

static void
show_learning_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (must_wait (self, id, FALSE))
    return;

  candour_learning_page_show_id (self, id);
  if (candour_learning_page_is_lacking (self))
    candour_learning_page_pick_view (self, "all");
  go_to_pane (self);
}

static void
show_lacking_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  char *copy;

  if (must_wait (self, id, TRUE))
    return;

  copy = g_strdup (id);
  g_free (self->item_id);
  self->item_id = copy;
  candour_learning_page_pick_view (self, "lacking");
  candour_learning_page_show_item (self);
  go_to_pane (self);
}

static void
use_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  candour_learning_detail_use (CANDOUR_LEARNING_PAGE (widget)->detail);
}

static void
pass_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);

  if (candour_learning_detail_get_id (self->detail) == NULL)
    return;

  go_to_pane (self);
  candour_learning_detail_pass (self->detail);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_learning_page_print (CANDOUR_LEARNING_PAGE (widget));
}

static gboolean
step_row_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  return candour_learning_page_step (CANDOUR_LEARNING_PAGE (widget), g_variant_get_int32 (args));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
changed_cb (CandourLearningPage *self)
{
  candour_learning_page_load (self);
}

static void
candour_learning_page_root (GtkWidget *widget)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);
  CandourWindow *window;
  int width;

  GTK_WIDGET_CLASS (candour_learning_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_free (self->today);
  self->today = g_strdup (candour_window_get_today (window));
  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  if (width <= 0)
    gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);
  width_changed_cb (self, candour_text_unscale (widget, width));
  candour_learning_page_load (self);
}

static void
candour_learning_page_unroot (GtkWidget *widget)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, self);
  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  g_clear_handle_id (&self->read_timeout, g_source_remove);

  GTK_WIDGET_CLASS (candour_learning_page_parent_class)->unroot (widget);
}

static void
candour_learning_page_dispose (GObject *object)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->model != NULL)
    g_object_run_dispose (G_OBJECT (self->model));
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_LEARNING_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->lacking);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_learning_page_parent_class)->dispose (object);
}

static void
candour_learning_page_finalize (GObject *object)
{
  CandourLearningPage *self = CANDOUR_LEARNING_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->facts, candour_learning_facts_free);
  g_free (self->today);
  g_free (self->view);
  g_free (self->item_id);
  g_free (self->awaited);
  g_free (self->picked_id);

  G_OBJECT_CLASS (candour_learning_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, print);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, outer);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, views_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, views);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, inner);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, list_back);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, list_title);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, filters);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, search);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, period);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, used);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, count);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, skeletons);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, clear);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_opened_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "page.pane-back", NULL, pane_back_action);
  gtk_widget_class_install_action (widget_class, "page.list-back", NULL, list_back_action);
  gtk_widget_class_install_action (widget_class, "page.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "page.pass", NULL, pass_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.show-learning", "s", show_learning_action);
  gtk_widget_class_install_action (widget_class, "page.show-lacking", "s", show_lacking_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, 0, step_row_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, step_row_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, next_column_cb, NULL);
}

static void
candour_learning_page_class_init (CandourLearningPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_learning_page_dispose;
  object_class->finalize = candour_learning_page_finalize;
  widget_class->root = candour_learning_page_root;
  widget_class->unroot = candour_learning_page_unroot;

  g_type_ensure (CANDOUR_TYPE_LEARNING_DETAIL);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/learning-page.ui");
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
fill_choices (CandourLearningPage *self)
{
  g_autoptr(GtkStringList) periods =
    gtk_string_list_new ((const char *[]) { _("Any time"), _("This quarter"),
                                            _("This audit year"), NULL });
  g_autoptr(GtkStringList) used =
    gtk_string_list_new ((const char *[]) { _("Used or not"), _("Used"), _("Not used yet"),
                                            NULL });

  self->updating = TRUE;
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (periods));
  gtk_drop_down_set_model (self->used, G_LIST_MODEL (used));
  self->updating = FALSE;
  candour_a11y_label_drop_down (self->period, _("When it was shared"));
  candour_a11y_label_drop_down (self->used, _("Whether it was used"));
}

static void
add_skeletons (CandourLearningPage *self)
{
  for (int i = 0; i < N_SKELETONS * 2; i++)
    {
      GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (bar, "skeleton");
      gtk_widget_set_halign (bar, GTK_ALIGN_START);
      gtk_widget_set_size_request (bar, i % 2 == 0 ? 260 : 180, 9);
      gtk_widget_set_margin_top (bar, i % 2 == 0 ? 22 : 10);
      gtk_box_append (self->skeletons, bar);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->skeletons), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);
}

static void
candour_learning_page_init (CandourLearningPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cancellable = g_cancellable_new ();
  self->lacking = g_list_store_new (CANDOUR_TYPE_AUDIT_ROW);
  self->view = g_strdup ("all");
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  fill_choices (self);
  add_skeletons (self);
}

GtkWidget *
candour_learning_page_new (CandourWorkspace *workspace)
{
  CandourLearningPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_LEARNING_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  candour_learning_page_set_up (self);

  return GTK_WIDGET (self);
}
