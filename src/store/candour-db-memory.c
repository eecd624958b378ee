/* candour-db-memory.c - a database in memory, and that what is committed in it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-db-private.h"

#include "candour-db-sqlite-private.h"

CandourDb *
candour_db_open_memory (GBytes  *image,
                        GError **error)
{
  CandourDb *self = candour_sqlite_open_memory (image, error);

  if (self == NULL)
    return NULL;

  candour_db_init (self, &candour_sqlite_driver, CANDOUR_DB_WRITE);

  return self;
}

GBytes *
candour_db_dup_image (CandourDb  *self,
                      GError    **error)
{
  g_return_val_if_fail (self != NULL && self->driver->dup_image != NULL, NULL);
  g_return_val_if_fail (self->depth == 0, NULL);

  return self->driver->dup_image (self, error);
}

gboolean
candour_db_set_keeper (CandourDb        *self,
                       CandourDbKeeper   keep,
                       gpointer          data,
                       GError          **error)
{
  GBytes *image = candour_db_dup_image (self, error);

  if (image == NULL)
    return FALSE;

  g_clear_pointer (&self->kept, g_bytes_unref);
  self->kept = image;
  self->kept_changes = self->driver->count_changes (self);
  self->keep = keep;
  self->keep_data = data;

  return TRUE;
}

/* No statement may be under way while the database is put in another's place, and what was
 * prepared for the one need not fit the other.
 */
static gboolean
put_away (gpointer sql,
          gpointer value,
          gpointer self)
{
  CandourStatement *statement = value;

  ((CandourDb *) self)->driver->reset (statement);

  return !statement->lent;
}

/* Where even that fails, nothing more is read or written through this connection. */
static void
go_back (CandourDb *self)
{
  g_hash_table_foreach_remove (self->statements, put_away, self);
  self->lost = !self->driver->load_image (self, self->kept, NULL);
  self->kept_changes = self->driver->count_changes (self);
}

gboolean
candour_db_keep (CandourDb  *self,
                 GError    **error)
{
  g_autoptr(GBytes) image = NULL;

  if (self->keep == NULL || self->driver->count_changes (self) == self->kept_changes)
    return TRUE;

  image = self->driver->dup_image (self, error);
  if (image == NULL || !self->keep (image, self->keep_data, error))
    {
      go_back (self);
      return FALSE;
    }

  g_bytes_unref (self->kept);
  self->kept = g_steal_pointer (&image);
  self->kept_changes = self->driver->count_changes (self);

  return TRUE;
}
