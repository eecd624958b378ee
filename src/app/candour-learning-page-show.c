/* candour-learning-page-show.c - what the learning page reads and shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-choices.h"
#include "candour-growing-model.h"
#include "candour-learning-cells.h"
#include "candour-learning-page-private.h"
#include "candour-window.h"

#define QUIET_MS 300
#define READING_MS 1500

/* --- One item ------------------------------------------------------------------------- */

static void
read_recorded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CandourLearningPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  /* Where it could not be recorded, it is the next time. */
  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (error == NULL && window != NULL)
    candour_window_changed (window);
}

static gboolean
was_read_cb (gpointer data)
{
  CandourLearningPage *self = data;

  self->read_timeout = 0;
  if (self->item_id != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->detail)))
    candour_learning_jobs_change_async (self->workspace,
                                        candour_learning_change_new (CANDOUR_LEARNING_DO_READ,
                                                                     self->item_id),
                                        self->today, read_recorded_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
item_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CandourLearningPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourLearning *learning = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                        &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    {
      g_clear_pointer (&learning, candour_learning_free);
      return;
    }

  if (learning == NULL)
    {
      candour_learning_detail_show_error (self->detail, error->message);
      return;
    }

  candour_learning_detail_show (self->detail, learning);
  if (!learning->i_read && learning->withdrawn_on == NULL && self->read_timeout == 0
      && !candour_workspace_is_read_only (self->workspace))
    self->read_timeout = g_timeout_add (READING_MS, was_read_cb, self);
}

static void
stop_loading (CandourLearningPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->read_timeout, g_source_remove);
}

static const char *
get_row_id (gpointer row)
{
  return CANDOUR_IS_LEARNING_ROW (row) ? CANDOUR_LEARNING_ROW (row)->id
                                       : ((CandourAuditRow *) row)->id;
}

void
candour_learning_page_note_picked (CandourLearningPage *self)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);

  g_free (self->picked_id);
  self->picked_id = row != NULL ? g_strdup (get_row_id (row)) : NULL;
}

void
candour_learning_page_show_id (CandourLearningPage *self,
                               const char          *id)
{
  char *copy = g_strdup (id);

  g_free (self->item_id);
  self->item_id = copy;
  g_clear_pointer (&self->picked_id, g_free);
  stop_loading (self);
  if (id == NULL)
    {
      candour_learning_detail_show (self->detail, NULL);
      return;
    }

  self->loading = g_cancellable_new ();
  candour_learning_jobs_load_async (self->workspace, id, self->loading, item_loaded_cb,
                                    g_object_ref (self));
}

void
candour_learning_page_show_item (CandourLearningPage *self)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);
  char *id;

  if (CANDOUR_IS_LEARNING_ROW (row))
    {
      candour_learning_page_show_id (self, CANDOUR_LEARNING_ROW (row)->id);
      return;
    }

  stop_loading (self);
  id = row != NULL ? g_strdup (((CandourAuditRow *) row)->id) : NULL;
  g_free (self->item_id);
  self->item_id = id;
  g_clear_pointer (&self->picked_id, g_free);
  if (row != NULL)
    candour_learning_detail_show_audit (self->detail, row);
  else
    candour_learning_detail_show (self->detail, NULL);
}

/* --- The list ------------------------------------------------------------------------- */

static guint
find_item (CandourLearningPage *self,
           const char          *id)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) row = g_list_model_get_item (model, i);

      if (g_str_equal (get_row_id (row), id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* A row that changed is another object: what was looked at stays selected. */
static void
select_again (CandourLearningPage *self)
{
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     find_item (self, self->picked_id != NULL ? self->picked_id
                                                                              : self->item_id));
  self->updating = FALSE;
}

static void
show_count (CandourLearningPage *self,
            guint                n)
{
  gint64 n_all = candour_learning_page_is_lacking (self)
                 ? (gint64) self->facts->lacking->len
                 : self->facts->counts[CANDOUR_LEARNING_ALL];
  g_autofree char *text = NULL;

  /* Translators: so many of all are shown: "14 of 58" */
  text = g_strdup_printf (_("%u of %" G_GINT64_FORMAT), n, n_all);
  gtk_label_set_label (self->count, text);
}

static gboolean
is_filtered (CandourLearningPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0'
         || gtk_drop_down_get_selected (self->period) != 0
         || gtk_drop_down_get_selected (self->used) != 0;
}

static void
show_empty (CandourLearningPage *self)
{
  const char *title = _("Nothing here yet");
  const char *text = NULL;
  gboolean filtered = is_filtered (self) && !candour_learning_page_is_lacking (self);

  if (filtered)
    {
      title = _("Nothing matches");
      text = _("Look with fewer filters.");
    }
  else if (candour_learning_page_is_lacking (self))
    {
      title = _("Every child has a next step");
      text = _("Good and Outstanding audits of yours each have one, or say why there is none.");
    }
  else if (candour_learning_page_get_view (self) == CANDOUR_LEARNING_TO_ME)
    text = _("What others pass to you or your team is listed here.");
  else if (candour_learning_page_get_view (self) == CANDOUR_LEARNING_WILL_USE)
    text = _("Tick “I will use this” where you want to try something.");
  else
    {
      title = _("Nothing shared yet");
      text = _("Tick “Share as learning” in an audit graded Good or better.");
    }

  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  gtk_widget_set_visible (self->clear, filtered);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_rows (CandourLearningPage *self)
{
  GListModel *model = candour_learning_page_is_lacking (self) ? G_LIST_MODEL (self->lacking)
                                                              : G_LIST_MODEL (self->model);
  guint n = g_list_model_get_n_items (model);

  select_again (self);
  show_count (self, n);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty (self);
}

static void
model_changed_cb (CandourLearningPage *self)
{
  CandourPagesState state = candour_paged_model_get_state (self->model);

  if (self->facts == NULL || candour_learning_page_is_lacking (self))
    return;

  if (state == CANDOUR_PAGES_FAILED)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                           _("The list could not be read. Nothing is lost."),
                           candour_paged_model_get_message (self->model));
      candour_notice_add_button (self->notice, _("Try again"), NULL, "page.retry", NULL);
    }
  else if (state == CANDOUR_PAGES_READY)
    show_rows (self);
  else
    gtk_label_set_label (self->count, _("Counting…"));
}

