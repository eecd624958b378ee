/* candour-people-page.c - who does what for whom, who was audited when, and the records they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-people-page-private.h"
#include "candour-window.h"

/* How long somebody is rested upon before the pane opens, which is kept in the log. */
#define REST_MS 250
#define N_SKELETONS 14

/* Widths of the page, from which on two and three columns have room. */
#define TWO_COLUMNS 620
#define THREE_COLUMNS 960
#define SECTIONS_WIDTH 209
#define TREE_WIDTH 225
#define PANE_WIDTH 385
#define COMPACT_WIDTH 420

G_DEFINE_FINAL_TYPE (CandourPeoplePage, candour_people_page, GTK_TYPE_WIDGET)

/* --- From column to column ----------------------------------------------------------------- */

static void
focus_list (CandourPeoplePage *self)
{
  if (candour_people_page_has_records (self))
    candour_records_list_focus (self->records);
  else
    candour_people_list_focus (self->people);
}

static void
go_to_list (CandourPeoplePage *self)
{
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->list_box);
}

static void
go_to_pane (CandourPeoplePage *self)
{
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->pane_stack));
  if (adw_leaflet_get_folded (self->inner))
    gtk_widget_child_focus (GTK_WIDGET (self->pane_stack), GTK_DIR_TAB_FORWARD);
}

static void
pane_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  go_to_list (self);
  focus_list (self);
}

static void
list_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->tree));
  candour_teams_tree_focus (self->tree);
}

/* Escape is the window's as soon as there is no column to go back to. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  if (adw_leaflet_get_folded (self->inner)
      && adw_leaflet_get_visible_child (self->inner) != self->list_box
      && adw_leaflet_get_visible_child (self->outer) != GTK_WIDGET (self->tree))
    gtk_widget_activate_action (widget, "page.pane-back", NULL);
  else if (adw_leaflet_get_folded (self->outer)
           && adw_leaflet_get_visible_child (self->outer) != GTK_WIDGET (self->tree))
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
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || adw_leaflet_get_folded (self->outer))
    return FALSE;

  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->tree)))
    {
      focus_list (self);
      return TRUE;
    }

  return gtk_widget_is_ancestor (focus, self->list_box) && !adw_leaflet_get_folded (self->inner)
         && gtk_widget_child_focus (GTK_WIDGET (self->pane_stack), GTK_DIR_TAB_FORWARD);
}

static void
folded_cb (CandourPeoplePage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->inner);

  gtk_widget_set_visible (self->list_back, adw_leaflet_get_folded (self->outer));
  candour_person_pane_set_back (self->person_pane, is_folded);
  candour_record_pane_set_back (self->record_pane, is_folded);
}

static void
width_changed_cb (CandourPeoplePage *self,
                  int                width)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean is_narrow = window != NULL && candour_window_is_narrow (window);
  gboolean has_two, has_three;

  if (width <= 0)
    return;

  if (!is_narrow && width >= CANDOUR_NARROW_WIDTH)
    width -= SECTIONS_WIDTH;
  has_two = width >= TWO_COLUMNS;
  candour_a11y_show_button_text (self->add_content, _("Add person"), has_two);
  candour_a11y_show_button_text (self->import_content, _("Import…"), has_two);
  has_three = width >= THREE_COLUMNS;
  adw_leaflet_set_can_unfold (self->outer, has_two);
  adw_leaflet_set_can_unfold (self->inner, has_three);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane_stack), has_three ? PANE_WIDTH - 1 : -1, -1);

  width -= (has_two ? TREE_WIDTH : 0) + (has_three ? PANE_WIDTH : 0);
  candour_people_list_set_compact (self->people, width < COMPACT_WIDTH);
  candour_records_list_set_width (self->records, width);
  folded_cb (self);
}

/* --- What is chosen ------------------------------------------------------------------------ */

static gboolean
rested_cb (gpointer data)
{
  CandourPeoplePage *self = data;

  self->pick_timeout = 0;
  candour_people_page_show_pane (self);

  return G_SOURCE_REMOVE;
}

