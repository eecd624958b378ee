/* candour-people-reader.c - a council's workforce list, as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-people-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-annex-a.h"
#include "candour-cases-private.h"
#include "candour-error.h"
#include "candour-fault.h"
#include "candour-fold.h"

/* Titles may stand above the headers. */
#define HEADER_ROWS 20

#define MAX_TEXT 120

/* What an entry has for a role that the file does not say. */
#define NO_ROLE (-1)

typedef enum
{
  COLUMN_NAME,
  COLUMN_ROLE,
  COLUMN_JOB,
  COLUMN_TEAM,
  COLUMN_PARENT_TEAM,
  COLUMN_MANAGER,
  COLUMN_STARTED,
  COLUMN_LEFT,
  COLUMN_ACCOUNT,
  COLUMN_TRAINED,
  N_COLUMNS,
} Column;

/* Folded, parted by |. The last ones are of the Standard Safeguarding Dataset. */
static const char *const aliases[N_COLUMNS] = {
  "|name|full name|worker|worker name|employee|employee name|staff name|person"
  "|prof professional name|",
  "|role|candour role|audit role|",
  "|job|job title|title|post|post title|position|prof professional job title|",
  "|team|team name|current team|dept team name|prof professional department|",
  "|parent team|team of teams|service|service area|above team|dept team parent name|",
  "|manager|line manager|line manager name|supervisor|reports to|manager name|",
  "|started|start date|started on|date started|employment start date|joined|",
  "|left|left on|leaving date|end date|date left|leave date|employment end date|",
  "|account|user|username|user name|login|os account|sign in|network id|",
  "|trained|trained on|auditor trained|auditor training|audit training|training date|",
};

typedef struct
{
  CandourBook       *book;
  CandourPeopleFile *file;
  CandourProblems    problems;
  gboolean           has_header;
  int                columns[N_COLUMNS];   /* -1: there is none */
} PeopleReader;

/* One row while it is read. */
typedef struct
{
  PeopleReader      *reader;
  int                number;
  const CandourCell *cells;
  guint              n_cells;
} Row;

/* --- Headers -------------------------------------------------------------------------- */

static int
find_column (const char *header)
{
  g_autofree char *folded = candour_annex_fold_header (header);
  g_autofree char *wanted = g_strconcat ("|", folded, "|", NULL);

  for (int i = 0; folded[0] != '\0' && i < N_COLUMNS; i++)
    if (strstr (aliases[i], wanted) != NULL)
      return i;

  return -1;
}

static gboolean
looks_like_headers (const CandourCell *cells,
                    guint              n_cells)
{
  gboolean has_name = FALSE;
  int n = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      int column = find_column (cells[i].text);

      has_name |= column == COLUMN_NAME;
      n += column >= 0;
    }

  return has_name && n >= 2;
}

static void
take_headers (PeopleReader      *reader,
              int                row,
              const CandourCell *cells,
              guint              n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      int column = find_column (cells[i].text);
      g_autofree char *quoted = candour_fault_quote (cells[i].text);

      if (column >= 0 && reader->columns[column] < 0)
        reader->columns[column] = (int) i;
      else if (cells[i].kind != CANDOUR_CELL_EMPTY)
        candour_problems_add (&reader->problems, CANDOUR_ROW_NOTHING, reader->file->file_name, row,
                              /* Translators: %s is a column's header, in quotes */
                              g_strdup_printf (_("Column %s is not known"), quoted),
                              g_strdup (_("Not used")), NULL, NULL, NULL);
    }

  reader->has_header = TRUE;
}

/* --- Values --------------------------------------------------------------------------- */

static const CandourCell *
get_cell (const Row *row,
          Column     column)
{
  return candour_cells_get (row->cells, row->n_cells, row->reader->columns[column]);
}

static void
tell (const Row         *row,
      CandourRowOutcome  kind,
      const char        *wrong,
      const char        *outcome)
{
  candour_problems_add (&row->reader->problems, kind, row->reader->file->file_name, row->number,
                        g_strdup (wrong), g_strdup (outcome), NULL, NULL, NULL);
}

