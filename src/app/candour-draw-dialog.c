/* candour-draw-dialog.c - draws from what was submitted already: first for trial, then in earnest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-draw-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-choices.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-notice.h"
#include "candour-store-moderations.h"
#include "candour-text-row.h"

struct _CandourDrawDialog
{
  AdwWindow         parent_instance;

  GtkButton        *act;
  CandourNotice    *notice;
  GtkDropDown      *period;
  GtkSpinButton    *share;
  GtkLabel         *found;
  GtkStack         *stack;
  GtkColumnView    *view;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;   /* of the dialog */
  GCancellable     *trial;         /* of the present dry run */
  GListStore       *rows;          /* CandourTextRow */
  CandourChoices    periods;
  char             *today;
};

G_DEFINE_FINAL_TYPE (CandourDrawDialog, candour_draw_dialog, ADW_TYPE_WINDOW)

/* --- One drawing, for trial or in earnest ------------------------------------------------ */

typedef struct
{
  CandourDrawDialog *dialog;     /* owned */
  GCancellable      *trial;
  char              *from_on;
  char              *until_on;
  int                share;
  gboolean           dry_run;
  CandourActor      *actor;
  char              *today;
  int                n_looked_at;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_object_unref (self->dialog);
  g_object_unref (self->trial);
  candour_actor_free (self->actor);
  g_free (self->from_on);
  g_free (self->until_on);
  g_free (self->today);
  g_free (self);
}

static Drawing *
drawing_new (CandourDrawDialog *dialog,
             gboolean           dry_run)
{
  Drawing *self = g_new0 (Drawing, 1);
  guint period = gtk_drop_down_get_selected (dialog->period);

  self->dialog = g_object_ref (dialog);
  self->trial = g_object_ref (dialog->trial);
  self->dry_run = dry_run;
  self->actor = candour_actor_copy (candour_workspace_get_actor (dialog->workspace));
  self->today = g_strdup (dialog->today);
  self->share = gtk_spin_button_get_value_as_int (dialog->share);
  candour_period_get_bounds (period < dialog->periods.ids->len
                             ? g_ptr_array_index (dialog->periods.ids, period) : "",
                             dialog->today, &self->from_on, &self->until_on);

  return self;
}

static gpointer
draw (CandourDb     *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Drawing *drawing = data;
  const CandourDrawBatch batch =
  {
    .from_on = drawing->from_on, .until_on = drawing->until_on, .share = drawing->share,
  };

  return candour_store_moderations_draw (db, &batch, drawing->dry_run, drawing->actor,
                                         drawing->today, &drawing->n_looked_at, error);
}

/* --- What would be drawn ----------------------------------------------------------------- */

static void
add_row (CandourDrawDialog       *self,
         const CandourDrawnAudit *audit)
{
  g_autofree char *submitted = candour_date_format_short (audit->submitted_on, self->today);
  g_autoptr(CandourTextRow) row =
    candour_text_row_new (audit->reference, audit->auditor_name, submitted,
                          candour_rules_get_drawn_name (audit->kind, audit->reason), NULL);

  g_list_store_append (self->rows, row);
}

static void
show_trial (CandourDrawDialog *self,
            GPtrArray         *drawn,
            int                n_looked_at)
{
  g_autofree char *found = NULL;
  g_autofree char *act = NULL;

  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < drawn->len; i++)
    add_row (self, g_ptr_array_index (drawn, i));

  /* Translators: "4 of 62 submitted audits would be drawn. Nothing is drawn yet." */
  found = g_strdup_printf (ngettext ("%'u of %'d submitted audit without a moderation would be "
                                     "drawn. Nothing is drawn yet.",
                                     "%'u of %'d submitted audits without a moderation would be "
                                     "drawn. Nothing is drawn yet.", (gulong) n_looked_at),
                           drawn->len, n_looked_at);
  act = g_strdup_printf (ngettext ("Draw %'u", "Draw %'u", drawn->len), drawn->len);
  gtk_label_set_label (self->found, found);
  gtk_button_set_label (self->act, drawn->len > 0 ? act : _("Draw"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), drawn->len > 0);
  gtk_stack_set_visible_child_name (self->stack, drawn->len > 0 ? "list" : "none");
}

static void
show_failure (CandourDrawDialog *self,
              const char        *lead,
              const GError      *error)
{
  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, lead, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Drawing *drawing = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drawn = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                         &error);

  if (g_cancellable_is_cancelled (drawing->trial))
    return;

  if (drawn != NULL)
    show_trial (drawing->dialog, drawn, drawing->n_looked_at);
  else
    show_failure (drawing->dialog, _("This could not be tried."), error);
}

