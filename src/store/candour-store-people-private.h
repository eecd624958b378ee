/* candour-store-people-private.h - what the imports share with people and teams
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* The columns that candour_store_people_read() reads, in its order. */
#define CANDOUR_PERSON_COLUMNS \
  "person.id, person.code, person.name, person.role, person.job, person.team_id," \
  " person.manager_id, person.started_on, person.left_on, person.account, person.trained_on," \
  " person.revision"

CandourPerson *candour_store_people_read        (CandourStatement    *statement);

/* Each writes its history too, inside the caller's transaction. The insert makes id and code
 * where they are NULL; the update compares with @old and does nothing where nothing differs.
 */
gboolean       candour_store_people_insert      (CandourDb           *db,
                                                 CandourPerson       *person,
                                                 const CandourActor  *actor,
                                                 GError             **error);
gboolean       candour_store_people_update      (CandourDb           *db,
                                                 const CandourPerson *old,
                                                 const CandourPerson *person,
                                                 const CandourActor  *actor,
                                                 GError             **error);
/* REFUSED for who may not change people and teams. */
gboolean       candour_store_people_check_editor (const CandourActor *actor,
                                                 GError             **error);
/* REFUSED, with who owns what, where @person still has something to hand on. */
gboolean       candour_store_people_check_leave (CandourDb           *db,
                                                 const CandourPerson *person,
                                                 GError             **error);

/* At the end of its parent's teams where position is 0. Makes the id. */
gboolean       candour_store_teams_insert       (CandourDb           *db,
                                                 CandourTeam         *team,
                                                 const CandourActor  *actor,
                                                 GError             **error);
gboolean       candour_store_teams_set_parent   (CandourDb           *db,
                                                 CandourTeam         *team,
                                                 const char          *parent_id,
                                                 const CandourActor  *actor,
                                                 GError             **error);

/* "%part%" or "part%" for LIKE ... ESCAPE '\', of @text folded; "" for nothing. */
char          *candour_store_dup_part           (const char          *text);
char          *candour_store_dup_start          (const char          *text);

G_END_DECLS
