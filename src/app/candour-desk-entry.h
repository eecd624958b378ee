/* candour-desk-entry.h - how an external moderator gets from a pack's file to the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

/* TRUE: by its name, a pack, a return or a reveal. */
gboolean candour_desk_entry_is_pack (const char    *path);

/* Reads it, asks for what opens it, and shows the desk in @window, or why not; what was open
 * there is closed. A return is the council's, and is said to be.
 */
void     candour_desk_entry_open    (CandourWindow *window,
                                     const char    *path);
/* Asks which. */
void     candour_desk_entry_choose  (CandourWindow *window);

G_END_DECLS
