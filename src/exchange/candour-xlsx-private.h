/* candour-xlsx-private.h - what the files of the workbook reader share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include "candour-xlsx-reader.h"

G_BEGIN_DECLS

#define CANDOUR_XLSX_MAX_PART     (64 * 1024 * 1024)
#define CANDOUR_XLSX_MAX_TOTAL    (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define CANDOUR_XLSX_MAX_RATIO    200
#define CANDOUR_XLSX_MAX_ENTRIES  1000
#define CANDOUR_XLSX_MAX_STRINGS  2000000
#define CANDOUR_XLSX_MAX_STYLES   65536

/* --- The package: a zip with parts (candour-xlsx-package.c) --------------------------- */

typedef struct _CandourXlsxPackage CandourXlsxPackage;

CandourXlsxPackage *candour_xlsx_package_open  (GBytes              *bytes,
                                                GError             **error);
void                candour_xlsx_package_free  (CandourXlsxPackage  *self);
gboolean            candour_xlsx_package_has   (CandourXlsxPackage  *self,
                                                const char          *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourXlsxPackage, candour_xlsx_package_free)

/* One part being read out of the zip; reads at most @size bytes, -1 on failure. */
typedef struct _CandourXlsxStream CandourXlsxStream;

CandourXlsxStream  *candour_xlsx_stream_open   (CandourXlsxPackage  *package,
                                                const char          *name,
                                                GError             **error);
gssize              candour_xlsx_stream_read   (CandourXlsxStream   *self,
                                                char                *buffer,
                                                gsize                size,
                                                GError             **error);
void                candour_xlsx_stream_free   (CandourXlsxStream   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourXlsxStream, candour_xlsx_stream_free)

/* --- A part's XML, as a stream of events (candour-xlsx-part.c) ------------------------ */

typedef struct _CandourXlsxPart CandourXlsxPart;

/* Names come without their prefix: Strict workbooks use other namespaces for the same things. */
typedef struct
{
  void (*start) (CandourXlsxPart *part, const char *name, gpointer data);
  void (*end)   (CandourXlsxPart *part, const char *name, gpointer data);
  /* May be NULL. */
  void (*text)  (CandourXlsxPart *part, const char *text, gsize length, gpointer data);
} CandourXlsxHandler;

/* @place names the part in sentences: "List 6"; NULL: it is of the whole workbook. */
gboolean    candour_xlsx_part_read             (CandourXlsxPackage        *package,
                                                const char                *name,
                                                const char                *place,
                                                const CandourXlsxHandler  *handler,
                                                gpointer                   data,
                                                GCancellable              *cancellable,
                                                GError                   **error);
/* For handlers. An attribute of the element that starts: lent, not terminated; NULL: none. */
const char *candour_xlsx_part_get_attribute    (CandourXlsxPart           *self,
                                                const char                *name,
                                                gsize                     *length);
char       *candour_xlsx_part_dup_attribute    (CandourXlsxPart           *self,
                                                const char                *name);
gboolean    candour_xlsx_part_is_attribute     (CandourXlsxPart           *self,
                                                const char                *name,
                                                const char                *value);
/* Numbers that are not there or none give @fallback. */
gint64      candour_xlsx_part_get_integer      (CandourXlsxPart           *self,
                                                const char                *name,
                                                gint64                     fallback);
/* Reads no further; takes @error, NULL for success. */
void        candour_xlsx_part_stop             (CandourXlsxPart           *self,
                                                GError                    *error);

/* --- Styles: which of them are dates (candour-xlsx-styles.c) -------------------------- */

/* (element-type guint8): for each cell style 1 where it is a date's. */
GArray     *candour_xlsx_styles_read           (CandourXlsxPackage        *package,
                                                const char                *name,
                                                GCancellable              *cancellable,
                                                GError                   **error);
gboolean    candour_xlsx_is_date_format        (const char                *code);

/* --- Shared strings (candour-xlsx-strings.c) ------------------------------------------ */

typedef struct
{
  GString *text;     /* all of them, each with its NUL */
  GArray  *starts;   /* (element-type guint32) */
} CandourXlsxStrings;

CandourXlsxStrings *candour_xlsx_strings_read  (CandourXlsxPackage        *package,
                                                const char                *name,
                                                GCancellable              *cancellable,
                                                GError                   **error);
void                candour_xlsx_strings_free  (CandourXlsxStrings        *self);
/* Undoes the _x000D_ by which XML holds what it must not, from @start of @text to its end. */
void                candour_xlsx_unescape      (GString                   *text,
                                                gsize                      start);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourXlsxStrings, candour_xlsx_strings_free)

/* --- A sheet's rows (candour-xlsx-sheet.c) -------------------------------------------- */

typedef struct
{
  const char               *place;      /* the sheet's name */
  const CandourXlsxStrings *strings;    /* NULL: the workbook has none */
  GArray                   *styles;     /* NULL: the workbook has none */
  gboolean                  date1904;
  CandourRowFunc            func;
  gpointer                  data;
} CandourXlsxSheetRequest;

gboolean    candour_xlsx_sheet_read            (CandourXlsxPackage            *package,
                                                const char                    *name,
                                                const CandourXlsxSheetRequest *request,
                                                GCancellable                  *cancellable,
                                                GError                       **error);

G_END_DECLS
