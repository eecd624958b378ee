/* candour-store-search.c - what a line of search text asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audit-keys-private.h"

#include "candour-fold.h"

/* No word has this sign in it, and all that words are made of sorts after it. */
#define BEFORE_ALL " "
/* The last of all characters. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

static GArray *
make_words (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CandourSearchWord));
}

static int
compare_rarity (gconstpointer a,
                gconstpointer b)
{
  const CandourSearchWord *first = a;
  const CandourSearchWord *second = b;

  return first->n < second->n ? -1 : first->n > second->n;
}

static int
compare_commonness (gconstpointer a,
                    gconstpointer b)
{
  return compare_rarity (b, a);
}

static const char find_sql[] =
  "SELECT id, n FROM word WHERE folded >= $1 AND folded < $2 AND n > 0 ORDER BY folded LIMIT $3";

static gboolean
find_words (CandourDb   *db,
            const char  *from,
            const char  *until,
            int          limit,
            GArray      *words,
            GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_sql, error, "ssi", from, until, (gint64) limit);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourSearchWord word = {
        candour_statement_get_int (statement, 0), candour_statement_get_int (statement, 1),
      };

      g_array_append_val (words, word);
    }

  return step == CANDOUR_STEP_DONE;
}

static gboolean
add_whole (CandourSearch  *self,
           CandourDb      *db,
           const char     *word,
           GError        **error)
{
  g_autofree char *until = g_strconcat (word, BEFORE_ALL, NULL);
  guint before = self->whole->len;

  if (!find_words (db, word, until, 1, self->whole, error))
    return FALSE;

  self->is_hopeless |= self->whole->len == before;

  return TRUE;
}

static gboolean
add_beginning (CandourSearch  *self,
               CandourDb      *db,
               const char     *word,
               GError        **error)
{
  self->from = g_strdup (word);
  self->until = g_strconcat (word, AFTER_ALL, NULL);

  if (!find_words (db, self->from, self->until, CANDOUR_SEARCH_STREAMS + 1, self->starts, error))
    return FALSE;

  /* The most common first: they have the rows nearest to the list's beginning. */
  g_array_sort (self->starts, compare_commonness);

  for (guint i = 0; i < self->starts->len; i++)
    self->n_starts += g_array_index (self->starts, CandourSearchWord, i).n;
  self->is_hopeless |= self->starts->len == 0;

  return TRUE;
}

gboolean
candour_search_init (CandourSearch  *self,
                     CandourDb      *db,
                     const char     *text,
                     GError        **error)
{
  g_auto(GStrv) words = candour_fold_words (text);
  guint n_words = g_strv_length (words);

  self->whole = make_words ();
  self->starts = make_words ();
  self->is_on = n_words > 0;

  for (guint i = 0; i + 1 < n_words && !self->is_hopeless; i++)
    if (!add_whole (self, db, words[i], error))
      return FALSE;

  g_array_sort (self->whole, compare_rarity);

  return n_words == 0 || self->is_hopeless || add_beginning (self, db, words[n_words - 1], error);
}

void
candour_search_clear (CandourSearch *self)
{
  g_clear_pointer (&self->whole, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->until, g_free);
}
