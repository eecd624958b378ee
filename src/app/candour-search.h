/* candour-search.h - cases, people and actions that words lead to, wherever one is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* Of each kind, as many as fit under one another. */
#define CANDOUR_SEARCH_ROWS 6

typedef struct
{
  GPtrArray *cases;    /* CandourCaseRow */
  GPtrArray *people;   /* CandourPersonRow */
  GPtrArray *actions;  /* CandourActionRow */
} CandourFound;

/* On a thread of the workspace. Nothing is found by blank words. @owner_id: of a person who may
 * look into nobody's work but the own: the actions that are theirs, and nothing else.
 */
CandourFound *candour_search_read     (CandourDb           *db,
                                       const char          *words,
                                       const char          *owner_id,
                                       const char          *today,
                                       GError             **error);
guint         candour_found_get_count (const CandourFound  *self);
void          candour_found_free      (CandourFound        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFound, candour_found_free)

G_END_DECLS
