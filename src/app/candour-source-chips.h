/* candour-source-chips.h - what a grade rests on, a chip a source, and a way to cite one more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_SOURCE_CHIPS (candour_source_chips_get_type ())
G_DECLARE_FINAL_TYPE (CandourSourceChips, candour_source_chips, CANDOUR, SOURCE_CHIPS, GtkWidget)

GtkWidget *candour_source_chips_new       (void);

/* NULL: none. @grading is one of the session's; both are lent until the next call. */
void       candour_source_chips_show      (CandourSourceChips  *self,
                                           CandourAuditSession *session,
                                           CandourGrading      *grading);
/* Whatever the session allows, as of the next show: they are somebody else's. */
void       candour_source_chips_set_read_only (CandourSourceChips *self,
                                           gboolean             read_only);
/* Opens the form for one more. */
void       candour_source_chips_cite      (CandourSourceChips  *self);

/* "Plan, 3 Oct 2025, Safety plan". */
char      *candour_source_describe        (const CandourCitation *citation,
                                           const char            *today);

G_END_DECLS
