/* candour-action-link.c - asks which earlier action this one repeats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-link.h"

#include <glib/gi18n-lib.h>

#include "candour-choice-row.h"
#include "candour-dialogs.h"
#include "candour-due-chip.h"
#include "candour-rows.h"

typedef struct
{
  GtkWidget           *rows;      /* borrowed from the open dialog */
  CandourActionLinked  callback;
} Asking;

static CandourChoiceRow *
find_chosen (GtkWidget *rows)
{
  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
      return CANDOUR_CHOICE_ROW (row);

  return NULL;
}

static void
toggled_cb (GtkWidget *rows)
{
  candour_dialogs_set_ready (rows, find_chosen (rows) != NULL);
}

static void
confirmed_cb (GtkWidget *parent,
              gpointer   data)
{
  const Asking *asking = data;
  CandourChoiceRow *chosen = find_chosen (asking->rows);

  if (chosen != NULL)
    asking->callback (parent, candour_choice_row_get_id (chosen));
}

/* "K. Moss, 6 days overdue" */
static char *
describe (const CandourActionRow *action,
          const char             *today)
{
  g_autofree char *due = action->due_on != NULL
                         ? candour_due_describe (action->due_on, today, NULL, NULL) : NULL;
  const char *owner = action->owner_name != NULL && *action->owner_name != '\0'
                      ? action->owner_name : _("nobody's");

  return due != NULL ? g_strdup_printf ("%s, %s", owner, due) : g_strdup (owner);
}

static GtkWidget *
make_rows (GPtrArray  *actions,
           const char *today)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkCheckButton *first = NULL;

  gtk_widget_add_css_class (rows, "card");
  gtk_widget_add_css_class (rows, "lined");
  for (guint i = 0; i < actions->len; i++)
    {
      const CandourActionRow *action = g_ptr_array_index (actions, i);
      GtkWidget *row = candour_choice_row_new (action->id);
      g_autofree char *subtitle = describe (action, today);

      candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), action->what, "", subtitle);
      candour_choice_row_set_status (CANDOUR_CHOICE_ROW (row), CANDOUR_TONE_OK, "");
      gtk_check_button_set_group (GTK_CHECK_BUTTON (row), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (row);
      g_signal_connect_swapped (row, "toggled", G_CALLBACK (toggled_cb), rows);
      gtk_box_append (GTK_BOX (rows), row);
    }

  return rows;
}

void
candour_action_link_ask (GtkWidget           *parent,
                         GPtrArray           *actions,
                         const char          *today,
                         CandourActionLinked  callback)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *rows = make_rows (actions, today);
  Asking *asking = g_new0 (Asking, 1);

  g_return_if_fail (GTK_IS_WIDGET (parent));

  asking->rows = rows;
  asking->callback = callback;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  g_object_set_data_full (G_OBJECT (scroller), "candour-asking", asking, g_free);
  candour_dialogs_fill_in (parent, _("Which earlier action does it repeat?"),
                           _("These are still open for this child. The history shows what was "
                             "found again."),
                           scroller, _("Cancel"), _("Link"), confirmed_cb, asking);
  candour_dialogs_set_ready (rows, FALSE);
}
