/* candour-store-action-keys.c - which actions a filter lets through, in the list's order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page must cost the same among 7,000 actions and among 700,000. The list is made of parts
 * (overdue, to verify ...), each one or two ranges of a stage's dates, and an index has each in
 * order for whatever leads. The other conditions are tried row by row.
 */

#include "candour-store-action-keys-private.h"

#include "candour-date.h"
#include "candour-store-follow-private.h"

/* No date of an action comes after it. */
#define LAST_DATE "9999-12-31"

/* --- Keys ----------------------------------------------------------------------------- */

void
candour_action_key_free (CandourActionKey *self)
{
  g_free (self->sort);
  g_free (self->id);
  g_free (self);
}

char *
candour_action_key_print (const CandourActionKey *self)
{
  return g_strdup_printf ("%u %s %s", self->part, self->id, self->sort);
}

CandourActionKey *
candour_action_key_parse (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 3);
  CandourActionKey *key;
  guint64 part;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, 99, &part, NULL))
    return NULL;

  key = g_new0 (CandourActionKey, 1);
  key->part = part;
  key->id = g_strdup (parts[1]);
  key->sort = g_strdup (parts[2]);

  return key;
}

/* --- The statements ------------------------------------------------------------------- */

/* $1 what leads, $2 stage, $3 $4 the key, $5 $6 dates, $7 limit; $8 level, $9 grade, $10 owner,
 * $11 auditor, $12 team, $13 not owned by, $14 not audited by, $15 $16 who reads.
 */
#define BELOW \
  "(WITH RECURSIVE below (id) AS (SELECT id FROM person WHERE manager_id = $1" \
  " UNION SELECT n.id FROM person n JOIN below b ON n.manager_id = b.id)" \
  " SELECT id FROM below)"

#define FILTER(level, grade, owner, auditor, team, not_owner, not_auditor, reader, moderates) \
  " AND (CAST(" level " AS TEXT) IS NULL OR p.level = " level ")" \
  " AND (" grade " = 0 OR p.drawn_as = " grade ")" \
  " AND (CAST(" owner " AS TEXT) IS NULL OR p.owner_id = " owner ")" \
  " AND (CAST(" auditor " AS TEXT) IS NULL OR p.auditor_id = " auditor ")" \
  " AND (CAST(" team " AS TEXT) IS NULL OR p.team_id IN (WITH RECURSIVE below (id) AS" \
  " (SELECT id FROM team WHERE id = " team \
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below))" \
  " AND (CAST(" not_owner " AS TEXT) IS NULL OR p.owner_id <> " not_owner ")" \
  " AND (CAST(" not_auditor " AS TEXT) IS NULL OR p.auditor_id <> " not_auditor ")" \
  " AND " KEY_OPEN_TO (reader, moderates)

#define OLDEST(condition) \
  "SELECT p.wait_on, p.id FROM action_point p WHERE " condition " AND p.stage = $2" \
  " AND (p.wait_on, p.id) > ($3, $4) AND p.wait_on >= $5 AND CAST(p.wait_on AS TEXT) <= $6" \
  FILTER ("$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16") \
  " ORDER BY p.wait_on, p.id LIMIT $7"
#define NEWEST(condition) \
  "SELECT p.wait_on, p.id FROM action_point p WHERE " condition " AND p.stage = $2" \
  " AND (p.wait_on, p.id) < ($3, $4) AND p.wait_on <= $6 AND CAST(p.wait_on AS TEXT) >= $5" \
  FILTER ("$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16") \
  " ORDER BY p.wait_on DESC, p.id DESC LIMIT $7"

/* What somebody should know by now, longest known first; the stage is only named. */
#define TOLD(day, condition) \
  "SELECT p." day ", p.id FROM action_point p WHERE " condition " AND p.is_open = 1" \
  " AND CAST($2 AS TEXT) <> '' AND (p." day ", p.id) > ($3, $4) AND p." day " >= $5" \
  " AND CAST(p." day " AS TEXT) <= $6" \
  FILTER ("$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16") \
  " ORDER BY p." day ", p.id LIMIT $7"

