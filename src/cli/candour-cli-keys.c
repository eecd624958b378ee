/* candour-cli-keys.c - somebody's own keys, for the verbs that need them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-keys.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-cli-private.h"
#include "candour-error.h"
#include "candour-keyring-file.h"

/* Nobody types more. */
#define MAX_LENGTH 1024

char *candour_keys_path;
char *candour_keys_passphrase_path;

char *
candour_keys_dup_path (void)
{
  if (candour_keys_path != NULL)
    return g_strdup (candour_keys_path);

  return candour_keyring_dup_path ();
}

/* --- Asking --------------------------------------------------------------------------- */

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

/* The first line of @stream without its end; NULL where there is none. */
static char *
read_line (FILE *stream)
{
  char *line = g_malloc0 (MAX_LENGTH);

  if (fgets (line, MAX_LENGTH, stream) == NULL)
    {
      g_free (line);
      return NULL;
    }

  line[strcspn (line, "\r\n")] = '\0';

  return line;
}

/* On the terminal that the program was started from, without showing what is typed. */
static char *
ask (const char *question)
{
  struct termios shown;
  struct termios hidden;
  FILE *terminal = fopen ("/dev/tty", "r+e");
  char *answer;

  if (terminal == NULL || tcgetattr (fileno (terminal), &shown) != 0)
    {
      g_clear_pointer (&terminal, fclose);
      return NULL;
    }

  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
  fprintf (terminal, "%s ", question);
  fflush (terminal);
  answer = read_line (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
  fputc ('\n', terminal);
  fclose (terminal);

  return answer;
}

static char *
read_passphrase (const char  *path,
                 GError     **error)
{
  FILE *stream = g_fopen (path, "re");
  char *passphrase = stream != NULL ? read_line (stream) : NULL;

  if (passphrase == NULL)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("There is no passphrase in %s."), path);
  g_clear_pointer (&stream, fclose);

  return passphrase;
}

static gboolean
confirm (const char  *passphrase,
         GError     **error)
{
  char *again = ask (_("The same passphrase again:"));
  gboolean same = g_strcmp0 (passphrase, again) == 0;

  candour_age_wipe (again);

  return same || refuse (error, _("These were two different passphrases."));
}

char *
candour_keys_ask_passphrase (gboolean   new,
                             GError   **error)
{
  char *passphrase;
  gboolean good;

  if (candour_keys_passphrase_path != NULL)
    passphrase = read_passphrase (candour_keys_passphrase_path, error);
  else if ((passphrase = ask (new ? _("A new passphrase for your keys:")
                                  : _("The passphrase of your keys:"))) == NULL)
    refuse (error, _("There is no terminal to ask for the passphrase on. Name a file:"
                     " --passphrase-file FILE"));

  if (passphrase == NULL)
    return NULL;

  good = !new || (candour_keyring_check_passphrase (passphrase, error)
                  && (candour_keys_passphrase_path != NULL || confirm (passphrase, error)));
  if (good)
    return passphrase;

  candour_age_wipe (passphrase);

  return NULL;
}

char *
candour_keys_ask_words (const char  *path,
                        GError     **error)
{
  char *words;

  if (path != NULL)
    return read_passphrase (path, error);

  words = ask (_("The six words of this pack:"));
  if (words == NULL)
    refuse (error, _("There is no terminal to ask for the passphrase on. Name a file:"
                     " --passphrase-file FILE"));

  return words;
}

/* --- The file ------------------------------------------------------------------------- */

CandourKeyring *
candour_keys_load (char   **passphrase,
                   GError **error)
{
  g_autofree char *path = candour_keys_dup_path ();
  CandourKeyring *ring;
  char *asked;

  /* Nobody is to think of a passphrase for keys that are not there. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                   _("There are no keys in %s. Make them with: candour keys new"), path);
      return NULL;
    }

  asked = candour_keys_ask_passphrase (FALSE, error);
  if (asked == NULL)
    return NULL;

  ring = candour_keyring_load (path, asked, error);
  if (ring != NULL && passphrase != NULL)
    *passphrase = g_steal_pointer (&asked);
  candour_age_wipe (asked);

  return ring;
}

gboolean
candour_keys_save (const CandourKeyring  *ring,
                   const char            *passphrase,
                   GError               **error)
{
  g_autofree char *path = candour_keys_dup_path ();

  return candour_keyring_save (ring, path, passphrase, error);
}

CandourCard *
candour_keys_read_card (const char  *path,
                        GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                   _("%s could not be read."), path);
      return NULL;
    }

  bytes = g_bytes_new_take (contents, length);

  return candour_card_read (bytes, error);
}

void
candour_keys_print_words (const CandourCard *card)
{
  g_autofree char *words = candour_card_dup_words (card);
  g_auto(GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_print ("%s%s%s", i % 4 == 0 ? "  " : " ", parts[i], i % 4 == 3 ? "\n" : "");
}
