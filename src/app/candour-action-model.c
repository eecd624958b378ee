/* candour-action-model.c - the actions that match a filter, as a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-model.h"

static gpointer
copy_query (gconstpointer query)
{
  return candour_action_query_copy (query);
}

static GPtrArray *
read_page (CandourDb      *db,
           gconstpointer   data,
           const char     *after_key,
           int             limit,
           GError        **error)
{
  const CandourActionQuery *query = data;

  return candour_store_action_list_page (db, &query->filter, after_key, limit, query->today,
                                         error);
}

static GPtrArray *
read_index (CandourDb      *db,
            gconstpointer   data,
            int             step,
            gint64         *n_rows,
            GError        **error)
{
  const CandourActionQuery *query = data;

  return candour_store_action_list_index (db, &query->filter, step, query->today, n_rows, error);
}

static gpointer
read_summary (CandourDb      *db,
              gconstpointer   data,
              GError        **error)
{
  const CandourActionQuery *query = data;
  g_autofree CandourActionSummary *summary = g_new0 (CandourActionSummary, 1);

  if (!candour_store_action_list_count (db, &query->filter, query->today, summary->counts, error))
    return NULL;

  return g_steal_pointer (&summary);
}

CandourLazyModel *
candour_action_model_new (CandourWorkspace *workspace)
{
  static const CandourLazySource source =
  {
    copy_query, (GDestroyNotify) candour_action_query_free, read_page, read_index, read_summary,
    g_free,
  };

  return candour_lazy_model_new (workspace, &source);
}
