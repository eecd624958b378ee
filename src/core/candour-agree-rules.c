/* candour-agree-rules.c - how two sets of grades become an agreed one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A point is a standard, or (NULL) the audit as a whole.
 */

#include "candour-moderation-rules.h"
#include "candour-moderation-rules-private.h"

#include <glib/gi18n-lib.h>

/* --- Where it stands ------------------------------------------------------------------ */

/* Takes what was agreed for what an auditor graded, so that one rule judges both. */
CandourJudgement *
candour_rules_judge_agreed (const CandourFramework  *framework,
                            const CandourAudit      *audit,
                            const CandourModeration *moderation)
{
  g_autoptr(CandourAudit) agreed = candour_audit_new ();

  agreed->cohort = audit->cohort;
  for (guint i = 0; i < moderation->agreements->len; i++)
    {
      const CandourAgreement *agreement = g_ptr_array_index (moderation->agreements, i);
      CandourGrading *grading;

      if (agreement->standard_id == NULL)
        continue;

      grading = candour_audit_ensure_grading (agreed, agreement->standard_id,
                                              CANDOUR_GRADING_AGREED);
      grading->grade = agreement->grade;
      grading->not_applicable = agreement->not_applicable;
    }

  return candour_rules_judge (framework, agreed, CANDOUR_GRADING_AGREED);
}

static const char *
get_ruled_out (const CandourJudgement *judgement,
               int                     grade)
{
  if (grade < 1 || grade > (int) judgement->ruled_out->len)
    return "";

  return g_ptr_array_index (judgement->ruled_out, grade - 1);
}

static gboolean
is_ruled_out (const CandourFramework  *framework,
              const CandourAudit      *audit,
              const CandourModeration *moderation,
              int                      grade)
{
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge_agreed (framework, audit, moderation);

  return *get_ruled_out (judgement, grade) != '\0';
}

static gboolean
is_settled (const CandourAgreement *agreement)
{
  return agreement != NULL
         && (agreement->how == CANDOUR_AGREEMENT_SAME || agreement->how == CANDOUR_AGREEMENT_TALKED
             || agreement->how == CANDOUR_AGREEMENT_DECIDED);
}

gboolean
candour_rules_is_settled_between (const CandourFramework  *framework,
                                  const CandourAudit      *audit,
                                  const CandourModeration *moderation,
                                  const char              *standard_id)
{
  const CandourAgreement *agreement = candour_moderation_find_agreement (moderation, standard_id);
  const CandourStandard *standard;

  if (standard_id == NULL)
    return !framework->has_overall
           || (is_settled (agreement)
               && !is_ruled_out (framework, audit, moderation, agreement->grade));

  standard = candour_framework_find_standard (framework, standard_id, NULL);

  return standard == NULL || !candour_rules_applies (standard, audit->cohort)
         || is_settled (agreement);
}

static guint
count_standards_to_agree (const CandourFramework  *framework,
                          const CandourAudit      *audit,
                          const CandourModeration *moderation)
{
  guint n_left = 0;

  for (guint i = 0; i < framework->standards->len; i++)
    n_left += !candour_rules_is_settled_between (framework, audit, moderation,
                                                 candour_framework_get_standard (framework,
                                                                                 i)->id);

  return n_left;
}

guint
candour_rules_count_to_agree (const CandourFramework  *framework,
                              const CandourAudit      *audit,
                              const CandourModeration *moderation)
{
  return count_standards_to_agree (framework, audit, moderation)
         + !candour_rules_is_settled_between (framework, audit, moderation, NULL);
}

/* --- Referring ------------------------------------------------------------------------ */

