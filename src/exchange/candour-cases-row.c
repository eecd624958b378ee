/* candour-cases-row.c - understands one row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told about a row never holds a name or a date of a child: of cells only the list's own
 * dates are quoted, and only where they consist of digits and signs.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-cases-private.h"
#include "candour-fold.h"

#define MAX_REFERENCE     64
#define MAX_NAME          120
#define MAX_QUOTED_DATE   20
#define PROGRESS_EVERY    500

/* A row while it is read. */
typedef struct
{
  CandourRowReader  *reader;
  const CandourCell *cells;
  guint              n_cells;
  int                number;
  const char        *reference;   /* NULL until it is known */
} Row;

static const CandourCell *
get_cell (const Row        *row,
          CandourColumnUse  use)
{
  return candour_cells_get (row->cells, row->n_cells, row->reader->sheet->columns[use]);
}

/* Digits and signs say nothing of a child, unless they are its date of birth. */
static gboolean
may_be_quoted (const char *text)
{
  return strlen (text) <= MAX_QUOTED_DATE
         && strspn (text, "0123456789/-.: ") == strlen (text);
}

/* What is wrong is in the column for @use. */
static void
tell (const Row         *row,
      CandourRowOutcome  kind,
      CandourColumnUse   use,
      char              *wrong,
      const char        *outcome)
{
  const CandourSheet *sheet = row->reader->sheet;
  const CandourCell *cell = get_cell (row, use);
  int column = sheet->columns[use];
  g_autofree char *letter = column >= 0 ? candour_column_dup_letter ((guint) column) : NULL;
  g_autofree char *place = letter != NULL ? g_strdup_printf ("%s%d", letter, row->number) : NULL;
  gboolean is_date = use == CANDOUR_USE_SINCE || use == CANDOUR_USE_ENDED
                     || use == CANDOUR_USE_ASSESSED;
  gboolean is_shown = candour_cell_is_error (cell) || candour_cell_is_blank (cell)
                      || (is_date && may_be_quoted (cell->text));

  candour_problems_add (row->reader->problems, kind, sheet->sheet, row->number, wrong,
                        g_strdup (outcome), row->reference, place, is_shown ? cell->text : NULL);
}

static const char *
get_column_name (const Row        *row,
                 CandourColumnUse  use)
{
  int column = row->reader->sheet->named[use];

  return column >= 0 ? _(candour_annex_columns[column].name) : "";
}

/* --- The child's reference ------------------------------------------------------------ */

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* "12598894.0" is how some programs write a whole number. */
static void
drop_fraction (char *reference)
{
  gsize n_digits = strspn (reference, "0123456789");

  if (n_digits > 0 && reference[n_digits] == '.' && reference[n_digits + 1] == '0'
      && strspn (reference + n_digits + 1, "0") == strlen (reference + n_digits + 1))
    reference[n_digits] = '\0';
}

/* A name where the reference should be must not get in, nor a date of birth. NULL: left out. */
static char *
take_reference (const Row *row)
{
  const CandourCell *cell = get_cell (row, CANDOUR_USE_CHILD_ID);
  g_autofree char *text = candour_cell_dup_text (cell);
  g_autofree char *reference = candour_squeeze (text);
  g_autofree char *folded = candour_fold (reference);

  drop_fraction (reference);
  if (candour_cell_is_error (cell))
    tell (row, CANDOUR_ROW_LEFT_OUT, CANDOUR_USE_CHILD_ID,
          g_strdup_printf (_("Child unique ID shows %s"), cell->text),
          _("Left out. Add the ID and import again"));
  else if (reference[0] == '\0')
    tell (row, CANDOUR_ROW_LEFT_OUT, CANDOUR_USE_CHILD_ID, g_strdup (_("No child unique ID")),
          _("Left out. Add the ID and import again"));
  else if (g_str_has_prefix (folded, "total") || g_str_has_prefix (folded, "grand total"))
    tell (row, CANDOUR_ROW_NOTHING, CANDOUR_USE_CHILD_ID, g_strdup (_("A row of totals")),
          _("Left out"));
  else if (!has_digit (reference) || cell->kind == CANDOUR_CELL_DATE
           || g_utf8_strlen (reference, -1) > MAX_REFERENCE)
    tell (row, CANDOUR_ROW_LEFT_OUT, CANDOUR_USE_CHILD_ID,
          g_strdup (_("The child unique ID is not a reference")),
          _("Left out. Correct the ID and import again"));
  else
    return g_steal_pointer (&reference);

  return NULL;
}

