/* candour-test-faults.c - a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-faults.h"

#include <sqlite3.h>

#include "candour-db-sqlite-private.h"

/* The file of the usual VFS follows behind. */
typedef struct
{
  sqlite3_file  parent;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *usual;

static struct
{
  gboolean             armed;
  CandourTestFaultKind kind;
  int                  left;     /* calls of the kind that still work */
  gboolean             full;
  gboolean             sticky;
  gboolean             tripped;
} fault;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

/* SQLITE_OK, or what the call has to answer. */
static int
meet (CandourTestFaultKind kind)
{
  static const int codes[] = {
    [CANDOUR_TEST_FAULT_WRITE] = SQLITE_IOERR_WRITE,
    [CANDOUR_TEST_FAULT_SYNC] = SQLITE_IOERR_FSYNC,
    [CANDOUR_TEST_FAULT_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
    [CANDOUR_TEST_FAULT_READ] = SQLITE_IOERR_READ,
  };
  gboolean again = fault.tripped && fault.sticky && kind != CANDOUR_TEST_FAULT_READ;

  if (!fault.armed)
    return SQLITE_OK;

  if (!again && (fault.tripped || kind != fault.kind || --fault.left > 0))
    return SQLITE_OK;

  fault.tripped = TRUE;

  return fault.full && kind == CANDOUR_TEST_FAULT_WRITE ? SQLITE_FULL : codes[kind];
}

static int
fault_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
fault_read (sqlite3_file  *file,
            void          *buffer,
            int            n_bytes,
            sqlite3_int64  at)
{
  int result = meet (CANDOUR_TEST_FAULT_READ);

  return result != SQLITE_OK ? result
                             : get_real (file)->pMethods->xRead (get_real (file), buffer, n_bytes,
                                                                 at);
}

/* Half of it arrives: a torn write is the worst that a write can be. */
static int
fault_write (sqlite3_file  *file,
             const void    *buffer,
             int            n_bytes,
             sqlite3_int64  at)
{
  int result = meet (CANDOUR_TEST_FAULT_WRITE);

  if (result == SQLITE_OK)
    return get_real (file)->pMethods->xWrite (get_real (file), buffer, n_bytes, at);

  get_real (file)->pMethods->xWrite (get_real (file), buffer, n_bytes / 2, at);

  return result;
}

static int
fault_truncate (sqlite3_file  *file,
                sqlite3_int64  size)
{
  int result = meet (CANDOUR_TEST_FAULT_TRUNCATE);

  return result != SQLITE_OK ? result
                             : get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  int result = meet (CANDOUR_TEST_FAULT_SYNC);

  return result != SQLITE_OK ? result : get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
fault_size (sqlite3_file  *file,
            sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           lock)
{
  return get_real (file)->pMethods->xLock (get_real (file), lock);
}

static int
fault_unlock (sqlite3_file *file,
              int           lock)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), lock);
}

static int
fault_check_lock (sqlite3_file *file,
                  int          *taken)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), taken);
}

static int
fault_control (sqlite3_file *file,
               int           operation,
               void         *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
fault_shm_map (sqlite3_file   *file,
               int             page,
               int             n_bytes,
               int             extend,
               void volatile **address)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, n_bytes, extend, address);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

/* Version 2: with the shared memory that the log needs, without mapped reading. */
static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  self->real = (sqlite3_file *) (self + 1);
  result = usual->xOpen (usual, name, self->real, flags, out_flags);
  self->parent.pMethods = self->real->pMethods != NULL ? &fault_methods : NULL;

  return result;
}

void
candour_test_faults_mount (void)
{
  static sqlite3_vfs vfs;

  if (usual == NULL)
    {
      usual = sqlite3_vfs_find (NULL);
      g_assert_nonnull (usual);

      /* Names, folders, time and chance are the usual one's. */
      vfs = *usual;
      vfs.zName = "candour-fault";
      vfs.szOsFile = sizeof (FaultFile) + usual->szOsFile;
      vfs.xOpen = fault_open;
      vfs.pNext = NULL;
      g_assert_cmpint (sqlite3_vfs_register (&vfs, FALSE), ==, SQLITE_OK);
    }

  candour_sqlite_set_vfs ("candour-fault");
}

void
candour_test_faults_unmount (void)
{
  candour_sqlite_set_vfs (NULL);
}

void
candour_test_faults_arm (CandourTestFaultKind kind,
                         int                  nth,
                         gboolean             full,
                         gboolean             sticky)
{
  fault.kind = kind;
  fault.left = nth;
  fault.full = full;
  fault.sticky = sticky;
  fault.tripped = FALSE;
  fault.armed = TRUE;
}

gboolean
candour_test_faults_disarm (void)
{
  fault.armed = FALSE;

  return fault.tripped;
}
