/* test-words.c - the words that people read to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-words.h"

#include <string.h>

#define RECIPIENT "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
#define PUBLIC    "RWRRG5cby/uNYODrIdhpxaopk9eSWSL5G9HQ81pq/ED/fn/KVww3Bw7K"

static guint
count_words (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

/* What was read over the telephone years ago must still be read today. */
static void
test_for_ever (void)
{
  g_autofree char *words = candour_words_dup_fingerprint (RECIPIENT, PUBLIC);

  g_assert_cmpstr (words, ==,
                   "afflicted playoff slogan gumdrop crunchy crafter frayed quartet");
  g_assert_cmpuint (count_words (words), ==, CANDOUR_WORDS_FINGERPRINT);
}

static void
test_each_key_counts (void)
{
  g_autofree char *words = candour_words_dup_fingerprint (RECIPIENT, PUBLIC);
  g_autofree char *other = candour_words_dup_fingerprint (RECIPIENT "x", PUBLIC);
  g_autofree char *third = candour_words_dup_fingerprint (RECIPIENT, PUBLIC "x");

  g_assert_cmpstr (words, !=, other);
  g_assert_cmpstr (words, !=, third);
}

static void
test_passphrase (void)
{
  g_autofree char *one = candour_words_dup_passphrase ();
  g_autofree char *two = candour_words_dup_passphrase ();
  g_autofree char *typed = candour_words_dup_typed (one);

  g_assert_cmpuint (count_words (one), ==, CANDOUR_WORDS_PASSPHRASE);
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (typed, ==, one);
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *words;
  } cases[] = {
    { "", "" },
    { "  Abacus  abdomen\n", "abacus abdomen" },
    { "abacus-abdomen-Zoom", "abacus abdomen zoom" },
    { "t-shirt yo-yo", "t-shirt yo-yo" },
    { "abacus--abdomen-", "abacus abdomen" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = candour_words_dup_typed (cases[i].typed);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/words/for-ever", test_for_ever);
  g_test_add_func ("/exchange/words/each-key-counts", test_each_key_counts);
  g_test_add_func ("/exchange/words/passphrase", test_passphrase);
  g_test_add_func ("/exchange/words/typed", test_typed);

  return g_test_run ();
}
