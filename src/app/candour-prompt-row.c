/* candour-prompt-row.c - one thing to look for: met, partly, not met, or not for this child
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-prompt-row.h"

#include <glib/gi18n-lib.h>

#define N_ANSWERS 4

/* In the order they are read; the letter is the key. */
static const struct
{
  CandourAnswerValue  value;
  guint               key;
  const char         *css_class;
  const char         *icon_name;
} kinds[N_ANSWERS] =
{
  { CANDOUR_ANSWER_MET, GDK_KEY_m, "answer-met", "object-select-symbolic" },
  { CANDOUR_ANSWER_PARTLY, GDK_KEY_p, "answer-partly", "list-remove-symbolic" },
  { CANDOUR_ANSWER_NOT_MET, GDK_KEY_n, "answer-not-met", "window-close-symbolic" },
  { CANDOUR_ANSWER_NOT_APPLICABLE, GDK_KEY_a, "answer-na", NULL },
};

struct _CandourPromptRow
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkBox             *line;
  GtkLabel           *text;
  GtkBox             *answers;
  GtkWidget          *buttons[N_ANSWERS];   /* lent by answers */
  GtkWidget          *icons[N_ANSWERS];
  GtkLabel           *answer_text;
  GtkRevealer        *revealer;
  GtkEntry           *reason;
  GtkLabel           *reason_text;

  char               *id;
  const CandourCode  *names;                /* what the answers are called */
  int                 n_answers;
  CandourAnswerValue  answer;
  gboolean            read_only;
  gboolean            showing;              /* the program presses the buttons */
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourPromptRow, candour_prompt_row, GTK_TYPE_WIDGET)

/* One tab stop: the chosen answer, or the first. */
static int
find_stop (CandourPromptRow *self)
{
  for (int i = 0; i < N_ANSWERS; i++)
    if (kinds[i].value == self->answer)
      return i;

  return 0;
}

static void
show_answer (CandourPromptRow *self)
{
  gboolean asks_why = self->answer == CANDOUR_ANSWER_NOT_APPLICABLE;
  int stop = find_stop (self);

  self->showing = TRUE;
  for (int i = 0; i < N_ANSWERS; i++)
    {
      gboolean chosen = kinds[i].value == self->answer;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), chosen);
      gtk_widget_set_visible (self->icons[i], chosen && kinds[i].icon_name != NULL);
      gtk_widget_set_focusable (self->buttons[i], i == stop);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]),
                                   GTK_ACCESSIBLE_STATE_CHECKED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
  self->showing = FALSE;

  gtk_label_set_label (self->answer_text, candour_code_get_name (self->names, self->answer));
  gtk_label_set_label (self->reason_text, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  gtk_revealer_set_reveal_child (self->revealer, asks_why);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), asks_why);
}

static void
choose (CandourPromptRow   *self,
        CandourAnswerValue  answer)
{
  self->answer = answer == self->answer ? CANDOUR_ANSWER_NONE : answer;
  show_answer (self);
  g_signal_emit (self, signals[ANSWERED], 0, FALSE);
}

static void
toggled_cb (CandourPromptRow *self,
            GtkToggleButton  *button)
{
  for (int i = 0; !self->showing && i < N_ANSWERS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        choose (self, kinds[i].value);
        gtk_widget_grab_focus (self->buttons[i]);
        return;
      }
}

static void
reason_changed_cb (CandourPromptRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[ANSWERED], 0, TRUE);
}

/* N/A asks for its reason; any other answer leads on. */
static void
go_on (CandourPromptRow *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (self->answer == CANDOUR_ANSWER_NOT_APPLICABLE)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else if (CANDOUR_IS_PROMPT_ROW (next))
    gtk_widget_grab_focus (next);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourPromptRow *self = CANDOUR_PROMPT_ROW (widget);
  CandourAnswerValue answer = g_variant_get_int32 (parameter);

  if (self->read_only
      || (answer == CANDOUR_ANSWER_NOT_APPLICABLE && self->n_answers < N_ANSWERS))
    return;

  if (answer != self->answer)
    choose (self, answer);
  go_on (self);
}

/* Radio behaviour: moving is choosing; Up and Down go from row to row. */
static gboolean
arrow_pressed_cb (CandourPromptRow      *self,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  GtkEventControllerKey *controller)
{
  GtkWidget *other = NULL;
  int stop = find_stop (self);

  if (keyval == GDK_KEY_Up)
    other = gtk_widget_get_prev_sibling (GTK_WIDGET (self));
  else if (keyval == GDK_KEY_Down)
    other = gtk_widget_get_next_sibling (GTK_WIDGET (self));
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    {
      if (self->answer != CANDOUR_ANSWER_NONE)
        stop = (stop + (keyval == GDK_KEY_Right ? 1 : self->n_answers - 1)) % self->n_answers;
      choose (self, kinds[stop].value);
      gtk_widget_grab_focus (self->buttons[stop]);
      return TRUE;
    }

  if (CANDOUR_IS_PROMPT_ROW (other))
    return gtk_widget_grab_focus (other);

  return FALSE;
}

