/* candour-action-pane-show.c - puts on the pane of an action what was read of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-pane-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-action-history.h"
#include "candour-action-words.h"

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* --- Facts ----------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
add_fact (CandourActionPane *self,
          const char        *name,
          const char        *value)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (fact), make_label (name, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (fact), "secondary");
  if (value != NULL)
    gtk_box_append (GTK_BOX (line), make_label (value, "dense"));
  gtk_box_append (GTK_BOX (fact), line);
  gtk_box_append (self->facts, fact);

  return line;
}

static void
add_audit (CandourActionPane      *self,
           const CandourActionRow *row)
{
  GtkWidget *line = add_fact (self, _("Case and audit"), NULL);
  GtkWidget *link = gtk_button_new_with_label (row->reference);
  g_autofree char *name = g_strdup_printf (_("Open the audit of %s"), row->reference);
  g_autofree char *grade = *row->grade_name != '\0' ? g_strdup_printf (", %s", row->grade_name)
                                                    : NULL;

  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "link");
  gtk_widget_add_css_class (link, "fact-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", row->audit_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "win.open-audit");
  candour_a11y_set_label (link, name);
  gtk_box_append (GTK_BOX (line), link);
  if (grade != NULL)
    gtk_box_append (GTK_BOX (line), make_label (grade, "dense"));
}

static void
add_date (CandourActionPane *self,
          const char        *name,
          const char        *date)
{
  g_autofree char *text = date != NULL ? candour_date_format_short (date, self->today) : NULL;

  if (text != NULL)
    add_fact (self, name, text);
}

static void
show_facts (CandourActionPane *self)
{
  const CandourActionRow *row = self->detail->row;
  const CandourActionPoint *action = self->detail->action;
  g_autofree char *owner = self->detail->ties.is_owner
                           ? g_strdup_printf (_("%s, you"), row->owner_name)
                           : g_strdup (row->owner_name);

  remove_children (self->facts);
  add_fact (self, _("Owner"), action->owner_id != NULL ? owner : _("Nobody yet"));
  add_audit (self, row);
  add_fact (self, _("Standard"), *row->standard_name != '\0' ? row->standard_name
                                                             : _("The audit as a whole"));
  add_date (self, _("Due"), action->due_on);
  if (g_strcmp0 (action->first_due_on, action->due_on) != 0)
    add_date (self, _("First date"), action->first_due_on);
  if (action->kind != CANDOUR_ACTION_IMPROVEMENT)
    add_fact (self, _("What it is"), candour_code_get_name (candour_action_kinds, action->kind));
  if (action->level != CANDOUR_LEVEL_CHILD)
    add_fact (self, _("For"), candour_code_get_name (candour_action_levels, action->level));
}

/* --- Repeats --------------------------------------------------------------------------- */

static void
add_link (CandourActionPane      *self,
          const char             *title,
          const CandourActionRow *row)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *state = candour_action_describe_state (row, self->today, NULL, NULL);
  g_autofree char *since = row->raised_on != NULL
                           ? candour_date_format_short (row->raised_on, self->today) : NULL;
  g_autofree char *detail = since != NULL ? g_strdup_printf (_("%s. Raised %s"), state, since)
                                          : g_strdup (state);
  g_autofree char *name = g_strdup_printf ("%s. %s", title, detail);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), make_label (title, "dense"));
  gtk_box_append (GTK_BOX (words), make_label (detail, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "repeat-card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-action");
  candour_a11y_set_label (button, name);
  gtk_box_append (self->links, button);
}

static void
show_links (CandourActionPane *self)
{
  const CandourActionDetail *detail = self->detail;

  remove_children (self->links);
  if (detail->repeats != NULL)
    {
      /* Translators: %s is an earlier action */
      g_autofree char *title = g_strdup_printf (_("Repeats an earlier action for this child: "
                                                  "“%s”"), detail->repeats->what);

      add_link (self, title, detail->repeats);
    }

  for (guint i = 0; i < detail->repeated_by->len; i++)
    {
      const CandourActionRow *later = g_ptr_array_index (detail->repeated_by, i);
      g_autofree char *title = g_strdup_printf (_("Found again by a later audit: “%s”"),
                                                later->what);

      add_link (self, title, later);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links),
                          gtk_widget_get_first_child (GTK_WIDGET (self->links)) != NULL);
}

