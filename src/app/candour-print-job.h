/* candour-print-job.h - asks where to, and writes a PDF there while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

/* On a thread of the workspace. */
typedef gboolean (*CandourPrint) (CandourDb           *db,
                                  gpointer             data,
                                  const char          *path,
                                  const CandourActor  *actor,
                                  const char          *today,
                                  GError             **error);

/* @name is suggested, its ending included. Takes @data, to be freed with @free_data. A toast in the
 * window of @parent says that it is done, a dialog why not. What was queued for writing before is
 * in it.
 */
void candour_print_job_ask (GtkWidget        *parent,
                            CandourWorkspace *workspace,
                            const char       *title,
                            const char       *name,
                            CandourPrint      print,
                            gpointer          data,
                            GDestroyNotify    free_data);

G_END_DECLS
