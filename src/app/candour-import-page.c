/* candour-import-page.c - a council's own list comes in: chosen, looked at, then all or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-csv-writer.h"
#include "candour-dialogs.h"
#include "candour-file-job.h"
#include "candour-import-page-private.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define FOLD_WIDTH 1000
#define RIGHT_WIDTH 440

G_DEFINE_FINAL_TYPE (CandourImportPage, candour_import_page, GTK_TYPE_WIDGET)

static const char *const case_patterns[] = { "*.xlsx", "*.csv", "*.XLSX", "*.CSV", NULL };
static const char *const people_patterns[] = { "*.csv", "*.CSV", NULL };
static const char *const csv_patterns[] = { "*.csv", NULL };

/* --- What a person does ---------------------------------------------------------------- */

static void
read_again (CandourImportPage *self)
{
  if (self->busy)
    self->stale = TRUE;
  else
    candour_import_page_read (self);
}

static void
chosen_cb (CandourImportPage *self,
           GHashTable        *choices)
{
  g_hash_table_foreach (choices, candour_import_page_copy_choice, self->choices);
  g_hash_table_foreach (choices, candour_import_page_copy_choice, self->chosen);
  read_again (self);
}

static void
row_activated_cb (CandourImportPage *self,
                  guint              position)
{
  if (!self->busy && self->cases != NULL && position < self->cases->problems->len)
    candour_import_page_list_details (self, g_ptr_array_index (self->cases->problems, position));
}

static void
file_chosen_cb (GtkWidget *parent,
                GFile     *file,
                gpointer   user_data)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (parent);
  char *path = g_file_get_path (file);

  if (self->busy)
    {
      g_free (path);
      return;
    }

  if (path == NULL)
    {
      candour_dialogs_tell (parent, _("Not read"),
                            _("This file is not on this computer. Copy it here first."));
      return;
    }

  candour_import_page_open (self, path);
}

/* --- Actions -------------------------------------------------------------------------- */

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (widget);

  if (self->busy || self->done)
    return;

  if (self->kind == CANDOUR_IMPORT_CASES)
    candour_dialogs_open_file (widget, _("Choose the case list"),
                               _("Annex A workbook, or a list as CSV"), case_patterns,
                               file_chosen_cb, NULL);
  else
    candour_dialogs_open_file (widget, _("Choose the workforce list"), _("Lists as CSV"),
                               people_patterns, file_chosen_cb, NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "import.choose", NULL);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_action_set_enabled (widget, "import.cancel", FALSE);
  adw_status_page_set_title (self->working, _("Stopping…"));
}

static void
run_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->import_button)))
    candour_import_page_run (self);
}

static void
leave_out_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (widget);

  self->left_out |= 1u << g_variant_get_int32 (parameter);
  read_again (self);
}

static void
list_joined_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  candour_import_page_list_joined (CANDOUR_IMPORT_PAGE (widget));
}

static void
renames_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  candour_import_page_ask_renames (CANDOUR_IMPORT_PAGE (widget));
}

static void
rows_file_chosen_cb (GtkWidget *parent,
                     GFile     *file,
                     gpointer   user_data)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (parent);
  GPtrArray *problems;
  const char *const headers[] = { _("Sheet"), _("Row"), _("What is wrong"), _("What will happen"),
                                  NULL };
  GString *text;
  g_autoptr(GBytes) bytes = NULL;

  if (self->cases == NULL && self->people == NULL)
    return;

  text = g_string_new (NULL);
  problems = candour_import_page_get_problems (self);
  candour_csv_append_row (text, headers);
  for (guint i = 0; i < problems->len; i++)
    {
      const CandourRowProblem *problem = g_ptr_array_index (problems, i);
      g_autoptr(GString) numbers = g_string_new (NULL);
      const char *values[] = { problem->sheet, NULL, problem->wrong, problem->outcome, NULL };

      for (guint j = 0; problem->rows != NULL && j < problem->rows->len; j++)
        g_string_append_printf (numbers, "%s%d", j > 0 ? " " : "",
                                g_array_index (problem->rows, int, j));
      values[1] = numbers->str;
      candour_csv_append_row (text, values);
    }

  bytes = g_string_free_to_bytes (text);
  candour_file_job_write (parent, file, bytes, _("The rows were not saved"));
}

static void
save_rows_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_dialogs_save_file (widget, _("Save the rows to look at"), _("rows-to-look-at.csv"),
                             _("Lists as CSV"), csv_patterns, rows_file_chosen_cb, NULL);
}

static void
open_people_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourWindow *window = candour_window_find (widget);

  candour_window_pop_task (window);
  candour_window_show_section (window, "people");
}

static void
new_audit_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourWindow *window = candour_window_find (widget);

  candour_window_pop_task (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-audit", "s", "");
}

static void
profile_picked_cb (CandourImportPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->profile_list);
  guint n_names = self->profiles != NULL ? g_strv_length (self->profiles) : 0;

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    candour_import_page_use_profile (self, selected < n_names ? self->profiles[selected] : NULL);
}

/* --- The widget ----------------------------------------------------------------------- */

