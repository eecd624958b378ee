/* candour-learning-form.c - what is asked before learning is passed on, used, reworded, withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-form.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-choice-model.h"
#include "candour-date-entry.h"
#include "candour-notice.h"
#include "candour-person-picker.h"
#include "candour-text-box.h"

#define TEXT_LEAST 64
#define TEXT_MOST 160

struct _CandourLearningForm
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  CandourNotice       *notice;
  GtkWidget           *to_box;
  GtkCheckButton      *to_team;
  GtkCheckButton      *to_person;
  GtkStack            *to_stack;
  GtkDropDown         *teams;
  CandourPersonPicker *person;
  GtkWidget           *why_box;
  GtkEntry            *why;
  GtkWidget           *children_box;
  GtkSpinButton       *children;
  GtkWidget           *title_box;
  GtkEntry            *title;
  CandourTextBox      *words;
  CandourTextBox      *helped;
  GtkWidget           *step_box;
  CandourPersonPicker *owner;
  CandourDateEntry    *due;
  GtkLabel            *hint;
  GtkLabel            *wrong;
  GtkButton           *act;

  CandourWorkspace    *workspace;
  char                *today;
  char                *id;
  GStrv                names;
  GtkStringList       *team_names;
  CandourLearningDeed  deed;
  gint64               revision;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourLearningForm, candour_learning_form, GTK_TYPE_WIDGET)

/* What each asks, and what is said once it is done; "": the box is not there. */
static const struct
{
  const char *heading;
  const char *words;
  const char *helped;
  const char *act;
  const char *told;
} texts[] =
{
  [CANDOUR_LEARNING_DO_PASS] =
    { N_("Pass on"), "", "", N_("Pass on"), N_("Passed on") },
  [CANDOUR_LEARNING_DO_USE] =
    { N_("I used this"), N_("What changed"), "", N_("Record it"), N_("Recorded that you used it") },
  [CANDOUR_LEARNING_DO_SAVE] =
    { N_("Change the words"), N_("What was done"), N_("Why it helped"), N_("Save"),
      N_("The words were changed") },
  [CANDOUR_LEARNING_DO_WITHDRAW] =
    { N_("Withdraw this learning?"), N_("Why you withdraw it"), "", N_("Withdraw it"),
      N_("Withdrawn") },
  [CANDOUR_LEARNING_DO_ADD_STEP] =
    { N_("Add a next step"), N_("What will be done"), N_("What difference it makes to the child"),
      N_("Add next step"), N_("The next step was added") },
  [CANDOUR_LEARNING_DO_EXPLAIN] =
    { N_("No next step"), N_("Why there is none for this child"), "", N_("Record the reason"),
      N_("The reason is kept with the audit") },
};

/* --- What is written ------------------------------------------------------------------ */

static gboolean
is_step (CandourLearningForm *self)
{
  return self->deed == CANDOUR_LEARNING_DO_ADD_STEP || self->deed == CANDOUR_LEARNING_DO_EXPLAIN;
}

static CandourLearningEvent
get_event (CandourLearningForm *self)
{
  switch (self->deed)
    {
    case CANDOUR_LEARNING_DO_PASS:
      return CANDOUR_LEARNING_PASS;
    case CANDOUR_LEARNING_DO_USE:
      return CANDOUR_LEARNING_USE;
    case CANDOUR_LEARNING_DO_WITHDRAW:
      return CANDOUR_LEARNING_WITHDRAW;
    default:
      return CANDOUR_LEARNING_SAVE;
    }
}

static char *
dup_words (CandourLearningForm *self)
{
  return self->deed == CANDOUR_LEARNING_DO_PASS
         ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why)))
         : candour_text_box_dup_text (self->words);
}

/* All that others will read. */
static char *
dup_all (CandourLearningForm *self)
{
  g_autofree char *words = dup_words (self);
  g_autofree char *helped = NULL;

  if (self->deed != CANDOUR_LEARNING_DO_SAVE)
    return g_steal_pointer (&words);

  helped = candour_text_box_dup_text (self->helped);

  return g_strjoin ("\n", gtk_editable_get_text (GTK_EDITABLE (self->title)), words, helped, NULL);
}

