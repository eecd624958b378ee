/* candour-choice-row.c - one of several, with two lines and how it stands with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-choice-row.h"

struct _CandourChoiceRow
{
  GtkCheckButton parent_instance;

  GtkLabel      *title;
  GtkLabel      *subtitle;
  GtkImage      *image;
  GtkLabel      *status;

  char          *id;
  gboolean       locked;
};

G_DEFINE_FINAL_TYPE (CandourChoiceRow, candour_choice_row, GTK_TYPE_CHECK_BUTTON)

static void
update_name (CandourChoiceRow *self)
{
  const char *status = gtk_label_get_label (self->status);
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", gtk_label_get_text (self->title),
                                           gtk_label_get_text (self->subtitle),
                                           *status != '\0' ? ", " : "", status);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_DISABLED, self->locked,
                               -1);
}

static void
candour_choice_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_CHOICE_ROW);

  G_OBJECT_CLASS (candour_choice_row_parent_class)->dispose (object);
}

static void
candour_choice_row_finalize (GObject *object)
{
  g_free (CANDOUR_CHOICE_ROW (object)->id);

  G_OBJECT_CLASS (candour_choice_row_parent_class)->finalize (object);
}

static void
candour_choice_row_class_init (CandourChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_choice_row_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourChoiceRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandourChoiceRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CandourChoiceRow, image);
  gtk_widget_class_bind_template_child (widget_class, CandourChoiceRow, status);
}

static void
candour_choice_row_init (CandourChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_choice_row_new (const char *id)
{
  CandourChoiceRow *self = g_object_new (CANDOUR_TYPE_CHOICE_ROW, NULL);

  self->id = g_strdup (id);

  return GTK_WIDGET (self);
}

const char *
candour_choice_row_get_id (CandourChoiceRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_CHOICE_ROW (self), NULL);

  return self->id;
}

void
candour_choice_row_set_title (CandourChoiceRow *self,
                              const char       *lead,
                              const char       *rest,
                              const char       *subtitle)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>%s", lead, rest);

  g_return_if_fail (CANDOUR_IS_CHOICE_ROW (self));

  gtk_label_set_markup (self->title, markup);
  gtk_label_set_label (self->subtitle, subtitle);
  update_name (self);
}

void
candour_choice_row_set_status (CandourChoiceRow *self,
                               CandourTone       tone,
                               const char       *status)
{
  static const char *const classes[] = { "danger-text", "warn-text", "ok-text", "secondary" };
  const char *css_class = tone == CANDOUR_TONE_DANGER ? "danger-text"
                          : tone == CANDOUR_TONE_WARN ? "warn-text"
                          : tone == CANDOUR_TONE_OK ? "ok-text" : "secondary";
  const char *icon = tone == CANDOUR_TONE_OK ? "object-select-symbolic"
                     : tone == CANDOUR_TONE_WARN ? "dialog-warning-symbolic"
                     : "changes-prevent-symbolic";

  g_return_if_fail (CANDOUR_IS_CHOICE_ROW (self));

  self->locked = *status != '\0'
                 && (tone == CANDOUR_TONE_DANGER || tone == CANDOUR_TONE_NEUTRAL);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->status), classes[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (self->image), classes[i]);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->status), css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), css_class);
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->image), *status != '\0');
  gtk_label_set_label (self->status, status);
  if (self->locked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "locked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "locked");
  update_name (self);
}

void
candour_choice_row_set_icon (CandourChoiceRow *self,
                             const char       *icon_name,
                             const char       *css_class)
{
  g_return_if_fail (CANDOUR_IS_CHOICE_ROW (self));

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), css_class);
  gtk_widget_set_visible (GTK_WIDGET (self->image), TRUE);
}

gboolean
candour_choice_row_is_locked (CandourChoiceRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_CHOICE_ROW (self), FALSE);

  return self->locked;
}
