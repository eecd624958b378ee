/* test-findings-writer.c - findings as CSV: safe, with codes or with names, whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-findings-writer.h"
#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"
#include "candour-test-rows.h"

typedef struct
{
  CandourTestStore *store;
  char             *folder;
  char             *path;
  gint64            n_rows;
} Export;

static void
export_init (Export           *self,
             CandourTestStore *store)
{
  self->store = store;
  self->folder = g_dir_make_tmp ("candour-out-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "findings.csv", NULL);
  self->n_rows = -1;
}

static void
export_clear (Export *self)
{
  candour_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

/* Returns: what was written; NULL with @error */
static char *
write_findings (Export                *self,
                GPtrArray             *audit_ids,
                CandourExportFlags     flags,
                GError               **error)
{
  char *contents = NULL;

  if (candour_findings_write (self->store->db, self->path, audit_ids, flags, self->store->actor,
                              NULL, NULL, NULL, &self->n_rows, error))
    g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));

  return contents;
}

static guint
count_files (Export *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* --- A council with two audits, and one that is not submitted -------------------------- */

static const char grading_sql[] =
  "INSERT INTO grading (audit_id, standard_id, role, grade, not_applicable, na_reason, rationale,"
  " strengths, shared, text_salt, revision) VALUES ($1, $2, 'auditor', $3, $4, '', $5, '', 0,"
  " 'salt', 1)";

/* @grade 0: not applicable. */
static void
add_grading (CandourTestStore *store,
             const char       *audit_id,
             const char       *standard_id,
             int               grade,
             const char       *rationale)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_prepare (store->db, grading_sql, &error);

  g_assert_no_error (error);
  candour_statement_bind_text (statement, 1, audit_id);
  candour_statement_bind_text (statement, 2, standard_id);
  if (grade > 0)
    candour_statement_bind_int (statement, 3, grade);
  else
    candour_statement_bind_text (statement, 3, NULL);
  candour_statement_bind_int (statement, 4, grade == 0);
  candour_statement_bind_text (statement, 5, rationale);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_DONE);
  g_assert_no_error (error);
}

static char *
add_framework (CandourTestStore *store)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (NULL);
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  candour_store_frameworks_add (store->db, g_ptr_array_index (shipped, 0), store->actor, &id,
                                &error);
  g_assert_no_error (error);

  return id;
}

static void
fill (CandourTestStore *store)
{
  g_autofree char *framework = NULL;

  candour_test_store_add_actor (store);
  framework = add_framework (store);
  candour_test_rows_add_team (store, "North", NULL);
  candour_test_store_add_person (store, "W017", "social-worker", "North");
  candour_test_rows_add_case (store, "CF-1", "North", "W017");
  candour_test_rows_add_case (store, "CF-2", "North", "W017");
  candour_test_rows_add_case (store, "CF-3", "North", "W017");
  candour_test_rows_add_audit (store, "a1", "CF-1", framework, "r-dean", "W017", "2025-03-10");
  candour_test_rows_add_audit (store, "a2", "CF-2", framework, "r-dean", "W017", "2025-04-10");
  candour_test_rows_add_audit (store, "a3", "CF-3", framework, "r-dean", "W017", NULL);
  candour_test_store_run (store, "UPDATE person SET name = 'K. Moss' WHERE id = 'W017'");
  candour_test_store_run (store, "UPDATE audit SET team_id = 'North', overall = 3,"
                                 " age_band = '5 to 9' WHERE id = 'a1'");

  add_grading (store, "a1", "Q1", 3, "Known well, by two workers: \"seen\"");
  add_grading (store, "a1", "Q3", 1, "=HYPERLINK(\"http://127.0.0.1/\",\"x\")");
  add_grading (store, "a1", "Q10", 0, "");
  add_grading (store, "a2", "Q1", 4, "@SUM(A1)\nand more");
  add_grading (store, "a3", "Q1", 2, "Not submitted yet");
}

#define HEADER \
  "audit,case,cohort,age_band,team,worker_code,worker_name,auditor_code,auditor_name,framework," \
  "framework_version,submitted_at,overall,standard,standard_name,role,grade,not_applicable," \
  "sources,prompts_met,prompts_partly_met,prompts_not_met,actions,rationale,event,consent\r\n"

