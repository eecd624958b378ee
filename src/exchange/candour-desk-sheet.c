/* candour-desk-sheet.c - a moderator's desk as a sheet to be filled in, where there is no display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-csv-writer.h"
#include "candour-date.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderations.h"

/* As it stands in the column "standard" and in "grade". Not translated: files go between desks. */
#define OVERALL        "overall"
#define NOT_APPLICABLE "not applicable"

static const char *const columns[] = {
  "code", "plan", "age_band", "standard", "question", "looked_at", "grades", "grade", "rationale",
  "source", NULL
};

/* --- One audit ------------------------------------------------------------------------ */

typedef struct
{
  CandourAudit      *audit;
  CandourModeration *moderation;
  CandourFramework  *framework;
} Folder;

static void
folder_clear (Folder *folder)
{
  g_clear_pointer (&folder->audit, candour_audit_free);
  g_clear_pointer (&folder->moderation, candour_moderation_free);
  g_clear_pointer (&folder->framework, candour_framework_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static gboolean
folder_open (Folder                *folder,
             CandourDb             *db,
             const CandourDeskRow  *row,
             const CandourActor    *actor,
             GError               **error)
{
  folder_clear (folder);
  folder->audit = candour_store_moderations_load_blind (db, row->moderation_id, actor, error);
  if (folder->audit == NULL)
    return FALSE;

  folder->moderation = candour_store_moderations_load (db, row->moderation_id, error);
  if (folder->moderation == NULL)
    return FALSE;

  folder->framework = candour_store_frameworks_load (db, row->framework_id, error);

  return folder->framework != NULL;
}

/* --- Out ------------------------------------------------------------------------------ */

static char *
dup_sources (const CandourGrading *grading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; grading != NULL && i < grading->citations->len; i++)
    {
      const CandourCitation *citation = grading->citations->pdata[i];

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "\n" : "",
                              citation->dated != NULL ? citation->dated : "",
                              citation->dated != NULL ? " " : "", citation->reference);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_choices (const CandourFramework *framework)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 1; i <= framework->scale->len; i++)
    g_strv_builder_add (names, candour_framework_get_grade_name (framework, i));
  list = g_strv_builder_end (names);

  return g_strjoinv (" / ", list);
}

static const char *
get_grade (const CandourFramework *framework,
           int                     grade)
{
  return grade != 0 ? candour_framework_get_grade_name (framework, grade) : "";
}

static void
write_standard (GString                *text,
                const CandourDeskRow   *row,
                const Folder           *folder,
                const CandourStandard  *standard,
                const char             *choices)
{
  const CandourGrading *own = candour_audit_find_grading (folder->audit, standard->id,
                                                          CANDOUR_GRADING_MODERATOR);
  g_autofree char *looked_at =
    dup_sources (candour_audit_find_grading (folder->audit, standard->id,
                                             CANDOUR_GRADING_AUDITOR));
  g_autofree char *sources = dup_sources (own);
  gboolean is_na = own != NULL && own->not_applicable;
  const char *grade = own != NULL ? get_grade (folder->framework, own->grade) : "";
  const char *words = own != NULL ? own->rationale : "";
  const char *cells[] = {
    row->code, row->plan, row->age_band, standard->id, standard->name, looked_at, choices,
    is_na ? NOT_APPLICABLE : grade, is_na ? own->na_reason : words, sources, NULL
  };

  candour_csv_append_row (text, cells);
}

static void
write_audit (GString               *text,
             const CandourDeskRow  *row,
             const Folder          *folder)
{
  g_autofree char *choices = dup_choices (folder->framework);
  const char *overall[] = {
    row->code, row->plan, row->age_band, OVERALL, "", "", choices,
    get_grade (folder->framework, folder->moderation->overall),
    folder->moderation->overall_reason, "", NULL
  };

  for (guint i = 0; i < folder->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (folder->framework, i);

      if (candour_rules_applies (standard, folder->audit->cohort))
        write_standard (text, row, folder, standard, choices);
    }

  if (folder->framework->has_overall)
    candour_csv_append_row (text, overall);
}

char *
candour_desk_sheet_write (CandourDb           *db,
                          const CandourActor  *actor,
                          GError             **error)
{
  g_autoptr(GPtrArray) rows = candour_store_desk_list (db, error);
  g_autoptr(GString) text = g_string_new (NULL);

  if (rows == NULL)
    return NULL;

  candour_csv_append_row (text, columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourDeskRow *row = rows->pdata[i];
      g_auto(Folder) folder = { 0 };

      if (row->state >= CANDOUR_DESK_SEALED)
        continue;
      if (!folder_open (&folder, db, row, actor, error))
        return NULL;
      write_audit (text, row, &folder);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
