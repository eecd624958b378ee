/* candour-record-model.c - children's records of a team or a worker, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-record-model.h"

/* A screen or two at first, so that it is there at once. */
#define FIRST_PAGE 100
#define PAGE 500

/* A filter that owns its texts. */
typedef struct
{
  char     *text;
  char     *team_id;
  char     *worker_id;
  gboolean  unallocated;
  gboolean  with_closed;
} Filter;

struct _CandourRecordModel
{
  GObject              parent_instance;

  CandourWorkspace    *workspace;
  GCancellable        *cancellable;  /* of the present filter's reading */
  GPtrArray           *rows;         /* CandourCaseRow: what the list shows */
  Filter              *filter;       /* NULL: not asked yet */
  char                *message;
  guint                n_fresh;      /* rows of the present reading; those after are older */
  gboolean             restarting;   /* what is shown is of another filter */
  CandourRecordsState  state;
};

typedef struct
{
  CandourRecordModel *model;         /* owned */
  GCancellable       *cancellable;
  Filter             *filter;
  char               *after_key;
  int                 limit;
} Reading;

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void candour_record_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourRecordModel, candour_record_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      candour_record_model_list_init))

static Filter *
filter_new (const char *text,
            const char *team_id,
            const char *worker_id,
            gboolean    unallocated,
            gboolean    with_closed)
{
  Filter *self = g_new0 (Filter, 1);

  self->text = g_strdup (text);
  self->team_id = g_strdup (team_id);
  self->worker_id = g_strdup (worker_id);
  self->unallocated = unallocated;
  self->with_closed = with_closed;

  return self;
}

static void
filter_free (Filter *self)
{
  g_free (self->text);
  g_free (self->team_id);
  g_free (self->worker_id);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  filter_free (self->filter);
  g_object_unref (self->cancellable);
  g_object_unref (self->model);
  g_free (self->after_key);
  g_free (self);
}

static void
set_state (CandourRecordModel  *self,
           CandourRecordsState  state,
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
  CandourCaseFilter filter = {
    .text = reading->filter->text,
    .team_id = reading->filter->team_id,
    .worker_id = reading->filter->worker_id,
    .unallocated = reading->filter->unallocated,
    .with_closed = reading->filter->with_closed,
  };

  return candour_store_cases_list (db, &filter, reading->after_key, reading->limit, error);
}

static gboolean
is_same (CandourCaseRow *a,
         CandourCaseRow *b)
{
  return g_strcmp0 (a->key, b->key) == 0
         && a->cohort == b->cohort
         && g_strcmp0 (a->plan, b->plan) == 0
         && g_strcmp0 (a->age_band, b->age_band) == 0
         && g_strcmp0 (a->worker_name, b->worker_name) == 0
         && g_strcmp0 (a->team_name, b->team_name) == 0
         && g_strcmp0 (a->closed_on, b->closed_on) == 0
         && g_strcmp0 (a->last_audited, b->last_audited) == 0;
}

