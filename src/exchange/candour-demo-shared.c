/* candour-demo-shared.c - what the invented audits taught others, and what their workers were told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"

#include <string.h>

#include "candour-audit-rules.h"

/* Feedback is followed for so many days; before that nothing was written here. */
#define FEEDBACK_DAYS 120
/* In so many days an auditor has found the time to share it. */
#define SHARING_DAYS 14

typedef struct
{
  const char *title;
  const char *done;
  const char *helped;
} Lesson;

/* Two a standard, in the order of the case file audit; all invented. */
static const Lesson lessons[] =
{
  { "Using the child’s own drawings to review the plan",
    "At each visit the child drew “a good day” and “a bad day”. The worker brought the drawings to "
    "the review and asked what should change so that there were more of the first.",
    "Bedtime moved and a second adult now stays on Sundays. The bad days became fewer and the "
    "child could say why." },
  { "Asking what was not said, with an advocate there",
    "The advocate sat in on two visits and asked the questions that the child had skipped before.",
    "What worried the child most was a bus journey, which nobody had thought to ask about." },
  { "A map of who matters, drawn by the child",
    "The child put people nearer or further from the middle of a page. Those who came near were "
    "asked what they could do.",
    "An aunt who was in no file now has the child each second weekend." },
  { "Meeting in the language of the family",
    "The core group was held in the family’s own language, with the interpreter for the "
    "professionals instead.",
    "The mother spoke most, and two of her ideas are in the plan." },
  { "A night visit that changed what we thought we knew",
    "One visit was made after dark, by agreement, to see what the safety plan says about nights.",
    "The plan now names who is rung at night, and it was used once and held." },
  { "Reading three small incidents together",
    "The worker laid three incidents side by side on one page and asked the group what the next "
    "would be.",
    "The pattern was seen before the fourth, and the threshold was explained in writing." },
  { "Two explanations, and what would tell them apart",
    "The assessment holds two explanations and says what would be seen if each were true.",
    "One was dropped after a month, for a reason that everybody could check." },
  { "Reading the record aloud with the child",
    "The assessment was read aloud to the child, who stopped the worker at each sentence that was "
    "not right.",
    "Five sentences changed and the child signed it." },
  { "One page the child keeps: who does what for me",
    "The plan was cut down to one page with faces, and the child keeps it in the bedroom.",
    "The child asks about it at each visit, and nothing slipped for six months." },
  { "A review moved to where the child was happy",
    "The review was held in the school’s garden room, with the child choosing who came.",
    "The child stayed to the end for the first time." },
  { "Seeing brothers apart, then together",
    "Each was seen alone before they were seen together, with the same three questions.",
    "What one could not say in front of the other is now part of the plan." },
  { "Telling a child why we could not do what she asked",
    "The worker wrote a letter that says what was asked, what was decided and why, in plain words.",
    "The child did not agree, and went on talking." },
  { "One list of tasks for five agencies",
    "The core group keeps a single list, which is read out at the start and the end.",
    "Tasks are done between the meetings instead of at them." },
  { "Settling a difference within a week",
    "The two managers met on the day, and wrote down what each would need to change their mind.",
    "The help began while they still differed." },
  { "Supervision that starts with a day in the child’s life",
    "The first ten minutes of supervision are the child’s last day, hour by hour.",
    "Two gaps in what is known were found at once, and a visit was planned for each." },
  { "A manager’s note that says why",
    "Each decision has one line about why, and one about what would change it.",
    "The next manager could follow the work without asking." },
  { "The chair who met the child before the conference",
    "The chair met the child in the week before and asked what should be said first.",
    "It was said first, and the conference spent half its time on it." },
  { "Asking why a task was open three times",
    "The reviewing officer stopped carrying a task over and asked what was in its way.",
    "It was the funding, which was found within days." },
  { "Photographs that moved house with the child",
    "An album of the old bedroom, street and friends was made before the move, with the child.",
    "The first weeks were calmer than anybody had expected." },
  { "A pathway plan that starts with a bus pass",
    "The plan starts with what the young person wants to be able to do next month.",
    "College was kept up through a change of flat." },
  { "A summary that the child could read",
    "The case summary is written to the child, in the second person.",
    "The child read it with the carer, and added a line." },
  { "A chronology with what it meant",
    "Each entry has one line about what it meant for the child.",
    "The new worker knew the child within an hour." },
  { "Asking the same five questions twice",
    "The child answered five questions at the start and after three months.",
    "What had changed, and what had not, was there in the child’s own words." },
  { "School’s figures beside the plan",
    "Attendance and the times of arrival were put beside the dates of the plan.",
    "Mornings became the plan’s first point, and are better." },
};

