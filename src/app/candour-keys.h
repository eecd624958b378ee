/* candour-keys.h - somebody's own keys, opened with their passphrase and held for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-keyring.h"

G_BEGIN_DECLS

/* A keyring, and what it was opened with, so that what is learned can be kept in it. */
typedef struct _CandourKeys CandourKeys;

/* Takes @ring; @passphrase is copied, and wiped with the last reference. */
CandourKeys    *candour_keys_new         (CandourKeyring       *ring,
                                          const char           *path,
                                          const char           *passphrase);
CandourKeys    *candour_keys_ref         (CandourKeys          *self);
void            candour_keys_unref       (CandourKeys          *self);
CandourKeyring *candour_keys_get_ring    (CandourKeys          *self);

/* Whether this person has keys on this computer. */
gboolean        candour_keys_are_there   (void);

/* Both take most of a second, on a thread. @name: of the person, to make new keys; NULL: to open
 * those that are there.
 */
void            candour_keys_open_async  (const char           *name,
                                          const char           *passphrase,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
CandourKeys    *candour_keys_open_finish (GAsyncResult         *result,
                                          GError              **error);
/* The words of @card were read and are right (NULL: new keys are taken into use). The ring is as
 * it was where that could not be kept.
 */
void            candour_keys_trust_async (CandourKeys          *self,
                                          const CandourCard    *card,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean        candour_keys_trust_finish (GAsyncResult        *result,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourKeys, candour_keys_unref)

G_END_DECLS
