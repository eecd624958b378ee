/* candour-audits-work.c - prints, exports and hands on the audits that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-report.h"
#include "candour-audits-page-private.h"
#include "candour-dialogs.h"
#include "candour-hand-on.h"
#include "candour-moderation-work.h"
#include "candour-store-audits.h"
#include "candour-window.h"

/* --- Which audits ----------------------------------------------------------------------------- */

typedef struct
{
  CandourAuditsPage *page;      /* owned */
  CandourAuditQuery *query;
  GtkBitset         *places;
  CandourIdsReady           ready;
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *self = data;

  g_object_unref (self->page);
  candour_audit_query_free (self->query);
  gtk_bitset_unref (self->places);
  g_free (self);
}

static gpointer
gather (CandourDb     *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Gathering *gathering = data;
  g_autoptr(GPtrArray) all = candour_store_audit_list_ids (db, &gathering->query->filter, error);
  GPtrArray *ids;
  GtkBitsetIter iter;
  guint place;

  if (all == NULL)
    return NULL;

  ids = g_ptr_array_new_with_free_func (g_free);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, gathering->places, &place);
       more && place < all->len; more = gtk_bitset_iter_next (&iter, &place))
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (all, place)));

  return ids;
}

void
candour_audits_page_report_failure (CandourAuditsPage *self,
                const GError      *error)
{
  /* A refusal says all there is to say. */
  candour_lazy_view_tell (self->list,
                          g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED)
                          ? NULL : _("That did not work."), error->message);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Gathering *gathering = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (gathering->page->cancellable))
    return;
  if (ids != NULL)
    gathering->ready (gathering->page, ids);
  else
    candour_audits_page_report_failure (gathering->page, error);
}

/* What is on the screen is named as it is seen; what was never read has to be asked for. */
static GPtrArray *
dup_read_ids (CandourAuditsPage *self,
              GtkBitset         *places)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      CandourAuditRow *row = candour_lazy_model_peek_row (self->model, place);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (ids, g_strdup (row->id));
    }

  return g_steal_pointer (&ids);
}

void
candour_audits_page_with_selected (CandourAuditsPage *self,
               CandourIdsReady           ready)
{
  g_autoptr(GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL
                                                                   (self->selection));
  g_autoptr(GPtrArray) ids = dup_read_ids (self, places);
  Gathering *gathering;

  if (ids != NULL)
    {
      ready (self, ids);
      return;
    }

  gathering = g_new0 (Gathering, 1);
  gathering->page = g_object_ref (self);
  gathering->query = candour_audit_query_copy (candour_lazy_model_get_query (self->model));
  gathering->places = gtk_bitset_copy (places);
  gathering->ready = ready;
  candour_workspace_read_async (self->workspace, gather, gathering, gathering_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                gathered_cb, gathering);
}

/* --- One long piece of work at a time --------------------------------------------------------- */

void
candour_audits_page_end_work (CandourAuditsPage *self)
{
  g_clear_object (&self->work);
  if (self->selection_bar != NULL)
    candour_selection_bar_set_progress (self->selection_bar, -1);
  candour_audits_page_update_work (self);
}

void
candour_audits_page_begin_work (CandourAuditsPage *self)
{
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  candour_selection_bar_set_progress (self->selection_bar, 0);
  candour_audits_page_update_work (self);
}

static void
cancel_work_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}

void
candour_audits_page_toast_file (CandourAuditsPage *self,
            const char        *text,
            const char        *button,
            const char        *path)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  if (window != NULL)
    candour_window_toast (window, text, button, "win.show-file", g_variant_new_string (uri));
}

/* --- Reports: one job each, so that lists are read in between --------------------------------- */

typedef struct
{
  CandourAuditsPage *page;     /* owned */
  GCancellable      *cancellable;
  CandourActor      *actor;
  GPtrArray         *ids;
  char              *path;     /* of a folder, or of the one file */
  gboolean           is_file;
  guint              n_done;
} Printing;

