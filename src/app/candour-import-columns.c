/* candour-import-columns.c - columns that a file calls by another name, and what they are read as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-import-columns.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-annex-a.h"

struct _CandourImportColumns
{
  GtkWidget  parent_instance;

  GtkWidget *list;
  char      *last;   /* header of the row where a person chose last: keeps the focus */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourImportColumns, candour_import_columns, GTK_TYPE_WIDGET)

/* --- What is the same in several lists ------------------------------------------------ */

static gboolean
is_same (const CandourColumnFound *a,
         const CandourColumnFound *b)
{
  return g_str_equal (a->header, b->header) && g_strcmp0 (a->column, b->column) == 0
         && a->unsure == b->unsure;
}

/* (element-type GPtrArray of CandourColumnFound), borrowed from @columns */
static GPtrArray *
group_columns (GPtrArray *columns)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < columns->len; i++)
    {
      CandourColumnFound *column = g_ptr_array_index (columns, i);
      GPtrArray *group = NULL;

      for (guint j = 0; j < groups->len && group == NULL; j++)
        {
          GPtrArray *other = g_ptr_array_index (groups, j);

          if (is_same (g_ptr_array_index (other, 0), column))
            group = other;
        }

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, column);
    }

  return groups;
}

static char *
describe_place (GPtrArray *group)
{
  const CandourColumnFound *first = g_ptr_array_index (group, 0);
  GString *lists;
  char *place;

  if (group->len == 1)
    return first->number > 0
           ? g_strdup_printf (_("List %1$d, column %2$s"), first->number, first->letter)
           : g_strdup_printf (_("Column %s"), first->letter);

  lists = g_string_new (NULL);
  for (guint i = 0; i < group->len; i++)
    g_string_append_printf (lists, "%s%d", i > 0 ? ", " : "",
                            ((CandourColumnFound *) g_ptr_array_index (group, i))->number);
  place = g_strdup_printf (_("Lists %s"), lists->str);
  g_string_free (lists, TRUE);

  return place;
}

/* --- One row -------------------------------------------------------------------------- */

static guint
count_codes (void)
{
  guint n_codes = 0;

  while (candour_annex_columns[n_codes].code != NULL)
    n_codes++;

  return n_codes;
}

/* The last choice is not to use it. */
static GtkStringList *
make_choices (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint i = 0; candour_annex_columns[i].code != NULL; i++)
    gtk_string_list_append (choices, _(candour_annex_columns[i].name));
  gtk_string_list_append (choices, _("Do not use"));

  return choices;
}

static guint
find_code (const char *code)
{
  guint i = 0;

  while (candour_annex_columns[i].code != NULL
         && g_strcmp0 (candour_annex_columns[i].code, code) != 0)
    i++;

  return i;
}

static void
picked_cb (GtkDropDown          *drop_down,
           GParamSpec           *pspec,
           CandourImportColumns *self)
{
  const char *const *keys = g_object_get_data (G_OBJECT (drop_down), "keys");
  guint selected = gtk_drop_down_get_selected (drop_down);
  const char *code = selected < count_codes () ? candour_annex_columns[selected].code : "";
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;

  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (choices, g_strdup (keys[i]), g_strdup (code));
  g_free (self->last);
  self->last = g_strdup (strchr (keys[0], '/') + 1);
  g_signal_emit (self, signals[CHOSEN], 0, choices);
}

/* Picking what is picked already tells a drop down nothing. */
static void
confirmed_cb (GtkButton *button,
              gpointer   drop_down)
{
  g_object_notify (G_OBJECT (drop_down), "selected");
}

static char **
make_keys (GPtrArray *group)
{
  char **keys = g_new0 (char *, group->len + 1);

  for (guint i = 0; i < group->len; i++)
    {
      const CandourColumnFound *column = g_ptr_array_index (group, i);

      keys[i] = g_strdup_printf ("%d/%s", column->number, column->header);
    }

  return keys;
}

static GtkWidget *
make_drop_down (CandourImportColumns *self,
                GPtrArray            *group,
                const char           *place)
{
  const CandourColumnFound *first = g_ptr_array_index (group, 0);
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (make_choices ()), words);
  /* Translators: a header and where it is; what it is read as follows */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s, read as"), first->header, place);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), find_code (first->column));
  g_object_set_data_full (G_OBJECT (drop_down), "keys", make_keys (group),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (picked_cb), self, 0);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (drop_down, 200, -1);
  gtk_widget_add_css_class (drop_down, "dense");
  candour_a11y_label_drop_down (GTK_DROP_DOWN (drop_down), name);

  return drop_down;
}

