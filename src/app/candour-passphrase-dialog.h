/* candour-passphrase-dialog.h - opens somebody's keys, or makes them where there are none yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-keys.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PASSPHRASE_DIALOG (candour_passphrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourPassphraseDialog, candour_passphrase_dialog, CANDOUR,
                      PASSPHRASE_DIALOG, AdwWindow)

/* @keys are the callback's. Not called where the dialog is closed, or @parent is gone. */
typedef void (*CandourKeysOpened) (GtkWidget   *parent,
                                   CandourKeys *keys,
                                   gpointer     user_data);

/* @name: proposed for the card, where keys are made. @why: one sentence, what they are for. */
void candour_passphrase_dialog_present (GtkWidget         *parent,
                                        const char        *name,
                                        const char        *why,
                                        CandourKeysOpened  callback,
                                        gpointer           user_data);

G_END_DECLS
