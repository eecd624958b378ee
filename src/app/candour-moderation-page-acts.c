/* candour-moderation-page-acts.c - the steps of a moderation that are taken once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-moderation-refer.h"

/* --- Which one ------------------------------------------------------------------------ */

static gboolean
may (CandourModerationPage  *self,
     CandourModerationEvent  event)
{
  g_autofree char *why = candour_moderation_page_check (self, event);

  return why == NULL;
}

/* The moderator's, or the decider's, or of a QA lead for a moderator who cannot go on. */
static gboolean
find_sealed_act (CandourModerationPage *self,
                 CandourModerationAct  *act,
                 gboolean              *in_place)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);

  if (may (self, CANDOUR_EVENT_ACKNOWLEDGE))
    *act = CANDOUR_ACT_ACKNOWLEDGE;
  else if (may (self, CANDOUR_EVENT_FINISH))
    *act = CANDOUR_ACT_FINISH;
  else if (may (self, CANDOUR_EVENT_SETTLE))
    *act = facts->moderation->state == CANDOUR_MODERATION_REFERRED ? CANDOUR_ACT_SETTLE
           : candour_rules_needs_decision (facts->framework, facts->audit, facts->moderation)
             ? CANDOUR_ACT_REFER : CANDOUR_ACT_FINISH;
  else if (may (self, CANDOUR_EVENT_REFER))
    {
      *act = CANDOUR_ACT_REFER;
      *in_place = TRUE;
    }
  else
    return FALSE;

  return TRUE;
}

gboolean
candour_moderation_page_find_act (CandourModerationPage *self,
                                  CandourModerationAct  *act,
                                  gboolean              *in_place)
{
  CandourGradingRole role = candour_audit_session_get_role (self->session);

  *in_place = FALSE;
  if (candour_workspace_is_read_only (self->workspace) || role == CANDOUR_GRADING_AUDITOR
      || candour_audit_session_get_moderation (self->session)->at_desk)
    return FALSE;

  if (role == CANDOUR_GRADING_AGREED)
    return find_sealed_act (self, act, in_place);

  *act = CANDOUR_ACT_SEAL;

  return candour_audit_session_get_refusal (self->session) == NULL;
}

/* --- Taking it ------------------------------------------------------------------------ */

static void
set_acting (CandourModerationPage *self,
            gboolean               acting)
{
  self->acting = acting;
  if (self->session != NULL)
    candour_moderation_page_update_steps (self);
}

static void
tell_failure (CandourModerationPage *self,
              const GError          *error)
{
  gboolean conflict = g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);

  g_free (self->failure);
  self->failure = g_strdup (conflict ? _("the record changed while you were looking. Look at it "
                                         "and try again.")
                                     : error->message);
  candour_moderation_page_update_trouble (self);
  if (conflict)
    candour_moderation_page_reload (self);
}

static const char *
get_toast (CandourModerationAct act)
{
  switch (act)
    {
    case CANDOUR_ACT_SEAL:
      return _("Sealed. Now compare and agree.");

    case CANDOUR_ACT_REFER:
      return _("Referred. You are told when it is decided.");

    case CANDOUR_ACT_SETTLE:
      return _("Decided. The agreed grades stand.");

    case CANDOUR_ACT_FINISH:
      return _("Finished. The auditor is told.");

    case CANDOUR_ACT_ACKNOWLEDGE:
    default:
      return _("It is kept that you have read this.");
    }
}

typedef struct
{
  CandourModerationPage *page;   /* owned */
  CandourModerationAct   act;
} Taken;

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Taken *taken = data;
  g_autoptr(CandourModerationPage) self = taken->page;
  g_autoptr(GError) error = NULL;
  gboolean done = candour_moderation_jobs_act_finish (CANDOUR_WORKSPACE (source), result, &error);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  set_acting (self, FALSE);
  if (self->session == NULL)
    return;

  if (!done)
    {
      tell_failure (self, error);
      return;
    }

  if (window != NULL)
    {
      candour_window_toast (window, get_toast (taken->act), NULL, NULL, NULL);
      candour_window_changed (window);
    }
  candour_moderation_page_reload (self);
}

static void
take (CandourModerationPage *self,
      CandourModerationAct   act,
      const char            *person_id,
      const char            *words)
{
  Taken *taken;

  if (self->acting || self->session == NULL)
    return;

  taken = g_new (Taken, 1);
  *taken = (Taken) { g_object_ref (self), act };
  g_clear_pointer (&self->failure, g_free);
  candour_moderation_page_update_trouble (self);
  set_acting (self, TRUE);
  candour_moderation_jobs_act_async (self->workspace,
                                     candour_audit_session_get_facts (self->session), act,
                                     person_id, words, taken_cb, taken);
}

