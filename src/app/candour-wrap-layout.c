/* candour-wrap-layout.c - children one after the other, in as many lines as it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-wrap-layout.h"

/* A flow box lines its children up in columns, which tears chips of many lengths apart. */
struct _CandourWrapLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourWrapLayout, candour_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               int             most)
{
  int least;
  int natural;

  gtk_widget_measure (child, orientation, for_size, &least, &natural, NULL, NULL);

  return most >= 0 ? MAX (least, MIN (natural, most)) : natural;
}

/* Places the children where @place, and returns the height. */
static int
lay_out (CandourWrapLayout *self,
         GtkWidget         *widget,
         int                width,
         gboolean           place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int w;
      int h;

      if (!gtk_widget_should_layout (child))
        continue;

      w = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, width);
      h = measure_child (child, GTK_ORIENTATION_VERTICAL, w, -1);
      if (x > 0 && x + w > width)
        {
          x = 0;
          y += line + self->spacing;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - w : x, y, w, h },
                                  -1);
      x += w + self->spacing;
      line = MAX (line, h);
    }

  return y + line;
}

static GtkSizeRequestMode
candour_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
candour_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  CandourWrapLayout *self = CANDOUR_WRAP_LAYOUT (manager);

  *minimum = 0;
  *natural = 0;
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

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int width = for_size >= 0 ? for_size : *natural;

      *minimum = *natural = lay_out (self, widget, width, FALSE);
    }
}

static void
candour_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  lay_out (CANDOUR_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
candour_wrap_layout_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (property == PROP_SPACING)
    CANDOUR_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_wrap_layout_class_init (CandourWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = candour_wrap_layout_set_property;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  manager_class->get_request_mode = candour_wrap_layout_get_request_mode;
  manager_class->measure = candour_wrap_layout_measure;
  manager_class->allocate = candour_wrap_layout_allocate;
}

static void
candour_wrap_layout_init (CandourWrapLayout *self)
{
}

GtkLayoutManager *
candour_wrap_layout_new (int spacing)
{
  return g_object_new (CANDOUR_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
