/* candour-moderation.c - the second judgement of an audit: drawn, graded blind, compared, agreed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation.h"

#include "candour-audit.h"

/* What a workspace begins with. */
#define FIRST_N 3
#define SHARE 10
#define DAYS 10

/* --- The rule of the draw ------------------------------------------------------------- */

CandourDrawRule *
candour_draw_rule_new (void)
{
  CandourDrawRule *self = g_new0 (CandourDrawRule, 1);

  self->immediate = TRUE;
  self->inadequate = TRUE;
  self->outstanding = TRUE;
  self->first_n = FIRST_N;
  self->share = SHARE;
  self->days = DAYS;
  self->seed = g_strdup ("");

  return self;
}

CandourDrawRule *
candour_draw_rule_copy (const CandourDrawRule *self)
{
  CandourDrawRule *copy = g_new (CandourDrawRule, 1);

  *copy = *self;
  copy->seed = g_strdup (self->seed);

  return copy;
}

void
candour_draw_rule_free (CandourDrawRule *self)
{
  g_free (self->seed);
  g_free (self);
}

/* --- Agreed grades -------------------------------------------------------------------- */

CandourAgreement *
candour_agreement_new (const char *standard_id)
{
  CandourAgreement *self = g_new0 (CandourAgreement, 1);

  self->standard_id = g_strdup (standard_id);
  self->reason = g_strdup ("");

  return self;
}

CandourAgreement *
candour_agreement_copy (const CandourAgreement *self)
{
  CandourAgreement *copy = g_new (CandourAgreement, 1);

  *copy = *self;
  copy->standard_id = g_strdup (self->standard_id);
  copy->reason = g_strdup (self->reason);
  copy->talked_on = g_strdup (self->talked_on);
  copy->settled_by = g_strdup (self->settled_by);

  return copy;
}

void
candour_agreement_free (CandourAgreement *self)
{
  g_free (self->standard_id);
  g_free (self->reason);
  g_free (self->talked_on);
  g_free (self->settled_by);
  g_free (self);
}

/* --- The moderation ------------------------------------------------------------------- */

CandourModeration *
candour_moderation_new (void)
{
  CandourModeration *self = g_new0 (CandourModeration, 1);

  self->request_words = g_strdup ("");
  self->overall_reason = g_strdup ("");
  self->refer_words = g_strdup ("");
  self->comment = g_strdup ("");
  self->reply = g_strdup ("");
  self->days = -1;
  self->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_agreement_free);

  return self;
}

static void
free_times (CandourModeration *self)
{
  g_free (self->drawn_at);
  g_free (self->due_on);
  g_free (self->allocated_at);
  g_free (self->started_at);
  g_free (self->sealed_at);
  g_free (self->referred_at);
  g_free (self->agreed_at);
  g_free (self->finished_at);
  g_free (self->read_at);
}

void
candour_moderation_free (CandourModeration *self)
{
  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->request_words);
  g_free (self->auditor_id);
  g_free (self->moderator_id);
  g_free (self->overall_reason);
  g_free (self->decider_id);
  g_free (self->refer_words);
  g_free (self->comment);
  g_free (self->reply);
  free_times (self);
  g_ptr_array_unref (self->agreements);
  g_free (self);
}

CandourAgreement *
candour_moderation_find_agreement (const CandourModeration *self,
                                   const char              *standard_id)
{
  for (guint i = 0; i < self->agreements->len; i++)
    {
      CandourAgreement *agreement = g_ptr_array_index (self->agreements, i);

      if (g_strcmp0 (agreement->standard_id, standard_id) == 0)
        return agreement;
    }

  return NULL;
}

gboolean
candour_moderation_is_sealed (const CandourModeration *self)
{
  return self->state >= CANDOUR_MODERATION_COMPARING;
}
