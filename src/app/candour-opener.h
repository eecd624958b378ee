/* candour-opener.h - opens a workspace without holding up the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keyring.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* A workspace and what is asked of it once, before anything is shown. */
typedef struct
{
  CandourWorkspace *workspace;
  char             *today;
} CandourOpened;

void           candour_opened_free      (CandourOpened        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourOpened, candour_opened_free)

/* Opens @uri and signs in: candour_workspace_get_actor() is NULL where nobody has this account.
 * In an example council somebody with audits to do acts then.
 */
void           candour_opener_open      (const char           *uri,
                                         CandourOpenFlags      flags,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Makes a workspace with the frameworks that come with Candour, and @person as the first in it;
 * one that is on the server already is opened instead. Takes a copy of @person.
 */
void           candour_opener_create    (const char           *uri,
                                         const char           *council,
                                         const CandourPerson  *person,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Makes the example council at @path, or opens the one that is there. @progress is called on
 * any thread.
 */
void           candour_opener_demo      (const char           *path,
                                         CandourProgress       progress,
                                         gpointer              progress_data,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Writes a copy of the backup to @path, which must not be there, and opens that. */
void           candour_opener_restore   (const char           *backup,
                                         const char           *path,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* The same for one that is sealed. Takes over @ring. */
void           candour_opener_restore_sealed (const char      *backup,
                                         CandourKeyring       *ring,
                                         const char           *path,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* Whether the server at @uri answers, and whose records are there; makes and changes nothing. */
void           candour_opener_try       (const char           *uri,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* FALSE: why not. *council NULL: there are no records yet. */
gboolean       candour_opener_try_finish (GAsyncResult        *result,
                                          char               **council,
                                          GError             **error);
CandourOpened *candour_opener_finish    (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
