/* test-text-check.c - what tells who is meant is found, and what does not is left alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-check.h"

#include "candour-test-kept.h"
#include "candour-test-rows.h"

typedef struct
{
  const char *text;
  const char *found;  /* "kind:what|kind:what", in order */
} Sample;

static char *
dup_found (const CandourTextCheck  *check,
           const char              *text,
           gboolean                 is_baby)
{
  g_autoptr(GPtrArray) found = candour_text_check_find (check, text, is_baby);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const CandourTells *tells = found->pdata[i];

      g_string_append_printf (list, "%s%d:%s", i > 0 ? "|" : "", tells->kind, tells->what);
    }

  return g_string_free (list, FALSE);
}

static void
assert_found (const CandourTextCheck  *check,
              const Sample            *samples,
              guint                    n_samples,
              gboolean                 is_baby)
{
  for (guint i = 0; i < n_samples; i++)
    {
      g_autofree char *found = dup_found (check, samples[i].text, is_baby);

      g_test_message ("%s", samples[i].text);
      g_assert_cmpstr (found, ==, samples[i].found);
    }
}

static CandourTextCheck *
make_check (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourTextCheck *check;

  candour_test_rows_add_team (store, "North West 2", NULL);
  candour_test_store_add_person (store, "Zoë O’Brien-Ng", "social-worker", "East");
  check = candour_text_check_new (store->db, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  return check;
}

static void
test_names (CandourTestStore *store)
{
  static const Sample samples[] = {
    { "", "" },
    { "Visit, second entry of the week", "" },
    { "Visit by T. Ash", "0:T. Ash" },
    { "visit by ash, then by ASH again", "0:ash|0:ASH" },
    { "Ashes and dashes", "" },
    { "zoe rang", "0:zoe" },
    { "O'BRIEN-NG's note", "0:O'BRIEN-NG" },
    { "Mr Obrien Ng", "0:Obrien Ng" },
    { "The East team", "0:East team" },
    { "The east wind", "" },
    { "Of north-west 2", "0:north-west 2" },
    { "Case note R", "" },
  };
  g_autoptr(CandourTextCheck) check = make_check (store);

  assert_found (check, samples, G_N_ELEMENTS (samples), FALSE);
}

static void
test_references (CandourTestStore *store)
{
  static const Sample samples[] = {
    { "CF-2291", "1:CF-2291" },
    { "see cf 2291/3", "1:cf 2291" },
    { "CF2291", "1:CF2291" },
    { "CF-22910", "" },
    { "page 2291", "" },
  };
  g_autoptr(CandourTextCheck) check = make_check (store);

  assert_found (check, samples, G_N_ELEMENTS (samples), FALSE);
}

/* Today is 14 January 2026. */
static void
test_dates (CandourTestStore *store)
{
  static const Sample samples[] = {
    { "Visit of 3/12/2025", "" },
    { "3/4/2014", "2:3/4/2014" },
    { "03.04.14", "2:03.04.14" },
    { "2014-04-03", "2:2014-04-03" },
    { "3 April 2014", "2:3 April 2014" },
    { "3rd of Apr. 2014", "2:3rd of Apr. 2014" },
    { "April 3rd, 2014", "2:April 3rd, 2014" },
    { "41/4/2014", "" },
    { "born in spring", "2:born" },
    { "DoB on file", "2:DoB" },
    { "D.O.B. on file", "2:D.O.B" },
    { "stubborn", "" },
    { "at 10.30, page 3/4", "" },
  };
  static const Sample of_baby[] = {
    { "Visit of 3/12/2025", "2:3/12/2025" },
  };
  g_autoptr(CandourTextCheck) check = make_check (store);

  assert_found (check, samples, G_N_ELEMENTS (samples), FALSE);
  assert_found (check, of_baby, G_N_ELEMENTS (of_baby), TRUE);
}

static void
test_numbers (CandourTestStore *store)
{
  static const Sample samples[] = {
    { "943 476 5919", "3:943 476 5919" },
    { "No. 943-476-5919.", "3:943-476-5919" },
    { "9434765919", "3:9434765919" },
    { "94347659190", "" },
    { "943 476 591", "" },
  };
  g_autoptr(CandourTextCheck) check = make_check (store);

  assert_found (check, samples, G_N_ELEMENTS (samples), FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/text-check/names", test_names);
  candour_test_store_add ("/exchange/text-check/references", test_references);
  candour_test_store_add ("/exchange/text-check/dates", test_dates);
  candour_test_store_add ("/exchange/text-check/numbers", test_numbers);

  return g_test_run ();
}
