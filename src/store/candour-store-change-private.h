/* candour-store-change-private.h - tells the history what differs between old and new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Subjects and fields as they stand in the history:
 *   audit    AUDIT                 state, auditor_id, due_on, overall, risk ...
 *   grading  AUDIT/STANDARD/ROLE   grade, rationale ..., answer/PROMPT, source/CITATION
 *   voice    AUDIT/VOICE           outcome, heard_on, words
 *   action   ACTION                audit_id, what, owner_id, due_on, state ...
 * Fields are the columns' names, grades their scale's codes.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* All is lent. */
typedef struct
{
  CandourDb          *db;
  const CandourActor *actor;
  const char         *subject;
  const char         *subject_id;
  const char         *salt;     /* of the row that the texts are in */
  guint               count;    /* how many fields differed so far */
} CandourChange;

/* Each appends a row where old and new differ, and nothing where they do not. */
gboolean candour_change_note      (CandourChange  *self,
                                   const char     *field,
                                   const char     *old_value,
                                   const char     *new_value,
                                   GError        **error);
/* 0 is told as none. */
gboolean candour_change_note_int  (CandourChange  *self,
                                   const char     *field,
                                   int             old_value,
                                   int             new_value,
                                   GError        **error);
/* Only the commitments of the texts; NULL and "" are the same. */
gboolean candour_change_note_text (CandourChange  *self,
                                   const char     *field,
                                   const char     *old_text,
                                   const char     *new_text,
                                   GError        **error);

G_END_DECLS
