/* candour-store-learning-list.c - shows what was shared: lists, themes, and one item with its uses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-learning-private.h"

#include "candour-fold.h"
#include "candour-store-audit-list.h"

/* No date comes after it. */
#define LAST_DATE "9999-12-31"
/* Words beyond these are left out of a search. */
#define SEARCH_WORDS 3

/* --- Lists ---------------------------------------------------------------------------- */

/* $1 $2 the key, $3 limit, $4 theme, $5 used, $6 since, $7 $8 $9 words, $10 who looks, $11 $12 who
 * reads.
 */
#define TO_ME \
  "EXISTS (SELECT 1 FROM learning_pass p WHERE p.learning_id = l.id AND (p.person_id = $10" \
  " OR p.team_id = (SELECT n.team_id FROM person n WHERE n.id = $10)))"
#define LIST(condition) \
  "SELECT l.id, l.title, l.theme, l.drawn_as, f.name, l.cohort, l.age_band, l.shared_on," \
  " l.withdrawn_on, l.n_passed, l.n_used, " LEARNING_CASES "," \
  " CASE WHEN " TO_ME " AND NOT EXISTS (SELECT 1 FROM learning_reader r" \
  " WHERE r.learning_id = l.id AND r.person_id = $10) THEN 1 ELSE 0 END" \
  " FROM learning l JOIN audit w ON w.id = l.audit_id" \
  " LEFT JOIN framework_grade f ON f.framework_id = w.framework_id AND f.grade = l.grade" \
  " WHERE (l.shared_on, l.id) < ($1, $2) AND " condition \
  " AND (CAST($4 AS TEXT) IS NULL OR l.theme = $4)" \
  " AND ($5 = 0 OR ($5 = 1 AND l.n_used > 0) OR ($5 = 2 AND l.n_used = 0))" \
  " AND l.shared_on >= $6" \
  " AND l.folded LIKE $7 ESCAPE '\\' AND l.folded LIKE $8 ESCAPE '\\'" \
  " AND l.folded LIKE $9 ESCAPE '\\'" \
  LEARNING_OPEN_TO ("$11", "$12") \
  " ORDER BY l.shared_on DESC, l.id DESC LIMIT $3"

static const char *const list_sql[CANDOUR_N_LEARNING_VIEWS] = {
  [CANDOUR_LEARNING_ALL] = LIST (LEARNING_STANDS),
  [CANDOUR_LEARNING_TO_ME] = LIST (LEARNING_STANDS " AND " TO_ME),
  [CANDOUR_LEARNING_WILL_USE] =
    LIST (LEARNING_STANDS " AND EXISTS (SELECT 1 FROM learning_reader r WHERE"
          " r.learning_id = l.id AND r.person_id = $10 AND r.will_use = 1)"),
  [CANDOUR_LEARNING_MINE] = LIST ("l.author_id = $10"),
};

static CandourLearningRow *
read_row (CandourStatement *statement)
{
  CandourLearningRow *row = g_object_new (CANDOUR_TYPE_LEARNING_ROW, NULL);

  row->id = candour_statement_dup_text (statement, 0);
  row->title = candour_statement_dup_shown (statement, 1);
  row->theme = candour_statement_dup_shown (statement, 2);
  row->drawn_as = candour_statement_get_int (statement, 3);
  row->grade_name = candour_statement_dup_shown (statement, 4);
  if (candour_statement_get_int (statement, 11) >= CANDOUR_LEARNING_CASES)
    {
      row->cohort = candour_code_to_value (candour_cohorts,
                                           candour_statement_get_text (statement, 5), 0);
      row->age_band = candour_statement_dup_text (statement, 6);
    }
  row->shared_on = candour_statement_dup_text (statement, 7);
  row->withdrawn_on = candour_statement_dup_text (statement, 8);
  row->n_passed = candour_statement_get_int (statement, 9);
  row->n_used = candour_statement_get_int (statement, 10);
  row->is_new = candour_statement_get_int (statement, 12) != 0;
  row->key = g_strjoin (" ", row->id, row->shared_on, NULL);

  return row;
}

/* "%word%", with what LIKE would take for a sign made plain. */
static char *
dup_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (; word != NULL && *word != '\0'; word++)
    {
      if (*word == '%' || *word == '_' || *word == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *word);
    }
  if (pattern->len > 1)
    g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static void
