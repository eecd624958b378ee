/* candour-store-figures.c - the figures of moderation and of follow-through, and what each counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-store-action-list.h"
#include "candour-store-audit-list.h"
#include "candour-store-follow.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderations-private.h"

#define LAST_DATE "9999-12-31"

const CandourCode candour_counted[] = {
  { CANDOUR_COUNTED_SUBMITTED, "submitted", N_("Audits submitted") },
  { CANDOUR_COUNTED_IN_TIME, "in-time", N_("All actions within the first deadline") },
  { CANDOUR_COUNTED_NOT_IN_TIME, "not-in-time", N_("An action missed its first deadline") },
  { CANDOUR_COUNTED_NOT_DUE, "not-due", N_("Not all actions due yet") },
  { CANDOUR_COUNTED_NO_ACTIONS, "no-actions", N_("Without an action") },
  { CANDOUR_COUNTED_DRAWN, "drawn", N_("Drawn for moderation") },
  { CANDOUR_COUNTED_MODERATED, "moderated", N_("Moderated") },
  { CANDOUR_COUNTED_UPGRADED, "upgraded", N_("Upgraded") },
  { CANDOUR_COUNTED_DOWNGRADED, "downgraded", N_("Downgraded") },
  { CANDOUR_COUNTED_SAME, "same", N_("Kept the same grade") },
  { CANDOUR_COUNTED_SEALED, "sealed", N_("Graded by the moderator") },
  { CANDOUR_COUNTED_LATE, "late", N_("Graded after the due date") },
  { CANDOUR_COUNTED_DONE, "done", N_("Done") },
  { CANDOUR_COUNTED_NOT_DONE, "not-done", N_("Not done yet") },
  { CANDOUR_COUNTED_DONE_IN_TIME, "done-in-time", N_("Done by the first date") },
  { CANDOUR_COUNTED_OVERDUE, "overdue", N_("Overdue") },
  { CANDOUR_COUNTED_VERIFIED, "verified", N_("Verified by someone else") },
  { CANDOUR_COUNTED_NOT_VERIFIED, "not-verified", N_("Done, not verified yet") },
  { CANDOUR_COUNTED_DIFFERENCE, "difference", N_("Made a difference") },
  { CANDOUR_COUNTED_NO_DIFFERENCE, "no-difference", N_("Verified, no difference yet") },
  { 0, NULL, NULL },
};

/* --- What counts what ----------------------------------------------------------------- */

CandourCountedKind
candour_counted_get_kind (CandourCounted counted)
{
  if (counted < CANDOUR_COUNTED_DRAWN)
    return CANDOUR_COUNTED_AUDITS;

  return counted < CANDOUR_COUNTED_DONE ? CANDOUR_COUNTED_MODERATIONS : CANDOUR_COUNTED_ACTIONS;
}

const int *
candour_figure_get_counted (CandourFigure figure)
{
  static const int counted[CANDOUR_N_FIGURES][6] =
  {
    [CANDOUR_FIGURE_MODERATED] = { CANDOUR_COUNTED_MODERATED, CANDOUR_COUNTED_DRAWN,
                                   CANDOUR_COUNTED_SUBMITTED, -1 },
    [CANDOUR_FIGURE_UPGRADED] = { CANDOUR_COUNTED_UPGRADED, CANDOUR_COUNTED_MODERATED, -1 },
    [CANDOUR_FIGURE_DOWNGRADED] = { CANDOUR_COUNTED_DOWNGRADED, CANDOUR_COUNTED_MODERATED, -1 },
    [CANDOUR_FIGURE_SAME] = { CANDOUR_COUNTED_SAME, CANDOUR_COUNTED_MODERATED, -1 },
    [CANDOUR_FIGURE_DAYS_MODERATED] = { CANDOUR_COUNTED_SEALED, CANDOUR_COUNTED_LATE, -1 },
    [CANDOUR_FIGURE_IN_TIME] = { CANDOUR_COUNTED_IN_TIME, CANDOUR_COUNTED_NOT_IN_TIME,
                                 CANDOUR_COUNTED_NOT_DUE, CANDOUR_COUNTED_NO_ACTIONS, -1 },
    [CANDOUR_FIGURE_DONE] = { CANDOUR_COUNTED_DONE, CANDOUR_COUNTED_NOT_DONE,
                              CANDOUR_COUNTED_OVERDUE, -1 },
    [CANDOUR_FIGURE_DONE_IN_TIME] = { CANDOUR_COUNTED_DONE_IN_TIME, CANDOUR_COUNTED_DONE, -1 },
    [CANDOUR_FIGURE_VERIFIED] = { CANDOUR_COUNTED_VERIFIED, CANDOUR_COUNTED_NOT_VERIFIED, -1 },
    [CANDOUR_FIGURE_DIFFERENCE] = { CANDOUR_COUNTED_DIFFERENCE, CANDOUR_COUNTED_NO_DIFFERENCE,
                                    -1 },
    [CANDOUR_FIGURE_DAYS_DONE] = { CANDOUR_COUNTED_DONE, -1 },
    [CANDOUR_FIGURE_DAYS_VERIFIED] = { CANDOUR_COUNTED_VERIFIED, -1 },
  };

  g_return_val_if_fail (figure < CANDOUR_N_FIGURES, NULL);

  return counted[figure];
}

