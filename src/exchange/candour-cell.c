/* candour-cell.c - a row of a spreadsheet, whatever file it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cell.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-error.h"

/* Whole numbers are exact in a double up to here. */
#define MAX_WHOLE 9007199254740992.0

/* Day numbers of 1 January 1970 and of 1 January 10000. */
#define SERIAL_1900_OF_1970   25569
#define SERIAL_1904_OF_1970   24107
#define SERIAL_OF_YEAR_10000  2958466

/* Days from 1 March of the year 0 to 1 January 1970. */
#define DAYS_TO_1970 719468

const CandourCell *
candour_cells_get (const CandourCell *cells,
                   guint              n_cells,
                   int                column)
{
  static const CandourCell empty = { CANDOUR_CELL_EMPTY, "", 0 };

  return column >= 0 && (guint) column < n_cells ? &cells[column] : &empty;
}

char *
candour_cell_dup_text (const CandourCell *cell)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (cell != NULL, NULL);

  if (cell->kind != CANDOUR_CELL_NUMBER
      || fabs (cell->number) >= MAX_WHOLE
      || floor (cell->number) != cell->number)
    return g_strdup (cell->text);

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.0f", cell->number));
}

char *
candour_column_dup_letter (guint column)
{
  char letters[8];
  int at = sizeof letters - 1;

  letters[at] = '\0';
  for (column++; column > 0 && at > 0; column = (column - 1) / 26)
    letters[--at] = (char) ('A' + (column - 1) % 26);

  return g_strdup (letters + at);
}

static void
write_digits (char *at,
              int   n,
              int   value)
{
  for (at += n; n > 0; n--, value /= 10)
    *--at = (char) ('0' + value % 10);
}

/* Counts in years that begin in March, so that the day that comes and goes is the last.
 * H. Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
 */
static void
write_civil (int   days,
             char *date)
{
  int shifted = days + DAYS_TO_1970;
  int era = shifted / 146097;
  int of_era = shifted % 146097;
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * of_year + 2) / 153;

  write_digits (date, 4, year_of_era + era * 400 + (month >= 10));
  write_digits (date + 5, 2, month < 10 ? month + 3 : month - 9);
  write_digits (date + 8, 2, of_year - (153 * month + 2) / 5 + 1);
  date[4] = date[7] = '-';
  date[10] = '\0';
}

gboolean
candour_serial_to_date (double   serial,
                        gboolean date1904,
                        char     date[CANDOUR_DATE_SIZE])
{
  int first = date1904 ? SERIAL_1904_OF_1970 : SERIAL_1900_OF_1970;
  int day;

  if (!(serial >= 0 && serial < SERIAL_OF_YEAR_10000))
    return FALSE;

  day = (int) serial;
  if (!date1904 && (day < 1 || day == 60))
    return FALSE;
  if (!date1904 && day < 60)
    day++;
  if (day - first >= SERIAL_OF_YEAR_10000 - SERIAL_1900_OF_1970)
    return FALSE;

  write_civil (day - first, date);

  return TRUE;
}

static gboolean
fail_reading (int      saved_errno,
              GError **error)
{
  g_set_error (error, CANDOUR_ERROR,
               saved_errno == ENOENT ? CANDOUR_ERROR_NOT_FOUND : CANDOUR_ERROR_FAILED,
               _("The file could not be read: %s"), g_strerror (saved_errno));
  return FALSE;
}

static gboolean
read_whole (int      fd,
            guint8  *bytes,
            gsize    size,
            gsize   *n_read,
            GError **error)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, bytes + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_reading (errno, error);
      if (n == 0)
        break;

      done += (gsize) n;
    }

  *n_read = done;

  return TRUE;
}

static gboolean
check_file (int      fd,
            gsize    limit,
            gsize   *size,
            GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail_reading (errno, error);

  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("This is not a file that can be read"));
      return FALSE;
    }

  if ((guint64) info.st_size > limit)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("This file is larger than %d MB, so it was not read"),
                   (int) (limit / (1024 * 1024)));
      return FALSE;
    }

  *size = (gsize) info.st_size;

  return TRUE;
}

GBytes *
candour_file_load (const char  *path,
                   gsize        limit,
                   GError     **error)
{
  g_autofree guint8 *bytes = NULL;
  gsize size = 0;
  gsize n_read = 0;
  gboolean done;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  /* Not blocking: opening a pipe must not wait for somebody to write into it. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      fail_reading (errno, error);
      return NULL;
    }

  done = check_file (fd, limit, &size, error);
  if (done)
    {
      bytes = g_malloc (MAX (size, 1));
      done = read_whole (fd, bytes, size, &n_read, error);
    }
  close (fd);

  return done ? g_bytes_new_take (g_steal_pointer (&bytes), n_read) : NULL;
}
