/* candour-date-text.c - dates as people write and read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-date.h"
#include "candour-date-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-fold.h"

/* The longest wait for a 29 February: 1896 to 1904. */
#define LEAP_YEARS 8

/* Names shorter than this could be of several months. */
#define MIN_NAME 3

typedef struct
{
  const char *name;
  const char *full;
} Name;

static const Name months[] = {
  { N_("Jan"), N_("January") },   { N_("Feb"), N_("February") }, { N_("Mar"), N_("March") },
  { N_("Apr"), N_("April") },     { N_("May"), N_("May") },      { N_("Jun"), N_("June") },
  { N_("Jul"), N_("July") },      { N_("Aug"), N_("August") },   { N_("Sep"), N_("September") },
  { N_("Oct"), N_("October") },   { N_("Nov"), N_("November") }, { N_("Dec"), N_("December") },
};

static const Name weekdays[] = {
  { N_("Mon"), N_("Monday") },    { N_("Tue"), N_("Tuesday") },  { N_("Wed"), N_("Wednesday") },
  { N_("Thu"), N_("Thursday") },  { N_("Fri"), N_("Friday") },   { N_("Sat"), N_("Saturday") },
  { N_("Sun"), N_("Sunday") },
};

/* What a date is counted from. */
typedef struct
{
  GDate    today;
  gboolean past;    /* what is left open lies behind, not ahead */
} Ground;

/* --- Reading -------------------------------------------------------------------------- */

static gboolean
starts_name (const char *word,
             const char *name)
{
  g_autofree char *folded = candour_fold (name);

  return g_str_has_prefix (folded, word);
}

/* Returns: the name's place from 1, in English or the reader's language; 0: none of them */
static guint
find_name (const Name *names,
           guint       n_names,
           const char *word)
{
  if (g_utf8_strlen (word, -1) < MIN_NAME)
    return 0;

  for (guint i = 0; i < n_names; i++)
    if (starts_name (word, names[i].full) || starts_name (word, _(names[i].full))
        || starts_name (word, _(names[i].name)))
      return i + 1;

  return 0;
}

static gboolean
read_number (const char *text,
             guint       max,
             guint      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &value, NULL))
    return FALSE;

  *number = value;

  return TRUE;
}

/* "26" is 2026: nobody plans for another century. */
static gboolean
read_year (const char *text,
           guint      *year)
{
  gsize length = strlen (text);

  if ((length != 2 && length != 4) || !read_number (text, 9999, year))
    return FALSE;

  if (length == 2)
    *year += 2000;

  return *year > 0;
}

static gboolean
is_weekday (const GDate *date,
            guint        weekday)
{
  return weekday == 0 || g_date_get_weekday (date) == (GDateWeekday) weekday;
}

/* The first such day from @today on, or with @past the last one up to it. */
static gboolean
find_year_towards (guint        day,
                   guint        month,
                   gboolean     past,
                   gboolean     with_today,
                   const GDate *today,
                   GDate       *date)
{
  int step = past ? -1 : 1;
  int year = g_date_get_year (today);

  g_date_clear (date, 1);
  for (int i = 0; i <= LEAP_YEARS && year >= 1; i++, year += step)
    if (g_date_valid_dmy (day, month, year))
      {
        int order;

        g_date_set_dmy (date, day, month, year);
        order = g_date_compare (date, today) * step;
        if (order > 0 || (order == 0 && with_today))
          return TRUE;
      }

  return FALSE;
}

/* With a weekday that does not fit, the one on the other side of today: dates are shown as
 * "Fri 9 Jan" when they are past as well, and must read back as what they were.
 */
static char *
find_year (guint         day,
           guint         month,
           guint         weekday,
           const Ground *ground)
{
  GDate date;

  if (find_year_towards (day, month, ground->past, TRUE, &ground->today, &date)
      && is_weekday (&date, weekday))
    return candour_date_write (&date);

  if (weekday != 0
      && find_year_towards (day, month, !ground->past, FALSE, &ground->today, &date)
      && is_weekday (&date, weekday))
    return candour_date_write (&date);

  return NULL;
}