#define N_LESSONS G_N_ELEMENTS (lessons)

static const char *const whys[] =
{
  "Drawings would help in our reviews too",
  "For the next group supervision",
  "You asked how others do this",
  "Two of your children might like it",
};

static const char *const changes[] =
{
  "Both children said at once what they wanted to change",
  "The review was shorter, and the child stayed",
  "We found out about mornings, which nobody had written down",
  "It did not work at first; the second time the child took the pen",
};

static const char *const replies[] =
{
  "Fair on the dates. I had them in my diary, not in the plan.",
  "I see it the same way, and talked about it with the family.",
  "I did ask about this in the autumn. I will put where it is in the record.",
};

/* --- What is shared ------------------------------------------------------------------- */

void
candour_demo_share (CandourDemo           *self,
                    const CandourStandard *standard,
                    CandourGrading        *grading)
{
  guint place = *standard->id == 'Q' ? 2 * (guint) (g_ascii_strtoull (standard->id + 1, NULL, 10)
                                                    - 1) : 2 * (self->n_shared % 12);
  const Lesson *lesson = &lessons[(place + self->n_shared % 2) % N_LESSONS];

  grading->shared = TRUE;
  self->n_shared++;
  candour_set_text (&grading->strengths, lesson->done);
}

static const Lesson *
find_lesson (const char *done)
{
  for (guint i = 0; i < N_LESSONS; i++)
    if (g_str_equal (lessons[i].done, done))
      return &lessons[i];

  return &lessons[0];
}

static char *
dup_at (CandourDemo *self,
        const char  *date,
        int          days)
{
  g_autofree char *day = candour_date_add_days (date, days);
  g_autofree char *last = candour_date_add_days (self->today, -1);

  return g_strdup_printf ("%sT%02d:%02d:00Z", strcmp (day, last) > 0 ? last : day,
                          9 + candour_demo_pick (self, 8), candour_demo_pick (self, 60));
}

static const CandourPerson *
pick_manager (CandourDemo *self)
{
  for (int tries = 0; tries < 60; tries++)
    {
      const CandourPerson *person = self->people->pdata[candour_demo_pick (self,
                                                                          (int) self->people->len)];

      if (person->role == CANDOUR_ROLE_TEAM_MANAGER && person->team_id != NULL)
        return person;
    }

  return self->qa_lead;
}

static gboolean
has_pass (const CandourLearning *item,
          const char            *team_id)
{
  for (guint i = 0; i < item->passes->len; i++)
    if (g_strcmp0 (((CandourPass *) item->passes->pdata[i])->team_id, team_id) == 0)
      return TRUE;

  return FALSE;
}

/* Somebody of that team passes on what came of it. */
static void
add_use (CandourDemo         *self,
         CandourLearning     *item,
         const CandourPerson *person,
         int                  days)
{
  CandourUse *use = candour_use_new ();

  use->id = candour_demo_dup_id (self);
  use->by_id = g_strdup (person->id);
  use->at_utc = dup_at (self, item->shared_on, days);
  use->n_children = 1 + candour_demo_pick (self, 3);
  candour_set_text (&use->words, changes[candour_demo_pick (self, G_N_ELEMENTS (changes))]);
  g_ptr_array_add (item->uses, use);
}

