/* candour-demo-moderations.c - the invented council's moderations, some of them still in hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chance has a source of its own here, so that the audits are the same with and without them.
 */

#include "candour-demo-private.h"

#include <string.h>

#include "candour-moderation-rules.h"

/* Moderation began three years ago. */
#define MONTHS 36

/* Of the newest so many are in hand, each as far as its place among them says. */
#define N_IN_HAND 24

static const char *const reasons[] = {
  "Read together: the record supports the lower description.",
  "We looked at the dates of the visits again and agreed.",
  "The plan says it, but the child’s own words are not in it.",
};

static const char *const comments[] = {
  "Well cited. Say more of what life is like for the child.",
  "Clear and fair. The actions could say sooner what will be different.",
  "Thorough work. Two grades rested on one source; look for a second.",
};

static gboolean
chance (CandourDemo *self,
        double       probability)
{
  return g_rand_double (self->moderating) < probability;
}

static int
pick (CandourDemo *self,
      int          n)
{
  return g_rand_int_range (self->moderating, 0, n);
}

/* --- Drawn ------------------------------------------------------------------------------ */

static CandourDrawn
draw (CandourDemo            *self,
      const CandourFramework *framework,
      const CandourAudit     *audit,
      guint                   n_before)
{
  const CandourDrawFacts facts =
  {
    audit->id, framework->has_overall,
    candour_framework_get_drawn_as (framework, audit->overall), audit->risk, n_before,
  };

  return candour_rules_draw (self->rule, &facts);
}

/* @place: 0 ... 1 among those in hand. */
static CandourModerationState
get_state (double place,
           guint  number)
{
  if (place < 0.25)
    return CANDOUR_MODERATION_FINISHED;
  if (place < 0.4)
    return CANDOUR_MODERATION_AGREED;
  if (place < 0.6)
    return number % 2 == 0 ? CANDOUR_MODERATION_COMPARING : CANDOUR_MODERATION_REFERRED;
  if (place < 0.78)
    return CANDOUR_MODERATION_GRADING;

  return place < 0.88 ? CANDOUR_MODERATION_ALLOCATED : CANDOUR_MODERATION_WAITING;
}

/* An hour of the working day so many days after @date, but never after yesterday. */
static char *
dup_instant (CandourDemo *self,
             const char  *date,
             int          days)
{
  g_autofree char *shifted = candour_date_add_days (date, days);
  g_autofree char *last = candour_date_add_days (self->today, -1);

  return g_strdup_printf ("%sT%02d:%02d:00Z", strcmp (shifted, last) > 0 ? last : shifted,
                          9 + pick (self, 8), pick (self, 60));
}

static void
set_draw (CandourDemo       *self,
          CandourModeration *moderation,
          CandourDrawn       drawn,
          const char        *from)
{
  moderation->kind = drawn.kind;
  moderation->reason = drawn.reason;
  moderation->rule_version = drawn.kind != CANDOUR_DRAW_REQUEST ? self->rule->version : 0;
  if (drawn.kind == CANDOUR_DRAW_REQUEST)
    candour_set_text (&moderation->request_words, "A second pair of eyes on this team’s work.");
  moderation->drawn_at = dup_instant (self, from, 0);
  moderation->due_on = candour_date_add_working_days (from, self->rule->days, self->holidays);
}

