/* candour-store-cases-import.h - takes in a council's own case list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* One child as the file has it, after all lists were merged. Worker and team are names; ""
 * where not allocated. Owned by whoever made it.
 */
typedef struct
{
  char  *reference;
  int    cohort;
  char  *plan;
  char  *since;
  char  *age_band;
  char  *sex;
  char  *team;
  char  *worker;
  guint  lists;
  char  *closed_on;    /* the file itself says it is closed; else NULL */
} CandourCaseEntry;

typedef enum
{
  CANDOUR_CHANGE_SAME,
  CANDOUR_CHANGE_NEW,
  CANDOUR_CHANGE_CHANGED,
  CANDOUR_CHANGE_GONE,     /* here and open, and on no list any more: will be closed */
} CandourChange;

typedef struct
{
  CandourChange  change;
  char          *reference;
  guint          lists;     /* bit n: on Annex A list n; where gone: was on it */
  char          *what;      /* for people: "worker A. Brook to C. Penn"; "" where new or gone */
} CandourCaseChange;

typedef struct
{
  gint64     n_cases;
  gint64     n_new;
  gint64     n_changed;
  gint64     n_gone;
  gint64     n_kept;         /* not in the file, and on lists that it does not have */
  guint      kept_on;        /* bit n: such a list */
  gint64     n_unallocated;
  gint64     n_workers;      /* named in the file */
  gint64     n_new_workers;
  gint64     n_teams;
  gint64     n_new_teams;
  char      *last_on;        /* date of the last import of cases; NULL: the first */
  GPtrArray *changes;        /* CandourCaseChange, all but SAME, in order of reference */
} CandourCasePlan;

/* What would change; changes nothing. @entries (CandourCaseEntry) have distinct references.
 * @covered: bit n where the file has Annex A list n, with children or without. It says nothing of
 * the children of other lists, so these stay on them and open; 0: a list of one's own.
 */
CandourCasePlan  *candour_store_cases_plan        (CandourDb                *db,
                                                   GPtrArray                *entries,
                                                   guint                     covered,
                                                   GError                  **error);
/* Writes all of it in one transaction, or nothing: adds teams and workers that are not there,
 * updates, closes what is gone. Cancellable until the commit. *plan is what was done.
 */
gboolean          candour_store_cases_import      (CandourDb                *db,
                                                   GPtrArray                *entries,
                                                   guint                     covered,
                                                   const char               *file_name,
                                                   const char               *file_hash,
                                                   const char               *today,
                                                   const CandourActor       *actor,
                                                   GCancellable             *cancellable,
                                                   CandourCasePlan         **plan,
                                                   GError                  **error);
/* "12 cases of lists 7 and 8 stay open: the file does not have these lists."; NULL: none. */
char             *candour_case_plan_dup_kept      (const CandourCasePlan    *plan);
CandourCaseEntry *candour_case_entry_new          (const char               *reference);
void              candour_case_entry_free         (CandourCaseEntry         *self);
void              candour_case_plan_free          (CandourCasePlan          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCaseEntry, candour_case_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCasePlan, candour_case_plan_free)

G_END_DECLS
