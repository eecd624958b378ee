/* candour-workspace.h - an open workspace: its connections, its threads, and who is acting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workspace is one file (SQLite) or one database (PostgreSQL). One thread owns the writing
 * connection; a second, read-only connection serves long lists and reports on another thread.
 * The window asks with the _async calls, so its own thread never waits for a disk; verbs and
 * tests use the connections directly.
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_WORKSPACE (candour_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CandourWorkspace, candour_workspace, CANDOUR, WORKSPACE, GObject)

typedef enum
{
  CANDOUR_OPEN_DEFAULT   = 0,
  CANDOUR_OPEN_READ_ONLY = 1 << 0,
  CANDOUR_OPEN_NO_BACKUP = 1 << 1,  /* for verbs that only read, and tests */
} CandourOpenFlags;

/* Runs on a thread of the workspace. What it returns (NULL with @error set: it failed) is
 * handed to the callback's finish; it must not touch the display.
 */
typedef gpointer (*CandourJob) (CandourDb     *db,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error);

/* A short fraction-or-count report from a long job; any thread. @total 0: not known. */
typedef void     (*CandourProgress) (guint64   done,
                                     guint64   total,
                                     gpointer  data);

/* Makes a new workspace with its settings, the bank holidays, and nobody in it. REFUSED where
 * one is there already.
 */
CandourWorkspace   *candour_workspace_create        (const char           *uri,
                                                     const char           *council,
                                                     GError              **error);
/* Adds who and what a workspace begins with, inside the transaction that makes it. */
typedef gboolean (*CandourFounder) (CandourWorkspace  *workspace,
                                    gpointer           data,
                                    GError           **error);

/* The same with what @founder adds: all of it is there, or nothing is, on a server as well. */
CandourWorkspace   *candour_workspace_create_with   (const char           *uri,
                                                     const char           *council,
                                                     CandourFounder        founder,
                                                     gpointer              founder_data,
                                                     GError              **error);

/* Checks first, backs up, migrates. Refuses, each with its own sentence: no such file; not a
 * Candour file; damaged; made by a newer Candour; on a network drive. Where another Candour has
 * the file open for writing the workspace opens read-only and says so.
 */
CandourWorkspace   *candour_workspace_open          (const char           *uri,
                                                     CandourOpenFlags      flags,
                                                     GError              **error);
/* One that lies in memory alone, by candour_db_open_memory(): no file, no lock, no backups, one
 * connection that reads and writes. Whoever makes it keeps it, with candour_db_set_keeper() on its
 * connection. @image NULL: a new one, as of candour_workspace_create_with(); the rest is not looked
 * at otherwise. DAMAGED, REFUSED, TOO_NEW: @image is none.
 */
CandourWorkspace   *candour_workspace_open_image    (GBytes               *image,
                                                     const char           *council,
                                                     CandourFounder        founder,
                                                     gpointer              founder_data,
                                                     GError              **error);
/* Closes it and takes its file away: for one that was begun and could not be finished, which helps
 * nobody and stands in the way of the next attempt. What is on a server stays.
 */
void                candour_workspace_discard       (CandourWorkspace     *self);
/* What would be met at a server's address. FALSE: it does not answer, or lets nobody in. *council
 * is whose workspace is there (transfer full), NULL where there is none yet.
 */
gboolean            candour_workspace_try_server    (const char           *uri,
                                                     char                **council,
                                                     GError              **error);
/* Waits for what is queued, then closes. Safe to call twice; unref does the same. */
void                candour_workspace_close         (CandourWorkspace     *self);

/* "" where it is in memory. */
const char         *candour_workspace_get_uri       (CandourWorkspace     *self);
gboolean            candour_workspace_is_in_memory  (CandourWorkspace     *self);
gboolean            candour_workspace_is_file       (CandourWorkspace     *self);
/* On a server: others may be in it as well. */
gboolean            candour_workspace_is_shared     (CandourWorkspace     *self);
gboolean            candour_workspace_is_read_only  (CandourWorkspace     *self);
/* NULL, or who has it: "Another desk has this file open: QA-04, P. Ash, since 14:10." */
const char         *candour_workspace_get_holder    (CandourWorkspace     *self);
/* NULL, or one sentence to show: the file lies in a folder that is copied elsewhere. */
const char         *candour_workspace_get_warning   (CandourWorkspace     *self);
const char         *candour_workspace_get_council   (CandourWorkspace     *self);
/* Made by candour_demo: nothing in it is real, and people may act as someone else. */
gboolean            candour_workspace_is_demonstration (CandourWorkspace  *self);

