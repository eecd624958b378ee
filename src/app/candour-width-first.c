/* candour-width-first.c - widths that do not ask what a height would allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-width-first.h"

static __typeof__ (((GtkWidgetClass *) NULL)->measure) measure_label_before;
static __typeof__ (((GtkLayoutManagerClass *) NULL)->measure) measure_box_before;

static int
forget_height (GtkOrientation orientation,
               int            for_size)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size;
}

static void
measure_label (GtkWidget      *label,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural,
               int            *minimum_baseline,
               int            *natural_baseline)
{
  measure_label_before (label, orientation, forget_height (orientation, for_size), minimum,
                        natural, minimum_baseline, natural_baseline);
}

static void
measure_box (GtkLayoutManager *layout,
             GtkWidget        *box,
             GtkOrientation    orientation,
             int               for_size,
             int              *minimum,
             int              *natural,
             int              *minimum_baseline,
             int              *natural_baseline)
{
  measure_box_before (layout, box, orientation, forget_height (orientation, for_size), minimum,
                      natural, minimum_baseline, natural_baseline);
}

void
candour_width_first (void)
{
  GtkLayoutManagerClass *box_class;
  GtkWidgetClass *label_class;

  if (measure_label_before != NULL)
    return;

  /* Never given back: the classes stay as they are from now on. */
  label_class = g_type_class_ref (GTK_TYPE_LABEL);
  measure_label_before = label_class->measure;
  label_class->measure = measure_label;

  box_class = g_type_class_ref (GTK_TYPE_BOX_LAYOUT);
  measure_box_before = box_class->measure;
  box_class->measure = measure_box;
}
