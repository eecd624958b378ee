/* candour-store-frameworks.c - keeps the frameworks, every version that was ever used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-frameworks.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-id.h"
#include "candour-rows.h"
#include "candour-store-frameworks-private.h"
#include "candour-store-history.h"

/* What is kept of one version, as far as adding another has to know. */
typedef struct
{
  char *id;
  int   version;
  char *hash;
  char *closed_on;
} Version;

static void
clear_version (Version *version)
{
  g_free (version->id);
  g_free (version->hash);
  g_free (version->closed_on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Version, clear_version)

/* --- Looking at versions -------------------------------------------------------------- */

static const char newest_sql[] =
  "SELECT id, version, hash, closed_on FROM framework"
  " WHERE code = $1 AND version <= $2 ORDER BY version DESC LIMIT 1";

/* The newest up to @limit; version->id stays NULL where there is none. */
static gboolean
find_newest (CandourDb   *db,
             const char  *code,
             int          limit,
             Version     *version,
             GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, newest_sql, error, "si", code, (gint64) limit);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    {
      version->id = g_strdup (candour_statement_get_text (statement, 0));
      version->version = candour_statement_get_int (statement, 1);
      version->hash = g_strdup (candour_statement_get_text (statement, 2));
      version->closed_on = g_strdup (candour_statement_get_text (statement, 3));
    }

  return step != CANDOUR_STEP_ERROR;
}

static const char find_hash_sql[] =
  "SELECT id FROM framework WHERE code = $1 AND hash = $2 ORDER BY version DESC LIMIT 1";

/* *id is NULL where there is none. */
static gboolean
find_hash (CandourDb   *db,
           const char  *code,
           const char  *hash,
           char       **id,
           GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_hash_sql, error, "ss", code, hash);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    *id = g_strdup (candour_statement_get_text (statement, 0));

  return step != CANDOUR_STEP_ERROR;
}

static const char count_audits_sql[] =
  "SELECT count(*) FROM audit WHERE framework_id = $1";

static gboolean
check_unused (CandourDb   *db,
              const char  *id,
              GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, count_audits_sql, error, "s", id);
  gint64 n_audits;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  n_audits = candour_statement_get_int (statement, 0);
  if (n_audits == 0)
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               ngettext ("In use by %" G_GINT64_FORMAT " audit, so it cannot change. Import a new"
                         " version: open audits stay on this one.",
                         "In use by %" G_GINT64_FORMAT " audits, so it cannot change. Import a new"
                         " version: open audits stay on this one.", n_audits), n_audits);

  return FALSE;
}

/* --- Adding and removing -------------------------------------------------------------- */

static const char close_sql[] =
  "UPDATE framework SET closed_on = $1 WHERE id = $2";

/* @closed_on NULL opens it again. */
static gboolean
set_closed (CandourDb           *db,
            const Version       *version,
            const char          *closed_on,
            const CandourActor  *actor,
            GError             **error)
{
  if (g_strcmp0 (version->closed_on, closed_on) == 0)
    return TRUE;

  return candour_db_execute (db, close_sql, error, "ss", closed_on, version->id)
         && candour_store_history_append (db, actor, "framework", version->id, "closed_on",
                                          version->closed_on, closed_on, NULL, error);
}

static const char delete_sql[] =
  "DELETE FROM framework WHERE id = $1";

static gboolean
delete_version (CandourDb           *db,
                const char          *id,
                const char          *hash,
                const CandourActor  *actor,
                GError             **error)
{
  return candour_db_execute (db, delete_sql, error, "s", id)
         && candour_store_history_append (db, actor, "framework", id, "version", hash, NULL, NULL,
                                          error);
}

static const char insert_sql[] =
  "INSERT INTO framework (id, code, version, kind, title, summary, source, from_date, closed_on,"
  " has_overall, audit_days, next_step_good, hash, added_at)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9, $10, $11, $12, $13)";

static gboolean
insert_version (CandourDb               *db,
                const char              *id,
                const char              *hash,
                const CandourFramework  *framework,
                GError                 **error)
{
  g_autofree char *now = candour_date_dup_now_utc ();

  return candour_db_execute (db, insert_sql, error, "ssisssssiiiss", id, framework->code,
                             (gint64) framework->version,
                             candour_code_from_value (candour_kinds, framework->kind),
                             framework->title,
                             framework->summary != NULL ? framework->summary : "",
                             framework->source != NULL ? framework->source : "",
                             framework->from_date, (gint64) framework->has_overall,
                             (gint64) framework->audit_days, (gint64) framework->next_step_good,
                             hash, now);
}

