/* candour-import-answers.c - what a person may say of a list that does not say it itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-import-answers.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"

typedef enum
{
  QUESTION_SHEET,
  QUESTION_HEADERS,
  QUESTION_DATES,
  QUESTION_TEXT,
  N_QUESTIONS
} Question;

/* What was chosen; the others are guessed. */
typedef struct
{
  char             *sheet;
  int               header_row;
  CandourDateOrder  date_order;
  CandourTextCode   text_code;
} Said;

struct _CandourImportAnswers
{
  GtkWidget            parent_instance;

  GtkFlowBox          *box;
  GtkDropDown         *drop_downs[N_QUESTIONS];
  gboolean             is_filling;   /* what changes is not a person's doing */

  GPtrArray           *sheets;       /* (element-type utf8) as in the drop down */
  GArray              *rows;         /* int: numbers, as in the drop down */

  Said                 said;
  Said                 before;       /* of the last reading: a choice may be impossible */
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourImportAnswers, candour_import_answers, GTK_TYPE_WIDGET)

static void
copy_said (Said       *copy,
           const Said *said)
{
  char *sheet = g_strdup (said->sheet);

  g_free (copy->sheet);
  *copy = *said;
  copy->sheet = sheet;
}

/* --- Choosing ------------------------------------------------------------------------- */

/* Rows are of a sheet: another sheet has headers of its own. */
static void
take_sheet (CandourImportAnswers *self,
            guint                 selected)
{
  g_free (self->said.sheet);
  self->said.sheet = g_strdup (g_ptr_array_index (self->sheets, selected));
  self->said.header_row = 0;
}

static void
take_header_row (CandourImportAnswers *self,
                 guint                 selected)
{
  guint sheet = gtk_drop_down_get_selected (self->drop_downs[QUESTION_SHEET]);

  if (sheet < self->sheets->len)
    take_sheet (self, sheet);
  self->said.header_row = g_array_index (self->rows, int, selected);
}

static void
picked_cb (GtkDropDown          *drop_down,
           GParamSpec           *pspec,
           CandourImportAnswers *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (drop_down == self->drop_downs[QUESTION_SHEET])
    take_sheet (self, selected);
  else if (drop_down == self->drop_downs[QUESTION_HEADERS])
    take_header_row (self, selected);
  else if (drop_down == self->drop_downs[QUESTION_DATES])
    self->said.date_order = selected == 0 ? CANDOUR_ORDER_DAY_FIRST : CANDOUR_ORDER_MONTH_FIRST;
  else
    self->said.text_code = selected == 0 ? CANDOUR_TEXT_UTF8 : CANDOUR_TEXT_WINDOWS;

  g_signal_emit (self, signals[ANSWERED], 0);
}

/* --- Showing -------------------------------------------------------------------------- */

static void
set_choices (CandourImportAnswers *self,
             Question              question,
             GtkStringList        *choices,
             guint                 selected)
{
  GtkWidget *drop_down = GTK_WIDGET (self->drop_downs[question]);
  GtkWidget *child = gtk_widget_get_ancestor (drop_down, GTK_TYPE_FLOW_BOX_CHILD);

  gtk_drop_down_set_model (self->drop_downs[question], G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (self->drop_downs[question], selected);
  gtk_widget_set_visible (child, g_list_model_get_n_items (G_LIST_MODEL (choices)) > 1);
  g_object_unref (choices);
}

static void
show_sheets (CandourImportAnswers   *self,
             const CandourCasesFile *file)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->sheets, 0);
  for (guint i = 0; i < file->sheets->len; i++)
    {
      const char *sheet = g_ptr_array_index (file->sheets, i);

      gtk_string_list_append (choices, sheet);
      g_ptr_array_add (self->sheets, g_strdup (sheet));
      if (g_strcmp0 (sheet, file->sheet) == 0)
        selected = i;
    }
  set_choices (self, QUESTION_SHEET, choices, selected);
}

/* What stands in the rows is not shown: below the headers it is about children. */
static void
show_rows (CandourImportAnswers   *self,
           const CandourCasesFile *file)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < file->header_rows->len; i++)
    {
      const CandourHeaderRow *row = &g_array_index (file->header_rows, CandourHeaderRow, i);
      g_autofree char *text =
        row->n_known > 0
        ? g_strdup_printf (ngettext ("Row %1$d: %2$d column known", "Row %1$d: %2$d columns known",
                                     (gulong) row->n_known), row->number, row->n_known)
        : g_strdup_printf (_("Row %d: no column known"), row->number);

      gtk_string_list_append (choices, text);
      g_array_append_val (self->rows, row->number);
      if (row->number == file->header_row)
        selected = i;
    }
  set_choices (self, QUESTION_HEADERS, choices, selected);
}

