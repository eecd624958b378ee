/* candour-store-people-import.h - takes in a council's workforce list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* One person as a workforce file has it; team and manager are names. What is NULL or "" stays
 * as it is; a role of -1 as well.
 */
typedef struct
{
  char        *name;
  CandourRole  role;
  char        *job;
  char        *team;
  char        *parent_team;
  char        *manager;
  char        *started_on;
  char        *left_on;
  char        *account;
  char        *trained_on;
  int          row;          /* in the file; 0: not known */
  gboolean     is_renamed;   /* somebody said that who has this account here is the same person */
} CandourPersonEntry;

/* Somebody here whose account the file gives to another name: a new name, or a new person? Left out
 * until a person says that it is the same one.
 */
typedef struct
{
  CandourPersonEntry *entry;      /* lent by the entries */
  char               *name;       /* of who has the account here */
  gboolean            is_accepted;
} CandourRename;

typedef struct
{
  gint64     n_people;
  gint64     n_new;
  gint64     n_changed;
  gint64     n_gone;       /* here, not in the file: told, not changed */
  gint64     n_new_teams;
  gint64     n_asked;      /* of the renames: not accepted, so left out */
  GPtrArray *renames;      /* CandourRename */
  GPtrArray *lines;        /* (element-type utf8) a sentence a change, for the preview */
} CandourPeoplePlan;

CandourPeoplePlan  *candour_store_people_plan     (CandourDb                *db,
                                                   GPtrArray                *entries,
                                                   GError                  **error);
gboolean            candour_store_people_import   (CandourDb                *db,
                                                   GPtrArray                *entries,
                                                   const char               *file_name,
                                                   const char               *file_hash,
                                                   const CandourActor       *actor,
                                                   GCancellable             *cancellable,
                                                   CandourPeoplePlan       **plan,
                                                   GError                  **error);
CandourPersonEntry *candour_person_entry_new      (const char               *name);
void                candour_person_entry_free     (CandourPersonEntry       *self);
void                candour_people_plan_free      (CandourPeoplePlan        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPersonEntry, candour_person_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPeoplePlan, candour_people_plan_free)

G_END_DECLS