static void
use_model (CandourLearningPage *self,
           GListModel          *model)
{
  g_autoptr(CandourGrowingModel) growing = candour_growing_model_new (g_object_ref (model));

  self->updating = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (growing));
  self->updating = FALSE;
}

char *
candour_learning_page_dup_filter (CandourLearningPage   *self,
                                  CandourLearningFilter *filter)
{
  static const char *const periods[] = { NULL, "this-quarter", "this-year" };
  guint period = gtk_drop_down_get_selected (self->period);
  char *from_on = NULL;
  g_autofree char *until_on = NULL;

  if (period > 0 && period < G_N_ELEMENTS (periods))
    candour_period_get_bounds (periods[period], self->today, &from_on, &until_on);
  *filter = (CandourLearningFilter) {
    .view = candour_learning_page_get_view (self),
    .person_id = candour_workspace_get_actor (self->workspace)->person_id,
    .theme = candour_learning_page_get_theme (self),
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .used = (int) gtk_drop_down_get_selected (self->used),
    .since_on = from_on,
  };

  return from_on;
}

void
candour_learning_page_show_list (CandourLearningPage *self)
{
  CandourLearningFilter filter;
  g_autofree char *since_on = NULL;

  if (self->facts == NULL)
    return;

  gtk_widget_set_visible (self->filters, !candour_learning_page_is_lacking (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print",
                                 !candour_learning_page_is_lacking (self));
  if (candour_learning_page_is_lacking (self))
    {
      use_model (self, G_LIST_MODEL (self->lacking));
      show_rows (self);
      return;
    }

  since_on = candour_learning_page_dup_filter (self, &filter);
  use_model (self, G_LIST_MODEL (self->model));
  candour_learning_model_set_filter (self->model, &filter);
}

/* --- Reading -------------------------------------------------------------------------- */

static void
show_subtitle (CandourLearningPage *self)
{
  /* Translators: of this audit year */
  g_autofree char *shared = g_strdup_printf (_("%" G_GINT64_FORMAT " shared this year"),
                                             self->facts->n_year);
  g_autofree char *used = g_strdup_printf (_("%" G_GINT64_FORMAT " used by someone else"),
                                           self->facts->n_year_used);
  g_autofree char *text = g_strjoin (", ", shared, used, NULL);

  candour_pane_header_set_subtitle (self->header, text);
}

static void
take_facts (CandourLearningPage  *self,
            CandourLearningFacts *facts)
{
  gboolean is_first = self->facts == NULL;
  CandourLearningFacts *old = self->facts;

  self->facts = facts;
  candour_learning_detail_set_facts (self->detail, self->workspace, facts, self->today);
  g_clear_pointer (&old, candour_learning_facts_free);
  self->updating = TRUE;
  g_list_store_remove_all (self->lacking);
  for (guint i = 0; i < facts->lacking->len; i++)
    g_list_store_append (self->lacking, g_ptr_array_index (facts->lacking, i));
  self->updating = FALSE;

  show_subtitle (self);
  candour_learning_page_show_views (self);
  if (is_first)
    candour_learning_page_show_list (self);
  else if (candour_learning_page_is_lacking (self))
    {
      show_rows (self);
      candour_learning_page_show_item (self);
    }
  else
    {
      candour_paged_model_reload (self->model);
      if (self->item_id != NULL && self->picked_id == NULL
          && candour_learning_detail_get_id (self->detail) != NULL)
        {
          g_autofree char *id = g_strdup (self->item_id);

          candour_learning_page_show_id (self, id);
        }
    }

  if (self->awaited != NULL)
    {
      g_autofree char *id = g_steal_pointer (&self->awaited);

      gtk_widget_activate_action (GTK_WIDGET (self),
                                  self->awaits_audit ? "page.show-lacking" : "page.show-learning",
                                  "s", id);
    }
}

static void
facts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CandourLearningPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourLearningFacts *facts = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    {
      g_clear_pointer (&facts, candour_learning_facts_free);
      return;
    }

  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  if (facts != NULL)
    {
      candour_notice_hide (self->notice);
      take_facts (self, facts);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                       _("The list could not be read. Nothing is lost."), error->message);
  candour_notice_add_button (self->notice, _("Try again"), NULL, "page.retry", NULL);
}

static gboolean
still_loading_cb (gpointer data)
{
  CandourLearningPage *self = data;

  self->skeleton_timeout = 0;
  if (self->facts == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

void
candour_learning_page_load (CandourLearningPage *self)
{
  if (self->facts == NULL && self->skeleton_timeout == 0)
    self->skeleton_timeout = g_timeout_add (QUIET_MS, still_loading_cb, self);
  candour_learning_jobs_read_async (self->workspace, self->today, self->cancellable,
                                    facts_read_cb, g_object_ref (self));
}

void
candour_learning_page_set_up (CandourLearningPage *self)
{
  g_autoptr(GtkListItemFactory) factory = candour_learning_cells_factory (&self->today);

  self->model = candour_learning_model_new (self->workspace);
  g_signal_connect_object (self->model, "state-changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  candour_learning_page_set_up_views (self);
}
