/* candour-app.c - the program with its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-app.h"

struct _CandourApp
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourApp, candour_app, ADW_TYPE_APPLICATION)

static void
candour_app_activate (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
}

static void
candour_app_class_init (CandourAppClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = candour_app_activate;
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
