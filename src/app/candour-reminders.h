/* candour-reminders.h - says once a day on the desktop what is due, late, or has come up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * References only, never a name: a desktop shows it to whoever stands by.
 */

#pragma once

#include "candour-my-work.h"
#include "candour-window.h"

G_BEGIN_DECLS

/* Lines of a notification. */
#define CANDOUR_REMINDER_LINES 3

/* "An action is due tomorrow (CF-1990)", a line each, at most CANDOUR_REMINDER_LINES and how many
 * more there are; NULL: nothing. @actions and @escalated: CandourActionRow, most urgent first.
 */
char *candour_reminders_describe (GPtrArray     *actions,
                                  GPtrArray     *escalated,
                                  const char    *today);
/* For who acts in the window, where that was not done today. */
void  candour_reminders_send     (CandourWindow *window);

G_END_DECLS
