/* fuzz-pack.c - what somebody who may seal, and has no key to sign with, could have put in a pack
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-pack-private.h"

/* The statement alone is what is told of a pack before anybody vouches for it. */
static void
read_statement (GBytes *bytes)
{
  g_autoptr(GHashTable) hashes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_read (bytes, hashes, &error);

  candour_fuzz_check_end (statement != NULL, &error);
  if (statement != NULL)
    g_assert_cmpuint (g_hash_table_size (hashes), >=, 1);
}

static void
read_card (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCard) card = candour_card_read (bytes, &error);

  candour_fuzz_check_end (card != NULL, &error);
}

void
candour_fuzz (GBytes *input)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts = candour_pack_zip_read (input, &error);

  candour_fuzz_check_end (parts != NULL, &error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const CandourPackPart *part = parts->pdata[i];

      read_statement (part->bytes);
    }

  read_statement (input);
  read_card (input);
}