/* A version that no audit uses yet gives way to another of the same number. */
static gboolean
make_room (CandourDb               *db,
           const CandourFramework  *framework,
           const CandourActor      *actor,
           GError                 **error)
{
  g_auto(Version) newest = { NULL };

  if (!find_newest (db, framework->code, G_MAXINT, &newest, error))
    return FALSE;

  if (newest.id == NULL || newest.version < framework->version)
    return TRUE;

  if (newest.version > framework->version)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("Version %d of “%s” is not newer than version %d, which is here already."),
                   framework->version, framework->title, newest.version);
      return FALSE;
    }

  return check_unused (db, newest.id, error)
         && delete_version (db, newest.id, newest.hash, actor, error);
}

static gboolean
close_earlier (CandourDb               *db,
               const CandourFramework  *framework,
               const CandourActor      *actor,
               GError                 **error)
{
  g_autofree char *today = candour_date_dup_today ();
  g_auto(Version) earlier = { NULL };

  if (!find_newest (db, framework->code, framework->version - 1, &earlier, error))
    return FALSE;

  return earlier.id == NULL
         || set_closed (db, &earlier, framework->from_date != NULL ? framework->from_date : today,
                        actor, error);
}

static gboolean
add_version (CandourDb               *db,
             const char              *id,
             const char              *hash,
             const CandourFramework  *framework,
             const CandourActor      *actor,
             GError                 **error)
{
  return make_room (db, framework, actor, error)
         && insert_version (db, id, hash, framework, error)
         && candour_store_frameworks_write_parts (db, id, framework, error)
         && candour_store_history_append (db, actor, "framework", id, "version", NULL, hash, NULL,
                                          error)
         && close_earlier (db, framework, actor, error);
}

gboolean
candour_store_frameworks_add (CandourDb               *db,
                              const CandourFramework  *framework,
                              const CandourActor      *actor,
                              char                   **id,
                              GError                 **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *hash = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (framework->code != NULL && framework->title != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  hash = candour_framework_dup_hash (framework);
  if (transaction == NULL || !find_hash (db, framework->code, hash, &made, error))
    return FALSE;

  if (made == NULL)
    {
      made = candour_id_new ();

      if (!add_version (db, made, hash, framework, actor, error))
        return FALSE;
    }

  if (!candour_transaction_commit (transaction, error))
    return FALSE;

  *id = g_steal_pointer (&made);

  return TRUE;
}

static const char find_version_sql[] =
  "SELECT code, version, hash FROM framework WHERE id = $1";

static gboolean
find_version (CandourDb   *db,
              const char  *id,
              char       **code,
              Version     *version,
              GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_version_sql, error, "s", id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such framework."));
  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  *code = g_strdup (candour_statement_get_text (statement, 0));
  version->version = candour_statement_get_int (statement, 1);
  version->hash = g_strdup (candour_statement_get_text (statement, 2));

  return TRUE;
}

/* With the newest version gone, the one before it is the current one again. */
gboolean
candour_store_frameworks_remove (CandourDb           *db,
                                 const char          *id,
                                 const CandourActor  *actor,
                                 GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Version) removed = { NULL };
  g_auto(Version) newest = { NULL };
  g_autofree char *code = NULL;

  if (transaction == NULL
      || !find_version (db, id, &code, &removed, error)
      || !check_unused (db, id, error)
      || !delete_version (db, id, removed.hash, actor, error)
      || !find_newest (db, code, G_MAXINT, &newest, error))
    return FALSE;

  if (newest.id != NULL && newest.version < removed.version
      && !set_closed (db, &newest, NULL, actor, error))
    return FALSE;

  return candour_transaction_commit (transaction, error);
}

/* --- Reading -------------------------------------------------------------------------- */

static const char load_sql[] =
  "SELECT code, version, kind, title, summary, source, from_date, has_overall, audit_days,"
  " next_step_good FROM framework WHERE id = $1";