static void
show_dates (CandourImportAnswers   *self,
            const CandourCasesFile *file)
{
  const char *const texts[] = { _("Day first: 31/01/2026"), _("Month first: 01/31/2026"), NULL };

  set_choices (self, QUESTION_DATES, gtk_string_list_new (texts),
               file->date_order == CANDOUR_ORDER_MONTH_FIRST ? 1 : 0);
}

static void
show_text (CandourImportAnswers   *self,
           const CandourCasesFile *file)
{
  const char *const texts[] = { _("UTF-8"), _("Windows, Western European"), NULL };
  gboolean is_asked = file->text_code == CANDOUR_TEXT_UTF8
                      || file->text_code == CANDOUR_TEXT_WINDOWS;

  set_choices (self, QUESTION_TEXT, gtk_string_list_new (is_asked ? texts : NULL),
               file->text_code == CANDOUR_TEXT_WINDOWS ? 1 : 0);
}

/* --- The widget ----------------------------------------------------------------------- */

static void
add_question (CandourImportAnswers *self,
              Question              question,
              const char           *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (NULL, words);

  self->drop_downs[question] = GTK_DROP_DOWN (drop_down);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (drop_down, "dense");
  candour_a11y_label_drop_down (GTK_DROP_DOWN (drop_down), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_flow_box_append (self->box, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (picked_cb), self, 0);
}

static void
candour_import_answers_dispose (GObject *object)
{
  CandourImportAnswers *self = CANDOUR_IMPORT_ANSWERS (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (candour_import_answers_parent_class)->dispose (object);
}

static void
candour_import_answers_finalize (GObject *object)
{
  CandourImportAnswers *self = CANDOUR_IMPORT_ANSWERS (object);

  g_ptr_array_unref (self->sheets);
  g_array_unref (self->rows);
  g_free (self->said.sheet);
  g_free (self->before.sheet);

  G_OBJECT_CLASS (candour_import_answers_parent_class)->finalize (object);
}

static void
candour_import_answers_class_init (CandourImportAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_import_answers_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_import_answers_finalize;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
candour_import_answers_init (CandourImportAnswers *self)
{
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (int));
  self->box = g_object_new (GTK_TYPE_FLOW_BOX,
                            "selection-mode", GTK_SELECTION_NONE,
                            "min-children-per-line", 1,
                            "max-children-per-line", N_QUESTIONS,
                            "column-spacing", 12,
                            "row-spacing", 12,
                            NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "tiles");
  candour_a11y_set_label (GTK_WIDGET (self->box), _("How the file is read"));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  add_question (self, QUESTION_SHEET, _("Sheet"));
  add_question (self, QUESTION_HEADERS, _("Row with the headers"));
  add_question (self, QUESTION_DATES, _("Dates"));
  add_question (self, QUESTION_TEXT, _("Letters"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
candour_import_answers_new (void)
{
  return g_object_new (CANDOUR_TYPE_IMPORT_ANSWERS, NULL);
}

void
candour_import_answers_show (CandourImportAnswers   *self,
                             const CandourCasesFile *file)
{
  g_return_if_fail (CANDOUR_IS_IMPORT_ANSWERS (self));
  g_return_if_fail (file != NULL);

  copy_said (&self->before, &self->said);
  gtk_widget_set_visible (GTK_WIDGET (self), file->is_free);
  if (!file->is_free)
    return;

  self->is_filling = TRUE;
  show_sheets (self, file);
  show_rows (self, file);
  show_dates (self, file);
  show_text (self, file);
  self->is_filling = FALSE;
}

void
candour_import_answers_fill (CandourImportAnswers *self,
                             CandourCasesAnswers  *answers)
{
  g_return_if_fail (CANDOUR_IS_IMPORT_ANSWERS (self));
  g_return_if_fail (answers != NULL);

  answers->sheet = self->said.sheet;
  answers->header_row = self->said.header_row;
  answers->date_order = self->said.date_order;
  answers->text_code = self->said.text_code;
}

void
candour_import_answers_take_back (CandourImportAnswers *self)
{
  g_return_if_fail (CANDOUR_IS_IMPORT_ANSWERS (self));

  copy_said (&self->said, &self->before);
}

void
candour_import_answers_clear (CandourImportAnswers *self)
{
  Said nothing = { NULL, 0, CANDOUR_ORDER_GUESS, CANDOUR_TEXT_GUESS };

  g_return_if_fail (CANDOUR_IS_IMPORT_ANSWERS (self));

  copy_said (&self->said, &nothing);
}
