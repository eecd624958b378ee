/* candour-learning-cells.c - rows of learning: of the list, of who has it, of what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-cells.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-learning-words.h"
#include "candour-pane-rows.h"

/* --- The list ------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "learning-title");
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  for (int i = 0; i < CANDOUR_LEARNING_CHIPS; i++)
    gtk_box_append (GTK_BOX (chips), candour_chip_new ());
  gtk_box_append (GTK_BOX (cell), title);
  gtk_box_append (GTK_BOX (cell), detail);
  gtk_box_append (GTK_BOX (cell), chips);
  gtk_list_item_set_child (item, cell);
}

static void
bind_chips (GtkWidget           *box,
            CandourLearningChip *chips,
            guint                n_chips)
{
  GtkWidget *chip = gtk_widget_get_first_child (box);

  for (guint i = 0; i < CANDOUR_LEARNING_CHIPS; i++, chip = gtk_widget_get_next_sibling (chip))
    {
      if (i >= n_chips)
        {
          candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
          continue;
        }
      candour_chip_set (CANDOUR_CHIP (chip), chips[i].tone, chips[i].icon_name, chips[i].text,
                        chips[i].full_name);
      candour_learning_chip_clear (&chips[i]);
    }
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         char                    **today)
{
  gpointer row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (cell);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  CandourLearningChip chips[CANDOUR_LEARNING_CHIPS] = { { 0 } };
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  guint n_chips = 1;

  if (CANDOUR_IS_LEARNING_ROW (row))
    {
      text = candour_learning_row_dup_detail (row, *today);
      name = candour_learning_row_dup_name (row, *today);
      n_chips = candour_learning_row_list_chips (row, chips);
      gtk_label_set_label (GTK_LABEL (title), CANDOUR_LEARNING_ROW (row)->title);
    }
  else
    {
      CandourAuditRow *audit = row;

      text = g_strjoin (" · ", candour_code_get_name (candour_cohorts, audit->cohort),
                        audit->team_name, NULL);
      name = g_strjoin (", ", audit->reference, text, _("Next step missing"), NULL);
      chips[0] = (CandourLearningChip) { CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                                         g_strdup (_("Next step missing")), NULL };
      gtk_label_set_label (GTK_LABEL (title), audit->reference);
    }

  gtk_label_set_label (GTK_LABEL (detail), text);
  bind_chips (gtk_widget_get_next_sibling (detail), chips, n_chips);
  candour_a11y_label_item (cell, name);
}

GtkListItemFactory *
candour_learning_cells_factory (char **today)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), today);

  return factory;
}

/* --- Who has it ----------------------------------------------------------------------- */

GtkWidget *
candour_learning_cell_new_pass (const CandourPass *pass,
                                const char        *today)
{
  const char *icon_name;
  CandourTone tone = candour_pass_get_tone (pass, &icon_name);
  g_autofree char *state = candour_pass_dup_state (pass);
  g_autofree char *detail = candour_pass_dup_detail (pass, today);
  g_autofree char *name = g_strjoin (", ", pass->to_name, detail, state, NULL);
  GtkWidget *chip = candour_chip_new ();
  GtkWidget *row;

  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, state, NULL);
  row = candour_pane_row_new_words (pass->to_name, detail, chip);
  candour_a11y_set_label (row, name);

  return row;
}

GtkWidget *
candour_learning_cell_new_use (const CandourUse *use,
                               const char       *today)
{
  g_autofree char *day = candour_instant_dup_date (use->at_utc);
  g_autofree char *date = candour_date_format_short (day, today);
  g_autofree char *children = g_strdup_printf (ngettext ("with %d child", "with %d children",
                                                         use->n_children), use->n_children);
  g_autofree char *detail = g_strjoin (" · ", *use->team_name != '\0' ? use->team_name
                                                                      : use->by_name,
                                       children, date, NULL);
  g_autofree char *name = g_strjoin (", ", use->words, detail, NULL);
  GtkWidget *row = candour_pane_row_new_words (use->words, detail, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  candour_a11y_set_label (row, name);

  return row;
}

/* --- The child it came from ----------------------------------------------------------- */

/* What it is waiting for; *chip is new. */
static char *
dup_standing (const CandourActionRow  *step,
              const char              *today,
              GtkWidget              **chip)
{
  char *text;

  if (step->state != CANDOUR_ACTION_REPORTED_DONE && step->closed_on == NULL
      && step->due_on != NULL)
    {
      *chip = candour_due_chip_new ();
      candour_due_chip_set (CANDOUR_DUE_CHIP (*chip), step->due_on, today);

      return candour_due_describe (step->due_on, today, NULL, NULL);
    }

  text = g_strdup (candour_code_get_name (candour_action_states, step->state));
  *chip = candour_chip_new ();
  candour_chip_set (CANDOUR_CHIP (*chip), CANDOUR_TONE_NEUTRAL, NULL, text, NULL);

  return text;
}

GtkWidget *
candour_learning_cell_new_step (const CandourActionRow *step,
                                const char             *today)
{
  GtkWidget *chip;
  g_autofree char *standing = dup_standing (step, today, &chip);
  g_autofree char *detail = g_strjoin (" · ", step->kind == CANDOUR_ACTION_NEXT_STEP
                                              ? _("This child’s own next step")
                                              : _("This child’s own action"),
                                       step->reference, step->owner_name, NULL);
  g_autofree char *name = g_strjoin (", ", step->what, detail, standing, NULL);
  GtkWidget *row = candour_pane_row_new_words (step->what, detail, chip);

  candour_a11y_set_label (row, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", step->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-action");

  return row;
}

GtkWidget *
candour_learning_cell_new_lacking (gboolean is_author)
{
  const char *title = _("Nothing is to happen for this child yet");
  const char *detail = is_author ? _("Add a next step, or say why there is none")
                                 : _("It is on the auditor’s My work");
  g_autofree char *name = g_strjoin (", ", title, detail, _("Next step missing"), NULL);
  GtkWidget *chip = candour_chip_new ();
  GtkWidget *row;

  candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                    _("Next step missing"), NULL);
  row = candour_pane_row_new_words (title, detail, chip);
  candour_a11y_set_label (row, name);

  return row;
}

static GtkWidget *
make_small_button (const char *label,
                   const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

GtkWidget *
candour_learning_cell_new_mending (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_small_button (_("Add a next step…"), "learning.add-step"));
  gtk_box_append (GTK_BOX (box), make_small_button (_("There is none…"), "learning.explain"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}