gboolean
candour_rules_is_to_decide (const CandourFramework  *framework,
                            const CandourAudit      *audit,
                            const CandourModeration *moderation,
                            const char              *standard_id)
{
  const CandourAgreement *agreement = candour_moderation_find_agreement (moderation, standard_id);

  if (candour_rules_is_settled_between (framework, audit, moderation, standard_id))
    return FALSE;

  return (agreement != NULL && agreement->how == CANDOUR_AGREEMENT_NOT_AGREED)
         || candour_rules_compare_point (framework, audit, moderation, standard_id).kind
            == CANDOUR_DIFFERENCE_DECIDE;
}

/* @n_talk: standards that are left to talk about. */
static guint
count_to_decide (const CandourFramework  *framework,
                 const CandourAudit      *audit,
                 const CandourModeration *moderation,
                 guint                   *n_talk)
{
  guint n_decide = candour_rules_is_to_decide (framework, audit, moderation, NULL);

  *n_talk = 0;
  for (guint i = 0; i < framework->standards->len; i++)
    {
      const char *id = candour_framework_get_standard (framework, i)->id;

      if (candour_rules_is_to_decide (framework, audit, moderation, id))
        n_decide++;
      else if (!candour_rules_is_settled_between (framework, audit, moderation, id))
        (*n_talk)++;
    }

  return n_decide;
}

gboolean
candour_rules_needs_decision (const CandourFramework  *framework,
                              const CandourAudit      *audit,
                              const CandourModeration *moderation)
{
  guint n_talk;

  return count_to_decide (framework, audit, moderation, &n_talk) > 0;
}

char *
candour_rules_check_refer (const CandourFramework  *framework,
                           const CandourAudit      *audit,
                           const CandourModeration *moderation,
                           gboolean                 in_place,
                           const char              *words)
{
  guint n_talk;
  guint n_decide = count_to_decide (framework, audit, moderation, &n_talk);

  if (in_place)
    return candour_rules_is_blank (words)
             ? g_strdup (_("Say why this is decided in the moderator’s place.")) : NULL;

  if (n_decide == 0)
    return g_strdup (_("Nothing is left that a second moderator or the QA lead must decide."));

  if (n_talk > 0)
    return g_strdup_printf (ngettext ("Talk about the other difference first: %u is left.",
                                      "Talk about the other differences first: %u are left.",
                                      n_talk), n_talk);

  return NULL;
}

/* --- One agreed grade ----------------------------------------------------------------- */

static int
get_agreed_level (const CandourAgreement *agreement)
{
  return agreement->not_applicable ? -1 : agreement->grade;
}

static int
get_level (const CandourAudit      *audit,
           const CandourModeration *moderation,
           const char              *standard_id,
           CandourGradingRole       role)
{
  if (standard_id != NULL)
    return candour_rules_get_level (audit, standard_id, role);

  return role == CANDOUR_GRADING_AUDITOR ? audit->overall : moderation->overall;
}

/* Where all between them is ruled out, the highest that is not. */
static int
get_lowest_allowed (const CandourJudgement *judgement,
                    int                     lower,
                    int                     higher)
{
  for (int grade = lower; grade <= higher; grade++)
    if (*get_ruled_out (judgement, grade) == '\0')
      return lower;

  while (lower > 1 && *get_ruled_out (judgement, lower) != '\0')
    lower--;

  return lower;
}

static char *
check_between (const CandourFramework *framework,
               int                     agreed,
               int                     lower,
               int                     higher)
{
  if (agreed >= lower && agreed <= higher)
    return NULL;

  return g_strdup_printf (_("An agreed grade lies between the two: from %1$s to %2$s."),
                          candour_framework_get_grade_name (framework, lower),
                          candour_framework_get_grade_name (framework, higher));
}

static char *
check_standard_level (const CandourFramework *framework,
                      int                     agreed,
                      int                     auditor,
                      int                     moderator,
                      gboolean                decides)
{
  if (agreed == auditor || agreed == moderator)
    return NULL;

  if (agreed < 1 || agreed > (int) framework->scale->len)
    return g_strdup (_("Choose the agreed grade."));

  if (auditor < 0 || moderator < 0)
    return decides ? NULL
                   : g_strdup (_("Agree on the grade that was given, or that it does not apply."));

  return decides ? NULL : check_between (framework, agreed, MIN (auditor, moderator),
                                         MAX (auditor, moderator));
}

