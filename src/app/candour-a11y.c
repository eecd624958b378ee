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

static void
name_button (GtkDropDown *drop_down)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  const char *label = g_object_get_data (G_OBJECT (drop_down), "candour-label");
  g_autofree char *name = GTK_IS_STRING_OBJECT (item)
                          ? g_strdup_printf ("%s, %s", label, gtk_string_object_get_string (item))
                          : g_strdup (label);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  candour_a11y_set_label (GTK_WIDGET (drop_down), label);
  /* The button would say the name of the drop down once more. */
  if (button != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      candour_a11y_set_label (button, name);
    }
}

void
candour_a11y_label_drop_down (GtkDropDown *drop_down,
                              const char  *label)
{
  gboolean is_known;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  is_known = g_object_get_data (G_OBJECT (drop_down), "candour-label") != NULL;
  g_object_set_data_full (G_OBJECT (drop_down), "candour-label", g_strdup (label), g_free);
  if (!is_known)
    g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_button), NULL);
  name_button (drop_down);
}

void
candour_a11y_show_button_text (AdwButtonContent *content,
                               const char       *label,
                               gboolean          shown)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_BUTTON_CONTENT (content));

  button = gtk_widget_get_ancestor (GTK_WIDGET (content), GTK_TYPE_BUTTON);
  adw_button_content_set_label (content, shown ? label : "");
  if (button == NULL)
    return;

  /* The text labels the button already, and GTK 4.8 would say both. */
  if (shown)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else
    candour_a11y_set_label (button, label);
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
