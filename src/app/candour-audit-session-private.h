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
  CANDOUR_UNIT_AGREEMENT,
  CANDOUR_UNIT_FEEDBACK,
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

/* What a person said of a conflict. */
typedef enum
{
  CANDOUR_KEEP_ASKED,     /* nothing yet */
  CANDOUR_KEEP_MINE,
  CANDOUR_KEEP_BOTH,
  CANDOUR_KEEP_THEIRS,
} CandourKeep;

struct _CandourAuditSession
{
  GObject            parent_instance;

  CandourWorkspace  *workspace;
  CandourAuditFacts *facts;
  char              *refusal;
  CandourTie         tie;         /* of the auditor, allowed or not */

  GPtrArray         *units;       /* CandourUnit */
  guint              retry;
  CandourSaveState   state;
  GError            *problem;
  char              *since;       /* "14:32": when the first of what is not saved failed */

  CandourAuditFacts *theirs;      /* what another desk saved meanwhile; NULL: not asked for yet */
  CandourKeep        keep;        /* to be done once that is here */
  gboolean           replacing;   /* what is stored is on its way */

  char              *opening_id;  /* as the store knows it; NULL: not told yet */
  char              *kept_at;     /* instant of the last words before a bad end; NULL: none */
  GPtrArray         *company;     /* CandourOpening of others; NULL: not known */
  guint              looking;     /* again and again for others */
  gboolean           visiting;    /* the store is being asked */
  gboolean           stands_back; /* refusal is for the sake of the company alone */
};

/* One thing that was said in an audit, by somebody. */
typedef struct
{
  CandourUnitKind    kind;        /* with subject: what it is saved with */
  gpointer           subject;
  char              *key;         /* the same in every copy of the audit */
  char              *where;       /* "4. Safety planning" */
  char              *what;        /* "Evidence and rationale" */
  char              *value;       /* in words; may be "" */
  char             **field;       /* lent; NULL: chosen from a list, not written */
} CandourSaid;

void          candour_audit_session_emit_edited   (CandourAuditSession *self);
void          candour_audit_session_emit_state    (CandourAuditSession *self);
void          candour_audit_session_emit_kept     (CandourAuditSession *self);
void          candour_audit_session_emit_replaced (CandourAuditSession *self);
void          candour_audit_session_update_state  (CandourAuditSession *self);
/* Takes @error. */
void          candour_audit_session_set_problem   (CandourAuditSession *self,
                                                   GError              *error);
/* Asks for what is stored now, where something is in conflict with it. */
void          candour_audit_session_ask_theirs    (CandourAuditSession *self);
/* In reading order. Returns: (transfer container) (element-type CandourSaid) */
GPtrArray    *candour_audit_list_said             (const CandourAuditFacts *facts);

/* Nobody has it open here any more. */
void          candour_audit_session_leave         (CandourAuditSession *self);

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
