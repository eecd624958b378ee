/* candour-framework-cell.c - one entry of the lists of the frameworks page, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-cell.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-chip.h"

struct _CandourFrameworkCell
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkLabel    *number;
  GtkLabel    *title;
  GtkLabel    *detail;
  GtkLabel    *count;
  GtkWidget   *lock;
  CandourChip *chip;
};

G_DEFINE_FINAL_TYPE (CandourFrameworkCell, candour_framework_cell, GTK_TYPE_WIDGET)

static void
candour_framework_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_FRAMEWORK_CELL);

  G_OBJECT_CLASS (candour_framework_cell_parent_class)->dispose (object);
}

static void
candour_framework_cell_class_init (CandourFrameworkCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_framework_cell_dispose;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "framework-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, box);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, number);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, title);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, detail);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, count);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, lock);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkCell, chip);
}

static void
candour_framework_cell_init (CandourFrameworkCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_framework_cell_new (void)
{
  return g_object_new (CANDOUR_TYPE_FRAMEWORK_CELL, NULL);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_chip (CandourFrameworkCell *self,
           CandourFrameworkNode *node)
{
  if (node->kind != CANDOUR_NODE_VERSION)
    candour_chip_set (self->chip, CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
  else if (candour_framework_node_is_in_use (node))
    candour_chip_set (self->chip, CANDOUR_TONE_OK, "object-select-symbolic", _("In use"), NULL);
  else if (node->row->n_audits == 0 && node->row->closed_on == NULL)
    candour_chip_set (self->chip, CANDOUR_TONE_NEUTRAL, NULL, _("Not used yet"), NULL);
  else
    candour_chip_set (self->chip, CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
}

void
candour_framework_cell_set_node (CandourFrameworkCell *self,
                                 CandourFrameworkNode *node)
{
  gboolean version = node->kind == CANDOUR_NODE_VERSION;
  g_autofree char *number = node->kind == CANDOUR_NODE_STANDARD
                            ? g_strdup_printf ("%d", node->position + 1) : NULL;

  g_return_if_fail (CANDOUR_IS_FRAMEWORK_CELL (self));
  g_return_if_fail (CANDOUR_IS_FRAMEWORK_NODE (node));

  show_text (self->number, number);
  gtk_label_set_label (self->title, node->title);
  show_text (self->detail, version ? node->detail : NULL);
  show_text (self->count, version ? NULL : node->detail);
  gtk_widget_set_visible (self->lock, node->limits);
  show_chip (self, node);
  if (node->kind == CANDOUR_NODE_TITLE)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "strong");
}

char *
candour_framework_cell_dup_name (CandourFrameworkNode *node)
{
  g_return_val_if_fail (CANDOUR_IS_FRAMEWORK_NODE (node), NULL);

  switch (node->kind)
    {
    case CANDOUR_NODE_VERSION:
      return g_strdup_printf ("%s, %s, %s%s%s", node->row->title, node->title, node->detail,
                              node->row->closed_on == NULL ? ", " : "",
                              node->row->closed_on != NULL ? ""
                              : node->row->n_audits > 0 ? _("in use") : _("not used yet"));

    case CANDOUR_NODE_STANDARD:
      return g_strdup_printf (node->limits
                              ? _("Standard %1$d, %2$s, can limit the overall judgement")
                              : _("Standard %1$d, %2$s"), node->position + 1, node->title);

    case CANDOUR_NODE_TITLE:
    case CANDOUR_NODE_TOPIC:
    default:
      return node->detail != NULL ? g_strdup_printf ("%s, %s", node->title, node->detail)
                                  : g_strdup (node->title);
    }
}

/* --- In lists ------------------------------------------------------------------------- */

static void
tree_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), candour_framework_cell_new ());
  gtk_list_item_set_child (item, expander);
}

static void
tree_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  g_autoptr(CandourFrameworkNode) node = gtk_tree_list_row_get_item (row);
  g_autofree char *name = candour_framework_cell_dup_name (node);

  gtk_tree_expander_set_list_row (expander, row);
  candour_framework_cell_set_node (CANDOUR_FRAMEWORK_CELL (gtk_tree_expander_get_child (expander)),
                                   node);
  gtk_list_item_set_selectable (item, node->kind != CANDOUR_NODE_TITLE);
  candour_a11y_label_item (GTK_WIDGET (expander), name);
}

static void
list_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  gtk_list_item_set_child (item, candour_framework_cell_new ());
}

/* The first of the topics has a line above it. */
static void
list_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  CandourFrameworkNode *node = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (cell);
  g_autofree char *name = candour_framework_cell_dup_name (node);

  candour_framework_cell_set_node (CANDOUR_FRAMEWORK_CELL (cell), node);
  if (node->kind == CANDOUR_NODE_TOPIC && node->position == 0)
    gtk_widget_add_css_class (row, "first-topic");
  else
    gtk_widget_remove_css_class (row, "first-topic");
  candour_a11y_label_item (cell, name);
}

static GtkListItemFactory *
make_factory (GCallback setup,
              GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);

  return factory;
}

GtkListItemFactory *
candour_framework_cell_tree_factory (void)
{
  return make_factory (G_CALLBACK (tree_setup_cb), G_CALLBACK (tree_bind_cb));
}

GtkListItemFactory *
candour_framework_cell_list_factory (void)
{
  return make_factory (G_CALLBACK (list_setup_cb), G_CALLBACK (list_bind_cb));
}
