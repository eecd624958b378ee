/* candour-conflict-dialog.c - two texts of the same thing, side by side, and which one stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-columns-layout.h"
#include "candour-wrap-layout.h"

/* Below this, texts beside one another have lines too short to be read. */
#define BREAK_WIDTH 520

struct _CandourConflictDialog
{
  AdwWindow            parent_instance;

  CandourAuditSession *session;

  GtkBox              *content;
  GtkLabel            *waiting;
  GtkWidget           *answers;
};

G_DEFINE_FINAL_TYPE (CandourConflictDialog, candour_conflict_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
make_text (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The text can be selected, so that parts of it may be taken to the other. */
static GtkWidget *
make_side (const char *heading,
           const char *text)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_text (heading, "caption");
  GtkWidget *words = make_text (*text != '\0' ? text : _("Nothing"), "dense");
  g_autofree char *name = g_strdup_printf ("%s: %s", heading, *text != '\0' ? text : _("Nothing"));

  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  candour_a11y_set_label (words, name);
  gtk_widget_set_hexpand (side, TRUE);
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (side), label);
  gtk_box_append (GTK_BOX (side), words);

  return side;
}

static void
add_difference (CandourConflictDialog   *self,
                const CandourClash *difference)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (sides, candour_columns_layout_new (18, BREAK_WIDTH));
  gtk_box_append (GTK_BOX (sides), make_side (_("Mine, on this screen"), difference->mine));
  gtk_box_append (GTK_BOX (sides), make_side (_("Theirs, saved"), difference->theirs));
  gtk_box_append (GTK_BOX (card), make_text (difference->where, "heading"));
  gtk_box_append (GTK_BOX (card), sides);
  gtk_widget_add_css_class (card, "reading-card");
  gtk_widget_add_css_class (card, "conflict-card");
  gtk_box_append (self->content, card);
}

static void
clear (CandourConflictDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

static void
state_changed_cb (CandourConflictDialog *self)
{
  g_autoptr(GPtrArray) differences = NULL;

  if (candour_audit_session_get_state (self->session) != CANDOUR_SAVE_CONFLICT)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  differences = candour_audit_session_list_differences (self->session);
  clear (self);
  gtk_label_set_label (self->waiting, differences == NULL
                                      ? _("Fetching what was saved there…")
                                      : _("Their text is the one you had not seen, nothing else "
                                          "of it differs."));
  gtk_widget_set_visible (GTK_WIDGET (self->waiting),
                          differences == NULL || differences->len == 0);
  gtk_widget_set_sensitive (self->answers, differences != NULL);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    add_difference (self, g_ptr_array_index (differences, i));
}

static void
mine_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  candour_audit_session_keep_mine (CANDOUR_CONFLICT_DIALOG (widget)->session);
}

static void
theirs_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_audit_session_keep_theirs (CANDOUR_CONFLICT_DIALOG (widget)->session);
}

static void
both_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  candour_audit_session_keep_both (CANDOUR_CONFLICT_DIALOG (widget)->session);
}

static void
candour_conflict_dialog_dispose (GObject *object)
{
  CandourConflictDialog *self = CANDOUR_CONFLICT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_CONFLICT_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (candour_conflict_dialog_parent_class)->dispose (object);
}

static void
candour_conflict_dialog_class_init (CandourConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_conflict_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "conflict.mine", NULL, mine_action);
  gtk_widget_class_install_action (widget_class, "conflict.theirs", NULL, theirs_action);
  gtk_widget_class_install_action (widget_class, "conflict.both", NULL, both_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourConflictDialog, content);
  gtk_widget_class_bind_template_child (widget_class, CandourConflictDialog, waiting);
  gtk_widget_class_bind_template_child (widget_class, CandourConflictDialog, answers);
}

static void
candour_conflict_dialog_init (CandourConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->answers, candour_wrap_layout_new (9));
}

void
candour_conflict_dialog_show (GtkWidget           *page,
                              CandourAuditSession *session)
{
  CandourConflictDialog *self;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (session));

  if (candour_audit_session_get_state (session) != CANDOUR_SAVE_CONFLICT)
    return;

  root = gtk_widget_get_root (page);
  self = g_object_new (CANDOUR_TYPE_CONFLICT_DIALOG,
                       "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                       NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  state_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
