/* bench-seal.c - what it costs to seal and to open a file, beside the tool "age" on the same bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both read a file and write a file, and both are a process of their own.
 */

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "candour-age.h"

#define N_ROUNDS 9
#define SIZE     (64 * 1024 * 1024)

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
run (const char         *folder,
     const char *const  *argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static void
measure (const char         *folder,
         const char *const  *ours,
         const char *const  *theirs,
         const char         *name)
{
  gint64 costs[2][N_ROUNDS];

  /* In turns, so that a busy machine is busy for both. */
  for (int i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      gint64 between;

      run (folder, ours);
      between = g_get_monotonic_time ();
      run (folder, theirs);
      costs[0][i] = between - begin;
      costs[1][i] = g_get_monotonic_time () - between;
    }

  for (int i = 0; i < 2; i++)
    qsort (costs[i], N_ROUNDS, sizeof costs[i][0], compare_costs);
  g_print ("# %s 64 MB: %.0f ms, age %.0f ms: ratio %.2f, wanted: no more than 1.5\n", name,
           costs[0][N_ROUNDS / 2] / 1000.0, costs[1][N_ROUNDS / 2] / 1000.0,
           (double) costs[0][N_ROUNDS / 2] / costs[1][N_ROUNDS / 2]);
}

static GBytes *
read_file (const char *name)
{
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (name, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static void
write_file (const char  *name,
            GBytes      *bytes)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents_full (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* What the process does that is measured. */
static int
work (const char  *what,
      const char  *key,
      const char  *from,
      const char  *to)
{
  g_autoptr(GBytes) input = read_file (from);
  g_autoptr(GBytes) output = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_equal (what, "seal"))
    {
      const char *recipients[] = { key, NULL };

      output = candour_age_seal (input, recipients, &error);
    }
  else
    {
      g_autofree char *text = NULL;
      g_autoptr(CandourAgeIdentity) identity = NULL;

      g_file_get_contents (key, &text, NULL, &error);
      g_assert_no_error (error);
      identity = candour_age_identity_parse (text, &error);
      g_assert_no_error (error);
      output = candour_age_open (input, identity, &error);
    }

  g_assert_no_error (error);
  write_file (to, output);

  return 0;
}

static void
measure_both (const char          *self,
              const char          *folder,
              CandourAgeIdentity  *identity)
{
  const char *recipient = candour_age_identity_get_recipient (identity);
  const char *our_seal[] = { self, "seal", recipient, "plain", "ours", NULL };
  const char *their_seal[] = { "age", "-r", recipient, "-o", "theirs", "plain", NULL };
  const char *our_open[] = { self, "open", "key", "theirs", "opened", NULL };
  const char *their_open[] = { "age", "-d", "-i", "key", "-o", "opened", "ours", NULL };

  measure (folder, our_seal, their_seal, "sealing");
  measure (folder, our_open, their_open, "opening");
}

/* Makes the folder: a key, and something to seal. */
static char *
prepare (CandourAgeIdentity *identity)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", &error);
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  g_autofree char *key = g_build_filename (folder, "key", NULL);
  g_autofree char *secret = candour_age_identity_dup_text (identity);
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_strnfill (SIZE, 'x'), SIZE);
  g_autoptr(GBytes) secret_bytes = g_bytes_new (secret, strlen (secret));

  g_assert_no_error (error);
  write_file (plain, bytes);
  write_file (key, secret_bytes);

  return folder;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *age = g_find_program_in_path ("age");
  g_autofree char *self = g_canonicalize_filename (argv[0], NULL);
  g_autofree char *folder = NULL;
  g_autoptr(CandourAgeIdentity) identity = NULL;
  const char *clear[] = { "rm", "-r", NULL, NULL };

  if (argc == 5)
    return work (argv[1], argv[2], argv[3], argv[4]);

  if (age == NULL)
    {
      g_print ("The program “age” is not installed: nothing to compare with\n");
      return 77;
    }

  identity = candour_age_identity_new ();
  folder = prepare (identity);
  measure_both (self, folder, identity);
  clear[2] = folder;
  run (NULL, clear);

  return 0;
}
