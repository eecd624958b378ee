/* candour-store-words.c - the index of words that audits are found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Until an audit is submitted it is found by its case, worker and team; then also by what was
 * written in it. Words go into the tables by the batch: a round to a server costs more than the
 * work that it asks for.
 */

#include "candour-store-audit-list.h"
#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-fold.h"

#define N_BATCH 32
#define BATCH \
  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20," \
  " $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32"

/* The words of one audit, and where it stands in lists. */
typedef struct
{
  char    *listed_on;
  gboolean is_submitted;
  GString *facts;   /* of the case, its worker and team */
  GString *said;    /* what was judged */
} Source;

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->listed_on, g_free);
  if (source->facts != NULL)
    g_string_free (source->facts, TRUE);
  if (source->said != NULL)
    g_string_free (source->said, TRUE);
  source->facts = source->said = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* --- What it can be found by ---------------------------------------------------------- */

static void
add_text (GString    *text,
          const char *more)
{
  if (more != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, more);
    }
}

/* "CF-2291" is looked for as "CF2291" too. */
static void
add_joined (GString    *text,
            const char *reference)
{
  g_string_append_c (text, '\n');
  for (const char *at = reference; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (text, g_utf8_get_char (at));
}

static const char facts_sql[] =
  "SELECT a.listed_on, a.submitted_at, a.reference, w.name, t.name, a.overall_reason,"
  " a.other_reason"
  " FROM audit a"
  " LEFT JOIN person w ON w.id = a.worker_id"
  " LEFT JOIN team t ON t.id = a.team_id"
  " WHERE a.id = $1";

static gboolean
read_facts (CandourDb   *db,
            const char  *audit_id,
            Source      *source,
            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, facts_sql, error, "s", audit_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such audit"));
  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  source->listed_on = g_strdup (candour_statement_get_text (statement, 0));
  source->is_submitted = candour_statement_get_text (statement, 1) != NULL;
  source->facts = g_string_new (NULL);
  source->said = g_string_new (NULL);
  add_joined (source->facts, candour_statement_get_text (statement, 2));
  for (int column = 2; column <= 4; column++)
    add_text (source->facts, candour_statement_get_text (statement, column));
  for (int column = 5; source->is_submitted && column <= 6; column++)
    add_text (source->said, candour_statement_get_text (statement, column));

  return TRUE;
}

static const char findings_sql[] =
  "SELECT rationale, strengths FROM grading WHERE audit_id = $1 AND role = 'auditor'"
  " UNION ALL SELECT what, difference FROM action_point WHERE audit_id = $1";

static gboolean
read_findings (CandourDb   *db,
               const char  *audit_id,
               Source      *source,
               GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, findings_sql, error, "s", audit_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      add_text (source->said, candour_statement_get_text (statement, 0));
      add_text (source->said, candour_statement_get_text (statement, 1));
    }

  return step == CANDOUR_STEP_DONE;
}

static gboolean
collect_words (CandourDb   *db,
               const char  *audit_id,
               Source      *source,
               GError     **error)
{
  return read_facts (db, audit_id, source, error)
         && (!source->is_submitted || read_findings (db, audit_id, source, error));
}

/* --- A batch of words ----------------------------------------------------------------- */

/* Lends the statement with $1 ... $32 bound to the words from @words on, the rest to none. */
static CandourStatement *
prepare_batch (CandourDb          *db,
               const char         *sql,
               const char *const  *words,
               GError            **error)
{
  CandourStatement *statement = candour_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;

  for (int i = 0; i < N_BATCH; i++)
    {
      candour_statement_bind_text (statement, i + 1, *words);
      if (*words != NULL)
        words++;
    }

  return statement;
}

/* The same for one row of audit_word each: $33 its date, $34 the audit, and, where @said is not
 * negative, $35 whether only what was judged has the word.
 */
static gboolean
run_batch (CandourDb          *db,
           const char         *sql,
           const char *const  *words,
           const Source       *source,
           const char         *audit_id,
           int                 said,
           GError            **error)
{
  g_autoptr(CandourStatement) statement = prepare_batch (db, sql, words, error);

  if (statement == NULL)
    return FALSE;

  candour_statement_bind_text (statement, N_BATCH + 1, source->listed_on);
  candour_statement_bind_text (statement, N_BATCH + 2, audit_id);
  if (said >= 0)
    candour_statement_bind_int (statement, N_BATCH + 3, said);

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE;
}

static const char known_sql[] =
  "SELECT folded FROM word WHERE folded IN (" BATCH ")";

