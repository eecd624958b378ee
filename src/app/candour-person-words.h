/* candour-person-words.h - how a person of a list reads: when audited last, and all in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-chip.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* Here, with children, and not audited within twelve months of @today. */
gboolean candour_person_is_not_audited   (CandourPersonRow  *row,
                                          const char        *today);

/* "Thu 30 Apr"; "Never", "13 months ago" and "Started December" are to be drawn as a chip: then
 * *is_chip is set, with *tone and *icon_name (may be NULL) for it.
 */
char    *candour_person_describe_audited (CandourPersonRow  *row,
                                          const char        *today,
                                          gboolean          *is_chip,
                                          CandourTone       *tone,
                                          const char       **icon_name);

/* "L. Hart, social worker, 19 children, never audited" */
char    *candour_person_describe         (CandourPersonRow  *row,
                                          const char        *today);

/* "KM" of "K. Moss". */
char    *candour_person_dup_initials     (const char        *name);

/* "CF-1990, Child in need, 5 to 9, K. Moss, never audited" */
char    *candour_record_describe         (CandourCaseRow    *row,
                                          const char        *today);
/* What the help is for, in the council's words where there are some. */
const char *candour_record_get_plan      (CandourCaseRow    *row);
/* As for a person; a closed record says when it was closed. */
char    *candour_record_describe_audited (CandourCaseRow    *row,
                                          const char        *today,
                                          gboolean          *is_chip,
                                          CandourTone       *tone,
                                          const char       **icon_name);

G_END_DECLS
