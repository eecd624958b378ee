/* candour-audit-page.c - the audit workspace: judge one standard at a time, from evidence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-due-chip.h"
#include "candour-save-trouble.h"
#include "candour-standard-row.h"
#include "candour-text-scale.h"

/* What is there sooner needs no skeleton. */
#define SLOW_MS 300

G_DEFINE_FINAL_TYPE (CandourAuditPage, candour_audit_page, GTK_TYPE_WIDGET)

static void
clear_undo (gpointer data)
{
  g_free (((CandourGradeUndo *) data)->standard_id);
}

/* --- What is safe --------------------------------------------------------------------- */

static void
tell_window (CandourAuditPage *self,
             gboolean          safe)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *sentence = safe ? NULL : candour_save_trouble_dup (self->session);

  if (window != NULL)
    candour_window_set_unsaved (window, sentence, GTK_WIDGET (self), CANDOUR_SAVE_COPY_ACTION);
}

static void
state_changed_cb (CandourAuditPage *self)
{
  switch (candour_audit_session_get_state (self->session))
    {
    case CANDOUR_SAVE_SAVING:
      candour_saved_label_set_saving (self->saved);
      return;

    case CANDOUR_SAVE_FAILED:
    case CANDOUR_SAVE_CONFLICT:
      candour_saved_label_set_not_saved (self->saved, NULL);
      self->tells_tie = FALSE;
      candour_save_trouble_show (self->notice, self->session);
      tell_window (self, FALSE);
      return;

    case CANDOUR_SAVE_SAVED:
      candour_saved_label_set_saved (self->saved);
      break;

    case CANDOUR_SAVE_NOTHING:
    default:
      candour_saved_label_clear (self->saved);
      break;
    }

  if (candour_audit_session_get_refusal (self->session) != NULL)
    candour_saved_label_set_read_only (self->saved);
  candour_audit_page_show_standing (self);
  tell_window (self, TRUE);
}

/* --- What is shown -------------------------------------------------------------------- */

static void
edited_cb (CandourAuditPage *self)
{
  candour_standard_view_update (self->view);
  candour_audit_page_update_lists (self);
  candour_case_panel_update (self->case_panel, self->session);
}

/* "Case file audit · Child protection · due today" */
static char *
dup_subtitle (CandourAuditPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourAudit *audit = facts->audit;
  g_autofree char *date = NULL;
  g_autofree char *end = NULL;

  if (audit->submitted_at != NULL)
    {
      g_autofree char *day = candour_instant_dup_date (audit->submitted_at);

      date = candour_date_format_short (day, facts->today);
      /* Translators: %s: "Wed 14 Jan" */
      end = g_strdup_printf (_("submitted %s, sealed"), date);
    }
  else if (audit->due_on != NULL)
    {
      date = candour_due_describe (audit->due_on, facts->today, NULL, NULL);
      end = g_strdup (date);
    }

  return g_strdup_printf (end != NULL ? "%s · %s · %s" : "%s · %s", facts->framework->title,
                          candour_code_get_name (candour_cohorts, audit->cohort), end);
}

static void
show_session (CandourAuditPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *place = g_strdup (self->place != NULL ? self->place : audit->place);

  candour_pane_header_set_title (self->header, audit->reference);
  candour_pane_header_set_subtitle (self->header, subtitle);
  g_clear_pointer (&self->place, g_free);

  candour_audit_page_fill_lists (self);
  candour_case_panel_show (self->case_panel, self->session);
  candour_audit_page_go_to (self, place);
  candour_audit_page_update_lists (self);
  candour_audit_page_show_narrow (self);
  gtk_stack_set_visible_child_name (self->stack, "audit");
  state_changed_cb (self);
}

/* What was lent of the old audit is given back before it goes. */
static void
replaced_cb (CandourAuditPage *self)
{
  candour_standard_view_show (self->view, NULL, NULL);
  candour_voices_editor_show (self->voices, NULL);
  g_array_set_size (self->undo, 0);
  self->tells_tie = FALSE;
  show_session (self);
}

