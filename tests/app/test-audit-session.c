/* test-audit-session.c - what is written in an audit is on disk, whatever else happens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-audit-page.h"
#include "candour-audit-session.h"
#include "candour-demo.h"
#include "candour-new-audit-dialog.h"
#include "candour-review-page.h"
#include "candour-standard-view.h"
#include "candour-store-audit-list.h"
#include "candour-store-people.h"
#include "candour-test-store.h"

#define TODAY "2026-01-16"

#define PHONE_WIDTH 400

typedef struct
{
  char                *folder;
  char                *path;
  CandourWorkspace    *workspace;
  CandourActor        *actor;
  char                *audit_id;   /* in progress, of the one who acts */
  CandourAuditSession *session;
  int                  n_replaced;
} Desk;

static char *example;              /* built once, copied for each test */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  CandourAuditFacts **facts = data;

  *facts = candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
replaced_cb (Desk *desk)
{
  desk->n_replaced++;
}

static void
find_work (Desk *desk)
{
  const CandourAuditFilter filter = { .state = CANDOUR_AUDIT_IN_PROGRESS };
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_workspace_get_db (desk->workspace);
  g_autoptr(GPtrArray) rows = candour_store_audit_list_page (db, &filter, NULL, 1, TODAY, &error);
  g_autoptr(CandourPerson) person = NULL;
  const CandourAuditRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  desk->audit_id = g_strdup (row->id);
  person = candour_store_people_load (db, row->auditor_id, &error);
  g_assert_no_error (error);
  desk->actor = candour_actor_new (person, "test");
  candour_workspace_set_actor (desk->workspace, desk->actor);
}

static void
set_up (Desk          *desk,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  CandourAuditFacts *facts = NULL;
  gsize length;

  desk->folder = g_dir_make_tmp ("candour-session-XXXXXX", &error);
  g_assert_no_error (error);
  desk->path = g_build_filename (desk->folder, "desk.candour", NULL);
  g_assert_true (g_file_get_contents (example, &content, &length, &error));
  g_assert_true (g_file_set_contents_full (desk->path, content, length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));

  desk->workspace = candour_workspace_open (desk->path, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  find_work (desk);

  candour_audit_jobs_load_async (desk->workspace, desk->audit_id, NULL, loaded_cb, &facts);
  while (facts == NULL)
    g_main_context_iteration (NULL, TRUE);
  desk->session = candour_audit_session_new (desk->workspace, facts);
  g_signal_connect_swapped (desk->session, "replaced", G_CALLBACK (replaced_cb), desk);
}

static void
tear_down (Desk          *desk,
           gconstpointer  unused)
{
  g_clear_object (&desk->session);
  candour_workspace_close (desk->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (desk->workspace);
  candour_actor_free (desk->actor);
  candour_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk->audit_id);
}

static void
wait_safe (Desk *desk)
{
  candour_audit_session_flush (desk->session);
  while (!candour_audit_session_is_safe (desk->session)
         && candour_audit_session_get_state (desk->session) == CANDOUR_SAVE_SAVING)
    g_main_context_iteration (NULL, TRUE);
}

/* On the thread of the saves: another job may still be running there. */
static CandourAudit *
load_stored (Desk *desk)
{
  CandourAuditFacts *facts = NULL;
  CandourAudit *audit;

  candour_audit_jobs_load_async (desk->workspace, desk->audit_id, NULL, loaded_cb, &facts);
  while (facts == NULL)
    g_main_context_iteration (NULL, TRUE);
  audit = g_steal_pointer (&facts->audit);
  candour_audit_facts_free (facts);

  return audit;
}

static CandourGrading *
get_grading (Desk  *desk,
             guint  position)
{
  const CandourStandard *standard =
    candour_framework_get_standard (candour_audit_session_get_framework (desk->session), position);

  return candour_audit_session_get_grading (desk->session, standard->id);
}

static void
write_rationale (CandourGrading *grading,
                 const char     *text)
{
  g_free (grading->rationale);
  grading->rationale = g_strdup (text);
}

static void
assert_stored_rationale (Desk           *desk,
                         CandourGrading *grading,
                         const char     *text)
{
  g_autoptr(CandourAudit) stored = load_stored (desk);
  const CandourGrading *found =
    candour_audit_find_grading (stored, grading->standard_id, CANDOUR_GRADING_AUDITOR);

  g_assert_nonnull (found);
  g_assert_cmpstr (found->rationale, ==, text);
  g_assert_cmpint (found->revision, ==, grading->revision);
}

static void
test_saves (Desk          *desk,
            gconstpointer  unused)
{
  CandourGrading *grading = get_grading (desk, 1);

  g_assert_null (candour_audit_session_get_refusal (desk->session));
  write_rationale (grading, "The plan names nobody to ring at night.");
  candour_audit_session_touch_grading (desk->session, grading, CANDOUR_SAVE_SOON);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_SAVING);
  g_assert_false (candour_audit_session_is_safe (desk->session));

  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_SAVED);
  assert_stored_rationale (desk, grading, "The plan names nobody to ring at night.");
}

