/* candour-text-box.c - some sentences, with what they are for above and inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-text-box.h"

#include <glib/gi18n-lib.h>

struct _CandourTextBox
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkWidget         *heading;
  GtkLabel          *title;
  GtkLabel          *hint;
  GtkWidget         *frame;
  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  GtkLabel          *placeholder;
  GtkLabel          *words;

  gulong             changed;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum
{
  EDITED,
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourTextBox, candour_text_box, GTK_TYPE_WIDGET)

static void
show_text (CandourTextBox *self)
{
  g_autofree char *text = candour_text_box_dup_text (self);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0');
  gtk_label_set_label (self->words, *text != '\0' ? text : _("Nothing written"));
}

static void
changed_cb (CandourTextBox *self)
{
  show_text (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
left_cb (CandourTextBox *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
candour_text_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_TEXT_BOX (widget)->view));
}

static void
candour_text_box_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CandourTextBox *self = CANDOUR_TEXT_BOX (object);
  const char *text = g_value_get_string (value);

  switch (property)
    {
    case PROP_TITLE:
      candour_text_box_set_heading (self, text, gtk_label_get_label (self->hint));
      break;

    case PROP_HINT:
      candour_text_box_set_heading (self, gtk_label_get_label (self->title), text);
      break;

    case PROP_PLACEHOLDER:
      candour_text_box_set_placeholder (self, text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_text_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_TEXT_BOX);

  G_OBJECT_CLASS (candour_text_box_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candour_text_box_class_init (CandourTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = candour_text_box_set_property;
  object_class->dispose = candour_text_box_dispose;
  widget_class->grab_focus = candour_text_box_grab_focus;
  install_properties (object_class);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/text-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, box);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, heading);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, title);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, frame);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, view);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CandourTextBox, words);
}

static void
candour_text_box_init (CandourTextBox *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), TRUE);
  self->changed = g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

GtkWidget *
candour_text_box_new (void)
{
  return g_object_new (CANDOUR_TYPE_TEXT_BOX, NULL);
}

void
candour_text_box_set_heading (CandourTextBox *self,
                              const char     *title,
                              const char     *hint)
{
  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (self->heading, title != NULL && *title != '\0');
  if (title != NULL && *title != '\0')
    candour_text_box_set_name (self, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint != NULL ? hint : "",
                                  -1);
}

void
candour_text_box_set_name (CandourTextBox *self,
                           const char     *name)
{
  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
candour_text_box_set_placeholder (CandourTextBox *self,
                                  const char     *placeholder)
{
  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  gtk_label_set_label (self->placeholder, placeholder != NULL ? placeholder : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder != NULL ? placeholder : "", -1);
}

void
candour_text_box_set_height (CandourTextBox *self,
                             int             least,
                             int             most)
{
  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  /* Not in between: the least may never be above the most. */
  gtk_scrolled_window_set_max_content_height (self->scroller, -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, least);
  gtk_scrolled_window_set_max_content_height (self->scroller, most);
}

void
candour_text_box_set_text (CandourTextBox *self,
                           const char     *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  buffer = gtk_text_view_get_buffer (self->view);
  g_signal_handler_block (buffer, self->changed);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  g_signal_handler_unblock (buffer, self->changed);
  show_text (self);
}

char *
candour_text_box_dup_text (CandourTextBox *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (CANDOUR_IS_TEXT_BOX (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
candour_text_box_set_read_only (CandourTextBox *self,
                                gboolean        read_only)
{
  g_return_if_fail (CANDOUR_IS_TEXT_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self->hint), !read_only);
  gtk_widget_set_visible (self->frame, !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->words), read_only);
}