/* Without a lead $1 still has to be named, or PostgreSQL cannot tell what it is. */
#define ALL "CAST($1 AS TEXT) IS NULL"
#define OWNED_BELOW "p.owner_id IN " BELOW
#define LEADS(order, told) \
  { \
    [CANDOUR_ACTION_LEAD_NONE] = order (ALL), \
    [CANDOUR_ACTION_LEAD_OWNER] = order ("p.owner_id = $1"), \
    [CANDOUR_ACTION_LEAD_AUDITOR] = order ("p.auditor_id = $1"), \
    [CANDOUR_ACTION_LEAD_TEAM] = order ("p.team_id = $1"), \
    [CANDOUR_ACTION_LEAD_GRADE] = order ("p.drawn_as = $1"), \
    [CANDOUR_ACTION_LEAD_LEVEL] = order ("p.level = $1"), \
    [CANDOUR_ACTION_LEAD_BELOW] = order (OWNED_BELOW), \
    [CANDOUR_ACTION_LEAD_TOLD_QA] = told ("told_qa", ALL), \
    [CANDOUR_ACTION_LEAD_TOLD_HEAD] = told ("told_head", OWNED_BELOW), \
    [CANDOUR_ACTION_LEAD_TOLD_MANAGER] = told ("told_manager", OWNED_BELOW), \
  }

static const char *const keys_sql[2][CANDOUR_N_ACTION_LEADS] = {
  LEADS (OLDEST, TOLD), LEADS (NEWEST, TOLD),
};

/* $2 today, $3 a week on; $4 ... as above from $8. */
#define COUNT(condition) \
  "SELECT CASE WHEN p.stage = 'owner' THEN CASE WHEN p.wait_on < $2 THEN 0" \
  " WHEN p.wait_on <= $3 THEN 1 ELSE 2 END WHEN p.stage = 'verify' THEN 3" \
  " WHEN p.stage = 'check' THEN CASE WHEN p.wait_on <= $2 THEN 3 ELSE 4 END ELSE 5 END, count(*)" \
  " FROM action_point p WHERE " condition " AND p.stage <> 'draft'" \
  FILTER ("$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12") \
  " GROUP BY 1"

#define COUNT_TOLD(day, condition) \
  "SELECT 0, count(*) FROM action_point p WHERE " condition " AND p.is_open = 1" \
  " AND p." day " <= $2 AND CAST($3 AS TEXT) <> ''" \
  FILTER ("$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12")

static const char *const count_sql[CANDOUR_N_ACTION_LEADS] = LEADS (COUNT, COUNT_TOLD);

static const char tally_sql[] =
  "SELECT 0, stage, n FROM action_tally"
  " WHERE team_id = $1 AND level = $2 AND drawn_as = $3 AND stage IN ('owner', 'verify', 'check',"
  " 'closed') AND wait_on = ''"
  " UNION ALL SELECT 1, 'owner', coalesce(sum(n), 0) FROM action_tally"
  " WHERE team_id = $1 AND level = $2 AND drawn_as = $3 AND stage = 'owner' AND wait_on >= $4"
  " UNION ALL SELECT 2, 'owner', coalesce(sum(n), 0) FROM action_tally"
  " WHERE team_id = $1 AND level = $2 AND drawn_as = $3 AND stage = 'owner' AND wait_on > $5"
  " UNION ALL SELECT 3, 'check', coalesce(sum(n), 0) FROM action_tally"
  " WHERE team_id = $1 AND level = $2 AND drawn_as = $3 AND stage = 'check' AND wait_on > $4";

