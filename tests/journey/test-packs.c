/* test-packs.c - two homes, and nothing between them but files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Q. Vale, QA lead, and S. Okoro, who moderates from outside, exchange cards and read each other's
 * words; a pack goes out, is graded by keyboard and sealed, and what comes back is imported. What
 * was changed on its way is refused, and the screen says at which check.
 */

#include "candour-desk.h"
#include "candour-keyring-file.h"
#include "candour-store-history.h"
#include "candour-store-moderation-list.h"
#include "candour-test-auditing.h"
#include "candour-test-desk.h"
#include "candour-test-moderated.h"

#include <gio/gio.h>
#include <string.h>

#define PASSPHRASE "quiet harbour lantern"

typedef struct
{
  CandourTestModerated  moderated;
  CandourTestDesk      *lead;
  CandourTestDesk      *moderator;
  char                 *folder;     /* all that passes between the two */
  char                 *row;        /* of the one audit, on the desk: its code */
} Exchange;

static char *
dup_path (Exchange   *self,
          const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Another window comes in the place of the one that asks. */
static void
type_passphrase (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "text", "Passphrase");
  candour_test_desk_type (desk, PASSPHRASE);
  candour_test_desk_keys (desk, "Return");
}

static void
enter_passphrase (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "text", "Passphrase");
  candour_test_desk_type (desk, PASSPHRASE);
  candour_test_desk_answer (desk, NULL, "Return");
}

static void
start_lead (Exchange *self)
{
  candour_test_desk_start (self->lead, self->moderated.store->uri);
  candour_test_desk_wait_for (self->lead, "panel", "My work");
}

/* By the file, as a double click does. */
static void
start_moderator (Exchange   *self,
                 const char *name)
{
  g_autofree char *path = dup_path (self, name);

  candour_test_desk_start (self->moderator, path);
  enter_passphrase (self->moderator);
}

/* --- Keys ----------------------------------------------------------------------------- */

static void
choose_in_menu (CandourTestDesk *desk,
                const char      *name)
{
  candour_test_desk_keys (desk, "F10");
  candour_test_desk_wait_for (desk, "menu item", name);
  candour_test_desk_press (desk, "menu item", name);
}

/* The window with one's own card stays open. */
static void
make_keys (CandourTestDesk *desk,
           const char      *name)
{
  choose_in_menu (desk, "Keys…");
  if (name != NULL)
    {
      candour_test_desk_wait_for (desk, "text", "Your name, as others know you");
      candour_test_desk_type (desk, name);
      candour_test_desk_keys (desk, "Return");
    }
  candour_test_desk_wait_for (desk, "text", "Passphrase");
  candour_test_desk_type (desk, PASSPHRASE);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "text", "The same passphrase again");
  candour_test_desk_type (desk, PASSPHRASE);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Save your card…");
  candour_test_desk_lint (desk);
}

static void
save_card (Exchange        *self,
           CandourTestDesk *desk,
           const char      *name)
{
  g_autofree char *path = dup_path (self, name);

  candour_test_desk_press (desk, NULL, "Save your card…");
  candour_test_desk_name_file (desk, "Save your card", path);
  candour_test_desk_wait_for (desk, NULL, "Your card is saved.");
}

static void
take_card (Exchange        *self,
           CandourTestDesk *desk,
           const char      *name,
           const char      *person)
{
  g_autofree char *path = dup_path (self, name);
  g_autofree char *rang = g_strdup_printf ("I rang %s, and we read the words", person);

  candour_test_desk_press (desk, NULL, "Take in a card…");
  candour_test_desk_choose_file (desk, "Choose a card that was sent to you", path);
  candour_test_desk_wait_for (desk, "check box", rang);
  candour_test_desk_lint (desk);
  candour_test_desk_click (desk, "check box", rang);
  candour_test_desk_wait_checked (desk, "check box", rang);
  candour_test_desk_answer (desk, "They match", NULL);
  candour_test_desk_wait_for (desk, NULL, person);
}

