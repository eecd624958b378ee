/* candour-people-data.h - teams and people as they were read, and what is counted in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A council has hundreds of people, a few thousand with those who left: few enough to hold, so
 * that choosing a team or a letter typed needs no reading. Its cases are many more: those are
 * CandourPagedModel's.
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-people.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* Whom the list shows. */
typedef enum
{
  CANDOUR_SCOPE_EVERYONE,      /* who is here */
  CANDOUR_SCOPE_TEAM,          /* with the teams below it */
  CANDOUR_SCOPE_AUDITORS,
  CANDOUR_SCOPE_NOT_AUDITED,
  CANDOUR_SCOPE_LEFT,
  CANDOUR_N_SCOPES
} CandourPeopleScope;

typedef struct
{
  GPtrArray *teams;   /* CandourTeam, parents before children */
  GPtrArray *people;  /* CandourPersonRow, by name; those who left too */
  char      *today;
} CandourPeopleData;

#define CANDOUR_ANY_ROLE -1

/* A CandourJob; @today is text. */
gpointer           candour_people_data_read         (CandourDb                *db,
                                                     gpointer                  today,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);
void               candour_people_data_free         (CandourPeopleData        *self);

/* Borrowed; NULL where there is none. */
const CandourTeam *candour_people_data_find_team    (const CandourPeopleData  *self,
                                                     const char               *id);
CandourPersonRow  *candour_people_data_find_person  (const CandourPeopleData  *self,
                                                     const char               *id);
/* Of the team itself; NULL where nobody manages it. */
CandourPersonRow  *candour_people_data_find_manager (const CandourPeopleData  *self,
                                                     const char               *team_id);
/* (element-type CandourPersonRow), borrowed: those of @scope, of @role or CANDOUR_ANY_ROLE,
 * whose name has @text in it ("" or NULL: any).
 */
GPtrArray         *candour_people_data_list         (const CandourPeopleData  *self,
                                                     CandourPeopleScope        scope,
                                                     const char               *team_id,
                                                     int                       role,
                                                     const char               *text);
/* Social workers who are here, in @team_id and the teams below it; NULL: in all. */
guint              candour_people_data_count_workers (const CandourPeopleData *self,
                                                     const char               *team_id);
/* Teams that have no team below them. */
guint              candour_people_data_count_teams  (const CandourPeopleData  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPeopleData, candour_people_data_free)

G_END_DECLS
