/* candour-store-voices.c - keeps what an audit stands on: sources cited, and people heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"

/* --- Sources -------------------------------------------------------------------------- */

/* Where a source belongs, and what it said before. */
typedef struct
{
  char *audit_id;
  char *standard_id;
  char *role;
  char *said;
} Source;

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->audit_id, g_free);
  g_clear_pointer (&source->standard_id, g_free);
  g_clear_pointer (&source->role, g_free);
  g_clear_pointer (&source->said, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* The three as one text, since the history has one commitment for them. */
static char *
join_source (const char *type,
             const char *dated,
             const char *reference)
{
  return g_strjoin ("\n", type, dated != NULL ? dated : "", reference, NULL);
}

static const char source_sql[] =
  "SELECT audit_id, standard_id, role, source_type, dated, reference FROM citation"
  " WHERE id = $1";

static gboolean
load_source (CandourDb   *db,
             const char  *id,
             Source      *source,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, source_sql, error, "s", id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such source"));
  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  source->audit_id = g_strdup (candour_statement_get_text (statement, 0));
  source->standard_id = g_strdup (candour_statement_get_text (statement, 1));
  source->role = g_strdup (candour_statement_get_text (statement, 2));
  source->said = join_source (candour_statement_get_text (statement, 3),
                              candour_statement_get_text (statement, 4),
                              candour_statement_get_text (statement, 5));

  return TRUE;
}

/* *count, which may be NULL: 0 where the source says what it said. */
static gboolean
note_source (CandourDb           *db,
             const CandourAudit  *audit,
             const CandourActor  *actor,
             const char          *salt,
             const Source        *source,
             const char          *id,
             const char          *said,
             guint               *count,
             GError             **error)
{
  g_autofree char *subject_id =
    g_strjoin ("/", audit->id, source->standard_id, source->role, NULL);
  g_autofree char *field = g_strconcat ("source/", id, NULL);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "grading", .subject_id = subject_id, .salt = salt,
  };

  if (!candour_change_note_text (&change, field, source->said, said, error))
    return FALSE;

  if (count != NULL)
    *count = change.count;

  return TRUE;
}

/* @role is the stored code. */
static CandourAudit *
open_for_role (CandourDb           *db,
               const char          *audit_id,
               const char          *role,
               const CandourActor  *actor,
               char               **salt,
               GError             **error)
{
  if (g_strcmp0 (role, "auditor") == 0)
    return candour_store_audits_open (db, audit_id, actor, salt, error);

  if (g_strcmp0 (role, "moderator") == 0)
    return candour_store_moderations_open_grading (db, audit_id, actor, salt, error);

  candour_store_audits_refuse (error, _("Agreed grades have no sources of their own"));

  return NULL;
}

static gboolean
note_cited (CandourDb           *db,
            const CandourAudit  *audit,
            const char          *role,
            const CandourActor  *actor,
            GError             **error)
{
  return g_strcmp0 (role, "moderator") == 0
           ? candour_store_moderations_note_graded (db, audit, actor, error)
           : candour_store_audits_note_started (db, audit, actor, error);
}

