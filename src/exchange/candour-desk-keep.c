/* candour-desk-keep.c - where a desk is kept: sealed, for nobody else, and never half
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-words.h"

#define SUFFIX ".candour-desk"

char *
candour_desk_dup_path (const CandourDeskKeys *keys,
                       const char            *id)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);

  if (keys->folder != NULL)
    return g_build_filename (keys->folder, name, NULL);

  return g_build_filename (g_get_user_data_dir (), "candour", "desks", name, NULL);
}

static char *
dup_ring_path (CandourDesk *self)
{
  g_autofree char *stem = g_strndup (self->path, strlen (self->path) - strlen (SUFFIX));

  return g_strconcat (stem, CANDOUR_KEYRING_SUFFIX, NULL);
}

static gboolean
refuse_lost (CandourDesk  *self,
             GError      **error)
{
  return candour_desk_refuse_format (error, CANDOUR_DESK_LOST,
                                     _("What you graded in this pack is kept in %s, and that does "
                                       "not open. Nothing was changed in it."), self->path);
}

static gboolean
refuse_not_kept (CandourDesk  *self,
                 GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return candour_desk_refuse_format (error, CANDOUR_DESK_NOT_KEPT,
                                     _("The folder %s cannot be written, and nothing would be "
                                       "kept."), folder);
}

gboolean
candour_desk_take (CandourDesk  *self,
                   GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *holder = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse_not_kept (self, error);

  self->lock = candour_lock_take (self->path, &holder);
  if (self->lock != NULL)
    {
      candour_lock_sign (self->lock, NULL);
      return TRUE;
    }

  return holder != NULL
           ? candour_desk_refuse (error, CANDOUR_DESK_IN_USE,
                                  _("Another Candour has this pack open."))
           : refuse_not_kept (self, error);
}

static GBytes *
read_file (const char *path)
{
  char *contents;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL)
           ? g_bytes_new_take (contents, length) : NULL;
}

/* --- Keys of its own ------------------------------------------------------------------ */

CandourKeyring *
candour_desk_load_ring (CandourDesk  *self,
                        const char   *words,
                        GError      **error)
{
  g_autofree char *path = dup_ring_path (self);
  g_autoptr(GBytes) sealed = read_file (path);
  g_autoptr(GError) failure = NULL;
  CandourKeyring *ring = NULL;
  char *typed = candour_words_dup_typed (words);

  if (sealed != NULL)
    ring = candour_keyring_open (sealed, typed, &failure);
  candour_age_wipe (typed);

  if (g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    candour_desk_refuse (error, CANDOUR_DESK_OTHER_WORDS,
                         _("These are not the words that the pack was opened with here."));
  else if (ring == NULL)
    refuse_lost (self, error);

  return ring;
}

/* Should it be there already, no image was ever sealed with it. */
CandourKeyring *
candour_desk_make_ring (CandourDesk  *self,
                        const char   *words,
                        GError      **error)
{
  g_autofree char *path = dup_ring_path (self);
  g_autoptr(CandourKeyring) ring = candour_keyring_new (self->statement->recipient->name);
  char *typed = candour_words_dup_typed (words);
  g_autoptr(GBytes) sealed =
    candour_keyring_seal (ring, typed, CANDOUR_AGE_WORK_FACTOR, error);

  candour_age_wipe (typed);
  if (sealed == NULL)
    return NULL;

  if (!candour_file_replace (path, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed),
                             NULL))
    {
      refuse_not_kept (self, error);
      return NULL;
    }

  return g_steal_pointer (&ring);
}

/* --- The image ------------------------------------------------------------------------ */

GBytes *
candour_desk_load_image (CandourDesk           *self,
                         const CandourKeyring  *ring,
                         GError               **error)
{
  g_autoptr(GBytes) sealed = read_file (self->path);
  GBytes *image = sealed != NULL ? candour_keyring_unseal (ring, sealed, NULL) : NULL;

  if (image == NULL)
    refuse_lost (self, error);

  return image;
}

gboolean
candour_desk_keep (GBytes    *image,
                   gpointer   desk,
                   GError   **error)
{
  CandourDesk *self = desk;
  const char *recipients[] = { self->recipient, NULL };
  g_autoptr(GBytes) sealed = candour_age_seal (image, recipients, error);
  g_autoptr(GError) failure = NULL;

  if (sealed == NULL)
    return FALSE;

  if (candour_file_replace (self->path, g_bytes_get_data (sealed, NULL),
                            g_bytes_get_size (sealed), &failure))
    return TRUE;

  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FULL, _("The disk is full"));
  else
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                 _("What you did could not be kept: %s"), failure->message);

  return FALSE;
}
