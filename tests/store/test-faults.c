/* test-faults.c - whichever step of a save the disk fails at, nothing is half saved, or lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each operation of the program is done again and again; the first time the first write fails,
 * then the second, and so on, until it gets through unharmed. The same for what is synced,
 * truncated and read, once and from then on for ever, on a broken disk and on a full one.
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candour-db-private.h"
#include "candour-store-audits.h"
#include "candour-store-cases-import.h"
#include "candour-store-history.h"
#include "candour-store-settings.h"
#include "candour-test-audit.h"
#include "candour-test-faults.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

/* How far into each operation the sweep goes. Grading writes six times, the others hundreds. */
#define SHORT_STEPS 6
#define LONG_STEPS 40

typedef struct
{
  CandourTestStore *store;
  char             *framework_id;
  CandourAudit     *audit;
  CandourGrading   *grading;
  int               round;     /* counts up, so that each time something else is saved */
} Desk;

/* What a person would look at: numbers only, made anew from the tables. */
static const char look_sql[] =
  "SELECT (SELECT count(*) FROM history) || ' '"
  " || (SELECT coalesce(sum(grade), 0) || ' ' || coalesce(max(rationale), '') FROM grading"
  "   WHERE standard_id = '" CANDOUR_TEST_SAFETY "') || ' '"
  " || (SELECT count(*) FROM audit WHERE submitted_at IS NOT NULL) || ' '"
  " || (SELECT count(*) FROM audit WHERE fingerprint IS NOT NULL) || ' '"
  " || (SELECT coalesce(sum(n_actions), 0) || ' ' || coalesce(sum(n_open), 0) FROM audit) || ' '"
  " || (SELECT count(*) FROM action_point WHERE is_open = 1) || ' '"
  " || (SELECT count(*) FROM child_case) || ' '"
  " || (SELECT count(*) FROM child_case WHERE closed_on IS NULL) || ' '"
  " || (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM team) || ' '"
  " || (SELECT count(*) FROM import_run)";

static char *
look (CandourDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, look_sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_no_error (error);

  return g_strdup (candour_statement_get_text (statement, 0));
}

/* As another program sees the file, on a sound disk. */
static char *
look_from_outside (Desk *desk)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = NULL;

  candour_test_faults_unmount ();
  db = candour_db_open (desk->store->uri, CANDOUR_DB_SECOND, &error);
  candour_test_faults_mount ();
  g_assert_no_error (error);

  return look (db);
}