static gboolean
load_version (CandourDb         *db,
              CandourFramework  *framework,
              GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, load_sql, error, "s", framework->id);
  char **fields[] = { &framework->code, NULL, NULL, &framework->title, &framework->summary,
                      &framework->source, &framework->from_date };
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such framework."));
  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      {
        g_free (*fields[i]);
        *fields[i] = g_strdup (candour_statement_get_text (statement, i));
      }

  framework->version = candour_statement_get_int (statement, 1);
  framework->kind = candour_code_to_value (candour_kinds, candour_statement_get_text (statement, 2),
                                           CANDOUR_KIND_CASE_FILE_AUDIT);
  framework->has_overall = candour_statement_get_int (statement, 7);
  framework->audit_days = candour_statement_get_int (statement, 8);
  framework->next_step_good = candour_statement_get_int (statement, 9);

  return TRUE;
}

CandourFramework *
candour_store_frameworks_load (CandourDb   *db,
                               const char  *id,
                               GError     **error)
{
  g_autoptr(CandourFramework) framework = candour_framework_new ();

  g_free (framework->id);
  framework->id = g_strdup (id);

  if (!load_version (db, framework, error)
      || !candour_store_frameworks_read_parts (db, framework, error))
    return NULL;

  return g_steal_pointer (&framework);
}

static const char find_sql[] =
  "SELECT id FROM framework WHERE id = $1 OR (code = $2 AND version = $3)"
  " OR (code = $1 AND $3 = 0) ORDER BY version DESC LIMIT 1";

/* "case-file-audit/4" falls into code and number; where there is no number it stays 0. */
char *
candour_store_frameworks_find (CandourDb   *db,
                               const char  *name,
                               GError     **error)
{
  g_autoptr(CandourStatement) statement = NULL;
  g_auto(GStrv) parts = g_strsplit (name, "/", 2);
  guint64 version = 0;
  CandourStep step;

  if (g_strv_length (parts) == 2)
    g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT, &version, NULL);

  statement = candour_db_query (db, find_sql, error, "ssi", name,
                                parts[0] != NULL ? parts[0] : "", (gint64) version);
  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("There is no framework “%s”."), name);
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  return g_strdup (candour_statement_get_text (statement, 0));
}

static const char list_sql[] =
  "SELECT framework.id, framework.code, framework.version, framework.kind, framework.title,"
  " framework.from_date, framework.closed_on, framework.has_overall,"
  " COALESCE (standards.n, 0), COALESCE (audits.n, 0),"
  " first_value (framework.title) OVER (PARTITION BY framework.code"
  " ORDER BY framework.version DESC) AS current_title"
  " FROM framework"
  " LEFT JOIN (SELECT framework_id, count(*) AS n FROM standard GROUP BY framework_id) AS standards"
  " ON standards.framework_id = framework.id"
  " LEFT JOIN (SELECT framework_id, count(*) AS n FROM audit GROUP BY framework_id) AS audits"
  " ON audits.framework_id = framework.id"
  " ORDER BY current_title, framework.code, framework.version DESC";

static CandourFrameworkRow *
read_row (CandourStatement *statement)
{
  CandourFrameworkRow *row = g_object_new (CANDOUR_TYPE_FRAMEWORK_ROW, NULL);

  row->id = g_strdup (candour_statement_get_text (statement, 0));
  row->code = g_strdup (candour_statement_get_text (statement, 1));
  row->version = candour_statement_get_int (statement, 2);
  row->kind = candour_code_to_value (candour_kinds, candour_statement_get_text (statement, 3),
                                     CANDOUR_KIND_CASE_FILE_AUDIT);
  row->title = g_strdup (candour_statement_get_text (statement, 4));
  row->from_date = g_strdup (candour_statement_get_text (statement, 5));
  row->closed_on = g_strdup (candour_statement_get_text (statement, 6));
  row->has_overall = candour_statement_get_int (statement, 7);
  row->n_standards = candour_statement_get_int (statement, 8);
  row->n_audits = candour_statement_get_int (statement, 9);

  return row;
}

GPtrArray *
candour_store_frameworks_list (CandourDb  *db,
                               GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, list_sql, error);

  return candour_statement_collect (statement, (CandourStatementReader) read_row, g_object_unref,
                                    error);
}
