/* candour-learning-page-views.c - the themes of learning, and what of it is one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-learning-page-private.h"

#define VIEW "candour-view"
#define LACKING "lacking"
#define THEME "theme:"

gboolean
candour_learning_page_is_lacking (CandourLearningPage *self)
{
  return g_str_equal (self->view, LACKING);
}

CandourLearningView
candour_learning_page_get_view (CandourLearningPage *self)
{
  if (g_str_equal (self->view, "to-me"))
    return CANDOUR_LEARNING_TO_ME;
  if (g_str_equal (self->view, "will-use"))
    return CANDOUR_LEARNING_WILL_USE;

  return g_str_equal (self->view, "mine") ? CANDOUR_LEARNING_MINE : CANDOUR_LEARNING_ALL;
}

const char *
candour_learning_page_get_theme (CandourLearningPage *self)
{
  return g_str_has_prefix (self->view, THEME) ? self->view + strlen (THEME) : NULL;
}

const char *
candour_learning_page_get_title (CandourLearningPage *self)
{
  return gtk_label_get_label (self->list_title);
}

static void
add_view (CandourLearningPage *self,
          const char          *view,
          const char          *title,
          gint64               n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, number);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "section-name");
  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (count, "tabular");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), VIEW, g_strdup (view), g_free);
  candour_a11y_set_label (row, name);
  gtk_list_box_append (self->views, row);
}

/* The list is one stop of the Tab key: a walk through the page would else choose each view that it
 * comes by, and end on the last. Arrows move from row to row as ever.
 */
static void
keep_one_stop (CandourLearningPage *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->views);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
  GtkListBoxRow *row;

  if (selected == NULL)
    return;

  gtk_widget_set_focusable (GTK_WIDGET (selected), TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (selected));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)) != NULL; i++)
    if (row != selected)
      gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
}

static void
select_view (CandourLearningPage *self)
{
  GtkListBoxRow *row;

  self->updating = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), VIEW), self->view) == 0)
      {
        gtk_list_box_select_row (self->views, row);
        gtk_label_set_label (self->list_title,
                             gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child
                               (gtk_list_box_row_get_child (row)))));
      }
  self->updating = FALSE;
  keep_one_stop (self);
}

void
candour_learning_page_show_views (CandourLearningPage *self)
{
  const CandourLearningFacts *facts = self->facts;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
  GtkListBoxRow *row;

  self->updating = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->views, 0)) != NULL)
    gtk_list_box_remove (self->views, GTK_WIDGET (row));

  add_view (self, "all", _("All themes"), facts->counts[CANDOUR_LEARNING_ALL]);
  for (guint i = 0; i < facts->themes->len; i++)
    {
      const CandourLearningTheme *theme = g_ptr_array_index (facts->themes, i);
      g_autofree char *view = g_strconcat (THEME, theme->name, NULL);

      add_view (self, view, theme->name, theme->n);
    }
  add_view (self, "to-me", _("Passed to my team"), facts->counts[CANDOUR_LEARNING_TO_ME]);
  add_view (self, "will-use", _("I said I would use"), facts->counts[CANDOUR_LEARNING_WILL_USE]);
  add_view (self, "mine", _("I shared"), facts->counts[CANDOUR_LEARNING_MINE]);
  add_view (self, LACKING, _("Child’s next step missing"), facts->lacking->len);
  self->updating = FALSE;

  select_view (self);
  if (gtk_list_box_get_selected_row (self->views) == NULL)
    {
      g_free (self->view);
      self->view = g_strdup ("all");
      select_view (self);
    }
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->views)));
}

/* A line between the themes and what is the person's own. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  gboolean is_first = g_strcmp0 (g_object_get_data (G_OBJECT (row), VIEW), "to-me") == 0;

  gtk_list_box_row_set_header (row, is_first ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL)
                                             : NULL);
}

void
candour_learning_page_pick_view (CandourLearningPage *self,
                                 const char          *view)
{
  char *copy = g_strdup (view);

  g_free (self->view);
  self->view = copy;
  select_view (self);
  candour_learning_page_show_list (self);
}

static void
view_selected_cb (CandourLearningPage *self,
                  GtkListBoxRow       *row)
{
  if (!self->updating && row != NULL)
    candour_learning_page_pick_view (self, g_object_get_data (G_OBJECT (row), VIEW));
}

void
candour_learning_page_set_up_views (CandourLearningPage *self)
{
  gtk_list_box_set_header_func (self->views, header_cb, NULL, NULL);
  g_signal_connect_object (self->views, "row-selected", G_CALLBACK (view_selected_cb), self,
                           G_CONNECT_SWAPPED);
}
