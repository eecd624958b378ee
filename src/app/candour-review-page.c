/* candour-review-page.c - the whole audit: what is missing, the overall judgement, and the seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-columns-layout.h"
#include "candour-save-trouble.h"
#include "candour-text-scale.h"

G_DEFINE_FINAL_TYPE (CandourReviewPage, candour_review_page, GTK_TYPE_WIDGET)

static void
take_text (char           **text,
           CandourTextBox  *box)
{
  g_free (*text);
  *text = candour_text_box_dup_text (box);
}

/* --- What people do ------------------------------------------------------------------- */

static void
grade_picked_cb (CandourReviewPage *self,
                 int                grade)
{
  candour_audit_session_get_audit (self->session)->overall = grade;
  candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_NOW);
}

static void
ruled_out_cb (CandourReviewPage *self,
              int                grade)
{
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge (candour_audit_session_get_framework (self->session),
                         candour_audit_session_get_audit (self->session),
                         CANDOUR_GRADING_AUDITOR);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL)
    candour_window_announce (window, g_ptr_array_index (judgement->ruled_out, grade - 1));
}

static void
edited_cb (CandourReviewPage *self)
{
  CandourAudit *audit;

  if (self->showing || self->session == NULL)
    return;

  audit = candour_audit_session_get_audit (self->session);
  take_text (&audit->overall_reason, self->why);
  take_text (&audit->other_reason, self->other_reason);
  take_text (&audit->no_step_reason, self->no_step);
  candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_SOON);
}

static void
left_cb (CandourReviewPage *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

static void
risk_toggled_cb (CandourReviewPage *self,
                 GtkCheckButton    *button)
{
  CandourAudit *audit;

  if (self->showing || self->session == NULL || !gtk_check_button_get_active (button))
    return;

  audit = candour_audit_session_get_audit (self->session);
  audit->risk = button == self->risk_yes ? CANDOUR_RISK_TOLD : CANDOUR_RISK_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self->risk), audit->risk == CANDOUR_RISK_TOLD);
  candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_NOW);
}

static void
submit_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_review_page_submit (CANDOUR_REVIEW_PAGE (widget));
}

static void
go_to_gap_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_review_page_go_to_gap (CANDOUR_REVIEW_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
not_safe_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (widget);

  if (candour_audit_session_get_refusal (self->session) == NULL)
    candour_risk_editor_present_for (widget, self->session);
}

/* --- What is shown -------------------------------------------------------------------- */

static void
show_risk (CandourReviewPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  gboolean read_only = candour_audit_session_get_refusal (self->session) != NULL;
  g_autofree char *told = NULL;

  gtk_check_button_set_active (self->risk_no, audit->risk == CANDOUR_RISK_NONE);
  gtk_check_button_set_active (self->risk_yes, audit->risk == CANDOUR_RISK_TOLD);
  candour_risk_editor_show (self->risk, self->session);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_no), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_yes), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->risk),
                          !read_only && audit->risk == CANDOUR_RISK_TOLD);

  if (audit->risk == CANDOUR_RISK_TOLD)
    told = g_strdup_printf ("%s: %s, %s, %s", candour_code_get_name (candour_risks, audit->risk),
                            audit->risk_told, audit->risk_how, audit->risk_at);
  else
    told = g_strdup (candour_code_get_name (candour_risks, audit->risk));
  gtk_label_set_label (self->risk_text, told);
  gtk_widget_set_visible (GTK_WIDGET (self->risk_text), read_only);
}

/* Of a sealed audit nothing is asked any more. */
static void
show_asked (CandourReviewPage *self,
            gboolean           sealed)
{
  candour_pane_header_set_title (self->header, sealed ? _("Review") : _("Review and submit"));
  gtk_widget_set_visible (self->gaps_head, !sealed);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_box), !sealed);
  gtk_widget_set_visible (self->required, !sealed);
  gtk_widget_set_visible (self->foot, !sealed);
}

/* "Observed: Visit. The family agreed to an observer." */
static void
show_observed (CandourReviewPage  *self,
               const CandourAudit *audit)
{
  g_autofree char *text =
    g_strdup_printf (_("Observed: %s. %s."), candour_code_get_name (candour_events, audit->event),
                     candour_code_get_name (candour_consents, audit->consent));

  gtk_label_set_label (self->observed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->observed), audit->event != CANDOUR_EVENT_KIND_NONE);
}

static void
show_all (CandourReviewPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourAudit *audit = facts->audit;
  const char *refusal = candour_audit_session_get_refusal (self->session);
  g_autofree char *subtitle = NULL;

  subtitle = g_strdup_printf ("%s · %s · %s", audit->reference, facts->framework->title,
                              candour_code_get_name (candour_cohorts, audit->cohort));
  candour_pane_header_set_subtitle (self->header, subtitle);
  show_observed (self, audit);

  self->showing = TRUE;
  candour_grade_picker_set_scale (self->picker, facts->framework);
  candour_grade_picker_set_label (self->picker, _("Overall judgement"));
  candour_grade_picker_set_grade (self->picker, audit->overall);
  candour_grade_picker_set_read_only (self->picker, refusal != NULL);
  candour_text_box_set_text (self->why, audit->overall_reason);
  candour_text_box_set_text (self->other_reason, audit->other_reason);
  candour_text_box_set_text (self->no_step, audit->no_step_reason);
  candour_text_box_set_read_only (self->why, refusal != NULL);
  candour_text_box_set_read_only (self->other_reason, refusal != NULL);
  candour_text_box_set_read_only (self->no_step, refusal != NULL);
  show_risk (self);
  self->showing = FALSE;

  g_clear_pointer (&self->shown, g_free);
  candour_review_page_update_lists (self);
  candour_review_page_update_overall (self);
  show_asked (self, audit->submitted_at != NULL);
  gtk_widget_set_visible (self->submit, refusal == NULL);
  if (refusal != NULL)
    candour_notice_show (self->notice, audit->submitted_at != NULL ? CANDOUR_TONE_SEALED
                                                                   : CANDOUR_TONE_INFO,
                         NULL, refusal);
}

