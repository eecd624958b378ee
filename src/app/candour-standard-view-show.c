/* candour-standard-view-show.c - fills the view of a standard from the audit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-standard-view-private.h"

#include <glib/gi18n-lib.h>

gboolean
candour_standard_view_is_read_only (CandourStandardView *self)
{
  return candour_audit_session_get_refusal (self->session) != NULL;
}

gboolean
candour_standard_view_is_blind (CandourStandardView *self)
{
  return self->session != NULL
         && candour_audit_session_get_role (self->session) == CANDOUR_GRADING_MODERATOR;
}

void
candour_standard_view_show_title (CandourStandardView *self)
{
  gboolean shown = !self->narrow || candour_standard_view_is_blind (self);

  gtk_widget_set_visible (GTK_WIDGET (self->title), shown);
  gtk_widget_set_visible (self->full, shown);
}

void
candour_standard_view_show_applicability (CandourStandardView *self)
{
  gboolean set_aside = self->grading->not_applicable;

  gtk_widget_set_visible (GTK_WIDGET (self->na_reason), set_aside);
  gtk_widget_set_visible (self->judging, !set_aside);
}

static void
show_heading (CandourStandardView *self,
              guint                position)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  g_autofree char *title = g_strdup_printf ("%u. %s", position + 1, self->standard->name);
  g_autofree char *about = NULL;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->question, self->standard->question);

  /* Translators: a standard's full text, then the framework's title, version and source */
  about = g_strdup_printf (_("%s\n\n%s, version %d. %s"),
                           *self->standard->about != '\0' ? self->standard->about
                                                          : self->standard->question,
                           framework->title, framework->version, framework->source);
  gtk_label_set_label (self->about, about);
}

static void
show_prompts (CandourStandardView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->prompts))) != NULL)
    gtk_box_remove (self->prompts, row);

  for (guint i = 0; i < self->standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (self->standard->prompts, i);
      const char *reason = NULL;

      for (guint j = 0; j < self->grading->answers->len; j++)
        {
          const CandourAnswer *answer = g_ptr_array_index (self->grading->answers, j);

          if (g_strcmp0 (answer->prompt_id, prompt->id) == 0)
            reason = answer->reason;
        }

      row = candour_prompt_row_new (prompt->id, prompt->text);
      candour_prompt_row_set_answer (CANDOUR_PROMPT_ROW (row),
                                     candour_grading_get_answer (self->grading, prompt->id),
                                     reason);
      candour_prompt_row_set_read_only (CANDOUR_PROMPT_ROW (row),
                                        candour_standard_view_is_read_only (self));
      candour_prompt_row_set_narrow (CANDOUR_PROMPT_ROW (row), self->stacked);
      g_signal_connect_swapped (row, "answered", G_CALLBACK (candour_standard_view_answered), self);
      gtk_box_append (self->prompts, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->prompts), self->standard->prompts->len > 0);
}

static void
show_cards (CandourStandardView *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  g_autofree char *label = g_strdup_printf (_("Grade for %s"), self->standard->name);
  g_autofree char *keys = NULL;
  int n_grades = framework->scale->len;

  if (self->scale_of != framework)
    {
      candour_grade_picker_set_scale (self->picker, framework);
      self->scale_of = framework;
    }

  for (int grade = 1; grade <= n_grades; grade++)
    {
      const char *text = candour_standard_get_descriptor (self->standard, grade);

      if (text == NULL || *text == '\0')
        text = candour_framework_get_grade (framework, grade)->meaning;
      if (*text == '\0' && n_grades <= CANDOUR_GRADE_OUTSTANDING)
        text = _("Your framework has no description for this grade yet.");
      candour_grade_picker_set_description (self->picker, grade, text);
    }

  candour_grade_picker_set_label (self->picker, label);
  candour_grade_picker_set_grade (self->picker, self->grading->grade);
  candour_grade_picker_set_read_only (self->picker, candour_standard_view_is_read_only (self));
  gtk_widget_set_visible (self->grading_box, n_grades > 0);

  if (candour_standard_view_is_read_only (self))
    keys = g_strdup ("");
  else if (candour_standard_view_is_blind (self))
    keys = g_strdup_printf (_("Press 1 to %d, or 0 to clear."), MIN (n_grades, 9));
  else
    keys = g_strdup_printf (_("Choosing a description grades the standard. Press 1 to %d, or 0 to "
                              "clear."), MIN (n_grades, 9));
  gtk_label_set_label (self->keys, keys);
  gtk_label_set_label (self->which, candour_standard_view_is_read_only (self)
                                    ? _("The description that fits best")
                                    : _("Which description fits best?"));
}

