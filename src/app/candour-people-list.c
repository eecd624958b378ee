/* candour-people-list.c - people in a table: name, role, children, when audited last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-people-list.h"

#include <glib/gi18n-lib.h>

#include "candour-column-cells.h"
#include "candour-growing-model.h"
#include "candour-person-words.h"
#include "candour-text-scale.h"
#include "candour-tooltip.h"

struct _CandourPeopleList
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *role_column;
  GtkCustomSorter     *name_sorter;
  GtkCustomSorter     *role_sorter;
  GtkCustomSorter     *children_sorter;
  GtkCustomSorter     *audited_sorter;

  GListStore          *store;      /* CandourPersonRow, by name */
  GListModel          *sorted;     /* the same, as the columns say */
  CandourGrowingModel *growing;    /* those of them that are shown by now */
  GtkSingleSelection  *selection;
  char                *today;
  gboolean             updating;
};

enum
{
  PICKED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark place_quark;

G_DEFINE_FINAL_TYPE (CandourPeopleList, candour_people_list, GTK_TYPE_WIDGET)

/* --- Sorting --------------------------------------------------------------------------- */

/* The store gives people by name, so a row's place there says it all. */
static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  return GPOINTER_TO_INT (g_object_get_qdata ((GObject *) a, place_quark))
         - GPOINTER_TO_INT (g_object_get_qdata ((GObject *) b, place_quark));
}

static int
compare_roles (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  return g_utf8_collate (((CandourPersonRow *) a)->job, ((CandourPersonRow *) b)->job);
}

static int
compare_children (gconstpointer a,
                  gconstpointer b,
                  gpointer      unused)
{
  return ((CandourPersonRow *) a)->n_children - ((CandourPersonRow *) b)->n_children;
}

/* Who waits longest is first: never, then the oldest date; who holds nobody is last. */
static int
compare_audited (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  const CandourPersonRow *one = a;
  const CandourPersonRow *other = b;

  if ((one->n_children > 0) != (other->n_children > 0))
    return one->n_children > 0 ? -1 : 1;

  return g_strcmp0 (one->last_audited, other->last_audited);
}

/* --- Cells ----------------------------------------------------------------------------- */

static void
text_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CandourPeopleList        *self)
{
  candour_column_cell_setup_text (item, 0);
}

static void
number_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 CandourPeopleList        *self)
{
  candour_column_cell_setup_text (item, 1);
}

static void
chip_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CandourPeopleList        *self)
{
  candour_column_cell_setup_chip (item);
}

static void
name_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CandourPeopleList        *self)
{
  CandourPersonRow *row = gtk_list_item_get_item (item);
  g_autofree char *label = candour_person_describe (row, self->today);

  candour_column_cell_set_text (item, row->name, FALSE);
  if (row->manager_name != NULL)
    {
      /* Translators: %s is the line manager's name */
      g_autofree char *tooltip = g_strdup_printf (_("Managed by %s"), row->manager_name);

      candour_tooltip_set (gtk_list_item_get_child (item), tooltip);
    }
  candour_column_cell_name_row (item, label);
}

static void
role_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CandourPeopleList        *self)
{
  CandourPersonRow *row = gtk_list_item_get_item (item);

  candour_column_cell_set_text (item, row->job, TRUE);
}

static void
children_bind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  CandourPeopleList        *self)
{
  CandourPersonRow *row = gtk_list_item_get_item (item);
  g_autofree char *number = g_strdup_printf ("%d", row->n_children);

  candour_column_cell_set_text (item, row->n_children > 0 ? number : "–", FALSE);
}

static void
audited_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 CandourPeopleList        *self)
{
  CandourPersonRow *row = gtk_list_item_get_item (item);
  gboolean is_chip;
  CandourTone tone;
  const char *icon_name;
  g_autofree char *text = candour_person_describe_audited (row, self->today, &is_chip, &tone,
                                                           &icon_name);

  candour_column_cell_set_chip (item, text, is_chip, tone, icon_name);
}

/* --- Choosing -------------------------------------------------------------------------- */

static void
selected_cb (CandourPeopleList *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
activated_cb (CandourPeopleList *self,
              guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPENED], 0);
}

/* Whoever is found is in the list from now on, be it long. */
static guint
find_person (CandourPeopleList *self,
             const char        *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sorted); i++)
    {
      g_autoptr(CandourPersonRow) row = g_list_model_get_item (self->sorted, i);

      if (g_strcmp0 (row->id, id) == 0)
        {
          candour_growing_model_reach (self->growing, i + 1);
          return i;
        }
    }

  return GTK_INVALID_LIST_POSITION;
}

/* --- The object ------------------------------------------------------------------------ */

