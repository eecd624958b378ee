/* candour-desk-sheet.h - a moderator's desk as a sheet to be filled in, where there is no display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSV with a header row: code, plan, age_band, standard, question, looked_at, grades, grade,
 * rationale, source. One row a standard of each audit that is not sealed, and one for the overall
 * judgement ("overall"). Only the last three are read back, by code and standard.
 */

#pragma once

#include "candour-store-desk.h"

G_BEGIN_DECLS

/* With what was graded so far. */
char     *candour_desk_sheet_write (CandourDb           *db,
                                    const CandourActor  *actor,
                                    GError             **error);
/* A grade is one of those in "grades", or "not applicable" with the reason as its rationale; each
 * line of a source is one, with its date first where it has one. An empty cell changes nothing.
 * All of it, or nothing: REFUSED with one sentence that names the row. *n_rows (may be NULL) said
 * something.
 */
gboolean  candour_desk_sheet_take  (CandourDb           *db,
                                    GBytes              *sheet,
                                    const CandourActor  *actor,
                                    int                 *n_rows,
                                    GError             **error);

G_END_DECLS