static void
show_texts (CandourStandardView *self)
{
  gboolean read_only = candour_standard_view_is_read_only (self);

  candour_text_box_set_text (self->rationale, self->grading->rationale);
  candour_text_box_set_text (self->strengths, self->grading->strengths);
  candour_text_box_set_text (self->na_reason, self->grading->na_reason);
  candour_text_box_set_read_only (self->rationale, read_only);
  candour_text_box_set_read_only (self->strengths, read_only);
  candour_text_box_set_read_only (self->na_reason, read_only);

  gtk_check_button_set_active (self->shared, self->grading->shared);
  gtk_widget_set_visible (GTK_WIDGET (self->shared), !read_only);
  gtk_label_set_label (self->sharing, read_only ? _("Shared as learning") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sharing), read_only && self->grading->shared);

  gtk_check_button_set_active (self->not_applicable, self->grading->not_applicable);
  gtk_widget_set_visible (GTK_WIDGET (self->not_applicable), !read_only);
}

/* By name, where there is one. @begins: a sentence. */
static const char *
find_auditor (CandourStandardView *self,
              gboolean             begins)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  gboolean at_desk = facts->moderation != NULL && facts->moderation->at_desk;

  for (guint i = 0; i < facts->people->len && !at_desk; i++)
    {
      const CandourPerson *person = g_ptr_array_index (facts->people, i);

      if (g_strcmp0 (person->id, facts->audit->auditor_id) == 0)
        return person->name;
    }

  return begins ? _("The auditor") : _("the auditor");
}

/* Which of the prompts the auditor answered; never how. */
static char *
dup_answered (CandourStandardView  *self,
              const CandourGrading *auditors)
{
  guint n_answered = auditors != NULL ? auditors->answers->len : 0;
  guint n_prompts = self->standard->prompts->len;

  if (n_prompts == 0)
    return g_strdup ("");

  /* Translators: an auditor's name first: "T. Lowe answered 4 of the 5 prompts." */
  return g_strdup_printf (_("%s answered %u of the %u prompts."), find_auditor (self, TRUE),
                          n_answered, n_prompts);
}

/* Where in the record the auditor looked: all of the auditor's that a moderator has. */
static void
show_cited (CandourStandardView *self)
{
  gboolean blind = candour_standard_view_is_blind (self);
  CandourGrading *auditors =
    blind ? candour_audit_find_grading (candour_audit_session_get_audit (self->session),
                                        self->standard->id, CANDOUR_GRADING_AUDITOR) : NULL;
  gboolean cited = auditors != NULL && auditors->citations->len > 0;
  g_autofree char *title = NULL;
  g_autofree char *answered = NULL;

  candour_source_chips_set_read_only (self->cited, TRUE);
  candour_source_chips_show (self->cited, cited ? self->session : NULL, cited ? auditors : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cited), cited);
  gtk_widget_set_visible (self->cited_part, blind);
  if (!blind)
    return;

  title = g_strdup_printf (cited ? _("Where %s looked in the record")
                                 : _("%s cited no source for this standard"),
                           find_auditor (self, !cited));
  gtk_label_set_label (self->cited_title, title);
  answered = dup_answered (self, auditors);
  gtk_label_set_label (self->answered, answered);
  gtk_widget_set_visible (GTK_WIDGET (self->answered), *answered != '\0');
}

/* What is asked of an auditor and not of a moderator. */
static void
show_role (CandourStandardView *self)
{
  gboolean blind = candour_standard_view_is_blind (self);

  gtk_widget_set_visible (self->learning, !blind);
  gtk_widget_set_visible (GTK_WIDGET (self->actions), !blind);
  candour_standard_view_show_title (self);
  if (blind)
    candour_text_box_set_heading (self->rationale, _("Your evidence"),
                                  _("What you saw in the record, and where"));
  else
    candour_text_box_set_heading (self->rationale, _("Evidence and rationale"),
                                  _("What you saw, where, and why this grade"));
}

static void
clear (CandourStandardView *self)
{
  candour_source_chips_show (self->sources, NULL, NULL);
  candour_source_chips_show (self->cited, NULL, NULL);
  candour_actions_editor_show (self->actions, NULL, NULL);
  g_clear_pointer (&self->noticed, g_free);
  candour_notice_hide (self->notice);
  self->session = NULL;
  self->standard = NULL;
  self->grading = NULL;
  self->scale_of = NULL;
}

void
candour_standard_view_show (CandourStandardView *self,
                            CandourAuditSession *session,
                            const char          *standard_id)
{
  guint position;

  g_return_if_fail (CANDOUR_IS_STANDARD_VIEW (self));

  if (session == NULL)
    {
      clear (self);
      return;
    }

  self->session = session;
  self->standard = candour_framework_find_standard (candour_audit_session_get_framework (session),
                                                    standard_id, &position);
  g_return_if_fail (self->standard != NULL);
  self->grading = candour_audit_session_get_grading (session, standard_id);

  self->showing = TRUE;
  show_heading (self, position);
  show_prompts (self);
  show_cards (self);
  show_texts (self);
  candour_standard_view_show_applicability (self);
  candour_source_chips_show (self->sources, session, self->grading);
  candour_actions_editor_show (self->actions,
                               candour_standard_view_is_blind (self) ? NULL : session,
                               standard_id);
  show_cited (self);
  show_role (self);
  self->showing = FALSE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  candour_standard_view_update (self);
}
