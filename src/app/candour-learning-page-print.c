/* candour-learning-page-print.c - what the list shows, for a team meeting; and from row to row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-learning-report.h"
#include "candour-print-job.h"

/* A filter with texts of its own. */
typedef struct
{
  CandourLearningFilter filter;
  char                 *person_id;
  char                 *theme;
  char                 *text;
  char                 *since_on;
  char                 *heading;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->person_id);
  g_free (self->theme);
  g_free (self->text);
  g_free (self->since_on);
  g_free (self->heading);
  g_free (self);
}

static gboolean
print_list (CandourDb           *db,
            gpointer             data,
            const char          *path,
            const CandourActor  *actor,
            const char          *today,
            GError             **error)
{
  const Asked *asked = data;

  return candour_learning_report_write (db, &asked->filter, asked->heading, path, actor, today,
                                        NULL, error);
}

static void
add_part (GString    *heading,
          const char *part)
{
  if (heading->len > 0)
    g_string_append (heading, " · ");
  g_string_append (heading, part);
}

static const char *
get_chosen (GtkDropDown *choices)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (choices));
}

/* "Seeing the child · This audit year · “drawings”" */
static char *
dup_heading (CandourLearningPage *self)
{
  GString *heading = g_string_new (candour_learning_page_get_title (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (gtk_drop_down_get_selected (self->period) > 0)
    add_part (heading, get_chosen (self->period));
  if (gtk_drop_down_get_selected (self->used) > 0)
    add_part (heading, get_chosen (self->used));
  if (*text != '\0')
    {
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), text);

      add_part (heading, quoted);
    }

  return g_string_free (heading, FALSE);
}

/* The children whose next step is missing are nobody's learning. */
void
candour_learning_page_print (CandourLearningPage *self)
{
  Asked *asked;

  if (self->facts == NULL || candour_learning_page_is_lacking (self))
    return;

  asked = g_new0 (Asked, 1);
  asked->heading = dup_heading (self);
  asked->since_on = candour_learning_page_dup_filter (self, &asked->filter);
  asked->filter.person_id = asked->person_id = g_strdup (asked->filter.person_id);
  asked->filter.theme = asked->theme = g_strdup (asked->filter.theme);
  asked->filter.text = asked->text = g_strdup (asked->filter.text);
  candour_print_job_ask (GTK_WIDGET (self), self->workspace, _("Print for a team meeting"),
                         "learning.pdf", print_list, asked, asked_free);
}

/* --- J and K -------------------------------------------------------------------------- */

/* The row that has the focus; NULL: none of the list has. */
static GtkWidget *
find_row (CandourLearningPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    row = gtk_widget_get_parent (row);

  return row;
}

gboolean
candour_learning_page_step (CandourLearningPage *self,
                            int                  by)
{
  GtkWidget *row = find_row (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (row == NULL)
    return FALSE;

  /* Nothing is chosen yet: the first key chooses, as an arrow would. */
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (by < 0 && position == 0)
    return TRUE;
  else
    position += by;
  if (position >= n)
    return TRUE;

  row = by > 0 ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);

  return TRUE;
}
