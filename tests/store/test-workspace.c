/* test-workspace.c - made, opened, shared out and signed in to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "candour-id.h"
#include "candour-store-settings.h"
#include "candour-test-store.h"

static CandourWorkspace *
open_again (CandourTestStore *store,
            CandourOpenFlags  flags)
{
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace =
    candour_workspace_open (store->uri, flags | CANDOUR_OPEN_NO_BACKUP, &error);

  g_assert_no_error (error);

  return workspace;
}

static void
reopen (CandourTestStore *store,
        CandourOpenFlags  flags)
{
  candour_workspace_close (store->workspace);
  g_assert_finalize_object (store->workspace);
  store->workspace = open_again (store, flags);
  store->db = candour_workspace_get_db (store->workspace);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));

  return status.st_mode & 0777;
}

static void
test_reopened (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *marking = NULL;
  g_autofree char *missing = NULL;

  g_assert_cmpstr (candour_workspace_get_council (store->workspace), ==, "Wenbrook");
  g_assert_false (candour_workspace_is_demonstration (store->workspace));
  candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, "OFFICIAL-SENSITIVE",
                              store->actor, &error);
  g_assert_no_error (error);

  reopen (store, CANDOUR_OPEN_DEFAULT);
  g_assert_cmpstr (candour_workspace_get_council (store->workspace), ==, "Wenbrook");
  g_assert_false (candour_workspace_is_read_only (store->workspace));
  g_assert_null (candour_workspace_get_holder (store->workspace));
  g_assert_null (candour_workspace_get_actor (store->workspace));
  marking = candour_store_settings_get (store->db, CANDOUR_SETTING_MARKING, &error);
  g_assert_cmpstr (marking, ==, "OFFICIAL-SENSITIVE");
  missing = candour_store_settings_get (store->db, "nothing", &error);
  g_assert_no_error (error);
  g_assert_null (missing);
  candour_test_store_verify (store);
}

static void
test_read_only (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  reopen (store, CANDOUR_OPEN_READ_ONLY);
  g_assert_true (candour_workspace_is_read_only (store->workspace));
  g_assert_null (candour_workspace_get_holder (store->workspace));
  g_assert_cmpstr (candour_workspace_get_council (store->workspace), ==, "Wenbrook");

  g_assert_false (candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, "x",
                                              store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_closed_twice (CandourTestStore *store)
{
  candour_workspace_close (store->workspace);
  candour_workspace_close (store->workspace);
  g_assert_null (candour_workspace_get_db (store->workspace));
}

static void
test_demonstration (CandourTestStore *store)
{
  g_autofree char *today = NULL;
  g_autoptr(GError) error = NULL;

  candour_store_settings_set (store->db, CANDOUR_SETTING_DEMONSTRATION, "1 7", store->actor,
                              &error);
  candour_store_settings_set (store->db, CANDOUR_SETTING_TODAY, "2026-01-16", store->actor,
                              &error);
  g_assert_no_error (error);

  reopen (store, CANDOUR_OPEN_DEFAULT);
  g_assert_true (candour_workspace_is_demonstration (store->workspace));
  today = candour_store_settings_dup_today (store->db, &error);
  g_assert_cmpstr (today, ==, "2026-01-16");
}

static void
test_holidays (CandourTestStore *store)
{
  static const char *const off[] = {
    "2016-12-27", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
    "2026-12-28", "2027-12-28", "2028-12-26",
  };
  static const char *const on[] = { "2020-05-04", "2022-05-30", "2026-12-29" };
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourHolidays) holidays = candour_store_settings_load_holidays (store->db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (candour_date_is_working_day (off[i], holidays));
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    g_assert_true (candour_date_is_working_day (on[i], holidays));
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM bank_holiday"), ==, 107);
}

static void
test_sign_in (CandourTestStore *store)
{
  const CandourActor *actor;
  g_autoptr(GError) error = NULL;

  reopen (store, CANDOUR_OPEN_DEFAULT);
  g_assert_false (candour_workspace_sign_in (store->workspace, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (store->actor->account);
  store->actor->account = g_strdup (candour_workspace_get_account ());
  candour_test_store_add_actor (store);
  g_assert_true (candour_workspace_sign_in (store->workspace, &error));
  g_assert_no_error (error);

  actor = candour_workspace_get_actor (store->workspace);
  g_assert_cmpstr (actor->person_id, ==, "r-dean");
  g_assert_cmpstr (actor->name, ==, "R. Dean");
  g_assert_cmpint (actor->role, ==, CANDOUR_ROLE_QA_LEAD);
  g_assert_cmpstr (actor->account, ==, candour_workspace_get_account ());
  g_assert_cmpstr (actor->device, ==, candour_workspace_get_device ());

  candour_test_store_run (store, "UPDATE person SET left_on = '2026-01-01'");
  g_assert_false (candour_workspace_sign_in (store->workspace, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_second (CandourTestStore *store)
{
  g_autoptr(CandourWorkspace) second = open_again (store, CANDOUR_OPEN_DEFAULT);
  g_autoptr(CandourWorkspace) third = NULL;
  const char *holder = candour_workspace_get_holder (second);

  g_assert_true (candour_workspace_is_read_only (second));
  g_assert_nonnull (holder);
  g_assert_nonnull (strstr (holder, "Another desk has this file open"));
  g_assert_nonnull (strstr (holder, "R. Dean"));
  g_assert_nonnull (strstr (holder, candour_workspace_get_device ()));
  g_assert_cmpstr (candour_workspace_get_council (second), ==, "Wenbrook");
  candour_workspace_close (second);

  /* Reading on purpose is nobody's business. */
  g_object_unref (second);
  second = open_again (store, CANDOUR_OPEN_READ_ONLY);
  g_assert_null (candour_workspace_get_holder (second));
  candour_workspace_close (second);

  candour_workspace_close (store->workspace);
  third = open_again (store, CANDOUR_OPEN_DEFAULT);
  g_assert_false (candour_workspace_is_read_only (third));
  candour_workspace_close (third);
}

