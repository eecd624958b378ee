/* candour-store-findings.c - every grading that was given, for analysts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some audits at a time: a server sends whole answers, and ten years of findings are no answer
 * to hold at once. Submitted audits are listed by the day of their submission, so the list's
 * order serves.
 */

#include "candour-store-findings.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audits-private.h"

#define AUDITS_AT_ONCE 200

/* One audit, or the place between two. */
typedef struct
{
  char *listed_on;
  char *id;
} Place;

static Place *
place_new (const char *listed_on,
           const char *id)
{
  Place *place = g_new0 (Place, 1);

  place->listed_on = g_strdup (listed_on);
  place->id = g_strdup (id);

  return place;
}

static void
place_free (Place *place)
{
  g_free (place->listed_on);
  g_free (place->id);
  g_free (place);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

/* What a moderator says is told once it is sealed, what was agreed once it stands. */
#define WHERE_OPEN(reader, moderates) \
  " AND " OPEN_TO (reader, moderates) \
  " AND (g.role <> 'moderator' OR a.blind_to IS NULL)" \
  " AND (g.role <> 'agreed' OR EXISTS (SELECT 1 FROM moderation m" \
  " WHERE m.audit_id = a.id AND m.agreed_at IS NOT NULL))"

#define FINDINGS \
  "SELECT a.id, a.reference, a.cohort, a.age_band, t.name, w.code, w.name, u.code, u.name," \
  " f.code, f.version, a.submitted_at, o.code, g.standard_id, s.name, g.role, e.code," \
  " g.not_applicable," \
  " (SELECT count(*) FROM citation c WHERE c.audit_id = g.audit_id" \
  " AND c.standard_id = g.standard_id AND c.role = g.role)," \
  " (SELECT count(*) FROM answer n WHERE n.audit_id = g.audit_id" \
  " AND n.standard_id = g.standard_id AND n.role = g.role AND n.answer = 'met')," \
  " (SELECT count(*) FROM answer n WHERE n.audit_id = g.audit_id" \
  " AND n.standard_id = g.standard_id AND n.role = g.role AND n.answer = 'partly')," \
  " (SELECT count(*) FROM answer n WHERE n.audit_id = g.audit_id" \
  " AND n.standard_id = g.standard_id AND n.role = g.role AND n.answer = 'not-met')," \
  " (SELECT count(*) FROM action_point p WHERE p.audit_id = g.audit_id" \
  " AND p.standard_id = g.standard_id)," \
  " g.rationale, NULLIF(a.event, 'none'), NULLIF(a.consent, 'none')" \
  " FROM audit a" \
  " JOIN grading g ON g.audit_id = a.id" \
  " JOIN framework f ON f.id = a.framework_id" \
  " JOIN person u ON u.id = a.auditor_id" \
  " LEFT JOIN standard s ON s.framework_id = a.framework_id AND s.standard_id = g.standard_id" \
  " LEFT JOIN person w ON w.id = a.worker_id" \
  " LEFT JOIN team t ON t.id = a.team_id" \
  " LEFT JOIN framework_grade o ON o.framework_id = a.framework_id AND o.grade = a.overall" \
  " LEFT JOIN framework_grade e ON e.framework_id = a.framework_id AND e.grade = g.grade" \
  " AND g.not_applicable = 0"

/* $1 $2 after this audit, $3 $4 up to and with this one. */
static const char between_sql[] =
  FINDINGS
  " WHERE (a.listed_on, a.id) > ($1, $2) AND (a.listed_on, a.id) <= ($3, $4)"
  " AND a.submitted_at IS NOT NULL" WHERE_OPEN ("$5", "$6")
  " ORDER BY a.listed_on, a.id, s.position, g.standard_id, g.role";

static const char one_sql[] =
  FINDINGS
  " WHERE a.id = $1 AND a.submitted_at IS NOT NULL" WHERE_OPEN ("$2", "$3")
  " ORDER BY s.position, g.standard_id, g.role";

static CandourFinding
read_finding (CandourStatement *statement)
{
  return (CandourFinding) {
    .audit_id = candour_statement_get_text (statement, 0),
    .case_reference = candour_statement_get_text (statement, 1),
    .cohort = candour_statement_get_text (statement, 2),
    .age_band = candour_statement_get_text (statement, 3),
    .team = candour_statement_get_text (statement, 4),
    .worker_code = candour_statement_get_text (statement, 5),
    .worker_name = candour_statement_get_text (statement, 6),
    .auditor_code = candour_statement_get_text (statement, 7),
    .auditor_name = candour_statement_get_text (statement, 8),
    .framework = candour_statement_get_text (statement, 9),
    .framework_version = candour_statement_get_int (statement, 10),
    .submitted_at = candour_statement_get_text (statement, 11),
    .overall_code = candour_statement_get_text (statement, 12),
    .standard_id = candour_statement_get_text (statement, 13),
    .standard_name = candour_statement_get_text (statement, 14),
    .role = candour_statement_get_text (statement, 15),
    .grade_code = candour_statement_get_text (statement, 16),
    .not_applicable = candour_statement_get_int (statement, 17),
    .n_sources = candour_statement_get_int (statement, 18),
    .n_met = candour_statement_get_int (statement, 19),
    .n_partly = candour_statement_get_int (statement, 20),
    .n_not_met = candour_statement_get_int (statement, 21),
    .n_actions = candour_statement_get_int (statement, 22),
    .rationale = candour_statement_get_text (statement, 23),
    .event = candour_statement_get_text (statement, 24),
    .consent = candour_statement_get_text (statement, 25),
  };
}

/* Whoever takes the findings, and may have enough of them. */
typedef struct
{
  CandourFindingFunc  func;
  gpointer            data;
  GCancellable       *cancellable;
} Taker;

/* Takes over @statement, which may be NULL where it could not be made. */
static gboolean
walk_rows (CandourStatement  *taken,
           const Taker       *taker,
           GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourFinding finding = read_finding (statement);

      if (g_cancellable_set_error_if_cancelled (taker->cancellable, error)
          || !taker->func (&finding, taker->data, error))
        return FALSE;
    }

  return step == CANDOUR_STEP_DONE;
}

