/* candour-audit-report-findings.c - what was seen, the actions and the sign-off of a printed audit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BARS 11

/* --- What was seen -------------------------------------------------------------------- */

static void
append_sources (GString              *markup,
                const CandourGrading *grading)
{
  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *source = grading->citations->pdata[i];
      g_autofree char *date = source->dated != NULL ? candour_date_format_long (source->dated)
                                                    : NULL;
      g_autofree char *text = g_markup_escape_text (candour_code_get_name (candour_source_types,
                                                                           source->type), -1);
      g_autofree char *reference = g_markup_escape_text (source->reference, -1);

      g_string_append_printf (markup, "%s%s", i == 0 ? _(" Sources: ") : "; ", text);
      if (*reference != '\0')
        g_string_append_printf (markup, " %s", reference);
      if (date != NULL)
        g_string_append_printf (markup, ", %s", date);
    }

  if (grading->citations->len > 0)
    g_string_append_c (markup, '.');
}

/* "P. Lowe: He is seen alone. Sources: ..." */
static char *
dup_reason (const CandourReportFacts *facts,
            const char               *person_id,
            const CandourGrading     *grading)
{
  g_autoptr(GString) markup = g_string_new (NULL);
  const char *text = grading->not_applicable ? grading->na_reason : grading->rationale;
  g_autofree char *who = g_markup_escape_text (candour_report_facts_get_name (facts, person_id),
                                               -1);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "<b>%s:</b> %s", who, escaped);
  append_sources (markup, grading);

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static gboolean
has_words (const CandourGrading *grading)
{
  return *grading->rationale != '\0' || *grading->na_reason != '\0'
         || grading->citations->len > 0;
}

/* What the moderator wrote, and how they came to one grade. */
static void
draw_moderated (CandourSheet             *sheet,
                const CandourReportFacts *facts,
                const char               *standard_id)
{
  const CandourGrading *grading = candour_audit_find_grading (facts->audit, standard_id,
                                                              CANDOUR_GRADING_MODERATOR);
  g_autofree char *how = candour_report_facts_dup_agreement (facts, standard_id);
  g_autofree char *reason = NULL;
  g_autofree char *agreed = NULL;

  if (candour_report_facts_is_compared (facts) && grading != NULL && has_words (grading))
    {
      reason = dup_reason (facts, facts->moderation->moderator_id, grading);
      candour_sheet_paragraph (sheet, 18, reason);
    }

  if (how == NULL)
    return;

  agreed = g_markup_printf_escaped ("<b>%s:</b> %s", how,
                                    candour_moderation_find_agreement (facts->moderation,
                                                                       standard_id)->reason);
  candour_sheet_paragraph (sheet, 18, agreed);
}

/* Under the grade that stands. */
static void
draw_standard (CandourSheet             *sheet,
               const CandourReportFacts *facts,
               guint                     position,
               const CandourGrading     *grading)
{
  const CandourStandard *standard = candour_framework_get_standard (facts->framework, position);
  double width = candour_sheet_get_width (sheet);
  gboolean is_agreed = candour_report_facts_is_agreed (facts);
  int level = candour_report_facts_get_level (facts, standard->id,
                                              is_agreed ? CANDOUR_GRADING_AGREED
                                                        : CANDOUR_GRADING_AUDITOR);
  const char *grade = level == CANDOUR_REPORT_NA
                        ? _("Not applicable")
                        : candour_framework_get_grade_name (facts->framework, level);
  g_autofree char *number = g_strdup_printf ("<b>%u</b>", position + 1);
  g_autofree char *name = g_markup_printf_escaped ("<b>%s</b>", standard->name);
  g_autofree char *words = g_markup_printf_escaped ("<b>%s</b>", grade);
  g_autofree char *reason = dup_reason (facts, facts->audit->auditor_id, grading);
  const CandourSheetCell cells[] = {
    { .x = 0, .width = 16, .markup = number },
    { .x = 18, .width = width - 200, .markup = name },
    { .x = width - 180, .width = 180, .markup = words, .right = TRUE, .bars = MAX (level, 0),
      .n_bars = level > 0 ? MIN (facts->framework->scale->len, MAX_BARS) : 0 },
  };

  /* The heading stays with the first lines of its text. */
  candour_sheet_need (sheet, 40);
  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0);
  candour_sheet_paragraph (sheet, 18, reason);
  draw_moderated (sheet, facts, standard->id);
  candour_sheet_skip (sheet, 5);
}

