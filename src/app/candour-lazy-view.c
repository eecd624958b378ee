/* candour-lazy-view.c - a lazy list as a table, and what stands there instead of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-lazy-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "candour-column-cells.h"
#include "candour-lazy-cell.h"
#include "candour-notice.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define QUIET_MS 300
#define PLACE_MS 900
#define N_SKELETONS 12
#define REST_WIDTH 120
#define SIDEBAR_WIDTH 210
#define SIDE_WIDTH 12   /* of the window's edges */

struct _CandourLazyView
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  CandourNotice     *notice;
  GtkStack          *stack;
  GtkBox            *skeletons;
  GtkScrolledWindow *scroller;
  GtkLabel          *place;
  AdwBin            *empty;
  AdwBin            *no_match;

  GtkColumnView     *view;
  CandourLazyModel  *model;
  GtkWidget         *menu;              /* of a row; NULL until it is first asked for */
  CandourDupPlace    dup_place;
  gpointer           place_data;

  guint              skeleton_timeout;
  guint              place_timeout;
  double             last_value;        /* of the scroll bar */
};

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_EMPTY,
  PROP_NO_MATCH,
  N_PROPS
};

enum
{
  COUNTING,
  READY,
  MENU,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourLazyView, candour_lazy_view, GTK_TYPE_WIDGET)

/* --- What the model says ---------------------------------------------------------------------- */

static gboolean
skeleton_cb (gpointer data)
{
  CandourLazyView *self = data;

  self->skeleton_timeout = 0;
  if (candour_lazy_model_get_state (self->model) == CANDOUR_LIST_LOADING
      && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_failure (CandourLazyView *self)
{
  candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                       _("The list could not be read. Nothing is lost."),
                       candour_lazy_model_get_message (self->model));
  candour_notice_add_button (self->notice, _("Try again"), NULL, "lazy.retry", NULL);
}

static void
state_changed_cb (CandourLazyView *self)
{
  switch (candour_lazy_model_get_state (self->model))
    {
    case CANDOUR_LIST_LOADING:
      if (self->skeleton_timeout == 0)
        self->skeleton_timeout = g_timeout_add (QUIET_MS, skeleton_cb, self);
      break;

    case CANDOUR_LIST_COUNTING:
      candour_notice_hide (self->notice);
      if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
        candour_lazy_view_show (self, CANDOUR_LAZY_LIST);
      g_signal_emit (self, signals[COUNTING], 0);
      break;

    case CANDOUR_LIST_READY:
      candour_notice_hide (self->notice);
      if (candour_lazy_model_get_n_rows (self->model) > 0)
        candour_lazy_view_show (self, CANDOUR_LAZY_LIST);
      g_signal_emit (self, signals[READY], 0);
      break;

    case CANDOUR_LIST_FAILED:
    default:
      show_failure (self);
    }
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourLazyView *self = CANDOUR_LAZY_VIEW (widget);

  candour_notice_hide (self->notice);
  candour_lazy_model_reload (self->model);
}

/* --- Where one is in a long list -------------------------------------------------------------- */

static gboolean
hide_place_cb (gpointer data)
{
  CandourLazyView *self = data;

  self->place_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);

  return G_SOURCE_REMOVE;
}

static char *
dup_place (CandourLazyView *self,
           guint            position)
{
  g_autoptr(CandourLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gpointer row = item != NULL ? candour_lazy_item_get_row (item) : NULL;

  return row != NULL && self->dup_place != NULL ? self->dup_place (row, self->place_data) : NULL;
}

/* Only for jumps: who reads line by line sees the rows themselves. */
static void
scrolled_cb (CandourLazyView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n_rows = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  double page = gtk_adjustment_get_page_size (adjustment);
  gboolean jumped = fabs (value - self->last_value) >= page / 2;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  guint position;

  self->last_value = value;
  if (!jumped || upper <= 0 || n_rows == 0 || value <= 0)
    return;

  position = (guint) (value / upper * n_rows);
  position = MIN (position, n_rows - 1);
  place = dup_place (self, position);
  text = place != NULL
         /* Translators: "March 2021 · row 1,846 of 3,600" */
         ? g_strdup_printf (_("%s · row %'u of %'u"), place, position + 1, n_rows)
         : g_strdup_printf (_("Row %'u of %'u"), position + 1, n_rows);
  gtk_label_set_label (self->place, text);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  g_clear_handle_id (&self->place_timeout, g_source_remove);
  self->place_timeout = g_timeout_add (PLACE_MS, hide_place_cb, self);
}

/* --- The menu of a row ------------------------------------------------------------------------ */

/* The item that the cell at or in @widget shows. */
static CandourLazyItem *
dup_item (GtkWidget *widget)
{
  GtkWidget *cell = gtk_widget_get_ancestor (widget, CANDOUR_TYPE_LAZY_CELL);
  CandourLazyItem *item = NULL;

  /* A row holds cells, and each of those one of ours. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); cell == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CANDOUR_IS_LAZY_CELL (gtk_widget_get_first_child (child)))
      cell = gtk_widget_get_first_child (child);

  if (cell != NULL)
    g_object_get (cell, "item", &item, NULL);

  return item;
}

/* A row that is not selected becomes the one that is: the menu is about the selection. */
static gboolean
show_menu (CandourLazyView    *self,
           CandourLazyItem    *item,
           const GdkRectangle *at)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->view);
  guint position = candour_lazy_item_get_position (item);
  g_autoptr(GMenuModel) menu = NULL;

  if (candour_lazy_item_get_row (item) == NULL)
    return FALSE;

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  g_signal_emit (self, signals[MENU], 0, item, &menu);
  if (menu == NULL)
    return FALSE;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));

  return TRUE;
}

