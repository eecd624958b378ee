/* candour-notice.h - one thing to know above or among the rest, with what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-chip.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_NOTICE (candour_notice_get_type ())
G_DECLARE_FINAL_TYPE (CandourNotice, candour_notice, CANDOUR, NOTICE, GtkWidget)

/* Hidden until the first candour_notice_show(). */
GtkWidget  *candour_notice_new        (void);

/* Bold @lead, then @text on the same line; either may be NULL. Both buttons go away. */
void        candour_notice_show       (CandourNotice *self,
                                       CandourTone    tone,
                                       const char    *lead,
                                       const char    *text);
void        candour_notice_hide       (CandourNotice *self);
gboolean    candour_notice_is_shown   (CandourNotice *self);

/* At most two. @action is the name of an action, @target (may be NULL, floating is taken) its
 * parameter. @icon_name may be NULL.
 */
void        candour_notice_add_button (CandourNotice *self,
                                       const char    *label,
                                       const char    *icon_name,
                                       const char    *action,
                                       GVariant      *target);

/* "dialog-warning-symbolic" for WARN, and so on. */
const char *candour_tone_get_icon_name (CandourTone   tone);

G_END_DECLS
