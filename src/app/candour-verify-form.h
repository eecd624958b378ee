/* candour-verify-form.h - what somebody else found an action to be: it helped, not yet, not done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-action-drafts.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_VERIFY_FORM (candour_verify_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourVerifyForm, candour_verify_form, CANDOUR, VERIFY_FORM, GtkWidget)

/* Signal "edited": the draft holds what is in the form now. */
GtkWidget *candour_verify_form_new  (void);
/* @draft is lent until the next call and kept up to date. @why_not: the sentence why this person
 * cannot, NULL where they can; @hint stands beside the heading.
 */
void       candour_verify_form_show (CandourVerifyForm  *self,
                                     CandourActionDraft *draft,
                                     const char         *today,
                                     const char         *why_not,
                                     const char         *hint);

G_END_DECLS