/* What came to the QA lead's list by $4. */
static const char tally_told_sql[] =
  "SELECT coalesce(sum(CASE WHEN wait_on = '' THEN n ELSE -n END), 0) FROM action_tally"
  " WHERE team_id = $1 AND level = $2 AND drawn_as = $3 AND stage = 'told'"
  " AND (wait_on = '' OR wait_on > $4)";

/* --- Choosing what leads -------------------------------------------------------------- */

static void
add_stream (CandourActionWalk *self,
            CandourActionLead  lead,
            const char        *text,
            int                number)
{
  const CandourActionStream stream = { lead, g_strdup (text), number };

  g_array_append_val (self->streams, stream);
}

static const char below_sql[] =
  "WITH RECURSIVE below (id) AS (SELECT id FROM team WHERE id = $1"
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below";

static gboolean
lead_by_teams (CandourActionWalk  *self,
               CandourDb          *db,
               GError            **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, below_sql, error, "s", self->filter->team_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    add_stream (self, CANDOUR_ACTION_LEAD_TEAM, candour_statement_get_text (statement, 0), 0);

  return step == CANDOUR_STEP_DONE;
}

static const char *
get_owner (const CandourActionFilter *filter)
{
  return filter->view == CANDOUR_ACTIONS_MINE ? filter->person_id : filter->owner_id;
}

static CandourActionLead
get_told_lead (CandourRole role)
{
  switch (role)
    {
    case CANDOUR_ROLE_QA_LEAD:
      return CANDOUR_ACTION_LEAD_TOLD_QA;
    case CANDOUR_ROLE_HEAD_OF_SERVICE:
      return CANDOUR_ACTION_LEAD_TOLD_HEAD;
    default:
      return CANDOUR_ACTION_LEAD_TOLD_MANAGER;
    }
}

gboolean
candour_action_walk_init (CandourActionWalk          *self,
                          CandourDb                  *db,
                          const CandourActionFilter  *filter,
                          const char                 *today,
                          GError                    **error)
{
  self->filter = filter;
  self->today = today;
  self->streams = g_array_new (FALSE, FALSE, sizeof (CandourActionStream));

  if (filter->view == CANDOUR_ACTIONS_TOLD)
    add_stream (self, get_told_lead (filter->role),
                filter->role != CANDOUR_ROLE_QA_LEAD ? filter->person_id : NULL, 0);
  else if (get_owner (filter) != NULL)
    add_stream (self, CANDOUR_ACTION_LEAD_OWNER, get_owner (filter), 0);
  else if (filter->auditor_id != NULL)
    add_stream (self, CANDOUR_ACTION_LEAD_AUDITOR, filter->auditor_id, 0);
  else if (filter->verifier_id != NULL)
    {
      add_stream (self, CANDOUR_ACTION_LEAD_AUDITOR, filter->verifier_id, 0);
      add_stream (self, CANDOUR_ACTION_LEAD_BELOW, filter->verifier_id, 0);
    }
  else if (filter->team_id != NULL)
    return lead_by_teams (self, db, error);
  else if (filter->drawn_as > 0)
    add_stream (self, CANDOUR_ACTION_LEAD_GRADE, NULL, filter->drawn_as);
  else if (filter->level >= 0)
    add_stream (self, CANDOUR_ACTION_LEAD_LEVEL,
                candour_code_from_value (candour_action_levels, filter->level), 0);
  else
    add_stream (self, CANDOUR_ACTION_LEAD_NONE, NULL, 0);

  return TRUE;
}

void
candour_action_walk_clear (CandourActionWalk *self)
{
  for (guint i = 0; self->streams != NULL && i < self->streams->len; i++)
    g_free (g_array_index (self->streams, CandourActionStream, i).text);
  g_clear_pointer (&self->streams, g_array_unref);
}

/* --- Parts ---------------------------------------------------------------------------- */

/* A range of a stage's dates. Bounds are "" and LAST_DATE, today, or so many days from it. */
typedef struct
{
  const char *stage;
  int         from;    /* days from today; FIRST */
  int         until;   /* LAST */
} Range;

