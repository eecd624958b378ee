/* candour-dialogs.c - short questions, and files to open or to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-dialogs.h"

/* A question that is open. Whoever asked may be gone when the answer comes. */
typedef struct
{
  GWeakRef       parent;
  GCallback      callback;
  gpointer       user_data;
  GtkTextBuffer *reason;     /* NULL: none is asked for */
} Question;

static Question *
question_new (GtkWidget *parent,
              GCallback  callback,
              gpointer   user_data)
{
  Question *self = g_new0 (Question, 1);

  g_weak_ref_init (&self->parent, parent);
  self->callback = callback;
  self->user_data = user_data;

  return self;
}

static void
question_free (Question *self)
{
  g_weak_ref_clear (&self->parent);
  g_clear_object (&self->reason);
  g_free (self);
}

static void
question_closed_cb (gpointer  data,
                    GClosure *closure)
{
  question_free (data);
}

static GtkWindow *
get_window (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static AdwMessageDialog *
make_dialog (GtkWidget  *parent,
             const char *heading,
             const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (parent), heading, body);

  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);

  return ADW_MESSAGE_DIALOG (dialog);
}

/* The mnemonic labels of its buttons make GTK 4.8 say each name twice, and no answer of ours has
 * a mnemonic.
 */
static void
say_once (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_autofree char *label = g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));

      gtk_button_set_child (GTK_BUTTON (widget), gtk_label_new (label));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    say_once (child);
}

void
candour_dialogs_present (GtkWidget *dialog)
{
  say_once (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static AdwMessageDialog *
make_yes_no (GtkWidget  *parent,
             const char *heading,
             const char *body,
             const char *keep,
             const char *act,
             gboolean    destructive)
{
  AdwMessageDialog *dialog = make_dialog (parent, heading, body);

  adw_message_dialog_add_responses (dialog, "keep", keep, "act", act, NULL);
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_response_appearance (dialog, "act",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);

  return dialog;
}

static void
confirmed_cb (Question   *question,
              const char *response)
{
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&question->parent);

  if (parent != NULL && g_str_equal (response, "act"))
    ((CandourConfirmed) question->callback) (parent, question->user_data);
}

void
candour_dialogs_confirm (GtkWidget        *parent,
                         const char       *heading,
                         const char       *body,
                         const char       *keep,
                         const char       *act,
                         gboolean          destructive,
                         CandourConfirmed  callback,
                         gpointer          user_data)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = make_yes_no (parent, heading, body, keep, act, destructive);
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirmed_cb),
                         question_new (parent, G_CALLBACK (callback), user_data),
                         question_closed_cb, G_CONNECT_SWAPPED);
  candour_dialogs_present (GTK_WIDGET (dialog));
}

static void
answered_cb (Question   *question,
             const char *response)
{
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&question->parent);

  if (parent != NULL)
    ((CandourAnswered) question->callback) (parent, response, question->user_data);
}

void
candour_dialogs_ask (GtkWidget                 *parent,
                     const char                *heading,
                     const char                *body,
                     const CandourDialogAnswer *answers,
                     CandourAnswered            callback,
                     gpointer                   user_data)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (answers != NULL && answers[0].id != NULL);

  dialog = make_dialog (parent, heading, body);
  for (const CandourDialogAnswer *answer = answers; answer->id != NULL; answer++)
    {
      adw_message_dialog_add_response (dialog, answer->id, answer->label);
      if (answer->look != CANDOUR_ANSWER_PLAIN)
        adw_message_dialog_set_response_appearance (dialog, answer->id,
                                                    answer->look == CANDOUR_ANSWER_DESTRUCTIVE
                                                    ? ADW_RESPONSE_DESTRUCTIVE
                                                    : ADW_RESPONSE_SUGGESTED);
    }

  adw_message_dialog_set_close_response (dialog, answers[0].id);
  adw_message_dialog_set_default_response (dialog, answers[0].id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb),
                         question_new (parent, G_CALLBACK (callback), user_data),
                         question_closed_cb, G_CONNECT_SWAPPED);
  candour_dialogs_present (GTK_WIDGET (dialog));
}

char *
candour_dialogs_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
reason_changed_cb (AdwMessageDialog *dialog,
                   GtkTextBuffer    *buffer)
{
  g_autofree char *reason = candour_dialogs_dup_text (buffer);

  adw_message_dialog_set_response_enabled (dialog, "act", *reason != '\0');
}

static void
reason_given_cb (Question   *question,
                 const char *response)
{
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&question->parent);
  g_autofree char *reason = candour_dialogs_dup_text (question->reason);

  if (parent != NULL && g_str_equal (response, "act") && *reason != '\0')
    ((CandourReasonGiven) question->callback) (parent, reason, question->user_data);
}

