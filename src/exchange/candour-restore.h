/* candour-restore.h - records from a backup, in clear or sealed, and who backups are sealed for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keyring.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* By its first bytes, whatever its name. */
gboolean   candour_restore_is_sealed  (const char            *backup);
/* Writes the records of @backup to @path, whole or not at all. REFUSED: there is a file already, or
 * the backup holds no records; otherwise as candour_workspace_open().
 */
gboolean   candour_restore_plain      (const char            *backup,
                                       const char            *path,
                                       GError               **error);
/* With the errors of candour_age_open() as well. Sealing says nothing of who sealed: what was
 * restored is as good as its history, which candour_workspace_check() goes through.
 */
gboolean   candour_restore_sealed     (const char            *backup,
                                       const CandourKeyring  *ring,
                                       const char            *path,
                                       GCancellable          *cancellable,
                                       GError               **error);

/* CANDOUR_SETTING_BACKUPS_FOR: (element-type CandourCard) of its text, and the text of it. */
GPtrArray *candour_restore_read_cards (const char            *setting);
char      *candour_restore_dup_setting (GPtrArray            *cards);

G_END_DECLS
