/* candour-file-writer.h - a new file that appears whole or not at all, however long it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For what is too long to be held in memory; candour_file_replace() is for the rest.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CandourFileWriter CandourFileWriter;

/* Begins a file of its own beside @path, readable by nobody else. */
CandourFileWriter *candour_file_writer_new    (const char         *path,
                                               GError            **error);
gboolean           candour_file_writer_append (CandourFileWriter  *self,
                                               const char         *text,
                                               gsize               length,
                                               GError            **error);
/* For whoever writes it in another way: the file, and its name until it is at its place. */
int                candour_file_writer_get_fd (CandourFileWriter  *self);
const char        *candour_file_writer_get_name (CandourFileWriter *self);
/* On disk, and not yet at its place. */
gboolean           candour_file_writer_sync   (CandourFileWriter  *self,
                                               GError            **error);
/* Put in its place, over what was there. */
gboolean           candour_file_writer_finish (CandourFileWriter  *self,
                                               GError            **error);
/* Removes what was not finished. */
void               candour_file_writer_free   (CandourFileWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFileWriter, candour_file_writer_free)

G_END_DECLS
