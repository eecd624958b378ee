/* test-keyring.c - keys are as good tomorrow as today, and nobody's without the passphrase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-keyring.h"

#include "candour-date.h"

#include <string.h>

#include "candour-error.h"

#define QUICK 1
#define WORDS "abacus abdomen zoom"

static GBytes *
seal (const CandourKeyring *ring)
{
  g_autoptr(GError) error = NULL;
  GBytes *sealed = candour_keyring_seal (ring, WORDS, QUICK, &error);

  g_assert_no_error (error);

  return sealed;
}

static GBytes *
seal_for (CandourKeyring *ring)
{
  g_autoptr(CandourCard) card = candour_keyring_dup_card (ring);
  g_autoptr(GBytes) plain = g_bytes_new_static ("six audits", 10);
  const char *recipients[] = { card->recipient, NULL };
  g_autoptr(GError) error = NULL;
  GBytes *sealed = candour_age_seal (plain, recipients, &error);

  g_assert_no_error (error);

  return sealed;
}

static void
test_round_trip (void)
{
  g_autoptr(CandourKeyring) ring = candour_keyring_new ("V. Lund");
  g_autoptr(GBytes) sealed = seal (ring);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourKeyring) again = candour_keyring_open (sealed, WORDS, &error);
  g_autoptr(CandourCard) card = candour_keyring_dup_card (ring);
  g_autoptr(CandourCard) card_again = NULL;

  g_assert_no_error (error);
  card_again = candour_keyring_dup_card (again);
  g_assert_cmpstr (again->name, ==, "V. Lund");
  g_assert_cmpstr (again->created, ==, ring->created);
  g_assert_true (candour_card_is_same (card, card_again));
}

static void
test_wrong_words (void)
{
  g_autoptr(CandourKeyring) ring = candour_keyring_new ("V. Lund");
  g_autoptr(GBytes) sealed = seal (ring);
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_keyring_open (sealed, WORDS "s", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

/* What was sealed for the old keys opens; what is signed, is signed with the new. */
static void
test_renew (void)
{
  g_autoptr(CandourKeyring) ring = candour_keyring_new ("V. Lund");
  g_autoptr(CandourCard) old_card = candour_keyring_dup_card (ring);
  g_autoptr(GBytes) old = seal_for (ring);
  g_autoptr(CandourCard) new_card = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) opened = NULL;
  g_autoptr(CandourKeyring) again = NULL;
  g_autoptr(CandourKeyring) stranger = candour_keyring_new ("N. Vale");
  g_autoptr(GError) error = NULL;

  candour_keyring_renew (ring);
  new_card = candour_keyring_dup_card (ring);
  g_assert_false (candour_card_is_same (old_card, new_card));

  sealed = seal (ring);
  again = candour_keyring_open (sealed, WORDS, &error);
  g_assert_no_error (error);
  opened = candour_keyring_unseal (again, old, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "six audits", 10);

  g_assert_null (candour_keyring_unseal (stranger, old, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

/* Keys that were checked stay with the name; others under the name are another's. */
static void
test_trust (void)
{
  g_autoptr(CandourKeyring) ring = candour_keyring_new ("V. Lund");
  g_autoptr(CandourKeyring) lead = candour_keyring_new ("I. Sayer");
  g_autoptr(CandourCard) first = candour_keyring_dup_card (lead);
  g_autoptr(CandourCard) second = NULL;
  g_autoptr(CandourKeyring) again = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autofree char *today = candour_date_dup_today ();

  g_assert_null (candour_keyring_find_trusted (ring, "I. Sayer"));
  candour_keyring_trust (ring, first);
  sealed = seal (ring);
  again = candour_keyring_open (sealed, WORDS, NULL);
  g_assert_true (candour_card_is_same (candour_keyring_find_trusted (again, "I. Sayer"), first));

  candour_keyring_renew (lead);
  second = candour_keyring_dup_card (lead);
  g_assert_false (candour_card_is_same (candour_keyring_find_trusted (again, "I. Sayer"), second));
  g_assert_cmpstr (candour_keyring_find_trusted (again, "I. Sayer")->checked_on, ==, today);
  candour_keyring_trust (again, second);
  g_assert_true (candour_card_is_same (candour_keyring_find_trusted (again, "I. Sayer"), second));
  g_assert_cmpuint (again->trusted->len, ==, 1);
}

static void
test_other_texts (void)
{
  static const char *const texts[] = {
    "", "# Candour keys, format 1\n", "# Candour keys, format 2\n# name: V. Lund\n",
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n",
    "# Candour keys, format 1\n# name: V. Lund\n# created: 2026-01-16T14:32:05Z\n"
    "# minisign secret key: RWQ\n"
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) plain = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) sealed = candour_age_seal_passphrase (plain, WORDS, QUICK, &error);

      g_assert_no_error (error);
      g_assert_null (candour_keyring_open (sealed, WORDS, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/keyring/round-trip", test_round_trip);
  g_test_add_func ("/exchange/keyring/wrong-words", test_wrong_words);
  g_test_add_func ("/exchange/keyring/renew", test_renew);
  g_test_add_func ("/exchange/keyring/trust", test_trust);
  g_test_add_func ("/exchange/keyring/other-texts", test_other_texts);

  return g_test_run ();
}
