/* candour-moderation-work.h - what a person does with moderations, each in one job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each call writes, and then says in a toast what became of it, or in a dialog why not; @page asks
 * and stands in a CandourWindow, whose lists read again afterwards. Nothing is done to a
 * moderation that somebody else has moved on since its row was read: that is said instead.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-rows.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_MODERATION_WORK_ALLOCATE,    /* to a person; NULL: to the least loaded */
  CANDOUR_MODERATION_WORK_SPREAD_ALL,
  CANDOUR_MODERATION_WORK_TAKE_NEXT,
  CANDOUR_MODERATION_WORK_HAND_BACK,   /* with words */
  CANDOUR_MODERATION_WORK_REQUEST,     /* of an audit, with words */
} CandourModerationWork;

/* @row: of the moderation, where it is about one; @audit_id: of a request. What is not needed is
 * NULL.
 */
void candour_moderation_work_do (GtkWidget             *page,
                                 CandourWorkspace      *workspace,
                                 CandourModerationWork  work,
                                 CandourModerationRow  *row,
                                 const char            *audit_id,
                                 const char            *person_id,
                                 const char            *words);

/* Asks why, and does it. */
void candour_moderation_ask_request   (GtkWidget            *page,
                                       CandourWorkspace     *workspace,
                                       const char           *audit_id,
                                       const char           *reference);
void candour_moderation_ask_hand_back (GtkWidget            *page,
                                       CandourWorkspace     *workspace,
                                       CandourModerationRow *row);
/* Asks who: the least loaded first, and those that may not with the sentence why. */
void candour_moderation_ask_allocate  (GtkWidget            *page,
                                       CandourWorkspace     *workspace,
                                       CandourModerationRow *row);

G_END_DECLS
