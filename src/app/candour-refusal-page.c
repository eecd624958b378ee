/* candour-refusal-page.c - why a workspace was not opened, and what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-entry.h"
#include "candour-pane-header.h"
#include "candour-refusal-page.h"

struct _CandourRefusalPage
{
  GtkWidget        parent_instance;

  GtkWidget       *box;

  char            *uri;
  char            *backup;     /* the newest; NULL: none */

  AdwStatusPage   *page;
  GtkButton       *newest;
  GtkWidget       *other;
  GtkToggleButton *details;
  GtkLabel        *found;
};

G_DEFINE_FINAL_TYPE (CandourRefusalPage, candour_refusal_page, GTK_TYPE_WIDGET)

static const char *
get_title (const GError *error)
{
  if (error->domain != CANDOUR_ERROR)
    return _("The records could not be opened");

  switch ((CandourError) error->code)
    {
    case CANDOUR_ERROR_DAMAGED:
      return _("This file is damaged");
    case CANDOUR_ERROR_TOO_NEW:
      return _("Made by a newer Candour");
    case CANDOUR_ERROR_NOT_FOUND:
      return _("The records are not there");
    case CANDOUR_ERROR_UNREACHABLE:
      return _("The server does not answer");
    case CANDOUR_ERROR_BUSY:
      return _("The records are busy");
    case CANDOUR_ERROR_FULL:
      return _("The disk is full");
    case CANDOUR_ERROR_FAILED:
    case CANDOUR_ERROR_CONFLICT:
    case CANDOUR_ERROR_REFUSED:
    default:
      return _("Candour does not open this");
    }
}

/* "wenbrook.candour" becomes "wenbrook-restored.candour", or the next that is free. */
static char *
dup_restored_path (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, ".candour")
                          ? g_strndup (path, strlen (path) - strlen (".candour"))
                          : g_strdup (path);

  for (int i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s-restored.candour", stem)
                                     : g_strdup_printf ("%s-restored-%d.candour", stem, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static void
restore (CandourRefusalPage *self,
         const char         *backup)
{
  g_autofree char *path = dup_restored_path (self->uri);

  candour_entry_restore (candour_window_find (GTK_WIDGET (self)), backup, path);
}

static void
newest_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourRefusalPage *self = CANDOUR_REFUSAL_PAGE (widget);

  restore (self, self->backup);
}

static void
backup_chosen_cb (GtkWidget *widget,
                  GFile     *file,
                  gpointer   unused)
{
  if (g_file_peek_path (file) != NULL)
    restore (CANDOUR_REFUSAL_PAGE (widget), g_file_peek_path (file));
}

static void
other_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_dialogs_open_file (widget, _("Choose a backup"), NULL, NULL, backup_chosen_cb, NULL);
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_entry_open (candour_window_find (widget), CANDOUR_REFUSAL_PAGE (widget)->uri);
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_entry_show_start (candour_window_find (widget));
}

/* --- What was found --------------------------------------------------------------------- */

static void
examine (GTask        *task,
         gpointer      source,
         gpointer      path,
         GCancellable *cancellable)
{
  g_task_return_pointer (task, candour_workspace_dup_damage (path), g_free);
}

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  CandourRefusalPage *self = CANDOUR_REFUSAL_PAGE (source);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->found == NULL)
    return;

  gtk_label_set_label (self->found, g_strcmp0 (text, "ok") != 0 ? text
                                    : _("The file by itself is whole; what lies beside it is not."));
}

static void
details_cb (CandourRefusalPage *self)
{
  g_autoptr(GTask) task = NULL;

  if (!gtk_toggle_button_get_active (self->details) || *gtk_label_get_label (self->found) != '\0')
    return;

  gtk_label_set_label (self->found, _("Looking…"));
  task = g_task_new (self, NULL, examined_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->uri), g_free);
  g_task_run_in_thread (task, examine);
}

/* --- The class ------------------------------------------------------------------------ */

static void
candour_refusal_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_REFUSAL_PAGE);

  G_OBJECT_CLASS (candour_refusal_page_parent_class)->dispose (object);
}

static void
candour_refusal_page_finalize (GObject *object)
{
  CandourRefusalPage *self = CANDOUR_REFUSAL_PAGE (object);

  g_free (self->uri);
  g_free (self->backup);

  G_OBJECT_CLASS (candour_refusal_page_parent_class)->finalize (object);
}

static void
candour_refusal_page_class_init (CandourRefusalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_refusal_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_refusal_page_finalize;

  gtk_widget_class_install_action (widget_class, "page.open-newest", NULL, newest_action);
  gtk_widget_class_install_action (widget_class, "page.choose-backup", NULL, other_action);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "page.start", NULL, start_action);

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/refusal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, page);
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, newest);
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, other);
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, details);
  gtk_widget_class_bind_template_child (widget_class, CandourRefusalPage, found);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
}

static void
candour_refusal_page_init (CandourRefusalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_refusal_page_new (const char   *uri,
                          const GError *error)
{
  CandourRefusalPage *self = g_object_new (CANDOUR_TYPE_REFUSAL_PAGE, NULL);
  gboolean damaged = g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
  g_autoptr(GPtrArray) backups = damaged ? candour_workspace_list_backups (uri) : NULL;
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  self->uri = g_strdup (uri);
  if (backups != NULL && backups->len > 0)
    self->backup = g_strdup (g_ptr_array_index (backups, 0));

  adw_status_page_set_title (self->page, get_title (error));
  adw_status_page_set_description (self->page, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->newest), self->backup != NULL);
  gtk_widget_set_visible (self->other, damaged);
  gtk_widget_set_visible (GTK_WIDGET (self->details), damaged);

  return GTK_WIDGET (self);
}
