/* candour-store-moderation-list.c - the queues of moderations, paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As in candour-store-audit-keys.c, each statement begins at one index that has the rows in order
 * already. A queue may be several such streams (those I moderate, those I decide), merged.
 */

#include "candour-store-moderation-list.h"

#include "candour-date.h"
#include "candour-store-moderations-private.h"

/* How many keys are asked for at a time where all are walked. */
#define KEYS_AT_ONCE 10000
/* A team with more teams below it has so many that the whole queue is as good. */
#define MAX_TEAMS 24
/* No date comes after it. */
#define LAST_DATE "9999-12-31"

/* --- The statements ------------------------------------------------------------------- */

/* $1 kind, $2 moderator, $3 auditor, $4 team, $5 $6 submitted, $7 what is behind a figure, $8 the
 * reader, $9 who may come to moderate; $10 $11 the key, $12 the limit, $13 what leads, $14 the
 * stage. Why something was drawn is not told by what a filter lets through either.
 */
#define FILTER \
  " AND (CAST($1 AS TEXT) IS NULL OR (m.kind = $1 AND (m.sealed_at IS NOT NULL" \
  " OR (m.moderator_id IS DISTINCT FROM $8 AND ($9 = 0 OR m.auditor_id = $8)))))" \
  " AND (CAST($2 AS TEXT) IS NULL OR m.moderator_id = $2)" \
  " AND (CAST($3 AS TEXT) IS NULL OR m.auditor_id = $3)" \
  " AND (CAST($4 AS TEXT) IS NULL OR m.team_id IN (WITH RECURSIVE below (id) AS" \
  " (SELECT id FROM team WHERE id = $4" \
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)" \
  " SELECT id FROM below))" \
  " AND CAST(m.submitted_on AS TEXT) >= $5 AND CAST(m.submitted_on AS TEXT) <= $6" \
  " AND ($7 < 2 OR m.agreed_at IS NOT NULL OR ($7 = 6 AND m.late = 1) OR $7 = 7)" \
  " AND ($7 <> 3 OR m.changed = 1) AND ($7 <> 4 OR m.changed = -1)" \
  " AND ($7 <> 5 OR (m.changed = 0 AND m.agreed_overall IS NOT NULL))" \
  " AND ($7 <> 6 OR m.late = 1) AND ($7 <> 7 OR m.sealed_at IS NOT NULL)"

G_STATIC_ASSERT (CANDOUR_BEHIND_MODERATED == 2 && CANDOUR_BEHIND_UPGRADED == 3
                 && CANDOUR_BEHIND_DOWNGRADED == 4 && CANDOUR_BEHIND_SAME == 5
                 && CANDOUR_BEHIND_LATE == 6 && CANDOUR_BEHIND_SEALED == 7);

#define FIRST(sort, where) \
  "SELECT " sort ", m.id FROM moderation m WHERE " where \
  " AND (" sort ", m.id) > ($10, $11)" FILTER " ORDER BY " sort ", m.id LIMIT $12"
#define LAST(sort, where) \
  "SELECT " sort ", m.id FROM moderation m WHERE " where \
  " AND (" sort ", m.id) < ($10, $11)" FILTER " ORDER BY " sort " DESC, m.id DESC LIMIT $12"

typedef enum
{
  LEAD_STAGE,
  LEAD_MODERATOR,
  LEAD_DECIDER,
  LEAD_UNDECIDED,   /* any QA lead decides */
  LEAD_AUDITOR,
  LEAD_TEAM,
  LEAD_KIND,
  LEAD_UNREAD,
  LEAD_SUBMITTED,
  N_LEADS,
} Lead;

#define BOTH(sort, where) { FIRST (sort, where), LAST (sort, where) }

/* By lead, then ascending or descending. The last parameters stand in each, for they are bound. */
static const char *const keys_sql[N_LEADS][2] = {
  [LEAD_STAGE] = BOTH ("m.listed_on", "m.stage = $14 AND CAST($13 AS TEXT) IS NULL"),
  [LEAD_MODERATOR] = BOTH ("m.listed_on", "m.moderator_id = $13 AND m.stage = $14"),
  [LEAD_DECIDER] = BOTH ("m.listed_on", "m.decider_id = $13 AND m.stage = $14"
                                        " AND m.state = 'referred'"),
  [LEAD_UNDECIDED] = BOTH ("m.listed_on", "m.stage = $14 AND m.state = 'referred'"
                                          " AND m.decider_id IS NULL"
                                          " AND m.auditor_id <> $13 AND m.moderator_id <> $13"),
  [LEAD_AUDITOR] = BOTH ("m.listed_on", "m.auditor_id = $13 AND m.stage = $14"),
  [LEAD_TEAM] = BOTH ("m.listed_on", "m.team_id = $13 AND m.stage = $14"),
  [LEAD_KIND] = BOTH ("m.listed_on", "m.kind = $13 AND m.stage = $14"),
  [LEAD_UNREAD] = BOTH ("m.listed_on", "m.auditor_id = $13 AND m.finished_at IS NOT NULL"
                                       " AND m.read_at IS NULL AND CAST($14 AS TEXT) IS NULL"),
  [LEAD_SUBMITTED] = BOTH ("m.submitted_on", "CAST($13 AS TEXT) IS NULL"
                                             " AND (CAST($14 AS TEXT) IS NULL OR m.stage = $14)"),
};

