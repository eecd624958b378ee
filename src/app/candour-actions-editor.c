/* candour-actions-editor.c - the actions of one standard, written in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-actions-editor.h"

#include <glib/gi18n-lib.h>

#include "candour-action-editor.h"
#include "candour-person-picker.h"

struct _CandourActionsEditor
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkLabel            *need;
  GtkWidget           *card;
  GtkWidget           *header;
  GtkWidget           *who;
  GtkWidget           *when;
  GtkWidget           *menu;
  GtkBox              *rows;
  GtkSizeGroup        *who_group;
  GtkSizeGroup        *when_group;
  GtkSizeGroup        *menu_group;

  CandourAuditSession *session;       /* lent */
  GPtrArray           *people_shown;  /* lent: what the model was made of */
  GListModel          *people;
  char                *standard_id;
  gboolean             narrow;
};

G_DEFINE_FINAL_TYPE (CandourActionsEditor, candour_actions_editor, GTK_TYPE_WIDGET)

static void
show_card (CandourActionsEditor *self)
{
  gtk_widget_set_visible (self->card,
                          gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
  gtk_widget_set_visible (self->header, !self->narrow);
}

static void
remove_row (CandourActionsEditor *self,
            GtkWidget            *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_box_remove (self->rows, row);
  if (next != NULL)
    gtk_widget_grab_focus (next);

  show_card (self);
}

static gboolean
remove_row_cb (gpointer data)
{
  GtkWidget *row = data;
  GtkWidget *self = gtk_widget_get_ancestor (row, CANDOUR_TYPE_ACTIONS_EDITOR);

  if (self != NULL)
    remove_row (CANDOUR_ACTIONS_EDITOR (self), row);

  return G_SOURCE_REMOVE;
}

/* The row goes when its own menu is closed. */
static void
remove_cb (CandourActionsEditor *self,
           CandourActionEditor  *row)
{
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  candour_audit_session_remove_action (self->session, candour_action_editor_get_action (row));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_row_cb, g_object_ref (row), g_object_unref);
}

static GtkWidget *add_row (CandourActionsEditor *self,
                           CandourActionPoint   *action);

static void
duplicate_cb (CandourActionsEditor *self,
              CandourActionEditor  *row)
{
  CandourActionPoint *copy =
    candour_audit_session_copy_action (self->session, candour_action_editor_get_action (row));

  gtk_widget_grab_focus (add_row (self, copy));
}

static GtkWidget *
add_row (CandourActionsEditor *self,
         CandourActionPoint   *action)
{
  GtkWidget *row = candour_action_editor_new (self->session, action, self->people);

  g_signal_connect_swapped (row, "duplicate", G_CALLBACK (duplicate_cb), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  candour_action_editor_add_to_groups (CANDOUR_ACTION_EDITOR (row), self->who_group,
                                       self->when_group, self->menu_group);
  candour_action_editor_set_narrow (CANDOUR_ACTION_EDITOR (row), self->narrow);
  gtk_box_append (self->rows, row);
  show_card (self);

  return row;
}

static void
candour_actions_editor_dispose (GObject *object)
{
  CandourActionsEditor *self = CANDOUR_ACTIONS_EDITOR (object);

  g_clear_object (&self->people);
  g_clear_pointer (&self->standard_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_ACTIONS_EDITOR);

  G_OBJECT_CLASS (candour_actions_editor_parent_class)->dispose (object);
}

static void
candour_actions_editor_class_init (CandourActionsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_actions_editor_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/actions-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, box);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, need);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, card);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, header);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, who);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, when);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, menu);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, rows);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, who_group);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, when_group);
  gtk_widget_class_bind_template_child (widget_class, CandourActionsEditor, menu_group);
}

