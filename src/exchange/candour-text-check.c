/* candour-text-check.c - finds in free text what tells who is meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-date.h"
#include "candour-people.h"
#include "candour-store-packs.h"
#include "candour-store-people.h"

/* "De La Cruz-Ortega", "CF-22-91": what is written as several runs of letters and digits. */
#define MAX_RUNS 6
/* "R." is nobody; what has fewer signs than this is no reference that could be told apart. */
#define MIN_NAME      2
#define MIN_PART      3
#define MIN_REFERENCE 3

struct _CandourTextCheck
{
  GHashTable *names;       /* element-type utf8: as dup_key() gives it */
  GHashTable *references;  /* the same */
  GRegex     *by_digits;   /* 3/4/2014 */
  GRegex     *iso;         /* 2014-04-03 */
  GRegex     *by_month;    /* 3 April 2014, April 3rd 2014 */
  GRegex     *birth;       /* born, DoB */
  GRegex     *number;      /* 943 476 5919 */
  char       *year_ago;
  int         this_year;   /* of its century */
};

/* --- Names and references ------------------------------------------------------------- */

typedef struct
{
  gsize from;
  gsize until;
} Run;

static gboolean
is_in_run (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* (element-type Run) */
static GArray *
find_runs (const char *text)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      Run run = { at - text, g_utf8_next_char (at) - text };

      if (!is_in_run (g_utf8_get_char (at)))
        inside = FALSE;
      else if (inside)
        g_array_index (runs, Run, runs->len - 1).until = run.until;
      else
        {
          g_array_append_val (runs, run);
          inside = TRUE;
        }
    }

  return runs;
}

/* Letters and digits alone, without case and accents. */
static char *
dup_key (const char  *text,
         gsize        length)
{
  g_autofree char *apart = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart != NULL ? apart : "", -1);
  g_autofree char *again = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *key = g_string_sized_new (length);

  for (const char *at = again; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));

  return g_string_free (key, FALSE);
}

static void
learn (GHashTable  *keys,
       const char  *text,
       glong        min_length)
{
  g_autofree char *key = dup_key (text, strlen (text));

  if (g_utf8_strlen (key, -1) >= min_length)
    g_hash_table_add (keys, g_steal_pointer (&key));
}

/* "R. O'Brien-Ash": the whole, "O'Brien-Ash", and its parts that are words of their own. */
static void
learn_name (CandourTextCheck  *self,
            const char        *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_auto(GStrv) words = g_strsplit_set (valid, " \t\n", -1);

  learn (self->names, valid, MIN_NAME);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr(GArray) runs = find_runs (words[i]);

      learn (self->names, words[i], MIN_NAME);
      for (guint j = 0; runs->len > 1 && j < runs->len; j++)
        {
          const Run *run = &g_array_index (runs, Run, j);
          g_autofree char *part = g_strndup (words[i] + run->from, run->until - run->from);

          learn (self->names, part, MIN_PART);
        }
    }
}

/* "Assessment" is what many do; "Assessment team" and "Long Term East" are somebody. */
static void
learn_team (CandourTextCheck  *self,
            const char        *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *with_word = g_strconcat (valid, " team", NULL);
  g_autoptr(GArray) runs = find_runs (valid);

  learn (self->names, with_word, MIN_PART);
  if (runs->len > 1)
    learn (self->names, valid, MIN_PART);
}

static gboolean
learn_all (CandourTextCheck  *self,
           CandourDb         *db,
           GError           **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  g_autoptr(GPtrArray) teams = people != NULL ? candour_store_people_list_teams (db, error) : NULL;
  g_autoptr(GPtrArray) references =
    teams != NULL ? candour_store_packs_list_references (db, error) : NULL;

  if (references == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    learn_name (self, ((CandourPerson *) people->pdata[i])->name);
  for (guint i = 0; i < teams->len; i++)
    learn_team (self, ((CandourTeam *) teams->pdata[i])->name);
  for (guint i = 0; i < references->len; i++)
    learn (self->references, references->pdata[i], MIN_REFERENCE);

  return TRUE;
}

static void
add (GPtrArray         *found,
     CandourTellsKind   kind,
     const char        *what,
     gssize             length)
{
  g_autofree char *copy = g_strndup (what, length < 0 ? strlen (what) : (gsize) length);
  CandourTells *tells;

  for (guint i = 0; i < found->len; i++)
    {
      const CandourTells *other = found->pdata[i];

      if (other->kind == kind && g_str_equal (other->what, copy))
        return;
    }

  tells = g_new0 (CandourTells, 1);
  tells->kind = kind;
  tells->what = g_steal_pointer (&copy);
  g_ptr_array_add (found, tells);
}

/* How many runs from @place on, one sign apart each, are one that is known; 0: none. */
static guint
match_runs (const CandourTextCheck  *self,
            const char              *text,
            GArray                  *runs,
            guint                    place,
            CandourTellsKind        *kind)
{
  const Run *first = &g_array_index (runs, Run, place);
  guint n_matched = 0;

  for (guint n = 1; n <= MAX_RUNS && place + n <= runs->len; n++)
    {
      const Run *last = &g_array_index (runs, Run, place + n - 1);
      g_autofree char *key = NULL;

      if (n > 1)
        {
          const char *gap = text + g_array_index (runs, Run, place + n - 2).until;

          /* "R. Dean" has two signs between. */
          if (g_utf8_pointer_to_offset (gap, text + last->from) > 2)
            break;
        }

      key = dup_key (text + first->from, last->until - first->from);
      if (g_hash_table_contains (self->references, key))
        *kind = CANDOUR_TELLS_REFERENCE;
      else if (g_hash_table_contains (self->names, key))
        *kind = CANDOUR_TELLS_NAME;
      else
        continue;
      n_matched = n;
    }

  return n_matched;
}

static void
find_known (const CandourTextCheck  *self,
            const char              *text,
            GPtrArray               *found)
{
  g_autoptr(GArray) runs = find_runs (text);
  guint place = 0;

  while (place < runs->len)
    {
      CandourTellsKind kind;
      guint n = match_runs (self, text, runs, place, &kind);
      const Run *first = &g_array_index (runs, Run, place);

      if (n > 0)
        add (found, kind, text + first->from,
             g_array_index (runs, Run, place + n - 1).until - first->from);
      place += MAX (n, 1);
    }
}

/* --- Dates and numbers ---------------------------------------------------------------- */

static int
fetch_number (GMatchInfo  *match,
              const char  *group)
{
  g_autofree char *text = g_match_info_fetch_named (match, group);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static int
fetch_month (GMatchInfo *match)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *folded = NULL;

  if (name == NULL || *name == '\0')
    return fetch_number (match, "month");

  folded = g_ascii_strdown (name, 3);

  return (int) (strstr (months, folded) - months) / 3 + 1;
}

static gboolean
may_be_birth (const CandourTextCheck  *self,
              GMatchInfo              *match,
              gboolean                 is_baby)
{
  int year = fetch_number (match, "year");
  g_autofree char *date = NULL;

  if (year < 100)
    year += year <= self->this_year ? 2000 : 1900;
  date = g_strdup_printf ("%04d-%02d-%02d", year, fetch_month (match),
                          fetch_number (match, "day"));

  return candour_date_is_valid (date) && (is_baby || strcmp (date, self->year_ago) < 0);
}

static void
find_dates (const CandourTextCheck  *self,
            GRegex                  *regex,
            const char              *text,
            gboolean                 is_baby,
            GPtrArray               *found)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *what = g_match_info_fetch (match, 0);

      if (may_be_birth (self, match, is_baby))
        add (found, CANDOUR_TELLS_BIRTH, what, -1);
    }
}

