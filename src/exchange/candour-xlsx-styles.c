/* candour-xlsx-styles.c - which numbers of a workbook are dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date is a number whose cell style has a date's format; there is no other sign of it.
 */

#include <string.h>

#include "candour-xlsx-private.h"

typedef struct
{
  GHashTable *custom;      /* number format id -> whether a date's, of those the workbook defines */
  GArray     *styles;
  gboolean    in_formats;
  gboolean    in_styles;
} StylesReader;

/* ECMA-376 part 1, 18.8.30: dates, and the East Asian dates that stand in some editions. Times
 * without a date, 18 to 21 and 45 to 47, are no dates for us.
 */
static gboolean
is_date_id (gint64 id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/* Past what is not part of the pattern: "text", [colour], \character, _space, *filler. */
static const char *
skip_literal (const char *at)
{
  const char *closed;

  switch (*at)
    {
    case '"':
      closed = strchr (at + 1, '"');
      return closed != NULL ? closed + 1 : at + strlen (at);
    case '[':
      closed = strchr (at, ']');
      return closed != NULL ? closed + 1 : at + strlen (at);
    case '\\':
    case '_':
    case '*':
      return at[1] != '\0' ? at + 2 : at + 1;
    default:
      return at;
    }
}

/* Days or years make a date; m alone may be minutes. */
gboolean
candour_xlsx_is_date_format (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return FALSE;

  while (*code != '\0' && *code != ';')
    {
      const char *next = skip_literal (code);

      if (next == code && strchr ("dDyY", *code) != NULL)
        return TRUE;
      code = next == code ? code + 1 : next;
    }

  return FALSE;
}

static void
take_format (StylesReader    *reader,
             CandourXlsxPart *part)
{
  g_autofree char *code = candour_xlsx_part_dup_attribute (part, "formatCode");
  gint64 id = candour_xlsx_part_get_integer (part, "numFmtId", -1);

  if (code != NULL && id >= 0 && g_hash_table_size (reader->custom) < CANDOUR_XLSX_MAX_STYLES)
    g_hash_table_insert (reader->custom, GINT_TO_POINTER ((int) MIN (id, G_MAXINT)),
                         GINT_TO_POINTER (candour_xlsx_is_date_format (code) ? 2 : 1));
}

static void
take_style (StylesReader    *reader,
            CandourXlsxPart *part)
{
  gint64 id = candour_xlsx_part_get_integer (part, "numFmtId", 0);
  int custom = GPOINTER_TO_INT (g_hash_table_lookup (reader->custom,
                                                     GINT_TO_POINTER ((int) MIN (id, G_MAXINT))));
  guint8 is_date = custom != 0 ? custom == 2 : is_date_id (id);

  if (reader->styles->len < CANDOUR_XLSX_MAX_STYLES)
    g_array_append_val (reader->styles, is_date);
}

static void
style_started_cb (CandourXlsxPart *part,
                  const char      *name,
                  gpointer         data)
{
  StylesReader *reader = data;

  if (strcmp (name, "numFmts") == 0)
    reader->in_formats = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_styles = TRUE;
  else if (reader->in_formats && strcmp (name, "numFmt") == 0)
    take_format (reader, part);
  else if (reader->in_styles && strcmp (name, "xf") == 0)
    take_style (reader, part);
}

static void
style_ended_cb (CandourXlsxPart *part,
                const char      *name,
                gpointer         data)
{
  StylesReader *reader = data;

  if (strcmp (name, "numFmts") == 0)
    reader->in_formats = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_styles = FALSE;
}

GArray *
candour_xlsx_styles_read (CandourXlsxPackage  *package,
                          const char          *name,
                          GCancellable        *cancellable,
                          GError             **error)
{
  static const CandourXlsxHandler handler = { style_started_cb, style_ended_cb, NULL };
  g_autoptr(GHashTable) custom = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  StylesReader reader = { custom, styles, FALSE, FALSE };

  if (!candour_xlsx_part_read (package, name, NULL, &handler, &reader, cancellable, error))
    return NULL;

  return g_steal_pointer (&styles);
}
