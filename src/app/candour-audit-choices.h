/* candour-audit-choices.h - what the filters of the list of audits can be set to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

/* One drop-down's choices: @labels for people, @ids for the query. The first id is "": any. */
typedef struct
{
  GPtrArray *labels;
  GPtrArray *ids;
} CandourChoices;

typedef struct
{
  CandourChoices teams;
  CandourChoices auditors;
  CandourChoices frameworks;
} CandourAuditChoices;

void                 candour_choices_init       (CandourChoices       *self);
void                 candour_choices_clear      (CandourChoices       *self);
void                 candour_choices_add        (CandourChoices       *self,
                                                 const char           *id,
                                                 const char           *label);
/* 0 (any) where there is none. */
guint                candour_choices_find       (const CandourChoices *self,
                                                 const char           *id);
GtkStringList       *candour_choices_make_model (const CandourChoices *self);

/* On a thread of the workspace. @person_id comes first among the auditors, as "Me". */
CandourAuditChoices *candour_audit_choices_read (CandourDb            *db,
                                                 const char           *person_id,
                                                 const char           *today,
                                                 GError              **error);
/* Where they cannot be read, the list still can: nothing but "any" to choose. */
CandourAuditChoices *candour_audit_choices_make_bare (void);
void                 candour_audit_choices_free (CandourAuditChoices  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAuditChoices, candour_audit_choices_free)

/* "All years" and the periods below, made ready. */
void                 candour_periods_add        (CandourChoices       *self);
/* The first and the last day of a period: "this-year", "last-year" (audit years begin on 1
 * April), "this-quarter", "last-quarter", "this-month", "last-month", "twelve-months" (up to
 * @today); NULL for any other.
 */
void                 candour_period_get_bounds  (const char           *period,
                                                 const char           *today,
                                                 char                **from_on,
                                                 char                **until_on);

G_END_DECLS