static void
kept_cb (CandourAuditPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *time =
    candour_instant_dup_time (candour_audit_session_get_kept_at (self->session));
  /* Translators: %s: "14:31" */
  g_autofree char *text = g_strdup_printf (_("Your last words were kept (%s)"), time);

  if (window != NULL)
    candour_window_toast (window, text, NULL, NULL, NULL);
}

/* --- Loading -------------------------------------------------------------------------- */

static void
take_session (CandourAuditPage    *self,
              CandourAuditSession *session)
{
  self->session = session;
  candour_save_trouble_attach (GTK_WIDGET (self), session);
  g_signal_connect_object (session, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "replaced", G_CALLBACK (replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  candour_audit_session_enter (session);
  show_session (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    candour_standard_view_focus (self->view, CANDOUR_FIELD_PROMPTS, NULL);
  else
    gtk_widget_child_focus (self->middle, GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CandourAuditPage) self = data;
  g_autoptr(GError) error = NULL;
  CandourAuditFacts *facts =
    candour_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, &error);

  g_clear_handle_id (&self->slow, g_source_remove);
  if (self->loading == NULL || g_cancellable_is_cancelled (self->loading))
    {
      g_clear_pointer (&facts, candour_audit_facts_free);
      return;
    }

  g_clear_object (&self->loading);
  if (facts != NULL)
    take_session (self, candour_audit_session_new (self->workspace, facts));
  else
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static gboolean
slow_cb (gpointer data)
{
  CandourAuditPage *self = data;

  self->slow = 0;
  gtk_widget_set_visible (self->skeleton, TRUE);

  return G_SOURCE_REMOVE;
}

static void
load (CandourAuditPage *self)
{
  if (self->loading != NULL || self->session != NULL)
    return;

  self->loading = g_cancellable_new ();
  self->slow = g_timeout_add (SLOW_MS, slow_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  candour_audit_jobs_load_async (self->workspace, self->audit_id, self->loading, loaded_cb,
                                 g_object_ref (self));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  load (CANDOUR_AUDIT_PAGE (widget));
}

static void
write_here_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_audit_session_write_here (CANDOUR_AUDIT_PAGE (widget)->session);
}

/* --- What people do ------------------------------------------------------------------- */

static void
row_selected_cb (CandourAuditPage *self,
                 GtkListBoxRow    *row)
{
  const char *place = row != NULL
                      ? candour_standard_row_get_place (CANDOUR_STANDARD_ROW (row)) : NULL;

  if (place != NULL && self->place != NULL && g_strcmp0 (place, self->place) != 0)
    candour_audit_page_go_to (self, place);
}

static void
narrow_activated_cb (CandourAuditPage *self,
                     GtkListBoxRow    *row)
{
  gtk_popover_popdown (self->narrow_popover);
  candour_audit_page_go_to (self, candour_standard_row_get_place (CANDOUR_STANDARD_ROW (row)));
}

static void
grade_changed_cb (CandourAuditPage *self,
                  int               old,
                  int               grade)
{
  candour_audit_page_grade_changed (self, old, grade);
}

static void
narrow_changed_cb (CandourAuditPage *self)
{
  candour_audit_page_show_narrow (self);
}

static void
leaving_cb (CandourAuditPage *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

/* --- The class ------------------------------------------------------------------------ */

static void
candour_audit_page_root (GtkWidget *widget)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_audit_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    g_signal_connect_object (window, "leaving", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
candour_audit_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_func (window, leaving_cb, widget);

  GTK_WIDGET_CLASS (candour_audit_page_parent_class)->unroot (widget);
}

static void
candour_audit_page_dispose (GObject *object)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->slow, g_source_remove);

  if (self->session != NULL)
    {
      candour_standard_view_show (self->view, NULL, NULL);
      candour_voices_editor_show (self->voices, NULL);
      candour_audit_session_flush (self->session);
    }
  candour_save_trouble_attach (GTK_WIDGET (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_AUDIT_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_audit_page_parent_class)->dispose (object);
}

static void
candour_audit_page_finalize (GObject *object)
{
  CandourAuditPage *self = CANDOUR_AUDIT_PAGE (object);

  g_array_unref (self->undo);
  g_free (self->place);
  g_free (self->audit_id);

  G_OBJECT_CLASS (candour_audit_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, show_standards);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, show_case);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, review);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, saved);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, skeleton);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, failed);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, panes);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, start);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, middle);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, list);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, centre);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, view);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, voices);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, add_action);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, previous);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, next);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, case_panel);
}

