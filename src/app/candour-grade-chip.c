/* candour-grade-chip.c - a grade: rising bars and its word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-grade-chip.h"

struct _CandourGradeChip
{
  GtkWidget    parent_instance;

  CandourChip *chip;
};

G_DEFINE_FINAL_TYPE (CandourGradeChip, candour_grade_chip, GTK_TYPE_WIDGET)

static void
candour_grade_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_GRADE_CHIP);

  G_OBJECT_CLASS (candour_grade_chip_parent_class)->dispose (object);
}

static void
candour_grade_chip_class_init (CandourGradeChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_grade_chip_dispose;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/grade-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourGradeChip, chip);
}

static void
candour_grade_chip_init (CandourGradeChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_grade_chip_set (self, CANDOUR_GRADE_NONE, NULL, NULL);
}

GtkWidget *
candour_grade_chip_new (void)
{
  return g_object_new (CANDOUR_TYPE_GRADE_CHIP, NULL);
}

void
candour_grade_chip_set (CandourGradeChip *self,
                        CandourGrade      drawn_as,
                        const char       *name,
                        const char       *short_name)
{
  g_return_if_fail (CANDOUR_IS_GRADE_CHIP (self));
  g_return_if_fail (drawn_as < CANDOUR_N_GRADES);

  if (name == NULL || *name == '\0')
    name = drawn_as != CANDOUR_GRADE_NONE ? candour_grade_get_name (drawn_as) : _("Not graded");
  if (short_name == NULL || *short_name == '\0')
    short_name = name;

  candour_chip_set (self->chip, candour_tone_from_grade (drawn_as),
                    candour_grade_get_icon_name (drawn_as), short_name,
                    g_str_equal (name, short_name) ? NULL : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

const char *
candour_grade_get_icon_name (CandourGrade drawn_as)
{
  static const char *const names[CANDOUR_N_GRADES] =
  {
    NULL, "candour-grade-1-symbolic", "candour-grade-2-symbolic", "candour-grade-3-symbolic",
    "candour-grade-4-symbolic",
  };

  return drawn_as < CANDOUR_N_GRADES ? names[drawn_as] : NULL;
}
