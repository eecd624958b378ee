/* candour-feedback-page.c - what an audit says to the practitioner, and what comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-feedback-page-private.h"
#include "candour-feedback-words.h"
#include "candour-text-scale.h"
#include "candour-window.h"

/* So long after the last key a draft is kept. */
#define SAVE_MS 800
#define TEXT_LEAST 64
#define TEXT_MOST 240

G_DEFINE_FINAL_TYPE (CandourFeedbackPage, candour_feedback_page, GTK_TYPE_WIDGET)

static void load (CandourFeedbackPage *self);

/* --- Doing ---------------------------------------------------------------------------- */

typedef struct
{
  CandourFeedbackPage  *self;
  CandourFeedbackEvent  event;
} Deed;

static void
tell (CandourFeedbackPage  *self,
      CandourWindow        *window,
      CandourFeedbackEvent  event)
{
  const CandourFeedback *feedback = self->facts->feedback;
  const char *reader = candour_feedback_facts_get_name (self->facts, feedback->reader_id);
  g_autofree char *readers = candour_feedback_dup_readers (self->facts);
  g_autofree char *text = NULL;

  switch (event)
    {
    case CANDOUR_FEEDBACK_SHARE:
      text = g_strdup_printf (_("Shared with %s"), reader);
      break;
    case CANDOUR_FEEDBACK_REPLY:
      text = g_strdup_printf (_("Sent to %s"), readers);
      break;
    case CANDOUR_FEEDBACK_TICK_TALKED:
    case CANDOUR_FEEDBACK_TICK_KNOWS:
      text = g_strdup (_("Ticked"));
      break;
    case CANDOUR_FEEDBACK_TALK:
      text = g_strdup (_("Recorded that you talked"));
      break;
    default:
      break;
    }

  if (text != NULL)
    candour_window_toast (window, text, NULL, NULL, NULL);
  candour_window_changed (window);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Deed *deed = user_data;
  g_autoptr(CandourFeedbackPage) self = deed->self;
  g_autoptr(GError) error = NULL;
  CandourFeedback *feedback = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  CandourWindow *window = self->box != NULL ? candour_window_find (GTK_WIDGET (self)) : NULL;

  if (window == NULL || self->facts == NULL)
    {
      g_clear_pointer (&feedback, candour_feedback_free);
      return;
    }

  if (feedback == NULL)
    {
      candour_feedback_page_show (self);
      if (deed->event != CANDOUR_FEEDBACK_OPEN)
        {
          candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
          candour_notice_add_button (self->notice, _("Read it again"), NULL, "page.reload", NULL);
        }
      return;
    }

  candour_feedback_free (self->facts->feedback);
  self->facts->feedback = feedback;
  candour_feedback_page_show (self);
  tell (self, window, deed->event);
}

static void
move (CandourFeedbackPage    *self,
      const CandourFeedback  *feedback,
      CandourFeedbackEvent    event)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->self = g_object_ref (self);
  deed->event = event;
  candour_feedback_jobs_move_async (self->workspace, feedback, event, self->today, moved_cb, deed);
}

/* --- The draft ------------------------------------------------------------------------ */

static void save_now (CandourFeedbackPage *self);

static void
set_unsaved (CandourFeedbackPage *self,
             const char          *sentence)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL)
    candour_window_set_unsaved (window, sentence, GTK_WIDGET (self), NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourFeedbackPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFeedback) feedback = candour_workspace_finish (CANDOUR_WORKSPACE (source),
                                                                  result, &error);

  self->saving = FALSE;
  if (self->box == NULL || self->facts == NULL)
    return;

  if (feedback == NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_("The draft is not saved: %s"),
                                                   error->message);

      self->dirty = TRUE;
      candour_saved_label_set_not_saved (self->saved, NULL);
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
      candour_notice_add_button (self->notice, _("Try again"), NULL, "page.save", NULL);
      candour_notice_add_button (self->notice, _("Read it again"), NULL, "page.reload", NULL);
      set_unsaved (self, sentence);
      return;
    }

  candour_feedback_free (self->facts->feedback);
  self->facts->feedback = g_steal_pointer (&feedback);
  candour_notice_hide (self->notice);
  set_unsaved (self, NULL);
  if (self->dirty)
    save_now (self);
  else
    candour_saved_label_set_saved (self->saved);
}

