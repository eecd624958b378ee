/* candour-learning-words.h - what is said of learning: its row, its chips, and who passed it on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-chip.h"
#include "candour-learning.h"

G_BEGIN_DECLS

/* At most so many chips stand below a row. */
#define CANDOUR_LEARNING_CHIPS 3

typedef struct
{
  CandourTone  tone;
  const char  *icon_name;  /* static; may be NULL */
  char        *text;
  char        *full_name;  /* NULL: the text says it all */
} CandourLearningChip;

/* "In care · aged 8 to 11 · January"; what few share is left out already. */
char  *candour_learning_row_dup_detail  (const CandourLearningRow *row,
                                         const char               *today);
/* Returns: how many there are; each is to be cleared. */
guint  candour_learning_row_list_chips  (const CandourLearningRow *row,
                                         CandourLearningChip      *chips);
void   candour_learning_chip_clear      (CandourLearningChip      *self);
/* All of the row in one breath. */
char  *candour_learning_row_dup_name    (const CandourLearningRow *row,
                                         const char               *today);
/* "aged 5 to 9", "unborn"; NULL for NULL. */
char  *candour_learning_dup_age         (const char               *age_band);

/* "Passed by K. Moss, Wed 7 Jan: Drawings help here too", "Asked for it, Tue 6 Jan". */
char  *candour_pass_dup_detail          (const CandourPass        *pass,
                                         const char               *today);
CandourTone  candour_pass_get_tone      (const CandourPass        *pass,
                                         const char              **icon_name);
/* "4 teams, 2 asked for it"; "" for none. */
char  *candour_learning_dup_passed      (const CandourLearning    *learning);
/* What stands in place of the words of one that was withdrawn. */
char  *candour_learning_dup_withdrawn   (const CandourLearning    *learning);

G_END_DECLS
