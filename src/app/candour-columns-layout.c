/* candour-columns-layout.c - children side by side where there is room, else one below the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-columns-layout.h"

#include "candour-text-scale.h"

struct _CandourColumnsLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
  int              break_width;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_BREAK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourColumnsLayout, candour_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);

  return n;
}

/* Of each child, at this width of the whole. */
static int
get_column_width (CandourColumnsLayout *self,
                  GtkWidget            *widget,
                  int                   width,
                  int                   n_children)
{
  if (n_children < 2 || width < candour_text_scale (widget, self->break_width))
    return width;

  return (width - (n_children - 1) * self->spacing) / n_children;
}

static GtkSizeRequestMode
candour_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                         GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CandourColumnsLayout *self,
               GtkWidget            *widget,
               int                  *minimum,
               int                  *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int nice;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &nice, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += nice + (*natural > 0 ? self->spacing : 0);
    }
}

static void
measure_height (CandourColumnsLayout *self,
                GtkWidget            *widget,
                int                   width,
                int                  *minimum,
                int                  *natural)
{
  int column = get_column_width (self, widget, width, count_children (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int nice;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &least, &nice, NULL, NULL);
      if (column < width)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, nice);
        }
      else
        {
          *minimum += least + (*minimum > 0 ? self->spacing : 0);
          *natural += nice + (*natural > 0 ? self->spacing : 0);
        }
    }
}

static void
candour_columns_layout_measure (GtkLayoutManager *manager,
                                GtkWidget        *widget,
                                GtkOrientation    orientation,
                                int               for_size,
                                int              *minimum,
                                int              *natural,
                                int              *minimum_baseline,
                                int              *natural_baseline)
{
  CandourColumnsLayout *self = CANDOUR_COLUMNS_LAYOUT (manager);
  int least = 0;
  int nice = 0;

  *minimum = 0;
  *natural = 0;
  measure_width (self, widget, &least, &nice);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = nice;
    }
  else
    measure_height (self, widget, for_size >= 0 ? for_size : nice, minimum, natural);
}

static void
candour_columns_layout_allocate (GtkLayoutManager *manager,
                                 GtkWidget        *widget,
                                 int               width,
                                 int               height,
                                 int               baseline)
{
  CandourColumnsLayout *self = CANDOUR_COLUMNS_LAYOUT (manager);
  int column = get_column_width (self, widget, width, count_children (widget));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int h = height;

      if (!gtk_widget_should_layout (child))
        continue;

      if (column == width)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &h, NULL, NULL);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { mirrored ? width - x - column : x, y, column,
                                                   h }, -1);
      if (column == width)
        y += h + self->spacing;
      else
        x += column + self->spacing;
    }
}

static void
candour_columns_layout_set_property (GObject      *object,
                                     guint         property,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CandourColumnsLayout *self = CANDOUR_COLUMNS_LAYOUT (object);

  switch (property)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;

    case PROP_BREAK:
      self->break_width = g_value_get_int (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_columns_layout_class_init (CandourColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->set_property = candour_columns_layout_set_property;
  manager_class->get_request_mode = candour_columns_layout_get_request_mode;
  manager_class->measure = candour_columns_layout_measure;
  manager_class->allocate = candour_columns_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 24, flags);
  properties[PROP_BREAK] = g_param_spec_int ("break", NULL, NULL, 0, G_MAXINT, 800, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
candour_columns_layout_init (CandourColumnsLayout *self)
{
  self->spacing = 24;
  self->break_width = 800;
}

GtkLayoutManager *
candour_columns_layout_new (int spacing,
                            int break_width)
{
  return g_object_new (CANDOUR_TYPE_COLUMNS_LAYOUT,
                       "spacing", spacing,
                       "break", break_width,
                       NULL);
}
