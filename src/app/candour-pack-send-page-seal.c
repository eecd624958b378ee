/* candour-pack-send-page-seal.c - a pack is sealed, and what there is to say on the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-dialogs.h"
#include "candour-pack-send-page-private.h"
#include "candour-passphrase-dialog.h"
#include "candour-window.h"
#include "candour-words.h"

static const char *const pack_patterns[] = { "*" CANDOUR_PACK_SUFFIX, NULL };

static gboolean
is_by_words (CandourPackSendPage *self)
{
  return self->reveal_id != NULL ? self->reveal_by_words
                                 : gtk_check_button_get_active (self->by_words);
}

/* --- Keys ----------------------------------------------------------------------------- */

static void
opened_cb (GtkWidget   *widget,
           CandourKeys *keys,
           gpointer     next)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);

  g_clear_pointer (&self->keys, candour_keys_unref);
  self->keys = keys;
  ((CandourPackSendNext) next) (self);
}

void
candour_pack_send_page_ask_keys (CandourPackSendPage *self,
                                 CandourPackSendNext  next)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (self->keys != NULL)
    next (self);
  else
    candour_passphrase_dialog_present (GTK_WIDGET (self), actor->name,
                                       _("Your keys sign what you send, and seal it."), opened_cb,
                                       next);
}

/* --- Sealing -------------------------------------------------------------------------- */

typedef struct
{
  CandourPackSendPage *page;
  CandourPackDraft    *draft;
  CandourKeyring      *ring;
  CandourCard         *recipient;   /* NULL: of a reveal */
  char                *passphrase;  /* NULL: for keys */
  char                *path;
  char                *today;
  CandourActor        *actor;
} Sealing;

static void
sealing_free (gpointer data)
{
  Sealing *self = data;

  g_object_unref (self->page);
  g_clear_pointer (&self->draft, candour_pack_draft_free);
  candour_keyring_free (self->ring);
  candour_card_free (self->recipient);
  candour_age_wipe (self->passphrase);
  g_free (self->path);
  g_free (self->today);
  candour_actor_free (self->actor);
  g_free (self);
}

static gpointer
seal (CandourDb     *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Sealing *sealing = data;

  return GINT_TO_POINTER (candour_pack_draft_seal (sealing->draft, db, sealing->ring,
                                                   sealing->recipient, sealing->passphrase,
                                                   sealing->path, sealing->actor, sealing->today,
                                                   error));
}

/* --- Done ----------------------------------------------------------------------------- */

static void
show_words (CandourPackSendPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean by_words = self->passphrase != NULL;

  gtk_widget_set_visible (self->tell_box, by_words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.close", !by_words);
  candour_window_set_unsaved (window, by_words
                              ? _("The six words are shown this once. Without them nobody can open "
                                  "the pack.") : NULL, GTK_WIDGET (self), NULL);
  if (by_words)
    candour_words_grid_set (self->six, self->passphrase);
}

static void
show_say (CandourPackSendPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *until = candour_date_format_long (self->draft->expires_on);
  g_autofree char *say = NULL;
  const char *who = self->draft->moderator_name;

  if (self->passphrase != NULL)
    say = g_strdup_printf (_("It lies in %1$s. Send the file to %2$s as you usually do, then ring "
                             "them: “It is called %3$s and opens until %4$s. I will read you six "
                             "words; Candour asks you for them.”"), folder, who, name, until);
  else
    say = g_strdup_printf (_("It lies in %1$s. Send the file to %2$s as you usually do. On the "
                             "telephone say: “It is called %3$s and opens until %4$s. If Candour "
                             "asks whether it is really from me, we read the words to each "
                             "other.”"), folder, who, name, until);
  gtk_label_set_label (self->say, say);
}

static void
show_done (CandourPackSendPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *title = g_strdup_printf (_("%s is sealed"), name);

  adw_status_page_set_title (self->done, title);
  show_say (self);
  candour_step_strip_set_current (self->steps, 4);
  candour_pack_send_page_stop (self, "done", NULL, NULL);
  show_words (self);
  gtk_widget_grab_focus (self->passphrase != NULL ? GTK_WIDGET (self->told) : self->close);
  candour_window_announce (window, title);
  candour_window_changed (window);
}

/* The file is there and the record with it, even where nobody waits for it any more. */
static void
sealed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Sealing *sealing = user_data;
  CandourPackSendPage *self = sealing->page;
  g_autoptr(GError) error = NULL;
  gboolean sealed = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error) != NULL;

  self->draft = g_steal_pointer (&sealing->draft);
  if (self->stack == NULL || candour_window_find (GTK_WIDGET (self)) == NULL)
    return;

  if (sealed)
    {
      show_done (self);
      return;
    }

  g_clear_pointer (&self->passphrase, candour_age_wipe);
  candour_window_set_unsaved (candour_window_find (GTK_WIDGET (self)), NULL, NULL, NULL);
  candour_step_strip_set_current (self->steps, 2);
  candour_pack_send_page_stop (self, "texts", _("Nothing was sealed."), error);
}

