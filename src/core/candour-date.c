/* candour-date.c - days that exist, the distance between them, and working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-date.h"
#include "candour-date-private.h"

#include <string.h>

/* Days are counted as GDate does it: 1 is 1 January of year 1. */
#define LAST_DAY 3652059  /* 31 December 9999 */

struct _CandourHolidays
{
  GHashTable *days;
};

/* --- Text and numbers ----------------------------------------------------------------- */

static gboolean
has_date_shape (const char *text)
{
  if (text == NULL || strlen (text) != 10)
    return FALSE;

  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

gboolean
candour_date_read (const char *text,
                   GDate      *date)
{
  guint year, month, day;

  g_date_clear (date, 1);
  if (!has_date_shape (text))
    return FALSE;

  year = g_ascii_strtoull (text, NULL, 10);
  month = g_ascii_strtoull (text + 5, NULL, 10);
  day = g_ascii_strtoull (text + 8, NULL, 10);
  if (month < 1 || month > 12 || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

char *
candour_date_write (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

gboolean
candour_date_is_valid (const char *date)
{
  GDate day;

  return candour_date_read (date, &day);
}

static guint
get_day_number (const char *date)
{
  GDate day;

  return candour_date_read (date, &day) ? g_date_get_julian (&day) : 0;
}

static char *
dup_day_number (gint64 number)
{
  GDate day;

  if (number < 1 || number > LAST_DAY)
    return NULL;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, number);

  return candour_date_write (&day);
}

char *
candour_date_dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

char *
candour_date_dup_now_utc (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* --- Arithmetic ----------------------------------------------------------------------- */

/* Returns: (nullable): NULL where @date is none, or the result is before year 1 or after 9999 */
char *
candour_date_add_days (const char *date,
                       int         days)
{
  guint number = get_day_number (date);

  return number != 0 ? dup_day_number ((gint64) number + days) : NULL;
}

/* The last day of the month where the day does not exist there: 31 January and a month is
 * 28 or 29 February.
 *
 * Returns: (nullable): as for candour_date_add_days()
 */
char *
candour_date_add_months (const char *date,
                         int         months)
{
  GDate day;
  gint64 count;
  guint year, month, last;

  if (!candour_date_read (date, &day))
    return NULL;

  count = (gint64) g_date_get_year (&day) * 12 + g_date_get_month (&day) - 1 + months;
  if (count < 12 || count >= 10000 * 12)
    return NULL;

  year = count / 12;
  month = count % 12 + 1;
  last = g_date_get_days_in_month (month, year);
  g_date_set_dmy (&day, MIN (g_date_get_day (&day), last), month, year);

  return candour_date_write (&day);
}

/* Returns: how many days @to is after @from, negative before; 0 where either is no date */
int
candour_date_days_between (const char *from,
                           const char *to)
{
  guint first = get_day_number (from);
  guint last = get_day_number (to);

  return first != 0 && last != 0 ? (int) last - (int) first : 0;
}

/* --- Working days --------------------------------------------------------------------- */

CandourHolidays *
candour_holidays_new (void)
{
  CandourHolidays *self = g_new0 (CandourHolidays, 1);

  self->days = g_hash_table_new (NULL, NULL);

  return self;
}

void
candour_holidays_free (CandourHolidays *self)
{
  g_hash_table_unref (self->days);
  g_free (self);
}

/* What is no date is left out. */
void
candour_holidays_add (CandourHolidays *self,
                      const char      *date)
{
  guint number = get_day_number (date);

  g_return_if_fail (self != NULL);

  if (number != 0)
    g_hash_table_add (self->days, GUINT_TO_POINTER (number));
}

static gboolean
is_working_day (guint                  number,
                const CandourHolidays *holidays)
{
  /* Day 1 was a Monday. */
  if ((number - 1) % 7 >= 5)
    return FALSE;

  return holidays == NULL || !g_hash_table_contains (holidays->days, GUINT_TO_POINTER (number));
}

gboolean
candour_date_is_working_day (const char            *date,
                             const CandourHolidays *holidays)
{
  guint number = get_day_number (date);

  return number != 0 && is_working_day (number, holidays);
}

/* Returns: (nullable): NULL where @date is none, @days is negative or the calendar ends */
char *
candour_date_add_working_days (const char            *date,
                               int                    days,
                               const CandourHolidays *holidays)
{
  guint number = get_day_number (date);

  if (number == 0 || days < 0)
    return NULL;

  if (days == 0)
    while (number <= LAST_DAY && !is_working_day (number, holidays))
      number++;

  while (days > 0 && number <= LAST_DAY)
    {
      number++;
      if (is_working_day (number, holidays))
        days--;
    }

  return dup_day_number (number);
}

/* The working days after @from up to and with @to, so the number that leads from one to the
 * other again; negative where @to is earlier.
 */
int
candour_date_working_days (const char            *from,
                           const char            *to,
                           const CandourHolidays *holidays)
{
  guint first = get_day_number (from);
  guint last = get_day_number (to);
  int days = 0;

  if (first == 0 || last == 0)
    return 0;

  for (guint number = MIN (first, last) + 1; number <= MAX (first, last); number++)
    if (is_working_day (number, holidays))
      days++;

  return first <= last ? days : -days;
}
