/* candour-action-history.c - each step of an action's life, the last first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-history.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-action-words.h"

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* No wider beside the rest than it needs to be. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A dot, and a line on to the step before. */
static GtkWidget *
make_mark (gboolean is_last)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (dot, "history-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "history-line");
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_set_opacity (line, is_last ? 0 : 1);
  gtk_box_append (GTK_BOX (mark), dot);
  gtk_box_append (GTK_BOX (mark), line);

  return mark;
}

static GtkWidget *
make_step (const CandourActionStep *step,
           const char              *today,
           gboolean                 is_last)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *at = candour_instant_describe (step->at_utc, today);
  g_autofree char *sentence = candour_action_step_dup_sentence (step, today);
  g_autofree char *words = *step->words != '\0' ? g_strdup_printf (_("“%s”"), step->words) : NULL;
  g_autofree char *name = g_strjoin (", ", at, sentence, words, NULL);

  gtk_box_append (GTK_BOX (texts), make_label (at, "secondary"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (texts), "tabular");
  gtk_box_append (GTK_BOX (texts), make_label (sentence, NULL));
  if (words != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (words, NULL));
  gtk_widget_set_margin_bottom (texts, 6);
  gtk_box_append (GTK_BOX (row), make_mark (is_last));
  gtk_box_append (GTK_BOX (row), texts);
  candour_a11y_set_label (row, name);
  /* The line is as long as its step, not as the page is high. */
  gtk_widget_set_vexpand (row, FALSE);

  return row;
}

void
candour_action_history_fill (GtkBox     *box,
                             GPtrArray  *steps,
                             const char *today)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < steps->len; i++)
    gtk_box_append (box, make_step (g_ptr_array_index (steps, i), today, i + 1 == steps->len));
}
