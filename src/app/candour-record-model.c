/* candour-record-model.c - children's records of a team or a worker, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-record-model.h"

#include "candour-rows.h"

/* The same, but it owns its texts. */
typedef struct
{
  char     *text;
  char     *team_id;
  char     *worker_id;
  gboolean  unallocated;
  gboolean  with_closed;
} Filter;

static void
filter_clear (gpointer data)
{
  Filter *self = data;

  g_free (self->text);
  g_free (self->team_id);
  g_free (self->worker_id);
}

static GPtrArray *
read_page (CandourDb      *db,
           gconstpointer   data,
           const char     *after_key,
           int             limit,
           GError        **error)
{
  const Filter *asked = data;
  const CandourCaseFilter filter = {
    .text = asked->text,
    .team_id = asked->team_id,
    .worker_id = asked->worker_id,
    .unallocated = asked->unallocated,
    .with_closed = asked->with_closed,
  };

  return candour_store_cases_list (db, &filter, after_key, limit, error);
}

static gboolean
is_same (gpointer row,
         gpointer other)
{
  CandourCaseRow *a = row;
  CandourCaseRow *b = other;

  return g_strcmp0 (a->key, b->key) == 0
         && a->cohort == b->cohort
         && g_strcmp0 (a->plan, b->plan) == 0
         && g_strcmp0 (a->age_band, b->age_band) == 0
         && g_strcmp0 (a->worker_name, b->worker_name) == 0
         && g_strcmp0 (a->team_name, b->team_name) == 0
         && g_strcmp0 (a->closed_on, b->closed_on) == 0
         && g_strcmp0 (a->last_audited, b->last_audited) == 0;
}

static const char *
get_key (gpointer row)
{
  return ((CandourCaseRow *) row)->key;
}

static const CandourPages pages =
{
  candour_case_row_get_type, read_page, is_same, get_key, filter_clear,
};

CandourPagedModel *
candour_record_model_new (CandourWorkspace *workspace)
{
  return candour_paged_model_new (workspace, &pages);
}

void
candour_record_model_set_filter (CandourPagedModel       *self,
                                 const CandourCaseFilter *filter)
{
  Filter *copy;

  g_return_if_fail (filter != NULL);

  copy = g_atomic_rc_box_new0 (Filter);
  copy->text = g_strdup (filter->text);
  copy->team_id = g_strdup (filter->team_id);
  copy->worker_id = g_strdup (filter->worker_id);
  copy->unallocated = filter->unallocated;
  copy->with_closed = filter->with_closed;
  candour_paged_model_set_filter (self, copy);
}
