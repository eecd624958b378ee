/* candour-desk-sheet-take.c - takes a filled sheet onto a moderator's desk, all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-csv-reader.h"
#include "candour-date.h"
#include "candour-error.h"
#include "candour-fold.h"
#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderations.h"

#define OVERALL        "overall"
#define NOT_APPLICABLE "not applicable"

enum
{
  CODE,
  STANDARD,
  GRADE,
  RATIONALE,
  SOURCE,
  N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
  "code", "standard", "grade", "rationale", "source"
};

/* A sheet on its way in. */
typedef struct
{
  CandourDb          *db;
  const CandourActor *actor;
  GPtrArray          *rows;         /* CandourDeskRow */
  GHashTable         *seen;         /* "CODE/STANDARD" */
  int                 places[N_COLUMNS];
  gboolean            has_header;
  int                 n_said;

  /* Of the row before: sheets have an audit's rows together. */
  const CandourDeskRow *row;
  CandourAudit       *audit;
  CandourModeration  *moderation;
  CandourFramework   *framework;
} Take;

static void
close_audit (Take *take)
{
  g_clear_pointer (&take->audit, candour_audit_free);
  g_clear_pointer (&take->moderation, candour_moderation_free);
  g_clear_pointer (&take->framework, candour_framework_unref);
}

static void
take_clear (Take *take)
{
  close_audit (take);
  g_clear_pointer (&take->rows, g_ptr_array_unref);
  g_clear_pointer (&take->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Take, take_clear)

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *sentence = NULL;
  va_list values;

  va_start (values, format);
  sentence = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

/* --- The header ----------------------------------------------------------------------- */

static gboolean
read_header (Take               *take,
             const CandourCell  *cells,
             guint               n_cells,
             GError            **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      take->places[i] = -1;
      for (guint k = 0; k < n_cells; k++)
        {
          g_autofree char *name = candour_fold (cells[k].text);

          if (g_str_equal (name, names[i]))
            take->places[i] = k;
        }

      if (take->places[i] < 0 && i != SOURCE)
        return refuse (error, _("The sheet has no column “%s”."), names[i]);
    }

  take->has_header = TRUE;

  return TRUE;
}

/* --- A row ---------------------------------------------------------------------------- */

static gboolean
open_audit (Take        *take,
            const char  *code,
            GError     **error)
{
  if (take->audit != NULL && g_ascii_strcasecmp (take->row->code, code) == 0)
    return TRUE;

  close_audit (take);
  take->row = NULL;
  for (guint i = 0; i < take->rows->len; i++)
    {
      const CandourDeskRow *row = take->rows->pdata[i];

      if (g_ascii_strcasecmp (row->code, code) == 0)
        take->row = row;
    }

  if (take->row == NULL)
    return refuse (error, _("%s is not in this pack."), code);
  if (take->row->state >= CANDOUR_DESK_SEALED)
    return refuse (error, _("%s is sealed: its grades went into file %d."), take->row->code,
                   take->row->returned_in);

  take->framework = candour_store_frameworks_load (take->db, take->row->framework_id, error);
  if (take->framework == NULL)
    return FALSE;

  take->moderation =
    candour_store_moderations_load (take->db, take->row->moderation_id, error);
  if (take->moderation == NULL)
    return FALSE;

  take->audit = candour_store_moderations_load_blind (take->db, take->row->moderation_id,
                                                      take->actor, error);

  return take->audit != NULL;
}

/* 0 where it is none of them. */
static int
find_grade (const CandourFramework *framework,
            const char             *text)
{
  g_autofree char *folded = candour_fold (text);

  for (guint i = 1; i <= framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = candour_framework_get_grade (framework, i);
      g_autofree char *name = candour_fold (grade->name);
      g_autofree char *short_name = candour_fold (grade->short_name);

      if (g_str_equal (folded, grade->code) || g_str_equal (folded, name)
          || g_str_equal (folded, short_name))
        return i;
    }

  return 0;
}

static gboolean
read_grade (Take        *take,
            const char  *text,
            int         *grade,
            GError     **error)
{
  int found = find_grade (take->framework, text);

  if (found == 0)
    return refuse (error, _("“%s” is not one of the grades."), text);

  *grade = found;

  return TRUE;
}

static gboolean
take_overall (Take        *take,
              const char  *grade,
              const char  *rationale,
              GError     **error)
{
  CandourModeration *moderation = take->moderation;

  if (!take->framework->has_overall)
    return refuse (error, _("There is no overall judgement in this framework."));
  if (*grade != '\0' && !read_grade (take, grade, &moderation->overall, error))
    return FALSE;
  if (*rationale != '\0')
    candour_set_text (&moderation->overall_reason, rationale);

  return candour_store_moderations_save_judgement (take->db, moderation, take->actor, error);
}

static gboolean
has_source (const CandourGrading  *grading,
            const CandourCitation *source)
{
  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *there = grading->citations->pdata[i];

      if (g_strcmp0 (there->dated, source->dated) == 0
          && g_str_equal (there->reference, source->reference))
        return TRUE;
    }

  return FALSE;
}

