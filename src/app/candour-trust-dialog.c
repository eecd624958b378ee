/* candour-trust-dialog.c - a card is believed once its words were read over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-trust-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-notice.h"
#include "candour-words-grid.h"

struct _CandourTrustDialog
{
  AdwWindow         parent_instance;

  CandourNotice    *notice;
  GtkLabel         *ask;
  GtkLabel         *their_title;
  CandourWordsGrid *theirs;
  CandourWordsGrid *own;
  GtkCheckButton   *rang;
  GtkWidget        *differ;
  GtkWidget        *match;

  GWeakRef          parent;
  CandourKeys      *keys;
  CandourCard      *card;
  CandourTrusted    callback;
  gpointer          user_data;
};

G_DEFINE_FINAL_TYPE (CandourTrustDialog, candour_trust_dialog, ADW_TYPE_WINDOW)

static void
rang_cb (CandourTrustDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.match",
                                 gtk_check_button_get_active (self->rang));
}

static void
trusted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourTrustDialog) self = user_data;
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr(GError) error = NULL;
  gboolean kept = candour_keys_trust_finish (result, &error);

  if (self->notice == NULL || parent == NULL)
    return;

  if (!kept)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not kept:"), error->message);
      rang_cb (self);
      return;
    }

  self->callback (parent, self->user_data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
match_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourTrustDialog *self = CANDOUR_TRUST_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.match", FALSE);
  candour_keys_trust_async (self->keys, self->card, trusted_cb, g_object_ref (self));
}

static void
differ_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourTrustDialog *self = CANDOUR_TRUST_DIALOG (widget);
  g_autofree char *text = g_strdup_printf (_("Somebody else may have made this card. Ask %s for "
                                             "it again, on a number you already have."),
                                           self->card->name);

  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Do not use this card."), text);
  gtk_check_button_set_active (self->rang, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rang), FALSE);
}

static void
candour_trust_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_TRUST_DIALOG);

  G_OBJECT_CLASS (candour_trust_dialog_parent_class)->dispose (object);
}

static void
candour_trust_dialog_finalize (GObject *object)
{
  CandourTrustDialog *self = CANDOUR_TRUST_DIALOG (object);

  g_weak_ref_clear (&self->parent);
  g_clear_pointer (&self->keys, candour_keys_unref);
  g_clear_pointer (&self->card, candour_card_free);

  G_OBJECT_CLASS (candour_trust_dialog_parent_class)->finalize (object);
}

static void
candour_trust_dialog_class_init (CandourTrustDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_trust_dialog_dispose;
  object_class->finalize = candour_trust_dialog_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_WORDS_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/trust-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, ask);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, their_title);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, theirs);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, own);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, rang);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, differ);
  gtk_widget_class_bind_template_child (widget_class, CandourTrustDialog, match);
  gtk_widget_class_bind_template_callback (widget_class, rang_cb);
  gtk_widget_class_install_action (widget_class, "dialog.match", NULL, match_action);
  gtk_widget_class_install_action (widget_class, "dialog.differ", NULL, differ_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_trust_dialog_init (CandourTrustDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Somebody known by other keys: that is never only a click. */
static void
show_change (CandourTrustDialog *self)
{
  const CandourCard *known = candour_keyring_find_trusted (candour_keys_get_ring (self->keys),
                                                           self->card->name);
  g_autofree char *text = NULL;

  if (known == NULL || candour_card_is_same (known, self->card))
    return;

  text = g_strdup_printf (_("Stop and ring %s. Only if they say that they made new keys, read the "
                            "words to each other."), self->card->name);
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("The words have changed."), text);
}

static void
show_words (CandourTrustDialog *self)
{
  g_autoptr(CandourCard) own = candour_keyring_dup_card (candour_keys_get_ring (self->keys));
  g_autofree char *their_words = candour_card_dup_words (self->card);
  g_autofree char *own_words = candour_card_dup_words (own);
  g_autofree char *title = g_strdup_printf (_("Is it really from %s?"), self->card->name);
  g_autofree char *whose = g_strdup_printf (_("The words of %s"), self->card->name);
  g_autofree char *ask = g_strdup_printf (_("Ring %s on a number you already have and read these "
                                            "words to each other."), self->card->name);
  g_autofree char *rang = g_strdup_printf (_("I rang %s, and we read the words to each other"),
                                           self->card->name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->ask, ask);
  gtk_label_set_label (self->their_title, whose);
  gtk_check_button_set_label (self->rang, rang);
  candour_words_grid_set (self->theirs, their_words);
  candour_words_grid_set (self->own, own_words);
}

GtkWidget *
candour_trust_dialog_present (GtkWidget         *parent,
                              CandourKeys       *keys,
                              const CandourCard *card,
                              CandourTrusted     callback,
                              gpointer           user_data)
{
  CandourTrustDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (keys != NULL && card != NULL && callback != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_TRUST_DIALOG,
                       "transient-for", gtk_widget_get_root (parent), NULL);
  g_weak_ref_set (&self->parent, parent);
  self->keys = candour_keys_ref (keys);
  self->card = candour_card_copy (card);
  self->callback = callback;
  self->user_data = user_data;
  show_words (self);
  show_change (self);
  rang_cb (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
