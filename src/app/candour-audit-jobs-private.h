/* candour-audit-jobs-private.h - what the jobs of an audit and of its moderation share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-jobs.h"

G_BEGIN_DECLS

typedef gboolean (*CandourSaveFunc) (CandourDb         *db,
                                     CandourAuditSave  *save,
                                     GError           **error);

struct _CandourAuditSave
{
  CandourSaveFunc     run;
  CandourActor       *actor;      /* set when it is sent */

  char               *id;         /* of the audit, or of what is removed */
  char               *place;
  CandourGradingRole  role;       /* with citation */
  CandourGrading     *grading;    /* each a copy, and only one of them set, but for the last two */
  CandourCitation    *citation;
  CandourVoice       *voice;
  CandourActionPoint *action;
  CandourAudit       *audit;
  gboolean            declared;   /* with audit */
  CandourModeration  *moderation;
  CandourAgreement   *agreement;  /* of moderation */
};

CandourAuditSave *candour_audit_save_new        (CandourSaveFunc      run,
                                                 const char          *id);

/* All but the audit, which is there. Runs on a thread of the workspace. */
gboolean          candour_audit_facts_load_rest (CandourAuditFacts   *facts,
                                                 CandourDb           *db,
                                                 GError             **error);

G_END_DECLS
