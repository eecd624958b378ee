/* candour-audit-session-conflict.c - two were writing: ours, theirs, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

#include "candour-moderation-jobs.h"

static CandourUnit *
find_conflict (CandourAuditSession *self,
               const CandourSaid   *said)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      CandourUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->conflict && !unit->removed && unit->kind == said->kind
          && unit->subject == said->subject)
        return unit;
    }

  return NULL;
}

static const CandourSaid *
find_said (GPtrArray  *list,
           const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      const CandourSaid *said = g_ptr_array_index (list, i);

      if (g_str_equal (said->key, key))
        return said;
    }

  return NULL;
}

typedef void (*DifferFunc) (const CandourSaid *mine,
                            const char        *theirs,
                            gpointer           data);

/* What nobody but us changed is no difference, wherever else the two audits part. */
static void
foreach_difference (CandourAuditSession *self,
                    DifferFunc           differ,
                    gpointer             data)
{
  g_autoptr(GPtrArray) ours = candour_audit_list_said (self->facts);
  g_autoptr(GPtrArray) stored = candour_audit_list_said (self->theirs);

  for (guint i = 0; i < ours->len; i++)
    {
      const CandourSaid *mine = g_ptr_array_index (ours, i);
      const CandourSaid *theirs = find_said (stored, mine->key);
      const char *value = theirs != NULL ? theirs->value : "";

      if (find_conflict (self, mine) != NULL && !g_str_equal (mine->value, value))
        differ (mine, value, data);
    }
}

void
candour_clash_free (CandourClash *self)
{
  g_free (self->where);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static void
add_difference (const CandourSaid *mine,
                const char        *theirs,
                gpointer           data)
{
  CandourClash *difference = g_new0 (CandourClash, 1);

  difference->where = g_strdup_printf ("%s · %s", mine->where, mine->what);
  difference->mine = g_strdup (mine->value);
  difference->theirs = g_strdup (theirs);
  g_ptr_array_add (data, difference);
}

GPtrArray *
candour_audit_session_list_differences (CandourAuditSession *self)
{
  GPtrArray *differences;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  if (self->theirs == NULL)
    return NULL;

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_clash_free);
  foreach_difference (self, add_difference, differences);

  return differences;
}

/* --- What is done about it ------------------------------------------------------------ */

/* Our words first. A choice stays ours: there is no both of two grades. */
static void
join (const CandourSaid *mine,
      const char        *theirs,
      gpointer           unused)
{
  char *both;

  if (mine->field == NULL || *theirs == '\0')
    return;

  both = *mine->value == '\0' ? g_strdup (theirs)
                              : g_strdup_printf ("%s\n\n%s", mine->value, theirs);
  g_free (*mine->field);
  *mine->field = both;
}

static gint64
find_action_revision (const CandourAudit *stored,
                      const char         *id,
                      gint64              revision)
{
  for (guint i = 0; i < stored->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (stored->actions, i);

      if (g_strcmp0 (action->id, id) == 0)
        return action->revision;
    }

  return revision;
}

/* Of what two settle; TRUE: it was of that kind. */
static gboolean
take_moderation_revision (CandourUnit             *unit,
                          const CandourModeration *stored)
{
  CandourModeration *moderation = unit->session->facts->moderation;

  if (moderation == NULL || stored == NULL)
    return FALSE;

  if (unit->kind == CANDOUR_UNIT_AGREEMENT)
    {
      CandourAgreement *ours = unit->subject;
      const CandourAgreement *theirs =
        candour_moderation_find_agreement (stored, ours->standard_id);

      ours->revision = theirs != NULL ? theirs->revision : 0;
      return TRUE;
    }

  if (unit->kind != CANDOUR_UNIT_JUDGEMENT && unit->kind != CANDOUR_UNIT_FEEDBACK)
    return FALSE;

  moderation->revision = stored->revision;

  return TRUE;
}

/* Ours goes over theirs: it only has to name the revision that it goes over. What is not in
 * conflict keeps its own, or what was never shown here would be written over later.
 */