gboolean
candour_figure_is_days (CandourFigure figure)
{
  return figure == CANDOUR_FIGURE_DAYS_MODERATED || figure == CANDOUR_FIGURE_DAYS_DONE
         || figure == CANDOUR_FIGURE_DAYS_VERIFIED;
}

gint64
candour_figures_count (const CandourFigures *self,
                       CandourCounted        counted)
{
  const CandourModerationFigures *moderation = &self->moderation;
  const CandourFollowFigures *follow = &self->follow;
  const gint64 counts[CANDOUR_N_COUNTED] =
  {
    [CANDOUR_COUNTED_SUBMITTED] = moderation->n_submitted,
    [CANDOUR_COUNTED_IN_TIME] = follow->n_in_time,
    [CANDOUR_COUNTED_NOT_IN_TIME] = follow->n_decided - follow->n_in_time,
    [CANDOUR_COUNTED_NOT_DUE] = follow->n_not_due,
    [CANDOUR_COUNTED_NO_ACTIONS] = follow->n_no_actions,
    [CANDOUR_COUNTED_DRAWN] = moderation->n_drawn,
    [CANDOUR_COUNTED_MODERATED] = moderation->n_moderated,
    [CANDOUR_COUNTED_UPGRADED] = moderation->n_upgraded,
    [CANDOUR_COUNTED_DOWNGRADED] = moderation->n_downgraded,
    [CANDOUR_COUNTED_SAME] = moderation->n_same,
    [CANDOUR_COUNTED_SEALED] = moderation->n_sealed,
    [CANDOUR_COUNTED_LATE] = moderation->n_late,
    [CANDOUR_COUNTED_DONE] = follow->n_done,
    [CANDOUR_COUNTED_NOT_DONE] = follow->n_actions - follow->n_done,
    [CANDOUR_COUNTED_DONE_IN_TIME] = follow->n_done_in_time,
    [CANDOUR_COUNTED_OVERDUE] = follow->n_overdue,
    [CANDOUR_COUNTED_VERIFIED] = follow->n_verified,
    [CANDOUR_COUNTED_NOT_VERIFIED] = follow->n_done - follow->n_verified,
    [CANDOUR_COUNTED_DIFFERENCE] = follow->n_difference,
    [CANDOUR_COUNTED_NO_DIFFERENCE] = follow->n_no_difference,
  };

  g_return_val_if_fail (counted < CANDOUR_N_COUNTED, 0);

  return counts[counted];
}

gint64
candour_figures_get_n (const CandourFigures *self,
                       CandourFigure         figure)
{
  switch (figure)
    {
    case CANDOUR_FIGURE_MODERATED:
      return self->moderation.n_submitted;
    case CANDOUR_FIGURE_UPGRADED:
    case CANDOUR_FIGURE_DOWNGRADED:
    case CANDOUR_FIGURE_SAME:
      return self->moderation.n_moderated;
    case CANDOUR_FIGURE_DAYS_MODERATED:
      return self->moderation.n_sealed;
    case CANDOUR_FIGURE_IN_TIME:
      return self->follow.n_decided;
    case CANDOUR_FIGURE_DONE:
      return self->follow.n_actions;
    case CANDOUR_FIGURE_DIFFERENCE:
    case CANDOUR_FIGURE_DAYS_VERIFIED:
      return self->follow.n_verified;
    case CANDOUR_FIGURE_DONE_IN_TIME:
    case CANDOUR_FIGURE_VERIFIED:
    case CANDOUR_FIGURE_DAYS_DONE:
    default:
      return self->follow.n_done;
    }
}

