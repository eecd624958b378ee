/* candour-pane-rows.c - facts, audits and actions as the panes of a person and a record show them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pane-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-grade-chip.h"
#include "candour-tooltip.h"

GtkWidget *
candour_pane_row_new_words (const char *title,
                            const char *subtitle,
                            GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);

  /* Of the two, only the title can be told that it is no markup. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_widget_add_css_class (row, "pane-row");
  if (suffix != NULL)
    {
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
    }

  return row;
}

static void
open_with (GtkWidget  *row,
           const char *action,
           const char *id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

GtkWidget *
candour_pane_row_new_audit (CandourAuditRow *row,
                            const char      *today)
{
  GtkWidget *chip = candour_grade_chip_new ();
  g_autofree char *date = candour_date_format_short (row->submitted_on, today);
  /* Translators: when an audit was submitted, and its auditor: "12 Nov 2025, by P. Ash" */
  g_autofree char *detail = g_strdup_printf (_("%1$s, by %2$s"), date, row->auditor_name);
  g_autofree char *label = NULL;
  gboolean is_judged = row->overall > 0;
  GtkWidget *widget;

  if (is_judged)
    candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), (CandourGrade) row->drawn_as,
                            row->overall_name, row->overall_short);
  gtk_widget_set_visible (chip, is_judged);

  widget = candour_pane_row_new_words (row->reference, detail, chip);
  label = g_strjoin (", ", row->reference, row->framework_title, detail,
                     is_judged ? row->overall_name : NULL, NULL);
  candour_tooltip_set (widget, row->framework_title);
  candour_a11y_set_label (widget, label);
  open_with (widget, "win.open-audit", row->id);

  return widget;
}

static GtkWidget *
make_state_chip (CandourActionRow *row,
                 const char       *today)
{
  GtkWidget *chip = candour_chip_new ();
  const char *icon_name = NULL;
  CandourTone tone = CANDOUR_TONE_INFO;
  g_autofree char *text = NULL;

  if (row->state == CANDOUR_ACTION_REPORTED_DONE || row->due_on == NULL)
    text = g_strdup (candour_code_get_name (candour_action_states, row->state));
  else
    text = candour_due_describe (row->due_on, today, &tone, &icon_name);
  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, text, NULL);

  return chip;
}

GtkWidget *
candour_pane_row_new_action (CandourActionRow *row,
                             const char       *today)
{
  GtkWidget *chip = make_state_chip (row, today);
  g_autofree char *detail = *row->standard_name != '\0'
                            ? g_strjoin (", ", row->reference, row->standard_name, NULL)
                            : g_strdup (row->reference);
  g_autofree char *label = g_strjoin (", ", row->what, detail,
                                      candour_chip_get_text (CANDOUR_CHIP (chip)), NULL);
  GtkWidget *widget = candour_pane_row_new_words (row->what, detail, chip);

  candour_tooltip_set (widget, row->what);
  candour_a11y_set_label (widget, label);
  open_with (widget, "win.open-action", row->id);

  return widget;
}

/* --- Facts ----------------------------------------------------------------------------- */

static void
add_line (GtkGrid    *grid,
          const char *name,
          GtkWidget  *value)
{
  GtkWidget *label = gtk_label_new (name);
  int line = 0;

  while (gtk_grid_get_child_at (grid, 0, line) != NULL)
    line++;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_valign (value, GTK_ALIGN_BASELINE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, value, 1, line, 1, 1);
}

void
candour_pane_add_fact (GtkGrid    *grid,
                       const char *name,
                       const char *value)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_GRID (grid));

  if (value == NULL || *value == '\0')
    return;

  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dense");
  add_line (grid, name, label);
}

void
candour_pane_add_link (GtkGrid    *grid,
                       const char *name,
                       const char *value,
                       const char *action,
                       const char *target)
{
  GtkWidget *button;
  g_autofree char *full = NULL;

  g_return_if_fail (GTK_IS_GRID (grid));

  if (value == NULL || *value == '\0')
    return;

  button = gtk_button_new_with_label (value);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "fact-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  add_line (grid, name, button);
  gtk_widget_set_hexpand (button, FALSE);
  full = g_strdup_printf ("%s: %s", name, value);
  candour_a11y_set_label (button, full);
}

void
candour_pane_clear (GtkWidget *parent)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_GRID (parent))
        gtk_grid_remove (GTK_GRID (parent), child);
      else if (GTK_IS_LIST_BOX (parent))
        gtk_list_box_remove (GTK_LIST_BOX (parent), child);
      else
        gtk_widget_unparent (child);
    }
}
