/* candour-due-chip.h - when something is due, and how pressing that is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-chip.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_DUE_CHIP (candour_due_chip_get_type ())
G_DECLARE_FINAL_TYPE (CandourDueChip, candour_due_chip, CANDOUR, DUE_CHIP, GtkWidget)

GtkWidget *candour_due_chip_new  (void);

/* ISO dates. @due_on NULL: the chip is hidden. */
void       candour_due_chip_set  (CandourDueChip *self,
                                  const char     *due_on,
                                  const char     *today);

/* "6 days overdue", "Due today", "Due tomorrow", "Due Fri 16 Jan". *tone (may be NULL) is DANGER,
 * WARN up to three days ahead, else NEUTRAL; *icon_name (may be NULL) alarm, clock, or NULL.
 */
char      *candour_due_describe  (const char     *due_on,
                                  const char     *today,
                                  CandourTone    *tone,
                                  const char    **icon_name);

G_END_DECLS
