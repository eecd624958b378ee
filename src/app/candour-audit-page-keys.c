/* candour-audit-page-keys.c - what can be done in the audit workspace, by button and by key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-allow-tie.h"
#include "candour-grade-keys.h"
#include "candour-hand-on.h"
#include "candour-review-page.h"
#include "candour-risk-editor.h"
#include "candour-standard-row.h"

/* --- Undo ----------------------------------------------------------------------------- */

void
candour_audit_page_grade_changed (CandourAuditPage *self,
                                  int               old,
                                  int               grade)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  CandourGradeUndo undo = { g_strdup (self->place), old };
  g_autofree char *text = candour_grade_keys_dup_change (framework, old, grade);

  g_array_append_val (self->undo, undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.undo", TRUE);

  if (window != NULL)
    candour_window_toast (window, text, _("Undo"), "win.undo", NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);
  g_autofree char *standard_id = NULL;
  CandourGrading *grading;
  CandourGradeUndo last;

  if (self->session == NULL || self->undo->len == 0)
    return;

  last = g_array_index (self->undo, CandourGradeUndo, self->undo->len - 1);
  standard_id = g_strdup (last.standard_id);
  g_array_set_size (self->undo, self->undo->len - 1);
  gtk_widget_action_set_enabled (widget, "page.undo", self->undo->len > 0);

  grading = candour_audit_session_get_grading (self->session, standard_id);
  grading->grade = last.grade;
  candour_audit_session_touch_grading (self->session, grading, CANDOUR_SAVE_NOW);
  candour_audit_page_go_to (self, standard_id);
  candour_audit_page_announce (self, _("The earlier grade is back"));
}

/* --- Actions -------------------------------------------------------------------------- */

static void
review_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);

  if (self->session == NULL || window == NULL)
    return;

  self->from_review = FALSE;
  candour_audit_session_flush (self->session);
  candour_window_push_task (window, candour_review_page_new (self->session));
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  candour_audit_page_step (CANDOUR_AUDIT_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (!candour_audit_page_step (CANDOUR_AUDIT_PAGE (widget), 1))
    review_action (widget, action_name, parameter);
}

static void
add_action_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_standard_view_add_action (CANDOUR_AUDIT_PAGE (widget)->view);
}

static void
focus_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_standard_view_focus (CANDOUR_AUDIT_PAGE (widget)->view,
                               g_variant_get_int32 (parameter), NULL);
}

static void
not_safe_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);

  if (self->session != NULL && candour_audit_session_get_refusal (self->session) == NULL)
    candour_risk_editor_present_for (widget, self->session);
}

static void
toggle (CandourAuditPage *self,
        const char       *property)
{
  gboolean shown;

  g_object_get (self->panes, property, &shown, NULL);
  g_object_set (self->panes, property, !shown, NULL);
}

static void
toggle_case_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  toggle (CANDOUR_AUDIT_PAGE (widget), "show-end");
}

static void
toggle_standards_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  toggle (CANDOUR_AUDIT_PAGE (widget), "show-start");
}

static void
next_pane_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  if (CANDOUR_AUDIT_PAGE (widget)->session != NULL)
    candour_audit_page_next_pane (CANDOUR_AUDIT_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
declare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  candour_audit_session_declare (CANDOUR_AUDIT_PAGE (widget)->session);
}

/* The audit is somebody else's now, or was declared anew: it is opened again from the list. */
static void
handed_on_cb (GtkWidget *page)
{
  CandourWindow *window = candour_window_find (page);

  if (window != NULL && candour_window_get_task (window) == page)
    candour_window_pop_task (window);
}

static void
hand_on_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (self->audit_id));
  candour_hand_on_ask (widget, self->workspace, ids, handed_on_cb);
}

static void
allowed_cb (GtkWidget  *page,
            const char *reason,
            gpointer    unused)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (page);

  if (self->session != NULL)
    candour_allow_tie_keep (page, self->session, reason);
}

static void
allow_tie_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_allow_tie_ask (widget, allowed_cb);
}

static void
ask_moderation_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  candour_audit_page_ask_moderation (CANDOUR_AUDIT_PAGE (widget));
}

