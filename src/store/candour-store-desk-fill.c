/* candour-store-desk-fill.c - lays out a pack on an external moderator's desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-desk.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-moderations-private.h"
#include "candour-workspace.h"

/* What is the same for each audit of the pack. */
typedef struct
{
  CandourDb          *db;
  const CandourActor *actor;
  const char         *expires_on;
  char               *auditor_id;
  char               *now;
} Fill;

static void
fill_clear (Fill *fill)
{
  g_clear_pointer (&fill->auditor_id, g_free);
  g_clear_pointer (&fill->now, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fill, fill_clear)

/* --- People --------------------------------------------------------------------------- */

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, account, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, 1)";

static gboolean
add_person (CandourDb    *db,
            const char   *id,
            const char   *code,
            const char   *name,
            CandourRole   role,
            const char   *account,
            GError      **error)
{
  g_autofree char *folded = candour_fold (name);

  return candour_db_execute (db, person_sql, error, "ssssss", id, code, name, folded,
                             candour_code_from_value (candour_roles, role), account);
}

gboolean
candour_store_desk_add_moderator (CandourDb     *db,
                                  const char    *name,
                                  CandourActor **actor,
                                  GError       **error)
{
  g_autoptr(CandourPerson) person = candour_person_new ();

  g_return_val_if_fail (name != NULL && actor != NULL, FALSE);

  person->id = candour_id_new ();
  person->name = g_strdup (name);
  person->role = CANDOUR_ROLE_MODERATOR;
  if (!add_person (db, person->id, "M", name, person->role, candour_workspace_get_account (),
                   error))
    return FALSE;

  *actor = candour_actor_new (person, candour_workspace_get_account ());

  return TRUE;
}

/* --- Audits --------------------------------------------------------------------------- */

static const char case_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, plan, age_band, lists, revision)"
  " VALUES ($1, $2, $3, $4, NULLIF($5, ''), NULLIF($6, ''), 0, 1)";

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, started_at,"
  " submitted_at, listed_on, reference, cohort, plan, age_band, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision, blind_to)"
  " VALUES ($1, $2, $3, $4, 'in-moderation', $5, $5, $5, $6, $7, $8, NULLIF($9, ''),"
  " NULLIF($10, ''), 0, '', '', 'unanswered', '', '', '', 'none', '', '', $11, 0, 0, 0, 0, 1,"
  " $12)";

static gboolean
add_audit (Fill                    *fill,
           const CandourDeskAudit  *one,
           const char              *audit_id,
           GError                 **error)
{
  const char *cohort = candour_code_from_value (candour_cohorts, one->audit->cohort);
  g_autofree char *case_id = candour_id_new ();
  g_autofree char *folded = candour_fold (one->code);
  g_autofree char *salt = candour_store_history_dup_salt ();
  g_autofree char *today = candour_instant_dup_date (fill->now);

  return candour_db_execute (fill->db, case_sql, error, "ssssss", case_id, one->code, folded,
                             cohort, one->audit->plan, one->audit->age_band)
         && candour_db_execute (fill->db, audit_sql, error, "ssssssssssss", audit_id, case_id,
                                one->framework_id, fill->auditor_id, fill->now, today, one->code,
                                cohort, one->audit->plan, one->audit->age_band, salt,
                                fill->actor->person_id);
}

static const char citation_sql[] =
  "INSERT INTO citation (id, audit_id, standard_id, role, source_type, dated, reference)"
  " VALUES ($1, $2, $3, 'auditor', $4, $5, $6)";

static gboolean
add_citations (Fill                  *fill,
               const CandourGrading  *grading,
               const char            *audit_id,
               GError               **error)
{
  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *citation = grading->citations->pdata[i];
      g_autofree char *id = candour_id_new ();

      if (!candour_db_execute (fill->db, citation_sql, error, "ssssss", id, audit_id,
                               grading->standard_id,
                               candour_code_from_value (candour_source_types, citation->type),
                               citation->dated, citation->reference))
        return FALSE;
    }

  return TRUE;
}

/* Which were answered; how is not in a pack. */
static const char answered_sql[] =
  "INSERT INTO answer (audit_id, standard_id, role, prompt_id, answer, reason)"
  " VALUES ($1, $2, 'auditor', $3, '', '')";

static gboolean
add_answered (Fill                  *fill,
              const CandourGrading  *grading,
              const char            *audit_id,
              GError               **error)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      if (!candour_db_execute (fill->db, answered_sql, error, "sss", audit_id,
                               grading->standard_id, answer->prompt_id))
        return FALSE;
    }

  return TRUE;
}

static const char voice_sql[] =
  "INSERT INTO voice (audit_id, voice, outcome, heard_on, words, revision)"
  " VALUES ($1, $2, $3, $4, '', 1)";

