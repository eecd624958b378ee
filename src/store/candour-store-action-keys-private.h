/* candour-store-action-keys-private.h - which actions a filter lets through, in the list's order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-action-list.h"
#include "candour-store-follow-private.h"

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
/* --- For the statements of both files ------------------------------------------------- */

/* The owner that a list is of: MINE has its own. */
const char *candour_action_filter_get_owner (const CandourActionFilter *filter);
/* What leads is $1. */
void       candour_action_stream_bind (const CandourActionStream *stream,
                                      CandourStatement          *statement);
/* From $@first on: what FILTER names, in its order. */
void       candour_action_walk_bind  (const CandourActionWalk   *self,
                                      const CandourActionStream *stream,
                                      CandourDb                 *db,
                                      CandourStatement          *statement,
                                      int                        first);

#define BELOW \
  "(WITH RECURSIVE below (id) AS (SELECT id FROM person WHERE manager_id = $1" \
  " UNION SELECT n.id FROM person n JOIN below b ON n.manager_id = b.id)" \
  " SELECT id FROM below)"

#define FILTER_BY(level, grade, owner, auditor, team, not_owner, not_auditor) \
  " AND (CAST(" level " AS TEXT) IS NULL OR p.level = " level ")" \
  " AND (" grade " = 0 OR p.drawn_as = " grade ")" \
  " AND (CAST(" owner " AS TEXT) IS NULL OR p.owner_id = " owner ")" \
  " AND (CAST(" auditor " AS TEXT) IS NULL OR p.auditor_id = " auditor ")" \
  " AND (CAST(" team " AS TEXT) IS NULL OR p.team_id IN (WITH RECURSIVE below (id) AS" \
  " (SELECT id FROM team WHERE id = " team \
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below))" \
  " AND (CAST(" not_owner " AS TEXT) IS NULL OR p.owner_id <> " not_owner ")" \
  " AND (CAST(" not_auditor " AS TEXT) IS NULL OR p.auditor_id <> " not_auditor ")"
#define FILTER(level, grade, owner, auditor, team, not_owner, not_auditor, reader, moderates) \
  FILTER_BY (level, grade, owner, auditor, team, not_owner, not_auditor) \
  " AND " KEY_OPEN_TO (reader, moderates)

/* Without a lead $1 still has to be named, or PostgreSQL cannot tell what it is. */
#define ALL "CAST($1 AS TEXT) IS NULL"
#define OWNED_BELOW "p.owner_id IN " BELOW
#define LEADS(order, told) \
  { \
    [CANDOUR_ACTION_LEAD_NONE] = order (ALL), \
    [CANDOUR_ACTION_LEAD_OWNER] = order ("p.owner_id = $1"), \
    [CANDOUR_ACTION_LEAD_AUDITOR] = order ("p.auditor_id = $1"), \
    [CANDOUR_ACTION_LEAD_TEAM] = order ("p.team_id = $1"), \
    [CANDOUR_ACTION_LEAD_GRADE] = order ("p.drawn_as = $1"), \
    [CANDOUR_ACTION_LEAD_LEVEL] = order ("p.level = $1"), \
    [CANDOUR_ACTION_LEAD_BELOW] = order (OWNED_BELOW), \
    [CANDOUR_ACTION_LEAD_TOLD_QA] = told ("told_qa", ALL), \
    [CANDOUR_ACTION_LEAD_TOLD_HEAD] = told ("told_head", OWNED_BELOW), \
    [CANDOUR_ACTION_LEAD_TOLD_MANAGER] = told ("told_manager", OWNED_BELOW), \
  }

G_END_DECLS
