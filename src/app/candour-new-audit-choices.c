/* candour-new-audit-choices.c - which case, and who may audit it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

const CandourFramework *
candour_new_audit_get_framework (CandourNewAuditDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->framework);

  return self->facts != NULL && selected < self->facts->frameworks->len
         ? g_ptr_array_index (self->facts->frameworks, selected) : NULL;
}

const CandourPerson *
candour_new_audit_find_person (CandourNewAuditDialog *self,
                               const char            *id)
{
  for (guint i = 0; id != NULL && i < self->facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (self->facts->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  return NULL;
}

gboolean
candour_new_audit_is_you (CandourNewAuditDialog *self,
                          const char            *person_id)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL && g_strcmp0 (actor->person_id, person_id) == 0;
}

static CandourTie
find_tie (CandourNewAuditDialog *self,
          const char            *auditor_id,
          CandourCaseChoice     *choice)
{
  const CandourPerson *auditor = candour_new_audit_find_person (self, auditor_id);

  if (auditor == NULL || choice == NULL)
    return CANDOUR_TIE_NONE;

  return candour_rules_find_tie (auditor, choice->child_case, self->facts->people,
                                 self->facts->teams, choice->allocations, self->facts->today);
}

void
candour_new_audit_show_foot (CandourNewAuditDialog *self)
{
  const CandourFramework *framework = candour_new_audit_get_framework (self);
  const CandourPerson *auditor = self->facts != NULL
                                 ? candour_new_audit_find_person (self, self->auditor_id) : NULL;
  const char *due = candour_date_entry_get_date (self->due);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->foot), "danger-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "secondary");
  if (self->chosen == NULL || auditor == NULL || framework == NULL || due == NULL)
    {
      gtk_label_set_label (self->foot, _("Choose a case, who audits it, and by when."));
      return;
    }

  day = candour_date_format_short (due, self->facts->today);
  /* Translators: "CF-2336, Case file audit version 4, by J. Okafor, due Fri 30 Jan." */
  text = g_strdup_printf (_("%s, %s version %d, by %s, due %s."), self->chosen->row->reference,
                          framework->title, framework->version, auditor->name, day);
  gtk_label_set_label (self->foot, text);
}

/* --- Who audits ----------------------------------------------------------------------- */

static void
say_tie (CandourNewAuditDialog *self,
         const char            *auditor_id,
         CandourTie             tie)
{
  const CandourPerson *auditor = candour_new_audit_find_person (self, auditor_id);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  g_autofree char *sentence =
    candour_tie_dup_sentence (tie, candour_new_audit_is_you (self, auditor_id),
                              auditor != NULL ? auditor->name : "");

  candour_notice_show (self->tie, CANDOUR_TONE_DANGER, NULL, sentence);
  if (candour_tie_may_be_allowed (tie) && actor != NULL
      && candour_rules_may_allow_tie (actor->role))
    {
      g_free (self->tied_id);
      self->tied_id = g_strdup (auditor_id);
      candour_notice_add_button (self->tie, _("Allow with a reason…"), NULL, "new-audit.allow",
                                 NULL);
    }
}

static void
update_declaration (CandourNewAuditDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->declared),
                          candour_new_audit_is_you (self, self->auditor_id));
}

static void
take_auditor (CandourNewAuditDialog *self,
              const char            *auditor_id)
{
  char *copy = g_strdup (auditor_id);

  g_free (self->auditor_id);
  self->auditor_id = copy;
  g_clear_pointer (&self->exception, g_free);
  update_declaration (self);
  candour_new_audit_show_foot (self);
}

static void
auditor_toggled_cb (CandourNewAuditDialog *self,
                    CandourChoiceRow      *row)
{
  const char *id = candour_choice_row_get_id (row);

  if (self->showing || !gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  if (candour_choice_row_is_locked (row))
    {
      say_tie (self, id, find_tie (self, id, self->chosen));
      take_auditor (self, NULL);
      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), FALSE);
      self->showing = FALSE;
      return;
    }

  candour_notice_hide (self->tie);
  take_auditor (self, id);
}

static gboolean
was_last_auditor (CandourNewAuditDialog *self,
                  const char            *id)
{
  return self->past != NULL && self->past->last != NULL
         && g_strcmp0 (self->past->last->auditor_id, id) == 0;
}

