/* candour-my-work.c - what one person owes, and what has come of it this year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"
#include "candour-audit-choices.h"
#include "candour-moderation-rules.h"
#include "candour-my-work.h"
#include "candour-store-action-list.h"
#include "candour-store-audit-list.h"
#include "candour-store-learning.h"
#include "candour-store-moderation-list.h"
#include "candour-store-notices.h"

/* Nobody is owed or owes more at once; the lists show all of it. */
#define MANY 500

/* As one reads them there are others. */
#define MANY_NOTICES 6

static gboolean
read_audits (CandourMyWork  *self,
             CandourDb      *db,
             const char     *person_id,
             const char     *today,
             GError        **error)
{
  const CandourAuditFilter filter =
  {
    .state = -1,
    .auditor_id = person_id,
    .own_unsubmitted = TRUE,
    .sort = CANDOUR_SORT_LISTED,
    .ascending = TRUE,
  };
  gint64 counts[CANDOUR_N_AUDIT_STATES];

  self->audits = candour_store_audit_list_page (db, &filter, NULL, CANDOUR_MY_WORK_ROWS, today,
                                                error);
  if (self->audits == NULL || !candour_store_audit_list_count (db, &filter, counts, NULL, error))
    return FALSE;

  self->n_audits = counts[CANDOUR_AUDIT_NOT_STARTED] + counts[CANDOUR_AUDIT_IN_PROGRESS];

  return TRUE;
}

/* What is reported done is not the owner's to do any more. */
static gboolean
read_actions (CandourMyWork             *self,
              CandourDb                 *db,
              const CandourActionFilter *person,
              const char                *today,
              GError                   **error)
{
  CandourActionFilter filter = *person;
  g_autoptr(GPtrArray) rows = NULL;

  filter.view = CANDOUR_ACTIONS_MINE;
  rows = candour_store_action_list_page (db, &filter, NULL, MANY, today, error);
  if (rows == NULL)
    return FALSE;

  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      CandourActionRow *action = g_ptr_array_index (rows, i);

      if (!candour_rules_is_action_due (action->state) || action->state == CANDOUR_ACTION_DECLINED)
        continue;

      g_ptr_array_add (self->actions, g_object_ref (action));
      if (action->due_on != NULL && strcmp (action->due_on, today) < 0)
        self->n_overdue++;
    }

  return TRUE;
}

static gboolean
read_to_verify (CandourMyWork             *self,
                CandourDb                 *db,
                const CandourActionFilter *person,
                const char                *today,
                GError                   **error)
{
  CandourActionFilter filter = *person;
  gint64 counts[CANDOUR_N_ACTION_VIEWS];

  filter.view = CANDOUR_ACTIONS_TO_VERIFY;
  filter.verifier_id = person->person_id;
  self->to_verify = candour_store_action_list_page (db, &filter, NULL, CANDOUR_MY_WORK_ROWS, today,
                                                    error);
  if (self->to_verify == NULL
      || !candour_store_action_list_count (db, &filter, today, counts, error))
    return FALSE;

  self->n_to_verify = counts[CANDOUR_ACTIONS_TO_VERIFY];

  return TRUE;
}

static gboolean
read_escalated (CandourMyWork             *self,
                CandourDb                 *db,
                const CandourActionFilter *person,
                const char                *today,
                GError                   **error)
{
  CandourActionFilter filter = *person;
  g_autoptr(GPtrArray) rows = NULL;

  filter.view = CANDOUR_ACTIONS_TOLD;
  rows = candour_store_action_list_page (db, &filter, NULL, MANY, today, error);
  if (rows == NULL)
    return FALSE;

  self->escalated = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      CandourActionRow *action = g_ptr_array_index (rows, i);

      if (!action->is_acknowledged)
        g_ptr_array_add (self->escalated, g_object_ref (action));
    }

  return TRUE;
}

static GPtrArray *
list_queue (CandourDb               *db,
            CandourModerationQueue   queue,
            const char              *person_id,
            GError                 **error)
{
  const CandourModerationFilter filter = { .queue = queue, .person_id = person_id };

  return candour_store_moderation_list_page (db, &filter, NULL, CANDOUR_MY_WORK_ROWS, error);
}