/* NULL where the cell is empty, or a formula that failed. */
static char *
take_text (const Row *row,
           Column     column)
{
  const CandourCell *cell = get_cell (row, column);
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;

  if (cell->kind == CANDOUR_CELL_EMPTY || candour_cell_is_error (cell))
    return NULL;

  text = candour_cell_dup_text (cell);
  squeezed = candour_squeeze (text);
  if (squeezed[0] == '\0')
    return NULL;

  return g_utf8_strlen (squeezed, -1) > MAX_TEXT ? g_utf8_substring (squeezed, 0, MAX_TEXT)
                                                 : g_steal_pointer (&squeezed);
}

static char *
take_date (const Row  *row,
           Column      column,
           const char *wrong,
           const char *outcome)
{
  const CandourCell *cell = get_cell (row, column);
  char date[CANDOUR_DATE_SIZE];
  CandourDateKind kind = CANDOUR_DATE_NONE;

  if (cell->kind != CANDOUR_CELL_EMPTY)
    kind = candour_cell_to_date (cell, candour_book_is_1904 (row->reader->book)
                                       ? CANDOUR_DATES_1904 : 0, date);

  if (kind == CANDOUR_DATE_GOOD)
    return g_strdup (date);
  if (kind != CANDOUR_DATE_NONE)
    tell (row, CANDOUR_ROW_VALUE_EMPTY, wrong, outcome);

  return NULL;
}

/* --- Roles ---------------------------------------------------------------------------- */

/* NO_ROLE: none of ours. */
static int
parse_role (const char *text)
{
  g_autofree char *folded = candour_fold (text);

  g_strdelimit (folded, "_-", ' ');
  for (int i = 0; candour_roles[i].code != NULL; i++)
    {
      g_autofree char *code = g_strdelimit (g_strdup (candour_roles[i].code), "-", ' ');
      g_autofree char *name = candour_fold (candour_roles[i].name);

      if (strcmp (folded, code) == 0 || strcmp (folded, name) == 0)
        return candour_roles[i].value;
    }

  if (strcmp (folded, "quality assurance lead") == 0 || strcmp (folded, "qa") == 0)
    return CANDOUR_ROLE_QA_LEAD;

  return NO_ROLE;
}

/* Roles give rights, so those that may change other people's data come from the role column
 * alone, never from a job's title. NO_ROLE leaves a person who is here already as they were.
 */
static int
guess_role (const char *job)
{
  g_autofree char *folded = candour_fold (job);

  if (strstr (folded, "team manager") != NULL || strstr (folded, "deputy manager") != NULL)
    return CANDOUR_ROLE_TEAM_MANAGER;
  if (strstr (folded, "support worker") != NULL || strstr (folded, "personal advis") != NULL)
    return CANDOUR_ROLE_SUPPORT_WORKER;

  return NO_ROLE;
}

static int
take_role (const Row  *row,
           const char *job)
{
  g_autofree char *text = take_text (row, COLUMN_ROLE);
  int role = text != NULL ? parse_role (text) : NO_ROLE;

  if (role != NO_ROLE)
    return role;
  if (text == NULL)
    return guess_role (job != NULL ? job : "");

  tell (row, CANDOUR_ROW_CHECK, _("The role is not one that Candour knows"),
        _("Imported without it: who is here keeps their role"));

  return NO_ROLE;
}

/* --- Rows ----------------------------------------------------------------------------- */

static void
take_person (const Row *row)
{
  CandourPersonEntry *entry;
  g_autofree char *name = take_text (row, COLUMN_NAME);

  if (name == NULL)
    {
      tell (row, CANDOUR_ROW_LEFT_OUT, _("No name"), _("Left out. Add the name and import again"));
      return;
    }

  entry = candour_person_entry_new (name);
  entry->row = row->number;
  entry->job = take_text (row, COLUMN_JOB);
  entry->role = (CandourRole) take_role (row, entry->job);
  entry->team = take_text (row, COLUMN_TEAM);
  entry->parent_team = take_text (row, COLUMN_PARENT_TEAM);
  entry->manager = take_text (row, COLUMN_MANAGER);
  entry->account = take_text (row, COLUMN_ACCOUNT);
  entry->started_on = take_date (row, COLUMN_STARTED, _("The start is not a date"),
                                 _("Imported without that date"));
  entry->left_on = take_date (row, COLUMN_LEFT, _("The day of leaving is not a date"),
                              _("Imported as still here"));
  entry->trained_on = take_date (row, COLUMN_TRAINED, _("The day of training is not a date"),
                                 _("Imported as not trained to audit"));
  g_ptr_array_add (row->reader->file->entries, entry);
}