#define FIRST G_MININT
#define LAST G_MAXINT

typedef struct
{
  Range    ranges[2];
  gboolean newest;
} Part;

static const Part overdue = { .ranges = { { "owner", FIRST, -1 } } };
static const Part to_verify = { .ranges = { { "verify", FIRST, LAST }, { "check", FIRST, 0 } } };
static const Part due_soon = { .ranges = { { "owner", 0, 7 } } };
static const Part due = { .ranges = { { "owner", 0, LAST } } };
static const Part later = { .ranges = { { "check", 1, LAST } } };
static const Part told = { .ranges = { { "told", FIRST, 0 } } };
static const Part closed = { .ranges = { { "closed", FIRST, LAST } }, .newest = TRUE };

#define MAX_PARTS 4

static const Part *const parts[CANDOUR_N_ACTION_VIEWS][MAX_PARTS + 1] = {
  [CANDOUR_ACTIONS_OPEN] = { &overdue, &to_verify, &due, &later },
  [CANDOUR_ACTIONS_OVERDUE] = { &overdue },
  [CANDOUR_ACTIONS_DUE_SOON] = { &due_soon },
  [CANDOUR_ACTIONS_TO_VERIFY] = { &to_verify },
  [CANDOUR_ACTIONS_MINE] = { &overdue, &to_verify, &due, &later },
  [CANDOUR_ACTIONS_TOLD] = { &told },
  [CANDOUR_ACTIONS_CLOSED] = { &closed },
};

static char *
dup_bound (const CandourActionWalk *self,
           int                      days)
{
  return days == FIRST ? g_strdup ("") : days == LAST ? g_strdup (LAST_DATE)
                                                      : candour_date_add_days (self->today, days);
}

/* From $@first on: level, grade, owner, auditor, team, not owner, not auditor, reader. */
static void
bind_filter (const CandourActionWalk   *self,
             const CandourActionStream *stream,
             CandourDb                 *db,
             CandourStatement          *statement,
             int                        first)
{
  const CandourActionFilter *filter = self->filter;
  gboolean verifies_below = filter->verifier_id != NULL
                            && stream->lead == CANDOUR_ACTION_LEAD_BELOW;
  const char *const texts[] = {
    get_owner (filter), filter->auditor_id, filter->team_id, filter->verifier_id,
    /* Those come in the other stream. */
    verifies_below ? filter->verifier_id : NULL,
    candour_db_get_reader (db),
  };

  candour_statement_bind_text (statement, first,
                               filter->level >= 0
                               ? candour_code_from_value (candour_action_levels, filter->level)
                               : NULL);
  candour_statement_bind_int (statement, first + 1, MAX (filter->drawn_as, 0));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    candour_statement_bind_text (statement, first + 2 + i, texts[i]);
  candour_statement_bind_int (statement, first + 2 + G_N_ELEMENTS (texts),
                              candour_db_reader_moderates (db));
}

static void
bind_lead (const CandourActionStream *stream,
           CandourStatement          *statement)
{
  if (stream->lead == CANDOUR_ACTION_LEAD_GRADE)
    candour_statement_bind_int (statement, 1, stream->number);
  else
    candour_statement_bind_text (statement, 1, stream->text);
}

