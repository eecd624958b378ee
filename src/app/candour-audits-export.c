/* candour-audits-export.c - writes the findings of the audits that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-audits-page-private.h"
#include "candour-dialogs.h"
#include "candour-findings-writer.h"

typedef struct
{
  CandourAuditsPage    *page;
  CandourAuditsPage    *held;       /* the same, owned: not before work begins */
  GCancellable         *cancellable;
  CandourActor         *actor;
  GPtrArray            *ids;
  char                 *path;
  GtkWidget            *names;      /* switches, borrowed from the open dialog */
  GtkWidget            *mark;
  CandourExportFlags    flags;
  gint64                n_rows;
  int                   per_mille;  /* written by the thread that works */
  guint                 timeout;
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->held);
  g_clear_object (&self->cancellable);
  candour_actor_free (self->actor);
  g_ptr_array_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

static void
export_progress (guint64  done,
                 guint64  total,
                 gpointer data)
{
  Exporting *exporting = data;

  if (total > 0)
    g_atomic_int_set (&exporting->per_mille, (int) (done * 1000 / total));
}

static gboolean
show_export_progress_cb (gpointer data)
{
  Exporting *exporting = data;

  if (exporting->page->selection_bar != NULL)
    candour_selection_bar_set_progress (exporting->page->selection_bar,
                                        g_atomic_int_get (&exporting->per_mille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static gpointer
export_findings (CandourDb     *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Exporting *exporting = data;

  if (!candour_findings_write (db, exporting->path, exporting->ids, exporting->flags,
                               exporting->actor, export_progress, exporting, cancellable,
                               &exporting->n_rows, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Exporting *exporting = user_data;
  CandourAuditsPage *self = exporting->page;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  candour_audits_page_end_work (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      candour_audits_page_report_failure (self, error);
      return;
    }

  text = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " finding written",
                                    "%" G_GINT64_FORMAT " findings written",
                                    (gulong) exporting->n_rows), exporting->n_rows);
  candour_audits_page_toast_file (self, text, _("Open"), exporting->path);
}

/* Names are written into the history, so they need the connection that writes. */
static void
export_place_cb (GtkWidget *widget,
                 GFile     *file,
                 gpointer   user_data)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);
  Exporting *exporting = g_object_steal_data (G_OBJECT (self), "exporting");

  if (exporting == NULL)
    return;

  exporting->path = g_file_get_path (file);
  if (exporting->path == NULL || self->work != NULL)
    {
      exporting_free (exporting);
      return;
    }

  candour_audits_page_begin_work (self);
  exporting->held = g_object_ref (self);
  exporting->cancellable = g_object_ref (self->work);
  exporting->timeout = g_timeout_add (100, show_export_progress_cb, exporting);
  if ((exporting->flags & CANDOUR_EXPORT_NAMES) != 0)
    candour_workspace_write_async (self->workspace, export_findings, exporting, exporting_free,
                                   NULL, exporting->cancellable, exported_cb, exporting);
  else
    candour_workspace_read_async (self->workspace, export_findings, exporting, exporting_free,
                                  NULL, exporting->cancellable, exported_cb, exporting);
}

static void
export_confirmed_cb (GtkWidget *widget,
                     gpointer   user_data)
{
  static const char *const patterns[] = { "*.csv", NULL };
  Exporting *exporting = g_object_get_data (G_OBJECT (widget), "exporting");

  if (gtk_switch_get_active (GTK_SWITCH (exporting->names)))
    exporting->flags |= CANDOUR_EXPORT_NAMES;
  if (gtk_switch_get_active (GTK_SWITCH (exporting->mark)))
    exporting->flags |= CANDOUR_EXPORT_BOM;
  candour_dialogs_save_file (widget, _("Export findings as CSV"), "findings.csv",
                             _("CSV tables"), patterns, export_place_cb, NULL);
}

static GtkWidget *
add_switch (GtkWidget  *group,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  candour_a11y_set_label (toggle, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return toggle;
}

void
candour_audits_page_export_ids (CandourAuditsPage *self,
            GPtrArray         *ids)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  GtkWidget *form = adw_preferences_group_new ();
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->page = self;
  exporting->ids = g_ptr_array_ref (ids);
  exporting->actor = candour_actor_copy (actor);
  exporting->names = add_switch (form, _("With names"),
                                 _("Of workers and auditors, in place of their codes. "
                                   "This is written into the history."));
  gtk_widget_set_sensitive (exporting->names, candour_rules_may_export_names (actor->role)
                                              && !candour_workspace_is_read_only (self->workspace));
  exporting->mark = add_switch (form, _("For Excel"), _("Begins the file with a UTF-8 mark."));
  g_object_set_data_full (G_OBJECT (self), "exporting", exporting, exporting_free);

  candour_dialogs_fill_in (GTK_WIDGET (self), _("Export findings?"),
                           _("One row for each grading of the submitted audits among those "
                             "selected. No child is named."),
                           form, _("Cancel"), _("Choose a file…"), export_confirmed_cb, NULL);
}
