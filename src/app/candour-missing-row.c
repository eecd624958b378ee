/* candour-missing-row.c - one thing that is missing, and the way to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-missing-row.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);

  return label;
}

static GtkWidget *
make_row (const char *icon_name,
          const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (image, css_class);
  gtk_box_append (GTK_BOX (row), image);
  gtk_widget_add_css_class (row, "lined-row");

  return row;
}

static GtkWidget *
make_button (const char *title,
             const char *label,
             const char *action,
             guint       index)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}

GtkWidget *
candour_missing_row_new (const char *title,
                         const char *detail,
                         const char *label,
                         const char *action,
                         guint       index)
{
  GtkWidget *row = make_row ("dialog-error-symbolic", "danger-text");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (title));
  if (detail != NULL && *detail != '\0')
    {
      GtkWidget *more = make_label (detail);

      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "secondary");
      gtk_box_append (GTK_BOX (texts), more);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), texts);
  if (label != NULL)
    gtk_box_append (GTK_BOX (row), make_button (title, label, action, index));

  return row;
}

GtkWidget *
candour_missing_row_new_complete (void)
{
  GtkWidget *row = make_row ("object-select-symbolic", "ok-text");

  gtk_box_append (GTK_BOX (row), make_label (_("Everything is here")));

  return row;
}
