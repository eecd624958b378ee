/* test-date.c - dates as people write them, and working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-date.h"

#include <string.h>

#define TODAY "2026-01-14"  /* a Wednesday */

typedef struct
{
  const char *text;
  const char *date;   /* NULL: refused */
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases,
             const char *today)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *date = candour_date_parse (cases[i].text, today);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_parse (void)
{
  static const Case cases[] = {
    { "16 jan", "2026-01-16" },
    { "  16  JAN ", "2026-01-16" },
    { "16 January", "2026-01-16" },
    { "16 january 2027", "2027-01-16" },
    { "1 sept", "2026-09-01" },
    { "16/1", "2026-01-16" },
    { "16/01", "2026-01-16" },
    { "16/01/2026", "2026-01-16" },
    { "16/1/26", "2026-01-16" },
    { "2026-01-16", "2026-01-16" },
    { "today", "2026-01-14" },
    { "Tomorrow", "2026-01-15" },
    { "+3d", "2026-01-17" },
    { "+0d", "2026-01-14" },
    { "+2w", "2026-01-28" },
    { "+2 W", "2026-01-28" },
    { "+1m", "2026-02-14" },
    { "fri", "2026-01-16" },
    { "Friday", "2026-01-16" },
    { "tues", "2026-01-20" },
    { "wed", "2026-01-21" },
    { "Fri 16 Jan", "2026-01-16" },
    { "fri 16/1", "2026-01-16" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), TODAY);
}

static void
test_parse_year (void)
{
  static const Case cases[] = {
    { "14/1", "2026-01-14" },
    { "13/1", "2027-01-13" },
    { "13 jan", "2027-01-13" },
    { "31 dec", "2026-12-31" },
    { "29 feb", "2028-02-29" },
    { "29/2/2024", "2024-02-29" },
    { "Fri 9 Jan", "2026-01-09" },
    { "Sat 9 Jan", "2027-01-09" },
    { "Sat 16 Jan", NULL },
    { "thu 16/01/2026", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases), TODAY);
}

static void
test_parse_refused (void)
{
  static const Case cases[] = {
    { NULL, NULL },
    { "", NULL },
    { "   ", NULL },
    { "soon", NULL },
    { "ja", NULL },
    { "16", NULL },
    { "jan", NULL },
    { "16 ja", NULL },
    { "16 janvier", NULL },
    { "16 jan 2026 noon", NULL },
    { "31/02", NULL },
    { "31/02/2026", NULL },
    { "29/2/2026", NULL },
    { "29 feb 2100", NULL },
    { "0/1", NULL },
    { "32/1", NULL },
    { "16/13", NULL },
    { "16/0", NULL },
    { "16/1/202", NULL },
    { "16/1/0000", NULL },
    { "1/2/3/4", NULL },
    { "-1/2", NULL },
    { "+w", NULL },
    { "+", NULL },
    { "+2", NULL },
    { "+2y", NULL },
    { "+-2w", NULL },
    { "+99999d", NULL },
    { "2026-1-16", NULL },
    { "2026-02-30", NULL },
    { "2026-01-16T00:00:00Z", NULL },
    { "fri fri", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases), TODAY);
  g_assert_null (candour_date_parse ("16 jan", "14/1/2026"));
  g_assert_null (candour_date_parse ("fri", NULL));
}

