/* candour-standard-view.c - one standard of an audit: look, choose, say why, and act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-standard-view-private.h"

#include <glib/gi18n-lib.h>

#include "candour-text-scale.h"

enum
{
  GRADE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourStandardView, candour_standard_view, GTK_TYPE_WIDGET)

/* --- What is computed ----------------------------------------------------------------- */

static void
add_notice_button (CandourStandardView *self,
                   CandourCheckKind     check)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  int lower = candour_framework_get_good (framework) - 1;
  g_autofree char *read = NULL;

  if (candour_standard_view_is_read_only (self))
    return;

  switch (check)
    {
    case CANDOUR_CHECK_LIMITS:
      /* The record of it is the auditor's. */
      if (!candour_standard_view_is_blind (self))
        candour_notice_add_button (self->notice, _("Not safe now…"), "call-start-symbolic",
                                   "audit.not-safe", NULL);
      break;

    case CANDOUR_CHECK_NOT_MET:
      if (lower > 0)
        {
          /* Translators: %s: a grade. The button leads to its description */
          read = g_strdup_printf (_("Read %s"),
                                  candour_framework_get_grade_name (framework, lower));
          candour_notice_add_button (self->notice, read, NULL, "standard.read-grade",
                                     g_variant_new_int32 (lower));
        }
      break;

    case CANDOUR_CHECK_NO_SOURCE:
      candour_notice_add_button (self->notice, _("Cite a source…"), NULL, "standard.cite", NULL);
      break;

    case CANDOUR_CHECK_NEXT_STEP:
      candour_notice_add_button (self->notice, _("Add next step"), NULL, "standard.add-action",
                                 NULL);
      break;

    case CANDOUR_CHECK_NONE:
    default:
      break;
    }
}

/* What comes before a colon is the point; the rest says what follows from it. */
static void
show_notice (CandourStandardView *self,
             CandourCheckKind     check,
             const char          *sentence)
{
  const char *colon = strstr (sentence, ": ");
  CandourTone tone = check == CANDOUR_CHECK_LIMITS ? CANDOUR_TONE_DANGER
                     : check == CANDOUR_CHECK_NOT_MET ? CANDOUR_TONE_WARN : CANDOUR_TONE_INFO;
  g_autofree char *lead = NULL;

  if (colon != NULL)
    lead = g_strndup (sentence, colon + 1 - sentence);
  candour_notice_show (self->notice, tone, lead, colon != NULL ? colon + 2 : sentence);
  add_notice_button (self, check);
}

static void
update_notice (CandourStandardView *self)
{
  g_autofree char *sentence = NULL;
  CandourCheckKind check =
    candour_rules_check_grading (candour_audit_session_get_framework (self->session),
                                 candour_audit_session_get_audit (self->session),
                                 self->standard, candour_audit_session_get_role (self->session),
                                 &sentence);

  if (g_strcmp0 (sentence, self->noticed) == 0)
    return;

  if (check == CANDOUR_CHECK_NONE)
    candour_notice_hide (self->notice);
  else
    show_notice (self, check, sentence);

  g_free (self->noticed);
  self->noticed = g_steal_pointer (&sentence);
}

/* --- What people do ------------------------------------------------------------------- */

static void
touch (CandourStandardView *self,
       CandourSaveWhen      when)
{
  candour_audit_session_touch_grading (self->session, self->grading, when);
}

void
candour_standard_view_answered (CandourStandardView *self,
                                gboolean             typing,
                                CandourPromptRow    *row)
{
  candour_grading_set_answer (self->grading, candour_prompt_row_get_id (row),
                              candour_prompt_row_get_answer (row),
                              candour_prompt_row_get_reason (row));
  touch (self, typing ? CANDOUR_SAVE_SOON : CANDOUR_SAVE_NOW);
}

static void
grade_picked_cb (CandourStandardView *self,
                 int                  grade)
{
  int old = self->grading->grade;

  self->grading->grade = grade;
  touch (self, CANDOUR_SAVE_NOW);
  g_signal_emit (self, signals[GRADE_CHANGED], 0, old, grade);
}

static void
take_text (char           **text,
           CandourTextBox  *box)
{
  g_free (*text);
  *text = candour_text_box_dup_text (box);
}

static void
text_edited_cb (CandourStandardView *self)
{
  if (self->showing || self->session == NULL)
    return;

  take_text (&self->grading->rationale, self->rationale);
  take_text (&self->grading->strengths, self->strengths);
  take_text (&self->grading->na_reason, self->na_reason);
  touch (self, CANDOUR_SAVE_SOON);
}

