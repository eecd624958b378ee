/* candour-pack-out.h - what is to go to a moderator outside: prepared, looked through, sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft holds what would go out, and nothing else of it. Where its free texts hold what tells
 * who is meant, each is to be decided before it can be sealed.
 */

#pragma once

#include "candour-keyring.h"
#include "candour-pack.h"
#include "candour-store-packs.h"
#include "candour-text-check.h"

G_BEGIN_DECLS

/* How long a pack opens where nobody says otherwise, in days. */
#define CANDOUR_PACK_DAYS 28

/* A text in which something was found. */
typedef struct
{
  char       *code;
  char       *reference;  /* of the case: for who decides, and not in what goes out */
  char       *where;      /* "Plan", "2. Safety, source 1" */
  char       *text;       /* as it would go out */
  GPtrArray  *tells;      /* CandourTells */
  gboolean    is_decided;
  char      **field;      /* private */
} CandourPackFinding;

typedef struct
{
  CandourPackKind    kind;        /* MODERATION or REVEAL */
  CandourPackRecord *record;      /* with its cases; of a reveal as it is stored */
  char              *moderator_name;
  char              *expires_on;
  GPtrArray         *audits;      /* CandourPackAudit: what goes out */
  GPtrArray         *frameworks;  /* CandourFramework, in the order of their numbers */
  GPtrArray         *findings;    /* CandourPackFinding */
  guint              n_texts;     /* how many were looked through */
  CandourTextCheck  *check;       /* private */
} CandourPackDraft;

/* @audit_ids NULL: all that are ready. @expires_on NULL: in CANDOUR_PACK_DAYS days. REFUSED for
 * all but the QA lead, for an audit that is not ready, or a day that has passed.
 */
CandourPackDraft *candour_pack_draft_new          (CandourDb              *db,
                                                   const char             *moderator_id,
                                                   GPtrArray              *audit_ids,
                                                   const char             *expires_on,
                                                   const CandourActor     *actor,
                                                   const char             *today,
                                                   GError                **error);
/* What the auditors gave in the audits of the pack @id that are back and sealed. REFUSED where
 * none is.
 */
CandourPackDraft *candour_pack_draft_new_reveal   (CandourDb              *db,
                                                   const char             *id,
                                                   const char             *expires_on,
                                                   const CandourActor     *actor,
                                                   const char             *today,
                                                   GError                **error);
void              candour_pack_draft_free         (CandourPackDraft       *self);

/* The finding @number, from 0: @text goes out in its place ("": nothing), and is looked through
 * in turn: where it tells again, it is the finding's text now and waits for another decision.
 * NULL: the text goes out as it is. REFUSED: in a reveal, where no word may be another than the one
 * that was committed to.
 */
gboolean          candour_pack_draft_decide       (CandourPackDraft       *self,
                                                   guint                   number,
                                                   const char             *text,
                                                   GError                **error);
guint             candour_pack_draft_count_open   (const CandourPackDraft *self);
/* The audit does not go out, nor what was found in it. */
void              candour_pack_draft_leave_out    (CandourPackDraft       *self,
                                                   const char             *code);

/* "7F3A-22C9.candour-pack"; of a reveal "7F3A-22C9-reveal-1.candour-pack". (transfer full) */
char             *candour_pack_draft_dup_name     (const CandourPackDraft *self);

/* Signed with the keys of @ring, sealed to @recipient and to the owner of @ring, and kept with its
 * rows of the history: the file at @path, which must not be there yet, and the record, or neither.
 * A @recipient without keys needs @passphrase, in which case nobody else can open it; it is for the
 * caller to wipe. @recipient of a reveal: NULL, it is the pack's. REFUSED while a finding is not
 * decided.
 */
gboolean          candour_pack_draft_seal         (CandourPackDraft       *self,
                                                   CandourDb              *db,
                                                   const CandourKeyring   *ring,
                                                   const CandourCard      *recipient,
                                                   const char             *passphrase,
                                                   const char             *path,
                                                   const CandourActor     *actor,
                                                   const char             *today,
                                                   GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPackDraft, candour_pack_draft_free)

G_END_DECLS
