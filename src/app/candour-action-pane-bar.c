/* candour-action-pane-bar.c - the buttons of an action, and why one cannot be pressed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One button does what is next; it is there for everybody, and says why it is not theirs. What
 * else can be done is offered to those who can do it.
 */

#include "candour-action-pane-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-more-time.h"

/* What is next, whoever looks. */
static int
find_primary (const CandourActionDetail *detail)
{
  if (detail->action->asked_due_on != NULL && detail->ties.is_decider)
    return CANDOUR_ACTION_GIVE_TIME;

  switch (detail->action->state)
    {
    case CANDOUR_ACTION_OPEN:
      return CANDOUR_ACTION_ACCEPT;
    case CANDOUR_ACTION_ACCEPTED:
    case CANDOUR_ACTION_NOT_DONE:
      return CANDOUR_ACTION_START;
    case CANDOUR_ACTION_STARTED:
      return CANDOUR_ACTION_REPORT_DONE;
    case CANDOUR_ACTION_DECLINED:
      return CANDOUR_ACTION_REASSIGN;
    case CANDOUR_ACTION_REPORTED_DONE:
    case CANDOUR_ACTION_NO_DIFFERENCE:
      return CANDOUR_ACTION_FIND_DIFFERENCE;
    default:
      return -1;
    }
}

static const char *
get_primary_label (int event)
{
  switch (event)
    {
    case CANDOUR_ACTION_GIVE_TIME:
      return _("Give more time");
    case CANDOUR_ACTION_ACCEPT:
      return _("Accept");
    case CANDOUR_ACTION_START:
      return _("Start");
    case CANDOUR_ACTION_REPORT_DONE:
      return _("Mark done");
    case CANDOUR_ACTION_REASSIGN:
      return _("Give to somebody else…");
    default:
      return _("Record verification");
    }
}

/* What the form still lacks; NULL: nothing. */
static char *
check_form (CandourActionPane  *self,
            CandourActionEvent  event)
{
  const CandourActionDraft *draft = candour_action_drafts_get (self->drafts, self->id, event);
  const CandourActionMove move = candour_action_draft_get_move (draft);

  /* Its dialog asks for what it needs. */
  if (event == CANDOUR_ACTION_REASSIGN)
    return NULL;

  if (event == CANDOUR_ACTION_FIND_DIFFERENCE)
    {
      if (!draft->is_chosen)
        return g_strdup (_("Choose what you found."));
      event = draft->event;
    }

  return candour_rules_check_action_move (self->detail->action, event, &move, self->today);
}

static char *
dup_hint (CandourActionPane *self)
{
  g_autofree char *until = NULL;
  g_autofree char *shown = NULL;

  switch (self->primary)
    {
    case CANDOUR_ACTION_ACCEPT:
      until = candour_rules_dup_decline_until (self->detail->action, self->detail->holidays);
      if (until == NULL || strcmp (until, self->today) < 0)
        return g_strdup ("");
      shown = candour_date_format_short (until, self->today);
      return g_strdup_printf (_("It can be declined until %s."), shown);
    case CANDOUR_ACTION_REPORT_DONE:
      return g_strdup (_("Somebody else verifies it then."));
    case CANDOUR_ACTION_FIND_DIFFERENCE:
      return g_strdup (_("Recorded with your name and the time. The auditor and the owner are "
                         "told."));
    default:
      return g_strdup ("");
    }
}

static void
update_primary (CandourActionPane *self)
{
  g_autofree char *cannot = NULL;
  g_autofree char *lack = NULL;
  g_autofree char *hint = NULL;

  self->primary = find_primary (self->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->primary_button), self->primary >= 0);
  if (self->primary < 0)
    {
      cannot = candour_action_pane_check (self, CANDOUR_ACTION_ACCEPT);
      gtk_label_set_label (self->hint, cannot != NULL ? cannot : "");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.primary", FALSE);
      return;
    }

  gtk_button_set_label (self->primary_button, get_primary_label (self->primary));
  cannot = candour_action_pane_check (self, (CandourActionEvent) self->primary);
  if (cannot == NULL)
    lack = check_form (self, (CandourActionEvent) self->primary);
  hint = dup_hint (self);
  gtk_label_set_label (self->hint, cannot != NULL ? cannot : lack != NULL ? lack : hint);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.primary",
                                 cannot == NULL && lack == NULL && !self->busy);
}

/* --- The others -------------------------------------------------------------------------- */

static void
set_offered (CandourActionPane  *self,
             GtkWidget          *button,
             const char         *action,
             gboolean            offered,
             const char         *cannot)
{
  gtk_widget_set_visible (button, offered);
  gtk_widget_set_tooltip_text (button, cannot);
  candour_a11y_set_description (button, cannot != NULL ? cannot : "");
  if (action != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                   offered && cannot == NULL && !self->busy);
  else
    gtk_widget_set_sensitive (button, cannot == NULL && !self->busy);
}

static void
update_others (CandourActionPane *self)
{
  CandourActionState state = self->detail->action->state;
  gboolean is_owner = self->detail->ties.is_owner;
  g_autofree char *no_time = candour_action_pane_check (self, CANDOUR_ACTION_ASK_TIME);
  g_autofree char *no_decline = candour_action_pane_check (self, CANDOUR_ACTION_DECLINE);
  g_autofree char *no_refuse = candour_action_pane_check (self, CANDOUR_ACTION_REFUSE_TIME);

  if (no_refuse == NULL)
    no_refuse = check_form (self, CANDOUR_ACTION_REFUSE_TIME);
  set_offered (self, GTK_WIDGET (self->ask_time), NULL,
               is_owner && state != CANDOUR_ACTION_OPEN && self->primary >= 0
               && state != CANDOUR_ACTION_DECLINED, no_time);
  set_offered (self, self->decline, "action.decline", is_owner && state == CANDOUR_ACTION_OPEN,
               no_decline);
  set_offered (self, self->refuse, "action.refuse-time",
               self->primary == CANDOUR_ACTION_GIVE_TIME, no_refuse);
}

