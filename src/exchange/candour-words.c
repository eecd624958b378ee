/* candour-words.c - keys and passphrases as words that two people can read to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-words.h"

#include <gio/gio.h>
#include <string.h>

#include "candour-age-private.h"
#include "exchange-resources.h"

#define N_WORDS 7776
#define LIST    "/io/github/candour/Candour/words.txt"

/* So that no other use of the same hash can give the same words. */
#define PURPOSE "candour card 1"

static char **
load_words (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (exchange_get_resource (), LIST, 0, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  char **words = g_new0 (char *, N_WORDS + 1);
  guint n = 0;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (g_ascii_isalpha (**line))
        {
          g_assert (n < N_WORDS);
          words[n++] = g_strdup (*line);
        }
    }
  g_assert (n == N_WORDS);

  return words;
}

static const char *
get_word (guint32 i)
{
  static char **words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, load_words ());

  return words[i % N_WORDS];
}

char *
candour_words_dup_fingerprint (const char *recipient,
                               const char *public_key)
{
  g_autofree char *card = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  guint8 sum[4 * CANDOUR_WORDS_FINGERPRINT];

  g_return_val_if_fail (recipient != NULL && public_key != NULL, NULL);

  candour_age_set_up ();
  card = g_strjoin ("\n", PURPOSE, recipient, public_key, NULL);
  crypto_generichash (sum, sizeof sum, (const guint8 *) card, strlen (card), NULL, 0);
  for (guint i = 0; i < CANDOUR_WORDS_FINGERPRINT; i++)
    {
      const guint8 *part = sum + 4 * i;
      guint32 number = (guint32) part[0] << 24 | part[1] << 16 | part[2] << 8 | part[3];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", get_word (number));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
candour_words_dup_passphrase (void)
{
  GString *text = g_string_sized_new (128);

  candour_age_set_up ();
  for (guint i = 0; i < CANDOUR_WORDS_PASSPHRASE; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            get_word (randombytes_uniform (N_WORDS)));

  return g_string_free (text, FALSE);
}

/* Some of the words have a hyphen of their own, so that it cannot always stand for a space. */
static gboolean
is_word (const char *text)
{
  for (guint32 i = 0; i < N_WORDS; i++)
    {
      if (g_str_equal (get_word (i), text))
        return TRUE;
    }

  return FALSE;
}

static void
append_words (GString     *text,
              const char  *typed)
{
  g_auto(GStrv) parts = NULL;

  if (*typed == '\0')
    return;

  if (is_word (typed) || strchr (typed, '-') == NULL)
    {
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", typed);
      return;
    }

  parts = g_strsplit (typed, "-", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      if (**part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", *part);
    }
}

char *
candour_words_dup_typed (const char *typed)
{
  g_autofree char *lower = NULL;
  g_auto(GStrv) parts = NULL;
  GString *text;

  g_return_val_if_fail (typed != NULL, NULL);

  lower = g_ascii_strdown (typed, -1);
  parts = g_strsplit_set (lower, " \t\n\r", -1);
  text = g_string_sized_new (128);
  for (char **part = parts; *part != NULL; part++)
    append_words (text, *part);

  return g_string_free (text, FALSE);
}
