/* candour-annex-a.h - the lists that every council keeps for inspection, and their columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ofsted, Inspecting local authority children's services, annex A: eleven lists, a sheet each.
 * Number 0 stands for a simple list of one's own: a child a row, with plan, team and worker.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CANDOUR_ANNEX_LISTS 12  /* 0 to 11 */
#define CANDOUR_ANNEX_MAX_COLUMNS 128

/* What reading makes of a column; the others are only recognised. */
typedef enum
{
  CANDOUR_USE_NONE,
  CANDOUR_USE_CHILD_ID,
  CANDOUR_USE_SEX,
  CANDOUR_USE_BIRTH,
  CANDOUR_USE_AGE,
  CANDOUR_USE_TEAM,
  CANDOUR_USE_WORKER,
  CANDOUR_USE_SINCE,       /* when what the list is about began */
  CANDOUR_USE_ENDED,       /* when it ended */
  CANDOUR_USE_STATUS,
  CANDOUR_USE_NO_ACTION,   /* a referral that came to nothing */
  CANDOUR_USE_ASSESSED,    /* when an assessment was authorised */
  CANDOUR_USE_NEEDS_HELP,  /* what it said */
  CANDOUR_USE_ABUSE,
  CANDOUR_USE_FIRST_ABUSE,
  CANDOUR_USE_LEGAL,
  CANDOUR_USE_LEAVER,
  CANDOUR_USE_PLAN,        /* of a list of one's own: what the help is for */
  CANDOUR_N_USES,
} CandourColumnUse;

typedef struct
{
  int         number;
  const char *name;       /* through _() */
  gboolean    used;
  const char *columns;    /* codes, parted by spaces */
} CandourAnnexList;

extern const CandourAnnexList candour_annex_lists[CANDOUR_ANNEX_LISTS];

typedef struct
{
  const char       *code;
  const char       *name;      /* for people, through _() */
  CandourColumnUse  use;
  const char       *header;    /* as annex A writes it; "" for a column of one's own */
  const char       *aliases;   /* folded, parted by |: surely the same; may be NULL */
  const char       *guesses;   /* folded, parted by |: perhaps; may be NULL */
} CandourAnnexColumn;

/* Ends with a code of NULL. */
extern const CandourAnnexColumn candour_annex_columns[];

/* How the headers of one row answer to a list. */
typedef struct
{
  int n_columns;   /* that the list should have */
  int n_found;
  int n_own;       /* of those found, the ones that few lists have */
} CandourAnnexScore;

/* What one header is read as. */
typedef struct
{
  int      column;    /* index into candour_annex_columns, -1: not used */
  gboolean renamed;   /* not quite as annex A writes it */
  gboolean unsure;    /* a guess */
} CandourAnnexMatch;

int               candour_annex_find_column (const char         *code);
CandourColumnUse  candour_annex_get_use     (int                 column);
gboolean          candour_annex_has_column  (int                 list,
                                             int                 column);
/* "List 6", "list_06 - CIN" give 6; -1 where a sheet's name says nothing. */
int               candour_annex_parse_name  (const char         *sheet);

/* Exact names only, as folded. */
CandourAnnexScore candour_annex_score       (int                 list,
                                             const char *const  *headers,
                                             guint               n_headers);
/* Fills @matches, one a header: exact names first, then guesses for columns still missing. */
void              candour_annex_match       (int                 list,
                                             const char *const  *headers,
                                             guint               n_headers,
                                             CandourAnnexMatch  *matches);

/* Lower case, squeezed, quotes straight, without (Y/N) and the like at the end. */
char             *candour_annex_fold_header (const char         *header);

G_END_DECLS
