/* candour-report-facts.c - reads all that one printed audit shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
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

CandourReportFacts *
candour_report_facts_load (CandourDb           *db,
                           const char          *audit_id,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autoptr(CandourReportFacts) self = g_new0 (CandourReportFacts, 1);
  g_autofree char *now_utc = candour_date_dup_now_utc ();
  g_autofree char *now = candour_instant_format (now_utc);

  self->audit = candour_store_audits_load (db, audit_id, error);
  if (self->audit == NULL)
    return NULL;

  if (self->audit->is_sealed)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("This audit is sealed until you grade: "
                             "it has no report for you yet."));
      return NULL;
    }

  self->framework = candour_store_frameworks_load (db, self->audit->framework_id, error);
  if (self->framework == NULL
      || !load_people (self, db, error)
      || !load_settings (self, db, error)
      || !candour_store_history_get_head (db, &self->head_seq, &self->head_hash, error))
    return NULL;

  if (self->framework->has_overall)
    self->judgement = candour_rules_judge (self->framework, self->audit, CANDOUR_GRADING_AUDITOR);

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
  g_clear_pointer (&self->judgement, candour_judgement_free);
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
