/* candour-table.c - rows for a terminal or for a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-table.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>

#include "candour-cli-private.h"
#include "candour-csv-writer.h"

/* A longer text is cut in the terminal, never in a file. */
#define MAX_WIDTH 40

struct _CandourTable
{
  const char *const *columns;
  guint              n_columns;
  GPtrArray         *rows;       /* (element-type GStrv) */
};

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

CandourTable *
candour_table_new (const char *const *columns)
{
  CandourTable *self = g_new0 (CandourTable, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

void
candour_table_free (CandourTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
candour_table_add (CandourTable *self,
                   const char   *first,
                   ...)
{
  char **row = g_new0 (char *, self->n_columns + 1);
  const char *value = first;
  va_list values;

  va_start (values, first);
  for (guint i = 0; i < self->n_columns; i++)
    {
      row[i] = g_strdup (value != NULL ? value : "");
      if (i + 1 < self->n_columns)
        value = va_arg (values, const char *);
    }
  va_end (values);

  g_ptr_array_add (self->rows, row);
}

static void
print_text_row (CandourTable      *self,
                const char *const *row,
                const int         *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *shown = g_utf8_substring (row[i], 0,
                                                 MIN (g_utf8_strlen (row[i], -1), MAX_WIDTH));
      int fill = widths[i] - (int) g_utf8_strlen (shown, -1);

      g_print ("%s%*s", shown, i + 1 < self->n_columns ? fill + 2 : 0, "");
    }
  g_print ("\n");
}

static void
print_text (CandourTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    {
      widths[i] = g_utf8_strlen (self->columns[i], -1);
      for (guint j = 0; j < self->rows->len; j++)
        {
          char **row = self->rows->pdata[j];

          widths[i] = MAX (widths[i], MIN (g_utf8_strlen (row[i], -1), MAX_WIDTH));
        }
    }

  print_text_row (self, self->columns, widths);
  for (guint j = 0; j < self->rows->len; j++)
    print_text_row (self, self->rows->pdata[j], widths);
}

static void
print_csv (CandourTable *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  candour_csv_append_row (text, self->columns);
  for (guint j = 0; j < self->rows->len; j++)
    candour_csv_append_row (text, self->rows->pdata[j]);

  fwrite (text->str, 1, text->len, stdout);
}

gboolean
candour_table_print (CandourTable  *self,
                     const char    *format,
                     GError       **error)
{
  if (format == NULL || g_str_equal (format, "text"))
    print_text (self);
  else if (g_str_equal (format, "csv"))
    print_csv (self);
  else
    {
      candour_call_set_usage_error (error, _("--format is text or csv"));
      return FALSE;
    }

  return TRUE;
}
