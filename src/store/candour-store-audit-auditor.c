/* candour-store-audit-auditor.c - who audits: whether they may, who is next, what was allowed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-cases.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

static const CandourPerson *
find_person (GPtrArray  *people,
             const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

gboolean
candour_store_audits_find_tie (CandourDb          *db,
                               const char         *auditor_id,
                               const CandourCase  *child_case,
                               const CandourAudit *audit,
                               const char         *today,
                               CandourTie         *tie,
                               guint              *ties,
                               char              **auditor_name,
                               GError            **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  g_autoptr(GPtrArray) teams = NULL;
  g_autoptr(GPtrArray) allocations = NULL;
  const CandourPerson *auditor;

  if (people == NULL)
    return FALSE;

  auditor = find_person (people, auditor_id);
  if (auditor == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                           _("There is no such person"));
      return FALSE;
    }

  teams = candour_store_people_list_teams (db, error);
  if (teams == NULL)
    return FALSE;

  allocations = candour_store_cases_list_allocations (db, child_case->id, error);
  if (allocations == NULL)
    return FALSE;

  *tie = audit == NULL
         ? candour_rules_find_tie (auditor, child_case, people, teams, allocations, today)
         : candour_rules_find_audit_tie (audit, auditor, child_case, people, teams, allocations,
                                         today);
  if (ties != NULL)
    *ties = candour_rules_find_ties (audit, auditor, child_case, people, teams, allocations,
                                     today);
  *auditor_name = g_strdup (auditor->name);

  return TRUE;
}

/* --- Handing on ----------------------------------------------------------------------- */

/* NULL: @actor may hand it on. */
static char *
check_hand_on (const CandourAudit *audit,
               const char         *reason,
               const CandourActor *actor)
{
  char *sentence = candour_rules_check_hand_on (audit, actor->person_id, actor->role);

  if (sentence != NULL)
    return sentence;

  if (reason == NULL || *reason == '\0')
    return g_strdup (_("Say why the audit is handed on."));

  return NULL;
}

static gboolean
check_successor (CandourDb           *db,
                 const CandourAudit  *audit,
                 const char          *auditor_id,
                 const CandourActor  *actor,
                 const char          *today,
                 GError             **error)
{
  g_autoptr(CandourCase) child_case = candour_store_cases_load (db, audit->case_id, error);
  g_autoptr(CandourPerson) auditor = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  CandourTie tie;

  if (child_case == NULL
      || !candour_store_audits_find_tie (db, auditor_id, child_case, audit, today, &tie, NULL,
                                         &name, error)
      || (auditor = candour_store_people_load (db, auditor_id, error)) == NULL)
    return FALSE;

  sentence = tie == CANDOUR_TIE_NONE
             ? candour_rules_check_successor (audit, auditor)
             : candour_tie_dup_sentence (tie, g_strcmp0 (auditor_id, actor->person_id) == 0,
                                         name);

  return sentence == NULL || candour_store_audits_refuse (error, sentence);
}

/* An exception was made for the one who had it, and so was the declaration. */
static const char hand_on_sql[] =
  "UPDATE audit SET auditor_id = $2, declared_at = NULL, exception_by = NULL,"
  " exception_reason = '', exception_ties = '', waiting_since = NULL,"
  " revision = revision + 1 WHERE id = $1";

static gboolean
note_hand_on (CandourDb           *db,
              const CandourAudit  *audit,
              const char          *auditor_id,
              const char          *reason,
              const CandourActor  *actor,
              GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id,
  };

  return candour_store_history_append (db, actor, "audit", audit->id, "auditor_id",
                                       audit->auditor_id, auditor_id, reason, error)
         && candour_change_note (&change, "declared_at", audit->declared_at, NULL, error)
         && candour_change_note (&change, "exception_by", audit->exception_by, NULL, error)
         && candour_change_note (&change, "waiting_since", audit->waiting_since, NULL, error);
}

