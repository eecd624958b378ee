/* candour-my-actions.c - the actions of My work: to do, to verify, and come up from below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-my-actions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-pane-rows.h"

struct _CandourMyActions
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *own_group;
  GtkLabel   *own_note;
  GtkListBox *own;
  GtkWidget  *verify_group;
  GtkLabel   *verify_note;
  GtkListBox *verify;
  GtkWidget  *escalated_group;
  GtkLabel   *escalated_note;
  GtkListBox *escalated;
};

G_DEFINE_FINAL_TYPE (CandourMyActions, candour_my_actions, GTK_TYPE_WIDGET)

/* Title, subtitle and chip in one breath, and Enter opens the action. */
static GtkWidget *
make_row (const CandourActionRow *action,
          const char             *subtitle,
          CandourTone             tone,
          const char             *icon_name,
          const char             *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = candour_chip_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", action->what, subtitle, text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), action->what);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, text, NULL);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", action->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-action");
  candour_a11y_set_label (row, name);

  return row;
}

static GtkWidget *
make_due_row (const CandourActionRow *action,
              const char             *subtitle,
              const char             *today)
{
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  g_autofree char *due = action->due_on != NULL
                         ? candour_due_describe (action->due_on, today, &tone, &icon_name)
                         : g_strdup (_("No date"));

  return make_row (action, subtitle, tone, icon_name, due);
}

static GtkWidget *
make_own_row (const CandourActionRow *action,
              const char             *today)
{
  g_autofree char *subtitle = *action->standard_name != '\0'
    ? g_strdup_printf ("%s · %s", action->reference, action->standard_name)
    : g_strdup (action->reference);

  return make_due_row (action, subtitle, today);
}

static GtkWidget *
make_verify_row (const CandourActionRow *action,
                 const char             *today)
{
  const char *since = action->state == CANDOUR_ACTION_NO_DIFFERENCE ? action->check_on
                                                                    : action->done_on;
  int n_days = since != NULL ? candour_date_days_between (since, today) : 0;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s · done by %s, %d piece of evidence",
                                                         "%s · done by %s, %d pieces of evidence",
                                                         action->n_evidence),
                                               action->reference, action->owner_name,
                                               action->n_evidence);
  g_autofree char *text = n_days > 0
    ? g_strdup_printf (ngettext ("Waiting %d day", "Waiting %d days", n_days), n_days)
    : g_strdup (_("Since today"));

  return make_row (action, subtitle, CANDOUR_TONE_INFO, "candour-clock-symbolic", text);
}

static GtkWidget *
make_escalated_row (const CandourActionRow *action,
                    const char             *today)
{
  g_autofree char *since = action->told_since != NULL
                           ? candour_date_format_short (action->told_since, today) : NULL;
  g_autofree char *subtitle = since != NULL
    /* Translators: a case's reference, who owns the action, and a date */
    ? g_strdup_printf (_("%s · %s · with you since %s"), action->reference, action->owner_name,
                       since)
    : g_strdup_printf ("%s · %s", action->reference, action->owner_name);

  return make_due_row (action, subtitle, today);
}

static void
show_group (GtkWidget   *group,
            GtkListBox  *list,
            GPtrArray   *actions,
            GtkWidget *(*make) (const CandourActionRow *action,
                                const char             *today),
            const char  *today)
{
  candour_pane_clear (GTK_WIDGET (list));
  gtk_widget_set_visible (group, actions->len > 0);
  for (guint i = 0; i < MIN (actions->len, CANDOUR_MY_WORK_ROWS); i++)
    gtk_list_box_append (list, make (g_ptr_array_index (actions, i), today));
}

void
candour_my_actions_show (CandourMyActions    *self,
                         const CandourMyWork *work,
                         const char          *today)
{
  g_autofree char *own = work->n_overdue > 0
    ? g_strdup_printf (_("%u · %u overdue"), work->actions->len, work->n_overdue)
    : g_strdup_printf ("%u", work->actions->len);
  g_autofree char *verify = g_strdup_printf (_("%" G_GINT64_FORMAT " · not your own work"),
                                             work->n_to_verify);
  g_autofree char *escalated = g_strdup_printf (_("%u · say that you know"),
                                                work->escalated->len);

  g_return_if_fail (CANDOUR_IS_MY_ACTIONS (self));

  gtk_label_set_label (self->own_note, own);
  gtk_label_set_label (self->verify_note, verify);
  gtk_label_set_label (self->escalated_note, escalated);
  show_group (self->own_group, self->own, work->actions, make_own_row, today);
  show_group (self->verify_group, self->verify, work->to_verify, make_verify_row, today);
  show_group (self->escalated_group, self->escalated, work->escalated, make_escalated_row, today);
  gtk_widget_set_visible (GTK_WIDGET (self), work->actions->len > 0 || work->to_verify->len > 0
                                             || work->escalated->len > 0);
}

void
candour_my_actions_wait (CandourMyActions *self,
                         GtkWidget      *(*make_skeleton) (void))
{
  g_return_if_fail (CANDOUR_IS_MY_ACTIONS (self));

  for (int i = 0; i < CANDOUR_MY_WORK_ROWS; i++)
    gtk_list_box_append (self->own, make_skeleton ());
}

static void
candour_my_actions_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MY_ACTIONS);

  G_OBJECT_CLASS (candour_my_actions_parent_class)->dispose (object);
}

static void
candour_my_actions_class_init (CandourMyActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_my_actions_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/my-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, box);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, own_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, own_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, own);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, verify_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, verify_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, verify);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, escalated_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, escalated_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyActions, escalated);
}

static void
candour_my_actions_init (CandourMyActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_my_actions_new (void)
{
  return g_object_new (CANDOUR_TYPE_MY_ACTIONS, NULL);
}
