/* candour-rows-writer.c - actions and moderations as CSV, one row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows-writer.h"

#include "candour-rows.h"
#include "candour-store-audits.h"
#include "candour-store-moderation-list.h"
#include "candour-store-people.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

/* --- People by their codes ------------------------------------------------------------ */

/* (element-type utf8 utf8): id -> code */
static GHashTable *
load_codes (CandourDb  *db,
            GError    **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  GHashTable *codes;

  if (people == NULL)
    return NULL;

  codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (codes, g_strdup (person->id), g_strdup (person->code));
    }

  return codes;
}

static const char *
find_code (GHashTable *codes,
           const char *id)
{
  const char *code = id != NULL ? g_hash_table_lookup (codes, id) : NULL;

  return code != NULL ? code : "";
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
get_yes (gboolean is_so)
{
  return is_so ? "yes" : "no";
}

/* --- Actions -------------------------------------------------------------------------- */

/* Analysts' sheets and scripts rely on names and order: new columns go to the end. */
const char *const candour_action_columns[] = {
  "action", "audit", "case", "team", "auditor_code", "auditor_name", "standard", "standard_name",
  "grade", "kind", "level", "owner_code", "owner_name", "state", "raised", "first_due", "due",
  "extensions", "evidence", "done", "verified", "check_again", "closed", "repeats", "what",
  "difference", NULL,
};

static gboolean
add_action (CandourExport           *self,
            GHashTable              *codes,
            const CandourActionRow  *row,
            GError                 **error)
{
  char n_extended[12];
  char n_evidence[12];

  g_snprintf (n_extended, sizeof n_extended, "%d", row->n_extended);
  g_snprintf (n_evidence, sizeof n_evidence, "%d", row->n_evidence);

  return candour_export_add (self, (const char *const[]) {
    row->id, row->audit_id, or_empty (row->reference), or_empty (row->team_name),
    find_code (codes, row->auditor_id), candour_export_get_name (self, row->auditor_name),
    or_empty (row->standard_id), or_empty (row->standard_name), or_empty (row->grade_name),
    candour_code_from_value (candour_action_kinds, row->kind),
    candour_code_from_value (candour_action_levels, row->level),
    find_code (codes, row->owner_id), candour_export_get_name (self, row->owner_name),
    candour_code_from_value (candour_action_states, row->state), or_empty (row->raised_on),
    or_empty (row->first_due_on), or_empty (row->due_on), n_extended, n_evidence,
    or_empty (row->done_on), or_empty (row->verified_on), or_empty (row->check_on),
    or_empty (row->closed_on), or_empty (row->repeats_id), or_empty (row->what),
    or_empty (row->difference), NULL,
  }, error);
}

static gboolean
walk_actions (CandourExport  *self,
              CandourDb      *db,
              gpointer        codes,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autofree char *after = NULL;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr(GPtrArray) rows = candour_store_actions_list (db, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (!add_action (self, codes, rows->pdata[i], error))
          return FALSE;
      if (rows->len < PAGE)
        return TRUE;

      g_free (after);
      after = g_strdup (CANDOUR_ACTION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
candour_actions_write (CandourDb           *db,
                       const char          *path,
                       CandourExportFlags   flags,
                       const CandourActor  *actor,
                       CandourProgress      progress,
                       gpointer             progress_data,
                       GCancellable        *cancellable,
                       gint64              *n_rows,
                       GError             **error)
{
  g_autoptr(GHashTable) codes = load_codes (db, error);

  return codes != NULL
         && candour_export_write (db, path, candour_action_columns, flags, actor, walk_actions,
                                  codes, progress, progress_data, cancellable, n_rows, error);
}

/* --- Moderations ---------------------------------------------------------------------- */

const char *const candour_moderation_columns[] = {
  "moderation", "audit", "case", "cohort", "team", "framework", "auditor_code", "auditor_name",
  "moderator_code", "moderator_name", "decider_code", "decider_name", "kind", "reason", "sealed",
  "state", "submitted", "due", "finished", "days", "had_read", "auditor_grade",
  "moderator_grade", "agreed_grade", "change", "feedback_read", NULL,
};

/* "" for what is not known, or sealed. */
static const char *
get_kind (const CandourModerationRow *row)
{
  return row->kind != CANDOUR_DRAW_NONE ? candour_code_from_value (candour_draw_kinds, row->kind)
                                        : "";
}

static const char *
get_reason (const CandourModerationRow *row)
{
  return row->kind != CANDOUR_DRAW_NONE
           ? candour_code_from_value (candour_draw_reasons, row->reason) : "";
}

static const char *
get_change (const CandourModerationRow *row)
{
  return row->agreed == 0 ? "" : row->change < 0 ? "lower" : row->change > 0 ? "higher" : "same";
}

static gboolean
add_moderation (CandourExport               *self,
                GHashTable                  *codes,
                const CandourModerationRow  *row,
                GError                     **error)
{
  char days[12] = "";

  if (row->days >= 0)
    g_snprintf (days, sizeof days, "%d", row->days);

  return candour_export_add (self, (const char *const[]) {
    row->id, row->audit_id, or_empty (row->reference),
    candour_code_from_value (candour_cohorts, row->cohort), or_empty (row->team_name),
    or_empty (row->framework_title), find_code (codes, row->auditor_id),
    candour_export_get_name (self, row->auditor_name), find_code (codes, row->moderator_id),
    candour_export_get_name (self, row->moderator_name), find_code (codes, row->decider_id),
    candour_export_get_name (self, row->decider_name), get_kind (row), get_reason (row),
    get_yes (row->is_sealed), candour_code_from_value (candour_moderation_states, row->state),
    or_empty (row->submitted_on), or_empty (row->due_on), or_empty (row->finished_on), days,
    get_yes (row->had_read), or_empty (row->overall_name), or_empty (row->moderated_name),
    or_empty (row->agreed_name), get_change (row), get_yes (row->is_read), NULL,
  }, error);
}

static gboolean
walk_moderations (CandourExport  *self,
                  CandourDb      *db,
                  gpointer        codes,
                  GCancellable   *cancellable,
                  GError        **error)
{
  const CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_ALL };
  g_autofree char *after = NULL;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr(GPtrArray) rows =
        candour_store_moderation_list_page (db, &filter, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (!add_moderation (self, codes, rows->pdata[i], error))
          return FALSE;
      if (rows->len < PAGE)
        return TRUE;

      g_free (after);
      after = g_strdup (CANDOUR_MODERATION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
candour_moderations_write (CandourDb           *db,
                           const char          *path,
                           CandourExportFlags   flags,
                           const CandourActor  *actor,
                           CandourProgress      progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           gint64              *n_rows,
                           GError             **error)
{
  g_autoptr(GHashTable) codes = load_codes (db, error);

  return codes != NULL
         && candour_export_write (db, path, candour_moderation_columns, flags, actor,
                                  walk_moderations, codes, progress, progress_data, cancellable,
                                  n_rows, error);
}