static CandourFeedback *
make_draft (CandourFeedbackPage *self)
{
  CandourFeedback *feedback = candour_feedback_copy (self->facts->feedback);
  g_autofree char *strong = candour_text_box_dup_text (self->strong);
  g_autofree char *help = candour_text_box_dup_text (self->help);
  g_autofree char *why = candour_text_box_dup_text (self->why);

  candour_set_text (&feedback->strong, strong);
  candour_set_text (&feedback->help, help);
  candour_set_text (&feedback->why, why);

  return feedback;
}

static void
save_now (CandourFeedbackPage *self)
{
  g_autoptr(CandourFeedback) feedback = NULL;

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  if (self->facts == NULL || !self->dirty || self->saving)
    return;

  feedback = make_draft (self);
  self->dirty = FALSE;
  self->saving = TRUE;
  candour_saved_label_set_saving (self->saved);
  candour_feedback_jobs_move_async (self->workspace, feedback, CANDOUR_FEEDBACK_SAVE, self->today,
                                    saved_cb, g_object_ref (self));
}

static gboolean
save_cb (gpointer data)
{
  CandourFeedbackPage *self = data;

  self->save_timeout = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

static void
edited_cb (CandourFeedbackPage *self)
{
  if (self->updating || self->facts == NULL)
    return;

  self->dirty = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->missing), FALSE);
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add (SAVE_MS, save_cb, self);
}

/* --- Reading -------------------------------------------------------------------------- */

/* Open for long enough, and seen to its end. */
static void
check_read (CandourFeedbackPage *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (!self->was_long || self->facts == NULL || self->facts->feedback->read_at != NULL
      || gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place)
         < gtk_adjustment_get_upper (place) - 2
      || !candour_feedback_page_may (self, CANDOUR_FEEDBACK_OPEN))
    return;

  self->was_long = FALSE;
  move (self, self->facts->feedback, CANDOUR_FEEDBACK_OPEN);
}

static gboolean
was_long_cb (gpointer data)
{
  CandourFeedbackPage *self = data;

  self->read_timeout = 0;
  self->was_long = TRUE;
  check_read (self);

  return G_SOURCE_REMOVE;
}

/* --- What people do ------------------------------------------------------------------- */

static CandourMatch
get_match (CandourFeedbackPage *self)
{
  if (gtk_toggle_button_get_active (self->match_yes))
    return CANDOUR_MATCH_YES;
  if (gtk_toggle_button_get_active (self->match_partly))
    return CANDOUR_MATCH_PARTLY;

  return gtk_toggle_button_get_active (self->match_no) ? CANDOUR_MATCH_NO : CANDOUR_MATCH_NONE;
}

/* FALSE: something is missing, and said. */
static gboolean
is_complete (CandourFeedbackPage   *self,
             const CandourFeedback *feedback,
             CandourFeedbackEvent   event)
{
  const char *missing = candour_rules_check_feedback_words (feedback, event);
  g_auto(GStrv) strong = candour_feedback_dup_lines (feedback->strong);

  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
  if (missing == NULL)
    return TRUE;

  if (event == CANDOUR_FEEDBACK_REPLY)
    gtk_widget_grab_focus (feedback->match == CANDOUR_MATCH_NONE ? GTK_WIDGET (self->match_yes)
                                                                 : GTK_WIDGET (self->reply));
  else
    gtk_widget_grab_focus (GTK_WIDGET (strong[0] == NULL ? self->strong : self->why));

  return FALSE;
}

