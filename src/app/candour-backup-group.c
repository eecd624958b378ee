/* candour-backup-group.c - in the preferences: whom backups are sealed for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is chosen here holds for every desk and for the backups that are made by themselves. It
 * needs nobody's passphrase: to seal takes no more than a card.
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-backup-group.h"
#include "candour-dialogs.h"
#include "candour-restore.h"
#include "candour-store-settings.h"

struct _CandourBackupGroup
{
  AdwPreferencesGroup  parent_instance;

  CandourWorkspace    *workspace;
  GCancellable        *cancellable;
  GPtrArray           *cards;    /* CandourCard, as they are saved */
  GPtrArray           *rows;     /* of the group, one a card */

  AdwActionRow        *head;
};

G_DEFINE_FINAL_TYPE (CandourBackupGroup, candour_backup_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  char         *value;
  CandourActor *actor;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_free (self->value);
  candour_actor_free (self->actor);
  g_free (self);
}

static void
tell (CandourBackupGroup *self,
      const char         *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (text));
}

/* --- What is shown ---------------------------------------------------------------------- */

static char *
dup_names (GPtrArray *cards)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const CandourCard *) cards->pdata[i])->name);

  return g_string_free (names, FALSE);
}

static void save (CandourBackupGroup *self,
                  GPtrArray          *cards);

static GPtrArray *
copy_cards (GPtrArray         *cards,
            const CandourCard *left_out)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_card_free);

  for (guint i = 0; i < cards->len; i++)
    if (!candour_card_is_same (cards->pdata[i], left_out))
      g_ptr_array_add (copy, candour_card_copy (cards->pdata[i]));

  return copy;
}

static void
remove_confirmed_cb (GtkWidget *widget,
                     gpointer   index)
{
  CandourBackupGroup *self = CANDOUR_BACKUP_GROUP (widget);
  g_autoptr(GPtrArray) cards = NULL;

  if (GPOINTER_TO_UINT (index) >= self->cards->len)
    return;

  cards = copy_cards (self->cards, self->cards->pdata[GPOINTER_TO_UINT (index)]);
  save (self, cards);
}

static void
remove_cb (CandourBackupGroup *self,
           GtkWidget          *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const CandourCard *card = self->cards->pdata[index];
  g_autofree char *heading = g_strdup_printf (_("No longer seal for %s?"), card->name);

  candour_dialogs_confirm (GTK_WIDGET (self), heading,
                           self->cards->len > 1
                           ? _("Backups from now on cannot be opened with these keys.")
                           : _("Backups from now on are not sealed: whoever gets hold of one can "
                               "read it."),
                           _("Keep"), _("No longer seal"), TRUE, remove_confirmed_cb,
                           GUINT_TO_POINTER (index));
}

static void
add_row (CandourBackupGroup *self,
         guint               index)
{
  const CandourCard *card = self->cards->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = candour_card_dup_words (card);
  g_autofree char *name = g_strdup_printf (_("No longer seal for %s"), card->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  candour_a11y_set_label (button, name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show (CandourBackupGroup *self)
{
  g_autofree char *names = dup_names (self->cards);
  g_autofree char *text = self->cards->len > 0
                          /* Translators: %s is one name, or several parted by commas */
                          ? g_strdup_printf (_("Every backup can be opened only by %s"), names)
                          : g_strdup (_("Backups are not sealed: whoever gets hold of one can read "
                                        "it"));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  adw_action_row_set_subtitle (self->head, text);
  for (guint i = 0; i < self->cards->len; i++)
    add_row (self, i);
}

/* --- What is kept ----------------------------------------------------------------------- */

static void
take (CandourBackupGroup *self,
      const char         *setting)
{
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = candour_restore_read_cards (setting);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  show (self);
}

/* Returns: (transfer full): "" where it is not set */
static gpointer
read_setting (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) failure = NULL;
  char *value = candour_store_settings_get (db, CANDOUR_SETTING_BACKUPS_FOR, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (value == NULL)
    value = g_strdup ("");

  return value;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourBackupGroup) self = user_data;
  g_autofree char *setting = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);

  if (setting != NULL && !g_cancellable_is_cancelled (self->cancellable))
    take (self, setting);
}

/* Returns: (transfer full): what is set now */
static gpointer
save_setting (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Setting *setting = data;

  return candour_store_settings_set (db, CANDOUR_SETTING_BACKUPS_FOR, setting->value,
                                     setting->actor, error)
         ? g_strdup (setting->value) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourBackupGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *setting = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (setting != NULL)
    take (self, setting);
  text = setting == NULL ? g_strdup_printf (_("Not saved: %s"), error->message)
                         : g_strdup (_("Saved for everybody who uses these records"));
  tell (self, text);
}

static void
save (CandourBackupGroup *self,
      GPtrArray          *cards)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->value = candour_restore_dup_setting (cards);
  setting->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_workspace_write_async (self->workspace, save_setting, setting, setting_free, g_free,
                                 NULL, saved_cb, g_object_ref (self));
}

