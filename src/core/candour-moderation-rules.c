/* candour-moderation-rules.c - who may moderate what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"

#include <glib/gi18n-lib.h>

gboolean
candour_rules_may_moderate (CandourRole role)
{
  return role != CANDOUR_ROLE_SOCIAL_WORKER && role != CANDOUR_ROLE_SUPPORT_WORKER;
}

/* --- One person ----------------------------------------------------------------------- */

static const char *
get_own_sentence (CandourTie tie)
{
  switch (tie)
    {
    case CANDOUR_TIE_OWN_CASE:
      return _("This is your own case, so you cannot moderate it.");
    case CANDOUR_TIE_HELD_BEFORE:
      return _("You held this case within the last twelve months, so you cannot moderate it.");
    case CANDOUR_TIE_LINE_MANAGER:
      return _("You manage this worker, so you cannot moderate it.");
    case CANDOUR_TIE_OWN_TEAM:
      return _("This record is your own team’s, so you cannot moderate it.");
    case CANDOUR_TIE_NOT_TRAINED:
      return _("You have not finished the training for auditors, so you cannot moderate it.");
    case CANDOUR_TIE_LEFT:
      return _("The list of people says that you have left, so you cannot moderate it.");
    case CANDOUR_TIE_NONE:
      break;
    }

  return NULL;
}

/* Translators: %s is a person */
static const char *
get_format (CandourTie tie)
{
  switch (tie)
    {
    case CANDOUR_TIE_OWN_CASE:
      return _("This is %s’s own case. Choose another moderator.");
    case CANDOUR_TIE_HELD_BEFORE:
      return _("%s held this case within the last twelve months. Choose another moderator.");
    case CANDOUR_TIE_LINE_MANAGER:
      return _("%s manages this worker. Choose another moderator.");
    case CANDOUR_TIE_OWN_TEAM:
      return _("This record is of %s’s own team. Choose another moderator.");
    case CANDOUR_TIE_NOT_TRAINED:
      return _("%s has not finished the training for auditors. Choose another moderator.");
    case CANDOUR_TIE_LEFT:
      return _("%s has left. Choose another moderator.");
    case CANDOUR_TIE_NONE:
      break;
    }

  return NULL;
}

static char *
dup_named (const char *format,
           const char *name)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (name, parts);
}

char *
candour_rules_check_moderator (const CandourPerson *person,
                               const char          *auditor_id,
                               CandourTie           tie,
                               gboolean             is_you)
{
  if (g_strcmp0 (person->id, auditor_id) == 0)
    return is_you ? g_strdup (_("You audited this case, so you cannot moderate it."))
                  : dup_named (_("%s audited this case. Choose another moderator."),
                               person->name);

  if (!candour_rules_may_moderate (person->role))
    return is_you ? g_strdup (_("Social workers and support workers do not moderate audits."))
                  : dup_named (_("%s is a social worker or support worker, and they do not "
                                 "moderate audits. Choose another moderator."), person->name);

  if (tie == CANDOUR_TIE_NONE)
    return NULL;

  return is_you ? g_strdup (get_own_sentence (tie)) : dup_named (get_format (tie), person->name);
}

/* --- The least loaded ----------------------------------------------------------------- */

/* Below 0: @a comes first. */
int
candour_rules_compare_moderators (const CandourModeratorChoice *a,
                                  const CandourModeratorChoice *b)
{
  int order;

  if (a->had_read != b->had_read)
    return a->had_read ? 1 : -1;

  if (a->n_open != b->n_open)
    return a->n_open - b->n_open;

  /* Never comes first, and sorts so. */
  order = g_strcmp0 (a->allocated_at, b->allocated_at);

  return order != 0 ? order : g_strcmp0 (a->person_id, b->person_id);
}

const CandourModeratorChoice *
candour_rules_choose_moderator (GPtrArray *choices)
{
  const CandourModeratorChoice *best = NULL;

  for (guint i = 0; i < choices->len; i++)
    {
      const CandourModeratorChoice *choice = g_ptr_array_index (choices, i);

      if (choice->sentence == NULL
          && (best == NULL || candour_rules_compare_moderators (choice, best) < 0))
        best = choice;
    }

  return best;
}

void
candour_moderator_choice_free (CandourModeratorChoice *self)
{
  g_free (self->person_id);
  g_free (self->name);
  g_free (self->job);
  g_free (self->allocated_at);
  g_free (self->sentence);
  g_free (self);
}
