/* test-calendar-writer.c - what is to do as iCalendar: whose, when, and never a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libical/ical.h>
#include <string.h>

#include "candour-calendar-writer.h"
#include "candour-test-moderated.h"

#define STAMP "2026-01-14T09:30:00Z"

/* Written, read back as another program would, and looked through for what must not be there. */
static icalcomponent *
write_calendar (CandourTestStore *store,
                const char       *person_id,
                const char       *team_id,
                int               n_items)
{
  g_autofree char *folder = g_dir_make_tmp ("candour-out-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "to-do.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  icalcomponent *calendar;
  gint64 n_written = -1;

  candour_calendar_write (store->db, path, person_id, team_id, CANDOUR_TEST_TODAY, STAMP, NULL,
                          &n_written, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_written, ==, n_items);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, CANDOUR_TEST_WORKER));
  g_assert_null (strstr (text, CANDOUR_TEST_BOSS));
  g_assert_null (strstr (text, CANDOUR_TEST_SECRET));
  candour_test_remove_folder (folder);

  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VTODO_COMPONENT), ==, n_items);

  return calendar;
}

static char *
dup_due (icalcomponent *item)
{
  return g_strdup (icaltime_as_ical_string (icalcomponent_get_due (item)));
}

static void
test_person (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  icalcomponent *calendar;
  icalcomponent *again;
  icalcomponent *item;
  const CandourActionPoint *action;
  g_autofree char *uid = NULL;
  g_autofree char *due = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_store_run (store, "UPDATE action_point SET what = '" CANDOUR_TEST_SECRET "'");
  action = test.audit->actions->pdata[0];
  uid = g_strdup_printf ("action-%s@candour", action->id);

  calendar = write_calendar (store, CANDOUR_TEST_WORKER, NULL, 2);
  item = icalcomponent_get_first_component (calendar, ICAL_VTODO_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_summary (item), ==, "CF-2291: action");
  g_assert_cmpint (icalcomponent_get_status (item), ==, ICAL_STATUS_NEEDSACTION);
  due = dup_due (item);
  g_assert_cmpstr (due, ==, "20260130");
  g_assert_true (icaltime_is_date (icalcomponent_get_due (item)));

  /* The same again has the same UIDs. */
  again = write_calendar (store, CANDOUR_TEST_WORKER, NULL, 2);
  g_assert_cmpstr (icalcomponent_get_uid (item), ==,
                   icalcomponent_get_uid (icalcomponent_get_first_component (
                     again, ICAL_VTODO_COMPONENT)));
  icalcomponent_free (again);

  while (item != NULL && !g_str_equal (icalcomponent_get_uid (item), uid))
    item = icalcomponent_get_next_component (calendar, ICAL_VTODO_COMPONENT);
  g_assert_nonnull (item);
  icalcomponent_free (calendar);

  icalcomponent_free (write_calendar (store, CANDOUR_TEST_PEER, NULL, 0));
}

/* What is done waits for others, and what is allocated for the moderator, who learns no action. */
static void
test_others (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  icalcomponent *calendar;
  icalcomponent *item;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_store_run (store, "UPDATE action_point SET state = 'reported-done', stage ="
                          " 'verify', done_on = '2026-01-13', wait_on = '2026-01-13'"
                          " WHERE position = 1");

  icalcomponent_free (write_calendar (store, CANDOUR_TEST_WORKER, NULL, 1));
  calendar = write_calendar (store, CANDOUR_TEST_BOSS, NULL, 1);
  item = icalcomponent_get_first_component (calendar, ICAL_VTODO_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_summary (item), ==, "CF-2291: verify an action");
  icalcomponent_free (calendar);

  candour_test_moderated_read_as (&test, test.moderator);
  calendar = write_calendar (store, CANDOUR_TEST_MODERATOR, NULL, 1);
  item = icalcomponent_get_first_component (calendar, ICAL_VTODO_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_summary (item), ==, "CF-2291: moderation");
  icalcomponent_free (calendar);
}

static void
test_team (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  icalcomponent_free (write_calendar (store, NULL, NULL, 2));
  icalcomponent_free (write_calendar (store, NULL, "East", 2));
  icalcomponent_free (write_calendar (store, NULL, "North", 2));
  icalcomponent_free (write_calendar (store, NULL, "Nowhere", 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/calendar-writer/person", test_person);
  candour_test_store_add ("/exchange/calendar-writer/others", test_others);
  candour_test_store_add ("/exchange/calendar-writer/team", test_team);

  return g_test_run ();
}
