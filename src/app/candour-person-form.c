/* candour-person-form.c - adds a person, or changes one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-person-form.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-choice-model.h"
#include "candour-date.h"
#include "candour-error.h"
#include "candour-notice.h"
#include "candour-store-people.h"

struct _CandourPersonForm
{
  AdwWindow         parent_instance;

  AdwWindowTitle   *window_title;
  GtkWidget        *save;
  CandourNotice    *notice;
  GtkWidget        *fields;
  AdwEntryRow      *name;
  AdwComboRow      *role;
  AdwEntryRow      *job;
  AdwComboRow      *team;
  AdwActionRow     *manager_row;
  GtkDropDown      *manager;
  AdwEntryRow      *account;
  AdwEntryRow      *started;
  AdwEntryRow      *trained;
  AdwEntryRow      *left;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;
  CandourPerson    *person;       /* as it was read; of a new one, without an id */
  GtkStringList    *teams;
  GtkStringList    *managers;
  char             *person_id;    /* NULL: a new person */
  char             *team_id;
  char             *today;
};

/* What the form is filled from. */
typedef struct
{
  CandourPerson *person;
  GPtrArray     *teams;
  GPtrArray     *people;
} Reading;

typedef struct
{
  CandourPerson *person;
  CandourActor  *actor;
} Saving;

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourPersonForm, candour_person_form, ADW_TYPE_WINDOW)

/* --- Reading --------------------------------------------------------------------------- */

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->person, candour_person_free);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_form (CandourDb     *db,
           gpointer       person_id,
           GCancellable  *cancellable,
           GError       **error)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->person = *(const char *) person_id != '\0'
                    ? candour_store_people_load (db, person_id, error) : candour_person_new ();
  if (reading->person != NULL)
    reading->teams = candour_store_people_list_teams (db, error);
  if (reading->teams != NULL)
    reading->people = candour_store_people_load_all (db, error);
  if (reading->people == NULL)
    g_clear_pointer (&reading, reading_free);

  return reading;
}

static void
set_date (AdwEntryRow *row,
          const char  *date)
{
  g_autofree char *text = candour_date_format_long (date);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static guint
find_role (CandourRole role)
{
  for (guint i = 0; candour_roles[i].code != NULL; i++)
    if (candour_roles[i].value == (int) role)
      return i;

  return 0;
}

/* Whoever left manages nobody, and nobody manages themselves. */
static void
fill_managers (CandourPersonForm *self,
               GPtrArray         *people)
{
  g_clear_object (&self->managers);
  self->managers = candour_choice_model_new (_("Nobody"));
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *other = g_ptr_array_index (people, i);

      if ((other->left_on == NULL || g_strcmp0 (other->id, self->person->manager_id) == 0)
          && g_strcmp0 (other->id, self->person->id) != 0)
        candour_choice_model_add (self->managers, other->id, other->name);
    }

  gtk_drop_down_set_model (self->manager, G_LIST_MODEL (self->managers));
  gtk_drop_down_set_selected (self->manager, candour_choice_model_find (self->managers,
                                                                       self->person->manager_id));
}

static void
fill (CandourPersonForm *self,
      Reading           *reading)
{
  CandourPerson *person = g_steal_pointer (&reading->person);

  g_clear_pointer (&self->person, candour_person_free);
  self->person = person;
  if (self->person_id == NULL && person->team_id == NULL)
    person->team_id = g_strdup (self->team_id);

  g_clear_object (&self->teams);
  self->teams = candour_choice_model_new (_("No team"));
  candour_choice_model_add_teams (self->teams, reading->teams, NULL);
  adw_combo_row_set_model (self->team, G_LIST_MODEL (self->teams));
  adw_combo_row_set_selected (self->team, candour_choice_model_find (self->teams,
                                                                     person->team_id));
  fill_managers (self, reading->people);

  set_text (self->name, person->name);
  adw_combo_row_set_selected (self->role, find_role (person->role));
  set_text (self->job, person->job);
  set_text (self->account, person->account);
  set_date (self->started, person->started_on);
  set_date (self->trained, person->trained_on);
  set_date (self->left, person->left_on);
  gtk_widget_set_visible (GTK_WIDGET (self->left), self->person_id != NULL);
  adw_window_title_set_subtitle (self->window_title, self->person_id != NULL ? person->name : "");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourPersonForm) self = user_data;
  g_autoptr(GError) error = NULL;
  Reading *reading = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&reading, reading_free);
      return;
    }

  if (reading == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("This could not be read."),
                           error->message);
      return;
    }

  fill (self, reading);
  reading_free (reading);
  gtk_widget_set_sensitive (self->fields, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
read_again (CandourPersonForm *self)
{
  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_read_async (self->workspace, read_form,
                                g_strdup (self->person_id != NULL ? self->person_id : ""), g_free,
                                reading_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  read_again (CANDOUR_PERSON_FORM (widget));
}

/* --- Saving ---------------------------------------------------------------------------- */

static void
saving_free (gpointer data)
{
  Saving *self = data;

  candour_person_free (self->person);
  candour_actor_free (self->actor);
  g_free (self);
}

static gpointer
save_person (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Saving *saving = data;

  return candour_store_people_save (db, saving->person, saving->actor, error)
         ? candour_person_copy (saving->person) : NULL;
}

static void
show_failure (CandourPersonForm *self,
              const GError      *error)
{
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
  if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT))
    candour_notice_add_button (self->notice, _("Show theirs"), NULL, "form.reload", NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourPersonForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPerson) person = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                              &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (person == NULL)
    {
      show_failure (self, error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, person->id, person->name);
  gtk_window_close (GTK_WINDOW (self));
}

/* *date is NULL for an empty field. FALSE: it is no date, and has been said. */
static gboolean
read_date (CandourPersonForm  *self,
           AdwEntryRow        *row,
           char              **date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *sentence = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  g_clear_pointer (date, g_free);
  if (*stripped == '\0')
    return TRUE;

  *date = candour_date_parse (stripped, self->today);
  if (*date != NULL)
    return TRUE;

  sentence = g_strdup_printf (_("“%s” is not a date. Write it as 3 June 2024 or 3/6/2024."),
                              stripped);
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, NULL, sentence);
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}