static void
exchange_cards (Exchange *self)
{
  start_lead (self);
  make_keys (self->lead, NULL);
  save_card (self, self->lead, "lead.candour-card");
  candour_test_desk_kill (self->lead);

  candour_test_desk_start (self->moderator, NULL);
  make_keys (self->moderator, CANDOUR_TEST_SECOND);
  save_card (self, self->moderator, "moderator.candour-card");
  take_card (self, self->moderator, "lead.candour-card", CANDOUR_TEST_LEAD);
  candour_test_desk_kill (self->moderator);

  start_lead (self);
  choose_in_menu (self->lead, "Keys…");
  type_passphrase (self->lead);
  take_card (self, self->lead, "moderator.candour-card", CANDOUR_TEST_SECOND);
  candour_test_desk_kill (self->lead);
}

/* --- Out ------------------------------------------------------------------------------ */

static void
send_pack (Exchange *self)
{
  CandourTestDesk *desk = self->lead;
  g_autofree char *path = dup_path (self, "audits.candour-pack");

  start_lead (self);
  candour_test_desk_keys (desk, "alt+3");
  candour_test_desk_wait_for (desk, NULL, "Drawn on submission");
  candour_test_desk_press (desk, "push button", "External…");
  candour_test_desk_wait_for (desk, NULL, "No pack has gone out yet");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Send a pack…");
  candour_test_desk_press (desk, "push button", "Open your keys…");
  enter_passphrase (desk);
  candour_test_desk_wait_for (desk, NULL, "These are the words of S. Okoro.");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Seal…");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_name_file (desk, "Save the pack", path);
  candour_test_desk_wait_for (desk, NULL, "audits.candour-pack is sealed");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Done");
  candour_test_desk_wait_for (desk, NULL, "S. Okoro, Late");
  candour_test_desk_kill (desk);
}

/* --- At the moderator's desk ---------------------------------------------------------- */

static const char *const auditors_words[] = { CANDOUR_TEST_SECRET, "CF-2291", NULL };

/* Outstanding where the auditor saw Good; the rest as the auditor. */
static void
grade (Exchange *self)
{
  CandourTestDesk *desk = self->moderator;

  start_moderator (self, "audits.candour-pack");
  candour_test_desk_wait_for (desk, "label", "1 audit to grade blind");
  candour_test_desk_wait_for (desk, NULL, "Yes. You checked these words by phone on ");
  candour_test_desk_lint (desk);
  g_assert_false (candour_test_desk_holds (desk, auditors_words));

  candour_test_auditing_tab_to (desk, self->row);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "list item", "1. Seeing and hearing the child, Not graded");
  candour_test_desk_wait_for (desk, NULL, "Source: Visit of 24 November");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "4");
  candour_test_desk_wait_for (desk, "list item", "1. Seeing and hearing the child, Outstanding");
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "2 ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "3. ");
  candour_test_desk_keys (desk, "3 ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "Overall judgement");
  candour_test_desk_keys (desk, "3");
  candour_test_desk_wait_for (desk, "list item", "Overall judgement, Good");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  g_assert_false (candour_test_desk_holds (desk, auditors_words));
}

static void
seal (Exchange *self)
{
  CandourTestDesk *desk = self->moderator;
  g_autofree char *path = dup_path (self, "return.candour-pack");

  /* What was said to be saved is, however the program ends. */
  candour_test_desk_kill (desk);
  start_moderator (self, "audits.candour-pack");
  candour_test_desk_wait_for (desk, NULL, "1 audit is ready.");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Seal 1 audit?");
  candour_test_desk_answer (desk, "Seal 1", NULL);
  candour_test_desk_name_file (desk, "Make the return file", path);
  candour_test_desk_wait_for (desk, NULL, "return.candour-pack made.");
  candour_test_desk_wait_for (desk, NULL, "Return files you have made");
  candour_test_desk_lint (desk);
  candour_test_desk_kill (desk);
}

/* --- Back ----------------------------------------------------------------------------- */

