/* candour-import-page-tiles.c - how many cases are new, changed, closed, and which they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-codes.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-import-page-private.h"
#include "candour-window.h"

typedef enum
{
  TILE_ALL,
  TILE_NEW,
  TILE_CHANGED,
  TILE_GONE,
  TILE_UNALLOCATED,
  N_TILES
} Tile;

char *
candour_import_page_dup_number (gint64 number)
{
  return g_strdup_printf ("%'d", (int) number);
}

void
candour_import_page_take_row (GListStore     *rows,
                              CandourTextRow *row)
{
  g_list_store_append (rows, row);
  g_object_unref (row);
}

GListStore *
candour_import_page_list_texts (GPtrArray *texts)
{
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);

  for (guint i = 0; i < texts->len; i++)
    candour_import_page_take_row (rows, candour_text_row_new (g_ptr_array_index (texts, i), NULL));

  return rows;
}

/* --- A window with a list ------------------------------------------------------------- */

static void
show_list (CandourImportPage  *self,
           const char         *title,
           GListStore         *rows,
           const char *const  *headers)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "modal", TRUE,
                                    "destroy-with-parent", TRUE,
                                    "transient-for", gtk_widget_get_root (GTK_WIDGET (self)),
                                    "title", title,
                                    "default-width", 640,
                                    "default-height", 560,
                                    NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (rows));
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; headers[i] != NULL; i++)
    candour_text_column_add (GTK_COLUMN_VIEW (view), headers[i], i,
                             i > 0 ? CANDOUR_COLUMN_EXPAND : CANDOUR_COLUMN_PLAIN);
  gtk_widget_add_css_class (view, "list-page");
  candour_a11y_set_label (view, title);
  candour_column_view_name_parts (GTK_COLUMN_VIEW (view), title);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}

static void
list_entries (CandourImportPage *self,
              gboolean           only_unallocated,
              const char        *title)
{
  const char *const headers[] = { _("Case"), _("Plan"), _("Worker"), _("Team"), NULL };
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);

  for (guint i = 0; i < self->cases->entries->len; i++)
    {
      const CandourCaseEntry *entry = g_ptr_array_index (self->cases->entries, i);
      const char *plan = entry->plan != NULL && *entry->plan != '\0'
                         ? entry->plan : candour_code_get_name (candour_cohorts, entry->cohort);
      gboolean allocated = *entry->worker != '\0';

      if (!only_unallocated || (!allocated && entry->closed_on == NULL))
        candour_import_page_take_row (rows,
                                      candour_text_row_new (entry->reference, plan,
                                                            allocated ? entry->worker
                                                                      : _("Not allocated"),
                                                            entry->team, NULL));
    }

  show_list (self, title, rows, headers);
}

static void
list_changes (CandourImportPage *self,
              CandourChange      kind,
              const char        *title)
{
  const char *const headers[] = { _("Case"), _("What changes"), NULL };
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);

  for (guint i = 0; i < self->case_plan->changes->len; i++)
    {
      const CandourCaseChange *change = g_ptr_array_index (self->case_plan->changes, i);
      const char *what = *change->what != '\0' ? change->what
                         : kind == CANDOUR_CHANGE_NEW ? _("New") : _("No longer on any open list");

      if (change->change == kind)
        candour_import_page_take_row (rows, candour_text_row_new (change->reference, what, NULL));
    }

  show_list (self, title, rows, headers);
}

static void
list_people (CandourImportPage *self)
{
  const char *const headers[] = { _("What changes"), NULL };

  show_list (self, _("What the file changes"),
             candour_import_page_list_texts (self->people_plan->lines), headers);
}

void
candour_import_page_list_joined (CandourImportPage *self)
{
  const char *const headers[] = { _("Worker"), NULL };

  if (self->cases != NULL)
    show_list (self, _("Workers written two ways"),
               candour_import_page_list_texts (self->cases->joined_workers), headers);
}

void
candour_import_page_list_details (CandourImportPage       *self,
                                  const CandourRowProblem *problem)
{
  const char *const headers[] = { _("Row"), _("Child"), _("Cell"), _("What it shows"), NULL };
  GListStore *rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);
  guint n_more = problem->rows->len - problem->details->len;

  for (guint i = 0; i < problem->details->len; i++)
    {
      const CandourRowDetail *detail = g_ptr_array_index (problem->details, i);
      g_autofree char *number = g_strdup_printf ("%d", detail->row);
      const char *shown = detail->shown != NULL ? detail->shown : _("Not shown here");

      candour_import_page_take_row (rows,
                                    candour_text_row_new (number, detail->reference, detail->cell,
                                                          *detail->cell == '\0' ? ""
                                                          : *shown == '\0' ? _("Empty") : shown,
                                                          NULL));
    }
  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more),
                                               n_more);

      candour_import_page_take_row (rows, candour_text_row_new ("", more, "", "", NULL));
    }

  show_list (self, problem->wrong, rows, headers);
}

