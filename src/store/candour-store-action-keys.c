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

/* In another order than that of the dates which say what is in a view. What is open is little,
 * however much is closed, so those are tried row by row.
 */
#define ORDERED(days, condition, sort, compare, direction) \
  "SELECT " sort ", p.id FROM action_point p WHERE " condition \
  " AND (" sort ", p.id) " compare " ($3, $4) AND CAST(" days " AS TEXT) >= $5" \
  " AND CAST(" days " AS TEXT) <= $6" \
  FILTER ("$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16") \
  " ORDER BY " sort " " direction ", p.id " direction " LIMIT $7"
#define OF_STAGE(condition) condition " AND p.stage = $2"
#define OPEN(condition) condition " AND p.is_open = 1 AND CAST($2 AS TEXT) <> ''"

#define DUE "coalesce(p.due_on, '9999-12-31')"
#define RAISED "coalesce(p.raised_on, '')"
#define BY_DUE(condition) ORDERED ("p.wait_on", OF_STAGE (condition), DUE, ">", "ASC")
#define BY_NEWEST(condition) ORDERED ("p.wait_on", OF_STAGE (condition), RAISED, "<", "DESC")
#define BY_OLDEST(condition) ORDERED ("p.wait_on", OF_STAGE (condition), RAISED, ">", "ASC")
#define TOLD_BY_DUE(day, condition) ORDERED ("p." day, OPEN (condition), DUE, ">", "ASC")
#define TOLD_BY_NEWEST(day, condition) ORDERED ("p." day, OPEN (condition), RAISED, "<", "DESC")
#define TOLD_BY_OLDEST(day, condition) ORDERED ("p." day, OPEN (condition), RAISED, ">", "ASC")

typedef enum
{
  KEYS_OLDEST,   /* by the dates of a view's parts */
  KEYS_NEWEST,
  KEYS_BY_DUE,
  KEYS_BY_RAISED_DOWN,
  KEYS_BY_RAISED_UP,
  N_KEYS,
} Keys;

static const char *const keys_sql[N_KEYS][CANDOUR_N_ACTION_LEADS] = {
  [KEYS_OLDEST] = LEADS (OLDEST, TOLD),
  [KEYS_NEWEST] = LEADS (NEWEST, TOLD),
  [KEYS_BY_DUE] = LEADS (BY_DUE, TOLD_BY_DUE),
  [KEYS_BY_RAISED_DOWN] = LEADS (BY_NEWEST, TOLD_BY_NEWEST),
  [KEYS_BY_RAISED_UP] = LEADS (BY_OLDEST, TOLD_BY_OLDEST),
};

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

