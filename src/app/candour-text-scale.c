/* candour-text-scale.c - widths that grow with the letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-scale.h"

/* What a point is drawn with where nobody asked for more, in 1024ths of a dot to the inch. */
#define USUAL_DPI (96 * 1024)

int
candour_text_scale (GtkWidget *widget,
                    int        width)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), width);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > USUAL_DPI ? (int) ((gint64) width * dpi / USUAL_DPI) : width;
}
