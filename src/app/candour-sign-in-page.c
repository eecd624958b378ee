/* candour-sign-in-page.c - who is it that signs in to this computer?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-entry.h"
#include "candour-fold.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-roles.h"
#include "candour-sign-in-page.h"
#include "candour-store-people.h"

struct _CandourSignInPage
{
  GtkWidget         parent_instance;

  GtkWidget        *box;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;
  char             *today;

  CandourNotice    *notice;
  GtkLabel         *lead;
  GtkWidget        *known;       /* the group of those who are in the records already */
  GtkSearchEntry   *search;
  GtkListBox       *list;
  GtkWidget        *newcomer;
  AdwEntryRow      *name;
  AdwComboRow      *role;
};

G_DEFINE_FINAL_TYPE (CandourSignInPage, candour_sign_in_page, GTK_TYPE_WIDGET)

static const CandourPerson *
get_person (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "person");
}

static void
enter (CandourSignInPage   *self,
       const CandourPerson *person)
{
  g_autoptr(CandourActor) actor = candour_actor_new (person, candour_workspace_get_account ());
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  candour_workspace_set_actor (self->workspace, actor);
  if (window != NULL)
    candour_entry_enter (window, self->workspace, self->today);
}

/* --- Saving who it is ---------------------------------------------------------------- */

/* Whoever says first who they are acts in saying it: there is nobody else yet. */
static gpointer
save_person (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  CandourPerson *person = data;
  g_autoptr(CandourActor) actor = NULL;
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);

  if (people == NULL)
    return NULL;

  if (people->len == 0)
    return candour_store_people_add_first (db, person, error) ? candour_person_copy (person) : NULL;

  actor = candour_actor_new (person, person->account);

  return candour_store_people_save (db, person, actor, error) ? candour_person_copy (person) : NULL;
}

static void
person_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CandourSignInPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPerson) person = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                              &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (person != NULL)
    enter (self, person);
  else
    candour_notice_show (self->notice, CANDOUR_TONE_WARN, _("That was not saved."),
                         error->message);
}

static void
save (CandourSignInPage *self,
      CandourPerson     *person)
{
  if (candour_workspace_is_read_only (self->workspace))
    {
      enter (self, person);
      candour_person_free (person);
      return;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  candour_workspace_write_async (self->workspace, save_person, person,
                                 (GDestroyNotify) candour_person_free,
                                 (GDestroyNotify) candour_person_free, NULL, person_saved_cb,
                                 g_object_ref (self));
}

static void
person_picked_cb (CandourSignInPage *self,
                  GtkListBoxRow     *row)
{
  CandourPerson *person = candour_person_copy (get_person (row));

  g_free (person->account);
  person->account = g_strdup (candour_workspace_get_account ());
  save (self, person);
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourSignInPage *self = CANDOUR_SIGN_IN_PAGE (widget);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  CandourPerson *person;

  if (*name == '\0')
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN, NULL,
                           _("Candour writes your name beside every grade."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  person = candour_person_new ();
  person->name = g_steal_pointer (&name);
  person->role = candour_roles_get (self->role);
  person->account = g_strdup (candour_workspace_get_account ());
  person->started_on = g_strdup (self->today);
  save (self, person);
}

/* --- Those who are there already ----------------------------------------------------- */

static gpointer
load_people (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return candour_store_people_load_all (db, error);
}

static void
add_person (CandourSignInPage   *self,
            const CandourPerson *person)
{
  GtkWidget *row = adw_action_row_new ();
  const char *role = candour_code_get_name (candour_roles, person->role);
  g_autofree char *label = g_strdup_printf ("%s, %s", person->name, role);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), role);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", candour_person_copy (person),
                          (GDestroyNotify) candour_person_free);
  candour_a11y_set_label (row, label);
  gtk_list_box_append (self->list, row);
}

static void
people_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CandourSignInPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  if (g_cancellable_is_cancelled (self->cancellable) || people == NULL)
    return;

  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (person->left_on == NULL && (person->account == NULL || *person->account == '\0'))
        add_person (self, person);
    }
  gtk_widget_set_visible (self->known,
                          gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       user_data)
{
  CandourSignInPage *self = user_data;
  g_autofree char *text = candour_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *name = candour_fold (get_person (row)->name);

  return strstr (name, text) != NULL;
}

static void
search_changed_cb (CandourSignInPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* --- The object ---------------------------------------------------------------------- */

static void
candour_sign_in_page_dispose (GObject *object)
{
  CandourSignInPage *self = CANDOUR_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_sign_in_page_parent_class)->dispose (object);
}

static void
candour_sign_in_page_finalize (GObject *object)
{
  CandourSignInPage *self = CANDOUR_SIGN_IN_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->today);

  G_OBJECT_CLASS (candour_sign_in_page_parent_class)->finalize (object);
}

static void
candour_sign_in_page_class_init (CandourSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_sign_in_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_sign_in_page_finalize;

  gtk_widget_class_install_action (widget_class, "page.start", NULL, start_action);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, lead);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, known);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, search);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, newcomer);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, name);
  gtk_widget_class_bind_template_child (widget_class, CandourSignInPage, role);
  gtk_widget_class_bind_template_callback (widget_class, person_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
candour_sign_in_page_init (CandourSignInPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  candour_roles_fill (self->role, CANDOUR_ROLE_TEAM_MANAGER);
}

GtkWidget *
candour_sign_in_page_new (CandourWorkspace *workspace,
                          const char       *today)
{
  CandourSignInPage *self = g_object_new (CANDOUR_TYPE_SIGN_IN_PAGE, NULL);
  g_autofree char *lead = NULL;

  self->workspace = g_object_ref (workspace);
  self->today = g_strdup (today);

  /* Translators: %s is an account's name on this computer */
  lead = g_strdup_printf (_("Nobody in these records signs in to this computer as “%s” yet. What "
                            "you choose is written beside everything you do, and cannot be taken "
                            "back."), candour_workspace_get_account ());
  gtk_label_set_label (self->lead, lead);
  gtk_widget_set_visible (self->newcomer, !candour_workspace_is_read_only (workspace));
  candour_workspace_read_async (workspace, load_people, NULL, NULL,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                people_loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
