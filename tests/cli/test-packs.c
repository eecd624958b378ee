/* test-packs.c - the real program's verbs for packs: out, back, and what is known of them later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The example council's QA lead sends a pack to one of its moderators, who answers it here by what
 * is in the file alone.
 */

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#include "candour-audit-rules.h"
#include "candour-csv-writer.h"
#include "candour-framework-reader.h"
#include "candour-keyring-file.h"
#include "candour-keyring.h"
#include "candour-pack.h"
#include "candour-pack-payload.h"

#define PASSPHRASE "abacus abdomen zoom"

typedef struct
{
  char *folder;
  char *moderator;  /* who has a moderation that is not begun */
  char *reference;  /* of its case */
  char *out;
  char *err;
} Terminal;

/* "candour ..." in the folder; the words of @line, and then those that follow; NULL ends. */
G_GNUC_NULL_TERMINATED static int
run (Terminal   *terminal,
     const char *line,
     ...)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const char *word;
  int status;
  va_list more;

  g_ptr_array_add (arguments, (char *) g_getenv ("CANDOUR_TEST_PROGRAM"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
  va_start (more, line);
  while ((word = va_arg (more, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) word);
  va_end (more);
  g_ptr_array_add (arguments, NULL);

  g_clear_pointer (&terminal->out, g_free);
  g_clear_pointer (&terminal->err, g_free);
  g_spawn_sync (terminal->folder, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &terminal->out, &terminal->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_test_message ("%s\n%s%s", line, terminal->out, terminal->err);

  return WEXITSTATUS (status);
}

/* --- The council ---------------------------------------------------------------------- */

static void
find_waiting (Terminal *terminal)
{
  g_auto(GStrv) lines = NULL;

  g_assert_cmpint (run (terminal, "list moderation --format csv -w W.candour", NULL), ==, 0);
  lines = g_strsplit (terminal->out, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);

      if (g_strv_length (cells) < 7 || !g_str_equal (cells[6], "allocated"))
        continue;

      g_free (terminal->reference);
      terminal->reference = g_strdup (cells[2]);
      g_free (terminal->moderator);
      terminal->moderator = g_strdup (cells[4]);
    }
  g_assert_nonnull (terminal->moderator);
}

/* The eight words that were printed last, on two lines. */
static char *
dup_printed_words (Terminal *terminal)
{
  const char *start = strstr (terminal->out, ":\n  ");
  g_auto(GStrv) lines = g_strsplit (start + 2, "\n", 3);

  return g_strjoin (" ", g_strstrip (lines[0]), g_strstrip (lines[1]), NULL);
}

/* What makes each guess of a passphrase dear makes each call slow. */
static void
hasten_keys (Terminal   *terminal,
             const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(CandourKeyring) ring = candour_keyring_load (path, PASSPHRASE, &error);
  g_autoptr(GBytes) sealed = NULL;

  g_assert_no_error (error);
  sealed = candour_keyring_seal (ring, PASSPHRASE, 1, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed),
                       &error);
  g_assert_no_error (error);
}

static void
set_up (Terminal      *terminal,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  terminal->folder = g_dir_make_tmp ("candour-packs-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (terminal->folder, "passphrase", NULL);
  g_file_set_contents (path, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  g_assert_cmpint (run (terminal, "demo W.candour --audits 200", NULL), ==, 0);
  find_waiting (terminal);
  g_assert_cmpint (run (terminal, "keys new --keys lead --passphrase-file passphrase", "I. Sayer",
                        NULL), ==, 0);
  hasten_keys (terminal, "lead");
}

static void
enrol (Terminal *terminal)
{
  g_autofree char *words = NULL;

  g_assert_cmpint (run (terminal, "keys new --keys other --passphrase-file passphrase",
                        terminal->moderator, NULL), ==, 0);
  hasten_keys (terminal, "other");
  g_assert_cmpint (run (terminal, "keys card --keys other --passphrase-file passphrase -o card",
                        NULL), ==, 0);
  words = dup_printed_words (terminal);
  g_assert_cmpint (run (terminal, "keys trust card --keys lead --passphrase-file passphrase"
                        " --words", words, NULL), ==, 0);
  hasten_keys (terminal, "lead");
}

static void
tear_down (Terminal      *terminal,
           gconstpointer  unused)
{
  const char *const arguments[] = { "rm", "-rf", terminal->folder, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (terminal->folder);
  g_free (terminal->moderator);
  g_free (terminal->reference);
  g_free (terminal->out);
  g_free (terminal->err);
}

/* --- The moderator -------------------------------------------------------------------- */

static GBytes *
read_file (Terminal   *terminal,
           const char *name)
{
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static CandourKeyring *
open_keys (Terminal *terminal)
{
  g_autoptr(GBytes) sealed = read_file (terminal, "other");
  g_autoptr(GError) error = NULL;
  CandourKeyring *ring = candour_keyring_open (sealed, PASSPHRASE, &error);

  g_assert_no_error (error);

  return ring;
}

static CandourFramework *
read_framework (const CandourPack       *pack,
                const CandourPackAudit  *audit)
{
  g_autofree char *name = g_strdup_printf ("framework-%d.xml", audit->framework);
  g_autoptr(GError) error = NULL;
  CandourFramework *framework =
    candour_framework_read (candour_pack_parts_get (pack->parts, name), NULL, &error);

  g_assert_no_error (error);

  return framework;
}

/* Requires improvement throughout, which no rule limits. */
static void
grade (GPtrArray               *graded,
       const CandourPack       *pack,
       const CandourPackAudit  *audit)
{
  g_autoptr(CandourFramework) framework = read_framework (pack, audit);
  CandourPackAudit *one = candour_pack_audits_add (graded, audit->code);

  one->sealed_at = candour_date_dup_now_utc ();
  one->audit->overall = framework->has_overall ? 2 : 0;
  candour_set_text (&one->audit->overall_reason, "As the standards say.");
  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);
      CandourGrading *grading;

      if (!candour_rules_applies (standard, audit->audit->cohort))
        continue;

      grading = candour_audit_ensure_grading (one->audit, standard->id,
                                              CANDOUR_GRADING_MODERATOR);
      grading->grade = 2;
      candour_set_text (&grading->rationale, "Seen too little.");
    }
}

static GBytes *
make_return (const CandourPack     *pack,
             const CandourKeyring  *ring)
{
  const char *recipients[] = { pack->statement->sender->recipient, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) audits =
    candour_pack_audits_read (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD), &error);
  g_autoptr(GPtrArray) graded = candour_pack_audits_new ();
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (CANDOUR_PACK_RETURN, pack->statement->recipient,
                                pack->statement->sender);
  g_autoptr(GBytes) payload = NULL;
  GBytes *sealed;

  g_assert_no_error (error);
  for (guint i = 0; i < audits->len; i++)
    grade (graded, pack, audits->pdata[i]);
  payload = candour_pack_grades_write (graded, CANDOUR_GRADING_MODERATOR);
  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);

  candour_set_text (&statement->id, pack->statement->id);
  candour_set_text (&statement->expires, pack->statement->expires);
  candour_set_text (&statement->answers, pack->hash);
  statement->sequence = 1;
  statement->n_audits = graded->len;
  sealed = candour_pack_seal (statement, parts, ring->key, recipients, &error);
  g_assert_no_error (error);

  return sealed;
}

static void
answer (Terminal   *terminal,
        const char *from,
        const char *to)
{
  g_autofree char *path = g_build_filename (terminal->folder, to, NULL);
  g_autoptr(CandourKeyring) ring = open_keys (terminal);
  g_autoptr(GBytes) sealed = read_file (terminal, from);
  g_autoptr(GBytes) answered = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPack) pack = candour_pack_open (sealed, ring->identity, &error);

  g_assert_no_error (error);
  answered = make_return (pack, ring);
  candour_file_replace (path, g_bytes_get_data (answered, NULL), g_bytes_get_size (answered),
                        &error);
  g_assert_no_error (error);
}