static void
pressed_cb (CandourLazyView *self,
            int              n_press,
            double           x,
            double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autoptr(CandourLazyItem) item = picked != NULL ? dup_item (picked) : NULL;

  if (item != NULL)
    show_menu (self, item, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  CandourLazyView *self = CANDOUR_LAZY_VIEW (widget);
  GtkWidget *row = candour_column_view_find_row (self->view);
  g_autoptr(CandourLazyItem) item = row != NULL ? dup_item (row) : NULL;
  graphene_rect_t bounds;

  if (item == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return FALSE;

  return show_menu (self, item,
                    &(GdkRectangle) { (int) bounds.origin.x + 60, (int) bounds.origin.y,
                                      1, (int) bounds.size.height });
}

static void
watch_clicks (CandourLazyView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static gboolean
step_row_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  return candour_column_view_step (CANDOUR_LAZY_VIEW (widget)->view, g_variant_get_int32 (args));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
add_skeletons (CandourLazyView *self)
{
  for (int i = 0; i < N_SKELETONS; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

      gtk_widget_set_size_request (row, -1, 36);
      gtk_widget_set_margin_start (row, 24);
      gtk_widget_set_margin_end (row, 24);
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      for (int j = 0; j < 5; j++)
        {
          GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (bar, "skeleton");
          gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
          gtk_box_append (GTK_BOX (row), bar);
        }
      gtk_box_append (self->skeletons, row);
    }

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->skeletons), GTK_ACCESSIBLE_STATE_BUSY, TRUE,
                               -1);
}

static void
candour_lazy_view_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CandourLazyView *self = CANDOUR_LAZY_VIEW (object);

  switch (property)
    {
    case PROP_VIEW:
      g_set_object (&self->view, g_value_get_object (value));
      gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
      break;

    case PROP_EMPTY:
      adw_bin_set_child (self->empty, g_value_get_object (value));
      break;

    case PROP_NO_MATCH:
      adw_bin_set_child (self->no_match, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_lazy_view_dispose (GObject *object)
{
  CandourLazyView *self = CANDOUR_LAZY_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  candour_lazy_view_drop_model (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_LAZY_VIEW);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (candour_lazy_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, GTK_TYPE_COLUMN_VIEW, flags);
  properties[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NO_MATCH] = g_param_spec_object ("no-match", NULL, NULL, GTK_TYPE_WIDGET,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  signals[COUNTING] = g_signal_new ("counting", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_MENU_MODEL, 1, CANDOUR_TYPE_LAZY_ITEM);
}

static void
candour_lazy_view_class_init (CandourLazyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = candour_lazy_view_set_property;
  G_OBJECT_CLASS (klass)->dispose = candour_lazy_view_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/lazy-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, box);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, skeletons);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, place);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, empty);
  gtk_widget_class_bind_template_child (widget_class, CandourLazyView, no_match);
  gtk_widget_class_install_action (widget_class, "lazy.retry", NULL, retry_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, 0, step_row_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, step_row_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
candour_lazy_view_init (CandourLazyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_skeletons (self);
  watch_clicks (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
}

void
candour_lazy_view_set_model (CandourLazyView   *self,
                             CandourLazyModel  *model,
                             GtkSelectionModel *selection)
{
  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "state-changed", G_CALLBACK (state_changed_cb), self);
  gtk_column_view_set_model (self->view, selection);
}

void
candour_lazy_view_drop_model (CandourLazyView *self)
{
  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  g_clear_handle_id (&self->place_timeout, g_source_remove);

  /* A column view that goes with its model loops with warnings. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

void
candour_lazy_view_set_dup_place (CandourLazyView *self,
                                 CandourDupPlace  dup_place_func,
                                 gpointer         user_data)
{
  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  self->dup_place = dup_place_func;
  self->place_data = user_data;
}

void
candour_lazy_view_show (CandourLazyView  *self,
                        CandourLazyShown  shown)
{
  static const char *const names[] = { "list", "empty", "no-match" };

  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, names[shown]);
}

void
candour_lazy_view_tell (CandourLazyView *self,
                        const char      *title,
                        const char      *text)
{
  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  candour_notice_show (self->notice, CANDOUR_TONE_WARN, title, text);
}

void
candour_lazy_view_scroll_to_top (CandourLazyView *self)
{
  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The columns of fixed width leave the rest to one with text: GTK 4.8 does not make a column wider
 * once others are hidden.
 */
void
candour_lazy_view_fit (CandourLazyView         *self,
                       const CandourLazyColumn *columns,
                       guint                    n_columns,
                       GtkColumnViewColumn     *rest,
                       int                      width)
{
  int taken = width < CANDOUR_NARROW_WIDTH ? SIDE_WIDTH : SIDE_WIDTH + SIDEBAR_WIDTH;

  g_return_if_fail (CANDOUR_IS_LAZY_VIEW (self));

  for (guint i = 0; i < n_columns; i++)
    {
      const CandourLazyColumn *place = &columns[i];
      gboolean shown = width >= place->from && (place->until == 0 || width < place->until);

      gtk_column_view_column_set_visible (place->column, shown);
      if (place->column == rest)
        continue;

      gtk_column_view_column_set_fixed_width (place->column,
                                              candour_text_scale (GTK_WIDGET (self),
                                                                  place->width));
      if (shown)
        taken += place->width;
    }

  gtk_column_view_column_set_fixed_width (rest,
                                          candour_text_scale (GTK_WIDGET (self),
                                                              MAX (width - taken, REST_WIDTH)));
}