static void
show_auditor_status (CandourNewAuditDialog *self,
                     CandourChoiceRow      *row)
{
  const char *id = candour_choice_row_get_id (row);
  CandourTie tie = find_tie (self, id, self->chosen);

  if (self->chosen == NULL)
    candour_choice_row_set_status (row, CANDOUR_TONE_OK, "");
  else if (self->exception != NULL && g_strcmp0 (id, self->auditor_id) == 0)
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN, _("Allowed with a reason"));
  else if (tie != CANDOUR_TIE_NONE)
    candour_choice_row_set_status (row, CANDOUR_TONE_DANGER,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self, id)));
  else if (was_last_auditor (self, id))
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN, _("Not a second time"));
  else
    candour_choice_row_set_status (row, CANDOUR_TONE_OK,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self, id)));
}

/* You first, then those who may, then those who may not. */
static int
rank (CandourNewAuditDialog *self,
      const char            *id)
{
  if (find_tie (self, id, self->chosen) != CANDOUR_TIE_NONE)
    return 2;

  return candour_new_audit_is_you (self, id) ? 0 : 1;
}

static void
add_auditor (CandourNewAuditDialog  *self,
             const CandourPersonRow *person)
{
  GtkWidget *row = candour_choice_row_new (person->id);
  g_autofree char *subtitle = NULL;

  subtitle = g_strdup_printf (ngettext ("%d audit to do", "%d audits to do", person->n_to_do),
                              person->n_to_do);
  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), person->name,
                                candour_new_audit_is_you (self, person->id) ? _(", you") : "",
                                subtitle);
  show_auditor_status (self, CANDOUR_CHOICE_ROW (row));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->auditor_group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               g_strcmp0 (person->id, self->auditor_id) == 0);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (auditor_toggled_cb), self);
  gtk_box_append (self->auditors, row);
}

void
candour_new_audit_show_auditors (CandourNewAuditDialog *self)
{
  guint n_may = 0;
  g_autofree char *text = NULL;

  self->showing = TRUE;
  remove_children (GTK_WIDGET (self->auditors));
  for (int wanted = 0; wanted < 3; wanted++)
    for (guint i = 0; i < self->facts->auditors->len; i++)
      {
        const CandourPersonRow *person = g_ptr_array_index (self->facts->auditors, i);

        if (rank (self, person->id) != wanted)
          continue;

        n_may += wanted < 2;
        add_auditor (self, person);
      }
  self->showing = FALSE;

  if (self->chosen != NULL)
    /* Translators: "9 may audit CF-2336" */
    text = g_strdup_printf (_("%u may audit %s"), n_may, self->chosen->row->reference);
  gtk_label_set_label (self->may_audit, text != NULL ? text : "");
  update_declaration (self);
}

void
candour_new_audit_allow (CandourNewAuditDialog *self,
                         const char            *reason)
{
  g_autofree char *id = g_steal_pointer (&self->tied_id);

  take_auditor (self, id);
  self->exception = g_strdup (reason);
  candour_notice_hide (self->tie);
  candour_new_audit_show_auditors (self);
}

/* --- Which case ----------------------------------------------------------------------- */

static void
past_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  CandourCasePast *past =
    candour_new_audit_jobs_past_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (past == NULL)
    return;

  g_clear_pointer (&self->past, candour_case_past_free);
  self->past = past;
  candour_new_audit_show_past (self);
  candour_new_audit_show_auditors (self);
}

static void
recall (CandourNewAuditDialog *self)
{
  if (self->recalling != NULL)
    g_cancellable_cancel (self->recalling);
  g_clear_object (&self->recalling);
  g_clear_pointer (&self->past, candour_case_past_free);
  candour_new_audit_show_past (self);

  self->recalling = g_cancellable_new ();
  candour_new_audit_jobs_past_async (self->workspace, self->chosen->row->id, self->facts->today,
                                     self->recalling, past_cb, g_object_ref (self));
}

static void
choose_case (CandourNewAuditDialog *self,
             CandourCaseChoice     *choice)
{
  CandourTie tie;

  self->chosen = choice;
  if (self->chosen_in != self->choices)
    g_clear_pointer (&self->chosen_in, candour_case_choices_free);
  self->chosen_in = self->choices;
  candour_notice_hide (self->tie);

  /* Whoever is chosen and may not is chosen no longer, and it is said why. */
  tie = find_tie (self, self->auditor_id, choice);
  if (tie != CANDOUR_TIE_NONE)
    {
      g_autofree char *id = g_strdup (self->auditor_id);

      take_auditor (self, NULL);
      say_tie (self, id, tie);
    }
  else
    g_clear_pointer (&self->exception, g_free);

  recall (self);
  candour_new_audit_show_auditors (self);
  candour_new_audit_show_foot (self);
}

