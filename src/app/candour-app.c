/* candour-app.c - the program with its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-age.h"
#include "candour-app.h"
#include "candour-desk-entry.h"
#include "candour-entry.h"
#include "candour-preferences.h"
#include "candour-prefs.h"
#include "candour-window.h"

struct _CandourApp
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourApp, candour_app, ADW_TYPE_APPLICATION)

static CandourWindow *
get_window (CandourApp *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return CANDOUR_IS_WINDOW (window) ? CANDOUR_WINDOW (window) : NULL;
}

static void
open_records_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CandourWindow *window = get_window (user_data);

  if (window != NULL)
    candour_entry_choose (window);
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  CandourWindow *window = get_window (user_data);

  if (window != NULL)
    candour_entry_open (window, g_variant_get_string (parameter, NULL));
}

static void
start_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CandourWindow *window = get_window (user_data);

  if (window != NULL)
    candour_entry_show_start (window);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CandourWindow *window = get_window (user_data);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (candour_preferences_new (window)));
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr(GtkBuilder) builder = NULL;
  GtkWindow *help;

  /* A form that waits for an answer keeps it. */
  if (!CANDOUR_IS_WINDOW (window))
    return;

  builder = gtk_builder_new_from_resource ("/io/github/candour/Candour/ui/help.ui");
  help = GTK_WINDOW (gtk_builder_get_object (builder, "help"));
  gtk_window_set_transient_for (help, window);
  gtk_window_present (help);
}

/* From Help as from the menu. Made when it is asked for: a window that is kept but not shown is the
 * last of the program's, and GTK 4.8 ends the program where a screen reader asks for one window
 * more than there are.
 */
static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr(GtkBuilder) builder = NULL;
  g_autoptr(GtkWindow) help = NULL;
  GtkWindow *shortcuts;

  if (window != NULL && !CANDOUR_IS_WINDOW (window))
    {
      help = g_object_ref (window);
      window = gtk_window_get_transient_for (help);
      gtk_window_destroy (help);
    }
  if (window == NULL)
    return;

  builder = gtk_builder_new_from_resource ("/io/github/candour/Candour/ui/shortcuts.ui");
  shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (shortcuts, window);
  gtk_window_present (shortcuts);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", "Candour",
                         "application-icon", CANDOUR_APP_ID,
                         "version", CANDOUR_VERSION,
                         "developer-name", _("The Candour contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Audits case files, and follows each action until it makes "
                                       "a difference to a child."),
                         NULL);
}

/* From a notification: nobody may be looking at the window. */
static void
show_actions_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CandourWindow *window = get_window (CANDOUR_APP (user_data));

  if (window == NULL || candour_window_get_workspace (window) == NULL)
    return;

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-section", "s", "my-work");
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window asks for itself whether it may go. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  g_list_free (windows);
}

static void
candour_app_startup (GApplication *application)
{
  static const GActionEntry actions[] =
  {
    { .name = "open-records", .activate = open_records_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "start", .activate = start_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "help", .activate = help_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "show-actions", .activate = show_actions_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[2];
  } keys[] =
  {
    { "app.help", { "F1", NULL } },
    { "app.shortcuts", { "<Control>question", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "app.quit", { "<Control>q", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  G_APPLICATION_CLASS (candour_app_parent_class)->startup (application);

  candour_workspace_set_sealer (candour_age_seal_file);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           keys[i].keys);
  gtk_window_set_default_icon_name (CANDOUR_APP_ID);
  candour_preferences_apply_colours ();
}

static void
candour_app_activate (GApplication *application)
{
  g_autofree char *last = candour_prefs_dup_last ();
  CandourWindow *window = get_window (CANDOUR_APP (application));

  if (window == NULL)
    {
      window = CANDOUR_WINDOW (candour_window_new (GTK_APPLICATION (application)));
      if (last != NULL)
        candour_entry_open (window, last);
      else
        candour_entry_show_start (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
candour_app_open (GApplication  *application,
                  GFile        **files,
                  int            n_files,
                  const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWidget *window = candour_window_new (GTK_APPLICATION (application));
      g_autofree char *uri = g_file_get_path (files[i]);

      /* The address of a database is no path. */
      if (uri == NULL)
        uri = g_file_get_uri (files[i]);
      if (candour_desk_entry_is_pack (uri))
        candour_desk_entry_open (CANDOUR_WINDOW (window), uri);
      else
        candour_entry_open (CANDOUR_WINDOW (window), uri);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
candour_app_class_init (CandourAppClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = candour_app_startup;
  application_class->activate = candour_app_activate;
  application_class->open = candour_app_open;
}

static void
candour_app_init (CandourApp *self)
{
}

CandourApp *
candour_app_new (void)
{
  return g_object_new (CANDOUR_TYPE_APP,
                       "application-id", CANDOUR_APP_ID,
                       "resource-base-path", "/io/github/candour/Candour",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                       NULL);
}
