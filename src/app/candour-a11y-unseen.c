/* candour-a11y-unseen.c - keeps what a stack hides from being read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-a11y-unseen.h"

#include <adwaita.h>

#include "candour-a11y.h"

static void
set_hidden (gpointer accessible,
            gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_STATE_HIDDEN, hidden,
                               -1);
}

static void
update_stack_cb (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean hidden = child != visible || !gtk_widget_get_visible (child);
      GtkStackPage *page = gtk_stack_get_page (stack, child);

      set_hidden (child, hidden);
      if (page != NULL)
        set_hidden (page, hidden);
    }
}

/* Unfolded, it shows them side by side. */
static void
update_leaflet_cb (AdwLeaflet *leaflet)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (leaflet);
  gboolean folded = adw_leaflet_get_folded (leaflet);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (leaflet)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_hidden (child, (folded && child != visible) || !gtk_widget_get_visible (child));
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               unused)
{
  static const char followed[] = "candour-unseen-followed";
  GObject *widget = g_value_get_object (&values[0]);
  GCallback update = NULL;
  gpointer children;

  /* What takes the focus is the button inside, which GTK 4.8 leaves without a name. */
  if (GTK_IS_DROP_DOWN (widget))
    candour_a11y_label_by (gtk_widget_get_first_child (GTK_WIDGET (widget)),
                           GTK_WIDGET (widget));

  if (GTK_IS_STACK (widget))
    update = G_CALLBACK (update_stack_cb);
  else if (ADW_IS_LEAFLET (widget))
    update = G_CALLBACK (update_leaflet_cb);

  if (update == NULL || g_object_get_data (widget, followed) != NULL)
    return TRUE;

  g_object_set_data (widget, followed, GINT_TO_POINTER (TRUE));
  children = gtk_widget_observe_children (GTK_WIDGET (widget));
  g_object_set_data_full (widget, "candour-unseen-children", children, g_object_unref);
  g_signal_connect_object (children, "items-changed", update, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::visible-child", update, widget, G_CONNECT_SWAPPED);
  if (ADW_IS_LEAFLET (widget))
    {
      g_signal_connect_object (widget, "notify::folded", update, widget, G_CONNECT_SWAPPED);
      update_leaflet_cb (ADW_LEAFLET (widget));
    }
  else
    {
      update_stack_cb (GTK_STACK (widget));
    }

  return TRUE;
}

void
candour_a11y_hide_unseen (void)
{
  g_autoptr(GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
