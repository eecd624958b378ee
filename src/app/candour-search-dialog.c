/* candour-search-dialog.c - one box that leads to any case, person or action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-due-chip.h"
#include "candour-rows.h"
#include "candour-search.h"

struct _CandourSearchDialog
{
  AdwWindow         parent_instance;

  GtkSearchEntry   *entry;
  GtkStack         *stack;
  GtkListBox       *list;
  AdwStatusPage    *none;
  GtkLabel         *status;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;  /* of what is being read */
  char             *today;
};

G_DEFINE_FINAL_TYPE (CandourSearchDialog, candour_search_dialog, ADW_TYPE_WINDOW)

/* --- Rows ------------------------------------------------------------------------------ */

/* Enter on it, or a click, closes the dialog and has the window do @action with @target. */
static GtkWidget *
add_row (CandourSearchDialog *self,
         const char          *group,
         const char          *title,
         const char          *subtitle,
         const char          *action,
         const char          *target)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strjoin (", ", title, *subtitle != '\0' ? subtitle : group,
                                     *subtitle != '\0' ? group : NULL, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "group", (gpointer) group);
  g_object_set_data (G_OBJECT (row), "action", (gpointer) action);
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (target), g_free);
  candour_a11y_set_label (row, name);
  gtk_list_box_append (self->list, row);

  return row;
}

static void
add_case (CandourSearchDialog *self,
          CandourCaseRow      *found)
{
  const char *worker = *found->worker_name != '\0' ? found->worker_name : _("Not allocated");
  const char *last = found->last_audited != NULL ? NULL : _("never audited");
  g_autofree char *subtitle = g_strjoin (", ", candour_code_get_name (candour_cohorts,
                                                                      found->cohort),
                                         worker, found->team_name, last, NULL);

  add_row (self, _("Cases"), found->reference, subtitle, "win.show-case", found->reference);
}

static void
add_person (CandourSearchDialog *self,
            CandourPersonRow    *found)
{
  g_autofree char *subtitle = g_strjoin (", ", found->job,
                                         found->team_name != NULL ? found->team_name : NULL, NULL);

  add_row (self, _("People"), found->name, subtitle, "win.show-person", found->id);
}

static void
add_action (CandourSearchDialog *self,
            CandourActionRow    *found)
{
  GtkWidget *row;
  GtkWidget *chip;
  g_autofree char *whose = *found->owner_name != '\0'
                           /* Translators: %s is the name of whose action it is */
                           ? g_strdup_printf (_("for %s"), found->owner_name) : NULL;
  g_autofree char *subtitle = g_strjoin (", ", found->reference,
                                         candour_code_get_name (candour_action_states,
                                                                found->state),
                                         whose, NULL);

  row = add_row (self, _("Actions"), found->what, subtitle, "win.open-audit", found->audit_id);
  if (!candour_rules_is_action_open (found->state) || found->due_on == NULL)
    return;

  chip = candour_due_chip_new ();
  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), found->due_on, self->today);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       unused)
{
  const char *group = g_object_get_data (G_OBJECT (row), "group");
  GtkWidget *label;

  if (before != NULL && g_str_equal (group, g_object_get_data (G_OBJECT (before), "group")))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "search-group");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (CandourSearchDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* --- Reading ----------------------------------------------------------------------------- */

typedef struct
{
  char *words;
  char *owner_id;
  char *today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->words);
  g_free (self->owner_id);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_found (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Asked *asked = data;

  return candour_search_read (db, asked->words, asked->owner_id, asked->today, error);
}

static void
show_none (CandourSearchDialog *self,
           const char          *title,
           const char          *description)
{
  g_autofree char *safe = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->none, title);
  adw_status_page_set_description (self->none, safe);
  gtk_stack_set_visible_child_name (self->stack, "none");
  gtk_label_set_label (self->status, title);
}

static void
show_found (CandourSearchDialog *self,
            const CandourFound  *found)
{
  guint n_found = candour_found_get_count (found);
  g_autofree char *words = g_strdup_printf (ngettext ("%u found", "%u found", n_found), n_found);

  clear (self);
  if (n_found == 0)
    {
      show_none (self, _("Nothing found"),
                 _("A case is found by its reference or its worker, a person by the name, "
                   "an action by its words once its audit is submitted."));
      return;
    }

  for (guint i = 0; found->cases != NULL && i < found->cases->len; i++)
    add_case (self, g_ptr_array_index (found->cases, i));
  for (guint i = 0; found->people != NULL && i < found->people->len; i++)
    add_person (self, g_ptr_array_index (found->people, i));
  for (guint i = 0; found->actions != NULL && i < found->actions->len; i++)
    add_action (self, g_ptr_array_index (found->actions, i));
  gtk_stack_set_visible_child_name (self->stack, "found");
  gtk_label_set_label (self->status, words);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourSearchDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFound) found = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                            &error);

  /* Something else is asked by now, or the dialog is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL
      || gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0')
    return;

  if (found != NULL)
    show_found (self, found);
  else
    show_none (self, _("The records could not be read"), error->message);
}

static void
stop_reading (CandourSearchDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Those who may not open Audits see their own actions only, here as everywhere. */
static const char *
get_owner_id (CandourSearchDialog *self)
{
  CandourWindow *window = CANDOUR_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return candour_window_may_open (window, "audits") ? NULL : actor->person_id;
}

static void
search_changed_cb (CandourSearchDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Asked *asked;

  stop_reading (self);
  if (*words == '\0')
    {
      clear (self);
      gtk_stack_set_visible_child_name (self->stack, "begin");
      gtk_label_set_label (self->status, "");
      return;
    }

  self->cancellable = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->words = g_strdup (words);
  asked->owner_id = g_strdup (get_owner_id (self));
  asked->today = g_strdup (self->today);
  candour_workspace_read_async (self->workspace, read_found, asked, asked_free,
                                (GDestroyNotify) candour_found_free, self->cancellable, found_cb,
                                g_object_ref (self));
}

/* --- What a person does -------------------------------------------------------------------- */

static void
row_activated_cb (CandourSearchDialog *self,
                  GtkListBoxRow       *row)
{
  g_autoptr(GtkWindow) window = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const char *action = g_object_get_data (G_OBJECT (row), "action");
  g_autofree char *target = g_strdup (g_object_get_data (G_OBJECT (row), "target"));

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
}

/* Enter in the box opens what stands first. */
static void
activate_cb (CandourSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
close_cb (CandourSearchDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* From the box into what was found. */
static gboolean
key_pressed_cb (CandourSearchDialog *self,
                guint                key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  return key == GDK_KEY_Down && row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- The object ------------------------------------------------------------------------------ */

static void
candour_search_dialog_dispose (GObject *object)
{
  CandourSearchDialog *self = CANDOUR_SEARCH_DIALOG (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->today, g_free);

  G_OBJECT_CLASS (candour_search_dialog_parent_class)->dispose (object);
}

static void
candour_search_dialog_class_init (CandourSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_search_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CandourSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CandourSearchDialog, none);
  gtk_widget_class_bind_template_child (widget_class, CandourSearchDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_search_dialog_init (CandourSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

void
candour_search_dialog_present (CandourWindow *window)
{
  CandourSearchDialog *self;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  self = g_object_new (CANDOUR_TYPE_SEARCH_DIALOG, "transient-for", window, NULL);
  self->workspace = g_object_ref (candour_window_get_workspace (window));
  self->today = g_strdup (candour_window_get_today (window));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