static void
candour_actions_editor_init (CandourActionsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_size_group_add_widget (self->who_group, self->who);
  gtk_size_group_add_widget (self->when_group, self->when);
  gtk_size_group_add_widget (self->menu_group, self->menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions for this standard"), -1);
}

/* A row that was added and left empty was a slip: it is not missed. */
static void
drop_blank_actions (CandourActionsEditor *self)
{
  GPtrArray *actions = candour_audit_session_get_audit (self->session)->actions;

  for (guint i = actions->len; i > 0; i--)
    {
      CandourActionPoint *action = g_ptr_array_index (actions, i - 1);

      if (action->id == NULL && *action->what == '\0' && *action->difference == '\0'
          && g_strcmp0 (action->standard_id, self->standard_id) == 0)
        candour_audit_session_remove_action (self->session, action);
    }
}

GtkWidget *
candour_actions_editor_new (void)
{
  return g_object_new (CANDOUR_TYPE_ACTIONS_EDITOR, NULL);
}

void
candour_actions_editor_show (CandourActionsEditor *self,
                             CandourAuditSession  *session,
                             const char           *standard_id)
{
  g_autoptr(GPtrArray) actions = NULL;
  GtkWidget *row;

  g_return_if_fail (CANDOUR_IS_ACTIONS_EDITOR (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  if (self->session != NULL)
    drop_blank_actions (self);

  self->session = session;
  g_free (self->standard_id);
  self->standard_id = g_strdup (standard_id);
  if (session == NULL)
    return;

  if (self->people_shown != candour_audit_session_get_facts (session)->people)
    {
      self->people_shown = candour_audit_session_get_facts (session)->people;
      g_clear_object (&self->people);
      self->people = candour_person_picker_make_model (self->people_shown, _("Choose who"));
    }

  actions = candour_audit_session_list_actions (session, standard_id);
  for (guint i = 0; i < actions->len; i++)
    add_row (self, g_ptr_array_index (actions, i));

  show_card (self);
  candour_actions_editor_update_need (self);
}

void
candour_actions_editor_update_need (CandourActionsEditor *self)
{
  const CandourFramework *framework;
  const CandourGrading *grading;
  g_autofree char *need = NULL;

  g_return_if_fail (CANDOUR_IS_ACTIONS_EDITOR (self));
  g_return_if_fail (self->session != NULL);

  framework = candour_audit_session_get_framework (self->session);
  grading = candour_audit_session_get_grading (self->session, self->standard_id);

  if (candour_audit_session_get_refusal (self->session) != NULL)
    need = gtk_widget_get_visible (self->card) ? NULL : g_strdup (_("None"));
  else if (!grading->not_applicable && candour_rules_needs_action (framework, grading->grade))
    /* Translators: %s: a grade, "Inadequate" */
    need = g_strdup_printf (_("At least one is needed for %s"),
                            candour_framework_get_grade_name (framework, grading->grade));
  else
    need = g_strdup (_("What would help this child next?"));

  gtk_label_set_label (self->need, need != NULL ? need : "");
}

void
candour_actions_editor_add (CandourActionsEditor *self)
{
  g_return_if_fail (CANDOUR_IS_ACTIONS_EDITOR (self));
  g_return_if_fail (self->session != NULL);

  if (candour_audit_session_get_refusal (self->session) == NULL)
    gtk_widget_grab_focus (
      add_row (self, candour_audit_session_add_action (self->session, self->standard_id)));
}

gboolean
candour_actions_editor_focus_action (CandourActionsEditor *self,
                                     const char           *action_id)
{
  g_return_val_if_fail (CANDOUR_IS_ACTIONS_EDITOR (self), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const CandourActionPoint *action =
        candour_action_editor_get_action (CANDOUR_ACTION_EDITOR (row));

      if (g_strcmp0 (action->id, action_id) == 0)
        return gtk_widget_grab_focus (row);
    }

  return FALSE;
}

void
candour_actions_editor_set_narrow (CandourActionsEditor *self,
                                   gboolean              narrow)
{
  g_return_if_fail (CANDOUR_IS_ACTIONS_EDITOR (self));

  self->narrow = !!narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    candour_action_editor_set_narrow (CANDOUR_ACTION_EDITOR (row), narrow);

  show_card (self);
}
