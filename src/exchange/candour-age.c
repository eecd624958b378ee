/* candour-age.c - bytes sealed so that only those they are meant for can open them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-age-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

#define RECIPIENT_PREFIX "age"
#define IDENTITY_PREFIX  "age-secret-key-"

void
candour_age_set_up (void)
{
  /* Without random numbers there is nothing that could be kept secret. */
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this computer");
}

gboolean
candour_age_fail_damaged (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                       _("This file was changed or cut short on its way."));

  return FALSE;
}

void
candour_age_wipe (char *secret)
{
  if (secret == NULL)
    return;

  sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

void
candour_age_derive (const guint8  *key,
                    gsize          key_length,
                    const guint8  *salt,
                    gsize          salt_length,
                    const char    *info,
                    guint8        *derived)
{
  crypto_auth_hmacsha256_state state;
  guint8 extracted[crypto_auth_hmacsha256_BYTES];
  const guint8 first = 1;

  /* libsodium takes no NULL, also where there is nothing to read. */
  crypto_auth_hmacsha256_init (&state, salt != NULL ? salt : &first, salt_length);
  crypto_auth_hmacsha256_update (&state, key, key_length);
  crypto_auth_hmacsha256_final (&state, extracted);

  crypto_auth_hmacsha256_init (&state, extracted, sizeof extracted);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) info, strlen (info));
  crypto_auth_hmacsha256_update (&state, &first, 1);
  crypto_auth_hmacsha256_final (&state, derived);

  sodium_memzero (extracted, sizeof extracted);
  sodium_memzero (&state, sizeof state);
}

/* --- Identities ----------------------------------------------------------------------- */

/* Takes over what is in @secret, which is left empty. */
static CandourAgeIdentity *
identity_from_secret (guint8 *secret)
{
  CandourAgeIdentity *self = g_new0 (CandourAgeIdentity, 1);

  self->secret = sodium_malloc (CANDOUR_AGE_KEY_BYTES);
  g_assert (self->secret != NULL);
  memcpy (self->secret, secret, CANDOUR_AGE_KEY_BYTES);
  sodium_memzero (secret, CANDOUR_AGE_KEY_BYTES);
  crypto_scalarmult_curve25519_base (self->point, self->secret);
  self->recipient = candour_bech32_encode (RECIPIENT_PREFIX, self->point, sizeof self->point);

  return self;
}

CandourAgeIdentity *
candour_age_identity_new (void)
{
  guint8 secret[CANDOUR_AGE_KEY_BYTES];

  candour_age_set_up ();
  randombytes_buf (secret, sizeof secret);

  return identity_from_secret (secret);
}

CandourAgeIdentity *
candour_age_identity_parse (const char  *text,
                            GError     **error)
{
  g_autofree guint8 *secret = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  candour_age_set_up ();
  secret = candour_bech32_decode (IDENTITY_PREFIX, text, CANDOUR_AGE_KEY_BYTES);
  if (secret != NULL)
    return identity_from_secret (secret);

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This is not the secret part of a key."));

  return NULL;
}

char *
candour_age_identity_dup_text (const CandourAgeIdentity *self)
{
  g_autofree char *lower = NULL;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  lower = candour_bech32_encode (IDENTITY_PREFIX, self->secret, CANDOUR_AGE_KEY_BYTES);
  text = g_ascii_strup (lower, -1);
  sodium_memzero (lower, strlen (lower));

  return text;
}

const char *
candour_age_identity_get_recipient (const CandourAgeIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recipient;
}

void
candour_age_identity_free (CandourAgeIdentity *self)
{
  if (self == NULL)
    return;

  sodium_free (self->secret);
  g_free (self->recipient);
  g_free (self);
}

/* The point behind "age1…". */
static guint8 *
read_recipient (const char  *recipient,
                GError     **error)
{
  guint8 *point = candour_bech32_decode (RECIPIENT_PREFIX, recipient, CANDOUR_AGE_KEY_BYTES);

  if (point == NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                         _("This is not the public part of a key."));

  return point;
}

gboolean
candour_age_check_recipient (const char  *recipient,
                             GError     **error)
{
  g_autofree guint8 *point = NULL;

  g_return_val_if_fail (recipient != NULL, FALSE);

  candour_age_set_up ();
  point = read_recipient (recipient, error);

  return point != NULL;
}

/* --- Sealing -------------------------------------------------------------------------- */

static gboolean
check_size (GBytes  *bytes,
            GError **error)
{
  if (g_bytes_get_size (bytes) <= CANDOUR_AGE_MAX_BYTES)
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               /* Translators: %d is a number of megabytes */
               _("This file is larger than %d MB, so it was not read."),
               CANDOUR_AGE_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

/* The header is complete but for its code. */
static GBytes *
seal_payload (GString       *header,
              GBytes        *plain,
              const guint8  *file_key)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (plain, &length);
  gsize payload = candour_age_stream_measure (length);
  guint8 *sealed;

  candour_age_header_close (header, file_key);
  sealed = g_malloc (header->len + payload);
  memcpy (sealed, header->str, header->len);
  candour_age_stream_seal (file_key, bytes, length, sealed + header->len);

  return g_bytes_new_take (sealed, header->len + payload);
}

