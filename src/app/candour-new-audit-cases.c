/* candour-new-audit-cases.c - which child's record, found by its reference or worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-due-chip.h"

/* Under these nothing shows that something is looked for. */
#define QUIET_MS 300
#define N_SKELETONS 3

static void
past_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  CandourCasePast *past =
    candour_new_audit_jobs_past_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (past == NULL)
    return;

  g_clear_pointer (&self->past, candour_case_past_free);
  self->past = past;
  candour_new_audit_show_past (self);
  candour_new_audit_show_auditors (self);
}

static void
recall (CandourNewAuditDialog *self)
{
  if (self->recalling != NULL)
    g_cancellable_cancel (self->recalling);
  g_clear_object (&self->recalling);
  g_clear_pointer (&self->past, candour_case_past_free);
  candour_new_audit_show_past (self);

  self->recalling = g_cancellable_new ();
  candour_new_audit_jobs_past_async (self->workspace, self->chosen->row->id, self->facts->today,
                                     self->recalling, past_cb, g_object_ref (self));
}

static void
choose_case (CandourNewAuditDialog *self,
             CandourCaseChoice     *choice)
{
  CandourTie tie;

  self->chosen = choice;
  if (self->chosen_in != self->choices)
    g_clear_pointer (&self->chosen_in, candour_case_choices_free);
  self->chosen_in = self->choices;
  candour_notice_hide (self->tie);

  /* Whoever is chosen and may not is chosen no longer, and it is said why. */
  tie = candour_new_audit_find_tie (self, self->auditor_id, choice);
  if (tie != CANDOUR_TIE_NONE)
    {
      g_autofree char *id = g_strdup (self->auditor_id);

      candour_new_audit_take_auditor (self, NULL);
      candour_new_audit_say_tie (self, id, tie);
    }
  else
    g_clear_pointer (&self->exception, g_free);

  recall (self);
  candour_new_audit_show_auditors (self);
  candour_new_audit_show_foot (self);
}

static CandourCaseChoice *
find_choice (CandourNewAuditDialog *self,
             const char            *id)
{
  GPtrArray *choices = self->choices->choices;

  for (guint i = 0; i < choices->len; i++)
    {
      CandourCaseChoice *choice = g_ptr_array_index (choices, i);

      if (g_str_equal (choice->row->id, id))
        return choice;
    }

  return NULL;
}

/* Why this case cannot be chosen; NULL: it can. */
static char *
dup_lock (CandourCaseChoice *choice)
{
  if (choice->row->closed_on != NULL)
    return g_strdup (_("This case is closed, so its record cannot be audited."));

  if (choice->open_with != NULL)
    return g_strdup_printf (_("%s has an audit of this case already, by this framework."),
                            choice->open_with);

  return NULL;
}

static void
show_case_note (CandourNewAuditDialog *self,
                const char            *text)
{
  gtk_label_set_label (self->case_note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->case_note), text != NULL);
}

static void
case_toggled_cb (CandourNewAuditDialog *self,
                 CandourChoiceRow      *row)
{
  CandourCaseChoice *choice;
  g_autofree char *lock = NULL;

  if (self->showing || !gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  choice = find_choice (self, candour_choice_row_get_id (row));
  if (choice == NULL)
    return;

  lock = dup_lock (choice);
  show_case_note (self, lock);
  if (lock != NULL)
    candour_new_audit_restore (self, self->cases, row,
                               self->chosen != NULL ? self->chosen->row->id : NULL);
  else
    choose_case (self, choice);
}

static void
show_case_status (CandourNewAuditDialog *self,
                  CandourChoiceRow      *row,
                  CandourCaseChoice     *choice)
{
  const char *auditor = self->auditor_id;
  CandourTie tie = candour_new_audit_find_tie (self, auditor, choice);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (choice->row->closed_on != NULL)
    {
      day = candour_date_format_short (choice->row->closed_on, self->facts->today);
      text = g_strdup_printf (_("Closed %s"), day);
      candour_choice_row_set_status (row, CANDOUR_TONE_NEUTRAL, text);
    }
  else if (choice->open_with != NULL)
    {
      /* Translators: %s is a person: who is auditing the case */
      text = g_strdup_printf (_("With %s"), choice->open_with);
      candour_choice_row_set_status (row, CANDOUR_TONE_NEUTRAL, text);
    }
  else if (tie != CANDOUR_TIE_NONE)
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self,
                                                                                   auditor)));
  else if (candour_rules_needs_repeat_reason (choice->row->last_audited, self->facts->today))
    {
      text = candour_date_format_ago (choice->row->last_audited, self->facts->today);
      candour_choice_row_set_status (row, CANDOUR_TONE_WARN, text);
    }
  else
    candour_choice_row_set_status (row, CANDOUR_TONE_OK,
                                   auditor != NULL ? candour_tie_get_name (tie, TRUE) : "");
}

