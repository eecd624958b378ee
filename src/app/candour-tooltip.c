/* candour-tooltip.c - tooltips for the many: asked for when they are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-tooltip.h"

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    unused)
{
  const char *text = g_object_get_data (G_OBJECT (widget), "candour-tooltip");

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

void
candour_tooltip_set (GtkWidget  *widget,
                     const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), "candour-tooltip",
                          text != NULL && *text != '\0' ? g_strdup (text) : NULL, g_free);
  if (gtk_widget_get_has_tooltip (widget))
    return;

  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
}