static void
test_newest_wins (Desk          *desk,
                  gconstpointer  unused)
{
  CandourGrading *grading = get_grading (desk, 2);

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("Word %d", i);

      write_rationale (grading, text);
      candour_audit_session_touch_grading (desk->session, grading, CANDOUR_SAVE_NOW);
    }

  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_SAVED);
  assert_stored_rationale (desk, grading, "Word 4");
}

/* As another desk would. */
static void
save_elsewhere (Desk           *desk,
                CandourGrading *grading,
                const char     *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourGrading) theirs =
    candour_grading_new (grading->standard_id, CANDOUR_GRADING_AUDITOR);

  theirs->revision = grading->revision;
  write_rationale (theirs, text);
  candour_store_gradings_save (candour_workspace_get_db (desk->workspace), desk->audit_id, theirs,
                               desk->actor, &error);
  g_assert_no_error (error);
}

static void
make_conflict (Desk           *desk,
               CandourGrading *grading)
{
  save_elsewhere (desk, grading, "Theirs");
  write_rationale (grading, "Mine");
  candour_audit_session_touch_grading (desk->session, grading, CANDOUR_SAVE_NOW);
  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_CONFLICT);
  g_assert_nonnull (candour_audit_session_get_problem (desk->session));
  g_assert_cmpstr (grading->rationale, ==, "Mine");
}

static void
test_keep_mine (Desk          *desk,
                gconstpointer  unused)
{
  CandourGrading *grading = get_grading (desk, 3);

  make_conflict (desk, grading);
  candour_audit_session_keep_mine (desk->session);
  while (candour_audit_session_get_state (desk->session) != CANDOUR_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);

  assert_stored_rationale (desk, grading, "Mine");
}

static void
wait_differences (Desk *desk)
{
  while (TRUE)
    {
      g_autoptr(GPtrArray) differences =
        candour_audit_session_list_differences (desk->session);

      if (differences != NULL)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Only what two wrote is a difference; both texts stay, ours first. */
static void
test_keep_both (Desk          *desk,
                gconstpointer  unused)
{
  CandourGrading *grading = get_grading (desk, 3);
  CandourGrading *other = get_grading (desk, 2);
  g_autoptr(GPtrArray) differences = NULL;
  const CandourClash *difference;

  save_elsewhere (desk, other, "Theirs, elsewhere");
  make_conflict (desk, grading);
  wait_differences (desk);
  differences = candour_audit_session_list_differences (desk->session);
  g_assert_cmpuint (differences->len, >=, 1);
  for (guint i = 0; i < differences->len; i++)
    {
      difference = g_ptr_array_index (differences, i);
      g_assert_true (g_str_has_prefix (difference->where, "4. "));
      if (g_str_equal (difference->mine, "Mine"))
        g_assert_cmpstr (difference->theirs, ==, "Theirs");
    }

  candour_audit_session_keep_both (desk->session);
  g_assert_cmpint (desk->n_replaced, ==, 1);
  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_SAVED);
  assert_stored_rationale (desk, grading, "Mine\n\nTheirs");

  /* What we never saw of theirs is not written over: it is asked about when we write there. */
  write_rationale (other, "Mine, elsewhere");
  candour_audit_session_touch_grading (desk->session, other, CANDOUR_SAVE_NOW);
  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_CONFLICT);
}

