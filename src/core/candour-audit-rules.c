/* candour-audit-rules.c - who may audit what, and who may do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

/* How long a case once held, or an audit once made, still matters. */
#define MONTHS_AFTER 12

/* --- Ties ----------------------------------------------------------------------------- */

static gboolean
is_same (const char *id,
         const char *other)
{
  return id != NULL && other != NULL && g_str_equal (id, other);
}

static GHashTable *
index_people (GPtrArray *people)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      CandourPerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (index, person->id, person);
    }

  return index;
}

static const CandourPerson *
find_person (GHashTable *people,
             const char *id)
{
  return id != NULL ? g_hash_table_lookup (people, id) : NULL;
}

/* Lists come from outside, so a circle of managers must not hang us: no chain is longer than
 * there are people.
 */
static gboolean
is_manager_of (GHashTable          *people,
               const char          *manager_id,
               const CandourPerson *person)
{
  for (guint left = g_hash_table_size (people); person != NULL && left > 0; left--)
    {
      if (is_same (person->manager_id, manager_id))
        return TRUE;

      person = find_person (people, person->manager_id);
    }

  return FALSE;
}

static const CandourTeam *
find_team (GPtrArray  *teams,
           const char *id)
{
  for (guint i = 0; id != NULL && teams != NULL && i < teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (teams, i);

      if (is_same (team->id, id))
        return team;
    }

  return NULL;
}

/* TRUE where @team_id is @above_id, or nested in it at any depth. */
static gboolean
is_team_within (GPtrArray  *teams,
                const char *team_id,
                const char *above_id)
{
  for (guint left = teams != NULL ? teams->len + 1 : 1; team_id != NULL && left > 0; left--)
    {
      const CandourTeam *team = find_team (teams, team_id);

      if (is_same (team_id, above_id))
        return TRUE;

      team_id = team != NULL ? team->parent_id : NULL;
    }

  return FALSE;
}

static gboolean
is_manager_role (CandourRole role)
{
  return role == CANDOUR_ROLE_TEAM_MANAGER || role == CANDOUR_ROLE_HEAD_OF_SERVICE;
}

/* Who manages a team's manager manages the team, wherever that person sits. */
static gboolean
manages_manager_of (GHashTable          *people,
                    const CandourPerson *auditor,
                    const char          *team_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const CandourPerson *person = value;

      if (person->role == CANDOUR_ROLE_TEAM_MANAGER && person->left_on == NULL
          && is_same (person->team_id, team_id) && is_manager_of (people, auditor->id, person))
        return TRUE;
    }

  return FALSE;
}

/* Managers answer for the teams nested in theirs; others, such as a QA lead who sits at the top
 * of the tree, belong to one team only.
 */
static gboolean
has_team (const CandourPerson *auditor,
          const char          *team_id,
          GHashTable          *people,
          GPtrArray           *teams)
{
  if (team_id == NULL)
    return FALSE;

  if (is_same (auditor->team_id, team_id))
    return TRUE;

  return (is_manager_role (auditor->role) && is_team_within (teams, team_id, auditor->team_id))
         || manages_manager_of (people, auditor, team_id);
}

static gboolean
is_within_months (const char *date,
                  const char *today)
{
  g_autofree char *since = candour_date_add_months (today, -MONTHS_AFTER);

  return date != NULL && g_strcmp0 (date, since) > 0;
}

static CandourTie
find_allocation_tie (const CandourPerson *auditor,
                     const CandourCase   *child_case,
                     GPtrArray           *allocations,
                     const char          *today)
{
  CandourTie tie = CANDOUR_TIE_NONE;

  if (is_same (child_case->worker_id, auditor->id))
    return CANDOUR_TIE_OWN_CASE;

  for (guint i = 0; allocations != NULL && i < allocations->len; i++)
    {
      const CandourAllocation *allocation = g_ptr_array_index (allocations, i);

      if (!is_same (allocation->worker_id, auditor->id))
        continue;

      if (allocation->until == NULL)
        return CANDOUR_TIE_OWN_CASE;

      if (is_within_months (allocation->until, today))
        tie = CANDOUR_TIE_HELD_BEFORE;
    }

  return tie;
}

/* What nobody may allow is told first, then the nearest tie. */
CandourTie
candour_rules_find_tie (const CandourPerson *auditor,
                        const CandourCase   *child_case,
                        GPtrArray           *people,
                        GPtrArray           *teams,
                        GPtrArray           *allocations,
                        const char          *today)
{
  g_autoptr(GHashTable) index = NULL;
  const CandourPerson *worker;
  CandourTie tie;

  g_return_val_if_fail (auditor != NULL && child_case != NULL, CANDOUR_TIE_LEFT);

  if (auditor->left_on != NULL && g_strcmp0 (auditor->left_on, today) <= 0)
    return CANDOUR_TIE_LEFT;

  if (auditor->trained_on == NULL || g_strcmp0 (auditor->trained_on, today) > 0)
    return CANDOUR_TIE_NOT_TRAINED;

  tie = find_allocation_tie (auditor, child_case, allocations, today);
  if (tie != CANDOUR_TIE_NONE)
    return tie;

  index = index_people (people);
  worker = find_person (index, child_case->worker_id);
  if (is_manager_of (index, auditor->id, worker))
    return CANDOUR_TIE_LINE_MANAGER;

  if (has_team (auditor, child_case->team_id, index, teams)
      || (worker != NULL && has_team (auditor, worker->team_id, index, teams)))
    return CANDOUR_TIE_OWN_TEAM;

  return CANDOUR_TIE_NONE;
}

