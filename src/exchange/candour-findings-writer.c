/* candour-findings-writer.c - the QA lead's findings as CSV, one row a grading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-findings-writer.h"

#include "candour-store-findings.h"

/* Analysts' sheets and scripts rely on names and order: new columns go to the end. */
const char *const candour_findings_columns[] = {
  "audit", "case", "cohort", "age_band", "team", "worker_code", "worker_name", "auditor_code",
  "auditor_name", "framework", "framework_version", "submitted_at", "overall", "standard",
  "standard_name", "role", "grade", "not_applicable", "sources", "prompts_met",
  "prompts_partly_met", "prompts_not_met", "actions", "rationale", "event",
  "consent", NULL,
};

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
  CandourExport *self = data;
  gint64 numbers[] = {
    finding->framework_version, finding->n_sources, finding->n_met, finding->n_partly,
    finding->n_not_met, finding->n_actions,
  };
  char digits[G_N_ELEMENTS (numbers)][24];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_snprintf (digits[i], sizeof digits[i], "%" G_GINT64_FORMAT, numbers[i]);

  return candour_export_add (self, (const char *const[]) {
    or_empty (finding->audit_id), or_empty (finding->case_reference), or_empty (finding->cohort),
    or_empty (finding->age_band), or_empty (finding->team), or_empty (finding->worker_code),
    candour_export_get_name (self, finding->worker_name), or_empty (finding->auditor_code),
    candour_export_get_name (self, finding->auditor_name), or_empty (finding->framework), digits[0],
    or_empty (finding->submitted_at), or_empty (finding->overall_code),
    or_empty (finding->standard_id), or_empty (finding->standard_name), or_empty (finding->role),
    or_empty (finding->grade_code), finding->not_applicable != 0 ? "yes" : "no", digits[1],
    digits[2], digits[3], digits[4], digits[5], or_empty (finding->rationale),
    or_empty (finding->event), or_empty (finding->consent), NULL,
  }, error);
}

static gboolean
walk (CandourExport  *self,
      CandourDb      *db,
      gpointer        audit_ids,
      GCancellable   *cancellable,
      GError        **error)
{
  return candour_store_findings_walk (db, audit_ids, finding_cb, self, cancellable, error);
}

gboolean
candour_findings_write (CandourDb             *db,
                        const char            *path,
                        GPtrArray             *audit_ids,
                        CandourExportFlags     flags,
                        const CandourActor    *actor,
                        CandourProgress        progress,
                        gpointer               progress_data,
                        GCancellable          *cancellable,
                        gint64                *n_rows,
                        GError               **error)
{
  return candour_export_write (db, path, candour_findings_columns, flags, actor, walk, audit_ids,
                               progress, progress_data, cancellable, n_rows, error);
}
