/* candour-rows.h - what long lists show, a light object a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GObjects with public read-only fields and no properties to notify: a list makes a few hundred
 * at a time and drops them again, and a row that changed is replaced by a new one.
 */

#pragma once

#include <glib-object.h>

#include "candour-codes.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_ROW (candour_audit_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditRow, candour_audit_row, CANDOUR, AUDIT_ROW, GObject)

struct _CandourAuditRow
{
  GObject            parent_instance;

  char              *id;
  char              *reference;
  int                cohort;
  char              *worker_name;    /* "" where not allocated */
  char              *team_name;
  char              *auditor_id;
  char              *auditor_name;
  char              *framework_title;
  CandourAuditState  state;
  char              *due_on;         /* ISO; NULL where none */
  char              *submitted_on;   /* ISO local date; NULL until submitted */
  int                overall;        /* 0: not yet */
  char              *overall_name;   /* in its scale's words; "" until judged */
  char              *overall_short;
  int                drawn_as;       /* CandourGrade of overall */
  int                n_graded;
  int                n_standards;
  int                n_actions;
  int                n_open;
  int                n_overdue;
  char              *key;            /* where the list goes on after this row */
};

#define CANDOUR_TYPE_PERSON_ROW (candour_person_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonRow, candour_person_row, CANDOUR, PERSON_ROW, GObject)

struct _CandourPersonRow
{
  GObject      parent_instance;

  char        *id;
  char        *code;
  char        *name;
  CandourRole  role;
  char        *job;             /* or the role's name */
  char        *team_id;
  char        *team_name;
  char        *manager_id;
  char        *manager_name;
  char        *started_on;
  char        *left_on;
  char        *trained_on;
  char        *account;
  char        *last_audited;    /* ISO; NULL: never */
  int          n_children;
  int          n_to_do;         /* audits allocated to the person and not submitted */
};

#define CANDOUR_TYPE_CASE_ROW (candour_case_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourCaseRow, candour_case_row, CANDOUR, CASE_ROW, GObject)

struct _CandourCaseRow
{
  GObject   parent_instance;

  char     *id;
  char     *reference;
  int       cohort;
  char     *plan;
  char     *since;
  char     *age_band;
  char     *worker_id;
  char     *worker_name;   /* "" where not allocated */
  char     *team_id;
  char     *team_name;
  char     *closed_on;
  char     *last_audited;  /* ISO; NULL: never */
  char     *key;
};

#define CANDOUR_TYPE_FRAMEWORK_ROW (candour_framework_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkRow, candour_framework_row, CANDOUR, FRAMEWORK_ROW, GObject)

struct _CandourFrameworkRow
{
  GObject      parent_instance;

  char        *id;
  char        *code;
  int          version;
  CandourKind  kind;
  char        *title;
  char        *from_date;
  char        *closed_on;    /* when a newer version took over; NULL: current */
  gboolean     has_overall;
  int          n_standards;
  int          n_audits;
};

/* An action of a list: of a case panel, of My work, of an export. */
#define CANDOUR_TYPE_ACTION_ROW (candour_action_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionRow, candour_action_row, CANDOUR, ACTION_ROW, GObject)

struct _CandourActionRow
{
  GObject             parent_instance;

  char               *id;
  char               *audit_id;
  char               *reference;      /* of the case */
  char               *standard_name;  /* "" for the audit as a whole */
  int                 grade;          /* the auditor's of that standard; 0: none */
  CandourActionKind   kind;
  CandourActionLevel  level;
  char               *what;
  char               *difference;
  char               *owner_id;
  char               *owner_name;
  char               *due_on;
  char               *first_due_on;
  char               *done_on;
  CandourActionState  state;
  char               *key;
};

G_END_DECLS
