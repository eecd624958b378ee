/* candour-cases-book.c - a workbook or a CSV file, seen alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cases-private.h"
#include "candour-csv-reader.h"

CandourBook *
candour_book_open (const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(CandourBook) self = g_new0 (CandourBook, 1);
  g_autoptr(GBytes) bytes = candour_file_load (path, CANDOUR_MAX_FILE, error);

  if (bytes == NULL)
    return NULL;

  self->file_name = g_filename_display_basename (path);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->n_bytes = (gint64) g_bytes_get_size (bytes);

  if (!candour_xlsx_is_workbook (bytes))
    {
      self->code = candour_csv_guess_code (bytes);
      self->csv = g_steal_pointer (&bytes);
      return g_steal_pointer (&self);
    }

  self->xlsx = candour_xlsx_reader_new (bytes, cancellable, error);

  return self->xlsx != NULL ? g_steal_pointer (&self) : NULL;
}

void
candour_book_free (CandourBook *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->xlsx, candour_xlsx_reader_free);
  g_clear_pointer (&self->csv, g_bytes_unref);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self);
}

guint
candour_book_get_n_sheets (CandourBook *self)
{
  return self->xlsx != NULL ? candour_xlsx_reader_get_n_sheets (self->xlsx) : 1;
}

const char *
candour_book_get_sheet (CandourBook *self,
                        guint        sheet)
{
  return self->xlsx != NULL ? candour_xlsx_reader_get_name (self->xlsx, sheet) : self->file_name;
}

gboolean
candour_book_is_hidden (CandourBook *self,
                        guint        sheet)
{
  return self->xlsx != NULL && candour_xlsx_reader_is_hidden (self->xlsx, sheet);
}

gboolean
candour_book_is_1904 (CandourBook *self)
{
  return self->xlsx != NULL && candour_xlsx_reader_is_1904 (self->xlsx);
}

gboolean
candour_book_read (CandourBook     *self,
                   guint            sheet,
                   CandourRowFunc   func,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  return self->xlsx != NULL
         ? candour_xlsx_reader_read (self->xlsx, sheet, func, data, cancellable, error)
         : candour_csv_read (self->csv, self->code, func, data, cancellable, error);
}
