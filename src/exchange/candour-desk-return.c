/* candour-desk-return.c - the one file that goes back, with everything that was sealed so far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-csv-writer.h"
#include "candour-date.h"
#include "candour-error.h"
#include "candour-pack-payload.h"

static int
count_returns (CandourDb  *db,
               GError    **error)
{
  g_autoptr(GPtrArray) returns = candour_store_desk_list_returns (db, error);

  return returns != NULL ? (int) returns->len : -1;
}

char *
candour_desk_dup_return_name (CandourDesk  *self,
                              CandourDb    *db,
                              GError      **error)
{
  int n_returns;
  g_autofree char *short_id = NULL;

  g_return_val_if_fail (self != NULL && db != NULL, NULL);

  n_returns = count_returns (db, error);
  if (n_returns < 0)
    return NULL;

  short_id = candour_pack_dup_short_id (self->statement->id);

  return g_strdup_printf ("return-%s-%d" CANDOUR_PACK_SUFFIX, short_id, n_returns + 1);
}

/* --- What is in it -------------------------------------------------------------------- */

static gboolean
add_sealed (CandourDb             *db,
            const CandourDeskRow  *row,
            GPtrArray             *audits,
            GError               **error)
{
  CandourAudit *audit = candour_store_desk_load_sealed (db, row, error);
  CandourPackAudit *one;

  if (audit == NULL)
    return FALSE;

  one = candour_pack_audits_add (audits, row->code);
  one->sealed_at = g_strdup (row->sealed_at);
  candour_audit_free (one->audit);
  one->audit = audit;

  return TRUE;
}

static GPtrArray *
collect_sealed (CandourDb  *db,
                GError    **error)
{
  g_autoptr(GPtrArray) rows = candour_store_desk_list (db, error);
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CandourDeskRow *row = rows->pdata[i];

      if (row->state >= CANDOUR_DESK_SEALED && !add_sealed (db, row, audits, error))
        return NULL;
    }

  return g_steal_pointer (&audits);
}

static GBytes *
put_together (CandourDesk  *self,
              GPtrArray    *audits,
              int           sequence,
              GError      **error)
{
  const CandourPackStatement *pack = self->statement;
  const char *recipients[] = { pack->sender->recipient, self->recipient, NULL };
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (CANDOUR_PACK_RETURN, self->own, pack->sender);
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  g_autoptr(GBytes) payload = candour_pack_grades_write (audits, CANDOUR_GRADING_MODERATOR);

  candour_set_text (&statement->id, pack->id);
  candour_set_text (&statement->expires, pack->expires);
  candour_set_text (&statement->answers, self->hash);
  statement->sequence = sequence;
  statement->n_audits = audits->len;
  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);

  return candour_pack_seal (statement, parts, self->key, recipients, error);
}

/* --- Making it ------------------------------------------------------------------------ */

static gboolean
check_keys (CandourDesk  *self,
            GError      **error)
{
  return self->by_words
         || candour_card_is_same (self->own, self->statement->recipient)
         || candour_desk_refuse_format (error, CANDOUR_DESK_RENEWED,
                                        _("This pack was sealed for keys that you have renewed "
                                          "since. Ask %s for a new one."),
                                        self->statement->sender->name);
}

static GBytes *
seal (CandourDesk        *self,
      CandourDb          *db,
      CandourDeskReturn  *made,
      GError            **error)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(GBytes) sealed = NULL;

  if (!candour_store_desk_seal (db, made->sequence, actor, NULL, error))
    return NULL;

  audits = collect_sealed (db, error);
  sealed = audits != NULL ? put_together (self, audits, made->sequence, error) : NULL;
  if (sealed == NULL)
    return NULL;

  made->n_audits = audits->len;
  made->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sealed);

  return candour_store_desk_add_return (db, made, actor, error) ? g_steal_pointer (&sealed)
                                                               : NULL;
}

/* The file first, for what is sealed and never sent would be lost to both; and where the desk then
 * cannot be kept, no file speaks of what was not sealed.
 */
static gboolean
write_and_commit (CandourTransaction  *transaction,
                  GBytes              *sealed,
                  const char          *path,
                  GError             **error)
{
  g_autoptr(GError) failure = NULL;

  if (!candour_file_replace (path, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed),
                             &failure))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                   _("Nothing was sealed: the return file could not be written. %s"),
                   failure->message);
      return FALSE;
    }

  if (candour_transaction_commit (transaction, error))
    return TRUE;

  g_unlink (path);

  return FALSE;
}

gboolean
candour_desk_make_return (CandourDesk        *self,
                          CandourDb          *db,
                          const char         *path,
                          CandourDeskReturn **made,
                          GError            **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(CandourDeskReturn) one = candour_desk_return_new ();
  g_autoptr(GBytes) sealed = NULL;

  g_return_val_if_fail (self != NULL && db != NULL && path != NULL, FALSE);

  if (!check_keys (self, error))
    return FALSE;

  transaction = candour_db_begin (db, error);
  one->sequence = transaction != NULL ? count_returns (db, error) + 1 : 0;
  if (one->sequence == 0)
    return FALSE;

  one->made_at = candour_date_dup_now_utc ();
  one->path = g_canonicalize_filename (path, NULL);
  sealed = seal (self, db, one, error);
  if (sealed == NULL || !write_and_commit (transaction, sealed, path, error))
    return FALSE;

  if (made != NULL)
    *made = g_steal_pointer (&one);

  return TRUE;
}
