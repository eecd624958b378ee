/* test-server.c - records on the council's server: made, lost from sight, found again, shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"
#include "candour-test-steps.h"

#include <gio/gio.h>
#include <string.h>

#define EVIDENCE "Evidence and rationale"

/* --- The server ------------------------------------------------------------------------- */

/* Where postgres.sh keeps it: the folder of its socket. (transfer full) */
static char *
dup_place (const char *uri)
{
  const char *start = strstr (uri, "host=");
  const char *end;

  g_assert_nonnull (start);
  start += strlen ("host=");
  end = strchr (start, '&');

  return end != NULL ? g_strndup (start, end - start) : g_strdup (start);
}

static void
control (const char *uri,
         const char *command)
{
  g_autofree char *place = dup_place (uri);
  g_autofree char *script =
    g_strdup_printf ("cd '%s'; as=; [ \"$(id -u)\" -ne 0 ] || as='runuser -u postgres --';"
                     " $as \"$(pg_config --bindir)/pg_ctl\" -D data -w %s >control.log 2>&1",
                     place, command);
  const char *const arguments[] = { "sh", "-c", script, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) shell = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (shell, NULL, &error);
  g_assert_no_error (error);
}

static void
stop_server (const char *uri)
{
  control (uri, "-m fast stop");
}

static void
start_server (const char *uri)
{
  g_autofree char *place = dup_place (uri);
  g_autofree char *command =
    g_strdup_printf ("-l log -o \"-k %s -c listen_addresses=''\" start", place);

  control (uri, command);
}

/* --- The start page --------------------------------------------------------------------- */

static CandourTestDesk *
make_records (const char *uri)
{
  CandourTestDesk *desk = candour_test_desk_new (NULL);

  candour_test_desk_wait_for (desk, "radio button", "Many desks");
  candour_test_desk_lint (desk);
  candour_test_desk_click (desk, "radio button", "Many desks");
  candour_test_desk_wait_checked (desk, "radio button", "Many desks");
  candour_test_desk_lint (desk);
  candour_test_desk_set_text (desk, "Address, such as", "postgresql:///x?host=/nowhere");
  candour_test_desk_press (desk, "push button", "Try");
  candour_test_desk_wait_for (desk, NULL, "The council's server does not answer");

  candour_test_desk_set_text (desk, "Address, such as", uri);
  candour_test_desk_press (desk, "push button", "Try");
  candour_test_desk_wait_for (desk, NULL, "The server answers. There are no records yet");
  candour_test_desk_set_text (desk, "Name, as colleagues know you", "R. Dean");
  candour_test_desk_set_text (desk, "Council", "Wenbrook Council");
  candour_test_desk_press (desk, "push button", "Connect and start");
  candour_test_desk_wait_for (desk, "panel", "My work");

  return desk;
}

/* Who is in the list of people may audit; who only made the records may not yet. */
static void
import (CandourTestCouncil *council,
        const char         *what,
        const char         *uri)
{
  g_autofree char *line = g_strdup_printf ("import %s F/%s.csv --workspace %s", what, what, uri);
  g_autofree char *said = candour_test_council_run (council, line);

  g_assert_nonnull (said);
}

static void
assert_words (CandourTestDesk *desk,
              const char      *words)
{
  g_autofree char *found = candour_test_desk_dup_text (desk, EVIDENCE);

  g_assert_cmpstr (found, ==, words);
}

/* --- Gone, and back --------------------------------------------------------------------- */

static void
lose_and_find (CandourTestDesk *desk,
               const char      *uri)
{
  candour_test_desk_type (desk, "She was asked");
  candour_test_desk_wait_gone (desk, NULL, "Saving");
  candour_test_desk_wait_for (desk, NULL, "Saved");

  stop_server (uri);
  candour_test_desk_type (desk, " and her words are there");
  candour_test_desk_wait_for (desk, NULL, "The council’s server does not answer.");
  candour_test_desk_wait_for (desk, "push button", "Try now");
  candour_test_desk_lint (desk);
  assert_words (desk, "She was asked and her words are there");

  start_server (uri);
  candour_test_desk_press (desk, "push button", "Try now");
  candour_test_desk_wait_gone (desk, NULL, "The council’s server does not answer.");
  candour_test_desk_wait_for (desk, NULL, "Saved");
}

/* --- Two desks -------------------------------------------------------------------------- */

static void
open_audit (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "list item", "CF-2291");
  candour_test_desk_click (desk, "list item", "CF-2291");
  candour_test_desk_wait_for (desk, "heading", "2. ");
}

/* Who comes second reads, unless they choose to write all the same. Both texts are read side by
 * side, and both can stay.
 */
static void
write_at_once (CandourTestDesk *mine,
               const char      *uri)
{
  CandourTestDesk *theirs;

  /* That it was open went with the connection. */
  candour_test_desk_keys (mine, "Escape");
  open_audit (mine);
  theirs = candour_test_desk_new (uri);
  open_audit (theirs);
  candour_test_desk_wait_for (theirs, "push button", "Write here");
  candour_test_desk_lint (theirs);
  candour_test_desk_press (theirs, "push button", "Write here");
  candour_test_desk_wait_for (mine, NULL, "You have this audit open on");
  assert_words (theirs, "She was asked and her words are there");
  candour_test_desk_set_text (theirs, EVIDENCE, "Theirs");
  candour_test_desk_wait_for (theirs, NULL, "Saved");
  candour_test_desk_set_text (mine, EVIDENCE, "Mine");
  candour_test_desk_wait_for (mine, NULL, "This audit was changed on another desk.");
  assert_words (mine, "Mine");
  candour_test_desk_press (mine, "push button", "Compare");
  candour_test_desk_wait_for (mine, NULL, "Mine, on this screen: Mine");
  candour_test_desk_wait_for (mine, NULL, "Theirs, saved: Theirs");
  candour_test_desk_lint (mine);
  candour_test_desk_press (mine, "push button", "Keep both");
  candour_test_desk_wait_gone (mine, NULL, "This audit was changed on another desk.");
  candour_test_desk_wait_for (mine, NULL, "Saved");
  assert_words (mine, "Mine\n\nTheirs");
  candour_test_desk_free (theirs);
}

static void
test_server (void)
{
  const char *uri = g_getenv ("CANDOUR_TEST_POSTGRES");
  CandourTestCouncil *council;
  CandourTestDesk *desk;

  if (uri == NULL)
    {
      g_test_skip ("there is no PostgreSQL here");
      return;
    }

  council = candour_test_council_new ();
  desk = make_records (uri);
  import (council, "people", uri);
  import (council, "cases", uri);
  candour_test_steps_write_audit (desk);
  lose_and_find (desk, uri);
  write_at_once (desk, uri);
  candour_test_desk_kill (desk);

  /* The address is remembered, and so is every word. */
  candour_test_desk_start (desk, NULL);
  open_audit (desk);
  assert_words (desk, "Mine\n\nTheirs");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/server", test_server);

  return g_test_run ();
}
