/* candour-audits-menu.c - what can be done with one audit of the list, where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-cell.h"
#include "candour-audits-page-private.h"

static GtkWidget *
make_menu (CandourAuditsPage *self,
           CandourAuditRow   *row)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) open = g_menu_item_new (_("Open"), NULL);
  g_autoptr(GMenuItem) history = g_menu_item_new (_("Open case history"), NULL);

  g_menu_item_set_action_and_target (open, "win.open-audit", "s", row->id);
  g_menu_append_item (menu, open);
  g_menu_item_set_action_and_target (history, "page.show-case", "s", row->reference);
  g_menu_append_item (menu, history);
  g_menu_append (menu, _("Print report…"), "page.print");
  g_menu_append (menu, _("Export findings…"), "page.export");
  g_menu_append (menu, _("Hand on…"), "page.hand-on");

  return gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
}

/* A row that is not selected becomes the one that is: the menu is about the selection. */
static gboolean
show_menu (CandourAuditsPage  *self,
           CandourLazyItem    *item,
           const GdkRectangle *at)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  CandourAuditRow *row = candour_lazy_item_get_row (item);
  guint position = candour_lazy_item_get_position (item);

  if (row == NULL)
    return FALSE;

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = make_menu (self, row);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));

  return TRUE;
}

/* The item that the cell at or in @widget shows. */
static CandourLazyItem *
dup_item (GtkWidget *widget)
{
  GtkWidget *cell = gtk_widget_get_ancestor (widget, CANDOUR_TYPE_AUDIT_CELL);
  CandourLazyItem *item = NULL;

  /* A row holds cells, and each of those one of ours. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); cell == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CANDOUR_IS_AUDIT_CELL (gtk_widget_get_first_child (child)))
      cell = gtk_widget_get_first_child (child);

  if (cell != NULL)
    g_object_get (cell, "item", &item, NULL);

  return item;
}

static void
pressed_cb (CandourAuditsPage *self,
            int                n_press,
            double             x,
            double             y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autoptr(CandourLazyItem) item = picked != NULL ? dup_item (picked) : NULL;

  if (item != NULL)
    show_menu (self, item, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

gboolean
candour_audits_page_show_menu (CandourAuditsPage *self,
                               GtkWidget         *row)
{
  g_autoptr(CandourLazyItem) item = dup_item (row);
  graphene_rect_t bounds;

  if (item == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return FALSE;

  return show_menu (self, item,
                    &(GdkRectangle) { (int) bounds.origin.x + 60, (int) bounds.origin.y,
                                      1, (int) bounds.size.height });
}

void
candour_audits_page_watch_clicks (CandourAuditsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
