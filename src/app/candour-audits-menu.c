/* candour-audits-menu.c - what can be done with one audit of the list, where it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audits-page-private.h"
#include "candour-moderation-rules.h"
#include "candour-rows.h"

/* Only what the QA lead may do with a submitted audit that was not drawn; the store refuses where
 * its framework has no scale.
 */
static gboolean
may_ask (CandourAuditsPage *self,
         CandourAuditRow   *row)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return row->submitted_on != NULL && row->moderation == CANDOUR_MODERATION_NONE
         && candour_rules_may_run_moderation (actor->role)
         && !candour_workspace_is_read_only (self->workspace);
}

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
  if (may_ask (self, row))
    {
      g_autoptr(GMenuItem) ask = g_menu_item_new (_("Ask for moderation…"), NULL);

      g_menu_item_set_action_and_target (ask, "page.ask-moderation", "(ss)", row->id,
                                         row->reference);
      g_menu_append_item (menu, ask);
    }
  if (row->moderation_id != NULL)
    {
      g_autoptr(GMenuItem) moderation = g_menu_item_new (_("Open its moderation"), NULL);

      g_menu_item_set_action_and_target (moderation, "win.open-moderation", "s",
                                         row->moderation_id);
      g_menu_append_item (menu, moderation);
    }

  return G_MENU_MODEL (menu);
}