static void
text_left_cb (CandourStandardView *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

/* Whom the workspace knows must not be in what is passed on. */
static char *
check_sharing (CandourStandardView *self)
{
  const GPtrArray *people = candour_audit_session_get_facts (self->session)->people;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (names, ((const CandourPerson *) g_ptr_array_index (people, i))->name);
  g_ptr_array_add (names, NULL);

  return candour_rules_check_sharing (self->grading->strengths,
                                      (const char *const *) names->pdata);
}

static void
settle_sharing (CandourStandardView *self)
{
  gboolean wanted = gtk_check_button_get_active (self->shared);
  g_autofree char *problem = wanted ? check_sharing (self) : NULL;

  if (wanted && self->grading->strengths[strspn (self->grading->strengths, " \n")] == '\0')
    problem = g_strdup (_("Write first what is worth passing on."));

  gtk_label_set_label (self->sharing, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sharing), problem != NULL);
  if (problem != NULL)
    {
      self->showing = TRUE;
      gtk_check_button_set_active (self->shared, FALSE);
      self->showing = FALSE;
    }

  if (self->grading->shared != (wanted && problem == NULL))
    {
      self->grading->shared = wanted && problem == NULL;
      touch (self, CANDOUR_SAVE_NOW);
    }
}

static void
shared_cb (CandourStandardView *self)
{
  if (!self->showing && self->session != NULL)
    settle_sharing (self);
}

static void
strengths_left_cb (CandourStandardView *self)
{
  if (self->session == NULL)
    return;

  if (self->grading->shared)
    settle_sharing (self);
  candour_audit_session_flush (self->session);
}

static void
not_applicable_cb (CandourStandardView *self)
{
  if (self->showing || self->session == NULL)
    return;

  self->grading->not_applicable = gtk_check_button_get_active (self->not_applicable);
  candour_standard_view_show_applicability (self);
  touch (self, CANDOUR_SAVE_NOW);
  if (self->grading->not_applicable)
    gtk_widget_grab_focus (GTK_WIDGET (self->na_reason));
}

static void
cite_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  candour_standard_view_focus (CANDOUR_STANDARD_VIEW (widget), CANDOUR_FIELD_SOURCES, NULL);
}

static void
add_action_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_standard_view_add_action (CANDOUR_STANDARD_VIEW (widget));
}

static void
read_grade_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_grade_picker_focus_grade (CANDOUR_STANDARD_VIEW (widget)->picker,
                                    g_variant_get_int32 (parameter));
}

/* --- The class ------------------------------------------------------------------------ */

/* Words and answers on one line need this much. */
#define STACKED_WIDTH 560
/* What is narrower than this scrolls out of sight; a phone is wider. */
#define LEAST_WIDTH 340

static void
stack_prompts (CandourStandardView *self,
               gboolean             stacked)
{
  self->stacked = stacked;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->prompts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    candour_prompt_row_set_narrow (CANDOUR_PROMPT_ROW (row), stacked);
}

static void
candour_standard_view_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  CandourStandardView *self = CANDOUR_STANDARD_VIEW (widget);

  gtk_widget_measure (GTK_WIDGET (self->scroller), orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
candour_standard_view_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  CandourStandardView *self = CANDOUR_STANDARD_VIEW (widget);
  gboolean stacked = width < candour_text_scale (widget, STACKED_WIDTH);
  int least;

  if (self->stacked != stacked)
    stack_prompts (self, stacked);

  gtk_widget_measure (GTK_WIDGET (self->scroller), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->scroller),
                            &(GtkAllocation) { 0, 0, MAX (width, least), height }, baseline);
}

static void
candour_standard_view_dispose (GObject *object)
{
  CandourStandardView *self = CANDOUR_STANDARD_VIEW (object);

  self->session = NULL;
  g_clear_pointer (&self->noticed, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_STANDARD_VIEW);

  G_OBJECT_CLASS (candour_standard_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, title);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, question);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, full);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, about);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, not_applicable);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, na_reason);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, judging);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, prompts);
  gtk_widget_class_bind_template_child_full (widget_class, "grading", FALSE,
                                             G_STRUCT_OFFSET (CandourStandardView, grading_box));
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, which);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, keys);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, picker);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, texts);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, rationale);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, sources);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, cited_part);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, cited_title);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, answered);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, cited);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, learning);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, strengths);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, shared);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, sharing);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardView, actions);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, grade_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, strengths_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, shared_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_applicable_cb);
}

