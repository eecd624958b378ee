/* test-fold.c - text as it is compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fold.h"

static void
test_same (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "  \t ", "" },
    { "A. Brook", "a. brook" },
    { "a.\xc2\xa0" "BROOK", "a. brook" },
    { "  A.   Brook\n", "a. brook" },
    { "A. Bro\xe2\x80\x8b" "ok", "a. brook" },
    { "P. O\xe2\x80\x99" "Dell", "p. o'dell" },
    { "Lee\xe2\x80\x93" "Marsh", "lee-marsh" },
    { "ZOE\xcc\x88", "zo\xc3\xab" },
    { "STRASSE", "strasse" },
    { "Stra\xc3\x9f" "e", "strasse" },
    { "CF-2291", "cf-2291" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = candour_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_not_utf8 (void)
{
  g_autofree char *folded = candour_fold ("A. Br\xff" "ok");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "a. br"));
}

static void
test_squeeze (void)
{
  g_autofree char *name = candour_squeeze ("  P.\xc2\xa0  O\xe2\x80\x99" "Dell\t");
  g_autofree char *nothing = candour_squeeze (NULL);

  g_assert_cmpstr (name, ==, "P. O\xe2\x80\x99" "Dell");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_words (void)
{
  static const char *const expected[] = { "cf", "2291", "brook", "plan", "the", "caf\xc3\xa9",
                                          NULL };
  g_auto(GStrv) words =
    candour_fold_words ("CF-2291: A. Brook\xe2\x80\x99s plan, the PLAN; caf\xc3\xa9");
  g_auto(GStrv) none = candour_fold_words (" - a ");

  g_assert_cmpstrv (words, expected);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/fold/same", test_same);
  g_test_add_func ("/core/fold/not-utf8", test_not_utf8);
  g_test_add_func ("/core/fold/squeeze", test_squeeze);
  g_test_add_func ("/core/fold/words", test_words);

  return g_test_run ();
}
