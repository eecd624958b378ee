/* candour-audit-session.h - an open audit or moderation, and whether what was written in it is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of one audit share one session. They change the audit that it lends and then say
 * what they touched; the session saves it, one save of a thing at a time, the newest words
 * first, and carries the revisions on. Where saving fails the words stay and it tries again.
 */

#pragma once

#include "candour-audit-jobs.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_SESSION (candour_audit_session_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditSession, candour_audit_session, CANDOUR, AUDIT_SESSION, GObject)

typedef enum
{
  CANDOUR_SAVE_NOTHING,   /* nothing was written yet */
  CANDOUR_SAVE_SAVING,
  CANDOUR_SAVE_SAVED,
  CANDOUR_SAVE_FAILED,    /* tries again by itself */
  CANDOUR_SAVE_CONFLICT,  /* somebody else saved first: a person decides */
} CandourSaveState;

/* Why something is not saved, as far as it makes a difference to what one can do. */
typedef enum
{
  CANDOUR_TROUBLE_NONE,
  CANDOUR_TROUBLE_FULL,       /* no room on the disk */
  CANDOUR_TROUBLE_SERVER,     /* the council's server does not answer */
  CANDOUR_TROUBLE_RULE,       /* a rule says no, and will say so again */
  CANDOUR_TROUBLE_CONFLICT,
  CANDOUR_TROUBLE_OTHER,
} CandourTrouble;

/* One text that two people wrote at the same time. */
typedef struct
{
  char *where;                /* "4. Safety planning, evidence and rationale" */
  char *mine;                 /* may be "" */
  char *theirs;
} CandourClash;

/* When to save: with every pause of typing, or at once. */
typedef enum
{
  CANDOUR_SAVE_SOON,
  CANDOUR_SAVE_NOW,
} CandourSaveWhen;

/* Takes @facts. */
CandourAuditSession     *candour_audit_session_new            (CandourWorkspace    *workspace,
                                                               CandourAuditFacts   *facts);

CandourWorkspace        *candour_audit_session_get_workspace  (CandourAuditSession *self);
const CandourAuditFacts *candour_audit_session_get_facts      (CandourAuditSession *self);
CandourAudit            *candour_audit_session_get_audit      (CandourAuditSession *self);
const CandourFramework  *candour_audit_session_get_framework  (CandourAuditSession *self);
/* Whose words are written: the auditor's, a moderator's who grades blind, or (AGREED) what two
 * settle after both are sealed.
 */
CandourGradingRole       candour_audit_session_get_role       (CandourAuditSession *self);
/* NULL: what is open is the audit itself. */
CandourModeration       *candour_audit_session_get_moderation (CandourAuditSession *self);
/* NULL: it may be written in. Otherwise the sentence that says why not. */
const char              *candour_audit_session_get_refusal    (CandourAuditSession *self);
/* What ties the auditor to it and stops the audit: NONE also where the QA lead allowed it. */
CandourTie               candour_audit_session_find_tie       (CandourAuditSession *self);
/* The QA lead @person_id allowed it, and that is stored. */
void                     candour_audit_session_allow          (CandourAuditSession *self,
                                                               const char          *person_id,
                                                               const char          *reason);
/* Instead of what it had; nothing must wait to be saved. Emits "replaced". */
void                     candour_audit_session_replace        (CandourAuditSession *self,
                                                               CandourAuditFacts   *facts);

/* The grading of a standard in the session's role; an empty one is added where there is none. */
CandourGrading          *candour_audit_session_get_grading    (CandourAuditSession *self,
                                                               const char          *standard_id);
/* Of one standard, in order; "" or NULL: of the audit as a whole.
 * Returns: (transfer container) (element-type CandourActionPoint)
 */
GPtrArray               *candour_audit_session_list_actions   (CandourAuditSession *self,
                                                               const char          *standard_id);

/* --- What was touched ----------------------------------------------------------------- */

void  candour_audit_session_touch_grading   (CandourAuditSession *self,
                                             CandourGrading      *grading,
                                             CandourSaveWhen      when);
void  candour_audit_session_touch_voice     (CandourAuditSession *self,
                                             CandourVoice        *voice,
                                             CandourSaveWhen      when);
void  candour_audit_session_touch_action    (CandourAuditSession *self,
                                             CandourActionPoint  *action,
                                             CandourSaveWhen      when);
/* The audit's, or with the role MODERATOR the moderation's. */
void  candour_audit_session_touch_judgement (CandourAuditSession *self,
                                             CandourSaveWhen      when);
