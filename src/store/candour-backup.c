/* candour-backup.c - whole copies of the file, kept beside it and thinned out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy is named NAME-YYYYmmdd-HHMMSS.candour, by local time, in "backups" beside the file; with
 * ".age" behind it where it is sealed. It gets that name only when it was checked and is safely on
 * the disk.
 */

#include "candour-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-date.h"
#include "candour-db-private.h"

#define SUFFIX ".candour"
#define SEALED ".age"
#define PARTIAL ".partial"

/* "YYYYmmdd-HHMMSS" */
#define STAMP_LENGTH 15
#define DAY_LENGTH 8
#define MONTH_LENGTH 6

/* What is kept: so many of the newest, the last of each day, the last of each month. */
#define KEEP_LAST 10
#define KEEP_DAYS 14
#define KEEP_MONTHS 12

static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

/* The file's name without its ending. */
static char *
dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return name;
}

/* How much of @name comes before its endings; 0: they are not a backup's. */
static gsize
measure_stem (const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, SEALED))
    length -= strlen (SEALED);

  return length > strlen (SUFFIX)
         && strncmp (name + length - strlen (SUFFIX), SUFFIX, strlen (SUFFIX)) == 0
         ? length - strlen (SUFFIX) : 0;
}

static gboolean
is_backup (const char *name,
           const char *stem)
{
  gsize length = strlen (stem);
  const char *stamp;

  if (measure_stem (name) != length + 1 + STAMP_LENGTH || !g_str_has_prefix (name, stem)
      || name[length] != '-')
    return FALSE;

  stamp = name + length + 1;
  for (int i = 0; i < STAMP_LENGTH; i++)
    if (i == DAY_LENGTH ? stamp[i] != '-' : !g_ascii_isdigit (stamp[i]))
      return FALSE;

  return TRUE;
}

static int
compare_newest_first (gconstpointer first,
                      gconstpointer second)
{
  return strcmp (*(const char *const *) second, *(const char *const *) first);
}

GPtrArray *
candour_workspace_list_backups (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = dup_folder (absolute);
  g_autofree char *stem = dup_stem (absolute);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup (name, stem))
      g_ptr_array_add (backups, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (backups, compare_newest_first);

  return backups;
}

static const char *
get_stamp (const char *backup)
{
  return backup + measure_stem (backup) - STAMP_LENGTH;
}

/* As text that compares: "20260116" of "2026-01-16". */
static char *
dup_compact (const char *date)
{
  return g_strdup_printf ("%.4s%.2s%.2s", date, date + 5, date + 8);
}

static char *
dup_day_before (const char *today,
                int         days,
                int         months)
{
  g_autofree char *date = g_strdup_printf ("%.4s-%.2s-%.2s", today, today + 4, today + 6);
  g_autofree char *shifted = candour_date_add_months (date, -months);
  g_autofree char *earlier = candour_date_add_days (shifted, -days);

  return dup_compact (earlier);
}

GPtrArray *
candour_backup_choose_old (GPtrArray  *names,
                           const char *today)
{
  g_autofree char *first_day = dup_day_before (today, KEEP_DAYS - 1, 0);
  g_autofree char *first_month = dup_day_before (today, 0, KEEP_MONTHS - 1);
  GPtrArray *old = g_ptr_array_new ();
  const char *later = NULL;

  /* The newest of its day, or month, is the one that follows one of another. */
  for (guint i = 0; i < names->len; i++)
    {
      const char *stamp = get_stamp (names->pdata[i]);
      gboolean ends_day = later == NULL || strncmp (stamp, later, DAY_LENGTH) != 0;
      gboolean ends_month = later == NULL || strncmp (stamp, later, MONTH_LENGTH) != 0;

      if (i >= KEEP_LAST
          && !(ends_day && strncmp (stamp, first_day, DAY_LENGTH) >= 0)
          && !(ends_month && strncmp (stamp, first_month, MONTH_LENGTH) >= 0))
        g_ptr_array_add (old, names->pdata[i]);

      later = stamp;
    }

  return old;
}

