/* candour-paged-model.c - rows of the records that are read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-paged-model.h"

/* A screen or two at first, so that it is there at once. */
#define FIRST_PAGE 100
#define PAGE 500

struct _CandourPagedModel
{
  GObject              parent_instance;

  CandourWorkspace    *workspace;
  GCancellable        *cancellable;  /* of the present filter's reading */
  GPtrArray           *rows;         /* GObject: what the list shows */
  const CandourPages  *pages;        /* how they are read and told apart */
  gpointer             filter;       /* shared with the readings; NULL: not asked yet */
  char                *message;
  guint                n_fresh;      /* rows of the present reading; those after are older */
  gboolean             restarting;   /* what is shown is of another filter */
  CandourPagesState    state;
};

typedef struct
{
  CandourPagedModel  *model;         /* owned */
  GCancellable       *cancellable;
  gpointer            filter;
  char               *after_key;
  int                 limit;
} Reading;

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void candour_paged_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourPagedModel, candour_paged_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      candour_paged_model_list_init))

static void
release_filter (CandourPagedModel *self,
                gpointer           filter)
{
  if (filter != NULL)
    g_atomic_rc_box_release_full (filter, self->pages->clear_filter);
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  release_filter (self->model, self->filter);
  g_object_unref (self->cancellable);
  g_object_unref (self->model);
  g_free (self->after_key);
  g_free (self);
}

static void
set_state (CandourPagedModel  *self,
           CandourPagesState  state,
           const char          *message)
{
  char *copy = g_strdup (message);

  g_free (self->message);
  self->message = copy;
  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* --- Reading --------------------------------------------------------------------------- */

static gpointer
read_page (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Reading *reading = data;

  return reading->model->pages->read (db, reading->filter, reading->after_key, reading->limit,
                                      error);
}

/* In place of @n_old rows from @start; those that are as they were stay. */
static void
replace_rows (CandourPagedModel *self,
              guint               start,
              guint               n_old,
              GPtrArray          *rows)
{
  guint n_new = rows->len;
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, n_new)
         && self->pages->is_same (g_ptr_array_index (self->rows, start + head),
                                   g_ptr_array_index (rows, head)))
    head++;
  while (tail < MIN (n_old, n_new) - head
         && self->pages->is_same (g_ptr_array_index (self->rows, start + n_old - 1 - tail),
                                   g_ptr_array_index (rows, n_new - 1 - tail)))
    tail++;

  if (n_old > head + tail)
    g_ptr_array_remove_range (self->rows, start + head, n_old - head - tail);
  for (guint i = head; i < n_new - tail; i++)
    g_ptr_array_insert (self->rows, (int) (start + i), g_object_ref (g_ptr_array_index (rows, i)));

  if (n_old > head + tail || n_new > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), start + head, n_old - head - tail,
                                n_new - head - tail);
}

static void ask (CandourPagedModel *self,
                 const char         *after_key);

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Reading *reading = user_data;
  CandourPagedModel *self = reading->model;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  gboolean is_last;
  guint n_old;

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;

  if (rows == NULL)
    {
      set_state (self, CANDOUR_PAGES_FAILED, error->message);
      return;
    }

  is_last = rows->len < (guint) reading->limit;
  n_old = self->rows->len - self->n_fresh;
  replace_rows (self, self->n_fresh, is_last || self->restarting ? n_old : MIN (n_old, rows->len),
                rows);
  self->n_fresh += rows->len;
  self->restarting = FALSE;

  if (!is_last)
    ask (self, self->pages->get_key (g_ptr_array_index (rows, rows->len - 1)));
  set_state (self, is_last ? CANDOUR_PAGES_READY : CANDOUR_PAGES_MORE, NULL);
}

static void
ask (CandourPagedModel *self,
     const char         *after_key)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->model = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);
  reading->filter = g_atomic_rc_box_acquire (self->filter);
  reading->after_key = g_strdup (after_key);
  reading->limit = after_key == NULL ? FIRST_PAGE : PAGE;
  candour_workspace_read_async (self->workspace, read_page, reading, reading_free,
                                (GDestroyNotify) g_ptr_array_unref, reading->cancellable,
                                page_read_cb, reading);
}

static void
start_anew (CandourPagedModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_fresh = 0;
  ask (self, NULL);
}

/* --- The list -------------------------------------------------------------------------- */

static GType
candour_paged_model_get_item_type (GListModel *model)
{
  return CANDOUR_PAGED_MODEL (model)->pages->get_type ();
}

static guint
candour_paged_model_get_n_items (GListModel *model)
{
  return CANDOUR_PAGED_MODEL (model)->rows->len;
}

static gpointer
candour_paged_model_get_item (GListModel *model,
                               guint       position)
{
  CandourPagedModel *self = CANDOUR_PAGED_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
candour_paged_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = candour_paged_model_get_item_type;
  iface->get_n_items = candour_paged_model_get_n_items;
  iface->get_item = candour_paged_model_get_item;
}

/* What is being read holds the model: whoever showed it runs this to stop. */
static void
candour_paged_model_dispose (GObject *object)
{
  g_cancellable_cancel (CANDOUR_PAGED_MODEL (object)->cancellable);

  G_OBJECT_CLASS (candour_paged_model_parent_class)->dispose (object);
}

static void
candour_paged_model_finalize (GObject *object)
{
  CandourPagedModel *self = CANDOUR_PAGED_MODEL (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->rows);
  release_filter (self, self->filter);
  g_free (self->message);

  G_OBJECT_CLASS (candour_paged_model_parent_class)->finalize (object);
}

static void
candour_paged_model_class_init (CandourPagedModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_paged_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_paged_model_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candour_paged_model_init (CandourPagedModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

CandourPagedModel *
candour_paged_model_new (CandourWorkspace   *workspace,
                         const CandourPages *pages)
{
  CandourPagedModel *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (pages != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_PAGED_MODEL, NULL);
  self->workspace = g_object_ref (workspace);
  self->pages = pages;

  return self;
}

void
candour_paged_model_set_filter (CandourPagedModel *self,
                                gpointer           filter)
{
  g_return_if_fail (CANDOUR_IS_PAGED_MODEL (self));
  g_return_if_fail (filter != NULL);

  release_filter (self, self->filter);
  self->filter = filter;
  self->restarting = TRUE;
  start_anew (self);
  set_state (self, CANDOUR_PAGES_LOADING, NULL);
}

void
candour_paged_model_reload (CandourPagedModel *self)
{
  g_return_if_fail (CANDOUR_IS_PAGED_MODEL (self));

  if (self->filter != NULL)
    start_anew (self);
}

CandourPagesState
candour_paged_model_get_state (CandourPagedModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_PAGED_MODEL (self), CANDOUR_PAGES_FAILED);

  return self->state;
}

const char *
candour_paged_model_get_message (CandourPagedModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_PAGED_MODEL (self), NULL);

  return self->message;
}
