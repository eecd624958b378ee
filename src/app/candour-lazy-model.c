/* candour-lazy-model.c - a list of any length, read as it is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-lazy-model.h"

#include "candour-growing-model.h"

/* Pages that are kept: enough for a screen and where it was before, on the largest display. */
#define N_PAGES_KEPT 8

struct _CandourLazyModel
{
  GObject                  parent_instance;

  CandourWorkspace        *workspace;
  const CandourLazySource *source;
  gpointer                 query;
  GCancellable            *cancellable; /* of all that was asked for the present query */
  GPtrArray               *keys;        /* utf8: after each CANDOUR_LAZY_PAGE rows; or NULL */
  GHashTable              *items;       /* position -> CandourLazyItem, borrowed: while it lives */
  GHashTable              *pages;       /* number -> GPtrArray of rows */
  GQueue                   recent;      /* numbers of the pages, the latest used first */
  GHashTable              *asked;       /* numbers of the pages that are being read */
  gpointer                 summary;     /* of the source's kind; NULL: not counted yet */

  char                    *message;
  guint                    n_items;
  guint                    n_rows;      /* what n_items grows to */
  guint                    growing;     /* source, or 0 */
  CandourListState         state;
  gboolean                 fresh;       /* the first page of a new query is awaited */
};

/* What one reading is for. */
typedef struct
{
  CandourLazyModel        *model;        /* owned */
  const CandourLazySource *source;
  gpointer                 query;
  GCancellable            *cancellable;
  char                    *after_key;
  guint                    number;       /* of the page */
} Reading;

typedef struct
{
  const CandourLazySource *source;
  GPtrArray               *keys;
  gint64                   n_rows;
  gpointer                 summary;
} Index;

enum
{
  STATE_CHANGED,
  RESTARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void candour_lazy_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourLazyModel, candour_lazy_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      candour_lazy_model_list_init))

static Reading *
reading_new (CandourLazyModel *model,
             guint              number)
{
  Reading *self = g_new0 (Reading, 1);

  self->model = g_object_ref (model);
  self->source = model->source;
  self->query = self->source->copy_query (model->query);
  self->cancellable = g_object_ref (model->cancellable);
  self->number = number;
  if (number > 0)
    self->after_key = g_strdup (g_ptr_array_index (model->keys, number - 1));

  return self;
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  self->source->free_query (self->query);
  g_object_unref (self->cancellable);
  g_object_unref (self->model);
  g_free (self->after_key);
  g_free (self);
}

static void
index_free (gpointer data)
{
  Index *self = data;

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  if (self->summary != NULL)
    self->source->free_summary (self->summary);
  g_free (self);
}

static void
set_state (CandourLazyModel *self,
           CandourListState   state,
           const char        *message)
{
  char *copy = g_strdup (message);

  g_free (self->message);
  self->message = copy;
  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
set_n_items (CandourLazyModel *self,
             guint              n_items)
{
  guint before = self->n_items;

  self->n_items = n_items;
  if (n_items > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_items - before);
  else if (n_items < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_items, before - n_items, 0);
}

static void
item_gone_cb (gpointer  items,
              GObject  *item)
{
  gpointer place = GUINT_TO_POINTER (candour_lazy_item_get_position (CANDOUR_LAZY_ITEM (item)));

  g_hash_table_remove (items, place);
}

static gboolean
grow_cb (gpointer data)
{
  CandourLazyModel *self = data;

  gint64 begun = candour_growing_get_time ();
  guint n_made = MIN (self->n_rows, CANDOUR_GROWING_MOST);

  while (self->n_items < n_made && candour_growing_get_time () - begun < CANDOUR_GROWING_BUDGET)
    set_n_items (self, self->n_items + 1);
  if (self->n_items < n_made)
    return G_SOURCE_CONTINUE;
  set_n_items (self, self->n_rows);

  self->growing = 0;

  return G_SOURCE_REMOVE;
}

static void
grow (CandourLazyModel *self,
      guint              n_rows)
{
  self->n_rows = n_rows;
  if (n_rows < self->n_items)
    set_n_items (self, n_rows);
  if (self->growing == 0)
    self->growing = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grow_cb, self, NULL);
}

/* They may live on for a while, but belong to no place any more. */
static void
forget_items (CandourLazyModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (G_OBJECT (item), item_gone_cb, self->items);
  g_hash_table_remove_all (self->items);
}

/* --- Pages ------------------------------------------------------------------------------ */

static void
touch_page (CandourLazyModel *self,
            guint              number)
{
  g_queue_remove (&self->recent, GUINT_TO_POINTER (number));
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));

  while (self->recent.length > N_PAGES_KEPT)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

