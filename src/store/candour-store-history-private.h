/* candour-store-history-private.h - the walk along the history, for long checks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db-private.h"
#include "candour-store-history.h"

G_BEGIN_DECLS

/* As candour_store_history_verify(); @progress (may be NULL) is told how many rows are done. */
gboolean candour_store_history_walk (CandourDb          *db,
                                     CandourDbProgress   progress,
                                     gpointer            progress_data,
                                     GCancellable       *cancellable,
                                     gint64             *broken_at,
                                     gint64             *n_rows,
                                     GError            **error);

G_END_DECLS
