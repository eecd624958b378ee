/* candour-fuzz-main.c - tries the inputs of a folder once each, where there is no libFuzzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * So every build knows whether the fuzzers still compile, and what they start from still passes.
 */

#include "candour-fuzz.h"

static void
try_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) input = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  g_test_message ("%s", path);
  input = g_bytes_new_take (contents, length);
  candour_fuzz (input);
}

static void
test_corpus (gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (data, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    try_file (data, name);

  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  g_test_add_data_func ("/fuzz/corpus", argv[1], test_corpus);

  return g_test_run ();
}
