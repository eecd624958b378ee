/* candour-audit-session-save.c - saves what was touched, the newest words first, until it is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

#include "candour-moderation-jobs.h"

/* How long typing must rest, and how often a store that failed is asked again. */
#define PAUSE_MS 800
#define RETRY_SECONDS 10

static void send_unit (CandourUnit *unit);

static void
free_subject (CandourUnit *unit)
{
  if (unit->kind == CANDOUR_UNIT_ACTION)
    candour_action_point_free (unit->subject);
  else if (unit->kind == CANDOUR_UNIT_CITATION)
    candour_citation_free (unit->subject);
}

static void
clear_unit (gpointer data)
{
  CandourUnit *self = data;

  if (self->removed)
    free_subject (self);
}

static void
release_unit (CandourUnit *self)
{
  g_rc_box_release_full (self, clear_unit);
}

void
candour_unit_detach (CandourUnit *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->detached = TRUE;
  release_unit (self);
}

static CandourUnit *
find_unit (CandourAuditSession *self,
           CandourUnitKind      kind,
           gconstpointer        subject)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      CandourUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->kind == kind && unit->subject == subject)
        return unit;
    }

  return NULL;
}

static CandourUnit *
ensure_unit (CandourAuditSession *self,
             CandourUnitKind      kind,
             gpointer             subject)
{
  CandourUnit *unit = find_unit (self, kind, subject);

  if (unit == NULL)
    {
      unit = g_rc_box_new0 (CandourUnit);
      unit->session = self;
      unit->kind = kind;
      unit->subject = subject;
      g_ptr_array_add (self->units, unit);
    }

  return unit;
}

/* --- How it stands -------------------------------------------------------------------- */

static gboolean
has_any (CandourAuditSession *self,
         gboolean           (*test) (const CandourUnit *unit))
{
  for (guint i = 0; i < self->units->len; i++)
    if (test (g_ptr_array_index (self->units, i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_waiting (const CandourUnit *unit)
{
  return unit->dirty || unit->in_flight;
}

static gboolean
is_in_conflict (const CandourUnit *unit)
{
  return unit->conflict;
}

static gboolean
has_failed (const CandourUnit *unit)
{
  return is_waiting (unit) && unit->failures > 0;
}

static void
clear_trouble (CandourAuditSession *self)
{
  g_clear_error (&self->problem);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->theirs, candour_audit_facts_free);
}

void
candour_audit_session_update_state (CandourAuditSession *self)
{
  if (has_any (self, is_in_conflict))
    self->state = CANDOUR_SAVE_CONFLICT;
  else if (has_any (self, has_failed))
    self->state = CANDOUR_SAVE_FAILED;
  else if (has_any (self, is_waiting))
    self->state = CANDOUR_SAVE_SAVING;
  else
    self->state = CANDOUR_SAVE_SAVED;

  if (self->state != CANDOUR_SAVE_CONFLICT && self->state != CANDOUR_SAVE_FAILED)
    clear_trouble (self);

  candour_audit_session_emit_state (self);
}

void
candour_audit_session_set_problem (CandourAuditSession *self,
                                   GError              *error)
{
  g_clear_error (&self->problem);
  self->problem = error;

  if (self->since == NULL)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();

      self->since = g_date_time_format (now, "%H:%M");
    }
}

static gboolean
retry_cb (gpointer data)
{
  CandourAuditSession *self = data;

  self->retry = 0;
  candour_audit_session_flush (self);

  return G_SOURCE_REMOVE;
}

/* --- Sending -------------------------------------------------------------------------- */

/* NULL: there is nothing of it in the store. */
static CandourAuditSave *
make_removal (CandourUnit *unit)
{
  if (unit->kind == CANDOUR_UNIT_ACTION)
    {
      const CandourActionPoint *action = unit->subject;

      return action->id != NULL ? candour_audit_save_new_removal_of_action (action->id) : NULL;
    }
  else
    {
      const CandourCitation *citation = unit->subject;

      return citation->id != NULL ? candour_audit_save_new_removal_of_citation (citation->id)
                                  : NULL;
    }
}

static CandourAuditSave *
make_save (CandourUnit *unit)
{
  const CandourAudit *audit = unit->session->facts->audit;
  const CandourModeration *moderation = unit->session->facts->moderation;

  switch (unit->kind)
    {
    case CANDOUR_UNIT_GRADING:
      return candour_audit_save_new_grading (audit->id, unit->subject);

    case CANDOUR_UNIT_CITATION:
      return candour_audit_save_new_citation (audit->id, unit->session->facts->role,
                                              unit->subject);

    case CANDOUR_UNIT_VOICE:
      return candour_audit_save_new_voice (audit->id, unit->subject);

    case CANDOUR_UNIT_ACTION:
      return candour_audit_save_new_action (unit->subject);

    case CANDOUR_UNIT_JUDGEMENT:
      return moderation != NULL ? candour_audit_save_new_blind_judgement (moderation)
                                : candour_audit_save_new_judgement (audit);

    case CANDOUR_UNIT_AGREEMENT:
      return candour_audit_save_new_agreement (moderation->id, unit->subject);

    case CANDOUR_UNIT_FEEDBACK:
      return candour_audit_save_new_feedback (moderation);

    case CANDOUR_UNIT_PLACE:
      return candour_audit_save_new_place (audit->id, audit->place);

    default:
      g_assert_not_reached ();
    }
}

static void
set_id (char             **id,
        CandourAuditSaved *saved)
{
  if (*id == NULL)
    *id = g_steal_pointer (&saved->id);
}

/* Only what the store decides: words that were typed meanwhile stay. */
static void
take_saved (CandourUnit       *unit,
            CandourAuditSaved *saved)
{
  CandourAudit *audit = unit->session->facts->audit;
  CandourModeration *moderation = unit->session->facts->moderation;

  if (unit->kind == CANDOUR_UNIT_GRADING)
    ((CandourGrading *) unit->subject)->revision = saved->revision;
  else if (unit->kind == CANDOUR_UNIT_VOICE)
    ((CandourVoice *) unit->subject)->revision = saved->revision;
  else if (unit->kind == CANDOUR_UNIT_AGREEMENT)
    ((CandourAgreement *) unit->subject)->revision = saved->revision;
  else if (moderation != NULL
           && (unit->kind == CANDOUR_UNIT_JUDGEMENT || unit->kind == CANDOUR_UNIT_FEEDBACK))
    moderation->revision = saved->revision;
  else if (unit->kind == CANDOUR_UNIT_JUDGEMENT)
    audit->revision = saved->revision;
  else if (unit->kind == CANDOUR_UNIT_CITATION)
    set_id (&((CandourCitation *) unit->subject)->id, saved);
  else if (unit->kind == CANDOUR_UNIT_ACTION)
    {
      ((CandourActionPoint *) unit->subject)->revision = saved->revision;
      set_id (&((CandourActionPoint *) unit->subject)->id, saved);
    }

  if (moderation != NULL && moderation->state == CANDOUR_MODERATION_ALLOCATED)
    moderation->state = CANDOUR_MODERATION_GRADING;
  if (audit->state == CANDOUR_AUDIT_NOT_STARTED)
    audit->state = CANDOUR_AUDIT_IN_PROGRESS;
}

static void
note_failure (CandourUnit  *unit,
              const GError *error)
{
  CandourAuditSession *self = unit->session;

  unit->dirty = TRUE;
  unit->failures++;
  unit->conflict = g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  candour_audit_session_set_problem (self, g_error_copy (error));
  if (unit->conflict)
    candour_audit_session_ask_theirs (self);

  /* A rule says the same in ten seconds; a disk or a server need not. */
  if (self->retry == 0 && !g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    self->retry = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, RETRY_SECONDS, retry_cb,
                                              g_object_ref (self), g_object_unref);
}

static void
end_removal (CandourUnit *unit)
{
  g_ptr_array_remove (unit->session->units, unit);
}

/* What was typed, or removed, while its save ran goes out next. */
static void
go_on (CandourUnit       *unit,
       CandourAuditSaved *saved)
{
  unit->failures = 0;
  take_saved (unit, saved);

  if (unit->dirty && unit->timer == 0)
    send_unit (unit);
}

typedef struct
{
  CandourAuditSession *session;   /* kept until the answer is here */
  CandourUnit         *unit;
  gboolean             removal;
} Sent;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Sent *sent = data;
  g_autoptr(CandourAuditSession) self = sent->session;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAuditSaved) saved =
    candour_audit_save_finish (CANDOUR_WORKSPACE (source), result, &error);
  CandourUnit *unit = sent->unit;

  unit->in_flight = FALSE;
  if (!unit->detached)
    {
      if (saved == NULL)
        note_failure (unit, error);
      else if (sent->removal)
        end_removal (unit);
      else
        go_on (unit, saved);

      candour_audit_session_update_state (self);
    }

  release_unit (unit);
}

