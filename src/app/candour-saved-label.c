/* candour-saved-label.c - whether what was written is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-saved-label.h"

struct _CandourSavedLabel
{
  GtkBox    parent_instance;

  GtkImage *image;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CandourSavedLabel, candour_saved_label, GTK_TYPE_BOX)

static void
show (CandourSavedLabel *self,
      const char        *icon_name,
      const char        *text,
      gboolean           warn)
{
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
  gtk_label_set_label (self->label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self), warn ? "secondary" : "warn-text");
  gtk_widget_add_css_class (GTK_WIDGET (self), warn ? "warn-text" : "secondary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
candour_saved_label_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_SAVED_LABEL);

  G_OBJECT_CLASS (candour_saved_label_parent_class)->dispose (object);
}

static void
candour_saved_label_class_init (CandourSavedLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_saved_label_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/saved-label.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSavedLabel, image);
  gtk_widget_class_bind_template_child (widget_class, CandourSavedLabel, label);
}

static void
candour_saved_label_init (CandourSavedLabel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_saved_label_clear (self);
}

GtkWidget *
candour_saved_label_new (void)
{
  return g_object_new (CANDOUR_TYPE_SAVED_LABEL, NULL);
}

void
candour_saved_label_set_saving (CandourSavedLabel *self)
{
  g_return_if_fail (CANDOUR_IS_SAVED_LABEL (self));

  show (self, NULL, _("Saving…"), FALSE);
}

void
candour_saved_label_set_saved (CandourSavedLabel *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOUR_IS_SAVED_LABEL (self));

  /* Translators: %s is a time such as "14:32" */
  text = g_strdup_printf (_("Saved %s"), time);
  show (self, "object-select-symbolic", text, FALSE);
}

void
candour_saved_label_set_not_saved (CandourSavedLabel *self,
                                   const char        *reason)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOUR_IS_SAVED_LABEL (self));

  text = reason != NULL ? g_strdup_printf (_("Not saved: %s"), reason) : g_strdup (_("Not saved"));
  show (self, "dialog-warning-symbolic", text, TRUE);
}

void
candour_saved_label_set_read_only (CandourSavedLabel *self)
{
  g_return_if_fail (CANDOUR_IS_SAVED_LABEL (self));

  show (self, "changes-prevent-symbolic", _("Read only"), FALSE);
}

void
candour_saved_label_clear (CandourSavedLabel *self)
{
  g_return_if_fail (CANDOUR_IS_SAVED_LABEL (self));

  show (self, NULL, "", FALSE);
}

const char *
candour_saved_label_get_text (CandourSavedLabel *self)
{
  g_return_val_if_fail (CANDOUR_IS_SAVED_LABEL (self), NULL);

  return gtk_label_get_label (self->label);
}