static void
find_pattern (GRegex            *regex,
              CandourTellsKind   kind,
              const char        *text,
              GPtrArray         *found)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *what = g_match_info_fetch (match, 0);

      add (found, kind, what, -1);
    }
}

static void
tells_free (gpointer data)
{
  CandourTells *self = data;

  g_free (self->what);
  g_free (self);
}

GPtrArray *
candour_text_check_find (const CandourTextCheck  *self,
                         const char              *text,
                         gboolean                 is_baby)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (tells_free);
  g_autofree char *valid = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, found);

  valid = g_utf8_make_valid (text, -1);
  find_known (self, valid, found);
  find_dates (self, self->by_digits, valid, is_baby, found);
  find_dates (self, self->iso, valid, is_baby, found);
  find_dates (self, self->by_month, valid, is_baby, found);
  find_pattern (self->birth, CANDOUR_TELLS_BIRTH, valid, found);
  find_pattern (self->number, CANDOUR_TELLS_NUMBER, valid, found);

  return found;
}

const char *
candour_tells_get_name (CandourTellsKind kind)
{
  switch (kind)
    {
    case CANDOUR_TELLS_NAME:
      return _("a name");
    case CANDOUR_TELLS_REFERENCE:
      return _("a case reference");
    case CANDOUR_TELLS_BIRTH:
      return _("perhaps a date of birth");
    case CANDOUR_TELLS_NUMBER:
      return _("perhaps an NHS number");
    }

  g_return_val_if_reached ("");
}

/* --- Setting up ----------------------------------------------------------------------- */

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, NULL);
}

#define YEAR  "(?<year>\\d{4}|\\d{2})"
#define DAY   "(?<day>\\d{1,2})(?:st|nd|rd|th)?"
#define MONTH "(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"

CandourTextCheck *
candour_text_check_new (CandourDb   *db,
                        const char  *today,
                        GError     **error)
{
  g_autoptr(CandourTextCheck) self = NULL;

  g_return_val_if_fail (db != NULL && today != NULL, NULL);

  self = g_new0 (CandourTextCheck, 1);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_digits = compile ("(?<!\\d)(?<day>\\d{1,2})[./-](?<month>\\d{1,2})[./-]" YEAR
                             "(?!\\d)");
  self->iso = compile ("(?<!\\d)(?<year>\\d{4})[./-](?<month>\\d{1,2})[./-](?<day>\\d{1,2})"
                       "(?!\\d)");
  self->by_month = compile ("\\b(?:" DAY "\\s*(?:of\\s+)?" MONTH "|" MONTH "\\s+" DAY ")"
                            "[\\s.,]+" YEAR "(?!\\d)");
  self->birth = compile ("\\b(?:d\\.?\\s?o\\.?\\s?b|born|date of birth|birthday)\\b");
  self->number = compile ("(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)");
  self->year_ago = candour_date_add_months (today, -12);
  self->this_year = (int) g_ascii_strtoll (today, NULL, 10) % 100;

  return learn_all (self, db, error) ? g_steal_pointer (&self) : NULL;
}

void
candour_text_check_free (CandourTextCheck *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->references);
  g_regex_unref (self->by_digits);
  g_regex_unref (self->iso);
  g_regex_unref (self->by_month);
  g_regex_unref (self->birth);
  g_regex_unref (self->number);
  g_free (self->year_ago);
  g_free (self);
}
