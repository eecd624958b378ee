/* candour-age-wrap.c - the key of a sealed file, wrapped for each of those who may open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: https://c2sp.org/age, "The X25519 recipient type", "The scrypt recipient type".
 */

#include "candour-age-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

#define X25519      "X25519"
#define X25519_INFO "age-encryption.org/v1/X25519"
#define SCRYPT      "scrypt"
#define SCRYPT_SALT "age-encryption.org/v1/scrypt"
#define SALT_BYTES  16

static const guint8 no_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

static gboolean
open_body (const CandourAgeStanza  *stanza,
           const guint8            *wrap_key,
           guint8                  *file_key)
{
  return crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL,
                                                    g_bytes_get_data (stanza->body, NULL),
                                                    CANDOUR_AGE_BODY_BYTES, NULL, 0, no_nonce,
                                                    wrap_key) == 0;
}

static void
append_base64 (GString       *text,
               const guint8  *bytes,
               gsize          length)
{
  char line[sodium_base64_ENCODED_LEN (CANDOUR_AGE_KEY_BYTES,
                                       sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];

  g_assert (length <= CANDOUR_AGE_KEY_BYTES);
  g_string_append (text, sodium_bin2base64 (line, sizeof line, bytes, length,
                                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING));
}

static void
append_body (GString       *header,
             const guint8  *wrap_key,
             const guint8  *file_key)
{
  guint8 body[CANDOUR_AGE_BODY_BYTES];

  crypto_aead_chacha20poly1305_ietf_encrypt (body, NULL, file_key, CANDOUR_AGE_FILE_KEY_BYTES,
                                             NULL, 0, NULL, no_nonce, wrap_key);
  g_string_append_c (header, '\n');
  append_base64 (header, body, sizeof body);
  g_string_append_c (header, '\n');
}

/* Argument @i of @stanza, which must be @length bytes and nothing else. */
static gboolean
read_argument (const CandourAgeStanza  *stanza,
               guint                    i,
               guint8                  *bytes,
               gsize                    length)
{
  const char *text = stanza->arguments[i];
  gsize decoded;

  return sodium_base642bin (bytes, length, text, strlen (text), NULL, &decoded, NULL,
                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0
         && decoded == length;
}

static gboolean
is_type (const CandourAgeStanza  *stanza,
         const char              *type)
{
  return g_str_equal (stanza->arguments[0], type);
}

static gboolean
fits (const CandourAgeStanza  *stanza,
      guint                    n_arguments)
{
  return g_strv_length (stanza->arguments) == n_arguments
         && g_bytes_get_size (stanza->body) == CANDOUR_AGE_BODY_BYTES;
}

/* A passphrase stands alone, so that nobody can be made to try one on a stranger's file. */
static gboolean
check_mix (const CandourAgeHeader  *header,
           GError                 **error)
{
  for (guint i = 0; i < header->stanzas->len; i++)
    {
      if (is_type (header->stanzas->pdata[i], SCRYPT) && header->stanzas->len > 1)
        return candour_age_fail_damaged (error);
    }

  return TRUE;
}

/* --- X25519 --------------------------------------------------------------------------- */

/* FALSE where the other's point is one that gives everybody the same secret. */
static gboolean
derive_shared (const guint8  *secret,
               const guint8  *point,
               const guint8  *share,
               const guint8  *recipient,
               guint8        *wrap_key)
{
  guint8 shared[CANDOUR_AGE_KEY_BYTES];
  guint8 salt[2 * CANDOUR_AGE_KEY_BYTES];
  gboolean good = crypto_scalarmult_curve25519 (shared, secret, point) == 0;

  memcpy (salt, share, CANDOUR_AGE_KEY_BYTES);
  memcpy (salt + CANDOUR_AGE_KEY_BYTES, recipient, CANDOUR_AGE_KEY_BYTES);
  if (good)
    candour_age_derive (shared, sizeof shared, salt, sizeof salt, X25519_INFO, wrap_key);
  sodium_memzero (shared, sizeof shared);

  return good;
}

gboolean
candour_age_wrap (GString       *header,
                  const guint8  *recipient,
                  const guint8  *file_key,
                  GError       **error)
{
  guint8 secret[CANDOUR_AGE_KEY_BYTES];
  guint8 share[CANDOUR_AGE_KEY_BYTES];
  guint8 wrap_key[CANDOUR_AGE_KEY_BYTES];
  gboolean good;

  randombytes_buf (secret, sizeof secret);
  good = crypto_scalarmult_curve25519_base (share, secret) == 0
         && derive_shared (secret, recipient, share, recipient, wrap_key);
  sodium_memzero (secret, sizeof secret);
  if (!good)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("This key is not safe to seal for."));
      return FALSE;
    }

  g_string_append (header, "-> " X25519 " ");
  append_base64 (header, share, sizeof share);
  append_body (header, wrap_key, file_key);
  sodium_memzero (wrap_key, sizeof wrap_key);

  return TRUE;
}

