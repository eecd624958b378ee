/* candour-workspace-check.c - looks through the whole workspace for what does not fit together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "candour-db-private.h"
#include "candour-store-follow-private.h"
#include "candour-store-history-private.h"
#include "candour-store-moderations-private.h"

/* More of a kind than this tell nobody anything new. */
#define MAX_TOLD 20
#define AUDITS_PER_PAGE 200

typedef struct
{
  CandourDb       *db;
  CandourProgress  progress;
  gpointer         progress_data;
  GCancellable    *cancellable;

  GString         *report;
  guint            n_faults;
  gint64           n_audits;
  guint            n_changed;   /* of the submitted ones */
} Check;

static void add_line (Check      *check,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

static void
add_line (Check      *check,
          const char *format,
          ...)
{
  va_list values;

  va_start (values, format);
  g_string_append_vprintf (check->report, format, values);
  va_end (values);
  g_string_append_c (check->report, '\n');
}

static gboolean
check_engine (Check   *check,
              GError **error)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (check->db->driver->examine == NULL)
    return TRUE;

  if (!check->db->driver->examine (check->db, faults, error))
    return FALSE;

  for (guint i = 0; i < faults->len; i++)
    add_line (check, "%s", (const char *) faults->pdata[i]);

  check->n_faults += faults->len;
  if (faults->len == 0)
    add_line (check, "%s", _("The file is whole, and its references lead somewhere."));

  return TRUE;
}

static gboolean
check_history (Check   *check,
               GError **error)
{
  g_autofree char *hash = NULL;
  gint64 broken_at;
  gint64 n_rows;
  gint64 seq;

  if (!candour_store_history_walk (check->db, check->progress, check->progress_data,
                                   check->cancellable, &broken_at, &n_rows, error)
      || !candour_store_history_get_head (check->db, &seq, &hash, error))
    return FALSE;

  if (broken_at != 0)
    {
      check->n_faults++;
      add_line (check, _("The history does not fit together at row %" G_GINT64_FORMAT
                         ": that row, or one before it, was changed, added or taken away."),
                broken_at);
      return TRUE;
    }

  add_line (check, g_dngettext (GETTEXT_PACKAGE,
                                "The history fits together: %" G_GINT64_FORMAT " row.",
                                "The history fits together: %" G_GINT64_FORMAT " rows.",
                                (gulong) n_rows), n_rows);
  if (hash != NULL)
    add_line (check, _("Its last row is %" G_GINT64_FORMAT ", sealed %s."), seq, hash);

  return TRUE;
}

static const char sealed_in_history_sql[] =
  "SELECT new_value FROM history WHERE subject_id = $1 AND subject = 'audit'"
  " AND field = 'fingerprint' ORDER BY seq DESC LIMIT 1";

/* What was sealed has to be the same in three places: in the history, in the audit's own row,
 * and in what the audit says today.
 */
static gboolean
check_audit (Check       *check,
             const char  *id,
             const char  *kept,
             GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (check->db, sealed_in_history_sql, error, "s", id);
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *found = NULL;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  audit = candour_store_audits_load_whole (check->db, id, error);
  if (audit == NULL)
    return FALSE;

  found = candour_audit_dup_fingerprint (audit);
  check->n_audits++;

  if (step == CANDOUR_STEP_ROW && g_strcmp0 (found, kept) == 0
      && g_strcmp0 (candour_statement_get_text (statement, 0), kept) == 0)
    return TRUE;

  check->n_faults++;
  if (++check->n_changed <= MAX_TOLD)
    add_line (check, _("The audit of %s, submitted %s, is not as it was submitted."),
              audit->reference, audit->submitted_at);

  return TRUE;
}

static const char sealed_sql[] =
  "SELECT id, fingerprint FROM audit WHERE submitted_at IS NOT NULL AND id > $1"
  " ORDER BY id LIMIT $2";

/* *last_id is moved on, and set to NULL behind the last page. */
static gboolean
check_page (Check    *check,
            char    **last_id,
            GError  **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (check->db, sealed_sql, error, "si", *last_id, (gint64) AUDITS_PER_PAGE);
  g_autofree char *id = NULL;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      g_free (id);
      id = g_strdup (candour_statement_get_text (statement, 0));
      if (!check_audit (check, id, candour_statement_get_text (statement, 1), error))
        return FALSE;
    }

  g_free (*last_id);
  *last_id = g_steal_pointer (&id);

  return step == CANDOUR_STEP_DONE;
}

