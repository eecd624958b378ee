/* candour-new-audit-auditors.c - who may audit the chosen case, and who may not and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

/* More than these are behind "Show all". */
#define FEW_AUDITORS 5

/* Training is recorded there, by who may. */
static void
offer_people (CandourNewAuditDialog *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  if (actor != NULL && candour_rules_may_edit_people (actor->role))
    candour_notice_add_button (self->tie, _("Open People"), NULL, "new-audit.people", NULL);
}

/* Why this person cannot be the auditor of the chosen case, and what can be done about it. */
void
candour_new_audit_say_tie (CandourNewAuditDialog *self,
                           const char            *auditor_id,
                           CandourTie             tie)
{
  const CandourPerson *auditor = candour_new_audit_find_person (self, auditor_id);
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  gboolean is_you = candour_new_audit_is_you (self, auditor_id);
  g_autofree char *sentence =
    candour_tie_dup_sentence (tie, is_you, auditor != NULL ? auditor->name : "");

  self->tells_nobody = FALSE;
  candour_notice_show (self->tie, CANDOUR_TONE_DANGER, NULL, sentence);
  if (tie == CANDOUR_TIE_NOT_TRAINED)
    offer_people (self);
  if (actor == NULL || !candour_tie_may_be_allowed (tie))
    return;

  g_free (self->tied_id);
  self->tied_id = g_strdup (auditor_id);
  if (candour_rules_may_allow_tie (actor->role))
    candour_notice_add_button (self->tie, _("Allow with a reason…"), NULL, "new-audit.allow",
                               NULL);
  else if (is_you)
    candour_notice_add_button (self->tie, _("Ask for an auditor…"), NULL, "new-audit.tie", NULL);
}

static void
update_declaration (CandourNewAuditDialog *self)
{
  gtk_widget_set_visible (self->declaration_part,
                          candour_new_audit_is_you (self, self->auditor_id));
}

void
candour_new_audit_take_auditor (CandourNewAuditDialog *self,
                                const char            *auditor_id)
{
  char *copy = g_strdup (auditor_id);

  g_free (self->auditor_id);
  self->auditor_id = copy;
  g_clear_pointer (&self->exception, g_free);
  update_declaration (self);
  candour_new_audit_recheck_cases (self);
  candour_new_audit_show_foot (self);
}

static void
auditor_toggled_cb (CandourNewAuditDialog *self,
                    CandourChoiceRow      *row)
{
  const char *id = candour_choice_row_get_id (row);

  if (self->showing || !gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  if (candour_choice_row_is_locked (row))
    {
      candour_new_audit_say_tie (self, id, candour_new_audit_find_tie (self, id, self->chosen));
      candour_new_audit_restore (self, self->auditors, row, self->auditor_id);
      return;
    }

  candour_notice_hide (self->tie);
  candour_new_audit_take_auditor (self, id);
}

static gboolean
was_last_auditor (CandourNewAuditDialog *self,
                  const char            *id)
{
  return self->past != NULL && self->past->earlier->len > 0
         && g_strcmp0 (((CandourAuditRow *) self->past->earlier->pdata[0])->auditor_id, id) == 0;
}

static void
show_auditor_status (CandourNewAuditDialog *self,
                     CandourChoiceRow      *row)
{
  const char *id = candour_choice_row_get_id (row);
  CandourTie tie = candour_new_audit_find_tie (self, id, self->chosen);

  if (self->chosen == NULL)
    candour_choice_row_set_status (row, CANDOUR_TONE_OK, "");
  else if (self->exception != NULL && g_strcmp0 (id, self->auditor_id) == 0)
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN, _("Allowed with a reason"));
  else if (tie != CANDOUR_TIE_NONE)
    candour_choice_row_set_status (row, CANDOUR_TONE_DANGER,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self, id)));
  else if (was_last_auditor (self, id))
    candour_choice_row_set_status (row, CANDOUR_TONE_WARN, _("Not a second time"));
  else
    candour_choice_row_set_status (row, CANDOUR_TONE_OK,
                                   candour_tie_get_name (tie,
                                                         candour_new_audit_is_you (self, id)));
}

