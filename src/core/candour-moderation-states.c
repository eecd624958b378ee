/* candour-moderation-states.c - what may happen to a moderation, in which state and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"

#include <glib/gi18n-lib.h>

/* --- The table ------------------------------------------------------------------------ */

#define LEAD CANDOUR_PARTY_LEAD
#define FREE_LEAD CANDOUR_PARTY_FREE_LEAD
#define MODERATOR CANDOUR_PARTY_MODERATOR
#define DECIDER CANDOUR_PARTY_DECIDER
#define AUDITOR CANDOUR_PARTY_AUDITOR
#define POOL CANDOUR_PARTY_POOL

typedef struct
{
  CandourModerationState state;
  CandourModerationEvent event;
  guint                  parties;   /* any of them */
  CandourModerationState next;
} Step;

/* What is not here cannot happen. */
static const Step steps[] = {
  { CANDOUR_MODERATION_WAITING, CANDOUR_EVENT_ALLOCATE, FREE_LEAD, CANDOUR_MODERATION_ALLOCATED },
  { CANDOUR_MODERATION_WAITING, CANDOUR_EVENT_SPREAD, LEAD, CANDOUR_MODERATION_ALLOCATED },
  { CANDOUR_MODERATION_WAITING, CANDOUR_EVENT_TAKE, POOL, CANDOUR_MODERATION_ALLOCATED },

  { CANDOUR_MODERATION_ALLOCATED, CANDOUR_EVENT_ALLOCATE, FREE_LEAD,
    CANDOUR_MODERATION_ALLOCATED },
  { CANDOUR_MODERATION_ALLOCATED, CANDOUR_EVENT_HAND_BACK, MODERATOR | FREE_LEAD,
    CANDOUR_MODERATION_WAITING },
  { CANDOUR_MODERATION_ALLOCATED, CANDOUR_EVENT_GRADE, MODERATOR, CANDOUR_MODERATION_GRADING },

  { CANDOUR_MODERATION_GRADING, CANDOUR_EVENT_ALLOCATE, FREE_LEAD, CANDOUR_MODERATION_ALLOCATED },
  { CANDOUR_MODERATION_GRADING, CANDOUR_EVENT_HAND_BACK, MODERATOR | FREE_LEAD,
    CANDOUR_MODERATION_WAITING },
  { CANDOUR_MODERATION_GRADING, CANDOUR_EVENT_GRADE, MODERATOR, CANDOUR_MODERATION_GRADING },
  { CANDOUR_MODERATION_GRADING, CANDOUR_EVENT_SEAL, MODERATOR, CANDOUR_MODERATION_COMPARING },

  { CANDOUR_MODERATION_COMPARING, CANDOUR_EVENT_AGREE, MODERATOR, CANDOUR_MODERATION_COMPARING },
  { CANDOUR_MODERATION_COMPARING, CANDOUR_EVENT_REFER, MODERATOR | FREE_LEAD,
    CANDOUR_MODERATION_REFERRED },
  { CANDOUR_MODERATION_COMPARING, CANDOUR_EVENT_SETTLE, MODERATOR, CANDOUR_MODERATION_AGREED },
  { CANDOUR_MODERATION_COMPARING, CANDOUR_EVENT_FEEDBACK, MODERATOR,
    CANDOUR_MODERATION_COMPARING },

  { CANDOUR_MODERATION_REFERRED, CANDOUR_EVENT_REFER, FREE_LEAD, CANDOUR_MODERATION_REFERRED },
  { CANDOUR_MODERATION_REFERRED, CANDOUR_EVENT_DECIDE, DECIDER, CANDOUR_MODERATION_REFERRED },
  { CANDOUR_MODERATION_REFERRED, CANDOUR_EVENT_SETTLE, DECIDER, CANDOUR_MODERATION_AGREED },
  { CANDOUR_MODERATION_REFERRED, CANDOUR_EVENT_FEEDBACK, MODERATOR, CANDOUR_MODERATION_REFERRED },

  /* A QA lead may finish what a moderator who left did not. */
  { CANDOUR_MODERATION_AGREED, CANDOUR_EVENT_FEEDBACK, MODERATOR | FREE_LEAD,
    CANDOUR_MODERATION_AGREED },
  { CANDOUR_MODERATION_AGREED, CANDOUR_EVENT_FINISH, MODERATOR | FREE_LEAD,
    CANDOUR_MODERATION_FINISHED },

  { CANDOUR_MODERATION_FINISHED, CANDOUR_EVENT_ACKNOWLEDGE, AUDITOR,
    CANDOUR_MODERATION_FINISHED },
};

static const Step *
find_step (CandourModerationState state,
           CandourModerationEvent event)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].state == state && steps[i].event == event)
      return &steps[i];

  return NULL;
}

