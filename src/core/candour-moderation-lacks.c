/* candour-moderation-lacks.c - what stands between a moderation and its next step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"
#include "candour-moderation-rules-private.h"

#include <glib/gi18n-lib.h>

void
candour_lack_free (CandourLack *self)
{
  g_free (self->standard_id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static GPtrArray *
lacks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) candour_lack_free);
}

/* Takes @title and @detail; @detail may be NULL. */
static void
add_lack (GPtrArray       *lacks,
          CandourLackKind  kind,
          const char      *standard_id,
          char            *title,
          char            *detail)
{
  CandourLack *lack = g_new0 (CandourLack, 1);

  lack->kind = kind;
  lack->standard_id = g_strdup (standard_id);
  lack->title = title;
  lack->detail = detail != NULL ? detail : g_strdup ("");
  g_ptr_array_add (lacks, lack);
}

/* --- Before sealing ------------------------------------------------------------------- */

static void
check_graded (GPtrArray              *lacks,
              const CandourAudit     *audit,
              const CandourStandard  *standard,
              guint                   number)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, standard->id,
                                                              CANDOUR_GRADING_MODERATOR);
  int level = candour_rules_get_level (audit, standard->id, CANDOUR_GRADING_MODERATOR);

  if (level == 0)
    add_lack (lacks, CANDOUR_LACK_GRADE, standard->id,
              /* Translators: number and name of a standard */
              g_strdup_printf (_("%1$u. %2$s has no grade"), number, standard->name), NULL);
  else if (level < 0 && candour_rules_is_blank (grading->na_reason))
    add_lack (lacks, CANDOUR_LACK_NA_REASON, standard->id,
              g_strdup_printf (_("%1$u. %2$s does not apply: no reason is given"), number,
                               standard->name), NULL);
}

static void
check_overall (GPtrArray               *lacks,
               const CandourFramework  *framework,
               const CandourAudit      *audit,
               const CandourModeration *moderation)
{
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge (framework, audit, CANDOUR_GRADING_MODERATOR);
  const char *ruled_out;

  if (moderation->overall < 1 || moderation->overall > (int) framework->scale->len)
    {
      add_lack (lacks, CANDOUR_LACK_OVERALL, NULL, g_strdup (_("No overall judgement")), NULL);
      return;
    }

  ruled_out = g_ptr_array_index (judgement->ruled_out, moderation->overall - 1);
  if (*ruled_out != '\0')
    add_lack (lacks, CANDOUR_LACK_RULED_OUT, NULL,
              g_strdup_printf (_("The overall judgement cannot be %s"),
                               candour_framework_get_grade_name (framework,
                                                                 moderation->overall)),
              g_strdup (judgement->limit_sentence != NULL ? judgement->limit_sentence
                                                          : ruled_out));
}

GPtrArray *
candour_rules_find_seal_lacks (const CandourFramework  *framework,
                               const CandourAudit      *audit,
                               const CandourModeration *moderation)
{
  GPtrArray *lacks = lacks_new ();

  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      if (candour_rules_applies (standard, audit->cohort))
        check_graded (lacks, audit, standard, i + 1);
    }

  if (framework->has_overall)
    check_overall (lacks, framework, audit, moderation);

  return lacks;
}

static guint
count_kind (GPtrArray       *lacks,
            CandourLackKind  kind)
{
  guint count = 0;

  for (guint i = 0; i < lacks->len; i++)
    count += ((const CandourLack *) g_ptr_array_index (lacks, i))->kind == kind;

  return count;
}

static char *
dup_left (guint    n_standards,
          gboolean overall)
{
  if (n_standards == 0)
    return g_strdup (_("You can seal when the overall judgement is graded"));

  if (overall)
    return g_strdup_printf (ngettext ("You can seal when %u more standard and the overall "
                                      "judgement are graded",
                                      "You can seal when %u more standards and the overall "
                                      "judgement are graded", n_standards), n_standards);

  return g_strdup_printf (ngettext ("You can seal when %u more standard is graded",
                                    "You can seal when %u more standards are graded",
                                    n_standards), n_standards);
}

char *
candour_rules_dup_seal_sentence (const CandourFramework  *framework,
                                 const CandourAudit      *audit,
                                 const CandourModeration *moderation)
{
  g_autoptr(GPtrArray) lacks = candour_rules_find_seal_lacks (framework, audit, moderation);
  guint n_standards = count_kind (lacks, CANDOUR_LACK_GRADE);
  gboolean overall = count_kind (lacks, CANDOUR_LACK_OVERALL) > 0;
  const CandourLack *first;

  if (lacks->len == 0)
    return NULL;

  if (n_standards > 0 || overall)
    return dup_left (n_standards, overall);

  first = g_ptr_array_index (lacks, 0);

  return g_strdup (first->title);
}