/* Only the QA lead has them to allocate. */
static gboolean
read_moderations (CandourMyWork  *self,
                  CandourDb      *db,
                  const char     *person_id,
                  CandourRole     role,
                  GError        **error)
{
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];
  gboolean is_lead = candour_rules_may_run_moderation (role);

  if (!candour_store_moderation_list_count (db, person_id, counts, error))
    return FALSE;

  self->n_moderations = counts[CANDOUR_QUEUE_MINE];
  self->n_comments = counts[CANDOUR_QUEUE_FEEDBACK];
  self->n_waiting = is_lead ? counts[CANDOUR_QUEUE_TO_ALLOCATE] : 0;
  self->moderations = list_queue (db, CANDOUR_QUEUE_MINE, person_id, error);
  if (self->moderations != NULL)
    self->comments = list_queue (db, CANDOUR_QUEUE_FEEDBACK, person_id, error);
  if (self->comments != NULL)
    self->waiting = is_lead ? list_queue (db, CANDOUR_QUEUE_TO_ALLOCATE, person_id, error)
                            : g_ptr_array_new ();
  if (self->waiting != NULL)
    self->notices = candour_store_notices_list (db, person_id, MANY_NOTICES, error);

  return self->notices != NULL;
}

static gboolean
read_told (CandourMyWork  *self,
           CandourDb      *db,
           const char     *person_id,
           const char     *today,
           GError        **error)
{
  self->told = candour_store_audit_list_told (db, person_id, CANDOUR_MY_WORK_ROWS, today, error);

  return self->told != NULL;
}

static gboolean
read_feedback (CandourMyWork  *self,
               CandourDb      *db,
               const char     *person_id,
               CandourRole     role,
               const char     *today,
               GError        **error)
{
  for (int duty = 0; duty <= CANDOUR_FEEDBACK_TOLD; duty++)
    {
      self->feedback[duty] = candour_store_feedback_list (db, person_id, (CandourFeedbackDuty) duty,
                                                          MANY, today, error);
      if (self->feedback[duty] == NULL)
        return FALSE;

      /* Who is to tick it need not be told of it as well. */
      if (duty == CANDOUR_FEEDBACK_TOLD && role != CANDOUR_ROLE_HEAD_OF_SERVICE)
        g_ptr_array_set_size (self->feedback[duty], 0);

      self->n_feedback += self->feedback[duty]->len;
    }

  return TRUE;
}

/* Of this audit year: what was passed to the person and not read, and what the person shared and
 * nobody has.
 */
static gboolean
read_learning (CandourMyWork  *self,
               CandourDb      *db,
               const char     *person_id,
               const char     *today,
               GError        **error)
{
  static const CandourLearningView views[] = { CANDOUR_LEARNING_TO_ME, CANDOUR_LEARNING_MINE };
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;

  self->lacking = candour_store_learning_list_lacking (db, person_id, MANY, today, error);
  if (self->lacking == NULL)
    return FALSE;

  self->learning = g_ptr_array_new_with_free_func (g_object_unref);
  candour_period_get_bounds ("this-year", today, &from_on, &until_on);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      const CandourLearningFilter filter = { .view = views[i], .person_id = person_id,
                                             .since_on = from_on };
      g_autoptr(GPtrArray) rows = candour_store_learning_page (db, &filter, NULL, MANY, error);

      if (rows == NULL)
        return FALSE;

      for (guint j = 0; j < rows->len; j++)
        {
          CandourLearningRow *row = g_ptr_array_index (rows, j);

          if (row->withdrawn_on == NULL
              && (views[i] == CANDOUR_LEARNING_TO_ME ? row->is_new : row->n_passed == 0))
            g_ptr_array_add (self->learning, g_object_ref (row));
        }
    }

  return TRUE;
}

