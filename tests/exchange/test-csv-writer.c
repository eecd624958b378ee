/* test-csv-writer.c - text that a spreadsheet opens without harm, and files that are never half
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-file-writer.h"

static void
assert_row (const char *value,
            const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *row = g_strconcat ("a,", expected, ",z\r\n", NULL);

  candour_csv_append_row (text, (const char *const[]) { "a", value, "z", NULL });
  g_assert_cmpstr (text->str, ==, row);
}

static void
test_values (void)
{
  assert_row ("", "");
  assert_row ("plain", "plain");
  assert_row ("Zo\u00eb O\u2019Dell", "Zo\u00eb O\u2019Dell");
  assert_row ("one, two", "\"one, two\"");
  assert_row ("she said \"no\"", "\"she said \"\"no\"\"\"");
  assert_row ("two\nlines", "\"two\nlines\"");
  assert_row ("two\r\nlines", "\"two\r\nlines\"");
  assert_row ("a=b", "a=b");
  assert_row ("2026-01-16", "2026-01-16");
}

/* Each of these runs something, or sends something away, in one spreadsheet or the other. */
static void
test_formulas (void)
{
  assert_row ("=1+2", "\"'=1+2\"");
  assert_row ("=HYPERLINK(\"http://127.0.0.1\",\"x\")",
              "\"'=HYPERLINK(\"\"http://127.0.0.1\"\",\"\"x\"\")\"");
  assert_row ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"");
  assert_row ("+441234", "\"'+441234\"");
  assert_row ("-2+3", "\"'-2+3\"");
  assert_row ("@SUM(1)", "\"'@SUM(1)\"");
  assert_row ("\t=1", "\"'\t=1\"");
  assert_row ("\r=1", "\"'\r=1\"");
  assert_row ("\n=1", "\"'\n=1\"");
}

/* What looks like one of those signs and is read as it. */
static void
test_wide_formulas (void)
{
  assert_row ("\uff1d1+2", "\"'\uff1d1+2\"");
  assert_row ("\uff0b1", "\"'\uff0b1\"");
  assert_row ("\uff0d1", "\"'\uff0d1\"");
  assert_row ("\uff201", "\"'\uff201\"");
  assert_row (" =1+2", "\"' =1+2\"");
  assert_row ("\u00a0=1+2", "\"'\u00a0=1+2\"");
  assert_row (" plain", " plain");
}

/* --- Files ---------------------------------------------------------------------------- */

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place         *place,
        gconstpointer  unused)
{
  place->folder = g_dir_make_tmp ("candour-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "out.csv", NULL);
}

static void
tear_down (Place         *place,
           gconstpointer  unused)
{
  g_autoptr(GFile) path = g_file_new_for_path (place->path);
  g_autoptr(GFile) folder = g_file_new_for_path (place->folder);

  g_file_delete (path, NULL, NULL);
  /* Fails where something was left behind. */
  g_assert_true (g_file_delete (folder, NULL, NULL));
  g_free (place->path);
  g_free (place->folder);
}

static void
assert_contents (Place      *place,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (place->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_finished (Place         *place,
               gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFileWriter) file = NULL;

  g_assert_true (candour_file_replace (place->path, "old", 3, &error));
  file = candour_file_writer_new (place->path, &error);
  g_assert_no_error (error);
  g_assert_true (candour_file_writer_append (file, "new, ", 5, &error));
  assert_contents (place, "old");

  g_assert_true (candour_file_writer_append (file, "whole", 5, &error));
  g_assert_true (candour_file_writer_finish (file, &error));
  assert_contents (place, "new, whole");
}

static void
test_given_up (Place         *place,
               gconstpointer  unused)
{
  CandourFileWriter *file;

  g_assert_true (candour_file_replace (place->path, "old", 3, NULL));
  file = candour_file_writer_new (place->path, NULL);
  g_assert_true (candour_file_writer_append (file, "half", 4, NULL));
  g_assert_true (candour_file_writer_sync (file, NULL));
  candour_file_writer_free (file);

  assert_contents (place, "old");
}

static void
test_private (Place         *place,
              gconstpointer  unused)
{
  g_autoptr(CandourFileWriter) file = candour_file_writer_new (place->path, NULL);
  g_autoptr(GFile) path = g_file_new_for_path (place->path);
  g_autoptr(GFileInfo) info = NULL;

  g_assert_true (candour_file_writer_finish (file, NULL));
  info = g_file_query_info (path, "unix::mode", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpuint (g_file_info_get_attribute_uint32 (info, "unix::mode") & 0777, ==, 0600);
}

static void
test_nowhere (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_file_writer_new ("/nowhere/at/all.csv", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-writer/values", test_values);
  g_test_add_func ("/exchange/csv-writer/formulas", test_formulas);
  g_test_add_func ("/exchange/csv-writer/wide-formulas", test_wide_formulas);
  g_test_add ("/exchange/file-writer/finished", Place, NULL, set_up, test_finished, tear_down);
  g_test_add ("/exchange/file-writer/given-up", Place, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/exchange/file-writer/private", Place, NULL, set_up, test_private, tear_down);
  g_test_add_func ("/exchange/file-writer/nowhere", test_nowhere);

  return g_test_run ();
}
