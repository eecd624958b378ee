/* candour-my-shared.c - of My work: feedback to write, read and tick, and learning to pass on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-my-shared.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-learning-words.h"
#include "candour-pane-rows.h"

struct _CandourMyShared
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *feedback_group;
  GtkLabel   *feedback_note;
  GtkListBox *feedback;
  GtkWidget  *learning_group;
  GtkLabel   *learning_note;
  GtkListBox *learning;
};

G_DEFINE_FINAL_TYPE (CandourMyShared, candour_my_shared, GTK_TYPE_WIDGET)

/* Title, subtitle and chip in one breath. */
static GtkWidget *
make_row (const char  *title,
          const char  *subtitle,
          CandourTone  tone,
          const char  *icon_name,
          const char  *text,
          const char  *action,
          const char  *id)
{
  GtkWidget *chip = candour_chip_new ();
  g_autofree char *name = g_strjoin (", ", title, subtitle, text, NULL);
  GtkWidget *row;

  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, text, NULL);
  row = candour_pane_row_new_words (title, subtitle, chip);
  gtk_widget_remove_css_class (row, "pane-row");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  candour_a11y_set_label (row, name);

  return row;
}

/* --- Feedback ------------------------------------------------------------------------- */

static char *
dup_duty (const CandourFeedbackRow *row,
          CandourFeedbackDuty       duty)
{
  switch (duty)
    {
    case CANDOUR_FEEDBACK_TO_READ:
      return g_strdup_printf (row->is_read ? _("From %s, who asks for your reply")
                                           : _("From %s, for you to read"), row->auditor_name);
    case CANDOUR_FEEDBACK_TO_TICK:
      return g_strdup_printf (_("Talk it through with %s and tick it"), row->worker_name);
    case CANDOUR_FEEDBACK_TO_TALK:
      return g_strdup_printf (_("%s asks to talk with you"), row->worker_name);
    case CANDOUR_FEEDBACK_TO_SHARE:
      return g_strdup_printf (_("Draft to share with %s"), row->worker_name);
    case CANDOUR_FEEDBACK_TOLD:
    default:
      return g_strdup_printf (_("Not talked through with %s in time"), row->worker_name);
    }
}

static GtkWidget *
make_feedback_row (const CandourFeedbackRow *row,
                   CandourFeedbackDuty       duty,
                   const char               *today)
{
  g_autofree char *detail = dup_duty (row, duty);
  CandourTone tone = duty == CANDOUR_FEEDBACK_TO_TALK ? CANDOUR_TONE_WARN : CANDOUR_TONE_INFO;
  const char *icon_name = NULL;
  g_autofree char *text = NULL;

  if (duty == CANDOUR_FEEDBACK_TO_SHARE || row->until_on == NULL)
    text = g_strdup (_("To share"));
  else if (duty == CANDOUR_FEEDBACK_TO_TALK)
    text = g_strdup (_("Wants to talk"));
  else
    text = candour_due_describe (row->until_on, today, &tone, &icon_name);

  return make_row (row->reference, detail, tone, icon_name, text, "win.open-feedback",
                   row->audit_id);
}

static void
show_feedback (CandourMyShared     *self,
               const CandourMyWork *work,
               const char          *today)
{
  static const CandourFeedbackDuty order[] = {
    CANDOUR_FEEDBACK_TO_TALK, CANDOUR_FEEDBACK_TOLD, CANDOUR_FEEDBACK_TO_READ,
    CANDOUR_FEEDBACK_TO_SHARE, CANDOUR_FEEDBACK_TO_TICK,
  };
  g_autofree char *note = g_strdup_printf ("%u", work->n_feedback);
  guint n_shown = 0;

  candour_pane_clear (GTK_WIDGET (self->feedback));
  gtk_widget_set_visible (self->feedback_group, work->n_feedback > 0);
  gtk_label_set_label (self->feedback_note, note);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GPtrArray *rows = work->feedback[order[i]];

      for (guint j = 0; j < rows->len && n_shown < 2 * CANDOUR_MY_WORK_ROWS; j++, n_shown++)
        gtk_list_box_append (self->feedback,
                             make_feedback_row (g_ptr_array_index (rows, j), order[i], today));
    }
}

/* --- Learning ------------------------------------------------------------------------- */

static GtkWidget *
make_learning_row (const CandourLearningRow *row)
{
  CandourLearningChip chips[CANDOUR_LEARNING_CHIPS];
  guint n_chips = candour_learning_row_list_chips (row, chips);
  GtkWidget *widget = make_row (row->title, row->theme, chips[0].tone, chips[0].icon_name,
                                chips[0].text, "win.show-learning", row->id);

  for (guint i = 0; i < n_chips; i++)
    candour_learning_chip_clear (&chips[i]);

  return widget;
}

static void
show_learning (CandourMyShared     *self,
               const CandourMyWork *work)
{
  guint n = work->lacking->len + work->learning->len;
  g_autofree char *note = g_strdup_printf ("%u", n);

  candour_pane_clear (GTK_WIDGET (self->learning));
  gtk_widget_set_visible (self->learning_group, n > 0);
  gtk_label_set_label (self->learning_note, note);
  for (guint i = 0; i < MIN (work->lacking->len, CANDOUR_MY_WORK_ROWS); i++)
    {
      const CandourAuditRow *audit = g_ptr_array_index (work->lacking, i);

      gtk_list_box_append (self->learning,
                           make_row (audit->reference, _("This child’s own next step"),
                                     CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                                     _("Next step missing"), "win.show-lacking", audit->id));
    }
  for (guint i = 0; i < MIN (work->learning->len, CANDOUR_MY_WORK_ROWS); i++)
    gtk_list_box_append (self->learning,
                         make_learning_row (g_ptr_array_index (work->learning, i)));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_my_shared_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MY_SHARED);

  G_OBJECT_CLASS (candour_my_shared_parent_class)->dispose (object);
}

static void
candour_my_shared_class_init (CandourMySharedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_my_shared_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/my-shared.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, box);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, feedback_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, feedback);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, learning_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, learning_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyShared, learning);
}

static void
candour_my_shared_init (CandourMyShared *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_my_shared_new (void)
{
  return g_object_new (CANDOUR_TYPE_MY_SHARED, NULL);
}

void
candour_my_shared_show (CandourMyShared     *self,
                        const CandourMyWork *work,
                        const char          *today)
{
  g_return_if_fail (CANDOUR_IS_MY_SHARED (self));
  g_return_if_fail (work != NULL);

  show_feedback (self, work, today);
  show_learning (self, work);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->feedback_group)
                                             || gtk_widget_get_visible (self->learning_group));
}
