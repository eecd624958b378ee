/* candour-teams-tree.c - the council's teams as a tree, and the views that go across them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-teams-tree.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-team-node.h"
#include "candour-tooltip.h"

struct _CandourTeamsTree
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkLabel           *total;
  GtkMenuButton      *menu;
  GtkListView        *view;
  GtkListBox         *views;

  GtkSingleSelection *selection;  /* of GtkTreeListRow */
  GListModel         *roots;      /* CandourTeamNode */
  char               *team_id;    /* of the chosen team; NULL: a view is chosen */
  char               *shape;      /* of the tree that is shown */
  CandourPeopleScope  scope;
  gboolean            updating;
};

enum
{
  PICKED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In their order; the teams themselves are above them. */
static const struct
{
  CandourPeopleScope  scope;
  const char         *title;
} view_rows[] =
{
  { CANDOUR_SCOPE_EVERYONE, N_("Everyone") },
  { CANDOUR_SCOPE_AUDITORS, N_("All auditors") },
  { CANDOUR_SCOPE_NOT_AUDITED, N_("Not yet audited") },
  { CANDOUR_SCOPE_LEFT, N_("Left, kept for history") },
};

G_DEFINE_FINAL_TYPE (CandourTeamsTree, candour_teams_tree, GTK_TYPE_WIDGET)

/* --- Choosing -------------------------------------------------------------------------- */

static void
choose (CandourTeamsTree   *self,
        CandourPeopleScope  scope,
        const char         *team_id)
{
  char *copy = g_strdup (team_id);

  g_free (self->team_id);
  self->team_id = copy;
  self->scope = scope;
}

static void
team_selected_cb (CandourTeamsTree *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(CandourTeamNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (self->updating || node == NULL)
    return;

  choose (self, CANDOUR_SCOPE_TEAM, node->id);
  gtk_list_box_unselect_all (self->views);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
view_selected_cb (CandourTeamsTree *self)
{
  GtkListBoxRow *row = self->updating ? NULL : gtk_list_box_get_selected_row (self->views);

  if (row == NULL)
    return;

  choose (self, view_rows[gtk_list_box_row_get_index (row)].scope, NULL);
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->updating = FALSE;
  g_signal_emit (self, signals[PICKED], 0);
}

static void
opened_cb (CandourTeamsTree *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

/* --- The tree -------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  unused)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (count, "tabular");
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  unused)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *count = gtk_widget_get_next_sibling (name);
  g_autoptr(CandourTeamNode) node = gtk_tree_list_row_get_item (row);
  g_autofree char *number = g_strdup_printf ("%u", node->n_workers);
  g_autofree char *label =
    g_strdup_printf (ngettext ("%s, %u social worker", "%s, %u social workers", node->n_workers),
                     node->name, node->n_workers);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_label (GTK_LABEL (name), node->name);
  candour_tooltip_set (expander, label);

  /* What is above others says nothing that they do not add up to. */
  gtk_label_set_label (GTK_LABEL (count), gtk_tree_list_row_is_expandable (row) ? "" : number);
  candour_a11y_set_label (expander, label);
  candour_a11y_label_item (expander, label);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  unused)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static GListModel *
make_children_cb (gpointer item,
                  gpointer unused)
{
  GListModel *children = G_LIST_MODEL (CANDOUR_TEAM_NODE (item)->children);

  return g_list_model_get_n_items (children) > 0 ? g_object_ref (children) : NULL;
}

static guint
find_team (CandourTeamsTree *self,
           const char       *id)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr(CandourTeamNode) node = gtk_tree_list_row_get_item (row);

      if (g_strcmp0 (node->id, id) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
show_roots (CandourTeamsTree *self,
            GListModel       *roots)
{
  GtkTreeListModel *tree = gtk_tree_list_model_new (g_object_ref (roots), FALSE, TRUE,
                                                    make_children_cb, NULL, NULL);

  g_set_object (&self->roots, roots);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (tree));
  g_object_unref (tree);
}

static void
focus_row (CandourTeamsTree *self,
           GtkTreeListRow   *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *expander = gtk_widget_get_first_child (child);

      if (GTK_IS_TREE_EXPANDER (expander)
          && gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) == row)
        gtk_widget_grab_focus (child);
    }
}

static gboolean
close_or_climb (CandourTeamsTree *self,
                GtkTreeListRow   *row)
{
  g_autoptr(GtkTreeListRow) above = gtk_tree_list_row_get_parent (row);

  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (above != NULL)
    {
      gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (above));
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                  gtk_tree_list_row_get_position (above));
      focus_row (self, above);
    }

  return TRUE;
}

/* The expander has keys of its own, but the focus is on the row around it. */
static gboolean
key_pressed_cb (CandourTeamsTree *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  gboolean is_left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean is_right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (row == NULL || (!is_left && !is_right)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    is_left = !is_left;
  if (is_left)
    return close_or_climb (self, row);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, TRUE);

  return TRUE;
}

