/* candour-action-drafts.c - words about actions that were typed and not sent yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-drafts.h"

struct _CandourActionDrafts
{
  GHashTable *drafts;   /* "id/form" to CandourActionDraft */
};

static void
draft_clear (CandourActionDraft *self)
{
  g_free (self->words);
  g_free (self->new_due_on);
  g_free (self->other_id);
}

static void
draft_free (gpointer data)
{
  draft_clear (data);
  g_free (data);
}

CandourActionDrafts *
candour_action_drafts_new (void)
{
  CandourActionDrafts *self = g_new0 (CandourActionDrafts, 1);

  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);

  return self;
}

void
candour_action_drafts_free (CandourActionDrafts *self)
{
  g_hash_table_unref (self->drafts);
  g_free (self);
}

CandourActionDrafts *
candour_action_drafts_find (CandourWorkspace *workspace)
{
  const CandourActor *actor;
  g_autofree char *key = NULL;
  CandourActionDrafts *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  actor = candour_workspace_get_actor (workspace);
  key = g_strconcat ("candour-action-drafts/", actor != NULL ? actor->person_id : "", NULL);
  self = g_object_get_data (G_OBJECT (workspace), key);
  if (self == NULL)
    {
      self = candour_action_drafts_new ();
      g_object_set_data_full (G_OBJECT (workspace), key, self,
                              (GDestroyNotify) candour_action_drafts_free);
    }

  return self;
}

static char *
make_key (const char         *action_id,
          CandourActionEvent  event)
{
  if (event == CANDOUR_ACTION_FIND_NO_DIFFERENCE || event == CANDOUR_ACTION_FIND_NOT_DONE)
    event = CANDOUR_ACTION_FIND_DIFFERENCE;
  else if (event == CANDOUR_ACTION_REFUSE_TIME)
    event = CANDOUR_ACTION_GIVE_TIME;

  return g_strdup_printf ("%s/%d", action_id, (int) event);
}

CandourActionDraft *
candour_action_drafts_get (CandourActionDrafts *self,
                           const char          *action_id,
                           CandourActionEvent   event)
{
  g_autofree char *key = make_key (action_id, event);
  CandourActionDraft *draft = g_hash_table_lookup (self->drafts, key);

  if (draft == NULL)
    {
      draft = g_new0 (CandourActionDraft, 1);
      draft->event = event;
      g_hash_table_insert (self->drafts, g_steal_pointer (&key), draft);
    }

  return draft;
}

void
candour_action_drafts_drop (CandourActionDrafts *self,
                            const char          *action_id,
                            CandourActionEvent   event)
{
  g_autofree char *key = make_key (action_id, event);
  CandourActionDraft *draft = g_hash_table_lookup (self->drafts, key);

  if (draft == NULL)
    return;

  /* The form that has it goes on with it. */
  draft_clear (draft);
  *draft = (CandourActionDraft) { .event = event };
}

guint
candour_action_drafts_count (CandourActionDrafts *self)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += ((CandourActionDraft *) value)->words != NULL;

  return n;
}

void
candour_action_draft_set_words (CandourActionDraft *self,
                                const char         *words)
{
  char *copy = g_strstrip (g_strdup (words != NULL ? words : ""));

  g_free (self->words);
  self->words = *copy != '\0' ? copy : NULL;
  if (self->words == NULL)
    g_free (copy);
}

CandourActionMove
candour_action_draft_get_move (const CandourActionDraft *self)
{
  const CandourActionMove move =
  {
    .words = self->words != NULL ? self->words : "",
    .new_due_on = self->new_due_on,
    .other_id = self->other_id,
    .why = self->why,
  };

  return move;
}