void
candour_audit_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                   *name;
    const char                   *type;
    GtkWidgetActionActivateFunc   activate;
  } actions[] =
  {
    { "page.undo", NULL, undo_action },
    { "audit.review", NULL, review_action },
    { "audit.previous", NULL, previous_action },
    { "audit.next", NULL, next_action },
    { "audit.add-action", NULL, add_action_action },
    { "audit.focus", "i", focus_action },
    { "audit.not-safe", NULL, not_safe_action },
    { "audit.toggle-case", NULL, toggle_case_action },
    { "audit.toggle-standards", NULL, toggle_standards_action },
    { "audit.next-pane", "i", next_pane_action },
    { "audit.declare", NULL, declare_action },
    { "audit.hand-on", NULL, hand_on_action },
    { "audit.allow-tie", NULL, allow_tie_action },
    { "audit.ask-moderation", NULL, ask_moderation_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}

void
candour_audit_page_update_actions (CandourAuditPage *self)
{
  gboolean open = self->session != NULL;
  gboolean editable = open && candour_audit_session_get_refusal (self->session) == NULL;
  gboolean on_standard = g_strcmp0 (self->place, CANDOUR_PLACE_VOICES) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.review", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.next", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.previous", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.add-action", editable && on_standard);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.focus", editable && on_standard);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.not-safe", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.undo",
                                 editable && self->undo->len > 0);
  gtk_widget_set_visible (self->add_action, editable && on_standard);
}

/* --- Keys ----------------------------------------------------------------------------- */

static gboolean
digit_pressed_cb (CandourAuditPage      *self,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  GtkEventControllerKey *controller)
{
  int digit;

  if (self->session == NULL || candour_audit_session_get_refusal (self->session) != NULL
      || g_strcmp0 (self->place, CANDOUR_PLACE_VOICES) == 0)
    return FALSE;

  digit = candour_grade_keys_find_grade (controller, keycode, state);
  if (digit < 0)
    return FALSE;

  candour_standard_view_pick (self->view, digit);

  return TRUE;
}

static gboolean
undo_pressed_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   unused)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);

  if (candour_grade_keys_is_writing (widget) || self->undo->len == 0)
    return FALSE;

  undo_action (widget, NULL, NULL);

  return TRUE;
}

/* To where one came from: from a gap to Review, else out of the audit, which is the window's. */
static gboolean
back_to_review_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   unused)
{
  if (!CANDOUR_AUDIT_PAGE (widget)->from_review)
    return FALSE;

  review_action (widget, NULL, NULL);

  return TRUE;
}

/* Before the field that has the focus: text views would take some of these for themselves. */
void
candour_audit_page_add_keys (CandourAuditPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *digits = gtk_event_controller_key_new ();
  GtkEventController *undo = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  candour_keys_add (keys, "<Control>Page_Down", "audit.next", NULL);
  candour_keys_add (keys, "<Control>Page_Up", "audit.previous", NULL);
  candour_keys_add (keys, "<Control>e", "audit.focus",
                    g_variant_new_int32 (CANDOUR_FIELD_RATIONALE));
  candour_keys_add (keys, "<Control>l", "audit.focus",
                    g_variant_new_int32 (CANDOUR_FIELD_STRENGTHS));
  candour_keys_add (keys, "<Control><Shift>a", "audit.add-action", NULL);
  candour_keys_add (keys, "<Control><Shift>e", "audit.not-safe", NULL);
  candour_keys_add (keys, "<Control>Return", "audit.review", NULL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Left"),
                      gtk_callback_action_new (back_to_review_cb, NULL, NULL)));
  candour_keys_add (keys, "F9", "audit.toggle-case", NULL);
  candour_keys_add (keys, "<Shift>F9", "audit.toggle-standards", NULL);
  candour_keys_add (keys, "F6", "audit.next-pane", g_variant_new_int32 (1));
  candour_keys_add (keys, "<Shift>F6", "audit.next-pane", g_variant_new_int32 (-1));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (digits, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (digits, "key-pressed", G_CALLBACK (digit_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), digits);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (undo),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                      gtk_callback_action_new (undo_pressed_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), undo);
}
