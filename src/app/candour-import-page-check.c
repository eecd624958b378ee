/* candour-import-page-check.c - what was understood of a file, for a person to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-column-cells.h"
#include "candour-import-page-private.h"

#define MAX_HEIGHT 420
#define HEADER_HEIGHT 34
#define ROW_HEIGHT 37

#define MANY_GONE 5   /* one case in so many closed at once: perhaps not the whole list */

char *
candour_import_page_dup_amount (CandourImportPage *self)
{
  int n_cases;

  if (self->kind == CANDOUR_IMPORT_CASES)
    {
      n_cases = (int) self->cases->entries->len;
      return g_strdup_printf (ngettext ("%'d case", "%'d cases", (gulong) n_cases), n_cases);
    }

  n_cases = (int) self->people->entries->len;
  if (self->people_plan != NULL)
    n_cases -= (int) self->people_plan->n_asked;

  return g_strdup_printf (ngettext ("%'d person", "%'d people", (gulong) n_cases), n_cases);
}

GPtrArray *
candour_import_page_get_problems (CandourImportPage *self)
{
  return self->kind == CANDOUR_IMPORT_CASES ? self->cases->problems : self->people->problems;
}

/* --- Lists ---------------------------------------------------------------------------- */

static int
count_changes (CandourImportPage *self,
               int                list,
               CandourChange      kind)
{
  int n_changes = 0;

  for (guint i = 0; i < self->case_plan->changes->len; i++)
    {
      const CandourCaseChange *change = g_ptr_array_index (self->case_plan->changes, i);

      /* A list of one's own stands for all of them. */
      n_changes += change->change == kind && (list == 0 || (change->lists & (1u << list)) != 0)
                   ? 1 : 0;
    }

  return n_changes;
}

static guint
count_unsure (CandourImportPage *self,
              int                list)
{
  guint n_unsure = 0;

  for (guint i = 0; i < self->cases->columns->len; i++)
    {
      const CandourColumnFound *column = g_ptr_array_index (self->cases->columns, i);

      n_unsure += column->unsure && column->number == list ? 1 : 0;
    }

  return n_unsure;
}

static char *
dup_count (int number)
{
  return number > 0 ? candour_import_page_dup_number (number) : g_strdup ("–");
}

static CandourTextRow *
make_list_row (CandourImportPage      *self,
               const CandourListFound *list)
{
  g_autofree char *number = list->number > 0 ? g_strdup_printf ("%d", list->number)
                                             : g_strdup ("");
  g_autofree char *n_rows = candour_import_page_dup_number (list->n_rows);
  g_autofree char *n_new = dup_count (count_changes (self, list->number, CANDOUR_CHANGE_NEW));
  g_autofree char *n_changed = dup_count (count_changes (self, list->number,
                                                         CANDOUR_CHANGE_CHANGED));
  g_autofree char *n_gone = dup_count (count_changes (self, list->number, CANDOUR_CHANGE_GONE));
  g_autofree char *n_unallocated = dup_count (list->n_unallocated);
  g_autofree char *found = g_strdup_printf (_("%1$d of %2$d"), list->n_found, list->n_columns);
  g_autofree char *all_found = list->n_renamed > 0
                               ? g_strdup_printf (_("%1$s, %2$d renamed"), found, list->n_renamed)
                               : g_strdup (found);
  guint n_unsure = count_unsure (self, list->number);
  CandourTextRow *row = candour_text_row_new (number, list->name, n_rows, n_new, n_changed, n_gone,
                                              n_unallocated, all_found, NULL);

  if (n_unsure > 0)
    {
      g_autofree char *to_check = g_strdup_printf (ngettext ("%u to check", "%u to check",
                                                             n_unsure), n_unsure);

      candour_text_row_set_chip (row, CANDOUR_TONE_WARN, "dialog-warning-symbolic", to_check);
    }

  return row;
}