static void
session_edited_cb (CandourReviewPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);

  candour_review_page_update_lists (self);
  candour_review_page_update_overall (self);

  /* "Not safe now..." says it from elsewhere. */
  if (audit->risk == CANDOUR_RISK_TOLD && !gtk_check_button_get_active (self->risk_yes))
    {
      self->showing = TRUE;
      show_risk (self);
      self->showing = FALSE;
    }
}

static void
state_changed_cb (CandourReviewPage *self)
{
  switch (candour_audit_session_get_state (self->session))
    {
    case CANDOUR_SAVE_SAVING:
      candour_saved_label_set_saving (self->saved);
      break;

    case CANDOUR_SAVE_SAVED:
      candour_saved_label_set_saved (self->saved);
      break;

    case CANDOUR_SAVE_FAILED:
    case CANDOUR_SAVE_CONFLICT:
      self->waiting = FALSE;
      candour_saved_label_set_not_saved (self->saved, NULL);
      self->in_trouble = candour_save_trouble_show (self->notice, self->session);
      return;

    case CANDOUR_SAVE_NOTHING:
    default:
      candour_saved_label_clear (self->saved);
      break;
    }

  if (self->in_trouble)
    candour_notice_hide (self->notice);
  self->in_trouble = FALSE;
  candour_review_page_all_saved (self);
}

/* --- The class ------------------------------------------------------------------------ */

/* Below this two cards stand side by side, not four. */
#define NARROW_WIDTH 560
/* What is narrower than this is cut off; a phone is wider. */
#define LEAST_WIDTH 340

static void
set_narrow (CandourReviewPage *self,
            gboolean           narrow)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->narrow = narrow;
  candour_grade_picker_set_narrow (self->picker, narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               narrow ? -1 : candour_text_scale (widget, CANDOUR_SAVED_WIDTH), -1);
  gtk_button_set_label (GTK_BUTTON (self->submit), narrow ? _("Submit") : _("Submit audit"));
}

static void
candour_review_page_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (CANDOUR_REVIEW_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
candour_review_page_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (widget);
  gboolean narrow = width < candour_text_scale (widget, NARROW_WIDTH);
  int least;

  if (self->narrow != narrow)
    set_narrow (self, narrow);

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, MAX (width, least), height },
                            baseline);
}

static void
candour_review_page_map (GtkWidget *widget)
{
  CANDOUR_REVIEW_PAGE (widget)->entered = FALSE;

  GTK_WIDGET_CLASS (candour_review_page_parent_class)->map (widget);
}

/* Whoever comes here wants to know first what is missing. */
static gboolean
candour_review_page_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (widget);
  gboolean is_first = !self->entered && direction == GTK_DIR_TAB_FORWARD;

  self->entered = TRUE;
  if (is_first && gtk_widget_child_focus (GTK_WIDGET (self->gaps_box), direction))
    return TRUE;

  return GTK_WIDGET_CLASS (candour_review_page_parent_class)->focus (widget, direction);
}

static void
candour_review_page_dispose (GObject *object)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (object);

  if (self->session != NULL)
    candour_audit_session_flush (self->session);
  candour_save_trouble_attach (GTK_WIDGET (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_REVIEW_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (candour_review_page_parent_class)->dispose (object);
}

static void
candour_review_page_finalize (GObject *object)
{
  CandourReviewPage *self = CANDOUR_REVIEW_PAGE (object);

  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (candour_review_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, submit);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, saved);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, observed);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, gaps_head);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, missing);
  gtk_widget_class_bind_template_child_full (widget_class, "gaps", FALSE,
                                             G_STRUCT_OFFSET (CandourReviewPage, gaps_box));
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, grades);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, re_audit);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, overall_part);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, working);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, rule);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, picker);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, other_reason);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, no_step);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, why);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, required);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, risk_no);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, risk_yes);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, risk);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, risk_text);
  gtk_widget_class_bind_template_child (widget_class, CandourReviewPage, foot);
}

static void
candour_review_page_class_init (CandourReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_review_page_dispose;
  object_class->finalize = candour_review_page_finalize;
  widget_class->measure = candour_review_page_measure;
  widget_class->size_allocate = candour_review_page_size_allocate;
  widget_class->map = candour_review_page_map;
  widget_class->focus = candour_review_page_focus;

  gtk_widget_class_install_action (widget_class, "review.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "review.go-to-gap", "u", go_to_gap_action);
  gtk_widget_class_install_action (widget_class, "review.not-safe", NULL, not_safe_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "review.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "review.not-safe", NULL);

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (CANDOUR_TYPE_GRADE_PICKER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_RE_AUDIT_VIEW);
  g_type_ensure (CANDOUR_TYPE_RISK_EDITOR);
  g_type_ensure (CANDOUR_TYPE_SAVED_LABEL);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/review-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, grade_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ruled_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_toggled_cb);
}

static void
candour_review_page_init (CandourReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               candour_text_scale (GTK_WIDGET (self), CANDOUR_SAVED_WIDTH), -1);
}

GtkWidget *
candour_review_page_new (CandourAuditSession *session)
{
  CandourReviewPage *self;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (session), NULL);

  self = g_object_new (CANDOUR_TYPE_REVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  candour_save_trouble_attach (GTK_WIDGET (self), session);
  g_signal_connect_object (session, "edited", G_CALLBACK (session_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "replaced", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
  state_changed_cb (self);

  return GTK_WIDGET (self);
}
