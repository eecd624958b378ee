/* candour-table.h - a moderator's table: a pack of three audits, and a folder for the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-desk.h"
#include "candour-test-pack.h"

G_BEGIN_DECLS

/* In nothing but what the moderator wrote. */
#define CANDOUR_TABLE_WORDS "Marimba of the moderator"

typedef struct
{
  char            *folder;   /* of desks */
  CandourTestPack *pack;
  GBytes          *file;
  CandourDeskKeys  keys;
} CandourTable;

void              candour_table_set_up          (CandourTable      *self,
                                                 gconstpointer      unused);
void              candour_table_tear_down       (CandourTable      *self,
                                                 gconstpointer      unused);
void              candour_table_remove_folder   (const char        *path);

/* Each fails the test where it does not work. */
CandourDesk      *candour_table_open_file       (CandourTable      *self,
                                                 GBytes            *file);
void              candour_table_assert_refused  (CandourTable      *self,
                                                 GBytes            *file,
                                                 CandourDeskError   code);
GPtrArray        *candour_table_list            (CandourDesk       *desk);
CandourDeskState  candour_table_get_state       (CandourDesk       *desk,
                                                 guint              i);
/* Of the audit at @i: one grade, which may fail; or all there is to grade. */
void              candour_table_grade           (CandourDesk       *desk,
                                                 guint              i,
                                                 const char        *standard_id,
                                                 int                value,
                                                 GError           **error);
void              candour_table_grade_all       (CandourDesk       *desk,
                                                 guint              i);

char             *candour_table_dup_return_path (CandourTable      *self,
                                                 int                sequence);
void              candour_table_make_return     (CandourTable      *self,
                                                 CandourDesk       *desk,
                                                 int                sequence);
/* As the sender opens it. */
CandourPack      *candour_table_open_return     (CandourTable      *self,
                                                 int                sequence);
GBytes           *candour_table_read_file       (const char        *path);

G_END_DECLS
