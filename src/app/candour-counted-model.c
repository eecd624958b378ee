/* candour-counted-model.c - what a figure counts, as a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only a walk over all audits says what is counted, so it is done once: the key after which a page
 * begins holds the ids of that page.
 */

#include "candour-counted-model.h"

#define SEPARATOR "\n"

CandourCountedQuery *
candour_counted_query_new (CandourCounted             counted,
                           const CandourFiguresScope *scope,
                           const char                *today)
{
  CandourCountedQuery *self = g_new0 (CandourCountedQuery, 1);

  self->counted = counted;
  self->scope.from_on = g_strdup (scope->from_on);
  self->scope.until_on = g_strdup (scope->until_on);
  self->scope.team_id = g_strdup (scope->team_id);
  self->today = g_strdup (today);

  return self;
}

void
candour_counted_query_free (CandourCountedQuery *self)
{
  g_free ((char *) self->scope.from_on);
  g_free ((char *) self->scope.until_on);
  g_free ((char *) self->scope.team_id);
  g_free (self->today);
  g_free (self);
}

static gpointer
copy_query (gconstpointer query)
{
  const CandourCountedQuery *self = query;

  return candour_counted_query_new (self->counted, &self->scope, self->today);
}

/* (element-type utf8): of the ids from @first on, at most @limit, lent. */
static GPtrArray *
slice (GPtrArray *ids,
       guint      first,
       guint      limit)
{
  GPtrArray *part = g_ptr_array_new ();

  for (guint i = first; i < ids->len && part->len < limit; i++)
    g_ptr_array_add (part, ids->pdata[i]);

  return part;
}

static GPtrArray *
list (CandourDb                  *db,
      const CandourCountedQuery  *query,
      GError                    **error)
{
  return candour_store_figures_list (db, &query->scope, query->counted, query->today, error);
}

static GPtrArray *
read_page (CandourDb      *db,
           gconstpointer   data,
           const char     *after_key,
           int             limit,
           GError        **error)
{
  const CandourCountedQuery *query = data;
  CandourCountedKind kind = candour_counted_get_kind (query->counted);
  g_auto(GStrv) parts = NULL;
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GPtrArray) page = NULL;

  if (after_key != NULL)
    {
      parts = g_strsplit (after_key, SEPARATOR, -1);
      page = g_ptr_array_new ();
      for (guint i = 0; parts[i] != NULL && page->len < (guint) limit; i++)
        g_ptr_array_add (page, parts[i]);
    }
  else
    {
      ids = list (db, query, error);
      if (ids == NULL)
        return NULL;
      page = slice (ids, 0, (guint) limit);
    }

  return candour_store_figures_rows (db, kind, page, query->today, error);
}

static GPtrArray *
read_index (CandourDb      *db,
            gconstpointer   data,
            int             step,
            gint64         *n_rows,
            GError        **error)
{
  g_autoptr(GPtrArray) ids = list (db, data, error);
  GPtrArray *keys;

  if (ids == NULL)
    return NULL;

  keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = (guint) step; i <= ids->len; i += (guint) step)
    {
      g_autoptr(GPtrArray) page = slice (ids, i, (guint) step);

      g_ptr_array_add (page, NULL);
      g_ptr_array_add (keys, g_strjoinv (SEPARATOR, (char **) page->pdata));
    }
  *n_rows = ids->len;

  return keys;
}

static gpointer
read_summary (CandourDb      *db,
              gconstpointer   data,
              GError        **error)
{
  const CandourCountedQuery *query = data;

  return candour_store_figures_read (db, &query->scope, query->today, error);
}

CandourLazyModel *
candour_counted_model_new (CandourWorkspace *workspace)
{
  static const CandourLazySource source =
  {
    copy_query, (GDestroyNotify) candour_counted_query_free, read_page, read_index, read_summary,
    (GDestroyNotify) candour_figures_free,
  };

  return candour_lazy_model_new (workspace, &source);
}
