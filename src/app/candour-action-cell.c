/* candour-action-cell.c - a row of the list of actions: what, whose, and two chips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-cell.h"

#include "candour-action-words.h"
#include "candour-wrap-layout.h"

struct _CandourActionCell
{
  CandourLazyCell  parent_instance;

  CandourChip     *time;
  CandourChip     *state;
};

G_DEFINE_FINAL_TYPE (CandourActionCell, candour_action_cell, CANDOUR_TYPE_LAZY_CELL)

static void
make_chips (CandourActionCell *self)
{
  GtkWidget *chips;

  if (self->time != NULL)
    return;

  chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (chips, candour_wrap_layout_new (6));
  gtk_widget_set_margin_top (chips, 2);
  self->time = CANDOUR_CHIP (candour_chip_new ());
  self->state = CANDOUR_CHIP (candour_chip_new ());
  gtk_box_append (GTK_BOX (chips), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (chips), GTK_WIDGET (self->state));
  candour_lazy_cell_add_line (CANDOUR_LAZY_CELL (self), chips);
}

static char *
candour_action_cell_show (CandourLazyCell *cell,
                          guint            kind,
                          gpointer         row)
{
  CandourActionCell *self = CANDOUR_ACTION_CELL (cell);
  const CandourActionRow *action = row;
  const char *today = candour_lazy_cell_get_today (cell);
  g_autofree char *line = candour_action_describe_line (action);
  g_autofree char *time = NULL;
  g_autofree char *state = NULL;
  char *name;
  CandourTone tone;
  const char *icon_name;

  if (today == NULL)
    return NULL;

  candour_lazy_cell_show_lines (cell);
  candour_lazy_cell_show_text (cell, action->what, NULL);
  candour_lazy_cell_show_detail (cell, line, "secondary");
  make_chips (self);
  time = candour_action_describe_time (action, today, &tone, &icon_name);
  candour_chip_set (self->time, tone, icon_name, time, NULL);
  state = candour_action_describe_state (action, today, &tone, &icon_name);
  candour_chip_set (self->state, tone, icon_name, state, NULL);

  name = candour_action_describe (action, today);
  candour_lazy_cell_name_row (cell, name);

  return name;
}

static void
candour_action_cell_class_init (CandourActionCellClass *klass)
{
  static const char *const kinds[] = { "row", NULL };
  CandourLazyCellClass *cell_class = CANDOUR_LAZY_CELL_CLASS (klass);

  cell_class->kinds = kinds;
  cell_class->show = candour_action_cell_show;
}

static void
candour_action_cell_init (CandourActionCell *self)
{
}