gboolean
candour_store_audits_hand_on (CandourDb           *db,
                              const char          *id,
                              const char          *auditor_id,
                              const char          *reason,
                              const CandourActor  *actor,
                              const char          *today,
                              GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *sentence = NULL;

  if (transaction == NULL)
    return FALSE;

  audit = candour_store_audits_load_row (db, id, NULL, error);
  if (audit == NULL)
    return FALSE;

  sentence = check_hand_on (audit, reason, actor);
  if (sentence != NULL)
    return candour_store_audits_refuse (error, sentence);

  /* The QA lead may keep what was only waiting. */
  if ((g_strcmp0 (audit->auditor_id, auditor_id) != 0 || audit->waiting_since != NULL)
      && (!check_successor (db, audit, auditor_id, actor, today, error)
          || !candour_db_execute (db, hand_on_sql, error, "ss", id, auditor_id)
          || !note_hand_on (db, audit, auditor_id, reason, actor, error)))
    return FALSE;

  return candour_transaction_commit (transaction, error);
}

/* --- Allowing a tie ------------------------------------------------------------------- */

gboolean
candour_store_audits_find_own_tie (CandourDb           *db,
                                   const CandourAudit  *audit,
                                   const char          *today,
                                   CandourTie          *tie,
                                   guint               *ties,
                                   GError             **error)
{
  g_autoptr(CandourCase) child_case = candour_store_cases_load (db, audit->case_id, error);
  g_autofree char *own_today = NULL;
  g_autofree char *name = NULL;

  if (child_case == NULL)
    return FALSE;

  if (today == NULL && (own_today = candour_store_settings_dup_today (db, error)) == NULL)
    return FALSE;

  return candour_store_audits_find_tie (db, audit->auditor_id, child_case, audit,
                                        today != NULL ? today : own_today, tie, ties, &name,
                                        error);
}

static gboolean
check_allow (CandourDb           *db,
             const CandourAudit  *audit,
             CandourTie           read,
             const char          *reason,
             const CandourActor  *actor,
             const char          *today,
             guint               *ties,
             GError             **error)
{
  g_autofree char *sentence = NULL;
  CandourTie tie;

  if (!candour_store_audits_find_own_tie (db, audit, today, &tie, ties, error))
    return FALSE;

  sentence = candour_rules_check_allow (audit, tie, actor->role);
  if (sentence == NULL && (reason == NULL || *reason == '\0'))
    sentence = g_strdup (_("Say why this auditor is allowed."));
  if (sentence != NULL)
    return candour_store_audits_refuse (error, sentence);

  /* The reason was given for another one. */
  return tie == read || candour_store_audits_conflict (error);
}

/* The auditor goes on writing meanwhile: nothing of what they read is another one now. */
static const char allow_sql[] =
  "UPDATE audit SET exception_by = $2, exception_reason = $3, exception_ties = $4 WHERE id = $1";

static gboolean
write_exception (CandourChange       *change,
                 const CandourAudit  *before,
                 guint                ties,
                 const char          *reason,
                 GError             **error)
{
  const char *person_id = change->actor->person_id;
  g_autoptr(CandourAudit) after = candour_audit_new ();
  g_autofree char *old_codes = candour_ties_dup_codes (before->exception_ties);
  g_autofree char *codes = NULL;

  after->exception_ties = before->exception_ties;
  candour_set_text (&after->exception_reason, before->exception_reason);
  candour_rules_allow_ties (after, ties, person_id, reason);
  codes = candour_ties_dup_codes (after->exception_ties);

  return candour_db_execute (change->db, allow_sql, error, "ssss", before->id, person_id,
                             after->exception_reason, codes)
         && candour_change_note (change, "exception_by", before->exception_by, person_id, error)
         && candour_change_note (change, "exception_ties", *old_codes != '\0' ? old_codes : NULL,
                                 codes, error)
         && candour_change_note_text (change, "exception_reason", before->exception_reason,
                                      after->exception_reason, error);
}

gboolean
candour_store_audits_allow_tie (CandourDb           *db,
                                const char          *id,
                                const char          *auditor_id,
                                CandourTie           tie,
                                const char          *reason,
                                const CandourActor  *actor,
                                const char          *today,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *salt = NULL;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = id,
  };
  guint ties;

  if (transaction == NULL)
    return FALSE;

  audit = candour_store_audits_load_row (db, id, &salt, error);
  if (audit == NULL)
    return FALSE;

  if (g_strcmp0 (audit->auditor_id, auditor_id) != 0)
    return candour_store_audits_conflict (error);

  change.salt = salt;

  return check_allow (db, audit, tie, reason, actor, today, &ties, error)
         && write_exception (&change, audit, ties, reason, error)
         && candour_transaction_commit (transaction, error);
}
