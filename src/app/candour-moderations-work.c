/* candour-moderations-work.c - which of the Moderation page’s buttons can be pressed, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-draw-dialog.h"
#include "candour-draw-form.h"
#include "candour-moderation-work.h"
#include "candour-moderations-page-private.h"
#include "candour-window.h"

static void
do_to_chosen (GtkWidget              *widget,
              CandourModerationWork   work)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (widget);
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);

  if (row != NULL)
    candour_moderation_work_do (widget, self->workspace, work, row, NULL, NULL, NULL);
}

static void
take_next_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_moderation_work_do (widget, CANDOUR_MODERATIONS_PAGE (widget)->workspace,
                              CANDOUR_MODERATION_WORK_TAKE_NEXT, NULL, NULL, NULL, NULL);
}

static void
allocate_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (widget);
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);

  if (row != NULL)
    candour_moderation_ask_allocate (widget, self->workspace, row);
}

static void
spread_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  do_to_chosen (widget, CANDOUR_MODERATION_WORK_ALLOCATE);
}

static void
spread_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_moderation_work_do (widget, CANDOUR_MODERATIONS_PAGE (widget)->workspace,
                              CANDOUR_MODERATION_WORK_SPREAD_ALL, NULL, NULL, NULL, NULL);
}

static void
hand_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourModerationsPage *self = CANDOUR_MODERATIONS_PAGE (widget);
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);

  if (row != NULL)
    candour_moderation_ask_hand_back (widget, self->workspace, row);
}

static void
rule_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    candour_draw_form_present (window);
}

static void
draw_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    candour_draw_dialog_present (window);
}

/* --- What can be done now --------------------------------------------------------------------- */

char *
candour_moderation_row_check (CandourModerationRow   *row,
                              CandourModerationEvent  event,
                              const CandourActor     *actor)
{
  g_autoptr(CandourModeration) moderation = candour_moderation_new ();

  moderation->state = row->state;
  moderation->auditor_id = g_strdup (row->auditor_id);
  moderation->moderator_id = g_strdup (row->moderator_id);
  moderation->decider_id = g_strdup (row->decider_id);

  return candour_rules_check_moderation (moderation, event, actor->person_id, actor->role);
}

/* NULL: can be pressed. */
static char *
set_button (CandourModerationsPage *self,
            GtkWidget              *button,
            const char             *action,
            CandourModerationEvent  event)
{
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  char *sentence = NULL;

  if (row != NULL)
    sentence = candour_workspace_is_read_only (self->workspace)
               ? g_strdup (_("These records are open for reading only."))
               : candour_moderation_row_check (row, event, actor);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, row != NULL && sentence == NULL);
  gtk_widget_set_tooltip_text (button, sentence);

  return sentence;
}

static void
update_chosen (CandourModerationsPage *self,
               gboolean                is_lead)
{
  CandourModerationRow *row = candour_moderations_page_get_chosen (self);
  g_autofree char *allocate = set_button (self, self->allocate, "page.allocate",
                                          CANDOUR_EVENT_ALLOCATE);
  g_autofree char *spread = set_button (self, self->spread, "page.spread", CANDOUR_EVENT_SPREAD);
  g_autofree char *back = set_button (self, self->hand_back, "page.hand-back",
                                      CANDOUR_EVENT_HAND_BACK);
  g_autofree char *chosen = NULL;
  const char *sentence = !is_lead ? back : allocate != NULL ? allocate : spread;

  gtk_widget_set_visible (self->allocate, is_lead && row != NULL);
  gtk_widget_set_visible (self->spread, is_lead && row != NULL);
  gtk_widget_set_visible (self->hand_back, row != NULL);
  if (row != NULL)
    /* Translators: a case's reference and its auditor: "CF-2107 · audited by T. Lowe" */
    chosen = g_strdup_printf (_("%s · audited by %s"), row->reference, row->auditor_name);
  else
    chosen = g_strdup_printf (ngettext ("%'u waits for a moderator", "%'u wait for a moderator",
                                        self->n_waiting), self->n_waiting);
  gtk_label_set_label (self->chosen, chosen);
  gtk_label_set_label (self->why_not, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_not), sentence != NULL);
}

/* It takes all that wait, whatever the list is narrowed by: so it says how many. */
static void
show_spread_all (CandourModerationsPage *self,
                 gboolean                shows_all)
{
  g_autofree char *label = g_strdup_printf (_("Allocate all %'u"), self->n_waiting);

  gtk_button_set_label (GTK_BUTTON (self->spread_all),
                        self->n_waiting > 1 ? label : _("Allocate it"));
  gtk_widget_set_visible (self->spread_all, shows_all);
}

void
candour_moderations_page_update_work (CandourModerationsPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean may_write = !candour_workspace_is_read_only (self->workspace);
  gboolean is_lead = candour_rules_may_run_moderation (actor->role);
  gboolean waits = self->n_waiting > 0;
  gboolean shows_all = is_lead && waits && self->shows_waiting
                       && candour_moderations_page_get_chosen (self) == NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (self->draw, is_lead);
  gtk_widget_set_visible (self->packs, is_lead);
  gtk_widget_set_visible (self->change_rule, is_lead);
  show_spread_all (self, shows_all);
  gtk_widget_set_tooltip_text (self->take_next,
                               waits ? _("The one that waits longest and that you may moderate")
                                     : _("Nothing waits for a moderator"));
  gtk_widget_action_set_enabled (widget, "page.take-next", may_write && waits);
  gtk_widget_action_set_enabled (widget, "page.draw", may_write && is_lead);
  gtk_widget_action_set_enabled (widget, "page.rule", is_lead);
  gtk_widget_action_set_enabled (widget, "page.spread-all", may_write && is_lead && waits);
  update_chosen (self, is_lead);
  gtk_widget_set_visible (self->bar,
                          candour_moderations_page_get_chosen (self) != NULL || shows_all);
}

void
candour_moderations_page_install_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.take-next", NULL, take_next_action);
  gtk_widget_class_install_action (widget_class, "page.allocate", NULL, allocate_action);
  gtk_widget_class_install_action (widget_class, "page.spread", NULL, spread_action);
  gtk_widget_class_install_action (widget_class, "page.spread-all", NULL, spread_all_action);
  gtk_widget_class_install_action (widget_class, "page.hand-back", NULL, hand_back_action);
  gtk_widget_class_install_action (widget_class, "page.rule", NULL, rule_action);
  gtk_widget_class_install_action (widget_class, "page.draw", NULL, draw_action);
}
