/* candour-moderation-table.c - all that is graded, the auditor's beside the moderator's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-table.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-point.h"
#include "candour-compared-row.h"

struct _CandourModerationTable
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkWidget           *heads[CANDOUR_N_COMPARED_COLUMNS];
  GtkListBox          *list;
  GtkSizeGroup        *widths[CANDOUR_N_COMPARED_COLUMNS];   /* owned */

  CandourAuditSession *session;   /* lent */
  gboolean             only_different;
  gboolean             narrow;
  gboolean             brief;
  gboolean             selecting; /* by the program */
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourModerationTable, candour_moderation_table, GTK_TYPE_WIDGET)

static CandourComparedRow *
get_row (CandourModerationTable *self,
         int                     index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? CANDOUR_COMPARED_ROW (row) : NULL;
}

static int
find_index (CandourModerationTable *self,
            const char             *place)
{
  CandourComparedRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (candour_compared_row_get_place (row), place) == 0)
      return i;

  return -1;
}

/* --- Columns -------------------------------------------------------------------------- */

static gboolean
is_column_shown (CandourModerationTable  *self,
                 CandourComparedColumn  column)
{
  gboolean blind = self->session != NULL
                   && candour_audit_session_get_role (self->session) == CANDOUR_GRADING_MODERATOR;

  switch (column)
    {
    case CANDOUR_COMPARED_COLUMN_AUDITOR:
      return !self->narrow;

    case CANDOUR_COMPARED_COLUMN_MODERATOR:
      return blind || !self->narrow;

    /* What differs is bold, and what is to be agreed says so. */
    case CANDOUR_COMPARED_COLUMN_DIFFERENCE:
      return !blind && !self->brief;

    case CANDOUR_COMPARED_COLUMN_AGREED:
      return !blind;

    case CANDOUR_COMPARED_COLUMN_NAME:
    default:
      return TRUE;
    }
}

static void
show_columns (CandourModerationTable *self)
{
  for (int column = 0; column < CANDOUR_N_COMPARED_COLUMNS; column++)
    {
      gboolean shown = is_column_shown (self, column);
      CandourComparedRow *row;

      gtk_widget_set_visible (self->heads[column], shown);
      for (int i = 0; (row = get_row (self, i)) != NULL; i++)
        gtk_widget_set_visible (candour_compared_row_get_cell (row, column), shown);
    }
}

static void
show_heads (CandourModerationTable *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourActor *actor =
    candour_workspace_get_actor (candour_audit_session_get_workspace (self->session));
  gboolean is_you = g_strcmp0 (facts->moderation->moderator_id, actor->person_id) == 0;
  g_autofree char *auditor =
    facts->moderation->at_desk
      ? g_strdup (_("Auditor"))
      : g_strdup_printf (_("Auditor,\n%s"),
                         candour_facts_get_name (facts, facts->audit->auditor_id));
  g_autofree char *moderator =
    is_you ? g_strdup (_("Moderator,\nyou"))
           : g_strdup_printf (_("Moderator,\n%s"),
                              candour_facts_get_name (facts, facts->moderation->moderator_id));

  gtk_label_set_label (GTK_LABEL (self->heads[CANDOUR_COMPARED_COLUMN_AUDITOR]), auditor);
  gtk_label_set_label (GTK_LABEL (self->heads[CANDOUR_COMPARED_COLUMN_MODERATOR]), moderator);
}

/* --- Rows ----------------------------------------------------------------------------- */

static gboolean
is_row_shown (GtkListBoxRow *row,
              gpointer       data)
{
  CandourModerationTable *self = data;

  return !self->only_different
         || candour_compared_row_is_different (CANDOUR_COMPARED_ROW (row));
}

static void
remove_rows (CandourModerationTable *self)
{
  CandourComparedRow *row;

  while ((row = get_row (self, 0)) != NULL)
    {
      for (int column = 1; column < CANDOUR_N_COMPARED_COLUMNS; column++)
        gtk_size_group_remove_widget (self->widths[column],
                                      candour_compared_row_get_cell (row, column));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

static void
add_row (CandourModerationTable *self,
         const char             *place)
{
  GtkWidget *row = candour_compared_row_new (place);

  for (int column = 1; column < CANDOUR_N_COMPARED_COLUMNS; column++)
    gtk_size_group_add_widget (self->widths[column],
                               candour_compared_row_get_cell (CANDOUR_COMPARED_ROW (row),
                                                                column));
  gtk_list_box_append (self->list, row);
}

static void
row_activated_cb (CandourModerationTable *self,
                  GtkListBoxRow          *row)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, TRUE);
}

/* With the arrows, what is beside it follows; the focus stays here. */
static void
row_selected_cb (CandourModerationTable *self,
                 GtkListBoxRow          *row)
{
  if (!self->selecting && row != NULL)
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, FALSE);
}

/* --- The class ------------------------------------------------------------------------ */

