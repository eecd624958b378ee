/* candour-frameworks-page.c - what audits are judged against: read, brought in, given out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-framework-cell.h"
#include "candour-framework-words.h"
#include "candour-frameworks-page-private.h"
#include "candour-store-frameworks.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define QUIET_MS 300
#define LIST_WIDTH 252
#define WORDS_WIDTH 600   /* of the window, from which on its buttons say what they do */

G_DEFINE_FINAL_TYPE (CandourFrameworksPage, candour_frameworks_page, GTK_TYPE_WIDGET)

/* --- Reading -------------------------------------------------------------------------- */

/* (element-type CandourFrameworkNode) every version with all that is in it: there are few. */
static gpointer
load_versions (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const char *today = data;
  g_autoptr(GPtrArray) rows = candour_store_frameworks_list (db, error);
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CandourFrameworkRow *row = g_ptr_array_index (rows, i);
      g_autoptr(CandourFramework) framework = candour_store_frameworks_load (db, row->id, error);

      if (framework == NULL)
        return NULL;
      g_ptr_array_add (versions, candour_framework_node_new_version (row, framework, today));
    }

  return g_steal_pointer (&versions);
}

CandourFrameworkNode *
candour_frameworks_page_find_newest (CandourFrameworksPage *self,
                                     const char            *code)
{
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    {
      CandourFrameworkNode *version = g_ptr_array_index (self->versions, i);

      if (g_str_equal (version->row->code, code))
        return version;
    }

  return NULL;
}

static CandourFrameworkNode *
find_version (CandourFrameworksPage *self,
              const char            *id)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      CandourFrameworkNode *version = g_ptr_array_index (self->versions, i);

      if (g_strcmp0 (version->row->id, id) == 0)
        return version;
    }

  return NULL;
}

/* --- One version ---------------------------------------------------------------------- */

static void
show_notice (CandourFrameworksPage *self)
{
  const CandourFrameworkRow *row = self->version->row;
  g_autofree char *lead = NULL;
  g_autofree char *button = NULL;

  if (row->n_audits == 0)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_NEUTRAL, _("Not used yet."),
                           _("It can be replaced or removed."));
      candour_notice_add_button (self->notice, _("Remove…"), NULL, "frameworks.remove", NULL);
      return;
    }

  if (row->closed_on != NULL)
    {
      lead = g_strdup_printf (ngettext ("Closed, with %d audit.", "Closed, with %d audits.",
                                        row->n_audits), row->n_audits);
      candour_notice_show (self->notice, CANDOUR_TONE_SEALED, lead,
                           _("They stay on this version. A newer one is in use."));
      return;
    }

  lead = g_strdup_printf (ngettext ("In use by %d audit, so it cannot change.",
                                    "In use by %d audits, so it cannot change.",
                                    row->n_audits), row->n_audits);
  button = g_strdup_printf (_("Import version %d…"), row->version + 1);
  candour_notice_show (self->notice, CANDOUR_TONE_INFO, lead,
                       _("Import a new version: open audits stay on this one."));
  candour_notice_add_button (self->notice, button, NULL, "frameworks.import", NULL);
}

static void
update_actions (CandourFrameworksPage *self)
{
  gboolean any = self->version != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "frameworks.export", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "frameworks.compare", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "frameworks.remove",
                                 any && self->version->row->n_audits == 0);
}

static guint
find_part (GListModel *parts,
           const char *title)
{
  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr(CandourFrameworkNode) node = g_list_model_get_item (parts, i);

      if (g_str_equal (node->title, title))
        return i;
    }

  return 0;
}

static void
part_selected_cb (CandourFrameworksPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->parts));
  CandourFrameworkNode *node = gtk_single_selection_get_selected_item (selection);

  candour_framework_view_show (self->view, node);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (node != NULL)
    {
      g_free (self->wanted_part);
      self->wanted_part = g_strdup (node->title);
    }
}