gboolean
candour_age_wrap_all (GString            *header,
                      const char *const  *recipients,
                      const guint8       *file_key,
                      GError            **error)
{
  for (const char *const *recipient = recipients; *recipient != NULL; recipient++)
    {
      g_autofree guint8 *point = read_recipient (*recipient, error);

      if (point == NULL || !candour_age_wrap (header, point, file_key, error))
        return FALSE;
    }

  return TRUE;
}

GBytes *
candour_age_seal (GBytes             *plain,
                  const char *const  *recipients,
                  GError            **error)
{
  g_autoptr(GString) header = g_string_new (CANDOUR_AGE_FIRST_LINE);
  guint8 file_key[CANDOUR_AGE_FILE_KEY_BYTES];
  GBytes *sealed = NULL;

  g_return_val_if_fail (plain != NULL, NULL);
  g_return_val_if_fail (recipients != NULL && *recipients != NULL, NULL);

  candour_age_set_up ();
  randombytes_buf (file_key, sizeof file_key);
  if (check_size (plain, error) && candour_age_wrap_all (header, recipients, file_key, error))
    sealed = seal_payload (header, plain, file_key);
  sodium_memzero (file_key, sizeof file_key);

  return sealed;
}

GBytes *
candour_age_seal_passphrase (GBytes      *plain,
                             const char  *passphrase,
                             int          work_factor,
                             GError     **error)
{
  g_autoptr(GString) header = g_string_new (CANDOUR_AGE_FIRST_LINE);
  guint8 file_key[CANDOUR_AGE_FILE_KEY_BYTES];
  GBytes *sealed = NULL;

  g_return_val_if_fail (plain != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL && *passphrase != '\0', NULL);
  g_return_val_if_fail (work_factor > 0 && work_factor <= CANDOUR_AGE_MAX_WORK_FACTOR, NULL);

  candour_age_set_up ();
  randombytes_buf (file_key, sizeof file_key);
  if (check_size (plain, error)
      && candour_age_wrap_passphrase (header, passphrase, work_factor, file_key, error))
    sealed = seal_payload (header, plain, file_key);
  sodium_memzero (file_key, sizeof file_key);

  return sealed;
}

/* --- Opening -------------------------------------------------------------------------- */

static GBytes *
open_payload (GBytes                  *sealed,
              const CandourAgeHeader  *header,
              const guint8            *file_key,
              GError                 **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  GBytes *plain = NULL;

  if (candour_age_header_check (header, bytes, file_key))
    plain = candour_age_stream_open (file_key, bytes + header->length, length - header->length);
  if (plain == NULL)
    candour_age_fail_damaged (error);

  return plain;
}

/* Either of @identity and @passphrase is NULL. */
static GBytes *
open_with (GBytes                    *sealed,
           const CandourAgeIdentity  *identity,
           const char                *passphrase,
           GError                   **error)
{
  g_autoptr(CandourAgeHeader) header = NULL;
  guint8 file_key[CANDOUR_AGE_FILE_KEY_BYTES];
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  GBytes *plain = NULL;
  gboolean unwrapped;

  candour_age_set_up ();
  if (!check_size (sealed, error)
      || (header = candour_age_header_parse (bytes, length, error)) == NULL)
    return NULL;

  if (identity != NULL)
    unwrapped = candour_age_unwrap (header, identity, file_key, error);
  else
    unwrapped = candour_age_unwrap_passphrase (header, passphrase, file_key, error);
  if (unwrapped)
    plain = open_payload (sealed, header, file_key, error);
  sodium_memzero (file_key, sizeof file_key);

  return plain;
}

GBytes *
candour_age_open (GBytes                    *sealed,
                  const CandourAgeIdentity  *identity,
                  GError                   **error)
{
  g_return_val_if_fail (sealed != NULL, NULL);
  g_return_val_if_fail (identity != NULL, NULL);

  return open_with (sealed, identity, NULL, error);
}

GBytes *
candour_age_open_passphrase (GBytes      *sealed,
                             const char  *passphrase,
                             GError     **error)
{
  g_return_val_if_fail (sealed != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  return open_with (sealed, NULL, passphrase, error);
}

gboolean
candour_age_wants_passphrase (GBytes *sealed)
{
  static const char start[] = CANDOUR_AGE_FIRST_LINE "-> scrypt ";
  gsize length;
  const void *bytes;

  g_return_val_if_fail (sealed != NULL, FALSE);

  bytes = g_bytes_get_data (sealed, &length);

  return length >= sizeof start - 1 && memcmp (bytes, start, sizeof start - 1) == 0;
}
