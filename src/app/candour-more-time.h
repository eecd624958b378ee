/* candour-more-time.h - asks for more time: until when, why, and what keeps the child safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-action-drafts.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MORE_TIME (candour_more_time_get_type ())
G_DECLARE_FINAL_TYPE (CandourMoreTime, candour_more_time, CANDOUR, MORE_TIME, GtkWidget)

/* A form for a popover. @draft and @detail are lent for as long as the form lives.
 * Signals: "edited" (the draft holds what is in the form now), "asked" (it is complete),
 * "cancelled".
 */
GtkWidget *candour_more_time_new (CandourActionDraft        *draft,
                                  const CandourActionDetail *detail,
                                  const char                *today);

G_END_DECLS