/* A period is looked back at: what is left open lies behind. */
static void
test_parse_past (void)
{
  static const Case cases[] = {
    { "1 apr", "2025-04-01" },
    { "14 jan", "2026-01-14" },
    { "15 jan", "2025-01-15" },
    { "15/1", "2025-01-15" },
    { "29 feb", "2024-02-29" },
    { "1 apr 2027", "2027-04-01" },
    { "1/4/21", "2021-04-01" },
    { "2026-04-01", "2026-04-01" },
    { "fri", "2026-01-09" },
    { "wed", "2026-01-07" },
    { "Fri 16 Jan", "2026-01-16" },
    { "Fri 9 Jan", "2026-01-09" },
    { "Sat 16 Jan", NULL },
    { "today", "2026-01-14" },
    { "yesterday", "2026-01-13" },
    { "tomorrow", NULL },
    { "-2w", "2025-12-31" },
    { "-1m", "2025-12-14" },
    { "+2w", NULL },
    { "-w", NULL },
    { "31 feb", NULL },
    { "soon", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = candour_date_parse_past (cases[i].text, TODAY);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }

  g_assert_null (candour_date_parse ("-2w", TODAY));
  g_assert_null (candour_date_parse ("yesterday", TODAY));
}

static void
test_valid (void)
{
  g_assert_true (candour_date_is_valid ("2026-01-16"));
  g_assert_true (candour_date_is_valid ("2024-02-29"));
  g_assert_true (candour_date_is_valid ("2000-02-29"));
  g_assert_false (candour_date_is_valid ("1900-02-29"));
  g_assert_false (candour_date_is_valid ("2026-02-29"));
  g_assert_false (candour_date_is_valid ("2026-13-01"));
  g_assert_false (candour_date_is_valid ("0000-01-01"));
  g_assert_false (candour_date_is_valid ("2026-01-1"));
  g_assert_false (candour_date_is_valid ("2026-01-16 "));
  g_assert_false (candour_date_is_valid ("2026/01/16"));
  g_assert_false (candour_date_is_valid ("+026-01-16"));
  g_assert_false (candour_date_is_valid (""));
  g_assert_false (candour_date_is_valid (NULL));
}

static void
check_days (const char *date,
            int         days,
            const char *expected)
{
  g_autofree char *result = candour_date_add_days (date, days);

  g_assert_cmpstr (result, ==, expected);
  if (expected != NULL)
    g_assert_cmpint (candour_date_days_between (date, expected), ==, days);
}

static void
test_add_days (void)
{
  check_days ("2024-02-28", 1, "2024-02-29");
  check_days ("2024-02-28", 2, "2024-03-01");
  check_days ("2025-02-28", 1, "2025-03-01");
  check_days ("2026-01-01", -1, "2025-12-31");
  check_days ("2025-12-31", 0, "2025-12-31");
  check_days ("9999-12-31", 1, NULL);
  check_days ("0001-01-01", -1, NULL);
  check_days ("2026-02-30", 1, NULL);
  check_days ("2026-01-01", G_MAXINT, NULL);
  check_days ("2026-01-01", G_MININT, NULL);
}

static void
check_months (const char *date,
              int         months,
              const char *expected)
{
  g_autofree char *result = candour_date_add_months (date, months);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_add_months (void)
{
  check_months ("2026-01-31", 1, "2026-02-28");
  check_months ("2024-01-31", 1, "2024-02-29");
  check_months ("2026-01-31", -2, "2025-11-30");
  check_months ("2026-12-15", 1, "2027-01-15");
  check_months ("2026-01-15", -12, "2025-01-15");
  check_months ("2024-02-29", 12, "2025-02-28");
  check_months ("9999-12-01", 1, NULL);
  check_months ("0001-01-01", -1, NULL);
  check_months ("soon", 1, NULL);
}

static CandourHolidays *
make_christmas (void)
{
  CandourHolidays *holidays = candour_holidays_new ();

  candour_holidays_add (holidays, "2025-12-25");
  candour_holidays_add (holidays, "2025-12-26");
  candour_holidays_add (holidays, "2026-01-01");
  candour_holidays_add (holidays, "no date");

  return holidays;
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *from;
    int         days;
    const char *to;
    gboolean    holidays;
  } cases[] = {
    { "2026-01-14", 0, "2026-01-14", TRUE },
    { "2026-01-17", 0, "2026-01-19", TRUE },
    { "2025-12-25", 0, "2025-12-29", TRUE },
    { "2025-12-25", 0, "2025-12-25", FALSE },
    { "2025-12-24", 1, "2025-12-29", TRUE },
    { "2025-12-24", 1, "2025-12-25", FALSE },
    { "2025-12-22", 10, "2026-01-08", TRUE },
    { "2025-12-22", 10, "2026-01-05", FALSE },
    { "2026-01-16", 1, "2026-01-19", TRUE },
    { "2026-01-17", 1, "2026-01-19", TRUE },
    { "2026-01-18", 5, "2026-01-23", TRUE },
  };
  g_autoptr(CandourHolidays) christmas = make_christmas ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CandourHolidays *holidays = cases[i].holidays ? christmas : NULL;
      g_autofree char *to = candour_date_add_working_days (cases[i].from, cases[i].days, holidays);

      g_assert_cmpstr (to, ==, cases[i].to);
      if (cases[i].days > 0)
        {
          g_assert_cmpint (candour_date_working_days (cases[i].from, to, holidays), ==,
                           cases[i].days);
          g_assert_true (candour_date_is_working_day (to, holidays));
        }
    }
}

