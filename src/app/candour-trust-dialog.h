/* candour-trust-dialog.h - a card is believed once its words were read over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-keys.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_TRUST_DIALOG (candour_trust_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourTrustDialog, candour_trust_dialog, CANDOUR, TRUST_DIALOG, AdwWindow)

/* The words match, and that is kept in @keys; the dialog closes afterwards. */
typedef void (*CandourTrusted) (GtkWidget *parent,
                                gpointer   user_data);

/* Not called where they do not match, or @parent is gone. */
GtkWidget *candour_trust_dialog_present (GtkWidget         *parent,
                                         CandourKeys       *keys,
                                         const CandourCard *card,
                                         CandourTrusted     callback,
                                         gpointer           user_data);

G_END_DECLS
