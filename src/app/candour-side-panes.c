/* candour-side-panes.c - something to work on, with a pane at each side that gives way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-side-panes.h"

#include <adwaita.h>

#include "candour-text-scale.h"

struct _CandourSidePanes
{
  GtkWidget  parent_instance;

  AdwFlap   *outer;    /* the pane at the start; its content is inner */
  AdwFlap   *inner;    /* the pane at the end */
  int        end_folds;  /* the pane at the end gives way below this width */
  gboolean   narrow;
  guint      telling;  /* until others are told */
};

enum
{
  PROP_0,
  PROP_START,
  PROP_MIDDLE,
  PROP_END,
  PROP_NARROW,
  PROP_SHOW_START,
  PROP_SHOW_END,
  PROP_END_FOLDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourSidePanes, candour_side_panes, GTK_TYPE_WIDGET)

static void
fold (AdwFlap  *flap,
      gboolean  folded)
{
  AdwFlapFoldPolicy policy = folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  if (adw_flap_get_fold_policy (flap) == policy)
    return;

  adw_flap_set_fold_policy (flap, policy);
  adw_flap_set_reveal_flap (flap, !folded);
}

static gboolean
tell_cb (gpointer data)
{
  CandourSidePanes *self = data;

  self->telling = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

/* Others are told after the layout: what they change then would come too late for this one. */
static void
fold_for_width (CandourSidePanes *self,
                int               width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean narrow = width < candour_text_scale (widget, CANDOUR_START_FOLDS);

  fold (self->outer, narrow);
  fold (self->inner, width < candour_text_scale (widget, self->end_folds));

  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      if (self->telling == 0)
        self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
    }
}

static GtkSizeRequestMode
candour_side_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* As little as it takes with both panes folded: what is asked for here must not depend on what
 * is folded now, or a window could never become narrower.
 */
static void
candour_side_panes_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  CandourSidePanes *self = CANDOUR_SIDE_PANES (widget);
  GtkWidget *parts[] = {
    adw_flap_get_flap (self->outer), adw_flap_get_flap (self->inner),
    adw_flap_get_content (self->inner),
  };

  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int least = 0;
      int nice = 0;

      if (parts[i] != NULL)
        gtk_widget_measure (parts[i], orientation, -1, &least, &nice, NULL, NULL);
      *minimum = MAX (*minimum, least);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += nice;
      else
        *natural = MAX (*natural, nice);
    }
}

static void
candour_side_panes_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  CandourSidePanes *self = CANDOUR_SIDE_PANES (widget);
  int least;

  fold_for_width (self, width);

  /* A measure is due before each allocation, also of what was folded just now. */
  gtk_widget_measure (GTK_WIDGET (self->outer), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->outer),
                            &(GtkAllocation) { 0, 0, MAX (width, least), height }, baseline);
}

static void
revealed_cb (CandourSidePanes *self,
             GParamSpec       *pspec,
             AdwFlap          *flap)
{
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[flap == self->outer ? PROP_SHOW_START : PROP_SHOW_END]);
}

static void
candour_side_panes_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CandourSidePanes *self = CANDOUR_SIDE_PANES (object);

  switch (property)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SHOW_START:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->outer));
      break;

    case PROP_SHOW_END:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->inner));
      break;

    case PROP_END_FOLDS:
      g_value_set_int (value, self->end_folds);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

/* As wide as it asks to be and no wider, however long its lines would like to be. */
static GtkWidget *
make_pane (GtkWidget *child)
{
  int width;

  gtk_widget_get_size_request (child, &width, NULL);

  return g_object_new (ADW_TYPE_CLAMP,
                       "child", child,
                       "maximum-size", width,
                       "tightening-threshold", width,
                       "hexpand", FALSE,
                       NULL);
}

static void
candour_side_panes_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CandourSidePanes *self = CANDOUR_SIDE_PANES (object);

  switch (property)
    {
    case PROP_START:
      adw_flap_set_flap (self->outer, make_pane (g_value_get_object (value)));
      break;

    case PROP_MIDDLE:
      adw_flap_set_content (self->inner, g_value_get_object (value));
      break;

    case PROP_END:
      adw_flap_set_flap (self->inner, make_pane (g_value_get_object (value)));
      break;

    case PROP_SHOW_START:
      adw_flap_set_reveal_flap (self->outer, g_value_get_boolean (value));
      break;

    case PROP_SHOW_END:
      adw_flap_set_reveal_flap (self->inner, g_value_get_boolean (value));
      break;

    case PROP_END_FOLDS:
      self->end_folds = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_side_panes_dispose (GObject *object)
{
  CandourSidePanes *self = CANDOUR_SIDE_PANES (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->outer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->outer));
  self->outer = NULL;
  self->inner = NULL;

  G_OBJECT_CLASS (candour_side_panes_parent_class)->dispose (object);
}

static GParamSpec *
widget_property (const char *name)
{
  return g_param_spec_object (name, NULL, NULL, GTK_TYPE_WIDGET,
                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
}

static void
candour_side_panes_class_init (CandourSidePanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = candour_side_panes_get_property;
  object_class->set_property = candour_side_panes_set_property;
  object_class->dispose = candour_side_panes_dispose;
  widget_class->get_request_mode = candour_side_panes_get_request_mode;
  widget_class->measure = candour_side_panes_measure;
  widget_class->size_allocate = candour_side_panes_size_allocate;

  properties[PROP_START] = widget_property ("start");
  properties[PROP_MIDDLE] = widget_property ("middle");
  properties[PROP_END] = widget_property ("end");
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  properties[PROP_END_FOLDS] = g_param_spec_int ("end-folds", NULL, NULL, 0, G_MAXINT,
                                                 CANDOUR_END_FOLDS,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static AdwFlap *
make_flap (CandourSidePanes *self,
           GtkPackType       position)
{
  AdwFlap *flap = g_object_new (ADW_TYPE_FLAP,
                                "flap-position", position,
                                "fold-policy", ADW_FLAP_FOLD_POLICY_NEVER,
                                "locked", TRUE,
                                "separator", gtk_separator_new (GTK_ORIENTATION_VERTICAL),
                                NULL);

  g_signal_connect_swapped (flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);

  return flap;
}

static void
candour_side_panes_init (CandourSidePanes *self)
{
  self->end_folds = CANDOUR_END_FOLDS;
  self->outer = make_flap (self, GTK_PACK_START);
  self->inner = make_flap (self, GTK_PACK_END);
  adw_flap_set_content (self->outer, GTK_WIDGET (self->inner));
  gtk_widget_set_parent (GTK_WIDGET (self->outer), GTK_WIDGET (self));
}

GtkWidget *
candour_side_panes_new (void)
{
  return g_object_new (CANDOUR_TYPE_SIDE_PANES, NULL);
}

gboolean
candour_side_panes_is_narrow (CandourSidePanes *self)
{
  g_return_val_if_fail (CANDOUR_IS_SIDE_PANES (self), FALSE);

  return self->narrow;
}
