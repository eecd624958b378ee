/* candour-a11y.c - names for screen readers where GTK 4.8 gives none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-a11y.h"

void
candour_a11y_set_label (GtkWidget  *widget,
                        const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "",
                                  -1);
}

void
candour_a11y_set_description (GtkWidget  *widget,
                              const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
}

void
candour_a11y_label_item (GtkWidget  *cell,
                         const char *label)
{
  GtkWidget *parent;

  g_return_if_fail (GTK_IS_WIDGET (cell));

  parent = gtk_widget_get_parent (cell);
  if (parent != NULL)
    candour_a11y_set_label (parent, label);
}

void
candour_a11y_label_by (GtkWidget *widget,
                       GtkWidget *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
}
