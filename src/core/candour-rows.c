/* candour-rows.c - what long lists show, a light object a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows.h"

G_DEFINE_FINAL_TYPE (CandourAuditRow, candour_audit_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourModerationRow, candour_moderation_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourNoticeRow, candour_notice_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourPersonRow, candour_person_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourCaseRow, candour_case_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourFrameworkRow, candour_framework_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourActionRow, candour_action_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourFeedbackRow, candour_feedback_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourLearningRow, candour_learning_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CandourLearningTheme, candour_learning_theme, G_TYPE_OBJECT)

/* --- Audit ---------------------------------------------------------------------------- */

static void
candour_audit_row_finalize (GObject *object)
{
  CandourAuditRow *self = CANDOUR_AUDIT_ROW (object);

  g_free (self->id);
  g_free (self->reference);
  g_free (self->worker_name);
  g_free (self->team_name);
  g_free (self->auditor_id);
  g_free (self->auditor_name);
  g_free (self->framework_title);
  g_free (self->due_on);
  g_free (self->submitted_on);
  g_free (self->overall_name);
  g_free (self->overall_short);
  g_free (self->moderation_id);
  g_free (self->agreed_name);
  g_free (self->agreed_short);
  g_free (self->key);

  G_OBJECT_CLASS (candour_audit_row_parent_class)->finalize (object);
}

static void
candour_audit_row_class_init (CandourAuditRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_audit_row_finalize;
}

static void
candour_audit_row_init (CandourAuditRow *self)
{
}

/* --- Moderation ----------------------------------------------------------------------- */

static void
candour_moderation_row_finalize (GObject *object)
{
  CandourModerationRow *self = CANDOUR_MODERATION_ROW (object);

  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->reference);
  g_free (self->plan);
  g_free (self->team_name);
  g_free (self->framework_title);
  g_free (self->auditor_id);
  g_free (self->auditor_name);
  g_free (self->moderator_id);
  g_free (self->moderator_name);
  g_free (self->decider_id);
  g_free (self->decider_name);
  g_free (self->submitted_on);
  g_free (self->due_on);
  g_free (self->finished_on);
  g_free (self->overall_name);
  g_free (self->overall_short);
  g_free (self->moderated_name);
  g_free (self->moderated_short);
  g_free (self->agreed_name);
  g_free (self->agreed_short);
  g_free (self->key);

  G_OBJECT_CLASS (candour_moderation_row_parent_class)->finalize (object);
}

static void
candour_moderation_row_class_init (CandourModerationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_moderation_row_finalize;
}

static void
candour_moderation_row_init (CandourModerationRow *self)
{
}

/* --- Notice --------------------------------------------------------------------------- */

static void
candour_notice_row_finalize (GObject *object)
{
  CandourNoticeRow *self = CANDOUR_NOTICE_ROW (object);

  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->moderation_id);
  g_free (self->action_id);
  g_free (self->reference);
  g_free (self->on);
  g_free (self->sentence);
  g_free (self->by_name);

  G_OBJECT_CLASS (candour_notice_row_parent_class)->finalize (object);
}

static void
candour_notice_row_class_init (CandourNoticeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_notice_row_finalize;
}

static void
candour_notice_row_init (CandourNoticeRow *self)
{
}

/* --- Person --------------------------------------------------------------------------- */

static void
candour_person_row_finalize (GObject *object)
{
  CandourPersonRow *self = CANDOUR_PERSON_ROW (object);

  g_free (self->id);
  g_free (self->code);
  g_free (self->name);
  g_free (self->job);
  g_free (self->team_id);
  g_free (self->team_name);
  g_free (self->manager_id);
  g_free (self->manager_name);
  g_free (self->started_on);
  g_free (self->left_on);
  g_free (self->trained_on);
  g_free (self->account);
  g_free (self->last_audited);

  G_OBJECT_CLASS (candour_person_row_parent_class)->finalize (object);
}

static void
candour_person_row_class_init (CandourPersonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_person_row_finalize;
}

static void
candour_person_row_init (CandourPersonRow *self)
{
}

/* --- Case ----------------------------------------------------------------------------- */

