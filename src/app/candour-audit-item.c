/* candour-audit-item.c - a place in the list of audits, and the audit there once it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-item.h"

struct _CandourAuditItem
{
  GObject          parent_instance;

  CandourAuditRow *row;
  guint            position;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourAuditItem, candour_audit_item, G_TYPE_OBJECT)

static void
candour_audit_item_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (property == PROP_ROW)
    g_value_set_object (value, CANDOUR_AUDIT_ITEM (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_audit_item_dispose (GObject *object)
{
  g_clear_object (&CANDOUR_AUDIT_ITEM (object)->row);

  G_OBJECT_CLASS (candour_audit_item_parent_class)->dispose (object);
}

static void
candour_audit_item_class_init (CandourAuditItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = candour_audit_item_get_property;
  object_class->dispose = candour_audit_item_dispose;

  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, CANDOUR_TYPE_AUDIT_ROW,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candour_audit_item_init (CandourAuditItem *self)
{
}

CandourAuditItem *
candour_audit_item_new (guint position)
{
  CandourAuditItem *self = g_object_new (CANDOUR_TYPE_AUDIT_ITEM, NULL);

  self->position = position;

  return self;
}

guint
candour_audit_item_get_position (CandourAuditItem *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_ITEM (self), 0);

  return self->position;
}

CandourAuditRow *
candour_audit_item_get_row (CandourAuditItem *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_ITEM (self), NULL);

  return self->row;
}

void
candour_audit_item_set_row (CandourAuditItem *self,
                            CandourAuditRow  *row)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_ITEM (self));

  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
