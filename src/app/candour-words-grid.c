/* candour-words-grid.c - the eight words of a card, numbered, to be read over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-words-grid.h"

#define COLUMNS 2

struct _CandourWordsGrid
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CandourWordsGrid, candour_words_grid, GTK_TYPE_WIDGET)

static GtkWidget *
make_word (guint       number,
           const char *word)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf ("%u %s", number, word);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 9,
                                 "hexpand", TRUE,
                                 NULL);
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", digits,
                                   NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "label", word,
                                  NULL);

  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (box, "spoken-word");
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return box;
}

void
candour_words_grid_set (CandourWordsGrid *self,
                        const char       *words)
{
  g_auto(GStrv) parts = NULL;
  GtkWidget *child;

  g_return_if_fail (CANDOUR_IS_WORDS_GRID (self));
  g_return_if_fail (words != NULL);

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);

  parts = g_strsplit (words, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    gtk_grid_attach (GTK_GRID (self->grid), make_word (i + 1, parts[i]), i % COLUMNS, i / COLUMNS,
                     1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
candour_words_grid_dispose (GObject *object)
{
  g_clear_pointer (&CANDOUR_WORDS_GRID (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (candour_words_grid_parent_class)->dispose (object);
}

static void
candour_words_grid_class_init (CandourWordsGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_words_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
candour_words_grid_init (CandourWordsGrid *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                             "column-homogeneous", TRUE,
                             "column-spacing", 6,
                             "row-spacing", 6,
                             NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
candour_words_grid_new (void)
{
  return g_object_new (CANDOUR_TYPE_WORDS_GRID, NULL);
}
