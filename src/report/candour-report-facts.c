/* candour-report-facts.c - reads all that one printed audit shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audits.h"
#include "candour-store-follow.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

static void
free_person (gpointer person)
{
  candour_person_free (person);
}

static gboolean
load_people (CandourReportFacts  *self,
             CandourDb           *db,
             GError             **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  g_autoptr(GPtrArray) teams = NULL;

  if (people == NULL || (teams = candour_store_people_list_teams (db, error)) == NULL)
    return FALSE;

  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_person);
  for (guint i = 0; i < people->len; i++)
    {
      CandourPerson *person = candour_person_copy (people->pdata[i]);

      g_hash_table_insert (self->people, person->id, person);
    }

  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < teams->len; i++)
    {
      const CandourTeam *team = teams->pdata[i];

      g_hash_table_insert (self->teams, g_strdup (team->id), g_strdup (team->name));
    }

  return TRUE;
}

static gboolean
load_settings (CandourReportFacts  *self,
               CandourDb           *db,
               GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  self->council = candour_store_settings_get (db, CANDOUR_SETTING_COUNCIL, &local_error);
  if (local_error == NULL)
    self->marking = candour_store_settings_get (db, CANDOUR_SETTING_MARKING, &local_error);
  if (local_error == NULL)
    self->today = candour_store_settings_dup_today (db, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Not every audit has one. */
static gboolean
load_moderation (CandourReportFacts  *self,
                 CandourDb           *db,
                 GError             **error)
{
  g_autoptr(GError) local_error = NULL;

  self->moderation = candour_store_moderations_load (db, self->audit->id, &local_error);
  if (self->moderation != NULL
      || g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static CandourJudgement *
judge (const CandourReportFacts *self)
{
  if (!self->framework->has_overall)
    return NULL;

  if (candour_report_facts_is_agreed (self))
    return candour_rules_judge_agreed (self->framework, self->audit, self->moderation);

  return candour_rules_judge (self->framework, self->audit, CANDOUR_GRADING_AUDITOR);
}

CandourReportFacts *
candour_report_facts_load (CandourDb           *db,
                           const char          *audit_id,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autoptr(CandourReportFacts) self = g_new0 (CandourReportFacts, 1);
  g_autoptr(GError) failure = NULL;
  g_autofree char *now_utc = candour_date_dup_now_utc ();
  g_autofree char *now = candour_instant_format (now_utc);

  self->audit = candour_store_audits_load (db, audit_id, error);
  if (self->audit == NULL)
    return NULL;

  if (self->audit->is_sealed)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("What its auditor judged is sealed to you until the moderator’s "
                             "grades are sealed, so it has no report for you yet."));
      return NULL;
    }

  self->framework = candour_store_frameworks_load (db, self->audit->framework_id, error);
  if (self->framework == NULL
      || !load_moderation (self, db, error)
      || !load_people (self, db, error)
      || !load_settings (self, db, error)
      || !candour_store_history_get_head (db, &self->head_seq, &self->head_hash, error))
    return NULL;

  self->judgement = judge (self);
  self->earlier = candour_store_follow_load_earlier (db, self->audit, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (actor != NULL)
    self->printed = g_strdup_printf (_("printed %s, by %s"), now, actor->name);
  else
    self->printed = g_strdup_printf (_("printed %s"), now);

  return g_steal_pointer (&self);
}

void
candour_report_facts_free (CandourReportFacts *self)
{
  g_clear_pointer (&self->framework, candour_framework_unref);
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->moderation, candour_moderation_free);
  g_clear_pointer (&self->judgement, candour_judgement_free);
  g_clear_pointer (&self->earlier, candour_earlier_audit_free);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->teams, g_hash_table_unref);
  g_free (self->council);
  g_free (self->marking);
  g_free (self->today);
  g_free (self->printed);
  g_free (self->head_hash);
  g_free (self);
}

const char *
candour_report_facts_get_name (const CandourReportFacts *self,
                               const char               *person_id)
{
  const CandourPerson *person = NULL;

  if (person_id != NULL)
    person = g_hash_table_lookup (self->people, person_id);

  return person != NULL ? person->name : "";
}

const char *
candour_report_facts_get_team (const CandourReportFacts *self,
                               const char               *team_id)
{
  const char *name = team_id != NULL ? g_hash_table_lookup (self->teams, team_id) : NULL;

  return name != NULL ? name : "";
}

/* --- Three grades --------------------------------------------------------------------- */

gboolean
candour_report_facts_is_compared (const CandourReportFacts *self)
{
  return self->moderation != NULL && candour_moderation_is_sealed (self->moderation);
}

gboolean
candour_report_facts_is_agreed (const CandourReportFacts *self)
{
  return candour_report_facts_is_compared (self) && self->moderation->agreed_at != NULL;
}

static int
get_agreed (const CandourReportFacts *self,
            const char               *standard_id)
{
  const CandourAgreement *agreement =
    candour_moderation_find_agreement (self->moderation, standard_id);

  if (agreement == NULL)
    return standard_id == NULL ? self->moderation->agreed_overall : 0;

  return agreement->not_applicable ? CANDOUR_REPORT_NA : agreement->grade;
}

int
candour_report_facts_get_level (const CandourReportFacts *self,
                                const char               *standard_id,
                                CandourGradingRole        role)
{
  const CandourGrading *grading;

  if (role == CANDOUR_GRADING_AGREED)
    return candour_report_facts_is_agreed (self) ? get_agreed (self, standard_id) : 0;
  if (role == CANDOUR_GRADING_MODERATOR && !candour_report_facts_is_compared (self))
    return 0;
  if (standard_id == NULL)
    return role == CANDOUR_GRADING_AUDITOR ? self->audit->overall : self->moderation->overall;

  grading = candour_audit_find_grading (self->audit, standard_id, role);
  if (grading == NULL)
    return 0;

  return grading->not_applicable ? CANDOUR_REPORT_NA : grading->grade;
}

char *
candour_report_facts_dup_agreement (const CandourReportFacts *self,
                                    const char               *standard_id)
{
  const CandourAgreement *agreement = candour_report_facts_is_agreed (self)
    ? candour_moderation_find_agreement (self->moderation, standard_id) : NULL;
  g_autofree char *day = agreement != NULL && agreement->talked_on != NULL
    ? candour_date_format_long (agreement->talked_on) : NULL;

  if (agreement != NULL && agreement->how == CANDOUR_AGREEMENT_DECIDED)
    return g_strdup_printf (_("Decided by %s"),
                            candour_report_facts_get_name (self, agreement->settled_by));
  if (agreement != NULL && agreement->how == CANDOUR_AGREEMENT_TALKED)
    return g_strdup_printf (_("Agreed in conversation, %s"), day != NULL ? day : "");

  return NULL;
}