/* --- More time ------------------------------------------------------------------------- */

static const CandourExtension *
find_request (const CandourActionDetail *detail)
{
  for (guint i = 0; i < detail->extensions->len; i++)
    {
      const CandourExtension *extension = g_ptr_array_index (detail->extensions, i);

      if (extension->state == CANDOUR_EXTENSION_ASKED)
        return extension;
    }

  return NULL;
}

static void
show_request (CandourActionPane *self)
{
  const CandourExtension *request = find_request (self->detail);
  g_autofree char *cannot = candour_action_pane_check (self, CANDOUR_ACTION_GIVE_TIME);
  gboolean may_answer = request != NULL && cannot == NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->request, request != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), may_answer);
  candour_text_box_set_text (self->answer, may_answer
                             ? candour_action_drafts_get (self->drafts, self->id,
                                                          CANDOUR_ACTION_GIVE_TIME)->words
                             : NULL);
  if (request == NULL)
    return;

  from = candour_date_format_short (request->old_due_on, self->today);
  until = candour_date_format_short (request->new_due_on, self->today);
  /* Translators: who asks, from when to when, why in a word or two, and in their own words */
  words = g_strdup_printf (_("%1$s asks for it to be due %3$s instead of %2$s. %4$s: “%5$s”"),
                           request->asked_name, from, until,
                           candour_code_get_name (candour_delays, request->why), request->words);
  gtk_label_set_label (self->request_words, words);
  gtk_label_set_label (self->request_hint, may_answer
                       ? _("The first date stays on the record and in the on-time figures.")
                       : cannot);
}

/* --- What was said and is to be said --------------------------------------------------- */

static gboolean
is_told (const CandourActionStep *step)
{
  switch (step->event)
    {
    case CANDOUR_ACTION_DECLINE:
    case CANDOUR_ACTION_REPORT_DONE:
    case CANDOUR_ACTION_FIND_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NO_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NOT_DONE:
    case CANDOUR_ACTION_CLOSE:
    case CANDOUR_ACTION_WITHDRAW:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The words of the step that brought it to where it is. */
static void
show_said (CandourActionPane *self)
{
  const CandourActionDetail *detail = self->detail;
  g_autofree char *text = NULL;

  for (guint i = 0; text == NULL && i < detail->steps->len; i++)
    {
      const CandourActionStep *step = g_ptr_array_index (detail->steps, i);

      if (is_told (step) && step->to_state == detail->action->state && *step->words != '\0')
        text = g_strdup_printf (_("“%s”"), step->words);
    }

  gtk_label_set_label (self->said, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), text != NULL);
}

static gboolean
is_done (CandourActionState state)
{
  return state == CANDOUR_ACTION_REPORTED_DONE || state == CANDOUR_ACTION_NO_DIFFERENCE;
}

static void
show_forms (CandourActionPane *self)
{
  const CandourActionDetail *detail = self->detail;
  g_autofree char *cannot_report = candour_action_pane_check (self, CANDOUR_ACTION_REPORT_DONE);
  g_autofree char *cannot_verify = candour_action_pane_check (self,
                                                              CANDOUR_ACTION_FIND_DIFFERENCE);
  CandourActionDraft *report = candour_action_drafts_get (self->drafts, self->id,
                                                          CANDOUR_ACTION_REPORT_DONE);
  CandourActionDraft *found = candour_action_drafts_get (self->drafts, self->id,
                                                         CANDOUR_ACTION_FIND_DIFFERENCE);
  g_autofree char *hint = detail->action->owner_id != NULL
    ? g_strdup_printf (_("%s cannot verify this"), detail->row->owner_name) : g_strdup ("");
  gboolean verifies = is_done (detail->action->state);

  gtk_widget_set_visible (GTK_WIDGET (self->did), cannot_report == NULL);
  candour_text_box_set_text (self->did, report->words);
  gtk_widget_set_visible (GTK_WIDGET (self->verify), verifies);
  candour_verify_form_show (self->verify, found, self->today, cannot_verify, hint);
}

static void
show_evidence (CandourActionPane *self)
{
  const CandourActionDetail *detail = self->detail;
  g_autofree char *cannot_add = candour_action_pane_check (self, CANDOUR_ACTION_ADD_EVIDENCE);
  g_autofree char *cannot_take = candour_action_pane_check (self, CANDOUR_ACTION_REMOVE_EVIDENCE);
  g_autofree char *by = NULL;
  g_autofree char *on = NULL;

  if (detail->action->done_on != NULL)
    {
      on = candour_date_format_short (detail->action->done_on, self->today);
      by = g_strdup_printf (_("%s, %s"), detail->row->owner_name, on);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->evidence),
                          cannot_add == NULL || detail->evidence->len > 0
                          || detail->action->state == CANDOUR_ACTION_STARTED);
  candour_evidence_list_show (self->evidence, detail->evidence, self->today,
                              by != NULL ? by : "", cannot_add,
                              cannot_take == NULL ? detail->ties.person_id : NULL,
                              is_done (detail->action->state));
}

