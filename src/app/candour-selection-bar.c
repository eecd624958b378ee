/* candour-selection-bar.c - what can be done with the audits that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-selection-bar.h"
#include "candour-window.h"

struct _CandourSelectionBar
{
  GtkWidget         parent_instance;

  GtkWidget        *bar;
  GtkLabel         *count;
  GtkLabel         *hint;
  GtkProgressBar   *progress;
  GtkWidget        *cancel;
  GtkWidget        *clear;
  AdwButtonContent *contents[3];   /* of hand_on, export and print */
  char             *labels[3];     /* their words, which a narrow window leaves out */
  GBinding         *narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const content_ids[] = { "hand_on_content", "export_content", "print_content" };

G_DEFINE_FINAL_TYPE (CandourSelectionBar, candour_selection_bar, GTK_TYPE_WIDGET)

static void
candour_selection_bar_root (GtkWidget *widget)
{
  CandourSelectionBar *self = CANDOUR_SELECTION_BAR (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_selection_bar_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    self->narrow = g_object_bind_property (window, "narrow", self, "narrow",
                                           G_BINDING_SYNC_CREATE);
}

static void
candour_selection_bar_unroot (GtkWidget *widget)
{
  CandourSelectionBar *self = CANDOUR_SELECTION_BAR (widget);

  if (self->narrow != NULL)
    g_binding_unbind (g_steal_pointer (&self->narrow));

  GTK_WIDGET_CLASS (candour_selection_bar_parent_class)->unroot (widget);
}

static void
candour_selection_bar_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CandourSelectionBar *self = CANDOUR_SELECTION_BAR (object);
  gboolean narrow;

  if (property != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }

  narrow = g_value_get_boolean (value);
  gtk_widget_set_visible (self->clear, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !narrow);
  for (guint i = 0; i < G_N_ELEMENTS (self->contents); i++)
    candour_a11y_show_button_text (self->contents[i], self->labels[i], !narrow);
}

static void
candour_selection_bar_finalize (GObject *object)
{
  CandourSelectionBar *self = CANDOUR_SELECTION_BAR (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    g_free (self->labels[i]);

  G_OBJECT_CLASS (candour_selection_bar_parent_class)->finalize (object);
}

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

  G_OBJECT_CLASS (klass)->set_property = candour_selection_bar_set_property;
  G_OBJECT_CLASS (klass)->dispose = candour_selection_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_selection_bar_finalize;
  widget_class->root = candour_selection_bar_root;
  widget_class->unroot = candour_selection_bar_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, progress);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, CandourSelectionBar, clear);
  for (guint i = 0; i < G_N_ELEMENTS (content_ids); i++)
    gtk_widget_class_bind_template_child_full (widget_class, content_ids[i], FALSE,
                                               G_STRUCT_OFFSET (CandourSelectionBar,
                                                                contents[i]));
}

static void
candour_selection_bar_init (CandourSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    self->labels[i] = g_strdup (adw_button_content_get_label (self->contents[i]));
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
