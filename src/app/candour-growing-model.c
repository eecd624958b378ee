/* candour-growing-model.c - a list that is handed to a view a few rows at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-growing-model.h"

#include <time.h>

struct _CandourGrowingModel
{
  GObject     parent_instance;

  GListModel *model;
  guint       n_items;   /* of the model's, those that are shown */
  guint       growing;   /* source, or 0 */
};

static void candour_growing_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourGrowingModel, candour_growing_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      candour_growing_model_list_init))

static void
set_n_items (CandourGrowingModel *self,
             guint                n_items)
{
  guint before = self->n_items;

  self->n_items = n_items;
  if (n_items > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_items - before);
}

gint64
candour_growing_get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* What comes after the rows that a view makes costs nothing, and is shown at once. */
static gboolean
grow_cb (gpointer data)
{
  CandourGrowingModel *self = data;
  gint64 begun = candour_growing_get_time ();
  guint n_all = g_list_model_get_n_items (self->model);

  while (self->n_items < MIN (n_all, CANDOUR_GROWING_MOST)
         && candour_growing_get_time () - begun < CANDOUR_GROWING_BUDGET)
    set_n_items (self, self->n_items + 1);
  if (self->n_items < MIN (n_all, CANDOUR_GROWING_MOST))
    return G_SOURCE_CONTINUE;

  self->growing = 0;
  set_n_items (self, MAX (n_all, self->n_items));

  return G_SOURCE_REMOVE;
}

static void
grow (CandourGrowingModel *self)
{
  if (self->growing == 0 && self->n_items < g_list_model_get_n_items (self->model))
    self->growing = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grow_cb, self, NULL);
}

static void
changed_cb (CandourGrowingModel *self,
            guint                position,
            guint                removed,
            guint                added)
{
  guint gone;
  guint shown;

  if (position <= self->n_items)
    {
      gone = MIN (removed, self->n_items - position);
      shown = added;

      /* Only at the end may rows come later: others would come before what is there. */
      if (position + gone == self->n_items)
        shown = MIN (added, gone + CANDOUR_GROWING_FIRST);
      self->n_items = self->n_items - gone + shown;
      g_list_model_items_changed (G_LIST_MODEL (self), position, gone, shown);
    }

  grow (self);
}

static GType
candour_growing_model_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (CANDOUR_GROWING_MODEL (model)->model);
}

static guint
candour_growing_model_get_n_items (GListModel *model)
{
  return CANDOUR_GROWING_MODEL (model)->n_items;
}

static gpointer
candour_growing_model_get_item (GListModel *model,
                                guint       position)
{
  CandourGrowingModel *self = CANDOUR_GROWING_MODEL (model);

  return position < self->n_items ? g_list_model_get_item (self->model, position) : NULL;
}

static void
candour_growing_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = candour_growing_model_get_item_type;
  iface->get_n_items = candour_growing_model_get_n_items;
  iface->get_item = candour_growing_model_get_item;
}

static void
candour_growing_model_finalize (GObject *object)
{
  CandourGrowingModel *self = CANDOUR_GROWING_MODEL (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);

  G_OBJECT_CLASS (candour_growing_model_parent_class)->finalize (object);
}

static void
candour_growing_model_class_init (CandourGrowingModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_growing_model_finalize;
}

static void
candour_growing_model_init (CandourGrowingModel *self)
{
}

CandourGrowingModel *
candour_growing_model_new (GListModel *model)
{
  CandourGrowingModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (CANDOUR_TYPE_GROWING_MODEL, NULL);
  self->model = model;
  self->n_items = MIN (g_list_model_get_n_items (model), CANDOUR_GROWING_FIRST);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), self);
  grow (self);

  return self;
}

void
candour_growing_model_reach (CandourGrowingModel *self,
                             guint                n_items)
{
  g_return_if_fail (CANDOUR_IS_GROWING_MODEL (self));

  n_items = MIN (n_items, g_list_model_get_n_items (self->model));
  if (n_items > self->n_items)
    set_n_items (self, n_items);
}
