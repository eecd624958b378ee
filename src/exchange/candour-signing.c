/* candour-signing.c - who made these bytes, and that nobody changed them since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-signing.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-age-private.h"
#include "candour-error.h"

#define UNTRUSTED "untrusted comment: "
#define TRUSTED   "trusted comment: "
#define NUMBER    8  /* bytes by which a key is told from another, no secret and no proof */

#define VARIANT sodium_base64_VARIANT_ORIGINAL

/* As they stand in the files, before base64. */
typedef struct
{
  guint8 algorithm[2];  /* "Ed" */
  guint8 number[NUMBER];
  guint8 point[crypto_sign_PUBLICKEYBYTES];
} PublicKey;

typedef struct
{
  guint8 algorithm[2];  /* "Ed" */
  guint8 kdf[2];        /* zeros: no password */
  guint8 checksum[2];   /* "B2" */
  guint8 kdf_salt[32];
  guint8 kdf_limits[16];
  guint8 number[NUMBER];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  guint8 sum[32];
} SecretKey;

typedef struct
{
  guint8 algorithm[2];  /* "ED": over the hash of the bytes */
  guint8 number[NUMBER];
  guint8 proof[crypto_sign_BYTES];
} Signature;

struct _CandourSigningKey
{
  SecretKey *stored;  /* of sodium_malloc() */
  char      *public_key;
};

static char *
encode (const void  *bytes,
        gsize        length)
{
  gsize room = sodium_base64_encoded_len (length, VARIANT);
  char *text = g_malloc (room);

  return sodium_bin2base64 (text, room, bytes, length, VARIANT);
}

/* @text is @length bytes, and nothing else. */
static gboolean
decode (const char  *text,
        void        *bytes,
        gsize        length)
{
  gsize decoded;

  return sodium_base642bin (bytes, length, text, strlen (text), NULL, &decoded, NULL,
                            VARIANT) == 0
         && decoded == length;
}

/* --- Keys ----------------------------------------------------------------------------- */

/* @stored is filled in and becomes the key's. */
static CandourSigningKey *
signing_key_take (SecretKey *stored)
{
  CandourSigningKey *self = g_new0 (CandourSigningKey, 1);
  PublicKey public = { .algorithm = "Ed" };

  memcpy (public.number, stored->number, NUMBER);
  crypto_sign_ed25519_sk_to_pk (public.point, stored->secret);
  self->stored = stored;
  self->public_key = encode (&public, sizeof public);

  return self;
}

static SecretKey *
secret_key_alloc (void)
{
  SecretKey *stored = sodium_malloc (sizeof *stored);

  g_assert (stored != NULL);
  memset (stored, 0, sizeof *stored);

  return stored;
}

CandourSigningKey *
candour_signing_key_new (void)
{
  guint8 point[crypto_sign_PUBLICKEYBYTES];
  SecretKey *stored;

  candour_age_set_up ();
  stored = secret_key_alloc ();
  memcpy (stored->algorithm, "Ed", 2);
  memcpy (stored->checksum, "B2", 2);
  randombytes_buf (stored->number, NUMBER);
  crypto_sign_keypair (point, stored->secret);

  return signing_key_take (stored);
}

/* One with a password begins otherwise, and one whose halves do not belong together is none. */
static gboolean
is_plain_key (const SecretKey *stored)
{
  guint8 seed[crypto_sign_SEEDBYTES];
  guint8 point[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  gboolean same;

  crypto_sign_ed25519_sk_to_seed (seed, stored->secret);
  crypto_sign_seed_keypair (point, secret, seed);
  same = sodium_memcmp (secret, stored->secret, sizeof secret) == 0;
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (secret, sizeof secret);

  return same && memcmp (stored->algorithm, "Ed\0\0B2", 6) == 0;
}

CandourSigningKey *
candour_signing_key_parse (const char  *text,
                           GError     **error)
{
  SecretKey *stored;

  g_return_val_if_fail (text != NULL, NULL);

  candour_age_set_up ();
  stored = secret_key_alloc ();
  if (decode (text, stored, sizeof *stored) && is_plain_key (stored))
    return signing_key_take (stored);

  sodium_free (stored);
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This is not the secret part of a signing key."));

  return NULL;
}

char *
candour_signing_key_dup_text (const CandourSigningKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return encode (self->stored, sizeof *self->stored);
}

const char *
candour_signing_key_get_public (const CandourSigningKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->public_key;
}

void
candour_signing_key_free (CandourSigningKey *self)
{
  if (self == NULL)
    return;

  sodium_free (self->stored);
  g_free (self->public_key);
  g_free (self);
}

static gboolean
read_public (const char  *text,
             PublicKey   *public,
             GError     **error)
{
  if (decode (text, public, sizeof *public) && memcmp (public->algorithm, "Ed", 2) == 0)
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This is not the public part of a signing key."));

  return FALSE;
}

gboolean
candour_signing_check_public (const char  *public_key,
                              GError     **error)
{
  PublicKey public;

  g_return_val_if_fail (public_key != NULL, FALSE);

  candour_age_set_up ();

  return read_public (public_key, &public, error);
}

/* --- Signatures ----------------------------------------------------------------------- */

static void
hash (GBytes  *bytes,
      guint8  *sum)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  crypto_generichash (sum, crypto_generichash_BYTES_MAX, data, length, NULL, 0);
}

