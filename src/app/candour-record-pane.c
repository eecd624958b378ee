/* candour-record-pane.c - one child's record: plan, worker, its audits, and a new audit of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-record-pane.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-date.h"
#include "candour-notice.h"
#include "candour-pane-rows.h"
#include "candour-person-reading.h"
#include "candour-person-words.h"

struct _CandourRecordPane
{
  GtkWidget         parent_instance;

  GtkWidget        *scroller;
  GtkWidget        *back;
  GtkLabel         *reference;
  GtkLabel         *plan;
  GtkGrid          *facts;
  GtkWidget        *start;
  GtkLabel         *closed;
  CandourNotice    *notice;
  GtkWidget        *audits;
  GtkWidget        *audits_none;
  GtkListBox       *audits_list;

  CandourWorkspace *workspace;
  CandourCaseRow   *row;
  GCancellable     *cancellable;
  char             *today;
};

G_DEFINE_FINAL_TYPE (CandourRecordPane, candour_record_pane, GTK_TYPE_WIDGET)

static void
show_facts (CandourRecordPane *self)
{
  CandourCaseRow *row = self->row;
  g_autofree char *since = candour_date_format_long (row->since);

  candour_pane_clear (GTK_WIDGET (self->facts));
  candour_pane_add_fact (self->facts, _("Help for"),
                         candour_code_get_name (candour_cohorts, row->cohort));
  candour_pane_add_fact (self->facts, _("Since"), since);
  candour_pane_add_fact (self->facts, _("Age"), row->age_band);
  if (row->worker_id != NULL)
    candour_pane_add_link (self->facts, _("Worker"), row->worker_name, "page.show-person",
                           row->worker_id);
  else
    candour_pane_add_fact (self->facts, _("Worker"), _("No worker"));
  candour_pane_add_fact (self->facts, _("Team"), row->team_name);
}

static void
show_start (CandourRecordPane *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  g_autofree char *date = candour_date_format_long (self->row->closed_on);
  g_autofree char *closed = NULL;
  gboolean may_start = actor != NULL && candour_rules_may_start_audit (actor->role)
                       && !candour_workspace_is_read_only (self->workspace);

  /* Translators: a child's record; %s is a date */
  closed = g_strdup_printf (_("Closed %s, kept for its audits."), date);
  gtk_label_set_label (self->closed, closed);
  gtk_widget_set_visible (GTK_WIDGET (self->closed), self->row->closed_on != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", self->row->id);
  gtk_widget_set_visible (self->start, may_start && self->row->closed_on == NULL);
}

/* What is not submitted yet opens as well, for whoever may read it there. */
static GtkWidget *
make_audit_row (CandourAuditRow *row,
                const char      *today)
{
  GtkWidget *widget;
  g_autofree char *detail = NULL;

  if (row->submitted_on != NULL)
    {
      widget = candour_pane_row_new_audit (row, today);
      return widget;
    }

  /* Translators: the state of an audit, and its auditor: "In progress, by P. Ash" */
  detail = g_strdup_printf (_("%1$s, by %2$s"),
                            candour_code_get_name (candour_audit_states, row->state),
                            row->auditor_name);
  widget = candour_pane_row_new_words (row->framework_title, detail, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.open-audit");

  return widget;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourRecordPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->row == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (rows == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER,
                           _("The audits of this record could not be read."), error->message);
      return;
    }

  candour_pane_clear (GTK_WIDGET (self->audits_list));
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->audits_list,
                         make_audit_row (g_ptr_array_index (rows, i), self->today));
  gtk_widget_set_visible (self->audits, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->audits_list), rows->len > 0);
  gtk_widget_set_visible (self->audits_none, rows->len == 0);
}

static void
candour_record_pane_dispose (GObject *object)
{
  CandourRecordPane *self = CANDOUR_RECORD_PANE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_RECORD_PANE);
  g_clear_object (&self->workspace);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (candour_record_pane_parent_class)->dispose (object);
}

static void
candour_record_pane_finalize (GObject *object)
{
  CandourRecordPane *self = CANDOUR_RECORD_PANE (object);

  g_object_unref (self->cancellable);
  g_free (self->today);

  G_OBJECT_CLASS (candour_record_pane_parent_class)->finalize (object);
}

static void
candour_record_pane_class_init (CandourRecordPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_record_pane_dispose;
  object_class->finalize = candour_record_pane_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, back);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, reference);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, plan);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, start);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, closed);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, audits);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, audits_none);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordPane, audits_list);
}

static void
candour_record_pane_init (CandourRecordPane *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_record_pane_new (void)
{
  return g_object_new (CANDOUR_TYPE_RECORD_PANE, NULL);
}

void
candour_record_pane_set_record (CandourRecordPane *self,
                                CandourWorkspace  *workspace,
                                CandourCaseRow    *row,
                                const char        *today)
{
  char *copy;
  gboolean is_same;

  g_return_if_fail (CANDOUR_IS_RECORD_PANE (self));
  g_return_if_fail (CANDOUR_IS_CASE_ROW (row));

  is_same = self->row != NULL && g_strcmp0 (self->row->id, row->id) == 0;
  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->row, row);

  gtk_label_set_label (self->reference, row->reference);
  gtk_label_set_label (self->plan, candour_record_get_plan (row));
  show_facts (self);
  show_start (self);
  candour_notice_hide (self->notice);
  if (!is_same)
    gtk_widget_set_visible (self->audits, FALSE);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  candour_workspace_read_async (workspace, candour_record_reading_read,
                                candour_person_query_new (row->id, today),
                                candour_person_query_free, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, read_cb, g_object_ref (self));
}

void
candour_record_pane_set_back (CandourRecordPane *self,
                              gboolean           has_back)
{
  g_return_if_fail (CANDOUR_IS_RECORD_PANE (self));

  gtk_widget_set_visible (self->back, has_back);
}
