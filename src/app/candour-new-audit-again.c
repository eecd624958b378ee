/* candour-new-audit-again.c - why a child's record is audited again, and which audit it follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"

static const CandourAuditRow *
get_last (CandourNewAuditDialog *self)
{
  return self->past != NULL && self->past->earlier->len > 0 ? self->past->earlier->pdata[0] : NULL;
}

/* Twice within 12 months: a reason is asked for. */
static gboolean
is_soon (CandourNewAuditDialog *self)
{
  const CandourAuditRow *last = get_last (self);

  return last != NULL
         && candour_rules_needs_repeat_reason (last->submitted_on, self->facts->today);
}

CandourRepeatReason
candour_new_audit_get_repeat (CandourNewAuditDialog *self)
{
  if (is_soon (self))
    return candour_repeat_reasons[gtk_drop_down_get_selected (self->repeat)].value;

  return get_last (self) != NULL && gtk_check_button_get_active (self->re_audit)
         ? CANDOUR_REPEAT_RE_AUDIT : CANDOUR_REPEAT_NONE;
}

const CandourAuditRow *
candour_new_audit_get_earlier (CandourNewAuditDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->earlier);

  if (candour_new_audit_get_repeat (self) != CANDOUR_REPEAT_RE_AUDIT)
    return NULL;

  return selected < self->past->earlier->len ? self->past->earlier->pdata[selected]
                                             : get_last (self);
}

/* --- What is shown -------------------------------------------------------------------- */

static void
show_soon (CandourNewAuditDialog *self)
{
  g_autofree char *ago = candour_date_format_ago (get_last (self)->submitted_on,
                                                  self->facts->today);
  /* Translators: "CF-2336 was audited 5 months ago." */
  g_autofree char *lead = g_strdup_printf (_("%s was audited %s."), self->chosen->row->reference,
                                           ago);

  candour_notice_show (self->repeat_notice, CANDOUR_TONE_WARN, lead,
                       _("Twice within 12 months needs a reason, kept with the audit."));
}

static char *
dup_earlier (const CandourAuditRow *row)
{
  g_autofree char *date = candour_date_format_long (row->submitted_on);

  return row->overall != 0 ? g_strdup_printf (_("%s, by %s, %s"), date, row->auditor_name,
                                              row->overall_name)
                           : g_strdup_printf (_("%s, by %s"), date, row->auditor_name);
}

/* The latest first, and chosen. */
static void
fill_earlier (CandourNewAuditDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *date = candour_date_format_long (get_last (self)->submitted_on);
  g_autofree char *text =
    g_strdup_printf (_("This is a re-audit: did what was asked for on %s help?"), date);

  for (guint i = 0; i < self->past->earlier->len; i++)
    {
      g_autofree char *name = dup_earlier (self->past->earlier->pdata[i]);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->earlier, G_LIST_MODEL (names));
  gtk_label_set_label (self->re_audit_text, self->past->earlier->len > 1
                                            ? _("This is a re-audit: did what was asked for help?")
                                            : text);
}

/* Which one it follows is asked only where there is a choice. */
static void
show_earlier (CandourNewAuditDialog *self)
{
  gtk_widget_set_visible (self->earlier_part,
                          candour_new_audit_get_repeat (self) == CANDOUR_REPEAT_RE_AUDIT
                          && self->past->earlier->len > 1);
}

void
candour_new_audit_show_again (CandourNewAuditDialog *self)
{
  const CandourAuditRow *last = get_last (self);
  gboolean soon = is_soon (self);

  gtk_widget_set_visible (self->repeat_part, soon);
  gtk_widget_set_visible (GTK_WIDGET (self->re_audit), last != NULL && !soon);
  gtk_check_button_set_active (self->re_audit, FALSE);
  if (last != NULL)
    fill_earlier (self);
  if (soon)
    show_soon (self);
  show_earlier (self);
}

static void
changed_cb (CandourNewAuditDialog *self)
{
  show_earlier (self);
  candour_new_audit_show_foot (self);
}

void
candour_new_audit_set_up_again (CandourNewAuditDialog *self)
{
  g_autoptr(GtkStringList) reasons = gtk_string_list_new (NULL);

  candour_text_box_set_name (self->repeat_reason, _("Why again so soon, in your words"));
  candour_text_box_set_height (self->repeat_reason, 50, 120);

  /* In the list's own order, the first of which asks. */
  for (const CandourCode *code = candour_repeat_reasons; code->code != NULL; code++)
    gtk_string_list_append (reasons, code->value == CANDOUR_REPEAT_NONE
                                     ? _("Choose why")
                                     : candour_code_get_name (candour_repeat_reasons,
                                                              code->value));
  gtk_drop_down_set_model (self->repeat, G_LIST_MODEL (reasons));
  candour_a11y_label_drop_down (self->repeat, _("Why again so soon"));
  candour_a11y_label_drop_down (self->earlier, _("Which audit it follows"));
  g_signal_connect_swapped (self->repeat, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->earlier, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->re_audit, "toggled", G_CALLBACK (changed_cb), self);
}