static void
send_unit (CandourUnit *unit)
{
  CandourAuditSave *save;
  Sent *sent;

  g_clear_handle_id (&unit->timer, g_source_remove);
  if (!unit->dirty || unit->in_flight || unit->conflict)
    return;

  save = unit->removed ? make_removal (unit) : make_save (unit);
  if (save == NULL)
    {
      end_removal (unit);
      return;
    }

  sent = g_new (Sent, 1);
  *sent = (Sent) { g_object_ref (unit->session), g_rc_box_acquire (unit), unit->removed };
  unit->dirty = FALSE;
  unit->in_flight = TRUE;
  candour_audit_save_async (unit->session->workspace, save, saved_cb, sent);
}

static gboolean
pause_cb (gpointer data)
{
  CandourUnit *unit = data;

  unit->timer = 0;
  send_unit (unit);

  return G_SOURCE_REMOVE;
}

void
candour_audit_session_touch (CandourAuditSession *self,
                             CandourUnitKind      kind,
                             gpointer             subject,
                             CandourSaveWhen      when)
{
  CandourUnit *unit;

  if (self->refusal != NULL)
    return;

  unit = ensure_unit (self, kind, subject);
  unit->dirty = TRUE;
  g_clear_handle_id (&unit->timer, g_source_remove);

  if (when == CANDOUR_SAVE_NOW)
    send_unit (unit);
  else
    unit->timer = g_timeout_add (PAUSE_MS, pause_cb, unit);

  candour_audit_session_update_state (self);
}

void
candour_audit_session_drop (CandourAuditSession *self,
                            CandourUnitKind      kind,
                            gpointer             subject)
{
  CandourUnit *unit = ensure_unit (self, kind, subject);

  unit->removed = TRUE;
  unit->dirty = TRUE;
  unit->conflict = FALSE;
  send_unit (unit);
  candour_audit_session_update_state (self);
}

void
candour_audit_session_flush (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  g_clear_handle_id (&self->retry, g_source_remove);

  /* From the end: what was never stored leaves the list at once. */
  for (guint i = self->units->len; i > 0; i--)
    send_unit (g_ptr_array_index (self->units, i - 1));

  if (self->state == CANDOUR_SAVE_CONFLICT)
    candour_audit_session_ask_theirs (self);
}

gboolean
candour_audit_session_is_safe (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), TRUE);

  return !has_any (self, is_waiting);
}
