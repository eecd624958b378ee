/* candour-new-audit-start.c - what is still missing, and the start once nothing is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"

void
candour_new_audit_say_wrong (CandourNewAuditDialog *self,
                             const char            *text,
                             GtkWidget             *where)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->foot), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "danger-text");
  gtk_label_set_label (self->foot, text);
  if (where != NULL && !gtk_widget_grab_focus (where))
    gtk_widget_child_focus (where, GTK_DIR_TAB_FORWARD);
}

static gboolean
has_repeat_reason (CandourNewAuditDialog *self)
{
  g_autofree char *reason = candour_text_box_dup_text (self->repeat_reason);

  return gtk_drop_down_get_selected (self->repeat) > 0 && *g_strstrip (reason) != '\0';
}

/* What both ways to go on need. FALSE: something is missing, and the focus is on it. */
static gboolean
check_case (CandourNewAuditDialog *self)
{
  if (candour_new_audit_get_framework (self) == NULL)
    candour_new_audit_say_wrong (self, _("There is no framework to audit by. Bring one in under "
                                         "Frameworks."), GTK_WIDGET (self->framework));
  else if (self->chosen == NULL)
    candour_new_audit_say_wrong (self, _("Choose a case"), GTK_WIDGET (self->search));
  else
    return TRUE;

  return FALSE;
}

static CandourEventKind
get_event (CandourNewAuditDialog *self)
{
  return gtk_widget_get_visible (self->observation_part)
         ? candour_events[gtk_drop_down_get_selected (self->event)].value
         : CANDOUR_EVENT_KIND_NONE;
}

static CandourConsent
get_consent (CandourNewAuditDialog *self)
{
  return gtk_widget_get_visible (self->observation_part)
         ? candour_consents[gtk_drop_down_get_selected (self->consent)].value
         : CANDOUR_CONSENT_NONE;
}

static gboolean
check_observation (CandourNewAuditDialog *self)
{
  CandourEventKind event = get_event (self);
  g_autofree char *why = candour_rules_check_observation (candour_new_audit_get_framework (self),
                                                          event, get_consent (self));

  if (why != NULL)
    candour_new_audit_say_wrong (self, why, event == CANDOUR_EVENT_KIND_NONE
                                            ? GTK_WIDGET (self->event)
                                            : GTK_WIDGET (self->consent));

  return why == NULL;
}

static gboolean
check_terms (CandourNewAuditDialog *self)
{
  const char *due = candour_date_entry_get_date (self->due);

  if (gtk_widget_get_visible (self->repeat_part) && !has_repeat_reason (self))
    candour_new_audit_say_wrong (self,
                                 _("Say why this child’s record is audited again so soon"),
                                 gtk_drop_down_get_selected (self->repeat) > 0
                                 ? GTK_WIDGET (self->repeat_reason) : GTK_WIDGET (self->repeat));
  else if (!candour_rules_is_due_possible (due, self->facts->today))
    candour_new_audit_say_wrong (self, _("Say by when: tomorrow at the earliest"),
                                 GTK_WIDGET (self->due));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_auditor (CandourNewAuditDialog *self)
{
  if (self->auditor_id != NULL)
    return TRUE;

  candour_new_audit_say_wrong (self, _("Choose who audits"), GTK_WIDGET (self->auditors));

  return FALSE;
}

static gboolean
check_declared (CandourNewAuditDialog *self)
{
  if (!gtk_widget_get_visible (self->declaration_part)
      || gtk_check_button_get_active (self->declared))
    return TRUE;

  candour_new_audit_say_wrong (self, _("Declare that you have no tie, or say that you have one"),
                               GTK_WIDGET (self->declared));

  return FALSE;
}

/* Who has the audit now, where it is not the one who started it. */
static void
toast_given (CandourNewAuditDialog *self)
{
  const CandourPerson *auditor = candour_new_audit_find_person (self, self->auditor_id);
  const char *reference = self->chosen->row->reference;
  g_autofree char *text = NULL;

  if (self->tie_reason != NULL)
    /* Translators: %s is a case's reference */
    text = g_strdup_printf (_("The QA lead finds an auditor for %s"), reference);
  else
    text = g_strdup_printf (_("%s has the audit of %s"), auditor != NULL ? auditor->name : "",
                            reference);
  candour_window_toast (self->window, text, NULL, NULL, NULL);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id =
    candour_new_audit_jobs_start_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  self->starting = FALSE;
  gtk_widget_set_sensitive (self->start, TRUE);
  if (id == NULL)
    {
      /* Another desk may have been quicker: what is shown may be old. */
      text = g_strdup_printf (_("Not started: %s"), error->message);
      candour_new_audit_say_wrong (self, text, NULL);
      candour_new_audit_search (self, NULL);
      return;
    }

  candour_window_changed (self->window);
  if (self->tie_reason == NULL && candour_new_audit_is_you (self, self->auditor_id))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-audit", "s", id);
  else
    toast_given (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* @tie_reason NULL: the chosen auditor audits. Otherwise the one who acts was to, and cannot. */
static void
start (CandourNewAuditDialog *self,
       const char            *tie_reason)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  g_autofree char *reason = candour_text_box_dup_text (self->repeat_reason);
  const CandourAuditRow *earlier = candour_new_audit_get_earlier (self);
  CandourNewAudit facts = { 0 };

  facts.case_id = self->chosen->row->id;
  facts.framework_id = candour_new_audit_get_framework (self)->id;
  facts.auditor_id = tie_reason != NULL ? actor->person_id : self->auditor_id;
  facts.due_on = candour_date_entry_get_date (self->due);
  facts.declared = tie_reason == NULL && candour_new_audit_is_you (self, self->auditor_id);
  facts.repeat = candour_new_audit_get_repeat (self);
  facts.repeat_reason = gtk_widget_get_visible (self->repeat_part) ? reason : NULL;
  facts.earlier_id = earlier != NULL ? earlier->id : NULL;
  facts.event = get_event (self);
  facts.consent = get_consent (self);
  facts.exception_reason = tie_reason == NULL ? self->exception : NULL;
  facts.tie_reason = tie_reason;

  g_free (self->tie_reason);
  self->tie_reason = g_strdup (tie_reason);
  self->starting = TRUE;
  gtk_widget_set_sensitive (self->start, FALSE);
  candour_new_audit_jobs_start_async (self->workspace, &facts, self->facts->today, started_cb,
                                      g_object_ref (self));
}

void
candour_new_audit_start (CandourNewAuditDialog *self)
{
  if (self->facts == NULL || self->starting)
    return;

  if (check_case (self) && check_observation (self) && check_auditor (self) && check_terms (self)
      && check_declared (self))
    start (self, NULL);
}

static void
tie_said_cb (GtkWidget  *widget,
             const char *reason,
             gpointer    unused)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (widget);

  if (!self->starting && self->chosen != NULL)
    start (self, reason);
}

void
candour_new_audit_say_own_tie (CandourNewAuditDialog *self)
{
  if (self->facts == NULL || self->starting || !check_case (self)
      || !check_observation (self) || !check_terms (self))
    return;

  candour_dialogs_ask_reason (GTK_WIDGET (self), _("Let somebody else audit this?"),
                              _("The QA lead reads what you write and finds another auditor. It "
                                "stays with the audit, and that you wrote it stays in the "
                                "history."),
                              _("What your tie is"), _("Back"), _("Hand to the QA lead"), FALSE,
                              tie_said_cb, NULL);
}
