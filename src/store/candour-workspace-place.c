/* candour-workspace-place.c - whether a disk is one on which a workspace is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file on a network drive is damaged sooner or later by two desks that write at once, however
 * well each behaves (sqlite.org/useovernet.html); several desks have a server instead. In a folder
 * that a program copies elsewhere, copies of half a file, and children's records out of the
 * council's hands, are what has to be feared.
 */

#include "candour-workspace-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* Devices upon devices: no sound set-up is deeper, and a circle ends here. */
#define MAX_DEPTH 16

/* linux/magic.h and the file systems' own sources. */
enum
{
  TYPE_NFS = 0x6969,
  TYPE_SMB = 0x517b,
  TYPE_NCP = 0x564c,
  TYPE_9P = 0x01021997,
  TYPE_CEPH = 0x00c36400,
  TYPE_AFS = 0x5346414f,
  TYPE_CODA = 0x73757245,
  TYPE_FUSE = 0x65735546,
};

#define TYPE_CIFS 0xff534d42u
#define TYPE_SMB2 0xfe534d42u

/* Of a mount in /proc/self/mountinfo; see proc(5). */
typedef struct
{
  char *type;
  char *source;
} Mount;

static void
mount_clear (Mount *mount)
{
  g_free (mount->type);
  g_free (mount->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mount, mount_clear)

static gboolean
find_mount (dev_t  device,
            Mount *mount)
{
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));
  g_autofree char *contents = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &contents, NULL, NULL))
    return FALSE;

  lines = g_strsplit (contents, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);
      guint dash = 3;

      if (g_strv_length (words) < 10 || g_strcmp0 (words[2], wanted) != 0)
        continue;

      while (words[dash] != NULL && g_strcmp0 (words[dash], "-") != 0)
        dash++;

      if (words[dash] == NULL || words[dash + 1] == NULL || words[dash + 2] == NULL)
        continue;

      *mount = (Mount) { g_strdup (words[dash + 1]), g_strdup (words[dash + 2]) };
      return TRUE;
    }

  return FALSE;
}

/* The file may not be there yet, nor its folder. */
static char *
find_existing (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  while (!g_file_test (absolute, G_FILE_TEST_EXISTS) && g_strcmp0 (absolute, "/") != 0)
    {
      char *parent = g_path_get_dirname (absolute);

      g_free (absolute);
      absolute = parent;
    }

  return g_steal_pointer (&absolute);
}

/* A disk with a foreign file system, such as a stick from Windows, is "fuseblk" and this
 * computer's own; "fuse.sshfs" and its like are not.
 */
static gboolean
is_remote_fuse (const char *path)
{
  g_auto(Mount) mount = { NULL, NULL };
  struct stat status;

  return stat (path, &status) == 0
         && find_mount (status.st_dev, &mount)
         && g_strcmp0 (mount.type, "fuseblk") != 0;
}

static gboolean
is_network (const char *path)
{
  struct statfs status;

  if (statfs (path, &status) != 0)
    return FALSE;

  switch ((guint32) status.f_type)
    {
    case TYPE_NFS:
    case TYPE_SMB:
    case TYPE_NCP:
    case TYPE_9P:
    case TYPE_CEPH:
    case TYPE_AFS:
    case TYPE_CODA:
    case TYPE_CIFS:
    case TYPE_SMB2:
      return TRUE;

    case TYPE_FUSE:
      return is_remote_fuse (path);

    default:
      return FALSE;
    }
}

/* What the programs call the folders that they copy, and what they leave in them. */
static gboolean
is_sync_folder (const char *path)
{
  static const char *const names[] = {
    "onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "googledrive", "my drive",
    "icloud drive", "box sync", "seafile", "pclouddrive", "megasync",
  };
  static const char *const marks[] = {
    ".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log",
    ".sync", ".seafile-data",
  };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  /* "OneDrive - Wenbrook Council" */
  if (g_str_has_prefix (folded, "onedrive - "))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (folded, names[i]) == 0)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_build_filename (path, marks[i], NULL);

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/* The home folder itself may hold the marks of such a program without being copied by it. */
static gboolean
is_below_sync_folder (const char *path)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);

  while (g_strcmp0 (folder, "/") != 0 && g_strcmp0 (folder, g_get_home_dir ()) != 0)
    {
      char *parent;

      if (is_sync_folder (folder))
        return TRUE;

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return FALSE;
}

