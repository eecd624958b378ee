/* candour-bech32.c - bytes as a line of text that notices when it was copied wrongly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: BIP 173, without its limit on length.
 */

#include "candour-age-private.h"

#include <string.h>

#define CHECKSUM 6

static const char digits[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static guint32
add_digit (guint32  sum,
           int      digit)
{
  static const guint32 generator[] = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  guint32 top = sum >> 25;

  sum = (sum & 0x1ffffff) << 5 ^ digit;
  for (guint i = 0; i < G_N_ELEMENTS (generator); i++)
    {
      if (top >> i & 1)
        sum ^= generator[i];
    }

  return sum;
}

/* Of the prefix: its high bits, a zero, its low bits. */
static guint32
add_prefix (const char *prefix)
{
  guint32 sum = 1;

  for (const char *c = prefix; *c != '\0'; c++)
    sum = add_digit (sum, g_ascii_tolower (*c) >> 5);
  sum = add_digit (sum, 0);
  for (const char *c = prefix; *c != '\0'; c++)
    sum = add_digit (sum, g_ascii_tolower (*c) & 31);

  return sum;
}

/* Five bits to a digit; the last is filled up with zeros. */
static gsize
count_digits (gsize length)
{
  return (length * 8 + 4) / 5;
}

static int
get_digit (const guint8  *bytes,
           gsize          length,
           gsize          i)
{
  gsize at = i * 5 / 8;
  int window = bytes[at] << 8 | (at + 1 < length ? bytes[at + 1] : 0);

  return window >> (11 - i * 5 % 8) & 31;
}

static void
put_digit (guint8  *bytes,
           gsize    i,
           int      digit)
{
  gsize at = i * 5 / 8;
  int window = digit << (11 - i * 5 % 8);

  bytes[at] |= window >> 8;
  bytes[at + 1] |= window & 0xff;
}

char *
candour_bech32_encode (const char    *prefix,
                       const guint8  *bytes,
                       gsize          length)
{
  GString *text = g_string_new (prefix);
  guint32 sum = add_prefix (prefix);

  g_string_append_c (text, '1');
  for (gsize i = 0; i < count_digits (length); i++)
    {
      int digit = get_digit (bytes, length, i);

      sum = add_digit (sum, digit);
      g_string_append_c (text, digits[digit]);
    }

  for (int i = 0; i < CHECKSUM; i++)
    sum = add_digit (sum, 0);
  sum ^= 1;
  for (int i = CHECKSUM - 1; i >= 0; i--)
    g_string_append_c (text, digits[sum >> 5 * i & 31]);

  return g_string_free (text, FALSE);
}

/* The digits of @text, which stands after its prefix; FALSE where the sum is wrong. */
static gboolean
read_digits (const char  *prefix,
             const char  *text,
             gsize        n_digits,
             guint8      *bytes)
{
  guint32 sum = add_prefix (prefix);

  for (gsize i = 0; i < n_digits + CHECKSUM; i++)
    {
      const char *found = strchr (digits, text[i]);

      if (found == NULL)
        return FALSE;
      sum = add_digit (sum, found - digits);
      if (i < n_digits)
        put_digit (bytes, i, found - digits);
    }

  return sum == 1;
}

guint8 *
candour_bech32_decode (const char  *prefix,
                       const char  *text,
                       gsize        length)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *start = g_strconcat (prefix, "1", NULL);
  gsize n_digits = count_digits (length);
  /* A digit may reach into the byte after the last one, where there must be nothing. */
  g_autofree guint8 *bytes = g_malloc0 (length + 1);
  gboolean good;

  good = (g_str_equal (text, lower) || g_str_equal (text, upper))
         && g_str_has_prefix (lower, start)
         && strlen (lower) == strlen (start) + n_digits + CHECKSUM
         && read_digits (prefix, lower + strlen (start), n_digits, bytes)
         && bytes[length] == 0;
  sodium_memzero (lower, strlen (lower));
  sodium_memzero (upper, strlen (upper));
  if (good)
    return g_steal_pointer (&bytes);

  sodium_memzero (bytes, length);

  return NULL;
}