static GtkWidget *
make_words (const char *header,
            const char *place)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), header);
  GtkWidget *title = gtk_label_new (quoted);
  GtkWidget *detail = gtk_label_new (place);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 16);
  gtk_widget_set_tooltip_text (title, header);
  gtk_widget_add_css_class (title, "dense");
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  return words;
}

static GtkWidget *
make_confirm (const CandourColumnFound *column,
              GtkWidget                *drop_down)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  g_autofree char *name = g_strdup_printf (_("“%s” is read rightly"), column->header);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("This is right"));
  candour_a11y_set_label (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (confirmed_cb), drop_down, 0);

  return button;
}

static GtkWidget *
make_row (CandourImportColumns *self,
          GPtrArray            *group)
{
  const CandourColumnFound *first = g_ptr_array_index (group, 0);
  g_autofree char *place = describe_place (group);
  /* Translators: a header, where it is, and what it is read as */
  g_autofree char *name = g_strdup_printf (first->unsure ? _("%1$s, %2$s, read as %3$s, check")
                                                         : _("%1$s, %2$s, read as %3$s"),
                                           first->header, place,
                                           first->name != NULL ? first->name : _("nothing"));
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 12,
                                 NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *drop_down;

  candour_a11y_set_label (row, name);
  gtk_widget_add_css_class (row, "reading-row");
  if (first->unsure)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (image, "warn-text");
      gtk_widget_add_css_class (row, "unsure");
      gtk_box_append (GTK_BOX (row), image);
    }
  gtk_box_append (GTK_BOX (row), make_words (first->header, place));
  gtk_box_append (GTK_BOX (row), arrow);
  drop_down = make_drop_down (self, group, place);
  gtk_box_append (GTK_BOX (row), drop_down);
  if (first->unsure)
    gtk_box_append (GTK_BOX (row), make_confirm (first, drop_down));
  g_object_set_data_full (G_OBJECT (row), "header", g_strdup (first->header), g_free);

  return row;
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_import_columns_dispose (GObject *object)
{
  g_clear_pointer (&CANDOUR_IMPORT_COLUMNS (object)->list, gtk_widget_unparent);

  G_OBJECT_CLASS (candour_import_columns_parent_class)->dispose (object);
}

static void
candour_import_columns_finalize (GObject *object)
{
  g_free (CANDOUR_IMPORT_COLUMNS (object)->last);

  G_OBJECT_CLASS (candour_import_columns_parent_class)->finalize (object);
}

static void
candour_import_columns_class_init (CandourImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_import_columns_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
candour_import_columns_init (CandourImportColumns *self)
{
  self->list = g_object_new (GTK_TYPE_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                             "orientation", GTK_ORIENTATION_VERTICAL,
                             NULL);
  candour_a11y_set_label (self->list, _("Columns with another name"));
  gtk_widget_add_css_class (self->list, "reading-card");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
candour_import_columns_new (void)
{
  return g_object_new (CANDOUR_TYPE_IMPORT_COLUMNS, NULL);
}

void
candour_import_columns_show (CandourImportColumns *self,
                             GPtrArray            *columns)
{
  g_autoptr(GPtrArray) groups = NULL;
  GtkWidget *row;

  g_return_if_fail (CANDOUR_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (columns != NULL);

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), row);

  groups = group_columns (columns);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);

      row = make_row (self, group);
      gtk_box_append (GTK_BOX (self->list), row);
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "header"), self->last) == 0)
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
  g_clear_pointer (&self->last, g_free);
}

void
candour_import_columns_focus (CandourImportColumns *self)
{
  GtkWidget *row;

  g_return_if_fail (CANDOUR_IS_IMPORT_COLUMNS (self));

  row = gtk_widget_get_first_child (self->list);
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

guint
candour_import_columns_count_unsure (GPtrArray *columns)
{
  guint n_unsure = 0;

  g_return_val_if_fail (columns != NULL, 0);

  for (guint i = 0; i < columns->len; i++)
    n_unsure += ((CandourColumnFound *) g_ptr_array_index (columns, i))->unsure ? 1 : 0;

  return n_unsure;
}
