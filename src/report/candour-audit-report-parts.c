/* candour-audit-report-parts.c - the parts of one printed audit, from the head to the sign-off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BARS 11

/* --- The head ------------------------------------------------------------------------- */

static void
draw_pair (CandourSheet *sheet,
           const char   *names[2],
           const char   *values[2])
{
  double half = candour_sheet_get_width (sheet) / 2;
  g_autofree char *texts[4] = {
    g_markup_escape_text (names[0], -1), g_markup_escape_text (values[0], -1),
    g_markup_escape_text (names[1], -1), g_markup_escape_text (values[1], -1),
  };
  const CandourSheetCell cells[] = {
    { .x = 0, .width = 66, .markup = texts[0] },
    { .x = 70, .width = half - 80, .markup = texts[1] },
    { .x = half, .width = 66, .markup = texts[2] },
    { .x = half + 70, .width = half - 70, .markup = texts[3] },
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (&texts[i], g_free);
}

static char *
dup_child (const CandourAudit *audit)
{
  if (audit->age_band == NULL || *audit->age_band == '\0')
    return g_strdup (_("Age not known"));

  return g_strdup_printf (_("Aged %s"), audit->age_band);
}

static char *
dup_plan (const CandourAudit *audit)
{
  const char *cohort = candour_code_get_name (candour_cohorts, audit->cohort);

  return g_strdup (audit->plan != NULL && *audit->plan != '\0' ? audit->plan : cohort);
}

static const char *
get_manager (const CandourReportFacts *facts)
{
  const CandourPerson *worker = NULL;

  if (facts->audit->worker_id != NULL)
    worker = g_hash_table_lookup (facts->people, facts->audit->worker_id);

  return worker != NULL ? candour_report_facts_get_name (facts, worker->manager_id) : "";
}

static char *
dup_voices (const CandourReportFacts *facts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < facts->audit->voices->len; i++)
    {
      const CandourVoice *voice = facts->audit->voices->pdata[i];

      if (voice->outcome == CANDOUR_VOICE_NOT_SOUGHT)
        continue;

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              candour_code_get_name (candour_voices, voice->voice));
      if (voice->outcome != CANDOUR_VOICE_OBTAINED)
        g_string_append_printf (text, ": %s",
                                candour_code_get_name (candour_voice_outcomes, voice->outcome));
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("None yet"));
}

static char *
dup_independence (const CandourReportFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  const char *name = candour_report_facts_get_name (facts, audit->auditor_id);

  if (audit->exception_by != NULL)
    return g_strdup_printf (_("%s; exception by %s: %s"), name,
                            candour_report_facts_get_name (facts, audit->exception_by),
                            audit->exception_reason);

  return g_strdup_printf (_("%s; independent"), name);
}

void
candour_report_draw_facts (CandourSheet             *sheet,
                           const CandourReportFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  g_autofree char *title = g_strdup_printf ("%s, %s", facts->framework->title, audit->reference);
  const char *name = facts->council != NULL ? facts->council : "";
  g_autofree char *council = g_markup_escape_text (name, -1);
  g_autofree char *note = g_markup_printf_escaped ("<b>%s</b>\n%s",
                                                   facts->marking != NULL ? facts->marking : "",
                                                   _("No child is named in this report"));
  g_autofree char *child = dup_child (audit);
  g_autofree char *plan = dup_plan (audit);
  g_autofree char *voices = dup_voices (facts);
  g_autofree char *auditor = dup_independence (facts);
  g_autofree char *submitted = audit->submitted_at != NULL
                                 ? candour_instant_format (audit->submitted_at)
                                 : g_strdup (_("Not submitted: a draft"));
  g_autofree char *worker = g_strdup_printf ("%s, %s",
                                             candour_report_facts_get_name (facts,
                                                                            audit->worker_id),
                                             candour_report_facts_get_team (facts,
                                                                            audit->team_id));
  double width = candour_sheet_get_width (sheet);
  const CandourSheetCell top[] = {
    { .x = 0, .width = width - 190, .markup = council },
    { .x = width - 190, .width = 190, .markup = note, .right = TRUE },
  };

  candour_sheet_row (sheet, top, G_N_ELEMENTS (top), 0);
  candour_sheet_skip (sheet, -12);
  candour_sheet_heading (sheet, "H1", 18, title);
  candour_sheet_rule (sheet, 1.2);
  candour_sheet_skip (sheet, 6);
  draw_pair (sheet, (const char *[]) { _("Child"), _("Auditor") },
             (const char *[]) { child, auditor });
  draw_pair (sheet, (const char *[]) { _("Plan"), _("Moderator") },
             (const char *[]) { plan, _("Not moderated") });
  draw_pair (sheet, (const char *[]) { _("Worker"), _("Submitted") },
             (const char *[]) { audit->worker_id != NULL ? worker : _("Not allocated"),
                                submitted });
  draw_pair (sheet, (const char *[]) { _("Manager"), _("Views heard") },
             (const char *[]) { get_manager (facts), voices });
  candour_sheet_skip (sheet, 8);
}

