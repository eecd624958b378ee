/* candour-moderation-page-show.c - what the page of a moderation shows of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-a11y.h"
#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-due-chip.h"

/* "Audited by T. Lowe, Thu 8 Jan · Due tomorrow" */
static char *
dup_subtitle (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourModeration *moderation = facts->moderation;
  g_autofree char *day = candour_instant_dup_date (facts->audit->submitted_at);
  g_autofree char *date = candour_date_format_short (day, facts->today);
  g_autofree char *by = NULL;
  g_autofree char *end = NULL;

  if (moderation->at_desk)
    return candour_due_describe (moderation->due_on, facts->today, NULL, NULL);

  /* Translators: an auditor, and a day */
  by = g_strdup_printf (_("Audited by %s, %s"),
                        candour_facts_get_name (facts, facts->audit->auditor_id), date);
  if (moderation->state == CANDOUR_MODERATION_FINISHED)
    end = g_strdup (_("finished"));
  else if (moderation->due_on != NULL)
    end = candour_due_describe (moderation->due_on, facts->today, NULL, NULL);

  return g_strdup_printf (end != NULL ? "%s · %s" : "%s", by, end);
}

static void
show_header (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  /* Translators: %s: "CF-2107" */
  g_autofree char *title = g_strdup_printf (_("Moderate %s"), facts->audit->reference);
  g_autofree char *subtitle = dup_subtitle (self);

  candour_pane_header_set_title (self->header, title);
  candour_pane_header_set_subtitle (self->header, subtitle);
  candour_case_panel_show (self->case_panel, self->session);
}

/* What may not be read yet: somebody else grades it, or nobody does so far. */
static void
show_closed (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourModeration *moderation = facts->moderation;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (moderation->moderator_id == NULL)
    {
      title = g_strdup (_("This moderation waits for a moderator"));
      text = g_strdup (_("It can be read when the moderator’s grades are sealed."));
    }
  else
    {
      title = g_strdup_printf (_("%s grades this blind"),
                               candour_facts_get_name (facts, moderation->moderator_id));
      text = g_strdup_printf (_("%d of %d standards are graded. It can be read when they are "
                                "sealed."), moderation->n_graded, moderation->n_standards);
    }

  adw_status_page_set_title (self->closed, title);
  adw_status_page_set_description (self->closed, text);
  gtk_stack_set_visible_child_name (self->stack, "closed");
}

/* At the desk of an external moderator: nothing is sealed one by one, and nothing agreed. */
static void
show_standing_at_desk (CandourModerationPage *self)
{
  const CandourModeration *moderation = candour_audit_session_get_moderation (self->session);
  g_autofree char *lead = NULL;

  if (moderation->revealed)
    {
      candour_notice_show (self->standing, CANDOUR_TONE_SEALED,
                           _("Both sets of grades are sealed."),
                           _("Talk them through with whoever sent the pack. What you agree is kept "
                             "at the council."));
    }
  else if (moderation->returned_in != 0)
    {
      lead = g_strdup_printf (_("Your grades are sealed: they went into file %d."),
                              moderation->returned_in);
      candour_notice_show (self->standing, CANDOUR_TONE_SEALED, lead, _("They cannot change."));
    }
  else
    {
      lead = g_strdup_printf (ngettext ("Grade the %u standard and the overall judgement from the "
                                        "record.", "Grade all %u standards and the overall "
                                        "judgement from the record.", moderation->n_standards),
                              moderation->n_standards);
      candour_notice_show (self->standing, CANDOUR_TONE_SEALED,
                           _("The auditor’s grades are not in the pack."), lead);
    }
}

/* What holds for all of it, above the table. */
static void
show_standing (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const char *auditor = candour_facts_get_name (facts, facts->audit->auditor_id);
  g_autofree char *lead = NULL;
  g_autofree char *text = NULL;

  if (facts->moderation->at_desk)
    {
      show_standing_at_desk (self);
      return;
    }

  if (candour_moderation_page_is_blind (self))
    {
      lead = g_strdup_printf (_("%s’s grades are sealed until you seal yours."), auditor);
      text = g_strdup_printf (ngettext ("Grade the %u standard and the overall judgement from the "
                                        "record. Sealing cannot be undone.",
                                        "Grade all %u standards and the overall judgement from "
                                        "the record. Sealing cannot be undone.",
                                        facts->moderation->n_standards),
                              facts->moderation->n_standards);
    }
  else
    {
      lead = g_strdup (_("Both sets of grades are sealed."));
      text = g_strdup_printf (_("Neither can change now. The agreed grade is kept beside them, "
                                "with the reason."));
    }

  candour_notice_show (self->standing, CANDOUR_TONE_SEALED, lead, text);
}