/* "2025-11-03 Strategy note": the date may be missing. */
static CandourCitation *
read_source (const char *standard_id,
             const char *line)
{
  gsize length = strcspn (line, " ");
  g_autofree char *word = g_strndup (line, length);
  g_autofree char *date = candour_date_is_valid (word) ? g_strdup (word) : NULL;

  if (date != NULL)
    line += length + strspn (line + length, " ");

  return candour_citation_new (standard_id, CANDOUR_SOURCE_OTHER, date, line);
}

static gboolean
take_sources (Take            *take,
              CandourGrading  *grading,
              const char      *text,
              GError         **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      CandourCitation *source;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;

      source = read_source (grading->standard_id, lines[i]);
      if (has_source (grading, source))
        {
          candour_citation_free (source);
          continue;
        }

      g_ptr_array_add (grading->citations, source);
      if (!candour_store_gradings_save_citation (take->db, take->audit->id,
                                                 CANDOUR_GRADING_MODERATOR, source, take->actor,
                                                 error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_standard (Take         *take,
               char        **texts,
               GError      **error)
{
  const CandourStandard *standard =
    candour_framework_find_standard (take->framework, texts[STANDARD], NULL);
  g_autofree char *folded = candour_fold (texts[GRADE]);
  gboolean is_na = g_str_equal (folded, NOT_APPLICABLE);
  CandourGrading *grading;

  if (standard == NULL)
    return refuse (error, _("There is no standard “%s” in this framework."), texts[STANDARD]);

  grading = candour_audit_ensure_grading (take->audit, standard->id, CANDOUR_GRADING_MODERATOR);
  if (*texts[GRADE] != '\0')
    {
      if (!is_na && !read_grade (take, texts[GRADE], &grading->grade, error))
        return FALSE;
      grading->not_applicable = is_na;
      if (is_na)
        grading->grade = 0;
    }
  if (*texts[RATIONALE] != '\0')
    candour_set_text (grading->not_applicable ? &grading->na_reason : &grading->rationale,
                      texts[RATIONALE]);

  return candour_store_gradings_save (take->db, take->audit->id, grading, take->actor, error)
         && take_sources (take, grading, texts[SOURCE], error);
}

static gboolean
take_texts (Take    *take,
            char   **texts,
            GError **error)
{
  g_autofree char *place = g_strjoin ("/", texts[CODE], texts[STANDARD], NULL);

  if (*texts[GRADE] == '\0' && *texts[RATIONALE] == '\0' && *texts[SOURCE] == '\0')
    return TRUE;

  if (!g_hash_table_add (take->seen, g_steal_pointer (&place)))
    return refuse (error, _("%s has this standard twice."), texts[CODE]);

  if (!open_audit (take, texts[CODE], error))
    return FALSE;

  take->n_said++;

  return g_ascii_strcasecmp (texts[STANDARD], OVERALL) == 0
           ? take_overall (take, texts[GRADE], texts[RATIONALE], error)
           : take_standard (take, texts, error);
}

/* Where the sheet was written, a text that looks like a formula got a ' before it. */
static char *
dup_text (const CandourCell *cell)
{
  char *text = candour_cell_dup_text (cell);

  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL)
    memmove (text, text + 1, strlen (text));

  return g_strstrip (text);
}

/* A CandourRowFunc. */
static gboolean
take_row (int                 row,
          const CandourCell  *cells,
          guint               n_cells,
          gpointer            data,
          GError            **error)
{
  Take *take = data;
  char *texts[N_COLUMNS];
  gboolean taken;

  if (!take->has_header)
    return read_header (take, cells, n_cells, error);

  for (int i = 0; i < N_COLUMNS; i++)
    texts[i] = dup_text (candour_cells_get (cells, n_cells, take->places[i]));
  taken = take_texts (take, texts, error);
  for (int i = 0; i < N_COLUMNS; i++)
    g_free (texts[i]);

  if (!taken)
    /* Translators: a row of a sheet, before a sentence */
    g_prefix_error (error, _("Row %d: "), row);

  return taken;
}

gboolean
candour_desk_sheet_take (CandourDb           *db,
                         GBytes              *sheet,
                         const CandourActor  *actor,
                         int                 *n_rows,
                         GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Take) take = { .db = db, .actor = actor };

  g_return_val_if_fail (sheet != NULL && actor != NULL, FALSE);

  take.rows = transaction != NULL ? candour_store_desk_list (db, error) : NULL;
  take.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (take.rows == NULL
      || !candour_csv_read (sheet, candour_csv_guess_code (sheet), take_row, &take, NULL, error))
    return FALSE;

  if (!take.has_header)
    return refuse (error, _("The sheet is empty."));
  if (!candour_transaction_commit (transaction, error))
    return FALSE;

  if (n_rows != NULL)
    *n_rows = take.n_said;

  return TRUE;
}