/* --- The overall judgement ------------------------------------------------------------ */

static void
draw_lead (CandourSheet *sheet,
           const char   *lead,
           const char   *text)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", lead, text);

  candour_sheet_paragraph (sheet, 0, markup);
  candour_sheet_skip (sheet, 2);
}

static char *
dup_risk (const CandourReportFacts *facts)
{
  const CandourAudit *audit = facts->audit;

  switch (audit->risk)
    {
    case CANDOUR_RISK_NONE:
      return g_strdup (_("No. Nothing the auditor saw needed action on that day."));

    case CANDOUR_RISK_TOLD:
      return g_strdup_printf (_("Yes. %s was told: %s, %s."), audit->risk_told, audit->risk_how,
                              audit->risk_at);

    case CANDOUR_RISK_UNANSWERED:
    default:
      return g_strdup (_("Not answered yet."));
    }
}

static double
measure_judgement (const CandourReportFacts *facts)
{
  glong length = g_utf8_strlen (facts->audit->overall_reason, -1)
                 + g_utf8_strlen (facts->audit->other_reason, -1);

  /* About 105 characters fit a line. */
  return MIN (120 + (length / 95 + 1) * 12.0, 600);
}

void
candour_report_draw_judgement (CandourSheet             *sheet,
                               const CandourReportFacts *facts)
{
  const CandourFramework *framework = facts->framework;
  const CandourAudit *audit = facts->audit;
  g_autofree char *risk = dup_risk (facts);
  g_autofree char *title = NULL;

  candour_sheet_begin_box (sheet, measure_judgement (facts));
  if (framework->has_overall && facts->judgement != NULL)
    {
      title = g_markup_printf_escaped ("%s\n<span size='x-large'><b>%s</b></span>",
                                       _("Overall judgement, auditor’s"),
                                       candour_framework_get_grade_name (framework,
                                                                         audit->overall));
      candour_sheet_row (sheet, &(CandourSheetCell) {
        .width = candour_sheet_get_width (sheet), .markup = title, .bars = audit->overall,
        .n_bars = MIN (framework->scale->len, MAX_BARS), .large = TRUE,
      }, 1, 0);
      candour_sheet_skip (sheet, 4);
      if (facts->judgement->limit_sentence != NULL)
        draw_lead (sheet, _("Limited."), facts->judgement->limit_sentence);
      if (*audit->other_reason != '\0')
        draw_lead (sheet, _("Why not what was suggested."), audit->other_reason);
      draw_lead (sheet, _("Why."), audit->overall_reason);
    }
  draw_lead (sheet, _("Immediate risk."), risk);
  candour_sheet_end_box (sheet);
}

/* --- The grades ----------------------------------------------------------------------- */

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

static char *
dup_grade_words (const CandourReportFacts *facts,
                 const CandourStandard    *standard,
                 const CandourGrading     *grading)
{
  if (!candour_rules_applies (standard, facts->audit->cohort))
    return g_strdup (_("Not for this plan"));

  if (grading != NULL && grading->not_applicable)
    return g_strdup (_("Not applicable"));

  return g_strdup (candour_framework_get_grade_name (facts->framework,
                                                     grading != NULL ? grading->grade : 0));
}