static Sealing *
sealing_new (CandourPackSendPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean by_words = self->passphrase != NULL;
  Sealing *sealing = g_new0 (Sealing, 1);

  sealing->page = g_object_ref (self);
  sealing->ring = candour_keyring_copy (candour_keys_get_ring (self->keys));
  sealing->passphrase = g_strdup (self->passphrase);
  sealing->path = g_strdup (self->path);
  sealing->today = g_strdup (candour_window_get_today (window));
  sealing->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  if (self->reveal_id == NULL)
    sealing->recipient = by_words
                         ? candour_card_new (self->draft->moderator_name, "", "")
                         : candour_card_copy (candour_pack_send_page_get_card (self));
  sealing->draft = g_steal_pointer (&self->draft);

  return sealing;
}

void
candour_pack_send_page_seal_to (CandourPackSendPage *self,
                                char                *path)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  Sealing *sealing;

  g_free (self->path);
  self->path = path;
  g_clear_pointer (&self->passphrase, candour_age_wipe);
  if (is_by_words (self))
    self->passphrase = candour_words_dup_passphrase ();

  sealing = sealing_new (self);
  candour_step_strip_set_current (self->steps, 3);
  candour_pack_send_page_start (self, _("Sealing…"));
  candour_window_set_unsaved (window, _("The pack is being sealed. Wait for what there is to say "
                                        "on the telephone."), GTK_WIDGET (self), NULL);
  candour_workspace_write_async (self->workspace, seal, sealing, sealing_free, NULL, NULL,
                                 sealed_cb, sealing);
}

static void
file_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);
  char *path = g_file_get_path (file);

  if (self->busy || self->draft == NULL || path == NULL)
    g_free (path);
  else
    candour_pack_send_page_seal_to (self, path);
}

static void
choose_file (CandourPackSendPage *self)
{
  g_autofree char *name = candour_pack_draft_dup_name (self->draft);

  candour_dialogs_save_file (GTK_WIDGET (self), _("Save the pack"), name, _("Packs"),
                             pack_patterns, file_chosen_cb, NULL);
}

void
candour_pack_send_page_seal (CandourPackSendPage *self)
{
  candour_pack_send_page_ask_keys (self, choose_file);
}

/* --- After it ------------------------------------------------------------------------- */

static void
told_cb (CandourPackSendPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean told = gtk_check_button_get_active (self->told);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.close", told);
  if (told && window != NULL)
    candour_window_set_unsaved (window, NULL, NULL, NULL);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_window_pop_task (candour_window_find (widget));
}

static void
show_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autofree char *folder = g_path_get_dirname (CANDOUR_PACK_SEND_PAGE (widget)->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_widget_activate_action (widget, "win.show-file", "s", uri);
}

void
candour_pack_send_page_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_install_action (widget_class, "send.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "send.show-folder", NULL, show_folder_action);
}
