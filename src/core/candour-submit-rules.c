/* candour-submit-rules.c - what stands between an audit and its submission
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

/* Who goes above what is suggested shows at least as many sources. */
#define MIN_SOURCES 2

typedef struct
{
  const CandourFramework *framework;
  const CandourAudit     *audit;
  GPtrArray              *gaps;
} Search;

void
candour_gap_free (CandourGap *self)
{
  g_free (self->standard_id);
  g_free (self->action_id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* Takes @title and @detail; @detail may be NULL. */
static CandourGap *
add_gap (Search         *self,
         CandourGapKind  kind,
         const char     *standard_id,
         char           *title,
         char           *detail)
{
  CandourGap *gap = g_new0 (CandourGap, 1);

  gap->kind = kind;
  gap->standard_id = g_strdup (standard_id);
  gap->title = title;
  gap->detail = detail != NULL ? detail : g_strdup ("");
  g_ptr_array_add (self->gaps, gap);

  return gap;
}

static char *
dup_quoted (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return stripped[0] != '\0' ? g_strdup_printf (_("“%s”"), stripped) : g_strdup ("");
}

/* --- Actions -------------------------------------------------------------------------- */

/* "an action has no owner or date", NULL where nothing is missing */
static char *
dup_missing_fields (const CandourActionPoint *action)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();

  if (candour_rules_is_blank (action->what))
    g_ptr_array_add (missing, (char *) _("words"));

  if (candour_rules_is_blank (action->difference))
    g_ptr_array_add (missing, (char *) _("difference to the child"));

  if (candour_rules_is_blank (action->owner_id))
    g_ptr_array_add (missing, (char *) _("owner"));

  if (!candour_date_is_valid (action->due_on))
    g_ptr_array_add (missing, (char *) _("date"));

  return missing->len > 0 ? candour_rules_join (missing, _(" or ")) : NULL;
}

static void
check_action (Search                   *self,
              const CandourActionPoint *action,
              const CandourStandard    *standard,
              guint                     number)
{
  g_autofree char *missing = dup_missing_fields (action);
  CandourGap *gap;
  char *title;

  if (missing == NULL)
    return;

  if (standard != NULL)
    /* Translators: number, standard, what is missing: "3. Plans: an action has no date" */
    title = g_strdup_printf (_("%1$u. %2$s: an action has no %3$s"), number, standard->name,
                             missing);
  else
    title = g_strdup_printf (_("An action for the whole audit has no %s"), missing);

  gap = add_gap (self, CANDOUR_GAP_ACTION_FIELD, action->standard_id, title,
                 dup_quoted (action->what));
  gap->action_id = g_strdup (action->id);
}

/* @standard is NULL for the audit as a whole. Returns: how many there are */
static guint
check_actions (Search                *self,
               const CandourStandard *standard,
               guint                  number)
{
  const char *id = standard != NULL ? standard->id : NULL;
  guint n_actions = 0;

  for (guint i = 0; i < self->audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (self->audit->actions, i);

      if (action->state == CANDOUR_ACTION_WITHDRAWN || g_strcmp0 (action->standard_id, id) != 0)
        continue;

      n_actions++;
      check_action (self, action, standard, number);
    }

  return n_actions;
}

/* --- Standards ------------------------------------------------------------------------ */

static guint
count_unanswered (const CandourStandard *standard,
                  const CandourGrading  *grading)
{
  guint n_unanswered = 0;

  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      if (grading == NULL
          || candour_grading_get_answer (grading, prompt->id) == CANDOUR_ANSWER_NONE)
        n_unanswered++;
    }

  return n_unanswered;
}

static char *
dup_unanswered (const CandourStandard *standard,
                const CandourGrading  *grading)
{
  guint n_unanswered = count_unanswered (standard, grading);

  if (n_unanswered == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%1$u of %2$u prompts is also unanswered",
                                    "%1$u of %2$u prompts are also unanswered", n_unanswered),
                          n_unanswered, standard->prompts->len);
}

static const char *
find_prompt_text (const CandourStandard *standard,
                  const char            *prompt_id)
{
  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      if (g_strcmp0 (prompt->id, prompt_id) == 0)
        return prompt->text;
    }

  return NULL;
}

static void
check_answers (Search                *self,
               const CandourStandard *standard,
               guint                  number,
               const CandourGrading  *grading)
{
  for (guint i = 0; grading != NULL && i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (grading->answers, i);
      const char *text = find_prompt_text (standard, answer->prompt_id);

      if (text == NULL || answer->value != CANDOUR_ANSWER_NOT_APPLICABLE
          || !candour_rules_is_blank (answer->reason))
        continue;

      add_gap (self, CANDOUR_GAP_NA_REASON, standard->id,
               g_strdup_printf (_("%1$u. %2$s: a prompt is N/A with no reason"), number,
                                standard->name), dup_quoted (text));
    }
}

