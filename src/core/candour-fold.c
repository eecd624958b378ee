/* candour-fold.c - text as it is compared: how people write a name must not matter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fold.h"

#include <string.h>

#define MIN_WORD 2

/* Compatibility forms first (a no-break space becomes a space), then case; casefolding can
 * undo a composition, so it is made again.
 */
static char *
fold_characters (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gunichar
fold_sign (gunichar character)
{
  if (character == 0x2018 || character == 0x2019 || character == 0x02bc)
    return '\'';

  if (g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
    return '-';

  return character;
}

static gunichar
keep_sign (gunichar character)
{
  return character;
}

static char *
squeeze (const char  *text,
         gunichar   (*change) (gunichar character))
{
  GString *squeezed = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_type (character) == G_UNICODE_FORMAT)
        continue;

      if (g_unichar_isspace (character))
        {
          space = squeezed->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (squeezed, ' ');
      space = FALSE;
      g_string_append_unichar (squeezed, change (character));
    }

  return g_string_free (squeezed, FALSE);
}

/* The same for what is ASCII, as most text is: there only case and spaces can differ, and lists of
 * a hundred thousand rows are folded cell by cell.
 */
static char *
squeeze_ascii (const char *text,
               gboolean    lower)
{
  char *squeezed = g_malloc (strlen (text) + 1);
  char *end = squeezed;
  gboolean space = FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text))
        {
          space = end > squeezed;
          continue;
        }

      if (space)
        *end++ = ' ';
      space = FALSE;
      *end++ = lower ? g_ascii_tolower (*text) : *text;
    }
  *end = '\0';

  return squeezed;
}

char *
candour_fold (const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || g_str_is_ascii (text))
    return squeeze_ascii (text != NULL ? text : "", TRUE);

  folded = fold_characters (text);

  return squeeze (folded, fold_sign);
}

char *
candour_squeeze (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || g_str_is_ascii (text))
    return squeeze_ascii (text != NULL ? text : "", FALSE);

  valid = g_utf8_make_valid (text, -1);

  return squeeze (valid, keep_sign);
}

static gboolean
is_in_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static void
take_word (GPtrArray  *words,
           GHashTable *seen,
           const char *from,
           const char *until)
{
  g_autofree char *word = NULL;

  if (g_utf8_pointer_to_offset (from, until) < MIN_WORD)
    return;

  word = g_strndup (from, until - from);
  if (g_hash_table_contains (seen, word))
    return;

  g_hash_table_add (seen, word);
  g_ptr_array_add (words, g_steal_pointer (&word));
}

char **
candour_fold_words (const char *text)
{
  g_autofree char *folded = candour_fold (text);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new ();
  const char *begin = NULL;
  const char *at;

  for (at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean in_word = is_in_word (g_utf8_get_char (at));

      if (in_word && begin == NULL)
        begin = at;

      if (!in_word && begin != NULL)
        {
          take_word (words, seen, begin, at);
          begin = NULL;
        }
    }

  if (begin != NULL)
    take_word (words, seen, begin, at);

  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (words, FALSE);
}