static void
try_again (CandourDrawDialog *self)
{
  Drawing *drawing;

  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->trial);
  g_object_unref (self->trial);
  self->trial = g_cancellable_new ();
  candour_notice_hide (self->notice);
  gtk_label_set_label (self->found, _("Looking…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  drawing = drawing_new (self, TRUE);
  /* A trial writes nothing, but it goes by what is written last. */
  candour_workspace_write_async (self->workspace, draw, drawing, drawing_free,
                                 (GDestroyNotify) g_ptr_array_unref, self->trial, tried_cb,
                                 drawing);
}

static void
changed_cb (CandourDrawDialog *self)
{
  try_again (self);
}

/* --- In earnest -------------------------------------------------------------------------- */

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Drawing *drawing = user_data;
  CandourDrawDialog *self = drawing->dialog;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drawn = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                         &error);
  CandourWindow *window;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (drawn == NULL)
    {
      show_failure (self, _("Nothing was drawn."), error);
      return;
    }

  window = candour_window_find (GTK_WIDGET (self));
  if (window != NULL)
    {
      text = g_strdup_printf (ngettext ("%'u audit drawn: it waits for a moderator",
                                        "%'u audits drawn: they wait for a moderator",
                                        drawn->len), drawn->len);
      candour_window_toast (window, text, NULL, NULL, NULL);
      candour_window_changed (window);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
draw_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourDrawDialog *self = CANDOUR_DRAW_DIALOG (widget);
  Drawing *drawing;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  drawing = drawing_new (self, FALSE);
  candour_workspace_write_async (self->workspace, draw, drawing, drawing_free,
                                 (GDestroyNotify) g_ptr_array_unref, NULL, drawn_cb, drawing);
}

/* --- The rule's own share ---------------------------------------------------------------- */

static gpointer
read_rule (CandourDb     *db,
           gpointer       unused,
           GCancellable  *cancellable,
           GError       **error)
{
  return candour_store_moderations_load_rule (db, error);
}

static void
rule_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CandourDrawDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDrawRule) rule = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                              &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (rule == NULL)
    {
      show_failure (self, _("The rule could not be read."), error);
      return;
    }

  g_signal_handlers_block_by_func (self->share, changed_cb, self);
  gtk_spin_button_set_value (self->share, rule->share);
  g_signal_handlers_unblock_by_func (self->share, changed_cb, self);
  try_again (self);
}

/* --- The dialog -------------------------------------------------------------------------- */

static void
candour_draw_dialog_dispose (GObject *object)
{
  CandourDrawDialog *self = CANDOUR_DRAW_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->trial);
  g_clear_object (&self->workspace);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DRAW_DIALOG);

  G_OBJECT_CLASS (candour_draw_dialog_parent_class)->dispose (object);
}

static void
candour_draw_dialog_finalize (GObject *object)
{
  CandourDrawDialog *self = CANDOUR_DRAW_DIALOG (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->trial);
  g_object_unref (self->rows);
  candour_choices_clear (&self->periods);
  g_free (self->today);

  G_OBJECT_CLASS (candour_draw_dialog_parent_class)->finalize (object);
}

static void
candour_draw_dialog_class_init (CandourDrawDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_draw_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_draw_dialog_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/draw-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, act);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, period);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, share);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, found);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.draw", NULL, draw_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.draw", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_draw_dialog_init (CandourDrawDialog *self)
{
  g_autoptr(GtkStringList) periods = NULL;

  self->cancellable = g_cancellable_new ();
  self->trial = g_cancellable_new ();
  self->rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_periods_add (&self->periods);
  periods = candour_choices_make_model (&self->periods);
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (periods));
  gtk_drop_down_set_selected (self->period, candour_choices_find (&self->periods,
                                                                  "this-year"));

  candour_text_column_add (self->view, _("Case"), 0, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->view, _("Auditor"), 1, CANDOUR_COLUMN_EXPAND);
  candour_text_column_add (self->view, _("Submitted"), 2, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->view, _("Why drawn"), 3, CANDOUR_COLUMN_EXPAND);
  candour_column_view_name_parts (self->view, _("Would be drawn"));
  gtk_column_view_set_model (self->view,
                             GTK_SELECTION_MODEL (gtk_no_selection_new
                                                  (G_LIST_MODEL (g_object_ref (self->rows)))));
}

void
candour_draw_dialog_present (CandourWindow *window)
{
  CandourDrawDialog *self;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  self = g_object_new (CANDOUR_TYPE_DRAW_DIALOG, "transient-for", window, NULL);
  self->workspace = g_object_ref (candour_window_get_workspace (window));
  self->today = g_strdup (candour_window_get_today (window));
  candour_workspace_read_async (self->workspace, read_rule, NULL, NULL,
                                (GDestroyNotify) candour_draw_rule_free, self->cancellable,
                                rule_read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
