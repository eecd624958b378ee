/* candour-store-findings.h - every grading that was given, for analysts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"

G_BEGIN_DECLS

/* Lent for one call; texts NULL where there is none. One row a grading of a submitted audit. */
typedef struct
{
  const char *audit_id;
  const char *case_reference;
  const char *cohort;
  const char *age_band;
  const char *team;
  const char *worker_code;
  const char *worker_name;
  const char *auditor_code;
  const char *auditor_name;
  const char *framework;         /* code */
  gint64      framework_version;
  const char *submitted_at;
  const char *overall_code;
  const char *standard_id;
  const char *standard_name;
  const char *role;
  const char *grade_code;        /* NULL: not applicable */
  gint64      not_applicable;
  gint64      n_sources;
  gint64      n_met;
  gint64      n_partly;
  gint64      n_not_met;
  gint64      n_actions;
  const char *rationale;
  const char *event;             /* code, of a practice observation */
  const char *consent;           /* code, the same */
} CandourFinding;

/* FALSE with @error set stops the walk. */
typedef gboolean (*CandourFindingFunc) (const CandourFinding  *finding,
                                        gpointer               data,
                                        GError               **error);

/* By submission and standard; @audit_ids (element-type utf8) NULL: all. */
gboolean candour_store_findings_walk (CandourDb           *db,
                                      GPtrArray           *audit_ids,
                                      CandourFindingFunc   func,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_END_DECLS
