/* test-audit-report.c - what a printed audit says, in which order, and that it is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "candour-audit-report.h"
#include "candour-demo.h"
#include "candour-store-audit-list.h"
#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-store-people.h"

typedef struct
{
  char             *folder;
  char             *path;
  CandourWorkspace *workspace;
  CandourDb        *db;
  char             *submitted;
  char             *unsubmitted;
  char             *reference;
} Desk;

static char *
dup_first (Desk *desk,
           int   state)
{
  const CandourAuditFilter filter = { .state = state };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_audit_list_page (desk->db, &filter, NULL, 1,
                                                             "2026-01-14", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_free (desk->reference);
  desk->reference = g_strdup (CANDOUR_AUDIT_ROW (rows->pdata[0])->reference);

  return g_strdup (CANDOUR_AUDIT_ROW (rows->pdata[0])->id);
}

static void
set_up (Desk          *desk,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = NULL;

  desk->folder = g_dir_make_tmp ("candour-report-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (desk->folder, "w.candour", NULL);
  desk->path = g_build_filename (desk->folder, "audit.pdf", NULL);

  candour_demo_build (file, 5, 60, "2026-01-14", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  desk->workspace = candour_workspace_open (file, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  desk->db = candour_workspace_get_db (desk->workspace);
  desk->unsubmitted = dup_first (desk, CANDOUR_AUDIT_IN_PROGRESS);
  desk->submitted = dup_first (desk, CANDOUR_AUDIT_CLOSED);
}

static void
tear_down (Desk          *desk,
           gconstpointer  unused)
{
  g_autofree char *command = g_strdup_printf ("rm -rf %s", desk->folder);

  candour_workspace_close (desk->workspace);
  g_object_unref (desk->workspace);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (desk->submitted);
  g_free (desk->unsubmitted);
  g_free (desk->reference);
  g_free (desk->path);
  g_free (desk->folder);
}

/* What a reader of the file would hear. NULL where no program for it is installed. */
static char *
dup_text (Desk *desk)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -raw %s -", desk->path);
  char *text = NULL;

  if (!g_spawn_command_line_sync (command, &text, NULL, NULL, NULL))
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }

  return text;
}

/* Each after the one before it. */
static void
assert_order (const char        *text,
              const char *const *words)
{
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_test_message ("not found in its place: %s", words[i]);
      g_assert_nonnull (found);
      at = found;
    }
}

static void
test_submitted (Desk          *desk,
                gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *last = NULL;
  gint64 seq = 0;
  int n_pages = 0;

  g_assert_true (candour_audit_report_write (desk->db, desk->submitted, desk->path, NULL,
                                             &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_pages, >=, 1);
  g_assert_true (candour_store_history_get_head (desk->db, &seq, &hash, &error));

  text = dup_text (desk);
  if (text == NULL)
    return;

  last = g_strdup_printf ("Page %d of %d", n_pages, n_pages);
  assert_order (text, (const char *const[]) {
    "Wenbrook Council", "No child is named in this report", desk->reference, "Immediate risk.",
    "Grade for each standard", "Not moderated", "More filled bars, stronger practice",
    "What was seen, and why each grade", "Sources:", "Actions", "Sign-off", "History head", last,
    NULL,
  });

  /* The head of the history, in fours. */
  hash[4] = '\0';
  g_assert_nonnull (strstr (text, hash));
}

static const char followed_sql[] =
  "UPDATE audit SET repeat_kind = 're-audit', repeat_reason = 'Did the plan help?',"
  " earlier_id = $2 WHERE id = $1";

/* Each grade then and now, after the grades and before the evidence. */
static void
test_re_audit (Desk          *desk,
               gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  candour_db_execute (desk->db, followed_sql, &error, "ss", desk->unsubmitted, desk->submitted);
  g_assert_no_error (error);
  candour_audit_report_write (desk->db, desk->unsubmitted, desk->path, NULL, NULL, &error);
  g_assert_no_error (error);
  text = dup_text (desk);
  if (text != NULL)
    assert_order (text, (const char *const[]) {
      "Grade for each standard", "Since the audit of", "Standards: ", "Did the plan help?",
      "Standard, and what was asked for", "Then", "Now", "Overall judgement", "Not graded",
      "What was seen, and why each grade", NULL,
    });
}

static void
test_draft (Desk          *desk,
            gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (candour_audit_report_write (desk->db, desk->unsubmitted, desk->path, NULL, NULL,
                                             &error));
  g_assert_no_error (error);
  text = dup_text (desk);
  if (text != NULL)
    g_assert_nonnull (strstr (text, "Not submitted: a draft"));
}

static guint
count_words (const char *text,
             const char *words)
{
  g_auto(GStrv) parts = g_strsplit (text, words, -1);

  return g_strv_length (parts) - 1;
}

/* What does not apply was not judged, so nobody had to moderate it. */
static void
test_not_applicable (Desk          *desk,
                     gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) audit = candour_store_audits_load (desk->db, desk->unsubmitted, &error);
  g_autoptr(CandourActor) actor = NULL;
  g_autoptr(CandourPerson) person = NULL;
  CandourGrading *grading = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  candour_audit_report_write (desk->db, desk->unsubmitted, desk->path, NULL, NULL, &error);
  g_assert_no_error (error);
  before = dup_text (desk);
  if (before == NULL)
    return;

  for (guint i = 0; grading == NULL && i < audit->gradings->len; i++)
    if (!((CandourGrading *) g_ptr_array_index (audit->gradings, i))->not_applicable)
      grading = g_ptr_array_index (audit->gradings, i);
  g_assert_nonnull (grading);
  grading->not_applicable = TRUE;
  grading->grade = 0;
  g_free (grading->na_reason);
  grading->na_reason = g_strdup ("He is not yet born");
  person = candour_store_people_load (desk->db, audit->auditor_id, &error);
  actor = candour_actor_new (person, "test");
  candour_store_gradings_save (desk->db, audit->id, grading, actor, &error);
  g_assert_no_error (error);

  candour_audit_report_write (desk->db, desk->unsubmitted, desk->path, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dup_text (desk);
  g_assert_cmpuint (count_words (after, "Not moderated"), ==,
                    count_words (before, "Not moderated") - 1);
}

static void
test_nothing_left (Desk          *desk,
                   gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (desk->folder, "none", "audit.pdf", NULL);

  g_assert_false (candour_audit_report_write (desk->db, "no-such-audit", desk->path, NULL, NULL,
                                              &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_false (candour_audit_report_write (desk->db, desk->submitted, nowhere, NULL, NULL,
                                              &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report/audit/submitted", Desk, NULL, set_up, test_submitted, tear_down);
  g_test_add ("/report/audit/re-audit", Desk, NULL, set_up, test_re_audit, tear_down);
  g_test_add ("/report/audit/draft", Desk, NULL, set_up, test_draft, tear_down);
  g_test_add ("/report/audit/not-applicable", Desk, NULL, set_up, test_not_applicable, tear_down);
  g_test_add ("/report/audit/nothing-left", Desk, NULL, set_up, test_nothing_left, tear_down);

  return g_test_run ();
}
