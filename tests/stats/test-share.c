/* test-share.c - shares, their ranges, and when not to show them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-share.h"

#include <math.h>

static void
test_range (void)
{
  static const struct
  {
    gint64 count;
    gint64 n;
    double low;
    double high;
  } cases[] = {
    /* Worked out from the definition with 40 digits, rounded to what a double holds. */
    { 81, 263, 0.25528851987827423, 0.36620957688280007 },
    { 35, 60, 0.45728081022640110, 0.69935721441652058 },
    { 263, 263, 0.98560396559938079, 1 },
    { 0, 263, 0, 1 - 0.98560396559938079 },
    { 0, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourShare share = candour_share_of (cases[i].count, cases[i].n);

      g_assert_cmpfloat_with_epsilon (share.low, cases[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (share.high, cases[i].high, 1e-9);
    }
}

static void
test_text (void)
{
  static const struct
  {
    gint64      count;
    gint64      n;
    const char *text;
  } cases[] = {
    { 0, 0, "None yet" },
    { 4, 5, "4 of 5" },
    { 9, 9, "9 of 9" },
    { 35, 60, "35 of 60 (58%, likely between 46% and 70%)" },
    { 10, 10, "10 of 10 (100%, likely between 72% and 100%)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourShare share = candour_share_of (cases[i].count, cases[i].n);
      g_autofree char *text = candour_share_dup_text (&share);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stats/share/range", test_range);
  g_test_add_func ("/stats/share/text", test_text);

  return g_test_run ();
}
