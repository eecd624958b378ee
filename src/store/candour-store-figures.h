/* candour-store-figures.h - the figures of moderation and of follow-through, and what each counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the screen and the verb both show, so that they cannot disagree. The definitions stand in
 * candour-follow-rules.h and candour-store-moderation-list.h. Each figure counts something that
 * can be listed, and the list is as long as the number says.
 */

#pragma once

#include "candour-follow-rules.h"
#include "candour-store-moderation-list.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_FIGURE_MODERATED,
  CANDOUR_FIGURE_UPGRADED,
  CANDOUR_FIGURE_DOWNGRADED,
  CANDOUR_FIGURE_SAME,
  CANDOUR_FIGURE_DAYS_MODERATED,
  CANDOUR_FIGURE_IN_TIME,
  CANDOUR_FIGURE_DONE,
  CANDOUR_FIGURE_DONE_IN_TIME,
  CANDOUR_FIGURE_VERIFIED,
  CANDOUR_FIGURE_DIFFERENCE,
  CANDOUR_FIGURE_DAYS_DONE,
  CANDOUR_FIGURE_DAYS_VERIFIED,
} CandourFigure;

#define CANDOUR_N_FIGURES (CANDOUR_FIGURE_DAYS_VERIFIED + 1)

/* What can be listed: audits, moderations or actions. */
typedef enum
{
  CANDOUR_COUNTED_SUBMITTED,
  CANDOUR_COUNTED_IN_TIME,
  CANDOUR_COUNTED_NOT_IN_TIME,
  CANDOUR_COUNTED_NOT_DUE,
  CANDOUR_COUNTED_NO_ACTIONS,

  CANDOUR_COUNTED_DRAWN,
  CANDOUR_COUNTED_MODERATED,
  CANDOUR_COUNTED_UPGRADED,
  CANDOUR_COUNTED_DOWNGRADED,
  CANDOUR_COUNTED_SAME,
  CANDOUR_COUNTED_SEALED,
  CANDOUR_COUNTED_LATE,

  CANDOUR_COUNTED_DONE,
  CANDOUR_COUNTED_NOT_DONE,
  CANDOUR_COUNTED_DONE_IN_TIME,
  CANDOUR_COUNTED_OVERDUE,
  CANDOUR_COUNTED_VERIFIED,
  CANDOUR_COUNTED_NOT_VERIFIED,
  CANDOUR_COUNTED_DIFFERENCE,
  CANDOUR_COUNTED_NO_DIFFERENCE,
} CandourCounted;

#define CANDOUR_N_COUNTED (CANDOUR_COUNTED_NO_DIFFERENCE + 1)

/* Their names for the verb, and for people. */
extern const CandourCode candour_counted[];

typedef enum
{
  CANDOUR_COUNTED_AUDITS,
  CANDOUR_COUNTED_MODERATIONS,
  CANDOUR_COUNTED_ACTIONS,
} CandourCountedKind;

CandourCountedKind    candour_counted_get_kind     (CandourCounted           counted);
/* What @figure counts, then what else belongs to it; ends with -1. */
const int            *candour_figure_get_counted   (CandourFigure            figure);
/* A number of days, not a share. */
gboolean              candour_figure_is_days       (CandourFigure            figure);

/* Whose audits, and submitted when (local dates, both ends included); NULL: any. Lent. */
typedef struct
{
  const char *from_on;
  const char *until_on;
  const char *team_id;      /* with the teams below it */
} CandourFiguresScope;

typedef struct
{
  CandourModerationFigures  moderation;
  CandourFollowFigures      follow;
  CandourNoActions          no_actions;   /* what an audit without an action counts as */
  GPtrArray                *others;       /* (element-type utf8): titles of the frameworks whose
                                           * audits count the other way */
} CandourFigures;

void                  candour_figures_free         (CandourFigures          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFigures, candour_figures_free)

/* As many as the list has. */
gint64                candour_figures_count        (const CandourFigures    *self,
                                                    CandourCounted           counted);
/* What the figure is of: 0 and there is none. */
gint64                candour_figures_get_n        (const CandourFigures    *self,
                                                    CandourFigure            figure);
/* Of a figure of days; -1 where there is none. @ninth: nine in ten were within so many. */
int                   candour_figures_get_days     (const CandourFigures    *self,
                                                    CandourFigure            figure,
                                                    int                     *ninth);

/* "Audits without an action are left out.", and which frameworks' count otherwise. */
char                 *candour_figures_dup_no_actions (const CandourFigures  *self);

CandourFigures       *candour_store_figures_read   (CandourDb               *db,
                                                    const CandourFiguresScope *scope,
                                                    const char              *today,
                                                    GError                 **error);
/* (element-type utf8): ids of what is counted, the newest audit first. */
GPtrArray            *candour_store_figures_list   (CandourDb               *db,
                                                    const CandourFiguresScope *scope,
                                                    CandourCounted           counted,
                                                    const char              *today,
                                                    GError                 **error);
/* (element-type CandourAuditRow, CandourModerationRow or CandourActionRow) of @ids, in order. */
GPtrArray            *candour_store_figures_rows   (CandourDb               *db,
                                                    CandourCountedKind       kind,
                                                    GPtrArray               *ids,
                                                    const char              *today,
                                                    GError                 **error);

G_END_DECLS
