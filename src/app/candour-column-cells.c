/* candour-column-cells.c - cells of the tables of people and records, and moving between their rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-column-cells.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-tooltip.h"

void
candour_column_cell_setup_text (GtkListItem *item,
                                float        xalign)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_widget_add_css_class (text, "tabular");
  gtk_list_item_set_child (item, text);
}

static void
set_inscription (GtkWidget  *text,
                 const char *words,
                 gboolean    is_secondary)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (text), words);
  candour_tooltip_set (text, words);
  if (is_secondary)
    gtk_widget_add_css_class (text, "secondary");
  else
    gtk_widget_remove_css_class (text, "secondary");
}

void
candour_column_cell_set_text (GtkListItem *item,
                              const char  *text,
                              gboolean     is_secondary)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  set_inscription (child, text, is_secondary);
  candour_a11y_label_item (child, text);
}

void
candour_column_cell_setup_chip (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text;

  candour_column_cell_setup_text (item, 0);
  text = g_object_ref (gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  g_object_unref (text);
  gtk_box_append (GTK_BOX (box), candour_chip_new ());
  gtk_list_item_set_child (item, box);
}

void
candour_column_cell_set_chip (GtkListItem *item,
                              const char  *text,
                              gboolean     is_chip,
                              CandourTone  tone,
                              const char  *icon_name)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *plain = gtk_widget_get_first_child (box);
  GtkWidget *chip = gtk_widget_get_last_child (box);

  gtk_widget_set_visible (plain, !is_chip);
  set_inscription (plain, is_chip ? "" : text, FALSE);
  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, is_chip ? text : NULL, NULL);
  candour_a11y_label_item (box, text);
}

void
candour_column_cell_name_row (GtkListItem *item,
                              const char  *label)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

  if (cell != NULL)
    candour_a11y_label_item (cell, label);
}

void
candour_column_view_name_parts (GtkColumnView *view,
                                const char    *label)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (view)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    candour_a11y_set_label (part, GTK_IS_LIST_VIEW (part) ? label : _("Columns"));
}

void
candour_column_view_show_column (GtkColumnView       *view,
                                 GtkColumnViewColumn *column,
                                 guint                place,
                                 gboolean             is_shown)
{
  GListModel *columns;
  gboolean is_there = FALSE;
  guint n_columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  columns = gtk_column_view_get_columns (view);
  n_columns = g_list_model_get_n_items (columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (columns, i);

      is_there = is_there || other == G_OBJECT (column);
    }

  if (is_there && !is_shown)
    gtk_column_view_remove_column (view, column);
  else if (!is_there && is_shown)
    gtk_column_view_insert_column (view, MIN (place, n_columns), column);
}

/* --- Moving between rows --------------------------------------------------------------- */

static GtkWidget *
find_rows (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

GtkWidget *
candour_column_view_find_row (GtkColumnView *view)
{
  GtkWidget *rows;
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  rows = find_rows (view);
  row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
  while (row != NULL && gtk_widget_get_parent (row) != rows)
    row = gtk_widget_get_parent (row);

  return row;
}

gboolean
candour_column_view_step (GtkColumnView *view,
                          int            by)
{
  GtkSelectionModel *model;
  GtkWidget *row;
  guint position;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  row = candour_column_view_find_row (view);
  if (row == NULL)
    return FALSE;

  row = by > 0 ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  if (row == NULL || !gtk_widget_grab_focus (row))
    return FALSE;

  /* Where many can be selected, the selection is left alone. */
  model = gtk_column_view_get_model (view);
  if (!GTK_IS_SINGLE_SELECTION (model))
    return TRUE;

  /* Nothing is chosen yet: the first key chooses, as an arrow would. */
  position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  if (position == GTK_INVALID_LIST_POSITION)
    position = by > 0 ? 0 : 1;
  else
    position += (guint) by;
  gtk_selection_model_select_item (model, position, TRUE);

  return TRUE;
}

void
candour_column_view_scroll_to (GtkColumnView *view,
                               guint          position)
{
  GtkWidget *rows;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  rows = find_rows (view);
  if (rows != NULL)
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

void
candour_column_view_focus (GtkColumnView *view)
{
  GtkWidget *rows;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  /* Moving the focus in would go on to the row after the one that had it last. */
  rows = find_rows (view);
  if (rows != NULL && !gtk_widget_grab_focus (rows))
    gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD);
}
