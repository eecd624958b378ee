/* candour-reminders.c - says once a day on the desktop what is due, late, or has come up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-reminders.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-prefs.h"

#define LIST_NAME "reminders"

/* --- What is said ---------------------------------------------------------------------- */

/* NULL: it is not due yet. */
static char *
describe_due (const CandourActionRow *action,
              const char             *today)
{
  int n_days = action->due_on != NULL ? candour_date_days_between (action->due_on, today) : -2;

  if (n_days > 0)
    return g_strdup_printf (ngettext ("An action is %d day overdue (%s)",
                                      "An action is %d days overdue (%s)", n_days),
                            n_days, action->reference);
  if (n_days == 0)
    return g_strdup_printf (_("An action is due today (%s)"), action->reference);
  if (n_days == -1)
    return g_strdup_printf (_("An action is due tomorrow (%s)"), action->reference);

  return NULL;
}

char *
candour_reminders_describe (GPtrArray  *actions,
                            GPtrArray  *escalated,
                            const char *today)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_more;

  for (guint i = 0; i < escalated->len; i++)
    {
      const CandourActionRow *action = g_ptr_array_index (escalated, i);

      g_ptr_array_add (lines, g_strdup_printf (_("An action has come up to you (%s)"),
                                               action->reference));
    }

  for (guint i = 0; i < actions->len; i++)
    {
      char *line = describe_due (g_ptr_array_index (actions, i), today);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }

  if (lines->len == 0)
    return NULL;

  n_more = lines->len > CANDOUR_REMINDER_LINES ? lines->len - CANDOUR_REMINDER_LINES : 0;
  if (n_more > 0)
    {
      g_ptr_array_set_size (lines, CANDOUR_REMINDER_LINES);
      g_ptr_array_add (lines, g_strdup_printf (ngettext ("and %u more", "and %u more", n_more),
                                               n_more));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* --- Once a day ------------------------------------------------------------------------ */

static gboolean
was_sent (const char *person_id,
          const char *today)
{
  g_autoptr(GVariant) kept = candour_prefs_dup_filters (person_id, LIST_NAME);
  const char *on = NULL;

  return kept != NULL && g_variant_lookup (kept, "on", "&s", &on) && g_str_equal (on, today);
}

static void
keep_sent (const char *person_id,
           const char *today)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "on", "s", today);
  candour_prefs_set_filters (person_id, LIST_NAME, g_variant_dict_end (&dict));
}

typedef struct
{
  CandourWindow *window;   /* owned */
  CandourActor  *actor;
  char          *today;
} Reminder;

static void
reminder_free (gpointer data)
{
  Reminder *self = data;

  g_object_unref (self->window);
  candour_actor_free (self->actor);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_work (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Reminder *reminder = data;

  return candour_my_work_read (db, reminder->actor->person_id, reminder->actor->role,
                               reminder->today, error);
}

/* --- Sending --------------------------------------------------------------------------- */

typedef struct
{
  GApplication  *application;   /* owned */
  GNotification *notification;
} Sending;

static void
sending_free (Sending *self)
{
  g_object_unref (self->application);
  g_object_unref (self->notification);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

/* Where nobody shows notifications, GLib would complain of each. */
static void
names_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Sending) sending = user_data;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                             NULL);
  g_autofree const char **names = NULL;

  if (reply == NULL)
    return;

  g_variant_get (reply, "(^a&s)", &names);
  if (g_strv_contains (names, "org.gtk.Notifications")
      || g_strv_contains (names, "org.freedesktop.Notifications"))
    g_application_send_notification (sending->application, "actions", sending->notification);
}

static void
send_notification (GApplication *application,
                   const char   *text)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  Sending *sending;

  if (bus == NULL)
    return;

  sending = g_new0 (Sending, 1);
  sending->application = g_object_ref (application);
  sending->notification = g_notification_new (_("Actions"));
  g_notification_set_body (sending->notification, text);
  g_notification_set_default_action (sending->notification, "app.show-actions");
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "ListNames", NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, names_listed_cb, sending);
}

/* What cannot be read now is on My work as soon as it can. */
static void
work_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  const Reminder *reminder = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (reminder->window));
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourMyWork) work = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                            &error);
  g_autofree char *text = NULL;

  if (work == NULL || application == NULL)
    return;

  keep_sent (reminder->actor->person_id, reminder->today);
  text = candour_reminders_describe (work->actions, work->escalated, reminder->today);
  if (text != NULL)
    send_notification (G_APPLICATION (application), text);
}

void
candour_reminders_send (CandourWindow *window)
{
  CandourWorkspace *workspace;
  const CandourActor *actor;
  const char *today;
  Reminder *reminder;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  workspace = candour_window_get_workspace (window);
  today = candour_window_get_today (window);
  actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;
  if (actor == NULL || was_sent (actor->person_id, today))
    return;

  reminder = g_new0 (Reminder, 1);
  reminder->window = g_object_ref (window);
  reminder->actor = candour_actor_copy (actor);
  reminder->today = g_strdup (today);
  candour_workspace_read_async (workspace, read_work, reminder, reminder_free,
                                (GDestroyNotify) candour_my_work_free, NULL, work_read_cb,
                                reminder);
}
