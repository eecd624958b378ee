/* candour-grade-card.c - one grade by its description, of which one is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-grade-card.h"

struct _CandourGradeCard
{
  GtkCheckButton parent_instance;

  GtkImage      *glyph;
  GtkImage      *tick;
  GtkLabel      *keycap;
  GtkLabel      *title;
  GtkLabel      *text;

  char          *description;
  char          *ruled_out;    /* NULL: it may be chosen */
  CandourGrade   drawn_as;
};

G_DEFINE_FINAL_TYPE (CandourGradeCard, candour_grade_card, GTK_TYPE_CHECK_BUTTON)

static const char *const card_classes[CANDOUR_N_GRADES] =
{
  "grade-none", "grade-inad", "grade-ri", "grade-good", "grade-outs",
};

/* The glyph gives way to a lock: the grade's bars would still invite. */
static void
show_state (CandourGradeCard *self)
{
  const char *text = self->ruled_out != NULL ? self->ruled_out : self->description;
  g_autofree char *icon = g_strdup_printf ("candour-grade-%d-symbolic", (int) self->drawn_as);

  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');

  if (self->ruled_out != NULL)
    gtk_image_set_from_icon_name (self->glyph, "changes-prevent-symbolic");
  else
    gtk_image_set_from_icon_name (self->glyph, self->drawn_as != CANDOUR_GRADE_NONE ? icon : NULL);

  if (self->ruled_out != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "ruled-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "ruled-out");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_DISABLED, self->ruled_out != NULL,
                               -1);
}

static void
active_changed_cb (CandourGradeCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tick),
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self)));
}

static void
candour_grade_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_GRADE_CARD);

  G_OBJECT_CLASS (candour_grade_card_parent_class)->dispose (object);
}

static void
candour_grade_card_finalize (GObject *object)
{
  CandourGradeCard *self = CANDOUR_GRADE_CARD (object);

  g_free (self->description);
  g_free (self->ruled_out);

  G_OBJECT_CLASS (candour_grade_card_parent_class)->finalize (object);
}

static void
candour_grade_card_class_init (CandourGradeCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_grade_card_dispose;
  object_class->finalize = candour_grade_card_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/grade-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourGradeCard, glyph);
  gtk_widget_class_bind_template_child (widget_class, CandourGradeCard, tick);
  gtk_widget_class_bind_template_child (widget_class, CandourGradeCard, keycap);
  gtk_widget_class_bind_template_child (widget_class, CandourGradeCard, title);
  gtk_widget_class_bind_template_child (widget_class, CandourGradeCard, text);
}

static void
candour_grade_card_init (CandourGradeCard *self)
{
  self->description = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::active", G_CALLBACK (active_changed_cb), NULL);
}

GtkWidget *
candour_grade_card_new (const CandourScaleGrade *grade,
                        int                      position,
                        int                      n_cards)
{
  CandourGradeCard *self;
  g_autofree char *key = NULL;

  g_return_val_if_fail (grade != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_GRADE_CARD, NULL);
  self->drawn_as = grade->drawn_as;
  key = g_strdup_printf ("%d", position);
  gtk_label_set_label (self->keycap, key);
  gtk_widget_set_visible (GTK_WIDGET (self->keycap), position <= 9);
  gtk_label_set_label (self->title, grade->name);
  gtk_widget_add_css_class (GTK_WIDGET (self), card_classes[self->drawn_as]);

  /* Or the name would be read out together with the whole description. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, grade->name,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, position,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, n_cards,
                                  -1);
  show_state (self);

  return GTK_WIDGET (self);
}

void
candour_grade_card_show_key (CandourGradeCard *self,
                             gboolean          show)
{
  g_return_if_fail (CANDOUR_IS_GRADE_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->keycap),
                          show && g_utf8_strlen (gtk_label_get_label (self->keycap), -1) == 1);
}

void
candour_grade_card_set_description (CandourGradeCard *self,
                                    const char       *description)
{
  g_return_if_fail (CANDOUR_IS_GRADE_CARD (self));

  g_free (self->description);
  self->description = g_strdup (description != NULL ? description : "");
  show_state (self);
}

void
candour_grade_card_set_ruled_out (CandourGradeCard *self,
                                  const char       *why)
{
  g_return_if_fail (CANDOUR_IS_GRADE_CARD (self));

  g_free (self->ruled_out);
  self->ruled_out = why != NULL && *why != '\0' ? g_strdup (why) : NULL;
  show_state (self);
}

const char *
candour_grade_card_get_ruled_out (CandourGradeCard *self)
{
  g_return_val_if_fail (CANDOUR_IS_GRADE_CARD (self), NULL);

  return self->ruled_out;
}