static void
set_rows (GtkColumnView *view,
          GListStore    *rows)
{
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (rows));
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  int n_rows = (int) g_list_model_get_n_items (G_LIST_MODEL (rows));

  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));

  /* A list guesses its height from rows that are not there yet. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (MAX_HEIGHT,
                                                   HEADER_HEIGHT + n_rows * ROW_HEIGHT));
}

static void
fill_lists (CandourImportPage *self)
{
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);
  GString *unused = g_string_new (NULL);

  for (guint i = 0; i < self->cases->lists->len; i++)
    {
      const CandourListFound *list = g_ptr_array_index (self->cases->lists, i);

      if (list->used)
        candour_import_page_take_row (rows, make_list_row (self, list));
      else
        g_string_append_printf (unused, "%s%d", unused->len > 0 ? ", " : "", list->number);
    }
  set_rows (self->lists, rows);

  if (unused->len > 0)
    {
      g_autofree char *note =
        g_strdup_printf (_("Lists %s name no worker or team, so they are not used. Names and dates "
                           "of birth are not kept: reference and age band only."), unused->str);

      gtk_label_set_label (self->lists_note, note);
    }
  else
    {
      gtk_label_set_label (self->lists_note, _("Names and dates of birth are not kept: reference "
                                               "and age band only."));
    }
  g_string_free (unused, TRUE);
}

/* A workforce file has no lists; what it changes is told in sentences. */
static void
fill_lines (CandourImportPage *self)
{
  set_rows (self->lists, candour_import_page_list_texts (self->people_plan->lines));
  gtk_label_set_label (self->lists_note,
                       self->people_plan->lines->len > 0
                       ? _("People who are not in the file stay as they are.")
                       : _("Everybody in the file is here already, and as the file has it."));
}

/* --- Columns and workers -------------------------------------------------------------- */

/* Which of the names that columns were remembered by is in use, and the one to remember by. */
static void
fill_profiles (CandourImportPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *const *) self->profiles);
  guint n_names = self->profiles != NULL ? g_strv_length (self->profiles) : 0;
  guint selected = n_names;

  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (self->profiles[i], self->profile) == 0)
      selected = i;

  self->showing = TRUE;
  gtk_string_list_append (names, _("None"));
  gtk_drop_down_set_model (self->profile_list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->profile_list, selected);
  gtk_widget_set_visible (self->profile_box, n_names > 0);
  if (g_hash_table_size (self->chosen) == 0)
    gtk_editable_set_text (self->profile_name, self->profile != NULL ? self->profile
                                                                     : _("Case list"));
  self->showing = FALSE;
}

static void
fill_columns (CandourImportPage *self)
{
  guint n_unsure = candour_import_columns_count_unsure (self->cases->columns);
  guint n_renamed = self->cases->columns->len - n_unsure;
  guint n_joined = self->cases->joined_workers->len;
  g_autofree char *renamed = g_strdup_printf (ngettext ("%u renamed", "%u renamed", n_renamed),
                                              n_renamed);
  g_autofree char *hint = n_unsure > 0
                          ? g_strdup_printf (_("%1$s, %2$u to check"), renamed, n_unsure)
                          : g_strdup (renamed);

  gtk_label_set_label (self->columns_hint, hint);
  candour_import_columns_show (self->columns, self->cases->columns);
  gtk_widget_set_visible (self->columns_box, self->cases->columns->len > 0);
  fill_profiles (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remember), g_hash_table_size (self->chosen) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->profile_name),
                            g_hash_table_size (self->chosen) > 0);

  if (n_joined > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u worker was written two ways, with a hidden space. They are "
                                   "joined into one person.",
                                   "%u workers were written two ways, with a hidden space. Each is "
                                   "joined into one person.", n_joined), n_joined);
      g_autofree char *button = g_strdup_printf (_("See the %u"), n_joined);

      candour_notice_show (self->joined, CANDOUR_TONE_INFO, NULL, text);
      candour_notice_add_button (self->joined, button, NULL, "import.list-joined", NULL);
    }
  else
    {
      candour_notice_hide (self->joined);
    }

  gtk_widget_set_visible (self->right, self->cases->columns->len > 0 || n_joined > 0);
}

/* --- Rows to look at ------------------------------------------------------------------ */

static char *
dup_row_numbers (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  if (numbers == NULL || numbers->len == 0)
    return g_string_free (text, FALSE);

  if (numbers->len > 4)
    {
      g_string_append_printf (text, ngettext ("%u row", "%u rows", numbers->len), numbers->len);
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, int, i) > 0)
      g_string_append_printf (text, "%s%d", text->len > 0 ? ", " : "",
                              g_array_index (numbers, int, i));

  return g_string_free (text, FALSE);
}

