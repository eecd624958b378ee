/* candour-feedback-page-show.c - what the page of feedback shows, to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-feedback-page-private.h"
#include "candour-feedback-words.h"
#include "candour-pane-rows.h"

/* --- Rules ---------------------------------------------------------------------------- */

char *
candour_feedback_page_check (CandourFeedbackPage  *self,
                             CandourFeedbackEvent  event)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (candour_workspace_is_read_only (self->workspace))
    return g_strdup (_("These records are open for reading."));

  return candour_rules_check_feedback (self->facts->feedback, event, self->facts->audit->state,
                                       actor->person_id, self->today, self->facts->holidays,
                                       self->facts->people);
}

gboolean
candour_feedback_page_may (CandourFeedbackPage  *self,
                           CandourFeedbackEvent  event)
{
  g_autofree char *refusal = candour_feedback_page_check (self, event);

  return refusal == NULL;
}

static const char *
get_name (CandourFeedbackPage *self,
          const char          *id,
          const char          *otherwise)
{
  const char *name = candour_feedback_facts_get_name (self->facts, id);

  return *name != '\0' ? name : otherwise;
}

/* --- What was found ------------------------------------------------------------------- */

static GtkWidget *
make_line (const char *text,
           const char *icon_name,
           const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_widget_add_css_class (icon, style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* A line each, or the box in which the auditor writes them. */
static void
show_lines (GtkBox         *lines,
            CandourTextBox *editor,
            const char     *text,
            gboolean        editable,
            const char     *icon_name,
            const char     *style)
{
  g_auto(GStrv) words = candour_feedback_dup_lines (text);

  candour_pane_clear (GTK_WIDGET (lines));
  gtk_widget_set_visible (GTK_WIDGET (lines), !editable);
  gtk_widget_set_visible (GTK_WIDGET (editor), editable);
  if (editable)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    gtk_box_append (lines, make_line (words[i], icon_name, style));
  if (words[0] == NULL)
    gtk_box_append (lines, make_line (_("Nothing was written here."), "candour-arrow-symbolic",
                                      "secondary"));
}

static void
show_found (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean editable = candour_feedback_page_may (self, CANDOUR_FEEDBACK_SAVE);
  g_autofree char *lead = candour_feedback_dup_lead (self->facts);
  g_autofree char *title = candour_feedback_dup_title (self->facts, actor->person_id);

  gtk_label_set_label (self->lead, lead);
  gtk_label_set_label (self->title, title);
  show_lines (self->strong_lines, self->strong, feedback->strong, editable,
              "object-select-symbolic", "ok-text");
  show_lines (self->help_lines, self->help, feedback->help, editable, "go-next-symbolic",
              "secondary");
  gtk_label_set_label (self->why_words, feedback->why);
  gtk_widget_set_visible (GTK_WIDGET (self->why_words), !editable);
  gtk_widget_set_visible (GTK_WIDGET (self->why), editable);
  if (!editable || self->dirty || self->saving)
    return;

  self->updating = TRUE;
  candour_text_box_set_text (self->strong, feedback->strong);
  candour_text_box_set_text (self->help, feedback->help);
  candour_text_box_set_text (self->why, feedback->why);
  self->updating = FALSE;
}

static void
show_grade (CandourFeedbackPage *self)
{
  const CandourAuditRow *row = self->facts->row;
  gboolean has_grade = row->overall > 0;
  gboolean is_changed = row->agreed > 0 && row->agreed != row->overall;

  candour_grade_chip_set (self->grade, (CandourGrade) row->drawn_as, row->overall_name, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->grade), has_grade);
  gtk_widget_set_visible (self->auditor_word, is_changed);
  gtk_widget_set_visible (self->agreed_word, is_changed);
  gtk_widget_set_visible (GTK_WIDGET (self->agreed), is_changed);
  if (is_changed)
    candour_grade_chip_set (self->agreed, (CandourGrade) row->agreed_drawn_as, row->agreed_name,
                            NULL);
}

/* --- What happens next ---------------------------------------------------------------- */

static GtkWidget *
make_action_row (CandourFeedbackPage      *self,
                 const CandourActionPoint *action)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean is_mine = g_strcmp0 (action->owner_id, actor->person_id) == 0;
  const char *owner = get_name (self, action->owner_id, _("Nobody yet"));
  g_autofree char *who = is_mine ? g_strdup_printf (_("%s, you"), owner) : g_strdup (owner);
  g_autofree char *detail = *action->difference != '\0'
                            ? g_strjoin (" · ", action->difference, who, NULL) : g_strdup (who);
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;
  GtkWidget *chip = candour_chip_new ();
  GtkWidget *row;

  if (action->done_on == NULL && action->closed_on == NULL && action->due_on != NULL)
    state = candour_due_describe (action->due_on, self->today, &tone, &icon_name);
  else
    state = g_strdup (candour_code_get_name (candour_action_states, action->state));
  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, state, NULL);
  row = candour_pane_row_new_words (action->what, detail, chip);
  name = g_strjoin (", ", action->what, detail, state, NULL);
  candour_a11y_set_label (row, name);

  return row;
}

