/* candour-store-audit-lead.c - at which index the statements of the list begin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chosen here, by what a filter leaves fewest of: engines guess wrongly where conditions may be
 * absent.
 */

#include "candour-store-audit-keys-private.h"

/* A team with more teams below it than this has so many audits that the whole list is as good. */
#define MAX_TEAMS 24
/* So few that sorting them costs less than walking the list for them. */
#define FEW 2000

static void
add_text (CandourAuditWalk *self,
          CandourLead       lead,
          const char       *value)
{
  self->lead = lead;
  g_ptr_array_add (self->texts, g_strdup (value));
}

static void
add_number (CandourAuditWalk *self,
            CandourLead       lead,
            gint64            value)
{
  self->lead = lead;
  g_array_append_val (self->numbers, value);
}

static const char *
state_code (int state)
{
  return candour_code_from_value (candour_audit_states, state);
}

static const char below_sql[] =
  "WITH RECURSIVE below (id) AS"
  " (SELECT id FROM team WHERE id = $1"
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)"
  " SELECT id FROM below LIMIT $2";

static gboolean
lead_by_teams (CandourAuditWalk  *self,
               CandourDb         *db,
               GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, below_sql, error, "si", self->filter->team_id,
                      (gint64) (MAX_TEAMS + 1));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    add_text (self, CANDOUR_LEAD_TEAM, candour_statement_get_text (statement, 0));

  if (self->texts->len > MAX_TEAMS)
    {
      g_ptr_array_set_size (self->texts, 0);
      self->lead = CANDOUR_LEAD_NONE;
    }

  return step == CANDOUR_STEP_DONE;
}

/* Those that leave few rows, whatever else is asked. */
static gboolean
lead_by_few (CandourAuditWalk *self)
{
  const CandourAuditFilter *filter = self->filter;

  if (filter->case_id != NULL)
    add_text (self, CANDOUR_LEAD_CASE, filter->case_id);
  else if (filter->worker_id != NULL)
    add_text (self, CANDOUR_LEAD_WORKER, filter->worker_id);
  else if (filter->state >= 0 && filter->state != CANDOUR_AUDIT_CLOSED)
    add_text (self, CANDOUR_LEAD_STATE, state_code (filter->state));
  else if (filter->own_unsubmitted)
    {
      add_text (self, CANDOUR_LEAD_STATE, state_code (CANDOUR_AUDIT_NOT_STARTED));
      add_text (self, CANDOUR_LEAD_STATE, state_code (CANDOUR_AUDIT_IN_PROGRESS));
    }

  return self->lead != CANDOUR_LEAD_NONE;
}

static gboolean
lead_by_words (CandourAuditWalk *self)
{
  const CandourSearch *search = &self->search;
  gint64 most = self->filter->sort == CANDOUR_SORT_LISTED ? G_MAXINT64 : FEW;
  gint64 n_whole = G_MAXINT64;

  if (!search->is_on || search->is_hopeless)
    return FALSE;

  if (search->whole->len > 0)
    n_whole = g_array_index (search->whole, CandourSearchWord, 0).n;

  if (search->starts->len <= CANDOUR_SEARCH_STREAMS && search->n_starts < n_whole
      && search->n_starts <= most)
    for (guint i = 0; i < search->starts->len; i++)
      add_number (self, CANDOUR_LEAD_WORD,
                  g_array_index (search->starts, CandourSearchWord, i).id);
  else if (search->whole->len > 0 && n_whole <= most)
    add_number (self, CANDOUR_LEAD_WORD, g_array_index (search->whole, CandourSearchWord, 0).id);

  return self->lead != CANDOUR_LEAD_NONE;
}

static gboolean
lead_by_many (CandourAuditWalk  *self,
              CandourDb         *db,
              GError           **error)
{
  const CandourAuditFilter *filter = self->filter;

  if (filter->auditor_id != NULL)
    add_text (self, CANDOUR_LEAD_AUDITOR, filter->auditor_id);
  else if (filter->team_id != NULL)
    return lead_by_teams (self, db, error);
  else if (filter->changed)
    {
      add_number (self, CANDOUR_LEAD_CHANGED, -1);
      add_number (self, CANDOUR_LEAD_CHANGED, 1);
    }
  else if (filter->drawn_as > 0 || filter->not_graded)
    add_number (self, CANDOUR_LEAD_OVERALL, filter->not_graded ? 0 : filter->drawn_as);
  else if (filter->framework_id != NULL)
    add_text (self, CANDOUR_LEAD_FRAMEWORK, filter->framework_id);
  else if (filter->state >= 0)
    add_text (self, CANDOUR_LEAD_STATE, state_code (filter->state));

  return TRUE;
}

gboolean
candour_audit_walk_init (CandourAuditWalk          *self,
                         CandourDb                 *db,
                         const CandourAuditFilter  *filter,
                         GError                   **error)
{
  self->filter = filter;
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!candour_search_init (&self->search, db, filter->text, error))
    return FALSE;

  /* By reference only the whole list has an order of its own. */
  return lead_by_few (self)
         || lead_by_words (self)
         || filter->sort != CANDOUR_SORT_LISTED
         || lead_by_many (self, db, error);
}

void
candour_audit_walk_clear (CandourAuditWalk *self)
{
  candour_search_clear (&self->search);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
}

guint
candour_audit_walk_count_streams (const CandourAuditWalk *self)
{
  return self->lead == CANDOUR_LEAD_NONE ? 1 : MAX (self->texts->len, self->numbers->len);
}
