/* test-step-strip.c - where somebody is in a task, for eyes and for ears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-step-strip.h"

static const char *const titles[] =
{
  "Choose the file", "Check what was understood", "Import", NULL
};

static CandourStepStrip *
make_strip (void)
{
  GtkWidget *strip = g_object_ref_sink (candour_step_strip_new ());

  candour_step_strip_set_steps (CANDOUR_STEP_STRIP (strip), titles);

  return CANDOUR_STEP_STRIP (strip);
}

/* The steps of the strip, without the lines between them. */
static GtkWidget *
get_step (CandourStepStrip *strip,
          guint             step)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (strip));
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_SEPARATOR (child) && --step == 0)
      return child;

  return NULL;
}

static void
assert_named (GtkWidget  *widget,
              const char *name)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_names (void)
{
  g_autoptr(CandourStepStrip) strip = make_strip ();

  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (get_step (strip, 2), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_named (GTK_WIDGET (strip), "Step 1 of 3, choose the file");

  candour_step_strip_set_detail (strip, 1, "Annex A workbook");
  candour_step_strip_set_current (strip, 2);
  assert_named (GTK_WIDGET (strip), "Step 2 of 3, check what was understood");
  assert_named (get_step (strip, 1), "Step 1, Choose the file, Annex A workbook, done");
  assert_named (get_step (strip, 2), "Step 2, Check what was understood, at hand");
  assert_named (get_step (strip, 3), "Step 3, Import, still to come");

  candour_step_strip_set_current (strip, 4);
  assert_named (GTK_WIDGET (strip), "All steps are done");
  assert_named (get_step (strip, 3), "Step 3, Import, done");
}

/* Where there is no room for the words they are still heard. */
static void
test_narrow (void)
{
  g_autoptr(CandourStepStrip) strip = make_strip ();
  GtkWidget *first = gtk_widget_get_last_child (get_step (strip, 1));
  GtkWidget *second = gtk_widget_get_last_child (get_step (strip, 2));

  candour_step_strip_set_current (strip, 2);
  g_assert_true (gtk_widget_get_visible (first));

  candour_step_strip_set_narrow (strip, TRUE);
  g_assert_false (gtk_widget_get_visible (first));
  g_assert_true (gtk_widget_get_visible (second));
  assert_named (get_step (strip, 1), "Step 1, Choose the file, done");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/step-strip/names", test_names);
  g_test_add_func ("/app/step-strip/narrow", test_narrow);

  return g_test_run ();
}
