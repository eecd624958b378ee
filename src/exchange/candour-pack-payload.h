/* candour-pack-payload.h - the audits in a pack, and the grades that come back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An audit goes out under a code that means nothing anywhere else; which case it is of stays with
 * who sent it. What the auditor judged does not go out: only a commitment to it, by which the
 * moderator can tell after the reveal that nothing was changed meanwhile.
 */

#pragma once

#include "candour-audit.h"

G_BEGIN_DECLS

/* Of letters and digits that cannot be taken for each other: "K7Q2MX". */
#define CANDOUR_PACK_CODE_LENGTH 6

typedef struct
{
  char         *code;
  int           framework;   /* in "framework-1.xml", from 1; of returns and reveals: 0 */
  char         *due_on;      /* out: when its moderation is due; NULL */
  char         *commitment;  /* out: SHA-256 in hex; "" */
  char         *salt;        /* reveal: 64 hex digits that go before what is committed to; "" */
  char         *sealed_at;   /* return: when the moderator sealed it; NULL */
  /* Out: cohort, plan, age band; the auditor's citations, and which prompts were answered, as
   * answers that are NONE; voices without words. Return: the moderator's gradings with what they
   * cite, and the overall. Reveal: the auditor's gradings and overall.
   */
  CandourAudit *audit;
} CandourPackAudit;

/* (element-type CandourPackAudit), freed with their array. */
GPtrArray        *candour_pack_audits_new       (void);
CandourPackAudit *candour_pack_audits_add       (GPtrArray               *audits,
                                                 const char              *code);
CandourPackAudit *candour_pack_audits_find      (GPtrArray               *audits,
                                                 const char              *code);

/* By chance; not one that stands in @audits. */
char             *candour_pack_audits_make_code (GPtrArray               *audits);

/* What the auditor's grades of @audit commit to: every standard's grade and words, the overall and
 * its reason, after @salt. The same for the same, whatever the order.
 */
char             *candour_pack_commit           (const CandourAudit      *audit,
                                                 const char              *salt);
/* 32 bytes by chance, in hex. */
char             *candour_pack_make_salt        (void);

/* Grades are numbers of the framework's scale, 1 the weakest, as everywhere. */
GBytes           *candour_pack_audits_write     (GPtrArray               *audits);
GBytes           *candour_pack_grades_write     (GPtrArray               *audits,
                                                 CandourGradingRole       role);

/* REFUSED, with one sentence: not what is written above, or twice the same code. */
GPtrArray        *candour_pack_audits_read      (GBytes                  *bytes,
                                                 GError                 **error);
GPtrArray        *candour_pack_grades_read      (GBytes                  *bytes,
                                                 CandourGradingRole       role,
                                                 GError                 **error);

G_END_DECLS
