/* candour-more-time.c - asks for more time: until when, why, and what keeps the child safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-more-time.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date-entry.h"
#include "candour-text-box.h"

struct _CandourMoreTime
{
  GtkWidget                  parent_instance;

  GtkWidget                 *box;
  GtkLabel                  *decides;
  CandourDateEntry          *until;
  GtkDropDown               *why;
  CandourTextBox            *words;
  GtkLabel                  *hint;
  GtkButton                 *ask;

  CandourActionDraft        *draft;    /* lent */
  const CandourActionDetail *detail;   /* lent */
  char                      *today;
  gboolean                   showing;
};

enum
{
  EDITED,
  ASKED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourMoreTime, candour_more_time, GTK_TYPE_WIDGET)

static char *
dup_number (int n_extended)
{
  if (n_extended == 0)
    return g_strdup (_("This will be the first extension"));
  if (n_extended == 1)
    return g_strdup (_("This will be the second extension"));

  return g_strdup_printf (_("It was extended %d times before"), n_extended);
}

static void
check (CandourMoreTime *self)
{
  const CandourActionMove move = candour_action_draft_get_move (self->draft);
  g_autofree char *lack = candour_rules_check_action_move (self->detail->action,
                                                           CANDOUR_ACTION_ASK_TIME, &move,
                                                           self->today);
  g_autofree char *number = dup_number (self->detail->action->n_extended);

  gtk_widget_set_sensitive (GTK_WIDGET (self->ask), lack == NULL);
  gtk_label_set_label (self->hint, lack != NULL ? lack : number);
}

static void
keep (CandourMoreTime *self)
{
  g_autofree char *words = NULL;
  guint why;

  if (self->showing)
    return;

  words = candour_text_box_dup_text (self->words);
  why = gtk_drop_down_get_selected (self->why);
  candour_action_draft_set_words (self->draft, words);
  g_free (self->draft->new_due_on);
  self->draft->new_due_on = g_strdup (candour_date_entry_get_date (self->until));
  self->draft->why = why == 0 ? CANDOUR_DELAY_NONE
                              : (CandourDelay) candour_delays[why - 1].value;
  check (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
cancel_cb (CandourMoreTime *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
ask_cb (CandourMoreTime *self)
{
  g_signal_emit (self, signals[ASKED], 0);
}

static gboolean
ask_shortcut_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  CandourMoreTime *self = CANDOUR_MORE_TIME (widget);

  return gtk_widget_is_sensitive (GTK_WIDGET (self->ask))
         && gtk_widget_activate (GTK_WIDGET (self->ask));
}

static gboolean
candour_more_time_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_MORE_TIME (widget)->until));
}

static void
candour_more_time_dispose (GObject *object)
{
  CANDOUR_MORE_TIME (object)->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MORE_TIME);

  G_OBJECT_CLASS (candour_more_time_parent_class)->dispose (object);
}

static void
candour_more_time_finalize (GObject *object)
{
  g_free (CANDOUR_MORE_TIME (object)->today);

  G_OBJECT_CLASS (candour_more_time_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/more-time.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, box);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, decides);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, until);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, why);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, words);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourMoreTime, ask);
  gtk_widget_class_bind_template_callback (widget_class, keep);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
candour_more_time_class_init (CandourMoreTimeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_more_time_dispose;
  object_class->finalize = candour_more_time_finalize;
  widget_class->grab_focus = candour_more_time_grab_focus;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, ask_shortcut_cb,
                                NULL);
  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
candour_more_time_init (CandourMoreTime *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (names, _("Choose why"));
  for (const CandourCode *code = candour_delays; code->code != NULL; code++)
    gtk_string_list_append (names, candour_code_get_name (candour_delays, code->value));
  gtk_drop_down_set_model (self->why, G_LIST_MODEL (names));
  candour_a11y_label_drop_down (self->why, _("Why"));
  candour_date_entry_set_label (self->until, _("New date"));
}

static guint
find_delay (CandourDelay why)
{
  for (guint i = 0; candour_delays[i].code != NULL; i++)
    if (candour_delays[i].value == (int) why)
      return i + 1;

  return 0;
}

GtkWidget *
candour_more_time_new (CandourActionDraft        *draft,
                       const CandourActionDetail *detail,
                       const char                *today)
{
  CandourMoreTime *self = g_object_new (CANDOUR_TYPE_MORE_TIME, NULL);
  const char *decider = detail->decider_name != NULL ? detail->decider_name : _("the QA lead");
  g_autofree char *decides = detail->decider_name != NULL
    ? g_strdup_printf (_("%s decides. The first date stays on the record and in the on-time "
                         "figures."), decider)
    : g_strdup (_("The QA lead decides. The first date stays on the record and in the on-time "
                  "figures."));
  g_autofree char *ask = g_strdup_printf (_("Ask %s"), decider);

  self->draft = draft;
  self->detail = detail;
  self->today = g_strdup (today);
  gtk_label_set_label (self->decides, decides);
  gtk_button_set_label (self->ask, ask);
  candour_date_entry_set_today (self->until, today);
  candour_date_entry_set_date (self->until, draft->new_due_on);
  gtk_drop_down_set_selected (self->why, find_delay (draft->why));
  candour_text_box_set_text (self->words, draft->words);
  self->showing = FALSE;
  check (self);

  return GTK_WIDGET (self);
}
