/* candour-audit-report-private.h - what one printed audit is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-rules.h"
#include "candour-db.h"
#include "candour-people.h"
#include "candour-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  CandourFramework *framework;
  CandourAudit     *audit;
  CandourJudgement *judgement;   /* NULL: the framework has no overall grade */
  GHashTable       *people;      /* id -> CandourPerson */
  GHashTable       *teams;       /* id -> name */
  char             *council;
  char             *marking;
  char             *today;
  char             *printed;     /* "14 January 2026, 16:05, by J. Okafor" */
  gint64            head_seq;
  char             *head_hash;
} CandourReportFacts;

CandourReportFacts *candour_report_facts_load     (CandourDb                *db,
                                                   const char               *audit_id,
                                                   const CandourActor       *actor,
                                                   GError                  **error);
void                candour_report_facts_free     (CandourReportFacts       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourReportFacts, candour_report_facts_free)

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
void                candour_report_draw_evidence  (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_actions   (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);
void                candour_report_draw_sign_off  (CandourSheet             *sheet,
                                                   const CandourReportFacts *facts);

G_END_DECLS
