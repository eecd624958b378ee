/* candour-pane-header.c - the header bar of a pane or a task: title, Back, main menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pane-header.h"
#include "candour-text-scale.h"
#include "candour-window.h"

struct _CandourPaneHeader
{
  GtkWidget       parent_instance;

  AdwHeaderBar   *bar;
  AdwWindowTitle *window_title;
  GtkWidget      *back;
  GtkWidget      *menu;
  GBinding       *narrow;     /* owned by the two it binds */
  GPtrArray      *contents;   /* AdwButtonContent, borrowed: of its buttons that have words */
  gboolean        task;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TASK,
  N_PROPS
};

/* Below this there is room for a button's icon alone. */
#define WORDS_WIDTH 540

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void candour_pane_header_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CandourPaneHeader, candour_pane_header, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      candour_pane_header_buildable_init))

/* Who has so little room neither minimizes nor maximizes. */
static char *
dup_bare_layout (CandourPaneHeader *self)
{
  g_autofree char *layout = NULL;
  g_auto(GStrv) sides = NULL;
  GString *bare = g_string_new (NULL);

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout,
                NULL);
  sides = g_strsplit (layout != NULL ? layout : ":close", ":", 2);
  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_auto(GStrv) names = g_strsplit (sides[i], ",", -1);

      if (i > 0)
        g_string_append_c (bare, ':');
      if (g_strv_contains ((const char *const *) names, "close"))
        g_string_append (bare, "close");
    }

  return g_string_free (bare, FALSE);
}

static void
show_bare (CandourPaneHeader *self,
           gboolean           is_bare)
{
  g_autofree char *layout = is_bare ? dup_bare_layout (self) : NULL;

  if (g_strcmp0 (layout, adw_header_bar_get_decoration_layout (self->bar)) != 0)
    adw_header_bar_set_decoration_layout (self->bar, layout);
}

static void
width_changed_cb (CandourPaneHeader *self,
                  int                width)
{
  show_bare (self, width > 0 && width < WORDS_WIDTH);
  for (guint i = 0; i < self->contents->len; i++)
    {
      AdwButtonContent *content = g_ptr_array_index (self->contents, i);
      const char *words = g_object_get_data (G_OBJECT (content), "words");

      adw_button_content_set_label (content, width > 0 && width < WORDS_WIDTH ? "" : words);
    }
}

/* Its words may go from sight, not from hearing: such buttons have names of their own. */
static void
follow_words (CandourPaneHeader *self,
              GObject           *button)
{
  GtkWidget *content = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button)) : NULL;

  if (!ADW_IS_BUTTON_CONTENT (content))
    return;

  g_object_set_data_full (G_OBJECT (content), "words",
                          g_strdup (adw_button_content_get_label (ADW_BUTTON_CONTENT (content))),
                          g_free);
  g_ptr_array_add (self->contents, content);
}

/* A pane has a way back only while the sections are a page of their own. */
static void
candour_pane_header_root (GtkWidget *widget)
{
  CandourPaneHeader *self = CANDOUR_PANE_HEADER (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_pane_header_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    {
      g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                               G_CONNECT_SWAPPED);
      width_changed_cb (self, candour_text_unscale (widget,
                                                    gtk_widget_get_width (GTK_WIDGET (window))));
    }
  if (window != NULL && !self->task && !candour_window_is_desk (window))
    self->narrow = g_object_bind_property (window, "narrow", self->back, "visible",
                                           G_BINDING_SYNC_CREATE);
}

static void
candour_pane_header_unroot (GtkWidget *widget)
{
  CandourPaneHeader *self = CANDOUR_PANE_HEADER (widget);

  CandourWindow *window = candour_window_find (widget);

  if (self->narrow != NULL)
    g_binding_unbind (g_steal_pointer (&self->narrow));
  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, self);

  GTK_WIDGET_CLASS (candour_pane_header_parent_class)->unroot (widget);
}

static void
candour_pane_header_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CandourPaneHeader *self = CANDOUR_PANE_HEADER (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (self->window_title));
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (self->window_title));
      break;

    case PROP_TASK:
      g_value_set_boolean (value, self->task);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_pane_header_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CandourPaneHeader *self = CANDOUR_PANE_HEADER (object);

  switch (property)
    {
    case PROP_TITLE:
      candour_pane_header_set_title (self, g_value_get_string (value));
      break;

    case PROP_SUBTITLE:
      candour_pane_header_set_subtitle (self, g_value_get_string (value));
      break;

    case PROP_TASK:
      self->task = g_value_get_boolean (value);
      gtk_widget_set_visible (self->back, self->task);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_pane_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PANE_HEADER);
  g_clear_pointer (&CANDOUR_PANE_HEADER (object)->contents, g_ptr_array_unref);

  G_OBJECT_CLASS (candour_pane_header_parent_class)->dispose (object);
}

static void
candour_pane_header_add_child (GtkBuildable *buildable,
                               GtkBuilder   *builder,
                               GObject      *child,
                               const char   *type)
{
  CandourPaneHeader *self = CANDOUR_PANE_HEADER (buildable);

  if (self->bar != NULL)
    follow_words (self, child);
  if (self->bar == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (self->bar, GTK_WIDGET (child));
  else
    adw_header_bar_pack_end (self->bar, GTK_WIDGET (child));
}

static void
candour_pane_header_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = candour_pane_header_add_child;
}

static void
candour_pane_header_class_init (CandourPaneHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = candour_pane_header_get_property;
  object_class->set_property = candour_pane_header_set_property;
  object_class->dispose = candour_pane_header_dispose;
  widget_class->root = candour_pane_header_root;
  widget_class->unroot = candour_pane_header_unroot;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "",
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TASK] = g_param_spec_boolean ("task", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/pane-header.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPaneHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourPaneHeader, window_title);
  gtk_widget_class_bind_template_child (widget_class, CandourPaneHeader, back);
  gtk_widget_class_bind_template_child (widget_class, CandourPaneHeader, menu);
}

static void
candour_pane_header_init (CandourPaneHeader *self)
{
  self->contents = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_pane_header_new (void)
{
  return g_object_new (CANDOUR_TYPE_PANE_HEADER, NULL);
}

void
candour_pane_header_set_title (CandourPaneHeader *self,
                               const char        *title)
{
  g_return_if_fail (CANDOUR_IS_PANE_HEADER (self));

  adw_window_title_set_title (self->window_title, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
candour_pane_header_set_subtitle (CandourPaneHeader *self,
                                  const char        *subtitle)
{
  g_return_if_fail (CANDOUR_IS_PANE_HEADER (self));

  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}
