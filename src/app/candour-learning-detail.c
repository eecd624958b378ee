/* candour-learning-detail.c - one thing to learn from: its words, who has it, who used it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-detail.h"

#include <glib/gi18n-lib.h>

#include "candour-grade-chip.h"
#include "candour-learning-cells.h"
#include "candour-learning-dialog.h"
#include "candour-learning-form.h"
#include "candour-learning-words.h"
#include "candour-notice.h"
#include "candour-pane-rows.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

#define CHIP_SPACING 6

struct _CandourLearningDetail
{
  GtkWidget                   parent_instance;

  GtkWidget                  *box;
  GtkWidget                  *back;
  GtkStack                   *stack;
  AdwStatusPage              *failed;
  GtkLabel                   *audit_title;
  CandourGradeChip           *audit_grade;
  CandourChip                *audit_lacks;
  GtkWidget                  *open_audit;
  GtkScrolledWindow          *scroller;
  GtkLabel                   *title;
  GtkWidget                  *chips;
  CandourChip                *theme;
  CandourGradeChip           *grade;
  GtkWidget                  *clean;
  CandourNotice              *notice;
  GtkWidget                  *words;
  GtkLabel                   *done;
  GtkWidget                  *helped_box;
  GtkLabel                   *helped;
  GtkCheckButton             *will_use;
  GtkWidget                  *passed_box;
  GtkLabel                   *passed_note;
  GtkWidget                  *ask;
  GtkWidget                  *passed_none;
  GtkListBox                 *passes;
  GtkWidget                  *uses_box;
  GtkListBox                 *uses;
  GtkWidget                  *source_box;
  GtkListBox                 *source;
  GtkWidget                  *bar;
  GtkWidget                  *more;
  GtkLabel                   *bar_note;
  GtkWidget                  *use;
  GtkMenuButton              *pass;
  GtkPopover                 *pass_popover;
  CandourLearningForm        *pass_form;

  CandourWorkspace           *workspace;
  const CandourLearningFacts *facts;    /* lent */
  char                       *today;
  CandourLearning            *learning; /* NULL: none */
  CandourAuditRow            *audit;    /* NULL: none */
  gboolean                    updating;
};

G_DEFINE_FINAL_TYPE (CandourLearningDetail, candour_learning_detail, GTK_TYPE_WIDGET)

/* --- Rules ---------------------------------------------------------------------------- */

/* NULL: the person who acts may; otherwise why not. */
static char *
check (CandourLearningDetail *self,
       CandourLearningEvent   event)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (candour_workspace_is_read_only (self->workspace))
    return g_strdup (_("These records are open for reading."));

  return candour_rules_check_learning (self->learning, event, actor->person_id, actor->role);
}

static gboolean
may (CandourLearningDetail *self,
     CandourLearningEvent   event)
{
  g_autofree char *refusal = self->learning != NULL ? check (self, event) : NULL;

  return self->learning != NULL && refusal == NULL;
}

static gboolean
is_author (CandourLearningDetail *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return g_strcmp0 (actor->person_id, self->learning->author_id) == 0;
}

/* --- Doing ---------------------------------------------------------------------------- */

typedef struct
{
  CandourLearningDetail *self;
  const char            *told;  /* static; NULL: nothing is said */
} Deed;

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Deed *deed = user_data;
  g_autoptr(CandourLearningDetail) self = deed->self;
  g_autoptr(GError) error = NULL;
  CandourWindow *window;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  window = self->box != NULL ? candour_window_find (GTK_WIDGET (self)) : NULL;
  if (window == NULL)
    return;

  if (error != NULL)
    candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
  else if (deed->told != NULL)
    candour_window_toast (window, deed->told, NULL, NULL, NULL);

  /* A tick that was not kept goes back to what is. */
  if (error != NULL)
    {
      self->updating = TRUE;
      gtk_check_button_set_active (self->will_use,
                                   self->learning != NULL && self->learning->i_will_use);
      self->updating = FALSE;
    }
  else
    candour_window_changed (window);
}

static void
run (CandourLearningDetail *self,
     CandourLearningChange *change,
     const char            *told)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->self = g_object_ref (self);
  deed->told = told;
  candour_learning_jobs_change_async (self->workspace, change, self->today, changed_cb, deed);
}

