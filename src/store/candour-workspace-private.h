/* candour-workspace-private.h - what the files of the workspace share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lock-private.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* A thread with a queue, for one connection. */
typedef struct _CandourWorker CandourWorker;

struct _CandourWorkspace
{
  GObject        parent_instance;

  char          *uri;
  gboolean       is_file;
  gboolean       is_in_memory;
  gboolean       read_only;
  char          *holder;
  char          *warning;
  CandourLock   *lock;      /* of a file that is open for writing */

  CandourDb     *db;        /* writes; NULL: closed */
  CandourWorker *write_worker;
  CandourWorker *read_worker;
  GThread       *backup_thread;

  CandourActor  *actor;
  char          *council;
  gboolean       demonstration;
};

/* Runs what is queued, then ends the threads. */
void     candour_workspace_stop_jobs      (CandourWorkspace   *self);

/* Makes self->uri the file's one name, and refuses what is no file, or no place for one. Where
 * @exists it must be there, otherwise it must not.
 */
gboolean candour_workspace_resolve_file   (CandourWorkspace   *self,
                                           gboolean            exists,
                                           GError            **error);
/* Takes the lock, or makes the workspace read-only where it cannot. */
void     candour_workspace_claim_file     (CandourWorkspace   *self);
/* Reads the file's head by itself, so that SQLite does not so much as touch what is not ours. */
gboolean candour_workspace_probe_file     (CandourWorkspace   *self,
                                           GError            **error);
/* Makes the folder and an empty file that only this account can read. */
gboolean candour_workspace_make_file      (CandourWorkspace   *self,
                                           GError            **error);
/* On a server. */
void     candour_workspace_explain_newer  (GError            **error);
/* Why the driver did not open it, in a sentence about this workspace. */
void     candour_workspace_explain        (CandourWorkspace   *self,
                                           const GError       *failure,
                                           GError            **error);

/* Copies the file as it is, or without @path as the settings say; *written may be NULL. Any thread:
 * it has a connection of its own.
 */
gboolean candour_backup_make              (const char         *source,
                                           const char         *path,
                                           CandourProgress     progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           char              **written,
                                           GError            **error);
/* @recipients NULL: those whom the settings name. */
gboolean candour_backup_make_sealed       (const char         *source,
                                           const char *const  *recipients,
                                           const char         *path,
                                           CandourProgress     progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           char              **written,
                                           GError            **error);
/* Whom the settings name, *recipients NULL: nobody. */
gboolean candour_backup_load_recipients   (CandourDb          *db,
                                           char             ***recipients,
                                           GError            **error);
/* Into @partial, which is there and empty. */
gboolean candour_backup_copy_sealed       (CandourDb          *db,
                                           const char         *source,
                                           const char         *partial,
                                           const char *const  *recipients,
                                           CandourProgress     progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           GError            **error);
/* "16 January 2026, 08:02", for people; NULL where it is gone. */
char    *candour_backup_dup_time          (const char         *backup);
/* Something was saved on a day that has no backup yet. */
gboolean candour_backup_is_due            (const char         *path);

/* Which of @names (element-type filename, newest first, of backups) may go: (transfer
 * container). @today "20260116".
 */
GPtrArray *candour_backup_choose_old      (GPtrArray          *names,
                                           const char         *today);

G_END_DECLS
