/* candour-team-form.c - adds a team, or changes its name and what it belongs to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-team-form.h"

#include <glib/gi18n-lib.h>

#include "candour-choice-model.h"
#include "candour-notice.h"
#include "candour-store-people.h"

struct _CandourTeamForm
{
  AdwWindow         parent_instance;

  AdwWindowTitle   *window_title;
  GtkWidget        *save;
  CandourNotice    *notice;
  AdwEntryRow      *name;
  AdwComboRow      *above;

  CandourWorkspace *workspace;
  GtkStringList    *teams;
  char             *team_id;    /* NULL: a new team */
  int               position;
  gboolean          is_closed;
};

typedef struct
{
  CandourTeam  *team;
  CandourActor *actor;
} Saving;

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourTeamForm, candour_team_form, ADW_TYPE_WINDOW)

static void
saving_free (gpointer data)
{
  Saving *self = data;

  candour_team_free (self->team);
  candour_actor_free (self->actor);
  g_free (self);
}

static gpointer
save_team (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Saving *saving = data;
  CandourTeam *saved;

  if (!candour_store_people_save_team (db, saving->team, saving->actor, error))
    return NULL;

  saved = candour_team_new ();
  saved->id = g_strdup (saving->team->id);
  saved->name = g_strdup (saving->team->name);

  return saved;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourTeamForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTeam) team = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  if (self->is_closed)
    return;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (team == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, team->id, team->name);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourTeamForm *self = CANDOUR_TEAM_FORM (widget);
  Saving *saving;

  if (!gtk_widget_get_sensitive (self->save))
    return;

  saving = g_new0 (Saving, 1);
  saving->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  saving->team = candour_team_new ();
  saving->team->id = g_strdup (self->team_id);
  saving->team->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  saving->team->parent_id =
    g_strdup (candour_choice_model_get_id (self->teams, adw_combo_row_get_selected (self->above)));
  saving->team->position = self->position;

  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_write_async (self->workspace, save_team, saving, saving_free,
                                 (GDestroyNotify) candour_team_free, NULL, saved_cb,
                                 g_object_ref (self));
}

static void
candour_team_form_dispose (GObject *object)
{
  CandourTeamForm *self = CANDOUR_TEAM_FORM (object);

  self->is_closed = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_TEAM_FORM);
  g_clear_object (&self->workspace);
  g_clear_object (&self->teams);

  G_OBJECT_CLASS (candour_team_form_parent_class)->dispose (object);
}

static void
candour_team_form_finalize (GObject *object)
{
  g_free (CANDOUR_TEAM_FORM (object)->team_id);

  G_OBJECT_CLASS (candour_team_form_parent_class)->finalize (object);
}

static void
candour_team_form_class_init (CandourTeamFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_team_form_dispose;
  object_class->finalize = candour_team_form_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/team-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourTeamForm, window_title);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamForm, save);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamForm, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamForm, name);
  gtk_widget_class_bind_template_child (widget_class, CandourTeamForm, above);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_team_form_init (CandourTeamForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (CandourTeamForm *self,
      GPtrArray       *teams,
      const char      *parent_id)
{
  self->teams = candour_choice_model_new (_("Nothing: it is at the top"));
  candour_choice_model_add_teams (self->teams, teams, self->team_id);
  for (guint i = 0; self->team_id != NULL && i < teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (teams, i);

      if (g_strcmp0 (team->id, self->team_id) != 0)
        continue;

      gtk_editable_set_text (GTK_EDITABLE (self->name), team->name);
      self->position = team->position;
      parent_id = team->parent_id;
    }

  adw_combo_row_set_model (self->above, G_LIST_MODEL (self->teams));
  adw_combo_row_set_selected (self->above, candour_choice_model_find (self->teams, parent_id));
}

GtkWidget *
candour_team_form_new (GtkWindow        *parent,
                       CandourWorkspace *workspace,
                       GPtrArray        *teams,
                       const char       *team_id,
                       const char       *parent_id)
{
  CandourTeamForm *self;
  const char *title = team_id != NULL ? _("Change a team") : _("Add a team");

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (teams != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_TEAM_FORM, "transient-for", parent, "title", title, NULL);
  self->workspace = g_object_ref (workspace);
  self->team_id = g_strdup (team_id);
  adw_window_title_set_title (self->window_title, title);
  gtk_button_set_label (GTK_BUTTON (self->save), team_id != NULL ? _("Save")
                                                                 : _("Add this team"));
  fill (self, teams, parent_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));

  return GTK_WIDGET (self);
}