int
candour_figures_get_days (const CandourFigures *self,
                          CandourFigure         figure,
                          int                  *ninth)
{
  switch (figure)
    {
    case CANDOUR_FIGURE_DAYS_MODERATED:
      *ninth = self->moderation.ninth_days;
      return self->moderation.median_days;
    case CANDOUR_FIGURE_DAYS_DONE:
      *ninth = self->follow.ninth_done;
      return self->follow.median_done;
    case CANDOUR_FIGURE_DAYS_VERIFIED:
      *ninth = self->follow.ninth_verified;
      return self->follow.median_verified;
    default:
      *ninth = -1;
      return -1;
    }
}

char *
candour_figures_dup_no_actions (const CandourFigures *self)
{
  const char *sentence = candour_no_actions_get_sentence (self->no_actions);
  g_autoptr(GString) titles = g_string_new (NULL);
  g_autofree char *exception = NULL;

  if (self->others->len == 0)
    return g_strdup (sentence);

  for (guint i = 0; i < self->others->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            (const char *) self->others->pdata[i]);
  exception = self->no_actions == CANDOUR_NO_ACTIONS_IN_TIME
    /* Translators: %s are titles of frameworks */
    ? g_strdup_printf (_("Those of %s are left out."), titles->str)
    : g_strdup_printf (_("Those of %s count as in time."), titles->str);

  return g_strjoin (" ", sentence, exception, NULL);
}

/* --- Read ----------------------------------------------------------------------------- */