/* --- Streams -------------------------------------------------------------------------- */

typedef struct
{
  Lead        lead;
  const char *value;   /* lent; may be NULL */
  const char *stage;   /* NULL: of all */
} Stream;

typedef struct
{
  const CandourModerationFilter *filter;
  GArray                        *streams;     /* Stream */
  GPtrArray                     *teams;       /* (element-type utf8): team_id and those below */
  gboolean                       descending;
} Walk;

typedef struct
{
  char *sort;
  char *id;
} Key;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->streams, g_array_unref);
  g_clear_pointer (&walk->teams, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
key_free (Key *key)
{
  g_free (key->sort);
  g_free (key->id);
  g_free (key);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Key, key_free)

static void
add_stream (Walk       *walk,
            Lead        lead,
            const char *value,
            const char *stage)
{
  Stream stream = { lead, value, stage };

  g_array_append_val (walk->streams, stream);
}

static const char *
get_stage (CandourModerationQueue queue)
{
  switch (queue)
    {
    case CANDOUR_QUEUE_TO_ALLOCATE:
      return "to-allocate";
    case CANDOUR_QUEUE_GRADING:
      return "grading";
    case CANDOUR_QUEUE_COMPARING:
      return "comparing";
    case CANDOUR_QUEUE_FINISHED:
      return "finished";
    case CANDOUR_QUEUE_MINE:
    case CANDOUR_QUEUE_FEEDBACK:
    case CANDOUR_QUEUE_ALL:
      break;
    }

  return NULL;
}

/* By the index that leaves least to look at. */
static void
add_stage (Walk       *walk,
           const char *stage)
{
  const CandourModerationFilter *filter = walk->filter;

  if (filter->moderator_id != NULL)
    add_stream (walk, LEAD_MODERATOR, filter->moderator_id, stage);
  else if (filter->auditor_id != NULL)
    add_stream (walk, LEAD_AUDITOR, filter->auditor_id, stage);
  else if (walk->teams->len > 0 && walk->teams->len <= MAX_TEAMS)
    for (guint i = 0; i < walk->teams->len; i++)
      add_stream (walk, LEAD_TEAM, g_ptr_array_index (walk->teams, i), stage);
  else if (filter->kind != CANDOUR_DRAW_NONE)
    add_stream (walk, LEAD_KIND, candour_code_from_value (candour_draw_kinds, filter->kind),
                stage);
  else
    add_stream (walk, LEAD_STAGE, NULL, stage);
}

static const char below_sql[] =
  "WITH RECURSIVE below (id) AS"
  " (SELECT id FROM team WHERE id = $1"
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)"
  " SELECT id FROM below LIMIT $2";

static gboolean
load_teams (Walk       *walk,
            CandourDb  *db,
            GError    **error)
{
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;

  walk->teams = g_ptr_array_new_with_free_func (g_free);
  if (walk->filter->team_id == NULL)
    return TRUE;

  statement = candour_db_query (db, below_sql, error, "si", walk->filter->team_id,
                                (gint64) (MAX_TEAMS + 1));
  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (walk->teams, g_strdup (candour_statement_get_text (statement, 0)));

  return step == CANDOUR_STEP_DONE;
}

static void
add_mine (Walk     *walk,
          gboolean  is_lead)
{
  const char *person_id = walk->filter->person_id;

  add_stream (walk, LEAD_MODERATOR, person_id, "grading");
  add_stream (walk, LEAD_MODERATOR, person_id, "comparing");
  add_stream (walk, LEAD_DECIDER, person_id, "comparing");
  if (is_lead)
    add_stream (walk, LEAD_UNDECIDED, person_id, "comparing");
}

static gboolean
has_period (const CandourModerationFilter *filter)
{
  return filter->behind != CANDOUR_BEHIND_NOTHING || filter->from_on != NULL
         || filter->until_on != NULL;
}

static const char lead_sql[] =
  "SELECT role FROM person WHERE id = $1";