/* The comment is signed together with what proves the bytes, so that neither can be exchanged. */
static GBytes *
join (const Signature  *signature,
      const char       *comment)
{
  GByteArray *joined = g_byte_array_new ();

  g_byte_array_append (joined, signature->proof, sizeof signature->proof);
  g_byte_array_append (joined, (const guint8 *) comment, strlen (comment));

  return g_byte_array_free_to_bytes (joined);
}

char *
candour_signing_sign (const CandourSigningKey  *key,
                      GBytes                   *bytes,
                      const char               *comment)
{
  guint8 sum[crypto_generichash_BYTES_MAX];
  guint8 whole[crypto_sign_BYTES];
  Signature signature = { .algorithm = "ED" };
  g_autoptr(GBytes) joined = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (comment != NULL && strchr (comment, '\n') == NULL, NULL);

  hash (bytes, sum);
  memcpy (signature.number, key->stored->number, NUMBER);
  crypto_sign_detached (signature.proof, NULL, sum, sizeof sum, key->stored->secret);
  joined = join (&signature, comment);
  crypto_sign_detached (whole, NULL, g_bytes_get_data (joined, NULL), g_bytes_get_size (joined),
                        key->stored->secret);

  first = encode (&signature, sizeof signature);
  second = encode (whole, sizeof whole);

  return g_strdup_printf (UNTRUSTED "signature by Candour\n%s\n" TRUSTED "%s\n%s\n", first,
                          comment, second);
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                       _("This is not what was signed."));

  return FALSE;
}

/* Four lines, and nothing after the last. */
static gboolean
has_shape (char **lines)
{
  return g_strv_length (lines) == 5 && *lines[4] == '\0'
         && g_str_has_prefix (lines[0], UNTRUSTED) && g_str_has_prefix (lines[2], TRUSTED);
}

static gboolean
proves (const PublicKey  *public,
        const Signature  *signature,
        const guint8     *whole,
        GBytes           *bytes,
        const char       *comment)
{
  guint8 sum[crypto_generichash_BYTES_MAX];
  g_autoptr(GBytes) joined = join (signature, comment);

  hash (bytes, sum);

  return crypto_sign_verify_detached (signature->proof, sum, sizeof sum, public->point) == 0
         && crypto_sign_verify_detached (whole, g_bytes_get_data (joined, NULL),
                                         g_bytes_get_size (joined), public->point) == 0;
}

gboolean
candour_signing_verify (const char  *public_key,
                        GBytes      *bytes,
                        const char  *signature,
                        char       **comment,
                        GError     **error)
{
  g_auto(GStrv) lines = NULL;
  guint8 whole[crypto_sign_BYTES];
  const char *said;
  Signature read;
  PublicKey public;

  g_return_val_if_fail (public_key != NULL && bytes != NULL && signature != NULL, FALSE);

  candour_age_set_up ();
  if (!read_public (public_key, &public, error))
    return FALSE;

  lines = g_strsplit (signature, "\n", 6);
  if (!has_shape (lines) || !decode (lines[1], &read, sizeof read)
      || memcmp (read.algorithm, "ED", 2) != 0 || !decode (lines[3], whole, sizeof whole))
    return fail_damaged (error);

  if (memcmp (read.number, public.number, NUMBER) != 0)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("This was signed with another key."));
      return FALSE;
    }

  said = lines[2] + strlen (TRUSTED);
  if (!proves (&public, &read, whole, bytes, said))
    return fail_damaged (error);

  if (comment != NULL)
    *comment = g_strdup (said);

  return TRUE;
}
