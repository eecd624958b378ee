/* candour-frameworks-page-actions.c - what can be done with a version of a framework
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-dialogs.h"
#include "candour-file-job.h"
#include "candour-framework-preview.h"
#include "candour-framework-reader.h"
#include "candour-framework-words.h"
#include "candour-frameworks-page-private.h"
#include "candour-store-frameworks.h"
#include "candour-window.h"

static const char *const xml_patterns[] = { "*.xml", NULL };

/* --- Export --------------------------------------------------------------------------- */

static void
export_chosen_cb (GtkWidget *parent,
                  GFile     *file,
                  gpointer   user_data)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (parent);
  g_autoptr(GBytes) bytes = NULL;

  if (self->version == NULL)
    return;

  bytes = candour_framework_write (self->version->framework);
  candour_file_job_write (parent, file, bytes, _("The file was not written"));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);
  g_autofree char *name = g_strdup_printf ("%s-%d.xml", self->version->framework->code,
                                           self->version->framework->version);

  candour_dialogs_save_file (widget, _("Export framework"), name, _("Frameworks (XML)"),
                             xml_patterns, export_chosen_cb, NULL);
}

/* --- Compare -------------------------------------------------------------------------- */

static void
compare_picked_cb (GtkWidget  *parent,
                   const char *answer,
                   gpointer    user_data)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (parent);
  CandourFrameworkNode *other = NULL;
  gboolean newer;

  for (guint i = 0; i < self->versions->len; i++)
    {
      CandourFrameworkNode *version = g_ptr_array_index (self->versions, i);

      if (g_str_equal (version->row->id, answer))
        other = version;
    }
  if (other == NULL || self->version == NULL)
    return;

  newer = self->version->row->version > other->row->version;
  gtk_window_present (GTK_WINDOW (
    candour_framework_preview_new_compare (parent,
                                           newer ? other->framework : self->version->framework,
                                           newer ? self->version->framework : other->framework)));
}

static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);
  g_autoptr(GArray) answers = g_array_new (TRUE, TRUE, sizeof (CandourDialogAnswer));
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CandourDialogAnswer keep = { "", _("Cancel"), CANDOUR_ANSWER_PLAIN };

  g_array_append_val (answers, keep);
  for (guint i = 0; i < self->versions->len; i++)
    {
      const CandourFrameworkRow *row =
        ((CandourFrameworkNode *) g_ptr_array_index (self->versions, i))->row;
      CandourDialogAnswer answer = { row->id, NULL, CANDOUR_ANSWER_PLAIN };

      if (!g_str_equal (row->code, self->version->row->code)
          || row->version == self->version->row->version)
        continue;

      g_ptr_array_add (labels, g_strdup_printf (_("Version %d"), row->version));
      answer.label = g_ptr_array_index (labels, labels->len - 1);
      g_array_append_val (answers, answer);
    }

  if (labels->len == 0)
    candour_dialogs_tell (widget, _("There is no other version"),
                          _("This is the only version of this framework."));
  else
    candour_dialogs_ask (widget, _("Compare with which version?"), NULL,
                         (CandourDialogAnswer *) answers->data, compare_picked_cb, NULL);
}

/* --- Remove --------------------------------------------------------------------------- */

typedef struct
{
  char         *id;
  CandourActor *actor;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_free (removal->id);
  candour_actor_free (removal->actor);
  g_free (removal);
}

static gpointer
remove_version (CandourDb     *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Removal *removal = data;

  return GINT_TO_POINTER (candour_store_frameworks_remove (db, removal->id, removal->actor,
                                                           error));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourFrameworksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    {
      candour_dialogs_tell (GTK_WIDGET (self), _("The version was not removed"), error->message);
      return;
    }

  g_clear_object (&self->version);
  candour_window_toast (window, _("The version was removed"), NULL, NULL, NULL);
  candour_window_changed (window);
}

static void
remove_confirmed_cb (GtkWidget *parent,
                     gpointer   user_data)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (parent);
  Removal *removal;

  if (self->version == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->id = g_strdup (self->version->row->id);
  removal->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_workspace_write_async (self->workspace, remove_version, removal, removal_free, NULL,
                                 NULL, removed_cb, g_object_ref (self));
}

static gboolean
check_role (CandourFrameworksPage *self,
            const char            *heading)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (actor != NULL && candour_rules_may_import (actor->role))
    return TRUE;

  candour_dialogs_tell (GTK_WIDGET (self), heading,
                        _("Only a QA lead or a head of service may change the frameworks."));

  return FALSE;
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);
  g_autofree char *name = candour_framework_words_name (self->version->framework);
  g_autofree char *heading = g_strdup_printf (_("Remove %s?"), name);

  if (check_role (self, _("The version was not removed")))
    candour_dialogs_confirm (widget, heading, _("No audit uses it. It can be imported again."),
                             _("Keep it"), _("Remove it"), TRUE, remove_confirmed_cb, NULL);
}

/* --- The rest ------------------------------------------------------------------------- */

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);

  if (check_role (self, _("Nothing was added")))
    candour_frameworks_page_import (self);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_frameworks_page_reload (CANDOUR_FRAMEWORKS_PAGE (widget), NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->tree_pane));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);
  GtkWidget *pane;

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  pane = adw_leaflet_get_visible_child (self->leaflet);
  if (pane != NULL)
    gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->parts));
  guint n_parts;
  guint position;

  if (selection == NULL || !gtk_widget_get_mapped (widget))
    return;

  n_parts = g_list_model_get_n_items (G_LIST_MODEL (selection));
  position = gtk_single_selection_get_selected (selection)
             + (guint) g_variant_get_int32 (parameter);
  if (position < n_parts)
    gtk_single_selection_set_selected (selection, position);
}

void
candour_frameworks_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "frameworks.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "frameworks.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "frameworks.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "frameworks.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "frameworks.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "frameworks.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "frameworks.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "page.open", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
}