static void
add_passes (CandourDemo     *self,
            CandourLearning *item)
{
  int n = candour_demo_pick (self, 6);

  for (int i = 0; i < n; i++)
    {
      const CandourPerson *manager = pick_manager (self);
      CandourPass *pass;

      if (manager->team_id == NULL || has_pass (item, manager->team_id)
          || g_strcmp0 (manager->id, item->author_id) == 0)
        continue;

      pass = candour_pass_new ();
      pass->id = candour_demo_dup_id (self);
      pass->team_id = g_strdup (manager->team_id);
      pass->is_asked = candour_demo_chance (self, 0.4);
      pass->by_id = g_strdup (pass->is_asked ? manager->id : item->author_id);
      pass->at_utc = dup_at (self, item->shared_on, 1 + candour_demo_pick (self, 20));
      if (!pass->is_asked)
        candour_set_text (&pass->why, whys[candour_demo_pick (self, G_N_ELEMENTS (whys))]);
      g_ptr_array_add (item->passes, pass);
      if (candour_demo_chance (self, 0.4))
        add_use (self, item, manager, 25 + candour_demo_pick (self, 30));
    }
}

/* Those of the teams who read it and have not used it, some of whom mean to. */
static gboolean
add_readers (CandourDemo            *self,
             const CandourLearning  *item,
             GError                **error)
{
  for (guint i = 0; i < item->passes->len; i++)
    {
      const CandourPass *pass = item->passes->pdata[i];

      for (guint j = 0; j < self->people->len; j++)
        {
          const CandourPerson *person = self->people->pdata[j];

          if (g_strcmp0 (person->team_id, pass->team_id) == 0
              && candour_demo_chance (self, 0.15)
              && !candour_past_add_reader (self->past, item->id, person->id, pass->at_utc,
                                           candour_demo_chance (self, 0.3), error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_learning (CandourDemo             *self,
                const CandourFramework  *framework,
                const CandourAudit      *audit,
                const CandourGrading    *grading,
                const CandourActor      *author,
                const char              *salt,
                GError                 **error)
{
  g_autoptr(CandourLearning) item = candour_learning_new ();
  const Lesson *lesson = find_lesson (grading->strengths);
  const CandourStandard *standard =
    candour_framework_find_standard (framework, grading->standard_id, NULL);
  guint number = self->n_learning++;

  item->id = candour_demo_dup_id (self);
  item->audit_id = g_strdup (audit->id);
  item->standard_id = g_strdup (standard->id);
  candour_set_text (&item->theme, standard->name);
  item->drawn_as = candour_framework_get_drawn_as (framework, grading->grade);
  candour_set_text (&item->title, lesson->title);
  candour_set_text (&item->done, lesson->done);
  candour_set_text (&item->helped, lesson->helped);
  item->cohort = audit->cohort;
  item->age_band = g_strdup (audit->age_band);
  item->shared_on = candour_instant_dup_date (audit->submitted_at);
  item->author_id = g_strdup (audit->auditor_id);
  if (number % 13 == 11)
    {
      item->withdrawn_on = candour_date_add_days (item->shared_on, 1);
      item->withdrawn_by = g_strdup (item->author_id);
      candour_set_text (&item->withdrawn_reason, "A family could find itself in it.");
    }
  else if (number % 13 == 12)
    {
      item->is_held = TRUE;
      candour_set_text (&item->done, "The worker of CF-2075 drew the plan with the child.");
    }
  else
    add_passes (self, item);

  return candour_past_add_learning (self->past, item, grading->grade, author, salt, error)
         && add_readers (self, item, error);
}

/* --- What the worker is told ---------------------------------------------------------- */

static const CandourPerson *
find_person (CandourDemo *self,
             const char  *id)
{
  for (guint i = 0; id != NULL && i < self->people->len; i++)
    if (g_strcmp0 (((CandourPerson *) self->people->pdata[i])->id, id) == 0)
      return self->people->pdata[i];

  return NULL;
}

static void
add_line (char       **text,
          const char  *line)
{
  g_autofree char *old = *text;

  *text = *old == '\0' ? g_strdup (line) : g_strjoin ("\n", old, line, NULL);
}

static void
write_words (const CandourAudit *audit,
             CandourFeedback    *feedback)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      if (grading->role == CANDOUR_GRADING_AUDITOR && *grading->strengths != '\0')
        add_line (&feedback->strong, grading->strengths);
    }
  if (*feedback->strong == '\0')
    candour_set_text (&feedback->strong, "You know this child, and the child asks for you by name.");
  for (guint i = 0; i < MIN (audit->actions->len, 3); i++)
    add_line (&feedback->help, ((CandourActionPoint *) audit->actions->pdata[i])->what);
  candour_set_text (&feedback->why, audit->overall_reason);
}

/* As far as it came in @days since it was shared. */
static void
live_on (CandourDemo     *self,
         CandourFeedback *feedback,
         const char      *shared_on,
         int              days)
{
  if (days < 2 || !candour_demo_chance (self, 0.85))
    return;

  feedback->read_at = dup_at (self, shared_on, 1);
  if (days < 4 || !candour_demo_chance (self, 0.75))
    return;

  feedback->replied_at = dup_at (self, shared_on, 3);
  feedback->match = candour_demo_chance (self, 0.6) ? CANDOUR_MATCH_YES
                    : candour_demo_chance (self, 0.6) ? CANDOUR_MATCH_PARTLY : CANDOUR_MATCH_NO;
  candour_set_text (&feedback->reply,
                    replies[candour_demo_pick (self, G_N_ELEMENTS (replies))]);
  if (days < 12 || feedback->manager_id == NULL)
    return;

  if (feedback->match == CANDOUR_MATCH_NO && candour_demo_chance (self, 0.7))
    feedback->spoke_at = dup_at (self, shared_on, 8);
  if (!candour_demo_chance (self, 0.7))
    return;

  feedback->talked_at = dup_at (self, shared_on, 10);
  feedback->talked_by = g_strdup (feedback->manager_id);
  if (!candour_demo_chance (self, 0.8))
    return;

  feedback->knows_at = g_strdup (feedback->talked_at);
  feedback->knows_by = g_strdup (feedback->manager_id);
}

static gboolean
write_feedback (CandourDemo         *self,
                const CandourAudit  *audit,
                const CandourActor  *auditor,
                const char          *salt,
                GError             **error)
{
  const CandourPerson *worker = find_person (self, audit->worker_id);
  g_autofree char *submitted_on = candour_instant_dup_date (audit->submitted_at);
  int days = candour_date_days_between (submitted_on, self->today);
  int wait = 1 + candour_demo_pick (self, SHARING_DAYS);
  g_autoptr(CandourFeedback) feedback = NULL;
  g_autofree char *shared_on = NULL;

  if (worker == NULL || days > FEEDBACK_DAYS || audit->state < CANDOUR_AUDIT_ACTIONS_OPEN)
    return TRUE;
  if (wait >= days)
    return candour_past_wants_feedback (self->past, audit->id, error);

  shared_on = candour_date_add_days (submitted_on, wait);
  feedback = candour_feedback_new (audit->id);
  feedback->auditor_id = g_strdup (audit->auditor_id);
  feedback->worker_id = g_strdup (worker->id);
  feedback->manager_id = g_strdup (worker->manager_id);
  feedback->reader_id = g_strdup (worker->left_on == NULL ? worker->id : worker->manager_id);
  if (feedback->reader_id == NULL)
    return TRUE;

  feedback->shared_at = dup_at (self, shared_on, 0);
  write_words (audit, feedback);
  live_on (self, feedback, shared_on, days - wait);

  return candour_past_add_feedback (self->past, feedback, auditor, salt, error);
}

gboolean
candour_demo_write_shared (CandourDemo             *self,
                           const CandourFramework  *framework,
                           const CandourAudit      *audit,
                           const char              *salt,
                           GError                 **error)
{
  const CandourPerson *auditor = find_person (self, audit->auditor_id);
  g_autoptr(CandourActor) actor = NULL;

  if (audit->submitted_at == NULL || auditor == NULL)
    return TRUE;

  actor = candour_actor_new (auditor, NULL);
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      if (grading->role == CANDOUR_GRADING_AUDITOR && grading->shared
          && !write_learning (self, framework, audit, grading, actor, salt, error))
        return FALSE;
    }

  return write_feedback (self, audit, actor, salt, error);
}
