/* candour-keys-window.c - one's own card, and those whose words were read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-keys-window.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-dialogs.h"
#include "candour-csv-writer.h"
#include "candour-passphrase-dialog.h"
#include "candour-trust-dialog.h"
#include "candour-words-grid.h"

struct _CandourKeysWindow
{
  AdwPreferencesWindow  parent_instance;

  AdwPreferencesGroup  *mine;
  CandourWordsGrid     *words;
  AdwActionRow         *save;
  AdwPreferencesGroup  *others;
  AdwActionRow         *nobody;

  CandourKeys          *keys;
  GPtrArray            *rows;   /* GtkWidget, borrowed: of those who are known */
};

G_DEFINE_FINAL_TYPE (CandourKeysWindow, candour_keys_window, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const patterns[] = { "*" CANDOUR_CARD_SUFFIX, NULL };

static void
toast (CandourKeysWindow *self,
       const char        *text)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

/* --- What is shown -------------------------------------------------------------------- */

static GtkWidget *
make_person (const CandourCard *card)
{
  g_autofree char *words = candour_card_dup_words (card);
  g_autofree char *date = candour_date_format_long (card->checked_on);
  /* Translators: a day, and eight words */
  g_autofree char *subtitle = g_strdup_printf (_("Words read on %s: %s"), date, words);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
show (CandourKeysWindow *self)
{
  const CandourKeyring *ring = candour_keys_get_ring (self->keys);
  g_autoptr(CandourCard) own = candour_keyring_dup_card (ring);
  g_autofree char *words = candour_card_dup_words (own);

  adw_preferences_group_set_title (self->mine, own->name);
  candour_words_grid_set (self->words, words);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->others, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < ring->trusted->len; i++)
    {
      GtkWidget *row = make_person (g_ptr_array_index (ring->trusted, i));

      adw_preferences_group_add (self->others, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), ring->trusted->len == 0);
}

/* --- One's own ------------------------------------------------------------------------ */

static void
save_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourKeysWindow *self = CANDOUR_KEYS_WINDOW (widget);
  g_autoptr(CandourCard) own = candour_keyring_dup_card (candour_keys_get_ring (self->keys));
  g_autoptr(GBytes) bytes = candour_card_write (own);
  g_autoptr(GError) error = NULL;

  if (g_file_peek_path (file) == NULL
      || candour_file_replace (g_file_peek_path (file), g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), &error))
    toast (self, _("Your card is saved. Send it, and ring to read the words."));
  else
    candour_dialogs_tell (widget, _("The card was not saved"), error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourKeysWindow *self = CANDOUR_KEYS_WINDOW (widget);
  g_autofree char *name = g_strdup_printf ("%s%s", candour_keys_get_ring (self->keys)->name,
                                           CANDOUR_CARD_SUFFIX);

  candour_dialogs_save_file (widget, _("Save your card"), name, _("Cards"), patterns,
                             save_chosen_cb, NULL);
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourKeysWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!candour_keys_trust_finish (result, &error))
    candour_dialogs_tell (GTK_WIDGET (self), _("No new keys were made"), error->message);
  else if (self->words != NULL)
    show (self);
}

static void
renew_confirmed_cb (GtkWidget *widget,
                    gpointer   unused)
{
  candour_keys_trust_async (CANDOUR_KEYS_WINDOW (widget)->keys, NULL, renewed_cb,
                            g_object_ref (widget));
}

static void
renew_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_dialogs_confirm (widget, _("Make new keys?"),
                           _("Everybody who exchanges packs with you needs your new card, and has "
                             "to ring you for the words again. What was sealed for you still "
                             "opens."),
                           _("Keep these"), _("Make new keys"), TRUE, renew_confirmed_cb, NULL);
}

/* --- Others' -------------------------------------------------------------------------- */

static void
trusted_cb (GtkWidget *widget,
            gpointer   unused)
{
  CandourKeysWindow *self = CANDOUR_KEYS_WINDOW (widget);

  show (self);
  toast (self, _("Kept. You know this person by these words now."));
}

static void
card_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourKeysWindow *self = CANDOUR_KEYS_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr(CandourCard) card = bytes != NULL ? candour_card_read (bytes, &error) : NULL;

  if (card == NULL)
    candour_dialogs_tell (widget, _("This card was not read"), error->message);
  else
    candour_trust_dialog_present (widget, self->keys, card, trusted_cb, NULL);
}

static void
take_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  candour_dialogs_open_file (widget, _("Choose a card that was sent to you"), _("Cards"), patterns,
                             card_chosen_cb, NULL);
}

/* --- The object ----------------------------------------------------------------------- */

static void
candour_keys_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_KEYS_WINDOW);

  G_OBJECT_CLASS (candour_keys_window_parent_class)->dispose (object);
}

static void
candour_keys_window_finalize (GObject *object)
{
  CandourKeysWindow *self = CANDOUR_KEYS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->keys, candour_keys_unref);

  G_OBJECT_CLASS (candour_keys_window_parent_class)->finalize (object);
}

static void
candour_keys_window_class_init (CandourKeysWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_keys_window_dispose;
  object_class->finalize = candour_keys_window_finalize;

  g_type_ensure (CANDOUR_TYPE_WORDS_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourKeysWindow, mine);
  gtk_widget_class_bind_template_child (widget_class, CandourKeysWindow, words);
  gtk_widget_class_bind_template_child (widget_class, CandourKeysWindow, save);
  gtk_widget_class_bind_template_child (widget_class, CandourKeysWindow, others);
  gtk_widget_class_bind_template_child (widget_class, CandourKeysWindow, nobody);
  gtk_widget_class_install_action (widget_class, "keys.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "keys.renew", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "keys.take", NULL, take_action);
}

static void
candour_keys_window_init (CandourKeysWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candour_keys_window_present (GtkWidget   *parent,
                             CandourKeys *keys)
{
  CandourKeysWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (keys != NULL);

  self = g_object_new (CANDOUR_TYPE_KEYS_WINDOW,
                       "transient-for", gtk_widget_get_root (parent), "modal", TRUE, NULL);
  self->keys = candour_keys_ref (keys);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
opened_cb (GtkWidget   *parent,
           CandourKeys *keys,
           gpointer     unused)
{
  candour_keys_window_present (parent, keys);
  candour_keys_unref (keys);
}

void
candour_keys_window_ask (GtkWidget  *parent,
                         const char *name)
{
  candour_passphrase_dialog_present (parent, name,
                                     _("Your keys seal what you send and open what was sealed for "
                                       "you."), opened_cb, NULL);
}
