/* candour-new-audit-dialog.c - starts an audit that nobody can call partial
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-allow-tie.h"
#include "candour-columns-layout.h"
#include "candour-dialogs.h"

G_DEFINE_FINAL_TYPE (CandourNewAuditDialog, candour_new_audit_dialog, ADW_TYPE_WINDOW)

/* --- What is shown -------------------------------------------------------------------- */

static void
show_due (CandourNewAuditDialog *self)
{
  const char *due = candour_date_entry_get_date (self->due);
  g_autofree char *text = NULL;

  if (self->facts == NULL)
    return;

  if (due == NULL)
    text = g_strdup (_("Type 30 jan, +2w or fri"));
  else if (!candour_rules_is_due_possible (due, self->facts->today))
    text = g_strdup (_("Tomorrow at the earliest"));
  else
    {
      int days = candour_date_working_days (self->facts->today, due, self->facts->holidays);

      text = g_strdup_printf (ngettext ("%d working day. Type 30 jan, +2w or fri",
                                        "%d working days. Type 30 jan, +2w or fri", days), days);
    }
  gtk_label_set_label (self->due_text, text);
}

void
candour_new_audit_show_past (CandourNewAuditDialog *self)
{
  const CandourAuditRow *last = self->past != NULL && self->past->earlier->len > 0
                                ? self->past->earlier->pdata[0] : NULL;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *audit = NULL;
  g_autofree char *actions = NULL;
  g_autofree char *open = NULL;

  candour_new_audit_show_again (self);
  gtk_widget_set_visible (self->past_part, last != NULL);
  if (last == NULL)
    return;

  title = g_strdup_printf (_("Last audit of %s"), self->chosen->row->reference);
  gtk_label_set_label (self->past_title, title);
  date = candour_date_format_long (last->submitted_on);
  audit = g_strdup_printf (_("%s, by %s"), date, last->auditor_name);
  gtk_label_set_label (self->past_audit, audit);
  gtk_widget_set_visible (GTK_WIDGET (self->past_grade), last->overall != 0);
  if (last->overall != 0)
    candour_grade_chip_set (self->past_grade, last->drawn_as, last->overall_name, NULL);
  actions = g_strdup_printf (ngettext ("%d action raised", "%d actions raised", last->n_actions),
                             last->n_actions);
  gtk_label_set_label (self->past_actions, actions);
  if (self->past->n_open > 0)
    open = g_strdup_printf (ngettext ("%u still open", "%u still open", self->past->n_open),
                            self->past->n_open);
  candour_chip_set (self->past_open, CANDOUR_TONE_DANGER, "alarm-symbolic", open, NULL);
}

/* --- What people do ------------------------------------------------------------------- */

static void
framework_picked_cb (CandourNewAuditDialog *self)
{
  const CandourFramework *framework = candour_new_audit_get_framework (self);
  g_autofree char *due = NULL;

  if (framework == NULL)
    return;

  due = candour_date_add_working_days (self->facts->today, MAX (framework->audit_days, 1),
                                       self->facts->holidays);
  candour_date_entry_set_date (self->due, due);
  show_due (self);
  gtk_widget_set_visible (self->observation_part,
                          framework->kind == CANDOUR_KIND_PRACTICE_OBSERVATION);
  candour_new_audit_search (self, self->first_case);
  candour_new_audit_show_foot (self);
}

static void
search_changed_cb (CandourNewAuditDialog *self)
{
  candour_new_audit_search (self, NULL);
}

static gboolean
search_key_cb (CandourNewAuditDialog *self,
               guint                  keyval)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->cases));

  return keyval == GDK_KEY_Down && first != NULL && gtk_widget_grab_focus (first);
}

static void
due_changed_cb (CandourNewAuditDialog *self)
{
  show_due (self);
  candour_new_audit_show_foot (self);
}

static void
allowed_cb (GtkWidget  *widget,
            const char *reason,
            gpointer    unused)
{
  candour_new_audit_allow (CANDOUR_NEW_AUDIT_DIALOG (widget), reason);
}

static void
allow_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_allow_tie_ask (widget, allowed_cb);
}

static void
people_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_NEW_AUDIT_DIALOG (widget)->window;

  gtk_window_destroy (GTK_WINDOW (widget));
  candour_window_show_section (window, "people");
}

static void
tie_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  candour_new_audit_say_own_tie (CANDOUR_NEW_AUDIT_DIALOG (widget));
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_new_audit_start (CANDOUR_NEW_AUDIT_DIALOG (widget));
}

static void
all_auditors_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (widget);

  if (self->facts != NULL)
    candour_new_audit_toggle_auditors (self);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (widget);
  g_autofree char *id = g_variant_dup_string (parameter, NULL);
  CandourWindow *window = self->window;

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-audit", "s", id);
}

static void
close_cb (GtkWidget *widget,
          gpointer   unused)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (widget);
  g_autofree char *reason = candour_text_box_dup_text (self->repeat_reason);

  if (*reason == '\0')
    gtk_window_destroy (GTK_WINDOW (self));
  else
    candour_dialogs_confirm (widget, _("Leave without starting?"),
                             _("What you wrote here is not kept."), _("Keep writing"),
                             _("Leave"), TRUE, close_cb, NULL);
}

static void
cancel_cb (CandourNewAuditDialog *self)
{
  cancel_action (GTK_WIDGET (self), NULL, NULL);
}

