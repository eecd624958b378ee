/* candour-store-people-save.c - adds and changes people, each change in the history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-people.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-date.h"
#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-people-private.h"

static gboolean
refuse (const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

/* --- Checks --------------------------------------------------------------------------- */

gboolean
candour_store_people_check_editor (const CandourActor  *actor,
                                   GError             **error)
{
  return candour_rules_may_edit_people (actor->role)
         || refuse (_("Only a QA lead or a head of service may change people and teams."), error);
}

static const char count_held_sql[] =
  "SELECT (SELECT count(*) FROM action_point WHERE owner_id = $1 AND is_open = 1),"
  " (SELECT count(*) FROM child_case WHERE worker_id = $1 AND closed_on IS NULL)";

gboolean
candour_store_people_check_leave (CandourDb            *db,
                                  const CandourPerson  *person,
                                  GError              **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, count_held_sql, error, "s", person->id);
  gint64 n_actions, n_cases;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  n_actions = candour_statement_get_int (statement, 0);
  n_cases = candour_statement_get_int (statement, 1);

  if (n_actions > 0)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                 ngettext ("%s owns %" G_GINT64_FORMAT " open action. Hand it on.",
                           "%s owns %" G_GINT64_FORMAT " open actions. Hand them on.", n_actions),
                 person->name, n_actions);
  else if (n_cases > 0)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                 ngettext ("%s holds the record of %" G_GINT64_FORMAT " child. Hand it on.",
                           "%s holds the records of %" G_GINT64_FORMAT " children. Hand them on.",
                           n_cases),
                 person->name, n_cases);

  return n_actions == 0 && n_cases == 0;
}

static const char account_sql[] =
  "SELECT count(*) FROM person WHERE account = $1 AND id <> $2";

static gboolean
check_account (CandourDb            *db,
               const CandourPerson  *person,
               GError              **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  if (person->account == NULL)
    return TRUE;

  statement = candour_db_query (db, account_sql, error, "ss", person->account, person->id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return candour_statement_get_int (statement, 0) == 0
         || refuse (_("Somebody else has this account."), error);
}

static const char managers_sql[] =
  "WITH RECURSIVE above (id) AS ("
  "   SELECT id FROM person WHERE id = $1"
  "   UNION SELECT person.manager_id FROM person JOIN above ON person.id = above.id)"
  " SELECT count(*) FROM above WHERE id = $2";

static gboolean
check_manager (CandourDb            *db,
               const CandourPerson  *person,
               GError              **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  if (person->manager_id == NULL)
    return TRUE;

  statement = candour_db_query (db, managers_sql, error, "ss", person->manager_id, person->id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return candour_statement_get_int (statement, 0) == 0
         || refuse (_("A person cannot manage their own line manager."), error);
}

static gboolean
check_date (const char  *date,
            GError     **error)
{
  return date == NULL || candour_date_is_valid (date)
         || refuse (_("A date is not a day of the calendar."), error);
}

static gboolean
check (CandourDb            *db,
       const CandourPerson  *person,
       GError              **error)
{
  if (*person->name == '\0')
    return refuse (_("Give the person a name."), error);

  return check_date (person->started_on, error)
         && check_date (person->left_on, error)
         && check_date (person->trained_on, error)
         && check_account (db, person, error)
         && check_manager (db, person, error);
}

/* --- Writing -------------------------------------------------------------------------- */

static const char last_code_sql[] =
  "SELECT code FROM person WHERE code >= 'W0' AND code < 'W:'"
  " ORDER BY length (code) DESC, code DESC LIMIT 1";

/* "W001", "W002" ... "W999", "W1000". */
static char *
make_code (CandourDb  *db,
           GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, last_code_sql, error, "");
  gint64 last = 0;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    last = g_ascii_strtoll (candour_statement_get_text (statement, 0) + 1, NULL, 10);

  return step != CANDOUR_STEP_ERROR ? g_strdup_printf ("W%03" G_GINT64_FORMAT, last + 1) : NULL;
}

static gboolean
record (CandourDb            *db,
        const CandourPerson  *old,
        const CandourPerson  *person,
        const CandourActor   *actor,
        GError              **error)
{
  const struct
  {
    const char *field;
    const char *before;
    const char *after;
  } changes[] = {
    { "name", old->name, person->name },
    { "role", old->id != NULL ? candour_code_from_value (candour_roles, old->role) : NULL,
      candour_code_from_value (candour_roles, person->role) },
    { "job", old->job, person->job },
    { "team_id", old->team_id, person->team_id },
    { "manager_id", old->manager_id, person->manager_id },
    { "started_on", old->started_on, person->started_on },
    { "left_on", old->left_on, person->left_on },
    { "account", old->account, person->account },
    { "trained_on", old->trained_on, person->trained_on },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_strcmp0 (changes[i].before, changes[i].after) != 0
        && !candour_store_history_append (db, actor, "person", person->id, changes[i].field,
                                          changes[i].before, changes[i].after, NULL, error))
      return FALSE;

  return TRUE;
}

static const char insert_sql[] =
  "INSERT INTO person (id, code, name, folded, role, job, team_id, manager_id, started_on,"
  " left_on, account, trained_on, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";

gboolean
candour_store_people_insert (CandourDb           *db,
                             CandourPerson       *person,
                             const CandourActor  *actor,
                             GError             **error)
{
  static const CandourPerson nobody = { NULL };
  g_autofree char *folded = candour_fold (person->name);

  if (person->id == NULL)
    person->id = candour_id_new ();
  if (person->code == NULL)
    person->code = make_code (db, error);
  if (person->code == NULL)
    return FALSE;

  person->revision = 1;

  return candour_db_execute (db, insert_sql, error, "ssssssssssss", person->id, person->code,
                             person->name, folded,
                             candour_code_from_value (candour_roles, person->role), person->job,
                             person->team_id, person->manager_id, person->started_on,
                             person->left_on, person->account, person->trained_on)
         && record (db, &nobody, person, actor, error);
}

static const char update_sql[] =
  "UPDATE person SET name = $1, folded = $2, role = $3, job = $4, team_id = $5, manager_id = $6,"
  " started_on = $7, left_on = $8, account = $9, trained_on = $10, revision = revision + 1"
  " WHERE id = $11 AND revision = $12 RETURNING revision";

gboolean
candour_store_people_update (CandourDb            *db,
                             const CandourPerson  *old,
                             const CandourPerson  *person,
                             const CandourActor   *actor,
                             GError              **error)
{
  g_autofree char *folded = candour_fold (person->name);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, update_sql, error, "sssssssssssi", person->name, folded,
                      candour_code_from_value (candour_roles, person->role), person->job,
                      person->team_id, person->manager_id, person->started_on, person->left_on,
                      person->account, person->trained_on, person->id, person->revision);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
                         _("Somebody else changed this person first."));

  return step == CANDOUR_STEP_ROW && record (db, old, person, actor, error);
}

