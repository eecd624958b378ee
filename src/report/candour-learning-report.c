/* candour-learning-report.c - what was shared to learn from, for a team meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-report.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-document.h"
#include "candour-rows.h"
#include "candour-store-settings.h"

#define PAGE 100

typedef struct
{
  GPtrArray  *items;     /* CandourLearning */
  const char *heading;
  char       *council;
  char       *marking;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->council);
  g_free (self->marking);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* --- Reading -------------------------------------------------------------------------- */

static gboolean
load_settings (Facts      *self,
               CandourDb  *db,
               GError    **error)
{
  g_autoptr(GError) failure = NULL;

  self->council = candour_store_settings_get (db, CANDOUR_SETTING_COUNCIL, &failure);
  if (failure == NULL)
    self->marking = candour_store_settings_get (db, CANDOUR_SETTING_MARKING, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* What was withdrawn or is held back is not handed round. */
static gboolean
add_items (Facts               *self,
           CandourDb           *db,
           GPtrArray           *rows,
           const CandourActor  *actor,
           GError             **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourLearningRow *row = rows->pdata[i];
      CandourLearning *item = candour_store_learning_load (db, row->id, actor, error);

      if (item == NULL)
        return FALSE;

      if (item->withdrawn_on == NULL && !item->is_held)
        g_ptr_array_add (self->items, item);
      else
        candour_learning_free (item);
    }

  return TRUE;
}

static gboolean
load_items (Facts                        *self,
            CandourDb                    *db,
            const CandourLearningFilter  *filter,
            const CandourActor           *actor,
            GError                      **error)
{
  g_autofree char *after = NULL;
  guint n_read;

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_learning_free);
  do
    {
      g_autoptr(GPtrArray) rows = candour_store_learning_page (db, filter, after, PAGE, error);

      if (rows == NULL || !add_items (self, db, rows, actor, error))
        return FALSE;

      n_read = rows->len;
      g_free (after);
      after = n_read > 0 ? g_strdup (CANDOUR_LEARNING_ROW (rows->pdata[n_read - 1])->key) : NULL;
    }
  while (n_read == PAGE);

  return TRUE;
}

/* --- The pages ------------------------------------------------------------------------ */

static void
draw_head (CandourSheet *sheet,
           const Facts  *facts)
{
  double width = candour_sheet_get_width (sheet);
  g_autofree char *council = g_markup_escape_text (facts->council != NULL ? facts->council : "",
                                                   -1);
  g_autofree char *note = g_markup_printf_escaped ("<b>%s</b>\n%s",
                                                   facts->marking != NULL ? facts->marking : "",
                                                   _("No child, worker or team is named"));
  const CandourSheetCell top[] = {
    { .x = 0, .width = width - 190, .markup = council },
    { .x = width - 190, .width = 190, .markup = note, .right = TRUE },
  };

  candour_sheet_row (sheet, top, G_N_ELEMENTS (top), 0);
  candour_sheet_skip (sheet, -12);
  candour_sheet_heading (sheet, "H1", 18, _("Learning from stronger audits"));
  candour_sheet_rule (sheet, 1.2);
  candour_sheet_skip (sheet, 6);
}

/* "Seeing the child · Good · Child in need · aged 5 to 9 · 6 January 2026" */
static char *
dup_line (const CandourLearning *item)
{
  g_autoptr(GString) line = g_string_new (item->theme);
  g_autofree char *date = candour_date_format_long (item->shared_on);

  if (*item->grade_name != '\0')
    g_string_append_printf (line, " · %s", item->grade_name);
  if (item->cohort != 0)
    g_string_append_printf (line, " · %s", candour_code_get_name (candour_cohorts, item->cohort));
  if (item->age_band != NULL)
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _("aged %s"), item->age_band);
    }
  g_string_append_printf (line, " · %s", date);

  return g_markup_escape_text (line->str, -1);
}

static void
draw_words (CandourSheet *sheet,
            const char   *lead,
            const char   *words)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", lead, words);

  if (*words == '\0')
    return;

  candour_sheet_paragraph (sheet, 0, markup);
  candour_sheet_skip (sheet, 2);
}

static void
draw_uses (CandourSheet          *sheet,
           const CandourLearning *item)
{
  for (guint i = 0; i < item->uses->len; i++)
    {
      const CandourUse *use = item->uses->pdata[i];
      g_autofree char *children = g_strdup_printf (ngettext ("with %d child", "with %d children",
                                                             use->n_children), use->n_children);
      /* Translators: "Used with 2 children." */
      g_autofree char *lead = g_strdup_printf (_("Used %s."), children);

      draw_words (sheet, lead, use->words);
    }
}

static void
draw_item (CandourSheet          *sheet,
           const CandourLearning *item)
{
  g_autofree char *line = dup_line (item);

  candour_sheet_heading (sheet, "H2", 11, item->title);
  candour_sheet_paragraph (sheet, 0, line);
  candour_sheet_skip (sheet, 2);
  draw_words (sheet, _("What was done."), item->done);
  draw_words (sheet, _("Why it helped."), item->helped);
  draw_uses (sheet, item);
  candour_sheet_skip (sheet, 8);
}

static void
draw (CandourSheet  *sheet,
      gconstpointer  data)
{
  const Facts *facts = data;
  g_autofree char *heading = g_markup_escape_text (facts->heading, -1);

  draw_head (sheet, facts);
  candour_sheet_paragraph (sheet, 0, heading);
  candour_sheet_skip (sheet, 8);
  for (guint i = 0; i < facts->items->len; i++)
    draw_item (sheet, facts->items->pdata[i]);
  if (facts->items->len == 0)
    candour_sheet_paragraph (sheet, 0, _("Nothing is shared here yet."));
}

gboolean
candour_learning_report_write (CandourDb                    *db,
                               const CandourLearningFilter  *filter,
                               const char                   *heading,
                               const char                   *path,
                               const CandourActor           *actor,
                               const char                   *today,
                               int                          *n_items,
                               GError                      **error)
{
  g_auto(Facts) facts = { .heading = heading };
  g_autofree char *date = candour_date_format_long (today);
  g_autofree char *foot = NULL;
  CandourSheetFrame frame = { .title = _("Learning from stronger audits") };

  if (!load_settings (&facts, db, error) || !load_items (&facts, db, filter, actor, error))
    return FALSE;

  foot = g_strdup_printf (_("Learning · printed %s, by %s"), date, actor->name);
  frame.marking = facts.marking != NULL ? facts.marking : "";
  frame.foot = foot;
  if (!candour_document_write (path, &frame, draw, &facts, error))
    return FALSE;

  if (n_items != NULL)
    *n_items = facts.items->len;

  return TRUE;
}
