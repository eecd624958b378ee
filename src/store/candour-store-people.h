/* candour-store-people.h - keeps teams, people and who manages whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_PEOPLE_HERE,          /* not left */
  CANDOUR_PEOPLE_AUDITORS,      /* trained, not left */
  CANDOUR_PEOPLE_NOT_AUDITED,   /* hold children and were not audited within twelve months */
  CANDOUR_PEOPLE_LEFT,
  CANDOUR_PEOPLE_ALL,
} CandourPeopleView;

/* (element-type CandourTeam) in the tree's order, parents before children. */
GPtrArray     *candour_store_people_list_teams   (CandourDb           *db,
                                                  GError             **error);
/* Adds where team->id is NULL (and sets it), else changes. */
gboolean       candour_store_people_save_team    (CandourDb           *db,
                                                  CandourTeam         *team,
                                                  const CandourActor  *actor,
                                                  GError             **error);

/* (element-type CandourPersonRow) by name. @team_id NULL: all; else with the teams below it.
 * @text: part of a name, or NULL. @today for "within twelve months".
 */
GPtrArray     *candour_store_people_list         (CandourDb           *db,
                                                  CandourPeopleView    view,
                                                  const char          *team_id,
                                                  const char          *text,
                                                  const char          *today,
                                                  GError             **error);
/* (element-type CandourPerson): all, for the rules of independence and for choosing owners. */
GPtrArray     *candour_store_people_load_all     (CandourDb           *db,
                                                  GError             **error);
CandourPerson *candour_store_people_load         (CandourDb           *db,
                                                  const char          *id,
                                                  GError             **error);
/* NULL without @error: nobody has this account. */
CandourPerson *candour_store_people_find_account (CandourDb           *db,
                                                  const char          *account,
                                                  GError             **error);
/* NULL without @error where no one, or more than one, fits: a code, an account or a name. */
CandourPerson *candour_store_people_find         (CandourDb           *db,
                                                  const char          *name,
                                                  GError             **error);
/* Adds where person->id is NULL (id and code are made), else changes; each changed field is in
 * the history. CONFLICT where somebody else saved first; REFUSED for a person who left and still
 * owns open actions or holds children.
 */
gboolean       candour_store_people_save         (CandourDb           *db,
                                                  CandourPerson       *person,
                                                  const CandourActor  *actor,
                                                  GError             **error);
/* The first person of a new workspace: there is no actor yet, so the person acts. */
gboolean       candour_store_people_add_first    (CandourDb           *db,
                                                  CandourPerson       *person,
                                                  GError             **error);

G_END_DECLS
