/* candour-selection-bar.c - what can be done with the audits that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-selection-bar.h"
#include "candour-window.h"

struct _CandourSelectionBar
{
  GtkWidget       parent_instance;

  GtkWidget      *bar;
  GtkLabel       *count;
  GtkLabel       *hint;
  GtkProgressBar *progress;
  GtkWidget      *cancel;
};

G_DEFINE_FINAL_TYPE (CandourSelectionBar, candour_selection_bar, GTK_TYPE_WIDGET)

static void
candour_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (candour_selection_bar_parent_class)->dispose (object);
}

static void
candour_selection_bar_class_init (CandourSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_selection_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, progress);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, cancel);
}

static void
candour_selection_bar_init (CandourSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candour_selection_bar_set_count (CandourSelectionBar *self,
                                 guint64              n_selected,
                                 guint                n_rows)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOUR_IS_SELECTION_BAR (self));

  /* Translators: "3 selected of 3,600"; the markup stays */
  text = g_strdup_printf (_("<b>%'" G_GUINT64_FORMAT " selected</b> of %'u"), n_selected, n_rows);
  gtk_label_set_label (self->count, text);
}

void
candour_selection_bar_set_hint (CandourSelectionBar *self,
                                const char          *hint)
{
  g_return_if_fail (CANDOUR_IS_SELECTION_BAR (self));

  gtk_label_set_label (self->hint, hint);
}

void
candour_selection_bar_set_progress (CandourSelectionBar *self,
                                    double               fraction)
{
  g_return_if_fail (CANDOUR_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  gtk_widget_set_visible (self->cancel, fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (fraction, 1.0));
}
