/* candour-prefs.h - what this computer remembers for whoever uses Candour on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works without the installed schema too: then nothing is remembered.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where the schema is not installed. */
GSettings *candour_prefs_get              (void);

char      *candour_prefs_dup_last         (void);   /* URI of a workspace, or NULL */
void       candour_prefs_set_last         (const char *uri);

/* A variant of type a{sv}, or NULL: how @person_id left the filters of a list. */
GVariant  *candour_prefs_dup_filters      (const char *person_id,
                                           const char *list);
/* A floating @filters is taken. */
void       candour_prefs_set_filters      (const char *person_id,
                                           const char *list,
                                           GVariant   *filters);

G_END_DECLS
