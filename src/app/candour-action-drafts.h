/* candour-action-drafts.h - words about actions that were typed and not sent yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They outlive the page that they were typed on, for as long as the records are open: each person
 * finds their own again, action by action and form by form.
 */

#pragma once

#include "candour-action-rules.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* What a form held when it was last touched. */
typedef struct
{
  CandourActionEvent  event;       /* what is chosen where a form can lead to several */
  gboolean            is_chosen;   /* whether it is */
  char               *words;       /* NULL: none */
  char               *new_due_on;
  char               *other_id;
  CandourDelay        why;
} CandourActionDraft;

typedef struct _CandourActionDrafts CandourActionDrafts;

/* Of who acts in @workspace; borrowed, the same each time. */
CandourActionDrafts *candour_action_drafts_find  (CandourWorkspace    *workspace);

CandourActionDrafts *candour_action_drafts_new   (void);
void                 candour_action_drafts_free  (CandourActionDrafts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionDrafts, candour_action_drafts_free)

/* The form that leads to @event: the findings share one, and so do the answers to a request for
 * more time. Made where there is none; borrowed for as long as all of them are.
 */
CandourActionDraft  *candour_action_drafts_get   (CandourActionDrafts *self,
                                                  const char          *action_id,
                                                  CandourActionEvent   event);
/* Empties it: what it held was sent, or is not wanted. */
void                 candour_action_drafts_drop  (CandourActionDrafts *self,
                                                  const char          *action_id,
                                                  CandourActionEvent   event);
/* How many hold words. */
guint                candour_action_drafts_count (CandourActionDrafts *self);
/* Takes the place of the words, without the blanks around them; "" is none. */
void                 candour_action_draft_set_words (CandourActionDraft *self,
                                                  const char          *words);
/* What the rules and the store are asked with; lent. */
CandourActionMove    candour_action_draft_get_move  (const CandourActionDraft *self);

G_END_DECLS