/* --- Asking first --------------------------------------------------------------------- */

static void
confirmed_cb (GtkWidget *widget,
              gpointer   act)
{
  take (CANDOUR_MODERATION_PAGE (widget), GPOINTER_TO_INT (act), NULL, NULL);
}

static void
referred_cb (GtkWidget  *widget,
             const char *person_id,
             const char *words)
{
  take (CANDOUR_MODERATION_PAGE (widget), CANDOUR_ACT_REFER, person_id, words);
}

static void
ask_seal (CandourModerationPage *self,
          const char            *auditor)
{
  g_autofree char *body =
    g_strdup_printf (_("After this neither you nor %s can change them, and you see each other’s."),
                     auditor);

  candour_dialogs_confirm (GTK_WIDGET (self), _("Seal your grades?"), body, _("Not yet"),
                           _("Seal and reveal"), FALSE, confirmed_cb,
                           GINT_TO_POINTER (CANDOUR_ACT_SEAL));
}

static void
ask_settle (CandourModerationPage *self)
{
  candour_dialogs_confirm (GTK_WIDGET (self), _("Let the agreed grades stand?"),
                           _("They can change no more. Where a grade is lower than the auditor’s, "
                             "its actions are due sooner, and those who own them are told."),
                           _("Not yet"), _("Decide"), FALSE, confirmed_cb,
                           GINT_TO_POINTER (CANDOUR_ACT_SETTLE));
}

static void
ask_finish (CandourModerationPage *self,
            const char            *auditor)
{
  g_autofree char *body =
    g_strdup_printf (_("The agreed grades stand, and %s reads your feedback. Nothing of it can "
                       "change then."), auditor);

  candour_dialogs_confirm (GTK_WIDGET (self), _("Finish this moderation?"), body, _("Not yet"),
                           _("Finish"), FALSE, confirmed_cb, GINT_TO_POINTER (CANDOUR_ACT_FINISH));
}

gboolean
candour_moderation_page_list_missing (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);

  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->missing = candour_rules_find_finish_lacks (facts->framework, facts->audit,
                                                   facts->moderation);
  candour_moderation_feedback_show_lacks (self->feedback, self->missing);

  return self->missing->len > 0;
}

/* All that is missing, where it is mended. */
static gboolean
show_missing (CandourModerationPage *self)
{
  g_autofree char *text = NULL;

  if (!candour_moderation_page_list_missing (self))
    return FALSE;

  candour_moderation_page_set_step (self, CANDOUR_STEP_FEEDBACK);
  candour_moderation_feedback_focus_lacks (self->feedback);
  text = g_strdup_printf (ngettext ("%u thing missing", "%u things missing", self->missing->len),
                          self->missing->len);
  candour_moderation_page_announce (self, text);

  return TRUE;
}

static void
ask (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const char *auditor = candour_facts_get_name (facts, facts->audit->auditor_id);
  CandourModerationAct act;
  gboolean in_place;
  g_autofree char *reply = NULL;

  if (!candour_moderation_page_find_act (self, &act, &in_place))
    return;

  switch (act)
    {
    case CANDOUR_ACT_SEAL:
      ask_seal (self, auditor);
      break;

    case CANDOUR_ACT_REFER:
      candour_moderation_refer_ask (GTK_WIDGET (self), self->workspace, facts->moderation->id,
                                    in_place, referred_cb);
      break;

    case CANDOUR_ACT_SETTLE:
      ask_settle (self);
      break;

    case CANDOUR_ACT_FINISH:
      if (!show_missing (self))
        ask_finish (self, auditor);
      break;

    case CANDOUR_ACT_ACKNOWLEDGE:
      reply = candour_moderation_feedback_dup_reply (self->feedback);
      take (self, act, NULL, reply);
      break;

    default:
      break;
    }
}

void
candour_moderation_page_take_step (CandourModerationPage *self)
{
  if (self->session == NULL || self->acting)
    return;

  candour_audit_session_flush (self->session);
  self->waiting = !candour_audit_session_is_safe (self->session);
  if (!self->waiting)
    ask (self);
}

void
candour_moderation_page_all_saved (CandourModerationPage *self)
{
  if (!self->waiting || !candour_audit_session_is_safe (self->session))
    return;

  self->waiting = FALSE;
  ask (self);
}