static gboolean
find_is_lead (CandourDb   *db,
              const char  *person_id,
              gboolean    *is_lead,
              GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, lead_sql, error, "s", person_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  *is_lead = step == CANDOUR_STEP_ROW
             && g_strcmp0 (candour_statement_get_text (statement, 0), "qa-lead") == 0;

  return step != CANDOUR_STEP_ERROR;
}

static gboolean
walk_init (Walk                           *walk,
           CandourDb                      *db,
           const CandourModerationFilter  *filter,
           GError                        **error)
{
  static const char *const stages[] = { "to-allocate", "grading", "comparing", "finished" };
  gboolean is_lead;

  walk->filter = filter;
  walk->streams = g_array_new (FALSE, FALSE, sizeof (Stream));
  walk->descending = filter->queue == CANDOUR_QUEUE_FINISHED || filter->queue == CANDOUR_QUEUE_ALL
                     || filter->queue == CANDOUR_QUEUE_FEEDBACK;

  if (!load_teams (walk, db, error))
    return FALSE;

  if (filter->queue == CANDOUR_QUEUE_MINE)
    {
      if (!find_is_lead (db, filter->person_id, &is_lead, error))
        return FALSE;
      add_mine (walk, is_lead);
    }
  else if (filter->queue == CANDOUR_QUEUE_FEEDBACK)
    {
      add_stream (walk, LEAD_UNREAD, filter->person_id, NULL);
    }
  else if (has_period (filter))
    {
      add_stream (walk, LEAD_SUBMITTED, NULL, get_stage (filter->queue));
    }
  else if (filter->queue == CANDOUR_QUEUE_ALL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
        add_stage (walk, stages[i]);
    }
  else
    {
      add_stage (walk, get_stage (filter->queue));
    }

  return TRUE;
}

/* --- Keys ----------------------------------------------------------------------------- */

static void
bind_filter (CandourDb                     *db,
             const CandourModerationFilter *filter,
             CandourStatement              *statement)
{
  const char *kind = filter->kind != CANDOUR_DRAW_NONE
                       ? candour_code_from_value (candour_draw_kinds, filter->kind) : NULL;

  candour_statement_bind_text (statement, 1, kind);
  candour_statement_bind_text (statement, 2, filter->moderator_id);
  candour_statement_bind_text (statement, 3, filter->auditor_id);
  candour_statement_bind_text (statement, 4, filter->team_id);
  candour_statement_bind_text (statement, 5, filter->from_on != NULL ? filter->from_on : "");
  candour_statement_bind_text (statement, 6,
                               filter->until_on != NULL ? filter->until_on : LAST_DATE);
  candour_statement_bind_int (statement, 7, filter->behind);
  candour_statement_bind_text (statement, 8, candour_db_get_reader (db));
  candour_statement_bind_int (statement, 9, candour_db_reader_moderates (db));
}

/* Just outside the period, where the list is by the day of submission. */
static char *
dup_first_sort (const Walk   *walk,
                const Stream *stream)
{
  const CandourModerationFilter *filter = walk->filter;

  if (!walk->descending)
    return g_strdup (stream->lead == LEAD_SUBMITTED && filter->from_on != NULL
                       ? filter->from_on : "");

  return stream->lead == LEAD_SUBMITTED && filter->until_on != NULL
           ? candour_date_add_days (filter->until_on, 1) : g_strdup (LAST_DATE);
}

static gboolean
read_stream (const Walk    *walk,
             CandourDb     *db,
             const Stream  *stream,
             const Key     *after,
             int            limit,
             GPtrArray     *keys,
             GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (db, keys_sql[stream->lead][walk->descending], error);
  g_autofree char *first = after == NULL ? dup_first_sort (walk, stream) : NULL;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  bind_filter (db, walk->filter, statement);
  candour_statement_bind_text (statement, 10, after != NULL ? after->sort : first);
  candour_statement_bind_text (statement, 11, after != NULL ? after->id : "");
  candour_statement_bind_int (statement, 12, limit);
  candour_statement_bind_text (statement, 13, stream->value);
  candour_statement_bind_text (statement, 14, stream->stage);

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      Key *key = g_new0 (Key, 1);

      key->sort = g_strdup (candour_statement_get_text (statement, 0));
      key->id = g_strdup (candour_statement_get_text (statement, 1));
      g_ptr_array_add (keys, key);
    }

  return step == CANDOUR_STEP_DONE;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *first = *(const Key *const *) a;
  const Key *second = *(const Key *const *) b;
  int order = strcmp (first->sort, second->sort);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_keys_back (gconstpointer a,
                   gconstpointer b)
{
  return compare_keys (b, a);
}

