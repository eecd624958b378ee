/* candour-audits-menu.c - what can be done with one audit of the list, where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audits-page-private.h"

GMenuModel *
candour_audits_page_make_menu (CandourAuditsPage *self,
                               CandourLazyItem   *item)
{
  CandourAuditRow *row = candour_lazy_item_get_row (item);
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenuItem) open = g_menu_item_new (_("Open"), NULL);
  g_autoptr(GMenuItem) history = g_menu_item_new (_("Open case history"), NULL);

  g_menu_item_set_action_and_target (open, "win.open-audit", "s", row->id);
  g_menu_append_item (menu, open);
  g_menu_item_set_action_and_target (history, "page.show-case", "s", row->reference);
  g_menu_append_item (menu, history);
  g_menu_append (menu, _("Print report…"), "page.print");
  g_menu_append (menu, _("Export findings…"), "page.export");
  g_menu_append (menu, _("Hand on…"), "page.hand-on");

  return G_MENU_MODEL (menu);
}
