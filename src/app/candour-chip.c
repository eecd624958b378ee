/* candour-chip.c - a short fact in a tinted box: an icon, a word or two, a tone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-chip.h"

struct _CandourChip
{
  GtkBox      parent_instance;

  GtkImage   *image;
  GtkLabel   *label;
  char       *full_name;  /* NULL: the label says it all */
  CandourTone tone;
};

G_DEFINE_FINAL_TYPE (CandourChip, candour_chip, GTK_TYPE_BOX)

static const char *const chip_classes[CANDOUR_N_TONES] =
{
  "chip-neutral", "chip-info", "chip-ok", "chip-warn", "chip-danger", "chip-sealed",
  "chip-outline", "chip-inad", "chip-ri", "chip-good", "chip-outs",
};

/* Asked for when it is wanted: to set a tooltip costs a round trip to the display, and lists have
 * hundreds of chips.
 */
static gboolean
query_tooltip_cb (CandourChip *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  gtk_tooltip_set_text (tooltip, self->full_name);

  return self->full_name != NULL;
}

static void
candour_chip_finalize (GObject *object)
{
  g_free (CANDOUR_CHIP (object)->full_name);

  G_OBJECT_CLASS (candour_chip_parent_class)->finalize (object);
}

static void
candour_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_CHIP);

  G_OBJECT_CLASS (candour_chip_parent_class)->dispose (object);
}

static void
candour_chip_class_init (CandourChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_chip_finalize;

  /* One thing with one name: what is inside is not said again. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourChip, image);
  gtk_widget_class_bind_template_child (widget_class, CandourChip, label);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
candour_chip_init (CandourChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_chip_set (self, CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
}

GtkWidget *
candour_chip_new (void)
{
  return g_object_new (CANDOUR_TYPE_CHIP, NULL);
}

void
candour_chip_set (CandourChip *self,
                  CandourTone  tone,
                  const char  *icon_name,
                  const char  *text,
                  const char  *full_name)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_CHIP (self));
  g_return_if_fail (tone < CANDOUR_N_TONES);

  text = text != NULL ? text : "";
  copy = g_strdup (full_name);

  gtk_widget_remove_css_class (GTK_WIDGET (self), chip_classes[self->tone]);
  gtk_widget_add_css_class (GTK_WIDGET (self), chip_classes[tone]);
  self->tone = tone;

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
  g_free (self->full_name);
  self->full_name = copy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy != NULL ? copy : text,
                                  -1);
}

const char *
candour_chip_get_full_name (CandourChip *self)
{
  g_return_val_if_fail (CANDOUR_IS_CHIP (self), NULL);

  return self->full_name;
}

const char *
candour_chip_get_text (CandourChip *self)
{
  g_return_val_if_fail (CANDOUR_IS_CHIP (self), NULL);

  return gtk_label_get_label (self->label);
}

const char *
candour_tone_get_chip_class (CandourTone tone)
{
  g_return_val_if_fail (tone < CANDOUR_N_TONES, NULL);

  return chip_classes[tone];
}

CandourTone
candour_tone_from_grade (CandourGrade drawn_as)
{
  switch (drawn_as)
    {
    case CANDOUR_GRADE_INADEQUATE:
      return CANDOUR_TONE_INADEQUATE;
    case CANDOUR_GRADE_REQUIRES_IMPROVEMENT:
      return CANDOUR_TONE_REQUIRES_IMPROVEMENT;
    case CANDOUR_GRADE_GOOD:
      return CANDOUR_TONE_GOOD;
    case CANDOUR_GRADE_OUTSTANDING:
      return CANDOUR_TONE_OUTSTANDING;
    case CANDOUR_GRADE_NONE:
    default:
      return CANDOUR_TONE_NEUTRAL;
    }
}