static void
will_use_cb (CandourLearningDetail *self)
{
  CandourLearningChange *change;

  if (self->updating || self->learning == NULL)
    return;

  change = candour_learning_change_new (CANDOUR_LEARNING_DO_PROMISE, self->learning->id);
  change->will_use = gtk_check_button_get_active (self->will_use);
  run (self, change, change->will_use ? _("It is on your list") : _("It is off your list"));
}

static void
ask_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  if (self->learning != NULL)
    run (self, candour_learning_change_new (CANDOUR_LEARNING_DO_ASK, self->learning->id),
         _("Your team has it now"));
}

static void
present (CandourLearningDetail *self,
         CandourLearningDeed    deed,
         const char            *id)
{
  if (self->facts != NULL && id != NULL)
    candour_learning_dialog_present (GTK_WIDGET (self), deed, id, self->learning, self->facts,
                                     self->workspace, self->today);
}

static void
use_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  present (self, CANDOUR_LEARNING_DO_USE, self->learning != NULL ? self->learning->id : NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  present (self, CANDOUR_LEARNING_DO_SAVE, self->learning != NULL ? self->learning->id : NULL);
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  present (self, CANDOUR_LEARNING_DO_WITHDRAW, self->learning != NULL ? self->learning->id : NULL);
}

/* The audit that lacks it: chosen in the list, or the one that the learning came from. */
static const char *
get_lacking (CandourLearningDetail *self)
{
  return self->audit != NULL ? self->audit->id
         : self->learning != NULL ? self->learning->audit_id : NULL;
}

static void
add_step_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  present (self, CANDOUR_LEARNING_DO_ADD_STEP, get_lacking (self));
}

static void
explain_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (widget);

  present (self, CANDOUR_LEARNING_DO_EXPLAIN, get_lacking (self));
}

static void
pass_shown_cb (CandourLearningDetail *self)
{
  if (self->learning == NULL || self->facts == NULL)
    return;

  candour_learning_form_ask (self->pass_form, CANDOUR_LEARNING_DO_PASS, self->learning->id, NULL,
                             self->facts, self->workspace, self->today);
  gtk_widget_grab_focus (GTK_WIDGET (self->pass_form));
}

static void
passed_cb (CandourLearningDetail *self,
           const char            *told)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  gtk_popover_popdown (self->pass_popover);
  if (window == NULL)
    return;

  candour_window_toast (window, told, NULL, NULL, NULL);
  candour_window_changed (window);
}

/* --- Showing -------------------------------------------------------------------------- */

static void
show_standing (CandourLearningDetail *self)
{
  const CandourLearning *learning = self->learning;
  g_autofree char *withdrawn = NULL;

  if (learning->withdrawn_on != NULL)
    {
      withdrawn = candour_learning_dup_withdrawn (learning);
      candour_notice_show (self->notice, CANDOUR_TONE_NEUTRAL, NULL, withdrawn);
    }
  else if (learning->is_held)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN, _("Not shared yet."),
                           _("Something in it looks like case details. Take it out, and others "
                             "can see it."));
      candour_notice_add_button (self->notice, _("Change the words…"), NULL, "learning.edit",
                                 NULL);
    }
  else
    candour_notice_hide (self->notice);
}

static void
show_words (CandourLearningDetail *self)
{
  const CandourLearning *learning = self->learning;
  gboolean is_shown = learning->withdrawn_on == NULL || is_author (self);

  gtk_label_set_label (self->title, is_shown ? learning->title : _("Withdrawn"));
  candour_chip_set (self->theme, CANDOUR_TONE_NEUTRAL, NULL, learning->theme, NULL);
  candour_grade_chip_set (self->grade, (CandourGrade) learning->drawn_as, learning->grade_name,
                          NULL);
  gtk_widget_set_visible (self->clean, !learning->is_held && learning->withdrawn_on == NULL);
  gtk_widget_set_visible (self->words, is_shown);
  gtk_label_set_label (self->done, learning->done);
  gtk_label_set_label (self->helped, learning->helped);
  gtk_widget_set_visible (self->helped_box, *learning->helped != '\0');

  self->updating = TRUE;
  gtk_check_button_set_active (self->will_use, learning->i_will_use);
  gtk_widget_set_visible (GTK_WIDGET (self->will_use), may (self, CANDOUR_LEARNING_PROMISE));
  self->updating = FALSE;
}

