/* candour-store-audit-start.c - begins an audit that nobody can call partial
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"
#include "candour-store-audit-list.h"
#include "candour-store-cases.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"

/* What was found out before the audit is written. */
typedef struct
{
  CandourCase      *child_case;
  CandourFramework *framework;
  char             *last_id;            /* the newest submitted audit of the case, or NULL */
  char             *last_submitted_on;
  char             *open_with;          /* who audits it already with this framework, or NULL */
  guint             ties;          /* that need an exception */
  char             *lead_id;            /* with a stated tie: who finds another auditor */
} Start;

static void
start_clear (Start *start)
{
  g_clear_pointer (&start->child_case, candour_case_free);
  g_clear_pointer (&start->framework, candour_framework_unref);
  g_clear_pointer (&start->last_id, g_free);
  g_clear_pointer (&start->last_submitted_on, g_free);
  g_clear_pointer (&start->open_with, g_free);
  g_clear_pointer (&start->lead_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Start, start_clear)

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- What is there already ------------------------------------------------------------ */

static const char last_sql[] =
  "SELECT id, listed_on FROM audit"
  " WHERE case_id = $1 AND submitted_at IS NOT NULL"
  " ORDER BY listed_on DESC, id DESC LIMIT 1";

static gboolean
find_last (CandourDb   *db,
           const char  *case_id,
           Start       *start,
           GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, last_sql, error, "s", case_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    {
      start->last_id = g_strdup (candour_statement_get_text (statement, 0));
      start->last_submitted_on = g_strdup (candour_statement_get_text (statement, 1));
    }

  return step != CANDOUR_STEP_ERROR;
}

/* Another version of the framework asks the same: that counts too. */
static const char open_sql[] =
  "SELECT p.name FROM audit a JOIN framework f ON f.id = a.framework_id"
  " JOIN person p ON p.id = a.auditor_id"
  " WHERE a.case_id = $1 AND f.code = $2 AND a.submitted_at IS NULL"
  " ORDER BY a.created_at, a.id LIMIT 1";

gboolean
candour_store_audits_find_open (CandourDb   *db,
                                const char  *case_id,
                                const char  *framework_code,
                                char       **auditor_name,
                                GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, open_sql, error, "ss", case_id, framework_code);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    *auditor_name = g_strdup (candour_statement_get_text (statement, 0));

  return step != CANDOUR_STEP_ERROR;
}

static const char earlier_sql[] =
  "SELECT count(*) FROM audit WHERE id = $1 AND case_id = $2";

static gboolean
check_earlier (CandourDb              *db,
               const CandourNewAudit  *facts,
               GError                **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  if (facts->earlier_id == NULL)
    return TRUE;

  statement = candour_db_query (db, earlier_sql, error, "ss", facts->earlier_id, facts->case_id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return candour_statement_get_int (statement, 0) > 0
         || candour_store_audits_refuse (error, _("The earlier audit is of another case."));
}

static gboolean
look_around (CandourDb              *db,
             const CandourNewAudit  *facts,
             Start                  *start,
             GError                **error)
{
  start->child_case = candour_store_cases_load (db, facts->case_id, error);
  if (start->child_case == NULL)
    return FALSE;

  start->framework = candour_store_frameworks_load (db, facts->framework_id, error);

  return start->framework != NULL
         && find_last (db, facts->case_id, start, error)
         && candour_store_audits_find_open (db, facts->case_id, start->framework->code,
                                            &start->open_with, error)
         && check_earlier (db, facts, error);
}

/* --- May it begin --------------------------------------------------------------------- */

/* NULL: nothing is in the way. */
static const char *
check_person (const CandourNewAudit *facts,
              const CandourActor    *actor)
{
  gboolean is_own = g_strcmp0 (facts->auditor_id, actor->person_id) == 0;

  if (!candour_rules_may_start_audit (actor->role))
    return _("Your role cannot start audits.");

  if (is_said (facts->tie_reason))
    return is_own ? NULL : _("Only who was to audit can declare a tie.");

  if (!facts->declared && is_own)
    return _("Declare that you have no conflict of interest.");

  return NULL;
}

/* NULL: nothing is in the way. */
static char *
check_facts (const CandourNewAudit *facts,
             const CandourActor    *actor,
             const char            *today,
             const Start           *start)
{
  const char *person = check_person (facts, actor);
  char *observation = candour_rules_check_observation (start->framework, facts->event,
                                                       facts->consent);

  if (person != NULL)
    g_clear_pointer (&observation, g_free);
  if (person != NULL || observation != NULL)
    return person != NULL ? g_strdup (person) : observation;

  if (start->child_case->closed_on != NULL)
    return g_strdup (_("This case is closed."));

  if (start->open_with != NULL)
    /* Translators: "CF-2336 was just given to N. Vale." */
    return g_strdup_printf (_("%s was just given to %s."), start->child_case->reference,
                            start->open_with);

  if (facts->due_on != NULL && !candour_date_is_valid (facts->due_on))
    return g_strdup (_("The due date is not a date."));

  if (facts->due_on != NULL && !candour_rules_is_due_possible (facts->due_on, today))
    return g_strdup (_("An audit is due tomorrow at the earliest."));

  if (candour_rules_needs_repeat_reason (start->last_submitted_on, today)
      && (facts->repeat == CANDOUR_REPEAT_NONE || !is_said (facts->repeat_reason)))
    return g_strdup (_("This case was audited within the last 12 months. A second audit needs a "
                       "reason."));

  return NULL;
}

static const char lead_sql[] =
  "SELECT id FROM person WHERE role = $1 AND id <> $2"
  " AND (left_on IS NULL OR left_on > $3) ORDER BY folded, id LIMIT 1";

static gboolean
find_lead (CandourDb           *db,
           const CandourActor  *actor,
           const char          *today,
           Start               *start,
           GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, lead_sql, error, "sss",
                      candour_code_from_value (candour_roles, CANDOUR_ROLE_QA_LEAD),
                      actor->person_id, today);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_refuse (error, _("There is no QA lead to find another auditor. "
                                                 "Choose one yourself."));
  if (step == CANDOUR_STEP_ROW)
    start->lead_id = g_strdup (candour_statement_get_text (statement, 0));

  return step == CANDOUR_STEP_ROW;
}

