/* test-tally.c - counts of grades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-tally.h"

static void
test_most_common (void)
{
  static const struct
  {
    int grades[6];  /* ended by -1 */
    int most_common;
    int n;
  } cases[] = {
    { { -1 }, 0, 0 },
    { { 0, 0, -1 }, 0, 0 },
    { { 3, -1 }, 3, 1 },
    { { 3, 2, 3, -1 }, 3, 3 },
    { { 3, 2, 2, 3, -1 }, 2, 4 },  /* the lower of equals */
    { { 11, 11, 1, 0, -1 }, 11, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourTally tally = { 0 };

      for (int j = 0; cases[i].grades[j] >= 0; j++)
        candour_tally_add (&tally, cases[i].grades[j]);
      g_assert_cmpint (candour_tally_get_most_common (&tally), ==, cases[i].most_common);
      g_assert_cmpuint (tally.n, ==, cases[i].n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stats/tally/most-common", test_most_common);

  return g_test_run ();
}
