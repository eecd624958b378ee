/* candour-document.c - a document is drawn on its pages and written to a file, whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-document.h"

#include <cairo-pdf.h>

static cairo_status_t
append_cb (void                *bytes,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static guint
draw_on (cairo_surface_t         *surface,
         const CandourSheetFrame *frame,
         CandourDrawDocument      draw,
         gconstpointer            data)
{
  CandourSheet *sheet = candour_sheet_new (surface, frame);

  draw (sheet, data);

  return candour_sheet_finish (sheet);
}

static guint
count_pages (const CandourSheetFrame *frame,
             CandourDrawDocument      draw,
             gconstpointer            data)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  guint n_pages = draw_on (surface, frame, draw, data);

  cairo_surface_destroy (surface);

  return n_pages;
}

gboolean
candour_document_write (const char           *path,
                        CandourSheetFrame    *frame,
                        CandourDrawDocument   draw,
                        gconstpointer         data,
                        GError              **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  frame->n_pages = count_pages (frame, draw, data);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, CANDOUR_SHEET_WIDTH,
                                                 CANDOUR_SHEET_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, frame->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Candour " CANDOUR_VERSION);
  draw_on (surface, frame, draw, data);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
