/* candour-learning-dialog.c - a form of learning in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-learning-form.h"
#include "candour-window.h"

#define WINDOW_WIDTH 520

static void
saved_cb (CandourLearningForm *self,
          const char          *told,
          GtkWindow           *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  if (CANDOUR_IS_WINDOW (parent))
    {
      candour_window_toast (CANDOUR_WINDOW (parent), told, NULL, NULL, NULL);
      candour_window_changed (CANDOUR_WINDOW (parent));
    }
  gtk_window_close (dialog);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);

  return header;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

void
candour_learning_dialog_present (GtkWidget                  *parent,
                                 CandourLearningDeed         deed,
                                 const char                 *id,
                                 const CandourLearning      *item,
                                 const CandourLearningFacts *facts,
                                 CandourWorkspace           *workspace,
                                 const char                 *today)
{
  CandourWindow *window = candour_window_find (parent);
  GtkWidget *form = candour_learning_form_new ();
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  candour_learning_form_ask (CANDOUR_LEARNING_FORM (form), deed, id, item, facts, workspace,
                             today);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (dialog), box);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);
  gtk_window_set_title (GTK_WINDOW (dialog), candour_learning_form_get_heading (deed));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (dialog), WINDOW_WIDTH, -1);
  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (form);
}
