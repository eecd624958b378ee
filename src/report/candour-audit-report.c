/* candour-audit-report.c - one audit as a document: A4, for reading and for the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-report-private.h"
#include "candour-document.h"

static void
draw (CandourSheet  *sheet,
      gconstpointer  data)
{
  const CandourReportFacts *facts = data;

  candour_report_draw_facts (sheet, facts);
  candour_report_draw_judgement (sheet, facts);
  candour_report_draw_grades (sheet, facts);
  candour_report_draw_earlier (sheet, facts);
  candour_report_draw_evidence (sheet, facts);
  candour_report_draw_actions (sheet, facts);
  candour_report_draw_quality (sheet, facts);
  candour_report_draw_sign_off (sheet, facts);
}

gboolean
candour_audit_report_write (CandourDb           *db,
                            const char          *audit_id,
                            const char          *path,
                            const CandourActor  *actor,
                            int                 *n_pages,
                            GError             **error)
{
  g_autoptr(CandourReportFacts) facts = candour_report_facts_load (db, audit_id, actor, error);
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  CandourSheetFrame frame;

  if (facts == NULL)
    return FALSE;

  title = g_strdup_printf ("%s, %s", facts->framework->title, facts->audit->reference);
  foot = g_strdup_printf (_("%s · %s, version %d · %s"), facts->audit->reference,
                          facts->framework->title, facts->framework->version, facts->printed);
  frame = (CandourSheetFrame) {
    .title = title,
    .marking = facts->marking != NULL ? facts->marking : "",
    .foot = foot,
  };

  if (!candour_document_write (path, &frame, draw, facts, error))
    return FALSE;

  if (n_pages != NULL)
    *n_pages = frame.n_pages;

  return TRUE;
}