static gboolean
is_sealed (const CandourAudit *audit)
{
  return audit->state != CANDOUR_AUDIT_NOT_STARTED && audit->state != CANDOUR_AUDIT_IN_PROGRESS;
}

/* The work that is judged stays that of who held the case when the audit began. */
CandourTie
candour_rules_find_audit_tie (const CandourAudit  *audit,
                              const CandourPerson *auditor,
                              const CandourCase   *child_case,
                              GPtrArray           *people,
                              GPtrArray           *teams,
                              GPtrArray           *allocations,
                              const char          *today)
{
  CandourCase then;
  CandourTie tie;

  g_return_val_if_fail (audit != NULL && auditor != NULL && child_case != NULL,
                        CANDOUR_TIE_LEFT);

  if (is_sealed (audit))
    return CANDOUR_TIE_NONE;

  tie = candour_rules_find_tie (auditor, child_case, people, teams, allocations, today);
  if (tie != CANDOUR_TIE_NONE)
    return tie;

  then = *child_case;
  then.worker_id = audit->worker_id;
  then.team_id = audit->team_id;

  return candour_rules_find_tie (auditor, &then, people, teams, allocations, today);
}

gboolean
candour_rules_is_tied (const CandourAudit *audit,
                       CandourTie          tie)
{
  g_return_val_if_fail (audit != NULL, FALSE);

  /* Who waits for an auditor is not it. */
  if (tie == CANDOUR_TIE_NONE || is_sealed (audit) || audit->waiting_since != NULL)
    return FALSE;

  return audit->exception_by == NULL || !candour_tie_may_be_allowed (tie);
}

const char *
candour_tie_get_name (CandourTie tie,
                      gboolean   is_you)
{
  switch (tie)
    {
    case CANDOUR_TIE_NONE:
      return _("Independent");
    case CANDOUR_TIE_OWN_CASE:
      return _("Own case");
    case CANDOUR_TIE_HELD_BEFORE:
      return _("Held this case");
    case CANDOUR_TIE_LINE_MANAGER:
      return _("Line manager");
    case CANDOUR_TIE_OWN_TEAM:
      return is_you ? _("Your own team") : _("Own team");
    case CANDOUR_TIE_NOT_TRAINED:
      return _("Training not finished");
    case CANDOUR_TIE_LEFT:
      return _("Has left");
    }

  return "";
}

static const char *
get_own_reason (CandourTie tie)
{
  switch (tie)
    {
    case CANDOUR_TIE_NONE:
      return _("You are independent of this case: you do not manage the worker or the team.");
    case CANDOUR_TIE_OWN_CASE:
      return _("This is your own case.");
    case CANDOUR_TIE_HELD_BEFORE:
      return _("You held this case within the last twelve months.");
    case CANDOUR_TIE_LINE_MANAGER:
      return _("You manage this worker.");
    case CANDOUR_TIE_OWN_TEAM:
      return _("This record is your own team’s.");
    case CANDOUR_TIE_NOT_TRAINED:
      return _("You have not finished the training for auditors.");
    case CANDOUR_TIE_LEFT:
      return _("The list of people says that you have left.");
    }

  return "";
}

char *
candour_tie_dup_reason (CandourTie  tie,
                        gboolean    is_you,
                        const char *auditor_name)
{
  if (is_you || auditor_name == NULL)
    return g_strdup (get_own_reason (tie));

  switch (tie)
    {
    case CANDOUR_TIE_NONE:
      return g_strdup_printf (_("%s is independent of this case."), auditor_name);
    case CANDOUR_TIE_OWN_CASE:
      return g_strdup_printf (_("This is %s’s own case."), auditor_name);
    case CANDOUR_TIE_HELD_BEFORE:
      return g_strdup_printf (_("%s held this case within the last twelve months."),
                              auditor_name);
    case CANDOUR_TIE_LINE_MANAGER:
      return g_strdup_printf (_("%s manages this worker."), auditor_name);
    case CANDOUR_TIE_OWN_TEAM:
      return g_strdup_printf (_("This record is of %s’s own team."), auditor_name);
    case CANDOUR_TIE_NOT_TRAINED:
      return g_strdup_printf (_("%s has not finished the training for auditors."), auditor_name);
    case CANDOUR_TIE_LEFT:
      return g_strdup_printf (_("%s has left."), auditor_name);
    }

  return g_strdup ("");
}

