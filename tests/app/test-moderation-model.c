/* test-moderation-model.c - the queues of moderations as a long list, and what stands beside them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */


#include "candour-demo.h"
#include "candour-moderation-query.h"
#include "candour-my-work.h"
#include "candour-store-people.h"
#include "candour-test-store.h"

#define N_AUDITS 150
#define TODAY "2026-01-14"

typedef struct
{
  char             *folder;
  char             *path;
  CandourWorkspace *workspace;
  CandourLazyModel *model;
  GPtrArray        *people;   /* CandourPerson */
} Page;

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  page->folder = g_dir_make_tmp ("candour-model-XXXXXX", &error);
  g_assert_no_error (error);
  page->path = g_build_filename (page->folder, "example.candour", NULL);
  candour_demo_build (page->path, 3, N_AUDITS, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  page->workspace = candour_workspace_open (page->path, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  page->people = candour_store_people_load_all (candour_workspace_get_db (page->workspace), &error);
  g_assert_no_error (error);
  page->model = candour_moderation_model_new (page->workspace);
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (page->model), (gpointer *) &page->model);
  g_object_unref (page->model);
  while (page->model != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_ptr_array_unref (page->people);
  g_assert_finalize_object (page->workspace);
  candour_test_remove_folder (page->folder);
  g_free (page->folder);
  g_free (page->path);
}

/* The first of that role; it is who looks from here on. */
static const CandourPerson *
act_as (Page        *page,
        CandourRole  role)
{
  for (guint i = 0; i < page->people->len; i++)
    {
      const CandourPerson *person = page->people->pdata[i];

      if (person->role == role && person->left_on == NULL)
        {
          g_autoptr(CandourActor) actor = candour_actor_new (person, "account");

          candour_workspace_set_actor (page->workspace, actor);

          return person;
        }
    }

  g_assert_not_reached ();
}

/* --- The model ------------------------------------------------------------------------------ */

static const CandourModerationSummary *
ask (Page                          *page,
     const CandourModerationFilter *filter)
{
  g_autoptr(CandourModerationQuery) query = candour_moderation_query_new (filter);

  candour_lazy_model_set_query (page->model, query);
  while (candour_lazy_model_get_state (page->model) != CANDOUR_LIST_READY)
    {
      g_assert_cmpint (candour_lazy_model_get_state (page->model), !=, CANDOUR_LIST_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_list_model_get_n_items (G_LIST_MODEL (page->model))
         < candour_lazy_model_get_n_rows (page->model))
    g_main_context_iteration (NULL, TRUE);

  return candour_lazy_model_get_summary (page->model);
}

static CandourModerationRow *
wait_for_row (Page  *page,
              guint  position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (page->model), position);

  while (candour_lazy_item_get_row (item) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_object_ref (candour_lazy_item_get_row (item));
}

static gboolean
belongs (const CandourModerationRow *row,
         CandourModerationQueue      queue,
         const char                 *person_id)
{
  switch (queue)
    {
    case CANDOUR_QUEUE_TO_ALLOCATE:
      return row->state == CANDOUR_MODERATION_WAITING && row->moderator_id == NULL;
    case CANDOUR_QUEUE_GRADING:
      return row->state == CANDOUR_MODERATION_ALLOCATED
             || row->state == CANDOUR_MODERATION_GRADING;
    case CANDOUR_QUEUE_COMPARING:
      return row->state > CANDOUR_MODERATION_GRADING && row->state < CANDOUR_MODERATION_FINISHED;
    case CANDOUR_QUEUE_FINISHED:
      return row->state == CANDOUR_MODERATION_FINISHED;
    case CANDOUR_QUEUE_FEEDBACK:
      return g_strcmp0 (row->auditor_id, person_id) == 0 && !row->is_read;
    case CANDOUR_QUEUE_MINE:
      return g_strcmp0 (row->moderator_id, person_id) == 0
             || row->state == CANDOUR_MODERATION_REFERRED;
    case CANDOUR_QUEUE_ALL:
    default:
      return TRUE;
    }
}

/* Its number is that of its rows, and these are its own. */
static void
test_queues (Page          *page,
             gconstpointer  unused)
{
  const CandourPerson *lead = act_as (page, CANDOUR_ROLE_QA_LEAD);

  for (int queue = 0; queue < CANDOUR_N_MODERATION_QUEUES; queue++)
    {
      const CandourModerationFilter filter = { .queue = queue, .person_id = lead->id };
      const CandourModerationSummary *summary = ask (page, &filter);
      guint n_rows = candour_lazy_model_get_n_rows (page->model);

      g_assert_cmpuint (n_rows, ==, summary->counts[queue]);
      g_assert_cmpuint (n_rows, ==, summary->behind[queue]);
      g_assert_nonnull (summary->rule);
      if (queue != CANDOUR_QUEUE_FEEDBACK)
        g_assert_cmpuint (n_rows, >, 0);
      for (guint i = 0; i < n_rows; i++)
        {
          g_autoptr(CandourModerationRow) row = wait_for_row (page, i);

          g_assert_true (belongs (row, queue, lead->id));
        }
    }
}

/* The numbers of the other queues say what is behind them with the filter, and "all" stays. */
static void
check_behind (Page                          *page,
              const CandourModerationFilter *wanted)
{
  CandourModerationSummary before;
  CandourModerationFilter filter = *wanted;

  filter.queue = CANDOUR_QUEUE_GRADING;
  before = *ask (page, &filter);
  g_assert_cmpint (before.behind[CANDOUR_QUEUE_FINISHED], ==, -1);
  g_assert_cmpint (before.counts[CANDOUR_QUEUE_FINISHED], >, 0);

  for (int queue = 0; queue < CANDOUR_QUEUE_ALL; queue++)
    {
      const CandourModerationSummary *summary;

      filter.queue = queue;
      summary = ask (page, &filter);
      g_assert_cmpint (summary->counts[queue], ==, before.counts[queue]);
      if (queue != CANDOUR_QUEUE_FINISHED)
        g_assert_cmpint (candour_lazy_model_get_n_rows (page->model), ==, before.behind[queue]);
    }
}

static void
test_filters (Page          *page,
              gconstpointer  unused)
{
  const CandourPerson *lead = act_as (page, CANDOUR_ROLE_QA_LEAD);
  const CandourModerationFilter grading = { .queue = CANDOUR_QUEUE_GRADING,
                                            .person_id = lead->id };
  g_autoptr(CandourModerationRow) row = NULL;

  ask (page, &grading);
  row = wait_for_row (page, 0);
  check_behind (page, &(CandourModerationFilter) { .person_id = lead->id,
                                                   .moderator_id = row->moderator_id });
  check_behind (page, &(CandourModerationFilter) { .person_id = lead->id,
                                                   .auditor_id = row->auditor_id });
  check_behind (page, &(CandourModerationFilter) { .person_id = lead->id,
                                                   .kind = CANDOUR_DRAW_REQUEST });
}

/* Nobody has what waits, so a moderator does not narrow it; nor a period what is not over. */
static void
test_what_narrows (Page          *page,
                   gconstpointer  unused)
{
  const CandourPerson *lead = act_as (page, CANDOUR_ROLE_QA_LEAD);
  const CandourModerationFilter filter = {
    .queue = CANDOUR_QUEUE_TO_ALLOCATE, .person_id = lead->id, .moderator_id = "nobody",
    .from_on = "1999-01-01", .until_on = "1999-12-31",
  };
  CandourModerationFilter of_finished = filter;
  g_autoptr(CandourModerationQuery) waiting = candour_moderation_query_new (&filter);
  g_autoptr(CandourModerationQuery) finished = NULL;

  g_assert_false (candour_moderation_query_is_narrowed (waiting));
  ask (page, &filter);
  g_assert_cmpuint (candour_lazy_model_get_n_rows (page->model), >, 0);

  of_finished.queue = CANDOUR_QUEUE_FINISHED;
  finished = candour_moderation_query_new (&of_finished);
  g_assert_true (candour_moderation_query_is_narrowed (finished));
  ask (page, &of_finished);
  g_assert_cmpuint (candour_lazy_model_get_n_rows (page->model), ==, 0);
}

/* Before both are sealed the auditor's grades are in no row of who may come to moderate. */
static void
test_sealed (Page          *page,
             gconstpointer  unused)
{
  const CandourPerson *moderator = act_as (page, CANDOUR_ROLE_MODERATOR);
  const CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_GRADING,
                                           .person_id = moderator->id };
  guint n_sealed = 0;

  ask (page, &filter);
  for (guint i = 0; i < candour_lazy_model_get_n_rows (page->model); i++)
    {
      g_autoptr(CandourModerationRow) row = wait_for_row (page, i);

      if (g_strcmp0 (row->auditor_id, moderator->id) == 0)
        continue;

      n_sealed++;
      g_assert_true (row->is_sealed);
      g_assert_cmpint (row->overall, ==, 0);
      g_assert_cmpstr (row->overall_name != NULL ? row->overall_name : "", ==, "");
      g_assert_cmpint (row->kind, ==, CANDOUR_DRAW_NONE);
    }
  g_assert_cmpuint (n_sealed, >, 0);
}

/* --- The groups of My work ------------------------------------------------------------------ */

static CandourMyWork *
read_work (Page                *page,
           const CandourPerson *person)
{
  g_autoptr(GError) error = NULL;
  CandourMyWork *work = candour_my_work_read (candour_workspace_get_db (page->workspace),
                                              person->id, person->role, TODAY, &error);

  g_assert_no_error (error);

  return work;
}

/* What is behind a link of My work is as much as the group says. */
static void
check_group (Page                   *page,
             const CandourPerson    *person,
             CandourModerationQueue  queue,
             GPtrArray              *rows,
             gint64                  n_rows)
{
  const CandourModerationFilter filter = { .queue = queue, .person_id = person->id };

  ask (page, &filter);
  g_assert_cmpint (n_rows, ==, candour_lazy_model_get_n_rows (page->model));
  g_assert_cmpint (rows->len, ==, MIN (n_rows, CANDOUR_MY_WORK_ROWS));
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourModerationRow *shown = rows->pdata[i];
      g_autoptr(CandourModerationRow) row = wait_for_row (page, i);

      g_assert_cmpstr (shown->id, ==, row->id);
    }
}

