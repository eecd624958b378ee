/* candour-audit-report-private.h - what one printed audit is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-rules.h"
#include "candour-db.h"
#include "candour-moderation-rules.h"
#include "candour-people.h"
#include "candour-re-audit.h"
#include "candour-sheet.h"

G_BEGIN_DECLS

#define CANDOUR_REPORT_NA (-1)   /* instead of a grade: it does not apply */

typedef struct
{
  CandourFramework  *framework;
  CandourAudit      *audit;
  CandourModeration *moderation;  /* NULL: not drawn. What is not sealed yet is not for printing */
  CandourJudgement  *judgement;   /* over the grades that stand; NULL: no overall grade */
  CandourEarlierAudit *earlier;   /* which it is a re-audit of; NULL: of none */
  GHashTable        *people;      /* id -> CandourPerson */
  GHashTable        *teams;       /* id -> name */
  char              *council;
  char              *marking;
  char              *today;
  char              *printed;     /* "14 January 2026, 16:05, by J. Okafor" */
  gint64             head_seq;
  char              *head_hash;
} CandourReportFacts;

CandourReportFacts *candour_report_facts_load     (CandourDb                *db,
                                                   const char               *audit_id,
                                                   const CandourActor       *actor,
                                                   GError                  **error);
void                candour_report_facts_free     (CandourReportFacts       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourReportFacts, candour_report_facts_free)

/* The moderator's grades are sealed, so that they may stand beside the auditor's. */
gboolean            candour_report_facts_is_compared (const CandourReportFacts *self);
/* The agreed grades stand. */
gboolean            candour_report_facts_is_agreed (const CandourReportFacts *self);
/* A grade, 0 for none, or CANDOUR_REPORT_NA; 0 too for what may not be seen, or does not stand yet.
 * @standard_id NULL: overall.
 */
int                 candour_report_facts_get_level (const CandourReportFacts *self,
                                                   const char               *standard_id,
                                                   CandourGradingRole        role);
/* "Decided by Q. Vale", "Agreed in conversation, 14 January 2026"; NULL where nothing was to be
 * agreed, or is not agreed yet.
 */
char               *candour_report_facts_dup_agreement (const CandourReportFacts *self,
                                                   const char               *standard_id);

/* "R. Dean", or "" for NULL and for whom nobody knows. */
const char         *candour_report_facts_get_name (const CandourReportFacts *self,
                                                   const char               *person_id);
const char         *candour_report_facts_get_team (const CandourReportFacts *self,
                                                   const char               *team_id);

/* The parts, in the order of the page. */
void                candour_report_draw_facts     (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_judgement (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_grades    (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
/* Nothing where it is no re-audit. */
void                candour_report_draw_earlier   (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_evidence  (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_actions   (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_quality   (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_sign_off  (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);

G_END_DECLS
