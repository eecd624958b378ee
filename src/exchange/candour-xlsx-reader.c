/* candour-xlsx-reader.c - workbooks (.xlsx), row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part is which sheet is said by relations, never by the number in a part's name.
 */

#include "candour-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-error.h"
#include "candour-xlsx-private.h"

#define MAX_SHEETS 256

typedef struct
{
  char     *name;
  char     *relation;
  char     *part;     /* NULL: a chart, or something else without rows */
  gboolean  hidden;
} Sheet;

struct _CandourXlsxReader
{
  CandourXlsxPackage *package;
  CandourXlsxStrings *strings;
  GArray             *styles;
  GPtrArray          *sheets;     /* Sheet */
  gboolean            date1904;

  char               *workbook;   /* parts */
  char               *strings_part;
  char               *styles_part;
};

/* One relation of a part to another. */
typedef struct
{
  char *id;
  char *type;     /* the last word of its address: "worksheet" */
  char *target;   /* a part's name; NULL: outside the workbook */
} Relation;

typedef struct
{
  const char *folder;      /* that targets are relative to: "xl" */
  GPtrArray  *relations;
} RelationsReader;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);
  return FALSE;
}

/* --- Relations ------------------------------------------------------------------------ */

/* Targets come as "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "..\xl\sheet1.xml".
 * What comes out only serves to look a part up in the zip: it never names a file on a disk.
 */
static char *
resolve_target (const char *folder,
                const char *target)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *whole = slashed[0] == '/' ? g_strdup (slashed)
                                             : g_strconcat (folder, "/", slashed, NULL);
  g_auto(GStrv) steps = g_strsplit (whole, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (char **step = steps; *step != NULL; step++)
    {
      if (strcmp (*step, "..") == 0)
        g_ptr_array_set_size (kept, (int) kept->len - (kept->len > 0));
      else if (**step != '\0' && strcmp (*step, ".") != 0)
        g_ptr_array_add (kept, *step);
    }
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
relation_started_cb (CandourXlsxPart *part,
                     const char      *name,
                     gpointer         data)
{
  RelationsReader *reader = data;
  g_autofree char *target = NULL;
  g_autofree char *type = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || reader->relations->len > CANDOUR_XLSX_MAX_ENTRIES)
    return;

  target = candour_xlsx_part_dup_attribute (part, "Target");
  type = candour_xlsx_part_dup_attribute (part, "Type");
  if (target == NULL || type == NULL)
    return;

  relation = g_new0 (Relation, 1);
  relation->id = candour_xlsx_part_dup_attribute (part, "Id");
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  if (!candour_xlsx_part_is_attribute (part, "TargetMode", "External"))
    relation->target = resolve_target (reader->folder, target);
  g_ptr_array_add (reader->relations, relation);
}

static void
element_ignored_cb (CandourXlsxPart *part,
                    const char      *name,
                    gpointer         data)
{
}

static GPtrArray *
read_relations (CandourXlsxReader  *self,
                const char         *part,
                const char         *folder,
                GCancellable       *cancellable,
                GError            **error)
{
  static const CandourXlsxHandler handler = { relation_started_cb, element_ignored_cb, NULL };
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  RelationsReader reader = { folder, relations };

  if (!candour_xlsx_part_read (self->package, part, NULL, &handler, &reader,
                               cancellable, error))
    return NULL;

  return g_steal_pointer (&relations);
}

static char *
dup_target (GPtrArray  *relations,
            const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (strcmp (relation->type, type) == 0)
        return g_strdup (relation->target);
    }

  return NULL;
}

/* --- The workbook --------------------------------------------------------------------- */

static void
take_sheet (CandourXlsxReader *self,
            CandourXlsxPart   *part)
{
  Sheet *sheet;

  if (self->sheets->len >= MAX_SHEETS)
    {
      candour_xlsx_part_stop (part, g_error_new (CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                                                 _("This workbook has more than %d sheets, so it"
                                                   " was not read"), MAX_SHEETS));
      return;
    }

  sheet = g_new0 (Sheet, 1);
  sheet->name = candour_xlsx_part_dup_attribute (part, "name");
  if (sheet->name == NULL)
    sheet->name = g_strdup ("");
  sheet->relation = candour_xlsx_part_dup_attribute (part, "id");
  sheet->hidden = candour_xlsx_part_is_attribute (part, "state", "hidden")
                  || candour_xlsx_part_is_attribute (part, "state", "veryHidden");
  g_ptr_array_add (self->sheets, sheet);
}

