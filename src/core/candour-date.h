/* candour-date.h - dates as people write them, and working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date is ISO text, "2026-01-16", everywhere in the program; it compares with strcmp().
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days on which nobody works, beside Saturdays and Sundays. */
typedef struct _CandourHolidays CandourHolidays;

CandourHolidays *candour_holidays_new            (void);
void             candour_holidays_free           (CandourHolidays       *self);
void             candour_holidays_add            (CandourHolidays       *self,
                                                  const char            *date);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourHolidays, candour_holidays_free)

/* Exactly YYYY-MM-DD and a day that exists. */
gboolean         candour_date_is_valid           (const char            *date);
char            *candour_date_dup_today          (void);
char            *candour_date_dup_now_utc        (void);   /* "2026-01-16T14:32:05Z" */

/* "16 jan", "16/1", "16/01/2026", "2026-01-16", "+2w", "+3d", "+1m", "fri", "today",
 * "tomorrow". Without a year the next such day from @today on; a weekday is the next after
 * @today. NULL where it is none of these, or no such day.
 */
char            *candour_date_parse              (const char            *text,
                                                  const char            *today);
/* The same of what has been: "16 jan" is the last one up to @today, "fri" the last before it,
 * and "-2w" and "yesterday" are read in place of "+2w" and "tomorrow".
 */
char            *candour_date_parse_past         (const char            *text,
                                                  const char            *today);

char            *candour_date_add_days           (const char            *date,
                                                  int                    days);
char            *candour_date_add_months         (const char            *date,
                                                  int                    months);
int              candour_date_days_between       (const char            *from,
                                                  const char            *to);
/* @days counts from the day after @date; 0 gives @date or the next working day.
 * @holidays may be NULL.
 */
char            *candour_date_add_working_days   (const char            *date,
                                                  int                    days,
                                                  const CandourHolidays *holidays);
int              candour_date_working_days       (const char            *from,
                                                  const char            *to,
                                                  const CandourHolidays *holidays);
gboolean         candour_date_is_working_day     (const char            *date,
                                                  const CandourHolidays *holidays);

/* "Fri 16 Jan" within a year of @today, else "16 Jan 2024"; in words "16 January 2026". */
char            *candour_date_format_short       (const char            *date,
                                                  const char            *today);
char            *candour_date_format_long        (const char            *date);
/* "16 January 2026, 14:32", local time, from an instant. */
char            *candour_instant_format          (const char            *at_utc);
/* The local date of an instant. */
char            *candour_instant_dup_date        (const char            *at_utc);
/* "14:32", local time. */
char            *candour_instant_dup_time        (const char            *at_utc);
/* "5 months ago", "12 days ago", "today". */
char            *candour_date_format_ago         (const char            *date,
                                                  const char            *today);

G_END_DECLS
