/* candour-new-audit-choices.c - what is chosen, and what it amounts to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

void
candour_new_audit_clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Who tries what is locked keeps what was chosen before. */
void
candour_new_audit_restore (CandourNewAuditDialog *self,
                           GtkBox                *box,
                           CandourChoiceRow      *tried,
                           const char            *id)
{
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tried), FALSE);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (CANDOUR_IS_CHOICE_ROW (row)
        && g_strcmp0 (candour_choice_row_get_id (CANDOUR_CHOICE_ROW (row)), id) == 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
  self->showing = FALSE;
}

const CandourFramework *
candour_new_audit_get_framework (CandourNewAuditDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->framework);

  return self->facts != NULL && selected < self->facts->frameworks->len
         ? g_ptr_array_index (self->facts->frameworks, selected) : NULL;
}

const CandourPerson *
candour_new_audit_find_person (CandourNewAuditDialog *self,
                               const char            *id)
{
  for (guint i = 0; id != NULL && i < self->facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (self->facts->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  return NULL;
}

gboolean
candour_new_audit_is_you (CandourNewAuditDialog *self,
                          const char            *person_id)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL && g_strcmp0 (actor->person_id, person_id) == 0;
}

CandourTie
candour_new_audit_find_tie (CandourNewAuditDialog *self,
                            const char            *auditor_id,
                            CandourCaseChoice     *choice)
{
  const CandourPerson *auditor = candour_new_audit_find_person (self, auditor_id);

  if (auditor == NULL || choice == NULL)
    return CANDOUR_TIE_NONE;

  return candour_rules_find_tie (auditor, choice->child_case, self->facts->people,
                                 self->facts->teams, choice->allocations, self->facts->today);
}

/* "A. Brook and S. Quill are told, and asked for their view." NULL: there is nobody to tell. */
static char *
dup_told (CandourNewAuditDialog *self)
{
  const CandourPerson *worker = candour_new_audit_find_person (self, self->chosen->row->worker_id);
  const CandourPerson *manager =
    worker != NULL ? candour_new_audit_find_person (self, worker->manager_id) : NULL;

  if (worker == NULL)
    return NULL;

  /* Who audits by an exception needs no telling. */
  if (manager == NULL || g_strcmp0 (manager->id, self->auditor_id) == 0)
    return g_strdup_printf (_("%s is told, and asked for a view."), worker->name);

  return g_strdup_printf (_("%s and %s are told, and asked for their view."), worker->name,
                          manager->name);
}

/* NULL: it is no re-audit. */
static char *
dup_again (CandourNewAuditDialog *self)
{
  const CandourAuditRow *earlier = candour_new_audit_get_earlier (self);
  g_autofree char *date = NULL;

  if (earlier == NULL)
    return NULL;

  date = candour_date_format_long (earlier->submitted_on);

  /* Translators: of an audit on that date */
  return g_strdup_printf (_("A re-audit of %s."), date);
}

void
candour_new_audit_show_foot (CandourNewAuditDialog *self)
{
  const CandourFramework *framework = candour_new_audit_get_framework (self);
  const CandourPerson *auditor = self->facts != NULL
                                 ? candour_new_audit_find_person (self, self->auditor_id) : NULL;
  const char *due = candour_date_entry_get_date (self->due);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;
  g_autofree char *both = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->foot), "danger-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "secondary");
  if (self->chosen == NULL || auditor == NULL || framework == NULL || due == NULL)
    {
      gtk_label_set_label (self->foot, _("Choose a case, who audits it, and by when."));
      return;
    }

  day = candour_date_format_short (due, self->facts->today);
  /* Translators: "CF-2336, Case file audit version 4, by J. Okafor, due Fri 30 Jan." */
  text = g_strdup_printf (_("%s, %s version %d, by %s, due %s."), self->chosen->row->reference,
                          framework->title, framework->version, auditor->name, day);
  told = dup_told (self);
  again = dup_again (self);
  both = g_strdup_printf ("%s%s%s%s%s", text, again != NULL ? " " : "", again != NULL ? again : "",
                          told != NULL ? " " : "", told != NULL ? told : "");
  gtk_label_set_label (self->foot, both);
}