char *
candour_tie_dup_sentence (CandourTie  tie,
                          gboolean    is_you,
                          const char *auditor_name)
{
  char *reason = candour_tie_dup_reason (tie, is_you, auditor_name);
  g_autofree char *kept = NULL;

  if (tie == CANDOUR_TIE_NONE)
    return reason;

  kept = reason;

  return g_strdup_printf ("%s %s", kept, is_you || auditor_name == NULL
                                         ? _("Hand this audit on.") : _("Choose another auditor."));
}

gboolean
candour_tie_may_be_allowed (CandourTie tie)
{
  return tie != CANDOUR_TIE_NONE && tie != CANDOUR_TIE_NOT_TRAINED && tie != CANDOUR_TIE_LEFT;
}

gboolean
candour_rules_is_due_possible (const char *due_on,
                               const char *today)
{
  return g_strcmp0 (due_on, today) > 0;
}

gboolean
candour_rules_needs_repeat_reason (const char *last_submitted_on,
                                   const char *today)
{
  return is_within_months (last_submitted_on, today);
}

/* --- Roles ---------------------------------------------------------------------------- */

gboolean
candour_rules_may_start_audit (CandourRole role)
{
  return role != CANDOUR_ROLE_SOCIAL_WORKER && role != CANDOUR_ROLE_SUPPORT_WORKER;
}

gboolean
candour_rules_may_import (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD || role == CANDOUR_ROLE_HEAD_OF_SERVICE;
}

gboolean
candour_rules_may_export_names (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD;
}

gboolean
candour_rules_may_allow_tie (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD;
}

gboolean
candour_rules_may_edit_people (CandourRole role)
{
  return role == CANDOUR_ROLE_QA_LEAD || role == CANDOUR_ROLE_HEAD_OF_SERVICE;
}

char *
candour_rules_check_edit (const CandourAudit *audit,
                          const char         *person_id)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (is_sealed (audit))
    return g_strdup (_("This audit was submitted and is sealed. You can read it and change "
                       "nothing."));

  if (audit->waiting_since != NULL)
    return g_strdup (_("This audit waits for an auditor without a tie. The QA lead hands it on."));

  if (!is_same (audit->auditor_id, person_id))
    return g_strdup (_("Somebody else is this audit’s auditor. You can read it and change "
                       "nothing."));

  return NULL;
}

char *
candour_rules_check_hand_on (const CandourAudit *audit,
                             const char         *person_id,
                             CandourRole         role)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (is_sealed (audit))
    return g_strdup (_("Submitted audits cannot be handed on."));

  if (role == CANDOUR_ROLE_QA_LEAD)
    return NULL;

  if (audit->waiting_since != NULL)
    return g_strdup (_("Only the QA lead can hand this audit on."));

  if (!is_same (audit->auditor_id, person_id))
    return g_strdup (_("Only the auditor or the QA lead can hand this audit on."));

  return NULL;
}

char *
candour_rules_check_successor (const CandourAudit  *audit,
                               const CandourPerson *auditor)
{
  g_return_val_if_fail (audit != NULL && auditor != NULL, NULL);

  if (!is_same (audit->tied_by, auditor->id))
    return NULL;

  return g_strdup_printf (_("%s declared a tie to this child, family or worker. Choose another "
                            "auditor."), auditor->name);
}

char *
candour_rules_check_observation (const CandourFramework *framework,
                                 CandourEventKind        event,
                                 CandourConsent          consent)
{
  gboolean with_family = event == CANDOUR_EVENT_KIND_VISIT
                         || event == CANDOUR_EVENT_KIND_DIRECT_WORK;

  if (framework->kind != CANDOUR_KIND_PRACTICE_OBSERVATION)
    return event == CANDOUR_EVENT_KIND_NONE && consent == CANDOUR_CONSENT_NONE
           ? NULL : g_strdup (_("Only a practice observation observes an event."));

  if (event == CANDOUR_EVENT_KIND_NONE)
    return g_strdup (_("Say what will be observed."));

  if (consent == CANDOUR_CONSENT_NONE)
    return g_strdup (_("An observation begins with the family’s consent. Ask the family first."));

  if (with_family && consent == CANDOUR_CONSENT_NO_FAMILY)
    return g_strdup (_("The family takes part in visits and direct work. Ask the family first."));

  return NULL;
}

char *
candour_rules_check_allow (const CandourAudit *audit,
                           CandourTie          tie,
                           CandourRole         role)
{
  g_return_val_if_fail (audit != NULL, NULL);

  if (!candour_rules_may_allow_tie (role))
    return g_strdup (_("Only the QA lead can allow a tie."));

  if (!candour_rules_is_tied (audit, tie))
    return g_strdup (_("Nothing ties the auditor to this audit."));

  if (!candour_tie_may_be_allowed (tie))
    return g_strdup (_("Nobody can allow this auditor. Hand the audit on."));

  return NULL;
}

/* --- Shared by the files of rules ----------------------------------------------------- */

gboolean
candour_rules_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

char *
candour_rules_join (GPtrArray  *parts,
                    const char *last)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, i + 1 == parts->len ? last : _(", "));
      g_string_append (joined, g_ptr_array_index (parts, i));
    }

  return g_string_free (joined, FALSE);
}