static gboolean
check_independence (CandourDb              *db,
                    const CandourNewAudit  *facts,
                    const CandourActor     *actor,
                    const char             *today,
                    Start                  *start,
                    GError                **error)
{
  gboolean is_you = g_strcmp0 (facts->auditor_id, actor->person_id) == 0;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  CandourTie tie;

  /* Who only finds an auditor need not be one. */
  if (is_said (facts->tie_reason))
    return find_lead (db, actor, today, start, error);

  if (!candour_store_audits_find_tie (db, facts->auditor_id, start->child_case, NULL, today,
                                      &tie, &start->ties, &name, error))
    return FALSE;

  if (tie == CANDOUR_TIE_NONE
      || (is_said (facts->exception_reason) && candour_tie_may_be_allowed (tie)
          && candour_rules_may_allow_tie (actor->role)))
    return TRUE;

  sentence = candour_tie_dup_sentence (tie, is_you, name);

  return candour_store_audits_refuse (error, sentence);
}

/* --- Writing it ----------------------------------------------------------------------- */

/* The case as it is now: it will move on, and the audit will not. */
static CandourAudit *
make_audit (const CandourNewAudit *facts,
            const CandourActor    *actor,
            const Start           *start,
            const char            *now)
{
  CandourAudit *audit = candour_audit_new ();

  audit->id = candour_id_new ();
  audit->case_id = g_strdup (facts->case_id);
  audit->framework_id = g_strdup (facts->framework_id);
  audit->auditor_id = g_strdup (start->lead_id != NULL ? start->lead_id : facts->auditor_id);
  audit->created_at = g_strdup (now);
  audit->due_on = g_strdup (facts->due_on);
  candour_set_text (&audit->reference, start->child_case->reference);
  audit->cohort = start->child_case->cohort;
  candour_set_text (&audit->plan, start->child_case->plan);
  candour_set_text (&audit->age_band, start->child_case->age_band);
  audit->worker_id = g_strdup (start->child_case->worker_id);
  audit->team_id = g_strdup (start->child_case->team_id);

  audit->repeat = facts->repeat;
  candour_set_text (&audit->repeat_reason, facts->repeat_reason);
  audit->earlier_id = g_strdup (facts->earlier_id);
  if (audit->earlier_id == NULL && facts->repeat == CANDOUR_REPEAT_RE_AUDIT)
    audit->earlier_id = g_strdup (start->last_id);

  audit->event = facts->event;
  audit->consent = facts->consent;
  if (start->ties != 0)
    candour_rules_allow_ties (audit, start->ties, actor->person_id, facts->exception_reason);

  if (start->lead_id != NULL)
    {
      audit->tied_by = g_strdup (actor->person_id);
      audit->tie_reason = g_strdup (facts->tie_reason);
      audit->waiting_since = g_strdup (now);
    }
  else if (facts->declared && g_strcmp0 (facts->auditor_id, actor->person_id) == 0)
    {
      audit->declared_at = g_strdup (now);
    }

  return audit;
}

static const char insert_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, due_on,"
  " listed_on, reference, cohort, plan, age_band, worker_id, team_id, overall_drawn,"
  " overall_reason, other_reason, risk, risk_told, risk_how, risk_at, repeat_kind,"
  " repeat_reason, earlier_id, exception_by, exception_reason, declared_at, tied_by,"
  " tie_reason, waiting_since, text_salt, n_standards, exception_ties, event, consent, n_graded,"
  " n_actions, n_open, revision)"
  " VALUES ($1, $2, $3, $4, 'not-started', $5, $6, $7, $8, $9, NULLIF($10, ''),"
  " NULLIF($11, ''), $12, $13, 0, '', '', 'unanswered', '', '', '', $14, $15, $16, $17, $18,"
  " $19, $20, $21, $22, $23, $24, $25, $26, $27, 0, 0, 0, 1)";

