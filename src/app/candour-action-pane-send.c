/* candour-action-pane-send.c - keeps what was done about an action, or says why it was not kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-pane-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-error.h"
#include "candour-store-follow.h"
#include "candour-window.h"

typedef struct
{
  CandourActionPane  *pane;        /* owned */
  CandourActionPoint *action;      /* as the person saw it */
  CandourActionEvent  event;
  CandourActionMove   move;        /* its texts are the job's own */
  CandourEvidence    *evidence;    /* ADD_EVIDENCE */
  GBytes             *file;        /* NULL: the record is cited */
  char               *piece_id;    /* REMOVE_EVIDENCE */
  CandourActor       *actor;
  char               *today;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *self = data;

  g_object_unref (self->pane);
  candour_action_point_free (self->action);
  g_free ((char *) self->move.words);
  g_free ((char *) self->move.new_due_on);
  g_free ((char *) self->move.other_id);
  g_clear_pointer (&self->evidence, candour_evidence_free);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self->piece_id);
  candour_actor_free (self->actor);
  g_free (self->today);
  g_free (self);
}

static gpointer
keep (CandourDb     *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Sending *self = data;
  gboolean kept;

  if (self->event == CANDOUR_ACTION_ADD_EVIDENCE)
    kept = candour_store_follow_add_evidence (db, self->action, self->evidence, self->file,
                                              self->actor, self->today, error);
  else if (self->event == CANDOUR_ACTION_REMOVE_EVIDENCE)
    kept = candour_store_follow_remove_evidence (db, self->action, self->piece_id, self->actor,
                                                 self->today, error);
  else
    kept = candour_store_follow_move (db, self->action, self->event, &self->move, self->actor,
                                      self->today, error);

  return GINT_TO_POINTER (kept);
}

static const char *
get_done_words (CandourActionEvent event)
{
  switch (event)
    {
    case CANDOUR_ACTION_DECLINE:
      return _("Declined. The auditor decides who does it.");
    case CANDOUR_ACTION_REPORT_DONE:
      return _("Marked done. Somebody else verifies it now.");
    case CANDOUR_ACTION_FIND_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NO_DIFFERENCE:
      return _("Verification recorded");
    case CANDOUR_ACTION_FIND_NOT_DONE:
      return _("Verification recorded. It goes back to its owner.");
    case CANDOUR_ACTION_ACKNOWLEDGE:
      return _("Recorded that you know of it");
    default:
      return candour_code_get_name (candour_action_events, event);
    }
}

/* What somebody else did meanwhile is shown; what was typed is still there. */
static void
tell_failure (CandourActionPane *self,
              const Sending     *sending,
              const GError      *error)
{
  gboolean is_conflict = g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  const char *lead = is_conflict ? _("Somebody else changed this action while you had it open.")
                                 : _("This was not recorded.");
  g_autofree char *text = is_conflict
    ? g_strdup (_("Nothing of theirs is overwritten. Look at what happened; what you wrote is "
                  "still here."))
    : g_strdup_printf (_("%s What you wrote is still here."), error->message);

  if (g_strcmp0 (self->id, sending->action->id) != 0)
    {
      candour_dialogs_tell (GTK_WIDGET (self), lead, text);
      return;
    }

  if (sending->event == CANDOUR_ACTION_ADD_EVIDENCE && !is_conflict)
    {
      candour_evidence_list_set_wrong (self->evidence, error->message);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_WARN, lead, text);
  if (is_conflict)
    candour_action_pane_reload (self);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sending *sending = user_data;
  CandourActionPane *self = sending->pane;
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  self->busy = FALSE;
  if (error == NULL && self->drafts != NULL)
    candour_action_drafts_drop (self->drafts, sending->action->id, sending->event);
  if (window == NULL || self->workspace == NULL)
    return;

  candour_action_pane_update_bar (self);
  if (error != NULL)
    {
      tell_failure (self, sending, error);
      return;
    }

  candour_notice_hide (self->notice);
  g_signal_emit_by_name (self, "drafted");
  candour_window_toast (window, get_done_words (sending->event), NULL, NULL, NULL);
  candour_window_changed (window);
}

static Sending *
sending_new (CandourActionPane  *self,
             CandourActionEvent  event)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->pane = g_object_ref (self);
  sending->action = candour_action_point_copy (self->detail->action);
  sending->event = event;
  sending->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  sending->today = g_strdup (self->today);

  return sending;
}

static void
send (CandourActionPane *self,
      Sending           *sending)
{
  self->busy = TRUE;
  candour_action_pane_update_bar (self);
  candour_workspace_write_async (self->workspace, keep, sending, sending_free, NULL, NULL,
                                 kept_cb, sending);
}

void
candour_action_pane_send (CandourActionPane  *self,
                          CandourActionEvent  event)
{
  Sending *sending;
  CandourActionMove move;

  if (self->detail == NULL || self->busy)
    return;

  move = candour_action_draft_get_move (candour_action_drafts_get (self->drafts, self->id, event));
  sending = sending_new (self, event);
  sending->move.words = g_strdup (move.words);
  sending->move.new_due_on = g_strdup (move.new_due_on);
  sending->move.other_id = g_strdup (move.other_id);
  sending->move.why = move.why;
  send (self, sending);
}

void
candour_action_pane_cite (CandourActionPane *self,
                          CandourSourceType  type,
                          const char        *dated,
                          const char        *reference)
{
  Sending *sending;

  if (self->detail == NULL || self->busy)
    return;

  sending = sending_new (self, CANDOUR_ACTION_ADD_EVIDENCE);
  sending->evidence = candour_evidence_new (self->id);
  sending->evidence->type = type;
  sending->evidence->dated = g_strdup (dated);
  candour_set_text (&sending->evidence->reference, reference);
  send (self, sending);
}

void
candour_action_pane_add_file (CandourActionPane *self,
                              const char        *name,
                              GBytes            *file)
{
  Sending *sending;

  if (self->detail == NULL || self->busy)
    return;

  sending = sending_new (self, CANDOUR_ACTION_ADD_EVIDENCE);
  sending->evidence = candour_evidence_new (self->id);
  sending->evidence->type = CANDOUR_SOURCE_OTHER;
  sending->evidence->file_name = g_strdup (name);
  sending->file = g_bytes_ref (file);
  send (self, sending);
}

void
candour_action_pane_remove (CandourActionPane *self,
                            const char        *evidence_id)
{
  Sending *sending;

  if (self->detail == NULL || self->busy)
    return;

  sending = sending_new (self, CANDOUR_ACTION_REMOVE_EVIDENCE);
  sending->piece_id = g_strdup (evidence_id);
  send (self, sending);
}