static gboolean
check_source (CandourDb              *db,
              const CandourAudit     *audit,
              const CandourCitation  *citation,
              GError                **error)
{
  static const char standard_sql[] =
    "SELECT count(*) FROM standard WHERE framework_id = $1 AND standard_id = $2";
  g_autoptr(CandourStatement) statement = NULL;

  if (citation->dated != NULL && !candour_date_is_valid (citation->dated))
    return candour_store_audits_refuse (error, _("The source's date is not a date."));

  statement = candour_db_query (db, standard_sql, error, "ss", audit->framework_id,
                                citation->standard_id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return candour_statement_get_int (statement, 0) > 0
         || candour_store_audits_refuse (error, _("The framework has no such standard"));
}

static const char write_source_sql[] =
  "INSERT INTO citation (id, audit_id, standard_id, role, source_type, dated, reference)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7)"
  " ON CONFLICT (id) DO UPDATE SET source_type = excluded.source_type,"
  " dated = excluded.dated, reference = excluded.reference";

static gboolean
save_source (CandourDb              *db,
             const char             *audit_id,
             const char             *role,
             const char             *id,
             const CandourCitation  *citation,
             const CandourActor     *actor,
             GError                **error)
{
  const char *type = candour_code_from_value (candour_source_types, citation->type);
  g_autofree char *said = join_source (type, citation->dated, citation->reference);
  g_autofree char *salt = NULL;
  g_autoptr(CandourAudit) audit = open_for_role (db, audit_id, role, actor, &salt, error);
  g_auto(Source) source = { 0 };
  guint count;

  if (audit == NULL
      || !check_source (db, audit, citation, error)
      || (citation->id != NULL && !load_source (db, citation->id, &source, error)))
    return FALSE;

  if (citation->id == NULL)
    source = (Source) { g_strdup (audit_id), g_strdup (citation->standard_id),
                        g_strdup (role), NULL };

  if (g_strcmp0 (source.audit_id, audit_id) != 0
      || g_strcmp0 (source.standard_id, citation->standard_id) != 0
      || g_strcmp0 (source.role, role) != 0)
    return candour_store_audits_refuse (error, _("A source stays with its standard"));

  if (!note_source (db, audit, actor, salt, &source, id, said, &count, error))
    return FALSE;

  return count == 0
         || (candour_db_execute (db, write_source_sql, error, "sssssss", id, audit_id,
                                 citation->standard_id, role, type, citation->dated,
                                 citation->reference)
             && note_cited (db, audit, role, actor, error));
}

gboolean
candour_store_gradings_save_citation (CandourDb           *db,
                                      const char          *audit_id,
                                      CandourGradingRole   role,
                                      CandourCitation     *citation,
                                      const CandourActor  *actor,
                                      GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *id = citation->id != NULL ? g_strdup (citation->id) : candour_id_new ();

  if (transaction == NULL
      || !save_source (db, audit_id, candour_code_from_value (candour_grading_roles, role), id,
                       citation, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  if (citation->id == NULL)
    citation->id = g_steal_pointer (&id);

  return TRUE;
}

static const char drop_source_sql[] =
  "DELETE FROM citation WHERE id = $1";

gboolean
candour_store_gradings_remove_citation (CandourDb           *db,
                                        const char          *citation_id,
                                        const CandourActor  *actor,
                                        GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *salt = NULL;
  g_auto(Source) source = { 0 };

  if (transaction == NULL || !load_source (db, citation_id, &source, error))
    return FALSE;

  audit = open_for_role (db, source.audit_id, source.role, actor, &salt, error);

  return audit != NULL
         && note_source (db, audit, actor, salt, &source, citation_id, NULL, NULL, error)
         && candour_db_execute (db, drop_source_sql, error, "s", citation_id)
         && candour_transaction_commit (transaction, error);
}

/* --- Voices --------------------------------------------------------------------------- */

static const char voice_sql[] =
  "SELECT outcome, heard_on, words, revision FROM voice WHERE audit_id = $1 AND voice = $2";

static gboolean
load_voice (CandourDb     *db,
            const char    *audit_id,
            CandourVoice  *stored,
            GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, voice_sql, error, "ss", audit_id,
                      candour_code_from_value (candour_voices, stored->voice));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    {
      stored->outcome = candour_code_to_value (candour_voice_outcomes,
                                               candour_statement_get_text (statement, 0),
                                               CANDOUR_VOICE_NOT_SOUGHT);
      stored->on = g_strdup (candour_statement_get_text (statement, 1));
      candour_set_text (&stored->words, candour_statement_get_text (statement, 2));
      stored->revision = candour_statement_get_int (statement, 3);
    }

  return step != CANDOUR_STEP_ERROR;
}

static gboolean
note_voice (CandourChange       *change,
            const CandourVoice  *stored,
            const CandourVoice  *voice,
            GError             **error)
{
  const char *old_outcome = candour_code_from_value (candour_voice_outcomes, stored->outcome);
  const char *new_outcome = candour_code_from_value (candour_voice_outcomes, voice->outcome);

  return candour_change_note (change, "outcome", old_outcome, new_outcome, error)
         && candour_change_note (change, "heard_on", stored->on, voice->on, error)
         && candour_change_note_text (change, "words", stored->words, voice->words, error);
}

static const char upsert_voice_sql[] =
  "INSERT INTO voice (audit_id, voice, outcome, heard_on, words, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6)"
  " ON CONFLICT (audit_id, voice) DO UPDATE SET outcome = excluded.outcome,"
  " heard_on = excluded.heard_on, words = excluded.words, revision = excluded.revision"
  " WHERE voice.revision = excluded.revision - 1"
  " RETURNING revision";

static gboolean
upsert_voice (CandourDb           *db,
              const char          *audit_id,
              const CandourVoice  *voice,
              GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, upsert_voice_sql, error, "sssssi", audit_id,
                      candour_code_from_value (candour_voices, voice->voice),
                      candour_code_from_value (candour_voice_outcomes, voice->outcome),
                      voice->on, voice->words, voice->revision + 1);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);

  return step == CANDOUR_STEP_ROW;
}

static gboolean
save_voice (CandourDb           *db,
            const char          *audit_id,
            const CandourVoice  *voice,
            const CandourActor  *actor,
            gint64              *revision,
            GError             **error)
{
  g_autofree char *salt = NULL;
  g_autoptr(CandourAudit) audit =
    candour_store_audits_open (db, audit_id, actor, &salt, error);
  g_autoptr(CandourVoice) stored = candour_voice_new (voice->voice);
  g_autofree char *subject_id =
    g_strjoin ("/", audit_id, candour_code_from_value (candour_voices, voice->voice), NULL);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "voice", .subject_id = subject_id, .salt = salt,
  };

  if (audit == NULL || !load_voice (db, audit_id, stored, error))
    return FALSE;

  if (stored->revision != voice->revision)
    return candour_store_audits_conflict (error);

  if (voice->on != NULL && !candour_date_is_valid (voice->on))
    return candour_store_audits_refuse (error, _("The day of the talk is not a date."));

  if (!note_voice (&change, stored, voice, error)
      || (change.count > 0
          && (!upsert_voice (db, audit_id, voice, error)
              || !candour_store_audits_note_started (db, audit, actor, error))))
    return FALSE;

  *revision = stored->revision + (change.count > 0);

  return TRUE;
}

gboolean
candour_store_voices_save (CandourDb           *db,
                           const char          *audit_id,
                           CandourVoice        *voice,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  gint64 revision = 0;

  if (transaction == NULL
      || !save_voice (db, audit_id, voice, actor, &revision, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  voice->revision = revision;

  return TRUE;
}
