/* candour-store-follow-private.h - what every change of a sent action begins and ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it inside the caller's transaction.
 */

#pragma once

#include "candour-store-audits-private.h"
#include "candour-store-follow.h"

G_BEGIN_DECLS

/* An action with what stands beside it in its row. */
typedef struct
{
  CandourActionPoint *action;
  char               *salt;
  char               *auditor_id;
  char               *team_id;     /* of the case when it was audited */
  int                 grade;       /* that stands */
  char               *acked_on;
} CandourStoredAction;

void                 candour_stored_action_free     (CandourStoredAction      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourStoredAction, candour_stored_action_free)

/* NOT_FOUND. */
CandourStoredAction *candour_stored_action_load     (CandourDb                *db,
                                                     const char               *id,
                                                     GError                  **error);

/* The clocks that hold now, read once for as many actions as are written. */
typedef struct
{
  GArray              *rules;      /* CandourEscalationRule */
  CandourHolidays     *holidays;
} CandourClocks;

gboolean             candour_clocks_init            (CandourClocks            *self,
                                                     CandourDb                *db,
                                                     GError                  **error);
void                 candour_clocks_clear           (CandourClocks            *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourClocks, candour_clocks_clear)

/* What lists are read by, worked out of the action as it stands. */
typedef struct
{
  const char *stage;               /* "draft", "owner", "verify", "check", "closed" */
  const char *wait_on;             /* lent from the action; "" for a draft */
  char       *told[CANDOUR_N_TOLD]; /* from when on; NULL: never */
} CandourListedAction;

void                 candour_listed_action_init     (CandourListedAction      *self,
                                                     const CandourActionPoint *action,
                                                     const CandourClocks      *clocks);
void                 candour_listed_action_clear    (CandourListedAction      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourListedAction, candour_listed_action_clear)

/* Brings the row from what it was to stored->action: its places in lists and tallies too. CONFLICT
 * where stored->action->revision is no longer the row's; else it is one more now.
 */
gboolean             candour_store_follow_write     (CandourDb                *db,
                                                     CandourStoredAction      *stored,
                                                     const CandourClocks      *clocks,
                                                     GError                  **error);
/* REFUSED where @person_id may not come to own an action of the audit. @people: everybody. */
gboolean             candour_store_follow_check_owner (CandourDb              *db,
                                                     const char               *audit_id,
                                                     const char               *person_id,
                                                     GPtrArray                *people,
                                                     GError                  **error);

/* --- Sums ----------------------------------------------------------------------------- */

/* Whose actions are summed up. */
typedef enum
{
  CANDOUR_TALLY_ALL,
  CANDOUR_TALLY_TEAM,
  CANDOUR_TALLY_OWNER,
  CANDOUR_TALLY_AUDITOR,
} CandourTallyScope;

#define CANDOUR_N_TALLY_SCOPES (CANDOUR_TALLY_AUDITOR + 1)

/* What an action is summed up by; all is lent. NULL: in no such sum. */
typedef struct
{
  const char         *team_id;
  const char         *owner_id;
  const char         *auditor_id;
  CandourActionLevel  level;
  int                 drawn_as;
  const char         *stage;      /* "draft" is in none */
  const char         *wait_on;
  const char         *told_qa;
} CandourTallied;

void                 candour_tallied_init           (CandourTallied            *self,
                                                     const CandourStoredAction *stored,
                                                     const CandourListedAction *listed);
/* As action_tally.scope has it; NULL where the action is in none. */
char                *candour_tallied_dup_scope      (const CandourTallied     *self,
                                                     CandourTallyScope         scope);
char                *candour_tally_dup_scope        (CandourTallyScope         scope,
                                                     const char               *id);
/* @n more in one scope, for each level and grade that may be asked for. */
gboolean             candour_store_tally_add        (CandourDb                *db,
                                                     const char               *scope,
                                                     CandourActionLevel        level,
                                                     int                       drawn_as,
                                                     const char               *stage,
                                                     const char               *wait_on,
                                                     gint64                    n,
                                                     GError                  **error);
/* In every scope that it is in; @n is 1 or -1. */
gboolean             candour_store_follow_tally     (CandourDb                *db,
                                                     const CandourTallied     *tallied,
                                                     gint64                    n,
                                                     GError                  **error);
/* Takes the row, as it is kept, out of the sums. */
gboolean             candour_store_follow_untally   (CandourDb                *db,
                                                     const char               *action_id,
                                                     GError                  **error);

/* --- Steps and history ---------------------------------------------------------------- */

