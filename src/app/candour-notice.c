/* candour-notice.c - one thing to know above or among the rest, with what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-notice.h"

#include "candour-wrap-layout.h"

/* Where there is no room for two buttons beside the words, they stand below one another. */
#define BUTTON_SPACING 6

struct _CandourNotice
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkBox      *box;
  GtkImage    *image;
  GtkLabel    *label;
  GtkBox      *buttons;
  const char  *tone_class;  /* static */
};

G_DEFINE_FINAL_TYPE (CandourNotice, candour_notice, GTK_TYPE_WIDGET)

static const char *
get_tone_class (CandourTone tone)
{
  switch ((int) tone)
    {
    case CANDOUR_TONE_DANGER:
    case CANDOUR_TONE_INADEQUATE:
      return "tone-danger";
    case CANDOUR_TONE_WARN:
    case CANDOUR_TONE_REQUIRES_IMPROVEMENT:
      return "tone-warn";
    case CANDOUR_TONE_OK:
    case CANDOUR_TONE_GOOD:
      return "tone-ok";
    case CANDOUR_TONE_SEALED:
    case CANDOUR_TONE_OUTSTANDING:
      return "tone-sealed";
    case CANDOUR_TONE_INFO:
      return "tone-info";
    default:
      return "tone-neutral";
    }
}

static void
remove_buttons (CandourNotice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), FALSE);
}

static void
child_revealed_cb (CandourNotice *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer)
      && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
candour_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_NOTICE);

  G_OBJECT_CLASS (candour_notice_parent_class)->dispose (object);
}

static void
candour_notice_class_init (CandourNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_notice_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, CandourNotice, box);
  gtk_widget_class_bind_template_child (widget_class, CandourNotice, image);
  gtk_widget_class_bind_template_child (widget_class, CandourNotice, label);
  gtk_widget_class_bind_template_child (widget_class, CandourNotice, buttons);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
}

static void
candour_notice_init (CandourNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->buttons),
                                 candour_wrap_layout_new (BUTTON_SPACING));
}

GtkWidget *
candour_notice_new (void)
{
  return g_object_new (CANDOUR_TYPE_NOTICE, NULL);
}

void
candour_notice_show (CandourNotice *self,
                     CandourTone    tone,
                     const char    *lead,
                     const char    *text)
{
  g_autofree char *markup = NULL;
  g_autofree char *plain = NULL;

  g_return_if_fail (CANDOUR_IS_NOTICE (self));

  lead = lead != NULL ? lead : "";
  text = text != NULL ? text : "";
  markup = g_markup_printf_escaped ("<b>%s</b>%s%s", lead,
                                    *lead != '\0' && *text != '\0' ? " " : "", text);
  plain = g_strdup_printf ("%s %s", lead, text);

  if (self->tone_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), self->tone_class);
  self->tone_class = get_tone_class (tone);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), self->tone_class);

  gtk_image_set_from_icon_name (self->image, candour_tone_get_icon_name (tone));
  gtk_label_set_markup (self->label, markup);
  remove_buttons (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (plain),
                                  -1);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
candour_notice_hide (CandourNotice *self)
{
  g_return_if_fail (CANDOUR_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  child_revealed_cb (self);
}

gboolean
candour_notice_is_shown (CandourNotice *self)
{
  g_return_val_if_fail (CANDOUR_IS_NOTICE (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
candour_notice_add_button (CandourNotice *self,
                           const char    *label,
                           const char    *icon_name,
                           const char    *action,
                           GVariant      *target)
{
  GtkWidget *button = gtk_button_new ();

  g_return_if_fail (CANDOUR_IS_NOTICE (self));

  if (icon_name != NULL)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon_name);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
    }

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), TRUE);
}

const char *
candour_tone_get_icon_name (CandourTone tone)
{
  switch ((int) tone)
    {
    case CANDOUR_TONE_DANGER:
    case CANDOUR_TONE_WARN:
    case CANDOUR_TONE_INADEQUATE:
    case CANDOUR_TONE_REQUIRES_IMPROVEMENT:
      return "dialog-warning-symbolic";
    case CANDOUR_TONE_OK:
    case CANDOUR_TONE_GOOD:
      return "object-select-symbolic";
    case CANDOUR_TONE_SEALED:
      return "changes-prevent-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}
