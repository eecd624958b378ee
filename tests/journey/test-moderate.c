/* test-moderate.c - a second judgement by keyboard, four people in turn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * R. Dean submits the audit of CF-2291, Q. Vale allocates its moderation, P. Lowe grades it blind,
 * seals, compares and agrees, and R. Dean reads what is said of the audit and answers. All at desks
 * of one server.
 */

#include "candour-store-moderations.h"
#include "candour-store-settings.h"
#include "candour-test-auditing.h"
#include "candour-test-desk.h"
#include "candour-test-memory.h"
#include "candour-test-moderated.h"

#define AUDITOR "R. Dean"

/* What the auditor said, each in a place of its own. */
static const char *const auditors_words[] = {
  CANDOUR_TEST_SECRET, "names no one to call", "what was decided was done",
  "seen often and known well", NULL,
};

/* --- Whose turn it is --------------------------------------------------------------------- */

/* Everybody may sit at this desk from here on, and nobody else has the file open. */
static void
keep_open_to_all (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_store_settings_set (store->db, CANDOUR_SETTING_DEMONSTRATION, "1 1", NULL, &error);
  g_assert_no_error (error);
  candour_store_settings_set (store->db, CANDOUR_SETTING_TODAY, CANDOUR_TEST_TODAY, NULL, &error);
  g_assert_no_error (error);
  candour_workspace_close (store->workspace);
}

static const char sign_out_sql[] = "UPDATE person SET account = NULL";

static const char sign_in_sql[] =
  "UPDATE person SET account = $2 WHERE name = $1";

/* The program for another person at this desk, on My work. */
static CandourTestDesk *
start_as (CandourTestStore *store,
          const char       *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (store->uri, CANDOUR_DB_WRITE, &error);
  CandourTestDesk *desk;

  g_assert_no_error (error);
  candour_db_execute (db, sign_out_sql, &error, "");
  g_assert_no_error (error);
  candour_db_execute (db, sign_in_sql, &error, "ss", name, candour_workspace_get_account ());
  g_assert_no_error (error);
  desk = candour_test_desk_new (store->uri);
  candour_test_desk_wait_for (desk, "panel", "My work");

  return desk;
}

/* By a part of the name, in the list that everybody of the example council is in. */
static void
act_as (CandourTestDesk *desk,
        const char      *part,
        const char      *person)
{
  candour_test_auditing_tab_to (desk, "Act as");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_for (desk, "list item", person);
  candour_test_desk_wait_focus (desk, "Find a person by name or role");
  candour_test_desk_type (desk, part);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_gone (desk, "list item", person);
}

/* --- The auditor, and who allocates ------------------------------------------------------- */

static void
submit (CandourTestStore *store)
{
  CandourTestDesk *desk = start_as (store, AUDITOR);

  candour_test_auditing_tab_to (desk, "CF-2291");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_auditing_submit (desk, "Submitted");
  candour_test_desk_free (desk);
}

/* The first row of it has the focus. */
static void
show_queue (CandourTestDesk *desk,
            const char      *queue)
{
  candour_test_desk_keys (desk, "alt+3");
  candour_test_desk_wait_for (desk, NULL, "Drawn on submission");
  candour_test_auditing_tab_to (desk, queue);
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_for (desk, "table row", "CF-2291");
  candour_test_auditing_tab_to (desk, "CF-2291");
  candour_test_desk_keys (desk, "Home");
}

static void
allocate (CandourTestStore *store)
{
  CandourTestDesk *desk = start_as (store, CANDOUR_TEST_LEAD);

  show_queue (desk, "To allocate");
  candour_test_auditing_tab_to (desk, "Allocate…");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Who moderates CF-2291?");
  candour_test_auditing_tab_to (desk, "P. Lowe");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "P. Lowe");
  candour_test_auditing_tab_to (desk, "Allocate");
  candour_test_desk_answer (desk, NULL, "Return");
  candour_test_desk_wait_for (desk, NULL, "Allocated to P. Lowe");
  candour_test_desk_free (desk);
}

/* --- The moderator -------------------------------------------------------------------------- */

/* A row of My work. */
static void
open_row (CandourTestDesk *desk,
          const char      *name)
{
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "Return");
}

/* Neither on the bus, shown or not, nor anywhere in the program's memory: the server gives it only
 * what it asks for. (Of a file whole pages are read, with whatever stands in them.)
 */
static void
assert_blind (CandourTestDesk *desk)
{
  g_assert_false (candour_test_desk_holds (desk, auditors_words));
  if (candour_test_memory_can_look (desk))
    g_assert_cmpstr (candour_test_memory_find (desk, auditors_words), ==, NULL);
  else
    g_test_message ("the memory of the program may not be looked into here");
}

/* Of the search itself: it finds what is there. */
static void
assert_not_blind (CandourTestDesk *desk)
{
  g_assert_true (candour_test_desk_holds (desk, auditors_words));
  if (candour_test_memory_can_look (desk))
    g_assert_nonnull (candour_test_memory_find (desk, auditors_words));
}