static void
width_changed_cb (CandourImportPage *self,
                  int                width)
{
  gboolean narrow = width < candour_text_scale (GTK_WIDGET (self), FOLD_WIDTH);
  int right = narrow ? G_MAXINT16 : candour_text_scale (GTK_WIDGET (self), RIGHT_WIDTH);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  adw_clamp_set_maximum_size (ADW_CLAMP (self->right), right);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->right), right);
  candour_step_strip_set_narrow (self->steps, narrow);
}

static void
candour_import_page_root (GtkWidget *widget)
{
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_import_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), widget,
                           G_CONNECT_SWAPPED);
  width_changed_cb (CANDOUR_IMPORT_PAGE (widget), gtk_widget_get_width (GTK_WIDGET (window)));
}

static void
candour_import_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_func (window, width_changed_cb, widget);

  GTK_WIDGET_CLASS (candour_import_page_parent_class)->unroot (widget);
}

static void
candour_import_page_dispose (GObject *object)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->lists != NULL)
    {
      gtk_column_view_set_model (self->lists, NULL);
      gtk_column_view_set_model (self->rows, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_IMPORT_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_import_page_parent_class)->dispose (object);
}

static void
candour_import_page_finalize (GObject *object)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (object);

  candour_import_page_forget (self);
  g_clear_object (&self->cancellable);
  g_strfreev (self->profiles);
  g_free (self->profile);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->choices_before);
  g_hash_table_unref (self->chosen_before);
  g_free (self->path);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (candour_import_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourImportPage, child)

  BIND (box);
  BIND (header);
  BIND (import_button);
  BIND (steps);
  BIND (another);
  BIND (stack);
  BIND (choose);
  BIND (choose_notice);
  BIND (working);
  BIND (bar);
  BIND (cancel);
  BIND (check);
  BIND (notice);
  BIND (missing);
  BIND (answers);
  BIND (tiles);
  BIND (found);
  BIND (middle);
  BIND (right);
  BIND (lists_title);
  BIND (lists_hint);
  BIND (lists);
  BIND (lists_note);
  BIND (columns_box);
  BIND (columns_hint);
  BIND (columns);
  BIND (remember);
  BIND (profile_name);
  BIND (profile_box);
  BIND (profile_list);
  BIND (joined);
  BIND (rows_box);
  BIND (rows_hint);
  BIND (rows);
  BIND (action_bar);
  BIND (spinner);
  BIND (finished);
  BIND (new_audit);

#undef BIND
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out", "i", leave_out_action);
  gtk_widget_class_install_action (widget_class, "import.list-joined", NULL, list_joined_action);
  gtk_widget_class_install_action (widget_class, "import.renames", NULL, renames_action);
  gtk_widget_class_install_action (widget_class, "import.save-rows", NULL, save_rows_action);
  gtk_widget_class_install_action (widget_class, "import.open-people", NULL, open_people_action);
  gtk_widget_class_install_action (widget_class, "import.new-audit", NULL, new_audit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.run", NULL);
}

static void
candour_import_page_class_init (CandourImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_import_page_dispose;
  object_class->finalize = candour_import_page_finalize;
  widget_class->root = candour_import_page_root;
  widget_class->unroot = candour_import_page_unroot;

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_STEP_STRIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_IMPORT_ANSWERS);
  g_type_ensure (CANDOUR_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/import-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
candour_import_page_init (CandourImportPage *self)
{
  const char *const titles[] = { _("Choose the file"), _("Check what was understood"), _("Import"),
                                 NULL };

  g_mutex_init (&self->lock);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->choices_before = candour_import_page_copy_choices (self->choices);
  self->chosen_before = candour_import_page_copy_choices (self->chosen);
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_step_strip_set_steps (self->steps, titles);
  candour_step_strip_set_detail (self->steps, 3, _("All of it, or none"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", FALSE);
  candour_a11y_set_label (GTK_WIDGET (self->bar), _("How far it is"));
  candour_a11y_label_drop_down (self->profile_list, _("Column names remembered as"));
}

/* Who may not import reads so at once, rather than after the work. */
static void
check_role (CandourImportPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (actor != NULL && candour_rules_may_import (actor->role)
      && !candour_workspace_is_read_only (self->workspace))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", FALSE);
  candour_notice_show (self->choose_notice, CANDOUR_TONE_NEUTRAL, NULL,
                       candour_workspace_is_read_only (self->workspace)
                       ? _("This workspace is open for reading only, so nothing can be imported.")
                       : _("Only a QA lead or a head of service may import lists."));
}

GtkWidget *
candour_import_page_new (CandourWorkspace  *workspace,
                         CandourImportKind  kind)
{
  CandourImportPage *self = g_object_new (CANDOUR_TYPE_IMPORT_PAGE, NULL);
  gboolean cases = kind == CANDOUR_IMPORT_CASES;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  candour_pane_header_set_title (self->header, cases ? _("Import case list") : _("Import people"));
  adw_status_page_set_title (self->choose, cases ? _("Choose the case list")
                                                 : _("Choose the workforce list"));
  adw_status_page_set_description (self->choose, cases
    ? _("The Annex A workbook as it is, or one of its lists as CSV. You see what was understood "
        "before anything is changed.")
    : _("A CSV with a header row: name, role, job, team, manager, start date, account. You see "
        "what was understood before anything is changed."));
  gtk_widget_set_visible (self->new_audit, cases);
  candour_import_page_prepare_tables (self);
  check_role (self);

  return GTK_WIDGET (self);
}
