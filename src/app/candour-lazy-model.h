/* candour-lazy-model.h - a list of any length, read as it is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of CandourLazyItem. Pages are read by key on the workspace's reading thread and
 * the least used are dropped again; a sparse index of keys, read behind the first page, lets any
 * place be jumped to. Memory grows by the index alone: one key for CANDOUR_LAZY_PAGE rows.
 *
 * What is listed is the source's: a table of functions, such as that of candour-audit-model.c.
 */

#pragma once

#include "candour-lazy-item.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_LAZY_PAGE 200

typedef enum
{
  CANDOUR_LIST_LOADING,   /* nothing is known yet */
  CANDOUR_LIST_COUNTING,  /* the first page is there */
  CANDOUR_LIST_READY,
  CANDOUR_LIST_FAILED,
} CandourListState;

/* The functions that read run on a thread of the workspace; NULL is a failure that says which. */
typedef struct
{
  gpointer        (*copy_query)   (gconstpointer   query);
  GDestroyNotify    free_query;
  /* Rows (GObject) after the one with that key, or from the start; each can be told by its key. */
  GPtrArray      *(*read_page)    (CandourDb      *db,
                                   gconstpointer   query,
                                   const char     *after_key,
                                   int             limit,
                                   GError        **error);
  /* The keys of every @step-th row, and how many match. */
  GPtrArray      *(*read_index)   (CandourDb      *db,
                                   gconstpointer   query,
                                   int             step,
                                   gint64         *n_rows,
                                   GError        **error);
  /* What is said beside the list, such as the numbers of its groups. */
  gpointer        (*read_summary) (CandourDb      *db,
                                   gconstpointer   query,
                                   GError        **error);
  GDestroyNotify    free_summary;
} CandourLazySource;

#define CANDOUR_TYPE_LAZY_MODEL (candour_lazy_model_get_type ())
G_DECLARE_FINAL_TYPE (CandourLazyModel, candour_lazy_model, CANDOUR, LAZY_MODEL, GObject)

/* @source is static. */
CandourLazyModel *candour_lazy_model_new         (CandourWorkspace        *workspace,
                                                  const CandourLazySource *source);

/* Takes a copy. What was shown stays until the first page is there; then "restarted" is emitted,
 * and every place is a new one.
 */
void              candour_lazy_model_set_query   (CandourLazyModel        *self,
                                                  gconstpointer            query);
gconstpointer     candour_lazy_model_get_query   (CandourLazyModel        *self);

/* Reads again what is shown, in place: scroll position and places stay. */
void              candour_lazy_model_reload      (CandourLazyModel        *self);

/* "state-changed" tells of every step. */
CandourListState  candour_lazy_model_get_state   (CandourLazyModel        *self);
/* The sentence of FAILED; else NULL. */
const char       *candour_lazy_model_get_message (CandourLazyModel        *self);

/* Borrowed; NULL where it is not read, and it is not asked for either. */
gpointer          candour_lazy_model_peek_row    (CandourLazyModel        *self,
                                                  guint                    position);

/* Borrowed; NULL before the first READY. */
gconstpointer     candour_lazy_model_get_summary (CandourLazyModel        *self);
/* How many match; the list grows to that in steps. */
guint             candour_lazy_model_get_n_rows  (CandourLazyModel        *self);

G_END_DECLS