/* --- Who should know -------------------------------------------------------------------- */

static void
show_known (CandourActionPane *self)
{
  GPtrArray *escalations = self->detail->escalations;
  g_autofree char *cannot = candour_action_pane_check (self, CANDOUR_ACTION_ACKNOWLEDGE);

  remove_children (self->known_list);
  gtk_widget_set_visible (self->known, escalations->len > 0);
  for (guint i = 0; i < escalations->len; i++)
    {
      const CandourEscalation *escalation = g_ptr_array_index (escalations, i);
      g_autofree char *sentence = candour_escalation_dup_sentence (escalation, self->today);
      g_autofree char *known = escalation->is_acknowledged
                               ? g_strdup_printf (_("%s. Known"), sentence) : NULL;

      gtk_box_append (self->known_list, make_label (known != NULL ? known : sentence, "caption"));
      gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child
                                                (GTK_WIDGET (self->known_list))), 28);
    }
  gtk_widget_set_visible (self->know, cannot == NULL);
}

/* --- All of it ------------------------------------------------------------------------- */

static void
show_heading (CandourActionPane *self)
{
  const CandourActionRow *row = self->detail->row;
  CandourActionState state = self->detail->action->state;
  CandourTone tone;
  const char *icon_name;
  g_autofree char *text = NULL;

  if (candour_rules_is_action_due (state) && state != CANDOUR_ACTION_DECLINED)
    text = candour_action_describe_time (row, self->today, &tone, &icon_name);
  else
    text = candour_action_describe_state (row, self->today, &tone, &icon_name);

  candour_chip_set (self->chip, tone, icon_name, text, NULL);
  gtk_label_set_label (self->title, row->what);
  gtk_label_set_label (self->difference, row->difference);
  gtk_widget_set_visible (GTK_WIDGET (self->difference), *row->difference != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->steps), candour_rules_is_action_due (state)
                                                    && state != CANDOUR_ACTION_DECLINED);
  candour_step_strip_set_current (self->steps, candour_action_get_step (state));
}

void
candour_action_pane_show_detail (CandourActionPane *self)
{
  self->showing = TRUE;
  show_heading (self);
  show_facts (self);
  show_links (self);
  show_request (self);
  show_evidence (self);
  show_said (self);
  show_forms (self);
  show_known (self);
  candour_action_history_fill (self->history, self->detail->steps, self->today);
  self->showing = FALSE;
  candour_action_pane_update_bar (self);
}
