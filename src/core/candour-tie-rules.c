/* candour-tie-rules.c - what ties an auditor to a case, and what was allowed all the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

gboolean
candour_rules_is_within_year (const char *since,
                              const char *today)
{
  g_autofree char *after = candour_date_add_months (today, -MONTHS_AFTER);

  return since != NULL && g_strcmp0 (since, after) > 0;
}

static gboolean
is_in (guint      ties,
       CandourTie tie)
{
  return (ties & (1u << tie)) != 0;
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

      if (candour_rules_is_within_year (allocation->until, today))
        tie = CANDOUR_TIE_HELD_BEFORE;
    }

  return tie;
}

/* What nobody may allow is told first, then the nearest tie that is not among those @allowed. */
static CandourTie
find_tie_but (const CandourPerson *auditor,
              const CandourCase   *child_case,
              GPtrArray           *people,
              GPtrArray           *teams,
              GPtrArray           *allocations,
              const char          *today,
              guint                allowed)
{
  g_autoptr(GHashTable) index = NULL;
  const CandourPerson *worker;
  CandourTie tie;

  if (auditor->left_on != NULL && g_strcmp0 (auditor->left_on, today) <= 0)
    return CANDOUR_TIE_LEFT;

  if (auditor->trained_on == NULL || g_strcmp0 (auditor->trained_on, today) > 0)
    return CANDOUR_TIE_NOT_TRAINED;

  tie = find_allocation_tie (auditor, child_case, allocations, today);
  if (tie != CANDOUR_TIE_NONE && !is_in (allowed, tie))
    return tie;

  index = index_people (people);
  worker = find_person (index, child_case->worker_id);
  if (!is_in (allowed, CANDOUR_TIE_LINE_MANAGER) && is_manager_of (index, auditor->id, worker))
    return CANDOUR_TIE_LINE_MANAGER;

  if (!is_in (allowed, CANDOUR_TIE_OWN_TEAM)
      && (has_team (auditor, child_case->team_id, index, teams)
          || (worker != NULL && has_team (auditor, worker->team_id, index, teams))))
    return CANDOUR_TIE_OWN_TEAM;

  return CANDOUR_TIE_NONE;
}

CandourTie
candour_rules_find_tie (const CandourPerson *auditor,
                        const CandourCase   *child_case,
                        GPtrArray           *people,
                        GPtrArray           *teams,
                        GPtrArray           *allocations,
                        const char          *today)
{
  g_return_val_if_fail (auditor != NULL && child_case != NULL, CANDOUR_TIE_LEFT);

  return find_tie_but (auditor, child_case, people, teams, allocations, today, 0);
}

gboolean
candour_rules_is_sealed (const CandourAudit *audit)
{
  return audit->state != CANDOUR_AUDIT_NOT_STARTED && audit->state != CANDOUR_AUDIT_IN_PROGRESS;
}

/* The work that is judged stays that of who held the case when the audit began. */
static CandourTie
find_audit_tie_but (const CandourAudit  *audit,
                    const CandourPerson *auditor,
                    const CandourCase   *child_case,
                    GPtrArray           *people,
                    GPtrArray           *teams,
                    GPtrArray           *allocations,
                    const char          *today,
                    guint                allowed)
{
  CandourCase then = *child_case;
  CandourTie tie = find_tie_but (auditor, child_case, people, teams, allocations, today, allowed);

  if (tie != CANDOUR_TIE_NONE || audit == NULL)
    return tie;

  then.worker_id = audit->worker_id;
  then.team_id = audit->team_id;

  return find_tie_but (auditor, &then, people, teams, allocations, today, allowed);
}

CandourTie
candour_rules_find_audit_tie (const CandourAudit  *audit,
                              const CandourPerson *auditor,
                              const CandourCase   *child_case,
                              GPtrArray           *people,
                              GPtrArray           *teams,
                              GPtrArray           *allocations,
                              const char          *today)
{
  CandourTie tie = CANDOUR_TIE_NONE;

  g_return_val_if_fail (audit != NULL && auditor != NULL && child_case != NULL,
                        CANDOUR_TIE_LEFT);

  if (candour_rules_is_sealed (audit))
    return CANDOUR_TIE_NONE;

  if (is_same (audit->auditor_id, auditor->id))
    tie = find_audit_tie_but (audit, auditor, child_case, people, teams, allocations, today,
                              audit->exception_ties);

  return tie != CANDOUR_TIE_NONE
           ? tie : find_audit_tie_but (audit, auditor, child_case, people, teams, allocations,
                                       today, 0);
}

guint
candour_rules_find_ties (const CandourAudit  *audit,
                         const CandourPerson *auditor,
                         const CandourCase   *child_case,
                         GPtrArray           *people,
                         GPtrArray           *teams,
                         GPtrArray           *allocations,
                         const char          *today)
{
  CandourTie tie;
  guint ties = 0;

  g_return_val_if_fail (auditor != NULL && child_case != NULL, 0);

  while (tie = find_audit_tie_but (audit, auditor, child_case, people, teams, allocations, today,
                                   ties), candour_tie_may_be_allowed (tie))
    ties |= 1u << tie;

  return ties;
}

gboolean
candour_rules_is_tied (const CandourAudit *audit,
                       CandourTie          tie)
{
  g_return_val_if_fail (audit != NULL, FALSE);

  /* Who waits for an auditor is not it. */
  if (tie == CANDOUR_TIE_NONE || candour_rules_is_sealed (audit) || audit->waiting_since != NULL)
    return FALSE;

  return !candour_tie_may_be_allowed (tie) || !is_in (audit->exception_ties, tie);
}

void
candour_rules_allow_ties (CandourAudit *audit,
                          guint         ties,
                          const char   *person_id,
                          const char   *reason)
{
  g_autofree char *reasons = NULL;

  g_return_if_fail (audit != NULL);

  reasons = *audit->exception_reason != '\0'
            ? g_strjoin (" ", audit->exception_reason, reason, NULL) : g_strdup (reason);
  audit->exception_ties |= ties;
  if (is_in (ties, CANDOUR_TIE_OWN_CASE))
    audit->exception_ties |= 1u << CANDOUR_TIE_HELD_BEFORE;
  candour_set_text (&audit->exception_reason, reasons);
  g_free (audit->exception_by);
  audit->exception_by = g_strdup (person_id);
}

/* --- As stored ------------------------------------------------------------------------ */

static const CandourCode tie_codes[] = {
  { CANDOUR_TIE_OWN_CASE, "own-case", NULL },
  { CANDOUR_TIE_HELD_BEFORE, "held-before", NULL },
  { CANDOUR_TIE_LINE_MANAGER, "line-manager", NULL },
  { CANDOUR_TIE_OWN_TEAM, "own-team", NULL },
  { 0, NULL, NULL },
};

char *
candour_ties_dup_codes (guint ties)
{
  GString *codes = g_string_new (NULL);

  for (const CandourCode *code = tie_codes; code->code != NULL; code++)
    if (is_in (ties, code->value))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code->code);

  return g_string_free (codes, FALSE);
}

guint
candour_ties_from_codes (const char *codes)
{
  g_auto(GStrv) parts = g_strsplit (codes != NULL ? codes : "", " ", -1);
  guint ties = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      CandourTie tie = candour_code_to_value (tie_codes, parts[i], CANDOUR_TIE_NONE);

      if (tie != CANDOUR_TIE_NONE)
        ties |= 1u << tie;
    }

  return ties;
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