static void
share_confirmed_cb (GtkWidget *parent,
                    gpointer   user_data)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (parent);
  g_autoptr(CandourFeedback) draft = NULL;

  if (self->facts == NULL)
    return;

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  draft = make_draft (self);
  self->dirty = FALSE;
  move (self, draft, CANDOUR_FEEDBACK_SHARE);
}

static void
share (CandourFeedbackPage *self)
{
  g_autoptr(CandourFeedback) draft = make_draft (self);
  const char *reader = candour_feedback_facts_get_name (self->facts, draft->reader_id);
  g_autofree char *heading = g_strdup_printf (_("Share with %s?"), reader);
  g_autofree char *body = g_strdup_printf (_("Its words stand then. %s can answer it for %d "
                                             "working days, and it goes on to supervision."),
                                           reader, CANDOUR_REPLY_DAYS);

  /* What is kept must be what is shared: a save that is on its way ends first. */
  if (self->saving)
    return;

  if (is_complete (self, draft, CANDOUR_FEEDBACK_SHARE))
    candour_dialogs_confirm (GTK_WIDGET (self), heading, body, _("Keep writing"), _("Share it"),
                             FALSE, share_confirmed_cb, NULL);
}

static void
reply (CandourFeedbackPage *self)
{
  g_autoptr(CandourFeedback) feedback = candour_feedback_copy (self->facts->feedback);
  g_autofree char *words = g_strstrip (candour_text_box_dup_text (self->reply));

  candour_set_text (&feedback->reply, words);
  feedback->match = get_match (self);
  if (is_complete (self, feedback, CANDOUR_FEEDBACK_REPLY))
    move (self, feedback, CANDOUR_FEEDBACK_REPLY);
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (widget);

  if (self->facts == NULL)
    return;

  if (self->facts->feedback->shared_at == NULL)
    share (self);
  else if (candour_feedback_page_may (self, CANDOUR_FEEDBACK_REPLY))
    reply (self);
  else if (candour_feedback_page_may (self, CANDOUR_FEEDBACK_TALK))
    move (self, self->facts->feedback, CANDOUR_FEEDBACK_TALK);
}

static void
ticked_cb (CandourFeedbackPage *self,
           GtkCheckButton      *check)
{
  if (!self->updating && self->facts != NULL && gtk_check_button_get_active (check))
    move (self, self->facts->feedback, check == self->talked ? CANDOUR_FEEDBACK_TICK_TALKED
                                                             : CANDOUR_FEEDBACK_TICK_KNOWS);
}

/* With what was written up to now. */
static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  save_now (CANDOUR_FEEDBACK_PAGE (widget));
  candour_feedback_page_print (CANDOUR_FEEDBACK_PAGE (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  save_now (CANDOUR_FEEDBACK_PAGE (widget));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (widget);

  self->dirty = FALSE;
  set_unsaved (self, NULL);
  load (self);
}

static void
toggle_end_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (widget);
  gboolean shown;

  g_object_get (self->panes, "show-end", &shown, NULL);
  g_object_set (self->panes, "show-end", !shown, NULL);
}

/* --- Loading -------------------------------------------------------------------------- */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourFeedbackPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourFeedbackFacts *facts = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    {
      g_clear_pointer (&facts, candour_feedback_facts_free);
      return;
    }

  if (facts == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_clear_pointer (&self->facts, candour_feedback_facts_free);
  self->facts = facts;
  candour_feedback_page_show (self);
  gtk_widget_grab_focus (facts->feedback->shared_at == NULL ? GTK_WIDGET (self->strong)
                                                            : GTK_WIDGET (self->scroller));
  if (facts->feedback->read_at == NULL && self->read_timeout == 0
      && candour_feedback_page_may (self, CANDOUR_FEEDBACK_OPEN))
    self->read_timeout = g_timeout_add_seconds (CANDOUR_READING_SECONDS, was_long_cb, self);
}

