/* candour-figure-tile.c - one figure: its name, its value, what it is of; pressed, it lists that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-figure-tile.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-figure-words.h"

#define WIDTH 164
#define CHARS 12

struct _CandourFigureTile
{
  GtkButton      parent_instance;

  GtkLabel      *label;
  GtkLabel      *value;
  GtkLabel      *n;

  CandourFigure  figure;
};

G_DEFINE_FINAL_TYPE (CandourFigureTile, candour_figure_tile, GTK_TYPE_BUTTON)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
candour_figure_tile_class_init (CandourFigureTileClass *klass)
{
}

static void
candour_figure_tile_init (CandourFigureTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->label = add_label (box, "caption");
  self->value = add_label (box, "figure-value");
  self->n = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->n), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->n), "tabular");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
}

GtkWidget *
candour_figure_tile_new (CandourFigure figure)
{
  CandourFigureTile *self = g_object_new (CANDOUR_TYPE_FIGURE_TILE, NULL);

  self->figure = figure;
  gtk_label_set_label (self->label, candour_figure_get_label (figure));
  candour_figure_tile_show (self, NULL);

  return GTK_WIDGET (self);
}

void
candour_figure_tile_show (CandourFigureTile    *self,
                          const CandourFigures *figures)
{
  g_autofree char *value = NULL;
  g_autofree char *n = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CANDOUR_IS_FIGURE_TILE (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, figures == NULL,
                               -1);
  if (figures == NULL)
    {
      gtk_label_set_label (self->value, "…");
      gtk_label_set_label (self->n, "\n");
      name = g_strdup_printf (_("%s, being counted"), candour_figure_get_label (self->figure));
    }
  else
    {
      value = candour_figure_dup_value (figures, self->figure);
      n = candour_figure_dup_n (figures, self->figure);
      name = candour_figure_describe (figures, self->figure);
      gtk_label_set_label (self->value, value);
      gtk_label_set_label (self->n, n);
    }
  candour_a11y_set_label (GTK_WIDGET (self), name);
}