/* A step of the action's life; step->by_id and at_utc are set here. */
gboolean             candour_store_follow_add_step  (CandourDb                *db,
                                                     const char               *action_id,
                                                     CandourActionStep        *step,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* The event, with the commitment of @words as its reason, and every field that differs. */
gboolean             candour_store_follow_note      (CandourDb                *db,
                                                     const CandourActionPoint *before,
                                                     const CandourActionPoint *after,
                                                     const char               *salt,
                                                     CandourActionEvent        event,
                                                     const char               *words,
                                                     const CandourActor       *actor,
                                                     GError                  **error);

/* Sends an action that stands in its row as a draft, with its standing grade and @repeats_id
 * (NULL: none); @action is as it is kept afterwards. @is_later: the audit was sealed before.
 */
gboolean             candour_store_follow_send      (CandourDb                *db,
                                                     CandourActionPoint       *action,
                                                     const char               *repeats_id,
                                                     gboolean                  is_later,
                                                     const CandourClocks      *clocks,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);

/* The action is due on @due_on, which is earlier than it was; @words say why. */
gboolean             candour_store_follow_hasten    (CandourDb                *db,
                                                     const char               *action_id,
                                                     const char               *due_on,
                                                     const char               *words,
                                                     const CandourClocks      *clocks,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);

/* What hangs on the grades of @audit_id, brought up to the ones that stand: its actions' grades
 * and clocks, learning from standards that were lowered, a next step that is missing. For the
 * moderation, once the agreed grades stand.
 */
gboolean             candour_store_follow_regrade   (CandourDb                *db,
                                                     const char               *audit_id,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* Whether the audit still owes the child a next step; after a change of its actions. */
gboolean             candour_store_follow_note_step (CandourDb                *db,
                                                     const char               *audit_id,
                                                     GError                  **error);

/* Learning of the standards that @audit shares; of a submission. */
gboolean             candour_store_learning_share   (CandourDb                *db,
                                                     const CandourFramework   *framework,
                                                     const CandourAudit       *audit,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* Withdraws what came of standards that are not Good any more. */
gboolean             candour_store_learning_lower   (CandourDb                *db,
                                                     const char               *audit_id,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);

/* Sentences (element-type utf8) about what does not fit together, at most a few of each kind. */
gboolean             candour_store_follow_check     (CandourDb                *db,
                                                     GPtrArray                *faults,
                                                     GError                  **error);

/* --- Rows of lists -------------------------------------------------------------------- */

/* "SELECT ... FROM action_point p JOIN ...": the audit is "a", the owner "o". */
#define ACTION_ROW_COLUMNS \
  "SELECT p.id, p.audit_id, p.case_id, a.reference, p.team_id, t.name, p.auditor_id, u.name," \
  " p.standard_id, s.name, p.grade, f.name, f.short_name, p.drawn_as, p.kind, p.level, p.what," \
  " p.difference, p.owner_id, o.name, p.raised_on, p.due_on, p.first_due_on, p.asked_due_on," \
  " p.done_on, p.verified_on, p.check_on, p.closed_on, p.state, p.n_extended, p.n_evidence," \
  " p.repeats_id, p.told_manager, p.told_head, p.told_qa, p.acked_on" \
  " FROM action_point p" \
  " JOIN audit a ON a.id = p.audit_id" \
  " LEFT JOIN standard s" \
  " ON s.framework_id = a.framework_id AND s.standard_id = p.standard_id" \
  " LEFT JOIN framework_grade f ON f.framework_id = a.framework_id AND f.grade = p.grade" \
  " LEFT JOIN team t ON t.id = p.team_id" \
  " LEFT JOIN person u ON u.id = p.auditor_id" \
  " LEFT JOIN person o ON o.id = p.owner_id"

/* What is sealed to who reads is left out, but not what they have to do: whoever owns an action
 * may not moderate its audit. Of a row with its audit, and of a key "p" alone: little is sealed
 * at any time, and it is looked up once a statement.
 */
#define ACTION_OPEN_TO(reader, moderates) \
  "(p.owner_id = " reader " OR " OPEN_TO (reader, moderates) ")"
#define KEY_OPEN_TO(reader, moderates) \
  "(p.owner_id = " reader \
  " OR p.audit_id NOT IN (SELECT a.id FROM audit a WHERE " SEALED_TO (reader, moderates) "))"

/* @today NULL: who was told is left out. */
CandourActionRow    *candour_store_action_row_read  (CandourStatement         *statement,
                                                     const char               *today);
/* candour_statement_collect() of a statement that it takes over. */
GPtrArray           *candour_store_take_rows        (CandourStatement         *statement,
                                                     CandourStatementReader    reader,
                                                     GDestroyNotify            free_func,
                                                     GError                  **error);
/* Takes over @statement, which may be NULL where it could not be made. */
GPtrArray           *candour_store_action_rows_read (CandourStatement         *statement,
                                                     const char               *today,
                                                     GError                  **error);

G_END_DECLS
