/* candour-backup-group.h - in the preferences: whom backups are sealed for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-card.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_BACKUP_GROUP (candour_backup_group_get_type ())
G_DECLARE_FINAL_TYPE (CandourBackupGroup, candour_backup_group, CANDOUR, BACKUP_GROUP,
                      AdwPreferencesGroup)

/* Of a file, with a QA lead acting who may write to it. */
GtkWidget  *candour_backup_group_new      (CandourWorkspace    *workspace);

/* Its words were looked at: from now on backups are sealed for whoever it is of, as well. */
void        candour_backup_group_add_card (CandourBackupGroup  *self,
                                           const CandourCard   *card);
/* "Only I. Sayer can open them", or that they are not sealed. */
const char *candour_backup_group_get_text (CandourBackupGroup  *self);

G_END_DECLS