/* Who acts; NULL until known. Set from the account that is signed in to this computer. */
const CandourActor *candour_workspace_get_actor     (CandourWorkspace     *self);
void                candour_workspace_set_actor     (CandourWorkspace     *self,
                                                     const CandourActor   *actor);
/* Finds the person of this sign-in and makes it the actor. NOT_FOUND: ask who it is. */
gboolean            candour_workspace_sign_in       (CandourWorkspace     *self,
                                                     GError              **error);

/* For verbs and tests: the writing connection, on the caller's own thread. Not while jobs run. */
CandourDb          *candour_workspace_get_db        (CandourWorkspace     *self);

/* @free_data runs on the caller's thread after the callback. Jobs of a kind run one after the
 * other, in the order they were asked for.
 */
void                candour_workspace_write_async   (CandourWorkspace     *self,
                                                     CandourJob            job,
                                                     gpointer              data,
                                                     GDestroyNotify        free_data,
                                                     GDestroyNotify        free_result,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void                candour_workspace_read_async    (CandourWorkspace     *self,
                                                     CandourJob            job,
                                                     gpointer              data,
                                                     GDestroyNotify        free_data,
                                                     GDestroyNotify        free_result,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
/* (transfer full): what the job returned. */
gpointer            candour_workspace_finish        (CandourWorkspace     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/* The account signed in to this computer, and this computer's name. */
const char         *candour_workspace_get_account   (void);
const char         *candour_workspace_get_device    (void);

/* --- What is on disk ------------------------------------------------------------------ */

typedef enum
{
  CANDOUR_PLACE_OK,
  CANDOUR_PLACE_NETWORK,     /* refused */
  CANDOUR_PLACE_SYNC,        /* warned about */
  CANDOUR_PLACE_READ_ONLY,   /* folder cannot be written */
} CandourPlace;

CandourPlace        candour_workspace_check_place   (const char           *path);

/* TRUE/FALSE in *encrypted; FALSE returned where it cannot be told. */
gboolean            candour_workspace_disk_encrypted (const char          *path,
                                                     gboolean             *encrypted);

/* A consistent copy by the engine's own backup, checked, synced, renamed into place. Without
 * @path: into "backups" beside the file, sealed where the settings name somebody to seal it for,
 * and old ones are thinned out (last 10, one a day for 14 days, one a month for 12). *written is
 * the copy's path. Files only.
 */
gboolean            candour_workspace_backup        (CandourWorkspace     *self,
                                                     const char           *path,
                                                     CandourProgress       progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     char                **written,
                                                     GError              **error);
/* The same, sealed: only @recipients can open it, and what was copied in clear never had a name on
 * the disk. NULL: those whom the settings name. REFUSED: they name nobody, or are no recipients.
 */
gboolean            candour_workspace_backup_sealed  (CandourWorkspace    *self,
                                                     const char *const   *recipients,
                                                     const char          *path,
                                                     CandourProgress      progress,
                                                     gpointer             progress_data,
                                                     GCancellable        *cancellable,
                                                     char               **written,
                                                     GError             **error);
/* From one open file to another; @recipients ends with NULL. */
typedef gboolean (*CandourSealer) (int                 plain,
                                   int                 sealed,
                                   const char *const  *recipients,
                                   GCancellable       *cancellable,
                                   GError            **error);

/* Who seals: before any workspace is opened, once. */
void                candour_workspace_set_sealer    (CandourSealer         sealer);

/* By its head alone, and nobody has it open. */
gboolean            candour_workspace_has_head       (const char          *path);
/* What is wrong with a file that was refused for damage, as its engine says it, a line each: for
 * whoever has to mend it. "ok" where the file alone is whole. Takes its time; any thread.
 */
char               *candour_workspace_dup_damage    (const char           *path);
/* (element-type filename) newest first; of the workspace at @path, which need not open. */
GPtrArray          *candour_workspace_list_backups  (const char           *path);

/* All that "candour check" says: engine's integrity check, foreign keys, history, and that the
 * counts in audit rows agree with what they count, and that submitted audits are as they were
 * sealed. *report is text for people, a line each. FALSE with DAMAGED where something is wrong:
 * then *report is set too, and tells what.
 */
gboolean            candour_workspace_check         (CandourWorkspace     *self,
                                                     CandourProgress       progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     char                **report,
                                                     GError              **error);

G_END_DECLS
