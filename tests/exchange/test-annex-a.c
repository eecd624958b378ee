/* test-annex-a.c - lists and columns told by what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-annex-a.h"

#include "candour-cases-reader.h"

#define NBSP "\xc2\xa0"

static void
test_tables (void)
{
  for (int list = 0; list < CANDOUR_ANNEX_LISTS; list++)
    {
      g_auto(GStrv) codes = g_strsplit (candour_annex_lists[list].columns, " ", -1);

      g_assert_cmpint (candour_annex_lists[list].number, ==, list);
      for (char **code = codes; *code != NULL; code++)
        if (**code != '\0')
          g_assert_cmpint (candour_annex_find_column (*code), >=, 0);
    }

  g_assert_cmpint (candour_annex_parse_name ("List 11"), ==, 11);
  g_assert_cmpint (candour_annex_parse_name ("LIST_06 - CIN"), ==, 6);
  g_assert_cmpint (candour_annex_parse_name ("List 12"), ==, -1);
  g_assert_cmpint (candour_annex_parse_name ("Sheet1"), ==, -1);
}

static void
test_headers (void)
{
  static const char *const headers[][2] = {
    { "Age of Child (Years)", "age of child" },
    { "  Date of" NBSP "Adoption  Order ", "date of adoption order" },
    { "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))",
      "unaccompanied asylum seeking child (uasc) within the last 12 months" },
    { "Child\xe2\x80\x99s Legal Status", "child's legal status" },
    { "Referral NFA?", "referral nfa" },
    { "(only this)", "(only this" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *folded = candour_annex_fold_header (headers[i][0]);

      g_assert_cmpstr (folded, ==, headers[i][1]);
    }
}

static const char *
match_one (int         list,
           const char *header,
           gboolean   *unsure)
{
  const char *headers[] = { header };
  CandourAnnexMatch match;

  candour_annex_match (list, headers, 1, &match);
  *unsure = match.unsure;

  return match.column >= 0 ? candour_annex_columns[match.column].code : NULL;
}

static void
test_guesses (void)
{
  static const struct
  {
    int         list;
    const char *header;
    const char *code;     /* NULL: not used */
    gboolean    unsure;
  } cases[] = {
    { 8, "Child Unique ID", "child-id", FALSE },
    { 8, "CHILD_UNIQUE_ID", "child-id", FALSE },
    { 8, "Mosaic number", "child-id", TRUE },
    { 8, "Client ref.", "child-id", TRUE },
    { 8, "Child's name", NULL, FALSE },
    { 8, "Case worker number", NULL, FALSE },
    { 8, "Date started being looked after", "care-start", TRUE },
    { 9, "Key person", "worker", TRUE },
    { 9, "Social Worker", "worker", FALSE },
    { 6, "Colour", NULL, FALSE },
    { 6, "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean unsure;

      g_test_message ("%s", cases[i].header);
      g_assert_cmpstr (match_one (cases[i].list, cases[i].header, &unsure), ==, cases[i].code);
      g_assert_cmpint (unsure, ==, cases[i].unsure);
    }
}

/* The exact name wins over a guess, wherever it stands. */
static void
test_exact_first (void)
{
  static const char *const headers[] = { "Case number", "Key worker", "Child Unique ID",
                                         "Allocated Worker" };
  CandourAnnexMatch matches[G_N_ELEMENTS (headers)];

  candour_annex_match (6, headers, G_N_ELEMENTS (headers), matches);
  g_assert_cmpint (matches[0].column, ==, -1);
  g_assert_cmpint (matches[1].column, ==, -1);
  g_assert_cmpstr (candour_annex_columns[matches[2].column].code, ==, "child-id");
  g_assert_false (matches[2].renamed);
  g_assert_cmpstr (candour_annex_columns[matches[3].column].code, ==, "worker");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/annex-a/tables", test_tables);
  g_test_add_func ("/exchange/annex-a/headers", test_headers);
  g_test_add_func ("/exchange/annex-a/guesses", test_guesses);
  g_test_add_func ("/exchange/annex-a/exact-first", test_exact_first);

  return g_test_run ();
}
