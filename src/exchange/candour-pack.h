/* candour-pack.h - what goes to an external moderator and comes back, sealed and signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: pack-1.xsd says it all. Nothing outside candour_pack_seal() and candour_pack_open()
 * knows how a pack is sealed.
 */

#pragma once

#include "candour-age.h"
#include "candour-card.h"
#include "candour-signing.h"

G_BEGIN_DECLS

#define CANDOUR_PACK_SUFFIX   ".candour-pack"
#define CANDOUR_PACK_PAYLOAD  "payload.xml"

/* A part unpacked, and a part's number of the frameworks. */
#define CANDOUR_PACK_MAX_PART  (64 * 1024 * 1024)
#define CANDOUR_PACK_MAX_PARTS 100

typedef enum
{
  CANDOUR_PACK_MODERATION,  /* out: what is to be graded */
  CANDOUR_PACK_RETURN,      /* back: what was graded */
  CANDOUR_PACK_REVEAL,      /* out again: what the auditor had given */
} CandourPackKind;

/* What a pack says of itself, and its sender signs. */
typedef struct
{
  CandourPackKind  kind;
  char            *id;        /* eight groups of four, by chance; a return has its pack's */
  char            *created;   /* UTC, "2026-01-16T14:32:05Z" */
  char            *expires;   /* the last day on which it opens, "2026-02-13" */
  int              n_audits;
  int              sequence;  /* of returns, from 1; each holds everything sealed so far */
  char            *answers;   /* of returns: SHA-256 of the pack file, in hex; "" */
  CandourCard     *sender;
  CandourCard     *recipient;
  gint64           head_row;  /* the end of the sender's history; 0: they keep none */
  char            *head_hash;
} CandourPackStatement;

CandourPackStatement *candour_pack_statement_new  (CandourPackKind       kind,
                                                   const CandourCard    *sender,
                                                   const CandourCard    *recipient);
void                  candour_pack_statement_free (CandourPackStatement *self);

/* One file in a pack. */
typedef struct
{
  char   *name;
  GBytes *bytes;
} CandourPackPart;

/* (element-type CandourPackPart), freed with their array. */
GPtrArray *candour_pack_parts_new (void);
void       candour_pack_parts_add (GPtrArray       *parts,
                                   const char      *name,
                                   GBytes          *bytes);
/* NULL where there is none; lent. */
GBytes    *candour_pack_parts_get (GPtrArray       *parts,
                                   const char      *name);

/* An opened pack. What it says is the sender's word only once candour_pack_verify() passed. */
typedef struct
{
  CandourPackStatement *statement;
  GPtrArray            *parts;
  GBytes               *signed_bytes;  /* of the statement, as they were signed */
  char                 *signature;     /* "": unsigned */
  char                 *hash;          /* SHA-256 of the sealed file, in hex */
} CandourPack;

void         candour_pack_free            (CandourPack                 *self);

/* "7F3A-22C9", which is enough for people to tell packs apart. */
char        *candour_pack_dup_short_id    (const char                  *id);

/* @key NULL: unsigned. @recipients: as candour_age_seal(); the statement does not name those to
 * whom it is sealed as well, so that a lost key loses nothing.
 */
GBytes      *candour_pack_seal            (const CandourPackStatement  *statement,
                                           GPtrArray                   *parts,
                                           const CandourSigningKey     *key,
                                           const char *const           *recipients,
                                           GError                     **error);
GBytes      *candour_pack_seal_passphrase (const CandourPackStatement  *statement,
                                           GPtrArray                   *parts,
                                           const CandourSigningKey     *key,
                                           const char                  *passphrase,
                                           GError                     **error);

/* Opens, and holds each part against the statement. Errors of candour_age_open(); DAMAGED also
 * where a part is not the one that the statement speaks of, REFUSED where it is no pack.
 */
CandourPack *candour_pack_open            (GBytes                      *sealed,
                                           const CandourAgeIdentity    *identity,
                                           GError                     **error);
CandourPack *candour_pack_open_passphrase (GBytes                      *sealed,
                                           const char                  *passphrase,
                                           GError                     **error);

/* With the key that the sender is known by here, never with the one that the pack names. */
gboolean     candour_pack_verify          (const CandourPack           *self,
                                           const char                  *public_key,
                                           GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPackStatement, candour_pack_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPack, candour_pack_free)

G_END_DECLS