static void
show_passes (CandourLearningDetail *self)
{
  const CandourLearning *learning = self->learning;
  g_autofree char *note = candour_learning_dup_passed (learning);

  candour_pane_clear (GTK_WIDGET (self->passes));
  for (guint i = 0; i < learning->passes->len; i++)
    gtk_list_box_append (self->passes,
                         candour_learning_cell_new_pass (g_ptr_array_index (learning->passes, i),
                                                         self->today));
  gtk_label_set_label (self->passed_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->passed_note), *note != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->passes), learning->passes->len > 0);
  gtk_widget_set_visible (self->passed_none, learning->passes->len == 0);
  gtk_widget_set_visible (self->ask, may (self, CANDOUR_LEARNING_ASK));
  gtk_widget_set_visible (self->passed_box,
                          learning->passes->len > 0 || learning->withdrawn_on == NULL);
}

static void
show_uses (CandourLearningDetail *self)
{
  const CandourLearning *learning = self->learning;

  candour_pane_clear (GTK_WIDGET (self->uses));
  gtk_widget_set_visible (self->uses_box, learning->uses->len > 0);
  for (guint i = 0; i < learning->uses->len; i++)
    gtk_list_box_append (self->uses,
                         candour_learning_cell_new_use (g_ptr_array_index (learning->uses, i),
                                                        self->today));
}

static void
add_lacking (CandourLearningDetail *self)
{
  gtk_list_box_append (self->source, candour_learning_cell_new_lacking (is_author (self)));
  if (is_author (self) && !candour_workspace_is_read_only (self->workspace))
    gtk_list_box_append (self->source, candour_learning_cell_new_mending ());
}

static void
show_source (CandourLearningDetail *self)
{
  const CandourLearning *learning = self->learning;

  candour_pane_clear (GTK_WIDGET (self->source));
  gtk_widget_set_visible (self->source_box, learning->audit_id != NULL
                                            && (learning->next_step != NULL
                                                || learning->lacks_step));
  if (learning->audit_id == NULL)
    return;

  if (learning->lacks_step)
    add_lacking (self);
  else if (learning->next_step != NULL)
    gtk_list_box_append (self->source,
                         candour_learning_cell_new_step (learning->next_step, self->today));
}

static void
show_bar (CandourLearningDetail *self)
{
  g_autofree char *refusal = check (self, CANDOUR_LEARNING_USE);
  gboolean may_pass = may (self, CANDOUR_LEARNING_PASS);
  gboolean may_edit = may (self, CANDOUR_LEARNING_SAVE);
  gboolean may_withdraw = may (self, CANDOUR_LEARNING_WITHDRAW);

  gtk_widget_set_visible (self->bar, self->learning->withdrawn_on == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "learning.use", refusal == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "learning.edit", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "learning.withdraw", may_withdraw);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pass), may_pass);
  gtk_widget_set_visible (self->more, may_edit || may_withdraw);
  gtk_widget_set_visible (self->use, !is_author (self));
  gtk_label_set_label (self->bar_note, refusal != NULL ? refusal
                                                       : _("You are asked what changed."));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_learning_detail_dispose (GObject *object)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_LEARNING_DETAIL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (candour_learning_detail_parent_class)->dispose (object);
}

static void
candour_learning_detail_finalize (GObject *object)
{
  CandourLearningDetail *self = CANDOUR_LEARNING_DETAIL (object);

  g_clear_pointer (&self->learning, candour_learning_free);
  g_free (self->today);

  G_OBJECT_CLASS (candour_learning_detail_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, back);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, failed);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, audit_title);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, audit_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, audit_lacks);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, open_audit);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, title);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, chips);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, theme);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, grade);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, clean);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, words);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, done);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, helped_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, helped);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, will_use);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, passed_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, passed_note);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, ask);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, passed_none);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, passes);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, uses_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, uses);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, source_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, source);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, more);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, bar_note);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, use);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, pass);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, pass_popover);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningDetail, pass_form);
  gtk_widget_class_bind_template_callback (widget_class, will_use_cb);
  gtk_widget_class_bind_template_callback (widget_class, pass_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, passed_cb);
}