/* --- A card ----------------------------------------------------------------------------- */

static void
card_confirmed_cb (GtkWidget *widget,
                   gpointer   card)
{
  candour_backup_group_add_card (CANDOUR_BACKUP_GROUP (widget), card);
}

static void
ask_about (CandourBackupGroup *self,
           CandourCard        *card)
{
  g_autofree char *words = candour_card_dup_words (card);
  g_autofree char *heading = g_strdup_printf (_("Seal backups for %s?"), card->name);
  g_autofree char *body =
    g_strdup_printf (_("The words of this card are:\n\n%s\n\nOnly seal for these keys if they are "
                       "the words that belong to them. Sealed, a backup opens with these keys and "
                       "their passphrase, and in no other way."), words);

  candour_dialogs_confirm (GTK_WIDGET (self), heading, body, _("Do not seal"), _("Seal backups"),
                           FALSE, card_confirmed_cb, card);
  /* It lasts as long as the question can be answered. */
  g_object_set_data_full (G_OBJECT (self), "card", card, (GDestroyNotify) candour_card_free);
}

static void
card_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CandourBackupGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  CandourCard *card = bytes != NULL ? candour_card_read (bytes, &error) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    g_clear_pointer (&card, candour_card_free);
  else if (card != NULL)
    ask_about (self, card);
  else
    candour_dialogs_tell (GTK_WIDGET (self), _("This card cannot be used"), error->message);
}

static void
card_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourBackupGroup *self = CANDOUR_BACKUP_GROUP (widget);

  g_file_load_bytes_async (file, self->cancellable, card_read_cb, g_object_ref (self));
}

static void
choose_cb (CandourBackupGroup *self)
{
  static const char *const patterns[] = { "*" CANDOUR_CARD_SUFFIX, NULL };

  candour_dialogs_open_file (GTK_WIDGET (self), _("Choose a card"), _("Cards"), patterns,
                             card_chosen_cb, NULL);
}

void
candour_backup_group_add_card (CandourBackupGroup *self,
                               const CandourCard  *card)
{
  g_autoptr(GPtrArray) cards = NULL;

  g_return_if_fail (CANDOUR_IS_BACKUP_GROUP (self));
  g_return_if_fail (card != NULL && candour_card_has_keys (card));

  cards = copy_cards (self->cards, card);
  g_ptr_array_add (cards, candour_card_copy (card));
  save (self, cards);
}

const char *
candour_backup_group_get_text (CandourBackupGroup *self)
{
  g_return_val_if_fail (CANDOUR_IS_BACKUP_GROUP (self), NULL);

  return adw_action_row_get_subtitle (self->head);
}

/* --- The object ------------------------------------------------------------------------- */

static void
candour_backup_group_dispose (GObject *object)
{
  CandourBackupGroup *self = CANDOUR_BACKUP_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_backup_group_parent_class)->dispose (object);
}

static void
candour_backup_group_finalize (GObject *object)
{
  CandourBackupGroup *self = CANDOUR_BACKUP_GROUP (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (candour_backup_group_parent_class)->finalize (object);
}

static void
candour_backup_group_class_init (CandourBackupGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_backup_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_backup_group_finalize;
}

static void
candour_backup_group_init (CandourBackupGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Choose a card…"));

  self->cancellable = g_cancellable_new ();
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_card_free);
  self->rows = g_ptr_array_new ();

  self->head = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->head), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->head), _("Seal backups"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), self);
  adw_action_row_add_suffix (self->head, button);
  adw_action_row_set_activatable_widget (self->head, button);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Backups"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self),
    _("A sealed backup opens only with the keys of those it is sealed for, and their passphrase. "
      "If those are lost, nobody can open it. Backups made before stay as they are."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->head));
}

GtkWidget *
candour_backup_group_new (CandourWorkspace *workspace)
{
  CandourBackupGroup *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_BACKUP_GROUP, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  candour_workspace_read_async (workspace, read_setting, NULL, NULL, g_free, self->cancellable,
                                read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
