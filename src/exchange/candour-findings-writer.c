/* candour-findings-writer.c - the QA lead's findings as CSV, one row a grading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-findings-writer.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-csv-writer.h"
#include "candour-file-writer.h"
#include "candour-id.h"
#include "candour-store-findings.h"
#include "candour-store-history.h"

/* Rows are gathered to this many bytes before they are written. */
#define BUFFER (64 * 1024)
/* Rows between two reports of progress. */
#define STEP 500

/* Analysts' sheets and scripts rely on names and order: new columns go to the end. */
const char *const candour_findings_columns[] = {
  "audit", "case", "cohort", "age_band", "team", "worker_code", "worker_name", "auditor_code",
  "auditor_name", "framework", "framework_version", "submitted_at", "overall", "standard",
  "standard_name", "role", "grade", "not_applicable", "sources", "prompts_met",
  "prompts_partly_met", "prompts_not_met", "actions", "rationale", NULL,
};

typedef struct
{
  CandourFileWriter    *file;
  GString              *text;     /* not yet written */
  CandourFindingsFlags  flags;
  CandourProgress       progress;
  gpointer              progress_data;
  gint64                n_rows;
} Export;

static gboolean
flush (Export  *self,
       GError **error)
{
  if (!candour_file_writer_append (self->file, self->text->str, self->text->len, error))
    return FALSE;

  g_string_truncate (self->text, 0);

  return TRUE;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
finding_cb (const CandourFinding  *finding,
            gpointer               data,
            GError               **error)
{
  Export *self = data;
  gboolean names = (self->flags & CANDOUR_FINDINGS_NAMES) != 0;
  gint64 numbers[] = {
    finding->framework_version, finding->n_sources, finding->n_met, finding->n_partly,
    finding->n_not_met, finding->n_actions,
  };
  char digits[G_N_ELEMENTS (numbers)][24];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_snprintf (digits[i], sizeof digits[i], "%" G_GINT64_FORMAT, numbers[i]);

  candour_csv_append_row (self->text, (const char *const[]) {
    or_empty (finding->audit_id), or_empty (finding->case_reference), or_empty (finding->cohort),
    or_empty (finding->age_band), or_empty (finding->team), or_empty (finding->worker_code),
    names ? or_empty (finding->worker_name) : "", or_empty (finding->auditor_code),
    names ? or_empty (finding->auditor_name) : "", or_empty (finding->framework), digits[0],
    or_empty (finding->submitted_at), or_empty (finding->overall_code),
    or_empty (finding->standard_id), or_empty (finding->standard_name), or_empty (finding->role),
    or_empty (finding->grade_code), finding->not_applicable != 0 ? "yes" : "no", digits[1],
    digits[2], digits[3], digits[4], digits[5], or_empty (finding->rationale), NULL,
  });

  self->n_rows++;
  if (self->progress != NULL && self->n_rows % STEP == 0)
    self->progress (self->n_rows, 0, self->progress_data);

  return self->text->len < BUFFER || flush (self, error);
}

static gboolean
write_rows (Export        *self,
            CandourDb     *db,
            GPtrArray     *audit_ids,
            GCancellable  *cancellable,
            GError       **error)
{
  if ((self->flags & CANDOUR_FINDINGS_BOM) != 0)
    g_string_append (self->text, "\xef\xbb\xbf");
  candour_csv_append_row (self->text, candour_findings_columns);

  return candour_store_findings_walk (db, audit_ids, finding_cb, self, cancellable, error)
         && flush (self, error)
         && candour_file_writer_sync (self->file, error);
}

/* Before the file is there: names must not be out without a row that says so. */
static gboolean
record_names (CandourDb           *db,
              const CandourActor  *actor,
              gint64               n_rows,
              GError             **error)
{
  g_autofree char *id = candour_id_new ();
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n_rows);
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && candour_store_history_append (db, actor, "export", id, "names", NULL, count, NULL,
                                          error)
         && candour_transaction_commit (transaction, error);
}

gboolean
candour_findings_write (CandourDb             *db,
                        const char            *path,
                        GPtrArray             *audit_ids,
                        CandourFindingsFlags   flags,
                        const CandourActor    *actor,
                        CandourProgress        progress,
                        gpointer               progress_data,
                        GCancellable          *cancellable,
                        gint64                *n_rows,
                        GError               **error)
{
  gboolean names = (flags & CANDOUR_FINDINGS_NAMES) != 0;
  g_autoptr(CandourFileWriter) file = NULL;
  g_autoptr(GString) text = NULL;
  Export export = { 0 };

  g_return_val_if_fail (db != NULL && path != NULL && actor != NULL, FALSE);

  if (names && !candour_rules_may_export_names (actor->role))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Only a QA lead may export findings with names"));
      return FALSE;
    }

  file = candour_file_writer_new (path, error);
  if (file == NULL)
    return FALSE;

  text = g_string_sized_new (BUFFER + BUFFER / 4);
  export = (Export) { file, text, flags, progress, progress_data, 0 };

  if (!write_rows (&export, db, audit_ids, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || (names && !record_names (db, actor, export.n_rows, error))
      || !candour_file_writer_finish (file, error))
    return FALSE;

  if (progress != NULL)
    progress (export.n_rows, export.n_rows, progress_data);
  if (n_rows != NULL)
    *n_rows = export.n_rows;

  return TRUE;
}
