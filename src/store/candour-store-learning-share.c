/* candour-store-learning-share.c - what submissions share, and lower grades take back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-learning-private.h"

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-people.h"

GPtrArray *
candour_learning_load_names (CandourDb  *db,
                             GError    **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  GPtrArray *names;

  if (people == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (names, g_strdup (((CandourPerson *) people->pdata[i])->name));
  g_ptr_array_add (names, NULL);

  return names;
}

char *
candour_learning_dup_folded (const CandourLearning *learning)
{
  g_autofree char *text =
    g_strjoin (" ", learning->title, learning->done, learning->helped, learning->theme, NULL);

  return candour_fold (text);
}

/* --- Shared with a submission --------------------------------------------------------- */

static const char add_sql[] =
  "INSERT INTO learning (id, audit_id, standard_id, theme, grade, drawn_as, title, done, helped,"
  " cohort, age_band, shared_on, author_id, held, lowered, folded, n_passed, n_used, text_salt,"
  " revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11, $12, $13, 0, $14, 0, 0,"
  " $15, 1)";

static gboolean
write_item (CandourDb                *db,
            const CandourFramework   *framework,
            const CandourAudit       *audit,
            const CandourStandard    *standard,
            const CandourGrading     *grading,
            CandourLearning          *item,
            const CandourActor       *actor,
            GError                  **error)
{
  g_autofree char *salt = candour_store_history_dup_salt ();
  g_autofree char *folded = candour_learning_dup_folded (item);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "learning", .subject_id = item->id, .salt = salt,
  };

  return candour_db_execute (db, add_sql, error, "ssssiissssssiss", item->id, audit->id,
                             standard->id, standard->name, (gint64) grading->grade,
                             (gint64) candour_framework_get_drawn_as (framework, grading->grade),
                             item->title, item->done,
                             candour_code_from_value (candour_cohorts, audit->cohort),
                             audit->age_band, item->shared_on, audit->auditor_id,
                             (gint64) item->is_held, folded, salt)
         && candour_change_note (&change, "audit_id", NULL, audit->id, error)
         && candour_change_note (&change, "standard_id", NULL, standard->id, error)
         && candour_change_note_text (&change, "done", NULL, item->done, error);
}

static gboolean
share_grading (CandourDb                *db,
               const CandourFramework   *framework,
               const CandourAudit       *audit,
               const CandourStandard    *standard,
               const char *const        *names,
               const CandourActor       *actor,
               const char               *today,
               GError                  **error)
{
  const CandourGrading *grading =
    candour_audit_find_grading (audit, standard->id, CANDOUR_GRADING_AUDITOR);
  g_autoptr(CandourLearning) item = NULL;
  g_autofree char *problem = NULL;

  if (grading == NULL || !grading->shared || grading->not_applicable
      || *grading->strengths == '\0'
      || candour_framework_get_drawn_as (framework, grading->grade) < CANDOUR_GRADE_GOOD)
    return TRUE;

  problem = candour_rules_check_sharing (grading->strengths, names);
  item = candour_learning_new ();
  item->id = candour_id_new ();
  item->shared_on = g_strdup (today);
  item->is_held = problem != NULL;
  g_free (item->title);
  item->title = candour_learning_dup_title (grading->strengths);
  candour_set_text (&item->done, grading->strengths);
  candour_set_text (&item->theme, standard->name);

  return write_item (db, framework, audit, standard, grading, item, actor, error);
}

gboolean
candour_store_learning_share (CandourDb               *db,
                              const CandourFramework  *framework,
                              const CandourAudit      *audit,
                              const CandourActor      *actor,
                              const char              *today,
                              GError                 **error)
{
  g_autoptr(GPtrArray) names = candour_learning_load_names (db, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < framework->standards->len; i++)
    if (!share_grading (db, framework, audit, candour_framework_get_standard (framework, i),
                        (const char *const *) names->pdata, actor, today, error))
      return FALSE;

  return TRUE;
}

/* --- Lowered -------------------------------------------------------------------------- */

static const char lowered_sql[] =
  "SELECT l.id FROM learning l JOIN audit a ON a.id = l.audit_id"
  " JOIN moderation m ON m.audit_id = a.id AND m.agreed_at IS NOT NULL"
  " JOIN grading g ON g.audit_id = a.id AND g.standard_id = l.standard_id AND g.role = 'agreed'"
  " LEFT JOIN framework_grade f ON f.framework_id = a.framework_id AND f.grade = g.grade"
  " WHERE l.audit_id = $1 AND l.withdrawn_on IS NULL AND coalesce(f.drawn_as, 0) < 3";

static const char lower_sql[] =
  "UPDATE learning SET withdrawn_on = $2, withdrawn_by = $3, lowered = 1,"
  " revision = revision + 1 WHERE id = $1";

static char *
read_id (CandourStatement *statement)
{
  return g_strdup (candour_statement_get_text (statement, 0));
}

gboolean
candour_store_learning_lower (CandourDb           *db,
                              const char          *audit_id,
                              const CandourActor  *actor,
                              const char          *today,
                              GError             **error)
{
  g_autoptr(GPtrArray) ids =
    candour_store_take_rows (candour_db_query (db, lowered_sql, error, "s", audit_id),
                             (CandourStatementReader) read_id, g_free, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!candour_db_execute (db, lower_sql, error, "sss", ids->pdata[i], today, actor->person_id)
        || !candour_store_history_append (db, actor, "learning", ids->pdata[i], "withdrawn_on",
                                          NULL, today, "lowered", error))
      return FALSE;

  return TRUE;
}