void
candour_moderation_page_show_list (CandourModerationPage *self,
                                   gboolean               in_list)
{
  gboolean feedback = self->step == CANDOUR_STEP_FEEDBACK;

  self->in_list = in_list;
  gtk_widget_set_visible (self->left, !self->narrow || in_list);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->narrow || !in_list);
  gtk_widget_set_visible (self->edge, !self->narrow);
  gtk_widget_set_visible (self->all_places, self->narrow && !in_list && !feedback);
  gtk_button_set_label (GTK_BUTTON (self->all_places), self->brief ? _("All") : _("All standards"));
  candour_a11y_set_label (self->all_places, _("All standards"));
}

/* "5. Visits and direct work", or nothing and no button. */
static void
show_way (CandourModerationPage *self,
          GtkWidget             *button,
          GtkLabel              *label,
          int                    by,
          const char            *what)
{
  const char *place = self->step != CANDOUR_STEP_FEEDBACK
                      ? candour_moderation_table_find_near (self->table, self->place, by) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (button, place != NULL);
  if (place == NULL)
    return;

  title = candour_point_dup_title (candour_audit_session_get_facts (self->session), place);
  name = g_strdup_printf ("%s: %s", what, title);
  gtk_label_set_label (label, title);
  gtk_widget_set_visible (GTK_WIDGET (label), !self->narrow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
candour_moderation_page_show_ways (CandourModerationPage *self)
{
  show_way (self, self->previous_button, self->previous, -1, _("Previous"));
  show_way (self, self->next_button, self->next, 1, _("Next"));
}

static void
show_detail (CandourModerationPage *self)
{
  const char *id = candour_point_get_standard_id (self->place);

  if (!candour_moderation_page_is_blind (self))
    {
      candour_agreement_view_show (self->agreement, self->session, self->place);
      gtk_stack_set_visible_child (self->detail, GTK_WIDGET (self->agreement));
      return;
    }

  if (id != NULL)
    candour_standard_view_show (self->view, self->session, id);
  else
    candour_moderation_overall_show (self->overall, self->session);
  gtk_stack_set_visible_child (self->detail, id != NULL ? GTK_WIDGET (self->view)
                                                        : GTK_WIDGET (self->overall));
}

void
candour_moderation_page_go_to (CandourModerationPage *self,
                               const char            *place)
{
  char *copy = g_strdup (place);

  if (self->place != NULL)
    candour_audit_session_flush (self->session);
  g_free (self->place);
  self->place = copy;

  candour_moderation_table_select (self->table, place);
  show_detail (self);
  candour_moderation_page_show_list (self, FALSE);
  candour_moderation_page_show_ways (self);
  candour_moderation_page_update_actions (self);
}

void
candour_moderation_page_focus_detail (CandourModerationPage *self)
{
  if (self->step == CANDOUR_STEP_FEEDBACK)
    gtk_widget_grab_focus (GTK_WIDGET (self->feedback));
  else if (!candour_moderation_page_is_blind (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->agreement));
  else if (candour_point_get_standard_id (self->place) != NULL)
    candour_standard_view_focus (self->view, CANDOUR_FIELD_PROMPTS, NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->overall));
}

void
candour_moderation_page_update (CandourModerationPage *self)
{
  candour_moderation_table_update (self->table);
  if (candour_moderation_page_is_blind (self))
    {
      candour_standard_view_update (self->view);
      candour_moderation_overall_update (self->overall);
    }
  else
    {
      candour_agreement_view_update (self->agreement);
      if (self->missing != NULL)
        candour_moderation_page_list_missing (self);
    }
  candour_moderation_page_update_steps (self);
}

/* The first that is left to grade, or to look at. */
static const char *
find_start (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autoptr(GPtrArray) places = candour_point_list_places (facts);

  /* What was the last to be graded is not the first to be compared. */
  if (self->place != NULL && self->role == facts->role
      && g_ptr_array_find_with_equal_func (places, self->place, g_str_equal, NULL))
    return self->place;

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);

      if (facts->role == CANDOUR_GRADING_MODERATOR
          ? candour_point_get_level (facts, place, CANDOUR_GRADING_MODERATOR) == 0
          : !candour_rules_is_settled_between (facts->framework, facts->audit, facts->moderation,
                                               candour_point_get_standard_id (place)))
        return place;
    }

  return places->len > 0 ? g_ptr_array_index (places, 0) : NULL;
}

