/* candour-test-packs.h - two moderations that went out in a pack, and returns to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-pack-out.h"
#include "candour-pack-payload.h"
#include "candour-test-moderated.h"

G_BEGIN_DECLS

#define CANDOUR_TEST_OTHER_CASE "CF-1990"
#define CANDOUR_TEST_SEALED_AT  "2026-01-16T11:00:00Z"
#define CANDOUR_TEST_RETURNED   "2026-01-16T12:00:00Z"

typedef struct
{
  CandourTestModerated  council;     /* of CF-2291; who reads is nobody */
  CandourKeyring       *lead;
  CandourKeyring       *moderator;
  CandourCard          *card;        /* the moderator's */
  char                 *folder;
  char                 *path;        /* where the pack is, or is to be */
  CandourPackRecord    *record;      /* NULL before it is sent */
  const char           *first;       /* the code of CF-2291 */
  const char           *second;      /* that of CF-1990; NULL where it was not added */
} CandourTestPacks;

/* CF-2291 is allocated and waits. */
void                  candour_test_packs_init      (CandourTestPacks      *self,
                                                    CandourTestStore      *store);
void                  candour_test_packs_clear     (CandourTestPacks      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourTestPacks, candour_test_packs_clear)

/* Another one that is allocated and waits. */
void                  candour_test_packs_add_case  (CandourTestPacks      *self,
                                                    const char            *reference);
/* All that waits, until 13 February. @passphrase NULL: for the moderator's keys. */
void                  candour_test_packs_send      (CandourTestPacks      *self,
                                                    const char            *passphrase);
/* (transfer full) */
char                 *candour_test_packs_dup_path  (CandourTestPacks      *self,
                                                    const char            *name);

/* Adds the moderator's grades of @code to what a return is to hold. */
CandourPackAudit     *candour_test_packs_grade     (GPtrArray             *audits,
                                                    const char            *code,
                                                    int                    seeing,
                                                    int                    safety,
                                                    int                    supervision,
                                                    int                    overall);
CandourPackStatement *candour_test_packs_state     (CandourTestPacks      *self,
                                                    GPtrArray             *audits,
                                                    int                    sequence);
/* Signed by @key (NULL: unsigned), sealed for @recipient. The path (transfer full). */
char                 *candour_test_packs_write     (CandourTestPacks      *self,
                                                    CandourPackStatement  *statement,
                                                    GPtrArray             *parts,
                                                    const CandourSigningKey *key,
                                                    const char            *recipient);
/* The payload alone, as a return has it. */
GPtrArray            *candour_test_packs_make_parts (GPtrArray            *audits);
/* The usual one of all that: by the moderator, for the lead. */
char                 *candour_test_packs_return    (CandourTestPacks      *self,
                                                    GPtrArray             *audits,
                                                    int                    sequence);

G_END_DECLS