static const char *
get_team (CandourLearningForm *self)
{
  return gtk_check_button_get_active (self->to_team)
         ? candour_choice_model_get_id (self->team_names,
                                        gtk_drop_down_get_selected (self->teams)) : NULL;
}

static const char *
get_person (CandourLearningForm *self)
{
  return gtk_check_button_get_active (self->to_person)
         ? candour_person_picker_get_person (self->person) : NULL;
}

static void
show_wrong (CandourLearningForm *self,
            const char          *sentence)
{
  gtk_label_set_label (self->wrong, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong), sentence != NULL);
}

/* While they write: only what must not be there, not what is still to come. */
static void
edited_cb (CandourLearningForm *self)
{
  g_autofree char *all = dup_all (self);
  g_autofree char *sentence = NULL;

  /* A reason to withdraw is the author's own; a next step is read beside the audit. */
  if (*all != '\0' && !is_step (self) && self->deed != CANDOUR_LEARNING_DO_WITHDRAW)
    sentence = candour_rules_check_learning_words (get_event (self), all, 1,
                                                   (const char *const *) self->names);
  else if (*all != '\0' && self->deed == CANDOUR_LEARNING_DO_ADD_STEP)
    sentence = g_strdup (candour_rules_check_action_words (all));
  show_wrong (self, sentence);
}

/* What is missing of a next step, and where. */
static char *
check_step (CandourLearningForm  *self,
            GtkWidget           **where)
{
  g_autofree char *what = candour_text_box_dup_text (self->words);
  g_autofree char *difference = candour_text_box_dup_text (self->helped);
  const char *wrong = candour_rules_check_action_words (what);

  *where = GTK_WIDGET (self->words);
  if (*g_strstrip (what) == '\0')
    return g_strdup (self->deed == CANDOUR_LEARNING_DO_EXPLAIN ? _("Say why there is none.")
                                                               : _("Say what will be done."));
  if (self->deed == CANDOUR_LEARNING_DO_EXPLAIN)
    return NULL;
  if (wrong != NULL)
    return g_strdup (wrong);

  *where = GTK_WIDGET (self->helped);
  if (*g_strstrip (difference) == '\0')
    return g_strdup (_("Say what will be different for the child."));

  *where = GTK_WIDGET (self->owner);
  if (candour_person_picker_get_person (self->owner) == NULL)
    return g_strdup (_("Choose who does it."));

  *where = GTK_WIDGET (self->due);
  if (candour_date_entry_get_date (self->due) == NULL
      || strcmp (candour_date_entry_get_date (self->due), self->today) < 0)
    return g_strdup (_("Choose a day that is still to come."));

  return NULL;
}

static char *
check (CandourLearningForm  *self,
       GtkWidget           **where)
{
  g_autofree char *all = dup_all (self);
  g_autofree char *words = dup_words (self);
  const char *const *names = self->deed == CANDOUR_LEARNING_DO_WITHDRAW
                             ? NULL : (const char *const *) self->names;
  int n_children = gtk_spin_button_get_value_as_int (self->children);

  if (is_step (self))
    return check_step (self, where);

  *where = GTK_WIDGET (self->to_team);
  if (self->deed == CANDOUR_LEARNING_DO_PASS && get_team (self) == NULL
      && get_person (self) == NULL)
    return g_strdup (_("Choose a team or a person."));

  *where = self->deed == CANDOUR_LEARNING_DO_PASS ? GTK_WIDGET (self->why)
           : self->deed == CANDOUR_LEARNING_DO_USE && n_children < 1 ? GTK_WIDGET (self->children)
           : self->deed == CANDOUR_LEARNING_DO_SAVE
             && *gtk_editable_get_text (GTK_EDITABLE (self->title)) == '\0'
             ? GTK_WIDGET (self->title) : GTK_WIDGET (self->words);
  if (*where == GTK_WIDGET (self->title))
    return g_strdup (_("Give it a title."));
  if (*g_strstrip (words) == '\0')
    return candour_rules_check_learning_words (get_event (self), "", n_children, names);

  return candour_rules_check_learning_words (get_event (self), all, n_children, names);
}

/* --- Saving --------------------------------------------------------------------------- */

