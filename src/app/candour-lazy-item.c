/* candour-lazy-item.c - a place in a long list, and the row there once it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-lazy-item.h"

struct _CandourLazyItem
{
  GObject  parent_instance;

  GObject *row;
  guint    position;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourLazyItem, candour_lazy_item, G_TYPE_OBJECT)

static void
candour_lazy_item_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_ROW)
    g_value_set_object (value, CANDOUR_LAZY_ITEM (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_lazy_item_dispose (GObject *object)
{
  g_clear_object (&CANDOUR_LAZY_ITEM (object)->row);

  G_OBJECT_CLASS (candour_lazy_item_parent_class)->dispose (object);
}

static void
candour_lazy_item_class_init (CandourLazyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = candour_lazy_item_get_property;
  object_class->dispose = candour_lazy_item_dispose;

  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candour_lazy_item_init (CandourLazyItem *self)
{
}

CandourLazyItem *
candour_lazy_item_new (guint position)
{
  CandourLazyItem *self = g_object_new (CANDOUR_TYPE_LAZY_ITEM, NULL);

  self->position = position;

  return self;
}

guint
candour_lazy_item_get_position (CandourLazyItem *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_ITEM (self), 0);

  return self->position;
}

gpointer
candour_lazy_item_get_row (CandourLazyItem *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_ITEM (self), NULL);

  return self->row;
}

void
candour_lazy_item_set_row (CandourLazyItem *self,
                           gpointer         row)
{
  g_return_if_fail (CANDOUR_IS_LAZY_ITEM (self));

  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
