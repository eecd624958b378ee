/* candour-store-learning-private.h - what the files that keep learning have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-follow-private.h"
#include "candour-store-learning.h"

G_BEGIN_DECLS

/* "learning l": an item that others may see. */
#define LEARNING_STANDS " l.withdrawn_on IS NULL AND l.held = 0"
/* What was taught by an audit that is sealed to the reader would tell how it was graded. */
#define LEARNING_OPEN_TO(reader, moderates) \
  " AND (" reader " = '' OR EXISTS (SELECT 1 FROM audit a WHERE a.id = l.audit_id" \
  " AND " OPEN_TO (reader, moderates) "))"
/* Shown only where CANDOUR_LEARNING_CASES open cases share both. */
#define LEARNING_CASES \
  "(SELECT count(*) FROM (SELECT 1 FROM child_case c WHERE c.cohort = l.cohort" \
  " AND c.age_band = l.age_band AND c.closed_on IS NULL LIMIT 5) x)"

/* The row alone. NOT_FOUND. */
CandourLearning *candour_store_learning_load_row (CandourDb        *db,
                                                  const char       *id,
                                                  char            **salt,
                                                  GError          **error);

/* (element-type utf8): all names that a shared text may not have in it, ended by NULL. */
GPtrArray *candour_learning_load_names (CandourDb              *db,
                                        GError                **error);
/* What search looks through. */
char      *candour_learning_dup_folded (const CandourLearning  *learning);

G_END_DECLS
