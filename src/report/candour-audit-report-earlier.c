/* candour-audit-report-earlier.c - of a re-audit: each grade then and now, and each action since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>

#define MAX_BARS 11

/* From the right: before, after, moved. */
#define BEFORE_X 350
#define AFTER_X 215
#define MOVED_X 75

static const char *
get_moved (CandourMoved moved)
{
  switch (moved)
    {
    case CANDOUR_MOVED_LOWER:
      return _("Lower");
    case CANDOUR_MOVED_SAME:
      return _("As before");
    case CANDOUR_MOVED_HIGHER:
      return _("Higher");
    case CANDOUR_MOVED_UNKNOWN:
    default:
      return "";
    }
}

static char *
dup_grade (int         grade,
           const char *name)
{
  return g_markup_escape_text (grade > 0 ? name : _("Not graded"), -1);
}

static void
draw_actions (CandourSheet          *sheet,
              const CandourMovement *movement)
{
  double width = candour_sheet_get_width (sheet);

  for (guint i = 0; i < movement->actions->len; i++)
    {
      const CandourActionRow *action = movement->actions->pdata[i];
      g_autofree char *what = g_markup_escape_text (action->what, -1);
      g_autofree char *state =
        g_markup_escape_text (candour_code_get_name (candour_action_states, action->state), -1);
      const CandourSheetCell cells[] = {
        { .x = 12, .width = width - AFTER_X - 20, .markup = what },
        { .x = width - AFTER_X, .width = AFTER_X, .markup = state },
      };

      candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0);
    }
}

static void
draw_movement (CandourSheet             *sheet,
               const CandourReportFacts *facts,
               const CandourMovement    *movement)
{
  double width = candour_sheet_get_width (sheet);
  int n_before = MIN (facts->earlier->framework->scale->len, MAX_BARS);
  int n_after = MIN (facts->framework->scale->len, MAX_BARS);
  g_autofree char *name = g_markup_escape_text (movement->name, -1);
  g_autofree char *before = dup_grade (movement->before, movement->before_name);
  g_autofree char *after = dup_grade (movement->after, movement->after_name);
  const CandourSheetCell cells[] = {
    { .x = 0, .width = width - BEFORE_X - 8, .markup = name },
    { .x = width - BEFORE_X, .width = BEFORE_X - AFTER_X - 6, .markup = before,
      .bars = movement->before, .n_bars = movement->before > 0 ? n_before : 0 },
    { .x = width - AFTER_X, .width = AFTER_X - MOVED_X - 6, .markup = after,
      .bars = movement->after, .n_bars = movement->after > 0 ? n_after : 0 },
    { .x = width - MOVED_X, .width = MOVED_X, .markup = get_moved (movement->moved) },
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0.4);
  draw_actions (sheet, movement);
}

static void
draw_why (CandourSheet             *sheet,
          const CandourReportFacts *facts,
          const CandourReAudit     *re_audit)
{
  g_autofree char *grades = candour_re_audit_dup_grades (re_audit);
  g_autofree char *actions = candour_re_audit_dup_actions (re_audit);
  g_autofree char *summary = g_strdup_printf (_("Standards: %s. %s."), grades, actions);
  g_autofree char *markup = g_markup_escape_text (summary, -1);
  g_autofree char *why = g_markup_escape_text (facts->audit->repeat_reason, -1);

  candour_sheet_paragraph (sheet, 0, markup);
  if (*why != '\0')
    candour_sheet_paragraph (sheet, 0, why);
  candour_sheet_skip (sheet, 4);
}

static void
draw_table (CandourSheet             *sheet,
            const CandourReportFacts *facts,
            const CandourReAudit     *re_audit)
{
  double width = candour_sheet_get_width (sheet);
  g_autofree char *standard = g_markup_printf_escaped ("<b>%s</b>", _("Standard, and what was "
                                                                      "asked for"));
  g_autofree char *before = g_markup_printf_escaped ("<b>%s</b>", _("Then"));
  g_autofree char *after = g_markup_printf_escaped ("<b>%s</b>", _("Now"));
  const CandourSheetCell header[] = {
    { .x = 0, .width = width - BEFORE_X - 8, .markup = standard },
    { .x = width - BEFORE_X, .width = BEFORE_X - AFTER_X - 6, .markup = before },
    { .x = width - AFTER_X, .width = AFTER_X - MOVED_X - 6, .markup = after },
  };

  candour_sheet_begin_table (sheet, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < re_audit->movements->len; i++)
    {
      const CandourMovement *movement = re_audit->movements->pdata[i];

      if (movement->before > 0 || movement->after > 0 || movement->actions->len > 0)
        draw_movement (sheet, facts, movement);
    }
  candour_sheet_end_table (sheet);
}

void
candour_report_draw_earlier (CandourSheet             *sheet,
                             const CandourReportFacts *facts)
{
  g_autoptr(CandourReAudit) re_audit = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (facts->earlier == NULL)
    return;

  re_audit = candour_earlier_audit_compare (facts->earlier, facts->framework, facts->audit);
  date = candour_date_format_long (re_audit->before_on);
  title = g_strdup_printf (_("Since the audit of %s"), date);
  candour_sheet_heading (sheet, "H2", 11, title);
  draw_why (sheet, facts, re_audit);
  draw_table (sheet, facts, re_audit);
  candour_sheet_skip (sheet, 10);
}