/* --- Saving --------------------------------------------------------------------------- */

static char *
dup_or_null (const char *text)
{
  g_autofree char *squeezed = candour_squeeze (text);

  return *squeezed != '\0' ? g_steal_pointer (&squeezed) : NULL;
}

/* As it is kept: an empty field of a form is no value. */
static CandourPerson *
clean (const CandourPerson *person)
{
  CandourPerson *kept = candour_person_new ();

  kept->id = g_strdup (person->id);
  kept->code = g_strdup (person->code);
  kept->name = candour_squeeze (person->name);
  kept->role = person->role;
  kept->job = dup_or_null (person->job);
  kept->team_id = dup_or_null (person->team_id);
  kept->manager_id = dup_or_null (person->manager_id);
  kept->started_on = dup_or_null (person->started_on);
  kept->left_on = dup_or_null (person->left_on);
  kept->account = dup_or_null (person->account);
  kept->trained_on = dup_or_null (person->trained_on);
  kept->revision = person->revision;

  return kept;
}

static gboolean
change (CandourDb           *db,
        CandourPerson       *person,
        const CandourActor  *actor,
        GError             **error)
{
  g_autoptr(CandourPerson) old = candour_store_people_load (db, person->id, error);

  if (old == NULL
      || !check (db, person, error)
      || (old->left_on == NULL && person->left_on != NULL
          && !candour_store_people_check_leave (db, person, error))
      || !candour_store_people_update (db, old, person, actor, error))
    return FALSE;

  person->revision++;

  return TRUE;
}

static gboolean
add (CandourDb           *db,
     CandourPerson       *person,
     const CandourActor  *actor,
     GError             **error)
{
  person->id = candour_id_new ();

  return check (db, person, error)
         && candour_store_people_insert (db, person, actor, error);
}

static void
take_over (CandourPerson *person,
           CandourPerson *kept)
{
  CandourPerson before = *person;

  *person = *kept;
  *kept = before;
}

gboolean
candour_store_people_save (CandourDb           *db,
                           CandourPerson       *person,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourPerson) kept = clean (person);

  if (transaction == NULL
      || !candour_store_people_check_editor (actor, error)
      || !(kept->id == NULL ? add (db, kept, actor, error) : change (db, kept, actor, error))
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  take_over (person, kept);

  return TRUE;
}

static const char count_sql[] =
  "SELECT count(*) FROM person";

static gboolean
check_empty (CandourDb  *db,
             GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, count_sql, error, "");

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return candour_statement_get_int (statement, 0) == 0
         || refuse (_("There are people in this workspace already."), error);
}

gboolean
candour_store_people_add_first (CandourDb      *db,
                                CandourPerson  *person,
                                GError        **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourPerson) kept = clean (person);
  g_autoptr(CandourActor) actor = NULL;

  g_clear_pointer (&kept->id, g_free);
  kept->id = candour_id_new ();
  actor = candour_actor_new (kept, kept->account);

  if (transaction == NULL
      || !check_empty (db, error)
      || !check (db, kept, error)
      || !candour_store_people_insert (db, kept, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  take_over (person, kept);

  return TRUE;
}
