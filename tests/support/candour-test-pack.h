/* candour-test-pack.h - a pack for an external moderator, and what may follow it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keyring.h"
#include "candour-pack.h"
#include "candour-pack-payload.h"

G_BEGIN_DECLS

#define CANDOUR_TEST_PACK_TODAY   "2026-01-20"
#define CANDOUR_TEST_PACK_EXPIRES "2026-02-13"
#define CANDOUR_TEST_PACK_WORDS   "abacus abdomen abdominal abide abiding ability"

/* In nothing but where the auditor looked, so that it can be looked for. */
#define CANDOUR_TEST_PACK_CITED   "Glockenspiel strategy note"
/* In nothing but what the auditor thought. */
#define CANDOUR_TEST_PACK_THOUGHT "Xylophone of the auditor"

typedef struct
{
  CandourKeyring       *lead;       /* "I. Sayer" */
  CandourKeyring       *moderator;  /* "V. Lund", who trusts the lead */
  CandourFramework     *framework;  /* the small one of candour-test-audit.h */
  GPtrArray            *audits;     /* CandourPackAudit, with all that the auditor said and salts */
  CandourPackStatement *statement;
} CandourTestPack;

CandourTestPack *candour_test_pack_new    (guint                   n_audits);
void             candour_test_pack_free   (CandourTestPack        *self);

/* For the moderator and the lead; @words not NULL: by those. */
GBytes          *candour_test_pack_seal   (CandourTestPack        *self,
                                           const char             *words);
/* What the auditor gave in the first @n_audits; to @file, which was sealed by the above. */
GBytes          *candour_test_pack_reveal (CandourTestPack        *self,
                                           GBytes                 *file,
                                           guint                   n_audits,
                                           const char             *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourTestPack, candour_test_pack_free)

G_END_DECLS
