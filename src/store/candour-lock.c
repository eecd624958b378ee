/* candour-lock.c - one Candour at a time writes to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-date.h"

struct _CandourLock
{
  char *path;
  char *since;
  int   fd;
};

/* Three lines: the computer, the person or account, the instant. */
enum
{
  DEVICE,
  PERSON,
  SINCE,
  N_LINES
};

#define MAX_BYTES 1024

/* Paths of the locks that this process holds. */
static GMutex held_mutex;
static GHashTable *held_paths;

static void
note_held (const char *lock_path,
           gboolean    is_held)
{
  g_mutex_lock (&held_mutex);
  if (held_paths == NULL)
    held_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_held)
    g_hash_table_add (held_paths, g_strdup (lock_path));
  else
    g_hash_table_remove (held_paths, lock_path);
  g_mutex_unlock (&held_mutex);
}

static gboolean
is_held_here (const char *lock_path)
{
  gboolean is_held;

  g_mutex_lock (&held_mutex);
  is_held = held_paths != NULL && g_hash_table_contains (held_paths, lock_path);
  g_mutex_unlock (&held_mutex);

  return is_held;
}

static char *
say_since (const char *since)
{
  g_autofree char *day = candour_instant_dup_date (since);
  g_autofree char *today = candour_date_dup_today ();
  g_autoptr(GDateTime) instant = NULL;
  g_autoptr(GDateTime) local = NULL;

  if (g_strcmp0 (day, today) != 0)
    return candour_instant_format (since);

  instant = g_date_time_new_from_iso8601 (since, NULL);
  if (instant == NULL)
    return g_strdup (since);
  local = g_date_time_to_local (instant);

  return g_date_time_format (local, "%H:%M");
}

static char *
say_holder (int fd)
{
  char text[MAX_BYTES + 1] = "";
  gssize n_bytes = pread (fd, text, MAX_BYTES, 0);
  g_auto(GStrv) lines = NULL;
  g_autofree char *since = NULL;

  text[MAX (n_bytes, 0)] = '\0';
  lines = g_strsplit (text, "\n", -1);

  /* It has just been made, or is not one of ours. */
  if (g_strv_length (lines) < N_LINES || !g_utf8_validate (text, -1, NULL))
    return g_strdup (_("Another Candour has this file open."));

  since = say_since (lines[SINCE]);

  return g_strdup_printf (_("Another desk has this file open: %s, %s, since %s."), lines[DEVICE],
                          lines[PERSON], since);
}

/* The holder takes the file away in the end: a lock on one that is no longer there is worth
 * nothing.
 */
static gboolean
is_still_there (int         fd,
                const char *path)
{
  struct stat held;
  struct stat there;

  return fstat (fd, &held) == 0 && stat (path, &there) == 0
         && held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

CandourLock *
candour_lock_take (const char  *path,
                   char       **holder)
{
  g_autofree char *lock_path = g_strconcat (path, "-lock", NULL);

  while (TRUE)
    {
      int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        return NULL;

      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          *holder = say_holder (fd);
          close (fd);
          return NULL;
        }

      if (is_still_there (fd, lock_path))
        {
          CandourLock *self = g_new0 (CandourLock, 1);

          self->path = g_steal_pointer (&lock_path);
          self->since = candour_date_dup_now_utc ();
          self->fd = fd;
          note_held (self->path, TRUE);
          return self;
        }

      close (fd);
    }
}

gboolean
candour_lock_is_elsewhere (const char *path)
{
  g_autofree char *lock_path = g_strconcat (path, "-lock", NULL);
  gboolean is_locked;
  int fd;

  if (is_held_here (lock_path))
    return FALSE;

  fd = open (lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return FALSE;

  is_locked = flock (fd, LOCK_SH | LOCK_NB) != 0;
  close (fd);

  return is_locked;
}

void
candour_lock_release (CandourLock *self)
{
  g_unlink (self->path);
  close (self->fd);
  note_held (self->path, FALSE);

  g_free (self->path);
  g_free (self->since);
  g_free (self);
}

/* Should the disk be full, the lock holds all the same, and only its words are missing. */
void
candour_lock_sign (CandourLock *self,
                   const char  *name)
{
  g_autofree char *text =
    g_strdup_printf ("%s\n%s\n%s\n", g_get_host_name (), name != NULL ? name : g_get_user_name (),
                     self->since);
  gsize length = MIN (strlen (text), (gsize) MAX_BYTES);

  if (ftruncate (self->fd, 0) == 0 && pwrite (self->fd, text, length, 0) != (gssize) length)
    g_debug ("The lock file could not be written");
}