/* The copy has what is on the screen, saved or not. */
static void
test_copy (Desk          *desk,
           gconstpointer  unused)
{
  g_autofree char *copy = NULL;

  make_conflict (desk, get_grading (desk, 3));
  g_assert_nonnull (candour_audit_session_get_since (desk->session));
  copy = candour_audit_session_dup_copy (desk->session);
  g_assert_nonnull (strstr (copy, "\n4. "));
  g_assert_nonnull (strstr (copy, "Mine"));
}

static void
test_keep_theirs (Desk          *desk,
                  gconstpointer  unused)
{
  make_conflict (desk, get_grading (desk, 3));
  candour_audit_session_keep_theirs (desk->session);
  while (desk->n_replaced == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (get_grading (desk, 3)->rationale, ==, "Theirs");
  g_assert_true (candour_audit_session_is_safe (desk->session));
}

static void
test_actions (Desk          *desk,
              gconstpointer  unused)
{
  const char *standard_id = get_grading (desk, 4)->standard_id;
  g_autoptr(CandourAudit) before = load_stored (desk);
  g_autoptr(CandourAudit) between = NULL;
  g_autoptr(CandourAudit) after = NULL;
  CandourActionPoint *action = candour_audit_session_add_action (desk->session, standard_id);

  g_free (action->what);
  action->what = g_strdup ("Rewrite the plan with the child");
  candour_audit_session_touch_action (desk->session, action, CANDOUR_SAVE_NOW);
  wait_safe (desk);
  g_assert_nonnull (action->id);
  between = load_stored (desk);
  g_assert_cmpuint (between->actions->len, ==, before->actions->len + 1);

  /* Added and removed before the answer is there: nothing of it stays. */
  candour_audit_session_copy_action (desk->session, action);
  candour_audit_session_remove_action (desk->session, action);
  action = g_ptr_array_index (candour_audit_session_get_audit (desk->session)->actions,
                              before->actions->len);
  candour_audit_session_remove_action (desk->session, action);
  wait_safe (desk);
  after = load_stored (desk);
  g_assert_cmpuint (after->actions->len, ==, before->actions->len);
}

static void
test_sources (Desk          *desk,
              gconstpointer  unused)
{
  CandourGrading *grading = get_grading (desk, 5);
  guint n_before = grading->citations->len;
  CandourCitation *citation =
    candour_citation_new (grading->standard_id, CANDOUR_SOURCE_PLAN, "2025-10-03", "Safety plan");
  g_autoptr(CandourAudit) stored = NULL;

  candour_audit_session_add_citation (desk->session, grading, citation);
  write_rationale (grading, "It was written with her.");
  candour_audit_session_touch_grading (desk->session, grading, CANDOUR_SAVE_NOW);
  wait_safe (desk);
  g_assert_cmpint (candour_audit_session_get_state (desk->session), ==, CANDOUR_SAVE_SAVED);
  g_assert_nonnull (citation->id);

  candour_audit_session_remove_citation (desk->session, grading, citation);
  wait_safe (desk);
  stored = load_stored (desk);
  g_assert_cmpuint (candour_audit_find_grading (stored, grading->standard_id,
                                                CANDOUR_GRADING_AUDITOR)->citations->len,
                    ==, n_before);
}

/* --- Pages ---------------------------------------------------------------------------- */

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_page (Desk          *desk,
           gconstpointer  unused)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = candour_audit_page_new (desk->workspace, desk->audit_id);
  CandourStandardView *view = CANDOUR_STANDARD_VIEW (find_widget (page,
                                                                  CANDOUR_TYPE_STANDARD_VIEW));
  g_autofree char *standard_id = NULL;
  g_autoptr(CandourAudit) stored = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (candour_standard_view_get_id (view) == NULL)
    g_main_context_iteration (NULL, TRUE);

  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (page, "audit.previous", NULL);
  standard_id = g_strdup (candour_standard_view_get_id (view));
  gtk_widget_activate_action (page, "audit.next", NULL);
  g_assert_cmpstr (candour_standard_view_get_id (view), !=, standard_id);
  gtk_widget_activate_action (page, "audit.previous", NULL);
  g_assert_cmpstr (candour_standard_view_get_id (view), ==, standard_id);

  candour_standard_view_pick (view, 1);
  candour_standard_view_pick (view, 2);
  gtk_widget_activate_action (page, "page.undo", NULL);
  gtk_window_destroy (GTK_WINDOW (window));

  /* What was on its way when the page went is there all the same. */
  candour_workspace_close (desk->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->session);
  g_object_unref (desk->workspace);
  desk->workspace = candour_workspace_open (desk->path, CANDOUR_OPEN_NO_BACKUP, NULL);
  stored = load_stored (desk);
  g_assert_cmpint (candour_audit_find_grading (stored, standard_id,
                                               CANDOUR_GRADING_AUDITOR)->grade, ==, 1);
  g_assert_cmpstr (stored->place, ==, standard_id);
}