/* --- Dates ---------------------------------------------------------------------------- */

static char *
describe_date (const Row         *row,
               CandourColumnUse   use,
               const CandourCell *cell,
               CandourDateKind    kind)
{
  if (candour_cell_is_error (cell))
    /* Translators: a column, and what stands in it: "Care start shows #N/A" */
    return g_strdup_printf (_("%s shows %s"), get_column_name (row, use), cell->text);
  if (use == CANDOUR_USE_BIRTH || !may_be_quoted (cell->text))
    /* Translators: %s is a column: "Care start" */
    return g_strdup_printf (_("%s: this is not a date"), get_column_name (row, use));
  if (kind == CANDOUR_DATE_UNLIKELY)
    return g_strdup_printf (_("%s is not a likely date"), cell->text);

  /* Translators: %s is what somebody wrote for a date: "31/02/2025" */
  return g_strdup_printf (_("%s is not a date"), cell->text);
}

/* "" where there is none that can be used. */
static void
take_date (const Row        *row,
           CandourColumnUse  use,
           char              date[CANDOUR_DATE_SIZE])
{
  const CandourCell *cell = get_cell (row, use);
  CandourDateKind kind = CANDOUR_DATE_NONE;

  if (cell->kind != CANDOUR_CELL_EMPTY)
    kind = candour_cell_to_date (cell, row->reader->dates, date);
  if (kind == CANDOUR_DATE_GOOD)
    return;

  date[0] = '\0';
  if (kind != CANDOUR_DATE_NONE)
    tell (row, CANDOUR_ROW_VALUE_EMPTY, use, describe_date (row, use, cell, kind),
          use == CANDOUR_USE_BIRTH ? _("Imported without an age band")
                                   : _("Imported without that date"));
}

/* A child may have a plan before it is born, but not be in care. */
static void
check_order (const Row            *row,
             const CandourListRow *entry,
             const char           *birth)
{
  if (birth[0] == '\0' || entry->since[0] == '\0' || strcmp (entry->since, birth) >= 0)
    return;

  if (entry->list == 8)
    tell (row, CANDOUR_ROW_CHECK, CANDOUR_USE_SINCE,
          g_strdup (_("Care starts before the date of birth")), _("Imported with that date"));
  else if (entry->list >= 3 && entry->list <= 5)
    tell (row, CANDOUR_ROW_NOTHING, CANDOUR_USE_SINCE,
          g_strdup (_("Begins before the date of birth")), _("Imported: work begun before birth"));
  else
    tell (row, CANDOUR_ROW_NOTHING, CANDOUR_USE_SINCE,
          g_strdup (_("Plan starts before the date of birth")),
          _("Imported: a plan made before birth"));
}

/* The date of birth serves for the band and for nothing else, and is forgotten here. */
static void
take_age (const Row      *row,
          CandourListRow *entry)
{
  char birth[CANDOUR_DATE_SIZE] = "";

  entry->age = candour_cell_to_age (get_cell (row, CANDOUR_USE_AGE));

  if (entry->age == CANDOUR_AGE_UNKNOWN)
    take_date (row, CANDOUR_USE_BIRTH, birth);
  else if (candour_cell_to_date (get_cell (row, CANDOUR_USE_BIRTH), row->reader->dates, birth)
           != CANDOUR_DATE_GOOD)
    birth[0] = '\0';

  if (entry->age == CANDOUR_AGE_UNKNOWN && birth[0] != '\0')
    entry->age = candour_cases_compute_age (birth, row->reader->today);
  check_order (row, entry, birth);
}

