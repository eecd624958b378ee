/* candour-grade-picker.c - descriptions side by side, of which one fits best
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-grade-picker.h"

#include "candour-grade-card.h"

#define COLUMNS_WIDE 4
#define COLUMNS_NARROW 2
/* Longer scales have no room for descriptions side by side, but for their names. */
#define COLUMNS_LONG 6
#define COLUMNS_LONG_NARROW 3

struct _CandourGradePicker
{
  GtkWidget  parent_instance;

  GtkGrid   *grid;
  GPtrArray *cards;      /* CandourGradeCard, lent by the grid; grade 1 is at 0 */

  int        grade;
  gboolean   narrow;
  gboolean   read_only;
};

enum
{
  GRADE_PICKED,
  RULED_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourGradePicker, candour_grade_picker, GTK_TYPE_WIDGET)

static CandourGradeCard *
get_card (CandourGradePicker *self,
          int                 grade)
{
  if (grade < 1 || grade > (int) self->cards->len)
    return NULL;

  return g_ptr_array_index (self->cards, grade - 1);
}

static int
count_columns (CandourGradePicker *self)
{
  if (self->read_only)
    return 1;
  if (self->cards->len > COLUMNS_WIDE)
    return self->narrow ? COLUMNS_LONG_NARROW : COLUMNS_LONG;

  return self->narrow ? COLUMNS_NARROW : COLUMNS_WIDE;
}

/* A grid rather than a flow box: three of four on a line would look like a choice of three. */
static void
place_cards (CandourGradePicker *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  int columns = count_columns (self);

  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);
      gboolean shown = !self->read_only || (int) i + 1 == self->grade;
      GtkGridLayoutChild *place;

      place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, card));
      gtk_grid_layout_child_set_column (place, i % columns);
      gtk_grid_layout_child_set_row (place, i / columns);
      gtk_widget_set_visible (card, shown);
      candour_grade_card_show_key (CANDOUR_GRADE_CARD (card), !self->read_only);
      /* A radio of GTK says that it took the focus, even where it cannot have it. */
      gtk_widget_set_can_focus (card, !self->read_only);
      gtk_widget_set_focusable (card, !self->read_only);
      gtk_widget_set_can_target (card, !self->read_only);
    }

  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->cards->len > 0 && (!self->read_only || self->grade != 0));
}

static void
pick (CandourGradePicker *self,
      int                 grade)
{
  CandourGradeCard *card = get_card (self, grade);

  if (self->grade == grade)
    return;

  if (card != NULL && candour_grade_card_get_ruled_out (card) != NULL)
    {
      /* It got the tick when it was pressed; the one that holds takes it back. */
      candour_grade_picker_set_grade (self, self->grade);
      g_signal_emit (self, signals[RULED_OUT], 0, grade);
      return;
    }

  candour_grade_picker_set_grade (self, grade);
  g_signal_emit (self, signals[GRADE_PICKED], 0, grade);
}

/* The card that loses the choice toggles too, and before the one that gets it. */
static void
card_toggled_cb (CandourGradePicker *self,
                 GtkCheckButton     *card)
{
  guint i;

  if (gtk_check_button_get_active (card) && g_ptr_array_find (self->cards, card, &i))
    pick (self, i + 1);
}

static void
pick_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourGradePicker *self = CANDOUR_GRADE_PICKER (widget);
  int grade = g_variant_get_int32 (parameter);

  /* Arrows and Tab go on from the card that was picked, not from where the focus was. */
  if (candour_grade_picker_pick (self, grade) && grade != 0)
    gtk_widget_grab_focus (GTK_WIDGET (get_card (self, grade)));
}

static gboolean
candour_grade_picker_grab_focus (GtkWidget *widget)
{
  CandourGradePicker *self = CANDOUR_GRADE_PICKER (widget);
  CandourGradeCard *card = get_card (self, self->grade != 0 ? self->grade : 1);

  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
candour_grade_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_GRADE_PICKER);

  G_OBJECT_CLASS (candour_grade_picker_parent_class)->dispose (object);
}

static void
candour_grade_picker_finalize (GObject *object)
{
  g_ptr_array_unref (CANDOUR_GRADE_PICKER (object)->cards);

  G_OBJECT_CLASS (candour_grade_picker_parent_class)->finalize (object);
}

