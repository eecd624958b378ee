/* candour-age-private.h - what the files of candour-age share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sodium.h>

#include "candour-age.h"

G_BEGIN_DECLS

#define CANDOUR_AGE_FORMAT         "age-encryption.org/"
#define CANDOUR_AGE_FIRST_LINE     CANDOUR_AGE_FORMAT "v1\n"

#define CANDOUR_AGE_KEY_BYTES      32
#define CANDOUR_AGE_FILE_KEY_BYTES 16
#define CANDOUR_AGE_TAG_BYTES      crypto_aead_chacha20poly1305_ietf_ABYTES
#define CANDOUR_AGE_BODY_BYTES     (CANDOUR_AGE_FILE_KEY_BYTES + CANDOUR_AGE_TAG_BYTES)

/* A cap keeps a header of a million stanzas from costing a million scalar multiplications. */
#define CANDOUR_AGE_MAX_STANZAS    32
#define CANDOUR_AGE_MAX_HEADER     (64 * 1024)

/* One way into the file: who it is for, and the wrapped key. */
typedef struct
{
  char   **arguments;  /* the first is the type */
  GBytes  *body;
} CandourAgeStanza;

typedef struct
{
  GPtrArray *stanzas;      /* CandourAgeStanza; at least one */
  gsize      authentic;    /* so many bytes from the start are under the code below */
  guint8     mac[crypto_auth_hmacsha256_BYTES];
  gsize      length;       /* of the header; the payload follows */
} CandourAgeHeader;

struct _CandourAgeIdentity
{
  guint8 *secret;     /* CANDOUR_AGE_KEY_BYTES, of sodium_malloc() */
  guint8  point[CANDOUR_AGE_KEY_BYTES];
  char   *recipient;
};

/* What every entry point calls first; primitives must not be used before. */
void              candour_age_set_up          (void);

/* HKDF-SHA-256 (RFC 5869) to 32 bytes. */
void              candour_age_derive          (const guint8             *key,
                                               gsize                     key_length,
                                               const guint8             *salt,
                                               gsize                     salt_length,
                                               const char               *info,
                                               guint8                   *derived);

/* Strict: what the grammar does not allow is DAMAGED, what is no such file at all is REFUSED. */
CandourAgeHeader *candour_age_header_parse    (const guint8             *bytes,
                                               gsize                     length,
                                               GError                  **error);
void              candour_age_header_free     (CandourAgeHeader         *self);
/* The code over the first @length of @bytes. */
void              candour_age_header_sign     (const guint8             *bytes,
                                               gsize                     length,
                                               const guint8             *file_key,
                                               guint8                   *mac);

/* Appends "-> ARGUMENTS" and the wrapped @file_key. @recipient: 32 bytes. */
gboolean          candour_age_wrap            (GString                  *header,
                                               const guint8             *recipient,
                                               const guint8             *file_key,
                                               GError                  **error);
gboolean          candour_age_wrap_passphrase (GString                  *header,
                                               const char               *passphrase,
                                               int                       work_factor,
                                               const guint8             *file_key,
                                               GError                  **error);
gboolean          candour_age_unwrap          (const CandourAgeHeader   *header,
                                               const CandourAgeIdentity *identity,
                                               guint8                   *file_key,
                                               GError                  **error);
gboolean          candour_age_unwrap_passphrase (const CandourAgeHeader *header,
                                               const char               *passphrase,
                                               guint8                   *file_key,
                                               GError                  **error);

/* A header that lacks its code gets it. */
void              candour_age_header_close    (GString                  *header,
                                               const guint8             *file_key);
/* Whether the code is that of @file_key; @bytes are those that were parsed. */
gboolean          candour_age_header_check    (const CandourAgeHeader   *self,
                                               const guint8             *bytes,
                                               const guint8             *file_key);
/* For each of @recipients, "age1…", ended by NULL. */
gboolean          candour_age_wrap_all        (GString                  *header,
                                               const char *const        *recipients,
                                               const guint8             *file_key,
                                               GError                  **error);

/* The payload: 16 bytes of nonce, then chunks of 64 KiB with a tag each. */
#define CANDOUR_AGE_NONCE_BYTES    16
#define CANDOUR_AGE_CHUNK          (64 * 1024)
#define CANDOUR_AGE_SEALED_CHUNK   (CANDOUR_AGE_CHUNK + CANDOUR_AGE_TAG_BYTES)

/* Where a payload has got to, its key among it: to be cleared. */
typedef struct
{
  guint8 key[CANDOUR_AGE_KEY_BYTES];
  guint8 nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
} CandourAgeStream;

void              candour_age_stream_init     (CandourAgeStream         *self,
                                               const guint8             *file_key,
                                               const guint8             *nonce);
void              candour_age_stream_clear    (CandourAgeStream         *self);
/* @sealed has CANDOUR_AGE_TAG_BYTES more than @length. */
void              candour_age_stream_put      (CandourAgeStream         *self,
                                               const guint8             *plain,
                                               gsize                     length,
                                               gboolean                  last,
                                               guint8                   *sealed);
/* FALSE: not what was sealed here. */
gboolean          candour_age_stream_take     (CandourAgeStream         *self,
                                               const guint8             *sealed,
                                               gsize                     length,
                                               gboolean                  last,
                                               guint8                   *plain);
gsize             candour_age_stream_measure  (gsize                     plain_length);
void              candour_age_stream_seal     (const guint8             *file_key,
                                               const guint8             *plain,
                                               gsize                     length,
                                               guint8                   *sealed);
/* NULL where anything of it is not what was sealed. */
GBytes           *candour_age_stream_open     (const guint8             *file_key,
                                               const guint8             *sealed,
                                               gsize                     length);

/* BIP 173 without its limit on length; NULL where @text is not @length bytes under @prefix. */
guint8           *candour_bech32_decode       (const char               *prefix,
                                               const char               *text,
                                               gsize                     length);
/* In lower case. */
char             *candour_bech32_encode       (const char               *prefix,
                                               const guint8             *bytes,
                                               gsize                     length);

/* "file was changed or cut on its way". Always FALSE. */
gboolean          candour_age_fail_damaged    (GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAgeHeader, candour_age_header_free)

G_END_DECLS