/* --- All ------------------------------------------------------------------------------ */

/* The last of the next few; no row where there are none left. */
static const char next_sql[] =
  "SELECT listed_on, id FROM (SELECT listed_on, id FROM audit"
  " WHERE (listed_on, id) > ($1, $2) ORDER BY listed_on, id LIMIT $3) few"
  " ORDER BY listed_on DESC, id DESC LIMIT 1";

/* *next is NULL at the end. */
static gboolean
find_next (CandourDb    *db,
           const Place  *after,
           Place       **next,
           GError      **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, next_sql, error, "ssi", after->listed_on, after->id,
                      (gint64) AUDITS_AT_ONCE);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  *next = step == CANDOUR_STEP_ROW
          ? place_new (candour_statement_get_text (statement, 0),
                       candour_statement_get_text (statement, 1))
          : NULL;

  return step != CANDOUR_STEP_ERROR;
}

static gboolean
walk_all (CandourDb    *db,
          const Taker  *taker,
          GError      **error)
{
  g_autoptr(Place) after = place_new ("", "");

  while (TRUE)
    {
      g_autoptr(Place) next = NULL;

      if (!find_next (db, after, &next, error))
        return FALSE;
      if (next == NULL)
        return TRUE;

      if (!walk_rows (candour_db_query (db, between_sql, error, "sssssi", after->listed_on,
                                        after->id, next->listed_on, next->id,
                                        candour_db_get_reader (db),
                                        (gint64) candour_db_reader_moderates (db)),
                      taker, error))
        return FALSE;

      place_free (after);
      after = g_steal_pointer (&next);
    }
}

/* --- Some ----------------------------------------------------------------------------- */

static const char place_sql[] =
  "SELECT listed_on, id FROM audit WHERE id = $1";

static gboolean
add_place (CandourDb   *db,
           const char  *id,
           GPtrArray   *places,
           GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, place_sql, error, "s", id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    g_ptr_array_add (places, place_new (candour_statement_get_text (statement, 0),
                                        candour_statement_get_text (statement, 1)));
  else if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such audit"));

  return step == CANDOUR_STEP_ROW;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = *(const Place *const *) a;
  const Place *second = *(const Place *const *) b;
  int order = strcmp (first->listed_on, second->listed_on);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static gboolean
walk_some (CandourDb    *db,
           GPtrArray    *audit_ids,
           const Taker  *taker,
           GError      **error)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);

  for (guint i = 0; i < audit_ids->len; i++)
    if (!add_place (db, g_ptr_array_index (audit_ids, i), places, error))
      return FALSE;

  g_ptr_array_sort (places, compare_places);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);

      if (!walk_rows (candour_db_query (db, one_sql, error, "ssi", place->id,
                                        candour_db_get_reader (db),
                                        (gint64) candour_db_reader_moderates (db)),
                      taker, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
candour_store_findings_walk (CandourDb           *db,
                             GPtrArray           *audit_ids,
                             CandourFindingFunc   func,
                             gpointer             data,
                             GCancellable        *cancellable,
                             GError             **error)
{
  Taker taker = { func, data, cancellable };

  g_return_val_if_fail (func != NULL, FALSE);

  return audit_ids != NULL ? walk_some (db, audit_ids, &taker, error)
                           : walk_all (db, &taker, error);
}
