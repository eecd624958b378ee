/* candour-desk-page-seal.c - from the moderator's desk to the file that goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-window.h"

static const char *const patterns[] = { "*" CANDOUR_PACK_SUFFIX, NULL };

void
candour_desk_page_show_seal (CandourDeskPage *self)
{
  g_autofree char *text = NULL;

  if (self->n_ready > 0 && self->n_left > 0)
    text = g_strdup_printf (ngettext ("%u audit is ready. Seal it now; the last %u can follow in "
                                      "another file.", "%u audits are ready. Seal them now; the "
                                      "last %u can follow in another file.", self->n_ready),
                            self->n_ready, self->n_left);
  else if (self->n_ready > 0)
    text = g_strdup_printf (ngettext ("%u audit is ready.", "%u audits are ready.",
                                      self->n_ready), self->n_ready);
  else if (self->n_left > 0)
    text = g_strdup (_("You can seal when every standard of an audit and its overall judgement "
                       "are graded."));
  else
    text = g_strdup (_("All of them are sealed. A file that was lost can be made again."));

  gtk_label_set_label (self->ready, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.seal",
                                 self->n_ready + self->n_sealed > 0 && !self->sealing);
}

/* --- Sealing -------------------------------------------------------------------------- */

/* What is written, and where. The desk is the page's, which waits. */
typedef struct
{
  CandourDesk *desk;
  char        *path;
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *self = data;

  g_free (self->path);
  g_free (self);
}

static gpointer
seal_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Sealing *sealing = data;
  CandourDeskReturn *made = NULL;

  return candour_desk_make_return (sealing->desk, db, sealing->path, &made, error) ? made : NULL;
}

static void
set_sealing (CandourDeskPage *self,
             gboolean         sealing)
{
  self->sealing = sealing;
  candour_desk_page_show_seal (self);
}

static void
sealed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourDeskPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDeskReturn) made = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                                &error);
  CandourWindow *window;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (self->list == NULL)
    return;

  set_sealing (self, FALSE);
  if (made == NULL)
    {
      candour_dialogs_tell (GTK_WIDGET (self), _("Nothing was sealed"), error->message);
      return;
    }

  name = g_path_get_basename (made->path);
  text = g_strdup_printf (_("%s made. Send it as you usually do."), name);
  candour_saved_label_set_saved (self->saved);
  window = candour_window_find (GTK_WIDGET (self));
  if (window != NULL)
    candour_window_toast (window, text, NULL, NULL, NULL);
  candour_desk_page_reload (self);
}

static void
path_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourDeskPage *self = CANDOUR_DESK_PAGE (widget);
  Sealing *sealing;

  if (g_file_peek_path (file) == NULL || self->sealing)
    return;

  sealing = g_new0 (Sealing, 1);
  sealing->desk = self->desk;
  sealing->path = g_file_get_path (file);
  set_sealing (self, TRUE);
  candour_workspace_write_async (self->workspace, seal_job, sealing, sealing_free,
                                 (GDestroyNotify) candour_desk_return_free, NULL, sealed_cb,
                                 g_object_ref (self));
}

static gpointer
name_job (CandourDb     *db,
          gpointer       desk,
          GCancellable  *cancellable,
          GError       **error)
{
  return candour_desk_dup_return_name (desk, db, error);
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourDeskPage) self = user_data;
  g_autofree char *name = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);

  if (self->list == NULL || name == NULL)
    return;

  candour_dialogs_save_file (GTK_WIDGET (self), _("Make the return file"), name,
                             _("Candour packs"), patterns, path_chosen_cb, NULL);
}

static void
seal_confirmed_cb (GtkWidget *widget,
                   gpointer   unused)
{
  CandourDeskPage *self = CANDOUR_DESK_PAGE (widget);

  candour_workspace_write_async (self->workspace, name_job, self->desk, NULL, g_free, NULL,
                                 named_cb, g_object_ref (self));
}

/* What was sealed before is in every file. */
static void
ask_again (CandourDeskPage *self)
{
  g_autofree char *body =
    g_strdup_printf (ngettext ("It holds the %u audit that is sealed already. Nothing more is "
                               "sealed.", "It holds the %u audits that are sealed already. Nothing "
                               "more is sealed.", self->n_sealed), self->n_sealed);

  candour_dialogs_confirm (GTK_WIDGET (self), _("Make the return file again?"), body,
                           _("Not now"), _("Make it"), FALSE, seal_confirmed_cb, NULL);
}

static void
seal_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourDeskPage *self = CANDOUR_DESK_PAGE (widget);
  g_autofree char *title = g_strdup_printf (ngettext ("Seal %u audit?", "Seal %u audits?",
                                                      self->n_ready), self->n_ready);
  g_autofree char *act = g_strdup_printf (_("Seal %u"), self->n_ready);
  g_autofree char *body =
    g_strdup_printf (_("Grades cannot change after this. The file can be opened only by %s."),
                     candour_desk_get_statement (self->desk)->sender->name);

  if (self->n_ready == 0)
    ask_again (self);
  else
    candour_dialogs_confirm (widget, title, body, _("Not yet"), act, FALSE, seal_confirmed_cb,
                             NULL);
}

void
candour_desk_page_install_seal (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.seal", NULL, seal_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "desk.seal",
                                       NULL);
}
