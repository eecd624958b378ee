/* bench-xlsx.c - reading a council's whole case list, against only parsing its XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a workbook of the shape of Annex A with 20,000 rows a list. Each step runs in a process of
 * its own, so that the memory which is printed is that of the step. What reading costs contains
 * unpacking, understanding and merging; what it is compared to is only the parser's walk over the
 * same parts, unpacked before.
 */

#include <gio/gio.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <zip.h>

#include "candour-annex-a.h"
#include "candour-cases-reader.h"
#include "candour-cell.h"
#include "candour-test-xlsx.h"

#define N_ROWS     20000
#define N_CHILDREN 70000
#define N_WORKERS  600
#define N_TEAMS    60
#define N_TEXTS    400

#define TODAY "2026-01-16"

/* Reading may take twice as long as parsing alone. */
#define MAX_RATIO 2.0

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* Of the processor, not of the clock: other work on the machine must not tip the ratio. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
print_step (gint64 microseconds)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.3f %ld\n", (double) microseconds / G_USEC_PER_SEC, usage.ru_maxrss / 1024);
}

/* --- Making the workbook -------------------------------------------------------------- */

static void
append_string (GString    *text,
               const char *format,
               int         number)
{
  g_autofree char *value = number >= 0 ? g_strdup_printf ("%s %d", format, number)
                                       : g_markup_escape_text (format, -1);

  g_string_append_printf (text, "<si><t>%s</t></si>", value);
}

/* Workers, teams, other texts, then the headers of each list. */
static char *
make_strings (void)
{
  GString *text = g_string_new ("<sst xmlns=\"" MAIN "\">");

  for (int i = 0; i < N_WORKERS; i++)
    append_string (text, i % 7 == 0 ? "Worker\xc2\xa0" : "Worker", i);
  for (int i = 0; i < N_TEAMS; i++)
    append_string (text, "Locality team", i);
  for (int i = 0; i < N_TEXTS; i++)
    append_string (text, "a) A value as lists have it, number", i);
  for (int i = 0; candour_annex_columns[i].code != NULL; i++)
    append_string (text, candour_annex_columns[i].header, -1);
  g_string_append (text, "</sst>");

  return g_string_free (text, FALSE);
}

static gboolean
is_date (int column)
{
  return strstr (candour_annex_columns[column].header, "Date") != NULL
         || candour_annex_columns[column].use == CANDOUR_USE_SINCE;
}

static void
append_text (GString *text,
             int      string)
{
  g_string_append_printf (text, " t=\"s\"><v>%d</v></c>", string);
}

/* One help in ten is over. */
static void
append_date (GString          *text,
             CandourColumnUse  use,
             GRand            *rand)
{
  if (use == CANDOUR_USE_ENDED && g_rand_int_range (rand, 0, 10) > 0)
    g_string_append (text, " s=\"1\"/>");
  else
    g_string_append_printf (text, " s=\"1\"><v>%d</v></c>", g_rand_int_range (rand, 42000, 46000));
}

static void
append_value (GString *text,
              int      column,
              GRand   *rand)
{
  CandourColumnUse use = candour_annex_columns[column].use;

  if (use == CANDOUR_USE_CHILD_ID)
    g_string_append_printf (text, " s=\"3\"><v>%d</v></c>",
                            g_rand_int_range (rand, 1000000, 1000000 + N_CHILDREN));
  else if (use == CANDOUR_USE_AGE)
    g_string_append_printf (text, "><v>%.16g</v></c>", g_rand_double_range (rand, 0, 18));
  else if (use == CANDOUR_USE_WORKER)
    append_text (text, g_rand_int_range (rand, 0, N_WORKERS));
  else if (use == CANDOUR_USE_TEAM)
    append_text (text, N_WORKERS + g_rand_int_range (rand, 0, N_TEAMS));
  else if (is_date (column))
    append_date (text, use, rand);
  else
    append_text (text, N_WORKERS + N_TEAMS + g_rand_int_range (rand, 0, N_TEXTS));
}