static void
draw_strengths (CandourSheet             *sheet,
                const CandourReportFacts *facts)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < facts->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (facts->framework, i);
      const CandourGrading *grading = candour_audit_find_grading (facts->audit, standard->id,
                                                                  CANDOUR_GRADING_AUDITOR);
      g_autofree char *markup = NULL;

      if (grading == NULL || *grading->strengths == '\0')
        continue;

      if (!begun)
        candour_sheet_heading (sheet, "H2", 11, _("Strengths, and what to pass on"));
      begun = TRUE;
      markup = g_markup_printf_escaped ("%s: %s%s<b>%s</b>", standard->name, grading->strengths,
                                        grading->shared ? " " : "",
                                        grading->shared
                                          ? _("To be shared as learning, without case details.")
                                          : "");
      candour_sheet_paragraph (sheet, 0, markup);
      candour_sheet_skip (sheet, 2);
    }

  if (begun)
    candour_sheet_skip (sheet, 8);
}

void
candour_report_draw_evidence (CandourSheet             *sheet,
                              const CandourReportFacts *facts)
{
  candour_sheet_heading (sheet, "H2", 11, _("What was seen, and why each grade"));
  for (guint i = 0; i < facts->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (facts->framework, i);
      const CandourGrading *grading = candour_audit_find_grading (facts->audit, standard->id,
                                                                  CANDOUR_GRADING_AUDITOR);

      if (grading != NULL)
        draw_standard (sheet, facts, i, grading);
    }
  candour_sheet_skip (sheet, 6);
  draw_strengths (sheet, facts);
}

/* --- The actions ---------------------------------------------------------------------- */

static char *
dup_date (const CandourReportFacts *facts,
          const char               *date)
{
  return date != NULL ? candour_date_format_short (date, facts->today) : g_strdup ("");
}

static void
draw_action (CandourSheet             *sheet,
             const CandourReportFacts *facts,
             const CandourActionPoint *action)
{
  double width = candour_sheet_get_width (sheet);
  double text = (width - 18 - 200) / 2;
  guint position = 0;
  gboolean numbered = action->standard_id != NULL
                      && candour_framework_find_standard (facts->framework, action->standard_id,
                                                          &position) != NULL;
  const char *first = action->first_due_on != NULL ? action->first_due_on : action->due_on;
  g_autofree char *number = numbered ? g_strdup_printf ("%u", position + 1) : g_strdup ("–");
  g_autofree char *what = g_markup_escape_text (action->what, -1);
  g_autofree char *difference = g_markup_escape_text (action->difference, -1);
  g_autofree char *owner = g_markup_escape_text (
    candour_report_facts_get_name (facts, action->owner_id), -1);
  g_autofree char *due = dup_date (facts, first);
  g_autofree char *state = g_markup_printf_escaped (
    "<b>%s</b>", candour_code_get_name (candour_action_states, action->state));
  const CandourSheetCell cells[] = {
    { .x = 0, .width = 16, .markup = number },
    { .x = 18, .width = text - 8, .markup = what },
    { .x = 18 + text, .width = text - 8, .markup = difference },
    { .x = width - 200, .width = 58, .markup = owner },
    { .x = width - 138, .width = 58, .markup = due },
    { .x = width - 76, .width = 76, .markup = state },
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0.4);
}