static CandourLearningChange *
make_change (CandourLearningForm *self)
{
  CandourLearningChange *change = candour_learning_change_new (self->deed, self->id);

  change->words = g_strstrip (dup_words (self));
  change->helped = g_strstrip (candour_text_box_dup_text (self->helped));
  change->title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  change->n_children = gtk_spin_button_get_value_as_int (self->children);
  change->revision = self->revision;
  if (self->deed == CANDOUR_LEARNING_DO_PASS)
    {
      change->team_id = g_strdup (get_team (self));
      change->person_id = g_strdup (get_person (self));
    }
  else if (self->deed == CANDOUR_LEARNING_DO_ADD_STEP)
    {
      change->person_id = g_strdup (candour_person_picker_get_person (self->owner));
      change->due_on = g_strdup (candour_date_entry_get_date (self->due));
    }

  return change;
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourLearningForm) self = user_data;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (self->box == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->act), TRUE);
  if (error != NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, _(texts[self->deed].told));
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourLearningForm *self = CANDOUR_LEARNING_FORM (widget);
  GtkWidget *where = NULL;
  g_autofree char *sentence = NULL;

  if (self->workspace == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;

  sentence = check (self, &where);
  show_wrong (self, sentence);
  if (sentence != NULL)
    {
      if (where != NULL)
        gtk_widget_grab_focus (where);
      return;
    }

  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  candour_learning_jobs_change_async (self->workspace, make_change (self), self->today, changed_cb,
                                      g_object_ref (self));
}

static void
act_cb (CandourLearningForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.act", NULL);
}

static void
to_changed_cb (CandourLearningForm *self)
{
  gtk_stack_set_visible_child_name (self->to_stack,
                                    gtk_check_button_get_active (self->to_person) ? "person"
                                                                                  : "team");
}

/* --- The widget ----------------------------------------------------------------------- */

static gboolean
candour_learning_form_grab_focus (GtkWidget *widget)
{
  CandourLearningForm *self = CANDOUR_LEARNING_FORM (widget);

  switch (self->deed)
    {
    case CANDOUR_LEARNING_DO_PASS:
      return gtk_widget_grab_focus (GTK_WIDGET (self->to_team));
    case CANDOUR_LEARNING_DO_USE:
      return gtk_widget_grab_focus (GTK_WIDGET (self->children));
    case CANDOUR_LEARNING_DO_SAVE:
      return gtk_widget_grab_focus (GTK_WIDGET (self->title));
    default:
      return gtk_widget_grab_focus (GTK_WIDGET (self->words));
    }
}

static void
candour_learning_form_dispose (GObject *object)
{
  CandourLearningForm *self = CANDOUR_LEARNING_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_LEARNING_FORM);
  g_clear_object (&self->workspace);
  g_clear_object (&self->team_names);

  G_OBJECT_CLASS (candour_learning_form_parent_class)->dispose (object);
}

static void
candour_learning_form_finalize (GObject *object)
{
  CandourLearningForm *self = CANDOUR_LEARNING_FORM (object);

  g_strfreev (self->names);
  g_free (self->today);
  g_free (self->id);

  G_OBJECT_CLASS (candour_learning_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, to_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, to_team);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, to_person);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, to_stack);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, teams);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, person);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, why_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, why);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, children_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, children);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, title_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, title);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, words);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, helped);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, step_box);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, owner);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, due);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, wrong);
  gtk_widget_class_bind_template_child (widget_class, CandourLearningForm, act);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_changed_cb);
}

static void
candour_learning_form_class_init (CandourLearningFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_learning_form_dispose;
  object_class->finalize = candour_learning_form_finalize;
  widget_class->grab_focus = candour_learning_form_grab_focus;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PERSON_PICKER);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/learning-form.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.act", NULL, act_action);
}

static void
candour_learning_form_init (CandourLearningForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_text_box_set_height (self->words, TEXT_LEAST, TEXT_MOST);
  candour_text_box_set_height (self->helped, TEXT_LEAST, TEXT_MOST);
  candour_person_picker_set_label (self->person, _("Person"));
  candour_person_picker_set_label (self->owner, _("Who"));
  candour_date_entry_set_label (self->due, _("By when"));
}