bind_words (CandourStatement *statement,
            const char       *text,
            int               first)
{
  g_auto(GStrv) words = candour_fold_words (text != NULL ? text : "");
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < SEARCH_WORDS; i++)
    {
      g_autofree char *pattern = dup_pattern (i < n_words ? words[i] : NULL);

      candour_statement_bind_text (statement, first + i, pattern);
    }
}

GPtrArray *
candour_store_learning_page (CandourDb                    *db,
                             const CandourLearningFilter  *filter,
                             const char                   *after_key,
                             int                           limit,
                             GError                      **error)
{
  g_auto(GStrv) key = g_strsplit (after_key != NULL ? after_key : "", " ", 2);
  gboolean goes_on = g_strv_length (key) == 2;
  CandourStatement *statement = candour_db_prepare (db, list_sql[filter->view], error);

  if (statement == NULL)
    return NULL;

  candour_statement_bind_text (statement, 1, goes_on ? key[1] : LAST_DATE);
  candour_statement_bind_text (statement, 2, goes_on ? key[0] : "");
  candour_statement_bind_int (statement, 3, limit);
  candour_statement_bind_text (statement, 4, filter->theme);
  candour_statement_bind_int (statement, 5, filter->used);
  candour_statement_bind_text (statement, 6, filter->since_on != NULL ? filter->since_on : "");
  bind_words (statement, filter->text, 7);
  candour_statement_bind_text (statement, 10, filter->person_id);
  candour_statement_bind_text (statement, 11, candour_db_get_reader (db));
  candour_statement_bind_int (statement, 12, candour_db_reader_moderates (db));

  return candour_store_take_rows (statement, (CandourStatementReader) read_row, g_object_unref,
                                  error);
}

static const char themes_sql[] =
  "SELECT l.theme, count(*) FROM learning l WHERE" LEARNING_STANDS LEARNING_OPEN_TO ("$1", "$2")
  " GROUP BY l.theme ORDER BY count(*) DESC, l.theme";

static CandourLearningTheme *
read_theme (CandourStatement *statement)
{
  CandourLearningTheme *theme = g_object_new (CANDOUR_TYPE_LEARNING_THEME, NULL);

  theme->name = candour_statement_dup_shown (statement, 0);
  theme->n = candour_statement_get_int (statement, 1);

  return theme;
}

GPtrArray *
candour_store_learning_themes (CandourDb  *db,
                               GError    **error)
{
  return candour_store_take_rows (candour_db_query (db, themes_sql, error, "si",
                                                    candour_db_get_reader (db),
                                                    (gint64) candour_db_reader_moderates (db)),
                                  (CandourStatementReader) read_theme, g_object_unref, error);
}

static const char count_sql[] =
  "SELECT count(*), count(*) FILTER (WHERE l.n_used > 0), count(*) FILTER (WHERE EXISTS"
  " (SELECT 1 FROM learning_pass p WHERE p.learning_id = l.id AND (p.person_id = $1"
  " OR p.team_id = (SELECT n.team_id FROM person n WHERE n.id = $1)))),"
  " count(*) FILTER (WHERE EXISTS (SELECT 1 FROM learning_reader r WHERE r.learning_id = l.id"
  " AND r.person_id = $1 AND r.will_use = 1))"
  " FROM learning l WHERE" LEARNING_STANDS " AND l.shared_on >= $2"
  LEARNING_OPEN_TO ("$3", "$4");

static const char count_mine_sql[] =
  "SELECT (SELECT count(*) FROM learning l WHERE l.author_id = $1 AND l.shared_on >= $2),"
  " (SELECT count(*) FROM audit WHERE auditor_id = $1 AND lacks_step = 1)";

gboolean
candour_store_learning_count (CandourDb   *db,
                              const char  *person_id,
                              const char  *since_on,
                              gint64      *counts,
                              gint64      *n_used,
                              gint64      *n_lack_step,
                              GError     **error)
{
  const char *since = since_on != NULL ? since_on : "";
  g_autoptr(CandourStatement) all =
    candour_db_query (db, count_sql, error, "sssi", person_id, since, candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db));
  g_autoptr(CandourStatement) mine =
    all != NULL ? candour_db_query (db, count_mine_sql, error, "ss", person_id, since) : NULL;

  if (mine == NULL || candour_statement_step (all, error) != CANDOUR_STEP_ROW
      || candour_statement_step (mine, error) != CANDOUR_STEP_ROW)
    return FALSE;

  counts[CANDOUR_LEARNING_ALL] = candour_statement_get_int (all, 0);
  counts[CANDOUR_LEARNING_TO_ME] = candour_statement_get_int (all, 2);
  counts[CANDOUR_LEARNING_WILL_USE] = candour_statement_get_int (all, 3);
  counts[CANDOUR_LEARNING_MINE] = candour_statement_get_int (mine, 0);
  if (n_used != NULL)
    *n_used = candour_statement_get_int (all, 1);
  if (n_lack_step != NULL)
    *n_lack_step = candour_statement_get_int (mine, 1);

  return TRUE;
}

