/* candour-learning.c - what a stronger audit taught, passed on without case details
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules-private.h"

/* Characters of a title that a row still shows. */
#define TITLE_LENGTH 72

CandourLearning *
candour_learning_new (void)
{
  CandourLearning *self = g_new0 (CandourLearning, 1);

  self->theme = g_strdup ("");
  self->grade_name = g_strdup ("");
  self->title = g_strdup ("");
  self->done = g_strdup ("");
  self->helped = g_strdup ("");
  self->author_name = g_strdup ("");
  self->withdrawer_name = g_strdup ("");
  self->withdrawn_reason = g_strdup ("");
  self->passes = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_pass_free);
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_use_free);

  return self;
}

void
candour_learning_free (CandourLearning *self)
{
  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->standard_id);
  g_free (self->theme);
  g_free (self->grade_name);
  g_free (self->title);
  g_free (self->done);
  g_free (self->helped);
  g_free (self->age_band);
  g_free (self->shared_on);
  g_free (self->author_id);
  g_free (self->author_name);
  g_free (self->withdrawn_on);
  g_free (self->withdrawn_by);
  g_free (self->withdrawer_name);
  g_free (self->withdrawn_reason);
  g_ptr_array_unref (self->passes);
  g_ptr_array_unref (self->uses);
  g_clear_object (&self->next_step);
  g_free (self);
}

CandourPass *
candour_pass_new (void)
{
  CandourPass *self = g_new0 (CandourPass, 1);

  self->to_name = g_strdup ("");
  self->by_name = g_strdup ("");
  self->why = g_strdup ("");

  return self;
}

void
candour_pass_free (CandourPass *self)
{
  g_free (self->id);
  g_free (self->team_id);
  g_free (self->person_id);
  g_free (self->to_name);
  g_free (self->by_id);
  g_free (self->by_name);
  g_free (self->at_utc);
  g_free (self->why);
  g_free (self);
}

CandourUse *
candour_use_new (void)
{
  CandourUse *self = g_new0 (CandourUse, 1);

  self->by_name = g_strdup ("");
  self->team_name = g_strdup ("");
  self->words = g_strdup ("");

  return self;
}

void
candour_use_free (CandourUse *self)
{
  g_free (self->id);
  g_free (self->by_id);
  g_free (self->by_name);
  g_free (self->team_name);
  g_free (self->at_utc);
  g_free (self->words);
  g_free (self);
}

char *
candour_learning_dup_title (const char *done)
{
  g_auto(GStrv) lines = g_strsplit (done != NULL ? done : "", "\n", 2);
  g_autofree char *line = g_strstrip (g_strdup (lines[0] != NULL ? lines[0] : ""));
  char *stop = strstr (line, ". ");

  if (stop != NULL)
    *stop = '\0';
  if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';

  if (g_utf8_strlen (line, -1) > TITLE_LENGTH)
    {
      char *end = g_utf8_offset_to_pointer (line, TITLE_LENGTH);
      char *blank = g_strrstr_len (line, end - line, " ");

      *(blank != NULL ? blank : end) = '\0';
      return g_strconcat (line, "…", NULL);
    }

  return g_steal_pointer (&line);
}

char *
candour_pass_dup_state (const CandourPass *self)
{
  switch (self->state)
    {
    case CANDOUR_PASS_NOT_READ:
      return g_strdup (_("Not read yet"));
    case CANDOUR_PASS_READ:
      return g_strdup (_("Not used yet"));
    case CANDOUR_PASS_WILL_USE:
      return g_strdup (_("Will use it"));
    case CANDOUR_PASS_USED:
      return g_strdup_printf (ngettext ("Used with %d child", "Used with %d children",
                                        self->n_children), self->n_children);
    }

  return g_strdup ("");
}

/* --- Rules ---------------------------------------------------------------------------- */

static char *
dup_withdrawn (const CandourLearning *learning)
{
  if (learning->is_lowered)
    return g_strdup (_("It was withdrawn, because the grade it came from was lowered."));

  if (*learning->withdrawer_name != '\0')
    return g_strdup_printf (_("It was withdrawn by %s."), learning->withdrawer_name);

  return g_strdup (_("It was withdrawn by its author."));
}

char *
candour_rules_check_learning (const CandourLearning *learning,
                              CandourLearningEvent   event,
                              const char            *person_id,
                              CandourRole            role)
{
  gboolean is_author = person_id != NULL && g_strcmp0 (learning->author_id, person_id) == 0;

  if (person_id == NULL)
    return g_strdup (_("Say who you are first."));
  if (learning->withdrawn_on != NULL)
    return dup_withdrawn (learning);

  if (learning->is_held && !is_author)
    return g_strdup (_("It is not shared yet: its author looks at its words once more."));

  switch (event)
    {
    case CANDOUR_LEARNING_SAVE:
      return is_author ? NULL : g_strdup (_("Only its author can change its words."));
    case CANDOUR_LEARNING_WITHDRAW:
      return is_author || role == CANDOUR_ROLE_QA_LEAD
             ? NULL : g_strdup (_("Only its author can withdraw it, or the QA lead."));
    case CANDOUR_LEARNING_ASK:
    case CANDOUR_LEARNING_PROMISE:
    case CANDOUR_LEARNING_USE:
      return is_author ? g_strdup (_("You shared this, so it is for others to use.")) : NULL;
    case CANDOUR_LEARNING_PASS:
      return learning->is_held ? g_strdup (_("Take out the case details first.")) : NULL;
    }

  return NULL;
}

gboolean
candour_rules_may_see_source (const CandourLearning *learning,
                              const char            *person_id,
                              CandourRole            role)
{
  return (person_id != NULL && g_strcmp0 (learning->author_id, person_id) == 0)
         || role == CANDOUR_ROLE_TEAM_MANAGER || role == CANDOUR_ROLE_HEAD_OF_SERVICE
         || role == CANDOUR_ROLE_QA_LEAD;
}

gboolean
candour_rules_may_see_withdrawal (const CandourLearning *learning,
                                  const char            *person_id,
                                  CandourRole            role)
{
  return role == CANDOUR_ROLE_QA_LEAD
         || (person_id != NULL && g_strcmp0 (learning->author_id, person_id) == 0);
}

char *
candour_rules_check_learning_words (CandourLearningEvent  event,
                                    const char           *words,
                                    int                   n_children,
                                    const char *const    *names)
{
  if (event == CANDOUR_LEARNING_USE && n_children < 1)
    return g_strdup (_("Say with how many children you used it."));

  if (candour_rules_is_blank (words))
    switch (event)
      {
      case CANDOUR_LEARNING_SAVE:
        return g_strdup (_("Say what was done."));
      case CANDOUR_LEARNING_PASS:
        return g_strdup (_("Say in a line why you pass it on."));
      case CANDOUR_LEARNING_WITHDRAW:
        return g_strdup (_("Say why you withdraw it."));
      case CANDOUR_LEARNING_USE:
        return g_strdup (_("Say what changed."));
      default:
        return NULL;
      }

  return candour_rules_check_sharing (words, names);
}

gboolean
candour_rules_lacks_next_step (const CandourFramework *framework,
                               const CandourAudit     *audit,
                               int                     overall)
{
  return framework->next_step_good && candour_rules_is_good (framework, overall)
         && candour_rules_is_blank (audit->no_step_reason)
         && !candour_rules_has_next_step (audit);
}