/* --- Loading -------------------------------------------------------------------------- */

static void
fill_frameworks (CandourNewAuditDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->facts->frameworks->len; i++)
    {
      const CandourFramework *framework = g_ptr_array_index (self->facts->frameworks, i);
      g_autofree char *name = NULL;

      name = g_strdup_printf (ngettext ("%s, version %d · %u standard",
                                        "%s, version %d · %u standards",
                                        framework->standards->len),
                              framework->title, framework->version, framework->standards->len);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->framework, G_LIST_MODEL (names));
  if (self->facts->frameworks->len > 0)
    gtk_drop_down_set_selected (self->framework,
                                candour_new_audit_facts_find_usual (self->facts));
}

/* The one who starts it, where that one audits at all. */
static void
choose_yourself (CandourNewAuditDialog *self)
{
  for (guint i = 0; i < self->facts->auditors->len; i++)
    {
      const CandourPersonRow *person = g_ptr_array_index (self->facts->auditors, i);

      if (candour_new_audit_is_you (self, person->id) && person->trained_on != NULL)
        self->auditor_id = g_strdup (person->id);
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  CandourNewAuditFacts *facts =
    candour_new_audit_jobs_load_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (facts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        candour_new_audit_say_wrong (self, error->message, NULL);
      return;
    }

  self->facts = facts;
  candour_date_entry_set_today (self->due, facts->today);
  choose_yourself (self);
  fill_frameworks (self);
  candour_new_audit_show_auditors (self);
  framework_picked_cb (self);
}

/* --- The class ------------------------------------------------------------------------ */

static void
stop (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
candour_new_audit_dialog_dispose (GObject *object)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (object);

  stop (&self->cancellable);
  stop (&self->searching);
  stop (&self->recalling);
  g_clear_handle_id (&self->quiet_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_NEW_AUDIT_DIALOG);

  G_OBJECT_CLASS (candour_new_audit_dialog_parent_class)->dispose (object);
}

static void
candour_new_audit_dialog_finalize (GObject *object)
{
  CandourNewAuditDialog *self = CANDOUR_NEW_AUDIT_DIALOG (object);

  if (self->chosen_in != self->choices)
    g_clear_pointer (&self->chosen_in, candour_case_choices_free);
  g_clear_pointer (&self->choices, candour_case_choices_free);
  g_clear_pointer (&self->past, candour_case_past_free);
  g_clear_pointer (&self->facts, candour_new_audit_facts_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->case_group);
  g_clear_object (&self->auditor_group);
  g_free (self->first_case);
  g_free (self->auditor_id);
  g_free (self->tied_id);
  g_free (self->exception);
  g_free (self->tie_reason);

  G_OBJECT_CLASS (candour_new_audit_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, start);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, framework);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, observation_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, event);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, consent);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, matches);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, cases);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, case_note);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_title);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_audit);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_actions);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, past_open);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, auditors);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, all_auditors);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, allocated_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, allocated);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, may_audit);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, tie);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, repeat_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, repeat_notice);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, repeat);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, repeat_reason);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, re_audit);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, re_audit_text);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, earlier_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, earlier);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, due);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, due_text);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, declaration_part);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, declared);
  gtk_widget_class_bind_template_child (widget_class, CandourNewAuditDialog, foot);
}

static void
candour_new_audit_dialog_class_init (CandourNewAuditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_new_audit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_new_audit_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "new-audit.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "new-audit.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "new-audit.allow", NULL, allow_action);
  gtk_widget_class_install_action (widget_class, "new-audit.people", NULL, people_action);
  gtk_widget_class_install_action (widget_class, "new-audit.tie", NULL, tie_action);
  gtk_widget_class_install_action (widget_class, "new-audit.all-auditors", NULL,
                                   all_auditors_action);
  gtk_widget_class_install_action (widget_class, "new-audit.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "new-audit.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "new-audit.cancel", NULL);

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "new-audit-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, framework_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
}

/* In the list's own order, the first of which asks. */
static void
fill_codes (GtkDropDown       *drop_down,
            const CandourCode *codes,
            const char        *question,
            const char        *name)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (const CandourCode *code = codes; code->code != NULL; code++)
    gtk_string_list_append (names, code == codes ? question
                                                 : candour_code_get_name (codes, code->value));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  candour_a11y_label_drop_down (drop_down, name);
}

static void
candour_new_audit_dialog_init (CandourNewAuditDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->case_group = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  self->auditor_group = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  candour_date_entry_set_label (self->due, _("Due"));

  fill_codes (self->event, candour_events, _("Choose what"), _("What is observed"));
  fill_codes (self->consent, candour_consents, _("Not asked yet"), _("Consent of the family"));
  candour_new_audit_set_up_again (self);
  candour_a11y_label_drop_down (self->framework, _("What kind of audit"));
}

void
candour_new_audit_dialog_present (CandourWindow *window,
                                  const char    *case_id)
{
  CandourNewAuditDialog *self;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  self = g_object_new (CANDOUR_TYPE_NEW_AUDIT_DIALOG, "transient-for", window, NULL);
  self->window = window;
  self->workspace = g_object_ref (candour_window_get_workspace (window));
  self->first_case = g_strdup (case_id);
  self->cancellable = g_cancellable_new ();
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  candour_new_audit_jobs_load_async (self->workspace, self->cancellable, loaded_cb,
                                     g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