static gboolean
find_known (CandourDb          *db,
            const char *const  *words,
            GHashTable         *known,
            GError            **error)
{
  g_autoptr(CandourStatement) statement = prepare_batch (db, known_sql, words, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_hash_table_add (known, g_strdup (candour_statement_get_text (statement, 0)));

  return step == CANDOUR_STEP_DONE;
}

static const char last_id_sql[] =
  "SELECT coalesce(max(id), 0) FROM word";

static gboolean
read_last_id (CandourDb  *db,
              gint64     *last_id,
              GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, last_id_sql, error, "");

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *last_id = candour_statement_get_int (statement, 0);

  return TRUE;
}

static const char add_word_sql[] =
  "INSERT INTO word (id, folded, n) VALUES ($1, $2, 0)";

static gboolean
add_unknown (CandourDb          *db,
             const char *const  *words,
             GError            **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 last_id = -1;

  if (!find_known (db, words, known, error))
    return FALSE;

  for (int i = 0; i < N_BATCH && words[i] != NULL; i++)
    {
      if (g_hash_table_contains (known, words[i]))
        continue;

      if ((last_id < 0 && !read_last_id (db, &last_id, error))
          || !candour_db_execute (db, add_word_sql, error, "is", ++last_id, words[i]))
        return FALSE;
    }

  return TRUE;
}

/* --- In and out of the index ---------------------------------------------------------- */

static const char count_in_sql[] =
  "UPDATE word SET n = n + 1 WHERE folded IN (" BATCH ") AND NOT EXISTS"
  " (SELECT 1 FROM audit_word x"
  " WHERE x.word_id = word.id AND x.listed_on = $33 AND x.audit_id = $34)";

static const char put_in_sql[] =
  "INSERT INTO audit_word (word_id, listed_on, audit_id, said)"
  " SELECT w.id, CAST($33 AS TEXT), CAST($34 AS TEXT), CAST($35 AS INTEGER) FROM word w"
  " WHERE w.folded IN (" BATCH ")"
  " ON CONFLICT (word_id, listed_on, audit_id) DO NOTHING";

static gboolean
put_in (CandourDb     *db,
        const char    *audit_id,
        const Source  *source,
        const char    *text,
        gboolean       said,
        GError       **error)
{
  g_auto(GStrv) words = candour_fold_words (text);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i += N_BATCH)
    {
      const char *const *batch = (const char *const *) words + i;

      if (!add_unknown (db, batch, error)
          || !run_batch (db, count_in_sql, batch, source, audit_id, -1, error)
          || !run_batch (db, put_in_sql, batch, source, audit_id, said, error))
        return FALSE;
    }

  return TRUE;
}

/* The facts first: a word of both is no secret. */
gboolean
candour_store_audit_list_index_words (CandourDb   *db,
                                      const char  *audit_id,
                                      GError     **error)
{
  g_auto(Source) source = { 0 };

  return collect_words (db, audit_id, &source, error)
         && put_in (db, audit_id, &source, source.facts->str, FALSE, error)
         && put_in (db, audit_id, &source, source.said->str, TRUE, error);
}

static const char count_out_sql[] =
  "UPDATE word SET n = n - 1 WHERE folded IN (" BATCH ") AND EXISTS"
  " (SELECT 1 FROM audit_word x"
  " WHERE x.word_id = word.id AND x.listed_on = $33 AND x.audit_id = $34)";

static const char take_out_sql[] =
  "DELETE FROM audit_word WHERE listed_on = $33 AND audit_id = $34 AND word_id IN"
  " (SELECT w.id FROM word w WHERE w.folded IN (" BATCH "))";

gboolean
candour_store_words_forget (CandourDb   *db,
                            const char  *audit_id,
                            GError     **error)
{
  g_auto(Source) source = { 0 };
  g_auto(GStrv) words = NULL;
  g_autofree char *text = NULL;
  guint n_words;

  if (!collect_words (db, audit_id, &source, error))
    return FALSE;

  text = g_strconcat (source.facts->str, "\n", source.said->str, NULL);
  words = candour_fold_words (text);
  n_words = g_strv_length (words);
  for (guint i = 0; i < n_words; i += N_BATCH)
    {
      const char *const *batch = (const char *const *) words + i;

      if (!run_batch (db, count_out_sql, batch, &source, audit_id, -1, error)
          || !run_batch (db, take_out_sql, batch, &source, audit_id, -1, error))
        return FALSE;
    }

  return TRUE;
}