/* Where nothing was graded there is nothing to agree. */
static gboolean
is_graded (const CandourReportFacts *facts,
           const CandourStandard    *standard,
           const CandourGrading     *grading)
{
  return candour_rules_applies (standard, facts->audit->cohort)
         && (grading == NULL || !grading->not_applicable);
}

static void
draw_grade_row (CandourSheet             *sheet,
                const CandourReportFacts *facts,
                guint                     position)
{
  const CandourStandard *standard = candour_framework_get_standard (facts->framework, position);
  const CandourGrading *grading = candour_audit_find_grading (facts->audit, standard->id,
                                                              CANDOUR_GRADING_AUDITOR);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *words = dup_grade_words (facts, standard, grading);
  g_autofree char *grade = g_markup_escape_text (words, -1);
  g_autofree char *name = limits (facts, standard->id)
                            ? g_markup_printf_escaped ("<b>%s · %s</b>", standard->name,
                                                       _("limits the overall"))
                            : g_markup_escape_text (standard->name, -1);
  int value = grading != NULL && !grading->not_applicable ? grading->grade : 0;
  double width = candour_sheet_get_width (sheet);
  const CandourSheetCell cells[] = {
    { .x = 0, .width = 16, .markup = number },
    { .x = 18, .width = width - 318, .markup = name },
    { .x = width - 290, .width = 160, .markup = grade, .bars = value,
      .n_bars = value > 0 ? MIN (facts->framework->scale->len, MAX_BARS) : 0 },
    { .x = width - 120, .width = 120, .markup = _("Not moderated") },
  };
  guint n_cells = G_N_ELEMENTS (cells) - (is_graded (facts, standard, grading) ? 0 : 1);

  candour_sheet_row (sheet, cells, n_cells, 0.4);
}

/* The key stands below the grades, so that whoever sees the bars also sees their words. */
static void
draw_key (CandourSheet             *sheet,
          const CandourReportFacts *facts)
{
  guint n = facts->framework->scale->len;
  double width = candour_sheet_get_width (sheet);
  double step = n > 0 ? width / MIN (n, 4) : width;

  for (guint first = 0; first < n; first += 4)
    {
      CandourSheetCell cells[4] = { 0 };
      guint n_cells = MIN (n - first, 4);

      for (guint i = 0; i < n_cells; i++)
        cells[i] = (CandourSheetCell) {
          .x = i * step, .width = step - 6, .bars = first + i + 1, .n_bars = MIN (n, MAX_BARS),
          .markup = g_markup_escape_text (candour_framework_get_grade_name (facts->framework,
                                                                            first + i + 1), -1),
        };
      candour_sheet_row (sheet, cells, n_cells, 0);
      for (guint i = 0; i < n_cells; i++)
        g_free ((char *) cells[i].markup);
    }

  if (n > 0)
    candour_sheet_paragraph (sheet, 0, _("More filled bars, stronger practice."));
}

void
candour_report_draw_grades (CandourSheet             *sheet,
                            const CandourReportFacts *facts)
{
  double width = candour_sheet_get_width (sheet);
  g_autofree char *standard = g_markup_printf_escaped ("<b>%s</b>", _("Standard"));
  g_autofree char *auditor = g_markup_printf_escaped ("<b>%s</b>", _("Auditor"));
  g_autofree char *agreed = g_markup_printf_escaped ("<b>%s</b>", _("Agreed"));
  const CandourSheetCell header[] = {
    { .x = 18, .width = width - 318, .markup = standard },
    { .x = width - 290, .width = 160, .markup = auditor },
    { .x = width - 120, .width = 120, .markup = agreed },
  };

  candour_sheet_heading (sheet, "H2", 11, _("Grade for each standard"));
  candour_sheet_begin_table (sheet, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < facts->framework->standards->len; i++)
    draw_grade_row (sheet, facts, i);
  candour_sheet_end_table (sheet);
  draw_key (sheet, facts);
  candour_sheet_skip (sheet, 10);
}
