/* candour-learning-model.c - what was shared, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-model.h"

#include "candour-rows.h"

/* The same, but it owns its texts. */
typedef struct
{
  CandourLearningView  view;
  char                *person_id;
  char                *theme;
  char                *text;
  char                *since_on;
  int                  used;
} Filter;

static void
filter_clear (gpointer data)
{
  Filter *self = data;

  g_free (self->person_id);
  g_free (self->theme);
  g_free (self->text);
  g_free (self->since_on);
}

static GPtrArray *
read_page (CandourDb      *db,
           gconstpointer   data,
           const char     *after_key,
           int             limit,
           GError        **error)
{
  const Filter *asked = data;
  const CandourLearningFilter filter = {
    .view = asked->view,
    .person_id = asked->person_id,
    .theme = asked->theme,
    .text = asked->text,
    .since_on = asked->since_on,
    .used = asked->used,
  };

  return candour_store_learning_page (db, &filter, after_key, limit, error);
}

static gboolean
is_same (gpointer row,
         gpointer other)
{
  CandourLearningRow *a = row;
  CandourLearningRow *b = other;

  return g_strcmp0 (a->key, b->key) == 0
         && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->withdrawn_on, b->withdrawn_on) == 0
         && a->cohort == b->cohort
         && g_strcmp0 (a->age_band, b->age_band) == 0
         && a->n_passed == b->n_passed
         && a->n_used == b->n_used
         && a->is_new == b->is_new;
}

static const char *
get_key (gpointer row)
{
  return ((CandourLearningRow *) row)->key;
}

static const CandourPages pages =
{
  candour_learning_row_get_type, read_page, is_same, get_key, filter_clear,
};

CandourPagedModel *
candour_learning_model_new (CandourWorkspace *workspace)
{
  return candour_paged_model_new (workspace, &pages);
}

void
candour_learning_model_set_filter (CandourPagedModel           *self,
                                   const CandourLearningFilter *filter)
{
  Filter *copy;

  g_return_if_fail (filter != NULL);

  copy = g_atomic_rc_box_new0 (Filter);
  copy->view = filter->view;
  copy->person_id = g_strdup (filter->person_id);
  copy->theme = g_strdup (filter->theme);
  copy->text = g_strdup (filter->text);
  copy->since_on = g_strdup (filter->since_on);
  copy->used = filter->used;
  candour_paged_model_set_filter (self, copy);
}
