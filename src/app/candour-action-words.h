/* candour-action-words.h - how an action stands, in the few words of a chip or a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-action.h"
#include "candour-chip.h"

G_BEGIN_DECLS

/* When it is due, or how its end compares with its first date: "6 days overdue", "Done 13 Jan, on
 * time". *tone and *icon_name (both may be NULL) are as in candour_chip_set().
 */
char *candour_action_describe_time  (const CandourActionRow  *row,
                                     const char              *today,
                                     CandourTone             *tone,
                                     const char             **icon_name);
/* Where it is: "Started", "To verify", "No difference yet". */
char *candour_action_describe_state (const CandourActionRow  *row,
                                     const char              *today,
                                     CandourTone             *tone,
                                     const char             **icon_name);
/* The line below its title: "CF-2291 · R. Dean · Inadequate · Repeat". */
char *candour_action_describe_line  (const CandourActionRow  *row);
/* All of a row, as a screen reader says it. */
char *candour_action_describe       (const CandourActionRow  *row,
                                     const char              *today);
/* "9 Jan, 16:20" of an instant (ISO, UTC) where one sits. */
char *candour_instant_describe      (const char              *at_utc,
                                     const char              *today);
/* "Case note, 8 Jan", "Attached, 214 kB"; who added it where that was not the owner. */
char *candour_evidence_describe     (const CandourEvidence   *evidence,
                                     const char              *today);
/* How far an action has come, for the strip of its four steps: the one at hand, from 1. */
guint candour_action_get_step       (CandourActionState       state);

G_END_DECLS
