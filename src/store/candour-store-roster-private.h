/* candour-store-roster-private.h - everybody and every team, found by the names that files have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded once for an import, so that each of its rows costs no query. Where it does not write it
 * makes up what would be added, and the plan of an import comes out as the import itself would.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef struct
{
  CandourDb          *db;
  const CandourActor *actor;
  gboolean            writes;
  gint64              n_new_people;
  gint64              n_new_teams;

  GPtrArray          *teams;      /* CandourTeam */
  GPtrArray          *people;     /* CandourPerson */
  GHashTable         *team_names; /* folded name -> CandourTeam, lent */
  GHashTable         *names;      /* folded name -> GPtrArray of CandourPerson, lent */
  GHashTable         *accounts;   /* -> CandourPerson, lent */
  GHashTable         *team_ids;   /* -> CandourTeam, lent */
  GHashTable         *ids;        /* -> CandourPerson, lent */
} CandourRoster;

/* @actor may be NULL where @writes is FALSE. */
CandourRoster *candour_roster_load        (CandourDb           *db,
                                           const CandourActor  *actor,
                                           gboolean             writes,
                                           GError             **error);
void           candour_roster_free        (CandourRoster       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourRoster, candour_roster_free)

/* Finds the team of this name or adds it, below @parent where that is not NULL. *team is lent,
 * and NULL for a name that is empty.
 */
gboolean       candour_roster_take_team   (CandourRoster       *self,
                                           const char          *name,
                                           const CandourTeam   *parent,
                                           CandourTeam        **team,
                                           GError             **error);
/* All of this name; NULL where there is none. */
GPtrArray     *candour_roster_find_people (CandourRoster       *self,
                                           const char          *name);
/* NULL where nobody has the account. */
CandourPerson *candour_roster_find_account (CandourRoster     *self,
                                           const char          *account);
/* @person is found by @name as well: the file knows somebody of ours by a new name. */
void           candour_roster_add_name    (CandourRoster       *self,
                                           CandourPerson       *person,
                                           const char          *name);
/* Makes @person as @wanted is; writes nothing. @wanted is left with what was. */
void           candour_roster_replace     (CandourRoster       *self,
                                           CandourPerson       *person,
                                           CandourPerson       *wanted);
/* Adds @person, and owns it from then on; on failure too. */
gboolean       candour_roster_add_person  (CandourRoster       *self,
                                           CandourPerson       *person,
                                           GError             **error);
/* Of the candidates the one that a reader of the file would take: alone in @team_id, else the
 * one with the id @current; NULL where that does not tell.
 */
CandourPerson *candour_roster_choose      (GPtrArray           *candidates,
                                           const char          *team_id,
                                           const char          *current);
/* "" for NULL. */
const char    *candour_roster_get_name    (CandourRoster       *self,
                                           const char          *person_id);
const char    *candour_roster_get_team    (CandourRoster       *self,
                                           const char          *team_id);

G_END_DECLS