static void
candour_case_row_finalize (GObject *object)
{
  CandourCaseRow *self = CANDOUR_CASE_ROW (object);

  g_free (self->id);
  g_free (self->reference);
  g_free (self->plan);
  g_free (self->since);
  g_free (self->age_band);
  g_free (self->worker_id);
  g_free (self->worker_name);
  g_free (self->team_id);
  g_free (self->team_name);
  g_free (self->closed_on);
  g_free (self->last_audited);
  g_free (self->key);

  G_OBJECT_CLASS (candour_case_row_parent_class)->finalize (object);
}

static void
candour_case_row_class_init (CandourCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_case_row_finalize;
}

static void
candour_case_row_init (CandourCaseRow *self)
{
}

/* --- Framework ------------------------------------------------------------------------ */

static void
candour_framework_row_finalize (GObject *object)
{
  CandourFrameworkRow *self = CANDOUR_FRAMEWORK_ROW (object);

  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->from_date);
  g_free (self->closed_on);

  G_OBJECT_CLASS (candour_framework_row_parent_class)->finalize (object);
}

static void
candour_framework_row_class_init (CandourFrameworkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_framework_row_finalize;
}

static void
candour_framework_row_init (CandourFrameworkRow *self)
{
}

/* --- Action --------------------------------------------------------------------------- */

static void
candour_action_row_finalize (GObject *object)
{
  CandourActionRow *self = CANDOUR_ACTION_ROW (object);

  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->case_id);
  g_free (self->reference);
  g_free (self->team_id);
  g_free (self->team_name);
  g_free (self->auditor_id);
  g_free (self->auditor_name);
  g_free (self->standard_id);
  g_free (self->standard_name);
  g_free (self->grade_name);
  g_free (self->grade_short);
  g_free (self->what);
  g_free (self->difference);
  g_free (self->owner_id);
  g_free (self->owner_name);
  g_free (self->raised_on);
  g_free (self->due_on);
  g_free (self->first_due_on);
  g_free (self->asked_due_on);
  g_free (self->done_on);
  g_free (self->verified_on);
  g_free (self->check_on);
  g_free (self->closed_on);
  g_free (self->repeats_id);
  g_free (self->told_since);
  g_free (self->key);

  G_OBJECT_CLASS (candour_action_row_parent_class)->finalize (object);
}

static void
candour_action_row_class_init (CandourActionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_action_row_finalize;
}

static void
candour_action_row_init (CandourActionRow *self)
{
  self->told = -1;
}

/* --- Feedback ------------------------------------------------------------------------- */

static void
candour_feedback_row_finalize (GObject *object)
{
  CandourFeedbackRow *self = CANDOUR_FEEDBACK_ROW (object);

  g_free (self->audit_id);
  g_free (self->reference);
  g_free (self->auditor_name);
  g_free (self->worker_name);
  g_free (self->shared_on);
  g_free (self->until_on);

  G_OBJECT_CLASS (candour_feedback_row_parent_class)->finalize (object);
}

static void
candour_feedback_row_class_init (CandourFeedbackRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_feedback_row_finalize;
}

static void
candour_feedback_row_init (CandourFeedbackRow *self)
{
}

/* --- Learning ------------------------------------------------------------------------- */

static void
candour_learning_row_finalize (GObject *object)
{
  CandourLearningRow *self = CANDOUR_LEARNING_ROW (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->theme);
  g_free (self->grade_name);
  g_free (self->age_band);
  g_free (self->shared_on);
  g_free (self->withdrawn_on);
  g_free (self->key);

  G_OBJECT_CLASS (candour_learning_row_parent_class)->finalize (object);
}

static void
candour_learning_row_class_init (CandourLearningRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_learning_row_finalize;
}

static void
candour_learning_row_init (CandourLearningRow *self)
{
}

/* --- Themes --------------------------------------------------------------------------- */

static void
candour_learning_theme_finalize (GObject *object)
{
  CandourLearningTheme *self = CANDOUR_LEARNING_THEME (object);

  g_free (self->name);

  G_OBJECT_CLASS (candour_learning_theme_parent_class)->finalize (object);
}

static void
candour_learning_theme_class_init (CandourLearningThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_learning_theme_finalize;
}

static void
candour_learning_theme_init (CandourLearningTheme *self)
{
}
