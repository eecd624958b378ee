/* candour-keyring.c - one person's own keys, in one file that a passphrase protects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-keyring.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-error.h"

/* The first line says what the file is; the program goes by these and by AGE-SECRET-KEY. */
#define MARK    "# Candour keys, format 1"
#define NAME    "# name: "
#define CREATED "# created: "
#define SIGNS   "# minisign secret key: "
#define TRUSTS  "# trusts: "  /* the day, both public keys, the name: parted by spaces */
#define SECRET  "AGE-SECRET-KEY-1"

/* All but the keys. */
static CandourKeyring *
keyring_alloc (void)
{
  CandourKeyring *self = g_new0 (CandourKeyring, 1);

  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_age_identity_free);
  self->trusted = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_card_free);

  return self;
}

CandourKeyring *
candour_keyring_new (const char *name)
{
  CandourKeyring *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = keyring_alloc ();
  self->name = g_strdup (name);
  self->created = candour_date_dup_now_utc ();
  self->identity = candour_age_identity_new ();
  self->key = candour_signing_key_new ();

  return self;
}

void
candour_keyring_free (CandourKeyring *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->created);
  candour_age_identity_free (self->identity);
  candour_signing_key_free (self->key);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_pointer (&self->trusted, g_ptr_array_unref);
  g_free (self);
}

void
candour_keyring_renew (CandourKeyring *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_insert (self->retired, 0, self->identity);
  self->identity = candour_age_identity_new ();
  candour_signing_key_free (self->key);
  self->key = candour_signing_key_new ();
  g_free (self->created);
  self->created = candour_date_dup_now_utc ();
}

/* -1: nobody of that name. */
static int
find_trusted (const CandourKeyring  *self,
              const char            *name)
{
  for (guint i = 0; i < self->trusted->len; i++)
    {
      const CandourCard *card = self->trusted->pdata[i];

      if (g_str_equal (card->name, name))
        return i;
    }

  return -1;
}

void
candour_keyring_trust (CandourKeyring     *self,
                       const CandourCard  *card)
{
  CandourCard *copy;
  int at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (card != NULL && candour_card_has_keys (card));

  copy = candour_card_copy (card);
  g_free (copy->checked_on);
  copy->checked_on = candour_date_dup_today ();
  at = find_trusted (self, card->name);
  if (at >= 0)
    g_ptr_array_remove_index (self->trusted, at);
  g_ptr_array_add (self->trusted, copy);
}

const CandourCard *
candour_keyring_find_trusted (const CandourKeyring  *self,
                              const char            *name)
{
  int at;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  at = find_trusted (self, name);

  return at >= 0 ? self->trusted->pdata[at] : NULL;
}

CandourCard *
candour_keyring_dup_card (const CandourKeyring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return candour_card_new (self->name, candour_age_identity_get_recipient (self->identity),
                           candour_signing_key_get_public (self->key));
}

/* --- The file ------------------------------------------------------------------------- */

static void
append_secret (GString     *text,
               const char  *before,
               char        *secret)
{
  g_string_append_printf (text, "%s%s\n", before, secret);
  candour_age_wipe (secret);
}

static void
append_trusted (GString               *text,
                const CandourKeyring  *self)
{
  for (guint i = 0; i < self->trusted->len; i++)
    {
      const CandourCard *card = self->trusted->pdata[i];
      g_autofree char *line = candour_card_dup_line (card);

      g_string_append_printf (text, TRUSTS "%s %s\n", card->checked_on, line);
    }
}

static void
read_trusted (CandourKeyring  *self,
              const char      *line)
{
  const char *space = strchr (line, ' ');
  g_autofree char *checked_on = space != NULL ? g_strndup (line, (gsize) (space - line)) : NULL;
  CandourCard *card = space != NULL && candour_date_is_valid (checked_on)
                      ? candour_card_parse_line (space + 1) : NULL;

  if (card == NULL)
    return;

  card->checked_on = g_steal_pointer (&checked_on);
  g_ptr_array_add (self->trusted, card);
}

static GString *
write_text (const CandourKeyring *self)
{
  /* Long enough for the secrets not to move, which would leave them behind. */
  gsize length = 1024 + strlen (self->name) + 128 * self->retired->len
                 + 1024 * self->trusted->len;
  GString *text = g_string_sized_new (length);

  g_string_append (text, MARK "\n");
  g_string_append_printf (text, NAME "%s\n" CREATED "%s\n", self->name, self->created);
  append_trusted (text, self);
  append_secret (text, SIGNS, candour_signing_key_dup_text (self->key));
  append_secret (text, "", candour_age_identity_dup_text (self->identity));
  for (guint i = 0; i < self->retired->len; i++)
    append_secret (text, "", candour_age_identity_dup_text (self->retired->pdata[i]));

  return text;
}