static void
candour_standard_view_class_init (CandourStandardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_standard_view_dispose;
  widget_class->measure = candour_standard_view_measure;
  widget_class->size_allocate = candour_standard_view_size_allocate;

  signals[GRADE_CHANGED] = g_signal_new ("grade-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "standard.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "standard.add-action", NULL, add_action_action);
  gtk_widget_class_install_action (widget_class, "standard.read-grade", "i", read_grade_action);

  g_type_ensure (CANDOUR_TYPE_ACTIONS_EDITOR);
  g_type_ensure (CANDOUR_TYPE_GRADE_PICKER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_SOURCE_CHIPS);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/standard-view.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
candour_standard_view_init (CandourStandardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_standard_view_new (void)
{
  return g_object_new (CANDOUR_TYPE_STANDARD_VIEW, NULL);
}

void
candour_standard_view_update (CandourStandardView *self)
{
  g_return_if_fail (CANDOUR_IS_STANDARD_VIEW (self));

  if (self->standard == NULL)
    return;

  update_notice (self);
  if (!candour_standard_view_is_blind (self))
    candour_actions_editor_update_need (self->actions);
}

const char *
candour_standard_view_get_id (CandourStandardView *self)
{
  g_return_val_if_fail (CANDOUR_IS_STANDARD_VIEW (self), NULL);

  return self->standard != NULL ? self->standard->id : NULL;
}

gboolean
candour_standard_view_pick (CandourStandardView *self,
                            int                  grade)
{
  g_return_val_if_fail (CANDOUR_IS_STANDARD_VIEW (self), FALSE);

  return self->standard != NULL && !self->grading->not_applicable
         && candour_grade_picker_pick (self->picker, grade);
}

/* By name, not by direction: before the first layout all rows are in one place. */
static void
focus_prompts (CandourStandardView *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->prompts));

  if (first != NULL)
    gtk_widget_grab_focus (first);
}

void
candour_standard_view_focus (CandourStandardView *self,
                             CandourField         field,
                             const char          *action_id)
{
  g_return_if_fail (CANDOUR_IS_STANDARD_VIEW (self));

  /* Keys go nowhere while the focus is on a field that words stand in for. */
  if (self->session != NULL && candour_standard_view_is_read_only (self))
    {
      if (gtk_widget_get_visible (self->full))
        gtk_widget_grab_focus (self->full);
      return;
    }

  switch (field)
    {
    case CANDOUR_FIELD_PROMPTS:
      focus_prompts (self);
      break;

    case CANDOUR_FIELD_GRADE:
      gtk_widget_grab_focus (GTK_WIDGET (self->picker));
      break;

    case CANDOUR_FIELD_RATIONALE:
      gtk_widget_grab_focus (GTK_WIDGET (self->rationale));
      break;

    case CANDOUR_FIELD_NA_REASON:
      if (self->grading != NULL && !self->grading->not_applicable)
        focus_prompts (self);
      else
        gtk_widget_grab_focus (GTK_WIDGET (self->na_reason));
      break;

    case CANDOUR_FIELD_STRENGTHS:
      gtk_widget_grab_focus (GTK_WIDGET (self->strengths));
      break;

    case CANDOUR_FIELD_SOURCES:
      candour_source_chips_cite (self->sources);
      break;

    case CANDOUR_FIELD_ACTIONS:
      if (action_id == NULL || !candour_actions_editor_focus_action (self->actions, action_id))
        candour_actions_editor_add (self->actions);
      break;

    default:
      break;
    }
}

void
candour_standard_view_add_action (CandourStandardView *self)
{
  g_return_if_fail (CANDOUR_IS_STANDARD_VIEW (self));

  if (self->standard != NULL && !candour_standard_view_is_blind (self))
    candour_actions_editor_add (self->actions);
}

void
candour_standard_view_set_narrow (CandourStandardView *self,
                                  gboolean             narrow)
{
  g_return_if_fail (CANDOUR_IS_STANDARD_VIEW (self));

  candour_grade_picker_set_narrow (self->picker, narrow);
  candour_actions_editor_set_narrow (self->actions, narrow);
  gtk_orientable_set_orientation (self->texts, narrow ? GTK_ORIENTATION_VERTICAL
                                                      : GTK_ORIENTATION_HORIZONTAL);
  self->narrow = narrow;
  candour_standard_view_show_title (self);
}