/* --- Steps ---------------------------------------------------------------------------- */

void
candour_moderation_page_set_step (CandourModerationPage *self,
                                  CandourModerationStep  step)
{
  gboolean feedback = step == CANDOUR_STEP_FEEDBACK;

  candour_audit_session_flush (self->session);
  self->step = step;
  gtk_stack_set_visible_child (self->middle, feedback ? GTK_WIDGET (self->feedback)
                                                      : self->places);
  gtk_button_set_label (self->other_step, feedback ? _("Compare and agree") : _("Feedback"));
  gtk_widget_set_visible (GTK_WIDGET (self->other_step), step != CANDOUR_STEP_BLIND);
  candour_moderation_page_show_list (self, self->in_list);
  if (self->place != NULL)
    candour_moderation_page_show_ways (self);
  candour_moderation_page_update_steps (self);
}

/* The feedback is what is left, or what the auditor comes for. */
static CandourModerationStep
find_step (CandourModerationPage *self)
{
  if (candour_moderation_page_is_blind (self))
    return CANDOUR_STEP_BLIND;

  if (self->step != CANDOUR_STEP_BLIND)
    return self->step;

  return candour_audit_session_get_moderation (self->session)->state >= CANDOUR_MODERATION_AGREED
         ? CANDOUR_STEP_FEEDBACK : CANDOUR_STEP_COMPARE;
}

static void
pattern_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CandourModerationPage) self = data;
  g_autofree char *sentence =
    candour_moderation_jobs_find_pattern_finish (CANDOUR_WORKSPACE (source), result, NULL);
  const CandourAuditFacts *facts;
  g_autofree char *lead = NULL;

  if (self->session == NULL || sentence == NULL || *sentence == '\0')
    return;

  facts = candour_audit_session_get_facts (self->session);
  lead = g_strdup_printf (_("%s in earlier audits drawn at random:"),
                          candour_facts_get_name (facts, facts->audit->auditor_id));
  candour_notice_show (self->pattern, CANDOUR_TONE_NEUTRAL, lead, sentence);
}

static void
show_sealed (CandourModerationPage *self)
{
  candour_moderation_feedback_show (self->feedback, self->session);
  candour_moderation_jobs_find_pattern_async (self->workspace,
                                              candour_audit_session_get_moderation (self->session),
                                              pattern_found_cb, g_object_ref (self));
}

void
candour_moderation_page_show_session (CandourModerationPage *self)
{
  g_autofree char *place = NULL;

  show_header (self);
  candour_moderation_page_update_steps (self);
  if (candour_audit_session_get_role (self->session) == CANDOUR_GRADING_AUDITOR)
    {
      show_closed (self);
      return;
    }

  show_standing (self);
  candour_moderation_table_show (self->table, self->session);
  place = g_strdup (find_start (self));
  self->role = candour_audit_session_get_role (self->session);
  g_clear_pointer (&self->place, g_free);
  gtk_widget_set_visible (self->only_different, !candour_moderation_page_is_blind (self));
  self->step = find_step (self);
  if (place != NULL)
    candour_moderation_page_go_to (self, place);
  if (!candour_moderation_page_is_blind (self))
    show_sealed (self);
  self->in_list = self->narrow;
  candour_moderation_page_set_step (self, self->step);
  gtk_stack_set_visible_child_name (self->stack, "work");
}

/* What was lent of the old facts is given back before they go. */
void
candour_moderation_page_let_go (CandourModerationPage *self)
{
  candour_standard_view_show (self->view, NULL, NULL);
  candour_moderation_overall_show (self->overall, NULL);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  candour_agreement_view_show (self->agreement, NULL, NULL);
  candour_moderation_feedback_show (self->feedback, NULL);
  candour_moderation_table_show (self->table, NULL);
  g_array_set_size (self->undo, 0);
}
