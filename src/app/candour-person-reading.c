/* candour-person-reading.c - what is read for the pane of a person or of a child's record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-person-reading.h"

#include "candour-date.h"
#include "candour-store-audit-list.h"
#include "candour-store-audits.h"


CandourPersonQuery *
candour_person_query_new (const char *id,
                          const char *today)
{
  CandourPersonQuery *self = g_new0 (CandourPersonQuery, 1);

  self->id = g_strdup (id);
  self->today = g_strdup (today);

  return self;
}

void
candour_person_query_free (gpointer data)
{
  CandourPersonQuery *self = data;

  g_free (self->id);
  g_free (self->today);
  g_free (self);
}

void
candour_person_reading_free (CandourPersonReading *self)
{
  if (self == NULL)
    return;

  g_free (self->person_id);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self->next_due_on);
  g_free (self);
}

static gboolean
is_submitted (const CandourAuditRow *row)
{
  return row->state != CANDOUR_AUDIT_NOT_STARTED && row->state != CANDOUR_AUDIT_IN_PROGRESS;
}

/* An audit that is being written is nobody's but its auditor's. */
static void
keep_submitted (GPtrArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    if (!is_submitted (g_ptr_array_index (rows, i - 1)))
      g_ptr_array_remove_index (rows, i - 1);
}

/* Submitted ones that match; -1: failed. */
static int
count_submitted (CandourDb                 *db,
                 const CandourAuditFilter  *filter,
                 GError                   **error)
{
  gint64 counts[CANDOUR_N_AUDIT_STATES] = { 0 };

  if (!candour_store_audit_list_count (db, filter, counts, NULL, error))
    return -1;

  return (int) (counts[CANDOUR_AUDIT_IN_MODERATION] + counts[CANDOUR_AUDIT_ACTIONS_OPEN]
                + counts[CANDOUR_AUDIT_CLOSED]);
}

static char *
dup_quarter_start (const char *today)
{
  int month = (int) g_ascii_strtoll (today + 5, NULL, 10);

  return g_strdup_printf ("%.4s-%02d-01", today, (month - 1) / 3 * 3 + 1);
}

static gboolean
read_work (CandourDb             *db,
           CandourPersonReading  *self,
           const char            *today,
           GError               **error)
{
  g_autofree char *year_ago = candour_date_add_months (today, -12);
  CandourAuditFilter filter = { .state = -1, .worker_id = self->person_id };

  self->audits = candour_store_audit_list_page (db, &filter, NULL, CANDOUR_READING_LIMIT, today,
                                                error);
  if (self->audits == NULL)
    return FALSE;

  keep_submitted (self->audits);
  filter.from_on = year_ago;
  filter.until_on = today;
  self->n_year = count_submitted (db, &filter, error);

  return self->n_year >= 0;
}

static gboolean
read_auditor (CandourDb             *db,
              CandourPersonReading  *self,
              const char            *today,
              GError               **error)
{
  g_autofree char *from = dup_quarter_start (today);
  CandourAuditFilter filter = {
    .state = -1,
    .auditor_id = self->person_id,
    .from_on = from,
    .until_on = today,
  };
  CandourAuditFilter to_do = {
    .state = -1,
    .auditor_id = self->person_id,
    .own_unsubmitted = TRUE,
    .ascending = TRUE,
  };
  g_autoptr(GPtrArray) first = NULL;

  self->n_quarter = count_submitted (db, &filter, error);
  if (self->n_quarter < 0)
    return FALSE;

  first = candour_store_audit_list_page (db, &to_do, NULL, 1, today, error);
  if (first != NULL && first->len > 0)
    self->next_due_on = g_strdup (((CandourAuditRow *) g_ptr_array_index (first, 0))->due_on);

  return first != NULL;
}

gpointer
candour_person_reading_read (CandourDb     *db,
                             gpointer       query,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const CandourPersonQuery *asked = query;
  CandourPersonReading *self = g_new0 (CandourPersonReading, 1);

  self->person_id = g_strdup (asked->id);
  self->actions = candour_store_actions_list_of_owner (db, asked->id, CANDOUR_READING_LIMIT,
                                                       error);
  if (self->actions == NULL
      || !read_work (db, self, asked->today, error)
      || !read_auditor (db, self, asked->today, error))
    g_clear_pointer (&self, candour_person_reading_free);

  return self;
}

gpointer
candour_record_reading_read (CandourDb     *db,
                             gpointer       query,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const CandourPersonQuery *asked = query;
  CandourAuditFilter filter = { .state = -1, .case_id = asked->id };

  return candour_store_audit_list_page (db, &filter, NULL, CANDOUR_READING_LIMIT, asked->today,
                                        error);
}
