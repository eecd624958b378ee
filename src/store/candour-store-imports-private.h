/* candour-store-imports-private.h - what every import leaves behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;       /* "cases", "people" */
  const char *file_name;
  const char *file_hash;
  gint64      n_rows;
  gint64      n_new;
  gint64      n_changed;
  gint64      n_gone;
} CandourImportRun;

/* REFUSED for who may not import. */
gboolean candour_imports_check_role (const CandourActor      *actor,
                                     GError                 **error);
/* *on is the local date of the last import of this kind; NULL where there was none. */
gboolean candour_imports_find_last  (CandourDb               *db,
                                     const char              *kind,
                                     char                   **on,
                                     GError                 **error);
/* The row of import_run and the one of the history; inside the caller's transaction. */
gboolean candour_imports_record     (CandourDb               *db,
                                     const CandourImportRun  *run,
                                     const CandourActor      *actor,
                                     GError                 **error);

G_END_DECLS