GtkWidget *
candour_dialogs_make_text (const char     *question,
                           GtkTextBuffer **buffer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (question);
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 64);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  candour_a11y_set_label (view, question);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), frame);
  *buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));

  return box;
}

void
candour_dialogs_ask_reason (GtkWidget          *parent,
                            const char         *heading,
                            const char         *body,
                            const char         *question,
                            const char         *keep,
                            const char         *act,
                            gboolean            destructive,
                            CandourReasonGiven  callback,
                            gpointer            user_data)
{
  AdwMessageDialog *dialog;
  Question *asked;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  asked = question_new (parent, G_CALLBACK (callback), user_data);
  dialog = make_yes_no (parent, heading, body, keep, act, destructive);
  adw_message_dialog_set_extra_child (dialog, candour_dialogs_make_text (question, &asked->reason));
  adw_message_dialog_set_response_enabled (dialog, "act", FALSE);
  g_signal_connect_object (asked->reason, "changed", G_CALLBACK (reason_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (reason_given_cb), asked,
                         question_closed_cb, G_CONNECT_SWAPPED);
  candour_dialogs_present (GTK_WIDGET (dialog));
}

void
candour_dialogs_fill_in (GtkWidget        *parent,
                         const char       *heading,
                         const char       *body,
                         GtkWidget        *form,
                         const char       *keep,
                         const char       *act,
                         CandourConfirmed  callback,
                         gpointer          user_data)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = make_yes_no (parent, heading, body, keep, act, FALSE);
  adw_message_dialog_set_extra_child (dialog, form);
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirmed_cb),
                         question_new (parent, G_CALLBACK (callback), user_data),
                         question_closed_cb, G_CONNECT_SWAPPED);
  candour_dialogs_present (GTK_WIDGET (dialog));
}

void
candour_dialogs_set_ready (GtkWidget *form,
                           gboolean   ready)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (form));

  dialog = gtk_widget_get_ancestor (form, ADW_TYPE_MESSAGE_DIALOG);
  if (dialog != NULL)
    adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "act", ready);
}

void
candour_dialogs_act (GtkWidget *form)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (form));

  dialog = ADW_MESSAGE_DIALOG (gtk_widget_get_ancestor (form, ADW_TYPE_MESSAGE_DIALOG));
  if (!adw_message_dialog_get_response_enabled (dialog, "act"))
    return;

  /* Closing it would answer once more, with what is safe. */
  adw_message_dialog_response (dialog, "act");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
candour_dialogs_tell (GtkWidget  *parent,
                      const char *heading,
                      const char *body)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = make_dialog (parent, heading, body);
  adw_message_dialog_add_response (dialog, "close", _("Close"));
  candour_dialogs_present (GTK_WIDGET (dialog));
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *patterns)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
file_chosen_cb (Question             *question,
                int                   response,
                GtkFileChooserNative *native)
{
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&question->parent);
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

  if (parent != NULL && response == GTK_RESPONSE_ACCEPT && file != NULL)
    ((CandourFileChosen) question->callback) (parent, file, question->user_data);

  /* The chooser is owned by nobody else. */
  g_object_unref (native);
}

static GtkFileChooserNative *
make_chooser (GtkWidget            *parent,
              const char           *title,
              GtkFileChooserAction  action,
              CandourFileChosen     callback,
              gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, get_window (parent), action,
                                                              NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_data (native, "response", G_CALLBACK (file_chosen_cb),
                         question_new (parent, G_CALLBACK (callback), user_data),
                         question_closed_cb, G_CONNECT_SWAPPED);

  return native;
}

void
candour_dialogs_open_file (GtkWidget         *parent,
                           const char        *title,
                           const char        *filter_name,
                           const char *const *patterns,
                           CandourFileChosen  callback,
                           gpointer           user_data)
{
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  native = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, callback, user_data);
  if (patterns != NULL)
    add_filter (GTK_FILE_CHOOSER (native), filter_name, patterns);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
candour_dialogs_save_file (GtkWidget         *parent,
                           const char        *title,
                           const char        *suggested_name,
                           const char        *filter_name,
                           const char *const *patterns,
                           CandourFileChosen  callback,
                           gpointer           user_data)
{
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  native = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, callback, user_data);
  if (patterns != NULL)
    add_filter (GTK_FILE_CHOOSER (native), filter_name, patterns);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), suggested_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
candour_dialogs_choose_folder (GtkWidget         *parent,
                               const char        *title,
                               CandourFileChosen  callback,
                               gpointer           user_data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG
                          (make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                         callback, user_data)));
}