/* The digits work only while the focus is inside: typed into a rationale they are text. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  for (int i = 0; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "grade.pick", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "grade.pick", "i", i);
    }
}

static void
candour_grade_picker_class_init (CandourGradePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_grade_picker_dispose;
  object_class->finalize = candour_grade_picker_finalize;
  widget_class->grab_focus = candour_grade_picker_grab_focus;

  signals[GRADE_PICKED] = g_signal_new ("grade-picked", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  /* Somebody tried a grade that is ruled out: to be said aloud. */
  signals[RULED_OUT] = g_signal_new ("ruled-out", G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_install_action (widget_class, "grade.pick", "i", pick_action);
  bind_keys (widget_class);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/grade-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourGradePicker, grid);
}

static void
candour_grade_picker_init (CandourGradePicker *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
candour_grade_picker_new (void)
{
  return g_object_new (CANDOUR_TYPE_GRADE_PICKER, NULL);
}

void
candour_grade_picker_set_scale (CandourGradePicker     *self,
                                const CandourFramework *framework)
{
  GtkCheckButton *first = NULL;

  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));
  g_return_if_fail (framework != NULL);

  self->grade = 0;
  for (guint i = 0; i < self->cards->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->cards, i));
  g_ptr_array_set_size (self->cards, 0);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      GtkWidget *card = candour_grade_card_new (g_ptr_array_index (framework->scale, i),
                                                i + 1, framework->scale->len);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (card), first);
      first = first != NULL ? first : GTK_CHECK_BUTTON (card);
      g_signal_connect_swapped (card, "toggled", G_CALLBACK (card_toggled_cb), self);
      gtk_grid_attach (self->grid, card, 0, i, 1, 1);
      g_ptr_array_add (self->cards, card);
    }

  place_cards (self);
}

void
candour_grade_picker_set_label (CandourGradePicker *self,
                                const char         *label)
{
  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
candour_grade_picker_set_description (CandourGradePicker *self,
                                      int                 grade,
                                      const char         *description)
{
  CandourGradeCard *card;

  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  card = get_card (self, grade);
  g_return_if_fail (card != NULL);

  candour_grade_card_set_description (card, description);
}

void
candour_grade_picker_set_ruled_out (CandourGradePicker *self,
                                    int                 grade,
                                    const char         *why)
{
  CandourGradeCard *card;

  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  card = get_card (self, grade);
  g_return_if_fail (card != NULL);

  candour_grade_card_set_ruled_out (card, why);
}

void
candour_grade_picker_set_grade (CandourGradePicker *self,
                                int                 grade)
{
  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));
  g_return_if_fail (grade == 0 || get_card (self, grade) != NULL);

  /* Before the cards toggle: they then find nothing left to pick. */
  self->grade = grade;

  for (guint i = 0; i < self->cards->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->cards, i), (int) i + 1 == grade);

  if (self->read_only)
    place_cards (self);
}

int
candour_grade_picker_get_grade (CandourGradePicker *self)
{
  g_return_val_if_fail (CANDOUR_IS_GRADE_PICKER (self), 0);

  return self->grade;
}

void
candour_grade_picker_set_narrow (CandourGradePicker *self,
                                 gboolean            narrow)
{
  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  if (self->narrow == !!narrow)
    return;

  self->narrow = !!narrow;
  place_cards (self);
}

void
candour_grade_picker_set_read_only (CandourGradePicker *self,
                                    gboolean            read_only)
{
  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  self->read_only = !!read_only;
  place_cards (self);
}

void
candour_grade_picker_focus_grade (CandourGradePicker *self,
                                  int                 grade)
{
  CandourGradeCard *card;

  g_return_if_fail (CANDOUR_IS_GRADE_PICKER (self));

  card = get_card (self, grade);
  if (card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (card));
}

gboolean
candour_grade_picker_pick (CandourGradePicker *self,
                           int                 grade)
{
  g_return_val_if_fail (CANDOUR_IS_GRADE_PICKER (self), FALSE);

  if (self->read_only || (grade != 0 && get_card (self, grade) == NULL))
    return FALSE;

  pick (self, grade);

  return self->grade == grade;
}