static gboolean
add_seen (Fill                *fill,
          const CandourAudit  *audit,
          const char          *audit_id,
          GError             **error)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      if (grading->role == CANDOUR_GRADING_AUDITOR
          && (!add_citations (fill, grading, audit_id, error)
              || !add_answered (fill, grading, audit_id, error)))
        return FALSE;
    }

  for (guint i = 0; i < audit->voices->len; i++)
    {
      const CandourVoice *voice = audit->voices->pdata[i];

      if (!candour_db_execute (fill->db, voice_sql, error, "ssss", audit_id,
                               candour_code_from_value (candour_voices, voice->voice),
                               candour_code_from_value (candour_voice_outcomes, voice->outcome),
                               voice->on))
        return FALSE;
    }

  return TRUE;
}

static const char moderation_sql[] =
  "INSERT INTO moderation (id, audit_id, state, stage, listed_on, kind, reason, request_words,"
  " drawn_by, drawn_at, due_on, submitted_on, auditor_id, moderator_id, allocated_at, had_read,"
  " n_graded, n_standards, overall_reason, refer_words, n_to_agree, quality_evidence,"
  " quality_child, quality_actions, comment, reply, text_salt, revision)"
  " VALUES ($1, $2, 'allocated', 'grading', $3, 'random', 'none', '', $4, $5, $3, $6, $7, $4, $5,"
  " 0, 0, (SELECT count(*) FROM standard s WHERE s.framework_id = $8"
  " AND ($9 = 0 OR (s.cohorts & $9) <> 0)), '', '', 0, 'none', 'none', 'none', '', '', $10, 1)";

static gboolean
add_moderation (Fill                    *fill,
                const CandourDeskAudit  *one,
                const char              *audit_id,
                GError                 **error)
{
  g_autofree char *id = candour_id_new ();
  g_autofree char *salt = candour_store_history_dup_salt ();
  g_autofree char *today = candour_instant_dup_date (fill->now);

  return candour_db_execute (fill->db, moderation_sql, error, "ssssssssis", id, audit_id,
                             one->due_on != NULL ? one->due_on : fill->expires_on,
                             fill->actor->person_id, fill->now, today, fill->auditor_id,
                             one->framework_id, (gint64) one->audit->cohort, salt)
         && candour_store_history_append (fill->db, fill->actor, "moderation", id, "audit_id",
                                          NULL, audit_id, one->code, error);
}

static const char desk_audit_sql[] =
  "INSERT INTO desk_audit (audit_id, code, position, commitment) VALUES ($1, $2, $3, $4)";

static gboolean
add_one (Fill                    *fill,
         const CandourDeskAudit  *one,
         guint                    position,
         GError                 **error)
{
  g_autofree char *audit_id = candour_id_new ();

  return add_audit (fill, one, audit_id, error)
         && add_seen (fill, one->audit, audit_id, error)
         && add_moderation (fill, one, audit_id, error)
         && candour_db_execute (fill->db, desk_audit_sql, error, "ssis", audit_id, one->code,
                                (gint64) position, one->commitment);
}

/* --- All of it ------------------------------------------------------------------------ */

static const char desk_sql[] =
  "INSERT INTO desk (pack_id, hash, statement, opened_at, moderator_id, n_revealed)"
  " VALUES ($1, $2, $3, $4, $5, 0)";

static const char tally_sql[] =
  "INSERT INTO moderation_tally (stage, n) VALUES ('grading', $1)";

static gboolean
add_all (Fill                   *fill,
         const CandourDeskInfo  *info,
         GPtrArray              *audits,
         GError                **error)
{
  if (!add_person (fill->db, fill->auditor_id, "A", _("The auditor"), CANDOUR_ROLE_TEAM_MANAGER,
                   NULL, error)
      || !candour_db_execute (fill->db, desk_sql, error, "sssss", info->pack_id, info->hash,
                              info->statement, fill->now, fill->actor->person_id)
      || !candour_db_execute (fill->db, tally_sql, error, "i", (gint64) audits->len)
      || !candour_store_history_append (fill->db, fill->actor, "desk", info->pack_id, "hash",
                                        NULL, info->hash, NULL, error))
    return FALSE;

  for (guint i = 0; i < audits->len; i++)
    if (!add_one (fill, audits->pdata[i], i + 1, error))
      return FALSE;

  return TRUE;
}

gboolean
candour_store_desk_fill (CandourDb              *db,
                         const CandourDeskInfo  *info,
                         const char             *expires_on,
                         GPtrArray              *audits,
                         const CandourActor     *actor,
                         GError                **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Fill) fill = { .db = db, .actor = actor, .expires_on = expires_on };

  g_return_val_if_fail (info != NULL && audits != NULL && expires_on != NULL, FALSE);

  fill.auditor_id = candour_id_new ();
  fill.now = candour_date_dup_now_utc ();

  return transaction != NULL
         && add_all (&fill, info, audits, error)
         && candour_transaction_commit (transaction, error);
}
