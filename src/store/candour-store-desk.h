/* candour-store-desk.h - what an external moderator has in hand: the audits of one pack
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A desk is a workspace with one person, the moderator, an auditor without a name, and the audits
 * of a pack under their codes. They are graded as everywhere, by candour-store-moderations.h; but
 * they are sealed all at once, as a return file is made, without the auditor's grades, and nothing
 * is agreed here. What was not at a desk these functions do not find.
 */

#pragma once

#include "candour-audit.h"
#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_DESK_NOT_STARTED,
  CANDOUR_DESK_IN_PROGRESS,
  CANDOUR_DESK_READY,        /* nothing stands between it and sealing */
  CANDOUR_DESK_SEALED,       /* it went into a return file */
  CANDOUR_DESK_REVEALED,     /* the auditor's grades are here */
} CandourDeskState;

typedef enum
{
  CANDOUR_DESK_REVEAL_NONE,
  CANDOUR_DESK_REVEAL_SAME,     /* as was committed to when the pack was made */
  CANDOUR_DESK_REVEAL_CHANGED,
} CandourDeskReveal;

typedef struct
{
  char *pack_id;
  char *hash;          /* SHA-256 of the pack file, in hex */
  char *statement;     /* as it was signed; UTF-8 XML */
  char *opened_at;
  char *moderator_id;
  int   n_revealed;    /* the newest reveal's sequence; 0: none */
} CandourDeskInfo;

/* One audit, for lists. */
typedef struct
{
  char              *audit_id;
  char              *moderation_id;
  char              *framework_id;
  char              *code;
  char              *commitment;
  int                cohort;
  char              *plan;           /* "" */
  char              *age_band;       /* "" */
  char              *due_on;
  int                n_graded;
  int                n_standards;
  int                overall;        /* the moderator's; 0 */
  CandourDeskState   state;
  char              *lack;           /* "You can seal when ..."; NULL where nothing is missing */
  char              *sealed_at;      /* NULL */
  int                returned_in;    /* the return file it first went into; 0 */
  CandourDeskReveal  reveal;
} CandourDeskRow;

typedef struct
{
  int   sequence;   /* from 1 */
  char *made_at;
  char *path;       /* where it was put then */
  int   n_audits;
  char *hash;       /* SHA-256, in hex */
} CandourDeskReturn;

/* An audit of the pack, or of a reveal; all is lent. */
typedef struct
{
  const char         *code;
  const char         *framework_id;  /* as candour_store_frameworks_add() gave it */
  const char         *due_on;        /* NULL: the pack's last day */
  const char         *commitment;
  const CandourAudit *audit;         /* pack: cohort, plan, age band, the auditor's citations, and
                                      * who was seen; reveal: the auditor's gradings and overall */
  gboolean            same;          /* reveal: it is what was committed to */
} CandourDeskAudit;

void               candour_desk_info_free         (CandourDeskInfo         *self);
void               candour_desk_row_free          (CandourDeskRow          *self);
CandourDeskReturn *candour_desk_return_new        (void);
void               candour_desk_return_free       (CandourDeskReturn       *self);

/* The moderator, who is the desk's one person; *actor acts from here on. Inside the transaction
 * that makes the desk.
 */
gboolean           candour_store_desk_add_moderator (CandourDb             *db,
                                                   const char              *name,
                                                   CandourActor           **actor,
                                                   GError                 **error);
/* @info: pack_id, hash, statement; @expires_on, its last day; @audits of CandourDeskAudit, in
 * order.
 */
gboolean           candour_store_desk_fill        (CandourDb               *db,
                                                   const CandourDeskInfo   *info,
                                                   const char              *expires_on,
                                                   GPtrArray               *audits,
                                                   const CandourActor      *actor,
                                                   GError                 **error);

/* NOT_FOUND: this is no desk. */
CandourDeskInfo   *candour_store_desk_load        (CandourDb               *db,
                                                   GError                 **error);
/* The desk's moderator. */
CandourActor      *candour_store_desk_load_actor  (CandourDb               *db,
                                                   GError                 **error);
/* (element-type CandourDeskRow), in the pack's order. */
GPtrArray         *candour_store_desk_list        (CandourDb               *db,
                                                   GError                 **error);
/* (element-type CandourDeskReturn), the first first. */
GPtrArray         *candour_store_desk_list_returns (CandourDb              *db,
                                                   GError                 **error);
/* One of the desk's sealed audits with the moderator's gradings and overall, as it is sent. */
CandourAudit      *candour_store_desk_load_sealed (CandourDb               *db,
                                                   const CandourDeskRow    *row,
                                                   GError                 **error);

/* Seals what is ready, for the return file of that number; *n_sealed may be NULL. REFUSED where
 * nothing is, and nothing was sealed before: a file that was lost can be made again. Afterwards a
 * change is REFUSED: "Your grades are sealed: they went into file 1."
 */
gboolean           candour_store_desk_seal        (CandourDb               *db,
                                                   int                      sequence,
                                                   const CandourActor      *actor,
                                                   int                     *n_sealed,
                                                   GError                 **error);
/* @made->sequence is one more than that of the last. */
gboolean           candour_store_desk_add_return  (CandourDb               *db,
                                                   const CandourDeskReturn *made,
                                                   const CandourActor      *actor,
                                                   GError                 **error);
/* What the auditor had given, of audits (CandourDeskAudit) that are sealed here; the usual view of
 * both sets shows them then. REFUSED: a code that was not in the pack, one that is not sealed.
 */
gboolean           candour_store_desk_reveal      (CandourDb               *db,
                                                   int                      sequence,
                                                   GPtrArray               *audits,
                                                   const CandourActor      *actor,
                                                   GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDeskInfo, candour_desk_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDeskRow, candour_desk_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDeskReturn, candour_desk_return_free)

G_END_DECLS
