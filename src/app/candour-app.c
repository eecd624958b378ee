/* candour-app.c - the program with its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-app.h"
#include "candour-opener.h"
#include "candour-prefs.h"
#include "candour-progress-page.h"
#include "candour-window.h"

struct _CandourApp
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourApp, candour_app, ADW_TYPE_APPLICATION)

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourOpened) opened = candour_opener_finish (result, &error);

  if (opened != NULL && candour_workspace_get_actor (opened->workspace) != NULL)
    candour_window_set_workspace (window, opened->workspace, opened->today);
}

static void
open_in_window (CandourWindow *window,
                const char    *uri)
{
  candour_window_show_cover (window, candour_progress_page_new (_("Opening"), NULL));
  candour_opener_open (uri, CANDOUR_OPEN_DEFAULT, opened_cb, g_object_ref (window));
}

static void
candour_app_activate (GApplication *application)
{
  g_autofree char *last = candour_prefs_dup_last ();
  GtkWidget *window = candour_window_new (GTK_APPLICATION (application));

  if (last != NULL)
    open_in_window (CANDOUR_WINDOW (window), last);
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

      if (uri == NULL)
        uri = g_file_get_uri (files[i]);
      open_in_window (CANDOUR_WINDOW (window), uri);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
candour_app_class_init (CandourAppClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = candour_app_activate;
  G_APPLICATION_CLASS (klass)->open = candour_app_open;
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