static gpointer
find_row (CandourLazyModel *self,
          guint              position)
{
  GPtrArray *rows = g_hash_table_lookup (self->pages,
                                         GUINT_TO_POINTER (position / CANDOUR_LAZY_PAGE));
  guint offset = position % CANDOUR_LAZY_PAGE;

  return rows != NULL && offset < rows->len ? g_ptr_array_index (rows, offset) : NULL;
}

static void
add_page (CandourLazyModel *self,
          guint              number,
          GPtrArray         *rows)
{
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), g_ptr_array_ref (rows));
  touch_page (self, number);

  for (guint i = 0; i < rows->len; i++)
    {
      guint position = number * CANDOUR_LAZY_PAGE + i;
      CandourLazyItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

      if (item != NULL)
        candour_lazy_item_set_row (item, g_ptr_array_index (rows, i));
    }
}

/* A new query's first page: from now on each place is another one. */
static void
restart (CandourLazyModel *self,
         GPtrArray         *rows)
{
  guint before = self->n_items;

  self->fresh = FALSE;
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
  forget_items (self);
  self->n_items = MIN (rows->len, CANDOUR_GROWING_FIRST);
  add_page (self, 0, rows);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
  g_signal_emit (self, signals[RESTARTED], 0);
  grow (self, rows->len);
}

static gpointer
read_page (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Reading *reading = data;

  return reading->source->read_page (db, reading->query, reading->after_key, CANDOUR_LAZY_PAGE,
                                     error);
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Reading *reading = user_data;
  CandourLazyModel *self = reading->model;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;

  g_hash_table_remove (self->asked, GUINT_TO_POINTER (reading->number));
  if (rows == NULL)
    {
      set_state (self, CANDOUR_LIST_FAILED, error->message);
      return;
    }

  if (self->fresh && reading->number == 0)
    {
      restart (self, rows);
      set_state (self, CANDOUR_LIST_COUNTING, NULL);
    }
  else
    {
      add_page (self, reading->number, rows);
    }
}

static void
ask_page (CandourLazyModel *self,
          guint              number)
{
  Reading *reading;

  if (g_hash_table_contains (self->asked, GUINT_TO_POINTER (number))
      || (number > 0 && (self->keys == NULL || number > self->keys->len)))
    return;

  g_hash_table_add (self->asked, GUINT_TO_POINTER (number));
  reading = reading_new (self, number);
  candour_workspace_read_async (self->workspace, read_page, reading, reading_free,
                                (GDestroyNotify) g_ptr_array_unref, reading->cancellable,
                                page_read_cb, reading);
}

/* --- The index and the counts ------------------------------------------------------------ */

static gpointer
read_index (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Reading *reading = data;
  Index *index = g_new0 (Index, 1);

  index->source = reading->source;
  index->keys = reading->source->read_index (db, reading->query, CANDOUR_LAZY_PAGE,
                                             &index->n_rows, error);
  if (index->keys != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    index->summary = reading->source->read_summary (db, reading->query, error);
  if (index->summary == NULL)
    g_clear_pointer (&index, index_free);

  return index;
}

/* Places are in sight that the model knows only now how to read. */
static void
ask_shown_pages (CandourLazyModel *self)
{
  g_autofree gpointer *positions = NULL;
  guint n;

  positions = g_hash_table_get_keys_as_array (self->items, &n);
  for (guint i = 0; i < n; i++)
    if (find_row (self, GPOINTER_TO_UINT (positions[i])) == NULL)
      ask_page (self, GPOINTER_TO_UINT (positions[i]) / CANDOUR_LAZY_PAGE);
}

static void
clear_summary (CandourLazyModel *self)
{
  if (self->summary != NULL)
    self->source->free_summary (g_steal_pointer (&self->summary));
}

static void
index_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Reading *reading = user_data;
  CandourLazyModel *self = reading->model;
  g_autoptr(GError) error = NULL;
  Index *index = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (reading->cancellable))
    {
      g_clear_pointer (&index, index_free);
      return;
    }

  if (index == NULL)
    {
      set_state (self, CANDOUR_LIST_FAILED, error->message);
      return;
    }

  /* The first page failed, and has said so. */
  if (self->fresh)
    {
      index_free (index);
      return;
    }

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->keys = g_steal_pointer (&index->keys);
  clear_summary (self);
  self->summary = g_steal_pointer (&index->summary);
  grow (self, (guint) index->n_rows);
  index_free (index);
  ask_shown_pages (self);
  set_state (self, CANDOUR_LIST_READY, NULL);
}

