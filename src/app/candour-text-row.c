/* candour-text-row.c - a row of plain words, and the columns that show such rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-row.h"

#include <stdarg.h>

#include "candour-a11y.h"
#include "candour-column-cells.h"

struct _CandourTextRow
{
  GObject      parent_instance;

  char        *cells[CANDOUR_TEXT_CELLS];
  CandourTone  tone;
  const char  *icon_name;   /* static */
  char        *chip;        /* NULL: none */
};

G_DEFINE_FINAL_TYPE (CandourTextRow, candour_text_row, G_TYPE_OBJECT)

static void
candour_text_row_finalize (GObject *object)
{
  CandourTextRow *self = CANDOUR_TEXT_ROW (object);

  for (guint i = 0; i < CANDOUR_TEXT_CELLS; i++)
    g_free (self->cells[i]);
  g_free (self->chip);

  G_OBJECT_CLASS (candour_text_row_parent_class)->finalize (object);
}

static void
candour_text_row_class_init (CandourTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_text_row_finalize;
}

static void
candour_text_row_init (CandourTextRow *self)
{
}

CandourTextRow *
candour_text_row_new (const char *first,
                      ...)
{
  CandourTextRow *self = g_object_new (CANDOUR_TYPE_TEXT_ROW, NULL);
  const char *cell = first;
  va_list cells;

  va_start (cells, first);
  for (guint i = 0; i < CANDOUR_TEXT_CELLS && cell != NULL; i++)
    {
      self->cells[i] = g_strdup (cell);
      cell = va_arg (cells, const char *);
    }
  va_end (cells);

  return self;
}

void
candour_text_row_set_chip (CandourTextRow *self,
                           CandourTone     tone,
                           const char     *icon_name,
                           const char     *text)
{
  g_return_if_fail (CANDOUR_IS_TEXT_ROW (self));

  self->tone = tone;
  self->icon_name = g_intern_string (icon_name);
  g_free (self->chip);
  self->chip = g_strdup (text);
}

const char *
candour_text_row_get_cell (CandourTextRow *self,
                           guint           cell)
{
  g_return_val_if_fail (CANDOUR_IS_TEXT_ROW (self), NULL);
  g_return_val_if_fail (cell < CANDOUR_TEXT_CELLS, NULL);

  return self->cells[cell] != NULL ? self->cells[cell] : "";
}

char *
candour_text_row_dup_name (CandourTextRow *self)
{
  GString *name = g_string_new (NULL);

  g_return_val_if_fail (CANDOUR_IS_TEXT_ROW (self), g_string_free (name, FALSE));

  for (guint i = 0; i < CANDOUR_TEXT_CELLS; i++)
    if (self->cells[i] != NULL && *self->cells[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", self->cells[i]);
  if (self->chip != NULL)
    g_string_append_printf (name, ", %s", self->chip);

  return g_string_free (name, FALSE);
}

/* --- Columns -------------------------------------------------------------------------- */

typedef struct
{
  char               *title;
  guint               cell;
  CandourColumnFlags  flags;
} Column;

static void
column_free (gpointer  data,
             GClosure *closure)
{
  Column *column = data;

  g_free (column->title);
  g_free (column);
}

static void
text_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  const Column *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), (column->flags & CANDOUR_COLUMN_NUMBER) != 0 ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), (column->flags & CANDOUR_COLUMN_EXPAND) != 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if ((column->flags & CANDOUR_COLUMN_EXPAND) != 0)
    gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "dense");
  gtk_widget_add_css_class (label, "tabular");
  if ((column->flags & CANDOUR_COLUMN_DIM) != 0)
    gtk_widget_add_css_class (label, "secondary");
  gtk_list_item_set_child (item, label);
}

/* The first cell says the whole row, the others what they are. */
static void
text_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  const Column *column = user_data;
  CandourTextRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = candour_text_row_get_cell (row, column->cell);
  g_autofree char *name = column->cell == 0 ? candour_text_row_dup_name (row)
                                            : g_strdup_printf ("%s: %s", column->title, text);

  gtk_label_set_label (GTK_LABEL (label), text);
  if ((column->flags & CANDOUR_COLUMN_WARN) != 0 && g_ascii_isdigit (*text))
    {
      gtk_widget_add_css_class (label, "strong");
      gtk_widget_add_css_class (label, "warn-text");
    }
  candour_a11y_label_item (label, name);
  if (column->cell == 0)
    candour_column_cell_name_row (item, name);
}

static void
chip_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  GtkWidget *chip = candour_chip_new ();

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, chip);
}

static void
chip_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  const Column *column = user_data;
  CandourTextRow *row = gtk_list_item_get_item (item);
  GtkWidget *chip = gtk_list_item_get_child (item);
  g_autofree char *name = g_strdup_printf ("%s: %s", column->title,
                                           row->chip != NULL ? row->chip : "");

  candour_chip_set (CANDOUR_CHIP (chip), row->tone, row->icon_name, row->chip, NULL);
  candour_a11y_label_item (chip, name);
}

static void
add_column (GtkColumnView      *view,
            const char         *title,
            guint               cell,
            CandourColumnFlags  flags,
            GCallback           setup,
            GCallback           bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  Column *data = g_new0 (Column, 1);

  data->title = g_strdup (title);
  data->cell = cell;
  data->flags = flags;
  g_signal_connect (factory, "setup", setup, data);
  g_signal_connect_data (factory, "bind", bind, data, column_free, 0);
  gtk_column_view_column_set_expand (column, (flags & CANDOUR_COLUMN_EXPAND) != 0);
  gtk_column_view_append_column (view, column);
}

void
candour_text_column_add (GtkColumnView      *view,
                         const char         *title,
                         guint               cell,
                         CandourColumnFlags  flags)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (cell < CANDOUR_TEXT_CELLS);

  add_column (view, title, cell, flags, G_CALLBACK (text_setup_cb), G_CALLBACK (text_bind_cb));
}

void
candour_text_column_add_chip (GtkColumnView *view,
                              const char    *title)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  add_column (view, title, 0, CANDOUR_COLUMN_PLAIN, G_CALLBACK (chip_setup_cb),
              G_CALLBACK (chip_bind_cb));
}