static void
show_next (CandourFeedbackPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  GPtrArray *actions = self->facts->audit->actions;
  g_autofree char *all = g_strdup_printf (ngettext ("%u action", "%u actions", actions->len),
                                          actions->len);
  g_autofree char *note = NULL;
  guint n_mine = 0;

  candour_pane_clear (GTK_WIDGET (self->next));
  gtk_widget_set_visible (self->next_box, actions->len > 0);
  for (guint i = 0; i < actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (actions, i);

      n_mine += g_strcmp0 (action->owner_id, actor->person_id) == 0;
      gtk_list_box_append (self->next, make_action_row (self, action));
    }

  note = n_mine > 0 ? g_strdup_printf (ngettext ("%s, %u of them yours", "%s, %u of them yours",
                                                 n_mine), all, n_mine)
                    : g_strdup (all);
  gtk_label_set_label (self->next_note, note);
}

static void
show_reply (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  gboolean may_reply = candour_feedback_page_may (self, CANDOUR_FEEDBACK_REPLY);
  gboolean is_answered = feedback->replied_at != NULL;
  g_autofree char *readers = candour_feedback_dup_readers (self->facts);
  /* Translators: %s are people */
  g_autofree char *note = g_strdup_printf (_("%s read it. It stays beside the audit and changes "
                                             "no grade."), readers);
  g_autofree char *answer = NULL;

  gtk_widget_set_visible (self->reply_box, may_reply || is_answered);
  gtk_label_set_label (self->reply_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->reply), may_reply);
  gtk_widget_set_visible (self->match_box, may_reply);
  gtk_widget_set_visible (GTK_WIDGET (self->reply_words), !may_reply);
  if (!is_answered)
    return;

  answer = g_strdup_printf (_("Does this match how you see it? %s"),
                            candour_code_get_name (candour_matches, feedback->match));
  if (*feedback->reply != '\0')
    {
      g_autofree char *all = g_strjoin ("\n\n", feedback->reply, answer, NULL);

      gtk_label_set_label (self->reply_words, all);
    }
  else
    gtk_label_set_label (self->reply_words, answer);
}

/* --- Where it is ---------------------------------------------------------------------- */

static GtkWidget *
make_step (const CandourFeedbackStep *step,
           guint                      number,
           guint                      current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (step->title);
  GtkWidget *detail = gtk_label_new (step->detail);
  g_autofree char *digit = g_strdup_printf ("%u", number);
  gboolean is_done = number < current;
  GtkWidget *disc = is_done ? gtk_image_new_from_icon_name ("object-select-symbolic")
                            : gtk_label_new (digit);

  gtk_widget_add_css_class (disc, "step-disc");
  gtk_widget_add_css_class (disc, is_done ? "feedback-done" : number == current ? "current"
                                                                               : "waiting");
  gtk_widget_set_valign (disc, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  if (number == current)
    gtk_widget_add_css_class (title, "strong");
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), words);

  return box;
}

static void
show_steps (CandourFeedbackPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  CandourFeedbackStep steps[CANDOUR_FEEDBACK_STEPS] = { { 0 } };
  guint current = candour_feedback_list_steps (self->facts, actor->person_id, self->today, steps);
  g_autofree char *name = current <= CANDOUR_FEEDBACK_STEPS
    ? g_strdup_printf (_("Step %u of %u, %s"), current, CANDOUR_FEEDBACK_STEPS,
                       steps[current - 1].title)
    : g_strdup (_("All steps are done"));

  candour_pane_clear (GTK_WIDGET (self->steps));
  candour_a11y_set_label (GTK_WIDGET (self->steps), name);
  for (guint i = 0; i < CANDOUR_FEEDBACK_STEPS; i++)
    {
      gtk_box_append (self->steps, make_step (&steps[i], i + 1, current));
      candour_feedback_step_clear (&steps[i]);
    }
}

static void
show_tick (CandourFeedbackPage  *self,
           GtkCheckButton       *check,
           GtkLabel             *note,
           CandourFeedbackEvent  event,
           const char           *ticked_at,
           const char           *hint)
{
  g_autofree char *refusal = candour_feedback_page_check (self, event);
  g_autofree char *day = ticked_at != NULL ? candour_instant_dup_date (ticked_at) : NULL;
  g_autofree char *date = candour_date_format_short (day, self->today);

  gtk_check_button_set_active (check, ticked_at != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (check), refusal == NULL);
  gtk_label_set_label (note, ticked_at != NULL ? date : refusal != NULL ? refusal : hint);
  candour_a11y_set_description (GTK_WIDGET (check), gtk_label_get_label (note));
}

