/* candour-store-audit-keys-private.h - which audits a filter lets through, in the list's order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-audit-list.h"

G_BEGIN_DECLS

/* --- Searching for words -------------------------------------------------------------- */

/* Words beyond these are left out of a search, the most common first: they narrow it least. */
#define CANDOUR_SEARCH_WORDS 3
/* A beginning that more words share than this is looked up audit by audit. */
#define CANDOUR_SEARCH_STREAMS 64

typedef struct
{
  gint64 id;
  gint64 n;   /* audits that have it */
} CandourSearchWord;

typedef struct
{
  gboolean  is_on;      /* there is something to search for */
  gboolean  is_hopeless; /* no audit can have all of it */
  GArray   *whole;      /* CandourSearchWord: all must be there; rarest first */
  char     *from;       /* the beginning: words from this one on ... */
  char     *until;      /* ... and before that one */
  GArray   *starts;     /* CandourSearchWord: of the beginning, at most one more than STREAMS;
                          * the most common first */
  gint64    n_starts;   /* audits, counted once for each of those words */
} CandourSearch;

gboolean candour_search_init  (CandourSearch  *self,
                               CandourDb      *db,
                               const char     *text,
                               GError        **error);
void     candour_search_clear (CandourSearch  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourSearch, candour_search_clear)

/* --- Walking the list ----------------------------------------------------------------- */

/* What the engine begins at: the index that leaves it least to look at. */
typedef enum
{
  CANDOUR_LEAD_NONE,
  CANDOUR_LEAD_STATE,
  CANDOUR_LEAD_TEAM,
  CANDOUR_LEAD_AUDITOR,
  CANDOUR_LEAD_WORKER,
  CANDOUR_LEAD_CASE,
  CANDOUR_LEAD_FRAMEWORK,
  CANDOUR_LEAD_OVERALL,
  CANDOUR_LEAD_CHANGED,
  CANDOUR_LEAD_WORD,
} CandourLead;

#define CANDOUR_N_LEADS (CANDOUR_LEAD_WORD + 1)

/* Lent for as long as the filter is. Several values of one lead (the teams below a team, the
 * words with one beginning) are streams, each in order, that are merged.
 */
typedef struct
{
  const CandourAuditFilter *filter;
  CandourSearch             search;
  CandourLead               lead;
  GPtrArray                *texts;    /* (element-type utf8) a stream each; or */
  GArray                   *numbers;  /* gint64, a stream each */
} CandourAuditWalk;

typedef struct
{
  char *sort;   /* date or reference */
  char *id;
} CandourAuditKey;

gboolean   candour_audit_walk_init  (CandourAuditWalk         *self,
                                     CandourDb                *db,
                                     const CandourAuditFilter *filter,
                                     GError                  **error);
void       candour_audit_walk_clear (CandourAuditWalk         *self);
guint      candour_audit_walk_count_streams (const CandourAuditWalk *self);
/* (element-type CandourAuditKey): the next after @after (NULL: the first), at most @limit. */
GPtrArray *candour_audit_walk_next  (const CandourAuditWalk   *self,
                                     CandourDb                *db,
                                     const CandourAuditKey    *after,
                                     int                       limit,
                                     GError                  **error);
/* Adds to @counts, one a state. *n_open: of all, with an action open. */
gboolean   candour_audit_walk_count (const CandourAuditWalk   *self,
                                     CandourDb                *db,
                                     gint64                   *counts,
                                     gint64                   *n_open,
                                     GError                  **error);

void       candour_audit_key_free   (CandourAuditKey          *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourAuditWalk, candour_audit_walk_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAuditKey, candour_audit_key_free)

G_END_DECLS
