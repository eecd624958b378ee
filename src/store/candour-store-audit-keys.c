/* candour-store-audit-keys.c - which audits a filter lets through, in the list's order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of the list must cost the same among 3,000 audits and among 300,000. So each statement
 * begins at one index that has the rows in order already, from the key on, and tries the other
 * conditions row by row. Which index to begin at is chosen in candour-store-audit-lead.c.
 */

#include "candour-store-audit-keys-private.h"

#include "candour-date.h"
#include "candour-store-audits-private.h"

/* No date of an audit comes after it. */
#define LAST_DATE "9999-12-31"
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"

/* --- The statements ------------------------------------------------------------------- */

/* $1 state, $2 not submitted, $3 team, $4 auditor, $5 worker, $6 case, $7 framework, $8 $9 dates,
 * $10 overall, $11 to $13 words, $14 $15 a word's beginning, $16 changed in moderation, $17 $18
 * who reads; in the list $19 $20 the key, $21 the limit, $22 what leads. The cast keeps SQLite
 * from taking the bound that the key implies for the key.
 *
 * What is sealed to who reads is found by the case, its worker and team, never by a grade or by a
 * word that only the auditor said.
 */
#define OPEN OPEN_TO ("$17", "$18")

#define HAS_WORD(parameter) \
  " AND (CAST(" parameter " AS INTEGER) IS NULL OR EXISTS (SELECT 1 FROM audit_word x" \
  " WHERE x.word_id = " parameter " AND x.listed_on = a.listed_on AND x.audit_id = a.id" \
  " AND (x.said = 0 OR " OPEN ")))"

#define FILTER \
  " AND (CAST($1 AS TEXT) IS NULL OR a.state = $1)" \
  " AND ($2 = 0 OR a.submitted_at IS NULL)" \
  " AND (CAST($3 AS TEXT) IS NULL OR a.team_id IN (WITH RECURSIVE below (id) AS" \
  " (SELECT id FROM team WHERE id = $3" \
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)" \
  " SELECT id FROM below))" \
  " AND (CAST($4 AS TEXT) IS NULL OR a.auditor_id = $4)" \
  " AND (CAST($5 AS TEXT) IS NULL OR a.worker_id = $5)" \
  " AND (CAST($6 AS TEXT) IS NULL OR a.case_id = $6)" \
  " AND (CAST($7 AS TEXT) IS NULL OR a.framework_id = $7)" \
  " AND ($10 < 0 OR (a.overall_drawn = $10 AND " OPEN "))" \
  " AND ($16 = 0 OR a.changed <> 0)" \
  HAS_WORD ("$11") HAS_WORD ("$12") HAS_WORD ("$13") \
  " AND (CAST($14 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM word y JOIN audit_word x" \
  " ON x.word_id = y.id AND x.listed_on = a.listed_on AND x.audit_id = a.id" \
  " WHERE y.folded >= $14 AND y.folded < $15 AND (x.said = 0 OR " OPEN ")))"

#define FROM_ALL " FROM audit a WHERE 1 = 1"
#define FROM_BY(column) " FROM audit a WHERE a." column " = $22"
/* CROSS tells SQLite to keep this order; to PostgreSQL it is any other join. */
#define FROM_WORD \
  " FROM audit_word l CROSS JOIN audit a" \
  " WHERE l.word_id = $22 AND a.id = l.audit_id AND a.listed_on = l.listed_on" \
  " AND (l.said = 0 OR " OPEN ")"

#define NEWEST(from, date, id) \
  "SELECT " date ", " id from \
  " AND " date " >= $8 AND CAST(" date " AS TEXT) <= $9" \
  " AND (" date ", " id ") < ($19, $20)" FILTER \
  " ORDER BY " date " DESC, " id " DESC LIMIT $21"
#define OLDEST(from, date, id) \
  "SELECT " date ", " id from \
  " AND " date " <= $9 AND CAST(" date " AS TEXT) >= $8" \
  " AND (" date ", " id ") > ($19, $20)" FILTER \
  " ORDER BY " date ", " id " LIMIT $21"
#define LAST_REFERENCE(from) \
  "SELECT a.reference, a.id" from \
  " AND CAST(a.listed_on AS TEXT) >= $8 AND CAST(a.listed_on AS TEXT) <= $9" \
  " AND (a.reference, a.id) < ($19, $20)" FILTER \
  " ORDER BY a.reference DESC, a.id DESC LIMIT $21"
#define FIRST_REFERENCE(from) \
  "SELECT a.reference, a.id" from \
  " AND CAST(a.listed_on AS TEXT) >= $8 AND CAST(a.listed_on AS TEXT) <= $9" \
  " AND (a.reference, a.id) > ($19, $20)" FILTER \
  " ORDER BY a.reference, a.id LIMIT $21"