/* @year: 0 where none was written; @weekday: 0 where none was. */
static char *
find_day (guint         day,
          guint         month,
          guint         year,
          guint         weekday,
          const Ground *ground)
{
  GDate date;

  if (month < 1 || month > 12)
    return NULL;

  if (year == 0)
    return find_year (day, month, weekday, ground);

  if (!g_date_valid_dmy (day, month, year))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return is_weekday (&date, weekday) ? candour_date_write (&date) : NULL;
}

/* "+2w", "-2w" */
static char *
parse_distance (const char *text,
                const char *today)
{
  g_autofree char *digits = NULL;
  gsize length = strlen (text);
  guint count;
  int number;

  if (length < 3)
    return NULL;

  digits = g_strndup (text + 1, length - 2);
  g_strstrip (digits);
  if (!read_number (digits, 9999, &count))
    return NULL;

  number = text[0] == '-' ? -(int) count : (int) count;
  switch (text[length - 1])
    {
    case 'd':
      return candour_date_add_days (today, number);
    case 'w':
      return candour_date_add_days (today, number * 7);
    case 'm':
      return candour_date_add_months (today, number);
    default:
      return NULL;
    }
}

/* "16/1", "16/01/2026" */
static char *
parse_slashes (const char   *text,
               guint         weekday,
               const Ground *ground)
{
  g_auto(GStrv) parts = g_strsplit (text, "/", 4);
  guint n_parts = g_strv_length (parts);
  guint day, month, year = 0;

  if (n_parts < 2 || n_parts > 3)
    return NULL;

  if (!read_number (parts[0], 31, &day) || !read_number (parts[1], 12, &month))
    return NULL;

  if (n_parts == 3 && !read_year (parts[2], &year))
    return NULL;

  return find_day (day, month, year, weekday, ground);
}

static char *
find_weekday (guint         weekday,
              const Ground *ground)
{
  GDate date = ground->today;

  do
    if (ground->past)
      g_date_subtract_days (&date, 1);
    else
      g_date_add_days (&date, 1);
  while (!is_weekday (&date, weekday));

  return candour_date_write (&date);
}

/* "16 jan", "16 january 2026", "fri", "fri 16 jan" */
static char *
parse_words (char         **words,
             const Ground  *ground)
{
  guint weekday = find_name (weekdays, G_N_ELEMENTS (weekdays), words[0]);
  guint n_words, day, month, year = 0;

  if (weekday != 0)
    words++;

  n_words = g_strv_length (words);
  if (n_words == 0)
    return find_weekday (weekday, ground);

  if (n_words == 1)
    return parse_slashes (words[0], weekday, ground);

  month = find_name (months, G_N_ELEMENTS (months), words[1]);
  if (n_words > 3 || month == 0 || !read_number (words[0], 31, &day))
    return NULL;

  if (n_words == 3 && !read_year (words[2], &year))
    return NULL;

  return find_day (day, month, year, weekday, ground);
}

static gboolean
is_word (const char *text,
         const char *english)
{
  g_autofree char *folded = candour_fold (_(english));

  return g_str_equal (text, english) || g_str_equal (text, folded);
}

static char *
parse (const char *text,
       const char *today,
       gboolean    past)
{
  g_autofree char *folded = candour_fold (text);
  g_auto(GStrv) words = NULL;
  Ground ground = { .past = past };

  if (folded[0] == '\0' || !candour_date_read (today, &ground.today))
    return NULL;

  if (candour_date_is_valid (folded))
    return g_steal_pointer (&folded);

  if (is_word (folded, N_("today")))
    return candour_date_write (&ground.today);

  if (is_word (folded, past ? N_("yesterday") : N_("tomorrow")))
    return candour_date_add_days (today, past ? -1 : 1);

  if (folded[0] == (past ? '-' : '+'))
    return parse_distance (folded, today);

  words = g_strsplit (folded, " ", -1);

  return parse_words (words, &ground);
}

