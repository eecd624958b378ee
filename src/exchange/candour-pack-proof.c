/* candour-pack-proof.c - whether what is kept of a pack is still what was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-proof.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-pack-payload.h"
#include "candour-pack-private.h"
#include "candour-store-moderations.h"

/* What the pack, a return and a reveal have in common. All is lent. */
typedef struct
{
  const CandourPackRecord *record;
  CandourPackKind          kind;
  int                      sequence;
  const char              *at_utc;
  const char              *signer;
  const char              *signs_with;
  const char              *statement;
  const char              *signature;
  const char              *payload;
} Kept;

static Kept
keep_pack (const CandourPackRecord *record)
{
  return (Kept) { record, CANDOUR_PACK_MODERATION, 0, record->made_at, record->sender.name,
                  record->sender.signs_with, record->statement, record->signature,
                  record->payload };
}

static Kept
keep_file (const CandourPackRecord  *record,
           const CandourPackFile    *file,
           CandourPackKind           kind)
{
  const char *signer = kind == CANDOUR_PACK_RETURN ? record->recipient.name
                                                   : record->sender.name;

  return (Kept) { record, kind, file->sequence, file->at_utc, signer, file->signs_with,
                  file->statement, file->signature, file->payload };
}

static void
proof_free (gpointer data)
{
  CandourPackProof *self = data;

  g_free (self->at_utc);
  g_free (self->signer);
  g_free (self->sentence);
  g_free (self);
}

/* --- Each is NULL for yes, else the sentence why not ---------------------------------- */

static char *
check_signature (const Kept *kept)
{
  g_autoptr(GBytes) bytes = g_bytes_new (kept->statement, strlen (kept->statement));
  g_autofree char *comment = NULL;

  if (*kept->signs_with == '\0')
    return NULL;

  if (!candour_signing_verify (kept->signs_with, bytes, kept->signature, &comment, NULL)
      || !g_str_equal (comment, kept->record->id))
    return g_strdup_printf (_("This is not what %s signed."), kept->signer);

  return NULL;
}

static char *
check_statement (const Kept *kept)
{
  g_autoptr(GHashTable) hashes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GBytes) bytes = g_bytes_new (kept->statement, strlen (kept->statement));
  g_autoptr(CandourPackStatement) statement = candour_pack_statement_read (bytes, hashes, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, kept->payload, -1);
  const char *answers = kept->sequence > 0 ? kept->record->hash : "";

  if (statement == NULL || statement->kind != kept->kind
      || statement->sequence != kept->sequence
      || !g_str_equal (statement->id, kept->record->id)
      || !g_str_equal (statement->answers, answers))
    return g_strdup (_("What it says of itself is not what it is kept as."));

  if (g_strcmp0 (g_hash_table_lookup (hashes, CANDOUR_PACK_PAYLOAD), hash) != 0)
    return g_strdup (_("What is in it is not what it says of itself."));

  return NULL;
}

static gboolean
is_same_grading (const CandourGrading  *kept,
                 const CandourGrading  *given)
{
  return kept != NULL && kept->grade == given->grade
         && !kept->not_applicable == !given->not_applicable
         && g_str_equal (kept->rationale, given->rationale);
}

/* TRUE in *same where the tables have what was signed. */
static gboolean
compare_audit (CandourDb               *db,
               const CandourPackCase   *one,
               const CandourPackAudit  *given,
               gboolean                *same,
               GError                 **error)
{
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) both =
    candour_store_moderations_load_both (db, one->audit_id, &moderation, error);

  if (both == NULL)
    return FALSE;

  *same = moderation->overall == given->audit->overall
          && g_str_equal (moderation->overall_reason, given->audit->overall_reason);
  for (guint i = 0; i < given->audit->gradings->len && *same; i++)
    {
      const CandourGrading *grading = given->audit->gradings->pdata[i];

      *same = is_same_grading (candour_audit_find_grading (both, grading->standard_id,
                                                           CANDOUR_GRADING_MODERATOR), grading);
    }

  return TRUE;
}

/* FALSE: could not be checked. */
static gboolean
check_tables (const Kept  *kept,
              CandourDb   *db,
              char       **why,
              GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (kept->payload, strlen (kept->payload));
  g_autoptr(GPtrArray) given =
    candour_pack_grades_read (bytes, CANDOUR_GRADING_MODERATOR, error);

  if (given == NULL)
    return FALSE;

  for (guint i = 0; i < kept->record->cases->len; i++)
    {
      const CandourPackCase *one = kept->record->cases->pdata[i];
      const CandourPackAudit *audit = candour_pack_audits_find (given, one->code);
      gboolean same = audit != NULL;

      if (one->back_in != kept->sequence || one->back_as != CANDOUR_BACK_TAKEN)
        continue;

      if (audit != NULL && !compare_audit (db, one, audit, &same, error))
        return FALSE;

      if (!same)
        {
          *why = g_strdup_printf (_("The grades of %s are not those that %s sealed."),
                                  one->reference, kept->signer);
          return TRUE;
        }
    }

  return TRUE;
}

