/* candour-preferences.c - what can be set for this computer, and for the records that are open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-backup-group.h"
#include "candour-escalation-page.h"
#include "candour-preferences.h"
#include "candour-prefs.h"
#include "candour-store-settings.h"

struct _CandourPreferences
{
  AdwPreferencesWindow  parent_instance;

  CandourWorkspace     *workspace;
  GCancellable         *cancellable;

  AdwPreferencesPage   *general;
  GtkWidget            *computer;
  GtkSwitch            *reopen;
  AdwComboRow          *colours;
  GtkWidget            *records;
  AdwEntryRow          *marking;
  AdwEntryRow          *duty;
};

/* In the order of the template's list. */
static const char *const schemes[] = { "system", "light", "dark", NULL };

G_DEFINE_FINAL_TYPE (CandourPreferences, candour_preferences, ADW_TYPE_PREFERENCES_WINDOW)

void
candour_preferences_apply_colours (void)
{
  GSettings *settings = candour_prefs_get ();
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *scheme = settings != NULL ? g_settings_get_string (settings, "colour-scheme")
                                             : NULL;

  if (g_strcmp0 (scheme, "light") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_strcmp0 (scheme, "dark") == 0)
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static void
colours_changed_cb (CandourPreferences *self)
{
  GSettings *settings = candour_prefs_get ();
  guint chosen = adw_combo_row_get_selected (self->colours);

  if (settings == NULL || chosen >= g_strv_length ((char **) schemes))
    return;

  g_settings_set_string (settings, "colour-scheme", schemes[chosen]);
  candour_preferences_apply_colours ();
}

/* --- What holds for these records -------------------------------------------------------- */

/* The rows of the form, in the order of their fields. */
static const char *const names[] = { CANDOUR_SETTING_MARKING, CANDOUR_SETTING_DUTY, NULL };

typedef struct
{
  const char   *name;
  char         *value;
  CandourActor *actor;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_free (self->value);
  candour_actor_free (self->actor);
  g_free (self);
}

/* Returns: (transfer full): a GStrv, one a name, "" where it is not set */
static gpointer
read_settings (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GError) failure = NULL;
      char *value = candour_store_settings_get (db, names[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      g_ptr_array_add (values, value != NULL ? value : g_strdup (""));
    }
  g_ptr_array_add (values, NULL);

  return g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

static void
settings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CandourPreferences) self = user_data;
  g_auto(GStrv) values = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);

  if (values == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->marking), values[0]);
  gtk_editable_set_text (GTK_EDITABLE (self->duty), values[1]);
}

static gpointer
save_setting (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Setting *setting = data;

  return GINT_TO_POINTER (candour_store_settings_set (db, setting->name, setting->value,
                                                      setting->actor, error));
}

static void
setting_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CandourPreferences) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  text = error != NULL ? g_strdup_printf (_("Not saved: %s"), error->message)
                       : g_strdup (_("Saved for everybody who uses these records"));
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

static void
applied_cb (CandourPreferences *self,
            AdwEntryRow        *row)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->name = row == self->duty ? CANDOUR_SETTING_DUTY : CANDOUR_SETTING_MARKING;
  setting->value = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  setting->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_workspace_write_async (self->workspace, save_setting, setting, setting_free, NULL, NULL,
                                 setting_saved_cb, g_object_ref (self));
}

/* --- The object -------------------------------------------------------------------------- */

static void
candour_preferences_dispose (GObject *object)
{
  CandourPreferences *self = CANDOUR_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PREFERENCES);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_preferences_parent_class)->dispose (object);
}

static void
candour_preferences_finalize (GObject *object)
{
  g_object_unref (CANDOUR_PREFERENCES (object)->cancellable);

  G_OBJECT_CLASS (candour_preferences_parent_class)->finalize (object);
}

static void
candour_preferences_class_init (CandourPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, general);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, computer);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, reopen);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, colours);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, records);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, marking);
  gtk_widget_class_bind_template_child (widget_class, CandourPreferences, duty);
  gtk_widget_class_bind_template_callback (widget_class, colours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
}

static void
candour_preferences_init (CandourPreferences *self)
{
  GSettings *settings = candour_prefs_get ();
  g_autofree char *scheme = NULL;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Without the schema nothing would be remembered. */
  gtk_widget_set_sensitive (self->computer, settings != NULL);
  if (settings == NULL)
    return;

  g_settings_bind (settings, "reopen-last", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  scheme = g_settings_get_string (settings, "colour-scheme");
  for (guint i = 0; schemes[i] != NULL; i++)
    if (g_str_equal (schemes[i], scheme))
      adw_combo_row_set_selected (self->colours, i);
}

GtkWidget *
candour_preferences_new (CandourWindow *window)
{
  CandourPreferences *self = g_object_new (CANDOUR_TYPE_PREFERENCES,
                                           "transient-for", window,
                                           "modal", TRUE,
                                           NULL);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;

  gboolean may_set = actor != NULL && actor->role == CANDOUR_ROLE_QA_LEAD
                     && !candour_workspace_is_read_only (workspace);

  gtk_widget_set_visible (self->records, may_set);
  if (actor == NULL)
    return GTK_WIDGET (self);

  if (may_set && candour_workspace_is_file (workspace))
    adw_preferences_page_add (self->general,
                              ADW_PREFERENCES_GROUP (candour_backup_group_new (workspace)));
  if (may_set)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                                ADW_PREFERENCES_PAGE (candour_escalation_page_new (workspace)));

  self->workspace = g_object_ref (workspace);
  candour_workspace_read_async (workspace, read_settings, NULL, NULL,
                                (GDestroyNotify) g_strfreev, self->cancellable, settings_read_cb,
                                g_object_ref (self));

  return GTK_WIDGET (self);
}