static void
take_revision (CandourUnit             *unit,
               const CandourAuditFacts *theirs_now)
{
  CandourAudit *audit = unit->session->facts->audit;
  const CandourAudit *stored = theirs_now->audit;

  unit->conflict = FALSE;
  unit->failures = 0;
  if (take_moderation_revision (unit, theirs_now->moderation))
    return;

  if (unit->kind == CANDOUR_UNIT_JUDGEMENT)
    {
      audit->revision = stored->revision;
    }
  else if (unit->kind == CANDOUR_UNIT_GRADING)
    {
      CandourGrading *ours = unit->subject;
      const CandourGrading *theirs =
        candour_audit_find_grading (stored, ours->standard_id, ours->role);

      ours->revision = theirs != NULL ? theirs->revision : 0;
    }
  else if (unit->kind == CANDOUR_UNIT_VOICE)
    {
      CandourVoice *ours = unit->subject;
      const CandourVoice *theirs = candour_audit_find_voice (stored, ours->voice);

      ours->revision = theirs != NULL ? theirs->revision : 0;
    }
  else if (unit->kind == CANDOUR_UNIT_ACTION)
    {
      CandourActionPoint *ours = unit->subject;

      ours->revision = find_action_revision (stored, ours->id, ours->revision);
    }
}

static void
keep (CandourAuditSession *self,
      CandourKeep          what)
{
  self->keep = CANDOUR_KEEP_ASKED;
  if (what == CANDOUR_KEEP_BOTH)
    foreach_difference (self, join, NULL);

  for (guint i = 0; i < self->units->len; i++)
    {
      CandourUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->conflict)
        take_revision (unit, self->theirs);
    }

  g_clear_pointer (&self->theirs, candour_audit_facts_free);
  candour_audit_session_flush (self);
  candour_audit_session_update_state (self);
  if (what == CANDOUR_KEEP_BOTH)
    candour_audit_session_emit_replaced (self);
}

/* --- Asking what is stored ------------------------------------------------------------ */

static CandourAuditFacts *
finish_reload (CandourAuditSession *self,
               GAsyncResult        *result)
{
  GError *error = NULL;
  CandourAuditFacts *facts = self->facts->moderation != NULL
                             ? candour_moderation_jobs_load_finish (self->workspace, result, &error)
                             : candour_audit_jobs_load_finish (self->workspace, result, &error);

  self->replacing = FALSE;
  if (facts == NULL)
    {
      candour_audit_session_set_problem (self, error);
      candour_audit_session_emit_state (self);
    }

  return facts;
}

static void
reload (CandourAuditSession *self,
        GAsyncReadyCallback  callback)
{
  if (self->replacing)
    return;

  self->replacing = TRUE;
  if (self->facts->moderation != NULL)
    candour_moderation_jobs_load_async (self->workspace, self->facts->moderation->id, NULL,
                                        callback, g_object_ref (self));
  else
    candour_audit_jobs_load_async (self->workspace, self->facts->audit->id, NULL, callback,
                                   g_object_ref (self));
}

static void
keep_theirs_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(CandourAuditSession) self = data;
  g_autoptr(CandourAuditFacts) stored = finish_reload (self, result);

  if (stored != NULL)
    candour_audit_session_replace (self, g_steal_pointer (&stored));
}

static void
theirs_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CandourAuditSession) self = data;
  g_autoptr(CandourAuditFacts) stored = finish_reload (self, result);

  if (stored == NULL || self->state != CANDOUR_SAVE_CONFLICT)
    return;

  g_clear_pointer (&self->theirs, candour_audit_facts_free);
  self->theirs = g_steal_pointer (&stored);
  if (self->keep == CANDOUR_KEEP_THEIRS)
    reload (self, keep_theirs_cb);
  else if (self->keep != CANDOUR_KEEP_ASKED)
    keep (self, self->keep);
  else
    candour_audit_session_emit_state (self);
}

void
candour_audit_session_ask_theirs (CandourAuditSession *self)
{
  if (self->theirs == NULL)
    reload (self, theirs_cb);
}

static void
decide (CandourAuditSession *self,
        CandourKeep          what)
{
  self->keep = what;
  if (self->theirs != NULL)
    keep (self, what);
  else
    reload (self, theirs_cb);
}

void
candour_audit_session_keep_mine (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  decide (self, CANDOUR_KEEP_MINE);
}

void
candour_audit_session_keep_both (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  decide (self, CANDOUR_KEEP_BOTH);
}

/* What is in no conflict is saved first: what is loaded then has it. */
void
candour_audit_session_keep_theirs (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  self->keep = CANDOUR_KEEP_THEIRS;
  candour_audit_session_flush (self);
  reload (self, keep_theirs_cb);
}