/* --- The views ------------------------------------------------------------------------- */

static GtkWidget *
make_view_row (const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (count, "tabular");
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "count", count);

  return row;
}

static void
count_views (CandourTeamsTree        *self,
             const CandourPeopleData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (view_rows); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->views, (int) i);
      g_autoptr(GPtrArray) rows =
        candour_people_data_list (data, view_rows[i].scope, NULL, CANDOUR_ANY_ROLE, NULL);
      g_autofree char *number = g_strdup_printf ("%u", rows->len);
      g_autofree char *label = g_strdup_printf ("%s, %s", _(view_rows[i].title), number);

      gtk_label_set_label (g_object_get_data (G_OBJECT (row), "count"), number);
      candour_a11y_set_label (GTK_WIDGET (row), label);
    }
}

static void
select_view (CandourTeamsTree   *self,
             CandourPeopleScope  scope)
{
  for (guint i = 0; i < G_N_ELEMENTS (view_rows); i++)
    if (view_rows[i].scope == scope)
      gtk_list_box_select_row (self->views,
                               gtk_list_box_get_row_at_index (self->views, (int) i));
}

/* --- The object ------------------------------------------------------------------------ */

static void
candour_teams_tree_dispose (GObject *object)
{
  CandourTeamsTree *self = CANDOUR_TEAMS_TREE (object);

  /* The rows that go unselect themselves. */
  self->updating = TRUE;
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_TEAMS_TREE);
  g_clear_object (&self->selection);
  g_clear_object (&self->roots);

  G_OBJECT_CLASS (candour_teams_tree_parent_class)->dispose (object);
}

static void
candour_teams_tree_finalize (GObject *object)
{
  CandourTeamsTree *self = CANDOUR_TEAMS_TREE (object);

  g_free (self->team_id);
  g_free (self->shape);

  G_OBJECT_CLASS (candour_teams_tree_parent_class)->finalize (object);
}

static void
candour_teams_tree_class_init (CandourTeamsTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_teams_tree_dispose;
  object_class->finalize = candour_teams_tree_finalize;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/teams-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourTeamsTree, box);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamsTree, total);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamsTree, menu);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamsTree, view);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamsTree, views);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
candour_teams_tree_init (CandourTeamsTree *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (team_selected_cb), self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  for (guint i = 0; i < G_N_ELEMENTS (view_rows); i++)
    gtk_list_box_append (self->views, make_view_row (_(view_rows[i].title)));
}

GtkWidget *
candour_teams_tree_new (void)
{
  return g_object_new (CANDOUR_TYPE_TEAMS_TREE, NULL);
}

void
candour_teams_tree_set_data (CandourTeamsTree        *self,
                             const CandourPeopleData *data)
{
  g_autoptr(GListModel) roots = NULL;
  g_autofree char *shape = NULL;
  g_autofree char *total = NULL;
  guint n_workers;

  g_return_if_fail (CANDOUR_IS_TEAMS_TREE (self));
  g_return_if_fail (data != NULL);

  self->updating = TRUE;
  n_workers = candour_people_data_count_workers (data, NULL);
  total = g_strdup_printf (ngettext ("%u social worker", "%u social workers", n_workers),
                           n_workers);
  gtk_label_set_label (self->total, total);
  count_views (self, data);

  /* What was closed by hand stays closed while nothing changes. */
  roots = candour_team_node_make_roots (data, &shape);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      show_roots (self, roots);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }

  if (self->team_id != NULL && candour_people_data_find_team (data, self->team_id) == NULL)
    choose (self, CANDOUR_SCOPE_EVERYONE, NULL);
  if (self->team_id != NULL)
    gtk_single_selection_set_selected (self->selection, find_team (self, self->team_id));
  else
    select_view (self, self->scope);
  self->updating = FALSE;
}

void
candour_teams_tree_set_may_edit (CandourTeamsTree *self,
                                 gboolean          may_edit)
{
  g_return_if_fail (CANDOUR_IS_TEAMS_TREE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->menu), may_edit);
}

CandourPeopleScope
candour_teams_tree_get_scope (CandourTeamsTree *self)
{
  g_return_val_if_fail (CANDOUR_IS_TEAMS_TREE (self), CANDOUR_SCOPE_EVERYONE);

  return self->scope;
}

const char *
candour_teams_tree_get_team (CandourTeamsTree *self)
{
  g_return_val_if_fail (CANDOUR_IS_TEAMS_TREE (self), NULL);

  return self->team_id;
}

void
candour_teams_tree_focus (CandourTeamsTree *self)
{
  g_return_if_fail (CANDOUR_IS_TEAMS_TREE (self));

  if (self->team_id == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
  else if (!gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}