static char *
check_overall_level (const CandourFramework  *framework,
                     const CandourAudit      *audit,
                     const CandourModeration *moderation,
                     int                      agreed,
                     gboolean                 decides)
{
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge_agreed (framework, audit, moderation);
  int lower = MIN (audit->overall, moderation->overall);
  int higher = MAX (audit->overall, moderation->overall);
  const char *ruled_out;

  if (count_standards_to_agree (framework, audit, moderation) > 0)
    return g_strdup (_("Agree the standards first, then the overall judgement."));

  if (agreed < 1 || agreed > (int) framework->scale->len)
    return g_strdup (_("Choose the agreed grade."));

  ruled_out = get_ruled_out (judgement, agreed);
  if (*ruled_out != '\0')
    return g_strdup (agreed > judgement->ceiling && judgement->limit_sentence != NULL
                       ? judgement->limit_sentence : ruled_out);

  return decides ? NULL
                 : check_between (framework, agreed,
                                  get_lowest_allowed (judgement, lower, higher), higher);
}

static char *
check_words (const CandourAgreement *agreement)
{
  if (candour_rules_is_blank (agreement->reason))
    return g_strdup (agreement->how == CANDOUR_AGREEMENT_NOT_AGREED
                       ? _("Say what you do not agree on.")
                       : _("Say why this is the agreed grade. Both of you will see it."));

  if (agreement->how == CANDOUR_AGREEMENT_TALKED && !candour_date_is_valid (agreement->talked_on))
    return g_strdup (_("Say on which day you agreed it in conversation."));

  return NULL;
}

/* NULL: there is something to settle here, and this is who settles it. */
static char *
check_way (const CandourFramework  *framework,
           const CandourAudit      *audit,
           const CandourModeration *moderation,
           const CandourAgreement  *agreement,
           CandourModerationEvent   event)
{
  const char *id = agreement->standard_id;
  const CandourAgreement *stored = candour_moderation_find_agreement (moderation, id);
  CandourDifference difference = candour_rules_compare_point (framework, audit, moderation, id);
  gboolean decides = event == CANDOUR_EVENT_DECIDE;

  if (decides != (agreement->how == CANDOUR_AGREEMENT_DECIDED)
      || agreement->how == CANDOUR_AGREEMENT_NONE || agreement->how == CANDOUR_AGREEMENT_SAME)
    return g_strdup (_("A grade is agreed in conversation, or decided."));

  if (difference.kind == CANDOUR_DIFFERENCE_NONE)
    return g_strdup (_("There are not two grades here to agree on."));

  if (difference.kind == CANDOUR_DIFFERENCE_SAME
      && candour_rules_is_settled_between (framework, audit, moderation, id))
    return g_strdup (_("Both graded this the same, and so it stands."));

  if (!decides && agreement->how == CANDOUR_AGREEMENT_TALKED)
    return candour_difference_dup_sentence (&difference);

  if (decides && stored != NULL && stored->how == CANDOUR_AGREEMENT_TALKED
      && candour_rules_is_settled_between (framework, audit, moderation, id))
    return g_strdup (_("This was agreed in conversation, and is not to be decided."));

  return NULL;
}

