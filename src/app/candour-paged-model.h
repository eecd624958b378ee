/* candour-paged-model.h - rows of the records that are read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model of GObjects. It starts with the first page and reads on behind it, by key, so
 * that the first rows are there at once and the list never waits for the last.
 */

#pragma once

#include "candour-workspace.h"

G_BEGIN_DECLS

/* What there is to read; static. */
typedef struct
{
  GType            (*get_type)     (void);
  /* On a thread of the workspace: rows after @after_key, at most @limit. */
  GPtrArray       *(*read)         (CandourDb      *db,
                                    gconstpointer   filter,
                                    const char     *after_key,
                                    int             limit,
                                    GError        **error);
  /* Both are shown alike. */
  gboolean         (*is_same)      (gpointer        a,
                                    gpointer        b);
  const char      *(*get_key)      (gpointer        row);
  GDestroyNotify     clear_filter; /* of what is in it */
} CandourPages;

typedef enum
{
  CANDOUR_PAGES_LOADING,   /* nothing of this filter is here yet */
  CANDOUR_PAGES_MORE,      /* some are, and more are being read */
  CANDOUR_PAGES_READY,
  CANDOUR_PAGES_FAILED,
} CandourPagesState;

#define CANDOUR_TYPE_PAGED_MODEL (candour_paged_model_get_type ())
G_DECLARE_FINAL_TYPE (CandourPagedModel, candour_paged_model, CANDOUR, PAGED_MODEL, GObject)

/* Signal "state-changed". */
CandourPagedModel  *candour_paged_model_new         (CandourWorkspace   *workspace,
                                                     const CandourPages *pages);
/* Reads anew. @filter is from g_atomic_rc_box_new0(), not changed any more, and taken. */
void                candour_paged_model_set_filter  (CandourPagedModel  *self,
                                                     gpointer            filter);
/* What changed since is put in its place. */
void                candour_paged_model_reload      (CandourPagedModel  *self);
CandourPagesState   candour_paged_model_get_state   (CandourPagedModel  *self);
/* NULL where nothing went wrong. */
const char         *candour_paged_model_get_message (CandourPagedModel  *self);

G_END_DECLS