static void
set_outcome (CandourTextRow    *row,
             CandourRowOutcome  outcome)
{
  switch (outcome)
    {
    case CANDOUR_ROW_LEFT_OUT:
    case CANDOUR_ROW_ASKED:
      candour_text_row_set_chip (row, CANDOUR_TONE_DANGER, "window-close-symbolic", _("Left out"));
      break;

    case CANDOUR_ROW_RENAMED:
      candour_text_row_set_chip (row, CANDOUR_TONE_INFO, "object-select-symbolic", _("Renamed"));
      break;

    case CANDOUR_ROW_CHECK:
      candour_text_row_set_chip (row, CANDOUR_TONE_WARN, "dialog-warning-symbolic", _("Check"));
      break;

    case CANDOUR_ROW_NOT_ALLOCATED:
      candour_text_row_set_chip (row, CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                                 _("Not allocated"));
      break;

    case CANDOUR_ROW_VALUE_EMPTY:
      candour_text_row_set_chip (row, CANDOUR_TONE_NEUTRAL, "list-remove-symbolic",
                                 _("Left empty"));
      break;

    case CANDOUR_ROW_NOTHING:
    default:
      candour_text_row_set_chip (row, CANDOUR_TONE_NEUTRAL, "object-select-symbolic",
                                 _("Nothing to do"));
      break;
    }
}

static void
fill_problems (CandourImportPage *self)
{
  GPtrArray *problems = candour_import_page_get_problems (self);
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);
  g_autofree char *hint = NULL;
  guint n_rows = 0;
  guint n_left_out = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const CandourRowProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *numbers = dup_row_numbers (problem->rows);
      CandourTextRow *row = candour_text_row_new (problem->sheet, numbers, problem->wrong,
                                                  problem->outcome, NULL);
      guint n_these = problem->rows != NULL ? MAX (problem->rows->len, 1) : 1;

      set_outcome (row, problem->kind);
      candour_import_page_take_row (rows, row);
      n_rows += n_these;
      n_left_out += problem->kind == CANDOUR_ROW_LEFT_OUT || problem->kind == CANDOUR_ROW_ASKED
                    ? n_these : 0;
    }
  set_rows (self->rows, rows);
  gtk_widget_set_visible (self->rows_box, problems->len > 0);

  hint = n_left_out > 0 ? g_strdup_printf (_("%1$u in all · %2$u left out"), n_rows, n_left_out)
                        : g_strdup_printf (_("%u in all"), n_rows);
  gtk_label_set_label (self->rows_hint, hint);
}

/* What is closed is said before, and what is not; a list that closes much of what is here is
 * perhaps only a part of the whole.
 */
static void
tell_gone (CandourImportPage *self)
{
  const CandourCasePlan *plan = self->case_plan;
  gboolean many = plan->n_gone * MANY_GONE >= plan->n_cases + plan->n_gone
                  && plan->n_gone >= MANY_GONE;
  g_autofree char *kept = candour_case_plan_dup_kept (plan);
  g_autofree char *lead = NULL;
  g_autofree char *text = NULL;

  if (plan->n_gone == 0 && kept == NULL)
    {
      candour_notice_hide (self->notice);
      return;
    }

  if (plan->n_gone > 0)
    lead = g_strdup_printf (ngettext ("%'d case here is on none of the lists in the file and will "
                                      "be closed.",
                                      "%'d cases here are on none of the lists in the file and "
                                      "will be closed.",
                                      (gulong) plan->n_gone), (int) plan->n_gone);
  text = g_strjoin (many && kept != NULL ? " " : "", many ? _("Is this the whole list?") : "",
                    kept != NULL ? kept : "", NULL);
  candour_notice_show (self->notice, many ? CANDOUR_TONE_WARN : CANDOUR_TONE_INFO, lead, text);
}

/* Rows that are nobody's cannot come in; a person chooses the column, or does without the list. */
static const CandourListFound *
find_waiting (CandourImportPage *self)
{
  for (guint i = 0; i < self->cases->lists->len; i++)
    {
      const CandourListFound *list = g_ptr_array_index (self->cases->lists, i);

      if (list->lacks_id)
        return list;
    }

  return NULL;
}