static void
case_toggled_cb (CandourNewAuditDialog *self,
                 CandourChoiceRow      *row)
{
  const char *id = candour_choice_row_get_id (row);

  if (self->showing || !gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->case_note), candour_choice_row_is_locked (row));
  if (candour_choice_row_is_locked (row))
    {
      gtk_label_set_label (self->case_note,
                           _("This case is closed, so its record cannot be audited."));
      self->showing = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), FALSE);
      self->showing = FALSE;
      return;
    }

  for (guint i = 0; i < self->choices->choices->len; i++)
    {
      CandourCaseChoice *choice = g_ptr_array_index (self->choices->choices, i);

      if (g_str_equal (choice->row->id, id))
        {
          choose_case (self, choice);
          return;
        }
    }
}

static void
show_case_status (CandourNewAuditDialog *self,
                  CandourChoiceRow      *row,
                  CandourCaseChoice     *choice)
{
  const char *auditor = self->auditor_id;
  CandourTie tie = find_tie (self, auditor, choice);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (choice->row->closed_on != NULL)
    {
      day = candour_date_format_short (choice->row->closed_on, self->facts->today);
      text = g_strdup_printf (_("Closed %s"), day);
      candour_choice_row_set_status (row, CANDOUR_TONE_NEUTRAL, text);
    }
  else if (tie != CANDOUR_TIE_NONE)
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self,
                                                                                   auditor)));
  else if (candour_rules_needs_repeat_reason (choice->row->last_audited, self->facts->today))
    {
      text = candour_date_format_ago (choice->row->last_audited, self->facts->today);
      candour_choice_row_set_status (row, CANDOUR_TONE_WARN, text);
    }
  else
    candour_choice_row_set_status (row, CANDOUR_TONE_OK,
                                   auditor != NULL ? candour_tie_get_name (tie, TRUE) : "");
}

static char *
dup_case_subtitle (CandourNewAuditDialog *self,
                   const CandourCaseRow  *row)
{
  const char *worker = *row->worker_name != '\0' ? row->worker_name : _("not allocated");
  g_autofree char *ago = NULL;

  if (row->last_audited == NULL)
    return g_strdup_printf (_("%s, %s · never audited"), worker, row->team_name);

  ago = candour_date_format_ago (row->last_audited, self->facts->today);

  return g_strdup_printf (_("%s, %s · audited %s"), worker, row->team_name, ago);
}

static void
add_case (CandourNewAuditDialog *self,
          CandourCaseChoice     *choice)
{
  GtkWidget *row = candour_choice_row_new (choice->row->id);
  g_autofree char *rest = NULL;
  g_autofree char *subtitle = dup_case_subtitle (self, choice->row);

  rest = g_strdup_printf (" · %s", candour_code_get_name (candour_cohorts, choice->row->cohort));
  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), choice->row->reference, rest, subtitle);
  show_case_status (self, CANDOUR_CHOICE_ROW (row), choice);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->case_group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               self->chosen != NULL
                               && g_str_equal (self->chosen->row->id, choice->row->id));
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (case_toggled_cb), self);
  gtk_box_append (self->cases, row);
}

static void
show_cases (CandourNewAuditDialog *self)
{
  GPtrArray *choices = self->choices->choices;
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *count = NULL;
  g_autofree char *none = NULL;

  self->showing = TRUE;
  remove_children (GTK_WIDGET (self->cases));
  for (guint i = 0; i < choices->len; i++)
    add_case (self, g_ptr_array_index (choices, i));
  self->showing = FALSE;

  count = g_strdup_printf (_("%u of %" G_GINT64_FORMAT " shown"), choices->len,
                           self->choices->n_matches);
  gtk_label_set_label (self->matches, count);
  gtk_widget_set_visible (GTK_WIDGET (self->cases), choices->len > 0);
  if (choices->len == 0)
    none = g_strdup_printf (_("No case matches %s."), text);
  gtk_label_set_label (self->case_note, none != NULL ? none : "");
  gtk_widget_set_visible (GTK_WIDGET (self->case_note), none != NULL);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  CandourCaseChoices *choices =
    candour_new_audit_jobs_search_finish (CANDOUR_WORKSPACE (source), result, &error);
  gboolean first;

  if (choices == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_label (self->matches, error->message);
      return;
    }

  if (self->choices != self->chosen_in)
    g_clear_pointer (&self->choices, candour_case_choices_free);
  self->choices = choices;
  show_cases (self);

  /* Somebody came from the case itself. */
  first = self->first_case != NULL;
  g_clear_pointer (&self->first_case, g_free);
  if (first && choices->choices->len == 1)
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->cases))), TRUE);
}

void
candour_new_audit_search (CandourNewAuditDialog *self,
                          const char            *case_id)
{
  if (self->facts == NULL)
    return;

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  candour_new_audit_jobs_search_async (self->workspace, gtk_editable_get_text (self->search),
                                       case_id, self->searching, found_cb, g_object_ref (self));
}