CandourModeration *
candour_demo_draw_moderation (CandourDemo            *self,
                              const CandourFramework *framework,
                              CandourAudit           *audit,
                              guint                   n_before,
                              int                     month_left,
                              int                     n_left)
{
  CandourDrawn drawn = draw (self, framework, audit, n_before);
  gboolean in_hand = n_left < N_IN_HAND;
  g_autofree char *from = candour_instant_dup_date (audit->submitted_at);
  CandourModeration *moderation;

  if (self->rule->version == 0 || !framework->has_overall || month_left > MONTHS
      || (drawn.kind == CANDOUR_DRAW_NONE && !in_hand))
    return NULL;

  if (drawn.kind == CANDOUR_DRAW_NONE)
    drawn.kind = CANDOUR_DRAW_REQUEST;

  moderation = candour_moderation_new ();
  moderation->id = g_strdup (audit->id);
  moderation->id[strlen ("00000000-0000-7000-")] = '9';
  moderation->audit_id = g_strdup (audit->id);
  moderation->auditor_id = g_strdup (audit->auditor_id);
  moderation->days = -1;
  moderation->state = CANDOUR_MODERATION_FINISHED;
  if (in_hand)
    {
      double place = 1 - (double) (n_left + 1) / N_IN_HAND;
      g_autofree char *since = candour_date_add_days (self->today,
                                                      -1 - (int) (20 * (1 - place))
                                                      - pick (self, 4));

      moderation->state = get_state (place, (guint) n_left);
      if (strcmp (since, from) > 0)
        candour_set_text (&from, since);
    }

  set_draw (self, moderation, drawn, from);
  if (moderation->state != CANDOUR_MODERATION_FINISHED)
    audit->state = CANDOUR_AUDIT_IN_MODERATION;

  return moderation;
}

/* --- Graded ----------------------------------------------------------------------------- */

/* Anybody who audits, but for this audit's own and those of the child's team. */
static guint
pick_moderator (CandourDemo        *self,
                const CandourAudit *audit)
{
  guint index = (guint) pick (self, (int) self->auditors->len);

  for (guint i = 0; i < self->auditors->len; i++)
    {
      guint place = (index + i) % self->auditors->len;
      const CandourPerson *person = self->auditors->pdata[place];

      if (!g_str_equal (person->id, audit->auditor_id)
          && g_strcmp0 (person->team_id, audit->team_id) != 0)
        return place;
    }

  g_assert_not_reached ();
}

static void
set_moderator (CandourDemo        *self,
               CandourModeration  *moderation,
               guint               moderator)
{
  const CandourPerson *person = self->auditors->pdata[moderator];
  g_autofree char *drawn_on = candour_instant_dup_date (moderation->drawn_at);

  moderation->moderator_id = g_strdup (person->id);
  moderation->allocated_at = dup_instant (self, drawn_on, 1);
}

/* Mostly the same; where not, rather lower than kinder. */
static int
get_own_grade (CandourDemo *self,
               int          grade)
{
  double roll = g_rand_double (self->moderating);

  return CLAMP (roll < 0.72 ? grade : roll < 0.94 ? grade - 1 : grade + 1,
                CANDOUR_GRADE_INADEQUATE, CANDOUR_GRADE_OUTSTANDING);
}

/* At most @most standards. */
static void
grade_standards (CandourDemo            *self,
                 const CandourFramework *framework,
                 CandourAudit           *audit,
                 CandourModeration      *moderation,
                 guint                   most)
{
  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);
      const CandourGrading *theirs = candour_audit_find_grading (audit, standard->id,
                                                                 CANDOUR_GRADING_AUDITOR);
      CandourGrading *own;
      int grade;

      if (theirs == NULL || theirs->grade == 0)
        continue;

      moderation->n_standards++;
      if ((guint) moderation->n_graded >= most)
        continue;

      grade = get_own_grade (self, theirs->grade);
      own = candour_audit_ensure_grading (audit, standard->id, CANDOUR_GRADING_MODERATOR);
      own->grade = grade;
      own->revision = 1;
      candour_set_text (&own->rationale,
                        candour_demo_find_texts (framework, standard->id)
                          ->rationales[grade - 1][pick (self, 2)]);
      moderation->n_graded++;
    }
}

static void
grade_all (CandourDemo            *self,
           const CandourFramework *framework,
           CandourAudit           *audit,
           CandourModeration      *moderation)
{
  g_autofree char *drawn_on = candour_instant_dup_date (moderation->drawn_at);
  g_autofree char *submitted_on = candour_instant_dup_date (audit->submitted_at);
  g_autofree char *sealed_on = NULL;
  g_autoptr(CandourJudgement) judgement = NULL;

  grade_standards (self, framework, audit, moderation, G_MAXUINT);
  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_MODERATOR);
  moderation->overall = judgement->suggested;
  candour_set_text (&moderation->overall_reason,
                    candour_demo_judgements[moderation->overall - 1][pick (self, 3)]);
  moderation->started_at = dup_instant (self, drawn_on, 2 + pick (self, 3));
  moderation->sealed_at = dup_instant (self, drawn_on, 5 + pick (self, 12));
  sealed_on = candour_instant_dup_date (moderation->sealed_at);
  moderation->days = candour_date_days_between (submitted_on, sealed_on);
}