static void
check_rationale (Search                *self,
                 const CandourStandard *standard,
                 guint                  number,
                 const CandourGrading  *grading,
                 int                    grade)
{
  const char *name = candour_framework_get_grade_name (self->framework, grade);

  if (grading != NULL && !candour_rules_is_blank (grading->rationale))
    return;

  add_gap (self, CANDOUR_GAP_RATIONALE, standard->id,
           /* Translators: number and name of a standard */
           g_strdup_printf (_("%1$u. %2$s has no rationale"), number, standard->name),
           grade == 0 ? g_strdup (_("Say what you saw, and where in the record"))
           : g_strdup_printf (_("Graded %1$s. Say what you saw that makes it %1$s"), name));
}

static void
check_grade (Search                *self,
             const CandourStandard *standard,
             guint                  number,
             const CandourGrading  *grading)
{
  int grade = candour_rules_get_grade (self->framework, self->audit, standard,
                                       CANDOUR_GRADING_AUDITOR);

  if (grade == 0 && self->framework->scale->len > 0)
    add_gap (self, CANDOUR_GAP_GRADE, standard->id,
             /* Translators: number and name of a standard */
             g_strdup_printf (_("%1$u. %2$s has no grade"), number, standard->name),
             dup_unanswered (standard, grading));
  else
    check_rationale (self, standard, number, grading, grade);

  check_answers (self, standard, number, grading);

  if (check_actions (self, standard, number) == 0
      && candour_rules_needs_action (self->framework, grade))
    add_gap (self, CANDOUR_GAP_ACTION, standard->id,
             g_strdup_printf (_("%1$u. %2$s has no action"), number, standard->name),
             g_strdup_printf (_("At least one is needed for %s"),
                              candour_framework_get_grade_name (self->framework, grade)));
}

static void
check_standard (Search                *self,
                const CandourStandard *standard,
                guint                  number)
{
  const CandourGrading *grading = candour_audit_find_grading (self->audit, standard->id,
                                                              CANDOUR_GRADING_AUDITOR);

  if (candour_rules_counts (self->audit, standard, CANDOUR_GRADING_AUDITOR))
    {
      check_grade (self, standard, number, grading);
      return;
    }

  if (!candour_rules_is_settled (self->framework, self->audit, standard))
    add_gap (self, CANDOUR_GAP_NA_REASON, standard->id,
             g_strdup_printf (_("%1$u. %2$s is N/A with no reason"), number, standard->name),
             g_strdup (_("Say why it does not apply to this child")));

  /* They are sent all the same. */
  check_actions (self, standard, number);
}

/* --- The audit as a whole ------------------------------------------------------------- */

static void
check_voices (Search *self)
{
  for (guint i = 0; i < self->framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (self->framework->voices, i);
      const CandourVoice *voice = candour_audit_find_voice (self->audit, need->voice);

      if (!need->required || (voice != NULL && voice->outcome != CANDOUR_VOICE_NOT_SOUGHT))
        continue;

      /* Translators: %s: whose voice: "Parent or carer: not asked yet" */
      add_gap (self, CANDOUR_GAP_VOICE, NULL,
               g_strdup_printf (_("%s: not asked yet"),
                                candour_code_get_name (candour_voices, need->voice)),
               g_strdup (_("Ask, or say that it is unsafe or wrong to ask")));
    }
}

static guint
count_sources (const CandourAudit *audit)
{
  guint n_sources = 0;

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      if (grading->role == CANDOUR_GRADING_AUDITOR)
        n_sources += grading->citations->len;
    }

  return n_sources;
}

static void
check_next_step (Search *self)
{
  if (!self->framework->next_step_good
      || !candour_rules_is_good (self->framework, self->audit->overall)
      || candour_rules_has_next_step (self->audit)
      || !candour_rules_is_blank (self->audit->no_step_reason))
    return;

  add_gap (self, CANDOUR_GAP_NEXT_STEP, NULL, g_strdup (_("There is no next step for the child")),
           g_strdup_printf (_("Judged %s. What would help this child next?"),
                            candour_framework_get_grade_name (self->framework,
                                                              self->audit->overall)));
}

static gboolean
is_too_short (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return g_utf8_strlen (stripped, -1) < CANDOUR_OVERALL_REASON_LENGTH;
}

/* A choice other than the suggested one is explained; one above it is shown from the record. */
static void
check_other_choice (Search                 *self,
                    const CandourJudgement *judgement)
{
  const char *chosen = candour_framework_get_grade_name (self->framework, self->audit->overall);
  guint n_sources = count_sources (self->audit);

  if (judgement->suggested == 0 || self->audit->overall == judgement->suggested)
    return;

  if (candour_rules_is_blank (self->audit->other_reason))
    add_gap (self, CANDOUR_GAP_OTHER_REASON, NULL,
             g_strdup_printf (_("Why not %s?"),
                              candour_framework_get_grade_name (self->framework,
                                                                judgement->suggested)),
             g_strdup_printf (_("Say why you judged %s instead"), chosen));

  if (self->audit->overall > judgement->suggested && n_sources < MIN_SOURCES)
    add_gap (self, CANDOUR_GAP_SOURCES, NULL,
             g_strdup_printf (_("%s is above what is suggested and needs two sources"), chosen),
             n_sources == 0 ? g_strdup (_("No source is cited yet"))
                            : g_strdup (_("One source is cited so far")));
}

