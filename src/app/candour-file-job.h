/* candour-file-job.h - a file is written while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All of @bytes to @file, or nothing: a toast says so in the window of @parent, a dialog headed
 * @failure says why not.
 */
void candour_file_job_write (GtkWidget  *parent,
                             GFile      *file,
                             GBytes     *bytes,
                             const char *failure);

G_END_DECLS
