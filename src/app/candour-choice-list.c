/* candour-choice-list.c - people to choose one from, those that may not with the sentence why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-choice-list.h"

#include "candour-a11y.h"
#include "candour-choice-row.h"

#define LIST_HEIGHT 260
#define MARGIN 3   /* for the shadow of the card */

struct _CandourChoiceList
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkBox         *list;
  GtkLabel       *why_not;
  GtkCheckButton *group;       /* never shown: a list of one is a list of radios too */
  GHashTable     *sentences;   /* id -> why it may not be chosen */
  char           *chosen;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourChoiceList, candour_choice_list, GTK_TYPE_WIDGET)

/* Whoever may not is not taken, and it is said why. */
static void
toggled_cb (CandourChoiceList *self,
            CandourChoiceRow  *row)
{
  const char *id = candour_choice_row_get_id (row);
  const char *sentence = g_hash_table_lookup (self->sentences, id);

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  gtk_label_set_label (self->why_not, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_not), sentence != NULL);
  g_clear_pointer (&self->chosen, g_free);
  if (sentence == NULL)
    self->chosen = g_strdup (id);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row), FALSE);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
candour_choice_list_dispose (GObject *object)
{
  CandourChoiceList *self = CANDOUR_CHOICE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->group);

  G_OBJECT_CLASS (candour_choice_list_parent_class)->dispose (object);
}

static void
candour_choice_list_finalize (GObject *object)
{
  CandourChoiceList *self = CANDOUR_CHOICE_LIST (object);

  g_hash_table_unref (self->sentences);
  g_free (self->chosen);

  G_OBJECT_CLASS (candour_choice_list_parent_class)->finalize (object);
}

static void
candour_choice_list_class_init (CandourChoiceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_choice_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_choice_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_list (CandourChoiceList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                  "margin-start", MARGIN, "margin-end", MARGIN,
                                  "margin-top", MARGIN, "margin-bottom", MARGIN, NULL);

  self->list = GTK_BOX (list);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "lined");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static GtkWidget *
make_why_not (CandourChoiceList *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "xalign", 0.0,
                                   "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, "danger-text");
  gtk_widget_add_css_class (label, "dense");
  self->why_not = GTK_LABEL (label);

  return label;
}

static void
candour_choice_list_init (CandourChoiceList *self)
{
  self->sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->group = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_why_not (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
candour_choice_list_new (const char *label)
{
  CandourChoiceList *self = g_object_new (CANDOUR_TYPE_CHOICE_LIST, NULL);

  candour_a11y_set_label (GTK_WIDGET (self->list), label);

  return GTK_WIDGET (self);
}

void
candour_choice_list_add (CandourChoiceList *self,
                         const char        *id,
                         const char        *lead,
                         const char        *rest,
                         const char        *subtitle,
                         CandourTone        tone,
                         const char        *status,
                         const char        *sentence)
{
  GtkWidget *row;

  g_return_if_fail (CANDOUR_IS_CHOICE_LIST (self));

  row = candour_choice_row_new (id);
  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), lead, rest, subtitle);
  candour_choice_row_set_status (CANDOUR_CHOICE_ROW (row), tone, status);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->group);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->list, row);
  if (sentence != NULL)
    g_hash_table_insert (self->sentences, g_strdup (id), g_strdup (sentence));
}

const char *
candour_choice_list_get_chosen (CandourChoiceList *self)
{
  g_return_val_if_fail (CANDOUR_IS_CHOICE_LIST (self), NULL);

  return self->chosen;
}
