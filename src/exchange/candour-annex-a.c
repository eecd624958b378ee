/* candour-annex-a.c - the lists that every council keeps for inspection, and their columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-annex-a.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-fold.h"

#define CHILD "child-id sex ethnicity birth age "
#define HELD  "team worker "

const CandourAnnexList candour_annex_lists[CANDOUR_ANNEX_LISTS] = {
  { 0, N_("Case list"), TRUE, "child-id sex birth age plan status since ended " HELD },
  { 1, N_("Contacts"), FALSE, CHILD "contact-date contact-source" },
  { 2, N_("Early help"), FALSE, CHILD "help-start help-end help-by" },
  { 3, N_("Referrals"), TRUE,
    CHILD HELD "referral-date referral-source referral-nfa referrals-12" },
  { 4, N_("Assessments"), TRUE,
    CHILD HELD "disability assessment-start assessment-seen assessment-end assessment-needs" },
  { 5, N_("Section 47 enquiries"), TRUE,
    CHILD HELD "disability s47-start icpc-unnecessary icpc-date icpc-plan s47-12 icpc-12" },
  { 6, N_("Children in need"), TRUE,
    CHILD HELD "disability cin-start need seen cin-end cin-reason status" },
  { 7, N_("Child protection plans"), TRUE,
    CHILD HELD "disability cp-start abuse-first abuse cp-visit seen-alone cp-review cp-end"
    " cp-epo cp-previous" },
  { 8, N_("Children in care"), TRUE,
    CHILD HELD "uasc disability care-start need-care care-again legal-start legal care-review"
    " care-visit permanence iro-visit health dental placements-12 care-end care-reason"
    " placement-start placement-type placement-provider placement-postcode placement-urn"
    " placement-place placement-la missing absent return-offered return-accepted" },
  { 9, N_("Care leavers"), TRUE,
    CHILD HELD "disability eligibility in-touch accommodation suitability activity" },
  { 10, N_("Adoption"), FALSE,
    CHILD "family disability adoption-entered adoption-decision adoption-placement-order"
    " adoption-matched adoption-placed adoption-order adoption-no-longer adoption-reason"
    " adoption-ffa" },
  { 11, N_("Prospective adopters"), FALSE,
    "adopter family sex ethnicity adopter-disability adopter-ffa adopter-enquiry adopter-stage-1"
    " adopter-stage-1-end adopter-stage-2 adopter-stage-2-end adopter-submitted adopter-approved"
    " adopter-matched adopter-placed adopter-children adoption-order adopter-left"
    " adopter-reason" },
};

/* Many lists have these, so they do not tell one from another. */
static const char common_columns[] =
  " child-id sex ethnicity birth age disability team worker family ";