/* By sort, then descending or ascending. */
#define KEYS(from, date, id) \
  { { NEWEST (from, date, id), OLDEST (from, date, id) }, \
    { LAST_REFERENCE (from), FIRST_REFERENCE (from) } }

static const char *const keys_sql[CANDOUR_N_LEADS][2][2] = {
  [CANDOUR_LEAD_NONE] = KEYS (FROM_ALL, "a.listed_on", "a.id"),
  [CANDOUR_LEAD_STATE] = KEYS (FROM_BY ("state"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_TEAM] = KEYS (FROM_BY ("team_id"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_AUDITOR] = KEYS (FROM_BY ("auditor_id"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_WORKER] = KEYS (FROM_BY ("worker_id"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_CASE] = KEYS (FROM_BY ("case_id"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_FRAMEWORK] = KEYS (FROM_BY ("framework_id"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_OVERALL] = KEYS (FROM_BY ("overall_drawn"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_CHANGED] = KEYS (FROM_BY ("changed"), "a.listed_on", "a.id"),
  [CANDOUR_LEAD_WORD] = KEYS (FROM_WORD, "l.listed_on", "l.audit_id"),
};

/* $19: what leads. An audit counts once, however many of the words it has. */
#define COUNT(condition) \
  "SELECT a.state, count(*), sum(CASE WHEN a.n_open > 0 AND " OPEN " THEN 1 ELSE 0 END)" \
  " FROM audit a WHERE " condition FILTER " GROUP BY a.state"
#define COUNT_BY(condition) \
  COUNT (condition " AND CAST(a.listed_on AS TEXT) >= $8 AND CAST(a.listed_on AS TEXT) <= $9")

static const char *const count_sql[CANDOUR_N_LEADS] = {
  [CANDOUR_LEAD_NONE] = COUNT ("a.listed_on >= $8 AND a.listed_on <= $9"),
  [CANDOUR_LEAD_STATE] = COUNT_BY ("a.state = $19"),
  [CANDOUR_LEAD_TEAM] = COUNT_BY ("a.team_id = $19"),
  [CANDOUR_LEAD_AUDITOR] = COUNT_BY ("a.auditor_id = $19"),
  [CANDOUR_LEAD_WORKER] = COUNT_BY ("a.worker_id = $19"),
  [CANDOUR_LEAD_CASE] = COUNT_BY ("a.case_id = $19"),
  [CANDOUR_LEAD_FRAMEWORK] = COUNT_BY ("a.framework_id = $19"),
  [CANDOUR_LEAD_OVERALL] = COUNT_BY ("a.overall_drawn = $19"),
  [CANDOUR_LEAD_CHANGED] = COUNT_BY ("a.changed = $19"),
  [CANDOUR_LEAD_WORD] =
    COUNT_BY ("a.id IN (SELECT z.audit_id FROM audit_word z WHERE z.word_id = $19)"),
};

/* Answered by an index alone. What has the state says that an action is open; only those in
 * moderation, which are few, have to be looked at.
 */
static const char count_all_sql[] =
  "SELECT state, count(*), CASE WHEN state = 'actions-open' THEN count(*) ELSE 0 END"
  " FROM audit GROUP BY state";

static const char count_moderated_sql[] =
  "SELECT count(*) FROM audit a WHERE a.state = 'in-moderation' AND a.n_open > 0 AND "
  OPEN_TO ("$1", "$2");

/* By all the words with one beginning. */
static const char count_starts_sql[] =
  COUNT_BY ("a.id IN (SELECT z.audit_id FROM word v JOIN audit_word z ON z.word_id = v.id"
            " WHERE v.folded >= $14 AND v.folded < $15)");

/* --- Running the statements ----------------------------------------------------------- */

/* The beginning of a word need not be tried on audits that were found by it. */
static gboolean
is_led_by_starts (const CandourAuditWalk *self)
{
  const CandourSearch *search = &self->search;

  return self->lead == CANDOUR_LEAD_WORD
         && (search->whole->len == 0
             || g_array_index (self->numbers, gint64, 0)
                != g_array_index (search->whole, CandourSearchWord, 0).id);
}

static void
bind_words (const CandourAuditWalk *self,
            CandourStatement       *statement,
            gboolean                with_start)
{
  const CandourSearch *search = &self->search;

  for (guint i = 0; i < CANDOUR_SEARCH_WORDS; i++)
    if (i < search->whole->len)
      candour_statement_bind_int (statement, 11 + i,
                                  g_array_index (search->whole, CandourSearchWord, i).id);
    else
      candour_statement_bind_text (statement, 11 + i, NULL);

  candour_statement_bind_text (statement, 14, with_start ? search->from : NULL);
  candour_statement_bind_text (statement, 15, with_start ? search->until : NULL);
}

static void
bind_filter (const CandourAuditWalk *self,
             CandourDb              *db,
             CandourStatement       *statement,
             gboolean                with_start)
{
  const CandourAuditFilter *filter = self->filter;
  int overall = filter->not_graded ? 0 : filter->drawn_as > 0 ? filter->drawn_as : -1;

  candour_statement_bind_text (statement, 1,
                               filter->state < 0
                               ? NULL
                               : candour_code_from_value (candour_audit_states, filter->state));
  candour_statement_bind_int (statement, 2, filter->own_unsubmitted != FALSE);
  candour_statement_bind_text (statement, 3, filter->team_id);
  candour_statement_bind_text (statement, 4, filter->auditor_id);
  candour_statement_bind_text (statement, 5, filter->worker_id);
  candour_statement_bind_text (statement, 6, filter->case_id);
  candour_statement_bind_text (statement, 7, filter->framework_id);
  candour_statement_bind_text (statement, 8, filter->from_on != NULL ? filter->from_on : "");
  candour_statement_bind_text (statement, 9,
                               filter->until_on != NULL ? filter->until_on : LAST_DATE);
  candour_statement_bind_int (statement, 10, overall);
  bind_words (self, statement, with_start);
  candour_statement_bind_int (statement, 16, filter->changed != FALSE);
  candour_statement_bind_text (statement, 17, candour_db_get_reader (db));
  candour_statement_bind_int (statement, 18, candour_db_reader_moderates (db));
}

static void
bind_lead (const CandourAuditWalk *self,
           CandourStatement       *statement,
           int                     parameter,
           guint                   stream)
{
  if (stream < self->texts->len)
    candour_statement_bind_text (statement, parameter,
                                 g_ptr_array_index (self->texts, stream));
  else if (stream < self->numbers->len)
    candour_statement_bind_int (statement, parameter,
                                g_array_index (self->numbers, gint64, stream));
}

/* The list's own first key: just outside the period that is asked for. */
static char *
dup_first_sort (const CandourAuditFilter *filter)
{
  if (filter->sort == CANDOUR_SORT_REFERENCE)
    return g_strdup (filter->ascending ? "" : LAST_CHARACTER);

  if (filter->ascending)
    return g_strdup (filter->from_on != NULL ? filter->from_on : "");

  return filter->until_on != NULL ? candour_date_add_days (filter->until_on, 1)
                                  : g_strdup (LAST_DATE);
}

static void
bind_key (const CandourAuditWalk *self,
          CandourStatement       *statement,
          const CandourAuditKey  *after)
{
  g_autofree char *first = after == NULL ? dup_first_sort (self->filter) : NULL;

  candour_statement_bind_text (statement, 19, after != NULL ? after->sort : first);
  candour_statement_bind_text (statement, 20, after != NULL ? after->id : "");
}

/* A stream's rows beyond the last that the streams before it gave are not wanted. */
static void
bind_last (const CandourAuditWalk *self,
           CandourStatement       *statement,
           GPtrArray              *keys,
           guint                   limit)
{
  const CandourAuditKey *last;

  if (keys->len < limit || self->filter->sort != CANDOUR_SORT_LISTED)
    return;

  last = g_ptr_array_index (keys, keys->len - 1);
  candour_statement_bind_text (statement, self->filter->ascending ? 9 : 8, last->sort);
}

/* Adds to what is in @keys from the streams before. */
static gboolean
read_stream (const CandourAuditWalk  *self,
             CandourDb               *db,
             guint                    stream,
             const CandourAuditKey   *after,
             int                      limit,
             GPtrArray               *keys,
             GError                 **error)
{
  const CandourAuditFilter *filter = self->filter;
  gboolean by_reference = filter->sort == CANDOUR_SORT_REFERENCE;
  const char *sql = keys_sql[self->lead][by_reference][filter->ascending != FALSE];
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, sql, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  bind_filter (self, db, statement, !is_led_by_starts (self));
  bind_last (self, statement, keys, limit);
  bind_key (self, statement, after);
  candour_statement_bind_int (statement, 21, limit);
  bind_lead (self, statement, 22, stream);

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourAuditKey *key = g_new0 (CandourAuditKey, 1);

      key->sort = g_strdup (candour_statement_get_text (statement, 0));
      key->id = g_strdup (candour_statement_get_text (statement, 1));
      g_ptr_array_add (keys, key);
    }

  return step == CANDOUR_STEP_DONE;
}

static int
compare_ascending (gconstpointer a,
                   gconstpointer b)
{
  const CandourAuditKey *first = *(const CandourAuditKey *const *) a;
  const CandourAuditKey *second = *(const CandourAuditKey *const *) b;
  int order = strcmp (first->sort, second->sort);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  return compare_ascending (b, a);
}

/* An audit that has several of the words came in several streams. */
static void
merge (GPtrArray *keys,
       gboolean   ascending,
       guint      limit)
{
  guint kept = 0;

  g_ptr_array_sort (keys, ascending ? compare_ascending : compare_descending);

  for (guint i = 0; i < keys->len; i++)
    {
      if (kept > 0 && compare_ascending (&keys->pdata[i], &keys->pdata[kept - 1]) == 0)
        continue;

      if (kept != i)
        {
          gpointer other = keys->pdata[kept];

          keys->pdata[kept] = keys->pdata[i];
          keys->pdata[i] = other;
        }
      kept++;
    }

  g_ptr_array_set_size (keys, MIN (kept, limit));
}

GPtrArray *
candour_audit_walk_next (const CandourAuditWalk  *self,
                         CandourDb               *db,
                         const CandourAuditKey   *after,
                         int                      limit,
                         GError                 **error)
{
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_audit_key_free);
  guint n_streams = candour_audit_walk_count_streams (self);

  if (self->search.is_hopeless)
    return g_steal_pointer (&keys);

  for (guint i = 0; i < n_streams; i++)
    {
      if (!read_stream (self, db, i, after, limit, keys, error))
        return NULL;

      if (i > 0)
        merge (keys, self->filter->ascending, limit);
    }

  return g_steal_pointer (&keys);
}

void
candour_audit_key_free (CandourAuditKey *self)
{
  g_free (self->sort);
  g_free (self->id);
  g_free (self);
}

/* --- Counting ------------------------------------------------------------------------- */

static gboolean
read_counts (CandourStatement  *statement,
             gint64            *counts,
             gint64            *n_open,
             GError           **error)
{
  CandourStep step;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      int state = candour_code_to_value (candour_audit_states,
                                         candour_statement_get_text (statement, 0), -1);

      if (state >= 0)
        counts[state] += candour_statement_get_int (statement, 1);
      *n_open += candour_statement_get_int (statement, 2);
    }

  return step == CANDOUR_STEP_DONE;
}

static gboolean
is_everything (const CandourAuditWalk *self)
{
  const CandourAuditFilter *filter = self->filter;

  return self->lead == CANDOUR_LEAD_NONE && !self->search.is_on && filter->state < 0
         && filter->from_on == NULL && filter->until_on == NULL && filter->team_id == NULL
         && filter->auditor_id == NULL && filter->framework_id == NULL
         && filter->drawn_as <= 0 && !filter->not_graded && !filter->changed;
}

static gboolean
count_starts (const CandourAuditWalk  *self,
              CandourDb               *db,
              gint64                  *counts,
              gint64                  *n_open,
              GError                 **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, count_starts_sql, error);

  if (statement == NULL)
    return FALSE;

  bind_filter (self, db, statement, TRUE);

  return read_counts (statement, counts, n_open, error);
}

static gboolean
count_stream (const CandourAuditWalk  *self,
              CandourDb               *db,
              guint                    stream,
              gint64                  *counts,
              gint64                  *n_open,
              GError                 **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, count_sql[self->lead], error);

  if (statement == NULL)
    return FALSE;

  bind_filter (self, db, statement, TRUE);
  bind_lead (self, statement, 19, stream);

  return read_counts (statement, counts, n_open, error);
}

static gboolean
count_all (CandourDb  *db,
           gint64     *counts,
           gint64     *n_open,
           GError    **error)
{
  g_autoptr(CandourStatement) all = candour_db_query (db, count_all_sql, error, "");
  g_autoptr(CandourStatement) moderated = NULL;

  if (all == NULL || !read_counts (all, counts, n_open, error))
    return FALSE;

  moderated = candour_db_query (db, count_moderated_sql, error, "si", candour_db_get_reader (db),
                                (gint64) candour_db_reader_moderates (db));
  if (moderated == NULL || candour_statement_step (moderated, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *n_open += candour_statement_get_int (moderated, 0);

  return TRUE;
}

gboolean
candour_audit_walk_count (const CandourAuditWalk  *self,
                          CandourDb               *db,
                          gint64                  *counts,
                          gint64                  *n_open,
                          GError                 **error)
{
  guint n_streams = candour_audit_walk_count_streams (self);

  *n_open = 0;
  if (self->search.is_hopeless)
    return TRUE;

  if (is_everything (self))
    return count_all (db, counts, n_open, error);

  /* Streams of words overlap, and so cannot be added up. */
  if (self->search.is_on
      && (self->lead == CANDOUR_LEAD_NONE
          || (self->lead == CANDOUR_LEAD_WORD && n_streams > 1)))
    return count_starts (self, db, counts, n_open, error);

  for (guint i = 0; i < n_streams; i++)
    if (!count_stream (self, db, i, counts, n_open, error))
      return FALSE;

  return TRUE;
}
