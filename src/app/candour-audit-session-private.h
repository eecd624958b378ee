/* candour-audit-session-private.h - what the two halves of a session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-session.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_UNIT_GRADING,
  CANDOUR_UNIT_CITATION,
  CANDOUR_UNIT_VOICE,
  CANDOUR_UNIT_ACTION,
  CANDOUR_UNIT_JUDGEMENT,
  CANDOUR_UNIT_PLACE,
} CandourUnitKind;

/* One thing that is saved by itself. It is there from the first touch until it is removed. */
typedef struct
{
  CandourAuditSession *session;    /* lent */
  CandourUnitKind      kind;
  gpointer             subject;    /* of its kind, lent by the audit; owned once removed */
  guint                timer;
  guint                failures;
  gboolean             dirty;
  gboolean             in_flight;
  gboolean             conflict;
  gboolean             removed;
  gboolean             detached;   /* the session let go of it while it was in flight */
} CandourUnit;

struct _CandourAuditSession
{
  GObject            parent_instance;

  CandourWorkspace  *workspace;
  CandourAuditFacts *facts;
  char              *refusal;

  GPtrArray         *units;       /* CandourUnit */
  guint              retry;
  CandourSaveState   state;
  char              *problem;
  gboolean           replacing;   /* what is stored is on its way */
};

void          candour_audit_session_emit_edited  (CandourAuditSession *self);
void          candour_audit_session_emit_state   (CandourAuditSession *self);

/* Lets go of it; frees the array's own. */
void          candour_unit_detach                (CandourUnit         *self);
/* To be saved; a place or a judgement has no subject. */
void          candour_audit_session_touch        (CandourAuditSession *self,
                                                  CandourUnitKind      kind,
                                                  gpointer             subject,
                                                  CandourSaveWhen      when);
/* @subject, which is no longer the audit's, is taken; what is stored of it goes too. */
void          candour_audit_session_drop         (CandourAuditSession *self,
                                                  CandourUnitKind      kind,
                                                  gpointer             subject);

G_END_DECLS