/* Nothing is in two streams: who moderates does not decide. */
static GPtrArray *
next_keys (const Walk  *walk,
           CandourDb   *db,
           const Key   *after,
           int          limit,
           GError     **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) key_free);

  for (guint i = 0; i < walk->streams->len; i++)
    if (!read_stream (walk, db, &g_array_index (walk->streams, Stream, i), after, limit, keys,
                      error))
      return NULL;

  if (walk->streams->len > 1)
    {
      g_ptr_array_sort (keys, walk->descending ? compare_keys_back : compare_keys);
      g_ptr_array_set_size (keys, MIN ((int) keys->len, limit));
    }

  return g_steal_pointer (&keys);
}

static char *
print_key (const Key *key)
{
  return g_strjoin (" ", key->id, key->sort, NULL);
}

static Key *
parse_key (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);
  Key *key;

  if (g_strv_length (parts) != 2)
    return NULL;

  key = g_new0 (Key, 1);
  key->id = g_strdup (parts[0]);
  key->sort = g_strdup (parts[1]);

  return key;
}

/* --- A page, and all of it ------------------------------------------------------------ */

GPtrArray *
candour_store_moderation_list_page (CandourDb                      *db,
                                    const CandourModerationFilter  *filter,
                                    const char                     *after_key,
                                    int                             limit,
                                    GError                        **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(Key) after = parse_key (after_key);
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GHashTable) rows = NULL;
  g_auto(Walk) walk = { 0 };

  if (!walk_init (&walk, db, filter, error)
      || (keys = next_keys (&walk, db, after, limit, error)) == NULL)
    return NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = g_ptr_array_index (keys, i);

      g_ptr_array_add (ids, key->id);
    }
  rows = candour_store_moderation_rows_read (db, ids, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = g_ptr_array_index (keys, i);
      CandourModerationRow *row = g_hash_table_lookup (rows, key->id);

      if (row == NULL)
        continue;

      row->key = print_key (key);
      g_ptr_array_add (list, g_object_ref (row));
    }

  return g_steal_pointer (&list);
}

GPtrArray *
candour_store_moderation_list_index (CandourDb                      *db,
                                     const CandourModerationFilter  *filter,
                                     int                             step,
                                     gint64                         *n_rows,
                                     GError                        **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_auto(Walk) walk = { 0 };
  gint64 n = 0;

  g_return_val_if_fail (step > 0 && n_rows != NULL, NULL);

  if (!walk_init (&walk, db, filter, error))
    return NULL;

  do
    {
      const Key *after = keys != NULL ? g_ptr_array_index (keys, keys->len - 1) : NULL;

      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&keys);
      keys = next_keys (&walk, db, after, KEYS_AT_ONCE, error);
      if (keys == NULL)
        return NULL;

      for (guint i = 0; i < keys->len; i++)
        if (++n % step == 0)
          g_ptr_array_add (texts, print_key (g_ptr_array_index (keys, i)));
    }
  while (keys->len == KEYS_AT_ONCE);

  *n_rows = n;

  return g_steal_pointer (&texts);
}

/* --- How many ------------------------------------------------------------------------- */

static const char tally_sql[] =
  "SELECT stage, n FROM moderation_tally";

static gboolean
read_tally (CandourDb  *db,
            gint64     *counts,
            GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, tally_sql, error, "");
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    for (CandourModerationQueue queue = 0; queue < CANDOUR_N_MODERATION_QUEUES; queue++)
      if (g_strcmp0 (get_stage (queue), candour_statement_get_text (statement, 0)) == 0)
        {
          counts[queue] = candour_statement_get_int (statement, 1);
          counts[CANDOUR_QUEUE_ALL] += counts[queue];
        }

  return step == CANDOUR_STEP_DONE;
}

/* What is one's own is never so much that walking it would take long. */
static gboolean
count_own (CandourDb               *db,
           CandourModerationQueue   queue,
           const char              *person_id,
           gint64                  *counts,
           GError                 **error)
{
  const CandourModerationFilter filter = { .queue = queue, .person_id = person_id };
  g_autoptr(GPtrArray) texts = candour_store_moderation_list_index (db, &filter, G_MAXINT,
                                                                    &counts[queue], error);

  return texts != NULL;
}

gboolean
candour_store_moderation_list_count (CandourDb   *db,
                                     const char  *person_id,
                                     gint64      *counts,
                                     GError     **error)
{
  gint64 found[CANDOUR_N_MODERATION_QUEUES] = { 0 };

  if (!read_tally (db, found, error)
      || !count_own (db, CANDOUR_QUEUE_MINE, person_id, found, error)
      || !count_own (db, CANDOUR_QUEUE_FEEDBACK, person_id, found, error))
    return FALSE;

  memcpy (counts, found, sizeof found);

  return TRUE;
}
