/* candour-store-imports.c - what every import leaves behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-imports-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-date.h"
#include "candour-id.h"
#include "candour-store-history.h"

gboolean
candour_imports_check_role (const CandourActor  *actor,
                            GError             **error)
{
  if (candour_rules_may_import (actor->role))
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("Only a QA lead or a head of service may import lists."));

  return FALSE;
}

static const char last_sql[] =
  "SELECT at_utc FROM import_run WHERE kind = $1 ORDER BY at_utc DESC LIMIT 1";

gboolean
candour_imports_find_last (CandourDb   *db,
                           const char  *kind,
                           char       **on,
                           GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, last_sql, error, "s", kind);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    *on = candour_instant_dup_date (candour_statement_get_text (statement, 0));

  return step != CANDOUR_STEP_ERROR;
}

static const char insert_sql[] =
  "INSERT INTO import_run (id, at_utc, person_id, kind, file_name, file_hash, n_rows, n_new,"
  " n_changed, n_gone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

gboolean
candour_imports_record (CandourDb               *db,
                        const CandourImportRun  *run,
                        const CandourActor      *actor,
                        GError                 **error)
{
  g_autofree char *id = candour_id_new ();
  g_autofree char *now = candour_date_dup_now_utc ();
  g_autofree char *counts =
    g_strdup_printf ("file=%s rows=%" G_GINT64_FORMAT " new=%" G_GINT64_FORMAT
                     " changed=%" G_GINT64_FORMAT " gone=%" G_GINT64_FORMAT, run->file_hash,
                     run->n_rows, run->n_new, run->n_changed, run->n_gone);

  return candour_db_execute (db, insert_sql, error, "ssssssiiii", id, now,
                             actor->person_id != NULL ? actor->person_id : "", run->kind,
                             run->file_name, run->file_hash, run->n_rows, run->n_new,
                             run->n_changed, run->n_gone)
         && candour_store_history_append (db, actor, "import_run", id, run->kind, NULL, counts,
                                          NULL, error);
}