static gboolean
says_closed (const CandourCell *cell)
{
  g_autofree char *folded = candour_fold (candour_cases_skip_letter (cell->text));

  return g_str_has_prefix (folded, "closed") || g_str_has_prefix (folded, "ceased")
         || g_str_has_prefix (folded, "ended") || strstr (folded, "case closed") != NULL;
}

static gboolean
says_yes (const CandourCell *cell)
{
  const char *text = candour_cases_skip_letter (cell->text);

  return g_ascii_strcasecmp (text, "yes") == 0 || g_ascii_strcasecmp (text, "y") == 0
         || g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0;
}

static gboolean
says_no (const CandourCell *cell)
{
  const char *text = candour_cases_skip_letter (cell->text);

  return g_ascii_strcasecmp (text, "no") == 0 || g_ascii_strcasecmp (text, "n") == 0
         || g_ascii_strcasecmp (text, "false") == 0 || strcmp (text, "0") == 0;
}

/* What was looked into and came to nothing: a referral without action, or an assessment that is
 * authorised and found that no help is needed.
 */
static void
take_event_end (const Row      *row,
                CandourListRow *entry)
{
  if (says_yes (get_cell (row, CANDOUR_USE_NO_ACTION)))
    g_strlcpy (entry->ended, entry->since[0] != '\0' ? entry->since : row->reader->today,
               CANDOUR_DATE_SIZE);
  else if (says_no (get_cell (row, CANDOUR_USE_NEEDS_HELP)))
    take_date (row, CANDOUR_USE_ASSESSED, entry->ended);
}

/* An end that is still to come is none yet. A status alone closes today. */
static void
take_end (const Row      *row,
          CandourListRow *entry)
{
  const char *today = row->reader->today;

  take_date (row, CANDOUR_USE_ENDED, entry->ended);
  if (entry->ended[0] == '\0')
    take_event_end (row, entry);
  if (entry->ended[0] != '\0' && strcmp (entry->ended, today) > 0)
    entry->ended[0] = '\0';

  if (entry->ended[0] == '\0' && says_closed (get_cell (row, CANDOUR_USE_STATUS)))
    g_strlcpy (entry->ended, today, CANDOUR_DATE_SIZE);
}

/* --- Team and worker ------------------------------------------------------------------ */

/* "" for nobody. */
static char *
take_name (const CandourCell *cell)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (cell->kind == CANDOUR_CELL_EMPTY || candour_cell_is_error (cell))
    return g_strdup ("");

  text = candour_cell_dup_text (cell);
  name = candour_squeeze (text);
  if (candour_cases_is_nobody (name))
    return g_strdup ("");

  return g_utf8_strlen (name, -1) > MAX_NAME ? g_utf8_substring (name, 0, MAX_NAME)
                                             : g_steal_pointer (&name);
}

/* One person written with a plain and with a hidden space would hold two caseloads. */
static void
note_spelling (CandourRowReader *reader,
               const char       *name,
               const char       *written)
{
  const char *first = g_hash_table_lookup (reader->spellings, name);

  if (first == NULL)
    g_hash_table_insert (reader->spellings, g_strdup (name), g_strdup (written));
  else if (strcmp (first, written) != 0
           && !g_ptr_array_find_with_equal_func (reader->joined, name, g_str_equal, NULL))
    g_ptr_array_add (reader->joined, g_strdup (name));
}

static void
tell_unallocated (const Row *row)
{
  const CandourCell *cell = get_cell (row, CANDOUR_USE_WORKER);

  row->reader->found->n_unallocated++;
  tell (row, CANDOUR_ROW_NOT_ALLOCATED, CANDOUR_USE_WORKER,
        candour_cell_is_error (cell)
        ? g_strdup_printf (_("Allocated worker shows %s"), cell->text)
        : g_strdup (_("No allocated worker")),
        _("Imported as not allocated"));
}