void
candour_report_draw_actions (CandourSheet             *sheet,
                             const CandourReportFacts *facts)
{
  GPtrArray *actions = facts->audit->actions;
  double width = candour_sheet_get_width (sheet);
  double text = (width - 18 - 200) / 2;
  const char *names[] = {
    _("What will be done"), _("What difference to the child"), _("Who"), _("First date"), _("Now"),
  };
  const double places[] = { 18, 18 + text, width - 200, width - 138, width - 76 };
  const double widths[] = { text - 8, text - 8, 58, 58, 76 };
  CandourSheetCell header[G_N_ELEMENTS (names)] = { 0 };

  candour_sheet_heading (sheet, "H2", 11, _("Actions"));
  if (actions->len == 0)
    {
      candour_sheet_paragraph (sheet, 0, _("No action was raised."));
      candour_sheet_skip (sheet, 10);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    header[i] = (CandourSheetCell) {
      .x = places[i], .width = widths[i],
      .markup = g_markup_printf_escaped ("<b>%s</b>", names[i]),
    };

  candour_sheet_begin_table (sheet, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < actions->len; i++)
    draw_action (sheet, facts, actions->pdata[i]);
  candour_sheet_end_table (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free ((char *) header[i].markup);

  candour_sheet_paragraph (sheet, 0, _("The number is the standard. The first date never changes; "
                                       "on-time figures use it."));
  candour_sheet_skip (sheet, 10);
}

/* --- Sign-off ------------------------------------------------------------------------- */

/* In fours, as a person would read it out. */
static char *
dup_spaced (const char *hash)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; hash[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, hash[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
draw_signed (CandourSheet *sheet,
             const char   *what,
             const char   *who,
             const char   *instant)
{
  double width = candour_sheet_get_width (sheet);
  g_autofree char *lead = g_markup_printf_escaped ("<b>%s</b>", what);
  g_autofree char *name = g_markup_escape_text (who, -1);
  g_autofree char *when = instant != NULL ? candour_instant_format (instant)
                                          : g_strdup (_("Not yet"));
  const CandourSheetCell cells[] = {
    { .x = 0, .width = 150, .markup = lead },
    { .x = 160, .width = width - 320, .markup = name },
    { .x = width - 150, .width = 150, .markup = when },
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0.4);
}

/* Who settled it: the two by themselves, or whoever decided. */
static char *
dup_deciders (const CandourReportFacts *facts)
{
  const CandourModeration *moderation = facts->moderation;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < moderation->agreements->len; i++)
    {
      const CandourAgreement *agreement = g_ptr_array_index (moderation->agreements, i);
      const char *name = candour_report_facts_get_name (facts, agreement->settled_by);

      if (agreement->how == CANDOUR_AGREEMENT_DECIDED
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (char *) name);
    }
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);

  if (*joined != '\0')
    return g_strdup_printf (_("Decided by %s"), joined);

  /* Translators: the auditor and the moderator */
  return g_strdup_printf (_("%s and %s"),
                          candour_report_facts_get_name (facts, facts->audit->auditor_id),
                          candour_report_facts_get_name (facts, moderation->moderator_id));
}

static void
draw_moderation_signed (CandourSheet             *sheet,
                        const CandourReportFacts *facts)
{
  const CandourModeration *moderation = facts->moderation;
  const char *name = candour_report_facts_get_name (facts, moderation->moderator_id);
  gboolean is_compared = candour_report_facts_is_compared (facts);
  g_autofree char *blind = g_strdup_printf (_("%s, before seeing the auditor’s"), name);
  g_autofree char *who = candour_report_facts_is_agreed (facts) ? dup_deciders (facts)
                                                                : g_strdup ("");

  draw_signed (sheet, _("Moderator’s grades sealed"),
               is_compared && !moderation->had_read ? blind : name,
               is_compared ? moderation->sealed_at : NULL);
  draw_signed (sheet, _("Agreed grades"), who, moderation->agreed_at);
}

/* What the moderator found of the audit itself. */
void
candour_report_draw_quality (CandourSheet             *sheet,
                             const CandourReportFacts *facts)
{
  const CandourModeration *moderation = facts->moderation;
  g_autoptr(GString) markup = g_string_new (NULL);
  g_autofree char *day = NULL;

  if (!candour_report_facts_is_compared (facts) || moderation->finished_at == NULL)
    return;

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    {
      g_autofree char *part =
        g_markup_printf_escaped ("%s: <b>%s</b>. ", candour_rules_get_quality_name (i),
                                 candour_code_get_name (candour_verdicts,
                                                        moderation->quality[i]));

      g_string_append (markup, part);
    }
  if (moderation->read_at != NULL)
    {
      g_autofree char *on = candour_instant_dup_date (moderation->read_at);
      g_autofree char *part = NULL;

      day = candour_date_format_long (on);
      part = g_markup_printf_escaped (_("Read by %s, %s."),
                                      candour_report_facts_get_name (facts,
                                                                     moderation->auditor_id),
                                      day);
      g_string_append (markup, part);
    }

  candour_sheet_heading (sheet, "H2", 11, _("Quality of this audit"));
  candour_sheet_paragraph (sheet, 0, markup->str);
  candour_sheet_skip (sheet, 10);
}

void
candour_report_draw_sign_off (CandourSheet             *sheet,
                              const CandourReportFacts *facts)
{
  g_autofree char *hash = dup_spaced (facts->head_hash != NULL ? facts->head_hash : "");
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, facts->head_seq);
  g_autofree char *head = g_strdup_printf (_("<b>History head</b> at row %s: <tt>%s</tt>"), row,
                                           hash);
  g_autofree char *words = g_strdup_printf (_("Every change to this audit is in that history. If "
                                              "Candour ever shows another head for row %s, "
                                              "something before it was changed after this page "
                                              "was printed."), row);

  candour_sheet_need (sheet, facts->moderation != NULL ? 170 : 130);
  candour_sheet_heading (sheet, "H2", 11, _("Sign-off"));
  draw_signed (sheet, _("Auditor’s grades sealed"),
               candour_report_facts_get_name (facts, facts->audit->auditor_id),
               facts->audit->submitted_at);
  if (facts->moderation != NULL)
    draw_moderation_signed (sheet, facts);
  candour_sheet_skip (sheet, 8);
  candour_sheet_begin_box (sheet, 70);
  candour_sheet_paragraph (sheet, 0, head);
  candour_sheet_paragraph (sheet, 0, words);
  candour_sheet_end_box (sheet);
}
