/* candour-store-packs.h - keeps what was sealed for moderators outside, and what came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack, its return files and its reveals are kept as they were signed, with the keys that were
 * pinned when the pack went out: so they can be checked again years later, whatever keys are in
 * use then. Which case a code is of stands nowhere else.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_PACK_OUT,        /* nothing is back, and it still opens */
  CANDOUR_PACK_PARTLY,     /* some of its audits are back */
  CANDOUR_PACK_BACK,       /* all of them are */
  CANDOUR_PACK_LATE,       /* not all are back, and a moderation in it was due before today */
  CANDOUR_PACK_EXPIRED,    /* not all are back, and it opens no more */
  CANDOUR_PACK_WITHDRAWN,  /* nothing that comes back is taken */
} CandourPackState;

extern const CandourCode candour_pack_states[];

typedef enum
{
  CANDOUR_BACK_NOT,     /* not yet */
  CANDOUR_BACK_TAKEN,   /* it is the moderation's */
  CANDOUR_BACK_BESIDE,  /* the audit had moved on: kept beside it, and overwrites nothing */
} CandourBackAs;

/* Who a key belongs to; "" where a passphrase stands in for it. */
typedef struct
{
  char *name;
  char *seals_for;   /* "age1..." */
  char *signs_with;  /* "RW..." */
} CandourPackParty;

/* One audit in a pack. */
typedef struct
{
  char          *code;
  char          *audit_id;
  char          *reference;   /* of the case; filled when it is read */
  char          *commitment;
  char          *salt;
  int            back_in;     /* the return it first came back in; 0 */
  CandourBackAs  back_as;
} CandourPackCase;

/* A file that belongs to a pack, as it was signed. Texts are UTF-8 XML. */
typedef struct
{
  int    sequence;   /* of its kind, from 1 */
  char  *at_utc;     /* a return: when it was imported; a reveal: when it was made */
  char  *by_id;
  char  *hash;       /* SHA-256 of the sealed file, in hex */
  int    n_audits;
  char  *signs_with; /* the key it is to be checked with, as it was known then; "": unsigned */
  char  *statement;
  char  *signature;  /* "" likewise */
  char  *payload;
} CandourPackFile;

typedef struct
{
  char             *id;
  char             *moderator_id;
  char             *made_by;
  char             *made_by_name;   /* filled when it is read */
  char             *made_at;
  char             *expires_on;
  char             *due_on;         /* the earliest of its moderations */
  CandourPackParty  sender;
  CandourPackParty  recipient;
  char             *file_name;
  char             *hash;
  char             *statement;      /* these three are NULL in lists */
  char             *signature;
  char             *payload;
  int               n_audits;
  int               n_back;
  int               n_returns;
  int               n_reveals;
  char             *withdrawn_at;   /* NULL: it was not */
  char             *withdrawn_words;
  CandourPackState  state;          /* on the day it was read */
  GPtrArray        *cases;          /* CandourPackCase, in order; empty in lists */
  GPtrArray        *returns;        /* CandourPackFile; the same */
  GPtrArray        *reveals;
} CandourPackRecord;

CandourPackRecord *candour_pack_record_new        (void);
void               candour_pack_record_free       (CandourPackRecord       *self);
CandourPackCase   *candour_pack_record_add_case   (CandourPackRecord       *self,
                                                   const char              *code,
                                                   const char              *audit_id);
/* Lent; NULL. */
CandourPackCase   *candour_pack_record_find_case  (const CandourPackRecord *self,
                                                   const char              *code);
CandourPackFile   *candour_pack_file_new          (void);
void               candour_pack_file_free         (CandourPackFile         *self);

/* The ids of audits (element-type utf8) whose moderation waits, allocated and not begun, for
 * @moderator_id and is in no pack that is out.
 */
GPtrArray         *candour_store_packs_list_ready (CandourDb               *db,
                                                   const char              *moderator_id,
                                                   const char              *today,
                                                   GError                 **error);

/* (element-type utf8) of all cases that are or were here. */
GPtrArray         *candour_store_packs_list_references (CandourDb          *db,
                                                   GError                 **error);
/* The instant of what is done now, on @today. */
char              *candour_store_packs_dup_now    (CandourDb               *db,
                                                   const char              *today,
                                                   GError                 **error);

/* All of it with its rows of the history, in one transaction, which may be the caller's: the file
 * is to be in its place before that commits. REFUSED for all but the QA lead, and where an audit
 * of it is not one of the above. made_by, due_on and, where it is
 * NULL, made_at are filled in.
 */
gboolean           candour_store_packs_add        (CandourDb               *db,
                                                   CandourPackRecord       *record,
                                                   const CandourActor      *actor,
                                                   const char              *today,
                                                   GError                 **error);
/* A return as it was taken, or a reveal as it was made; the transaction may be the caller's. With a
 * return go back_in and back_as of those of @record->cases that first came with it. CONFLICT where
 * there is one of this sequence, or one of those cases is back already. at_utc NULL: now.
 */
gboolean           candour_store_packs_add_return (CandourDb               *db,
                                                   CandourPackRecord       *record,
                                                   CandourPackFile         *file,
                                                   const CandourActor      *actor,
                                                   GError                 **error);
gboolean           candour_store_packs_add_reveal (CandourDb               *db,
                                                   CandourPackRecord       *record,
                                                   CandourPackFile         *file,
                                                   const CandourActor      *actor,
                                                   GError                 **error);
/* By the QA lead, who says why: its audits may go out again, and what comes back is refused. */
gboolean           candour_store_packs_withdraw   (CandourDb               *db,
                                                   const char              *id,
                                                   const char              *words,
                                                   const CandourActor      *actor,
                                                   GError                 **error);

/* Both REFUSED for who reads, but for the QA lead. @id: whole, or its first two groups
 * ("7F3A-22C9"). NOT_FOUND.
 */
CandourPackRecord *candour_store_packs_load       (CandourDb               *db,
                                                   const char              *id,
                                                   const char              *today,
                                                   GError                 **error);
/* (element-type CandourPackRecord), the newest first. */
GPtrArray         *candour_store_packs_list       (CandourDb               *db,
                                                   const char              *today,
                                                   GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPackRecord, candour_pack_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPackFile, candour_pack_file_free)

G_END_DECLS