/* Sets *found; FALSE where the stanza is not as it must be. */
static gboolean
try_stanza (const CandourAgeStanza    *stanza,
            const CandourAgeIdentity  *identity,
            guint8                    *file_key,
            gboolean                  *found)
{
  guint8 share[CANDOUR_AGE_KEY_BYTES];
  guint8 wrap_key[CANDOUR_AGE_KEY_BYTES];

  if (!fits (stanza, 2) || !read_argument (stanza, 1, share, sizeof share)
      || !derive_shared (identity->secret, share, share, identity->point, wrap_key))
    return FALSE;

  *found = *found || open_body (stanza, wrap_key, file_key);
  sodium_memzero (wrap_key, sizeof wrap_key);

  return TRUE;
}

gboolean
candour_age_unwrap (const CandourAgeHeader    *header,
                    const CandourAgeIdentity  *identity,
                    guint8                    *file_key,
                    GError                   **error)
{
  gboolean found = FALSE;

  if (!check_mix (header, error))
    return FALSE;

  /* All of them, so that a bad one is found wherever it stands. */
  for (guint i = 0; i < header->stanzas->len; i++)
    {
      const CandourAgeStanza *stanza = header->stanzas->pdata[i];

      if (is_type (stanza, X25519) && !try_stanza (stanza, identity, file_key, &found))
        return candour_age_fail_damaged (error);
    }

  if (!found)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("This file was sealed for someone else."));

  return found;
}

/* --- A passphrase --------------------------------------------------------------------- */

static gboolean
derive_slowly (const char    *passphrase,
               const guint8  *salt,
               int            work_factor,
               guint8        *wrap_key,
               GError       **error)
{
  guint8 long_salt[sizeof SCRYPT_SALT - 1 + SALT_BYTES];

  memcpy (long_salt, SCRYPT_SALT, sizeof SCRYPT_SALT - 1);
  memcpy (long_salt + sizeof SCRYPT_SALT - 1, salt, SALT_BYTES);

  if (crypto_pwhash_scryptsalsa208sha256_ll ((const guint8 *) passphrase, strlen (passphrase),
                                             long_salt, sizeof long_salt,
                                             G_GUINT64_CONSTANT (1) << work_factor, 8, 1,
                                             wrap_key, CANDOUR_AGE_KEY_BYTES) == 0)
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                       _("This computer has too little memory free to work with a passphrase."));

  return FALSE;
}

gboolean
candour_age_wrap_passphrase (GString       *header,
                             const char    *passphrase,
                             int            work_factor,
                             const guint8  *file_key,
                             GError       **error)
{
  guint8 salt[SALT_BYTES];
  guint8 wrap_key[CANDOUR_AGE_KEY_BYTES];

  randombytes_buf (salt, sizeof salt);
  if (!derive_slowly (passphrase, salt, work_factor, wrap_key, error))
    return FALSE;

  g_string_append (header, "-> " SCRYPT " ");
  append_base64 (header, salt, sizeof salt);
  g_string_append_printf (header, " %d", work_factor);
  append_body (header, wrap_key, file_key);
  sodium_memzero (wrap_key, sizeof wrap_key);

  return TRUE;
}

/* Digits only, the first of them no zero; 0 where it is no such number or is too large. */
static int
read_work_factor (const char *text)
{
  gint64 value = 0;

  if (*text == '0')
    return 0;

  for (const char *c = text; *c != '\0' && value <= CANDOUR_AGE_MAX_WORK_FACTOR; c++)
    {
      if (!g_ascii_isdigit (*c))
        return 0;
      value = value * 10 + g_ascii_digit_value (*c);
    }

  return value <= CANDOUR_AGE_MAX_WORK_FACTOR ? value : 0;
}

gboolean
candour_age_unwrap_passphrase (const CandourAgeHeader  *header,
                               const char              *passphrase,
                               guint8                  *file_key,
                               GError                 **error)
{
  const CandourAgeStanza *stanza = header->stanzas->pdata[0];
  guint8 salt[SALT_BYTES];
  guint8 wrap_key[CANDOUR_AGE_KEY_BYTES];
  int work_factor;
  gboolean found;

  if (!check_mix (header, error))
    return FALSE;

  if (!is_type (stanza, SCRYPT))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                           _("This file was not sealed with a passphrase."));
      return FALSE;
    }

  if (!fits (stanza, 3) || !read_argument (stanza, 1, salt, sizeof salt)
      || (work_factor = read_work_factor (stanza->arguments[2])) == 0)
    return candour_age_fail_damaged (error);

  if (!derive_slowly (passphrase, salt, work_factor, wrap_key, error))
    return FALSE;

  found = open_body (stanza, wrap_key, file_key);
  sodium_memzero (wrap_key, sizeof wrap_key);
  if (!found)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("These are not the words that this file was sealed with."));

  return found;
}
