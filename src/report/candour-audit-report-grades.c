/* candour-audit-report-grades.c - the grade of each standard: auditor's, moderator's and agreed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BARS   11
#define MAX_NAME   12   /* characters of a grade that fit a column of the table */
#define MAX_CELLS  6
#define KEY_CELLS  4    /* in a line */

#define BARS_CHARACTERS 8  /* about as wide as the bars and the space beside them */

/* Where the columns begin, from the right margin. */
#define AUDITOR_X   350.0
#define MODERATOR_X 268.0
#define AGREED_X    186.0
#define CHANGE_X    50.0
#define ALONE_X     290.0  /* without a moderation */
#define STATE_X     120.0

/* --- Words ---------------------------------------------------------------------------- */

static gboolean
limits (const CandourReportFacts *facts,
        const char               *standard_id)
{
  GPtrArray *ids = facts->judgement != NULL ? facts->judgement->limited_by : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], standard_id))
      return TRUE;

  return FALSE;
}

/* The key below the table says what a short name is short for. */
static gboolean
is_shortened (const CandourScaleGrade *grade)
{
  return g_utf8_strlen (grade->name, -1) > MAX_NAME && *grade->short_name != '\0'
         && !g_str_equal (grade->short_name, grade->name);
}

static char *
dup_words (const CandourReportFacts *facts,
           int                       level,
           gboolean                  narrow)
{
  const CandourScaleGrade *grade = candour_framework_get_grade (facts->framework, level);

  if (level == CANDOUR_REPORT_NA)
    return g_strdup (_("Not applicable"));

  if (grade != NULL && narrow && is_shortened (grade))
    return g_markup_escape_text (grade->short_name, -1);

  return g_markup_escape_text (candour_framework_get_grade_name (facts->framework, level), -1);
}

static CandourSheetCell
make_cell (const CandourReportFacts *facts,
           double                    x,
           double                    width,
           int                       level,
           const char               *markup)
{
  return (CandourSheetCell) {
    .x = x, .width = width, .markup = markup, .bars = MAX (level, 0),
    .n_bars = level > 0 ? MIN (facts->framework->scale->len, MAX_BARS) : 0,
  };
}

/* "↓ 1 lower", "= same"; "" where one of them has no grade. */
static const char *
get_arrow (int steps)
{
  return steps > 0 ? "↓" : steps < 0 ? "↑" : "=";
}

static char *
dup_change (int auditor,
            int agreed)
{
  int steps = auditor - agreed;
  g_autofree char *words = NULL;

  if (auditor == agreed)
    words = g_strdup (_("same"));
  else if (auditor <= 0 || agreed <= 0)
    return g_strdup (_("changed"));
  else if (steps > 0)
    words = g_strdup_printf (_("%d lower"), steps);
  else
    words = g_strdup_printf (_("%d higher"), -steps);

  return g_strdup_printf ("%s %s", get_arrow (steps), words);
}

/* --- The rows ------------------------------------------------------------------------- */

/* Nobody moderates it: one grade, and a word that it is the only one. */
static guint
fill_alone (const CandourReportFacts *facts,
            double                    width,
            const int                 levels[],
            CandourSheetCell          cells[],
            char                     *texts[])
{
  texts[0] = dup_words (facts, levels[CANDOUR_GRADING_AUDITOR], FALSE);
  texts[1] = g_strdup (_("Not moderated"));
  cells[0] = make_cell (facts, width - ALONE_X, 160, levels[CANDOUR_GRADING_AUDITOR], texts[0]);
  cells[1] = make_cell (facts, width - STATE_X, STATE_X, 0, texts[1]);

  /* Where nothing was graded there is nothing to agree. */
  return levels[CANDOUR_GRADING_AUDITOR] == CANDOUR_REPORT_NA ? 1 : 2;
}

static guint
fill_moderated (const CandourReportFacts *facts,
                double                    width,
                const int                 levels[],
                CandourSheetCell          cells[],
                char                     *texts[])
{
  int auditor = levels[CANDOUR_GRADING_AUDITOR];
  int moderator = levels[CANDOUR_GRADING_MODERATOR];
  int agreed = levels[CANDOUR_GRADING_AGREED];
  g_autofree char *words = NULL;

  texts[0] = dup_words (facts, auditor, TRUE);
  cells[0] = make_cell (facts, width - AUDITOR_X, AUDITOR_X - MODERATOR_X - 4, auditor, texts[0]);

  if (!candour_report_facts_is_compared (facts))
    {
      texts[1] = g_strdup (_("Sealed"));
      texts[2] = g_strdup (_("Not agreed yet"));
    }
  else
    texts[1] = dup_words (facts, moderator, TRUE);
  cells[1] = make_cell (facts, width - MODERATOR_X, MODERATOR_X - AGREED_X - 4, moderator,
                        texts[1]);

  if (!candour_report_facts_is_agreed (facts))
    {
      if (texts[2] == NULL)
        texts[2] = g_strdup (_("Not agreed yet"));
      cells[2] = make_cell (facts, width - AGREED_X, AGREED_X, 0, texts[2]);
      return 3;
    }

  words = dup_words (facts, agreed, FALSE);
  texts[2] = g_strdup_printf ("<b>%s</b>", words);
  texts[3] = dup_change (auditor, agreed);
  cells[2] = make_cell (facts, width - AGREED_X, AGREED_X - CHANGE_X - 4, agreed, texts[2]);
  cells[3] = make_cell (facts, width - CHANGE_X, CHANGE_X, 0, texts[3]);

  return 4;
}

