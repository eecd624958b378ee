/* candour-text-scale.c - widths that grow with the letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-scale.h"

/* What a point is drawn with where nobody asked for more, in 1024ths of a dot to the inch. */
#define USUAL_DPI (96 * 1024)

static int
get_dpi (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return MAX (dpi, USUAL_DPI);
}

int
candour_text_scale (GtkWidget *widget,
                    int        width)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), width);

  return (int) ((gint64) width * get_dpi (widget) / USUAL_DPI);
}

int
candour_text_unscale (GtkWidget *widget,
                      int        width)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), width);

  return (int) ((gint64) width * USUAL_DPI / get_dpi (widget));
}

void
candour_text_scale_columns (GtkColumnView *view)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (width > 0)
        gtk_column_view_column_set_fixed_width (column,
                                                candour_text_scale (GTK_WIDGET (view), width));
    }
}