static const char lacking_sql[] =
  "SELECT a.id FROM audit a WHERE a.lacks_step = 1"
  " AND (CAST($1 AS TEXT) IS NULL OR a.auditor_id = $1) AND " OPEN_TO ("$3", "$4")
  " ORDER BY a.listed_on, a.id LIMIT $2";

static char *
read_id (CandourStatement *statement)
{
  return candour_statement_dup_text (statement, 0);
}

GPtrArray *
candour_store_learning_list_lacking (CandourDb   *db,
                                     const char  *auditor_id,
                                     int          limit,
                                     const char  *today,
                                     GError     **error)
{
  g_autoptr(GPtrArray) ids =
    candour_store_take_rows (candour_db_query (db, lacking_sql, error, "sisi", auditor_id,
                                               (gint64) limit, candour_db_get_reader (db),
                                               (gint64) candour_db_reader_moderates (db)),
                             (CandourStatementReader) read_id, g_free, error);

  return ids != NULL ? candour_store_audit_list_of (db, ids, today, error) : NULL;
}

/* --- One item ------------------------------------------------------------------------- */

/* The state is that of the person, or the furthest of anybody in the team. */
#define OF_PASS(alias) \
  "(" alias ".by_id = p.person_id OR " alias ".team_id = p.team_id)"

static const char passes_sql[] =
  "SELECT p.id, p.team_id, p.person_id, coalesce(t.name, n.name), p.by_id, b.name, p.at_utc,"
  " p.why, p.is_asked,"
  " (SELECT count(*) FROM learning_use u WHERE u.learning_id = p.learning_id AND " OF_PASS ("u")
  "), (SELECT coalesce(sum(u.n_children), 0) FROM learning_use u"
  " WHERE u.learning_id = p.learning_id AND " OF_PASS ("u") "),"
  " (SELECT coalesce(max(r.will_use), -1) FROM learning_reader r"
  " JOIN person h ON h.id = r.person_id WHERE r.learning_id = p.learning_id"
  " AND (h.id = p.person_id OR h.team_id = p.team_id))"
  " FROM learning_pass p LEFT JOIN team t ON t.id = p.team_id"
  " LEFT JOIN person n ON n.id = p.person_id LEFT JOIN person b ON b.id = p.by_id"
  " WHERE p.learning_id = $1 ORDER BY p.id DESC";

static CandourPass *
read_pass (CandourStatement *statement)
{
  CandourPass *pass = g_new0 (CandourPass, 1);
  int will_use = candour_statement_get_int (statement, 11);

  pass->id = candour_statement_dup_text (statement, 0);
  pass->team_id = candour_statement_dup_text (statement, 1);
  pass->person_id = candour_statement_dup_text (statement, 2);
  pass->to_name = candour_statement_dup_shown (statement, 3);
  pass->by_id = candour_statement_dup_text (statement, 4);
  pass->by_name = candour_statement_dup_shown (statement, 5);
  pass->at_utc = candour_statement_dup_text (statement, 6);
  pass->why = candour_statement_dup_shown (statement, 7);
  pass->is_asked = candour_statement_get_int (statement, 8) != 0;
  pass->n_uses = candour_statement_get_int (statement, 9);
  pass->n_children = candour_statement_get_int (statement, 10);
  pass->state = pass->n_uses > 0 ? CANDOUR_PASS_USED
                : will_use > 0 ? CANDOUR_PASS_WILL_USE
                : will_use == 0 ? CANDOUR_PASS_READ : CANDOUR_PASS_NOT_READ;

  return pass;
}

static const char uses_sql[] =
  "SELECT u.id, u.by_id, n.name, t.name, u.at_utc, u.n_children, u.words FROM learning_use u"
  " LEFT JOIN person n ON n.id = u.by_id LEFT JOIN team t ON t.id = u.team_id"
  " WHERE u.learning_id = $1 ORDER BY u.id DESC";

