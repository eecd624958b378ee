/* candour-desk.c - an external moderator's desk: a pack, opened where there is no council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-error.h"
#include "candour-pack-private.h"

void
candour_desk_free (CandourDesk *self)
{
  if (self == NULL)
    return;

  if (self->workspace != NULL)
    candour_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->statement, candour_pack_statement_free);
  g_clear_pointer (&self->own, candour_card_free);
  g_clear_pointer (&self->key, candour_signing_key_free);
  g_clear_pointer (&self->lock, candour_lock_release);
  g_free (self->recipient);
  g_free (self->hash);
  g_free (self->path);
  g_free (self);
}

/* --- Making --------------------------------------------------------------------------- */

static CandourDesk *
desk_new (const char            *id,
          const CandourDeskKeys *keys)
{
  CandourDesk *self = g_new0 (CandourDesk, 1);

  self->by_words = keys->words != NULL;
  self->path = candour_desk_dup_path (keys, id);

  return self;
}

static CandourSigningKey *
copy_key (const CandourSigningKey *key)
{
  char *text = candour_signing_key_dup_text (key);
  CandourSigningKey *copy = candour_signing_key_parse (text, NULL);

  candour_age_wipe (text);

  return copy;
}

/* Whose the desk is: @ring is the moderator's, or was made for it. */
static void
set_owner (CandourDesk          *self,
           const CandourKeyring *ring)
{
  self->recipient = g_strdup (candour_age_identity_get_recipient (ring->identity));
  if (self->by_words)
    {
      self->own = candour_card_copy (self->statement->recipient);
      return;
    }

  self->own = candour_keyring_dup_card (ring);
  self->key = copy_key (ring->key);
}

static CandourPackStatement *
read_statement (GBytes  *bytes,
                GError **error)
{
  g_autoptr(GHashTable) hashes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return candour_pack_statement_read (bytes, hashes, error);
}

/* Wipes @image, of which the workspace has a copy. */
static CandourWorkspace *
open_image (GBytes  *image,
            GError **error)
{
  CandourWorkspace *workspace = candour_workspace_open_image (image, NULL, NULL, NULL, error);
  gsize length;
  char *bytes = (char *) g_bytes_get_data (image, &length);

  explicit_bzero (bytes, length);

  return workspace;
}

/* What was kept here, and with it the statement of the pack as it was opened first. */
static gboolean
load (CandourDesk           *self,
      const CandourKeyring  *ring,
      GError               **error)
{
  g_autoptr(GBytes) image = candour_desk_load_image (self, ring, error);
  g_autoptr(CandourDeskInfo) info = NULL;
  g_autoptr(GBytes) statement = NULL;

  self->workspace = image != NULL ? open_image (image, error) : NULL;
  if (self->workspace == NULL)
    return FALSE;

  info = candour_store_desk_load (candour_workspace_get_db (self->workspace), error);
  if (info == NULL)
    return FALSE;

  statement = g_bytes_new (info->statement, strlen (info->statement));
  self->statement = read_statement (statement, error);
  self->hash = g_strdup (info->hash);
  self->was_here = TRUE;

  return self->statement != NULL;
}

/* From here on whatever is saved is kept. */
static gboolean
settle_in (CandourDesk           *self,
           const CandourKeyring  *ring,
           GError               **error)
{
  CandourDb *db = candour_workspace_get_db (self->workspace);
  g_autoptr(CandourActor) actor = candour_store_desk_load_actor (db, error);

  if (actor == NULL)
    return FALSE;

  set_owner (self, ring);
  candour_workspace_set_actor (self->workspace, actor);

  return candour_db_set_keeper (db, candour_desk_keep, self, error);
}

/* --- A pack --------------------------------------------------------------------------- */

static gboolean
keep_first (CandourDesk  *self,
            GError      **error)
{
  g_autoptr(GBytes) image =
    candour_db_dup_image (candour_workspace_get_db (self->workspace), error);
  g_autoptr(GError) failure = NULL;

  if (image == NULL)
    return FALSE;

  return candour_desk_keep (image, self, &failure)
         || candour_desk_refuse (error, CANDOUR_DESK_NOT_KEPT, failure->message);
}

static gboolean
begin (CandourDesk            *self,
       const CandourPack      *pack,
       const CandourDeskKeys  *keys,
       GError                **error)
{
  g_autoptr(CandourKeyring) made = NULL;
  const CandourKeyring *ring = keys->ring;

  self->statement = read_statement (pack->signed_bytes, error);
  if (self->statement == NULL || !candour_desk_fill (self, pack, error))
    return FALSE;

  self->hash = g_strdup (pack->hash);
  if (self->by_words)
    ring = made = candour_desk_make_ring (self, keys->words, error);

  return ring != NULL && settle_in (self, ring, error) && keep_first (self, error);
}

