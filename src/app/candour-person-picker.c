/* candour-person-picker.c - one of the council's people, found by the start of the name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-person-picker.h"

#define CANDOUR_TYPE_PERSON_CHOICE (candour_person_choice_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonChoice, candour_person_choice, CANDOUR, PERSON_CHOICE, GObject)

struct _CandourPersonChoice
{
  GObject  parent_instance;

  char    *id;    /* NULL: nobody */
  char    *name;
};

G_DEFINE_FINAL_TYPE (CandourPersonChoice, candour_person_choice, G_TYPE_OBJECT)

struct _CandourPersonPicker
{
  GtkWidget    parent_instance;

  GtkDropDown *drop_down;
  gulong       selected;
};

enum
{
  PERSON_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourPersonPicker, candour_person_picker, GTK_TYPE_WIDGET)

static void
candour_person_choice_finalize (GObject *object)
{
  CandourPersonChoice *self = CANDOUR_PERSON_CHOICE (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (candour_person_choice_parent_class)->finalize (object);
}

static void
candour_person_choice_class_init (CandourPersonChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_person_choice_finalize;
}

static void
candour_person_choice_init (CandourPersonChoice *self)
{
}

static char *
dup_choice_name (CandourPersonChoice *choice)
{
  return g_strdup (choice->name);
}

static void
add_choice (GListStore *store,
            const char *id,
            const char *name)
{
  g_autoptr(CandourPersonChoice) choice = g_object_new (CANDOUR_TYPE_PERSON_CHOICE, NULL);

  choice->id = g_strdup (id);
  choice->name = g_strdup (name);
  g_list_store_append (store, choice);
}

GListModel *
candour_person_picker_make_model (GPtrArray  *people,
                                  const char *nobody)
{
  GListStore *store = g_list_store_new (CANDOUR_TYPE_PERSON_CHOICE);

  add_choice (store, NULL, nobody);
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (person->left_on == NULL)
        add_choice (store, person->id, person->name);
    }

  return G_LIST_MODEL (store);
}

static void
selected_cb (CandourPersonPicker *self)
{
  g_signal_emit (self, signals[PERSON_PICKED], 0);
}

static gboolean
candour_person_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_PERSON_PICKER (widget)->drop_down));
}

static void
candour_person_picker_dispose (GObject *object)
{
  CandourPersonPicker *self = CANDOUR_PERSON_PICKER (object);

  g_clear_signal_handler (&self->selected, self->drop_down);
  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->drop_down)));

  G_OBJECT_CLASS (candour_person_picker_parent_class)->dispose (object);
}

static void
candour_person_picker_class_init (CandourPersonPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_person_picker_dispose;
  widget_class->grab_focus = candour_person_picker_grab_focus;

  signals[PERSON_PICKED] = g_signal_new ("person-picked", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
candour_person_picker_init (CandourPersonPicker *self)
{
  GtkExpression *name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                     G_CALLBACK (dup_choice_name), NULL, NULL);

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, name));
  gtk_drop_down_set_enable_search (self->drop_down, TRUE);
  self->selected = g_signal_connect_swapped (self->drop_down, "notify::selected",
                                             G_CALLBACK (selected_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
}

GtkWidget *
candour_person_picker_new (void)
{
  return g_object_new (CANDOUR_TYPE_PERSON_PICKER, NULL);
}

void
candour_person_picker_set_model (CandourPersonPicker *self,
                                 GListModel          *model)
{
  g_return_if_fail (CANDOUR_IS_PERSON_PICKER (self));

  g_signal_handler_block (self->drop_down, self->selected);
  gtk_drop_down_set_model (self->drop_down, model);
  g_signal_handler_unblock (self->drop_down, self->selected);
}

void
candour_person_picker_set_label (CandourPersonPicker *self,
                                 const char          *label)
{
  g_return_if_fail (CANDOUR_IS_PERSON_PICKER (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
candour_person_picker_set_person (CandourPersonPicker *self,
                                  const char          *id)
{
  GListModel *model;
  guint found = 0;

  g_return_if_fail (CANDOUR_IS_PERSON_PICKER (self));

  model = gtk_drop_down_get_model (self->drop_down);
  g_return_if_fail (model != NULL);

  for (guint i = 1; id != NULL && found == 0 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CandourPersonChoice) choice = g_list_model_get_item (model, i);

      if (g_strcmp0 (choice->id, id) == 0)
        found = i;
    }

  g_signal_handler_block (self->drop_down, self->selected);
  gtk_drop_down_set_selected (self->drop_down, found);
  g_signal_handler_unblock (self->drop_down, self->selected);
}

const char *
candour_person_picker_get_person (CandourPersonPicker *self)
{
  CandourPersonChoice *choice;

  g_return_val_if_fail (CANDOUR_IS_PERSON_PICKER (self), NULL);

  choice = gtk_drop_down_get_selected_item (self->drop_down);

  return choice != NULL ? choice->id : NULL;
}