/* Adds to what is in @keys from the ranges and streams before. */
static gboolean
read_range (const CandourActionWalk    *self,
            CandourDb                  *db,
            const CandourActionStream  *stream,
            const Range                *range,
            const Part                 *part,
            guint                       number,
            const CandourActionKey     *after,
            int                         limit,
            GPtrArray                  *keys,
            GError                    **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (db, keys_sql[part->newest][stream->lead], error);
  g_autofree char *from = dup_bound (self, range->from);
  g_autofree char *until = dup_bound (self, range->until);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  bind_lead (stream, statement);
  candour_statement_bind_text (statement, 2, range->stage);
  candour_statement_bind_text (statement, 3, after != NULL ? after->sort
                                             : part->newest ? LAST_DATE : "");
  candour_statement_bind_text (statement, 4, after != NULL ? after->id : "");
  candour_statement_bind_text (statement, 5, from);
  candour_statement_bind_text (statement, 6, until);
  candour_statement_bind_int (statement, 7, limit);
  bind_filter (self, stream, db, statement, 8);

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourActionKey *key = g_new0 (CandourActionKey, 1);

      key->part = number;
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
  const CandourActionKey *first = *(const CandourActionKey *const *) a;
  const CandourActionKey *second = *(const CandourActionKey *const *) b;
  int order = strcmp (first->sort, second->sort);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_back (gconstpointer a,
              gconstpointer b)
{
  return compare_keys (b, a);
}

static GPtrArray *
read_part (const CandourActionWalk  *self,
           CandourDb                *db,
           const Part               *part,
           guint                     number,
           const CandourActionKey   *after,
           int                       limit,
           GError                  **error)
{
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_key_free);

  for (guint i = 0; i < self->streams->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (part->ranges) && part->ranges[j].stage != NULL; j++)
      if (!read_range (self, db, &g_array_index (self->streams, CandourActionStream, i),
                       &part->ranges[j], part, number, after, limit, keys, error))
        return NULL;

  g_ptr_array_sort (keys, part->newest ? compare_back : compare_keys);
  if (keys->len > (guint) limit)
    g_ptr_array_set_size (keys, limit);

  return g_steal_pointer (&keys);
}

GPtrArray *
candour_action_walk_next (const CandourActionWalk  *self,
                          CandourDb                *db,
                          const CandourActionKey   *after,
                          int                       limit,
                          GError                  **error)
{
  const Part *const *of_view = parts[self->filter->view];
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_key_free);

  for (guint i = after != NULL ? after->part : 0;
       i < MAX_PARTS && of_view[i] != NULL && keys->len < (guint) limit; i++)
    {
      GPtrArray *more = read_part (self, db, of_view[i], i,
                                   after != NULL && after->part == i ? after : NULL,
                                   limit - keys->len, error);

      if (more == NULL)
        return NULL;

      g_ptr_array_extend_and_steal (keys, more);
    }

  return g_steal_pointer (&keys);
}

/* --- Counting ------------------------------------------------------------------------- */

/* As COUNT numbers them. */
enum
{
  OVERDUE,
  SOON,
  DUE_LATER,
  VERIFY,
  CHECK_LATER,
  CLOSED,
  N_BUCKETS
};

static void
add_up (const gint64 *buckets,
        gint64       *counts)
{
  counts[CANDOUR_ACTIONS_OPEN] += buckets[OVERDUE] + buckets[SOON] + buckets[DUE_LATER]
                                  + buckets[VERIFY] + buckets[CHECK_LATER];
  counts[CANDOUR_ACTIONS_OVERDUE] += buckets[OVERDUE];
  counts[CANDOUR_ACTIONS_DUE_SOON] += buckets[SOON];
  counts[CANDOUR_ACTIONS_TO_VERIFY] += buckets[VERIFY];
  counts[CANDOUR_ACTIONS_CLOSED] += buckets[CLOSED];
}

static gboolean
count_stream (const CandourActionWalk    *self,
              CandourDb                  *db,
              const CandourActionStream  *stream,
              gint64                     *counts,
              GError                    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, count_sql[stream->lead], error);
  g_autofree char *week = candour_date_add_days (self->today, 7);
  gint64 buckets[N_BUCKETS] = { 0 };
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  bind_lead (stream, statement);
  candour_statement_bind_text (statement, 2, self->today);
  candour_statement_bind_text (statement, 3, week);
  bind_filter (self, stream, db, statement, 4);
  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    buckets[candour_statement_get_int (statement, 0)] = candour_statement_get_int (statement, 1);

  add_up (buckets, counts);

  return step == CANDOUR_STEP_DONE;
}

