/* candour-export.c - what every export of rows as CSV has in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-export.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-csv-writer.h"
#include "candour-file-writer.h"
#include "candour-id.h"
#include "candour-store-history.h"

/* Rows are gathered to this many bytes before they are written. */
#define BUFFER (64 * 1024)
/* Rows between two reports of progress. */
#define STEP 500

struct _CandourExport
{
  CandourFileWriter  *file;
  GString            *text;     /* not yet written */
  CandourExportFlags  flags;
  CandourProgress     progress;
  gpointer            progress_data;
  gint64              n_rows;
};

static gboolean
flush (CandourExport  *self,
       GError        **error)
{
  if (!candour_file_writer_append (self->file, self->text->str, self->text->len, error))
    return FALSE;

  g_string_truncate (self->text, 0);

  return TRUE;
}

const char *
candour_export_get_name (const CandourExport *self,
                         const char          *name)
{
  return (self->flags & CANDOUR_EXPORT_NAMES) != 0 && name != NULL ? name : "";
}

gboolean
candour_export_add (CandourExport      *self,
                    const char *const  *cells,
                    GError            **error)
{
  candour_csv_append_row (self->text, cells);
  self->n_rows++;
  if (self->progress != NULL && self->n_rows % STEP == 0)
    self->progress (self->n_rows, 0, self->progress_data);

  return self->text->len < BUFFER || flush (self, error);
}

static gboolean
write_rows (CandourExport      *self,
            CandourDb          *db,
            const char *const  *columns,
            CandourExportFunc   func,
            gpointer            data,
            GCancellable       *cancellable,
            GError            **error)
{
  if ((self->flags & CANDOUR_EXPORT_BOM) != 0)
    g_string_append (self->text, "\xef\xbb\xbf");
  candour_csv_append_row (self->text, columns);

  return func (self, db, data, cancellable, error)
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
candour_export_write (CandourDb           *db,
                      const char          *path,
                      const char *const   *columns,
                      CandourExportFlags   flags,
                      const CandourActor  *actor,
                      CandourExportFunc    func,
                      gpointer             data,
                      CandourProgress      progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      gint64              *n_rows,
                      GError             **error)
{
  gboolean names = (flags & CANDOUR_EXPORT_NAMES) != 0;
  g_autoptr(CandourFileWriter) file = NULL;
  g_autoptr(GString) text = NULL;
  CandourExport self = { 0 };

  g_return_val_if_fail (db != NULL && path != NULL && actor != NULL, FALSE);

  if (names && !candour_rules_may_export_names (actor->role))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Only a QA lead may export names"));
      return FALSE;
    }

  file = candour_file_writer_new (path, error);
  if (file == NULL)
    return FALSE;

  text = g_string_sized_new (BUFFER + BUFFER / 4);
  self = (CandourExport) { file, text, flags, progress, progress_data, 0 };

  if (!write_rows (&self, db, columns, func, data, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || (names && !record_names (db, actor, self.n_rows, error))
      || !candour_file_writer_finish (file, error))
    return FALSE;

  if (progress != NULL)
    progress (self.n_rows, self.n_rows, progress_data);
  if (n_rows != NULL)
    *n_rows = self.n_rows;

  return TRUE;
}
