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