static gboolean
check_audits (Check   *check,
              GError **error)
{
  g_autofree char *last_id = g_strdup ("");

  while (last_id != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (check->cancellable, error)
          || !check_page (check, &last_id, error))
        return FALSE;

      if (check->progress != NULL)
        check->progress (check->n_audits, 0, check->progress_data);
    }

  if (check->n_changed > MAX_TOLD)
    add_line (check, g_dngettext (GETTEXT_PACKAGE, "Nor is %u more.", "Nor are %u more.",
                                  check->n_changed - MAX_TOLD), check->n_changed - MAX_TOLD);
  else if (check->n_changed == 0)
    add_line (check, g_dngettext (GETTEXT_PACKAGE,
                                  "%" G_GINT64_FORMAT " submitted audit is as it was submitted.",
                                  "%" G_GINT64_FORMAT " submitted audits are as they were "
                                  "submitted.", (gulong) check->n_audits), check->n_audits);

  return TRUE;
}

/* Counts again what stands in the audits' rows for the lists. $2 ... are the cohorts' codes, by
 * the bits that standards have for them.
 */
static const char wrong_counts_sql[] =
  "SELECT a.reference, a.listed_on FROM audit a"
  " LEFT JOIN (SELECT audit_id, count(*) AS n, coalesce(sum(is_open), 0) AS n_open,"
  "   min(CASE WHEN is_open = 1 THEN due_on END) AS next_due_on"
  "   FROM action_point GROUP BY audit_id) p ON p.audit_id = a.id"
  " LEFT JOIN (SELECT g.audit_id, count(*) AS n FROM grading g"
  "   JOIN audit b ON b.id = g.audit_id"
  "   JOIN standard s ON s.framework_id = b.framework_id AND s.standard_id = g.standard_id"
  "   WHERE g.role = 'auditor' AND g.not_applicable = 0 AND (g.grade IS NOT NULL"
  "   OR (trim(g.rationale) <> '' AND NOT EXISTS (SELECT 1 FROM framework_grade e"
  "   WHERE e.framework_id = b.framework_id)))"
  "   AND (s.cohorts & CASE b.cohort WHEN $2 THEN 1 WHEN $3 THEN 2 WHEN $4 THEN 4"
  "   WHEN $5 THEN 8 WHEN $6 THEN 16 WHEN $7 THEN 32 ELSE 0 END) <> 0"
  "   GROUP BY g.audit_id) q ON q.audit_id = a.id"
  " WHERE a.n_actions <> coalesce(p.n, 0) OR a.n_open <> coalesce(p.n_open, 0)"
  " OR a.next_due_on IS DISTINCT FROM p.next_due_on OR a.n_graded <> coalesce(q.n, 0)"
  " ORDER BY a.id LIMIT $1";

static gboolean
check_counts (Check   *check,
              GError **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (check->db, wrong_counts_sql, error, "i", (gint64) MAX_TOLD);
  int parameter = 2;
  guint n_before = check->n_faults;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  for (int bit = 1; bit <= CANDOUR_COHORT_ALL; bit <<= 1)
    candour_statement_bind_text (statement, parameter++,
                                 candour_code_from_value (candour_cohorts, bit));

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      check->n_faults++;
      add_line (check, _("The audit of %s, listed under %s, is shown in lists with counts that "
                         "are not its own."), candour_statement_get_text (statement, 0),
                candour_statement_get_text (statement, 1));
    }

  if (step == CANDOUR_STEP_DONE && check->n_faults == n_before)
    add_line (check, "%s", _("What lists show agrees with the audits."));

  return step == CANDOUR_STEP_DONE;
}

/* --- Moderations ---------------------------------------------------------------------- */

static const char moderator_sealed_sql[] =
  "SELECT new_value FROM history WHERE subject_id = $1 AND subject = 'moderation'"
  " AND field = 'fingerprint' ORDER BY seq DESC LIMIT 1";