static void
candour_moderation_table_dispose (GObject *object)
{
  CandourModerationTable *self = CANDOUR_MODERATION_TABLE (object);

  self->session = NULL;
  for (int column = 0; column < CANDOUR_N_COMPARED_COLUMNS; column++)
    g_clear_object (&self->widths[column]);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MODERATION_TABLE);

  G_OBJECT_CLASS (candour_moderation_table_parent_class)->dispose (object);
}

static void
bind_head (GtkWidgetClass *widget_class,
           const char     *name,
           int             column)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                             G_STRUCT_OFFSET (CandourModerationTable, heads)
                                             + column * sizeof (GtkWidget *));
}

static void
candour_moderation_table_class_init (CandourModerationTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_moderation_table_dispose;

  /* TRUE: it is to be worked on, so the focus goes there too. */
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (CANDOUR_TYPE_COMPARED_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/moderation-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourModerationTable, box);
  gtk_widget_class_bind_template_child (widget_class, CandourModerationTable, list);
  bind_head (widget_class, "head_name", CANDOUR_COMPARED_COLUMN_NAME);
  bind_head (widget_class, "head_auditor", CANDOUR_COMPARED_COLUMN_AUDITOR);
  bind_head (widget_class, "head_moderator", CANDOUR_COMPARED_COLUMN_MODERATOR);
  bind_head (widget_class, "head_difference", CANDOUR_COMPARED_COLUMN_DIFFERENCE);
  bind_head (widget_class, "head_agreed", CANDOUR_COMPARED_COLUMN_AGREED);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
candour_moderation_table_init (CandourModerationTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int column = 0; column < CANDOUR_N_COMPARED_COLUMNS; column++)
    {
      self->widths[column] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      if (column != CANDOUR_COMPARED_COLUMN_NAME)
        gtk_size_group_add_widget (self->widths[column], self->heads[column]);
    }
  gtk_list_box_set_filter_func (self->list, is_row_shown, self, NULL);
}

GtkWidget *
candour_moderation_table_new (void)
{
  return g_object_new (CANDOUR_TYPE_MODERATION_TABLE, NULL);
}

void
candour_moderation_table_show (CandourModerationTable *self,
                               CandourAuditSession    *session)
{
  g_autoptr(GPtrArray) places = NULL;

  g_return_if_fail (CANDOUR_IS_MODERATION_TABLE (self));

  self->selecting = TRUE;
  remove_rows (self);
  self->session = session;
  if (session != NULL)
    {
      places = candour_point_list_places (candour_audit_session_get_facts (session));
      for (guint i = 0; i < places->len; i++)
        add_row (self, g_ptr_array_index (places, i));
      show_heads (self);
      show_columns (self);
      candour_moderation_table_update (self);
    }
  self->selecting = FALSE;
}

void
candour_moderation_table_update (CandourModerationTable *self)
{
  CandourComparedRow *row;

  g_return_if_fail (CANDOUR_IS_MODERATION_TABLE (self));

  if (self->session == NULL)
    return;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    candour_compared_row_update (row, self->session, self->brief);
}

void
candour_moderation_table_select (CandourModerationTable *self,
                                 const char             *place)
{
  CandourComparedRow *row;

  g_return_if_fail (CANDOUR_IS_MODERATION_TABLE (self));

  row = get_row (self, find_index (self, place));
  self->selecting = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  else
    gtk_list_box_unselect_all (self->list);
  self->selecting = FALSE;
}

const char *
candour_moderation_table_get_place (CandourModerationTable *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CANDOUR_IS_MODERATION_TABLE (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? candour_compared_row_get_place (CANDOUR_COMPARED_ROW (row)) : NULL;
}

const char *
candour_moderation_table_find_near (CandourModerationTable *self,
                                    const char             *place,
                                    int                     by)
{
  CandourComparedRow *row;
  int step = by > 0 ? 1 : -1;
  int index;

  g_return_val_if_fail (CANDOUR_IS_MODERATION_TABLE (self), NULL);

  index = find_index (self, place);
  while (by != 0)
    {
      index += step;
      row = index >= 0 ? get_row (self, index) : NULL;
      if (row == NULL)
        return NULL;
      if (is_row_shown (GTK_LIST_BOX_ROW (row), self))
        by -= step;
    }

  row = index >= 0 ? get_row (self, index) : NULL;

  return row != NULL ? candour_compared_row_get_place (row) : NULL;
}

void
candour_moderation_table_set_only_different (CandourModerationTable *self,
                                             gboolean                only)
{
  g_return_if_fail (CANDOUR_IS_MODERATION_TABLE (self));

  self->only_different = only;
  gtk_list_box_invalidate_filter (self->list);
}

void
candour_moderation_table_set_narrow (CandourModerationTable *self,
                                     gboolean                narrow,
                                     gboolean                brief)
{
  g_return_if_fail (CANDOUR_IS_MODERATION_TABLE (self));

  if (self->narrow == narrow && self->brief == brief)
    return;

  self->narrow = narrow;
  self->brief = brief;
  show_columns (self);
  candour_moderation_table_update (self);
}