static void
take_text (AdwEntryRow  *row,
           char        **place)
{
  g_free (*place);
  *place = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* NULL where something is not right, and has been said. */
static CandourPerson *
collect (CandourPersonForm *self)
{
  g_autoptr(CandourPerson) person = candour_person_copy (self->person);
  guint role = adw_combo_row_get_selected (self->role);

  take_text (self->name, &person->name);
  take_text (self->job, &person->job);
  take_text (self->account, &person->account);
  if (!read_date (self, self->started, &person->started_on)
      || !read_date (self, self->trained, &person->trained_on)
      || !read_date (self, self->left, &person->left_on))
    return NULL;

  person->role = (CandourRole) candour_roles[role].value;
  g_free (person->team_id);
  person->team_id =
    g_strdup (candour_choice_model_get_id (self->teams, adw_combo_row_get_selected (self->team)));
  g_free (person->manager_id);
  person->manager_id =
    g_strdup (candour_choice_model_get_id (self->managers,
                                           gtk_drop_down_get_selected (self->manager)));

  return g_steal_pointer (&person);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourPersonForm *self = CANDOUR_PERSON_FORM (widget);
  CandourPerson *person;
  Saving *saving;

  if (!gtk_widget_get_sensitive (self->save))
    return;

  candour_notice_hide (self->notice);
  person = collect (self);
  if (person == NULL)
    return;

  saving = g_new0 (Saving, 1);
  saving->person = person;
  saving->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_write_async (self->workspace, save_person, saving, saving_free,
                                 (GDestroyNotify) candour_person_free, NULL, saved_cb,
                                 g_object_ref (self));
}

/* --- The object ------------------------------------------------------------------------ */

static void
candour_person_form_dispose (GObject *object)
{
  CandourPersonForm *self = CANDOUR_PERSON_FORM (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PERSON_FORM);
  g_clear_object (&self->workspace);
  g_clear_object (&self->teams);
  g_clear_object (&self->managers);

  G_OBJECT_CLASS (candour_person_form_parent_class)->dispose (object);
}

static void
candour_person_form_finalize (GObject *object)
{
  CandourPersonForm *self = CANDOUR_PERSON_FORM (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->person, candour_person_free);
  g_free (self->person_id);
  g_free (self->team_id);
  g_free (self->today);

  G_OBJECT_CLASS (candour_person_form_parent_class)->finalize (object);
}

static void
candour_person_form_class_init (CandourPersonFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_person_form_dispose;
  object_class->finalize = candour_person_form_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, window_title);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, save);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, fields);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, name);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, role);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, job);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, team);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, manager_row);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, manager);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, account);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, started);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, trained);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonForm, left);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.reload", NULL, reload_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_person_form_init (CandourPersonForm *self)
{
  GtkStringList *roles = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; candour_roles[i].code != NULL; i++)
    gtk_string_list_append (roles, candour_code_get_name (candour_roles, candour_roles[i].value));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (roles));
  g_object_unref (roles);
  candour_a11y_label_drop_down (self->manager, _("Line manager"));
}

GtkWidget *
candour_person_form_new (GtkWindow        *parent,
                         CandourWorkspace *workspace,
                         const char       *today,
                         const char       *person_id,
                         const char       *team_id)
{
  CandourPersonForm *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_PERSON_FORM, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->today = g_strdup (today);
  self->person_id = g_strdup (person_id);
  self->team_id = g_strdup (team_id);
  adw_window_title_set_title (self->window_title, person_id != NULL ? _("Change a person")
                                                                    : _("Add a person"));
  gtk_window_set_title (GTK_WINDOW (self), person_id != NULL ? _("Change a person")
                                                             : _("Add a person"));
  gtk_button_set_label (GTK_BUTTON (self->save), person_id != NULL ? _("Save")
                                                                   : _("Add this person"));
  read_again (self);

  return GTK_WIDGET (self);
}