static char *
dup_case_subtitle (CandourNewAuditDialog *self,
                   const CandourCaseRow  *row)
{
  const char *worker = *row->worker_name != '\0' ? row->worker_name : _("not allocated");
  g_autofree char *ago = NULL;

  if (row->last_audited == NULL)
    return g_strdup_printf (_("%s, %s · never audited"), worker, row->team_name);

  ago = candour_date_format_ago (row->last_audited, self->facts->today);

  return g_strdup_printf (_("%s, %s · audited %s"), worker, row->team_name, ago);
}

static void
add_case (CandourNewAuditDialog *self,
          CandourCaseChoice     *choice)
{
  GtkWidget *row = candour_choice_row_new (choice->row->id);
  g_autofree char *rest = NULL;
  g_autofree char *subtitle = dup_case_subtitle (self, choice->row);

  rest = g_strdup_printf (" · %s", candour_code_get_name (candour_cohorts, choice->row->cohort));
  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), choice->row->reference, rest, subtitle);
  show_case_status (self, CANDOUR_CHOICE_ROW (row), choice);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->case_group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               self->chosen != NULL
                               && g_str_equal (self->chosen->row->id, choice->row->id));
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (case_toggled_cb), self);
  gtk_box_append (self->cases, row);
}

void
candour_new_audit_recheck_cases (CandourNewAuditDialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->cases)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      CandourCaseChoice *choice = CANDOUR_IS_CHOICE_ROW (row)
        ? find_choice (self, candour_choice_row_get_id (CANDOUR_CHOICE_ROW (row))) : NULL;

      if (choice != NULL)
        show_case_status (self, CANDOUR_CHOICE_ROW (row), choice);
    }
}

/* What was given to this person already is opened, not started once more. */
static void
add_allocated (CandourNewAuditDialog *self,
               const CandourAuditRow *audit)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *chip = candour_due_chip_new ();
  GtkWidget *label;
  g_autofree char *title = g_strdup_printf ("%s · %s", audit->reference, audit->framework_title);
  g_autofree char *due = audit->due_on != NULL
                         ? candour_due_describe (audit->due_on, self->facts->today, NULL, NULL)
                         : NULL;
  /* Translators: what a button that opens an audit says: "Open CF-2336 · Case file audit" */
  g_autofree char *open = g_strdup_printf (_("Open %s"), title);
  g_autofree char *name = g_strjoin (", ", open, due, NULL);

  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), audit->due_on, self->facts->today);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "choice-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", audit->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "new-audit.open");
  candour_a11y_set_label (button, name);
  gtk_box_append (self->allocated, button);
}

static void
show_allocated (CandourNewAuditDialog *self)
{
  GPtrArray *allocated = self->choices->allocated;
  gboolean has = allocated != NULL && allocated->len > 0;

  candour_new_audit_clear_box (self->allocated);
  for (guint i = 0; has && i < allocated->len; i++)
    add_allocated (self, g_ptr_array_index (allocated, i));
  gtk_widget_set_visible (self->allocated_part, has);
}

/* "5 of 1,284 cases match", or why just these are shown. */
static char *
dup_count (CandourNewAuditDialog *self)
{
  const CandourCaseChoices *choices = self->choices;

  if (choices->is_recent)
    return g_strdup (_("of teams you audited lately"));

  if (choices->n_matches > choices->choices->len)
    return g_strdup_printf (_("%u of %" G_GINT64_FORMAT " shown"), choices->choices->len,
                            choices->n_matches);

  return g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " case matches",
                                    "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " cases match",
                                    choices->n_matches),
                          choices->n_matches, choices->n_cases);
}

/* NULL: there are some. */
static char *
dup_none (CandourNewAuditDialog *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *day = NULL;

  if (self->choices->choices->len > 0)
    return NULL;

  if (self->choices->imported_on == NULL)
    return *text != '\0' ? g_strdup_printf (_("No case matches %s."), text)
                         : g_strdup (_("There are no cases yet. Import the case list first."));

  day = candour_date_format_long (self->choices->imported_on);

  /* Translators: "No case matches CF-9. The list was imported on 14 January 2026." */
  return g_strdup_printf (_("No case matches %s. The list was imported on %s."), text, day);
}

