/* candour-store-audits-private.h - what every change of an audit begins and ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-audits.h"
#include "candour-store-change-private.h"

G_BEGIN_DECLS

/* What is sealed to who reads this connection, as conditions on "audit a": "$n" is bound to
 * candour_db_get_reader(), "$m" to candour_db_reader_moderates(). Every statement that gives what
 * an auditor judged, to whomever, has one of them.
 */
#define SEALED_TO(reader, moderates) \
  "(a.blind_to IS NOT NULL AND (a.blind_to = " reader \
  " OR (" moderates " = 1 AND a.auditor_id <> " reader ")))"
#define OPEN_TO(reader, moderates) \
  "(a.blind_to IS NULL OR (a.blind_to <> " reader \
  " AND (" moderates " = 0 OR a.auditor_id = " reader ")))"

/* The whole audit with all three roles, whoever reads: for changes and checks only. */
CandourAudit *candour_store_audits_load_whole   (CandourDb           *db,
                                                 const char          *id,
                                                 GError             **error);
/* The row of what a moderator grades, as candour_store_audits_load_row(). */
CandourAudit *candour_store_audits_load_blind_row (CandourDb        *db,
                                                 const char          *id,
                                                 char               **salt,
                                                 GError             **error);
/* What a moderator grades by; nothing of what the auditor judged is selected. */
CandourAudit *candour_store_audits_load_blind   (CandourDb           *db,
                                                 const char          *id,
                                                 GError             **error);
/* The state of a submitted audit follows from its moderation and its open actions. To be called
 * after a change of either, inside the same transaction.
 */
gboolean      candour_store_audits_settle_state (CandourDb           *db,
                                                 const char          *id,
                                                 const CandourActor  *actor,
                                                 GError             **error);

/* The audit's own row, without gradings, actions and voices. *salt, for texts that stand in
 * rows without a salt of their own, may be NULL. NOT_FOUND.
 */
CandourAudit *candour_store_audits_load_row     (CandourDb           *db,
                                                 const char          *id,
                                                 char               **salt,
                                                 GError             **error);
/* The same, REFUSED where @actor may not change the audit (any more). */
CandourAudit *candour_store_audits_open         (CandourDb           *db,
                                                 const char          *id,
                                                 const CandourActor  *actor,
                                                 char               **salt,
                                                 GError             **error);
/* The first work on an audit starts it; nothing after that. */
gboolean      candour_store_audits_note_started (CandourDb           *db,
                                                 const CandourAudit  *audit,
                                                 const CandourActor  *actor,
                                                 GError             **error);

/* Brings the numbers that lists show up to what is in the tables. */
gboolean      candour_store_audits_count_graded (CandourDb           *db,
                                                 const CandourAudit  *audit,
                                                 GError             **error);
gboolean      candour_store_audits_count_actions (CandourDb          *db,
                                                 const char          *audit_id,
                                                 GError             **error);

/* The instant of what is done now, on the workspace's own @today (NULL: look it up). */
char         *candour_store_audits_dup_now      (CandourDb           *db,
                                                 const char          *today,
                                                 GError             **error);

/* The person could audit this case, or go on with @audit of it (NULL: none is begun): TIE_NONE, or
 * why not. *ties (may be NULL): all at once, of candour_rules_find_ties(). FALSE: could not be
 * told.
 */
gboolean      candour_store_audits_find_tie     (CandourDb           *db,
                                                 const char          *auditor_id,
                                                 const CandourCase   *child_case,
                                                 const CandourAudit  *audit,
                                                 const char          *today,
                                                 CandourTie          *tie,
                                                 guint               *ties,
                                                 char               **auditor_name,
                                                 GError             **error);

/* The same of who audits it. @today NULL: look it up. */
gboolean      candour_store_audits_find_own_tie (CandourDb           *db,
                                                 const CandourAudit  *audit,
                                                 const char          *today,
                                                 CandourTie          *tie,
                                                 guint               *ties,
                                                 GError             **error);

/* REFUSED with @sentence. Always FALSE. */
gboolean      candour_store_audits_refuse       (GError             **error,
                                                 const char          *sentence);
gboolean      candour_store_audits_conflict     (GError             **error);

/* One row of a statement that has ACTION_COLUMNS of "action_point p". */
#define ACTION_COLUMNS \
  "p.id, p.audit_id, p.standard_id, p.kind, p.position, p.what, p.difference, p.level," \
  " p.owner_id, p.due_on, p.first_due_on, p.state, p.repeats_id, p.done_on, p.closed_on," \
  " p.revision, p.raised_on, p.owner_since, p.verified_on, p.check_on, p.asked_due_on," \
  " p.n_extended, p.n_evidence, p.drawn_as, p.is_later"
#define N_ACTION_COLUMNS 25

CandourActionPoint *candour_store_actions_read  (CandourStatement    *statement);
/* Adds the audit's actions to it. */
gboolean      candour_store_audits_load_actions (CandourDb           *db,
                                                 CandourAudit        *audit,
                                                 GError             **error);

/* What a submitted audit can be found by; before that only the case, the worker and the team. */
gboolean      candour_store_words_forget        (CandourDb           *db,
                                                 const char          *audit_id,
                                                 GError             **error);

G_END_DECLS
