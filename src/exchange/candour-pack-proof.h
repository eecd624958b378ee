/* candour-pack-proof.h - what was in a pack, and that it is still what was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what the workspace keeps alone: no file and no key of today is needed.
 */

#pragma once

#include "candour-pack.h"
#include "candour-store-packs.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_PROOF_HOLDS,
  CANDOUR_PROOF_UNSIGNED,  /* nobody signed it: what is kept fits together, and no more */
  CANDOUR_PROOF_BROKEN,
} CandourProofState;

/* Of the pack itself, or of one of its returns and reveals. */
typedef struct
{
  CandourPackKind    kind;
  int                sequence;   /* 0: the pack itself */
  char              *at_utc;
  char              *signer;     /* "V. Lund" */
  CandourProofState  state;
  char              *sentence;   /* "Signed by V. Lund", or what does not fit */
} CandourPackProof;

/* (element-type CandourPackProof): the pack, its returns, its reveals. The signatures with the keys
 * of then, the payloads with what the statements say of them; with @db, the grades that stand in
 * the tables with those that were signed. NULL: could not be checked.
 */
GPtrArray *candour_pack_prove       (const CandourPackRecord  *record,
                                     CandourDb                *db,
                                     GError                  **error);
/* Each in a folder of its own within @folder ("7F3A-22C9-return-1"), so that it can be checked
 * without us: minisign -V -p minisign.pub -m statement.xml
 */
gboolean   candour_pack_prove_write (const CandourPackRecord  *record,
                                     const char               *folder,
                                     GError                  **error);

/* One field of what went out, word for word. */
typedef struct
{
  char *code;       /* "": of the pack as a whole */
  char *reference;  /* of the case that the code is of; "" */
  char *field;      /* "sender", "plan", "S2 source", "reveal 1: S2 rationale" */
  char *text;
} CandourPackField;

/* (element-type CandourPackField): everything that left in the pack and its reveals, for whoever
 * has to say what was lost with it. DAMAGED where what is kept does not read.
 */
GPtrArray *candour_pack_list_fields (const CandourPackRecord  *record,
                                     GError                  **error);
/* The same as CSV with a header row: pack, code, case, field, text. (transfer full) */
char      *candour_pack_dup_csv     (const CandourPackRecord  *record,
                                     GError                  **error);

G_END_DECLS