static void
ask_index (CandourLazyModel *self)
{
  Reading *reading = reading_new (self, 0);

  candour_workspace_read_async (self->workspace, read_index, reading, reading_free, index_free,
                                reading->cancellable, index_read_cb, reading);
}

static void
start_anew (CandourLazyModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->growing, g_source_remove);
  g_hash_table_remove_all (self->asked);
}

/* --- The list ---------------------------------------------------------------------------- */

static GType
candour_lazy_model_get_item_type (GListModel *model)
{
  return CANDOUR_TYPE_LAZY_ITEM;
}

static guint
candour_lazy_model_get_n_items (GListModel *model)
{
  return CANDOUR_LAZY_MODEL (model)->n_items;
}

static gpointer
candour_lazy_model_get_item (GListModel *model,
                             guint       position)
{
  CandourLazyModel *self = CANDOUR_LAZY_MODEL (model);
  guint number = position / CANDOUR_LAZY_PAGE;
  CandourLazyItem *item;
  gpointer row;

  if (position >= self->n_items)
    return NULL;

  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item != NULL)
    return g_object_ref (item);

  item = candour_lazy_item_new (position);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self->items);

  row = find_row (self, position);
  if (row == NULL)
    {
      ask_page (self, number);
      return item;
    }

  touch_page (self, number);
  candour_lazy_item_set_row (item, row);

  return item;
}

static void
candour_lazy_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = candour_lazy_model_get_item_type;
  iface->get_n_items = candour_lazy_model_get_n_items;
  iface->get_item = candour_lazy_model_get_item;
}

static void
clear_query (CandourLazyModel *self)
{
  if (self->query != NULL)
    self->source->free_query (g_steal_pointer (&self->query));
}

static void
candour_lazy_model_finalize (GObject *object)
{
  CandourLazyModel *self = CANDOUR_LAZY_MODEL (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  forget_items (self);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->asked);
  g_queue_clear (&self->recent);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  clear_query (self);
  clear_summary (self);
  g_object_unref (self->workspace);
  g_free (self->message);

  G_OBJECT_CLASS (candour_lazy_model_parent_class)->finalize (object);
}

static void
candour_lazy_model_class_init (CandourLazyModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_lazy_model_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTARTED] = g_signal_new ("restarted", G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candour_lazy_model_init (CandourLazyModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_hash_table_new (NULL, NULL);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->asked = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
}

CandourLazyModel *
candour_lazy_model_new (CandourWorkspace        *workspace,
                        const CandourLazySource *source)
{
  CandourLazyModel *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_LAZY_MODEL, NULL);
  self->workspace = g_object_ref (workspace);
  self->source = source;

  return self;
}

void
candour_lazy_model_set_query (CandourLazyModel *self,
                              gconstpointer     query)
{
  gpointer copy;

  g_return_if_fail (CANDOUR_IS_LAZY_MODEL (self));
  g_return_if_fail (query != NULL);

  copy = self->source->copy_query (query);
  clear_query (self);
  self->query = copy;
  self->fresh = TRUE;

  start_anew (self);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  set_state (self, CANDOUR_LIST_LOADING, NULL);
  ask_page (self, 0);
  ask_index (self);
}

gconstpointer
candour_lazy_model_get_query (CandourLazyModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), NULL);

  return self->query;
}

void
candour_lazy_model_reload (CandourLazyModel *self)
{
  g_return_if_fail (CANDOUR_IS_LAZY_MODEL (self));

  if (self->query == NULL)
    return;

  if (self->fresh || self->state == CANDOUR_LIST_FAILED)
    {
      candour_lazy_model_set_query (self, self->query);
      return;
    }

  start_anew (self);
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
  ask_index (self);
}

CandourListState
candour_lazy_model_get_state (CandourLazyModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), CANDOUR_LIST_FAILED);

  return self->state;
}

const char *
candour_lazy_model_get_message (CandourLazyModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), NULL);

  return self->message;
}

gpointer
candour_lazy_model_peek_row (CandourLazyModel *self,
                             guint             position)
{
  CandourLazyItem *item;

  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), NULL);

  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item != NULL && candour_lazy_item_get_row (item) != NULL)
    return candour_lazy_item_get_row (item);

  return find_row (self, position);
}

gconstpointer
candour_lazy_model_get_summary (CandourLazyModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), NULL);

  return self->summary;
}

guint
candour_lazy_model_get_n_rows (CandourLazyModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_LAZY_MODEL (self), 0);

  return self->n_rows;
}