/* Nobody should grade what could not be returned. */
static gboolean
check_keys (const CandourPack      *pack,
            const CandourDeskKeys  *keys,
            GError                **error)
{
  g_autoptr(CandourCard) own = keys->words == NULL ? candour_keyring_dup_card (keys->ring) : NULL;

  return own == NULL || candour_card_is_same (own, pack->statement->recipient)
         || candour_desk_refuse_format (error, CANDOUR_DESK_RENEWED,
                                        _("This pack was sealed for keys that you have renewed "
                                          "since. Ask %s for a new one."),
                                        pack->statement->sender->name);
}

static gboolean
go_on (CandourDesk            *self,
       const CandourPack      *pack,
       const CandourDeskKeys  *keys,
       GError                **error)
{
  g_autoptr(CandourKeyring) made = NULL;
  const CandourKeyring *ring = keys->ring;

  if (self->by_words)
    ring = made = candour_desk_load_ring (self, keys->words, error);
  if (ring == NULL || !load (self, ring, error))
    return FALSE;

  if (!g_str_equal (self->hash, pack->hash))
    return candour_desk_refuse (error, CANDOUR_DESK_TAMPERED,
                                _("Another pack of this number was opened here before. Stop and "
                                  "ring who sent it."));

  return settle_in (self, ring, error);
}

static CandourDesk *
open_pack (const CandourPack      *pack,
           const CandourDeskKeys  *keys,
           CandourCard           **sender,
           GError                **error)
{
  g_autoptr(CandourDesk) self = desk_new (pack->statement->id, keys);
  gboolean opened;

  if (!candour_desk_check (pack, keys, sender, error) || !candour_desk_take (self, error))
    return NULL;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    opened = go_on (self, pack, keys, error);
  else
    opened = check_keys (pack, keys, error) && begin (self, pack, keys, error);

  return opened ? g_steal_pointer (&self) : NULL;
}

/* --- A reveal ------------------------------------------------------------------------- */

static gboolean
check_answers (CandourDesk        *self,
               const CandourPack  *reveal,
               GError            **error)
{
  const CandourCard *pinned = self->statement->sender;

  if (!g_str_equal (reveal->statement->answers, self->hash))
    return candour_desk_refuse (error, CANDOUR_DESK_TAMPERED,
                                _("This file belongs to another pack."));

  return candour_desk_check_signed (reveal, pinned, error);
}

static gboolean
take_reveal (CandourDesk            *self,
             const CandourPack      *reveal,
             const CandourDeskKeys  *keys,
             GError                **error)
{
  g_autoptr(CandourKeyring) made = NULL;
  const CandourKeyring *ring = keys->ring;

  if (self->by_words)
    ring = made = candour_desk_load_ring (self, keys->desk_words, error);

  return ring != NULL
         && load (self, ring, error)
         && check_answers (self, reveal, error)
         && settle_in (self, ring, error)
         && candour_desk_reveal (self, reveal, error);
}

static CandourDesk *
open_reveal (const CandourPack      *reveal,
             const CandourDeskKeys  *keys,
             CandourCard           **sender,
             GError                **error)
{
  g_autoptr(CandourDesk) self = desk_new (reveal->statement->id, keys);

  if (!candour_desk_check (reveal, keys, sender, error))
    return NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      candour_desk_refuse (error, CANDOUR_DESK_NO_DESK,
                           _("The pack that this belongs to was not opened on this computer. Open "
                             "it where you graded it."));
      return NULL;
    }

  if (self->by_words && keys->desk_words == NULL)
    {
      candour_desk_refuse (error, CANDOUR_DESK_WANTS_WORDS,
                           _("The words of the pack itself are needed as well."));
      return NULL;
    }

  if (!candour_desk_take (self, error) || !take_reveal (self, reveal, keys, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- The desk ------------------------------------------------------------------------- */

CandourDesk *
candour_desk_open (GBytes                 *file,
                   const CandourDeskKeys  *keys,
                   CandourCard           **sender,
                   GError                **error)
{
  g_autoptr(CandourPack) pack = NULL;

  g_return_val_if_fail (file != NULL && keys != NULL, NULL);
  g_return_val_if_fail (keys->ring != NULL || keys->words != NULL, NULL);

  pack = candour_desk_open_file (file, keys, error);
  if (pack == NULL)
    return NULL;

  return pack->statement->kind == CANDOUR_PACK_REVEAL
           ? open_reveal (pack, keys, sender, error)
           : open_pack (pack, keys, sender, error);
}

CandourWorkspace *
candour_desk_get_workspace (CandourDesk *self)
{
  return self->workspace;
}

const CandourPackStatement *
candour_desk_get_statement (CandourDesk *self)
{
  return self->statement;
}

gboolean
candour_desk_is_by_words (CandourDesk *self)
{
  return self->by_words;
}

gboolean
candour_desk_was_here (CandourDesk *self)
{
  return self->was_here;
}

int
candour_desk_get_days_left (CandourDesk *self,
                            const char  *today)
{
  return candour_date_days_between (today, self->statement->expires);
}