/* You first, then those who may, then those who may not. */
static int
rank (CandourNewAuditDialog *self,
      const char            *id)
{
  if (candour_new_audit_find_tie (self, id, self->chosen) != CANDOUR_TIE_NONE)
    return 2;

  return candour_new_audit_is_you (self, id) ? 0 : 1;
}

/* When this person's own hold of the case ended; NULL where it did not, or there was none. */
static const char *
find_held_until (CandourNewAuditDialog *self,
                 const char            *id)
{
  GPtrArray *allocations = self->chosen->allocations;

  for (guint i = 0; i < allocations->len; i++)
    {
      const CandourAllocation *allocation = g_ptr_array_index (allocations, i);

      if (g_strcmp0 (allocation->worker_id, id) == 0)
        return allocation->until;
    }

  return NULL;
}

/* What stands behind the tie: "Manages A. Brook". NULL: the tie's name says it. */
static char *
dup_tie_detail (CandourNewAuditDialog *self,
                const char            *id)
{
  CandourTie tie = candour_new_audit_find_tie (self, id, self->chosen);
  const char *until;
  g_autofree char *day = NULL;

  if (tie == CANDOUR_TIE_LINE_MANAGER)
    return g_strdup_printf (_("Manages %s"), self->chosen->row->worker_name);

  until = tie == CANDOUR_TIE_HELD_BEFORE ? find_held_until (self, id) : NULL;
  if (until == NULL)
    return NULL;

  day = candour_date_format_long (until);

  return g_strdup_printf (_("Held this case until %s"), day);
}

static char *
dup_auditor_subtitle (CandourNewAuditDialog  *self,
                      const CandourPersonRow *person)
{
  char *detail = dup_tie_detail (self, person->id);
  g_autofree char *to_do = NULL;
  g_autofree char *ago = NULL;
  const CandourAuditRow *earlier;

  if (detail != NULL)
    return detail;

  to_do = g_strdup_printf (ngettext ("%d audit to do", "%d audits to do", person->n_to_do),
                           person->n_to_do);
  if (!was_last_auditor (self, person->id))
    return g_steal_pointer (&to_do);

  earlier = g_ptr_array_index (self->past->earlier, 0);
  ago = candour_date_format_ago (earlier->submitted_on, self->facts->today);

  /* Translators: "2 audits to do · audited this child 5 months ago" */
  return g_strdup_printf (_("%s · audited this child %s"), to_do, ago);
}

static void
add_auditor (CandourNewAuditDialog  *self,
             const CandourPersonRow *person)
{
  GtkWidget *row = candour_choice_row_new (person->id);
  g_autofree char *rest = NULL;
  g_autofree char *subtitle = dup_auditor_subtitle (self, person);

  if (candour_new_audit_is_you (self, person->id))
    rest = g_strdup (_(", you"));
  else if (person->team_name != NULL && *person->team_name != '\0')
    rest = g_strdup_printf (", %s", person->team_name);
  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), person->name,
                                rest != NULL ? rest : "", subtitle);
  show_auditor_status (self, CANDOUR_CHOICE_ROW (row));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->auditor_group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               g_strcmp0 (person->id, self->auditor_id) == 0);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (auditor_toggled_cb), self);
  gtk_box_append (self->auditors, row);
}

/* How many may, over how many there are. */
static void
show_auditors_count (CandourNewAuditDialog *self,
                     guint                  n_may)
{
  guint n_auditors = self->facts->auditors->len;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  if (self->chosen != NULL && n_may == 0)
    text = g_strdup_printf (_("Nobody may audit %s"), self->chosen->row->reference);
  else if (self->chosen != NULL)
    /* Translators: "9 may audit CF-2336" */
    text = g_strdup_printf (_("%u may audit %s"), n_may, self->chosen->row->reference);
  gtk_label_set_label (self->may_audit, text != NULL ? text : "");

  all = self->shows_all ? g_strdup (_("Show fewer auditors"))
                        : g_strdup_printf (_("Show all %u auditors"), n_auditors);
  gtk_button_set_label (self->all_auditors, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all_auditors), n_auditors > FEW_AUDITORS);
}

