/* candour-feedback-words.h - where feedback is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-feedback-jobs.h"

G_BEGIN_DECLS

#define CANDOUR_FEEDBACK_STEPS 5

typedef struct
{
  char *title;
  char *detail;
} CandourFeedbackStep;

/* All steps, each to be cleared. Returns: the one at hand, from 1; one more: all are done. */
guint  candour_feedback_list_steps   (const CandourFeedbackFacts *facts,
                                      const char                 *person_id,
                                      const char                 *today,
                                      CandourFeedbackStep        *steps);
void   candour_feedback_step_clear   (CandourFeedbackStep        *self);

/* "CF-1962, child in need. Read by T. Lowe on 5 December, moderated by N. Vale." */
char  *candour_feedback_dup_lead     (const CandourFeedbackFacts *facts);
char  *candour_feedback_dup_title    (const CandourFeedbackFacts *facts,
                                      const char                 *person_id);
/* Who reads the answer: "T. Lowe, N. Vale and S. Marsh". */
char  *candour_feedback_dup_readers  (const CandourFeedbackFacts *facts);
/* The lines of a text; ended by NULL, without empty ones. */
GStrv  candour_feedback_dup_lines    (const char                 *text);

G_END_DECLS