const char *
candour_action_filter_get_owner (const CandourActionFilter *filter)
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
  else if (candour_action_filter_get_owner (filter) != NULL)
    add_stream (self, CANDOUR_ACTION_LEAD_OWNER, candour_action_filter_get_owner (filter), 0);
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
void
candour_action_walk_bind (const CandourActionWalk   *self,
                          const CandourActionStream *stream,
                          CandourDb                 *db,
                          CandourStatement          *statement,
                          int                        first)
{
  const CandourActionFilter *filter = self->filter;
  gboolean verifies_below = filter->verifier_id != NULL
                            && stream->lead == CANDOUR_ACTION_LEAD_BELOW;
  const char *const texts[] = {
    candour_action_filter_get_owner (filter), filter->auditor_id, filter->team_id,
    filter->verifier_id,
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

void
candour_action_stream_bind (const CandourActionStream *stream,
                            CandourStatement          *statement)
{
  if (stream->lead == CANDOUR_ACTION_LEAD_GRADE)
    candour_statement_bind_int (statement, 1, stream->number);
  else
    candour_statement_bind_text (statement, 1, stream->text);
}

static gboolean
is_descending (Keys order)
{
  return order == KEYS_NEWEST || order == KEYS_BY_RAISED_DOWN;
}

/* Adds to what is in @keys from the ranges and streams before. */
static gboolean
read_range (const CandourActionWalk    *self,
            CandourDb                  *db,
            const CandourActionStream  *stream,
            const Range                *range,
            Keys                        order,
            guint                       number,
            const CandourActionKey     *after,
            int                         limit,
            GPtrArray                  *keys,
            GError                    **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (db, keys_sql[order][stream->lead], error);
  g_autofree char *from = dup_bound (self, range->from);
  g_autofree char *until = dup_bound (self, range->until);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  candour_action_stream_bind (stream, statement);
  candour_statement_bind_text (statement, 2, range->stage);
  candour_statement_bind_text (statement, 3, after != NULL ? after->sort
                                             : is_descending (order) ? LAST_DATE : "");
  candour_statement_bind_text (statement, 4, after != NULL ? after->id : "");
  candour_statement_bind_text (statement, 5, from);
  candour_statement_bind_text (statement, 6, until);
  candour_statement_bind_int (statement, 7, limit);
  candour_action_walk_bind (self, stream, db, statement, 8);

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

static gboolean
read_part (const CandourActionWalk  *self,
           CandourDb                *db,
           const Part               *part,
           Keys                      order,
           guint                     number,
           const CandourActionKey   *after,
           int                       limit,
           GPtrArray                *keys,
           GError                  **error)
{
  for (guint i = 0; i < self->streams->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (part->ranges) && part->ranges[j].stage != NULL; j++)
      if (!read_range (self, db, &g_array_index (self->streams, CandourActionStream, i),
                       &part->ranges[j], order, number, after, limit, keys, error))
        return FALSE;

  return TRUE;
}

/* Of several ranges and streams, each in order: the first @limit. */
static void
merge (GPtrArray *keys,
       Keys       order,
       int        limit)
{
  g_ptr_array_sort (keys, is_descending (order) ? compare_back : compare_keys);
  if (keys->len > (guint) limit)
    g_ptr_array_set_size (keys, limit);
}

/* All parts are one, for their dates are not what it is ordered by. */
static GPtrArray *
next_ordered (const CandourActionWalk  *self,
              CandourDb                *db,
              const CandourActionKey   *after,
              int                       limit,
              GError                  **error)
{
  static const Keys orders[CANDOUR_N_ACTION_ORDERS] = {
    [CANDOUR_ACTIONS_BY_DUE] = KEYS_BY_DUE,
    [CANDOUR_ACTIONS_NEWEST] = KEYS_BY_RAISED_DOWN,
    [CANDOUR_ACTIONS_OLDEST] = KEYS_BY_RAISED_UP,
  };
  const Part *const *of_view = parts[self->filter->view];
  Keys order = orders[self->filter->order];
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_key_free);

  for (guint i = 0; i < MAX_PARTS && of_view[i] != NULL; i++)
    if (!read_part (self, db, of_view[i], order, 0, after, limit, keys, error))
      return NULL;
  merge (keys, order, limit);

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

  if (self->filter->order != CANDOUR_ACTIONS_URGENT
      && self->filter->view != CANDOUR_ACTIONS_CLOSED)
    return next_ordered (self, db, after, limit, error);

  for (guint i = after != NULL ? after->part : 0;
       i < MAX_PARTS && of_view[i] != NULL && keys->len < (guint) limit; i++)
    {
      Keys order = of_view[i]->newest ? KEYS_NEWEST : KEYS_OLDEST;
      int left = limit - keys->len;
      g_autoptr(GPtrArray) more =
        g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_key_free);

      if (!read_part (self, db, of_view[i], order, i,
                      after != NULL && after->part == i ? after : NULL, left, more, error))
        return NULL;

      merge (more, order, left);
      g_ptr_array_extend_and_steal (keys, g_steal_pointer (&more));
    }

  return g_steal_pointer (&keys);
}