/* Whoever is passed over with the arrows was not looked at. */
static void
row_picked_cb (CandourPeoplePage *self)
{
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  if (!adw_leaflet_get_folded (self->inner))
    self->pick_timeout = g_timeout_add (REST_MS, rested_cb, self);
}

static void
row_opened_cb (CandourPeoplePage *self)
{
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  candour_people_page_show_pane (self);
  go_to_pane (self);
}

static void
clear_records_filter (CandourPeoplePage *self)
{
  g_clear_pointer (&self->worker_id, g_free);
  self->no_worker = FALSE;
}

static void
scope_picked_cb (CandourPeoplePage *self)
{
  CandourPeopleScope scope = candour_teams_tree_get_scope (self->tree);

  clear_records_filter (self);
  if (scope != CANDOUR_SCOPE_TEAM && scope != CANDOUR_SCOPE_EVERYONE)
    {
      self->updating = TRUE;
      gtk_toggle_button_set_active (self->people_mode, TRUE);
      self->updating = FALSE;
    }
  gtk_widget_set_visible (self->unallocated, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit-team", scope == CANDOUR_SCOPE_TEAM);
  candour_people_page_show_list (self);
}

static void
scope_opened_cb (CandourPeoplePage *self)
{
  if (!adw_leaflet_get_folded (self->outer))
    return;

  go_to_list (self);
  focus_list (self);
}

static void
mode_changed_cb (CandourPeoplePage *self)
{
  if (self->updating || self->data == NULL)
    return;

  clear_records_filter (self);
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->updating = FALSE;
  gtk_widget_set_visible (self->unallocated, FALSE);
  candour_people_page_show_list (self);
  candour_people_page_show_pane (self);
}

static void
filter_changed_cb (CandourPeoplePage *self)
{
  if (!self->updating)
    candour_people_page_show_list (self);
}

static void
stop_search_cb (CandourPeoplePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_list (self);
}

/* --- Actions ------------------------------------------------------------------------------- */

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  go_to_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_people_page_load (CANDOUR_PEOPLE_PAGE (widget));
}

/* Somebody of another team has no row here, but a pane. */
static void
show_person_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->data == NULL)
    {
      g_free (self->awaited);
      self->awaited = g_strdup (id);
      return;
    }

  if (!candour_people_page_has_records (self) && !candour_people_list_select (self->people, id))
    candour_people_list_select (self->people, NULL);
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  candour_people_page_show_person (self, id);
  go_to_pane (self);
}

static void
show_records_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  if (self->data == NULL)
    return;

  candour_people_page_show_records (self, g_variant_get_string (parameter, NULL), FALSE);
  go_to_list (self);
}

static void
no_worker_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  if (self->data == NULL)
    return;

  gtk_widget_set_visible (self->unallocated, FALSE);
  candour_people_page_show_records (self, NULL, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
unfilter_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  clear_records_filter (self);
  candour_people_page_show_list (self);
}

static gboolean
step_row_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  int by = g_variant_get_int32 (args);

  return candour_people_page_has_records (self) ? candour_records_list_step (self->records, by)
                                                : candour_people_list_step (self->people, by);
}

/* --- The object ---------------------------------------------------------------------------- */

/* Nobody looks: it is read when somebody does. */
static void
changed_cb (CandourPeoplePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    candour_people_page_load (self);
  else
    self->stale = TRUE;
}

static void
candour_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (candour_people_page_parent_class)->map (widget);

  if (CANDOUR_PEOPLE_PAGE (widget)->stale)
    candour_people_page_load (CANDOUR_PEOPLE_PAGE (widget));
}

static void
candour_people_page_root (GtkWidget *widget)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  CandourWindow *window;
  int width;

  GTK_WIDGET_CLASS (candour_people_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  if (width <= 0)
    gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);
  width_changed_cb (self, width);
  if (self->data == NULL)
    candour_people_page_load (self);
}

static void
candour_people_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_people_page_parent_class)->unroot (widget);
}