static void
assert_whole (CandourDb *db)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  gint64 broken_at = -1;
  gint64 n_rows;

  g_assert_true (candour_store_history_verify (db, &broken_at, &n_rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (broken_at, ==, 0);
  g_assert_true (db->driver->examine (db, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
}

/* The workspace lies on the failing disk from here on. */
static void
reopen (Desk *desk)
{
  CandourTestStore *store = desk->store;
  g_autoptr(GError) error = NULL;

  candour_workspace_close (store->workspace);
  g_object_unref (store->workspace);
  candour_test_faults_mount ();
  store->workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  store->db = candour_workspace_get_db (store->workspace);
}

static void
desk_init (Desk             *desk,
           CandourTestStore *store)
{
  *desk = (Desk) { .store = store };
  desk->framework_id = candour_test_kept_prepare (store);
}

static void
desk_clear (Desk *desk)
{
  candour_test_faults_unmount ();
  g_free (desk->framework_id);
  g_clear_pointer (&desk->audit, candour_audit_free);
  g_clear_pointer (&desk->grading, candour_grading_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* --- The operations ------------------------------------------------------------------- */

/* @prepare works on a sound disk; @run is what may fail, and what is then done again. */
typedef struct
{
  const char *name;
  void      (*prepare) (Desk *desk);
  gboolean  (*run)     (Desk *desk, GError **error);
} Operation;

static void
prepare_grading (Desk *desk)
{
  g_autofree char *words = g_strdup_printf ("What was seen in round %d, in words that fill a page "
                                            "of nothing in particular", desk->round);

  if (desk->audit == NULL)
    {
      desk->audit = candour_test_kept_start (desk->store, desk->framework_id, "CF-2291");
      desk->grading = candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
    }

  desk->grading->grade = 1 + desk->round % 4;
  candour_set_text (&desk->grading->rationale, words);
}

static gboolean
run_grading (Desk    *desk,
             GError **error)
{
  return candour_store_gradings_save (desk->store->db, desk->audit->id, desk->grading,
                                      desk->store->actor, error);
}

static void
prepare_submit (Desk *desk)
{
  g_autofree char *case_id = g_strdup_printf ("S-%d", desk->round);

  candour_test_rows_add_case (desk->store, case_id, "East", CANDOUR_TEST_WORKER);
  g_clear_pointer (&desk->audit, candour_audit_free);
  desk->audit = candour_test_kept_start (desk->store, desk->framework_id, case_id);
  candour_test_kept_fill (desk->store, &desk->audit);
}

static gboolean
run_submit (Desk    *desk,
            GError **error)
{
  return candour_store_audits_submit (desk->store->db, desk->audit, desk->store->actor,
                                      CANDOUR_TEST_TODAY, NULL, NULL, error);
}

/* A list of other children each time, so that some come and some go. */
static gboolean
run_import (Desk    *desk,
            GError **error)
{
  g_autoptr(GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_case_entry_free);
  g_autofree char *hash = g_strdup_printf ("%d", desk->round);
  g_autofree char *worker = g_strdup_printf ("W. Nr %d", desk->round);
  CandourCasePlan *plan = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *reference = g_strdup_printf ("I-%d", 20 * desk->round + i);
      CandourCaseEntry *entry = candour_case_entry_new (reference);

      entry->cohort = CANDOUR_COHORT_CHILD_IN_NEED;
      candour_set_text (&entry->team, "East");
      candour_set_text (&entry->worker, worker);
      g_ptr_array_add (entries, entry);
    }

  if (!candour_store_cases_import (desk->store->db, entries, 0, "list.csv", hash, CANDOUR_TEST_TODAY,
                                   desk->store->actor, NULL, &plan, error))
    return FALSE;

  candour_case_plan_free (plan);

  return TRUE;
}

static void
prepare_nothing (Desk *desk)
{
}

static const Operation operations[] = {
  { "grading", prepare_grading, run_grading },
  { "submit", prepare_submit, run_submit },
  { "import", prepare_nothing, run_import },
};

/* --- The sweep ------------------------------------------------------------------------ */

typedef struct
{
  CandourTestFaultKind kind;
  gboolean             full;
  gboolean             sticky;
} Disk;

/* Said to be saved, it is there for everybody; said not to be, everything is as it was. */
static void
judge (Desk       *desk,
       gboolean    saved,
       const Disk *disk,
       GError     *error,
       const char *before)
{
  g_autofree char *inside = look (desk->store->db);
  g_autofree char *outside = look_from_outside (desk);

  g_assert_cmpstr (inside, ==, outside);
  assert_whole (desk->store->db);

  if (saved)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (inside, !=, before);
      return;
    }

  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, CANDOUR_ERROR);
  g_assert_cmpstr (inside, ==, before);
  if (disk->full && disk->kind == CANDOUR_TEST_FAULT_WRITE)
    g_assert_nonnull (strstr (error->message, "The disk is full"));
}

/* FALSE: the fault was not met any more. */
static gboolean
try_once (Desk            *desk,
          const Operation *operation,
          const Disk      *disk,
          int              nth)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gboolean tripped;
  gboolean saved;

  desk->round++;
  operation->prepare (desk);
  before = look (desk->store->db);

  candour_test_faults_arm (disk->kind, nth, disk->full, disk->sticky);
  saved = operation->run (desk, &error);
  tripped = candour_test_faults_disarm ();
  judge (desk, saved, disk, error, before);

  /* With the disk sound again the same words are saved at once, without opening anything. */
  if (!saved)
    {
      g_clear_error (&error);
      g_assert_true (operation->run (desk, &error));
      g_assert_no_error (error);
      after = look (desk->store->db);
      g_assert_cmpstr (after, !=, before);
      assert_whole (desk->store->db);
    }

  return tripped;
}

static void
sweep (Desk            *desk,
       const Operation *operation,
       const Disk      *disk)
{
  int limit = g_test_slow () ? LONG_STEPS : SHORT_STEPS;

  int nth = 1;

  while (nth <= limit && try_once (desk, operation, disk, nth))
    nth++;

  g_test_message ("%s, kind %d%s%s: failed at %d places", operation->name, disk->kind,
                  disk->full ? ", full" : "", disk->sticky ? ", for ever" : "", nth - 1);
}

static void
sweep_operation (CandourTestStore *store,
                 const Operation  *operation)
{
  g_auto(Desk) desk = { NULL };

  desk_init (&desk, store);
  reopen (&desk);

  for (int kind = 0; kind < CANDOUR_TEST_N_FAULT_KINDS; kind++)
    for (int variant = 0; variant < 4; variant++)
      {
        Disk disk = { kind, (variant & 1) != 0, (variant & 2) != 0 };

        /* Only what is written can find a disk full. */
        if (!disk.full || kind == CANDOUR_TEST_FAULT_WRITE)
          sweep (&desk, operation, &disk);
      }

  /* What was saved meanwhile also outlives the program. */
  reopen (&desk);
  assert_whole (store->db);
}

static void
test_grading (CandourTestStore *store)
{
  sweep_operation (store, &operations[0]);
}

static void
test_submit (CandourTestStore *store)
{
  sweep_operation (store, &operations[1]);
}

static void
test_import (CandourTestStore *store)
{
  sweep_operation (store, &operations[2]);
}

/* --- Power cuts, and the beginning ---------------------------------------------------- */

/* From the fault on nothing arrives any more, and the program ends there. What was said to be
 * saved before is what the next program finds; a half of what was not, never.
 */
static gboolean
cut_off (Desk *desk,
         int   nth)
{
  g_autofree char *said = NULL;
  g_autofree char *found = NULL;
  g_autoptr(GError) error = NULL;
  gboolean saved = TRUE;
  gboolean tripped;

  prepare_grading (desk);
  said = look (desk->store->db);

  candour_test_faults_arm (CANDOUR_TEST_FAULT_WRITE, nth, FALSE, TRUE);
  for (int i = 0; i < 8 && saved; i++)
    {
      desk->round++;
      prepare_grading (desk);
      saved = run_grading (desk, &error);
      if (saved)
        {
          g_free (said);
          said = look (desk->store->db);
        }
    }
  candour_workspace_close (desk->store->workspace);
  tripped = candour_test_faults_disarm ();

  reopen (desk);
  found = look (desk->store->db);
  g_assert_cmpstr (found, ==, said);
  assert_whole (desk->store->db);

  return tripped;
}

static void
test_cut_off (CandourTestStore *store)
{
  g_auto(Desk) desk = { NULL };
  int limit = g_test_slow () ? LONG_STEPS : SHORT_STEPS;

  desk_init (&desk, store);
  reopen (&desk);
  for (int nth = 1; nth <= limit; nth++)
    if (!cut_off (&desk, nth))
      break;
}

/* Another process: saves one number after the other, and says so of each that was saved. */
static void
save_for_ever (CandourTestStore *store,
               int               from,
               int               pipe_end)
{
  CandourWorkspace *workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, NULL);

  for (int number = from; workspace != NULL; number++)
    {
      g_autofree char *value = g_strdup_printf ("%d", number);

      if (!candour_store_settings_set (candour_workspace_get_db (workspace), "number", value,
                                       store->actor, NULL)
          || write (pipe_end, &number, sizeof number) != sizeof number)
        break;
    }

  _exit (1);
}

