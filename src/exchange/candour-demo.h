/* candour-demo.h - an invented council, to see everything with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody and nothing in it is real. The same seed and number of audits give the same content.
 */

#pragma once

#include <gio/gio.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_DEMO_AUDITS 3600

/* Makes the workspace at @uri, which must not be there; removes it again on failure. The
 * demonstration's today is the day on which it is made unless @today is given.
 */
gboolean candour_demo_build (const char       *uri,
                             guint64           seed,
                             int               n_audits,
                             const char       *today,
                             CandourProgress   progress,
                             gpointer          progress_data,
                             GCancellable     *cancellable,
                             GError          **error);

G_END_DECLS