/* --- Who somebody is ------------------------------------------------------------------ */

static gboolean
is_same (const char *id,
         const char *other)
{
  return id != NULL && other != NULL && g_str_equal (id, other);
}

/* Nobody is two sides at once: who audited it is the auditor, and the moderator never decides. */
guint
candour_rules_find_parties (const CandourModeration *moderation,
                            const char              *person_id,
                            CandourRole              role)
{
  gboolean is_lead = candour_rules_may_run_moderation (role);
  guint parties = is_lead ? LEAD : 0;

  if (is_same (moderation->auditor_id, person_id))
    return parties | AUDITOR;

  if (is_lead)
    parties |= FREE_LEAD;

  if (candour_rules_may_moderate (role))
    parties |= POOL;

  if (is_same (moderation->moderator_id, person_id))
    parties |= MODERATOR;
  else if (is_same (moderation->decider_id, person_id)
           || (moderation->decider_id == NULL && is_lead))
    parties |= DECIDER;

  return parties;
}

/* --- Refusing ------------------------------------------------------------------------- */

static const char *
get_wrong_party (guint parties)
{
  if (parties & FREE_LEAD && parties & MODERATOR)
    return _("Only its moderator or the QA lead can do this.");

  switch (parties)
    {
    case FREE_LEAD:
      return _("Only a QA lead who did not audit it can do this.");
    case LEAD:
      return _("Only the QA lead can do this.");
    case MODERATOR:
      return _("Only its moderator can do this.");
    case DECIDER:
      return _("This is decided by a second moderator or the QA lead, never by its auditor or "
               "its moderator.");
    case AUDITOR:
      return _("Only the auditor can do this.");
    default:
      return _("Only somebody who may moderate, and did not audit it, can do this.");
    }
}

static const char *
get_wrong_state (CandourModerationState state,
                 CandourModerationEvent event)
{
  switch (state)
    {
    case CANDOUR_MODERATION_WAITING:
      return _("This moderation waits for a moderator.");
    case CANDOUR_MODERATION_ALLOCATED:
    case CANDOUR_MODERATION_GRADING:
      return event == CANDOUR_EVENT_TAKE || event == CANDOUR_EVENT_SPREAD
               ? _("This moderation has its moderator already.")
               : _("The moderator’s grades are not sealed yet.");
    case CANDOUR_MODERATION_COMPARING:
      return event < CANDOUR_EVENT_AGREE
               ? _("Both sets of grades are sealed. Neither can change now.")
               : _("The agreed grades do not stand yet.");
    case CANDOUR_MODERATION_REFERRED:
      return event <= CANDOUR_EVENT_SEAL
               ? _("Both sets of grades are sealed. Neither can change now.")
               : _("This waits to be decided by a second moderator or the QA lead.");
    case CANDOUR_MODERATION_AGREED:
      return _("The agreed grades stand. They can change no more.");
    case CANDOUR_MODERATION_FINISHED:
      return _("This moderation is finished. You can read it and change nothing.");
    case CANDOUR_MODERATION_NONE:
      break;
    }

  return _("This audit was not drawn for moderation.");
}

char *
candour_rules_check_event (CandourModerationState  state,
                           CandourModerationEvent  event,
                           guint                   parties,
                           CandourModerationState *next)
{
  const Step *step = find_step (state, event);

  if (step == NULL)
    return g_strdup (get_wrong_state (state, event));

  if ((step->parties & parties) == 0)
    return g_strdup (get_wrong_party (step->parties));

  if (next != NULL)
    *next = step->next;

  return NULL;
}

/* Grading is the moderator's; all that follows happens where the pack came from. */
static char *
check_at_desk (const CandourModeration *moderation,
               CandourModerationEvent   event)
{
  if (event == CANDOUR_EVENT_SEAL)
    return g_strdup (_("Grades are sealed here as the return file is made."));

  if (event != CANDOUR_EVENT_GRADE)
    return g_strdup (_("You grade and seal here. The rest is done where the pack came from."));

  return moderation->returned_in != 0
         ? g_strdup_printf (_("Your grades are sealed: they went into file %d."),
                            moderation->returned_in)
         : NULL;
}

char *
candour_rules_check_moderation (const CandourModeration *moderation,
                                CandourModerationEvent   event,
                                const char              *person_id,
                                CandourRole              role)
{
  guint parties = candour_rules_find_parties (moderation, person_id, role);
  char *why = moderation->at_desk ? check_at_desk (moderation, event) : NULL;

  if (why != NULL)
    return why;

  if (event == CANDOUR_EVENT_ACKNOWLEDGE && moderation->read_at != NULL)
    return g_strdup (_("This feedback was read and answered already."));

  return candour_rules_check_event (moderation->state, event, parties, NULL);
}
