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

#define CHUNK        (64 * 1024)
#define SEALED_CHUNK (CHUNK + CANDOUR_AGE_TAG_BYTES)
#define NONCE_BYTES  16

typedef struct
{
  guint8 key[CANDOUR_AGE_KEY_BYTES];
  guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
} Stream;

static void
stream_init (Stream        *self,
             const guint8  *file_key,
             const guint8  *nonce)
{
  candour_age_derive (file_key, CANDOUR_AGE_FILE_KEY_BYTES, nonce, NONCE_BYTES, "payload",
                      self->key);
  memset (self->nonce, 0, sizeof self->nonce);
}

/* Eleven bytes count, the greatest first; a file that wraps them round is longer than any. */
static void
stream_count (Stream *self)
{
  for (int i = sizeof self->nonce - 2; i >= 0 && ++self->nonce[i] == 0; i--)
    ;
}

static void
stream_mark_last (Stream *self)
{
  self->nonce[sizeof self->nonce - 1] = 1;
}

static void
stream_clear (Stream *self)
{
  sodium_memzero (self, sizeof *self);
}

gsize
candour_age_stream_measure (gsize plain_length)
{
  gsize n_chunks = plain_length == 0 ? 1 : (plain_length + CHUNK - 1) / CHUNK;

  return NONCE_BYTES + plain_length + n_chunks * CANDOUR_AGE_TAG_BYTES;
}

void
candour_age_stream_seal (const guint8  *file_key,
                         const guint8  *plain,
                         gsize          length,
                         guint8        *sealed)
{
  Stream stream;
  gsize left = length;
  gsize taken;

  randombytes_buf (sealed, NONCE_BYTES);
  stream_init (&stream, file_key, sealed);
  sealed += NONCE_BYTES;

  do
    {
      taken = MIN (left, CHUNK);
      left -= taken;
      if (left == 0)
        stream_mark_last (&stream);
      crypto_aead_chacha20poly1305_ietf_encrypt (sealed, NULL, plain, taken, NULL, 0, NULL,
                                                 stream.nonce, stream.key);
      stream_count (&stream);
      plain += taken;
      sealed += taken + CANDOUR_AGE_TAG_BYTES;
    }
  while (left > 0);

  stream_clear (&stream);
}

/* Where it opens, *opened is the length of what is in @plain. */
static gboolean
open_chunks (Stream        *stream,
             const guint8  *sealed,
             gsize          length,
             guint8        *plain,
             gsize         *opened)
{
  gsize at = 0;

  *opened = 0;
  do
    {
      gsize taken = MIN (length - at, SEALED_CHUNK);

      /* Nothing may be empty but a payload that is. */
      if (taken < CANDOUR_AGE_TAG_BYTES || (taken == CANDOUR_AGE_TAG_BYTES && at > 0))
        return FALSE;

      if (at + taken == length)
        stream_mark_last (stream);
      if (crypto_aead_chacha20poly1305_ietf_decrypt (plain + *opened, NULL, NULL,
                                                     sealed + at, taken, NULL, 0,
                                                     stream->nonce, stream->key) != 0)
        return FALSE;

      stream_count (stream);
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
  Stream stream;
  gsize opened;
  gboolean good;

  if (length < NONCE_BYTES + CANDOUR_AGE_TAG_BYTES)
    return NULL;

  plain = g_malloc (length);
  stream_init (&stream, file_key, sealed);
  good = open_chunks (&stream, sealed + NONCE_BYTES, length - NONCE_BYTES, plain, &opened);
  stream_clear (&stream);
  if (good)
    return g_bytes_new_take (g_steal_pointer (&plain), opened);

  /* What was opened before the fault was found is nobody's to read. */
  sodium_memzero (plain, length);

  return NULL;
}
