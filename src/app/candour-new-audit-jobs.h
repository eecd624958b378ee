/* candour-new-audit-jobs.h - what the new audit's form asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-rules.h"
#include "candour-rows.h"
#include "candour-store-audits.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* What does not depend on the case. */
typedef struct
{
  GPtrArray       *frameworks;   /* CandourFramework: those in use, by title */
  GPtrArray       *people;       /* CandourPerson */
  GPtrArray       *teams;        /* CandourTeam */
  GPtrArray       *auditors;     /* CandourPersonRow: trained and here, by name; and who looks, to
                                  * be told why not */
  CandourHolidays *holidays;
  char            *today;
} CandourNewAuditFacts;

void candour_new_audit_facts_free (CandourNewAuditFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourNewAuditFacts, candour_new_audit_facts_free)
/* Where the framework stands that most audits are by: the first of a case file audit, in its newest
 * version, else the first of all.
 */
guint candour_new_audit_facts_find_usual (const CandourNewAuditFacts *self);

void                  candour_new_audit_jobs_load_async  (CandourWorkspace     *workspace,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
CandourNewAuditFacts *candour_new_audit_jobs_load_finish (CandourWorkspace     *workspace,
                                                          GAsyncResult         *result,
                                                          GError              **error);

/* One case that was found, with what decides who may audit it. */
typedef struct
{
  CandourCaseRow *row;
  CandourCase    *child_case;
  GPtrArray      *allocations;   /* CandourAllocation */
  char           *open_with;     /* who audits it with this framework already; NULL: nobody */
} CandourCaseChoice;

typedef struct
{
  GPtrArray *choices;            /* CandourCaseChoice, by reference */
  gint64     n_matches;          /* of all that match */
  gint64     n_cases;            /* of the whole list */
  char      *imported_on;        /* where none matches: of what day the list is, or NULL */

  /* Where nothing was asked for: */
  gboolean   is_recent;          /* the choices are of teams that were audited lately */
  GPtrArray *allocated;          /* CandourAuditRow: to this person, and not begun; or NULL */
} CandourCaseChoices;

void candour_case_choices_free (CandourCaseChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCaseChoices, candour_case_choices_free)

typedef struct
{
  const char *text;              /* "": what this person is likely to want */
  const char *case_id;           /* only this one; or NULL */
  const char *framework_code;
  const char *today;
} CandourCaseSearch;

/* Copies @search. */
void                candour_new_audit_jobs_search_async  (CandourWorkspace     *workspace,
                                                          const CandourCaseSearch *search,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
CandourCaseChoices *candour_new_audit_jobs_search_finish (CandourWorkspace     *workspace,
                                                          GAsyncResult         *result,
                                                          GError              **error);

/* What went before with one case. */
typedef struct
{
  GPtrArray *earlier;   /* CandourAuditRow: its submitted audits, the last one first */
  guint      n_open;    /* actions still open of all of them */
} CandourCasePast;

void candour_case_past_free (CandourCasePast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCasePast, candour_case_past_free)

void             candour_new_audit_jobs_past_async  (CandourWorkspace     *workspace,
                                                     const char           *case_id,
                                                     const char           *today,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
CandourCasePast *candour_new_audit_jobs_past_finish (CandourWorkspace     *workspace,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/* Copies @facts. */
void  candour_new_audit_jobs_start_async  (CandourWorkspace       *workspace,
                                           const CandourNewAudit  *facts,
                                           const char             *today,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
/* (transfer full): the audit's id */
char *candour_new_audit_jobs_start_finish (CandourWorkspace       *workspace,
                                           GAsyncResult           *result,
                                           GError                **error);

G_END_DECLS
