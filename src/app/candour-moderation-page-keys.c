/* candour-moderation-page-keys.c - what can be done in a moderation, by button and by key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-grade-keys.h"

/* --- Undo ----------------------------------------------------------------------------- */

void
candour_moderation_page_grade_changed (CandourModerationPage *self,
                                       int                    old,
                                       int                    grade)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  CandourModerationUndo undo = { g_strdup (self->place), old };
  g_autofree char *text = candour_grade_keys_dup_change (framework, old, grade);

  g_array_append_val (self->undo, undo);
  candour_moderation_page_update_actions (self);
  if (window != NULL)
    candour_window_toast (window, text, _("Undo"), "win.undo", NULL);
}

static void
put_back (CandourModerationPage *self,
          const char            *place,
          int                    grade)
{
  const char *id = candour_point_get_standard_id (place);
  CandourGrading *grading;

  if (id == NULL)
    {
      candour_audit_session_get_moderation (self->session)->overall = grade;
      candour_audit_session_touch_judgement (self->session, CANDOUR_SAVE_NOW);
      return;
    }

  grading = candour_audit_session_get_grading (self->session, id);
  grading->grade = grade;
  candour_audit_session_touch_grading (self->session, grading, CANDOUR_SAVE_NOW);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);
  g_autofree char *place = NULL;
  CandourModerationUndo last;

  if (self->session == NULL || self->undo->len == 0)
    return;

  last = g_array_index (self->undo, CandourModerationUndo, self->undo->len - 1);
  place = g_strdup (last.place);
  g_array_set_size (self->undo, self->undo->len - 1);
  candour_moderation_page_update_actions (self);

  put_back (self, place, last.grade);
  candour_moderation_page_go_to (self, place);
  candour_moderation_page_announce (self, _("The earlier grade is back"));
}

/* --- Actions -------------------------------------------------------------------------- */

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  candour_moderation_page_take_step (CANDOUR_MODERATION_PAGE (widget));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_moderation_page_reload (CANDOUR_MODERATION_PAGE (widget));
}

static void
go_to_lack_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_moderation_page_go_to_lack (CANDOUR_MODERATION_PAGE (widget),
                                      g_variant_get_uint32 (parameter));
}

/* After the last of a sealed one comes the feedback. */
static gboolean
step_over (CandourModerationPage *self,
           int                    by)
{
  gboolean feedback = self->step == CANDOUR_STEP_FEEDBACK;

  if (self->step == CANDOUR_STEP_BLIND || feedback == (by > 0)
      || (!feedback && candour_moderation_table_find_near (self->table, self->place, by) != NULL))
    return FALSE;

  candour_moderation_page_set_step (self, feedback ? CANDOUR_STEP_COMPARE : CANDOUR_STEP_FEEDBACK);
  candour_moderation_page_focus_detail (self);

  return TRUE;
}

static void
step_by (CandourModerationPage *self,
         int                    by)
{
  const char *near = candour_moderation_table_find_near (self->table, self->place, by);
  g_autofree char *place = g_strdup (near);
  g_autofree char *title = NULL;

  if (step_over (self, by) || place == NULL || self->step == CANDOUR_STEP_FEEDBACK)
    return;

  candour_moderation_page_go_to (self, place);
  title = candour_point_dup_title (candour_audit_session_get_facts (self->session), place);
  candour_moderation_page_announce (self, title);
  candour_moderation_page_focus_detail (self);
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  step_by (CANDOUR_MODERATION_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  step_by (CANDOUR_MODERATION_PAGE (widget), 1);
}

static void
all_places_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);

  candour_moderation_page_show_list (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
other_step_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);

  candour_moderation_page_set_step (self, self->step == CANDOUR_STEP_FEEDBACK
                                          ? CANDOUR_STEP_COMPARE : CANDOUR_STEP_FEEDBACK);
  candour_moderation_page_focus_detail (self);
}

static void
show_case_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);

  if (self->session != NULL)
    gtk_menu_button_popup (self->case_button);
}

static void
evidence_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);

  if (self->session != NULL && candour_moderation_page_is_blind (self)
      && candour_point_get_standard_id (self->place) != NULL)
    candour_standard_view_focus (self->view, CANDOUR_FIELD_RATIONALE, NULL);
}

/* From one to the other, where both are on the screen. */
static void
next_pane_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    return;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->left))
    candour_moderation_page_focus_detail (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

void
candour_moderation_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                   *name;
    const char                   *type;
    GtkWidgetActionActivateFunc   activate;
  } actions[] =
  {
    { "page.undo", NULL, undo_action },
    { "moderation.act", NULL, act_action },
    { "moderation.reload", NULL, reload_action },
    { "moderation.go-to-lack", "u", go_to_lack_action },
    { "moderation.previous", NULL, previous_action },
    { "moderation.next", NULL, next_action },
    { "moderation.all-places", NULL, all_places_action },
    { "moderation.other-step", NULL, other_step_action },
    { "moderation.show-case", NULL, show_case_action },
    { "moderation.evidence", NULL, evidence_action },
    { "moderation.next-pane", NULL, next_pane_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}

void
candour_moderation_page_update_actions (CandourModerationPage *self)
{
  gboolean open = self->session != NULL && self->place != NULL;
  gboolean editable = open && candour_audit_session_get_refusal (self->session) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moderation.previous", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moderation.next", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.undo",
                                 editable && self->undo->len > 0);
}

/* --- Keys ----------------------------------------------------------------------------- */

static gboolean
digit_pressed_cb (CandourModerationPage *self,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  GtkEventControllerKey *controller)
{
  int grade;

  if (self->session == NULL || self->place == NULL || self->step == CANDOUR_STEP_FEEDBACK
      || candour_audit_session_get_refusal (self->session) != NULL)
    return FALSE;

  grade = candour_grade_keys_find_grade (controller, keycode, state);
  if (grade < 0)
    return FALSE;

  if (!candour_moderation_page_is_blind (self))
    candour_agreement_view_pick (self->agreement, grade);
  else if (candour_point_get_standard_id (self->place) != NULL)
    candour_standard_view_pick (self->view, grade);
  else
    candour_moderation_overall_pick (self->overall, grade);

  return TRUE;
}

static gboolean
undo_pressed_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   unused)
{
  if (candour_grade_keys_is_writing (widget) || CANDOUR_MODERATION_PAGE (widget)->undo->len == 0)
    return FALSE;

  undo_action (widget, NULL, NULL);

  return TRUE;
}

/* Before the field that has the focus: text views would take some of these for themselves. */
void
candour_moderation_page_add_keys (CandourModerationPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *digits = gtk_event_controller_key_new ();
  GtkEventController *undo = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  candour_keys_add (keys, "<Control>Page_Down", "moderation.next", NULL);
  candour_keys_add (keys, "<Control>Page_Up", "moderation.previous", NULL);
  candour_keys_add (keys, "<Control>e", "moderation.evidence", NULL);
  candour_keys_add (keys, "<Control>Return", "moderation.act", NULL);
  candour_keys_add (keys, "F9", "moderation.show-case", NULL);
  candour_keys_add (keys, "F6", "moderation.next-pane", NULL);
  candour_keys_add (keys, "<Shift>F6", "moderation.next-pane", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (digits, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (digits, "key-pressed", G_CALLBACK (digit_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), digits);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (undo),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                      gtk_callback_action_new (undo_pressed_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), undo);
}