/* Outstanding where the auditor saw Good; the rest as the auditor. */
static void
grade_blind (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "list item", "1. Seeing and hearing the child, Not graded");
  candour_test_desk_wait_for (desk, NULL, "You can seal when 3 more standards and the overall");
  candour_test_desk_wait_for (desk, NULL, "Source: Visit of 24 November");
  candour_test_desk_lint (desk);
  assert_blind (desk);

  candour_test_desk_keys (desk, "4");
  candour_test_desk_wait_for (desk, "list item", "1. Seeing and hearing the child, Outstanding");
  candour_test_desk_keys (desk, "ctrl+e");
  candour_test_desk_wait_focus (desk, "Your evidence");
  candour_test_desk_type (desk, "Her own words lead the plan");
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "2 ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "3. ");
  candour_test_desk_keys (desk, "3 ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "Overall judgement");
  candour_test_desk_keys (desk, "3");
  candour_test_desk_wait_for (desk, "list item", "Overall judgement, Good");
  candour_test_desk_wait_gone (desk, NULL, "You can seal when");
  assert_blind (desk);
}

static void
seal (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Seal your grades?");
  candour_test_desk_wait_focus (desk, "Not yet");
  candour_test_desk_keys (desk, "Tab Return");
  candour_test_desk_wait_for (desk, "list item",
                              "1. Seeing and hearing the child, auditor Good, moderator "
                              "Outstanding, Auditor 1 lower, agreed: To agree");
  assert_not_blind (desk);
  candour_test_desk_lint (desk);
}

static void
agree (CandourTestDesk *desk)
{
  candour_test_desk_wait_focus (desk, "Agreed with R. Dean in conversation on");
  candour_test_desk_keys (desk, "space 3");
  candour_test_desk_wait_for (desk, NULL, "Say why this is the agreed grade.");
  candour_test_auditing_tab_to (desk, "Reason for the agreed grade");
  candour_test_desk_type (desk, "Good fits what is in the record");
  candour_test_desk_wait_for (desk, "list item",
                              "1. Seeing and hearing the child, auditor Good, moderator "
                              "Outstanding, Auditor 1 lower, agreed: Good");
}

static void
finish (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "Before you can finish");
  candour_test_desk_wait_focus (desk, "Go to it: Not answered");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_focus (desk, "Yes");
  candour_test_desk_keys (desk, "y p n");
  candour_test_auditing_tab_to (desk, "Comment for the auditor");
  candour_test_desk_type (desk, "Say what will change for her");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Finish this moderation?");
  candour_test_desk_wait_focus (desk, "Not yet");
  candour_test_desk_keys (desk, "Tab Return");
  candour_test_desk_wait_for (desk, NULL, "R. Dean has not read this yet.");
}

static void
acknowledge (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, NULL, "Say what will change for her");
  candour_test_desk_lint (desk);
  candour_test_desk_wait_focus (desk, "Your reply");
  candour_test_desk_type (desk, "I will");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "R. Dean read this on 14 January 2026.");
}

static void
assert_kept (const char *uri)
{
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace = candour_workspace_open (uri, CANDOUR_OPEN_NO_BACKUP, &error);
  g_autoptr(CandourModeration) moderation = NULL;
  g_autofree char *id = NULL;
  CandourStatement *statement;
  CandourDb *db;

  g_assert_no_error (error);
  db = candour_workspace_get_db (workspace);
  statement = candour_db_query (db, "SELECT id FROM moderation", &error, "");
  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  id = g_strdup (candour_statement_get_text (statement, 0));
  candour_statement_release (statement);

  moderation = candour_store_moderations_load (db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moderation->state, ==, CANDOUR_MODERATION_FINISHED);
  g_assert_cmpint (moderation->agreed_overall, ==, 3);
  g_assert_cmpint (moderation->quality[CANDOUR_QUALITY_EVIDENCE], ==, CANDOUR_VERDICT_YES);
  g_assert_cmpint (moderation->quality[CANDOUR_QUALITY_ACTIONS], ==, CANDOUR_VERDICT_NO);
  g_assert_cmpstr (moderation->comment, ==, "Say what will change for her");
  g_assert_cmpstr (moderation->reply, ==, "I will");
  candour_workspace_close (workspace);
  g_object_unref (workspace);
}

static void
test_turns (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  CandourTestDesk *desk;

  candour_test_moderated_begin (&moderated, store);
  keep_open_to_all (store);
  submit (store);
  allocate (store);

  desk = start_as (store, CANDOUR_TEST_MODERATOR);
  open_row (desk, "CF-2291 · audited by R. Dean");
  grade_blind (desk);
  seal (desk);
  agree (desk);
  finish (desk);
  candour_test_desk_free (desk);

  desk = start_as (store, AUDITOR);
  open_row (desk, "CF-2291 · Child in need, Moderated by");
  acknowledge (desk);
  candour_test_desk_free (desk);
  assert_kept (store->uri);
}

/* Who is not its moderator waits until it is sealed. */
static void
test_others_wait (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  CandourTestDesk *desk;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  keep_open_to_all (store);
  desk = start_as (store, CANDOUR_TEST_MODERATOR);
  act_as (desk, "Vale", CANDOUR_TEST_LEAD);
  candour_test_desk_wait_for (desk, "panel", "My work");
  show_queue (desk, "Being graded");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "P. Lowe grades this blind");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_test_store_add_server ("/journey/moderate/turns", test_turns);
  candour_test_store_add_file ("/journey/moderate/others-wait", test_others_wait);

  return g_test_run ();
}
