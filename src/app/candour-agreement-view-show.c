/* candour-agreement-view-show.c - fills the view of two grades and the agreed one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-agreement-view-private.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-point.h"
#include "candour-source-chips.h"

/* --- The two sides -------------------------------------------------------------------- */

static const char *
get_words (CandourAgreementView *self,
           CandourGradingRole    role)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const char *id = candour_point_get_standard_id (self->place);
  const CandourGrading *grading;

  if (id == NULL)
    return role == CANDOUR_GRADING_AUDITOR ? facts->audit->overall_reason
                                           : facts->moderation->overall_reason;

  grading = candour_audit_find_grading (facts->audit, id, role);
  if (grading == NULL)
    return "";

  return grading->not_applicable ? grading->na_reason : grading->rationale;
}

/* "Cites: Visit, Mon 24 Nov; Plan, Fri 3 Oct" */
static char *
dup_cites (CandourAgreementView *self,
           CandourGradingRole    role)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const char *id = candour_point_get_standard_id (self->place);
  const CandourGrading *grading =
    id != NULL ? candour_audit_find_grading (facts->audit, id, role) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (id == NULL)
    return g_strdup ("");
  if (grading == NULL || grading->citations->len == 0)
    return g_strdup (_("Cites no source"));

  for (guint i = 0; i < grading->citations->len; i++)
    {
      g_autofree char *source = candour_source_describe (g_ptr_array_index (grading->citations, i),
                                                         facts->today);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", source);
    }

  /* Translators: one or more sources */
  return g_strdup_printf (_("Cites: %s"), text->str);
}

static void
show_side (CandourAgreementView *self,
           CandourGradingRole    role,
           GtkWidget            *grade,
           GtkWidget            *state,
           GtkLabel             *words_label,
           GtkLabel             *cites_label)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const char *words = get_words (self, role);
  g_autofree char *cites = dup_cites (self, role);
  /* Translators: somebody's own words, in quotation marks */
  g_autofree char *quoted = *words != '\0' ? g_strdup_printf (_("“%s”"), words)
                                           : g_strdup (_("Nothing written"));

  candour_point_show_level (facts, candour_point_get_level (facts, self->place, role), FALSE,
                            grade, state);
  gtk_label_set_label (words_label, quoted);
  gtk_label_set_label (cites_label, cites);
  gtk_widget_set_visible (GTK_WIDGET (cites_label), *cites != '\0');
}

static void
show_names (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const CandourActor *actor =
    candour_workspace_get_actor (candour_audit_session_get_workspace (self->session));
  gboolean audits = g_strcmp0 (facts->audit->auditor_id, actor->person_id) == 0;
  gboolean moderates = g_strcmp0 (facts->moderation->moderator_id, actor->person_id) == 0;
  g_autofree char *auditor =
    g_strdup_printf (_("Auditor, %s"),
                     audits ? _("you") : candour_facts_get_name (facts, facts->audit->auditor_id));
  g_autofree char *moderator =
    g_strdup_printf (_("Moderator, %s"),
                     moderates ? _("you")
                               : candour_facts_get_name (facts, facts->moderation->moderator_id));

  gtk_label_set_label (self->auditor_name, auditor);
  gtk_label_set_label (self->moderator_name, moderator);
}

/* "Difference 3 of 4"; "" where it is none. */
static char *
dup_which (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  g_autoptr(GPtrArray) places = candour_point_list_places (facts);
  guint n_differ = 0;
  guint number = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      CandourDifference difference = candour_point_compare (facts, place);

      if (difference.kind <= CANDOUR_DIFFERENCE_SAME)
        continue;

      n_differ++;
      if (g_str_equal (place, self->place))
        number = n_differ;
    }

  return number > 0 ? g_strdup_printf (_("Difference %u of %u"), number, n_differ) : g_strdup ("");
}

/* --- The fields ----------------------------------------------------------------------- */