static void
thin_out (const char *path)
{
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (path);
  g_autofree char *date = candour_date_dup_today ();
  g_autofree char *today = dup_compact (date);
  g_autoptr(GPtrArray) old = candour_backup_choose_old (backups, today);

  for (guint i = 0; i < old->len; i++)
    g_unlink (old->pdata[i]);
}

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  int saved = errno;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED, "%s (%s)", sentence,
               g_strerror (saved));

  return FALSE;
}

/* What was renamed is safe only when its folder is. */
static gboolean
sync_path (const char  *path,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail (error, _("The backup could not be written to the disk"));
  if (fd >= 0)
    close (fd);

  return synced;
}

static gboolean
publish (const char  *partial,
         const char  *path,
         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (partial, error))
    return FALSE;

  if (g_rename (partial, path) != 0)
    return fail (error, _("The backup could not be put in its place"));

  return sync_path (folder, error);
}

/* Under a new name, for this account only. */
static gboolean
make_partial (const char  *partial,
              GError     **error)
{
  int fd;

  g_unlink (partial);
  fd = open (partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail (error, _("The backup could not be made"));
  close (fd);

  return TRUE;
}

/* @recipients NULL: in clear. */
static gboolean
copy_file (CandourDb           *db,
           const char          *source,
           const char          *path,
           const char *const   *recipients,
           CandourProgress      progress,
           gpointer             progress_data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autofree char *partial = g_strconcat (path, PARTIAL, NULL);
  gboolean copied;

  if (!make_partial (partial, error))
    return FALSE;

  if (recipients != NULL)
    copied = candour_backup_copy_sealed (db, source, partial, recipients, progress, progress_data,
                                         cancellable, error);
  else
    copied = db->driver->copy (db, partial, progress, progress_data, cancellable, error);
  copied = copied && publish (partial, path, error);
  if (!copied)
    g_unlink (partial);

  return copied;
}

/* Something there with a log beside it is open, or was when its program ended. */
static gboolean
check_target (const char  *source,
              const char  *path,
              GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat here;
  struct stat there;

  if (stat (path, &there) != 0)
    return TRUE;

  if (!S_ISREG (there.st_mode)
      || (stat (source, &here) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev)
      || g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("The copy needs another name: that file is in use."));
      return FALSE;
    }

  return TRUE;
}

/* Two in one second get names a second apart. */
static char *
dup_new_name (const char  *source,
              gboolean     sealed,
              GError     **error)
{
  g_autofree char *folder = dup_folder (source);
  g_autofree char *stem = dup_stem (source);
  g_autoptr(GDateTime) instant = g_date_time_new_now_local ();

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (error, _("The folder for backups could not be made"));
      return NULL;
    }

  while (TRUE)
    {
      g_autofree char *stamp = g_date_time_format (instant, "%Y%m%d-%H%M%S");
      g_autofree char *name = g_strdup_printf ("%s-%s" SUFFIX, stem, stamp);
      g_autofree char *plain = g_build_filename (folder, name, NULL);
      g_autofree char *locked = g_strconcat (plain, SEALED, NULL);
      GDateTime *next;

      if (!g_file_test (plain, G_FILE_TEST_EXISTS) && !g_file_test (locked, G_FILE_TEST_EXISTS))
        return sealed ? g_steal_pointer (&locked) : g_steal_pointer (&plain);

      next = g_date_time_add_seconds (instant, 1);
      g_date_time_unref (instant);
      instant = next;
    }
}

