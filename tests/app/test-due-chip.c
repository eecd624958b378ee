/* test-due-chip.c - the words and the tone of a date that comes nearer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-due-chip.h"

#define TODAY "2026-01-14"

static void
test_due_texts (void)
{
  static const struct
  {
    const char  *due_on;
    const char  *text;
    CandourTone  tone;
  } cases[] =
  {
    { "2026-01-08", "6 days overdue", CANDOUR_TONE_DANGER },
    { "2026-01-13", "1 day overdue", CANDOUR_TONE_DANGER },
    { "2026-01-14", "Due today", CANDOUR_TONE_WARN },
    { "2026-01-15", "Due tomorrow", CANDOUR_TONE_WARN },
    { "2026-01-17", "Due Sat 17 Jan", CANDOUR_TONE_WARN },
    { "2026-01-18", "Due Sun 18 Jan", CANDOUR_TONE_NEUTRAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourTone tone = CANDOUR_TONE_OK;
      const char *icon_name = NULL;
      g_autofree char *text = candour_due_describe (cases[i].due_on, TODAY, &tone, &icon_name);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (tone, ==, cases[i].tone);
      g_assert_cmpint (icon_name == NULL, ==, tone == CANDOUR_TONE_NEUTRAL);
    }
}

static void
test_due_chip (void)
{
  g_autoptr(GtkWidget) chip = g_object_ref_sink (candour_due_chip_new ());

  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), "2026-01-08", TODAY);
  g_assert_true (gtk_widget_get_visible (chip));
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "6 days overdue");

  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), NULL, TODAY);
  g_assert_false (gtk_widget_get_visible (chip));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/due-chip/texts", test_due_texts);
  g_test_add_func ("/app/due-chip/chip", test_due_chip);

  return g_test_run ();
}