/* --- Proving -------------------------------------------------------------------------- */

static gboolean
prove (const Kept  *kept,
       CandourDb   *db,
       GPtrArray   *proofs,
       GError     **error)
{
  CandourPackProof *proof;
  char *why = check_signature (kept);

  if (why == NULL)
    why = check_statement (kept);
  if (why == NULL && db != NULL && kept->kind == CANDOUR_PACK_RETURN
      && !check_tables (kept, db, &why, error))
    return FALSE;

  proof = g_new0 (CandourPackProof, 1);
  proof->kind = kept->kind;
  proof->sequence = kept->sequence;
  proof->at_utc = g_strdup (kept->at_utc);
  proof->signer = g_strdup (kept->signer);
  if (why != NULL)
    proof->state = CANDOUR_PROOF_BROKEN;
  else if (*kept->signs_with == '\0')
    {
      proof->state = CANDOUR_PROOF_UNSIGNED;
      why = g_strdup (_("Unsigned: anyone who holds the six words could have written this."));
    }
  else
    {
      proof->state = CANDOUR_PROOF_HOLDS;
      why = g_strdup_printf (_("Signed by %s"), kept->signer);
    }
  proof->sentence = why;
  g_ptr_array_add (proofs, proof);

  return TRUE;
}

typedef gboolean (*KeptFunc) (const Kept  *kept,
                              gpointer     data,
                              GError     **error);

static gboolean
walk (const CandourPackRecord  *record,
      KeptFunc                  func,
      gpointer                  data,
      GError                  **error)
{
  Kept kept = keep_pack (record);

  if (!func (&kept, data, error))
    return FALSE;

  for (guint i = 0; i < record->returns->len; i++)
    {
      kept = keep_file (record, record->returns->pdata[i], CANDOUR_PACK_RETURN);
      if (!func (&kept, data, error))
        return FALSE;
    }

  for (guint i = 0; i < record->reveals->len; i++)
    {
      kept = keep_file (record, record->reveals->pdata[i], CANDOUR_PACK_REVEAL);
      if (!func (&kept, data, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  CandourDb *db;
  GPtrArray *proofs;
} Proving;

static gboolean
prove_cb (const Kept  *kept,
          gpointer     data,
          GError     **error)
{
  const Proving *proving = data;

  return prove (kept, proving->db, proving->proofs, error);
}

GPtrArray *
candour_pack_prove (const CandourPackRecord  *record,
                    CandourDb                *db,
                    GError                  **error)
{
  g_autoptr(GPtrArray) proofs = g_ptr_array_new_with_free_func (proof_free);
  Proving proving = { db, proofs };

  g_return_val_if_fail (record != NULL, NULL);

  return walk (record, prove_cb, &proving, error) ? g_steal_pointer (&proofs) : NULL;
}

/* --- Without us ----------------------------------------------------------------------- */

static gboolean
write_file (const char  *folder,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return *text == '\0' || candour_file_replace (path, text, strlen (text), error);
}

static char *
dup_folder_name (const Kept *kept)
{
  g_autofree char *short_id = candour_pack_dup_short_id (kept->record->id);

  if (kept->kind == CANDOUR_PACK_MODERATION)
    return g_strconcat (short_id, "-pack", NULL);

  return g_strdup_printf ("%s-%s-%d", short_id,
                          kept->kind == CANDOUR_PACK_RETURN ? "return" : "reveal",
                          kept->sequence);
}

static gboolean
write_cb (const Kept  *kept,
          gpointer     data,
          GError     **error)
{
  g_autofree char *name = dup_folder_name (kept);
  g_autofree char *folder = g_build_filename (data, name, NULL);
  g_autofree char *key =
    *kept->signs_with != '\0'
      ? g_strdup_printf ("untrusted comment: %s\n%s\n", kept->signer, kept->signs_with)
      : g_strdup ("");

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                   _("The folder %s could not be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  return write_file (folder, "statement.xml", kept->statement, error)
         && write_file (folder, "statement.xml.minisig", kept->signature, error)
         && write_file (folder, CANDOUR_PACK_PAYLOAD, kept->payload, error)
         && write_file (folder, "minisign.pub", key, error);
}

gboolean
candour_pack_prove_write (const CandourPackRecord  *record,
                          const char               *folder,
                          GError                  **error)
{
  g_return_val_if_fail (record != NULL && folder != NULL, FALSE);

  return walk (record, write_cb, (gpointer) folder, error);
}
