/* candour-text-rules.c - what may be said of words: of an action's, of what is to be shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of words are English, as the field's are: they advise, and stop nobody who writes
 * in another language.
 */

#include "candour-audit-rules.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-fold.h"

/* Two actions are alike from this share of common words on, and with as many in common. */
#define MIN_ALIKE 0.5
#define MIN_SHARED 2

static gboolean
is_one_of (const char        *word,
           const char *const *list)
{
  return g_strv_contains (list, word);
}

/* --- An action's words ---------------------------------------------------------------- */

/* TRUE where the sentence goes on with something to be done: "discuss and agree a plan". */
static gboolean
goes_on (char       **words,
         const char  *text)
{
  static const char *const links[] = { "and", "then", "so", NULL };

  for (; *words != NULL; words++)
    if (is_one_of (*words, links) && words[1] != NULL)
      return TRUE;

  return strpbrk (text, ",;") != NULL;
}

/* Looks at the first word that says what is done. */
const char *
candour_rules_check_action_words (const char *what)
{
  static const char *const fillers[] = {
    "to", "will", "must", "should", "please", "continue", "continues", "keep", "sw", "social",
    "support", "worker", "team", "manager", "the", "we", NULL
  };
  static const char *const weak[] = {
    "monitor", "monitors", "monitoring", "ensure", "ensures", "ensuring", "discuss", "discusses",
    "discussing", NULL
  };
  g_auto(GStrv) words = candour_fold_words (what);
  char **word = words;

  while (*word != NULL && is_one_of (*word, fillers))
    word++;

  if (*word == NULL || !is_one_of (*word, weak) || goes_on (word + 1, what))
    return NULL;

  return _("Say what will be different, not what will be discussed.");
}

/* --- Repeats -------------------------------------------------------------------------- */

/* Plurals count as the word itself. */
static char *
dup_stem (const char *word)
{
  gsize length = strlen (word);

  if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's')
    length--;

  return g_strndup (word, length);
}

/* The distinct words that say something. */
static GHashTable *
collect_words (const char *text)
{
  static const char *const stops[] = {
    "the", "an", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "is",
    "are", "be", "been", "was", "were", "it", "its", "this", "that", "these", "those", "as",
    "her", "his", "their", "she", "he", "they", "them", "will", "should", "must", "all", "any",
    "so", "not", "no", "who", "what", "when", "how", "has", "have", "had", "before", "after",
    NULL
  };
  g_auto(GStrv) words = candour_fold_words (text);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_one_of (words[i], stops))
      g_hash_table_add (found, dup_stem (words[i]));

  return found;
}

/* Dice's measure, 2 |A and B| / (|A| + |B|), of the words that are left when case, plurals and
 * the commonest words are taken away: 0 nothing in common, 1 the same. 0 as well where too few
 * words are common for the measure to mean anything.
 */
static double
measure_likeness (GHashTable *words,
                  GHashTable *others)
{
  GHashTableIter iter;
  gpointer word;
  guint n_shared = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_hash_table_contains (others, word))
      n_shared++;

  if (n_shared < MIN_SHARED)
    return 0;

  return 2.0 * n_shared / (g_hash_table_size (words) + g_hash_table_size (others));
}

gboolean
candour_rules_is_action_open (CandourActionState state)
{
  switch (state)
    {
    case CANDOUR_ACTION_OPEN:
    case CANDOUR_ACTION_ACCEPTED:
    case CANDOUR_ACTION_DECLINED:
    case CANDOUR_ACTION_STARTED:
    case CANDOUR_ACTION_REPORTED_DONE:
    case CANDOUR_ACTION_NO_DIFFERENCE:
    case CANDOUR_ACTION_NOT_DONE:
      return TRUE;
    case CANDOUR_ACTION_DRAFT:
    case CANDOUR_ACTION_MADE_DIFFERENCE:
    case CANDOUR_ACTION_WITHDRAWN:
    case CANDOUR_ACTION_CLOSED:
      return FALSE;
    }

  return FALSE;
}

static gboolean
may_be_repeated (const CandourActionPoint *action,
                 const CandourActionPoint *earlier)
{
  return candour_rules_is_action_open (earlier->state) && action->standard_id != NULL
         && g_strcmp0 (action->standard_id, earlier->standard_id) == 0
         && (action->id == NULL || g_strcmp0 (action->id, earlier->id) != 0);
}

const CandourActionPoint *
candour_rules_find_repeat (const CandourActionPoint *action,
                           GPtrArray                *earlier)
{
  g_autoptr(GHashTable) words = collect_words (action->what);
  const CandourActionPoint *found = NULL;
  double most = 0;

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const CandourActionPoint *other = g_ptr_array_index (earlier, i);
      g_autoptr(GHashTable) others = NULL;
      double alike;

      if (!may_be_repeated (action, other))
        continue;

      others = collect_words (other->what);
      alike = measure_likeness (words, others);
      if (alike >= MIN_ALIKE && alike > most)
        {
          most = alike;
          found = other;
        }
    }

  return found;
}

/* --- Sharing -------------------------------------------------------------------------- */

/* "CF-2291", "CF2291", or any long number: an NHS number as well. */
#define REFERENCE "\\b\\p{L}{1,5}-\\d{3,}\\b|\\b\\p{L}{1,4}\\d{4,}\\b|\\d{6,}" \
                  "|\\b\\d{3} \\d{3} \\d{4}\\b"

/* Any whole date: which of them is a date of birth cannot be told. */
#define MONTH "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*"
#define BIRTH "\\b\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b" \
              "|\\b\\d{1,2}(?:st|nd|rd|th)? " MONTH " \\d{4}\\b"

static gboolean
is_inside_word (const char *text,
                const char *at)
{
  return at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Both are folded. */
static gboolean
has_whole (const char *text,
           const char *name)
{
  gsize length = strlen (name);

  if (length == 0)
    return FALSE;

  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    if (!is_inside_word (text, at) && !g_unichar_isalnum (g_utf8_get_char (at + length)))
      return TRUE;

  return FALSE;
}

char *
candour_rules_check_sharing (const char        *text,
                             const char *const *names)
{
  g_autofree char *folded = candour_fold (text);

  /* A date could pass for a number, so it is looked for first. */
  if (g_regex_match_simple (BIRTH, folded, G_REGEX_DEFAULT, 0))
    return g_strdup (_("This looks like a date of birth. Take it out before sharing."));

  if (g_regex_match_simple (REFERENCE, folded, G_REGEX_DEFAULT, 0))
    return g_strdup (_("This looks like a case reference. Take it out before sharing."));

  for (; names != NULL && *names != NULL; names++)
    {
      g_autofree char *name = candour_fold (*names);

      if (has_whole (folded, name))
        return g_strdup (_("This looks like a name. Take it out before sharing."));
    }

  return NULL;
}
