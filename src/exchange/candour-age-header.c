/* candour-age-header.c - the lines before a sealed payload, read as strictly as they are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grammar: https://c2sp.org/age, "ABNF definition of file header".
 */

#include "candour-age-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

#define COLUMNS   64  /* a shorter line is the last of a body */
#define MAC_CHARS 43  /* 32 bytes */

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static gboolean
begins_with (const Cursor  *cursor,
             const char    *text)
{
  gsize length = strlen (text);

  return (gsize) (cursor->end - cursor->at) >= length && memcmp (cursor->at, text, length) == 0;
}

/* Up to the line feed, and past it; NULL where there is none. */
static char *
take_line (Cursor *cursor)
{
  const char *feed = memchr (cursor->at, '\n', cursor->end - cursor->at);
  char *line;

  if (feed == NULL)
    return NULL;

  line = g_strndup (cursor->at, feed - cursor->at);
  cursor->at = feed + 1;

  return line;
}

/* Decodes @text to the end of it, whole and in the one canonical way. */
static gboolean
decode (const char  *text,
        GByteArray  *bytes)
{
  gsize length = strlen (text);
  gsize room = length / 4 * 3 + 3;
  g_autofree guint8 *decoded = g_malloc (room);
  gsize decoded_length;

  if (sodium_base642bin (decoded, room, text, length, NULL, &decoded_length, NULL,
                         sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0)
    return FALSE;

  g_byte_array_append (bytes, decoded, decoded_length);

  return TRUE;
}

static gboolean
is_argument (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c < 33 || *c > 126)
        return FALSE;
    }

  return *text != '\0';
}

static void
stanza_free (gpointer data)
{
  CandourAgeStanza *self = data;

  g_strfreev (self->arguments);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/* Lines of 64 characters, then a shorter one that may be empty. */
static gboolean
read_body (Cursor            *cursor,
           CandourAgeStanza  *stanza)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  gsize columns;

  do
    {
      g_autofree char *line = take_line (cursor);

      if (line == NULL || (columns = strlen (line)) > COLUMNS || !decode (line, body))
        return FALSE;
    }
  while (columns == COLUMNS);

  stanza->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));

  return TRUE;
}

static gboolean
read_stanza (Cursor     *cursor,
             GPtrArray  *stanzas)
{
  CandourAgeStanza *stanza = g_new0 (CandourAgeStanza, 1);
  g_autofree char *line = NULL;

  g_ptr_array_add (stanzas, stanza);
  cursor->at += strlen ("-> ");
  line = take_line (cursor);
  if (line == NULL || stanzas->len > CANDOUR_AGE_MAX_STANZAS)
    return FALSE;

  stanza->arguments = g_strsplit (line, " ", -1);
  if (stanza->arguments[0] == NULL)
    return FALSE;
  for (char **argument = stanza->arguments; *argument != NULL; argument++)
    {
      if (!is_argument (*argument))
        return FALSE;
    }

  return read_body (cursor, stanza);
}

static gboolean
read_mac (Cursor            *cursor,
          CandourAgeHeader  *header)
{
  g_autoptr(GByteArray) mac = g_byte_array_new ();
  g_autofree char *line = NULL;

  cursor->at += strlen ("--- ");
  line = take_line (cursor);
  if (line == NULL || strlen (line) != MAC_CHARS || !decode (line, mac)
      || mac->len != sizeof header->mac)
    return FALSE;

  memcpy (header->mac, mac->data, sizeof header->mac);

  return TRUE;
}

static gboolean
read_header (const char        *bytes,
             Cursor            *cursor,
             CandourAgeHeader  *header)
{
  while (begins_with (cursor, "-> "))
    {
      if (!read_stanza (cursor, header->stanzas))
        return FALSE;
    }

  if (header->stanzas->len == 0 || !begins_with (cursor, "--- "))
    return FALSE;

  header->authentic = cursor->at - bytes + strlen ("---");
  if (!read_mac (cursor, header))
    return FALSE;
  header->length = cursor->at - bytes;

  return TRUE;
}

static gboolean
check_version (const Cursor  *cursor,
               GError       **error)
{
  if (begins_with (cursor, CANDOUR_AGE_FIRST_LINE))
    return TRUE;

  if (begins_with (cursor, CANDOUR_AGE_FORMAT "v")
      && memchr (cursor->at, '\n', cursor->end - cursor->at) != NULL
      && !begins_with (cursor, CANDOUR_AGE_FORMAT "v1"))
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_TOO_NEW,
                         _("This file was sealed by a newer program. Ask for a newer Candour."));
  else
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                         _("This is not a sealed file."));

  return FALSE;
}

CandourAgeHeader *
candour_age_header_parse (const guint8  *bytes,
                          gsize          length,
                          GError       **error)
{
  g_autoptr(CandourAgeHeader) self = g_new0 (CandourAgeHeader, 1);
  const char *text = (const char *) bytes;
  Cursor cursor = { text, text + MIN (length, CANDOUR_AGE_MAX_HEADER) };

  self->stanzas = g_ptr_array_new_with_free_func (stanza_free);
  if (!check_version (&cursor, error))
    return NULL;

  cursor.at += strlen (CANDOUR_AGE_FIRST_LINE);
  if (!read_header (text, &cursor, self))
    {
      candour_age_fail_damaged (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
candour_age_header_free (CandourAgeHeader *self)
{
  g_clear_pointer (&self->stanzas, g_ptr_array_unref);
  g_free (self);
}

void
candour_age_header_sign (const guint8  *bytes,
                         gsize          length,
                         const guint8  *file_key,
                         guint8        *mac)
{
  guint8 key[crypto_auth_hmacsha256_KEYBYTES];

  candour_age_derive (file_key, CANDOUR_AGE_FILE_KEY_BYTES, NULL, 0, "header", key);
  crypto_auth_hmacsha256 (mac, bytes, length, key);
  sodium_memzero (key, sizeof key);
}

void
candour_age_header_close (GString       *header,
                          const guint8  *file_key)
{
  char code[sodium_base64_ENCODED_LEN (crypto_auth_hmacsha256_BYTES,
                                       sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
  guint8 mac[crypto_auth_hmacsha256_BYTES];

  g_string_append (header, "---");
  candour_age_header_sign ((const guint8 *) header->str, header->len, file_key, mac);
  sodium_bin2base64 (code, sizeof code, mac, sizeof mac,
                     sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  g_string_append_printf (header, " %s\n", code);
}

gboolean
candour_age_header_check (const CandourAgeHeader  *self,
                          const guint8            *bytes,
                          const guint8            *file_key)
{
  guint8 mac[crypto_auth_hmacsha256_BYTES];

  candour_age_header_sign (bytes, self->authentic, file_key, mac);

  return sodium_memcmp (mac, self->mac, sizeof mac) == 0;
}
