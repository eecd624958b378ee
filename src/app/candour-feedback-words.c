/* candour-feedback-words.c - where feedback is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback-words.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"

static const char *
get_name (const CandourFeedbackFacts *facts,
          const char                 *id,
          const char                 *otherwise)
{
  const char *name = candour_feedback_facts_get_name (facts, id);

  return *name != '\0' ? name : otherwise;
}

static char *
dup_day (const char *at_utc,
         const char *today)
{
  g_autofree char *day = candour_instant_dup_date (at_utc);

  return candour_date_format_short (day, today);
}

void
candour_feedback_step_clear (CandourFeedbackStep *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
}

/* --- Each step ------------------------------------------------------------------------ */

static void
fill_shared (const CandourFeedbackFacts *facts,
             gboolean                    is_reader,
             const char                 *today,
             CandourFeedbackStep        *step)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *reader = get_name (facts, feedback->reader_id, _("the worker"));
  const char *auditor = get_name (facts, feedback->auditor_id, _("the auditor"));
  g_autofree char *day = feedback->shared_at != NULL ? dup_day (feedback->shared_at, today) : NULL;

  step->title = is_reader ? g_strdup (_("Shared with you"))
                          : g_strdup_printf (_("Shared with %s"), reader);
  /* Translators: a date, and who shared it */
  step->detail = day != NULL ? g_strdup_printf (_("%1$s, by %2$s"), day, auditor)
                             : g_strdup_printf (_("%s writes it"), auditor);
}

static void
fill_read (const CandourFeedback *feedback,
           CandourFeedbackStep   *step)
{
  step->title = g_strdup (_("Read"));
  step->detail = feedback->read_at != NULL ? candour_instant_format (feedback->read_at)
                                           : g_strdup (_("Not read yet"));
}

static void
fill_reply (const CandourFeedbackFacts *facts,
            gboolean                    is_reader,
            const char                 *today,
            CandourFeedbackStep        *step)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *reader = get_name (facts, feedback->reader_id, _("the worker"));
  g_autofree char *until = candour_feedback_dup_reply_until (feedback, facts->holidays);
  g_autofree char *day = NULL;

  step->title = is_reader ? g_strdup (_("Your reply"))
                          : g_strdup_printf (_("Reply of %s"), reader);
  if (feedback->replied_at != NULL)
    {
      day = dup_day (feedback->replied_at, today);
      step->detail = g_strdup_printf ("%s: %s", day, candour_code_get_name (candour_matches,
                                                                           feedback->match));
    }
  else if (until == NULL)
    step->detail = g_strdup_printf (ngettext ("Open for %d working day",
                                              "Open for %d working days", CANDOUR_REPLY_DAYS),
                                    CANDOUR_REPLY_DAYS);
  else
    {
      day = candour_date_format_short (until, today);
      step->detail = strcmp (until, today) < 0 ? g_strdup_printf (_("Was open until %s"), day)
                                               : g_strdup_printf (_("Open until %s"), day);
    }
}

static void
fill_handed (const CandourFeedbackFacts *facts,
             const char                 *today,
             CandourFeedbackStep        *step)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *manager = get_name (facts, feedback->manager_id, _("the line manager"));
  g_autofree char *handed_on = candour_feedback_dup_handed_on (feedback, facts->holidays);
  g_autofree char *day = handed_on != NULL ? candour_date_format_short (handed_on, today) : NULL;

  step->title = g_strdup (_("Handed to supervision"));
  if (day == NULL)
    step->detail = g_strdup_printf (_("To %s, with the reply"), manager);
  else if (feedback->replied_at != NULL || strcmp (handed_on, today) < 0)
    /* Translators: a line manager, and a date */
    step->detail = g_strdup_printf (_("To %1$s, %2$s"), manager, day);
  else
    step->detail = g_strdup_printf (_("To %1$s with the reply, or on %2$s"), manager, day);
}

static void
fill_talked (const CandourFeedbackFacts *facts,
             const char                 *today,
             CandourFeedbackStep        *step)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *manager = get_name (facts, feedback->manager_id, _("the line manager"));

  step->title = g_strdup (_("Talked through in supervision"));
  step->detail = feedback->talked_at != NULL && feedback->knows_at != NULL
                 ? dup_day (feedback->knows_at, today)
                 : g_strdup_printf (_("%s ticks it"), manager);
}

guint
candour_feedback_list_steps (const CandourFeedbackFacts *facts,
                             const char                 *person_id,
                             const char                 *today,
                             CandourFeedbackStep        *steps)
{
  const CandourFeedback *feedback = facts->feedback;
  gboolean is_reader = g_strcmp0 (person_id, feedback->reader_id) == 0;

  fill_shared (facts, is_reader, today, &steps[0]);
  fill_read (feedback, &steps[1]);
  fill_reply (facts, is_reader, today, &steps[2]);
  fill_handed (facts, today, &steps[3]);
  fill_talked (facts, today, &steps[4]);

  switch (candour_feedback_get_state (feedback, today, facts->holidays))
    {
    case CANDOUR_FEEDBACK_DRAFT:
      return 1;
    case CANDOUR_FEEDBACK_SHARED:
      return 2;
    case CANDOUR_FEEDBACK_READ:
      return 3;
    case CANDOUR_FEEDBACK_REPLIED:
    case CANDOUR_FEEDBACK_SUPERVISION:
      return 5;
    default:
      return 6;
    }
}

/* --- The page ------------------------------------------------------------------------- */

char *
candour_feedback_dup_lead (const CandourFeedbackFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  const char *auditor = get_name (facts, audit->auditor_id, _("the auditor"));
  const char *moderator = candour_feedback_facts_get_name (facts, facts->moderator_id);
  const char *cohort = candour_code_get_name (candour_cohorts, audit->cohort);
  g_autofree char *day = audit->submitted_at != NULL
                         ? candour_instant_dup_date (audit->submitted_at) : NULL;
  g_autofree char *date = candour_date_format_long (day);

  if (*moderator != '\0')
    /* Translators: reference, plan, auditor, date, moderator */
    return g_strdup_printf (_("%1$s, %2$s. Read by %3$s on %4$s, moderated by %5$s."),
                            audit->reference, cohort, auditor, date, moderator);

  return g_strdup_printf (_("%1$s, %2$s. Read by %3$s on %4$s."), audit->reference, cohort,
                          auditor, date);
}

char *
candour_feedback_dup_title (const CandourFeedbackFacts *facts,
                            const char                 *person_id)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *worker = get_name (facts, feedback->worker_id, _("the worker"));

  if (feedback->shared_at == NULL || g_strcmp0 (person_id, feedback->worker_id) == 0)
    return g_strdup (_("What we found in your work with this child"));

  /* Translators: %s is a worker */
  return g_strdup_printf (_("What we found in the work of %s with this child"), worker);
}

char *
candour_feedback_dup_readers (const CandourFeedbackFacts *facts)
{
  const char *ids[] = { facts->feedback->auditor_id, facts->moderator_id,
                        facts->feedback->manager_id };
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (*candour_feedback_facts_get_name (facts, ids[i]) != '\0'
        && g_strcmp0 (ids[i], facts->feedback->reader_id) != 0)
      g_ptr_array_add (names, (gpointer) candour_feedback_facts_get_name (facts, ids[i]));

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (line, i + 1 == names->len ? _(" and ") : ", ");
      g_string_append (line, g_ptr_array_index (names, i));
    }

  return g_string_free (line, FALSE);
}

GStrv
candour_feedback_dup_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);

  return g_strv_builder_end (kept);
}
