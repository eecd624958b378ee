/* candour-passphrase-dialog.h - asks for what opens: the passphrase of one's keys, or six words
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

/* Neither is called where the dialog is closed, or @parent is gone; after them it closes. @keys
 * are the callback's, @words are as they are made, and lent.
 */
typedef void (*CandourKeysOpened) (GtkWidget   *parent,
                                   CandourKeys *keys,
                                   gpointer     user_data);
typedef void (*CandourWordsGiven) (GtkWidget   *parent,
                                   const char  *words,
                                   gpointer     user_data);

/* Opens the keys of this person, or makes them where there are none yet. @name: proposed for the
 * card, where keys are made. @why: what they are for.
 */
GtkWidget *candour_passphrase_dialog_present    (GtkWidget         *parent,
                                                 const char        *name,
                                                 const char        *why,
                                                 CandourKeysOpened  callback,
                                                 gpointer           user_data);
GtkWidget *candour_passphrase_dialog_ask_words  (GtkWidget         *parent,
                                                 const char        *why,
                                                 CandourWordsGiven  callback,
                                                 gpointer           user_data);

G_END_DECLS