/* What a program that was killed leaves behind says nothing. */
static void
test_stale_lock (CandourTestStore *store)
{
  g_autofree char *lock = g_strconcat (store->uri, "-lock", NULL);

  candour_workspace_close (store->workspace);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (lock, "QA-05\nP. Ash\n2026-01-16T14:10:00Z\n", -1, NULL));

  reopen (store, CANDOUR_OPEN_DEFAULT);
  g_assert_false (candour_workspace_is_read_only (store->workspace));
}

static void
test_private (CandourTestStore *store)
{
  g_autofree char *folder = g_build_filename (store->place, "new", "folder", NULL);
  g_autofree char *path = g_build_filename (folder, "w.candour", NULL);
  g_autofree char *log = g_strconcat (store->uri, "-wal", NULL);
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (get_mode (store->uri), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);

  workspace = candour_workspace_create (path, "Elsewhere", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  candour_workspace_close (workspace);

  g_assert_no_errno (g_chmod (store->uri, 0644));
  reopen (store, CANDOUR_OPEN_DEFAULT);
  g_assert_cmpuint (get_mode (store->uri), ==, 0600);
}

/* --- Made with what it begins with ----------------------------------------------------- */

typedef struct
{
  CandourActor *actor;
  gboolean      fails;
} Founder;

static gboolean
found (CandourWorkspace  *workspace,
       gpointer           data,
       GError           **error)
{
  const Founder *founder = data;

  if (!candour_store_settings_set (candour_workspace_get_db (workspace), CANDOUR_SETTING_DUTY,
                                   "01234 567", founder->actor, error))
    return FALSE;

  if (founder->fails)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_UNREACHABLE, "The server is gone");

  return !founder->fails;
}

/* Where there is no workspace yet, beside the one of the test or in its place. */
static char *
dup_vacant (CandourTestStore *store)
{
  g_autofree char *clear = NULL;

  if (candour_test_store_is_sqlite (store))
    return g_build_filename (store->place, "founded.candour", NULL);

  clear = g_strdup_printf ("DROP SCHEMA %s CASCADE; CREATE SCHEMA %s", store->place,
                           store->place);
  candour_test_store_run (store, clear);

  return g_strdup (store->uri);
}

/* What cannot be made whole leaves nothing, neither a file nor tables on a server, and the next try
 * makes it.
 */
