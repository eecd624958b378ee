/* candour-moderation-feedback.c - what the moderator tells the auditor of the audit, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-feedback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-missing-row.h"
#include "candour-moderation-point.h"
#include "candour-notice.h"
#include "candour-prompt-row.h"
#include "candour-text-box.h"

struct _CandourModerationFeedback
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  CandourNotice       *notice;
  GtkWidget           *questions_part;
  GtkBox              *questions;
  CandourTextBox      *comment;
  GtkWidget           *answer_part;
  CandourTextBox      *reply;
  GtkLabel            *read;
  GtkWidget           *lacks_part;
  GtkBox              *lacks;

  CandourAuditSession *session;     /* lent */
  gboolean             showing;
};

enum
{
  DRAFTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourModerationFeedback, candour_moderation_feedback, GTK_TYPE_WIDGET)

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static gboolean
may (CandourModerationFeedback *self,
     CandourModerationEvent     event)
{
  CandourWorkspace *workspace = candour_audit_session_get_workspace (self->session);
  const CandourActor *actor = candour_workspace_get_actor (workspace);
  g_autofree char *why =
    candour_rules_check_moderation (candour_audit_session_get_moderation (self->session), event,
                                    actor->person_id, actor->role);

  return why == NULL && !candour_workspace_is_read_only (workspace);
}

/* --- What people do ------------------------------------------------------------------- */

static void
answered_cb (CandourModerationFeedback *self,
             gboolean                   typing,
             CandourPromptRow          *row)
{
  CandourModeration *moderation = candour_audit_session_get_moderation (self->session);
  guint64 quality = g_ascii_strtoull (candour_prompt_row_get_id (row), NULL, 10);

  g_return_if_fail (quality < CANDOUR_N_QUALITIES);

  moderation->quality[quality] = (CandourVerdict) candour_prompt_row_get_answer (row);
  candour_audit_session_touch_feedback (self->session, CANDOUR_SAVE_NOW);
}

static void
edited_cb (CandourModerationFeedback *self)
{
  CandourModeration *moderation;

  if (self->showing || self->session == NULL)
    return;

  moderation = candour_audit_session_get_moderation (self->session);
  g_free (moderation->comment);
  moderation->comment = candour_text_box_dup_text (self->comment);
  candour_audit_session_touch_feedback (self->session, CANDOUR_SAVE_SOON);
}

static void
left_cb (CandourModerationFeedback *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

static void
reply_edited_cb (CandourModerationFeedback *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[DRAFTED], 0);
}

/* --- What is shown -------------------------------------------------------------------- */

static void
show_questions (CandourModerationFeedback *self,
                gboolean                   read_only)
{
  const CandourModeration *moderation = candour_audit_session_get_moderation (self->session);

  remove_children (self->questions);
  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      GtkWidget *row = candour_prompt_row_new_verdict (id, candour_rules_get_quality_name (i));

      candour_prompt_row_set_answer (CANDOUR_PROMPT_ROW (row),
                                     (CandourAnswerValue) moderation->quality[i], NULL);
      candour_prompt_row_set_read_only (CANDOUR_PROMPT_ROW (row), read_only);
      g_signal_connect_swapped (row, "answered", G_CALLBACK (answered_cb), self);
      gtk_box_append (self->questions, row);
    }

  candour_text_box_set_text (self->comment, moderation->comment);
  candour_text_box_set_read_only (self->comment, read_only);
}

/* The auditor's right of reply, or what became of it. */
static void
show_answer (CandourModerationFeedback *self,
             gboolean                   answers)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourModeration *moderation = facts->moderation;
  const char *auditor = candour_facts_get_name (facts, facts->audit->auditor_id);
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->answer_part, moderation->state == CANDOUR_MODERATION_FINISHED);
  gtk_widget_set_visible (GTK_WIDGET (self->reply), answers || *moderation->reply != '\0');
  candour_text_box_set_heading (self->reply, answers ? _("Your reply") : _("The auditor’s reply"),
                                answers ? _("If you want to say something to it") : "");
  if (!answers)
    candour_text_box_set_text (self->reply, moderation->reply);
  candour_text_box_set_read_only (self->reply, !answers);

  if (moderation->read_at != NULL)
    {
      day = candour_instant_dup_date (moderation->read_at);
      date = candour_date_format_long (day);
      /* Translators: an auditor, and a day */
      text = g_strdup_printf (_("%s read this on %s."), auditor, date);
    }
  else if (!answers)
    {
      text = g_strdup_printf (_("%s has not read this yet."), auditor);
    }
  gtk_label_set_label (self->read, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->read), text != NULL);
}

static void
show_notice (CandourModerationFeedback *self,
             gboolean                   writes,
             gboolean                   shown)
{
  const CandourModeration *moderation = candour_audit_session_get_moderation (self->session);

  if (!shown)
    candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL,
                         _("The feedback can be read when the moderation is finished."));
  else if (writes)
    candour_notice_show (self->notice, CANDOUR_TONE_INFO, NULL,
                         _("This is about the audit, not about the worker or the practice. The "
                           "auditor reads it when you finish."));
  else if (moderation->state == CANDOUR_MODERATION_FINISHED)
    candour_notice_hide (self->notice);
}

