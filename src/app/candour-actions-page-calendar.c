/* candour-actions-page-calendar.c - writes what is to do and when as a file for a calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-actions-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-calendar-writer.h"
#include "candour-choice-model.h"
#include "candour-dialogs.h"
#include "candour-window.h"

typedef struct
{
  CandourActionsPage *page;        /* owned */
  char               *path;
  char               *person_id;   /* NULL: of the team, or all */
  char               *team_id;
  char               *today;
  gint64              n_items;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->page);
  g_free (self->path);
  g_free (self->person_id);
  g_free (self->team_id);
  g_free (self->today);
  g_free (self);
}

static gpointer
write_calendar (CandourDb     *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Writing *writing = data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return GINT_TO_POINTER (candour_calendar_write (db, writing->path, writing->person_id,
                                                  writing->team_id, writing->today, stamp,
                                                  cancellable, &writing->n_items, error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  const Writing *writing = user_data;
  CandourWindow *window = candour_window_find (GTK_WIDGET (writing->page));
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (writing->path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *text = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    {
      candour_dialogs_tell (GTK_WIDGET (writing->page), _("The calendar was not written"),
                            error->message);
      return;
    }

  text = g_strdup_printf (ngettext ("%u item written", "%u items written",
                                    (guint) writing->n_items), (guint) writing->n_items);
  candour_window_toast (window, text, _("Open"), "win.show-file", g_variant_new_string (uri));
}

static void
place_chosen_cb (GtkWidget *widget,
                 GFile     *file,
                 gpointer   user_data)
{
  CandourActionsPage *self = CANDOUR_ACTIONS_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean is_own = GPOINTER_TO_INT (user_data);
  Writing *writing;

  if (window == NULL || g_file_peek_path (file) == NULL)
    return;

  writing = g_new0 (Writing, 1);
  writing->page = g_object_ref (self);
  writing->path = g_file_get_path (file);
  writing->person_id = is_own ? g_strdup (actor->person_id) : NULL;
  writing->team_id = is_own ? NULL
                     : g_strdup (candour_choice_model_get_id
                                 (self->teams, gtk_drop_down_get_selected (self->team)));
  writing->today = g_strdup (candour_window_get_today (window));
  candour_workspace_read_async (self->workspace, write_calendar, writing, writing_free, NULL,
                                self->cancellable, written_cb, writing);
}

static void
choose_place (CandourActionsPage *self,
              gboolean            is_own)
{
  static const char *const patterns[] = { "*.ics", NULL };

  candour_dialogs_save_file (GTK_WIDGET (self), _("Export a calendar"), "candour.ics",
                             _("Calendars"), patterns, place_chosen_cb, GINT_TO_POINTER (is_own));
}

static void
answered_cb (GtkWidget  *widget,
             const char *answer,
             gpointer    user_data)
{
  if (g_str_equal (answer, "own") || g_str_equal (answer, "team"))
    choose_place (CANDOUR_ACTIONS_PAGE (widget), g_str_equal (answer, "own"));
}

void
candour_actions_page_export_calendar (CandourActionsPage *self)
{
  guint team = gtk_drop_down_get_selected (self->team);
  const char *name = gtk_string_list_get_string (self->teams, team);
  g_autofree char *of_team = team > 0 ? g_strdup_printf (_("Of %s"), name + strspn (name, " "))
                                      : g_strdup (_("All open actions"));
  const CandourDialogAnswer answers[] =
  {
    { "cancel", _("Cancel"), CANDOUR_ANSWER_PLAIN },
    { "team", of_team, CANDOUR_ANSWER_PLAIN },
    { "own", _("What I have to do"), CANDOUR_ANSWER_SUGGESTED },
    { NULL },
  };

  if (self->own_only)
    choose_place (self, TRUE);
  else
    candour_dialogs_ask (GTK_WIDGET (self), _("Export a calendar?"),
                         _("It names cases by their reference, and no person. Import it again "
                           "later, and your calendar is brought up to date."),
                         answers, answered_cb, NULL);
}
