/* test-csv-reader.c - comma-separated text as it is met in the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-csv-reader.h"

#include <string.h>

#include "candour-error.h"

/* Rows as "3:a|b", parted by newlines. */
static gboolean
keep_row_cb (int                 row,
             const CandourCell  *cells,
             guint               n_cells,
             gpointer            data,
             GError            **error)
{
  GString *seen = data;

  g_string_append_printf (seen, "%s%d:", seen->len > 0 ? "\n" : "", row);
  for (guint i = 0; i < n_cells; i++)
    g_string_append_printf (seen, "%s%s", i > 0 ? "|" : "", cells[i].text);

  return TRUE;
}

static char *
read_rows (const char  *text,
           gssize       length,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr(GString) seen = g_string_new (NULL);

  if (!candour_csv_read (bytes, CANDOUR_TEXT_GUESS, keep_row_cb, seen, NULL, error))
    return NULL;

  return g_strdup (seen->str);
}

static void
assert_rows (const char *text,
             const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = read_rows (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
test_plain (void)
{
  assert_rows ("id,team\n1,North\n2,South\n", "1:id|team\n2:1|North\n3:2|South");
  assert_rows ("id,team\r\n1,North", "1:id|team\n2:1|North");
  assert_rows ("id,team\r1,North\r", "1:id|team\n2:1|North");
  assert_rows ("a,b\n1\n1,2,3\n,\n", "1:a|b\n2:1\n3:1|2|3");
}

static void
test_quotes (void)
{
  assert_rows ("a,b\n\"x, y\",\"say \"\"no\"\"\"\n", "1:a|b\n2:x, y|say \"no\"");
  assert_rows ("a,b\n\"two\r\nlines\",z\nlast,row\n", "1:a|b\n2:two\nlines|z\n3:last|row");
  assert_rows ("a,b\n6\" tall,\"x\"y\n", "1:a|b\n2:6\" tall|xy");
  assert_rows ("a,b\n\"\",\"end\"", "1:a|b\n2:|end");
}

static void
test_separator (void)
{
  assert_rows ("id;team\n1;North, upper\n", "1:id|team\n2:1|North, upper");
  assert_rows ("id\tteam\n1\tNorth\n", "1:id|team\n2:1|North");
  assert_rows ("sep=;\nid;a,b,c,d\n", "1:id|a,b,c,d");
  assert_rows ("one\ntwo\n", "1:one\n2:two");
}

/* Rows keep the number that a spreadsheet shows beside them. */
static void
test_blank_rows (void)
{
  assert_rows ("Title\n\n\nid,team\n,,\n1,North\n", "1:Title\n4:id|team\n6:1|North");
}

static void
test_encodings (void)
{
  static const char utf16[] = "\xff\xfei\0d\0,\0t\0\n\0" "1\0,\0\xe9\0";
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = NULL;

  assert_rows ("\xef\xbb\xbfid,team\n1,Caf\xc3\xa9\n", "1:id|team\n2:1|Caf\xc3\xa9");
  assert_rows ("id,team\n1,Caf\xe9 \x96 O\x92" "Brien \x80\n",
               "1:id|team\n2:1|Caf\xc3\xa9 \xe2\x80\x93 O\xe2\x80\x99" "Brien \xe2\x82\xac");
  assert_rows ("id\n\x81\n", "1:id\n2:\xef\xbf\xbd");

  rows = read_rows (utf16, sizeof utf16 - 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, "1:id|t\n2:1|\xc3\xa9");
}

static void
assert_refused (const char *text,
                gssize      length,
                const char *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = read_rows (text, length, &error);

  g_assert_null (rows);
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_refusals (void)
{
  g_autofree char *commas = g_strnfill (300, ',');
  g_autofree char *wide = g_strconcat ("a,b\n", commas, "\n", NULL);
  g_autofree char *letters = g_strnfill (CANDOUR_MAX_CELL_CHARS + 1, 'x');
  g_autofree char *longest = g_strconcat ("a\n\n", letters, NULL);

  assert_refused ("", 0, "empty");
  assert_refused ("PK\003\004\0\0\0", 7, "not a text file");
  assert_refused ("a,b\n1,2\n3,\"open\n4,5\n", -1, "Line 3:");
  assert_refused (wide, -1, "Line 2 has more than 256 columns");
  assert_refused (longest, -1, "Line 3: a cell is longer");
}

static gboolean
stop_after_two_cb (int                 row,
                   const CandourCell  *cells,
                   guint               n_cells,
                   gpointer            data,
                   GError            **error)
{
  return ++*(int *) data < 2;
}

static void
test_stops (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a\nb\nc\nd\n", 8);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  int n_rows = 0;

  g_assert_true (candour_csv_read (bytes, CANDOUR_TEXT_GUESS, stop_after_two_cb, &n_rows, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_csv_read (bytes, CANDOUR_TEXT_GUESS, stop_after_two_cb, &n_rows, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-reader/plain", test_plain);
  g_test_add_func ("/exchange/csv-reader/quotes", test_quotes);
  g_test_add_func ("/exchange/csv-reader/separator", test_separator);
  g_test_add_func ("/exchange/csv-reader/blank-rows", test_blank_rows);
  g_test_add_func ("/exchange/csv-reader/encodings", test_encodings);
  g_test_add_func ("/exchange/csv-reader/refusals", test_refusals);
  g_test_add_func ("/exchange/csv-reader/stops", test_stops);

  return g_test_run ();
}