static void
candour_learning_detail_class_init (CandourLearningDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_learning_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_learning_detail_finalize;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  g_type_ensure (CANDOUR_TYPE_LEARNING_FORM);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/learning-detail.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "learning.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "learning.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "learning.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "learning.withdraw", NULL, withdraw_action);
  gtk_widget_class_install_action (widget_class, "learning.add-step", NULL, add_step_action);
  gtk_widget_class_install_action (widget_class, "learning.explain", NULL, explain_action);
}

static void
candour_learning_detail_init (CandourLearningDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, candour_wrap_layout_new (CHIP_SPACING));
}

void
candour_learning_detail_set_facts (CandourLearningDetail      *self,
                                   CandourWorkspace           *workspace,
                                   const CandourLearningFacts *facts,
                                   const char                 *today)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
  g_set_object (&self->workspace, workspace);
  self->facts = facts;
}

void
candour_learning_detail_show (CandourLearningDetail *self,
                              CandourLearning       *learning)
{
  gboolean is_other;

  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  is_other = learning == NULL || self->learning == NULL
             || !g_str_equal (learning->id, self->learning->id);
  g_clear_object (&self->audit);
  g_clear_pointer (&self->learning, candour_learning_free);
  self->learning = learning;
  if (is_other)
    gtk_popover_popdown (self->pass_popover);
  if (learning == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  show_standing (self);
  show_words (self);
  show_passes (self);
  show_uses (self);
  show_source (self);
  show_bar (self);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "item");
}

void
candour_learning_detail_show_audit (CandourLearningDetail *self,
                                    CandourAuditRow       *audit)
{
  g_autofree char *title = NULL;
  gboolean may_mend;

  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));
  g_return_if_fail (CANDOUR_IS_AUDIT_ROW (audit));

  may_mend = !candour_workspace_is_read_only (self->workspace);
  g_set_object (&self->audit, audit);
  g_clear_pointer (&self->learning, candour_learning_free);
  title = g_strdup_printf ("%s · %s", audit->reference,
                           candour_code_get_name (candour_cohorts, audit->cohort));
  gtk_label_set_label (self->audit_title, title);
  candour_grade_chip_set (self->audit_grade,
                          (CandourGrade) (audit->agreed > 0 ? audit->agreed_drawn_as
                                                            : audit->drawn_as),
                          audit->agreed > 0 ? audit->agreed_name : audit->overall_name, NULL);
  candour_chip_set (self->audit_lacks, CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                    _("Next step missing"), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_audit), "s", audit->id);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "learning.add-step", may_mend);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "learning.explain", may_mend);
  gtk_stack_set_visible_child_name (self->stack, "audit");
}

void
candour_learning_detail_show_error (CandourLearningDetail *self,
                                    const char            *message)
{
  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  candour_learning_detail_show (self, NULL);
  adw_status_page_set_description (self->failed, message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

const char *
candour_learning_detail_get_id (CandourLearningDetail *self)
{
  g_return_val_if_fail (CANDOUR_IS_LEARNING_DETAIL (self), NULL);

  return self->learning != NULL ? self->learning->id
         : self->audit != NULL ? self->audit->id : NULL;
}

void
candour_learning_detail_set_back (CandourLearningDetail *self,
                                  gboolean               has_back)
{
  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  gtk_widget_set_visible (self->back, has_back);
}

void
candour_learning_detail_use (CandourLearningDetail *self)
{
  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  if (may (self, CANDOUR_LEARNING_USE))
    gtk_widget_activate_action (GTK_WIDGET (self), "learning.use", NULL);
}

void
candour_learning_detail_pass (CandourLearningDetail *self)
{
  g_return_if_fail (CANDOUR_IS_LEARNING_DETAIL (self));

  if (may (self, CANDOUR_LEARNING_PASS))
    gtk_menu_button_popup (self->pass);
}
