/* candour-allow-tie.c - the QA lead lets somebody audit in spite of a tie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-allow-tie.h"

#include <glib/gi18n-lib.h>

#include "candour-window.h"

typedef struct
{
  GWeakRef             page;
  CandourAuditSession *session;
  char                *audit_id;
  char                *auditor_id;
  CandourTie           tie;
  char                *reason;
  char                *today;
  CandourActor        *actor;
} Allowance;

static void
allowance_free (gpointer data)
{
  Allowance *self = data;

  g_weak_ref_clear (&self->page);
  g_object_unref (self->session);
  candour_actor_free (self->actor);
  g_free (self->audit_id);
  g_free (self->auditor_id);
  g_free (self->reason);
  g_free (self->today);
  g_free (self);
}

void
candour_allow_tie_ask (GtkWidget          *parent,
                       CandourReasonGiven  callback)
{
  candour_dialogs_ask_reason (parent, _("Allow this auditor?"),
                              _("The tie stays in the audit and in the history, with your name "
                                "and your reason."),
                              _("Why this auditor, all the same"), _("Do not allow"), _("Allow"),
                              FALSE, callback, NULL);
}

/* --- Of an audit that is begun -------------------------------------------------------- */

static gpointer
allow (CandourDb     *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Allowance *self = data;

  return GINT_TO_POINTER (candour_store_audits_allow_tie (db, self->audit_id, self->auditor_id,
                                                          self->tie, self->reason, self->actor,
                                                          self->today, error));
}

static void
allowed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Allowance *self = data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&self->page);
  CandourWindow *window = page != NULL ? candour_window_find (page) : NULL;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (error == NULL)
    candour_audit_session_allow (self->session, self->actor->person_id, self->reason);

  if (window != NULL && error != NULL)
    candour_dialogs_tell (page, _("Not allowed"), error->message);
  else if (window != NULL)
    candour_window_toast (window, _("Allowed. Your reason stays with the audit."), NULL, NULL,
                          NULL);
}

void
candour_allow_tie_keep (GtkWidget           *page,
                        CandourAuditSession *session,
                        const char          *reason)
{
  const CandourAuditFacts *facts;
  CandourWorkspace *workspace;
  Allowance *self;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (session));

  facts = candour_audit_session_get_facts (session);
  workspace = candour_audit_session_get_workspace (session);
  self = g_new0 (Allowance, 1);
  g_weak_ref_init (&self->page, page);
  self->session = g_object_ref (session);
  self->audit_id = g_strdup (facts->audit->id);
  self->auditor_id = g_strdup (facts->audit->auditor_id);
  self->tie = candour_audit_session_find_tie (session);
  self->today = g_strdup (facts->today);
  self->reason = g_strdup (reason);
  self->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  candour_workspace_write_async (workspace, allow, self, allowance_free, NULL, NULL, allowed_cb,
                                 self);
}
