/* candour-passphrase-dialog.c - asks for what opens: the passphrase of one's keys, or six words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-passphrase-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-notice.h"
#include "candour-words.h"

typedef enum
{
  OPENS,  /* keys that are there */
  MAKES,
  WORDS,  /* of a pack */
} Mode;

struct _CandourPassphraseDialog
{
  AdwWindow          parent_instance;

  GtkButton         *act;
  CandourNotice     *notice;
  GtkLabel          *why;
  AdwEntryRow       *name;
  AdwEntryRow       *passphrase;
  AdwEntryRow       *again;
  AdwEntryRow       *words;
  GtkLabel          *advice;
  GtkSpinner        *spinner;

  GWeakRef           parent;
  CandourKeysOpened  opened;
  CandourWordsGiven  given;
  gpointer           user_data;
  Mode               mode;
  gboolean           busy;
};

G_DEFINE_FINAL_TYPE (CandourPassphraseDialog, candour_passphrase_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update (CandourPassphraseDialog *self)
{
  gboolean ready = *get_text (self->mode == WORDS ? self->words : self->passphrase) != '\0'
                   && (self->mode != MAKES || (*get_text (self->name) != '\0'
                                               && *get_text (self->again) != '\0'));

  gtk_widget_set_sensitive (GTK_WIDGET (self->act), ready && !self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
}

static void
say (CandourPassphraseDialog *self,
     const char              *sentence)
{
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, NULL, sentence);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourPassphraseDialog) self = user_data;
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourKeys) keys = candour_keys_open_finish (result, &error);

  self->busy = FALSE;
  if (self->notice == NULL || parent == NULL)
    return;

  update (self);
  if (keys != NULL)
    {
      self->opened (parent, g_steal_pointer (&keys), self->user_data);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    say (self, _("This is not the passphrase of your keys."));
  else
    say (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
give_words (CandourPassphraseDialog *self)
{
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&self->parent);
  char *words = candour_words_dup_typed (get_text (self->words));

  if (parent != NULL)
    self->given (parent, words, self->user_data);
  candour_age_wipe (words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourPassphraseDialog *self = CANDOUR_PASSPHRASE_DIALOG (widget);
  g_autofree char *name = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;

  if (self->mode == WORDS)
    {
      give_words (self);
      return;
    }

  if (self->mode == MAKES && !g_str_equal (get_text (self->passphrase), get_text (self->again)))
    {
      say (self, _("These were two different passphrases."));
      gtk_widget_grab_focus (GTK_WIDGET (self->again));
      return;
    }

  self->busy = TRUE;
  candour_notice_hide (self->notice);
  update (self);
  name = self->mode == MAKES ? g_strstrip (g_strdup (get_text (self->name))) : NULL;
  candour_keys_open_async (name, get_text (self->passphrase), opened_cb, g_object_ref (self));
}

/* Enter goes to the next row, and from the last on. */
static void
entered_cb (CandourPassphraseDialog *self,
            AdwEntryRow             *row)
{
  if (row == self->name)
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  else if (row == self->passphrase && self->mode == MAKES)
    gtk_widget_grab_focus (GTK_WIDGET (self->again));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.act", NULL);
}

static void
candour_passphrase_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PASSPHRASE_DIALOG);

  G_OBJECT_CLASS (candour_passphrase_dialog_parent_class)->dispose (object);
}

static void
candour_passphrase_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&CANDOUR_PASSPHRASE_DIALOG (object)->parent);

  G_OBJECT_CLASS (candour_passphrase_dialog_parent_class)->finalize (object);
}

static void
candour_passphrase_dialog_class_init (CandourPassphraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_passphrase_dialog_dispose;
  object_class->finalize = candour_passphrase_dialog_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/candour/Candour/ui/passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, act);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, why);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, again);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, words);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, CandourPassphraseDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "dialog.act", NULL, act_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_passphrase_dialog_init (CandourPassphraseDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CandourPassphraseDialog *
dialog_new (GtkWidget  *parent,
            Mode        mode,
            const char *title,
            const char *act,
            const char *why)
{
  CandourPassphraseDialog *self = g_object_new (CANDOUR_TYPE_PASSPHRASE_DIALOG,
                                                "transient-for", gtk_widget_get_root (parent),
                                                "title", title,
                                                NULL);

  g_weak_ref_set (&self->parent, parent);
  self->mode = mode;
  gtk_button_set_label (self->act, act);
  gtk_label_set_label (self->why, why);
  gtk_widget_set_visible (GTK_WIDGET (self->name), mode == MAKES);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), mode != WORDS);
  gtk_widget_set_visible (GTK_WIDGET (self->again), mode == MAKES);
  gtk_widget_set_visible (GTK_WIDGET (self->words), mode == WORDS);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), mode == MAKES);
  update (self);

  return self;
}

GtkWidget *
candour_passphrase_dialog_present (GtkWidget         *parent,
                                   const char        *name,
                                   const char        *why,
                                   CandourKeysOpened  callback,
                                   gpointer           user_data)
{
  gboolean makes = !candour_keys_are_there ();
  CandourPassphraseDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  self = dialog_new (parent, makes ? MAKES : OPENS,
                     makes ? _("Make your keys") : _("Open your keys"),
                     makes ? _("Make my keys") : _("Open"), why);
  self->opened = callback;
  self->user_data = user_data;
  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (makes && name == NULL ? self->name : self->passphrase));

  return GTK_WIDGET (self);
}

GtkWidget *
candour_passphrase_dialog_ask_words (GtkWidget         *parent,
                                     const char        *why,
                                     CandourWordsGiven  callback,
                                     gpointer           user_data)
{
  CandourPassphraseDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (callback != NULL, NULL);

  self = dialog_new (parent, WORDS, _("Open by six words"), _("Open"), why);
  self->given = callback;
  self->user_data = user_data;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->words));

  return GTK_WIDGET (self);
}