static void
show_version (CandourFrameworksPage *self,
              CandourFrameworkNode  *version)
{
  g_autofree char *subtitle = candour_framework_words_name (version->framework);
  g_autofree char *count = g_strdup_printf ("%u", version->framework->standards->len);
  GtkSingleSelection *selection;
  GListStore *parts;

  g_set_object (&self->version, version);
  candour_pane_header_set_subtitle (self->header, subtitle);
  gtk_label_set_label (self->parts_count, count);
  show_notice (self);
  update_actions (self);

  parts = candour_framework_node_list_parts (version);
  selection = gtk_single_selection_new (G_LIST_MODEL (parts));
  gtk_single_selection_set_selected (selection, find_part (G_LIST_MODEL (parts),
                                                           self->wanted_part));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (part_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->parts, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  part_selected_cb (self);
}

/* --- The tree ------------------------------------------------------------------------- */

static GListModel *
get_children (gpointer item,
              gpointer user_data)
{
  CandourFrameworkNode *node = item;

  return node->children != NULL ? g_object_ref (G_LIST_MODEL (node->children)) : NULL;
}

static CandourFrameworkNode *
get_tree_node (GListModel *model,
               guint       position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (model, position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
version_selected_cb (CandourFrameworksPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->tree));
  guint selected = gtk_single_selection_get_selected (selection);
  g_autoptr(CandourFrameworkNode) node = NULL;
  CandourFrameworkNode *version;

  if (selected == GTK_INVALID_LIST_POSITION)
    return;

  node = get_tree_node (G_LIST_MODEL (selection), selected);
  if (node == NULL || node->kind == CANDOUR_NODE_TITLE)
    return;

  version = find_version (self, node->row->id);
  if (node->kind == CANDOUR_NODE_STANDARD)
    {
      g_free (self->wanted_part);
      self->wanted_part = g_strdup (node->title);
    }
  if (version != NULL)
    show_version (self, version);
}

/* The wanted version, else the first in use, else the first. */
static guint
find_row_to_select (GListModel *model,
                    const char *id)
{
  guint n_rows = g_list_model_get_n_items (model);
  guint first = GTK_INVALID_LIST_POSITION;
  guint in_use = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(CandourFrameworkNode) node = get_tree_node (model, i);

      if (node->kind != CANDOUR_NODE_VERSION)
        continue;
      if (g_strcmp0 (node->row->id, id) == 0)
        return i;
      if (first == GTK_INVALID_LIST_POSITION)
        first = i;
      if (in_use == GTK_INVALID_LIST_POSITION && candour_framework_node_is_in_use (node))
        in_use = i;
    }

  return in_use != GTK_INVALID_LIST_POSITION ? in_use : first;
}

static void
show_tree (CandourFrameworksPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GListStore *titles = candour_framework_node_build_tree (self->versions, text);
  GtkTreeListModel *tree = gtk_tree_list_model_new (G_LIST_MODEL (titles), FALSE, TRUE,
                                                    get_children, NULL, NULL);
  g_autoptr(GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (tree)) > 0;
  g_autofree char *id = g_strdup (self->wanted != NULL ? self->wanted
                                  : self->version != NULL ? self->version->row->id : NULL);

  g_clear_pointer (&self->wanted, g_free);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection,
                                     find_row_to_select (G_LIST_MODEL (selection), id));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (version_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->tree, GTK_SELECTION_MODEL (selection));

  gtk_widget_set_visible (GTK_WIDGET (self->no_match), !found);
  if (!found)
    {
      g_autofree char *sentence = g_strdup_printf (_("No framework or standard matches “%s”."),
                                                   text);

      gtk_label_set_label (self->no_match, sentence);
      return;
    }

  version_selected_cb (self);
}

static void
search_changed_cb (CandourFrameworksPage *self)
{
  if (self->versions != NULL)
    show_tree (self);
}

static void
search_stopped_cb (CandourFrameworksPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

/* --- States --------------------------------------------------------------------------- */

static gboolean
still_loading_cb (gpointer data)
{
  CandourFrameworksPage *self = data;

  self->quiet = 0;
  if (self->versions == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourFrameworksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *versions = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      g_clear_pointer (&versions, g_ptr_array_unref);
      return;
    }

  g_clear_handle_id (&self->quiet, g_source_remove);
  if (versions == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = versions;
  if (versions->len == 0)
    {
      g_clear_object (&self->version);
      update_actions (self);
      candour_pane_header_set_subtitle (self->header, NULL);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  show_tree (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

void
candour_frameworks_page_reload (CandourFrameworksPage *self,
                                const char            *id)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  const char *today = window != NULL ? candour_window_get_today (window) : NULL;

  if (id != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (id);
    }

  if (self->versions == NULL && self->quiet == 0)
    self->quiet = g_timeout_add (QUIET_MS, still_loading_cb, self);
  candour_workspace_read_async (self->workspace, load_versions,
                                g_strdup (today != NULL ? today : ""), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                loaded_cb, g_object_ref (self));
}

/* --- Moving about --------------------------------------------------------------------- */

static void
go_to (CandourFrameworksPage *self,
       GtkWidget             *pane)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    return;

  adw_leaflet_set_visible_child (self->leaflet, pane);
  gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* A title opens and shuts; a version leads on where there is room for one pane only. */
static void
tree_activated_cb (CandourFrameworksPage *self,
                   guint                  position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->tree));
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr(CandourFrameworkNode) node = get_tree_node (model, position);

  if (node->kind == CANDOUR_NODE_TITLE)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    go_to (self, node->kind == CANDOUR_NODE_VERSION ? GTK_WIDGET (self->parts_pane)
                                                   : self->reading_pane);
}

static void
part_activated_cb (CandourFrameworksPage *self)
{
  go_to (self, self->reading_pane);
}

static void
tree_clicked_cb (CandourFrameworksPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->tree));

  if (gtk_single_selection_get_selected (selection) != GTK_INVALID_LIST_POSITION)
    go_to (self, GTK_WIDGET (self->parts_pane));
}

