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

/* "P. Lowe; graded blind" */
static char *
dup_moderator (const CandourReportFacts *facts)
{
  const CandourModeration *moderation = facts->moderation;
  const char *name;

  if (moderation == NULL)
    return g_strdup (_("Not moderated"));
  if (moderation->moderator_id == NULL)
    return g_strdup (candour_code_get_name (candour_moderation_states, moderation->state));

  name = candour_report_facts_get_name (facts, moderation->moderator_id);
  if (!candour_report_facts_is_compared (facts))
    return g_strdup_printf (_("%s; not sealed yet"), name);

  return g_strdup_printf (moderation->had_read ? _("%s; had read the audit before")
                                               : _("%s; graded blind"), name);
}

static void
draw_last_facts (CandourSheet             *sheet,
                 const CandourReportFacts *facts,
                 const char               *voices)
{
  const CandourModeration *moderation = facts->moderation;
  g_autofree char *agreed = candour_report_facts_is_agreed (facts)
                              ? candour_instant_format (moderation->agreed_at)
                              : g_strdup (_("Not agreed yet"));

  if (moderation == NULL)
    {
      draw_pair (sheet, (const char *[]) { _("Manager"), _("Views heard") },
                 (const char *[]) { get_manager (facts), voices });
      return;
    }

  draw_pair (sheet, (const char *[]) { _("Manager"), _("Agreed") },
             (const char *[]) { get_manager (facts), agreed });
  draw_pair (sheet, (const char *[]) { _("Views heard"), _("Drawn for") },
             (const char *[]) { voices, candour_rules_get_drawn_name (moderation->kind,
                                                                      moderation->reason) });
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
  g_autofree char *child = candour_child_dup_words (NULL, audit->age_band);
  g_autofree char *plan = dup_plan (audit);
  g_autofree char *voices = dup_voices (facts);
  g_autofree char *auditor = dup_independence (facts);
  g_autofree char *moderator = dup_moderator (facts);
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
             (const char *[]) { child != NULL ? child : _("Age not known"), auditor });
  draw_pair (sheet, (const char *[]) { _("Plan"), _("Moderator") },
             (const char *[]) { plan, moderator });
  draw_pair (sheet, (const char *[]) { _("Worker"), _("Submitted") },
             (const char *[]) { audit->worker_id != NULL ? worker : _("Not allocated"),
                                submitted });
  draw_last_facts (sheet, facts, voices);
  if (audit->event != CANDOUR_EVENT_KIND_NONE)
    draw_pair (sheet, (const char *[]) { _("Observed"), _("Consent") },
               (const char *[]) { candour_code_get_name (candour_events, audit->event),
                                  candour_code_get_name (candour_consents, audit->consent) });
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

/* Each reason under the name of whose it is, where there is more than one. */
static void
draw_reasons (CandourSheet             *sheet,
              const CandourReportFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  const CandourAgreement *agreement;
  g_autofree char *how = candour_report_facts_dup_agreement (facts, NULL);
  g_autofree char *lead = how != NULL ? g_strdup_printf ("%s.", how) : NULL;

  if (*audit->other_reason != '\0')
    draw_lead (sheet, _("Why not what was suggested."), audit->other_reason);
  if (!candour_report_facts_is_compared (facts))
    {
      draw_lead (sheet, _("Why."), audit->overall_reason);
      return;
    }

  draw_lead (sheet, _("Why, auditor."), audit->overall_reason);
  if (*facts->moderation->overall_reason != '\0')
    draw_lead (sheet, _("Why, moderator."), facts->moderation->overall_reason);
  agreement = candour_moderation_find_agreement (facts->moderation, NULL);
  if (lead != NULL && agreement != NULL)
    draw_lead (sheet, lead, agreement->reason);
}

/* About 105 characters fit a line. */
static double
measure_judgement (const CandourReportFacts *facts)
{
  glong length = g_utf8_strlen (facts->audit->overall_reason, -1)
                 + g_utf8_strlen (facts->audit->other_reason, -1);
  const CandourAgreement *agreement;

  if (!candour_report_facts_is_compared (facts))
    return MIN (120 + (length / 95 + 1) * 12.0, 600);

  agreement = candour_moderation_find_agreement (facts->moderation, NULL);
  length += g_utf8_strlen (facts->moderation->overall_reason, -1);
  if (agreement != NULL)
    length += g_utf8_strlen (agreement->reason, -1);

  return MIN (180 + (length / 95 + 1) * 12.0, 600);
}

static CandourSheetCell
make_grade (const CandourReportFacts *facts,
            double                    x,
            double                    width,
            int                       grade,
            const char               *markup)
{
  return (CandourSheetCell) {
    .x = x, .width = width, .markup = markup, .bars = grade,
    .n_bars = grade > 0 ? MIN (facts->framework->scale->len, MAX_BARS) : 0,
  };
}

/* The two that the agreed grade stands on. */
static void
draw_two_grades (CandourSheet             *sheet,
                 const CandourReportFacts *facts)
{
  int auditor = candour_report_facts_get_level (facts, NULL, CANDOUR_GRADING_AUDITOR);
  int moderator = candour_report_facts_get_level (facts, NULL, CANDOUR_GRADING_MODERATOR);
  double half = candour_sheet_get_width (sheet) / 2;
  g_autofree char *first = g_markup_printf_escaped (
    _("Auditor: <b>%s</b>"), candour_framework_get_grade_name (facts->framework, auditor));
  g_autofree char *second = g_markup_printf_escaped (
    _("Moderator: <b>%s</b>"), candour_framework_get_grade_name (facts->framework, moderator));
  const CandourSheetCell cells[] = {
    make_grade (facts, 0, half - 6, auditor, first),
    make_grade (facts, half, half - 6, moderator, second),
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0);
  candour_sheet_skip (sheet, 4);
}

static void
draw_overall (CandourSheet             *sheet,
              const CandourReportFacts *facts)
{
  gboolean agreed = candour_report_facts_is_agreed (facts);
  int grade = candour_report_facts_get_level (facts, NULL, agreed ? CANDOUR_GRADING_AGREED
                                                                  : CANDOUR_GRADING_AUDITOR);
  g_autofree char *title =
    g_markup_printf_escaped ("%s\n<span size='x-large'><b>%s</b></span>",
                             agreed ? _("Overall judgement, agreed")
                                    : _("Overall judgement, auditor’s"),
                             candour_framework_get_grade_name (facts->framework, grade));

  candour_sheet_row (sheet, &(CandourSheetCell) {
    .width = candour_sheet_get_width (sheet), .markup = title, .bars = grade,
    .n_bars = MIN (facts->framework->scale->len, MAX_BARS), .large = TRUE,
  }, 1, 0);
  candour_sheet_skip (sheet, 4);
  if (candour_report_facts_is_compared (facts))
    draw_two_grades (sheet, facts);
  if (facts->judgement->limit_sentence != NULL)
    draw_lead (sheet, _("Limited."), facts->judgement->limit_sentence);
  draw_reasons (sheet, facts);
}

void
candour_report_draw_judgement (CandourSheet             *sheet,
                               const CandourReportFacts *facts)
{
  g_autofree char *risk = dup_risk (facts);

  candour_sheet_begin_box (sheet, measure_judgement (facts));
  if (facts->framework->has_overall && facts->judgement != NULL)
    draw_overall (sheet, facts);
  draw_lead (sheet, _("Immediate risk."), risk);
  candour_sheet_end_box (sheet);
}
