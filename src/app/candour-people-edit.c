/* candour-people-edit.c - adds and changes people and teams from the page of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-people-page-private.h"
#include "candour-person-form.h"
#include "candour-team-form.h"
#include "candour-window.h"

gboolean
candour_people_page_may_edit (CandourPeoplePage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL && candour_rules_may_edit_people (actor->role)
         && !candour_workspace_is_read_only (self->workspace);
}

static void
saved_cb (CandourPeoplePage *self,
          const char        *id,
          const char        *name)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (window == NULL)
    return;

  /* Translators: %s is the name of a person or a team */
  text = g_strdup_printf (_("%s is saved"), name);
  candour_window_toast (window, text, NULL, NULL, NULL);
  candour_window_changed (window);
}

static void
present (CandourPeoplePage *self,
         GtkWidget         *form)
{
  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
}

static GtkWindow *
get_window (CandourPeoplePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_person_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  if (self->data != NULL && candour_people_page_may_edit (self))
    present (self, candour_person_form_new (get_window (self), self->workspace, self->today, NULL,
                                            candour_teams_tree_get_team (self->tree)));
}

/* Whom the pane shows; else who is chosen in the list. */
static void
edit_person_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  CandourPersonRow *row = candour_people_list_get_selected (self->people);
  const char *id = candour_person_pane_get_person (self->person_pane);

  if (id == NULL && row != NULL && !candour_people_page_has_records (self))
    id = row->id;
  if (id != NULL && candour_people_page_may_edit (self))
    present (self, candour_person_form_new (get_window (self), self->workspace, self->today, id,
                                            NULL));
}

static void
add_team_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);

  if (self->data != NULL && candour_people_page_may_edit (self))
    present (self, candour_team_form_new (get_window (self), self->workspace, self->data->teams,
                                          NULL, candour_teams_tree_get_team (self->tree)));
}

static void
edit_team_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  const char *team_id = candour_teams_tree_get_team (self->tree);

  if (team_id != NULL && self->data != NULL && candour_people_page_may_edit (self))
    present (self, candour_team_form_new (get_window (self), self->workspace, self->data->teams,
                                          team_id, NULL));
}

/* F2: what has the focus. */
static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourPeoplePage *self = CANDOUR_PEOPLE_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->tree)))
    gtk_widget_activate_action (widget, "page.edit-team", NULL);
  else
    gtk_widget_activate_action (widget, "page.edit-person", NULL);
}

void
candour_people_page_install_edit (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "page.edit-person", NULL, edit_person_action);
  gtk_widget_class_install_action (widget_class, "page.add-team", NULL, add_team_action);
  gtk_widget_class_install_action (widget_class, "page.edit-team", NULL, edit_team_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.add-person", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "page.edit", NULL);
}