static void
printing_free (Printing *self)
{
  g_object_unref (self->page);
  g_object_unref (self->cancellable);
  candour_actor_free (self->actor);
  g_ptr_array_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

/* Nothing but the reference and the id's end, which tells audits of the same child apart. */
static char *
make_report_path (const char         *folder,
                  const CandourAudit *audit)
{
  g_autofree char *reference = g_strdup (audit->reference);
  g_autofree char *name = NULL;

  g_strdelimit (reference, "/\\:*?\"<>| ", '-');
  name = g_strdup_printf ("audit-%s-%s.pdf", reference,
                          audit->id + MAX (strlen (audit->id), 8) - 8);

  return g_build_filename (folder, name, NULL);
}

static gpointer
print_one (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Printing *printing = data;
  const char *id = g_ptr_array_index (printing->ids, printing->n_done);
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *path = NULL;

  if (!printing->is_file)
    {
      audit = candour_store_audits_load (db, id, error);
      if (audit == NULL)
        return NULL;
      path = make_report_path (printing->path, audit);
    }

  if (!candour_audit_report_write (db, id, path != NULL ? path : printing->path, printing->actor,
                                   NULL, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void print_next (Printing *printing);

static void
end_printing (Printing     *printing,
              const GError *error)
{
  CandourAuditsPage *self = printing->page;
  g_autofree char *text = NULL;

  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      candour_audits_page_end_work (self);
      text = g_strdup_printf (ngettext ("%u report written", "%u reports written",
                                        printing->n_done), printing->n_done);
      if (error != NULL)
        candour_audits_page_report_failure (self, error);
      else
        candour_audits_page_toast_file (self, text,
                                        printing->is_file ? _("Open") : _("Open folder"),
                                        printing->path);
    }

  printing_free (printing);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Printing *printing = user_data;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  else if (error == NULL)
    printing->n_done++;

  if (error != NULL || g_cancellable_is_cancelled (printing->cancellable)
      || g_cancellable_is_cancelled (printing->page->cancellable)
      || printing->n_done == printing->ids->len)
    {
      end_printing (printing, error);
      return;
    }

  candour_selection_bar_set_progress (printing->page->selection_bar,
                                      (double) printing->n_done / printing->ids->len);
  print_next (printing);
}

static void
print_next (Printing *printing)
{
  candour_workspace_read_async (printing->page->workspace, print_one, printing, NULL, NULL,
                                printing->cancellable, printed_cb, printing);
}

static void
print_place_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   user_data)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);
  GPtrArray *ids = g_object_get_data (G_OBJECT (self), "ids-to-print");
  Printing *printing;

  if (ids == NULL || self->work != NULL || g_file_peek_path (file) == NULL)
    return;

  candour_audits_page_begin_work (self);
  printing = g_new0 (Printing, 1);
  printing->page = g_object_ref (self);
  printing->cancellable = g_object_ref (self->work);
  printing->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  printing->ids = g_ptr_array_ref (ids);
  printing->path = g_file_get_path (file);
  printing->is_file = ids->len == 1;
  g_object_set_data (G_OBJECT (self), "ids-to-print", NULL);
  print_next (printing);
}

static void
print_ids (CandourAuditsPage *self,
           GPtrArray         *ids)
{
  static const char *const patterns[] = { "*.pdf", NULL };

  if (ids->len == 0)
    return;

  g_object_set_data_full (G_OBJECT (self), "ids-to-print", g_ptr_array_ref (ids),
                          (GDestroyNotify) g_ptr_array_unref);
  if (ids->len == 1)
    candour_dialogs_save_file (GTK_WIDGET (self), _("Print the report as PDF"), "audit.pdf",
                               _("PDF documents"), patterns, print_place_cb, NULL);
  else
    candour_dialogs_choose_folder (GTK_WIDGET (self), _("Choose a folder for the reports"),
                                   print_place_cb, NULL);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_audits_page_with_selected (CANDOUR_AUDITS_PAGE (widget), print_ids);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_audits_page_with_selected (CANDOUR_AUDITS_PAGE (widget), candour_audits_page_export_ids);
}

