/* candour-test-audit.h - a small framework, and a whole audit by it that may be submitted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a test is about it changes itself; all else is right already.
 */

#pragma once

#include "candour-audit.h"

G_BEGIN_DECLS

/* Ids of the standards of the small framework. */
#define CANDOUR_TEST_SEEING      "S1"  /* 3 prompts, "1" to "3"; Outstanding needs it */
#define CANDOUR_TEST_SAFETY      "S2"  /* 2 prompts; Inadequate: not above Requires improvement */
#define CANDOUR_TEST_SUPERVISION "S3"  /* 4 prompts; not for early help */

/* "test-small", version 4, without an id: the four grades, three standards, one rule of each
 * kind, practitioner and child to be asked, a next step needed where judged Good.
 */
CandourFramework *candour_test_framework_new  (void);

/* The scales that councils use beside the four grades, in the place of the one it has; rules
 * are taken away, for they name grades.
 */
typedef enum
{
  CANDOUR_TEST_SCALE_FOUR,
  CANDOUR_TEST_SCALE_RAG,       /* Red, Amber, Green */
  CANDOUR_TEST_SCALE_ELEVEN,    /* 0 to 10; 1 is "0" */
  CANDOUR_TEST_SCALE_NARRATIVE, /* none */
} CandourTestScale;

void              candour_test_framework_set_scale (CandourFramework *framework,
                                                    CandourTestScale  scale);
CandourRule      *candour_test_framework_add_rule  (CandourFramework *framework,
                                                    CandourRuleKind   kind,
                                                    const char       *standard_id,
                                                    int               grade,
                                                    int               target,
                                                    int               count);

/* In progress, child protection: Good, Requires improvement with its action, Good; judged Good
 * as suggested. The first of two actions is the next step, of S1; the other one is of S2. Any
 * argument may be NULL, but without an @owner_id the actions are not complete.
 */
CandourAudit     *candour_test_audit_new      (const char       *case_id,
                                               const char       *framework_id,
                                               const char       *auditor_id,
                                               const char       *owner_id);
/* The auditor's grade alone. */
void              candour_test_audit_grade    (CandourAudit     *audit,
                                               const char       *standard_id,
                                               int               grade);

G_END_DECLS