/* --- Tiles ---------------------------------------------------------------------------- */

static void
tile_clicked_cb (GtkButton         *button,
                 CandourImportPage *self)
{
  Tile tile = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "tile"));

  /* While the file is read again there is no plan. */
  if (self->busy)
    return;

  if (self->kind == CANDOUR_IMPORT_PEOPLE)
    list_people (self);
  else if (tile == TILE_ALL)
    list_entries (self, FALSE, _("Cases in the file"));
  else if (tile == TILE_UNALLOCATED)
    list_entries (self, TRUE, _("Cases not allocated"));
  else if (tile == TILE_NEW)
    list_changes (self, CANDOUR_CHANGE_NEW, _("New cases"));
  else if (tile == TILE_CHANGED)
    list_changes (self, CANDOUR_CHANGE_CHANGED, _("Cases that change"));
  else
    list_changes (self, CANDOUR_CHANGE_GONE, _("Cases that are closed"));
}

static void
add_tile (CandourImportPage *self,
          Tile               tile,
          gint64             number,
          const char        *word,
          const char        *hint)
{
  g_autofree char *text = candour_import_page_dup_number (number);
  g_autofree char *name = g_strdup_printf ("%s %s, %s", text, word, hint);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *figure = gtk_label_new (text);
  GtkWidget *title = gtk_label_new (word);
  GtkWidget *detail = gtk_label_new (hint);

  gtk_widget_add_css_class (figure, "title-2");
  gtk_widget_add_css_class (figure, "tabular");
  gtk_widget_add_css_class (title, "dense");
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (figure, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 14);
  gtk_box_append (GTK_BOX (top), figure);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "tile");
  gtk_widget_set_sensitive (button, number > 0);
  candour_a11y_set_label (button, name);
  g_object_set_data (G_OBJECT (button), "tile", GUINT_TO_POINTER (tile));
  g_signal_connect_object (button, "clicked", G_CALLBACK (tile_clicked_cb), self, 0);
  gtk_flow_box_append (self->tiles, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
clear_tiles (CandourImportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);
}

static void
fill_case_tiles (CandourImportPage *self)
{
  const CandourCasePlan *plan = self->case_plan;
  const char *today = candour_window_get_today (candour_window_find (GTK_WIDGET (self)));
  g_autofree char *workers = g_strdup_printf (ngettext ("%'d worker", "%'d workers",
                                                        (gulong) plan->n_workers),
                                              (int) plan->n_workers);
  g_autofree char *teams = g_strdup_printf (ngettext ("%'d team", "%'d teams",
                                                      (gulong) plan->n_teams),
                                            (int) plan->n_teams);
  g_autofree char *holders = g_strdup_printf ("%s, %s", workers, teams);
  g_autofree char *date = plan->last_on != NULL
                          ? candour_date_format_short (plan->last_on, today) : NULL;
  g_autofree char *since = date != NULL ? g_strdup_printf (_("since the list of %s"), date)
                                        : g_strdup (_("the first list"));

  add_tile (self, TILE_ALL, plan->n_cases, _("cases"), holders);
  add_tile (self, TILE_NEW, plan->n_new, _("new"), since);
  add_tile (self, TILE_CHANGED, plan->n_changed, _("changed"), _("worker, team or plan"));
  add_tile (self, TILE_GONE, plan->n_gone, _("closed"), _("no longer on any open list"));
  add_tile (self, TILE_UNALLOCATED, plan->n_unallocated, _("not allocated"),
            _("counted, not given a name"));
}

static void
fill_people_tiles (CandourImportPage *self)
{
  const CandourPeoplePlan *plan = self->people_plan;

  add_tile (self, TILE_ALL, plan->n_people, _("people"), _("in the file"));
  add_tile (self, TILE_NEW, plan->n_new, _("new"), _("not here yet"));
  add_tile (self, TILE_CHANGED, plan->n_changed, _("changed"), _("team, role or manager"));
  add_tile (self, TILE_GONE, plan->n_gone, _("not in the file"), _("told, not changed"));
  add_tile (self, TILE_UNALLOCATED, plan->n_new_teams, _("new teams"), _("made with the people"));
}

void
candour_import_page_fill_tiles (CandourImportPage *self)
{
  clear_tiles (self);
  if (self->kind == CANDOUR_IMPORT_CASES)
    fill_case_tiles (self);
  else
    fill_people_tiles (self);
}