/* As an audit's own, in three places. */
static gboolean
check_moderation (Check       *check,
                  const char  *id,
                  const char  *kept,
                  GError     **error)
{
  g_autoptr(CandourModeration) moderation =
    candour_store_moderations_load_row (check->db, id, NULL, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourStatement) statement = NULL;
  g_autofree char *found = NULL;
  CandourStep step;

  if (moderation == NULL)
    return FALSE;

  audit = candour_store_audits_load_whole (check->db, moderation->audit_id, error);
  statement = candour_db_query (check->db, moderator_sealed_sql, error, "s", id);
  if (audit == NULL || statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  found = candour_moderation_dup_fingerprint (moderation, audit);
  if (step == CANDOUR_STEP_ROW && g_strcmp0 (found, kept) == 0
      && g_strcmp0 (candour_statement_get_text (statement, 0), kept) == 0)
    return TRUE;

  check->n_faults++;
  add_line (check, _("The moderation of %s, sealed %s, is not as it was sealed."),
            audit->reference, moderation->sealed_at);

  return TRUE;
}

static const char moderated_sql[] =
  "SELECT id, fingerprint FROM moderation WHERE sealed_at IS NOT NULL ORDER BY id";

static const char wrong_tally_sql[] =
  "SELECT count(*) FROM (SELECT stage, count(*) AS n FROM moderation GROUP BY stage) m"
  " LEFT JOIN moderation_tally t ON t.stage = m.stage WHERE t.n IS DISTINCT FROM m.n";

static gboolean
check_tally (Check   *check,
             GError **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (check->db, wrong_tally_sql, error, "");

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  if (candour_statement_get_int (statement, 0) > 0)
    {
      check->n_faults++;
      add_line (check, "%s", _("The numbers of moderations that lists show are not their own."));
    }

  return TRUE;
}

static gboolean
check_moderations (Check   *check,
                   GError **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (check->db, moderated_sql, error, "");
  guint n_before = check->n_faults;
  gint64 n = 0;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      n++;
      if (g_cancellable_set_error_if_cancelled (check->cancellable, error)
          || !check_moderation (check, candour_statement_get_text (statement, 0),
                                candour_statement_get_text (statement, 1), error))
        return FALSE;
    }

  if (step == CANDOUR_STEP_DONE && n > 0 && check->n_faults == n_before)
    add_line (check, g_dngettext (GETTEXT_PACKAGE,
                                  "%" G_GINT64_FORMAT " moderation is as it was sealed.",
                                  "%" G_GINT64_FORMAT " moderations are as they were sealed.",
                                  (gulong) n), n);

  return step == CANDOUR_STEP_DONE && check_tally (check, error);
}

static gboolean
check_follow (Check   *check,
              GError **error)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (g_cancellable_set_error_if_cancelled (check->cancellable, error)
      || !candour_store_follow_check (check->db, faults, error))
    return FALSE;

  for (guint i = 0; i < faults->len; i++)
    add_line (check, "%s", (const char *) faults->pdata[i]);

  check->n_faults += faults->len;
  if (faults->len == 0)
    add_line (check, "%s", _("Actions are where their steps left them."));

  return TRUE;
}

/* No fault in itself, but what everybody asks for next. */
static void
tell_backup (Check            *check,
             CandourWorkspace *workspace)
{
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *when = NULL;

  if (!workspace->is_file)
    return;

  backups = candour_workspace_list_backups (workspace->uri);
  if (backups->len > 0)
    when = candour_backup_dup_time (backups->pdata[0]);

  if (when != NULL)
    add_line (check, _("The newest backup is from %s."), when);
  else
    add_line (check, "%s", _("There is no backup beside the file yet."));
}

gboolean
candour_workspace_check (CandourWorkspace  *self,
                         CandourProgress    progress,
                         gpointer           progress_data,
                         GCancellable      *cancellable,
                         char             **report,
                         GError           **error)
{
  g_autoptr(CandourDb) db = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);
  Check check = {
    .progress = progress, .progress_data = progress_data, .cancellable = cancellable,
    .report = lines,
  };

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (self), FALSE);

  db = candour_db_open (self->uri, CANDOUR_DB_SECOND, error);
  check.db = db;
  if (db == NULL
      || !check_engine (&check, error)
      || !check_history (&check, error)
      || !check_audits (&check, error)
      || !check_counts (&check, error)
      || !check_moderations (&check, error)
      || !check_follow (&check, error))
    return FALSE;

  tell_backup (&check, self);
  *report = g_strdup (lines->str);
  if (check.n_faults == 0)
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE,
                            "The check found %u fault. Keep this file and ask for help.",
                            "The check found %u faults. Keep this file and ask for help.",
                            check.n_faults), check.n_faults);

  return FALSE;
}
