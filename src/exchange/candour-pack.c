/* candour-pack.c - what goes to an external moderator and comes back, sealed and signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

#define STATEMENT "statement.xml"
#define SIGNATURE STATEMENT ".minisig"

static void
part_free (gpointer data)
{
  CandourPackPart *self = data;

  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GPtrArray *
candour_pack_parts_new (void)
{
  return g_ptr_array_new_with_free_func (part_free);
}

void
candour_pack_parts_add (GPtrArray   *parts,
                        const char  *name,
                        GBytes      *bytes)
{
  CandourPackPart *part;

  g_return_if_fail (parts != NULL && name != NULL && bytes != NULL);

  part = g_new0 (CandourPackPart, 1);
  part->name = g_strdup (name);
  part->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (parts, part);
}

GBytes *
candour_pack_parts_get (GPtrArray   *parts,
                        const char  *name)
{
  g_return_val_if_fail (parts != NULL && name != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CandourPackPart *part = parts->pdata[i];

      if (g_str_equal (part->name, name))
        return part->bytes;
    }

  return NULL;
}

void
candour_pack_free (CandourPack *self)
{
  if (self == NULL)
    return;

  candour_pack_statement_free (self->statement);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->signed_bytes, g_bytes_unref);
  g_free (self->signature);
  g_free (self->hash);
  g_free (self);
}

/* --- Sealing -------------------------------------------------------------------------- */

static void
add_signature (GPtrArray                *whole,
               const CandourSigningKey  *key,
               GBytes                   *statement_bytes,
               const char               *id)
{
  g_autofree char *signature = candour_signing_sign (key, statement_bytes, id);
  g_autoptr(GBytes) bytes = g_bytes_new (signature, strlen (signature));

  candour_pack_parts_add (whole, SIGNATURE, bytes);
}

static GBytes *
put_together (const CandourPackStatement  *statement,
              GPtrArray                   *parts,
              const CandourSigningKey     *key,
              GError                     **error)
{
  g_autoptr(GPtrArray) whole = candour_pack_parts_new ();
  g_autoptr(GBytes) statement_bytes = candour_pack_statement_write (statement, parts);

  candour_pack_parts_add (whole, STATEMENT, statement_bytes);
  if (key != NULL)
    add_signature (whole, key, statement_bytes, statement->id);
  for (guint i = 0; i < parts->len; i++)
    {
      const CandourPackPart *part = parts->pdata[i];

      candour_pack_parts_add (whole, part->name, part->bytes);
    }

  return candour_pack_zip_write (whole, error);
}

GBytes *
candour_pack_seal (const CandourPackStatement  *statement,
                   GPtrArray                   *parts,
                   const CandourSigningKey     *key,
                   const char *const           *recipients,
                   GError                     **error)
{
  g_autoptr(GBytes) plain = NULL;

  g_return_val_if_fail (statement != NULL && parts != NULL, NULL);

  plain = put_together (statement, parts, key, error);

  return plain != NULL ? candour_age_seal (plain, recipients, error) : NULL;
}

GBytes *
candour_pack_seal_passphrase (const CandourPackStatement  *statement,
                              GPtrArray                   *parts,
                              const CandourSigningKey     *key,
                              const char                  *passphrase,
                              GError                     **error)
{
  g_autoptr(GBytes) plain = NULL;

  g_return_val_if_fail (statement != NULL && parts != NULL, NULL);

  plain = put_together (statement, parts, key, error);

  return plain != NULL ? candour_age_seal_passphrase (plain, passphrase, CANDOUR_AGE_WORK_FACTOR,
                                                      error) : NULL;
}

/* --- Opening -------------------------------------------------------------------------- */

static gboolean
fail_mixed (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                       _("This pack does not hold what its own statement says."));

  return FALSE;
}

/* Every part is one that the statement speaks of, and the other way round. */
static gboolean
check_parts (GPtrArray   *parts,
             GHashTable  *hashes,
             GError     **error)
{
  if (parts->len != g_hash_table_size (hashes))
    return fail_mixed (error);

  for (guint i = 0; i < parts->len; i++)
    {
      const CandourPackPart *part = parts->pdata[i];
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, part->bytes);

      if (g_strcmp0 (hash, g_hash_table_lookup (hashes, part->name)) != 0)
        return fail_mixed (error);
    }

  return TRUE;
}

/* Takes @name out of @parts. NULL where there is none. */
static GBytes *
take_part (GPtrArray   *parts,
           const char  *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const CandourPackPart *part = parts->pdata[i];

      if (g_str_equal (part->name, name))
        {
          GBytes *bytes = g_bytes_ref (part->bytes);

          g_ptr_array_remove_index (parts, i);
          return bytes;
        }
    }

  return NULL;
}

static char *
dup_signature (GPtrArray *parts)
{
  g_autoptr(GBytes) bytes = take_part (parts, SIGNATURE);

  if (bytes == NULL)
    return g_strdup ("");

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static CandourPack *
take_apart (GBytes  *sealed,
            GBytes  *plain,
            GError **error)
{
  g_autoptr(CandourPack) self = g_new0 (CandourPack, 1);
  g_autoptr(GHashTable) hashes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->parts = candour_pack_zip_read (plain, error);
  if (self->parts == NULL)
    return NULL;

  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sealed);
  self->signature = dup_signature (self->parts);
  self->signed_bytes = take_part (self->parts, STATEMENT);
  if (self->signed_bytes == NULL)
    {
      fail_mixed (error);
      return NULL;
    }

  self->statement = candour_pack_statement_read (self->signed_bytes, hashes, error);
  if (self->statement == NULL || !check_parts (self->parts, hashes, error))
    return NULL;

  return g_steal_pointer (&self);
}

CandourPack *
candour_pack_open (GBytes                    *sealed,
                   const CandourAgeIdentity  *identity,
                   GError                   **error)
{
  g_autoptr(GBytes) plain = NULL;

  g_return_val_if_fail (sealed != NULL && identity != NULL, NULL);

  plain = candour_age_open (sealed, identity, error);

  return plain != NULL ? take_apart (sealed, plain, error) : NULL;
}

CandourPack *
candour_pack_open_passphrase (GBytes      *sealed,
                              const char  *passphrase,
                              GError     **error)
{
  g_autoptr(GBytes) plain = NULL;

  g_return_val_if_fail (sealed != NULL && passphrase != NULL, NULL);

  plain = candour_age_open_passphrase (sealed, passphrase, error);

  return plain != NULL ? take_apart (sealed, plain, error) : NULL;
}

gboolean
candour_pack_verify (const CandourPack  *self,
                     const char         *public_key,
                     GError            **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (self != NULL && public_key != NULL, FALSE);

  if (!candour_signing_verify (public_key, self->signed_bytes, self->signature, &id, error))
    return FALSE;

  return g_str_equal (id, self->statement->id) || fail_mixed (error);
}