static void
append_row (GString *text,
            int      list,
            int      row,
            GRand   *rand)
{
  guint at = 0;

  g_string_append_printf (text, "<row r=\"%d\" spans=\"1:34\">", row);
  for (int i = 0; candour_annex_columns[i].code != NULL; i++)
    {
      g_autofree char *letter = NULL;

      if (!candour_annex_has_column (list, i))
        continue;

      letter = candour_column_dup_letter (at++);
      g_string_append_printf (text, "<c r=\"%s%d\"", letter, row);
      if (row == 1)
        append_text (text, N_WORKERS + N_TEAMS + N_TEXTS + i);
      else
        append_value (text, i, rand);
    }
  g_string_append (text, "</row>");
}

static int
make_workbook (const char *path)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260116);
  g_autofree char *strings = make_strings ();
  g_autoptr(GBytes) bytes = NULL;
  gsize length;
  const char *data;

  candour_test_xlsx_add_part (workbook, "xl/sharedStrings.xml", strings);
  for (int list = 1; list <= 9; list++)
    {
      g_autoptr(GString) rows = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("List %d", list);

      for (int row = 1; row <= N_ROWS + 1; row++)
        append_row (rows, list, row, rand);
      candour_test_xlsx_add_sheet (workbook, name, NULL, rows->str);
    }

  bytes = candour_test_xlsx_finish (workbook);
  data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents (path, data, (gssize) length, NULL) ? 0 : 1;
}

/* --- The steps ------------------------------------------------------------------------ */

static gint64
parse_part (zip_t        *zip,
            zip_uint64_t  index)
{
  zip_stat_t info;
  zip_file_t *file = zip_fopen_index (zip, index, 0);
  g_autofree char *text = NULL;
  xmlTextReader *reader;
  gint64 started;

  zip_stat_init (&info);
  zip_stat_index (zip, index, 0, &info);
  text = g_malloc (info.size + 1);
  if (file == NULL || zip_fread (file, text, info.size) != (zip_int64_t) info.size)
    return -1;
  zip_fclose (file);

  started = get_time ();
  reader = xmlReaderForMemory (text, (int) info.size, NULL, NULL, XML_PARSE_NONET);
  while (xmlTextReaderRead (reader) == 1)
    continue;
  xmlFreeTextReader (reader);

  return get_time () - started;
}

static int
parse_workbook (const char *path)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  gint64 total = 0;

  if (zip == NULL)
    return 1;

  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      gint64 spent = parse_part (zip, (zip_uint64_t) i);

      if (spent < 0)
        return 1;
      total += spent;
    }
  zip_discard (zip);
  print_step (total);

  return 0;
}

static int
read_workbook (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCasesFile) file = NULL;
  gint64 started = get_time ();

  file = candour_cases_read (path, NULL, TODAY, NULL, NULL, NULL, &error);
  if (file == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  print_step (get_time () - started);

  return file->entries->len > 0 ? 0 : 1;
}

/* Runs this program again for one step. */
static gboolean
run_step (const char *program,
          const char *step,
          const char *path,
          double     *seconds,
          long       *megabytes)
{
  const char *const arguments[] = { program, step, path, NULL };
  g_autofree char *out = NULL;
  char *at = NULL;
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                     &status, NULL)
      || status != 0)
    return FALSE;

  *seconds = g_ascii_strtod (out, &at);
  *megabytes = strtol (at, NULL, 10);

  return TRUE;
}

static int
compare (const char *program)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  char *path = candour_test_write (nothing, "annex-a.xlsx");
  double made, parsed, taken;
  long made_mb, parsed_mb, taken_mb;
  gboolean done = run_step (program, "--make", path, &made, &made_mb)
                  && run_step (program, "--parse", path, &parsed, &parsed_mb)
                  && run_step (program, "--read", path, &taken, &taken_mb);

  candour_test_remove (path);
  if (!done)
    return 1;

  g_print ("lists 1 to 9, %d rows each\n", N_ROWS);
  g_print ("parsing the parts alone  %6.3f s  (%ld MB at most)\n", parsed, parsed_mb);
  g_print ("reading the workbook     %6.3f s  (%ld MB at most)\n", taken, taken_mb);
  g_print ("ratio %.2f, allowed %.1f\n", taken / parsed, MAX_RATIO);

  return taken <= MAX_RATIO * parsed ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    {
      print_step (0);
      return make_workbook (argv[2]);
    }
  if (argc == 3 && strcmp (argv[1], "--parse") == 0)
    return parse_workbook (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return read_workbook (argv[2]);

  return compare (argv[0]);
}
