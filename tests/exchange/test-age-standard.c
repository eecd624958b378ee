/* test-age-standard.c - what others sealed opens here, and what is sealed here opens for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-age.h"

#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "candour-error.h"
#include "candour-test-age.h"

/* --- The public vectors --------------------------------------------------------------- */

typedef struct
{
  char       *expected;    /* "success", "no match", "header failure"... */
  char       *sum;         /* of what opens, in hex */
  GPtrArray  *identities;
  GPtrArray  *passphrases;
  GBytes     *sealed;
} Vector;

static void
vector_clear (Vector *self)
{
  g_free (self->expected);
  g_free (self->sum);
  g_clear_pointer (&self->identities, g_ptr_array_unref);
  g_clear_pointer (&self->passphrases, g_ptr_array_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vector, vector_clear)

static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr(GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GInputStream) inflated =
    g_converter_input_stream_new (source, G_CONVERTER (zlib));
  g_autoptr(GError) error = NULL;
  GBytes *plain = g_input_stream_read_bytes (inflated, 64 * 1024 * 1024, NULL, &error);

  g_assert_no_error (error);

  return plain;
}

static gboolean
read_vector_line (Vector      *vector,
                  const char  *line)
{
  g_auto(GStrv) parts = g_strsplit (line, ": ", 2);
  gboolean compressed = FALSE;

  if (g_str_equal (parts[0], "expect"))
    vector->expected = g_strdup (parts[1]);
  else if (g_str_equal (parts[0], "payload"))
    vector->sum = g_strdup (parts[1]);
  else if (g_str_equal (parts[0], "identity"))
    g_ptr_array_add (vector->identities, g_strdup (parts[1]));
  else if (g_str_equal (parts[0], "passphrase"))
    g_ptr_array_add (vector->passphrases, g_strdup (parts[1]));
  else if (g_str_equal (parts[0], "compressed"))
    compressed = TRUE;
  else if (!g_str_equal (parts[0], "file key") && !g_str_equal (parts[0], "comment"))
    g_error ("what is “%s”?", line);

  return compressed;
}

static void
read_vector (Vector      *vector,
             const char  *path)
{
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_auto(GStrv) header = NULL;
  g_autoptr(GError) error = NULL;
  gboolean compressed = FALSE;
  gsize length;
  gsize start;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  start = strstr (text, "\n\n") - text;
  lines = g_strndup (text, start);
  header = g_strsplit (lines, "\n", -1);
  vector->identities = g_ptr_array_new_with_free_func (g_free);
  vector->passphrases = g_ptr_array_new_with_free_func (g_free);
  for (char **line = header; *line != NULL; line++)
    compressed = read_vector_line (vector, *line) || compressed;

  vector->sealed = g_bytes_new (text + start + 2, length - start - 2);
  if (compressed)
    {
      g_autoptr(GBytes) packed = vector->sealed;

      vector->sealed = inflate (packed);
    }
}

/* With each key in turn, until one opens it or says more than that it is not the one. */
static GBytes *
open_vector (const Vector  *vector,
             GError       **error)
{
  GBytes *plain = NULL;

  /* What is no file at all needs no key of its own to be refused. */
  if (vector->identities->len == 0 && vector->passphrases->len == 0)
    g_ptr_array_add (vector->passphrases, g_strdup ("none"));

  for (guint i = 0; i < vector->identities->len && plain == NULL; i++)
    {
      g_autoptr(CandourAgeIdentity) identity =
        candour_age_identity_parse (vector->identities->pdata[i], NULL);

      g_assert_nonnull (identity);
      g_clear_error (error);
      plain = candour_age_open (vector->sealed, identity, error);
    }

  for (guint i = 0; i < vector->passphrases->len && plain == NULL; i++)
    {
      g_clear_error (error);
      plain = candour_age_open_passphrase (vector->sealed, vector->passphrases->pdata[i], error);
    }

  return plain;
}

static void
test_vector (gconstpointer data)
{
  g_auto(Vector) vector = { 0 };
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GError) error = NULL;

  read_vector (&vector, data);
  plain = open_vector (&vector, &error);

  if (g_str_equal (vector.expected, "success"))
    {
      g_autofree char *sum = NULL;

      g_assert_no_error (error);
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plain);
      g_assert_cmpstr (sum, ==, vector.sum);
      return;
    }

  g_assert_null (plain);
  if (g_str_equal (vector.expected, "no match"))
    g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  else if (!g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
}

static void
add_vectors (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "age", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/exchange/age/vector/", name, NULL);

      if (!g_str_has_suffix (name, ".md"))
        g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_vector,
                                   g_free);
    }
}

/* --- The standard tool ---------------------------------------------------------------- */

typedef struct
{
  char *folder;
} Tool;

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

