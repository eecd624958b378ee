/* candour-store-history.h - who changed what, each row sealed to the row before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chain shows a changed, added or removed row. It cannot show that its own end was
 * cut off or made anew: for that, reports print the last hash, out of the database's reach.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  seq;
  char   *at_utc;
  char   *actor_name;
  char   *subject;     /* "grading", "audit", "action" ... : the table's name */
  char   *subject_id;
  char   *field;
  char   *old_value;   /* NULL: none */
  char   *new_value;
  char   *reason;
} CandourHistoryRow;

/* To be called inside the transaction that makes the change. Grades, states, people's ids and
 * dates go in as they are; text that tells of a child only as candour_store_history_commit_text()
 * of it, so that the text stays erasable and the chain still verifies.
 */
gboolean   candour_store_history_append      (CandourDb           *db,
                                              const CandourActor  *actor,
                                              const char          *subject,
                                              const char          *subject_id,
                                              const char          *field,
                                              const char          *old_value,
                                              const char          *new_value,
                                              const char          *reason,
                                              GError             **error);

/* The same for a change made at another time: only for a demonstration's invented past. */
gboolean   candour_store_history_append_at   (CandourDb           *db,
                                              const char          *at_utc,
                                              const CandourActor  *actor,
                                              const char          *subject,
                                              const char          *subject_id,
                                              const char          *field,
                                              const char          *old_value,
                                              const char          *new_value,
                                              const char          *reason,
                                              GError             **error);

/* "sha256:..." over salt and text; NULL for "" and NULL. */
char      *candour_store_history_commit_text (const char          *salt,
                                              const char          *text);
char      *candour_store_history_dup_salt    (void);

/* *seq 0 and *hash NULL for an empty history. */
gboolean   candour_store_history_get_head    (CandourDb           *db,
                                              gint64              *seq,
                                              char               **hash,
                                              GError             **error);

/* FALSE: could not be checked. *broken_at is the first row that does not fit, or 0; *n_rows how
 * many were read.
 */
gboolean   candour_store_history_verify      (CandourDb           *db,
                                              gint64              *broken_at,
                                              gint64              *n_rows,
                                              GError             **error);

/* (element-type CandourHistoryRow) of one subject, oldest first. */
GPtrArray *candour_store_history_list        (CandourDb           *db,
                                              const char          *subject_id,
                                              GError             **error);
void       candour_history_row_free          (CandourHistoryRow   *self);

/* Looking at an identifiable record is kept too, in its own table. */
gboolean   candour_store_history_log_reading (CandourDb           *db,
                                              const CandourActor  *actor,
                                              const char          *subject,
                                              const char          *subject_id,
                                              const char          *purpose,
                                              GError             **error);

G_END_DECLS