/* --- Tests ---------------------------------------------------------------------------- */

static void
test_codes (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  candour_test_store_run (store, "UPDATE audit SET event = 'visit', consent = 'given'"
                                 " WHERE id = 'a2'");
  text = write_findings (&export, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (export.n_rows, ==, 4);
  g_assert_cmpstr (text, ==,
    HEADER
    "a1,CF-1,child-in-need,5 to 9,North,W017,,r-dean,,case-file-audit,1,2025-03-10T10:00:00Z,good,"
    "Q1,Voice and lived experience of the child,auditor,good,no,0,0,0,0,0,"
    "\"Known well, by two workers: \"\"seen\"\"\",,\r\n"
    "a1,CF-1,child-in-need,5 to 9,North,W017,,r-dean,,case-file-audit,1,2025-03-10T10:00:00Z,good,"
    "Q3,\"Risk, safety and thresholds\",auditor,inadequate,no,0,0,0,0,0,"
    "\"'=HYPERLINK(\"\"http://127.0.0.1/\"\",\"\"x\"\")\",,\r\n"
    "a1,CF-1,child-in-need,5 to 9,North,W017,,r-dean,,case-file-audit,1,2025-03-10T10:00:00Z,good,"
    "Q10,\"Care, permanence and transition\",auditor,,yes,0,0,0,0,0,,,\r\n"
    "a2,CF-2,child-in-need,,,W017,,r-dean,,case-file-audit,1,2025-04-10T10:00:00Z,,"
    "Q1,Voice and lived experience of the child,auditor,outstanding,no,0,0,0,0,0,"
    "\"'@SUM(A1)\nand more\",visit,given\r\n");
  g_assert_null (strstr (text, "K. Moss"));
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                                    " WHERE subject = 'export'"), ==, 0);
}

static void
test_names (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  text = write_findings (&export, NULL, CANDOUR_EXPORT_NAMES, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, ",W017,K. Moss,r-dean,R. Dean,"));
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                                    " WHERE subject = 'export'"
                                                    " AND field = 'names' AND new_value = '4'"),
                   ==, 1);
  candour_test_store_verify (store);
}

static void
test_names_refused (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  store->actor->role = CANDOUR_ROLE_TEAM_MANAGER;
  g_assert_null (write_findings (&export, NULL, CANDOUR_EXPORT_NAMES, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (export.n_rows, ==, -1);
  g_assert_cmpuint (count_files (&export), ==, 0);
}

/* Names that could not be kept in the history are not let out. */
static void
test_names_not_recorded (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  candour_test_store_run (store, "ALTER TABLE history RENAME TO elsewhere");
  g_assert_null (write_findings (&export, NULL, CANDOUR_EXPORT_NAMES, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (&export), ==, 0);
}

static void
test_some (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  g_ptr_array_add (ids, (char *) "a2");
  text = write_findings (&export, ids, CANDOUR_EXPORT_BOM, &error);
  g_assert_no_error (error);
  g_assert_cmpint (export.n_rows, ==, 1);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf" HEADER "a2,"));
}

static void
test_empty (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  text = write_findings (&export, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (export.n_rows, ==, 0);
  g_assert_cmpstr (text, ==, HEADER);
}

static void
test_cancelled (CandourTestStore *store)
{
  g_auto(Export) export = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  export_init (&export, store);
  fill (store);
  g_cancellable_cancel (cancellable);
  g_assert_false (candour_findings_write (store->db, export.path, NULL, CANDOUR_EXPORT_NAMES,
                                          store->actor, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (&export), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                                    " WHERE subject = 'export'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/findings-writer/codes", test_codes);
  candour_test_store_add ("/exchange/findings-writer/names", test_names);
  candour_test_store_add ("/exchange/findings-writer/names-refused", test_names_refused);
  candour_test_store_add ("/exchange/findings-writer/names-not-recorded", test_names_not_recorded);
  candour_test_store_add ("/exchange/findings-writer/some", test_some);
  candour_test_store_add ("/exchange/findings-writer/empty", test_empty);
  candour_test_store_add ("/exchange/findings-writer/cancelled", test_cancelled);

  return g_test_run ();
}