static gboolean
make (CandourDb           *db,
      const char          *source,
      const char          *path,
      const char *const   *recipients,
      CandourProgress      progress,
      gpointer             progress_data,
      GCancellable        *cancellable,
      char               **written,
      GError             **error)
{
  g_autofree char *target = path != NULL
                            ? g_canonicalize_filename (path, NULL)
                            : dup_new_name (source, recipients != NULL, error);

  if (target == NULL
      || !check_target (source, target, error)
      || !copy_file (db, source, target, recipients, progress, progress_data, cancellable, error))
    return FALSE;

  if (path == NULL)
    thin_out (source);

  if (written != NULL)
    *written = g_steal_pointer (&target);

  return TRUE;
}

gboolean
candour_backup_make (const char       *source,
                     const char       *path,
                     CandourProgress   progress,
                     gpointer          progress_data,
                     GCancellable     *cancellable,
                     char            **written,
                     GError          **error)
{
  g_autoptr(CandourDb) db = candour_db_open (source, CANDOUR_DB_SECOND, error);
  g_auto(GStrv) recipients = NULL;

  if (db == NULL
      || (path == NULL && !candour_backup_load_recipients (db, &recipients, error)))
    return FALSE;

  return make (db, source, path, (const char *const *) recipients, progress, progress_data,
               cancellable, written, error);
}

gboolean
candour_backup_make_sealed (const char          *source,
                            const char *const   *recipients,
                            const char          *path,
                            CandourProgress      progress,
                            gpointer             progress_data,
                            GCancellable        *cancellable,
                            char               **written,
                            GError             **error)
{
  g_autoptr(CandourDb) db = candour_db_open (source, CANDOUR_DB_SECOND, error);
  g_auto(GStrv) set = NULL;

  if (db == NULL
      || (recipients == NULL && !candour_backup_load_recipients (db, &set, error)))
    return FALSE;

  if (recipients == NULL && set == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Nobody is named yet for whom backups are sealed."));
      return FALSE;
    }

  return make (db, source, path, recipients != NULL ? recipients : (const char *const *) set,
               progress, progress_data, cancellable, written, error);
}

static gint64
get_changed_at (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 ? (gint64) status.st_mtime : 0;
}

char *
candour_backup_dup_time (const char *backup)
{
  gint64 made_at = get_changed_at (backup);
  g_autoptr(GDateTime) instant = NULL;

  if (made_at == 0)
    return NULL;

  instant = g_date_time_new_from_unix_local (made_at);

  return g_date_time_format (instant, _("%-d %B %Y, %H:%M"));
}

gboolean
candour_backup_is_due (const char *path)
{
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *date = candour_date_dup_today ();
  g_autofree char *today = dup_compact (date);
  gint64 changed_at = MAX (get_changed_at (path), get_changed_at (log));

  if (backups->len == 0)
    return TRUE;

  return strncmp (get_stamp (backups->pdata[0]), today, DAY_LENGTH) != 0
         && changed_at > get_changed_at (backups->pdata[0]);
}

static gboolean
check_is_file (CandourWorkspace  *self,
               GError           **error)
{
  if (self->is_file)
    return TRUE;

  if (self->is_in_memory)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("The work on a pack is kept sealed, and has no backups."));
      return FALSE;
    }

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("A workspace on a server is backed up there, by those who run it."));

  return FALSE;
}

gboolean
candour_workspace_backup (CandourWorkspace  *self,
                          const char        *path,
                          CandourProgress    progress,
                          gpointer           progress_data,
                          GCancellable      *cancellable,
                          char             **written,
                          GError           **error)
{
  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (self), FALSE);

  return check_is_file (self, error)
         && candour_backup_make (self->uri, path, progress, progress_data, cancellable, written,
                                 error);
}

gboolean
candour_workspace_backup_sealed (CandourWorkspace    *self,
                                 const char *const   *recipients,
                                 const char          *path,
                                 CandourProgress      progress,
                                 gpointer             progress_data,
                                 GCancellable        *cancellable,
                                 char               **written,
                                 GError             **error)
{
  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (self), FALSE);

  return check_is_file (self, error)
         && candour_backup_make_sealed (self->uri, recipients, path, progress, progress_data,
                                        cancellable, written, error);
}