char *
candour_rules_check_agreement (const CandourFramework  *framework,
                               const CandourAudit      *audit,
                               const CandourModeration *moderation,
                               const CandourAgreement  *agreement,
                               CandourModerationEvent   event)
{
  const char *id = agreement->standard_id;
  gboolean decides = event == CANDOUR_EVENT_DECIDE;
  int agreed = get_agreed_level (agreement);
  char *why = check_way (framework, audit, moderation, agreement, event);

  if (why != NULL)
    return why;

  if (agreement->how != CANDOUR_AGREEMENT_NOT_AGREED)
    {
      why = id == NULL
              ? check_overall_level (framework, audit, moderation, agreed, decides)
              : check_standard_level (framework, agreed,
                                      get_level (audit, moderation, id, CANDOUR_GRADING_AUDITOR),
                                      get_level (audit, moderation, id, CANDOUR_GRADING_MODERATOR),
                                      decides);
      if (why != NULL)
        return why;
    }

  return check_words (agreement);
}

/* --- What needs no talk --------------------------------------------------------------- */

static void
add_same (GPtrArray  *same,
          const char *standard_id,
          int         level)
{
  CandourAgreement *agreement = candour_agreement_new (standard_id);

  agreement->how = CANDOUR_AGREEMENT_SAME;
  agreement->not_applicable = level < 0;
  agreement->grade = MAX (level, 0);
  g_ptr_array_add (same, agreement);
}

GPtrArray *
candour_rules_agree_same (const CandourFramework  *framework,
                          const CandourAudit      *audit,
                          const CandourModeration *moderation)
{
  GPtrArray *same = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_agreement_free);

  for (guint i = 0; i <= framework->standards->len; i++)
    {
      const char *id = i < framework->standards->len
                         ? candour_framework_get_standard (framework, i)->id : NULL;

      if ((id != NULL || framework->has_overall)
          && candour_rules_compare_point (framework, audit, moderation, id).kind
             == CANDOUR_DIFFERENCE_SAME)
        add_same (same, id, get_level (audit, moderation, id, CANDOUR_GRADING_MODERATOR));
    }

  return same;
}

/* --- What follows --------------------------------------------------------------------- */

static gboolean
has_action (const CandourAudit *audit,
            const char         *standard_id)
{
  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (audit->actions, i);

      if (g_strcmp0 (action->standard_id, standard_id) == 0
          && action->state != CANDOUR_ACTION_DRAFT && action->state != CANDOUR_ACTION_DECLINED
          && action->state != CANDOUR_ACTION_WITHDRAWN)
        return TRUE;
    }

  return FALSE;
}

static void
add_lowering (GPtrArray              *lowerings,
              const CandourFramework *framework,
              const CandourAudit     *audit,
              const char             *standard_id,
              int                     auditor,
              int                     agreed)
{
  const CandourScaleGrade *grade = candour_framework_get_grade (framework, agreed);
  CandourLowering *lowering;

  if (candour_rules_get_change (auditor, agreed) >= 0 || grade == NULL)
    return;

  lowering = g_new0 (CandourLowering, 1);
  lowering->standard_id = g_strdup (standard_id);
  lowering->auditor = auditor;
  lowering->agreed = agreed;
  lowering->action_days = grade->action_days;
  lowering->needs_action = standard_id != NULL && grade->needs_action
                           && !has_action (audit, standard_id);
  g_ptr_array_add (lowerings, lowering);
}

GPtrArray *
candour_rules_find_lowerings (const CandourFramework  *framework,
                              const CandourAudit      *audit,
                              const CandourModeration *moderation)
{
  GPtrArray *lowerings = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_lowering_free);

  for (guint i = 0; i <= framework->standards->len; i++)
    {
      const char *id = i < framework->standards->len
                         ? candour_framework_get_standard (framework, i)->id : NULL;
      const CandourAgreement *agreement = candour_moderation_find_agreement (moderation, id);

      if (agreement != NULL && !agreement->not_applicable && is_settled (agreement))
        add_lowering (lowerings, framework, audit, id,
                      get_level (audit, moderation, id, CANDOUR_GRADING_AUDITOR),
                      agreement->grade);
    }

  return lowerings;
}

void
candour_lowering_free (CandourLowering *self)
{
  g_free (self->standard_id);
  g_free (self);
}