static void
tool_set_up (Tool           *tool,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  tool->folder = g_dir_make_tmp ("candour-age-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tool_tear_down (Tool           *tool,
                gconstpointer   data)
{
  g_autoptr(GDir) dir = g_dir_open (tool->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (tool->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (tool->folder);
  g_free (tool->folder);
}

static void
write_file (Tool        *tool,
            const char  *name,
            GBytes      *bytes)
{
  g_autofree char *path = g_build_filename (tool->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static GBytes *
read_file (Tool        *tool,
           const char  *name)
{
  g_autofree char *path = g_build_filename (tool->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

/* In the folder, by the shell. */
static void
run_tool (Tool        *tool,
          const char  *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (tool->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_test_message ("%s", said);
  g_assert_no_error (error);
}

static void
exchange_size (Tool                *tool,
               CandourAgeIdentity  *identity,
               CandourAgeIdentity  *other,
               gsize                size)
{
  g_autoptr(GBytes) plain = candour_test_age_plain (size);
  g_autoptr(GBytes) ours = candour_test_age_seal (plain, other, identity);
  g_autofree char *seal =
    g_strdup_printf ("age -r %s -r %s -o theirs plain",
                     candour_age_identity_get_recipient (other),
                     candour_age_identity_get_recipient (identity));
  g_autoptr(GBytes) opened = NULL;
  g_autoptr(GBytes) theirs = NULL;

  write_file (tool, "plain", plain);
  write_file (tool, "ours", ours);
  run_tool (tool, "age -d -i key ours >opened");
  opened = read_file (tool, "opened");
  g_assert_true (g_bytes_equal (opened, plain));

  run_tool (tool, seal);
  theirs = read_file (tool, "theirs");
  candour_test_age_assert_opens (theirs, identity, plain);
  candour_test_age_assert_opens (theirs, other, plain);
}

static void
test_tool (Tool           *tool,
           gconstpointer   data)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(CandourAgeIdentity) other = candour_age_identity_new ();
  g_autofree char *text = candour_age_identity_dup_text (identity);
  g_autoptr(GBytes) key = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) public = NULL;
  g_autofree char *expected = NULL;

  if (!has_program ("age"))
    {
      g_test_skip ("the program “age” is not installed");
      return;
    }

  write_file (tool, "key", key);
  run_tool (tool, "age-keygen -y -o public key");
  public = read_file (tool, "public");
  expected = g_strconcat (candour_age_identity_get_recipient (identity), "\n", NULL);
  g_assert_cmpmem (g_bytes_get_data (public, NULL), g_bytes_get_size (public),
                   expected, strlen (expected));

  for (guint i = 0; i < CANDOUR_TEST_AGE_SIZES; i++)
    exchange_size (tool, identity, other, candour_test_age_sizes[i]);
}

/* It asks for words on a terminal, and nowhere else: each question is answered with @words. */
static void
run_on_terminal (Tool         *tool,
                 const char  **argv,
                 const char   *words)
{
  g_autoptr(GString) said = g_string_new (NULL);
  char buffer[256];
  int terminal;
  int status;
  gssize n;
  pid_t child = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (chdir (tool->folder) == 0)
        execvp (argv[0], (char **) argv);
      _exit (127);
    }

  /* On Linux, reading fails when the other end is closed. */
  while ((n = read (terminal, buffer, sizeof buffer)) > 0)
    {
      g_string_append_len (said, buffer, n);
      if (g_str_has_suffix (said->str, ": "))
        {
          g_string_truncate (said, 0);
          g_assert_cmpint (write (terminal, words, strlen (words)), >, 0);
        }
    }

  close (terminal);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_tool_passphrase (Tool           *tool,
                      gconstpointer   data)
{
  const char *open_argv[] = { "age", "-d", "-o", "opened", "ours", NULL };
  const char *seal_argv[] = { "age", "-p", "-o", "theirs", "plain", NULL };
  g_autoptr(GBytes) plain = candour_test_age_plain (70000);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) ours = candour_age_seal_passphrase (plain, "correct horse", 10, &error);
  g_autoptr(GBytes) opened = NULL;
  g_autoptr(GBytes) theirs = NULL;
  g_autoptr(GBytes) back = NULL;

  if (!has_program ("age"))
    {
      g_test_skip ("the program “age” is not installed");
      return;
    }

  g_assert_no_error (error);
  write_file (tool, "plain", plain);
  write_file (tool, "ours", ours);
  run_on_terminal (tool, open_argv, "correct horse\n");
  opened = read_file (tool, "opened");
  g_assert_true (g_bytes_equal (opened, plain));

  run_on_terminal (tool, seal_argv, "correct horse\n");
  theirs = read_file (tool, "theirs");
  back = candour_age_open_passphrase (theirs, "correct horse", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, plain));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/age/tool", Tool, NULL, tool_set_up, test_tool, tool_tear_down);
  g_test_add ("/exchange/age/tool-passphrase", Tool, NULL, tool_set_up, test_tool_passphrase,
              tool_tear_down);
  add_vectors ();

  return g_test_run ();
}
