/* test-widgets.c - what the shared widgets show, and what a screen reader is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-grade-chip.h"
#include "candour-notice.h"
#include "candour-saved-label.h"

static GtkWidget *
sink (GtkWidget *widget)
{
  return g_object_ref_sink (widget);
}

static void
test_chip (void)
{
  g_autoptr(GtkWidget) chip = sink (candour_chip_new ());

  g_assert_false (gtk_widget_get_visible (chip));

  candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_DANGER, "alarm-symbolic", "1 overdue",
                    "1 action overdue");
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_true (gtk_widget_has_css_class (chip, "chip-danger"));
  g_assert_cmpstr (candour_chip_get_text (CANDOUR_CHIP (chip)), ==, "1 overdue");
  g_assert_cmpstr (candour_chip_get_full_name (CANDOUR_CHIP (chip)), ==, "1 action overdue");
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 action overdue");

  candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_OK, NULL, "Closed", NULL);
  g_assert_false (gtk_widget_has_css_class (chip, "chip-danger"));
  g_assert_null (candour_chip_get_full_name (CANDOUR_CHIP (chip)));
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Closed");
}

/* Short on the screen, in full for whoever listens. */
static void
test_grade_chip (void)
{
  g_autoptr(GtkWidget) chip = sink (candour_grade_chip_new ());
  CandourGradeChip *grade_chip = CANDOUR_GRADE_CHIP (chip);
  CandourChip *inner = CANDOUR_CHIP (gtk_widget_get_first_child (chip));

  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Not graded");

  candour_grade_chip_set (grade_chip, CANDOUR_GRADE_REQUIRES_IMPROVEMENT,
                          "Requires improvement", "RI");
  g_assert_cmpstr (candour_chip_get_text (inner), ==, "RI");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (inner), "chip-ri"));
  g_assert_cmpstr (candour_chip_get_full_name (inner), ==, "Requires improvement");
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Requires improvement");

  candour_grade_chip_set (grade_chip, CANDOUR_GRADE_GOOD, NULL, NULL);
  g_assert_cmpstr (candour_chip_get_text (inner), ==, "Good");
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Good");

  for (int i = CANDOUR_GRADE_INADEQUATE; i < CANDOUR_N_GRADES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/candour/Candour/icons/scalable/actions/"
                                               "%s.svg", candour_grade_get_icon_name (i));

      g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
    }
}

static void
test_notice (void)
{
  g_autoptr(GtkWidget) widget = sink (candour_notice_new ());
  CandourNotice *notice = CANDOUR_NOTICE (widget);

  g_assert_false (candour_notice_is_shown (notice));

  candour_notice_show (notice, CANDOUR_TONE_WARN, "Not saved <&> since 14:32:",
                       "the disk is full.");
  candour_notice_add_button (notice, "Try again", NULL, "page.retry", NULL);
  g_assert_true (candour_notice_is_shown (notice));
  g_assert_true (gtk_widget_get_visible (widget));
  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not saved <&> since 14:32: the disk is full.");

  candour_notice_hide (notice);
  g_assert_false (candour_notice_is_shown (notice));
}

static void
test_saved_label (void)
{
  g_autoptr(GtkWidget) widget = sink (candour_saved_label_new ());
  CandourSavedLabel *label = CANDOUR_SAVED_LABEL (widget);

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_cmpstr (candour_saved_label_get_text (label), ==, "");

  candour_saved_label_set_saving (label);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Saving…");

  candour_saved_label_set_saved (label);
  g_assert_true (g_regex_match_simple ("^Saved [0-2][0-9]:[0-5][0-9]$",
                                       candour_saved_label_get_text (label), 0, 0));

  candour_saved_label_set_not_saved (label, "the disk is full");
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not saved: the disk is full");
  g_assert_true (gtk_widget_has_css_class (widget, "warn-text"));
}

static void
test_label_item (void)
{
  g_autoptr(GtkWidget) item = sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *cell = gtk_label_new ("CF-1990");

  gtk_box_append (GTK_BOX (item), cell);
  candour_a11y_label_item (cell, "CF-1990, child in need");
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "CF-1990, child in need");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/widgets/chip", test_chip);
  g_test_add_func ("/app/widgets/grade-chip", test_grade_chip);
  g_test_add_func ("/app/widgets/notice", test_notice);
  g_test_add_func ("/app/widgets/saved-label", test_saved_label);
  g_test_add_func ("/app/widgets/label-item", test_label_item);

  return g_test_run ();
}
