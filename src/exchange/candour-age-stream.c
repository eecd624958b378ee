/* candour-age-stream.c - a sealed payload, chunk by chunk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: https://c2sp.org/age, "Payload": 16 bytes of nonce, then ChaCha20-Poly1305 over chunks
 * of 64 KiB. The nonce of each counts them and says which is the last, so that none can be left
 * out, moved or added.
 */

#include "candour-age-private.h"

#include <string.h>

void
candour_age_stream_init (CandourAgeStream  *self,
                         const guint8      *file_key,
                         const guint8      *nonce)
{
  candour_age_derive (file_key, CANDOUR_AGE_FILE_KEY_BYTES, nonce, CANDOUR_AGE_NONCE_BYTES,
                      "payload", self->key);
  memset (self->nonce, 0, sizeof self->nonce);
}

void
candour_age_stream_clear (CandourAgeStream *self)
{
  sodium_memzero (self, sizeof *self);
}

/* Eleven bytes count, the greatest first; a file that wraps them round is longer than any. */
static void
stream_count (CandourAgeStream *self)
{
  for (int i = sizeof self->nonce - 2; i >= 0 && ++self->nonce[i] == 0; i--)
    ;
}

static void
stream_mark_last (CandourAgeStream *self)
{
  self->nonce[sizeof self->nonce - 1] = 1;
}

void
candour_age_stream_put (CandourAgeStream  *self,
                        const guint8      *plain,
                        gsize              length,
                        gboolean           last,
                        guint8            *sealed)
{
  if (last)
    stream_mark_last (self);
  crypto_aead_chacha20poly1305_ietf_encrypt (sealed, NULL, plain, length, NULL, 0, NULL,
                                             self->nonce, self->key);
  stream_count (self);
}

gboolean
candour_age_stream_take (CandourAgeStream  *self,
                         const guint8      *sealed,
                         gsize              length,
                         gboolean           last,
                         guint8            *plain)
{
  if (last)
    stream_mark_last (self);
  if (crypto_aead_chacha20poly1305_ietf_decrypt (plain, NULL, NULL, sealed, length, NULL, 0,
                                                 self->nonce, self->key) != 0)
    return FALSE;

  stream_count (self);

  return TRUE;
}

gsize
candour_age_stream_measure (gsize plain_length)
{
  gsize n_chunks = MAX (1, (plain_length + CANDOUR_AGE_CHUNK - 1) / CANDOUR_AGE_CHUNK);

  return CANDOUR_AGE_NONCE_BYTES + plain_length + n_chunks * CANDOUR_AGE_TAG_BYTES;
}

void
candour_age_stream_seal (const guint8  *file_key,
                         const guint8  *plain,
                         gsize          length,
                         guint8        *sealed)
{
  CandourAgeStream stream;
  gsize left = length;
  gsize taken;

  randombytes_buf (sealed, CANDOUR_AGE_NONCE_BYTES);
  candour_age_stream_init (&stream, file_key, sealed);
  sealed += CANDOUR_AGE_NONCE_BYTES;

  do
    {
      taken = MIN (left, CANDOUR_AGE_CHUNK);
      left -= taken;
      candour_age_stream_put (&stream, plain, taken, left == 0, sealed);
      plain += taken;
      sealed += taken + CANDOUR_AGE_TAG_BYTES;
    }
  while (left > 0);

  candour_age_stream_clear (&stream);
}

/* Where it opens, *opened is the length of what is in @plain. */
static gboolean
open_chunks (CandourAgeStream  *stream,
             const guint8      *sealed,
             gsize              length,
             guint8            *plain,
             gsize             *opened)
{
  gsize at = 0;

  *opened = 0;
  do
    {
      gsize taken = MIN (length - at, CANDOUR_AGE_SEALED_CHUNK);

      /* Nothing may be empty but a payload that is. */
      if (taken < CANDOUR_AGE_TAG_BYTES || (taken == CANDOUR_AGE_TAG_BYTES && at > 0))
        return FALSE;

      if (!candour_age_stream_take (stream, sealed + at, taken, at + taken == length,
                                    plain + *opened))
        return FALSE;

      at += taken;
      *opened += taken - CANDOUR_AGE_TAG_BYTES;
    }
  while (at < length);

  return TRUE;
}

GBytes *
candour_age_stream_open (const guint8  *file_key,
                         const guint8  *sealed,
                         gsize          length)
{
  g_autofree guint8 *plain = NULL;
  CandourAgeStream stream;
  gsize opened;
  gboolean good;

  if (length < CANDOUR_AGE_NONCE_BYTES + CANDOUR_AGE_TAG_BYTES)
    return NULL;

  plain = g_malloc (length);
  candour_age_stream_init (&stream, file_key, sealed);
  good = open_chunks (&stream, sealed + CANDOUR_AGE_NONCE_BYTES, length - CANDOUR_AGE_NONCE_BYTES,
                      plain, &opened);
  candour_age_stream_clear (&stream);
  if (good)
    return g_bytes_new_take (g_steal_pointer (&plain), opened);

  /* What was opened before the fault was found is nobody's to read. */
  sodium_memzero (plain, length);

  return NULL;
}
