/* test-rows-writer.c - actions and moderations as CSV: safe, by code, and without what is sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-rows-writer.h"
#include "candour-test-moderated.h"

#define ACTION_HEADER \
  "action,audit,case,team,auditor_code,auditor_name,standard,standard_name,grade,kind,level," \
  "owner_code,owner_name,state,raised,first_due,due,extensions,evidence,done,verified," \
  "check_again,closed,repeats,what,difference\r\n"
#define MODERATION_HEADER \
  "moderation,audit,case,cohort,team,framework,auditor_code,auditor_name,moderator_code," \
  "moderator_name,decider_code,decider_name,kind,reason,sealed,state,submitted,due,finished," \
  "days,had_read,auditor_grade,moderator_grade,agreed_grade,change,feedback_read\r\n"

typedef struct
{
  char   *folder;
  char   *path;
  char   *text;
  gint64  n_rows;
} Export;

static void
export_init (Export *self)
{
  self->folder = g_dir_make_tmp ("candour-out-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "rows.csv", NULL);
}

static void
export_clear (Export *self)
{
  candour_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
read_back (Export *self)
{
  g_clear_pointer (&self->text, g_free);
  g_assert_true (g_file_get_contents (self->path, &self->text, NULL, NULL));
}

static void
write_actions (Export             *self,
               CandourTestStore   *store,
               CandourExportFlags  flags)
{
  g_autoptr(GError) error = NULL;

  candour_actions_write (store->db, self->path, flags, store->actor, NULL, NULL, NULL,
                         &self->n_rows, &error);
  g_assert_no_error (error);
  read_back (self);
}

static void
write_moderations (Export           *self,
                   CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_moderations_write (store->db, self->path, 0, store->actor, NULL, NULL, NULL,
                             &self->n_rows, &error);
  g_assert_no_error (error);
  read_back (self);
}

static void
test_actions (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_auto(Export) export = { 0 };

  candour_test_moderated_init (&test, store);
  candour_test_store_run (store, "UPDATE action_point SET what = '=1+1' WHERE position = 1");
  candour_test_store_run (store, "UPDATE person SET code = 'W017' WHERE id = '"
                          CANDOUR_TEST_WORKER "'");
  export_init (&export);
  write_actions (&export, store, 0);
  g_assert_cmpint (export.n_rows, ==, 2);
  g_assert_true (g_str_has_prefix (export.text, ACTION_HEADER));
  g_assert_nonnull (strstr (export.text, ",\"'=1+1\","));
  g_assert_nonnull (strstr (export.text, ",W017,,open,2026-01-14,2026-01-30,2026-01-30,0,0,"));
  g_assert_nonnull (strstr (export.text, ",Requires improvement,"));
  g_assert_null (strstr (export.text, CANDOUR_TEST_WORKER));
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject = 'export'"), ==, 0);

  write_actions (&export, store, CANDOUR_EXPORT_NAMES | CANDOUR_EXPORT_BOM);
  g_assert_true (g_str_has_prefix (export.text, "\xef\xbb\xbf" ACTION_HEADER));
  g_assert_nonnull (strstr (export.text, ",W017," CANDOUR_TEST_WORKER ","));
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject = 'export'"), ==, 1);
}

static void
test_refused (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_auto(Export) export = { 0 };
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  export_init (&export);
  g_assert_false (candour_actions_write (store->db, export.path, CANDOUR_EXPORT_NAMES, test.boss,
                                         NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_false (g_file_test (export.path, G_FILE_TEST_EXISTS));
}

/* The moderator exports no action of what is to be graded blind, and of the moderation no grade
 * and no reason.
 */
static void
test_sealed (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_auto(Export) export = { 0 };

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  export_init (&export);
  candour_test_moderated_read_as (&test, test.moderator);
  write_actions (&export, store, 0);
  g_assert_cmpstr (export.text, ==, ACTION_HEADER);

  write_moderations (&export, store);
  g_assert_cmpint (export.n_rows, ==, 1);
  g_assert_true (g_str_has_prefix (export.text, MODERATION_HEADER));
  g_assert_nonnull (strstr (export.text, ",,,yes,allocated,"));
  g_assert_nonnull (strstr (export.text, ",no,,,,,no\r\n"));
  g_assert_null (strstr (export.text, ",Good,"));

  candour_test_moderated_read_as (&test, NULL);
  write_moderations (&export, store);
  g_assert_nonnull (strstr (export.text, ",no,allocated,"));
  g_assert_nonnull (strstr (export.text, ",no,Good,,,,no\r\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/rows-writer/actions", test_actions);
  candour_test_store_add ("/exchange/rows-writer/refused", test_refused);
  candour_test_store_add ("/exchange/rows-writer/sealed", test_sealed);

  return g_test_run ();
}
