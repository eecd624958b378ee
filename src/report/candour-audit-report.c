/* candour-audit-report.c - one audit as a document: A4, for reading and for the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "candour-audit-report-private.h"

static cairo_status_t
append_cb (void                *bytes,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static guint
draw (cairo_surface_t          *surface,
      const CandourReportFacts *facts,
      const CandourSheetFrame  *frame)
{
  CandourSheet *sheet = candour_sheet_new (surface, frame);

  candour_report_draw_facts (sheet, facts);
  candour_report_draw_judgement (sheet, facts);
  candour_report_draw_grades (sheet, facts);
  candour_report_draw_evidence (sheet, facts);
  candour_report_draw_actions (sheet, facts);
  candour_report_draw_quality (sheet, facts);
  candour_report_draw_sign_off (sheet, facts);

  return candour_sheet_finish (sheet);
}

/* A first time only to know how many pages there are. */
static guint
count_pages (const CandourReportFacts *facts,
             const CandourSheetFrame  *frame)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  guint n_pages = draw (surface, facts, frame);

  cairo_surface_destroy (surface);

  return n_pages;
}

static GByteArray *
make_pdf (const CandourReportFacts *facts,
          CandourSheetFrame        *frame)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  frame->n_pages = count_pages (facts, frame);

  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, CANDOUR_SHEET_WIDTH,
                                                 CANDOUR_SHEET_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, frame->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Candour " CANDOUR_VERSION);
  draw (surface, facts, frame);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return bytes;
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
  g_autoptr(GByteArray) bytes = NULL;
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

  bytes = make_pdf (facts, &frame);
  if (!g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;

  if (n_pages != NULL)
    *n_pages = frame.n_pages;

  return TRUE;
}