static void
hand_on_ids (CandourAuditsPage *self,
             GPtrArray         *ids)
{
  if (candour_window_find (GTK_WIDGET (self)) != NULL)
    candour_hand_on_ask (GTK_WIDGET (self), self->workspace, ids, NULL);
}

static void
ask_moderation_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  const char *id;
  const char *reference;

  g_variant_get (parameter, "(&s&s)", &id, &reference);
  candour_moderation_ask_request (widget, CANDOUR_AUDITS_PAGE (widget)->workspace, id, reference);
}

static void
hand_on_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  candour_audits_page_with_selected (CANDOUR_AUDITS_PAGE (widget), hand_on_ids);
}

/* --- What can be done now --------------------------------------------------------------------- */

/* Of what was not read only the filter tells whether it is submitted. */
static gboolean
none_submitted (CandourAuditsPage *self)
{
  g_autoptr(GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL
                                                                   (self->selection));
  const CandourAuditQuery *query = candour_lazy_model_get_query (self->model);
  GtkBitsetIter iter;
  guint place;

  if (query->filter.state == CANDOUR_AUDIT_NOT_STARTED
      || query->filter.state == CANDOUR_AUDIT_IN_PROGRESS)
    return TRUE;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      CandourAuditRow *row = candour_lazy_model_peek_row (self->model, place);

      if (row == NULL || row->submitted_on != NULL)
        return FALSE;
    }

  return TRUE;
}

/* Of those that were read; another is refused once it is asked for. */
static guint64
count_sealed (CandourAuditsPage *self)
{
  g_autoptr(GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint64 n_sealed = 0;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      CandourAuditRow *row = candour_lazy_model_peek_row (self->model, place);

      n_sealed += row != NULL && row->is_sealed;
    }

  return n_sealed;
}

/* Why a button under the list cannot be pressed. */
static const char *
get_hint (guint64  n_selected,
          guint64  n_sealed,
          gboolean open)
{
  if (n_sealed > 0 && n_sealed == n_selected)
    return _("Sealed to you until the moderator’s grades are sealed: no report yet, and no "
             "findings");

  if (n_sealed > 0)
    return _("Some are sealed to you until the moderator’s grades are sealed: they have no report "
             "yet, and no findings");

  return n_selected > 0 && !open ? _("Submitted audits cannot be handed on") : "";
}

void
candour_audits_page_update_work (CandourAuditsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint64 n_selected = candour_range_selection_count (self->selection);
  guint64 n_sealed = count_sealed (self);
  gboolean idle = self->work == NULL;
  gboolean any = n_selected > 0 && idle;
  gboolean open = n_selected > 0 && none_submitted (self);
  gboolean may_write = !candour_workspace_is_read_only (self->workspace);

  /* Hidden, or a narrow window would be held open by what it does not show. */
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n_selected > 0 || !idle);
  gtk_revealer_set_reveal_child (self->bar, n_selected > 0 || !idle);
  candour_selection_bar_set_count (self->selection_bar, n_selected,
                                   g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  candour_selection_bar_set_hint (self->selection_bar,
                                  get_hint (n_selected, n_sealed, open));
  gtk_widget_action_set_enabled (widget, "page.print", any && n_sealed == 0);
  gtk_widget_action_set_enabled (widget, "page.export", any && n_sealed < n_selected);
  gtk_widget_action_set_enabled (widget, "page.hand-on", any && open && may_write);
  gtk_widget_action_set_enabled (widget, "page.clear-selection", n_selected > 0);
}

void
candour_audits_page_install_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.hand-on", NULL, hand_on_action);
  gtk_widget_class_install_action (widget_class, "page.ask-moderation", "(ss)",
                                   ask_moderation_action);
  gtk_widget_class_install_action (widget_class, "page.cancel-work", NULL, cancel_work_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "page.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.export", NULL);
}