/* --- There and back ------------------------------------------------------------------- */

#define LEAD " -w W.candour --keys lead --passphrase-file passphrase"

/* Whatever is found in the texts is kept as it is, once it was shown. */
static void
send_out (Terminal   *terminal,
          const char *path)
{
  int status = run (terminal, "pack out" LEAD " -o", path, "--to", terminal->moderator, NULL);

  if (status == 1)
    {
      g_assert_nonnull (strstr (terminal->err, "who may be meant"));
      g_assert_nonnull (strstr (terminal->out, terminal->reference));
      status = run (terminal, "pack out" LEAD " --keep 1 -o", path, "--to", terminal->moderator,
                    NULL);
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Sealed 1 audit for"));
}

/* The first two groups of the id of the newest. */
static char *
dup_short_id (Terminal *terminal)
{
  g_auto(GStrv) lines = NULL;

  g_assert_cmpint (run (terminal, "pack list -w W.candour --format csv", NULL), ==, 0);
  lines = g_strsplit (terminal->out, "\n", 3);

  return g_strndup (lines[1], 9);
}

static void
assert_listed (Terminal   *terminal,
               const char *id,
               const char *state)
{
  g_assert_cmpint (run (terminal, "pack list -w W.candour --format csv", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, id));
  g_assert_nonnull (strstr (terminal->out, state));
}

static void
assert_reveal (Terminal   *terminal,
               const char *id)
{
  int status = run (terminal, "pack out" LEAD " -o reveal --reveal", id, NULL);

  /* The texts of an example name people here and there. */
  if (status == 1)
    {
      g_assert_nonnull (strstr (terminal->err, "who may be meant"));
      return;
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (run (terminal, "pack verify -w W.candour", id, NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "reveal 1"));
}

static void
test_round (Terminal      *terminal,
            gconstpointer  unused)
{
  g_autofree char *id = NULL;

  g_assert_cmpint (run (terminal, "pack out" LEAD " -o p --to", terminal->moderator, NULL), ==, 1);
  enrol (terminal);
  send_out (terminal, "out.candour-pack");
  id = dup_short_id (terminal);
  assert_listed (terminal, id, ",out,");
  g_assert_cmpint (run (terminal, "pack list -w W.candour", id, NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "recipient: "));
  g_assert_nonnull (strstr (terminal->out, terminal->reference));

  /* It is out, so that it cannot go out again. */
  g_assert_cmpint (run (terminal, "pack out" LEAD " -o p --to", terminal->moderator, NULL), ==, 1);

  answer (terminal, "out.candour-pack", "back");
  g_assert_cmpint (run (terminal, "pack import back --dry-run" LEAD, NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Nothing was imported."));
  assert_listed (terminal, id, ",out,");
  g_assert_cmpint (run (terminal, "pack import back" LEAD, NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "1 moderation imported."));
  assert_listed (terminal, id, ",back,");
  g_assert_cmpint (run (terminal, "pack import back" LEAD, NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Nothing was changed."));

  g_assert_cmpint (run (terminal, "pack verify -o proof -w W.candour", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "1 pack holds."));
  g_assert_cmpint (run (terminal, "history verify -w W.candour", NULL), ==, 0);
  assert_reveal (terminal, id);
}

static void
test_refused (Terminal      *terminal,
              gconstpointer  unused)
{
  g_autofree char *id = NULL;

  enrol (terminal);
  send_out (terminal, "out.candour-pack");
  id = dup_short_id (terminal);

  /* A pack is no return, and what was withdrawn takes none. */
  g_assert_cmpint (run (terminal, "pack import out.candour-pack" LEAD, NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "not a return"));
  answer (terminal, "out.candour-pack", "back");
  g_assert_cmpint (run (terminal, "pack withdraw -w W.candour", id, NULL), ==, 1);
  g_assert_cmpint (run (terminal, "pack withdraw -w W.candour --why Lost", id, NULL), ==, 0);
  g_assert_cmpint (run (terminal, "pack import back" LEAD, NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->out, "NO  A pack that is still out"));
  assert_listed (terminal, id, ",withdrawn,");

  g_assert_cmpint (run (terminal, "pack out" LEAD, NULL), ==, 2);
  g_assert_cmpint (run (terminal, "pack out" LEAD " --to Nobody", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "pack list none -w W.candour", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "pack verify a b -w W.candour", NULL), ==, 2);
  g_assert_cmpint (run (terminal, "pack", NULL), ==, 2);
}

/* Six words are shown once, and are nowhere in what is kept. */
static void
test_passphrase (Terminal      *terminal,
                 gconstpointer  unused)
{
  g_auto(GStrv) lines = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) workspace = NULL;
  g_autoptr(CandourPack) pack = NULL;
  g_autoptr(GError) error = NULL;
  int status = run (terminal, "pack out --passphrase -o out" LEAD " --to", terminal->moderator,
                    NULL);

  if (status == 1)
    status = run (terminal, "pack out --passphrase --keep 1 -o out" LEAD " --to",
                  terminal->moderator, NULL);
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit (strstr (terminal->out, "shown only now:"), "\n", -1);
  words = g_strdup (g_strstrip (lines[2]));

  sealed = read_file (terminal, "out");
  pack = candour_pack_open_passphrase (sealed, words, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pack->statement->n_audits, ==, 1);
  workspace = read_file (terminal, "W.candour");
  g_assert_null (g_strstr_len (g_bytes_get_data (workspace, NULL),
                               g_bytes_get_size (workspace), words));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/packs/round", Terminal, NULL, set_up, test_round, tear_down);
  g_test_add ("/cli/packs/refused", Terminal, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cli/packs/passphrase", Terminal, NULL, set_up, test_passphrase, tear_down);

  return g_test_run ();
}
