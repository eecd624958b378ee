/* candour-demo-private.h - the parts of the invented council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit.h"
#include "candour-date.h"
#include "candour-demo.h"
#include "candour-moderation.h"
#include "candour-people.h"
#include "candour-store-past.h"

G_BEGIN_DECLS

/* --- What is said; all invented -------------------------------------------------------- */

typedef struct
{
  const char *standard_id;      /* of the case file audit */
  const char *rationales[4][2]; /* by grade, weakest first */
  const char *strength;
  const char *actions[2][2];    /* what will be done, what difference it makes */
} CandourDemoTexts;

extern const CandourDemoTexts  candour_demo_texts[];
extern const guint             candour_demo_n_texts;
/* For standards of other frameworks. */
extern const CandourDemoTexts  candour_demo_other_texts;
extern const char *const       candour_demo_references[CANDOUR_SOURCE_OTHER][2];
extern const char *const       candour_demo_judgements[4][3];
extern const char *const       candour_demo_next_steps[4][2];
extern const char *const       candour_demo_words[5];  /* by CandourVoiceCode */

/* --- The council ----------------------------------------------------------------------- */

/* An audit to come that follows an earlier one. */
typedef struct _CandourDemoAgain CandourDemoAgain;

typedef struct
{
  CandourDb         *db;
  CandourPast       *past;
  GRand             *random;
  GRand             *moderating;    /* of what the moderators do */
  CandourDrawRule   *rule;          /* version 0: nothing is drawn */
  guint64            n_ids;
  char              *today;
  CandourHolidays   *holidays;
  GPtrArray         *frameworks;    /* CandourFramework, as they are in the workspace */

  GPtrArray         *teams;         /* CandourTeam */
  GPtrArray         *people;        /* CandourPerson, all */
  GPtrArray         *workers;       /* CandourPerson, lent: those who hold children */
  GPtrArray         *auditors;      /* CandourPerson, lent */
  GPtrArray         *actors;        /* CandourActor, one an auditor */
  double            *kindness;      /* one an auditor, in grades */
  CandourPerson     *qa_lead;       /* lent */
  CandourActor      *lead_actor;
  guint             *n_submitted;   /* one an auditor */
  guint              n_shared;      /* strengths that were ticked to be shared */
  guint              n_learning;    /* of those, submitted */

  GPtrArray         *cases;         /* CandourCase */
  char             **last_audited;  /* one a case, ISO date or NULL; owned */
  GPtrArray         *again;         /* CandourDemoAgain, in order of their days */
  guint              n_weaker;      /* audits that were not yet good */
} CandourDemo;

CandourDemo *candour_demo_new          (CandourDb        *db,
                                        guint64           seed,
                                        const char       *today,
                                        GError          **error);
void         candour_demo_free         (CandourDemo      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDemo, candour_demo_free)

/* Sorted by when they were made, the same for the same seed. */
char        *candour_demo_dup_id       (CandourDemo      *self);
int          candour_demo_pick         (CandourDemo      *self,
                                        int               n);
gboolean     candour_demo_chance       (CandourDemo      *self,
                                        double            probability);

gboolean     candour_demo_add_people   (CandourDemo      *self,
                                        GError          **error);
gboolean     candour_demo_add_cases    (CandourDemo      *self,
                                        int               n_audits,
                                        GError          **error);
gboolean     candour_demo_add_audits   (CandourDemo      *self,
                                        int               n_audits,
                                        CandourProgress   progress,
                                        gpointer          progress_data,
                                        GCancellable     *cancellable,
                                        GError          **error);

const CandourDemoTexts *
             candour_demo_find_texts   (const CandourFramework *framework,
                                        const char             *standard_id);

/* NULL: not drawn. @n_before: what its auditor had submitted; @month_left and @n_left: how many
 * months and audits are still to come. To be called before the audit is written, whose state says
 * that it is moderated.
 */
CandourModeration *
             candour_demo_draw_moderation (CandourDemo            *self,
                                           const CandourFramework *framework,
                                           CandourAudit           *audit,
                                           guint                   n_before,
                                           int                     month_left,
                                           int                     n_left);
/* After the audit was written. */
gboolean     candour_demo_add_moderation  (CandourDemo             *self,
                                           const CandourFramework  *framework,
                                           CandourAudit            *audit,
                                           CandourModeration       *moderation,
                                           int                      n_left,
                                           GError                 **error);

/* One audit's gradings, sources, actions and judgement, graded about @quality (1 ... 4). */
void         candour_demo_fill_audit   (CandourDemo            *self,
                                        const CandourFramework *framework,
                                        CandourAudit           *audit,
                                        double                  quality,
                                        guint                   n_standards);

/* Ticks the grading's strengths to be shared, in words that others can learn from. */
void         candour_demo_share        (CandourDemo            *self,
                                        const CandourStandard  *standard,
                                        CandourGrading         *grading);
/* What became of the learning of an audit that was added, and what its worker was told. */
gboolean     candour_demo_write_shared (CandourDemo            *self,
                                        const CandourFramework *framework,
                                        const CandourAudit     *audit,
                                        const char             *salt,
                                        GError                **error);

/* How far each action of a submitted audit came, and the audit with them; then, once the audit is
 * added, each step on the way.
 */
void         candour_demo_follow_actions (CandourDemo         *self,
                                        CandourAudit           *audit);
gboolean     candour_demo_write_lives  (CandourDemo            *self,
                                        const CandourAudit     *audit,
                                        const char             *salt,
                                        GError                **error);

/* --- candour-demo-again.c ------------------------------------------------------------- */

/* Where @audit was weak: sooner or later its case is audited again. */
void         candour_demo_plan_again   (CandourDemo            *self,
                                        guint                   index,
                                        const CandourFramework *framework,
                                        const CandourAudit     *audit);
/* One whose day has come by @date (transfer full), or NULL. */
CandourDemoAgain *candour_demo_take_again (CandourDemo         *self,
                                        const char             *date);
guint        candour_demo_again_get_case (const CandourDemoAgain *self);
const CandourFramework *candour_demo_again_get_framework (const CandourDemoAgain *self);
void         candour_demo_again_fill   (const CandourDemoAgain *self,
                                        CandourAudit           *audit);
void         candour_demo_again_free   (CandourDemoAgain       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDemoAgain, candour_demo_again_free)

G_END_DECLS
