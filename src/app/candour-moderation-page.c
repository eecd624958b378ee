/* candour-moderation-page.c - one moderation: graded blind, compared and agreed, fed back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-save-trouble.h"
#include "candour-text-scale.h"

/* What is there sooner needs no skeleton. */
#define SLOW_MS 300
/* Narrower, the table and what is beside it take turns. */
#define FOLD_WIDTH 1000
#define BRIEF_WIDTH 560

G_DEFINE_FINAL_TYPE (CandourModerationPage, candour_moderation_page, GTK_TYPE_WIDGET)

static void
clear_undo (gpointer data)
{
  g_free (((CandourModerationUndo *) data)->place);
}

void
candour_moderation_page_announce (CandourModerationPage *self,
                                  const char            *text)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL)
    candour_window_announce (window, text);
}

/* --- What is safe --------------------------------------------------------------------- */

/* What was begun here and is not complete: nobody else has it. */
static char *
dup_unsaved (CandourModerationPage *self)
{
  g_autofree char *reply = candour_moderation_feedback_dup_reply (self->feedback);

  if (reply != NULL)
    return g_strdup (_("Your reply is kept when you say that you have read this."));

  return candour_agreement_view_dup_unsaved (self->agreement);
}

static void
tell_window (CandourModerationPage *self,
             gboolean               safe)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *sentence = safe ? dup_unsaved (self) : candour_save_trouble_dup (self->session);

  if (window != NULL)
    candour_window_set_unsaved (window, sentence, GTK_WIDGET (self),
                                safe ? NULL : CANDOUR_SAVE_COPY_ACTION);
}

void
candour_moderation_page_update_trouble (CandourModerationPage *self)
{
  CandourSaveState state = candour_audit_session_get_state (self->session);

  if (state == CANDOUR_SAVE_FAILED || state == CANDOUR_SAVE_CONFLICT)
    {
      candour_save_trouble_show (self->notice, self->session);
      tell_window (self, FALSE);
      return;
    }

  if (self->failure != NULL)
    candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not done:"), self->failure);
  else
    candour_notice_hide (self->notice);
  tell_window (self, TRUE);
}

static void
drafted_cb (CandourModerationPage *self)
{
  if (self->session != NULL)
    candour_moderation_page_update_trouble (self);
}

static void
state_changed_cb (CandourModerationPage *self)
{
  CandourModerationAct act;
  gboolean in_place;

  switch (candour_audit_session_get_state (self->session))
    {
    case CANDOUR_SAVE_SAVING:
      candour_saved_label_set_saving (self->saved);
      return;

    case CANDOUR_SAVE_FAILED:
    case CANDOUR_SAVE_CONFLICT:
      self->waiting = FALSE;
      candour_saved_label_set_not_saved (self->saved, NULL);
      candour_moderation_page_update_trouble (self);
      return;

    case CANDOUR_SAVE_SAVED:
      candour_saved_label_set_saved (self->saved);
      break;

    case CANDOUR_SAVE_NOTHING:
    default:
      candour_saved_label_clear (self->saved);
      break;
    }

  if (candour_audit_session_get_refusal (self->session) != NULL
      && !candour_moderation_page_find_act (self, &act, &in_place))
    candour_saved_label_set_read_only (self->saved);
  candour_moderation_page_update_trouble (self);
  candour_moderation_page_all_saved (self);
}

/* --- Loading -------------------------------------------------------------------------- */

static void
replaced_cb (CandourModerationPage *self)
{
  candour_moderation_page_let_go (self);
  candour_moderation_page_show_session (self);
  state_changed_cb (self);
}

static void
focus_start (CandourModerationPage *self)
{
  if (!self->narrow && candour_audit_session_get_role (self->session) != CANDOUR_GRADING_AUDITOR)
    candour_moderation_page_focus_detail (self);
}