/* One byte of it is another. */
static void
change_byte (Exchange   *self,
             const char *name,
             const char *changed_name)
{
  g_autofree char *path = dup_path (self, name);
  g_autofree char *changed = dup_path (self, changed_name);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  bytes[length / 2] ^= 1;
  g_file_set_contents (changed, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
choose_return (Exchange   *self,
               const char *button,
               const char *name)
{
  g_autofree char *path = dup_path (self, name);

  candour_test_desk_press (self->lead, "push button", button);
  candour_test_desk_choose_file (self->lead, "Choose what came back", path);
}

static void
import (Exchange *self)
{
  CandourTestDesk *desk = self->lead;

  change_byte (self, "return.candour-pack", "changed.candour-pack");
  start_lead (self);
  candour_test_desk_keys (desk, "alt+3");
  candour_test_desk_press (desk, "push button", "External…");
  candour_test_desk_press (desk, "push button", "Import a return…");
  candour_test_desk_wait_for (desk, NULL, "Choose what came back");
  candour_test_desk_lint (desk);
  choose_return (self, "Choose a file…", "changed.candour-pack");
  enter_passphrase (desk);
  candour_test_desk_wait_for (desk, NULL, "Whole and not too large, failed");
  candour_test_desk_wait_for (desk, NULL, "Nothing was imported.");
  candour_test_desk_wait_for (desk, NULL, "The other 7 were not tried");
  candour_test_desk_lint (desk);

  choose_return (self, "Choose another file…", "return.candour-pack");
  candour_test_desk_wait_for (desk, NULL, "Signed by S. Okoro, passed");
  candour_test_desk_wait_for (desk, NULL, "Reads cleanly, passed");
  candour_test_desk_wait_for (desk, "push button", "Import 1 moderation");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "1 moderation imported.");
}

/* --- Agreed within the council -------------------------------------------------------- */

static void
agree (Exchange *self)
{
  CandourTestDesk *desk = self->lead;

  candour_test_desk_press (desk, "push button", "Back");
  candour_test_desk_press (desk, "push button", "Comparing, 1");
  candour_test_desk_wait_for (desk, "table row", "CF-2291");
  candour_test_auditing_tab_to (desk, "CF-2291");
  candour_test_desk_keys (desk, "Home Return");
  candour_test_desk_wait_for (desk, "list item",
                              "1. Seeing and hearing the child, auditor Good, moderator "
                              "Outstanding, Auditor 1 lower, agreed: To agree");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_click (desk, "radio button", "Q. Vale, QA lead");
  candour_test_desk_wait_checked (desk, "radio button", "Q. Vale, QA lead");
  candour_test_desk_set_text (desk, "Why in the moderator’s place?", "Talked through by phone");
  candour_test_desk_answer (desk, "Refer", NULL);
  candour_test_desk_wait_for (desk, "push button", "Decide…");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "3");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  candour_test_desk_set_text (desk, "Reason for the agreed grade", "Good fits the record");
  candour_test_desk_wait_for (desk, "list item",
                              "1. Seeing and hearing the child, auditor Good, moderator "
                              "Outstanding, Auditor 1 lower, agreed: Good");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Let the agreed grades stand?");
  candour_test_desk_answer (desk, "Decide", NULL);
  candour_test_desk_wait_for (desk, NULL, "Decided. The agreed grades stand.");
  candour_test_desk_press (desk, "push button", "Back");
}

/* --- What the auditor had given ------------------------------------------------------- */

static void
reveal (Exchange *self)
{
  CandourTestDesk *desk = self->lead;
  g_autofree char *path = dup_path (self, "reveal.candour-pack");

  candour_test_desk_press (desk, "push button", "External…");
  candour_test_desk_press (desk, "push button", "Reveal…");
  candour_test_desk_wait_for (desk, NULL, "What the auditors gave goes to S. Okoro");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Seal…");
  candour_test_desk_keys (desk, "ctrl+Return");
  type_passphrase (desk);
  candour_test_desk_name_file (desk, "Save the pack", path);
  candour_test_desk_wait_for (desk, NULL, "reveal.candour-pack is sealed");
  candour_test_desk_kill (desk);
}

static void
compare (Exchange *self)
{
  CandourTestDesk *desk = self->moderator;

  start_moderator (self, "reveal.candour-pack");
  candour_test_desk_wait_for (desk, NULL, "The auditors’ grades are here.");
  candour_test_desk_lint (desk);
  candour_test_auditing_tab_to (desk, self->row);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "list item",
                              "1. Seeing and hearing the child, auditor Good, moderator "
                              "Outstanding");
  candour_test_desk_lint (desk);
  g_assert_true (candour_test_desk_holds (desk, auditors_words));
  candour_test_desk_kill (desk);
}

/* --- All of it ------------------------------------------------------------------------ */