static void
test_working_days_edges (void)
{
  g_autoptr(CandourHolidays) christmas = make_christmas ();

  g_assert_null (candour_date_add_working_days ("2026-01-14", -1, NULL));
  g_assert_null (candour_date_add_working_days ("soon", 1, NULL));
  g_assert_null (candour_date_add_working_days ("9999-12-31", 1, NULL));

  g_assert_cmpint (candour_date_working_days ("2025-12-22", "2025-12-22", christmas), ==, 0);
  g_assert_cmpint (candour_date_working_days ("2025-12-22", "2026-01-08", christmas), ==, 10);
  g_assert_cmpint (candour_date_working_days ("2026-01-08", "2025-12-22", christmas), ==, -10);
  g_assert_cmpint (candour_date_working_days ("2026-01-08", NULL, christmas), ==, 0);

  g_assert_false (candour_date_is_working_day ("2025-12-26", christmas));
  g_assert_true (candour_date_is_working_day ("2025-12-26", NULL));
  g_assert_false (candour_date_is_working_day ("2025-12-27", NULL));
  g_assert_false (candour_date_is_working_day ("2025-12-28", NULL));
  g_assert_false (candour_date_is_working_day (NULL, NULL));
}

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_format (void)
{
  check_text (candour_date_format_short ("2026-01-16", TODAY), "Fri 16 Jan");
  check_text (candour_date_format_short ("2025-02-01", TODAY), "Sat 1 Feb");
  check_text (candour_date_format_short ("2024-01-16", TODAY), "16 Jan 2024");
  check_text (candour_date_format_short ("2027-01-14", TODAY), "14 Jan 2027");
  check_text (candour_date_format_short ("2026-01-16", NULL), "16 Jan 2026");
  check_text (candour_date_format_short (NULL, TODAY), "");
  check_text (candour_date_format_long ("2026-01-16"), "16 January 2026");
  check_text (candour_date_format_long ("2026-05-01"), "1 May 2026");
}

/* An entry shows a date in the short form, and reads its own text again. */
static void
test_format_reads_back (void)
{
  for (int days = -800; days <= 800; days++)
    {
      g_autofree char *date = candour_date_add_days (TODAY, days);
      g_autofree char *text = candour_date_format_short (date, TODAY);
      g_autofree char *again = candour_date_parse (text, TODAY);

      g_assert_cmpstr (again, ==, date);
    }
}

static void
test_instant (void)
{
  /* Europe/London: an hour ahead in summer, so that days can differ. */
  check_text (candour_instant_format ("2026-01-16T14:32:05Z"), "16 January 2026, 14:32");
  check_text (candour_instant_format ("2026-07-16T23:32:05Z"), "17 July 2026, 00:32");
  check_text (candour_instant_format (NULL), "");
  check_text (candour_instant_dup_date ("2026-01-16T14:32:05Z"), "2026-01-16");
  check_text (candour_instant_dup_date ("2026-07-16T23:32:05Z"), "2026-07-17");
  g_assert_null (candour_instant_dup_date ("yesterday"));
  g_assert_null (candour_instant_dup_date (NULL));
}

static void
test_now (void)
{
  g_autofree char *now = candour_date_dup_now_utc ();
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *date = candour_instant_dup_date (now);

  g_assert_true (candour_date_is_valid (today));
  g_assert_cmpuint (strlen (now), ==, strlen ("2026-01-16T14:32:05Z"));
  g_assert_true (g_str_has_suffix (now, "Z"));
  /* Midnight may have passed between the two. */
  g_assert_cmpint (candour_date_days_between (date, today), <=, 1);
  g_assert_cmpint (candour_date_days_between (date, today), >=, 0);
}

static void
test_ago (void)
{
  check_text (candour_date_format_ago (TODAY, TODAY), "today");
  check_text (candour_date_format_ago ("2026-01-13", TODAY), "yesterday");
  check_text (candour_date_format_ago ("2026-01-02", TODAY), "12 days ago");
  check_text (candour_date_format_ago ("2025-12-15", TODAY), "30 days ago");
  check_text (candour_date_format_ago ("2025-12-14", TODAY), "1 month ago");
  check_text (candour_date_format_ago ("2025-08-12", TODAY), "5 months ago");
  check_text (candour_date_format_ago ("2024-11-01", TODAY), "14 months ago");
  check_text (candour_date_format_ago ("2024-01-14", TODAY), "2 years ago");
  check_text (candour_date_format_ago ("2020-01-15", TODAY), "5 years ago");
  check_text (candour_date_format_ago ("2026-01-16", TODAY), "Fri 16 Jan");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/parse-year", test_parse_year);
  g_test_add_func ("/core/date/parse-refused", test_parse_refused);
  g_test_add_func ("/core/date/parse-past", test_parse_past);
  g_test_add_func ("/core/date/valid", test_valid);
  g_test_add_func ("/core/date/add-days", test_add_days);
  g_test_add_func ("/core/date/add-months", test_add_months);
  g_test_add_func ("/core/date/working-days", test_working_days);
  g_test_add_func ("/core/date/working-days-edges", test_working_days_edges);
  g_test_add_func ("/core/date/format", test_format);
  g_test_add_func ("/core/date/format-reads-back", test_format_reads_back);
  g_test_add_func ("/core/date/instant", test_instant);
  g_test_add_func ("/core/date/now", test_now);
  g_test_add_func ("/core/date/ago", test_ago);

  return g_test_run ();
}