static void
bind_narrow (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_menu);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_state);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_popover);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditPage, narrow_list);
  gtk_widget_class_bind_template_callback (widget_class, narrow_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
candour_audit_page_class_init (CandourAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_audit_page_dispose;
  object_class->finalize = candour_audit_page_finalize;
  widget_class->root = candour_audit_page_root;
  widget_class->unroot = candour_audit_page_unroot;

  gtk_widget_class_install_action (widget_class, "audit.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "audit.write-here", NULL, write_here_action);
  candour_audit_page_install_actions (widget_class);

  g_type_ensure (CANDOUR_TYPE_CASE_PANEL);
  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_SAVED_LABEL);
  g_type_ensure (CANDOUR_TYPE_SIDE_PANES);
  g_type_ensure (CANDOUR_TYPE_STANDARD_VIEW);
  g_type_ensure (CANDOUR_TYPE_VOICES_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/audit-page.ui");
  bind_children (widget_class);
  bind_narrow (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, grade_changed_cb);
}

static void
candour_audit_page_init (CandourAuditPage *self)
{
  self->undo = g_array_new (FALSE, FALSE, sizeof (CandourGradeUndo));
  g_array_set_clear_func (self->undo, clear_undo);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               candour_text_scale (GTK_WIDGET (self), CANDOUR_SAVED_WIDTH), -1);
  candour_audit_page_add_keys (self);
  candour_audit_page_update_actions (self);
}

GtkWidget *
candour_audit_page_new (CandourWorkspace *workspace,
                        const char       *audit_id)
{
  CandourAuditPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (audit_id != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_AUDIT_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->audit_id = g_strdup (audit_id);

  return GTK_WIDGET (self);
}

static CandourField
find_field (const CandourGap *gap)
{
  switch (gap->kind)
    {
    case CANDOUR_GAP_RATIONALE:
    case CANDOUR_GAP_SOURCES:
      return CANDOUR_FIELD_RATIONALE;

    case CANDOUR_GAP_NA_REASON:
      return CANDOUR_FIELD_NA_REASON;

    case CANDOUR_GAP_ACTION:
    case CANDOUR_GAP_ACTION_FIELD:
    case CANDOUR_GAP_NEXT_STEP:
      return CANDOUR_FIELD_ACTIONS;

    default:
      return CANDOUR_FIELD_GRADE;
    }
}

void
candour_audit_page_go_to_gap (CandourAuditPage *self,
                              const CandourGap *gap)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_PAGE (self));
  g_return_if_fail (self->session != NULL);

  self->from_review = TRUE;
  if (gap->kind == CANDOUR_GAP_VOICE)
    {
      candour_audit_page_go_to (self, CANDOUR_PLACE_VOICES);
      gtk_widget_grab_focus (GTK_WIDGET (self->voices));
      return;
    }

  if (gap->kind == CANDOUR_GAP_TIE
      && gtk_widget_child_focus (GTK_WIDGET (self->notice), GTK_DIR_TAB_FORWARD))
    return;

  if (gap->standard_id != NULL)
    candour_audit_page_go_to (self, gap->standard_id);
  candour_standard_view_focus (self->view, find_field (gap), gap->action_id);
}
