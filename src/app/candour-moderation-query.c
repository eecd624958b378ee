/* candour-moderation-query.c - a filter of the queues of moderations that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-query.h"

#include "candour-moderation-rules.h"
#include "candour-store-moderations.h"

CandourModerationQuery *
candour_moderation_query_new (const CandourModerationFilter *filter)
{
  CandourModerationQuery *self = g_new0 (CandourModerationQuery, 1);

  self->filter = *filter;
  self->filter.person_id = g_strdup (filter->person_id);
  self->filter.moderator_id = g_strdup (filter->moderator_id);
  self->filter.auditor_id = g_strdup (filter->auditor_id);
  self->filter.team_id = g_strdup (filter->team_id);
  self->filter.from_on = g_strdup (filter->from_on);
  self->filter.until_on = g_strdup (filter->until_on);

  return self;
}

/* Nobody has what waits for a moderator, and only what is over has a past to choose from. */
static CandourModerationFilter
get_filter_of (const CandourModerationQuery *self,
               CandourModerationQueue        queue)
{
  CandourModerationFilter filter = self->filter;

  filter.queue = queue;
  if (queue == CANDOUR_QUEUE_TO_ALLOCATE)
    filter.moderator_id = NULL;
  if (queue != CANDOUR_QUEUE_FINISHED)
    filter.from_on = filter.until_on = NULL;

  return filter;
}

static gboolean
is_narrowed (const CandourModerationFilter *filter)
{
  return filter->moderator_id != NULL || filter->auditor_id != NULL || filter->team_id != NULL
         || filter->kind != CANDOUR_DRAW_NONE || filter->from_on != NULL
         || filter->until_on != NULL;
}

gboolean
candour_moderation_query_is_narrowed (const CandourModerationQuery *self)
{
  const CandourModerationFilter filter = get_filter_of (self, self->filter.queue);

  return is_narrowed (&filter);
}

void
candour_moderation_query_free (CandourModerationQuery *self)
{
  g_free ((char *) self->filter.person_id);
  g_free ((char *) self->filter.moderator_id);
  g_free ((char *) self->filter.auditor_id);
  g_free ((char *) self->filter.team_id);
  g_free ((char *) self->filter.from_on);
  g_free ((char *) self->filter.until_on);
  g_free (self);
}

/* --- As a lazy list ----------------------------------------------------------------------- */

static gpointer
copy_query (gconstpointer query)
{
  return candour_moderation_query_new (&((const CandourModerationQuery *) query)->filter);
}

static GPtrArray *
read_page (CandourDb      *db,
           gconstpointer   data,
           const char     *after_key,
           int             limit,
           GError        **error)
{
  const CandourModerationQuery *query = data;
  const CandourModerationFilter filter = get_filter_of (query, query->filter.queue);

  return candour_store_moderation_list_page (db, &filter, after_key, limit, error);
}

static GPtrArray *
read_index (CandourDb      *db,
            gconstpointer   data,
            int             step,
            gint64         *n_rows,
            GError        **error)
{
  const CandourModerationQuery *query = data;
  const CandourModerationFilter filter = get_filter_of (query, query->filter.queue);

  return candour_store_moderation_list_index (db, &filter, step, n_rows, error);
}

static void
free_summary (gpointer data)
{
  CandourModerationSummary *summary = data;

  g_free (summary->rule);
  g_free (summary);
}

/* What is on the way is little, however much is over: it is counted as it is narrowed. How much
 * of what is finished a filter lets through is known once it is listed.
 */
static gboolean
count_behind (CandourDb                     *db,
              const CandourModerationQuery  *query,
              CandourModerationSummary      *summary,
              GError                       **error)
{
  for (int queue = 0; queue < CANDOUR_N_MODERATION_QUEUES; queue++)
    {
      const CandourModerationFilter filter = get_filter_of (query, queue);
      g_autoptr(GPtrArray) keys = NULL;

      summary->behind[queue] = summary->counts[queue];
      if (!is_narrowed (&filter))
        continue;

      summary->behind[queue] = -1;
      if (queue == CANDOUR_QUEUE_FINISHED || queue == CANDOUR_QUEUE_ALL)
        continue;

      keys = candour_store_moderation_list_index (db, &filter, G_MAXINT, &summary->behind[queue],
                                                  error);
      if (keys == NULL)
        return FALSE;
    }

  return TRUE;
}

static gpointer
read_summary (CandourDb      *db,
              gconstpointer   data,
              GError        **error)
{
  const CandourModerationQuery *query = data;
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (db, error);
  CandourModerationSummary *summary;

  if (rule == NULL)
    return NULL;

  summary = g_new0 (CandourModerationSummary, 1);
  summary->rule = rule->version > 0 ? candour_rules_dup_draw_sentence (rule) : NULL;
  if (!candour_store_moderation_list_count (db, query->filter.person_id, summary->counts, error)
      || !count_behind (db, query, summary, error))
    g_clear_pointer (&summary, free_summary);

  return summary;
}

CandourLazyModel *
candour_moderation_model_new (CandourWorkspace *workspace)
{
  static const CandourLazySource source =
  {
    copy_query, (GDestroyNotify) candour_moderation_query_free, read_page, read_index,
    read_summary, free_summary,
  };

  return candour_lazy_model_new (workspace, &source);
}