static void
add_item (CandourActionPane  *self,
          GMenu              *menu,
          CandourActionEvent  event,
          const char         *label,
          const char         *action)
{
  g_autofree char *cannot = candour_action_pane_check (self, event);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, cannot == NULL && !self->busy);
  if (cannot == NULL)
    g_menu_append (menu, label, action);
}

static void
update_menu (CandourActionPane *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  add_item (self, menu, CANDOUR_ACTION_HAND_ON, _("Hand on…"), "action.hand-on");
  add_item (self, menu, CANDOUR_ACTION_WITHDRAW, _("Withdraw…"), "action.withdraw");
  add_item (self, menu, CANDOUR_ACTION_CLOSE, _("Close…"), "action.close");
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->more),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

void
candour_action_pane_update_bar (CandourActionPane *self)
{
  if (self->detail == NULL)
    return;

  update_primary (self);
  update_others (self);
  update_menu (self);
  candour_evidence_list_set_busy (self->evidence, self->busy);
}

/* --- More time, in a popover -------------------------------------------------------------- */

static void
drafted (CandourActionPane *self)
{
  g_signal_emit_by_name (self, "drafted");
}

static void
time_asked_cb (CandourActionPane *self)
{
  gtk_menu_button_popdown (self->ask_time);
  candour_action_pane_send (self, CANDOUR_ACTION_ASK_TIME);
}

static void
time_cancelled_cb (CandourActionPane *self)
{
  gtk_menu_button_popdown (self->ask_time);
  candour_action_drafts_drop (self->drafts, self->id, CANDOUR_ACTION_ASK_TIME);
  drafted (self);
}

/* Made each time: it shows what holds now, and the words that were kept. */
static void
fill_popover_cb (GtkMenuButton *button,
                 gpointer       data)
{
  CandourActionPane *self = data;
  GtkWidget *popover;
  GtkWidget *form;

  if (self->detail == NULL)
    return;

  popover = gtk_popover_new ();
  form = candour_more_time_new (candour_action_drafts_get (self->drafts, self->id,
                                                           CANDOUR_ACTION_ASK_TIME),
                                self->detail, self->today);
  g_signal_connect_object (form, "edited", G_CALLBACK (drafted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "asked", G_CALLBACK (time_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "cancelled", G_CALLBACK (time_cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  candour_a11y_set_label (popover, _("Ask for more time"));
  gtk_menu_button_set_popover (button, popover);
}

/* --- Actions -------------------------------------------------------------------------------- */

static void
primary_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (widget);
  CandourActionEvent event = (CandourActionEvent) self->primary;

  if (self->detail == NULL || self->primary < 0)
    return;

  if (event == CANDOUR_ACTION_REASSIGN)
    candour_action_pane_ask (self, event);
  else if (event == CANDOUR_ACTION_FIND_DIFFERENCE)
    candour_action_pane_send (self, candour_action_drafts_get (self->drafts, self->id,
                                                               event)->event);
  else
    candour_action_pane_send (self, event);
}

static void
refuse_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_action_pane_send (CANDOUR_ACTION_PANE (widget), CANDOUR_ACTION_REFUSE_TIME);
}

static const struct
{
  const char         *name;
  CandourActionEvent  event;
} asked[] =
{
  { "action.decline", CANDOUR_ACTION_DECLINE },
  { "action.hand-on", CANDOUR_ACTION_HAND_ON },
  { "action.withdraw", CANDOUR_ACTION_WITHDRAW },
  { "action.close", CANDOUR_ACTION_CLOSE },
  { "action.acknowledge", CANDOUR_ACTION_ACKNOWLEDGE },
};

static void
ask_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (widget);

  for (guint i = 0; self->detail != NULL && i < G_N_ELEMENTS (asked); i++)
    if (g_str_equal (asked[i].name, action_name))
      candour_action_pane_ask (self, asked[i].event);
}

void
candour_action_pane_install_bar (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "action.primary", NULL, primary_action);
  gtk_widget_class_install_action (widget_class, "action.refuse-time", NULL, refuse_action);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    gtk_widget_class_install_action (widget_class, asked[i].name, NULL, ask_action);
}

void
candour_action_pane_make_bar (CandourActionPane *self)
{
  gtk_menu_button_set_create_popup_func (self->ask_time, fill_popover_cb, self, NULL);
}

gboolean
candour_action_pane_do_primary (CandourActionPane *self)
{
  GtkPopover *popover;

  g_return_val_if_fail (CANDOUR_IS_ACTION_PANE (self), FALSE);

  /* The form that is open has the key. */
  popover = gtk_menu_button_get_popover (self->ask_time);
  if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)))
    return FALSE;

  return self->detail != NULL && gtk_widget_get_visible (GTK_WIDGET (self->primary_button))
         && gtk_widget_is_sensitive (GTK_WIDGET (self->primary_button))
         && gtk_widget_activate (GTK_WIDGET (self->primary_button));
}
