/* candour-test-auditing.h - the steps of an audit of two standards, by keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each begins where the one before it ends.
 */

#pragma once

#include "candour-test-council.h"
#include "candour-test-desk.h"

G_BEGIN_DECLS

/* On with Tab until the focus is there. */
void             candour_test_auditing_tab_to      (CandourTestDesk    *desk,
                                                    const char         *name);
/* The program, at the first standard of a new audit of CF-2291 with data/small.xml. */
CandourTestDesk *candour_test_auditing_start       (CandourTestCouncil *council);
/* "Not safe now…" says first whom to ring. */
void             candour_test_auditing_check_duty  (CandourTestDesk    *desk,
                                                    const char         *text);
/* Good, with a rationale, in which the focus is left. */
void             candour_test_auditing_fill_first  (CandourTestDesk    *desk);
/* Requires improvement, with an action; the focus is on the difference it makes. */
void             candour_test_auditing_fill_second (CandourTestDesk    *desk);
void             candour_test_auditing_fill_views  (CandourTestDesk    *desk);
/* On Review, as it is suggested; the focus is on the first answer about immediate risk. */
void             candour_test_auditing_judge       (CandourTestDesk    *desk);
/* @toast: what is said of it. */
void             candour_test_auditing_submit      (CandourTestDesk    *desk,
                                                    const char         *toast);

G_END_DECLS