/* The widest way down, for whoever has to mend it. */
static void
tell_widest (GtkWidget *widget)
{
  while (widget != NULL)
    {
      GtkWidget *widest = NULL;
      int most = 0;

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          int least = 0;

          if (gtk_widget_get_visible (child))
            gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          if (least > most)
            {
              most = least;
              widest = child;
            }
        }
      if (widest != NULL)
        g_test_message ("%d %s %s", most, G_OBJECT_TYPE_NAME (widest),
                        gtk_buildable_get_buildable_id (GTK_BUILDABLE (widest)));
      widget = widest;
    }
}

/* It learns how wide it is as it is laid out. */
static void
assert_fits_phone (GtkWidget *page)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  int least;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    }
  while (least > PHONE_WIDTH && g_get_monotonic_time () < end);

  if (least > PHONE_WIDTH)
    tell_widest (page);
  g_assert_cmpint (least, <=, PHONE_WIDTH);
}

static GtkWindow *
show_on_phone (GtkWidget *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  /* So narrow, the program's own window has no other buttons. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (window, PHONE_WIDTH, 760);
  gtk_window_set_child (window, page);
  gtk_window_present (window);

  return window;
}

/* A window as wide as a telephone holds it. */
static void
test_page_narrow (Desk          *desk,
                  gconstpointer  unused)
{
  GtkWidget *page = candour_audit_page_new (desk->workspace, desk->audit_id);
  CandourStandardView *view = CANDOUR_STANDARD_VIEW (find_widget (page,
                                                                  CANDOUR_TYPE_STANDARD_VIEW));
  GtkWindow *window = show_on_phone (page);

  while (candour_standard_view_get_id (view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_fits_phone (page);
  gtk_window_destroy (window);
  candour_workspace_close (desk->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* As if an earlier audit had left it open. */
static void
add_earlier (Desk       *desk,
             const char *id,
             const char *standard_id,
             const char *what)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  row->id = g_strdup (id);
  row->audit_id = g_strdup ("earlier");
  row->standard_id = g_strdup (standard_id);
  row->what = g_strdup (what);
  row->state = CANDOUR_ACTION_OPEN;
  g_ptr_array_add (candour_audit_session_get_facts (desk->session)->open_actions, row);
}

/* What says the same of the same standard is found; what somebody links it to goes before. */
static void
test_repeats (Desk          *desk,
              gconstpointer  unused)
{
  const CandourFramework *framework = candour_audit_session_get_framework (desk->session);
  const char *one = candour_framework_get_standard (framework, 0)->id;
  const char *other = candour_framework_get_standard (framework, 1)->id;
  g_autoptr(CandourActionPoint) action = candour_action_point_new (desk->audit_id, one);

  g_ptr_array_set_size (candour_audit_session_get_facts (desk->session)->open_actions, 0);
  candour_set_text (&action->what, "Ask her father what the plan means to him");
  add_earlier (desk, "elsewhere", other, "Ask her father what the plan means to him");
  g_assert_null (candour_audit_session_find_repeated (desk->session, action));

  add_earlier (desk, "same", one, "Ask her father what the plan means for him");
  g_assert_cmpstr (candour_audit_session_find_repeated (desk->session, action)->id, ==, "same");

  action->repeats_id = g_strdup ("elsewhere");
  g_assert_cmpstr (candour_audit_session_find_repeated (desk->session, action)->id, ==,
                   "elsewhere");
}

static void
test_review (Desk          *desk,
             gconstpointer  unused)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = candour_review_page_new (desk->session);
  CandourAudit *audit = candour_audit_session_get_audit (desk->session);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));

  /* With something missing nothing is submitted, and nothing is asked. */
  gtk_widget_activate_action (page, "review.submit", NULL);
  g_assert_null (audit->submitted_at);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_review_narrow (Desk          *desk,
                    gconstpointer  unused)
{
  GtkWidget *page = candour_review_page_new (desk->session);
  GtkWindow *window = show_on_phone (page);

  /* The page would be cut off before its window grew wider. */
  assert_fits_phone (gtk_widget_get_first_child (page));
  gtk_window_destroy (window);
}

static void
test_new_audit (Desk          *desk,
                gconstpointer  unused)
{
  GtkWidget *dialog = g_object_new (CANDOUR_TYPE_NEW_AUDIT_DIALOG, NULL);

  g_assert_nonnull (find_widget (dialog, GTK_TYPE_SEARCH_ENTRY));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add (const char *path,
     void      (*test) (Desk *, gconstpointer))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

static gint64
count_readings (CandourDb  *db,
                const char *audit_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, "SELECT count(*) FROM reading WHERE subject = 'audit'"
                      " AND subject_id = $1", &error, "s", audit_id);

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return candour_statement_get_int (statement, 0);
}

/* Who opens what somebody else submitted would not moderate it blind; one's own is one's own. */
static void
test_read (Desk          *desk,
           gconstpointer  unused)
{
  const CandourAuditFilter filter = { .state = CANDOUR_AUDIT_CLOSED };
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourWorkspace) beside =
    candour_workspace_open (desk->path, CANDOUR_OPEN_READ_ONLY | CANDOUR_OPEN_NO_BACKUP, &error);
  g_autoptr(GPtrArray) rows = NULL;
  CandourAuditFacts *facts = NULL;
  const char *id = NULL;
  CandourDb *db;

  g_assert_no_error (error);
  db = candour_workspace_get_db (beside);
  rows = candour_store_audit_list_page (db, &filter, NULL, 50, TODAY, &error);
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (CANDOUR_AUDIT_ROW (rows->pdata[i])->auditor_id, desk->actor->person_id) != 0)
      id = CANDOUR_AUDIT_ROW (rows->pdata[i])->id;
  g_assert_nonnull (id);

  candour_audit_jobs_load_async (desk->workspace, id, NULL, loaded_cb, &facts);
  while (facts == NULL)
    g_main_context_iteration (NULL, TRUE);
  candour_audit_facts_free (facts);

  g_assert_cmpint (count_readings (db, id), ==, 1);
  g_assert_cmpint (count_readings (db, desk->audit_id), ==, 0);
  candour_workspace_close (beside);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  folder = g_dir_make_tmp ("candour-example-XXXXXX", &error);
  g_assert_no_error (error);
  example = g_build_filename (folder, "example.candour", NULL);
  g_assert_true (candour_demo_build (example, 1, 60, TODAY, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  add ("/app/audit-session/saves", test_saves);
  add ("/app/audit-session/newest-wins", test_newest_wins);
  add ("/app/audit-session/keep-mine", test_keep_mine);
  add ("/app/audit-session/keep-theirs", test_keep_theirs);
  add ("/app/audit-session/keep-both", test_keep_both);
  add ("/app/audit-session/copy", test_copy);
  add ("/app/audit-session/actions", test_actions);
  add ("/app/audit-session/sources", test_sources);
  add ("/app/audit-session/repeats", test_repeats);
  add ("/app/audit-session/read", test_read);
  add ("/app/audit-page/grade-undo-leave", test_page);
  add ("/app/audit-page/narrow", test_page_narrow);
  add ("/app/review-page/gaps", test_review);
  add ("/app/review-page/narrow", test_review_narrow);
  add ("/app/new-audit/template", test_new_audit);

  result = g_test_run ();
  candour_test_remove_folder (folder);
  g_free (example);

  return result;
}