static void
draw_row (CandourSheet             *sheet,
          const CandourReportFacts *facts,
          guint                     position)
{
  const CandourStandard *standard = candour_framework_get_standard (facts->framework, position);
  gboolean applies = candour_rules_applies (standard, facts->audit->cohort);
  double width = candour_sheet_get_width (sheet);
  double edge = facts->moderation != NULL ? AUDITOR_X : ALONE_X;
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *name = limits (facts, standard->id)
                            ? g_markup_printf_escaped ("<b>%s · %s</b>", standard->name,
                                                       _("limits the overall"))
                            : g_markup_escape_text (standard->name, -1);
  int levels[CANDOUR_GRADING_AGREED + 1] = { 0 };
  char *texts[MAX_CELLS] = { NULL };
  CandourSheetCell cells[MAX_CELLS] = {
    { .x = 0, .width = 16, .markup = number },
    { .x = 18, .width = width - edge - 24, .markup = name },
  };
  guint n_cells = 3;

  for (int role = 0; role <= CANDOUR_GRADING_AGREED; role++)
    levels[role] = candour_report_facts_get_level (facts, standard->id, role);

  if (!applies)
    cells[2] = make_cell (facts, width - edge, edge, 0, _("Not for this plan"));
  else if (facts->moderation != NULL)
    n_cells = 2 + fill_moderated (facts, width, levels, cells + 2, texts);
  else
    n_cells = 2 + fill_alone (facts, width, levels, cells + 2, texts);

  candour_sheet_row (sheet, cells, n_cells, 0.4);
  for (guint i = 0; i < MAX_CELLS; i++)
    g_free (texts[i]);
}

static char *
dup_key (const CandourReportFacts *facts,
         int                       grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (facts->framework, grade);

  if (facts->moderation != NULL && is_shortened (found))
    return g_markup_printf_escaped ("%s (%s)", found->name, found->short_name);

  return g_markup_escape_text (found->name, -1);
}

/* Four to a line, each as wide as its words ask for. */
static void
draw_key_line (CandourSheet             *sheet,
               const CandourReportFacts *facts,
               int                       first,
               guint                     n_cells)
{
  CandourSheetCell cells[KEY_CELLS] = { 0 };
  char *texts[KEY_CELLS] = { NULL };
  double total = 0;
  double x = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      texts[i] = dup_key (facts, first + i);
      total += g_utf8_strlen (texts[i], -1) + BARS_CHARACTERS;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      double width = (g_utf8_strlen (texts[i], -1) + BARS_CHARACTERS) / total
                     * candour_sheet_get_width (sheet);

      cells[i] = make_cell (facts, x, width - 4, first + i, texts[i]);
      x += width;
    }

  candour_sheet_row (sheet, cells, n_cells, 0);
  for (guint i = 0; i < n_cells; i++)
    g_free (texts[i]);
}

/* The key stands below the grades, so that whoever sees the bars also sees their words. */
static void
draw_key (CandourSheet             *sheet,
          const CandourReportFacts *facts)
{
  guint n = facts->framework->scale->len;

  for (guint first = 0; first < n; first += KEY_CELLS)
    draw_key_line (sheet, facts, first + 1, MIN (n - first, KEY_CELLS));
  if (n > 0)
    candour_sheet_paragraph (sheet, 0, _("More filled bars, stronger practice."));
}

void
candour_report_draw_grades (CandourSheet             *sheet,
                            const CandourReportFacts *facts)
{
  gboolean moderated = facts->moderation != NULL;
  gboolean agreed = candour_report_facts_is_agreed (facts);
  double width = candour_sheet_get_width (sheet);
  double edge = moderated ? AUDITOR_X : ALONE_X;
  const char *moderator = moderated && facts->moderation->had_read ? _("Moderator")
                                                                   : _("Moderator, blind");
  const char *names[] = { _("Standard"), _("Auditor"), moderator, _("Agreed"), _("Agreed is") };
  const double from[] = { width - 18, edge, MODERATOR_X, moderated ? AGREED_X : STATE_X, CHANGE_X };
  CandourSheetCell header[G_N_ELEMENTS (names)] = { 0 };
  guint n_cells = 0;

  candour_sheet_heading (sheet, "H2", 11, _("Grade for each standard"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((i != 2 || moderated) && (i != 4 || agreed))
      header[n_cells++] = (CandourSheetCell) {
        .x = width - from[i], .width = i == 0 ? width - edge - 24 : MIN (from[i], 120),
        .markup = g_markup_printf_escaped ("<b>%s</b>", names[i]),
      };

  candour_sheet_begin_table (sheet, header, n_cells);
  for (guint i = 0; i < facts->framework->standards->len; i++)
    draw_row (sheet, facts, i);
  candour_sheet_end_table (sheet);
  for (guint i = 0; i < n_cells; i++)
    g_free ((char *) header[i].markup);

  draw_key (sheet, facts);
  candour_sheet_skip (sheet, 10);
}