static void
workbook_started_cb (CandourXlsxPart *part,
                     const char      *name,
                     gpointer         data)
{
  CandourXlsxReader *self = data;

  if (strcmp (name, "sheet") == 0)
    take_sheet (self, part);
  else if (strcmp (name, "workbookPr") == 0)
    self->date1904 = candour_xlsx_part_is_attribute (part, "date1904", "1")
                     || candour_xlsx_part_is_attribute (part, "date1904", "true");
}

static void
find_part (CandourXlsxReader *self,
           Sheet             *sheet,
           GPtrArray         *relations)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (g_strcmp0 (relation->id, sheet->relation) == 0
          && strcmp (relation->type, "worksheet") == 0
          && relation->target != NULL
          && candour_xlsx_package_has (self->package, relation->target))
        {
          sheet->part = g_strdup (relation->target);
          return;
        }
    }
}

static gboolean
read_workbook (CandourXlsxReader  *self,
               GCancellable       *cancellable,
               GError            **error)
{
  static const CandourXlsxHandler handler = { workbook_started_cb, element_ignored_cb, NULL };
  g_autofree char *folder = g_path_get_dirname (self->workbook);
  g_autofree char *base = g_path_get_basename (self->workbook);
  g_autofree char *rels = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  g_autoptr(GPtrArray) relations = NULL;

  if (!candour_xlsx_part_read (self->package, self->workbook, NULL, &handler, self,
                               cancellable, error))
    return FALSE;

  relations = read_relations (self, g_str_has_prefix (rels, "./") ? rels + 2 : rels, folder,
                              cancellable, error);
  if (relations == NULL)
    return FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    find_part (self, self->sheets->pdata[i], relations);
  self->strings_part = dup_target (relations, "sharedStrings");
  self->styles_part = dup_target (relations, "styles");

  return TRUE;
}

static gboolean
find_workbook (CandourXlsxReader  *self,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr(GPtrArray) relations = read_relations (self, "_rels/.rels", "", cancellable, error);

  if (relations == NULL)
    return FALSE;

  self->workbook = dup_target (relations, "officeDocument");
  if (self->workbook == NULL || !g_str_has_suffix (self->workbook, ".xml")
      || !candour_xlsx_package_has (self->package, self->workbook))
    return refuse (error, _("This file is not a workbook"));

  return TRUE;
}

static gboolean
read_common_parts (CandourXlsxReader  *self,
                   GCancellable       *cancellable,
                   GError            **error)
{
  if (self->strings_part != NULL && candour_xlsx_package_has (self->package, self->strings_part))
    {
      self->strings = candour_xlsx_strings_read (self->package, self->strings_part, cancellable,
                                                 error);
      if (self->strings == NULL)
        return FALSE;
    }

  if (self->styles_part != NULL && candour_xlsx_package_has (self->package, self->styles_part))
    {
      self->styles = candour_xlsx_styles_read (self->package, self->styles_part, cancellable,
                                               error);
      if (self->styles == NULL)
        return FALSE;
    }

  return TRUE;
}

CandourXlsxReader *
candour_xlsx_reader_new (GBytes        *bytes,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(CandourXlsxReader) self = g_new0 (CandourXlsxReader, 1);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->package = candour_xlsx_package_open (bytes, error);

  if (self->package == NULL
      || !find_workbook (self, cancellable, error)
      || !read_workbook (self, cancellable, error)
      || !read_common_parts (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
candour_xlsx_reader_free (CandourXlsxReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->package, candour_xlsx_package_free);
  g_clear_pointer (&self->strings, candour_xlsx_strings_free);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->workbook);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

/* --- Sheets --------------------------------------------------------------------------- */

guint
candour_xlsx_reader_get_n_sheets (CandourXlsxReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

const char *
candour_xlsx_reader_get_name (CandourXlsxReader *self,
                              guint              sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  return ((Sheet *) self->sheets->pdata[sheet])->name;
}

gboolean
candour_xlsx_reader_is_hidden (CandourXlsxReader *self,
                               guint              sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, FALSE);

  return ((Sheet *) self->sheets->pdata[sheet])->hidden;
}

gboolean
candour_xlsx_reader_is_1904 (CandourXlsxReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->date1904;
}

gboolean
candour_xlsx_reader_read (CandourXlsxReader  *self,
                          guint               sheet,
                          CandourRowFunc      func,
                          gpointer            data,
                          GCancellable       *cancellable,
                          GError            **error)
{
  const Sheet *found;
  CandourXlsxSheetRequest request;

  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  found = self->sheets->pdata[sheet];
  if (found->part == NULL)
    return TRUE;

  request = (CandourXlsxSheetRequest) {
    found->name, self->strings, self->styles, self->date1904, func, data,
  };

  return candour_xlsx_sheet_read (self->package, found->part, &request, cancellable, error);
}
