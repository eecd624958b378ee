/* candour-action-editor.c - one action: what, what difference, who, by when, for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-editor.h"

#include <glib/gi18n-lib.h>

#include "candour-action-link.h"
#include "candour-date-entry.h"
#include "candour-person-picker.h"
#include "candour-text-box.h"

struct _CandourActionEditor
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkOrientable       *line;
  CandourTextBox      *what;
  CandourTextBox      *difference;
  GtkWidget           *who_column;
  CandourPersonPicker *who;
  GtkLabel            *who_text;
  GtkDropDown         *level;
  GtkLabel            *level_text;
  GtkWidget           *when_column;
  CandourDateEntry    *when;
  GtkLabel            *when_text;
  GtkWidget           *menu;
  GtkLabel            *hint;

  CandourAuditSession *session;    /* lent */
  CandourActionPoint  *action;     /* lent */
  gboolean             showing;    /* the program fills the fields */
};

enum
{
  DUPLICATE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourActionEditor, candour_action_editor, GTK_TYPE_WIDGET)

/* What it repeats is named, so that nobody has to look for it. */
static char *
describe_repeat (CandourActionEditor *self)
{
  const CandourActionRow *repeated =
    candour_audit_session_find_repeated (self->session, self->action);

  if (candour_audit_session_get_refusal (self->session) != NULL)
    return self->action->repeats_id != NULL ? g_strdup (_("This repeats an earlier action."))
                                            : NULL;

  if (repeated == NULL)
    return NULL;

  if (self->action->repeats_id != NULL)
    return g_strdup_printf (_("Linked to “%s”, which is still open."), repeated->what);

  return g_strdup_printf (_("This repeats “%s”, which is still open. Submitting links the two."),
                          repeated->what);
}

static void
show_hint (CandourActionEditor *self)
{
  const char *wrong = candour_rules_check_action_words (self->action->what);
  g_autofree char *hint = wrong != NULL ? g_strdup (wrong) : describe_repeat (self);

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

/* An item of the menu that could do nothing is not in it. */
static void
show_link (CandourActionEditor *self)
{
  gboolean linked = self->action->repeats_id != NULL;
  gboolean any = candour_audit_session_get_facts (self->session)->open_actions->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.link", !linked && any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.unlink", linked);
  show_hint (self);
}

static void
show_when (CandourActionEditor *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const char *due = self->action->due_on;
  g_autofree char *text = NULL;

  if (due != NULL && candour_audit_session_get_refusal (self->session) != NULL)
    text = candour_date_format_short (due, facts->today);
  else if (due != NULL && strcmp (due, facts->today) < 0)
    text = g_strdup (_("In the past"));
  else if (due != NULL)
    {
      int days = candour_date_working_days (facts->today, due, facts->holidays);

      text = g_strdup_printf (ngettext ("%d working day", "%d working days", days), days);
    }

  gtk_label_set_label (self->when_text, text != NULL ? text : "");
}

static void
take_text (char           **text,
           CandourTextBox  *box)
{
  g_free (*text);
  *text = candour_text_box_dup_text (box);
}

static void
take_fields (CandourActionEditor *self,
             CandourSaveWhen      save_when)
{
  CandourActionPoint *action = self->action;

  take_text (&action->what, self->what);
  take_text (&action->difference, self->difference);
  g_free (action->owner_id);
  action->owner_id = g_strdup (candour_person_picker_get_person (self->who));
  g_free (action->due_on);
  action->due_on = g_strdup (candour_date_entry_get_date (self->when));
  action->level = candour_action_levels[gtk_drop_down_get_selected (self->level)].value;

  candour_audit_session_touch_action (self->session, action, save_when);
  show_when (self);
}

static void
edited_cb (CandourActionEditor *self)
{
  if (!self->showing)
    take_fields (self, CANDOUR_SAVE_SOON);
}

static void
picked_cb (CandourActionEditor *self)
{
  if (self->showing || self->session == NULL)
    return;

  take_fields (self, CANDOUR_SAVE_NOW);
  show_hint (self);
}

/* What was said is judged when it is said, not while it is being said. */
static void
left_cb (CandourActionEditor *self)
{
  if (self->session == NULL)
    return;

  show_hint (self);
  candour_audit_session_flush (self->session);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[DUPLICATE], 0);
}

static void
set_link (CandourActionEditor *self,
          const char          *action_id)
{
  if (self->session == NULL)
    return;

  g_free (self->action->repeats_id);
  self->action->repeats_id = g_strdup (action_id);
  candour_audit_session_touch_action (self->session, self->action, CANDOUR_SAVE_NOW);
  show_link (self);
}

static void
linked_cb (GtkWidget  *widget,
           const char *action_id)
{
  set_link (CANDOUR_ACTION_EDITOR (widget), action_id);
}

