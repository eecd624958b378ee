/* candour-document.h - a document is drawn on its pages and written to a file, whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-sheet.h"

G_BEGIN_DECLS

/* Is called twice: at first only to know how many pages there are. */
typedef void (*CandourDrawDocument) (CandourSheet  *sheet,
                                     gconstpointer  data);

/* Sets @frame->n_pages. The file is for its owner alone. */
gboolean candour_document_write     (const char           *path,
                                     CandourSheetFrame    *frame,
                                     CandourDrawDocument   draw,
                                     gconstpointer         data,
                                     GError              **error);

G_END_DECLS