static void
take_session (CandourModerationPage *self,
              CandourAuditSession   *session)
{
  self->session = session;
  candour_save_trouble_attach (GTK_WIDGET (self), session);
  g_signal_connect_object (session, "edited", G_CALLBACK (candour_moderation_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "replaced", G_CALLBACK (replaced_cb), self,
                           G_CONNECT_SWAPPED);
  candour_moderation_page_show_session (self);
  state_changed_cb (self);
  focus_start (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CandourModerationPage) self = data;
  g_autoptr(GError) error = NULL;
  CandourAuditFacts *facts =
    candour_moderation_jobs_load_finish (CANDOUR_WORKSPACE (source), result, &error);

  g_clear_handle_id (&self->slow, g_source_remove);
  if (self->loading == NULL || g_cancellable_is_cancelled (self->loading))
    {
      g_clear_pointer (&facts, candour_audit_facts_free);
      return;
    }

  g_clear_object (&self->loading);
  if (facts != NULL && self->session != NULL)
    {
      candour_audit_session_replace (self->session, facts);
      focus_start (self);
    }
  else if (facts != NULL)
    take_session (self, candour_audit_session_new (self->workspace, facts));
  else
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static gboolean
slow_cb (gpointer data)
{
  CandourModerationPage *self = data;

  self->slow = 0;
  gtk_widget_set_visible (self->skeleton, TRUE);

  return G_SOURCE_REMOVE;
}

void
candour_moderation_page_reload (CandourModerationPage *self)
{
  if (self->loading != NULL)
    return;

  self->loading = g_cancellable_new ();
  if (self->session == NULL)
    {
      self->slow = g_timeout_add (SLOW_MS, slow_cb, self);
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  candour_moderation_jobs_load_async (self->workspace, self->moderation_id, self->loading,
                                      loaded_cb, g_object_ref (self));
}

/* --- What people do ------------------------------------------------------------------- */

static void
place_chosen_cb (CandourModerationPage *self,
                 gboolean               to_work)
{
  const char *place = candour_moderation_table_get_place (self->table);
  g_autofree char *chosen = g_strdup (place);

  if (chosen == NULL)
    return;

  /* With the arrows alone one stays in the list, where it covers the rest. */
  if (self->narrow && !to_work)
    {
      g_free (self->place);
      self->place = g_steal_pointer (&chosen);
      return;
    }

  candour_moderation_page_go_to (self, chosen);
  if (to_work)
    candour_moderation_page_focus_detail (self);
}

static void
grade_changed_cb (CandourModerationPage *self,
                  int                    old,
                  int                    grade)
{
  candour_moderation_page_grade_changed (self, old, grade);
}

static void
only_different_cb (CandourModerationPage *self)
{
  gboolean only = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_different));

  candour_moderation_table_set_only_different (self->table, only);
  if (self->session != NULL && self->place != NULL)
    {
      candour_moderation_page_show_ways (self);
      candour_moderation_page_update_actions (self);
    }
}

static void
width_changed_cb (CandourModerationPage *self,
                  int                    width)
{
  gboolean narrow = width < FOLD_WIDTH;

  gtk_widget_set_size_request (GTK_WIDGET (self->detail),
                               narrow ? -1 : candour_text_scale (GTK_WIDGET (self), 470), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), narrow);
  candour_step_strip_set_narrow (self->strip, width < CANDOUR_NARROW_WIDTH);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), width >= CANDOUR_NARROW_WIDTH);
  candour_moderation_table_set_narrow (self->table, width < CANDOUR_NARROW_WIDTH,
                                       width < BRIEF_WIDTH);
  if (self->brief != (width < BRIEF_WIDTH))
    {
      self->brief = width < BRIEF_WIDTH;
      candour_agreement_view_set_brief (self->agreement, self->brief);
      candour_moderation_page_show_list (self, self->in_list);
      if (self->session != NULL)
        candour_moderation_page_update_steps (self);
    }
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  candour_moderation_page_show_list (self, self->in_list);
  if (self->session != NULL && self->place != NULL)
    candour_moderation_page_show_ways (self);
}

