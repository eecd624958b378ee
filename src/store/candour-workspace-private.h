/* candour-workspace-private.h - what the files of the workspace share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-workspace.h"

G_BEGIN_DECLS

/* A thread with a queue, for one connection. */
typedef struct _CandourWorker CandourWorker;

struct _CandourWorkspace
{
  GObject        parent_instance;

  char          *uri;
  gboolean       is_file;
  gboolean       read_only;
  char          *holder;
  char          *warning;

  CandourDb     *db;        /* writes; NULL: closed */
  CandourDb     *reader;    /* opened with its thread */
  CandourWorker *write_worker;
  CandourWorker *read_worker;

  CandourActor  *actor;
  char          *council;
  gboolean       demonstration;
};

/* Runs what is queued, then ends the threads. */
void candour_workspace_stop_jobs (CandourWorkspace *self);

G_END_DECLS
