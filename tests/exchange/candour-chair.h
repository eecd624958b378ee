/* candour-chair.h - a moderator's place: a pack of three audits, and a folder for the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-desk.h"
#include "candour-test-pack.h"

G_BEGIN_DECLS

/* In nothing but what the moderator wrote. */
#define CANDOUR_CHAIR_WORDS "Marimba of the moderator"

typedef struct
{
  char            *folder;   /* of desks */
  CandourTestPack *pack;
  GBytes          *file;
  CandourDeskKeys  keys;
} CandourChair;

void              candour_chair_set_up          (CandourChair      *self,
                                                 gconstpointer      unused);
void              candour_chair_tear_down       (CandourChair      *self,
                                                 gconstpointer      unused);
void              candour_chair_remove_folder   (const char        *path);

/* Each fails the test where it does not work. */
CandourDesk      *candour_chair_open_file       (CandourChair      *self,
                                                 GBytes            *file);
void              candour_chair_assert_refused  (CandourChair      *self,
                                                 GBytes            *file,
                                                 CandourDeskError   code);
GPtrArray        *candour_chair_list            (CandourDesk       *desk);
CandourDeskState  candour_chair_get_state       (CandourDesk       *desk,
                                                 guint              i);
/* Of the audit at @i: one grade, which may fail; or all there is to grade. */
void              candour_chair_grade           (CandourDesk       *desk,
                                                 guint              i,
                                                 const char        *standard_id,
                                                 int                value,
                                                 GError           **error);
void              candour_chair_grade_all       (CandourDesk       *desk,
                                                 guint              i);

char             *candour_chair_dup_return_path (CandourChair      *self,
                                                 int                sequence);
void              candour_chair_make_return     (CandourChair      *self,
                                                 CandourDesk       *desk,
                                                 int                sequence);
/* As the sender opens it. */
CandourPack      *candour_chair_open_return     (CandourChair      *self,
                                                 int                sequence);
GBytes           *candour_chair_read_file       (const char        *path);

G_END_DECLS