static CandourUse *
read_use (CandourStatement *statement)
{
  CandourUse *use = g_new0 (CandourUse, 1);

  use->id = candour_statement_dup_text (statement, 0);
  use->by_id = candour_statement_dup_text (statement, 1);
  use->by_name = candour_statement_dup_shown (statement, 2);
  use->team_name = candour_statement_dup_shown (statement, 3);
  use->at_utc = candour_statement_dup_text (statement, 4);
  use->n_children = candour_statement_get_int (statement, 5);
  use->words = candour_statement_dup_shown (statement, 6);

  return use;
}

static gboolean
load_passed (CandourDb        *db,
             CandourLearning  *learning,
             GError          **error)
{
  GPtrArray *passes =
    candour_store_take_rows (candour_db_query (db, passes_sql, error, "s", learning->id),
                             (CandourStatementReader) read_pass,
                             (GDestroyNotify) candour_pass_free, error);
  GPtrArray *uses;

  if (passes == NULL)
    return FALSE;

  g_ptr_array_unref (learning->passes);
  learning->passes = passes;
  uses = candour_store_take_rows (candour_db_query (db, uses_sql, error, "s", learning->id),
                                  (CandourStatementReader) read_use,
                                  (GDestroyNotify) candour_use_free, error);
  if (uses == NULL)
    return FALSE;

  g_ptr_array_unref (learning->uses);
  learning->uses = uses;

  return TRUE;
}

static const char reader_sql[] =
  "SELECT r.will_use FROM learning_reader r WHERE r.learning_id = $1 AND r.person_id = $2";

static gboolean
load_reader (CandourDb        *db,
             CandourLearning  *learning,
             const char       *person_id,
             GError          **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, reader_sql, error, "ss", learning->id, person_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  learning->i_read = step == CANDOUR_STEP_ROW;
  learning->i_will_use = learning->i_read && candour_statement_get_int (statement, 0) != 0;
  for (guint i = 0; i < learning->uses->len; i++)
    if (g_strcmp0 (((CandourUse *) learning->uses->pdata[i])->by_id, person_id) == 0)
      learning->i_used = TRUE;

  return step != CANDOUR_STEP_ERROR;
}

/* The step itself, or else another action that is to change something for the child. */
static const char next_step_sql[] =
  ACTION_ROW_COLUMNS " WHERE p.audit_id = $1 AND p.state NOT IN ('draft', 'withdrawn')"
  " AND (p.kind = 'next-step' OR p.level = 'child')"
  " ORDER BY CASE WHEN p.kind = 'next-step' THEN 0 ELSE 1 END,"
  " CASE WHEN p.standard_id = $2 THEN 0 ELSE 1 END, p.position LIMIT 1";

static const char lacks_sql[] = "SELECT lacks_step FROM audit WHERE id = $1";

static gboolean
load_source (CandourDb        *db,
             CandourLearning  *learning,
             GError          **error)
{
  g_autoptr(GPtrArray) rows =
    candour_store_action_rows_read (candour_db_query (db, next_step_sql, error, "ss",
                                                      learning->audit_id, learning->standard_id),
                                    NULL, error);
  g_autoptr(CandourStatement) statement =
    rows != NULL ? candour_db_query (db, lacks_sql, error, "s", learning->audit_id) : NULL;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  learning->lacks_step = candour_statement_get_int (statement, 0) != 0;
  if (rows->len > 0)
    learning->next_step = g_object_ref (rows->pdata[0]);

  return TRUE;
}

CandourLearning *
candour_store_learning_load (CandourDb           *db,
                             const char          *id,
                             const CandourActor  *actor,
                             GError             **error)
{
  g_autoptr(CandourLearning) learning = candour_store_learning_load_row (db, id, NULL, error);
  gboolean may_see;

  if (learning == NULL || !load_passed (db, learning, error)
      || (actor != NULL && !load_reader (db, learning, actor->person_id, error)))
    return NULL;

  may_see = actor != NULL
            && candour_rules_may_see_source (learning, actor->person_id, actor->role);
  if (may_see)
    {
      if (!load_source (db, learning, error))
        return NULL;
    }
  else
    g_clear_pointer (&learning->audit_id, g_free);

  if (actor == NULL || g_strcmp0 (actor->person_id, learning->author_id) != 0)
    candour_set_text (&learning->author_name, "");
  if (actor == NULL
      || !candour_rules_may_see_withdrawal (learning, actor->person_id, actor->role))
    candour_set_text (&learning->withdrawn_reason, "");

  return g_steal_pointer (&learning);
}