/* --- Agreed ----------------------------------------------------------------------------- */

static void
agree (CandourDemo          *self,
       CandourModeration    *moderation,
       const char           *standard_id,
       CandourAgreementKind  how,
       int                   grade)
{
  CandourAgreement *agreement = candour_agreement_new (standard_id);
  gboolean decided = how == CANDOUR_AGREEMENT_DECIDED;

  agreement->how = how;
  agreement->grade = grade;
  agreement->settled_by = g_strdup (decided ? self->qa_lead->id : moderation->moderator_id);
  if (how != CANDOUR_AGREEMENT_SAME)
    candour_set_text (&agreement->reason, reasons[pick (self, G_N_ELEMENTS (reasons))]);
  if (how == CANDOUR_AGREEMENT_TALKED)
    agreement->talked_on = candour_instant_dup_date (moderation->sealed_at);
  g_ptr_array_add (moderation->agreements, agreement);
}

/* Nothing is agreed yet that has to be decided, or talked about where one only compares. */
static gboolean
is_open (const CandourModeration *moderation,
         CandourDifferenceKind    kind)
{
  switch (moderation->state)
    {
    case CANDOUR_MODERATION_COMPARING:
      return kind != CANDOUR_DIFFERENCE_SAME;
    case CANDOUR_MODERATION_REFERRED:
      return kind == CANDOUR_DIFFERENCE_DECIDE;
    default:
      return FALSE;
    }
}

static CandourAgreementKind
get_way (CandourDifferenceKind kind)
{
  return kind == CANDOUR_DIFFERENCE_SAME ? CANDOUR_AGREEMENT_SAME
         : kind == CANDOUR_DIFFERENCE_DISCUSS ? CANDOUR_AGREEMENT_TALKED
                                              : CANDOUR_AGREEMENT_DECIDED;
}

static void
take_agreed (CandourAudit *audit,
             const char   *standard_id,
             int           grade)
{
  CandourGrading *agreed = candour_audit_ensure_grading (audit, standard_id,
                                                         CANDOUR_GRADING_AGREED);

  agreed->grade = grade;
  agreed->revision = 1;
}

/* How many are left open. */
static guint
agree_standards (CandourDemo            *self,
                 const CandourFramework *framework,
                 CandourAudit           *audit,
                 CandourModeration      *moderation)
{
  guint n_open = 0;

  for (guint i = 0; i < framework->standards->len; i++)
    {
      const char *id = candour_framework_get_standard (framework, i)->id;
      const CandourGrading *own = candour_audit_find_grading (audit, id,
                                                              CANDOUR_GRADING_MODERATOR);
      CandourDifference difference;
      int grade;

      if (own == NULL)
        continue;

      difference = candour_rules_compare_standard (framework, audit, id);
      if (is_open (moderation, difference.kind))
        {
          n_open++;
          continue;
        }

      grade = own->grade + (chance (self, 0.3) ? difference.steps : 0);
      agree (self, moderation, id, get_way (difference.kind), grade);
      take_agreed (audit, id, grade);
    }

  return n_open;
}

/* The lower of the two, or what the standards allow. */
static void
agree_overall (CandourDemo            *self,
               const CandourFramework *framework,
               CandourAudit           *audit,
               CandourModeration      *moderation)
{
  g_autoptr(CandourJudgement) judgement = candour_rules_judge_agreed (framework, audit,
                                                                      moderation);
  CandourDifference difference = candour_rules_compare (framework, audit->overall,
                                                        moderation->overall);
  int grade = CLAMP (judgement->suggested, MIN (audit->overall, moderation->overall),
                     MAX (audit->overall, moderation->overall));

  if (is_open (moderation, difference.kind))
    return;

  while (grade > 1 && *(const char *) judgement->ruled_out->pdata[grade - 1] != '\0')
    grade--;

  agree (self, moderation, NULL,
         difference.kind == CANDOUR_DIFFERENCE_SAME && grade != audit->overall
           ? CANDOUR_AGREEMENT_TALKED : get_way (difference.kind), grade);
  moderation->agreed_overall = grade;
}

