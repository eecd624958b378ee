/* candour-combo-names.c - choices of a combo row that a screen reader can say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-combo-names.h"

#include "candour-a11y.h"

static void
bind_label (GtkListItem *item,
            GtkWidget   *label)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  candour_a11y_label_item (gtk_list_item_get_child (item), text);
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

/* --- What is chosen --------------------------------------------------------------------- */

static void
chosen_set_up_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  unused)
{
  gtk_list_item_set_child (item, make_label ());
}

static void
chosen_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  unused)
{
  bind_label (item, gtk_list_item_get_child (item));
}

/* --- What can be chosen ------------------------------------------------------------------ */

static void
mark_chosen (GtkListItem *item,
             GParamSpec  *property,
             AdwComboRow *row)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  gtk_widget_set_opacity (gtk_widget_get_last_child (cell),
                          gtk_list_item_get_item (item) == adw_combo_row_get_selected_item (row));
}

static void
choice_set_up_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  row)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (cell), make_label ());
  gtk_box_append (GTK_BOX (cell), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, cell);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (mark_chosen), item,
                           G_CONNECT_SWAPPED);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  row)
{
  bind_label (item, gtk_widget_get_first_child (gtk_list_item_get_child (item)));
  mark_chosen (item, NULL, row);
}

void
candour_combo_names_give (AdwComboRow *row)
{
  g_autoptr(GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) choices = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (chosen, "setup", G_CALLBACK (chosen_set_up_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (chosen_bind_cb), NULL);
  g_signal_connect (choices, "setup", G_CALLBACK (choice_set_up_cb), row);
  g_signal_connect (choices, "bind", G_CALLBACK (choice_bind_cb), row);
  adw_combo_row_set_factory (row, chosen);
  adw_combo_row_set_list_factory (row, choices);
}