static void
test_founded (CandourTestStore *store)
{
  g_autofree char *uri = dup_vacant (store);
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *duty = NULL;
  g_autofree char *council = NULL;
  Founder founder = { store->actor, TRUE };

  g_assert_null (candour_workspace_create_with (uri, "Elsewhere", found, &founder, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_UNREACHABLE);
  g_clear_error (&error);
  if (candour_test_store_is_sqlite (store))
    g_assert_false (g_file_test (uri, G_FILE_TEST_EXISTS));
  else
    g_assert_true (candour_workspace_try_server (uri, &council, &error));
  g_assert_no_error (error);
  g_assert_null (council);

  founder.fails = FALSE;
  workspace = candour_workspace_create_with (uri, "Elsewhere", found, &founder, &error);
  g_assert_no_error (error);
  duty = candour_store_settings_get (candour_workspace_get_db (workspace), CANDOUR_SETTING_DUTY,
                                     &error);
  g_assert_cmpstr (duty, ==, "01234 567");
  candour_workspace_close (workspace);
}

static void
test_places (CandourTestStore *store)
{
  g_autofree char *synced = g_build_filename (store->place, "OneDrive - Wenbrook", NULL);
  g_autofree char *marked = g_build_filename (store->place, "marked", NULL);
  g_autofree char *mark = g_build_filename (marked, ".stfolder", NULL);
  g_autofree char *path = g_build_filename (synced, "w.candour", NULL);
  g_autofree char *below = g_build_filename (marked, "deeper", "w.candour", NULL);
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  gboolean encrypted;

  g_assert_no_errno (g_mkdir (synced, 0700));
  g_assert_no_errno (g_mkdir_with_parents (mark, 0700));
  g_assert_cmpint (candour_workspace_check_place (store->uri), ==, CANDOUR_PLACE_OK);
  g_assert_cmpint (candour_workspace_check_place (path), ==, CANDOUR_PLACE_SYNC);
  g_assert_cmpint (candour_workspace_check_place (below), ==, CANDOUR_PLACE_SYNC);
  g_assert_null (candour_workspace_get_warning (store->workspace));

  workspace = candour_workspace_create (path, "Elsewhere", &error);
  g_assert_no_error (error);
  g_assert_nonnull (candour_workspace_get_warning (workspace));
  candour_workspace_close (workspace);

  /* Either answer is right here; what matters is that there is one, or none, and no fault. */
  candour_workspace_disk_encrypted (path, &encrypted);
}

static void
test_ids (void)
{
  g_autofree char *last = candour_id_new ();

  g_assert_true (g_uuid_string_is_valid (last));
  g_assert_cmpint (last[14], ==, '7');

  /* More than a millisecond has numbers for. */
  for (int i = 0; i < 20000; i++)
    {
      char *next = candour_id_new ();

      g_assert_cmpstr (last, <, next);
      g_free (last);
      last = next;
    }
}

/* --- A reader in another process ------------------------------------------------------ */

#define GUEST_PATH "CANDOUR_TEST_GUEST_PATH"
#define GUEST_MARKING "CANDOUR_TEST_GUEST_MARKING"

/* The other process. */
static void
test_guest_reads (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autofree char *marking = NULL;

  if (!g_test_subprocess ())
    return;

  workspace = candour_workspace_open (g_getenv (GUEST_PATH),
                                      CANDOUR_OPEN_READ_ONLY | CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  marking = candour_store_settings_get (candour_workspace_get_db (workspace),
                                        CANDOUR_SETTING_MARKING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (marking, ==, g_getenv (GUEST_MARKING));
  candour_workspace_close (workspace);
}

static void
expect_guest_reads (CandourTestStore *store,
                    const char       *marking)
{
  g_autoptr(GError) error = NULL;

  candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, marking, store->actor, &error);
  g_assert_no_error (error);
  g_setenv (GUEST_PATH, store->uri, TRUE);
  g_setenv (GUEST_MARKING, marking, TRUE);
  g_test_trap_subprocess ("/store/workspace/guest-reads", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A file chooser looks into every file that it shows, which takes away our locks. */
static void
look_into (CandourTestStore *store,
           const char       *suffix)
{
  g_autofree char *path = g_strconcat (store->uri, suffix, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
}

static void
test_guest (CandourTestStore *store)
{
  g_autofree char *log = g_strconcat (store->uri, "-wal", NULL);
  GStatBuf before;
  GStatBuf after;

  expect_guest_reads (store, "OFFICIAL");
  g_assert_no_errno (g_stat (log, &before));

  look_into (store, "");
  look_into (store, "-wal");
  look_into (store, "-shm");
  expect_guest_reads (store, "OFFICIAL-SENSITIVE");
  expect_guest_reads (store, "SECRET");
  g_assert_no_errno (g_stat (log, &after));
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/workspace/reopened", test_reopened);
  candour_test_store_add ("/store/workspace/read-only", test_read_only);
  candour_test_store_add ("/store/workspace/closed-twice", test_closed_twice);
  candour_test_store_add ("/store/workspace/demonstration", test_demonstration);
  candour_test_store_add ("/store/workspace/holidays", test_holidays);
  candour_test_store_add ("/store/workspace/sign-in", test_sign_in);
  candour_test_store_add ("/store/workspace/founded", test_founded);
  candour_test_store_add_file ("/store/workspace/second", test_second);
  candour_test_store_add_file ("/store/workspace/guest", test_guest);
  g_test_add_func ("/store/workspace/guest-reads", test_guest_reads);
  candour_test_store_add_file ("/store/workspace/stale-lock", test_stale_lock);
  candour_test_store_add_file ("/store/workspace/private", test_private);
  candour_test_store_add_file ("/store/workspace/places", test_places);
  g_test_add_func ("/store/workspace/ids", test_ids);

  return g_test_run ();
}