static gboolean
has_decided (const CandourModeration *moderation)
{
  for (guint i = 0; i < moderation->agreements->len; i++)
    {
      const CandourAgreement *agreement = moderation->agreements->pdata[i];

      if (agreement->how == CANDOUR_AGREEMENT_DECIDED)
        return TRUE;
    }

  return FALSE;
}

static void
agree_all (CandourDemo            *self,
           const CandourFramework *framework,
           CandourAudit           *audit,
           CandourModeration      *moderation)
{
  g_autofree char *sealed_on = candour_instant_dup_date (moderation->sealed_at);

  if (agree_standards (self, framework, audit, moderation) == 0)
    agree_overall (self, framework, audit, moderation);
  /* Nothing is left that would have to be decided. */
  if (moderation->state == CANDOUR_MODERATION_REFERRED && moderation->agreed_overall > 0)
    moderation->state = CANDOUR_MODERATION_AGREED;
  if (moderation->state == CANDOUR_MODERATION_COMPARING)
    {
      moderation->agreed_overall = 0;
      return;
    }

  if (has_decided (moderation) || moderation->state == CANDOUR_MODERATION_REFERRED)
    {
      moderation->referred_at = dup_instant (self, sealed_on, 1);
      candour_set_text (&moderation->refer_words, "We read the plan differently.");
    }
  if (moderation->state == CANDOUR_MODERATION_REFERRED)
    moderation->agreed_overall = 0;
  else
    moderation->agreed_at = dup_instant (self, sealed_on, 2);
}

/* --- Finished --------------------------------------------------------------------------- */

static void
give_feedback (CandourDemo       *self,
               CandourModeration *moderation,
               gboolean           is_recent)
{
  g_autofree char *agreed_on = candour_instant_dup_date (moderation->agreed_at);

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    moderation->quality[i] = chance (self, 0.7) ? CANDOUR_VERDICT_YES : CANDOUR_VERDICT_PARTLY;
  candour_set_text (&moderation->comment, comments[pick (self, G_N_ELEMENTS (comments))]);
  moderation->finished_at = dup_instant (self, agreed_on, 1);
  if (is_recent)
    return;

  moderation->read_at = dup_instant (self, agreed_on, 3);
  if (chance (self, 0.3))
    candour_set_text (&moderation->reply, "Thank you. I will cite more next time.");
}

gboolean
candour_demo_add_moderation (CandourDemo             *self,
                             const CandourFramework  *framework,
                             CandourAudit            *audit,
                             CandourModeration       *moderation,
                             int                      n_left,
                             GError                 **error)
{
  guint moderator = pick_moderator (self, audit);
  CandourModerationState state = moderation->state;
  g_autofree char *salt = g_strdup_printf ("%08x%08x", g_rand_int (self->moderating),
                                           g_rand_int (self->moderating));
  g_autofree char *drawn_on = candour_instant_dup_date (moderation->drawn_at);

  if (state >= CANDOUR_MODERATION_ALLOCATED)
    set_moderator (self, moderation, moderator);
  if (state >= CANDOUR_MODERATION_COMPARING)
    grade_all (self, framework, audit, moderation);
  else
    grade_standards (self, framework, audit, moderation,
                     state == CANDOUR_MODERATION_GRADING ? 1 + (guint) pick (self, 8) : 0);
  if (state == CANDOUR_MODERATION_GRADING)
    moderation->started_at = dup_instant (self, drawn_on, 2);
  if (state >= CANDOUR_MODERATION_COMPARING)
    agree_all (self, framework, audit, moderation);
  if (state == CANDOUR_MODERATION_FINISHED)
    give_feedback (self, moderation, n_left < N_IN_HAND);

  return candour_past_add_moderation (self->past, framework, audit, moderation, self->rule,
                                      state >= CANDOUR_MODERATION_ALLOCATED
                                        ? self->actors->pdata[moderator] : self->lead_actor,
                                      salt, error);
}
