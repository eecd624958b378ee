/* candour-verify-form.c - what somebody else found an action to be: it helped, not yet, not done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-verify-form.h"

#include <glib/gi18n-lib.h>

#include "candour-choice-row.h"
#include "candour-date-entry.h"
#include "candour-text-box.h"

#define N_FINDINGS 3

struct _CandourVerifyForm
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkLabel           *hint;
  GtkBox             *findings;
  GtkWidget          *until_box;
  CandourDateEntry   *until;
  CandourTextBox     *words;
  GtkCheckButton     *rows[N_FINDINGS];

  CandourActionDraft *draft;     /* lent */
  gboolean            showing;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourVerifyForm, candour_verify_form, GTK_TYPE_WIDGET)

static const struct
{
  CandourActionEvent  event;
  const char         *title;
  const char         *subtitle;
  const char         *icon_name;
  const char         *css_class;
  const char         *question;
} findings[N_FINDINGS] =
{
  { CANDOUR_ACTION_FIND_DIFFERENCE, N_("Made a difference"),
    N_("You can say what changed for the child"), "object-select-symbolic", "ok-text",
    N_("What changed for the child, and how you know") },
  { CANDOUR_ACTION_FIND_NO_DIFFERENCE, N_("Done, no difference yet"),
    N_("Stays in view; checked again in 30 days"), "list-remove-symbolic", "warn-text",
    N_("What you saw, and what should be different when it is checked again") },
  { CANDOUR_ACTION_FIND_NOT_DONE, N_("Not done"), N_("Goes back to the owner with a new date"),
    "window-close-symbolic", "danger-text", N_("What is still to do") },
};

static int
find_chosen (CandourVerifyForm *self)
{
  for (int i = 0; i < N_FINDINGS; i++)
    if (gtk_check_button_get_active (self->rows[i]))
      return i;

  return -1;
}

static void
show_question (CandourVerifyForm *self)
{
  int chosen = find_chosen (self);

  candour_text_box_set_heading (self->words, chosen >= 0 ? _(findings[chosen].question)
                                : _("What you found, and how you know"), NULL);
  gtk_widget_set_visible (self->until_box, chosen >= 0 && findings[chosen].event
                                                          == CANDOUR_ACTION_FIND_NOT_DONE);
}

static void
keep (CandourVerifyForm *self)
{
  g_autofree char *words = candour_text_box_dup_text (self->words);
  int chosen = find_chosen (self);

  if (self->showing || self->draft == NULL)
    return;

  self->draft->is_chosen = chosen >= 0;
  if (chosen >= 0)
    self->draft->event = findings[chosen].event;
  candour_action_draft_set_words (self->draft, words);
  g_free (self->draft->new_due_on);
  self->draft->new_due_on = g_strdup (candour_date_entry_get_date (self->until));
  g_signal_emit (self, signals[EDITED], 0);
}

/* Of a group two toggle: one goes, one comes. */
static void
toggled_cb (CandourVerifyForm *self,
            GtkCheckButton    *row)
{
  if (self->showing || !gtk_check_button_get_active (row))
    return;

  show_question (self);
  keep (self);
}

static void
candour_verify_form_dispose (GObject *object)
{
  CANDOUR_VERIFY_FORM (object)->draft = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_VERIFY_FORM);

  G_OBJECT_CLASS (candour_verify_form_parent_class)->dispose (object);
}

static void
candour_verify_form_class_init (CandourVerifyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_verify_form_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/verify-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, box);
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, findings);
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, until_box);
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, until);
  gtk_widget_class_bind_template_child (widget_class, CandourVerifyForm, words);
  gtk_widget_class_bind_template_callback (widget_class, keep);
}

static void
candour_verify_form_init (CandourVerifyForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_date_entry_set_label (self->until, _("New date"));
  for (guint i = 0; i < N_FINDINGS; i++)
    {
      GtkWidget *row = candour_choice_row_new (candour_code_from_value (candour_action_events,
                                                                        findings[i].event));

      candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), _(findings[i].title), "",
                                    _(findings[i].subtitle));
      candour_choice_row_set_icon (CANDOUR_CHOICE_ROW (row), findings[i].icon_name,
                                   findings[i].css_class);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->rows[0]);
      g_signal_connect_swapped (row, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->findings, row);
      self->rows[i] = GTK_CHECK_BUTTON (row);
    }
}

GtkWidget *
candour_verify_form_new (void)
{
  return g_object_new (CANDOUR_TYPE_VERIFY_FORM, NULL);
}

void
candour_verify_form_show (CandourVerifyForm  *self,
                          CandourActionDraft *draft,
                          const char         *today,
                          const char         *why_not,
                          const char         *hint)
{
  gboolean may = why_not == NULL;

  g_return_if_fail (CANDOUR_IS_VERIFY_FORM (self));

  self->showing = TRUE;
  self->draft = draft;
  for (guint i = 0; i < N_FINDINGS; i++)
    {
      gtk_check_button_set_active (self->rows[i],
                                   draft->is_chosen && draft->event == findings[i].event);
      gtk_widget_set_sensitive (GTK_WIDGET (self->rows[i]), may);
    }

  candour_date_entry_set_today (self->until, today);
  candour_date_entry_set_date (self->until, draft->new_due_on);
  candour_text_box_set_text (self->words, draft->words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), may);
  gtk_label_set_label (self->hint, may ? hint : why_not);
  show_question (self);
  self->showing = FALSE;
}