char *
candour_agreement_view_dup_ruled_out (CandourAgreementView *self,
                                      int                   grade)
{
  g_autoptr(CandourAgreement) tried = candour_agreement_copy (self->draft);

  tried->grade = grade;
  tried->not_applicable = FALSE;
  tried->how = self->decides ? CANDOUR_AGREEMENT_DECIDED : CANDOUR_AGREEMENT_TALKED;
  g_free (tried->talked_on);
  tried->talked_on = g_strdup (candour_agreement_view_get_facts (self)->today);
  candour_set_text (&tried->reason, ".");

  return candour_agreement_view_check (self, tried);
}

static void
fill_fields (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  CandourDifference difference = candour_point_compare (facts, self->place);
  g_autofree char *label = g_strdup_printf (_("Agreed with %s in conversation on"),
                                            candour_facts_get_name (facts,
                                                                    facts->audit->auditor_id));

  candour_grade_picker_set_scale (self->picker, facts->framework);
  candour_grade_picker_set_label (self->picker, _("Agreed grade"));
  candour_grade_picker_set_grade (self->picker, self->draft->grade);
  gtk_check_button_set_active (self->not_applicable, self->draft->not_applicable);
  gtk_widget_set_visible (GTK_WIDGET (self->not_applicable),
                          difference.auditor_na || difference.moderator_na);
  candour_text_box_set_text (self->reason, self->draft->reason);
  gtk_check_button_set_label (self->talked, label);
  gtk_check_button_set_active (self->talked, self->draft->how == CANDOUR_AGREEMENT_TALKED);
  gtk_check_button_set_active (self->not_agreed,
                               self->draft->how == CANDOUR_AGREEMENT_NOT_AGREED);
  candour_date_entry_set_today (self->talked_on, facts->today);
  candour_date_entry_set_label (self->talked_on, _("Day of the conversation"));
  candour_date_entry_set_date (self->talked_on, self->draft->talked_on != NULL
                                                ? self->draft->talked_on : facts->today);
}

void
candour_agreement_view_fill (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  g_autofree char *title = candour_point_dup_title (facts, self->place);
  g_autofree char *which = dup_which (self);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->which, which);
  show_names (self);
  show_side (self, CANDOUR_GRADING_AUDITOR, self->auditor_grade, self->auditor_state,
             self->auditor_words, self->auditor_cites);
  show_side (self, CANDOUR_GRADING_MODERATOR, self->moderator_grade, self->moderator_state,
             self->moderator_words, self->moderator_cites);
  fill_fields (self);
}

/* --- What changes --------------------------------------------------------------------- */

static void
show_notice (CandourAgreementView *self,
             CandourSettling       way)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  CandourDifference difference = candour_point_compare (facts, self->place);
  g_autofree char *sentence = candour_difference_dup_sentence (&difference);
  g_autoptr(CandourJudgement) judgement = NULL;

  candour_notice_hide (self->notice);
  if (way == CANDOUR_SETTLING_SAME)
    candour_notice_show (self->notice, CANDOUR_TONE_OK, NULL,
                         _("Both graded this the same, and so it stands."));
  else if (way == CANDOUR_SETTLING_LATER)
    candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL,
                         _("Agree the standards first, then the overall judgement."));
  else if (way == CANDOUR_SETTLING_REFER || way == CANDOUR_SETTLING_DECIDE)
    candour_notice_show (self->notice, CANDOUR_TONE_DANGER, NULL,
                         sentence != NULL ? sentence
                                          : _("This is decided by a second moderator or the QA "
                                              "lead."));
  else if (candour_point_get_standard_id (self->place) == NULL && way == CANDOUR_SETTLING_TALK)
    {
      judgement = candour_rules_judge_agreed (facts->framework, facts->audit, facts->moderation);
      if (judgement->limit_sentence != NULL)
        candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL, judgement->limit_sentence);
    }
}