/* --- Before the agreed grades stand --------------------------------------------------- */

static void
check_point (GPtrArray               *lacks,
             const CandourFramework  *framework,
             const CandourAudit      *audit,
             const CandourModeration *moderation,
             const CandourStandard   *standard,
             guint                    number)
{
  gboolean to_decide;

  if (candour_rules_is_settled_between (framework, audit, moderation, standard->id))
    return;

  to_decide = candour_rules_is_to_decide (framework, audit, moderation, standard->id);
  add_lack (lacks, to_decide ? CANDOUR_LACK_DECISION : CANDOUR_LACK_AGREEMENT, standard->id,
            /* Translators: number and name of a standard */
            g_strdup_printf (to_decide ? _("%1$u. %2$s is to be decided")
                                       : _("%1$u. %2$s is left to agree"), number,
                             standard->name),
            to_decide ? g_strdup (_("By a second moderator or the QA lead")) : NULL);
}

static void
check_agreed_overall (GPtrArray               *lacks,
                      const CandourFramework  *framework,
                      const CandourAudit      *audit,
                      const CandourModeration *moderation)
{
  const CandourAgreement *agreement = candour_moderation_find_agreement (moderation, NULL);
  g_autoptr(CandourJudgement) judgement = NULL;

  if (candour_rules_is_settled_between (framework, audit, moderation, NULL))
    return;

  if (candour_rules_is_to_decide (framework, audit, moderation, NULL))
    {
      add_lack (lacks, CANDOUR_LACK_DECISION, NULL,
                g_strdup (_("The overall judgement is to be decided")),
                g_strdup (_("By a second moderator or the QA lead")));
      return;
    }

  if (agreement == NULL || agreement->how == CANDOUR_AGREEMENT_NONE)
    {
      add_lack (lacks, CANDOUR_LACK_AGREEMENT, NULL,
                g_strdup (_("The overall judgement is left to agree")), NULL);
      return;
    }

  judgement = candour_rules_judge_agreed (framework, audit, moderation);
  add_lack (lacks, CANDOUR_LACK_RULED_OUT, NULL,
            g_strdup_printf (_("The overall judgement cannot be %s"),
                             candour_framework_get_grade_name (framework, agreement->grade)),
            g_strdup (judgement->limit_sentence != NULL
                        ? judgement->limit_sentence
                        : g_ptr_array_index (judgement->ruled_out, agreement->grade - 1)));
}

GPtrArray *
candour_rules_find_settle_lacks (const CandourFramework  *framework,
                                 const CandourAudit      *audit,
                                 const CandourModeration *moderation)
{
  GPtrArray *lacks = lacks_new ();

  for (guint i = 0; i < framework->standards->len; i++)
    check_point (lacks, framework, audit, moderation,
                 candour_framework_get_standard (framework, i), i + 1);
  check_agreed_overall (lacks, framework, audit, moderation);

  return lacks;
}

/* --- Before it is finished ------------------------------------------------------------ */

const char *
candour_rules_get_quality_name (CandourQuality quality)
{
  switch (quality)
    {
    case CANDOUR_QUALITY_EVIDENCE:
      return _("Grades rest on cited evidence");
    case CANDOUR_QUALITY_CHILD:
      return _("The child’s experience is at the centre");
    case CANDOUR_QUALITY_ACTIONS:
      return _("Actions say what will change for the child");
    }

  return "";
}

static void
check_feedback (GPtrArray               *lacks,
                const CandourModeration *moderation)
{
  gboolean has_no = FALSE;

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    {
      has_no = has_no || moderation->quality[i] == CANDOUR_VERDICT_NO;
      if (moderation->quality[i] == CANDOUR_VERDICT_NONE)
        add_lack (lacks, CANDOUR_LACK_QUALITY, NULL,
                  g_strdup_printf (_("Not answered: “%s”"), candour_rules_get_quality_name (i)),
                  NULL);
    }

  if (has_no && candour_rules_is_blank (moderation->comment))
    add_lack (lacks, CANDOUR_LACK_COMMENT, NULL,
              g_strdup (_("No comment for the auditor")),
              g_strdup (_("Where an answer is No, say what would make it Yes")));
}

GPtrArray *
candour_rules_find_finish_lacks (const CandourFramework  *framework,
                                 const CandourAudit      *audit,
                                 const CandourModeration *moderation)
{
  GPtrArray *lacks = moderation->state < CANDOUR_MODERATION_AGREED
                       ? candour_rules_find_settle_lacks (framework, audit, moderation)
                       : lacks_new ();

  check_feedback (lacks, moderation);

  return lacks;
}
