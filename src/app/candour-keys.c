/* candour-keys.c - somebody's own keys, opened with their passphrase and held for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-keys.h"

#include "candour-error.h"
#include "candour-keyring-file.h"

#include <glib/gi18n-lib.h>

struct _CandourKeys
{
  CandourKeyring *ring;
  char           *path;
  char           *passphrase;
};

CandourKeys *
candour_keys_new (CandourKeyring *ring,
                  const char     *path,
                  const char     *passphrase)
{
  CandourKeys *self = g_atomic_rc_box_new0 (CandourKeys);

  self->ring = ring;
  self->path = g_strdup (path);
  self->passphrase = g_strdup (passphrase);

  return self;
}

CandourKeys *
candour_keys_ref (CandourKeys *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CandourKeys *self = data;

  candour_keyring_free (self->ring);
  g_free (self->path);
  candour_age_wipe (self->passphrase);
}

void
candour_keys_unref (CandourKeys *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

CandourKeyring *
candour_keys_get_ring (CandourKeys *self)
{
  return self->ring;
}

gboolean
candour_keys_are_there (void)
{
  g_autofree char *path = candour_keyring_dup_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- Opening and making ------------------------------------------------------------------- */

typedef struct
{
  char *name;
  char *passphrase;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->name);
  candour_age_wipe (self->passphrase);
  g_free (self);
}

static CandourKeyring *
make (const char     *path,
      const Opening  *opening,
      GError        **error)
{
  g_autoptr(CandourKeyring) ring = NULL;

  if (!candour_card_check_name (opening->name, error)
      || !candour_keyring_check_passphrase (opening->passphrase, error))
    return NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("There are keys in %s already."), path);
      return NULL;
    }

  ring = candour_keyring_new (opening->name);

  return candour_keyring_save (ring, path, opening->passphrase, error) ? g_steal_pointer (&ring)
                                                                       : NULL;
}

static void
open_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autofree char *path = candour_keyring_dup_path ();
  GError *error = NULL;
  CandourKeyring *ring = opening->name != NULL
                         ? make (path, opening, &error)
                         : candour_keyring_load (path, opening->passphrase, &error);

  if (ring != NULL)
    g_task_return_pointer (task, candour_keys_new (ring, path, opening->passphrase),
                           (GDestroyNotify) candour_keys_unref);
  else
    g_task_return_error (task, error);
}

void
candour_keys_open_async (const char          *name,
                         const char          *passphrase,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->name = g_strdup (name);
  opening->passphrase = g_strdup (passphrase);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_on_thread);
}

CandourKeys *
candour_keys_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Keeping ------------------------------------------------------------------------------ */

typedef struct
{
  CandourKeys    *keys;
  CandourKeyring *changed;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  candour_keyring_free (self->changed);
  candour_keys_unref (self->keys);
  g_free (self);
}

static void
save_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Change *change = data;
  GError *error = NULL;

  if (candour_keyring_save (change->changed, change->keys->path, change->keys->passphrase, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
candour_keys_trust_async (CandourKeys         *self,
                          const CandourCard   *card,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Change *change = g_new0 (Change, 1);

  change->keys = candour_keys_ref (self);
  change->changed = candour_keyring_copy (self->ring);
  if (card != NULL)
    candour_keyring_trust (change->changed, card);
  else
    candour_keyring_renew (change->changed);
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, save_on_thread);
}

gboolean
candour_keys_trust_finish (GAsyncResult  *result,
                           GError       **error)
{
  Change *change = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  candour_keyring_free (change->keys->ring);
  change->keys->ring = g_steal_pointer (&change->changed);

  return TRUE;
}