static gboolean
take_row_cb (int                 number,
             const CandourCell  *cells,
             guint               n_cells,
             gpointer            data,
             GError            **error)
{
  PeopleReader *reader = data;
  Row row = { reader, number, cells, n_cells };
  gboolean is_blank = TRUE;

  if (!reader->has_header)
    {
      if (looks_like_headers (cells, n_cells))
        take_headers (reader, number, cells, n_cells);
      return number < HEADER_ROWS || reader->has_header;
    }

  for (guint i = 0; i < n_cells; i++)
    is_blank &= candour_cell_is_blank (&cells[i]);
  if (!is_blank)
    take_person (&row);

  return TRUE;
}

static CandourPeopleFile *
make_file (const CandourBook *book)
{
  CandourPeopleFile *self = g_new0 (CandourPeopleFile, 1);

  self->file_name = g_strdup (book->file_name);
  self->file_hash = g_strdup (book->hash);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_row_problem_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_person_entry_free);

  return self;
}

static gboolean
read_people (PeopleReader  *reader,
             GCancellable  *cancellable,
             GError       **error)
{
  guint n_sheets = candour_book_get_n_sheets (reader->book);

  for (guint i = 0; i < n_sheets && !reader->has_header; i++)
    if (!candour_book_is_hidden (reader->book, i)
        && !candour_book_read (reader->book, i, take_row_cb, reader, cancellable, error))
      return FALSE;

  if (!reader->has_header)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("No row of this file has headers such as name, role and team"));
      return FALSE;
    }

  candour_problems_sort (&reader->problems);

  return TRUE;
}

CandourPeopleFile *
candour_people_read (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(CandourPeopleFile) self = NULL;
  g_autoptr(CandourBook) book = NULL;
  PeopleReader reader = { 0 };
  gboolean done;

  g_return_val_if_fail (path != NULL, NULL);

  book = candour_book_open (path, cancellable, error);
  if (book == NULL)
    return NULL;

  self = make_file (book);
  reader.book = book;
  reader.file = self;
  for (int i = 0; i < N_COLUMNS; i++)
    reader.columns[i] = -1;
  candour_problems_init (&reader.problems, self->problems);

  done = read_people (&reader, cancellable, error);
  candour_problems_clear (&reader.problems);

  return done ? g_steal_pointer (&self) : NULL;
}

static CandourRowProblem *
make_rename (const CandourPeopleFile *self,
             const CandourRename     *rename)
{
  CandourRowProblem *problem = g_new0 (CandourRowProblem, 1);

  problem->sheet = g_strdup (self->file_name);
  problem->rows = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (problem->rows, rename->entry->row);
  problem->wrong = g_strdup_printf (_("%s has the account of %s"), rename->entry->name,
                                    rename->name);
  if (rename->is_accepted)
    problem->outcome = g_strdup_printf (_("%s becomes %s, with all that is theirs"), rename->name,
                                        rename->entry->name);
  else
    problem->outcome = g_strdup (_("Left out, until you say whether they are the same person"));
  problem->kind = rename->is_accepted ? CANDOUR_ROW_RENAMED : CANDOUR_ROW_ASKED;
  problem->details = g_ptr_array_new ();

  return problem;
}

void
candour_people_file_tell_renames (CandourPeopleFile       *self,
                                  const CandourPeoplePlan *plan)
{
  g_return_if_fail (self != NULL && plan != NULL);

  for (guint i = self->problems->len; i > 0; i--)
    {
      const CandourRowProblem *problem = g_ptr_array_index (self->problems, i - 1);

      if (problem->kind == CANDOUR_ROW_ASKED || problem->kind == CANDOUR_ROW_RENAMED)
        g_ptr_array_remove_index (self->problems, i - 1);
    }

  for (guint i = 0; i < plan->renames->len; i++)
    g_ptr_array_insert (self->problems, (int) i,
                        make_rename (self, g_ptr_array_index (plan->renames, i)));
}

void
candour_people_file_free (CandourPeopleFile *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->file_hash);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}