static gboolean
read_year (CandourMyWork  *self,
           CandourDb      *db,
           const char     *person_id,
           const char     *today,
           GError        **error)
{
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;
  CandourAuditFilter filter = { .state = -1, .auditor_id = person_id };
  g_autoptr(GPtrArray) rows = NULL;

  candour_period_get_bounds ("this-year", today, &from_on, &until_on);
  filter.from_on = from_on;
  filter.until_on = until_on;
  rows = candour_store_audit_list_page (db, &filter, NULL, MANY, today, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const CandourAuditRow *row = g_ptr_array_index (rows, i);

      self->n_allocated++;
      if (row->submitted_on == NULL)
        continue;

      self->n_submitted++;
      self->n_raised += row->n_actions;
      self->n_finished += row->n_actions - row->n_open;
    }

  return TRUE;
}

CandourMyWork *
candour_my_work_read (CandourDb   *db,
                      const char  *person_id,
                      CandourRole  role,
                      const char  *today,
                      GError     **error)
{
  g_autoptr(CandourMyWork) self = g_new0 (CandourMyWork, 1);
  CandourActionFilter person = CANDOUR_ACTION_FILTER_INIT;

  person.person_id = person_id;
  person.role = role;

  if (!read_audits (self, db, person_id, today, error)
      || !read_actions (self, db, &person, today, error)
      || !read_to_verify (self, db, &person, today, error)
      || !read_escalated (self, db, &person, today, error)
      || !read_moderations (self, db, person_id, role, error)
      || !read_told (self, db, person_id, today, error)
      || !read_feedback (self, db, person_id, role, today, error)
      || !read_learning (self, db, person_id, today, error)
      || !read_year (self, db, person_id, today, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
candour_my_work_free (CandourMyWork *self)
{
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->to_verify, g_ptr_array_unref);
  g_clear_pointer (&self->escalated, g_ptr_array_unref);
  g_clear_pointer (&self->moderations, g_ptr_array_unref);
  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  for (int duty = 0; duty <= CANDOUR_FEEDBACK_TOLD; duty++)
    g_clear_pointer (&self->feedback[duty], g_ptr_array_unref);
  g_clear_pointer (&self->learning, g_ptr_array_unref);
  g_clear_pointer (&self->lacking, g_ptr_array_unref);
  g_free (self);
}

/* The lower, the more pressing; 0: not pressing. */
static int
rank_action (const CandourActionRow *action,
             const char             *today)
{
  if (action->due_on == NULL || strcmp (action->due_on, today) > 0)
    return 0;
  if (g_str_equal (action->due_on, today))
    return 4;

  return action->drawn_as == CANDOUR_GRADE_INADEQUATE ? 1 : 2;
}

static int
rank_audit (const CandourAuditRow *audit,
            const char            *today)
{
  if (audit->due_on == NULL || strcmp (audit->due_on, today) > 0)
    return 0;

  return g_str_equal (audit->due_on, today) ? 5 : 3;
}

void
candour_my_work_find_first (const CandourMyWork  *self,
                            const char           *today,
                            CandourActionRow    **action,
                            CandourAuditRow     **audit)
{
  int best = G_MAXINT;

  *action = NULL;
  *audit = NULL;
  for (guint i = 0; self->escalated != NULL && i < self->escalated->len; i++)
    {
      CandourActionRow *row = g_ptr_array_index (self->escalated, i);

      if (row->kind == CANDOUR_ACTION_IMMEDIATE)
        {
          *action = row;
          return;
        }
    }

  for (guint i = 0; i < self->actions->len; i++)
    {
      CandourActionRow *row = g_ptr_array_index (self->actions, i);
      int rank = rank_action (row, today);

      if (rank > 0 && rank < best)
        {
          best = rank;
          *action = row;
        }
    }

  if (self->audits->len == 0)
    return;

  /* They come in the order in which they are due. */
  if (rank_audit (g_ptr_array_index (self->audits, 0), today) > 0
      && rank_audit (g_ptr_array_index (self->audits, 0), today) < best)
    {
      *action = NULL;
      *audit = g_ptr_array_index (self->audits, 0);
    }
}
