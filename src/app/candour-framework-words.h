/* candour-framework-words.h - the rules of a framework, and what differs in two, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-framework.h"

G_BEGIN_DECLS

/* Of one standard or of the framework as a whole. */
typedef struct
{
  char *where;   /* "4. Safety planning", or "Grades" */
  char *what;    /* "New", "Question", "What Good means" */
  char *was;     /* NULL: nothing was there */
  char *is;      /* NULL: nothing is there any more */
} CandourFrameworkDifference;

/* "Case file audit, version 4" */
char      *candour_framework_words_name     (const CandourFramework *framework);
/* "Inadequate or Requires improvement"; "" where @from is above @to. */
char      *candour_framework_words_grades   (const CandourFramework *framework,
                                             int                     from,
                                             int                     to);
/* (element-type utf8) what a grade of this standard does to the overall judgement: "When
 * Inadequate, overall cannot be Good or Outstanding".
 */
GPtrArray *candour_framework_words_limits   (const CandourFramework *framework,
                                             const char             *standard_id);
/* (element-type utf8) every rule, a sentence each. */
GPtrArray *candour_framework_words_rules    (const CandourFramework *framework);
/* "Inadequate and Requires improvement"; NULL: no grade needs an action. */
char      *candour_framework_words_actions  (const CandourFramework *framework);
/* "Inadequate 5 working days, Requires improvement 20 working days"; NULL: none. */
char      *candour_framework_words_dates    (const CandourFramework *framework);
/* "Every child", or "Child protection, Child in care". */
char      *candour_framework_words_cohorts  (guint                   cohorts);
/* "5 working days" */
char      *candour_framework_words_days     (int                     days);

/* (element-type CandourFrameworkDifference) standard by standard, then the framework as a whole;
 * empty where nothing that matters differs.
 */
GPtrArray *candour_framework_compare        (const CandourFramework *old,
                                             const CandourFramework *made);

G_END_DECLS