/* Only the QA lead has what waits for a moderator to do. */
static void
test_waiting (Page          *page,
              gconstpointer  unused)
{
  const CandourPerson *lead = act_as (page, CANDOUR_ROLE_QA_LEAD);
  g_autoptr(CandourMyWork) work = read_work (page, lead);
  g_autoptr(CandourMyWork) other = NULL;

  g_assert_cmpint (work->n_waiting, >, 0);
  check_group (page, lead, CANDOUR_QUEUE_TO_ALLOCATE, work->waiting, work->n_waiting);
  check_group (page, lead, CANDOUR_QUEUE_MINE, work->moderations, work->n_moderations);

  other = read_work (page, act_as (page, CANDOUR_ROLE_MODERATOR));
  g_assert_cmpint (other->n_waiting, ==, 0);
  g_assert_cmpuint (other->waiting->len, ==, 0);
}

/* Everybody's own, and somebody has some of each: a demonstration shows all of My work. */
static void
test_groups (Page          *page,
             gconstpointer  unused)
{
  gint64 n_comments = 0;
  gint64 n_moderations = 0;
  guint n_notices = 0;

  for (guint i = 0; i < page->people->len; i++)
    {
      const CandourPerson *person = page->people->pdata[i];
      g_autoptr(CandourMyWork) work = NULL;

      if (person->trained_on == NULL && person->role < CANDOUR_ROLE_TEAM_MANAGER)
        continue;

      work = read_work (page, person);
      for (guint j = 0; j < work->comments->len; j++)
        g_assert_cmpstr (((CandourModerationRow *) work->comments->pdata[j])->auditor_id, ==,
                         person->id);
      n_comments += work->n_comments;
      n_moderations += work->n_moderations;
      n_notices += work->notices->len;
    }

  g_assert_cmpint (n_comments, >, 0);
  g_assert_cmpint (n_moderations, >, 0);
  g_assert_cmpuint (n_notices, >, 0);
}

#define ADD(path, test) g_test_add (path, Page, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/moderation-model/queues", test_queues);
  ADD ("/app/moderation-model/filters", test_filters);
  ADD ("/app/moderation-model/what-narrows", test_what_narrows);
  ADD ("/app/moderation-model/sealed", test_sealed);
  ADD ("/app/my-work/waiting", test_waiting);
  ADD ("/app/my-work/groups", test_groups);

  return g_test_run ();
}