void
candour_figures_free (CandourFigures *self)
{
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

/* Versions of one framework have its setting in common; the list begins with the newest. */
static gboolean
find_others (CandourFigures  *self,
             CandourDb       *db,
             GError         **error)
{
  g_autoptr(GPtrArray) frameworks = candour_store_frameworks_list (db, error);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (frameworks == NULL)
    return FALSE;

  for (guint i = 0; i < frameworks->len; i++)
    {
      const CandourFrameworkRow *framework = g_ptr_array_index (frameworks, i);
      CandourNoActions no_actions;

      if (!g_hash_table_add (seen, framework->code))
        continue;
      if (!candour_store_follow_load_no_actions (db, framework->code, &no_actions, error))
        return FALSE;
      if (no_actions != self->no_actions)
        g_ptr_array_add (self->others, g_strdup (framework->title));
    }

  return TRUE;
}

static CandourFollowScope
get_follow_scope (const CandourFiguresScope *scope)
{
  return (CandourFollowScope) {
    .from_on = scope->from_on, .until_on = scope->until_on, .team_id = scope->team_id,
  };
}

CandourFigures *
candour_store_figures_read (CandourDb                  *db,
                            const CandourFiguresScope  *scope,
                            const char                 *today,
                            GError                    **error)
{
  g_autoptr(CandourFigures) self = g_new0 (CandourFigures, 1);
  const CandourFollowScope follow = get_follow_scope (scope);
  const CandourModerationScope moderation = {
    .from_on = scope->from_on, .until_on = scope->until_on, .team_id = scope->team_id,
  };

  self->others = g_ptr_array_new_with_free_func (g_free);
  if (!candour_store_moderation_figures (db, &moderation, &self->moderation, error)
      || !candour_store_follow_figures (db, &follow, today, &self->follow, error)
      || !candour_store_follow_load_no_actions (db, NULL, &self->no_actions, error)
      || !find_others (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- What is counted ------------------------------------------------------------------ */

static const char submitted_sql[] =
  "SELECT a.id FROM audit a WHERE a.submitted_at IS NOT NULL"
  " AND a.listed_on >= $1 AND a.listed_on <= $2"
  " AND (CAST($3 AS TEXT) IS NULL OR a.team_id IN (WITH RECURSIVE below (id) AS"
  " (SELECT id FROM team WHERE id = $3"
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below))"
  " ORDER BY a.listed_on DESC, a.id DESC";

static GPtrArray *
list_submitted (CandourDb                  *db,
                const CandourFiguresScope  *scope,
                GError                    **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, submitted_sql, error, "sss",
                      scope->from_on != NULL ? scope->from_on : "",
                      scope->until_on != NULL ? scope->until_on : LAST_DATE, scope->team_id);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (candour_statement_get_text (statement, 0)));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* A key of the list begins with the id. */
static GPtrArray *
list_moderations (CandourDb                  *db,
                  const CandourFiguresScope  *scope,
                  CandourCounted              counted,
                  GError                    **error)
{
  static const CandourModerationBehind behind[CANDOUR_N_COUNTED] =
  {
    [CANDOUR_COUNTED_DRAWN] = CANDOUR_BEHIND_DRAWN,
    [CANDOUR_COUNTED_MODERATED] = CANDOUR_BEHIND_MODERATED,
    [CANDOUR_COUNTED_UPGRADED] = CANDOUR_BEHIND_UPGRADED,
    [CANDOUR_COUNTED_DOWNGRADED] = CANDOUR_BEHIND_DOWNGRADED,
    [CANDOUR_COUNTED_SAME] = CANDOUR_BEHIND_SAME,
    [CANDOUR_COUNTED_SEALED] = CANDOUR_BEHIND_SEALED,
    [CANDOUR_COUNTED_LATE] = CANDOUR_BEHIND_LATE,
  };
  const CandourModerationFilter filter = {
    .queue = CANDOUR_QUEUE_ALL, .behind = behind[counted], .from_on = scope->from_on,
    .until_on = scope->until_on, .team_id = scope->team_id,
  };
  gint64 n_rows;
  GPtrArray *keys = candour_store_moderation_list_index (db, &filter, 1, &n_rows, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      char *key = keys->pdata[i];

      key[strcspn (key, " ")] = '\0';
    }

  return keys;
}

static CandourFollowBehind
get_behind (CandourCounted counted)
{
  static const CandourFollowBehind behind[CANDOUR_N_COUNTED] =
  {
    [CANDOUR_COUNTED_IN_TIME] = CANDOUR_BEHIND_AUDITS_IN_TIME,
    [CANDOUR_COUNTED_NOT_IN_TIME] = CANDOUR_BEHIND_AUDITS_NOT_IN_TIME,
    [CANDOUR_COUNTED_NOT_DUE] = CANDOUR_BEHIND_AUDITS_NOT_DUE,
    [CANDOUR_COUNTED_NO_ACTIONS] = CANDOUR_BEHIND_AUDITS_NO_ACTIONS,
    [CANDOUR_COUNTED_DONE] = CANDOUR_BEHIND_DONE,
    [CANDOUR_COUNTED_NOT_DONE] = CANDOUR_BEHIND_NOT_DONE,
    [CANDOUR_COUNTED_DONE_IN_TIME] = CANDOUR_BEHIND_DONE_IN_TIME,
    [CANDOUR_COUNTED_OVERDUE] = CANDOUR_BEHIND_OVERDUE,
    [CANDOUR_COUNTED_VERIFIED] = CANDOUR_BEHIND_VERIFIED,
    [CANDOUR_COUNTED_NOT_VERIFIED] = CANDOUR_BEHIND_NOT_VERIFIED,
    [CANDOUR_COUNTED_DIFFERENCE] = CANDOUR_BEHIND_DIFFERENCE,
    [CANDOUR_COUNTED_NO_DIFFERENCE] = CANDOUR_BEHIND_NO_DIFFERENCE,
  };

  return behind[counted];
}

GPtrArray *
candour_store_figures_list (CandourDb                  *db,
                            const CandourFiguresScope  *scope,
                            CandourCounted              counted,
                            const char                 *today,
                            GError                    **error)
{
  const CandourFollowScope follow = get_follow_scope (scope);

  g_return_val_if_fail (counted < CANDOUR_N_COUNTED, NULL);

  if (counted == CANDOUR_COUNTED_SUBMITTED)
    return list_submitted (db, scope, error);
  if (candour_counted_get_kind (counted) == CANDOUR_COUNTED_MODERATIONS)
    return list_moderations (db, scope, counted, error);

  return candour_store_follow_list_ids (db, &follow, get_behind (counted), today, error);
}

static GPtrArray *
read_moderations (CandourDb  *db,
                  GPtrArray  *ids,
                  GError    **error)
{
  g_autoptr(GHashTable) found = candour_store_moderation_rows_read (db, ids, error);
  GPtrArray *rows;

  if (found == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      gpointer row = g_hash_table_lookup (found, ids->pdata[i]);

      if (row != NULL)
        g_ptr_array_add (rows, g_object_ref (row));
    }

  return rows;
}

GPtrArray *
candour_store_figures_rows (CandourDb           *db,
                            CandourCountedKind   kind,
                            GPtrArray           *ids,
                            const char          *today,
                            GError             **error)
{
  switch (kind)
    {
    case CANDOUR_COUNTED_AUDITS:
      return candour_store_audit_list_of (db, ids, today, error);
    case CANDOUR_COUNTED_MODERATIONS:
      return read_moderations (db, ids, error);
    case CANDOUR_COUNTED_ACTIONS:
    default:
      return candour_store_action_list_rows (db, ids, today, error);
    }
}
