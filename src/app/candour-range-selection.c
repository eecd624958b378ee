/* candour-range-selection.c - which rows of a long list are selected, by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-range-selection.h"

struct _CandourRangeSelection
{
  GObject     parent_instance;

  GListModel *model;
  GtkBitset  *selected;
};

static void candour_range_selection_list_init      (GListModelInterface        *iface);
static void candour_range_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourRangeSelection, candour_range_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      candour_range_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      candour_range_selection_selection_init))

static GType
candour_range_selection_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (CANDOUR_RANGE_SELECTION (list)->model);
}

static guint
candour_range_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (CANDOUR_RANGE_SELECTION (list)->model);
}

static gpointer
candour_range_selection_get_item (GListModel *list,
                                  guint       position)
{
  return g_list_model_get_item (CANDOUR_RANGE_SELECTION (list)->model, position);
}

static void
candour_range_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = candour_range_selection_get_item_type;
  iface->get_n_items = candour_range_selection_get_n_items;
  iface->get_item = candour_range_selection_get_item;
}

static gboolean
candour_range_selection_is_selected (GtkSelectionModel *selection,
                                     guint              position)
{
  return gtk_bitset_contains (CANDOUR_RANGE_SELECTION (selection)->selected, position);
}

static GtkBitset *
candour_range_selection_get_range (GtkSelectionModel *selection,
                                   guint              position,
                                   guint              n_items)
{
  return gtk_bitset_ref (CANDOUR_RANGE_SELECTION (selection)->selected);
}

static gboolean
candour_range_selection_set (GtkSelectionModel *selection,
                             GtkBitset         *selected,
                             GtkBitset         *mask)
{
  CandourRangeSelection *self = CANDOUR_RANGE_SELECTION (selection);
  g_autoptr(GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first;
  guint last;

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (selection, first, last - first + 1);

  return TRUE;
}

static void
candour_range_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = candour_range_selection_is_selected;
  iface->get_selection_in_range = candour_range_selection_get_range;
  iface->set_selection = candour_range_selection_set;
}

/* Rows that are added or taken away at the end leave the others where they are. */
static void
items_changed_cb (CandourRangeSelection *self,
                  guint                  position,
                  guint                  removed,
                  guint                  added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
candour_range_selection_dispose (GObject *object)
{
  CandourRangeSelection *self = CANDOUR_RANGE_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (candour_range_selection_parent_class)->dispose (object);
}

static void
candour_range_selection_class_init (CandourRangeSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_range_selection_dispose;
}

static void
candour_range_selection_init (CandourRangeSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

CandourRangeSelection *
candour_range_selection_new (GListModel *model)
{
  CandourRangeSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (CANDOUR_TYPE_RANGE_SELECTION, NULL);
  self->model = model;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  return self;
}

guint64
candour_range_selection_count (CandourRangeSelection *self)
{
  g_return_val_if_fail (CANDOUR_IS_RANGE_SELECTION (self), 0);

  return gtk_bitset_get_size (self->selected);
}

void
candour_range_selection_forget (CandourRangeSelection *self)
{
  g_return_if_fail (CANDOUR_IS_RANGE_SELECTION (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
}
