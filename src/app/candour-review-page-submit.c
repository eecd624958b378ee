/* candour-review-page-submit.c - seals the audit: asks once, and tells plainly what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"

static void
set_submitting (CandourReviewPage *self,
                gboolean           submitting)
{
  self->submitting = submitting;
  gtk_widget_set_sensitive (self->submit, !submitting);
}

/* --- When it did not work ------------------------------------------------------------- */

/* The first standard that is not as it was reviewed; NULL: the audit itself. */
static const CandourStandard *
find_changed (CandourReviewPage  *self,
              const CandourAudit *stored,
              guint              *position)
{
  const CandourAudit *reviewed = candour_audit_session_get_audit (self->session);
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);

  for (guint i = 0; i < stored->gradings->len; i++)
    {
      const CandourGrading *theirs = g_ptr_array_index (stored->gradings, i);
      const CandourGrading *ours =
        candour_audit_find_grading (reviewed, theirs->standard_id, theirs->role);

      if (ours == NULL || ours->revision != theirs->revision)
        return candour_framework_find_standard (framework, theirs->standard_id, position);
    }

  return NULL;
}

static void
changed_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(CandourReviewPage) self = data;
  g_autoptr(CandourAuditFacts) facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);
  g_autofree char *text = NULL;
  guint position;

  set_submitting (self, FALSE);
  if (facts == NULL || self->session == NULL)
    return;

  if (find_changed (self, facts->audit, &position) != NULL)
    text = g_strdup_printf (_("the record changed while you were reviewing. Look at standard %u "
                              "and try again."), position + 1);
  else
    text = g_strdup (_("the record changed while you were reviewing. Look at it and try again."));

  candour_audit_session_replace (self->session, g_steal_pointer (&facts));
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not submitted:"), text);
}

static void
refused_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(CandourReviewPage) self = data;
  g_autoptr(CandourAuditFacts) facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);

  set_submitting (self, FALSE);
  if (facts != NULL && self->session != NULL && candour_audit_session_is_safe (self->session))
    candour_audit_session_replace (self->session, g_steal_pointer (&facts));
}

static void
load_again (CandourReviewPage   *self,
            GAsyncReadyCallback  loaded_cb)
{
  candour_audit_jobs_load_async (candour_audit_session_get_workspace (self->session),
                                 candour_audit_session_get_audit (self->session)->id, NULL,
                                 loaded_cb, g_object_ref (self));
}

static void
tell_failure (CandourReviewPage *self,
              const GError      *error)
{
  if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT))
    {
      load_again (self, changed_loaded_cb);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not submitted:"), error->message);

  /* Something is missing that was not when the audit was opened: the list is to say so. */
  if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    load_again (self, refused_loaded_cb);
  else
    set_submitting (self, FALSE);
}

/* --- When it did ---------------------------------------------------------------------- */

static void
sealed_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CandourReviewPage) self = data;
  g_autoptr(CandourAuditFacts) facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  set_submitting (self, FALSE);
  if (facts != NULL && self->session != NULL)
    candour_audit_session_replace (self->session, g_steal_pointer (&facts));

  /* The audit's own page is below, sealed. */
  if (window != NULL && candour_window_get_task (window) == GTK_WIDGET (self))
    candour_window_pop_task (window);
}

static void
submitted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(CandourReviewPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree CandourAuditSubmitted *submitted =
    candour_audit_jobs_submit_finish (CANDOUR_WORKSPACE (source), result, &error);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (submitted == NULL)
    {
      tell_failure (self, error);
      return;
    }

  text = submitted->n_actions == 0 ? g_strdup (_("Submitted and sealed."))
         : g_strdup_printf (ngettext ("Submitted. %d action sent.", "Submitted. %d actions sent.",
                                      submitted->n_actions), submitted->n_actions);
  if (window != NULL)
    {
      candour_window_toast (window, text, NULL, NULL, NULL);
      candour_window_changed (window);
    }
  load_again (self, sealed_loaded_cb);
}

/* --- Asking --------------------------------------------------------------------------- */

static guint
count_owners (const CandourAudit *audit)
{
  g_autoptr(GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (audit->actions, i);

      if (action->owner_id != NULL)
        g_hash_table_add (owners, action->owner_id);
    }

  return g_hash_table_size (owners);
}

static void
confirmed_cb (GtkWidget *widget,
              gpointer   unused)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (widget);

  if (self->submitting || self->session == NULL)
    return;

  set_submitting (self, TRUE);
  candour_notice_hide (self->notice);
  candour_audit_jobs_submit_async (candour_audit_session_get_workspace (self->session),
                                   candour_audit_session_get_audit (self->session),
                                   candour_audit_session_get_facts (self->session)->today,
                                   submitted_cb, g_object_ref (self));
}

static void
ask (CandourReviewPage *self)
{
  guint n_owners = count_owners (candour_audit_session_get_audit (self->session));
  g_autofree char *body = NULL;

  if (n_owners == 0)
    body = g_strdup (_("You cannot change grades after this."));
  else
    body = g_strdup_printf (ngettext ("You cannot change grades after this. Actions go to %u "
                                      "person.",
                                      "You cannot change grades after this. Actions go to %u "
                                      "people.", n_owners), n_owners);

  candour_dialogs_confirm (GTK_WIDGET (self), _("Submit and seal this audit?"), body,
                           _("Keep working"), _("Submit and seal"), FALSE, confirmed_cb, NULL);
}

/* To the first button and not to the next one: the focus may be on the first already. */
static void
focus_first_gap (CandourReviewPage *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->gaps_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *button = gtk_widget_get_last_child (row);

      if (GTK_IS_BUTTON (button) && gtk_widget_grab_focus (button))
        return;
    }
}

static void
show_missing (CandourReviewPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  focus_first_gap (self);
  if (window != NULL)
    candour_window_announce (window, candour_chip_get_text (self->missing));
}

/* The QA lead may have allowed the tie at another desk, or put People right. */
static void
tie_loaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(CandourReviewPage) self = data;
  g_autoptr(CandourAuditFacts) facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);

  set_submitting (self, FALSE);
  if (self->session == NULL)
    return;

  if (facts == NULL || !candour_audit_session_is_safe (self->session)
      || candour_rules_is_tied (facts->audit, candour_audit_facts_find_tie (facts)))
    {
      show_missing (self);
      return;
    }

  candour_audit_session_replace (self->session, g_steal_pointer (&facts));
  candour_review_page_submit (self);
}

void
candour_review_page_submit (CandourReviewPage *self)
{
  if (self->submitting || candour_audit_session_get_refusal (self->session) != NULL)
    return;

  candour_review_page_update_lists (self);
  if (candour_audit_session_find_tie (self->session) != CANDOUR_TIE_NONE)
    {
      candour_audit_session_flush (self->session);
      set_submitting (self, TRUE);
      load_again (self, tie_loaded_cb);
      return;
    }

  if (self->gaps->len > 0)
    {
      show_missing (self);
      return;
    }

  candour_audit_session_flush (self->session);
  self->waiting = !candour_audit_session_is_safe (self->session);
  if (!self->waiting)
    ask (self);
}

void
candour_review_page_all_saved (CandourReviewPage *self)
{
  if (!self->waiting || !candour_audit_session_is_safe (self->session))
    return;

  self->waiting = FALSE;
  ask (self);
}
