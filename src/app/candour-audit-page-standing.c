/* candour-audit-page-standing.c - what stands above the work of an audit when nothing is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-rules.h"
#include "candour-moderation-work.h"
#include "candour-window.h"

/* Who was to audit has a tie. Only who may hand the audit on reads which. */
static void
show_waiting (CandourAuditPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourAudit *audit = facts->audit;
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  const char *name = _("The auditor");
  g_autofree char *sentence = candour_rules_check_hand_on (audit, actor->person_id, actor->role);
  g_autofree char *lead = NULL;
  g_autofree char *tie = NULL;

  if (sentence != NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL,
                           candour_audit_session_get_refusal (self->session));
      return;
    }

  for (guint i = 0; i < facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (facts->people, i);

      if (g_strcmp0 (person->id, audit->tied_by) == 0)
        name = person->name;
    }

  lead = g_strdup_printf (_("%s has a tie and cannot audit this."), name);
  /* Translators: the words of whoever has a tie, in quotation marks */
  tie = g_strdup_printf (_("“%s”"), audit->tie_reason);
  candour_notice_show (self->notice, CANDOUR_TONE_WARN, lead, tie);
  if (!candour_workspace_is_read_only (self->workspace))
    candour_notice_add_button (self->notice, _("Hand on…"), NULL, "audit.hand-on", NULL);
}

/* FALSE: there is none, or who reads can do nothing about it. */
static gboolean
show_tie (CandourAuditPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  CandourTie tie = candour_audit_session_find_tie (self->session);
  g_autofree char *not_on = NULL;
  g_autofree char *not_allowed = NULL;
  g_autofree char *sentence = NULL;

  if (tie == CANDOUR_TIE_NONE || candour_workspace_is_read_only (self->workspace))
    return FALSE;

  not_on = candour_rules_check_hand_on (facts->audit, actor->person_id, actor->role);
  if (not_on != NULL)
    return FALSE;

  /* Buttons that are there stay, and with them the focus. */
  if (self->tells_tie)
    return TRUE;

  sentence = candour_audit_facts_dup_tie (facts, tie, actor->person_id);
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, NULL, sentence);
  candour_notice_add_button (self->notice, _("Hand on…"), NULL, "audit.hand-on", NULL);
  not_allowed = candour_rules_check_allow (facts->audit, tie, actor->role);
  if (not_allowed == NULL)
    candour_notice_add_button (self->notice, _("Allow with a reason…"), NULL, "audit.allow-tie",
                               NULL);

  return TRUE;
}

/* Said to both who have it open. */
static void
show_company (CandourAuditPage *self,
              const char       *company)
{
  candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL, company);
  if (candour_audit_session_is_in_company (self->session))
    candour_notice_add_button (self->notice, _("Write here"), NULL, "audit.write-here", NULL);
}

/* Somebody grades it a second time, or did. */
static gboolean
is_moderated (const CandourAudit *audit)
{
  gboolean moderated = audit->state == CANDOUR_AUDIT_IN_MODERATION;

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      moderated = moderated || grading->role == CANDOUR_GRADING_AGREED;
    }

  return moderated;
}

static gboolean
may_offer_request (CandourAuditPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return audit->submitted_at != NULL && !is_moderated (audit) && !audit->is_sealed
         && candour_rules_may_run_moderation (actor->role)
         && !candour_workspace_is_read_only (self->workspace);
}

static void
show_refusal (CandourAuditPage *self,
              const char       *refusal)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean offered = may_offer_request (self);
  g_autofree char *why_not = NULL;
  g_autofree char *text = NULL;

  /* Who could ask for a moderation reads why this audit has none. */
  if (offered)
    why_not = candour_rules_check_request (framework, audit, CANDOUR_MODERATION_NONE, actor->role,
                                           refusal);
  text = audit->is_sealed ? g_strdup (_("What the auditor judged is sealed until the moderator’s "
                                        "grades are sealed too."))
         : g_strjoin (" ", refusal, why_not, NULL);
  candour_notice_show (self->notice,
                       audit->submitted_at != NULL ? CANDOUR_TONE_SEALED : CANDOUR_TONE_INFO,
                       NULL, text);
  if (is_moderated (audit))
    candour_notice_add_button (self->notice, _("Open the moderation"), NULL,
                               "win.open-moderation", g_variant_new_string (audit->id));
  else if (offered && why_not == NULL)
    candour_notice_add_button (self->notice, _("Ask for moderation…"), NULL,
                               "audit.ask-moderation", NULL);
  if (audit->submitted_at != NULL && !audit->is_sealed)
    candour_notice_add_button (self->notice, _("Feedback…"), NULL, "win.open-feedback",
                               g_variant_new_string (audit->id));
}

/* --- Asking for a moderation ---------------------------------------------------------- */

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CandourAuditPage) self = data;
  CandourAuditFacts *facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);

  if (facts != NULL && self->session != NULL)
    candour_audit_session_replace (self->session, facts);
  else
    g_clear_pointer (&facts, candour_audit_facts_free);
}

/* It was asked for from here, and what stands above the audit is not true any more. */
static void
changed_cb (CandourAuditPage *self,
            CandourWindow    *window)
{
  g_signal_handlers_disconnect_by_func (window, changed_cb, self);
  candour_audit_jobs_load_async (self->workspace, self->audit_id, NULL, renewed_cb,
                                 g_object_ref (self));
}

void
candour_audit_page_ask_moderation (CandourAuditPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (window, changed_cb, self);
  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  candour_moderation_ask_request (GTK_WIDGET (self), self->workspace, audit->id, audit->reference);
}

void
candour_audit_page_show_standing (CandourAuditPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  const char *refusal = candour_audit_session_get_refusal (self->session);
  g_autofree char *company = candour_audit_session_dup_company (self->session);

  self->tells_tie = show_tie (self);
  if (self->tells_tie)
    return;

  if (refusal != NULL && audit->waiting_since != NULL)
    show_waiting (self);
  else if (company != NULL && (refusal != NULL || audit->declared_at != NULL))
    show_company (self, company);
  else if (refusal != NULL)
    show_refusal (self, refusal);
  else if (audit->declared_at == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_INFO, _("Before you start:"),
                           _("do you have any tie to this child, family or worker that could "
                             "sway you, or seem to?"));
      candour_notice_add_button (self->notice, _("I have no tie"), NULL, "audit.declare", NULL);
    }
  else
    candour_notice_hide (self->notice);
}