static void
load (CandourFeedbackPage *self)
{
  candour_feedback_jobs_load_async (self->workspace, self->audit_id, self->today,
                                    self->cancellable, loaded_cb, g_object_ref (self));
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_feedback_page_root (GtkWidget *widget)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_feedback_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_free (self->today);
  self->today = g_strdup (candour_window_get_today (window));
  g_signal_connect_object (window, "leaving", G_CALLBACK (save_now), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
candour_feedback_page_unroot (GtkWidget *widget)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, self);
  g_clear_handle_id (&self->read_timeout, g_source_remove);
  g_clear_handle_id (&self->save_timeout, g_source_remove);

  GTK_WIDGET_CLASS (candour_feedback_page_parent_class)->unroot (widget);
}

static void
candour_feedback_page_dispose (GObject *object)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_FEEDBACK_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_feedback_page_parent_class)->dispose (object);
}

static void
candour_feedback_page_finalize (GObject *object)
{
  CandourFeedbackPage *self = CANDOUR_FEEDBACK_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->facts, candour_feedback_facts_free);
  g_free (self->audit_id);
  g_free (self->today);

  G_OBJECT_CLASS (candour_feedback_page_parent_class)->finalize (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, CandourFeedbackPage, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  BIND (box);
  BIND (header);
  BIND (saved);
  BIND (draft);
  BIND (notice);
  BIND (stack);
  BIND (failed);
  BIND (panes);
  BIND (scroller);
  BIND (lead);
  BIND (title);
  BIND (strong_lines);
  BIND (strong);
  BIND (help_lines);
  BIND (help);
  BIND (auditor_word);
  BIND (grade);
  BIND (agreed_word);
  BIND (agreed);
  BIND (why_words);
  BIND (why);
  BIND (next_box);
  BIND (next_note);
  BIND (next);
  BIND (reply_box);
  BIND (reply_note);
  BIND (reply);
  BIND (reply_words);
  BIND (match_box);
  BIND (match_yes);
  BIND (match_partly);
  BIND (match_no);
  BIND (missing);
  BIND (bar_note);
  BIND (act);
  BIND (steps);
  BIND (ticks_title);
  BIND (talked);
  BIND (talked_note);
  BIND (knows);
  BIND (knows_note);
  BIND (ticks_note);
  BIND (voices_box);
  BIND (voices);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_now);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
}

static void
candour_feedback_page_class_init (CandourFeedbackPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_feedback_page_dispose;
  object_class->finalize = candour_feedback_page_finalize;
  widget_class->root = candour_feedback_page_root;
  widget_class->unroot = candour_feedback_page_unroot;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_SAVED_LABEL);
  g_type_ensure (CANDOUR_TYPE_SIDE_PANES);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/feedback-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.act", NULL, act_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "page.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "page.toggle-end", NULL, toggle_end_action);
}

static void
candour_feedback_page_init (CandourFeedbackPage *self)
{
  GtkAdjustment *place;

  self->cancellable = g_cancellable_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               candour_text_scale (GTK_WIDGET (self), CANDOUR_SAVED_WIDTH), -1);
  candour_text_box_set_name (self->strong, _("What was strong"));
  candour_text_box_set_placeholder (self->strong,
                                    _("Say one thing that helped this child, however small."));
  candour_text_box_set_name (self->help, _("What would help the child more"));
  candour_text_box_set_name (self->why, _("The grade, and why"));
  candour_text_box_set_name (self->reply, _("Your reply"));
  candour_text_box_set_height (self->strong, TEXT_LEAST, TEXT_MOST);
  candour_text_box_set_height (self->help, TEXT_LEAST, TEXT_MOST);
  candour_text_box_set_height (self->why, TEXT_LEAST, TEXT_MOST);
  candour_text_box_set_height (self->reply, TEXT_LEAST, TEXT_MOST);
  place = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (place, "value-changed", G_CALLBACK (check_read), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (check_read), self, G_CONNECT_SWAPPED);
}

GtkWidget *
candour_feedback_page_new (CandourWorkspace *workspace,
                           const char       *audit_id)
{
  CandourFeedbackPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (audit_id != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_FEEDBACK_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->audit_id = g_strdup (audit_id);

  return GTK_WIDGET (self);
}