/* Each with the reason, as far as there is room. */
static char *
dup_reasons (CandourNewAuditDialog *self,
             gboolean              *untrained)
{
  GPtrArray *auditors = self->facts->auditors;
  GString *text = g_string_new (NULL);

  *untrained = auditors->len == 0;
  for (guint i = 0; i < auditors->len; i++)
    {
      const CandourPersonRow *person = g_ptr_array_index (auditors, i);
      CandourTie tie = candour_new_audit_find_tie (self, person->id, self->chosen);
      g_autofree char *reason =
        candour_tie_dup_reason (tie, candour_new_audit_is_you (self, person->id), person->name);

      *untrained = *untrained || tie == CANDOUR_TIE_NOT_TRAINED;
      if (i < FEW_AUDITORS)
        g_string_append_printf (text, "%s ", reason);
    }

  if (auditors->len > FEW_AUDITORS)
    g_string_append_printf (text, ngettext ("%u more has a tie. ", "%u more have a tie. ",
                                            auditors->len - FEW_AUDITORS),
                            auditors->len - FEW_AUDITORS);
  if (*untrained)
    g_string_append (text, _("Who has finished the training is recorded in People."));

  return g_strchomp (g_string_free (text, FALSE));
}

/* What was said of the one who was tried last stays. */
static void
show_nobody (CandourNewAuditDialog *self,
             guint                  n_may)
{
  g_autofree char *reasons = NULL;
  gboolean untrained;

  if (self->chosen == NULL || n_may > 0 || self->exception != NULL)
    {
      if (self->tells_nobody)
        candour_notice_hide (self->tie);
      self->tells_nobody = FALSE;
      return;
    }

  if (candour_notice_is_shown (self->tie) && !self->tells_nobody)
    return;

  reasons = dup_reasons (self, &untrained);
  candour_notice_show (self->tie, CANDOUR_TONE_WARN, NULL, reasons);
  if (untrained)
    offer_people (self);
  self->tells_nobody = TRUE;
}

void
candour_new_audit_show_auditors (CandourNewAuditDialog *self)
{
  guint n_may = 0;
  guint n_shown = 0;

  self->showing = TRUE;
  candour_new_audit_clear_box (self->auditors);
  for (int wanted = 0; wanted < 3; wanted++)
    for (guint i = 0; i < self->facts->auditors->len; i++)
      {
        const CandourPersonRow *person = g_ptr_array_index (self->facts->auditors, i);

        if (rank (self, person->id) != wanted)
          continue;

        n_may += wanted < 2;
        if (self->shows_all || n_shown < FEW_AUDITORS
            || g_strcmp0 (person->id, self->auditor_id) == 0)
          {
            n_shown++;
            add_auditor (self, person);
          }
      }
  self->showing = FALSE;

  show_auditors_count (self, n_may);
  show_nobody (self, n_may);
  update_declaration (self);
}

void
candour_new_audit_toggle_auditors (CandourNewAuditDialog *self)
{
  self->shows_all = !self->shows_all;
  candour_new_audit_show_auditors (self);
}

static void
focus_auditor (CandourNewAuditDialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->auditors)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
      gtk_widget_grab_focus (row);
}

void
candour_new_audit_allow (CandourNewAuditDialog *self,
                         const char            *reason)
{
  g_autofree char *id = g_steal_pointer (&self->tied_id);

  candour_new_audit_take_auditor (self, id);
  self->exception = g_strdup (reason);
  candour_notice_hide (self->tie);
  candour_new_audit_show_auditors (self);
  focus_auditor (self);
}