GBytes *
candour_keyring_seal (const CandourKeyring  *self,
                      const char            *passphrase,
                      int                    work_factor,
                      GError               **error)
{
  g_autoptr(GString) text = NULL;
  g_autoptr(GBytes) plain = NULL;
  GBytes *sealed;

  g_return_val_if_fail (self != NULL && passphrase != NULL, NULL);

  text = write_text (self);
  plain = g_bytes_new_static (text->str, text->len);
  sealed = candour_age_seal_passphrase (plain, passphrase, work_factor, error);
  sodium_memzero (text->str, text->len);

  return sealed;
}

/* Takes what it knows from @line; what it does not know is a later program's. */
static void
read_line (CandourKeyring  *self,
           const char      *line)
{
  if (g_str_has_prefix (line, NAME))
    {
      g_free (self->name);
      self->name = g_strdup (line + strlen (NAME));
    }
  else if (g_str_has_prefix (line, CREATED))
    {
      g_free (self->created);
      self->created = g_strdup (line + strlen (CREATED));
    }
  else if (g_str_has_prefix (line, TRUSTS))
    {
      read_trusted (self, line + strlen (TRUSTS));
    }
  else if (g_str_has_prefix (line, SIGNS) && self->key == NULL)
    {
      self->key = candour_signing_key_parse (line + strlen (SIGNS), NULL);
    }
  else if (g_str_has_prefix (line, SECRET) && self->retired->len < CANDOUR_KEYRING_MAX_RETIRED)
    {
      CandourAgeIdentity *identity = candour_age_identity_parse (line, NULL);

      if (self->identity == NULL)
        self->identity = identity;
      else if (identity != NULL)
        g_ptr_array_add (self->retired, identity);
    }
}

static CandourKeyring *
read_text (const char *text)
{
  g_autoptr(CandourKeyring) self = keyring_alloc ();
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      read_line (self, *line);
      sodium_memzero (*line, strlen (*line));
    }

  if (self->name == NULL || self->created == NULL || self->key == NULL || self->identity == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

CandourKeyring *
candour_keyring_copy (const CandourKeyring *self)
{
  g_autoptr(GString) text = NULL;
  CandourKeyring *copy;

  g_return_val_if_fail (self != NULL, NULL);

  text = write_text (self);
  copy = read_text (text->str);
  sodium_memzero (text->str, text->len);

  return copy;
}

CandourKeyring *
candour_keyring_open (GBytes      *sealed,
                      const char  *passphrase,
                      GError     **error)
{
  g_autoptr(GBytes) plain = NULL;
  CandourKeyring *self = NULL;
  gsize length;
  const char *bytes;
  char *text;

  g_return_val_if_fail (sealed != NULL && passphrase != NULL, NULL);

  plain = candour_age_open_passphrase (sealed, passphrase, error);
  if (plain == NULL)
    return NULL;

  bytes = g_bytes_get_data (plain, &length);
  text = g_strndup (bytes, length);
  if (g_str_has_prefix (text, MARK "\n"))
    self = read_text (text);
  candour_age_wipe (text);
  sodium_memzero ((char *) bytes, length);
  if (self == NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                         _("This file does not hold anybody’s keys."));

  return self;
}

GBytes *
candour_keyring_unseal (const CandourKeyring  *self,
                        GBytes                *sealed,
                        GError               **error)
{
  g_autoptr(GError) failure = NULL;
  GBytes *plain;

  g_return_val_if_fail (self != NULL && sealed != NULL, NULL);

  plain = candour_age_open (sealed, self->identity, &failure);
  for (guint i = 0; i < self->retired->len
       && g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND); i++)
    {
      g_clear_error (&failure);
      plain = candour_age_open (sealed, self->retired->pdata[i], &failure);
    }

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return plain;
}

gboolean
candour_keyring_unseal_file (const CandourKeyring  *self,
                             int                    sealed,
                             int                    plain,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean opened;

  g_return_val_if_fail (self != NULL, FALSE);

  /* Where the key is not one of those it was sealed for, nothing was written yet. */
  opened = candour_age_open_file (sealed, plain, self->identity, cancellable, &failure);
  for (guint i = 0; i < self->retired->len
       && g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND); i++)
    {
      g_clear_error (&failure);
      opened = candour_age_open_file (sealed, plain, self->retired->pdata[i], cancellable,
                                      &failure);
    }

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return opened;
}