static void
sign_in (CandourTestStore *store,
         const char       *name)
{
  g_autoptr(GError) error = NULL;

  candour_test_store_run (store, "UPDATE person SET account = NULL");
  candour_db_execute (store->db, "UPDATE person SET account = $2 WHERE name = $1", &error, "ss",
                      name, candour_workspace_get_account ());
  g_assert_no_error (error);
}

static void
begin (Exchange         *self,
       CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&self->moderated, store);
  candour_test_moderated_allocate (&self->moderated, CANDOUR_TEST_SECOND);
  sign_in (store, CANDOUR_TEST_LEAD);
  candour_workspace_close (store->workspace);
  self->folder = g_dir_make_tmp ("candour-courier-XXXXXX", &error);
  g_assert_no_error (error);
  self->lead = candour_test_desk_new (NULL);
  candour_test_desk_kill (self->lead);
  self->moderator = candour_test_desk_new (NULL);
  candour_test_desk_kill (self->moderator);
}

static void
end (Exchange *self)
{
  candour_test_desk_free (self->moderator);
  candour_test_desk_free (self->lead);
  candour_test_remove_folder (self->folder);
  candour_test_moderated_clear (&self->moderated);
  g_free (self->folder);
  g_free (self->row);
}

/* The one code there is; it stands in the workspace and nowhere else. */
static char *
dup_code (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (store->uri, CANDOUR_DB_READ, &error);
  g_autoptr(CandourStatement) statement = NULL;

  g_assert_no_error (error);
  statement = candour_db_query (db, "SELECT code FROM pack_audit", &error, "");
  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return candour_statement_dup_text (statement, 0);
}

static CandourModerationFigures
read_figures (CandourTestStore *store)
{
  const CandourModerationScope scope = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (store->uri, CANDOUR_DB_READ, &error);
  CandourModerationFigures figures;

  g_assert_no_error (error);
  candour_store_moderation_figures (db, &scope, &figures, &error);
  g_assert_no_error (error);

  return figures;
}

static void
assert_history (CandourDb *db)
{
  g_autoptr(GError) error = NULL;
  gint64 broken_at;
  gint64 n_rows;

  candour_store_history_verify (db, &broken_at, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (broken_at, ==, 0);
  g_assert_cmpint (n_rows, >, 5);
}

static void
assert_council_history (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (store->uri, CANDOUR_DB_READ, &error);

  g_assert_no_error (error);
  assert_history (db);
}

/* What the moderator has at home opens with the moderator's keys alone. */
static void
assert_desk_history (Exchange *self)
{
  const char *home = candour_test_desk_get_home (self->moderator);
  g_autofree char *keys = g_build_filename (home, "XDG_DATA_HOME", "candour",
                                            "mine" CANDOUR_KEYRING_SUFFIX, NULL);
  g_autofree char *folder = g_build_filename (home, "XDG_DATA_HOME", "candour", "desks", NULL);
  g_autofree char *path = dup_path (self, "audits.candour-pack");
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourKeyring) ring = candour_keyring_load (keys, PASSPHRASE, &error);
  g_autoptr(GBytes) file = NULL;
  g_autoptr(CandourDesk) desk = NULL;
  gsize length;

  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  file = g_bytes_new_take (g_steal_pointer (&bytes), length);
  desk = candour_desk_open (file, &(CandourDeskKeys) { .ring = ring, .folder = folder }, NULL,
                            &error);
  g_assert_no_error (error);
  assert_history (candour_workspace_get_db (candour_desk_get_workspace (desk)));
}

static void
test_round (CandourTestStore *store)
{
  Exchange exchange = { 0 };
  CandourModerationFigures before;
  CandourModerationFigures after;

  begin (&exchange, store);
  exchange_cards (&exchange);
  before = read_figures (store);
  send_pack (&exchange);
  exchange.row = dup_code (store);
  grade (&exchange);
  seal (&exchange);
  import (&exchange);
  after = read_figures (store);
  g_assert_cmpint (after.n_sealed, ==, before.n_sealed + 1);
  agree (&exchange);
  after = read_figures (store);
  g_assert_cmpint (after.n_moderated, ==, before.n_moderated + 1);
  g_assert_cmpint (after.n_same, ==, before.n_same + 1);
  reveal (&exchange);
  compare (&exchange);
  assert_council_history (store);
  assert_desk_history (&exchange);
  end (&exchange);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_test_store_add_file ("/journey/packs/round", test_round);

  return g_test_run ();
}