static void
check_overall (Search *self)
{
  g_autoptr(CandourJudgement) judgement = NULL;
  int overall = self->audit->overall;
  const char *why;

  if (!self->framework->has_overall || self->framework->scale->len == 0)
    return;

  judgement = candour_rules_judge (self->framework, self->audit, CANDOUR_GRADING_AUDITOR);
  if (candour_framework_get_grade (self->framework, overall) == NULL)
    {
      add_gap (self, CANDOUR_GAP_OVERALL, NULL, g_strdup (_("There is no overall judgement")),
               judgement->suggested == 0 ? NULL
               : g_strdup_printf (_("Suggested: %s"),
                                  candour_framework_get_grade_name (self->framework,
                                                                    judgement->suggested)));
      return;
    }

  why = g_ptr_array_index (judgement->ruled_out, overall - 1);
  if (why[0] != '\0')
    add_gap (self, CANDOUR_GAP_RULED_OUT, NULL,
             g_strdup_printf (_("The overall judgement cannot be %s"),
                              candour_framework_get_grade_name (self->framework, overall)),
             g_strdup (why));

  if (is_too_short (self->audit->overall_reason))
    add_gap (self, CANDOUR_GAP_OVERALL_REASON, NULL, g_strdup (_("Say why this judgement")),
             g_strdup (_("What is this child’s life like because of our work?")));

  if (why[0] == '\0')
    check_other_choice (self, judgement);
}

static void
check_risk (Search *self)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (self->audit->risk == CANDOUR_RISK_UNANSWERED)
    add_gap (self, CANDOUR_GAP_RISK, NULL,
             g_strdup (_("Is the child at immediate risk? Not answered")), NULL);

  if (self->audit->risk != CANDOUR_RISK_TOLD)
    return;

  if (candour_rules_is_blank (self->audit->risk_told))
    g_ptr_array_add (missing, (char *) _("whom you told"));

  if (candour_rules_is_blank (self->audit->risk_how))
    g_ptr_array_add (missing, (char *) _("how"));

  if (candour_rules_is_blank (self->audit->risk_at))
    g_ptr_array_add (missing, (char *) _("when"));

  if (missing->len == 0)
    return;

  joined = candour_rules_join (missing, _(" and "));
  /* Translators: %s: some of "whom you told, how and when" */
  add_gap (self, CANDOUR_GAP_RISK_DETAIL, NULL,
           g_strdup_printf (_("Immediate risk: say %s"), joined), NULL);
}

static const char *
get_tie_title (CandourTie tie)
{
  switch (tie)
    {
    case CANDOUR_TIE_OWN_CASE:
      return _("This is the auditor’s own case");
    case CANDOUR_TIE_HELD_BEFORE:
      return _("The auditor held this case within the last twelve months");
    case CANDOUR_TIE_LINE_MANAGER:
      return _("The auditor manages this worker");
    case CANDOUR_TIE_OWN_TEAM:
      return _("This record is of the auditor’s own team");
    case CANDOUR_TIE_NOT_TRAINED:
      return _("The auditor has not finished the training for auditors");
    case CANDOUR_TIE_LEFT:
      return _("The list of people says that the auditor has left");
    case CANDOUR_TIE_NONE:
      break;
    }

  return "";
}

/* People move while an audit is on its way. */
static void
check_tie (Search     *self,
           CandourTie  tie)
{
  if (!candour_rules_is_tied (self->audit, tie))
    return;

  add_gap (self, CANDOUR_GAP_TIE, NULL, g_strdup (get_tie_title (tie)),
           g_strdup (candour_tie_may_be_allowed (tie)
                     ? _("Hand the audit on, or ask the QA lead to allow it with a reason, which "
                         "stays with the audit")
                     : _("Hand the audit on, or correct it in People")));
}

static void
check_declaration (Search *self)
{
  if (self->audit->declared_at == NULL)
    add_gap (self, CANDOUR_GAP_DECLARATION, NULL,
             g_strdup (_("The auditor has not said that nothing ties them to this case")),
             g_strdup (_("A tie to the child, family or worker could sway the audit, or seem to. "
                         "Where there is one, ask the QA lead to hand the audit on.")));
}

GPtrArray *
candour_rules_find_gaps (const CandourFramework *framework,
                         const CandourAudit     *audit,
                         CandourTie              tie)
{
  Search self = { framework, audit, NULL };

  g_return_val_if_fail (framework != NULL && audit != NULL, NULL);

  self.gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_gap_free);
  check_tie (&self, tie);
  check_declaration (&self);
  for (guint i = 0; i < framework->standards->len; i++)
    check_standard (&self, candour_framework_get_standard (framework, i), i + 1);

  check_actions (&self, NULL, 0);
  check_voices (&self);
  check_next_step (&self);
  check_overall (&self);
  check_risk (&self);

  return self.gaps;
}