CandourPlace
candour_workspace_check_place (const char *path)
{
  g_autofree char *existing = find_existing (path);
  g_autofree char *folder = g_file_test (existing, G_FILE_TEST_IS_DIR)
                            ? g_strdup (existing)
                            : g_path_get_dirname (existing);

  if (is_network (existing))
    return CANDOUR_PLACE_NETWORK;

  if (g_access (folder, W_OK) != 0)
    return CANDOUR_PLACE_READ_ONLY;

  return is_below_sync_folder (existing) ? CANDOUR_PLACE_SYNC : CANDOUR_PLACE_OK;
}

static gboolean device_encrypted (const char *device,
                                  int         depth,
                                  gboolean   *encrypted);

/* A device made of others is as safe as the least safe of them. */
static gboolean
parts_encrypted (const char *folder,
                 int         depth,
                 gboolean   *encrypted)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_parts = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, "dev", NULL);
      g_autofree char *device = NULL;
      gboolean part = FALSE;

      if (!g_file_get_contents (path, &device, NULL, NULL)
          || !device_encrypted (g_strstrip (device), depth + 1, &part))
        return FALSE;

      n_parts++;
      if (!part)
        {
          *encrypted = FALSE;
          return TRUE;
        }
    }

  *encrypted = n_parts > 0;

  return n_parts > 0;
}

/* @device is "8:1". Follows partitions, volumes and loops down to what is encrypted, or bare. */
static gboolean
device_encrypted (const char *device,
                  int         depth,
                  gboolean   *encrypted)
{
  g_autofree char *folder = g_build_filename ("/sys/dev/block", device, NULL);
  g_autofree char *uuid_path = g_build_filename (folder, "dm", "uuid", NULL);
  g_autofree char *loop_path = g_build_filename (folder, "loop", "backing_file", NULL);
  g_autofree char *parts = g_build_filename (folder, "slaves", NULL);
  g_autofree char *disk_path = g_build_filename (folder, "..", "dev", NULL);
  g_autofree char *mark = g_build_filename (folder, "partition", NULL);
  g_autofree char *text = NULL;

  if (depth > MAX_DEPTH || !g_file_test (folder, G_FILE_TEST_EXISTS))
    return FALSE;

  if (g_file_get_contents (uuid_path, &text, NULL, NULL) && g_str_has_prefix (text, "CRYPT-"))
    {
      *encrypted = TRUE;
      return TRUE;
    }
  g_clear_pointer (&text, g_free);

  if (g_file_get_contents (loop_path, &text, NULL, NULL))
    return candour_workspace_disk_encrypted (g_strstrip (text), encrypted);

  if (parts_encrypted (parts, depth, encrypted))
    return TRUE;

  if (g_file_test (mark, G_FILE_TEST_EXISTS)
      && g_file_get_contents (disk_path, &text, NULL, NULL))
    return device_encrypted (g_strstrip (text), depth + 1, encrypted);

  *encrypted = FALSE;

  return TRUE;
}

gboolean
candour_workspace_disk_encrypted (const char *path,
                                  gboolean   *encrypted)
{
  g_autofree char *existing = find_existing (path);
  g_autofree char *device = NULL;
  g_auto(Mount) mount = { NULL, NULL };
  struct stat status;
  dev_t number;

  if (stat (existing, &status) != 0)
    return FALSE;

  /* Some file systems (btrfs) have numbers of their own for what lies on a device. */
  number = status.st_dev;
  if (major (number) == 0)
    {
      if (!find_mount (number, &mount) || stat (mount.source, &status) != 0
          || !S_ISBLK (status.st_mode))
        return FALSE;
      number = status.st_rdev;
    }

  device = g_strdup_printf ("%u:%u", major (number), minor (number));

  return device_encrypted (device, 0, encrypted);
}