static void
take_holders (const Row      *row,
              CandourListRow *entry)
{
  CandourRowReader *reader = row->reader;
  const CandourCell *worker_cell = get_cell (row, CANDOUR_USE_WORKER);
  g_autofree char *team = take_name (get_cell (row, CANDOUR_USE_TEAM));
  g_autofree char *worker = take_name (worker_cell);

  entry->team = candour_children_keep_text (reader->children, team);
  entry->worker = candour_children_keep_text (reader->children, worker);

  if (worker[0] != '\0')
    note_spelling (reader, entry->worker, worker_cell->text);
  if (entry->ended[0] != '\0')
    return;

  if (worker[0] == '\0')
    tell_unallocated (row);
  else if (candour_cell_is_error (get_cell (row, CANDOUR_USE_TEAM)))
    tell (row, CANDOUR_ROW_VALUE_EMPTY, CANDOUR_USE_TEAM,
          g_strdup_printf (_("Allocated team shows %s"), get_cell (row, CANDOUR_USE_TEAM)->text),
          _("Imported without a team"));
}

/* --- The plan ------------------------------------------------------------------------- */

static const CandourColumnUse plan_cells[CANDOUR_ANNEX_LISTS] = {
  [6] = CANDOUR_USE_STATUS,
  [7] = CANDOUR_USE_ABUSE,
  [8] = CANDOUR_USE_LEGAL,
  [9] = CANDOUR_USE_LEAVER,
};

static void
take_plan (const Row      *row,
           CandourListRow *entry)
{
  const CandourCell *plan = get_cell (row, CANDOUR_USE_PLAN);

  if (entry->list > 0)
    {
      entry->plan = candour_cases_choose_plan (entry->list,
                                               get_cell (row, plan_cells[entry->list]),
                                               get_cell (row, CANDOUR_USE_FIRST_ABUSE));
      return;
    }

  entry->cohort = candour_cases_choose_cohort (plan);
  if (entry->cohort == 0)
    entry->cohort = candour_cases_choose_cohort (get_cell (row, CANDOUR_USE_STATUS));
  if (entry->cohort == 0)
    {
      entry->cohort = CANDOUR_COHORT_CHILD_IN_NEED;
      tell (row, CANDOUR_ROW_CHECK, CANDOUR_USE_PLAN,
            g_strdup (candour_cell_is_blank (plan) ? _("No plan type")
                                                   : _("The plan type is not one that Candour"
                                                       " knows")),
            _("Imported as a child in need"));
    }
  entry->plan = "";
}

/* --- The row -------------------------------------------------------------------------- */

static gboolean
is_blank_row (const CandourCell *cells,
              guint              n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].kind != CANDOUR_CELL_EMPTY && !candour_cell_is_blank (&cells[i]))
      return FALSE;

  return TRUE;
}

gboolean
candour_cases_take_row (int                 number,
                        const CandourCell  *cells,
                        guint               n_cells,
                        gpointer            data,
                        GError            **error)
{
  CandourRowReader *reader = data;
  Row row = { reader, cells, n_cells, number, NULL };
  CandourListRow entry = { .list = reader->sheet->list, .number = number };
  g_autofree char *reference = NULL;

  if (number <= reader->sheet->header_row || is_blank_row (cells, n_cells))
    return TRUE;

  if (++*reader->n_rows % PROGRESS_EVERY == 0 && reader->progress != NULL)
    reader->progress (*reader->n_rows, 0, reader->progress_data);

  reference = take_reference (&row);
  reader->found->n_rows++;
  if (reference == NULL)
    return TRUE;

  row.reference = reference;
  entry.sheet = reader->sheet->sheet;
  take_date (&row, CANDOUR_USE_SINCE, entry.since);
  take_end (&row, &entry);
  take_age (&row, &entry);
  entry.sex = candour_cell_to_sex (get_cell (&row, CANDOUR_USE_SEX));
  take_plan (&row, &entry);
  take_holders (&row, &entry);
  candour_children_add (reader->children, reference, &entry);

  return TRUE;
}
