/* test-age.c - what is sealed opens for those it is meant for, whole and unchanged, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-age-private.h"

#include <string.h>

#include "candour-error.h"
#include "candour-test-age.h"

/* So that a guess takes no time where time is not what is tested. */
#define QUICK 1

/* --- There and back ------------------------------------------------------------------- */

static void
test_sizes (void)
{
  g_autoptr(CandourAgeIdentity) first = candour_age_identity_new ();
  g_autoptr(CandourAgeIdentity) second = candour_age_identity_new ();

  for (guint i = 0; i < CANDOUR_TEST_AGE_SIZES; i++)
    {
      g_autoptr(GBytes) plain = candour_test_age_plain (candour_test_age_sizes[i]);
      g_autoptr(GBytes) sealed = candour_test_age_seal (plain, first, second);
      g_autoptr(GBytes) again = candour_test_age_seal (plain, first, second);

      candour_test_age_assert_opens (sealed, first, plain);
      candour_test_age_assert_opens (sealed, second, plain);
      /* Nothing of one sealing serves to guess the next. */
      g_assert_false (g_bytes_equal (sealed, again));
    }
}

static void
test_passphrase (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (1000);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = candour_age_seal_passphrase (plain, "six words", QUICK, &error);
  g_autoptr(GBytes) opened = candour_age_open_passphrase (sealed, "six words", &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, plain));
  g_assert_true (candour_age_wants_passphrase (sealed));

  g_assert_null (candour_age_open_passphrase (sealed, "six word", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (candour_age_open (sealed, identity, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_somebody_else (void)
{
  g_autoptr(CandourAgeIdentity) mine = candour_age_identity_new ();
  g_autoptr(CandourAgeIdentity) other = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (10);
  g_autoptr(GBytes) sealed = candour_test_age_seal (plain, other, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_age_wants_passphrase (sealed));
  g_assert_null (candour_age_open (sealed, mine, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

/* --- Keys as text --------------------------------------------------------------------- */

static void
test_identity_text (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autofree char *text = candour_age_identity_dup_text (identity);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAgeIdentity) again = candour_age_identity_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (candour_age_identity_get_recipient (again), ==,
                   candour_age_identity_get_recipient (identity));
  g_assert_true (candour_age_check_recipient (candour_age_identity_get_recipient (again), NULL));
}

/* The pair of the specification. */
static void
test_known_pair (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_parse (
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX", NULL);

  g_assert_cmpstr (candour_age_identity_get_recipient (identity), ==,
                   "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
}

static void
test_wrong_text (void)
{
  static const char *const wrong[] = {
    "", "age", "age1", "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk",
    "AGE1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
    "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj ",
    "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujw",
    "age1bvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (candour_age_check_recipient (wrong[i], &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

/* One letter at a time, in a key that is right. */
static void
test_miscopied (void)
{
  static const char right[] = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

  for (gsize i = 0; i < strlen (right); i++)
    {
      g_autofree char *wrong = g_strdup (right);

      wrong[i] = wrong[i] == 'q' ? 'p' : 'q';
      g_assert_false (candour_age_check_recipient (wrong, NULL));
    }
}

/* The points of low order make the same secret with everybody. */
static void
test_low_order (void)
{
  static const guint8 points[][CANDOUR_AGE_KEY_BYTES] = {
    { 0 }, { 1 },
    { 0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae,
      0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a,
      0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd,
      0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00 },
    { 0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24,
      0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b,
      0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86,
      0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *recipient =
        candour_bech32_encode ("age", points[i], CANDOUR_AGE_KEY_BYTES);
      const char *recipients[] = { recipient, NULL };
      g_autoptr(GBytes) plain = candour_test_age_plain (1);
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_age_seal (plain, recipients, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

/* --- What was done to a file on its way ----------------------------------------------- */

static void
test_each_byte (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (100);
  g_autoptr(GBytes) sealed = candour_test_age_seal (plain, identity, NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr(GBytes) changed = NULL;

      copy[i] ^= 1;
      changed = g_bytes_new_take (g_steal_pointer (&copy), length);
      g_assert_null (candour_age_open (changed, identity, NULL));
    }
}

static void
test_each_length (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (100);
  g_autoptr(GBytes) sealed = candour_test_age_seal (plain, identity, NULL);

  for (gsize length = 0; length < g_bytes_get_size (sealed); length++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (sealed, 0, length);

      g_assert_null (candour_age_open (cut, identity, NULL));
    }
}

/* At the joints of the chunks, where what is left is whole in itself. */
static void
test_whole_chunks (void)
{
  const gsize chunk = 65536 + CANDOUR_AGE_TAG_BYTES;
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (3 * 65536);
  g_autoptr(GBytes) sealed = candour_test_age_seal (plain, identity, NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  gsize start = length - 3 * chunk;
  g_autofree guint8 *swapped = g_memdup2 (bytes, length);
  g_autoptr(GBytes) moved = NULL;

  for (int n = 0; n < 3; n++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (sealed, 0, start + n * chunk);
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_age_open (cut, identity, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
    }

  memcpy (swapped + start, bytes + start + chunk, chunk);
  memcpy (swapped + start + chunk, bytes + start, chunk);
  moved = g_bytes_new_take (g_steal_pointer (&swapped), length);
  g_assert_null (candour_age_open (moved, identity, NULL));
}

/* --- What is made to be slow ---------------------------------------------------------- */

#define STANZA "-> unknown\n\n"
#define MAC    "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"

/* The header of @n stanzas; whether the parser takes it. */
static gboolean
takes_stanzas (int n)
{
  g_autoptr(GString) header = g_string_new ("age-encryption.org/v1\n");
  g_autoptr(CandourAgeHeader) parsed = NULL;

  for (int i = 0; i < n; i++)
    g_string_append (header, STANZA);
  g_string_append (header, MAC);
  parsed = candour_age_header_parse ((const guint8 *) header->str, header->len, NULL);

  return parsed != NULL;
}

static void
test_many_stanzas (void)
{
  g_assert_false (takes_stanzas (0));
  g_assert_true (takes_stanzas (1));
  g_assert_true (takes_stanzas (CANDOUR_AGE_MAX_STANZAS));
  g_assert_false (takes_stanzas (CANDOUR_AGE_MAX_STANZAS + 1));
}

static void
test_long_header (void)
{
  g_autofree char *argument = g_strnfill (CANDOUR_AGE_MAX_HEADER, 'a');
  g_autofree char *header =
    g_strconcat ("age-encryption.org/v1\n-> ", argument, "\n\n" MAC, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_age_header_parse ((const guint8 *) header, strlen (header), &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
}

static void
test_work_factor (void)
{
  static const char *const factors[] = { "0", "01", "+1", "1 ", "1a", "21", "64",
                                         "18446744073709551617" };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autofree char *text =
        g_strconcat ("age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ ", factors[i],
                     "\ngUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n" MAC, NULL);
      g_autoptr(GBytes) sealed = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_age_open_passphrase (sealed, "password", &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
    }
}

static void
test_no_such_file (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } cases[] = {
    { "", CANDOUR_ERROR_REFUSED },
    { "PK\003\004", CANDOUR_ERROR_REFUSED },
    { "age-encryption.org/v1", CANDOUR_ERROR_REFUSED },
    { "age-encryption.org/v1\r\n", CANDOUR_ERROR_REFUSED },
    { "age-encryption.org/v2\n" STANZA MAC, CANDOUR_ERROR_TOO_NEW },
  };
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_age_open (bytes, identity, &error));
      g_assert_error (error, CANDOUR_ERROR, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_age_set_up ();

  g_test_add_func ("/exchange/age/sizes", test_sizes);
  g_test_add_func ("/exchange/age/passphrase", test_passphrase);
  g_test_add_func ("/exchange/age/somebody-else", test_somebody_else);
  g_test_add_func ("/exchange/age/identity-text", test_identity_text);
  g_test_add_func ("/exchange/age/known-pair", test_known_pair);
  g_test_add_func ("/exchange/age/wrong-text", test_wrong_text);
  g_test_add_func ("/exchange/age/miscopied", test_miscopied);
  g_test_add_func ("/exchange/age/low-order", test_low_order);
  g_test_add_func ("/exchange/age/each-byte", test_each_byte);
  g_test_add_func ("/exchange/age/each-length", test_each_length);
  g_test_add_func ("/exchange/age/whole-chunks", test_whole_chunks);
  g_test_add_func ("/exchange/age/many-stanzas", test_many_stanzas);
  g_test_add_func ("/exchange/age/long-header", test_long_header);
  g_test_add_func ("/exchange/age/work-factor", test_work_factor);
  g_test_add_func ("/exchange/age/no-such-file", test_no_such_file);

  return g_test_run ();
}