/* --- The class ------------------------------------------------------------------------ */

static gboolean
candour_moderation_feedback_grab_focus (GtkWidget *widget)
{
  CandourModerationFeedback *self = CANDOUR_MODERATION_FEEDBACK (widget);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->questions));

  /* Answers that are only read have nothing in them for the keys. */
  if (first != NULL && gtk_widget_get_mapped (first) && self->session != NULL
      && may (self, CANDOUR_EVENT_FEEDBACK) && gtk_widget_grab_focus (first))
    return TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->reply))
      && gtk_widget_grab_focus (GTK_WIDGET (self->reply)))
    return TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static void
candour_moderation_feedback_dispose (GObject *object)
{
  CANDOUR_MODERATION_FEEDBACK (object)->session = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MODERATION_FEEDBACK);

  G_OBJECT_CLASS (candour_moderation_feedback_parent_class)->dispose (object);
}

static void
candour_moderation_feedback_class_init (CandourModerationFeedbackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_moderation_feedback_dispose;
  widget_class->grab_focus = candour_moderation_feedback_grab_focus;

  signals[DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "moderation-feedback.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, questions_part);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, questions);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, comment);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, answer_part);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, reply);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, read);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, lacks_part);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationFeedback, lacks);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, reply_edited_cb);
}

static void
candour_moderation_feedback_init (CandourModerationFeedback *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_moderation_feedback_new (void)
{
  return g_object_new (CANDOUR_TYPE_MODERATION_FEEDBACK, NULL);
}

void
candour_moderation_feedback_show (CandourModerationFeedback *self,
                                  CandourAuditSession       *session)
{
  const CandourModeration *moderation;
  gboolean writes;
  gboolean shown;

  g_return_if_fail (CANDOUR_IS_MODERATION_FEEDBACK (self));

  self->session = session;
  if (session == NULL)
    {
      remove_children (self->questions);
      return;
    }

  moderation = candour_audit_session_get_moderation (session);
  writes = may (self, CANDOUR_EVENT_FEEDBACK);
  shown = writes || moderation->state == CANDOUR_MODERATION_FINISHED;
  self->showing = TRUE;
  show_questions (self, !writes);
  show_answer (self, may (self, CANDOUR_EVENT_ACKNOWLEDGE));
  self->showing = FALSE;
  gtk_widget_set_visible (self->questions_part, shown);
  show_notice (self, writes, shown);
  candour_moderation_feedback_show_lacks (self, NULL);
}

void
candour_moderation_feedback_show_lacks (CandourModerationFeedback *self,
                                        GPtrArray                 *lacks)
{
  g_return_if_fail (CANDOUR_IS_MODERATION_FEEDBACK (self));

  remove_children (self->lacks);
  for (guint i = 0; lacks != NULL && i < lacks->len; i++)
    {
      const CandourLack *lack = g_ptr_array_index (lacks, i);

      gtk_box_append (self->lacks, candour_missing_row_new (lack->title, lack->detail,
                                                            _("Go to it"),
                                                            "moderation.go-to-lack", i));
    }
  gtk_widget_set_visible (self->lacks_part, lacks != NULL && lacks->len > 0);
}

void
candour_moderation_feedback_focus_lacks (CandourModerationFeedback *self)
{
  GtkWidget *first;

  g_return_if_fail (CANDOUR_IS_MODERATION_FEEDBACK (self));

  /* By name, not by direction: before the first layout all rows are in one place. */
  first = gtk_widget_get_first_child (GTK_WIDGET (self->lacks));
  if (first != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (first));
}

gboolean
candour_moderation_feedback_focus_lack (CandourModerationFeedback *self,
                                        const CandourLack         *lack)
{
  const CandourModeration *moderation;
  GtkWidget *row;

  g_return_val_if_fail (CANDOUR_IS_MODERATION_FEEDBACK (self), FALSE);

  if (lack->kind == CANDOUR_LACK_COMMENT)
    return gtk_widget_grab_focus (GTK_WIDGET (self->comment));
  if (lack->kind != CANDOUR_LACK_QUALITY)
    return FALSE;

  moderation = candour_audit_session_get_moderation (self->session);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
  for (int i = 0; row != NULL && i < CANDOUR_N_QUALITIES; i++)
    {
      if (moderation->quality[i] == CANDOUR_VERDICT_NONE
          && strstr (lack->title, candour_rules_get_quality_name (i)) != NULL)
        return gtk_widget_grab_focus (row);
      row = gtk_widget_get_next_sibling (row);
    }

  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

char *
candour_moderation_feedback_dup_reply (CandourModerationFeedback *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (CANDOUR_IS_MODERATION_FEEDBACK (self), NULL);

  if (self->session == NULL || !may (self, CANDOUR_EVENT_ACKNOWLEDGE))
    return NULL;

  text = g_strstrip (candour_text_box_dup_text (self->reply));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
