/* candour-audit-session-company.c - who else has the audit open, and what a bad end left behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-openings.h"

/* How soon one hears of others, and of their leaving. */
#define LOOK_SECONDS 10

/* Of one visit to the store. */
typedef struct
{
  char         *audit_id;
  char         *opening_id;   /* NULL: the first time */
  char         *kept_at;
  gboolean      writes;
  CandourActor *actor;
  GPtrArray    *others;       /* CandourOpening */
} Visit;

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_free (self->audit_id);
  g_free (self->opening_id);
  g_free (self->kept_at);
  g_clear_pointer (&self->actor, candour_actor_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

static Visit *
visit_new (CandourAuditSession *self)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->audit_id = g_strdup (self->facts->audit->id);
  visit->opening_id = g_strdup (self->opening_id);
  visit->writes = self->refusal == NULL;
  visit->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));

  return visit;
}

static gpointer
visit_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Visit *asked = data;
  Visit *visit = g_new0 (Visit, 1);

  visit->opening_id = g_strdup (asked->opening_id);
  if (candour_store_openings_enter (db, asked->audit_id, asked->writes, asked->actor,
                                    &visit->opening_id, &visit->kept_at, error))
    visit->others = candour_store_openings_list (db, asked->audit_id, error);
  if (visit->others != NULL)
    return visit;

  visit_free (visit);

  return NULL;
}

static gpointer
leave_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return candour_store_openings_leave (db, data, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/* Nobody waits for the answer: what could not be taken back ends with the connection. */
static void
leave (CandourWorkspace *workspace,
       const char       *opening_id)
{
  candour_workspace_write_async (workspace, leave_job, g_strdup (opening_id), g_free, NULL, NULL,
                                 NULL, NULL);
}

/* --- Who is there --------------------------------------------------------------------- */

static const CandourOpening *
get_other (CandourAuditSession *self)
{
  return self->company != NULL && self->company->len > 0 ? g_ptr_array_index (self->company, 0)
                                                         : NULL;
}

static gboolean
is_me (CandourAuditSession  *self,
       const CandourOpening *other)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL && g_strcmp0 (actor->person_id, other->person_id) == 0;
}

/* Who came first writes on; who came second reads, unless they say that they write all the same. */
static char *
dup_refusal (CandourAuditSession *self)
{
  const CandourOpening *other = get_other (self);

  if (other == NULL || !other->writes)
    return NULL;

  if (is_me (self, other))
    /* Translators: %s: the name of a computer */
    return g_strdup_printf (_("You have this audit open on %s. You can read it here."),
                            other->device);

  return g_strdup_printf (_("%s has this audit open. You can read it."), other->name);
}

char *
candour_audit_session_dup_company (CandourAuditSession *self)
{
  const CandourOpening *other;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  other = get_other (self);
  if (other == NULL || self->facts->audit->submitted_at != NULL)
    return NULL;

  if (self->refusal != NULL)
    return dup_refusal (self);

  if (is_me (self, other))
    /* Translators: %s: the name of a computer */
    return g_strdup_printf (_("You have this audit open on %s too."), other->device);

  return g_strdup_printf (_("%s has opened this audit too."), other->name);
}

gboolean
candour_audit_session_is_in_company (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), FALSE);

  return self->stands_back;
}

const char *
candour_audit_session_get_kept_at (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->kept_at;
}

/* Somebody writes already, and here nothing was written yet. */
static void
stand_back (CandourAuditSession *self)
{
  self->refusal = dup_refusal (self);
  self->stands_back = TRUE;
  candour_audit_session_emit_replaced (self);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CandourAuditSession) self = data;
  CandourAuditFacts *facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, NULL);

  if (facts == NULL)
    return;

  self->stands_back = FALSE;
  candour_audit_session_replace (self, facts);
}

/* What the other wrote meanwhile is shown before one writes on. */
static void
step_forward (CandourAuditSession *self)
{
  candour_audit_jobs_load_async (self->workspace, self->facts->audit->id, NULL, reloaded_cb,
                                 g_object_ref (self));
}

void
candour_audit_session_write_here (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  if (self->stands_back)
    step_forward (self);
}

static gboolean
is_same_company (CandourAuditSession *self,
                 GPtrArray           *others)
{
  const CandourOpening *before = get_other (self);
  const CandourOpening *now = others->len > 0 ? g_ptr_array_index (others, 0) : NULL;

  if (before == NULL || now == NULL)
    return before == now;

  return before->writes == now->writes && g_str_equal (before->person_id, now->person_id)
         && g_str_equal (before->device, now->device);
}

static void
take_company (CandourAuditSession *self,
              GPtrArray           *others,
              gboolean             first)
{
  const CandourOpening *other;

  if (is_same_company (self, others))
    return;

  g_clear_pointer (&self->company, g_ptr_array_unref);
  self->company = g_ptr_array_ref (others);
  other = get_other (self);

  if (first && self->refusal == NULL && other != NULL && other->writes
      && candour_audit_session_is_safe (self))
    stand_back (self);
  else if (self->stands_back && (other == NULL || !other->writes))
    step_forward (self);
  else
    candour_audit_session_emit_state (self);
}

/* Called again by what it calls. */
static void visited_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data);

static void
look (CandourAuditSession *self)
{
  if (self->visiting)
    return;

  self->visiting = TRUE;
  candour_workspace_write_async (self->workspace, visit_job, visit_new (self), visit_free,
                                 visit_free, NULL, visited_cb, g_object_ref (self));
}

static void
visited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CandourAuditSession) self = data;
  Visit *visit = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);
  gboolean first = self->opening_id == NULL;

  self->visiting = FALSE;

  /* Advice that cannot be had is no trouble: saving says what is. */
  if (visit == NULL)
    return;

  if (first)
    self->opening_id = g_strdup (visit->opening_id);
  if (visit->kept_at != NULL)
    {
      g_free (self->kept_at);
      self->kept_at = g_strdup (visit->kept_at);
      candour_audit_session_emit_kept (self);
    }
  take_company (self, visit->others, first);
  visit_free (visit);

  /* The other desk hears that one only reads. */
  if (first && self->stands_back)
    look (self);
}

static gboolean
look_cb (gpointer data)
{
  look (data);

  return G_SOURCE_CONTINUE;
}

void
candour_audit_session_enter (CandourAuditSession *self)
{
  gboolean is_shared;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  is_shared = candour_workspace_is_shared (self->workspace);
  if (self->facts->audit->submitted_at != NULL || self->looking != 0
      || candour_workspace_is_read_only (self->workspace)
      || candour_workspace_get_actor (self->workspace) == NULL
      || (!is_shared && self->refusal != NULL))
    return;

  look (self);

  /* Nobody else can be in a file. */
  if (is_shared)
    self->looking = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

void
candour_audit_session_leave (CandourAuditSession *self)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  if (self->opening_id != NULL)
    leave (self->workspace, self->opening_id);
  g_clear_pointer (&self->opening_id, g_free);
}