static gboolean
holds_code (const char *codes,
            const char *code)
{
  gsize length = strlen (code);

  for (const char *at = strstr (codes, code); at != NULL; at = strstr (at + 1, code))
    if ((at == codes || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

/* Made once: comparing headers asks for these again and again. */
typedef struct
{
  int      n;                                                          /* columns */
  char    *folded[CANDOUR_ANNEX_MAX_COLUMNS];                          /* annex A's headers */
  gboolean is_common[CANDOUR_ANNEX_MAX_COLUMNS];
  gboolean is_in[CANDOUR_ANNEX_LISTS][CANDOUR_ANNEX_MAX_COLUMNS];
  int      n_in[CANDOUR_ANNEX_LISTS];
} Index;

static const Index *
get_index (void)
{
  static gsize made = 0;
  static Index index;

  if (!g_once_init_enter (&made))
    return &index;

  for (int i = 0; candour_annex_columns[i].code != NULL; i++)
    {
      const char *code = candour_annex_columns[i].code;

      index.n = i + 1;
      index.folded[i] = candour_annex_fold_header (candour_annex_columns[i].header);
      index.is_common[i] = holds_code (common_columns, code);
      for (int list = 0; list < CANDOUR_ANNEX_LISTS; list++)
        {
          index.is_in[list][i] = holds_code (candour_annex_lists[list].columns, code);
          index.n_in[list] += index.is_in[list][i];
        }
    }
  g_once_init_leave (&made, 1);

  return &index;
}

int
candour_annex_find_column (const char *code)
{
  g_return_val_if_fail (code != NULL, -1);

  for (int i = 0; candour_annex_columns[i].code != NULL; i++)
    if (strcmp (candour_annex_columns[i].code, code) == 0)
      return i;

  return -1;
}

CandourColumnUse
candour_annex_get_use (int column)
{
  return column >= 0 ? candour_annex_columns[column].use : CANDOUR_USE_NONE;
}

gboolean
candour_annex_has_column (int list,
                          int column)
{
  g_return_val_if_fail (list >= 0 && list < CANDOUR_ANNEX_LISTS, FALSE);

  return column >= 0 && get_index ()->is_in[list][column];
}

int
candour_annex_parse_name (const char *sheet)
{
  g_autofree char *folded = NULL;
  const char *at;
  guint64 number;

  g_return_val_if_fail (sheet != NULL, -1);

  folded = g_utf8_strdown (sheet, -1);
  at = strstr (folded, "list");
  if (at == NULL)
    return -1;

  for (at += strlen ("list"); *at == ' ' || *at == '_' || *at == '-'; at++)
    continue;
  number = g_ascii_strtoull (at, NULL, 10);

  return number >= 1 && number < CANDOUR_ANNEX_LISTS ? (int) number : -1;
}

/* --- Headers -------------------------------------------------------------------------- */

/* An opening bracket whose closing one was taken off with what stood at the end. */
static char *
find_open_bracket (char *text)
{
  char *opened = NULL;

  for (char *at = text; *at != '\0'; at++)
    {
      if (*at == '(')
        opened = at;
      else if (*at == ')')
        opened = NULL;
    }

  return opened;
}

char *
candour_annex_fold_header (const char *header)
{
  g_autofree char *folded = candour_fold (header);
  char *opened;

  g_strdelimit (folded, "_-/\n\r\t", ' ');

  for (;;)
    {
      gsize length = strlen (folded);

      while (length > 0 && strchr (" )?*:.", folded[length - 1]) != NULL)
        folded[--length] = '\0';
      opened = find_open_bracket (folded);
      if (opened == NULL || opened == folded)
        break;
      *opened = '\0';
    }

  return candour_fold (folded);
}

static gboolean
is_alias (const char *aliases,
          const char *folded)
{
  gsize length = strlen (folded);

  if (aliases == NULL || length == 0)
    return FALSE;

  for (const char *at = strstr (aliases, folded); at != NULL; at = strstr (at + 1, folded))
    if ((at == aliases || at[-1] == '|') && (at[length] == '|' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
is_exact (int         column,
          const char *folded)
{
  const char *own = get_index ()->folded[column];

  return (own[0] != '\0' && strcmp (own, folded) == 0)
         || is_alias (candour_annex_columns[column].aliases, folded);
}

static int
find_exact (int         list,
            const char *folded)
{
  const Index *index = get_index ();

  for (int i = 0; i < index->n; i++)
    if (index->is_in[list][i] && is_exact (i, folded))
      return i;

  return -1;
}

/* Curly quotes and doubled spaces are no other name; other letters are. */
static gboolean
is_renamed (int         column,
            const char *header)
{
  g_autofree char *folded = candour_fold (header);
  g_autofree char *own = candour_fold (candour_annex_columns[column].header);

  if (strcmp (folded, own) != 0)
    return TRUE;

  /* The same but for capitals: drift worth showing. */
  return g_ascii_strcasecmp (header, candour_annex_columns[column].header) == 0
         && strcmp (header, candour_annex_columns[column].header) != 0;
}

/* --- Guesses -------------------------------------------------------------------------- */

static gboolean
is_stop_word (const char *word)
{
  static const char stop_words[] = " the of in is was a an to for their this with did does ";
  g_autofree char *spaced = g_strconcat (" ", word, " ", NULL);

  return strstr (stop_words, spaced) != NULL;
}

static GStrv
dup_words (const char *folded)
{
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !is_stop_word (*word))
      g_strv_builder_add (kept, *word);

  return g_strv_builder_end (kept);
}

/* Dice's coefficient of the words: 1 where both have the same. */
static double
compare_words (const char *a,
               const char *b)
{
  g_auto(GStrv) words_a = dup_words (a);
  g_auto(GStrv) words_b = dup_words (b);
  guint n_a = g_strv_length (words_a);
  guint n_b = g_strv_length (words_b);
  guint n_same = 0;

  for (guint i = 0; i < n_a; i++)
    n_same += g_strv_contains ((const char *const *) words_b, words_a[i]);

  return n_a + n_b > 0 ? 2.0 * n_same / (n_a + n_b) : 0;
}

static gboolean
holds_word (const char *folded,
            const char *words)
{
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && holds_code (words, *part))
      return TRUE;

  return FALSE;
}

/* "Mosaic number", "Client ref": each system has a name of its own for it. */
static gboolean
may_be_child_id (const char *folded)
{
  return holds_word (folded, "id no num number ref reference identifier uid code")
         && holds_word (folded, "child client person case record user lcs ics mosaic eclipse swift"
                                " paris liquidlogic azeus frameworki")
         && !holds_word (folded, "worker team family parent previous placement name");
}

static double
rate_guess (int         column,
            const char *folded)
{
  if (candour_annex_columns[column].use == CANDOUR_USE_CHILD_ID && may_be_child_id (folded))
    return 1;

  return is_alias (candour_annex_columns[column].guesses, folded)
         ? 1 : compare_words (get_index ()->folded[column], folded);
}

static int
find_guess (int             list,
            const char     *folded,
            const gboolean *taken)
{
  const Index *index = get_index ();
  double best = 0.6;
  int found = -1;

  for (int i = 0; i < index->n; i++)
    {
      double rate;

      if (taken[i] || !index->is_in[list][i])
        continue;

      rate = rate_guess (i, folded);
      if (rate > best)
        {
          best = rate;
          found = i;
        }
    }

  return found;
}

/* --- Rows of headers ------------------------------------------------------------------ */

CandourAnnexScore
candour_annex_score (int                list,
                     const char *const *headers,
                     guint              n_headers)
{
  const Index *index = get_index ();
  CandourAnnexScore score = { index->n_in[list], 0, 0 };
  gboolean taken[CANDOUR_ANNEX_MAX_COLUMNS] = { FALSE };

  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *folded = candour_annex_fold_header (headers[i]);
      int column = folded[0] != '\0' ? find_exact (list, folded) : -1;

      if (column < 0 || taken[column])
        continue;

      taken[column] = TRUE;
      score.n_found++;
      score.n_own += !index->is_common[column];
    }

  return score;
}

void
candour_annex_match (int                 list,
                     const char *const  *headers,
                     guint               n_headers,
                     CandourAnnexMatch  *matches)
{
  gboolean taken[CANDOUR_ANNEX_MAX_COLUMNS] = { FALSE };

  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *folded = candour_annex_fold_header (headers[i]);
      int column = folded[0] != '\0' ? find_exact (list, folded) : -1;

      matches[i] = (CandourAnnexMatch) { -1, FALSE, FALSE };
      if (column < 0 || taken[column])
        continue;

      taken[column] = TRUE;
      matches[i].column = column;
      matches[i].renamed = is_renamed (column, headers[i]);
    }

  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *folded = candour_annex_fold_header (headers[i]);
      int column = matches[i].column < 0 && folded[0] != '\0'
                   ? find_guess (list, folded, taken) : -1;

      if (column < 0)
        continue;

      taken[column] = TRUE;
      matches[i] = (CandourAnnexMatch) { column, TRUE, TRUE };
    }
}
