/* candour-store-action-keys-private.h - which actions a filter lets through, in the list's order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-action-list.h"

G_BEGIN_DECLS

/* Where the list stands: in its nth part, after a row. */
typedef struct
{
  guint  part;
  char  *sort;   /* a date */
  char  *id;
} CandourActionKey;

void       candour_action_key_free  (CandourActionKey          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionKey, candour_action_key_free)

/* "part id date"; NULL where it is none. */
char      *candour_action_key_print (const CandourActionKey    *self);
CandourActionKey *candour_action_key_parse (const char         *text);

/* What the engine begins at: the index that leaves it least to look at. Several values of one
 * lead (teams below a team) are streams, each in order, that are merged.
 */
typedef enum
{
  CANDOUR_ACTION_LEAD_NONE,
  CANDOUR_ACTION_LEAD_OWNER,
  CANDOUR_ACTION_LEAD_AUDITOR,
  CANDOUR_ACTION_LEAD_TEAM,
  CANDOUR_ACTION_LEAD_GRADE,
  CANDOUR_ACTION_LEAD_LEVEL,
  CANDOUR_ACTION_LEAD_BELOW,   /* owned by those whom somebody manages */
  CANDOUR_ACTION_LEAD_TOLD_QA, /* the day on which it came to the QA lead's list */
  CANDOUR_ACTION_LEAD_TOLD_HEAD,     /* or to the head of service of the owner */
  CANDOUR_ACTION_LEAD_TOLD_MANAGER,  /* or to the team manager */
} CandourActionLead;

#define CANDOUR_N_ACTION_LEADS (CANDOUR_ACTION_LEAD_TOLD_MANAGER + 1)

typedef struct
{
  CandourActionLead  lead;
  char              *text;     /* an id or a code; or */
  int                number;
} CandourActionStream;

typedef struct
{
  const CandourActionFilter *filter;   /* lent */
  const char                *today;    /* lent */
  GArray                    *streams;  /* CandourActionStream */
} CandourActionWalk;

gboolean   candour_action_walk_init  (CandourActionWalk         *self,
                                      CandourDb                 *db,
                                      const CandourActionFilter *filter,
                                      const char                *today,
                                      GError                   **error);
void       candour_action_walk_clear (CandourActionWalk         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourActionWalk, candour_action_walk_clear)

/* (element-type CandourActionKey): the next after @after (NULL: the first), at most @limit. */
GPtrArray *candour_action_walk_next  (const CandourActionWalk   *self,
                                      CandourDb                 *db,
                                      const CandourActionKey    *after,
                                      int                        limit,
                                      GError                   **error);

/* How many there are in each view but MINE and TOLD, whatever view the filter names. */
gboolean   candour_action_walk_count (const CandourActionWalk   *self,
                                      CandourDb                 *db,
                                      gint64                    *counts,
                                      GError                   **error);

G_END_DECLS
