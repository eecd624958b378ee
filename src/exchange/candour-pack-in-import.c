/* candour-pack-in-import.c - takes in what came back: all of it, or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in-private.h"

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-store-people.h"

/* --- The moderator's part ------------------------------------------------------------- */

static gboolean
save_gradings (CandourDb           *db,
               const char          *audit_id,
               const CandourAudit  *graded,
               const CandourActor  *moderator,
               GError             **error)
{
  for (guint i = 0; i < graded->gradings->len; i++)
    {
      CandourGrading *grading = graded->gradings->pdata[i];

      if (!candour_store_gradings_save (db, audit_id, grading, moderator, error))
        return FALSE;

      for (guint j = 0; j < grading->citations->len; j++)
        if (!candour_store_gradings_save_citation (db, audit_id, grading->role,
                                                   grading->citations->pdata[j], moderator, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
save_judgement (CandourDb           *db,
                CandourModeration   *moderation,
                const CandourAudit  *graded,
                const CandourActor  *moderator,
                GError             **error)
{
  moderation->overall = graded->overall;
  candour_set_text (&moderation->overall_reason, graded->overall_reason);

  return (graded->overall == 0 && *graded->overall_reason == '\0')
         || candour_store_moderations_save_judgement (db, moderation, moderator, error);
}

/* As if the moderator had graded it here, and sealed it then. */
static gboolean
take (CandourDb               *db,
      const CandourIncoming   *incoming,
      const CandourPackAudit  *audit,
      const CandourActor      *moderator,
      GError                 **error)
{
  const char *id = incoming->audit_id;
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) blind = NULL;

  if (!save_gradings (db, id, audit->audit, moderator, error))
    return FALSE;

  moderation = candour_store_moderations_load (db, id, error);
  if (moderation == NULL
      || !save_judgement (db, moderation, audit->audit, moderator, error))
    return FALSE;

  blind = candour_store_moderations_load_blind (db, id, moderator, error);

  return blind != NULL
         && candour_store_moderations_seal_at (db, moderation, blind, audit->sealed_at, moderator,
                                               error);
}

/* Named by the pack; what they did, they did on this account and device. */
static CandourActor *
load_moderator (CandourDb           *db,
                const char          *id,
                const CandourActor  *actor,
                GError             **error)
{
  g_autoptr(CandourPerson) person = candour_store_people_load (db, id, error);
  CandourActor *moderator;

  if (person == NULL)
    return NULL;

  moderator = candour_actor_copy (actor);
  g_free (moderator->person_id);
  moderator->person_id = g_strdup (person->id);
  g_free (moderator->name);
  moderator->name = g_strdup (person->name);
  moderator->role = person->role;

  return moderator;
}

/* --- The file ------------------------------------------------------------------------- */

static char *
dup_bytes (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static CandourPackFile *
make_file (const CandourPackIn  *self,
           char                 *taken_at)
{
  CandourPackFile *file = candour_pack_file_new ();
  const CandourPack *pack = self->pack;

  file->sequence = self->sequence;
  file->at_utc = taken_at;
  file->n_audits = self->audits->len;
  candour_set_text (&file->signs_with, self->record->recipient.signs_with);
  candour_set_text (&file->hash, pack->hash);
  candour_set_text (&file->signature, self->is_unsigned ? "" : pack->signature);
  g_free (file->statement);
  file->statement = dup_bytes (pack->signed_bytes);
  g_free (file->payload);
  file->payload = dup_bytes (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD));

  return file;
}

static gboolean
take_all (CandourPackIn       *self,
          CandourDb           *db,
          const CandourActor  *actor,
          GError             **error)
{
  g_autoptr(CandourActor) moderator =
    load_moderator (db, self->record->moderator_id, actor, error);

  if (moderator == NULL)
    return FALSE;

  for (guint i = 0; i < self->incoming->len; i++)
    {
      const CandourIncoming *incoming = self->incoming->pdata[i];
      CandourPackCase *one = candour_pack_record_find_case (self->record, incoming->code);

      if (incoming->kind == CANDOUR_INCOMING_HERE)
        continue;

      if (incoming->kind == CANDOUR_INCOMING_NEW
          && !take (db, incoming, candour_pack_audits_find (self->audits, incoming->code),
                    moderator, error))
        return FALSE;

      one->back_in = self->sequence;
      one->back_as = incoming->kind == CANDOUR_INCOMING_NEW ? CANDOUR_BACK_TAKEN
                                                            : CANDOUR_BACK_BESIDE;
    }

  return TRUE;
}

static gboolean
keep (CandourPackIn       *self,
      CandourDb           *db,
      const CandourActor  *actor,
      const char          *today,
      GError             **error)
{
  g_autoptr(CandourPackFile) file = NULL;
  char *now = candour_store_packs_dup_now (db, today, error);

  if (now == NULL)
    return FALSE;

  file = make_file (self, now);

  return candour_store_packs_add_return (db, self->record, file, actor, error);
}

/* Another desk may have done something since it was looked at. */
static gboolean
look_again (CandourPackIn  *self,
            CandourDb      *db,
            const char     *today,
            GError        **error)
{
  guint n_new = self->n_new;
  guint n_beside = self->n_beside;
  int same_as = self->same_as;

  if (!candour_pack_in_examine (self, db, today, error))
    return FALSE;

  if (self->is_good && self->n_new == n_new && self->n_beside == n_beside
      && self->same_as == same_as)
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
                       _("Something changed since you looked at this return. Look again at what "
                         "import does."));

  return FALSE;
}

gboolean
candour_pack_in_import (CandourPackIn       *self,
                        CandourDb           *db,
                        const CandourActor  *actor,
                        const char          *today,
                        GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;

  g_return_val_if_fail (self != NULL && actor != NULL && today != NULL, FALSE);

  if (!candour_rules_may_run_moderation (actor->role) || !self->is_good)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           self->refusal != NULL ? self->refusal
                                                 : _("Only the QA lead can do this."));
      return FALSE;
    }

  transaction = candour_db_begin (db, error);
  if (transaction == NULL || !look_again (self, db, today, error))
    return FALSE;

  return self->same_as > 0
         || (take_all (self, db, actor, error)
             && keep (self, db, actor, today, error)
             && candour_transaction_commit (transaction, error));
}