/* The letters are for the answers only: in the reason they are text. */
static void
add_keys (CandourPromptRow *self)
{
  GtkEventController *arrows = gtk_event_controller_key_new ();
  GtkEventController *letters = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (arrows, "key-pressed", G_CALLBACK (arrow_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->answers), arrows);

  for (int i = 0; i < N_ANSWERS; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (kinds[i].key, 0),
                                                gtk_named_action_new ("prompt.choose"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (kinds[i].value));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (letters), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->answers), letters);
}

static void
add_button (CandourPromptRow *self,
            int               i)
{
  const char *name = candour_code_get_name (self->names, kinds[i].value);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (name);

  self->buttons[i] = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                   "child", box,
                                   NULL);
  self->icons[i] = gtk_image_new_from_icon_name (kinds[i].icon_name);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icons[i]), 12);
  gtk_box_append (GTK_BOX (box), self->icons[i]);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (self->buttons[i], kinds[i].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, i + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, N_ANSWERS,
                                  -1);
  g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->answers, self->buttons[i]);
}

static gboolean
candour_prompt_row_grab_focus (GtkWidget *widget)
{
  CandourPromptRow *self = CANDOUR_PROMPT_ROW (widget);

  return gtk_widget_grab_focus (self->buttons[find_stop (self)]);
}

static void
candour_prompt_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PROMPT_ROW);

  G_OBJECT_CLASS (candour_prompt_row_parent_class)->dispose (object);
}

static void
candour_prompt_row_finalize (GObject *object)
{
  g_free (CANDOUR_PROMPT_ROW (object)->id);

  G_OBJECT_CLASS (candour_prompt_row_parent_class)->finalize (object);
}

static void
candour_prompt_row_class_init (CandourPromptRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_prompt_row_dispose;
  object_class->finalize = candour_prompt_row_finalize;
  widget_class->grab_focus = candour_prompt_row_grab_focus;

  /* TRUE: somebody is still typing the reason. */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "prompt.choose", "i", choose_action);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/prompt-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, box);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, line);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, text);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, answers);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, answer_text);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CandourPromptRow, reason_text);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
candour_prompt_row_init (CandourPromptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->names = candour_answers;
  self->n_answers = N_ANSWERS;

  for (int i = 0; i < N_ANSWERS; i++)
    add_button (self, i);
  add_keys (self);
  show_answer (self);
}

GtkWidget *
candour_prompt_row_new (const char *id,
                        const char *text)
{
  CandourPromptRow *self = g_object_new (CANDOUR_TYPE_PROMPT_ROW, NULL);

  self->id = g_strdup (id);
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return GTK_WIDGET (self);
}

/* The same places on the scale, by other names. */
G_STATIC_ASSERT ((int) CANDOUR_VERDICT_YES == (int) CANDOUR_ANSWER_MET);
G_STATIC_ASSERT ((int) CANDOUR_VERDICT_PARTLY == (int) CANDOUR_ANSWER_PARTLY);
G_STATIC_ASSERT ((int) CANDOUR_VERDICT_NO == (int) CANDOUR_ANSWER_NOT_MET);

static void
add_yes_key (CandourPromptRow *self)
{
  GtkEventController *letters = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_y, 0),
                                            gtk_named_action_new ("prompt.choose"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (CANDOUR_ANSWER_MET));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (letters), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->answers), letters);
}

GtkWidget *
candour_prompt_row_new_verdict (const char *id,
                                const char *text)
{
  GtkWidget *row = candour_prompt_row_new (id, text);
  CandourPromptRow *self = CANDOUR_PROMPT_ROW (row);

  self->names = candour_verdicts;
  self->n_answers = N_ANSWERS - 1;
  for (int i = 0; i < self->n_answers; i++)
    {
      const char *name = candour_code_get_name (self->names, kinds[i].value);

      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (
                                        gtk_button_get_child (GTK_BUTTON (self->buttons[i])))),
                           name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_RELATION_SET_SIZE, self->n_answers, -1);
    }
  gtk_widget_set_visible (self->buttons[self->n_answers], FALSE);
  add_yes_key (self);
  show_answer (self);

  return row;
}

const char *
candour_prompt_row_get_id (CandourPromptRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_PROMPT_ROW (self), NULL);

  return self->id;
}

void
candour_prompt_row_set_answer (CandourPromptRow   *self,
                               CandourAnswerValue  answer,
                               const char         *reason)
{
  g_return_if_fail (CANDOUR_IS_PROMPT_ROW (self));

  self->answer = answer;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
  self->showing = FALSE;
  show_answer (self);
}

CandourAnswerValue
candour_prompt_row_get_answer (CandourPromptRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_PROMPT_ROW (self), CANDOUR_ANSWER_NONE);

  return self->answer;
}

const char *
candour_prompt_row_get_reason (CandourPromptRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_PROMPT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->reason));
}

void
candour_prompt_row_set_read_only (CandourPromptRow *self,
                                  gboolean          read_only)
{
  g_return_if_fail (CANDOUR_IS_PROMPT_ROW (self));

  self->read_only = !!read_only;
  gtk_widget_set_visible (GTK_WIDGET (self->answers), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_text), read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_text), read_only);
}

void
candour_prompt_row_set_narrow (CandourPromptRow *self,
                               gboolean          narrow)
{
  g_return_if_fail (CANDOUR_IS_PROMPT_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->line, narrow ? 4 : 12);
}