static gboolean
insert (CandourDb           *db,
        const CandourAudit  *audit,
        const char          *salt,
        const char          *today,
        guint                n_standards,
        GError             **error)
{
  g_autofree char *ties = candour_ties_dup_codes (audit->exception_ties);

  return candour_db_execute (db, insert_sql, error, "sssssssssssssssssssssssisss",
                             audit->id, audit->case_id, audit->framework_id, audit->auditor_id,
                             audit->created_at, audit->due_on,
                             audit->due_on != NULL ? audit->due_on : today,
                             audit->reference,
                             candour_code_from_value (candour_cohorts, audit->cohort),
                             audit->plan, audit->age_band, audit->worker_id, audit->team_id,
                             candour_code_from_value (candour_repeat_reasons, audit->repeat),
                             audit->repeat_reason, audit->earlier_id, audit->exception_by,
                             audit->exception_reason, audit->declared_at, audit->tied_by,
                             audit->tie_reason, audit->waiting_since, salt,
                             (gint64) n_standards, ties,
                             candour_code_from_value (candour_events, audit->event),
                             candour_code_from_value (candour_consents, audit->consent));
}

static gboolean
note_observation (CandourChange       *change,
                  const CandourAudit  *audit,
                  GError             **error)
{
  if (audit->event == CANDOUR_EVENT_KIND_NONE)
    return TRUE;

  return candour_change_note (change, "event", NULL,
                              candour_code_from_value (candour_events, audit->event), error)
         && candour_change_note (change, "consent", NULL,
                                 candour_code_from_value (candour_consents, audit->consent),
                                 error);
}

static gboolean
note (CandourDb           *db,
      const CandourAudit  *audit,
      const char          *salt,
      const CandourActor  *actor,
      GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id, .salt = salt,
  };
  g_autofree char *ties = candour_ties_dup_codes (audit->exception_ties);
  const char *repeat = audit->repeat == CANDOUR_REPEAT_NONE
                       ? NULL : candour_code_from_value (candour_repeat_reasons, audit->repeat);

  return candour_change_note (&change, "state", NULL, "not-started", error)
         && candour_change_note (&change, "case_id", NULL, audit->case_id, error)
         && candour_change_note (&change, "framework_id", NULL, audit->framework_id, error)
         && candour_change_note (&change, "auditor_id", NULL, audit->auditor_id, error)
         && candour_change_note (&change, "due_on", NULL, audit->due_on, error)
         && candour_change_note (&change, "worker_id", NULL, audit->worker_id, error)
         && candour_change_note (&change, "repeat_kind", NULL, repeat, error)
         && candour_change_note_text (&change, "repeat_reason", NULL, audit->repeat_reason,
                                      error)
         && candour_change_note (&change, "earlier_id", NULL, audit->earlier_id, error)
         && note_observation (&change, audit, error)
         && candour_change_note (&change, "exception_by", NULL, audit->exception_by, error)
         && candour_change_note (&change, "exception_ties", NULL, *ties != '\0' ? ties : NULL,
                                 error)
         && candour_change_note_text (&change, "exception_reason", NULL,
                                      audit->exception_reason, error)
         && candour_change_note (&change, "declared_at", NULL, audit->declared_at, error)
         && candour_change_note (&change, "tied_by", NULL, audit->tied_by, error)
         && candour_change_note_text (&change, "tie_reason", NULL, audit->tie_reason, error)
         && candour_change_note (&change, "waiting_since", NULL, audit->waiting_since, error);
}

static gboolean
write_audit (CandourDb           *db,
             const CandourAudit  *audit,
             const Start         *start,
             const CandourActor  *actor,
             const char          *today,
             GError             **error)
{
  g_autofree char *salt = candour_store_history_dup_salt ();
  guint n_graded;
  guint n_standards;

  candour_rules_count_graded (start->framework, audit, CANDOUR_GRADING_AUDITOR, &n_graded,
                              &n_standards);

  return insert (db, audit, salt, today, n_standards, error)
         && note (db, audit, salt, actor, error)
         && candour_store_audit_list_index_words (db, audit->id, error);
}

gboolean
candour_store_audits_start (CandourDb              *db,
                            const CandourNewAudit  *facts,
                            const CandourActor     *actor,
                            const char             *today,
                            char                  **id,
                            GError                **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_auto(Start) start = { 0 };
  g_autofree char *now = NULL;
  g_autofree char *sentence = NULL;

  if (transaction == NULL || !look_around (db, facts, &start, error))
    return FALSE;

  sentence = check_facts (facts, actor, today, &start);
  if (sentence != NULL)
    return candour_store_audits_refuse (error, sentence);

  if (!check_independence (db, facts, actor, today, &start, error))
    return FALSE;

  now = candour_store_audits_dup_now (db, today, error);
  if (now == NULL)
    return FALSE;

  audit = make_audit (facts, actor, &start, now);
  if (!write_audit (db, audit, &start, actor, today, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  *id = g_steal_pointer (&audit->id);

  return TRUE;
}
