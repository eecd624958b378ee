/* candour-people-reader.h - a council's workforce list, as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-cases-reader.h"
#include "candour-store-people-import.h"

G_BEGIN_DECLS

typedef struct
{
  char      *file_name;
  char      *file_hash;
  GPtrArray *problems;  /* CandourRowProblem */
  GPtrArray *entries;   /* CandourPersonEntry */
} CandourPeopleFile;

CandourPeopleFile *candour_people_read       (const char          *path,
                                              GCancellable        *cancellable,
                                              GError             **error);
/* Tells of the renames in @plan among the problems, before all others. */
void               candour_people_file_tell_renames (CandourPeopleFile       *self,
                                              const CandourPeoplePlan *plan);
void               candour_people_file_free  (CandourPeopleFile   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPeopleFile, candour_people_file_free)

G_END_DECLS