static void
read_tally (CandourStatement *statement,
            gint64           *totals,
            gint64           *from)
{
  static const char *const stages[] = { "owner", "verify", "check", "closed" };
  int kind = candour_statement_get_int (statement, 0);

  if (kind > 0)
    from[kind] = candour_statement_get_int (statement, 2);
  else
    for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
      if (g_str_equal (candour_statement_get_text (statement, 1), stages[i]))
        totals[i] = candour_statement_get_int (statement, 2);
}

static gboolean
count_tally_told (const CandourActionWalk  *self,
                  CandourDb                *db,
                  const char               *team_id,
                  gint64                   *counts,
                  GError                  **error)
{
  const CandourActionFilter *filter = self->filter;
  const char *level = filter->level >= 0
                      ? candour_code_from_value (candour_action_levels, filter->level) : "";
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, tally_told_sql, error, "ssis", team_id, level,
                      (gint64) (filter->drawn_as > 0 ? filter->drawn_as : -1), self->today);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  counts[CANDOUR_ACTIONS_OPEN] += candour_statement_get_int (statement, 0);

  return TRUE;
}

/* What is summed up beforehand: only days to come are added up. */
static gboolean
count_tally (const CandourActionWalk  *self,
             CandourDb                *db,
             const char               *team_id,
             gint64                   *counts,
             GError                  **error)
{
  const CandourActionFilter *filter = self->filter;
  g_autofree char *week = candour_date_add_days (self->today, 7);
  const char *level = filter->level >= 0
                      ? candour_code_from_value (candour_action_levels, filter->level) : "";
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, tally_sql, error, "ssiss", team_id, level,
                      (gint64) (filter->drawn_as > 0 ? filter->drawn_as : -1), self->today, week);
  gint64 totals[4] = { 0 };
  gint64 from[4] = { 0 };
  gint64 buckets[N_BUCKETS];
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    read_tally (statement, totals, from);

  buckets[OVERDUE] = totals[0] - from[1];
  buckets[SOON] = from[1] - from[2];
  buckets[DUE_LATER] = from[2];
  buckets[VERIFY] = totals[1] + totals[2] - from[3];
  buckets[CHECK_LATER] = from[3];
  buckets[CLOSED] = totals[3];
  add_up (buckets, counts);

  return step == CANDOUR_STEP_DONE;
}

/* Sums know teams, levels and grades, and nobody to seal anything to. */
static gboolean
is_tallied (const CandourActionWalk *self,
            CandourDb               *db)
{
  const CandourActionFilter *filter = self->filter;

  if (filter->view == CANDOUR_ACTIONS_TOLD
      && (filter->role != CANDOUR_ROLE_QA_LEAD || filter->team_id != NULL))
    return FALSE;

  return get_owner (filter) == NULL && filter->auditor_id == NULL && filter->verifier_id == NULL
         && !candour_db_reader_moderates (db);
}

gboolean
candour_action_walk_count (const CandourActionWalk  *self,
                           CandourDb                *db,
                           gint64                   *counts,
                           GError                  **error)
{
  gboolean tallied = is_tallied (self, db);

  for (guint i = 0; i < self->streams->len; i++)
    {
      const CandourActionStream *stream = &g_array_index (self->streams, CandourActionStream, i);
      const char *team_id = stream->lead == CANDOUR_ACTION_LEAD_TEAM ? stream->text : "";

      if (!tallied ? !count_stream (self, db, stream, counts, error)
          : stream->lead == CANDOUR_ACTION_LEAD_TOLD_QA
            ? !count_tally_told (self, db, team_id, counts, error)
            : !count_tally (self, db, team_id, counts, error))
        return FALSE;
    }

  return TRUE;
}