/* The last number that was said to be saved before it was killed, in the middle of whatever. */
static int
save_until_killed (CandourTestStore *store,
                   int               from,
                   int               until)
{
  int last = 0;
  int number;
  int ends[2];
  pid_t child;

  g_assert_no_errno (pipe (ends));
  child = fork ();
  g_assert_no_errno (child);
  if (child == 0)
    save_for_ever (store, from, ends[1]);
  close (ends[1]);

  while (read (ends[0], &number, sizeof number) == sizeof number)
    {
      last = number;
      if (number == until)
        g_assert_no_errno (kill (child, SIGKILL));
    }
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  return last;
}

static void
test_killed (CandourTestStore *store)
{
  int n_kills = g_test_slow () ? 100 : 5;
  int number = 0;

  candour_workspace_close (store->workspace);
  g_object_unref (store->workspace);

  for (int i = 1; i <= n_kills; i++)
    {
      int said = save_until_killed (store, number + 1, number + 3 + i % 7);
      g_autofree char *found = NULL;
      g_autoptr(GError) error = NULL;

      store->workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error);
      g_assert_no_error (error);
      g_assert_false (candour_workspace_is_read_only (store->workspace));
      store->db = candour_workspace_get_db (store->workspace);
      found = candour_store_settings_get (store->db, "number", &error);
      number = atoi (found);

      /* It may have been killed between saving and saying so. */
      g_assert_cmpint (said, >, 0);
      g_assert_cmpint (number, >=, said);
      g_assert_cmpint (number, <=, said + 1);
      assert_whole (store->db);
      if (i < n_kills)
        {
          candour_workspace_close (store->workspace);
          g_object_unref (store->workspace);
        }
    }
}

/* A workspace is made, or there is none, and nothing that stands in the way of the next try. */
static void
test_create (CandourTestStore *store)
{
  g_autofree char *path = g_build_filename (store->place, "new.candour", NULL);
  int limit = g_test_slow () ? LONG_STEPS : SHORT_STEPS;

  for (int kind = 0; kind < CANDOUR_TEST_FAULT_READ; kind++)
    for (int nth = 1; nth <= limit; nth++)
      {
        g_autoptr(CandourWorkspace) workspace = NULL;
        g_autoptr(GError) error = NULL;
        gboolean tripped;

        candour_test_faults_mount ();
        candour_test_faults_arm (kind, nth, FALSE, TRUE);
        workspace = candour_workspace_create (path, "Elsewhere", &error);
        tripped = candour_test_faults_disarm ();
        candour_test_faults_unmount ();

        g_assert_true ((workspace == NULL) == (error != NULL));
        if (workspace != NULL)
          {
            candour_workspace_close (workspace);
            g_assert_cmpint (g_remove (path), ==, 0);
          }
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
        if (!tripped)
          break;
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add_file ("/store/faults/grading", test_grading);
  candour_test_store_add_file ("/store/faults/submit", test_submit);
  candour_test_store_add_file ("/store/faults/import", test_import);
  candour_test_store_add_file ("/store/faults/cut-off", test_cut_off);
  candour_test_store_add_file ("/store/faults/killed", test_killed);
  candour_test_store_add_file ("/store/faults/create", test_create);

  return g_test_run ();
}