GtkWidget *
candour_learning_form_new (void)
{
  return g_object_new (CANDOUR_TYPE_LEARNING_FORM, NULL);
}

static void
show_parts (CandourLearningForm *self)
{
  CandourLearningDeed deed = self->deed;
  const char *words = texts[deed].words;
  const char *helped = texts[deed].helped;

  gtk_widget_set_visible (self->to_box, deed == CANDOUR_LEARNING_DO_PASS);
  gtk_widget_set_visible (self->why_box, deed == CANDOUR_LEARNING_DO_PASS);
  gtk_widget_set_visible (self->children_box, deed == CANDOUR_LEARNING_DO_USE);
  gtk_widget_set_visible (self->title_box, deed == CANDOUR_LEARNING_DO_SAVE);
  gtk_widget_set_visible (self->step_box, deed == CANDOUR_LEARNING_DO_ADD_STEP);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->helped), *helped != '\0');
  if (*words != '\0')
    {
      candour_text_box_set_heading (self->words, _(words), NULL);
      candour_text_box_set_name (self->words, _(words));
    }
  if (*helped != '\0')
    {
      candour_text_box_set_heading (self->helped, _(helped), NULL);
      candour_text_box_set_name (self->helped, _(helped));
    }

  gtk_label_set_label (self->hint, deed == CANDOUR_LEARNING_DO_WITHDRAW
                       ? _("Those it was passed to no longer see its words. This cannot be undone.")
                       : _("No case details: no names, references or dates of birth."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !is_step (self));
  gtk_button_set_label (self->act, _(texts[deed].act));
  if (deed == CANDOUR_LEARNING_DO_WITHDRAW)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->act), "suggested-action");
      gtk_widget_add_css_class (GTK_WIDGET (self->act), "destructive-action");
    }
}

void
candour_learning_form_ask (CandourLearningForm        *self,
                           CandourLearningDeed         deed,
                           const char                 *id,
                           const CandourLearning      *item,
                           const CandourLearningFacts *facts,
                           CandourWorkspace           *workspace,
                           const char                 *today)
{
  g_autoptr(GListModel) people = NULL;
  gboolean has_words = item != NULL && deed == CANDOUR_LEARNING_DO_SAVE;
  char *copy;

  g_return_if_fail (CANDOUR_IS_LEARNING_FORM (self));
  g_return_if_fail (id != NULL && facts != NULL);

  copy = g_strdup (id);
  g_free (self->id);
  self->id = copy;
  g_free (self->today);
  self->today = g_strdup (today);
  g_set_object (&self->workspace, workspace);
  g_strfreev (self->names);
  self->names = candour_learning_facts_dup_names (facts);
  self->deed = deed;
  self->revision = item != NULL ? item->revision : 0;

  g_clear_object (&self->team_names);
  self->team_names = candour_choice_model_new (_("Choose a team"));
  candour_choice_model_add_teams (self->team_names, facts->teams, NULL);
  gtk_drop_down_set_model (self->teams, G_LIST_MODEL (self->team_names));
  candour_a11y_label_drop_down (self->teams, _("Team"));
  people = candour_person_picker_make_model (facts->people, _("Choose a person"));
  candour_person_picker_set_model (self->person, people);
  candour_person_picker_set_model (self->owner, people);
  candour_person_picker_set_person (self->person, NULL);
  candour_person_picker_set_person (self->owner, NULL);
  candour_date_entry_set_today (self->due, today);
  candour_date_entry_set_date (self->due, NULL);

  gtk_check_button_set_active (self->to_team, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->why), "");
  gtk_spin_button_set_value (self->children, 1);
  gtk_editable_set_text (GTK_EDITABLE (self->title), has_words ? item->title : "");
  candour_text_box_set_text (self->words, has_words ? item->done : "");
  candour_text_box_set_text (self->helped, has_words ? item->helped : "");
  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), TRUE);
  show_wrong (self, NULL);
  show_parts (self);
  if (has_words)
    edited_cb (self);
}

const char *
candour_learning_form_get_heading (CandourLearningDeed deed)
{
  return _(texts[deed].heading);
}
