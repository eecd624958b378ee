/* candour-person-reading.h - what is read for the pane of a person or of a child's record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* The newest of each that are read at all. */
#define CANDOUR_READING_LIMIT 60

typedef struct
{
  char *id;
  char *today;
} CandourPersonQuery;

typedef struct
{
  char      *person_id;
  GPtrArray *audits;       /* CandourAuditRow: submitted, of this person's work, newest first */
  GPtrArray *actions;      /* CandourActionRow: open, most urgent first */
  int        n_year;       /* audits of the work within twelve months */
  int        n_quarter;    /* audits that the person submitted in this quarter of the year */
  char      *next_due_on;  /* of the audits that the person has to do; NULL: none */
} CandourPersonReading;

CandourPersonQuery *candour_person_query_new     (const char            *id,
                                                  const char            *today);
void                candour_person_query_free    (gpointer               data);

/* CandourJobs; @query is a CandourPersonQuery. */
gpointer            candour_person_reading_read  (CandourDb             *db,
                                                  gpointer               query,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
/* Returns a GPtrArray of CandourAuditRow: all audits of a child's record, newest first. */
gpointer            candour_record_reading_read  (CandourDb             *db,
                                                  gpointer               query,
                                                  GCancellable          *cancellable,
                                                  GError               **error);
void                candour_person_reading_free  (CandourPersonReading  *self);

G_END_DECLS