char *
candour_date_parse (const char *text,
                    const char *today)
{
  return parse (text, today, FALSE);
}

char *
candour_date_parse_past (const char *text,
                         const char *today)
{
  return parse (text, today, TRUE);
}

/* --- Writing -------------------------------------------------------------------------- */

/* Text that is no date is given back as it is: better seen than lost. */
char *
candour_date_format_short (const char *date,
                           const char *today)
{
  GDate day;

  if (!candour_date_read (date, &day))
    return g_strdup (date != NULL ? date : "");

  if (candour_date_is_valid (today) && ABS (candour_date_days_between (today, date)) < 365)
    /* Translators: weekday, day of the month, month: Fri 16 Jan */
    return g_strdup_printf (_("%1$s %2$d %3$s"), _(weekdays[g_date_get_weekday (&day) - 1].name),
                            g_date_get_day (&day), _(months[g_date_get_month (&day) - 1].name));

  /* Translators: day of the month, month, year: 16 Jan 2026, or 16 January 2026 */
  return g_strdup_printf (_("%1$d %2$s %3$d"), g_date_get_day (&day),
                          _(months[g_date_get_month (&day) - 1].name), g_date_get_year (&day));
}

char *
candour_date_format_long (const char *date)
{
  GDate day;

  if (!candour_date_read (date, &day))
    return g_strdup (date != NULL ? date : "");

  return g_strdup_printf (_("%1$d %2$s %3$d"), g_date_get_day (&day),
                          _(months[g_date_get_month (&day) - 1].full), g_date_get_year (&day));
}

static GDateTime *
read_instant (const char *at_utc)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) at = NULL;

  if (at_utc != NULL)
    at = g_date_time_new_from_iso8601 (at_utc, utc);

  return at != NULL ? g_date_time_to_local (at) : NULL;
}

char *
candour_instant_format (const char *at_utc)
{
  g_autoptr(GDateTime) at = read_instant (at_utc);
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (at == NULL)
    return g_strdup (at_utc != NULL ? at_utc : "");

  date = g_date_time_format (at, "%Y-%m-%d");
  words = candour_date_format_long (date);

  /* Translators: a date and a time: 16 January 2026, 14:32 */
  return g_strdup_printf (_("%1$s, %2$02d:%3$02d"), words, g_date_time_get_hour (at),
                          g_date_time_get_minute (at));
}

/* Returns: (nullable): NULL where @at_utc is no instant */
char *
candour_instant_dup_time (const char *at_utc)
{
  g_autoptr(GDateTime) at = read_instant (at_utc);

  return at != NULL ? g_date_time_format (at, "%H:%M") : NULL;
}

/* Returns: (nullable): NULL where @at_utc is no instant */
char *
candour_instant_dup_date (const char *at_utc)
{
  g_autoptr(GDateTime) at = read_instant (at_utc);

  return at != NULL ? g_date_time_format (at, "%Y-%m-%d") : NULL;
}

static int
count_months (const GDate *from,
              const GDate *to)
{
  int count = (g_date_get_year (to) - g_date_get_year (from)) * 12 + g_date_get_month (to)
              - g_date_get_month (from);

  return g_date_get_day (to) < g_date_get_day (from) ? count - 1 : count;
}

/* Whole months up to two years, then whole years. A day to come is given as a date. */
char *
candour_date_format_ago (const char *date,
                         const char *today)
{
  GDate from, to;
  int days, n_months;

  if (!candour_date_read (date, &from) || !candour_date_read (today, &to))
    return g_strdup (date != NULL ? date : "");

  days = candour_date_days_between (date, today);
  n_months = count_months (&from, &to);

  if (days < 0)
    return candour_date_format_short (date, today);

  if (days == 0)
    return g_strdup (_("today"));

  if (days == 1)
    return g_strdup (_("yesterday"));

  if (n_months < 1)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);

  if (n_months < 24)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", n_months), n_months);

  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", n_months / 12), n_months / 12);
}