/* Takes @citation into @grading. */
void  candour_audit_session_add_citation    (CandourAuditSession *self,
                                             CandourGrading      *grading,
                                             CandourCitation     *citation);
void  candour_audit_session_touch_citation  (CandourAuditSession *self,
                                             CandourCitation     *citation);
void  candour_audit_session_remove_citation (CandourAuditSession *self,
                                             CandourGrading      *grading,
                                             CandourCitation     *citation);
/* An action with the defaults of the grade, at the end of its standard's. It is kept once it
 * is touched. Lent.
 */
CandourActionPoint *
      candour_audit_session_add_action      (CandourAuditSession *self,
                                             const char          *standard_id);
/* A second one with the same words, after it. Lent. */
CandourActionPoint *
      candour_audit_session_copy_action     (CandourAuditSession *self,
                                             CandourActionPoint  *action);
void  candour_audit_session_remove_action   (CandourAuditSession *self,
                                             CandourActionPoint  *action);
/* The still open action of an earlier audit that @action repeats: what somebody linked it to, or
 * what says the same of the same standard. NULL: none. Lent.
 */
const CandourActionRow *
      candour_audit_session_find_repeated   (CandourAuditSession *self,
                                             const CandourActionPoint *action);
void  candour_audit_session_set_place       (CandourAuditSession *self,
                                             const char          *standard_id);

/* Only with the role AGREED. What is agreed of a standard, or (NULL) of the audit, is copied; it
 * must be all that candour_rules_check_agreement() asks for.
 */
void  candour_audit_session_put_agreement   (CandourAuditSession *self,
                                             const CandourAgreement *said,
                                             CandourSaveWhen      when);
void  candour_audit_session_touch_feedback  (CandourAuditSession *self,
                                             CandourSaveWhen      when);

/* The auditor has no tie to the child, the family or the worker. */
void  candour_audit_session_declare         (CandourAuditSession *self);

/* --- Whether it is safe --------------------------------------------------------------- */

/* What waits for the typing to stop, or for the next try, goes out now. */
void              candour_audit_session_flush       (CandourAuditSession *self);
/* All that was touched is on disk. */
gboolean          candour_audit_session_is_safe     (CandourAuditSession *self);
CandourSaveState  candour_audit_session_get_state   (CandourAuditSession *self);
/* One sentence, for FAILED and CONFLICT. */
const char       *candour_audit_session_get_problem (CandourAuditSession *self);
/* The same, for who has to choose what to say and to offer. */
CandourTrouble    candour_audit_session_get_trouble (CandourAuditSession *self);
/* "14:32", of the oldest that is not saved; NULL where all is. */
const char       *candour_audit_session_get_since   (CandourAuditSession *self);
/* Everything that was said in the audit as it stands on the screen, for a file of its own. */
char             *candour_audit_session_dup_copy    (CandourAuditSession *self);

/* --- Two were writing ----------------------------------------------------------------- */

/* After CONFLICT, what differs in the parts that are in it; NULL until what is stored is here,
 * which "state-changed" tells. Returns: (transfer full) (element-type CandourClash)
 */
GPtrArray        *candour_audit_session_list_differences (CandourAuditSession *self);
void              candour_clash_free                (CandourClash        *self);
/* Ours goes over what is stored now; or both, one below the other; or what is stored replaces
 * ours. The history keeps both. The last two emit "replaced".
 */
void              candour_audit_session_keep_mine   (CandourAuditSession *self);
void              candour_audit_session_keep_both   (CandourAuditSession *self);
void              candour_audit_session_keep_theirs (CandourAuditSession *self);

/* --- Who else is there ---------------------------------------------------------------- */

/* Says to the store that it is open here, and looks who else has it open. Who comes second reads,
 * until the first goes or they choose to write all the same.
 */
void              candour_audit_session_enter       (CandourAuditSession *self);
/* One sentence about who else has it open; NULL where nobody has. */
char             *candour_audit_session_dup_company (CandourAuditSession *self);
/* It could be written in, but for whoever else does. */
gboolean          candour_audit_session_is_in_company (CandourAuditSession *self);
void              candour_audit_session_write_here  (CandourAuditSession *self);
/* The instant of the last words saved before the program ended badly; NULL: it did not. */
const char       *candour_audit_session_get_kept_at (CandourAuditSession *self);

/* Signals:
 *   "kept"           there is candour_audit_session_get_kept_at().
 *   "edited"         the audit was touched: what is computed from it may be other.
 *   "state-changed"  candour_audit_session_get_state() or what it says is other.
 *   "replaced"       the audit is another, or has other texts: everything is to be shown anew.
 */

G_END_DECLS
