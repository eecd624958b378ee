/* candour-store-openings.c - who has an audit open, and what was open when a program ended badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-openings.h"

#include "candour-date.h"
#include "candour-id.h"

/* As a row has it. */
typedef struct
{
  char           *id;
  char           *desk;
  char           *opened_at;
  CandourOpening *opening;
} Row;

void
candour_opening_free (CandourOpening *self)
{
  g_free (self->person_id);
  g_free (self->name);
  g_free (self->device);
  g_free (self);
}

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->id);
  g_free (self->desk);
  g_free (self->opened_at);
  g_clear_pointer (&self->opening, candour_opening_free);
  g_free (self);
}

static gpointer
read_row (CandourStatement *statement)
{
  Row *row = g_new0 (Row, 1);

  row->id = g_strdup (candour_statement_get_text (statement, 0));
  row->desk = g_strdup (candour_statement_get_text (statement, 1));
  row->opened_at = g_strdup (candour_statement_get_text (statement, 2));
  row->opening = g_new0 (CandourOpening, 1);
  row->opening->person_id = g_strdup (candour_statement_get_text (statement, 3));
  row->opening->name = g_strdup (candour_statement_get_text (statement, 4));
  row->opening->device = g_strdup (candour_statement_get_text (statement, 5));
  row->opening->writes = candour_statement_get_int (statement, 6) != 0;

  return row;
}

static const char elsewhere_sql[] =
  "SELECT o.id, o.desk, o.opened_at, o.person_id, p.name, o.device, o.writes FROM opening o"
  " JOIN person p ON p.id = o.person_id"
  " WHERE o.audit_id = $1 AND o.desk <> $2 ORDER BY o.writes DESC, o.opened_at, o.id";

/* (element-type Row) */
static GPtrArray *
list_elsewhere (CandourDb   *db,
                const char  *audit_id,
                GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, elsewhere_sql, error, "ss", audit_id, candour_db_get_desk (db));

  return candour_statement_collect (statement, read_row, row_free, error);
}

/* A desk has its own name claimed for as long as its connection lives. */
static gboolean
is_there (CandourDb   *db,
          const Row   *row,
          gboolean    *there,
          GError     **error)
{
  gboolean taken;

  if (!candour_db_claim (db, row->desk, &taken, error))
    return FALSE;

  *there = !taken;

  return !taken || candour_db_unclaim (db, row->desk, error);
}

/* --- What nobody closed --------------------------------------------------------------- */

static const char last_words_sql[] =
  "SELECT max(at_utc) FROM history WHERE actor = $1 AND device = $2 AND at_utc >= $3"
  " AND ((subject_id >= $4 AND subject_id < $5)"
  " OR subject_id IN (SELECT id FROM action_point WHERE audit_id = $4))";

/* "ID/STANDARD/ROLE" and "ID/VOICE" stand between "ID" and the sign after the slash. */
static gboolean
find_last_words (CandourDb           *db,
                 const char          *audit_id,
                 const char          *since,
                 const CandourActor  *actor,
                 char               **at,
                 GError             **error)
{
  g_autofree char *end = g_strdup_printf ("%s%c", audit_id, '/' + 1);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, last_words_sql, error, "sssss", actor->person_id, actor->device, since,
                      audit_id, end);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *at = g_strdup (candour_statement_get_text (statement, 0));

  return TRUE;
}

static const char leave_sql[] = "DELETE FROM opening WHERE id = $1";

/* *since: of the earliest that was this person's, here. */
static gboolean
clear_away (CandourDb           *db,
            const char          *audit_id,
            const CandourActor  *actor,
            char               **since,
            GError             **error)
{
  g_autoptr(GPtrArray) rows = list_elsewhere (db, audit_id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      gboolean there;

      if (!is_there (db, row, &there, error))
        return FALSE;
      if (there)
        continue;

      if (*since == NULL && g_strcmp0 (row->opening->person_id, actor->person_id) == 0
          && g_strcmp0 (row->opening->device, actor->device) == 0)
        *since = g_strdup (row->opened_at);
      if (!candour_db_execute (db, leave_sql, error, "s", row->id))
        return FALSE;
    }

  return TRUE;
}

/* --- Open, and closed ----------------------------------------------------------------- */

static const char enter_sql[] =
  "INSERT INTO opening (id, audit_id, desk, device, person_id, writes, opened_at)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7)"
  " ON CONFLICT (id) DO UPDATE SET writes = excluded.writes";

gboolean
candour_store_openings_enter (CandourDb           *db,
                              const char          *audit_id,
                              gboolean             writes,
                              const CandourActor  *actor,
                              char               **id,
                              char               **kept_at,
                              GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *now = candour_date_dup_now_utc ();
  g_autofree char *new_id = *id != NULL ? g_strdup (*id) : candour_id_new ();
  g_autofree char *since = NULL;
  g_autofree char *at = NULL;
  const char *desk = candour_db_get_desk (db);
  gboolean taken;

  if (transaction == NULL
      || !candour_db_claim (db, desk, &taken, error)
      || !clear_away (db, audit_id, actor, &since, error)
      || (since != NULL && !find_last_words (db, audit_id, since, actor, &at, error))
      || !candour_db_execute (db, enter_sql, error, "sssssis", new_id, audit_id, desk,
                              actor->device, actor->person_id, (gint64) writes, now)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  g_free (*id);
  *id = g_steal_pointer (&new_id);
  *kept_at = g_steal_pointer (&at);

  return TRUE;
}

gboolean
candour_store_openings_leave (CandourDb   *db,
                              const char  *id,
                              GError     **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL && candour_db_execute (db, leave_sql, error, "s", id)
         && candour_transaction_commit (transaction, error);
}

GPtrArray *
candour_store_openings_list (CandourDb   *db,
                             const char  *audit_id,
                             GError     **error)
{
  g_autoptr(GPtrArray) rows = list_elsewhere (db, audit_id, error);
  g_autoptr(GPtrArray) openings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_opening_free);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);
      gboolean there;

      if (!is_there (db, row, &there, error))
        return NULL;
      if (there)
        g_ptr_array_add (openings, g_steal_pointer (&row->opening));
    }

  return g_steal_pointer (&openings);
}
