/* candour-verb-calendar.c - candour calendar: what is to do and when, as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-calendar-writer.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

static char *output;
static char *person_name;
static char *team_name;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE.ics") },
  { "person", 0, 0, G_OPTION_ARG_STRING, &person_name,
    N_("Only what one person has to do; by code or name"), N_("PERSON") },
  { "team", 0, 0, G_OPTION_ARG_STRING, &team_name,
    N_("Only the actions of one team’s cases, with the teams below it"), N_("TEAM") },
  { NULL },
};

static gboolean
check_use (GError **error)
{
  const char *wrong = output == NULL ? _("Name the file: -o FILE.ics")
                      : person_name != NULL && team_name != NULL
                        ? _("Name a person or a team, not both") : NULL;

  if (wrong != NULL)
    candour_call_set_usage_error (error, wrong);

  return wrong == NULL;
}

/* FALSE with @error: there is no such person. *id NULL: nobody was named. */
static gboolean
find_person (CandourDb  *db,
             char      **id,
             GError    **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CandourPerson) person = NULL;

  if (person_name == NULL)
    return TRUE;

  person = candour_store_people_find (db, person_name, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (person == NULL)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("There is no one person called “%s” here."), person_name);
  else
    *id = g_strdup (person->id);

  return *id != NULL;
}

static gboolean
find_team (CandourDb  *db,
           char      **id,
           GError    **error)
{
  g_autoptr(GPtrArray) teams = NULL;

  if (team_name == NULL)
    return TRUE;

  teams = candour_store_people_list_teams (db, error);
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (teams, i);

      if (g_str_equal (team->name, team_name))
        {
          *id = g_strdup (team->id);
          return TRUE;
        }
    }

  if (teams != NULL)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("There is no team called “%s” here."), team_name);

  return FALSE;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *person_id = NULL;
  g_autofree char *team_id = NULL;
  g_autofree char *today = NULL;
  gint64 n_items = 0;
  CandourDb *db;

  if (!check_use (error))
    return FALSE;

  db = candour_call_open (call, CANDOUR_CALL_READ, error);
  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || !find_person (db, &person_id, error)
      || !find_team (db, &team_id, error)
      || !candour_calendar_write (db, output, person_id, team_id, today, stamp,
                                  call->cancellable, &n_items, error))
    return FALSE;

  g_print (ngettext ("Wrote %d item to %s.\n", "Wrote %d items to %s.\n", n_items),
           (int) n_items, output);

  return TRUE;
}

const CandourVerb candour_verb_calendar = {
  .name = "calendar",
  .arguments = "-o FILE.ics",
  .summary = N_("what is to do and when, by case reference alone"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
