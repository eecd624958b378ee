/* fuzz-age.c - the header of a sealed file: what passes can be asked for a key, and gives none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include <fcntl.h>
#include <unistd.h>

#include "candour-age-private.h"

#define SECRET "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"

/* From file to file, the answer is the same. */
static void
check_file (GBytes                    *input,
            const CandourAgeIdentity  *identity,
            gboolean                   opens,
            const GError              *refusal)
{
  int from = open (candour_fuzz_make_file (input), O_RDONLY | O_CLOEXEC);
  int to = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_age_open_file (from, to, identity, NULL, &error) == opens);
  g_assert_true (opens || error->code == refusal->code);
  candour_fuzz_check_end (opens, &error);
  close (from);
  close (to);
}

void
candour_fuzz (GBytes *input)
{
  static CandourAgeIdentity *identity;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (input, &length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autoptr(CandourAgeHeader) header = NULL;
  g_autoptr(GBytes) plain = NULL;

  if (identity == NULL)
    identity = candour_age_identity_parse (SECRET, NULL);

  header = candour_age_header_parse (bytes, length, &error);
  candour_fuzz_check_end (header != NULL, &error);
  if (header == NULL)
    return;

  g_assert_cmpuint (header->stanzas->len, >=, 1);
  g_assert_cmpuint (header->stanzas->len, <=, CANDOUR_AGE_MAX_STANZAS);
  g_assert_cmpuint (header->authentic, <, header->length);
  g_assert_cmpuint (header->length, <=, length);

  plain = candour_age_open (input, identity, &refusal);
  check_file (input, identity, plain != NULL, refusal);
  candour_fuzz_check_end (plain != NULL, &refusal);
}