/* Beside the others a list stays slim, so that there is room to read; alone it takes all. */
static void
folded_cb (CandourFrameworksPage *self)
{
  int size = adw_leaflet_get_folded (self->leaflet) ? G_MAXINT16 : LIST_WIDTH;

  adw_clamp_set_maximum_size (self->tree_pane, size);
  adw_clamp_set_tightening_threshold (self->tree_pane, size);
  adw_clamp_set_maximum_size (self->parts_pane, size);
  adw_clamp_set_tightening_threshold (self->parts_pane, size);
}

/* A list selects on a press; what is under the pointer is chosen once it is let go. */
static void
add_click (CandourFrameworksPage *self,
           GtkListView           *list,
           GCallback              callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
changed_cb (CandourFrameworksPage *self)
{
  candour_frameworks_page_reload (self, NULL);
}

static void
width_changed_cb (CandourFrameworksPage *self,
                  int                    width)
{
  gboolean has_words = width >= candour_text_scale (GTK_WIDGET (self), WORDS_WIDTH);

  adw_button_content_set_label (self->import_content, has_words ? _("Import…") : "");
  adw_button_content_set_label (self->export_content, has_words ? _("Export…") : "");
}

static void
candour_frameworks_page_root (GtkWidget *widget)
{
  CandourWindow *window;
  int width;

  GTK_WIDGET_CLASS (candour_frameworks_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    {
      g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), widget,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), widget,
                               G_CONNECT_SWAPPED);
      width = gtk_widget_get_width (GTK_WIDGET (window));
      if (width <= 0)
        gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);
      width_changed_cb (CANDOUR_FRAMEWORKS_PAGE (widget), width);
    }
  candour_frameworks_page_reload (CANDOUR_FRAMEWORKS_PAGE (widget), NULL);
}

static void
candour_frameworks_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    {
      g_signal_handlers_disconnect_by_func (window, changed_cb, widget);
      g_signal_handlers_disconnect_by_func (window, width_changed_cb, widget);
    }

  GTK_WIDGET_CLASS (candour_frameworks_page_parent_class)->unroot (widget);
}

static void
candour_frameworks_page_dispose (GObject *object)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->quiet, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_FRAMEWORKS_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_frameworks_page_parent_class)->dispose (object);
}

static void
candour_frameworks_page_finalize (GObject *object)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->version);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_free (self->wanted);
  g_free (self->wanted_part);

  G_OBJECT_CLASS (candour_frameworks_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, import_content);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, export_content);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, search);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, tree);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, parts);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, parts_count);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, tree_pane);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, parts_pane);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, reading_pane);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworksPage, view);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
}

static void
candour_frameworks_page_class_init (CandourFrameworksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_frameworks_page_dispose;
  object_class->finalize = candour_frameworks_page_finalize;
  widget_class->root = candour_frameworks_page_root;
  widget_class->unroot = candour_frameworks_page_unroot;

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_FRAMEWORK_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "frameworks-page.ui");
  bind_children (widget_class);
  candour_frameworks_page_install_actions (widget_class);
}

static void
candour_frameworks_page_init (CandourFrameworksPage *self)
{
  g_autoptr(GtkListItemFactory) tree_factory = candour_framework_cell_tree_factory ();
  g_autoptr(GtkListItemFactory) list_factory = candour_framework_cell_list_factory ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->tree, tree_factory);
  gtk_list_view_set_factory (self->parts, list_factory);
  add_click (self, self->tree, G_CALLBACK (tree_clicked_cb));
  add_click (self, self->parts, G_CALLBACK (part_activated_cb));
  update_actions (self);
}

GtkWidget *
candour_frameworks_page_new (CandourWorkspace *workspace)
{
  CandourFrameworksPage *self = g_object_new (CANDOUR_TYPE_FRAMEWORKS_PAGE, NULL);

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}
