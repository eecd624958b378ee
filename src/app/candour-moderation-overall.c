/* candour-moderation-overall.c - the whole audit, as a moderator judges it before it is sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-overall.h"

#include <glib/gi18n-lib.h>

#include "candour-grade-picker.h"
#include "candour-moderation-rules.h"
#include "candour-notice.h"
#include "candour-text-box.h"
#include "candour-window.h"

struct _CandourModerationOverall
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkLabel            *working;
  CandourNotice       *rule;
  CandourGradePicker  *picker;
  CandourTextBox      *why;

  CandourAuditSession *session;   /* lent */
  gboolean             showing;
};

enum
{
  GRADE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourModerationOverall, candour_moderation_overall, GTK_TYPE_WIDGET)

static CandourJudgement *
judge (CandourModerationOverall *self)
{
  return candour_rules_judge (candour_audit_session_get_framework (self->session),
                              candour_audit_session_get_audit (self->session),
                              CANDOUR_GRADING_MODERATOR);
}

static void
grade_picked_cb (CandourModerationOverall *self,
                 int                       grade)
{
  CandourModeration *moderation = candour_audit_session_get_moderation (self->session);
  int old = moderation->overall;

  moderation->overall = grade;
  candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_NOW);
  g_signal_emit (self, signals[GRADE_CHANGED], 0, old, grade);
}

static void
ruled_out_cb (CandourModerationOverall *self,
              int                       grade)
{
  g_autoptr(CandourJudgement) judgement = judge (self);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL)
    candour_window_announce (window, g_ptr_array_index (judgement->ruled_out, grade - 1));
}

static void
edited_cb (CandourModerationOverall *self)
{
  CandourModeration *moderation;

  if (self->showing || self->session == NULL)
    return;

  moderation = candour_audit_session_get_moderation (self->session);
  g_free (moderation->overall_reason);
  moderation->overall_reason = candour_text_box_dup_text (self->why);
  candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_SOON);
}

static void
left_cb (CandourModerationOverall *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

/* "Most standards: Good, 6 of the 10 graded. Suggested: Requires improvement." */
static char *
dup_working (CandourModerationOverall *self,
             const CandourJudgement   *judgement)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);

  if (judgement->suggested == 0)
    return g_strdup (_("Grade the standards first."));

  return g_strdup_printf (_("Most of your standards: %1$s, %2$u of the %3$u graded. Suggested: "
                            "%4$s."),
                          candour_framework_get_grade_name (framework, judgement->most_common),
                          judgement->n_most_common, judgement->n_graded,
                          candour_framework_get_grade_name (framework, judgement->suggested));
}

static gboolean
candour_moderation_overall_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_MODERATION_OVERALL (widget)->picker));
}

static void
candour_moderation_overall_dispose (GObject *object)
{
  CANDOUR_MODERATION_OVERALL (object)->session = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MODERATION_OVERALL);

  G_OBJECT_CLASS (candour_moderation_overall_parent_class)->dispose (object);
}

static void
candour_moderation_overall_class_init (CandourModerationOverallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_moderation_overall_dispose;
  widget_class->grab_focus = candour_moderation_overall_grab_focus;

  signals[GRADE_CHANGED] = g_signal_new ("grade-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (CANDOUR_TYPE_GRADE_PICKER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "moderation-overall.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourModerationOverall, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationOverall, working);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationOverall, rule);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationOverall, picker);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationOverall, why);
  gtk_widget_class_bind_template_callback (widget_class, grade_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ruled_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
candour_moderation_overall_init (CandourModerationOverall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_grade_picker_set_narrow (self->picker, TRUE);
}

GtkWidget *
candour_moderation_overall_new (void)
{
  return g_object_new (CANDOUR_TYPE_MODERATION_OVERALL, NULL);
}

void
candour_moderation_overall_show (CandourModerationOverall *self,
                                 CandourAuditSession      *session)
{
  const CandourModeration *moderation;
  gboolean read_only;

  g_return_if_fail (CANDOUR_IS_MODERATION_OVERALL (self));

  self->session = session;
  if (session == NULL)
    return;

  moderation = candour_audit_session_get_moderation (session);
  read_only = candour_audit_session_get_refusal (session) != NULL;
  self->showing = TRUE;
  candour_grade_picker_set_scale (self->picker, candour_audit_session_get_framework (session));
  candour_grade_picker_set_label (self->picker, _("Overall judgement"));
  candour_grade_picker_set_grade (self->picker, moderation->overall);
  candour_grade_picker_set_read_only (self->picker, read_only);
  candour_text_box_set_text (self->why, moderation->overall_reason);
  candour_text_box_set_read_only (self->why, read_only);
  self->showing = FALSE;
  candour_moderation_overall_update (self);
}

void
candour_moderation_overall_update (CandourModerationOverall *self)
{
  g_autoptr(CandourJudgement) judgement = NULL;
  g_autofree char *working = NULL;

  g_return_if_fail (CANDOUR_IS_MODERATION_OVERALL (self));

  if (self->session == NULL)
    return;

  judgement = judge (self);
  working = dup_working (self, judgement);
  gtk_label_set_label (self->working, working);
  for (guint i = 0; i < judgement->ruled_out->len; i++)
    {
      candour_grade_picker_set_description (self->picker, i + 1,
                                            (int) i + 1 == judgement->suggested ? _("Suggested")
                                                                                : "");
      candour_grade_picker_set_ruled_out (self->picker, i + 1,
                                          g_ptr_array_index (judgement->ruled_out, i));
    }

  if (judgement->limit_sentence != NULL)
    candour_notice_show (self->rule, CANDOUR_TONE_INFO, NULL, judgement->limit_sentence);
  else
    candour_notice_hide (self->rule);
}

gboolean
candour_moderation_overall_pick (CandourModerationOverall *self,
                                 int                       grade)
{
  g_return_val_if_fail (CANDOUR_IS_MODERATION_OVERALL (self), FALSE);

  return self->session != NULL && candour_grade_picker_pick (self->picker, grade);
}
