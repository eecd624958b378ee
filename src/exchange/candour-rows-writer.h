/* candour-rows-writer.h - actions and moderations as CSV, one row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is sealed to who reads is left out of actions, and stands empty in moderations.
 */

#pragma once

#include "candour-export.h"

G_BEGIN_DECLS

/* The header rows, fixed for ever; each ends with NULL. Described in the README. */
extern const char *const candour_action_columns[];
extern const char *const candour_moderation_columns[];

/* Every action of a submitted audit, by its first date. *n_rows may be NULL. REFUSED for names
 * without the right to them.
 */
gboolean candour_actions_write     (CandourDb           *db,
                                    const char          *path,
                                    CandourExportFlags   flags,
                                    const CandourActor  *actor,
                                    CandourProgress      progress,
                                    gpointer             progress_data,
                                    GCancellable        *cancellable,
                                    gint64              *n_rows,
                                    GError             **error);
/* Every moderation, the newest first. */
gboolean candour_moderations_write (CandourDb           *db,
                                    const char          *path,
                                    CandourExportFlags   flags,
                                    const CandourActor  *actor,
                                    CandourProgress      progress,
                                    gpointer             progress_data,
                                    GCancellable        *cancellable,
                                    gint64              *n_rows,
                                    GError             **error);

G_END_DECLS