static void
show_cases (CandourNewAuditDialog *self)
{
  GPtrArray *choices = self->choices->choices;
  g_autofree char *count = dup_count (self);
  g_autofree char *none = dup_none (self);

  self->showing = TRUE;
  candour_new_audit_clear_box (self->cases);
  for (guint i = 0; i < choices->len; i++)
    add_case (self, g_ptr_array_index (choices, i));
  self->showing = FALSE;

  show_allocated (self);
  gtk_label_set_label (self->matches, count);
  gtk_widget_set_visible (GTK_WIDGET (self->cases), choices->len > 0);
  show_case_note (self, none);
}

/* The list is newer than the choice: another desk may have been quicker. */
static void
renew_chosen (CandourNewAuditDialog *self)
{
  CandourCaseChoice *choice = self->chosen != NULL ? find_choice (self, self->chosen->row->id)
                                                   : NULL;
  g_autofree char *lock = choice != NULL ? dup_lock (choice) : NULL;

  if (choice == NULL || choice == self->chosen)
    return;

  if (self->chosen_in != self->choices)
    g_clear_pointer (&self->chosen_in, candour_case_choices_free);
  self->chosen = lock == NULL ? choice : NULL;
  self->chosen_in = lock == NULL ? self->choices : NULL;
  if (lock == NULL)
    return;

  g_clear_pointer (&self->past, candour_case_past_free);
  candour_new_audit_show_past (self);
  candour_new_audit_show_auditors (self);
  show_cases (self);
  show_case_note (self, lock);
}

static void
add_skeleton (CandourNewAuditDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (row, "choice-row");
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (bar, "skeleton");
      gtk_widget_set_halign (bar, GTK_ALIGN_START);
      gtk_widget_set_size_request (bar, i == 0 ? 180 : 240, 9);
      gtk_box_append (GTK_BOX (row), bar);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
  gtk_box_append (self->cases, row);
}

/* Looking takes long: the old answer goes, so that nobody takes it for the new one. */
static gboolean
quiet_over_cb (gpointer data)
{
  CandourNewAuditDialog *self = data;

  self->quiet_timeout = 0;
  candour_new_audit_clear_box (self->cases);
  for (int i = 0; i < N_SKELETONS; i++)
    add_skeleton (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cases), TRUE);
  show_case_note (self, NULL);

  return G_SOURCE_REMOVE;
}

static void
take_choices (CandourNewAuditDialog *self,
              CandourCaseChoices    *choices)
{
  GtkWidget *first;

  if (self->choices != self->chosen_in)
    g_clear_pointer (&self->choices, candour_case_choices_free);
  self->choices = choices;
  show_cases (self);
  renew_chosen (self);

  /* Somebody came from the case itself. */
  first = gtk_widget_get_first_child (GTK_WIDGET (self->cases));
  if (self->first_case != NULL && choices->choices->len == 1 && first != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  g_clear_pointer (&self->first_case, g_free);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CandourNewAuditDialog) self = data;
  g_autoptr(GError) error = NULL;
  CandourCaseChoices *choices =
    candour_new_audit_jobs_search_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (choices == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->quiet_timeout, g_source_remove);
  if (choices != NULL)
    {
      take_choices (self, choices);
      return;
    }

  candour_new_audit_clear_box (self->cases);
  gtk_widget_set_visible (GTK_WIDGET (self->cases), FALSE);
  show_case_note (self, error->message);
}

void
candour_new_audit_search (CandourNewAuditDialog *self,
                          const char            *case_id)
{
  const CandourFramework *framework = candour_new_audit_get_framework (self);
  const CandourCaseSearch search = {
    .text = gtk_editable_get_text (self->search), .case_id = case_id,
    .framework_code = framework != NULL ? framework->code : "",
    .today = self->facts != NULL ? self->facts->today : NULL,
  };

  if (self->facts == NULL)
    return;

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  if (self->quiet_timeout == 0)
    self->quiet_timeout = g_timeout_add (QUIET_MS, quiet_over_cb, self);
  candour_new_audit_jobs_search_async (self->workspace, &search, self->searching, found_cb,
                                       g_object_ref (self));
}