static void
leaving_cb (CandourModerationPage *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

/* --- The class ------------------------------------------------------------------------ */

static void
candour_moderation_page_root (GtkWidget *widget)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);
  CandourWindow *window;
  int width;

  GTK_WIDGET_CLASS (candour_moderation_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    {
      g_signal_connect_object (window, "leaving", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                               G_CONNECT_SWAPPED);
      width = gtk_widget_get_width (GTK_WIDGET (window));
      width_changed_cb (self, candour_text_unscale (widget, width));
    }
  if (self->session == NULL)
    candour_moderation_page_reload (self);
}

static void
candour_moderation_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    {
      g_signal_handlers_disconnect_by_func (window, leaving_cb, widget);
      g_signal_handlers_disconnect_by_func (window, width_changed_cb, widget);
    }

  GTK_WIDGET_CLASS (candour_moderation_page_parent_class)->unroot (widget);
}

static void
candour_moderation_page_dispose (GObject *object)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->slow, g_source_remove);

  if (self->session != NULL)
    {
      candour_moderation_page_let_go (self);
      candour_audit_session_flush (self->session);
    }
  candour_save_trouble_attach (GTK_WIDGET (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MODERATION_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_moderation_page_parent_class)->dispose (object);
}

static void
candour_moderation_page_finalize (GObject *object)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (object);

  g_array_unref (self->undo);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_free (self->failure);
  g_free (self->place);
  g_free (self->moderation_id);

  G_OBJECT_CLASS (candour_moderation_page_parent_class)->finalize (object);
}

static void
bind_shell (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, saved);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, act);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, act_below);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, case_button);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, case_panel);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, strip_bar);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, strip);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, skeleton);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, failed);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, closed);
}

static void
bind_work (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, middle);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, places);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, left);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, standing);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, only_different);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, table);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, pattern);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, edge);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, detail);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, view);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, overall);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, agreement);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, feedback);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, previous);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, next);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, all_places);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, other_step);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, lacks_button);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationPage, lacks_label);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, grade_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drafted_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_different_cb);
}

static void
candour_moderation_page_class_init (CandourModerationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_moderation_page_dispose;
  object_class->finalize = candour_moderation_page_finalize;
  widget_class->root = candour_moderation_page_root;
  widget_class->unroot = candour_moderation_page_unroot;
  candour_moderation_page_install_actions (widget_class);

  g_type_ensure (CANDOUR_TYPE_AGREEMENT_VIEW);
  g_type_ensure (CANDOUR_TYPE_CASE_PANEL);
  g_type_ensure (CANDOUR_TYPE_MODERATION_FEEDBACK);
  g_type_ensure (CANDOUR_TYPE_MODERATION_OVERALL);
  g_type_ensure (CANDOUR_TYPE_MODERATION_TABLE);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_SAVED_LABEL);
  g_type_ensure (CANDOUR_TYPE_STANDARD_VIEW);
  g_type_ensure (CANDOUR_TYPE_STEP_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/moderation-page.ui");
  bind_shell (widget_class);
  bind_work (widget_class);
}

static void
candour_moderation_page_init (CandourModerationPage *self)
{
  static const char *const steps[] = {
    N_("Grade blind"), N_("Compare and agree"), N_("Feedback"), NULL,
  };
  const char *titles[G_N_ELEMENTS (steps)] = { NULL };

  self->undo = g_array_new (FALSE, FALSE, sizeof (CandourModerationUndo));
  g_array_set_clear_func (self->undo, clear_undo);
  self->step = CANDOUR_STEP_BLIND;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; steps[i] != NULL; i++)
    titles[i] = _(steps[i]);
  candour_step_strip_set_steps (self->strip, titles);
  candour_standard_view_set_narrow (self->view, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               candour_text_scale (GTK_WIDGET (self), CANDOUR_SAVED_WIDTH), -1);
  candour_moderation_page_add_keys (self);
  candour_moderation_page_update_actions (self);
}

GtkWidget *
candour_moderation_page_new (CandourWorkspace *workspace,
                             const char       *moderation_id)
{
  CandourModerationPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (moderation_id != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_MODERATION_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->moderation_id = g_strdup (moderation_id);

  return GTK_WIDGET (self);
}
