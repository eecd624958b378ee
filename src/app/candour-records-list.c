/* candour-records-list.c - children's records in a table: plan, age, worker, when audited last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-records-list.h"

#include <glib/gi18n-lib.h>

#include "candour-column-cells.h"
#include "candour-growing-model.h"
#include "candour-person-words.h"
#include "candour-text-scale.h"

/* From these widths on there is room for the column. */
#define AGE_WIDTH 560
#define WORKER_WIDTH 400

struct _CandourRecordsList
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *age_column;
  GtkColumnViewColumn *worker_column;

  GtkSingleSelection  *selection;
  char                *today;
};

enum
{
  PICKED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourRecordsList, candour_records_list, GTK_TYPE_WIDGET)

static void
text_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CandourRecordsList       *self)
{
  candour_column_cell_setup_text (item, 0);
}

static void
chip_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CandourRecordsList       *self)
{
  candour_column_cell_setup_chip (item);
}

static void
reference_bind_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item,
                   CandourRecordsList       *self)
{
  CandourCaseRow *row = gtk_list_item_get_item (item);
  g_autofree char *label = candour_record_describe (row, self->today);

  candour_column_cell_set_text (item, row->reference, FALSE);
  candour_column_cell_name_row (item, label);
}

static void
plan_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CandourRecordsList       *self)
{
  candour_column_cell_set_text (item, candour_record_get_plan (gtk_list_item_get_item (item)),
                                TRUE);
}

static void
age_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             CandourRecordsList       *self)
{
  CandourCaseRow *row = gtk_list_item_get_item (item);

  candour_column_cell_set_text (item, row->age_band != NULL ? row->age_band : "–", FALSE);
}

static void
worker_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                CandourRecordsList       *self)
{
  CandourCaseRow *row = gtk_list_item_get_item (item);
  gboolean has_worker = *row->worker_name != '\0';

  candour_column_cell_set_text (item, has_worker ? row->worker_name : _("No worker"), !has_worker);
}

static void
audited_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 CandourRecordsList       *self)
{
  gboolean is_chip;
  CandourTone tone;
  const char *icon_name;
  g_autofree char *text = candour_record_describe_audited (gtk_list_item_get_item (item),
                                                           self->today, &is_chip, &tone,
                                                           &icon_name);

  candour_column_cell_set_chip (item, text, is_chip, tone, icon_name);
}

static void
selected_cb (CandourRecordsList *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static void
activated_cb (CandourRecordsList *self,
              guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
candour_records_list_dispose (GObject *object)
{
  CandourRecordsList *self = CANDOUR_RECORDS_LIST (object);

  /* A column view that goes with its model loops with warnings. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_RECORDS_LIST);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (candour_records_list_parent_class)->dispose (object);
}

static void
candour_records_list_finalize (GObject *object)
{
  g_free (CANDOUR_RECORDS_LIST (object)->today);

  G_OBJECT_CLASS (candour_records_list_parent_class)->finalize (object);
}

static void
candour_records_list_class_init (CandourRecordsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_records_list_dispose;
  object_class->finalize = candour_records_list_finalize;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/records-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourRecordsList, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordsList, view);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordsList, age_column);
  gtk_widget_class_bind_template_child (widget_class, CandourRecordsList, worker_column);
  gtk_widget_class_bind_template_callback (widget_class, text_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, reference_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, age_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, worker_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, audited_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
candour_records_list_init (CandourRecordsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_text_scale_columns (self->view);
  candour_column_view_name_parts (self->view, _("Children’s records"));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
}

GtkWidget *
candour_records_list_new (void)
{
  return g_object_new (CANDOUR_TYPE_RECORDS_LIST, NULL);
}

void
candour_records_list_set_model (CandourRecordsList *self,
                                CandourPagedModel  *model,
                                const char         *today)
{
  g_autoptr(CandourGrowingModel) growing = NULL;
  char *copy;

  g_return_if_fail (CANDOUR_IS_RECORDS_LIST (self));
  g_return_if_fail (CANDOUR_IS_PAGED_MODEL (model));

  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
  growing = candour_growing_model_new (G_LIST_MODEL (g_object_ref (model)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (growing));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

CandourCaseRow *
candour_records_list_get_selected (CandourRecordsList *self)
{
  g_return_val_if_fail (CANDOUR_IS_RECORDS_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

void
candour_records_list_unselect (CandourRecordsList *self)
{
  g_return_if_fail (CANDOUR_IS_RECORDS_LIST (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

gboolean
candour_records_list_step (CandourRecordsList *self,
                           int                 by)
{
  g_return_val_if_fail (CANDOUR_IS_RECORDS_LIST (self), FALSE);

  return candour_column_view_step (self->view, by);
}

void
candour_records_list_focus (CandourRecordsList *self)
{
  g_return_if_fail (CANDOUR_IS_RECORDS_LIST (self));

  candour_column_view_focus (self->view);
}

void
candour_records_list_set_width (CandourRecordsList *self,
                                int                 width)
{
  g_return_if_fail (CANDOUR_IS_RECORDS_LIST (self));

  candour_column_view_show_column (self->view, self->age_column, 2, width >= AGE_WIDTH);
  candour_column_view_show_column (self->view, self->worker_column, width >= AGE_WIDTH ? 3 : 2,
                                   width >= WORKER_WIDTH);
}