static void
candour_people_page_dispose (GObject *object)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  g_clear_handle_id (&self->pick_timeout, g_source_remove);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      g_object_run_dispose (G_OBJECT (self->model));
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PEOPLE_PAGE);
  self->notice = NULL;
  g_clear_object (&self->model);
  g_clear_pointer (&self->data, candour_people_data_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_people_page_parent_class)->dispose (object);
}

static void
candour_people_page_finalize (GObject *object)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->counting);
  g_free (self->today);
  g_free (self->worker_id);
  g_free (self->awaited);

  G_OBJECT_CLASS (candour_people_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, add);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, add_content);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, import);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, import_content);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, outer);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, tree);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, inner);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, list_box);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, list_back);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, summary);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, mode);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, people_mode);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, records_mode);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, roles);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, with_closed);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, unallocated);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, unfilter);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, skeletons);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, people);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, records);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, empty);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, person_pane);
  gtk_widget_class_bind_template_child (widget_class, CandourPeoplePage, record_pane);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, scope_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "page.pane-back", NULL, pane_back_action);
  gtk_widget_class_install_action (widget_class, "page.list-back", NULL, list_back_action);
  gtk_widget_class_install_action (widget_class, "page.show-person", "s", show_person_action);
  gtk_widget_class_install_action (widget_class, "page.show-records", "s", show_records_action);
  gtk_widget_class_install_action (widget_class, "page.show-no-worker", NULL, no_worker_action);
  gtk_widget_class_install_action (widget_class, "page.show-all-records", NULL, unfilter_action);
  candour_people_page_install_edit (widget_class);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, 0, step_row_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, step_row_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, next_column_cb, NULL);
}

static void
candour_people_page_class_init (CandourPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_people_page_dispose;
  object_class->finalize = candour_people_page_finalize;
  widget_class->root = candour_people_page_root;
  widget_class->unroot = candour_people_page_unroot;
  widget_class->map = candour_people_page_map;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_PEOPLE_LIST);
  g_type_ensure (CANDOUR_TYPE_PERSON_PANE);
  g_type_ensure (CANDOUR_TYPE_RECORD_PANE);
  g_type_ensure (CANDOUR_TYPE_RECORDS_LIST);
  g_type_ensure (CANDOUR_TYPE_TEAMS_TREE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/people-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  install_actions (widget_class);
}

static void
add_skeletons (CandourPeoplePage *self)
{
  for (int i = 0; i < N_SKELETONS; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

      gtk_widget_set_size_request (row, -1, 36);
      gtk_widget_set_margin_start (row, 14);
      gtk_widget_set_margin_end (row, 14);
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      for (int j = 0; j < 3; j++)
        {
          GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (bar, "skeleton");
          gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
          gtk_box_append (GTK_BOX (row), bar);
        }
      gtk_box_append (self->skeletons, row);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->skeletons), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);
}

static void
candour_people_page_init (CandourPeoplePage *self)
{
  GtkStringList *roles = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->counting = g_cancellable_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_skeletons (self);

  gtk_string_list_append (roles, _("All roles"));
  for (guint i = 0; candour_roles[i].code != NULL; i++)
    gtk_string_list_append (roles, candour_code_get_name (candour_roles, candour_roles[i].value));
  gtk_drop_down_set_model (self->roles, G_LIST_MODEL (roles));
  g_object_unref (roles);
  candour_a11y_label_drop_down (self->roles, _("Role"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit-team", FALSE);
  self->updating = FALSE;
}

GtkWidget *
candour_people_page_new (CandourWorkspace *workspace)
{
  CandourPeoplePage *self;
  const CandourActor *actor;
  gboolean may_edit;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_PEOPLE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  actor = candour_workspace_get_actor (workspace);
  may_edit = candour_people_page_may_edit (self);
  gtk_widget_set_visible (self->add, may_edit);
  candour_teams_tree_set_may_edit (self->tree, may_edit);
  gtk_widget_set_visible (self->import, actor != NULL && candour_rules_may_import (actor->role)
                                        && !candour_workspace_is_read_only (workspace));

  return GTK_WIDGET (self);
}