static void
show_ticks (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  const char *manager = get_name (self, feedback->manager_id, _("the line manager"));
  const char *worker = get_name (self, feedback->worker_id, _("The worker"));
  g_autofree char *title = g_strdup_printf (_("For %s in supervision"), manager);
  g_autofree char *knows = g_strdup_printf (_("%s knows what to do next"), worker);
  g_autofree char *note = g_strdup_printf (_("Shown on the My work of %s until ticked. After %d "
                                             "working days it goes to the head of service."),
                                           manager, CANDOUR_SUPERVISION_DAYS);

  self->updating = TRUE;
  gtk_label_set_label (self->ticks_title, title);
  gtk_check_button_set_label (self->knows, knows);
  show_tick (self, self->talked, self->talked_note, CANDOUR_FEEDBACK_TICK_TALKED,
             feedback->talked_at, _("Tick it when you have"));
  show_tick (self, self->knows, self->knows_note, CANDOUR_FEEDBACK_TICK_KNOWS, feedback->knows_at,
             _("And has the time to do it"));
  gtk_label_set_label (self->ticks_note, note);
  self->updating = FALSE;
}

static void
show_voices (CandourFeedbackPage *self)
{
  GPtrArray *voices = self->facts->audit->voices;

  candour_pane_clear (GTK_WIDGET (self->voices));
  gtk_widget_set_visible (self->voices_box, voices->len > 0);
  for (guint i = 0; i < voices->len; i++)
    {
      const CandourVoice *voice = g_ptr_array_index (voices, i);
      const char *outcome = candour_code_get_name (candour_voice_outcomes, voice->outcome);
      g_autofree char *date = voice->on != NULL ? candour_date_format_short (voice->on, self->today)
                                                : NULL;
      g_autofree char *text = date != NULL ? g_strjoin (", ", outcome, date, NULL)
                                           : g_strdup (outcome);

      candour_pane_add_fact (self->voices, candour_code_get_name (candour_voices, voice->voice),
                             text);
    }
}

/* --- The bar and the head ------------------------------------------------------------- */

static void
show_bar (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  const char *reader = get_name (self, feedback->reader_id, _("the worker"));
  const char *note = _("About practice, so that this child and the next are helped better. Not a "
                       "record of performance.");
  g_autofree char *label = NULL;
  g_autofree char *refusal = NULL;

  if (feedback->shared_at == NULL)
    {
      refusal = candour_feedback_page_check (self, CANDOUR_FEEDBACK_SHARE);
      label = g_strdup_printf (_("Share with %s…"), reader);
    }
  else if (candour_feedback_page_may (self, CANDOUR_FEEDBACK_REPLY))
    label = g_strdup (_("Send reply"));
  else if (candour_feedback_page_may (self, CANDOUR_FEEDBACK_TALK))
    {
      label = g_strdup (_("We have talked"));
      note = _("The worker asked to talk with you.");
    }

  gtk_widget_set_visible (GTK_WIDGET (self->act), label != NULL);
  gtk_button_set_label (self->act, label != NULL ? label : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.act", label != NULL && refusal == NULL);
  gtk_label_set_label (self->bar_note, refusal != NULL ? refusal : note);
}

static void
show_head (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  g_autofree char *day = feedback->shared_at != NULL
                         ? candour_instant_dup_date (feedback->shared_at) : NULL;
  g_autofree char *date = day != NULL ? candour_date_format_short (day, self->today) : NULL;
  g_autofree char *shared = date != NULL ? g_strdup_printf (_("shared %s"), date)
                                         : g_strdup (_("not shared yet"));
  g_autofree char *subtitle = g_strjoin (" · ", self->facts->audit->reference,
                                         self->facts->row->framework_title, shared, NULL);

  candour_pane_header_set_subtitle (self->header, subtitle);
  candour_chip_set (self->draft, CANDOUR_TONE_WARN, NULL,
                    feedback->shared_at == NULL ? _("Draft, only you see it") : NULL, NULL);
}

/* Who left reads nothing any more. */
static void
show_notice (CandourFeedbackPage *self)
{
  const CandourFeedback *feedback = self->facts->feedback;
  g_autofree char *lead = NULL;
  g_autofree char *text = NULL;

  if (feedback->worker_id == NULL || g_strcmp0 (feedback->reader_id, feedback->worker_id) == 0)
    {
      candour_notice_hide (self->notice);
      return;
    }

  lead = g_strdup_printf (_("%s has left."), get_name (self, feedback->worker_id,
                                                       _("The worker")));
  text = feedback->reader_id != NULL
         ? g_strdup_printf (_("It goes to %s."), get_name (self, feedback->reader_id, ""))
         : g_strdup (_("Nobody is named who could read it."));
  candour_notice_show (self->notice, CANDOUR_TONE_INFO, lead, text);
}

void
candour_feedback_page_show (CandourFeedbackPage *self)
{
  show_head (self);
  show_notice (self);
  show_found (self);
  show_grade (self);
  show_next (self);
  show_reply (self);
  show_steps (self);
  show_ticks (self);
  show_voices (self);
  show_bar (self);
  gtk_stack_set_visible_child_name (self->stack, "feedback");
}