gboolean
candour_import_page_is_ready (CandourImportPage *self)
{
  if (self->kind == CANDOUR_IMPORT_PEOPLE)
    return TRUE;

  return find_waiting (self) == NULL && self->cases->entries->len > 0;
}

static void
show_missing (CandourImportPage *self)
{
  const CandourListFound *list = find_waiting (self);
  g_autofree char *text = NULL;
  g_autofree char *button = NULL;

  if (list == NULL)
    {
      candour_notice_hide (self->missing);
      return;
    }
  if (list->number == 0)
    {
      candour_notice_show (self->missing, CANDOUR_TONE_WARN, _("No child ID."),
                           _("Choose the column that says which child a row is about."));
      return;
    }

  text = g_strdup_printf (_("List %1$d has no child ID column. Choose one, or leave List %1$d "
                            "out."), list->number);
  button = g_strdup_printf (_("Leave List %d out"), list->number);
  candour_notice_show (self->missing, CANDOUR_TONE_WARN, NULL, text);
  candour_notice_add_button (self->missing, button, NULL, "import.leave-out",
                             g_variant_new_int32 (list->number));
}

/* --- All of it ------------------------------------------------------------------------ */

void
candour_import_page_fill (CandourImportPage *self)
{
  g_autofree char *amount = candour_import_page_dup_amount (self);
  g_autofree char *label = g_strdup_printf (_("Import %s"), amount);

  candour_import_page_fill_tiles (self);
  if (self->kind == CANDOUR_IMPORT_CASES)
    {
      candour_import_answers_show (self->answers, self->cases);
      show_missing (self);
      fill_lists (self);
      fill_columns (self);
      tell_gone (self);
    }
  else
    {
      candour_import_page_tell_renames (self);
      fill_lines (self);
    }
  fill_problems (self);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run",
                                 candour_import_page_is_ready (self));
}

static void
name_table (GtkColumnView *view,
            const char    *name)
{
  candour_a11y_set_label (GTK_WIDGET (view), name);
  candour_column_view_name_parts (view, name);
}

void
candour_import_page_prepare_tables (CandourImportPage *self)
{
  candour_text_column_add (self->rows, _("Sheet"), 0, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->rows, _("Row"), 1, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->rows, _("What is wrong"), 2, CANDOUR_COLUMN_EXPAND);
  candour_text_column_add (self->rows, _("What will happen"), 3,
                           CANDOUR_COLUMN_EXPAND | CANDOUR_COLUMN_DIM);
  candour_text_column_add_chip (self->rows, _("Outcome"));
  name_table (self->rows, _("Rows to look at"));

  if (self->kind == CANDOUR_IMPORT_PEOPLE)
    {
      gtk_label_set_label (self->lists_title, _("What the file changes"));
      name_table (self->lists, _("What the file changes"));
      candour_text_column_add (self->lists, _("Change"), 0, CANDOUR_COLUMN_EXPAND);
      gtk_widget_set_visible (self->right, FALSE);
      return;
    }

  gtk_label_set_label (self->lists_title, _("What was understood"));
  gtk_label_set_label (self->lists_hint, _("One case a child: in care first, then child "
                                           "protection, then child in need"));
  name_table (self->lists, _("What was understood"));
  candour_text_column_add (self->lists, _("No."), 0, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->lists, _("List"), 1, CANDOUR_COLUMN_EXPAND);
  candour_text_column_add (self->lists, _("Rows"), 2, CANDOUR_COLUMN_NUMBER);
  candour_text_column_add (self->lists, _("New"), 3, CANDOUR_COLUMN_NUMBER);
  candour_text_column_add (self->lists, _("Changed"), 4, CANDOUR_COLUMN_NUMBER);
  candour_text_column_add (self->lists, _("Closed"), 5, CANDOUR_COLUMN_NUMBER);
  candour_text_column_add (self->lists, _("Not alloc."), 6,
                           CANDOUR_COLUMN_NUMBER | CANDOUR_COLUMN_WARN);
  candour_text_column_add (self->lists, _("Columns found"), 7, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add_chip (self->lists, _("To check"));
}