/* "Agreed in conversation on 14 January 2026, by P. Lowe" */
static char *
dup_how (CandourAgreementView   *self,
         const CandourAgreement *agreement)
{
  const char *name = candour_facts_get_name (candour_agreement_view_get_facts (self),
                                             agreement->settled_by);
  g_autofree char *day = agreement->talked_on != NULL
                         ? candour_date_format_long (agreement->talked_on) : NULL;

  switch (agreement->how)
    {
    case CANDOUR_AGREEMENT_TALKED:
      return g_strdup_printf (_("Agreed in conversation on %s"), day != NULL ? day : "");

    case CANDOUR_AGREEMENT_DECIDED:
      return g_strdup_printf (_("Decided by %s"), name);

    case CANDOUR_AGREEMENT_NOT_AGREED:
      return g_strdup (_("Not agreed: a second moderator or the QA lead decides"));

    case CANDOUR_AGREEMENT_SAME:
    case CANDOUR_AGREEMENT_NONE:
    default:
      return g_strdup ("");
    }
}

/* What stands, for who reads it; or what the moderator and the auditor could not agree on. */
static void
show_result (CandourAgreementView *self,
             CandourSettling       way)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const CandourAgreement *agreement =
    candour_moderation_find_agreement (facts->moderation,
                                       candour_point_get_standard_id (self->place));
  gboolean shown = agreement != NULL && agreement->how > CANDOUR_AGREEMENT_SAME
                   && (way == CANDOUR_SETTLING_READ || way == CANDOUR_SETTLING_REFER
                       || (way == CANDOUR_SETTLING_DECIDE
                           && agreement->how == CANDOUR_AGREEMENT_NOT_AGREED));
  g_autofree char *how = NULL;

  gtk_widget_set_visible (self->result, shown);
  if (!shown)
    return;

  how = dup_how (self, agreement);
  candour_point_show_level (facts, candour_point_get_level (facts, self->place,
                                                            CANDOUR_GRADING_AGREED),
                            FALSE, self->result_grade, self->result_state);
  if (agreement->how == CANDOUR_AGREEMENT_NOT_AGREED)
    candour_chip_set (CANDOUR_CHIP (self->result_state), CANDOUR_TONE_WARN, NULL, _("Not agreed"),
                      NULL);
  gtk_label_set_label (self->result_how, how);
  gtk_label_set_label (self->result_words, agreement->reason);
}

static void
show_problem (CandourAgreementView *self)
{
  gboolean begun = g_hash_table_contains (self->drafts, self->place);
  g_autofree char *why = begun ? candour_agreement_view_check (self, self->draft) : NULL;

  gtk_label_set_label (self->problem, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), why != NULL);
}

static void
show_cards (CandourAgreementView *self)
{
  guint n_grades = candour_agreement_view_get_facts (self)->framework->scale->len;

  for (guint grade = 1; grade <= n_grades; grade++)
    {
      g_autofree char *why = candour_agreement_view_dup_ruled_out (self, grade);

      candour_grade_picker_set_description (self->picker, grade, "");
      candour_grade_picker_set_ruled_out (self->picker, grade, why);
    }
}

void
candour_agreement_view_update (CandourAgreementView *self)
{
  CandourSettling way;
  gboolean writes;
  gboolean not_agreed;

  g_return_if_fail (CANDOUR_IS_AGREEMENT_VIEW (self));

  if (self->session == NULL)
    return;

  way = candour_agreement_view_find_way (self);
  writes = way == CANDOUR_SETTLING_TALK || way == CANDOUR_SETTLING_DECIDE;
  not_agreed = way == CANDOUR_SETTLING_TALK && self->draft->how == CANDOUR_AGREEMENT_NOT_AGREED;

  show_notice (self, way);
  show_result (self, way);
  gtk_widget_set_visible (self->settle, writes);
  gtk_widget_set_visible (self->grading, !not_agreed);
  gtk_widget_set_visible (self->ways, way == CANDOUR_SETTLING_TALK);
  gtk_widget_set_visible (GTK_WIDGET (self->talked_on),
                          self->draft->how == CANDOUR_AGREEMENT_TALKED);
  if (not_agreed)
    candour_text_box_set_heading (self->reason, _("What you do not agree on"),
                                  _("Both of you will see this"));
  else
    candour_text_box_set_heading (self->reason, _("Reason for the agreed grade"),
                                  _("Both of you will see this"));
  if (writes)
    show_cards (self);
  show_problem (self);
}