/* In place of @n_old rows from @start; those that are as they were stay. */
static void
replace_rows (CandourRecordModel *self,
              guint               start,
              guint               n_old,
              GPtrArray          *rows)
{
  guint n_new = rows->len;
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, n_new)
         && is_same (g_ptr_array_index (self->rows, start + head), g_ptr_array_index (rows, head)))
    head++;
  while (tail < MIN (n_old, n_new) - head
         && is_same (g_ptr_array_index (self->rows, start + n_old - 1 - tail),
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

static void ask (CandourRecordModel *self,
                 const char         *after_key);

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Reading *reading = user_data;
  CandourRecordModel *self = reading->model;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  gboolean is_last;
  guint n_old;

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;

  if (rows == NULL)
    {
      set_state (self, CANDOUR_RECORDS_FAILED, error->message);
      return;
    }

  is_last = rows->len < (guint) reading->limit;
  n_old = self->rows->len - self->n_fresh;
  replace_rows (self, self->n_fresh, is_last || self->restarting ? n_old : MIN (n_old, rows->len),
                rows);
  self->n_fresh += rows->len;
  self->restarting = FALSE;

  if (!is_last)
    ask (self, ((CandourCaseRow *) g_ptr_array_index (rows, rows->len - 1))->key);
  set_state (self, is_last ? CANDOUR_RECORDS_READY : CANDOUR_RECORDS_MORE, NULL);
}

static void
ask (CandourRecordModel *self,
     const char         *after_key)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->model = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);
  reading->filter = filter_new (self->filter->text, self->filter->team_id,
                                self->filter->worker_id, self->filter->unallocated,
                                self->filter->with_closed);
  reading->after_key = g_strdup (after_key);
  reading->limit = after_key == NULL ? FIRST_PAGE : PAGE;
  candour_workspace_read_async (self->workspace, read_page, reading, reading_free,
                                (GDestroyNotify) g_ptr_array_unref, reading->cancellable,
                                page_read_cb, reading);
}

static void
start_anew (CandourRecordModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_fresh = 0;
  ask (self, NULL);
}

/* --- The list -------------------------------------------------------------------------- */

static GType
candour_record_model_get_item_type (GListModel *model)
{
  return CANDOUR_TYPE_CASE_ROW;
}

static guint
candour_record_model_get_n_items (GListModel *model)
{
  return CANDOUR_RECORD_MODEL (model)->rows->len;
}

static gpointer
candour_record_model_get_item (GListModel *model,
                               guint       position)
{
  CandourRecordModel *self = CANDOUR_RECORD_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
}

static void
candour_record_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = candour_record_model_get_item_type;
  iface->get_n_items = candour_record_model_get_n_items;
  iface->get_item = candour_record_model_get_item;
}

/* What is being read holds the model: whoever showed it runs this to stop. */
static void
candour_record_model_dispose (GObject *object)
{
  g_cancellable_cancel (CANDOUR_RECORD_MODEL (object)->cancellable);

  G_OBJECT_CLASS (candour_record_model_parent_class)->dispose (object);
}

static void
candour_record_model_finalize (GObject *object)
{
  CandourRecordModel *self = CANDOUR_RECORD_MODEL (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->filter, filter_free);
  g_free (self->message);

  G_OBJECT_CLASS (candour_record_model_parent_class)->finalize (object);
}

static void
candour_record_model_class_init (CandourRecordModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_record_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_record_model_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candour_record_model_init (CandourRecordModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

CandourRecordModel *
candour_record_model_new (CandourWorkspace *workspace)
{
  CandourRecordModel *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_RECORD_MODEL, NULL);
  self->workspace = g_object_ref (workspace);

  return self;
}

void
candour_record_model_set_filter (CandourRecordModel      *self,
                                 const CandourCaseFilter *filter)
{
  Filter *copy;

  g_return_if_fail (CANDOUR_IS_RECORD_MODEL (self));
  g_return_if_fail (filter != NULL);

  copy = filter_new (filter->text, filter->team_id, filter->worker_id, filter->unallocated,
                     filter->with_closed);
  g_clear_pointer (&self->filter, filter_free);
  self->filter = copy;
  self->restarting = TRUE;
  start_anew (self);
  set_state (self, CANDOUR_RECORDS_LOADING, NULL);
}

void
candour_record_model_reload (CandourRecordModel *self)
{
  g_return_if_fail (CANDOUR_IS_RECORD_MODEL (self));

  if (self->filter != NULL)
    start_anew (self);
}

CandourRecordsState
candour_record_model_get_state (CandourRecordModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_RECORD_MODEL (self), CANDOUR_RECORDS_FAILED);

  return self->state;
}

const char *
candour_record_model_get_message (CandourRecordModel *self)
{
  g_return_val_if_fail (CANDOUR_IS_RECORD_MODEL (self), NULL);

  return self->message;
}
