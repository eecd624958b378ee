/* candour-past-words.c - the index of words of audits that are put in by the thousand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-past-words.h"

#include "candour-fold.h"

typedef struct
{
  gint64 id;
  gint64 n;
} Word;

struct _CandourPastWords
{
  GHashTable *words;  /* folded -> Word */
};

CandourPastWords *
candour_past_words_new (void)
{
  CandourPastWords *self = g_new0 (CandourPastWords, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
candour_past_words_free (CandourPastWords *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

static Word *
ensure_word (CandourPastWords *self,
             const char       *folded)
{
  Word *word = g_hash_table_lookup (self->words, folded);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->id = g_hash_table_size (self->words) + 1;
      g_hash_table_insert (self->words, g_strdup (folded), word);
    }

  return word;
}

static const char place_sql[] =
  "INSERT INTO audit_word (word_id, listed_on, audit_id, said) VALUES ($1, $2, $3, $4)";

static gboolean
place_word (CandourPastWords  *self,
            CandourDb         *db,
            const char        *audit_id,
            const char        *listed_on,
            const char        *folded,
            gboolean           said,
            GError           **error)
{
  Word *word = ensure_word (self, folded);

  word->n++;

  return candour_db_execute (db, place_sql, error, "issi", word->id, listed_on, audit_id,
                             (gint64) said);
}

gboolean
candour_past_words_add (CandourPastWords  *self,
                        CandourDb         *db,
                        const char        *audit_id,
                        const char        *listed_on,
                        const char        *facts,
                        const char        *said,
                        GError           **error)
{
  g_autoptr(GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) open_words = candour_fold_words (facts);
  g_auto(GStrv) words = candour_fold_words (said);

  for (guint i = 0; open_words[i] != NULL; i++)
    {
      g_hash_table_add (placed, open_words[i]);
      if (!place_word (self, db, audit_id, listed_on, open_words[i], FALSE, error))
        return FALSE;
    }

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (placed, words[i])
        && !place_word (self, db, audit_id, listed_on, words[i], TRUE, error))
      return FALSE;

  return TRUE;
}

static const char word_sql[] = "INSERT INTO word (id, folded, n) VALUES ($1, $2, $3)";

gboolean
candour_past_words_write (CandourPastWords  *self,
                          CandourDb         *db,
                          GError           **error)
{
  GHashTableIter iter;
  gpointer folded;
  gpointer value;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &folded, &value))
    {
      const Word *word = value;

      if (!candour_db_execute (db, word_sql, error, "isi", word->id, folded, word->n))
        return FALSE;
    }

  return TRUE;
}