static void
candour_people_list_dispose (GObject *object)
{
  CandourPeopleList *self = CANDOUR_PEOPLE_LIST (object);

  /* A column view that goes with its model loops with warnings. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PEOPLE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->growing);
  g_clear_object (&self->sorted);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (candour_people_list_parent_class)->dispose (object);
}

static void
candour_people_list_finalize (GObject *object)
{
  g_free (CANDOUR_PEOPLE_LIST (object)->today);

  G_OBJECT_CLASS (candour_people_list_parent_class)->finalize (object);
}

static void
candour_people_list_class_init (CandourPeopleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_people_list_dispose;
  object_class->finalize = candour_people_list_finalize;
  place_quark = g_quark_from_static_string ("candour-place");

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, view);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, name_column);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, role_column);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, name_sorter);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, role_sorter);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, children_sorter);
  gtk_widget_class_bind_template_child (widget_class, CandourPeopleList, audited_sorter);
  gtk_widget_class_bind_template_callback (widget_class, text_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, children_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, audited_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
candour_people_list_init (CandourPeopleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_text_scale_columns (self->view);
  gtk_custom_sorter_set_sort_func (self->name_sorter, compare_names, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->role_sorter, compare_roles, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->children_sorter, compare_children, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->audited_sorter, compare_audited, NULL, NULL);
  candour_column_view_name_parts (self->view, _("People"));
  gtk_column_view_sort_by_column (self->view, self->name_column, GTK_SORT_ASCENDING);

  self->store = g_list_store_new (CANDOUR_TYPE_PERSON_ROW);
  self->sorted = G_LIST_MODEL (
    gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                             g_object_ref (gtk_column_view_get_sorter (self->view))));
  self->growing = candour_growing_model_new (g_object_ref (self->sorted));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->growing));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
candour_people_list_new (void)
{
  return g_object_new (CANDOUR_TYPE_PEOPLE_LIST, NULL);
}

static gboolean
is_same (CandourPersonRow *a,
         CandourPersonRow *b)
{
  return g_strcmp0 (a->id, b->id) == 0
         && g_strcmp0 (a->name, b->name) == 0
         && a->role == b->role
         && g_strcmp0 (a->job, b->job) == 0
         && g_strcmp0 (a->manager_name, b->manager_name) == 0
         && g_strcmp0 (a->started_on, b->started_on) == 0
         && g_strcmp0 (a->left_on, b->left_on) == 0
         && g_strcmp0 (a->last_audited, b->last_audited) == 0
         && a->n_children == b->n_children;
}

static gboolean
is_same_at (CandourPeopleList *self,
            guint              position,
            CandourPersonRow  *row)
{
  g_autoptr(CandourPersonRow) shown = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return is_same (shown, row);
}

/* Head and tail that are as before stay; the rest is one splice. */
static void
splice (CandourPeopleList *self,
        GPtrArray         *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_new = rows->len;
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, n_new) && is_same_at (self, head, g_ptr_array_index (rows, head)))
    head++;
  while (tail < MIN (n_old, n_new) - head
         && is_same_at (self, n_old - 1 - tail, g_ptr_array_index (rows, n_new - 1 - tail)))
    tail++;

  /* Places are known before anything moves, as the sorter looks at once. */
  for (guint i = 0; i < n_new; i++)
    g_object_set_qdata (g_ptr_array_index (rows, i), place_quark, GINT_TO_POINTER ((int) i));
  for (guint i = 0; i < tail; i++)
    {
      g_autoptr(GObject) kept = g_list_model_get_item (G_LIST_MODEL (self->store), n_old - 1 - i);

      g_object_set_qdata (kept, place_quark, GINT_TO_POINTER ((int) (n_new - 1 - i)));
    }

  if (n_old > head + tail || n_new > head + tail)
    g_list_store_splice (self->store, head, n_old - head - tail, rows->pdata + head,
                         n_new - head - tail);
}

void
candour_people_list_set_rows (CandourPeopleList *self,
                              GPtrArray         *rows,
                              const char        *today)
{
  CandourPersonRow *before;
  g_autofree char *id = NULL;
  char *copy;

  g_return_if_fail (CANDOUR_IS_PEOPLE_LIST (self));
  g_return_if_fail (rows != NULL && today != NULL);

  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;

  before = candour_people_list_get_selected (self);
  id = before != NULL ? g_strdup (before->id) : NULL;
  self->updating = TRUE;
  splice (self, rows);
  gtk_single_selection_set_selected (self->selection, id != NULL ? find_person (self, id)
                                                                 : GTK_INVALID_LIST_POSITION);
  self->updating = FALSE;
}

CandourPersonRow *
candour_people_list_get_selected (CandourPeopleList *self)
{
  g_return_val_if_fail (CANDOUR_IS_PEOPLE_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
candour_people_list_select (CandourPeopleList *self,
                            const char        *id)
{
  guint position;

  g_return_val_if_fail (CANDOUR_IS_PEOPLE_LIST (self), FALSE);

  position = id != NULL ? find_person (self, id) : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    candour_column_view_scroll_to (self->view, position);

  return id == NULL || position != GTK_INVALID_LIST_POSITION;
}

gboolean
candour_people_list_step (CandourPeopleList *self,
                          int                by)
{
  g_return_val_if_fail (CANDOUR_IS_PEOPLE_LIST (self), FALSE);

  return candour_column_view_step (self->view, by);
}

void
candour_people_list_focus (CandourPeopleList *self)
{
  g_return_if_fail (CANDOUR_IS_PEOPLE_LIST (self));

  candour_column_view_focus (self->view);
}

void
candour_people_list_set_compact (CandourPeopleList *self,
                                 gboolean           compact)
{
  g_return_if_fail (CANDOUR_IS_PEOPLE_LIST (self));

  candour_column_view_show_column (self->view, self->role_column, 1, !compact);
  gtk_column_view_column_set_expand (self->name_column, compact);
}