static void
link_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const CandourAuditFacts *facts =
    candour_audit_session_get_facts (CANDOUR_ACTION_EDITOR (widget)->session);

  candour_action_link_ask (widget, facts->open_actions, facts->today, linked_cb);
}

static void
unlink_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  set_link (CANDOUR_ACTION_EDITOR (widget), NULL);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static gboolean
candour_action_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_ACTION_EDITOR (widget)->what));
}

static void
candour_action_editor_dispose (GObject *object)
{
  CANDOUR_ACTION_EDITOR (object)->session = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_ACTION_EDITOR);

  G_OBJECT_CLASS (candour_action_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, box);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, line);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, what);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, difference);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, who_column);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, who);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, who_text);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, level);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, level_text);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, when_column);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, when);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, when_text);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, menu);
  gtk_widget_class_bind_template_child (widget_class, CandourActionEditor, hint);
}

static void
candour_action_editor_class_init (CandourActionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_action_editor_dispose;
  widget_class->grab_focus = candour_action_editor_grab_focus;

  signals[DUPLICATE] = g_signal_new ("duplicate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "action.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "action.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "action.unlink", NULL, unlink_action);
  gtk_widget_class_install_action (widget_class, "action.remove", NULL, remove_action);

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_PERSON_PICKER);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/action-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
candour_action_editor_init (CandourActionEditor *self)
{
  g_autoptr(GtkStringList) levels = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_text_box_set_name (self->what, _("What will be done"));
  candour_text_box_set_name (self->difference, _("What difference to the child"));
  candour_text_box_set_height (self->what, 52, 140);
  candour_text_box_set_height (self->difference, 52, 140);
  candour_person_picker_set_label (self->who, _("Who"));
  candour_date_entry_set_label (self->when, _("By when"));

  for (const CandourCode *code = candour_action_levels; code->code != NULL; code++)
    gtk_string_list_append (levels, candour_code_get_name (candour_action_levels, code->value));
  gtk_drop_down_set_model (self->level, G_LIST_MODEL (levels));
}

static void
show_read_only (CandourActionEditor *self)
{
  const GPtrArray *people = candour_audit_session_get_facts (self->session)->people;
  const char *name = _("Nobody");

  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, self->action->owner_id) == 0)
        name = person->name;
    }

  gtk_label_set_label (self->who_text, name);
  gtk_label_set_label (self->level_text,
                       candour_code_get_name (candour_action_levels, self->action->level));
  gtk_widget_set_visible (GTK_WIDGET (self->who), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->who_text), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->level), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->level_text), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->when), FALSE);
  gtk_widget_set_visible (self->menu, FALSE);
  candour_text_box_set_read_only (self->what, TRUE);
  candour_text_box_set_read_only (self->difference, TRUE);
}

GtkWidget *
candour_action_editor_new (CandourAuditSession *session,
                           CandourActionPoint  *action,
                           GListModel          *people)
{
  CandourActionEditor *self = g_object_new (CANDOUR_TYPE_ACTION_EDITOR, NULL);

  self->session = session;
  self->action = action;
  candour_text_box_set_text (self->what, action->what);
  candour_text_box_set_text (self->difference, action->difference);
  candour_person_picker_set_model (self->who, people);
  candour_person_picker_set_person (self->who, action->owner_id);
  candour_date_entry_set_today (self->when, candour_audit_session_get_facts (session)->today);
  candour_date_entry_set_date (self->when, action->due_on);
  for (guint i = 0; candour_action_levels[i].code != NULL; i++)
    if (candour_action_levels[i].value == (int) action->level)
      gtk_drop_down_set_selected (self->level, i);

  show_when (self);
  show_link (self);
  if (candour_audit_session_get_refusal (session) != NULL)
    show_read_only (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *action->what != '\0' ? action->what : _("New action"), -1);
  self->showing = FALSE;

  return GTK_WIDGET (self);
}

CandourActionPoint *
candour_action_editor_get_action (CandourActionEditor *self)
{
  g_return_val_if_fail (CANDOUR_IS_ACTION_EDITOR (self), NULL);

  return self->action;
}

void
candour_action_editor_set_narrow (CandourActionEditor *self,
                                  gboolean             narrow)
{
  g_return_if_fail (CANDOUR_IS_ACTION_EDITOR (self));

  gtk_orientable_set_orientation (self->line, narrow ? GTK_ORIENTATION_VERTICAL
                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (self->who_column, narrow);
}

void
candour_action_editor_add_to_groups (CandourActionEditor *self,
                                     GtkSizeGroup        *who,
                                     GtkSizeGroup        *when,
                                     GtkSizeGroup        *menu)
{
  g_return_if_fail (CANDOUR_IS_ACTION_EDITOR (self));

  gtk_size_group_add_widget (who, self->who_column);
  gtk_size_group_add_widget (when, self->when_column);
  gtk_size_group_add_widget (menu, self->menu);
}
