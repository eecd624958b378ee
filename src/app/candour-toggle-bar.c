/* candour-toggle-bar.c - linked buttons of which one is on, each with a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-toggle-bar.h"

#include "candour-a11y.h"

typedef struct
{
  GtkToggleButton *toggle;
  GtkLabel        *number;
  char            *name;
} Part;

struct _CandourToggleBar
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GArray    *parts;
  gboolean   setting;    /* the program chooses, not a person */
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourToggleBar, candour_toggle_bar, GTK_TYPE_WIDGET)

static Part *
get_part (CandourToggleBar *self,
          guint             place)
{
  return &g_array_index (self->parts, Part, place);
}

/* Of a group two toggle: one goes, one comes. One change is told. */
static void
toggled_cb (CandourToggleBar *self,
            GtkToggleButton  *toggle)
{
  if (gtk_toggle_button_get_active (toggle) && !self->setting)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->name);
}

static void
candour_toggle_bar_dispose (GObject *object)
{
  CandourToggleBar *self = CANDOUR_TOGGLE_BAR (object);

  self->setting = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (candour_toggle_bar_parent_class)->dispose (object);
}

static void
candour_toggle_bar_finalize (GObject *object)
{
  g_array_unref (CANDOUR_TOGGLE_BAR (object)->parts);

  G_OBJECT_CLASS (candour_toggle_bar_parent_class)->finalize (object);
}

static void
candour_toggle_bar_class_init (CandourToggleBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_toggle_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_toggle_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
candour_toggle_bar_init (CandourToggleBar *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);

  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                            "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_add_css_class (self->box, "state-toggles");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
candour_toggle_bar_set_label (CandourToggleBar *self,
                              const char       *label)
{
  g_return_if_fail (CANDOUR_IS_TOGGLE_BAR (self));

  candour_a11y_set_label (self->box, label);
}

void
candour_toggle_bar_add (CandourToggleBar *self,
                        const char       *name)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL);
  Part part = { GTK_TOGGLE_BUTTON (toggle), GTK_LABEL (number), g_strdup (name) };

  g_return_if_fail (CANDOUR_IS_TOGGLE_BAR (self));

  gtk_widget_add_css_class (number, "number");
  gtk_widget_add_css_class (number, "tabular");
  gtk_box_append (GTK_BOX (content), gtk_label_new (name));
  gtk_box_append (GTK_BOX (content), number);
  gtk_button_set_child (GTK_BUTTON (toggle), content);
  candour_a11y_set_label (toggle, name);
  gtk_box_append (GTK_BOX (self->box), toggle);

  if (self->parts->len > 0)
    gtk_toggle_button_set_group (part.toggle, get_part (self, 0)->toggle);
  g_array_append_val (self->parts, part);
  if (self->parts->len == 1)
    gtk_toggle_button_set_active (part.toggle, TRUE);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
}

void
candour_toggle_bar_set_number (CandourToggleBar *self,
                               guint             place,
                               gint64            number,
                               gboolean          always)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, number)
                                      : g_strdup ("");
  g_autofree char *label = NULL;
  Part *part;

  g_return_if_fail (CANDOUR_IS_TOGGLE_BAR (self));
  g_return_if_fail (place < self->parts->len);

  part = get_part (self, place);
  label = number >= 0 ? g_strdup_printf ("%s, %s", part->name, text) : g_strdup (part->name);
  gtk_label_set_label (part->number, text);
  gtk_widget_set_visible (GTK_WIDGET (part->number), number >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (part->toggle),
                            always || number != 0 || gtk_toggle_button_get_active (part->toggle));
  candour_a11y_set_label (GTK_WIDGET (part->toggle), label);
}

guint
candour_toggle_bar_get_active (CandourToggleBar *self)
{
  g_return_val_if_fail (CANDOUR_IS_TOGGLE_BAR (self), 0);

  for (guint i = 0; i < self->parts->len; i++)
    if (gtk_toggle_button_get_active (get_part (self, i)->toggle))
      return i;

  return 0;
}

void
candour_toggle_bar_set_active (CandourToggleBar *self,
                               guint             place)
{
  g_return_if_fail (CANDOUR_IS_TOGGLE_BAR (self));
  g_return_if_fail (place < self->parts->len);

  self->setting = TRUE;
  gtk_toggle_button_set_active (get_part (self, place)->toggle, TRUE);
  self->setting = FALSE;
}
