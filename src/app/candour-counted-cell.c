/* candour-counted-cell.c - a row of what a figure counts: an audit, a moderation or an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-counted-cell.h"

#include <glib/gi18n-lib.h>

#include "candour-action-words.h"
#include "candour-audit-cell.h"
#include "candour-date.h"
#include "candour-grade-chip.h"
#include "candour-moderation-cell.h"

struct _CandourCountedCell
{
  CandourLazyCell parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourCountedCell, candour_counted_cell, CANDOUR_TYPE_LAZY_CELL)

/* The auditor's grade, and the agreed one where it is another. */
static void
show_grade (CandourLazyCell *cell,
            gboolean         is_sealed,
            const char      *name,
            const char      *short_name,
            CandourGrade     drawn_as,
            int              agreed,
            const char      *agreed_name,
            const char      *agreed_short,
            CandourGrade     agreed_drawn_as)
{
  g_autofree char *words = NULL;
  g_autofree char *full_name = NULL;

  if (is_sealed)
    {
      candour_lazy_cell_show_chip (cell, CANDOUR_TONE_SEALED, NULL, _("Sealed"), NULL);
      return;
    }

  if (agreed == 0 || g_strcmp0 (name, agreed_name) == 0)
    {
      candour_lazy_cell_show_chip (cell, candour_tone_from_grade (drawn_as),
                                   candour_grade_get_icon_name (drawn_as), short_name, name);
      return;
    }

  /* Translators: the auditor's grade and the agreed one, short and in full */
  words = g_strdup_printf (_("%s → %s"), short_name, agreed_short);
  full_name = g_strdup_printf (_("%s, agreed %s"), name, agreed_name);
  candour_lazy_cell_show_chip (cell, candour_tone_from_grade (agreed_drawn_as),
                               candour_grade_get_icon_name (agreed_drawn_as), words, full_name);
}

static char *
dup_submitted (const char *submitted_on,
               const char *today)
{
  g_autofree char *date = submitted_on != NULL ? candour_date_format_short (submitted_on, today)
                                               : NULL;

  /* Translators: %s is a day */
  return date != NULL ? g_strdup_printf (_("Submitted %s"), date) : g_strdup ("");
}

static void
show_words (CandourLazyCell *cell,
            const char      *reference,
            const char      *auditor_name,
            int              cohort,
            const char      *team_name,
            const char      *submitted_on)
{
  g_autofree char *title = g_strdup_printf (_("%s · audited by %s"), reference, auditor_name);
  g_autofree char *submitted = dup_submitted (submitted_on, candour_lazy_cell_get_today (cell));
  g_autofree char *detail = g_strjoin (" · ", submitted,
                                       candour_code_get_name (candour_cohorts, cohort),
                                       team_name, NULL);

  candour_lazy_cell_show_text (cell, title, "strong");
  candour_lazy_cell_show_detail (cell, detail, "secondary");
}

static char *
show_audit (CandourLazyCell *cell,
            CandourAuditRow *row)
{
  show_words (cell, row->reference, row->auditor_name, row->cohort, row->team_name,
              row->submitted_on);
  show_grade (cell, row->is_sealed, row->overall_name, row->overall_short, row->drawn_as,
              row->agreed, row->agreed_name, row->agreed_short, row->agreed_drawn_as);

  return candour_audit_row_describe (row, candour_lazy_cell_get_today (cell));
}

static char *
show_moderation (CandourLazyCell      *cell,
                 CandourModerationRow *row)
{
  show_words (cell, row->reference, row->auditor_name, row->cohort, row->team_name,
              row->submitted_on);
  show_grade (cell, row->is_sealed, row->overall_name, row->overall_short, row->drawn_as,
              row->agreed, row->agreed_name, row->agreed_short, row->agreed_drawn_as);

  return candour_moderation_row_describe (row, candour_lazy_cell_get_today (cell));
}

static char *
show_action (CandourLazyCell  *cell,
             CandourActionRow *row)
{
  const char *today = candour_lazy_cell_get_today (cell);
  g_autofree char *line = candour_action_describe_line (row);
  g_autofree char *state = NULL;
  CandourTone tone;
  const char *icon_name;

  state = candour_action_describe_state (row, today, &tone, &icon_name);
  candour_lazy_cell_show_text (cell, row->what, "strong");
  candour_lazy_cell_show_detail (cell, line, "secondary");
  candour_lazy_cell_show_chip (cell, tone, icon_name, state, NULL);

  return candour_action_describe (row, today);
}

static char *
candour_counted_cell_show (CandourLazyCell *cell,
                           guint            kind,
                           gpointer         row)
{
  char *name;

  if (candour_lazy_cell_get_today (cell) == NULL)
    return NULL;

  candour_lazy_cell_show_lines (cell);
  if (CANDOUR_IS_AUDIT_ROW (row))
    name = show_audit (cell, row);
  else if (CANDOUR_IS_MODERATION_ROW (row))
    name = show_moderation (cell, row);
  else
    name = show_action (cell, row);
  candour_lazy_cell_name_row (cell, name);

  return name;
}

static void
candour_counted_cell_class_init (CandourCountedCellClass *klass)
{
  static const char *const kinds[] = { "row", NULL };
  CandourLazyCellClass *cell_class = CANDOUR_LAZY_CELL_CLASS (klass);

  cell_class->kinds = kinds;
  cell_class->show = candour_counted_cell_show;
}

static void
candour_counted_cell_init (CandourCountedCell *self)
{
}
