/* candour-audit-page-panes.c - which standard is shown, and the way from one to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-standard-row.h"
#include "candour-text-scale.h"

/* --- Lists ---------------------------------------------------------------------------- */

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_place (CandourAuditPage *self,
           const char       *place)
{
  gtk_list_box_append (self->list, candour_standard_row_new (place));
  gtk_list_box_append (self->narrow_list, candour_standard_row_new (place));
}

void
candour_audit_page_fill_lists (CandourAuditPage *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);

  remove_rows (self->list);
  remove_rows (self->narrow_list);
  for (guint i = 0; i < framework->standards->len; i++)
    add_place (self, candour_framework_get_standard (framework, i)->id);
  if (framework->voices->len > 0)
    add_place (self, CANDOUR_PLACE_VOICES);
}

static void
update_rows (CandourAuditPage *self,
             GtkListBox       *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    candour_standard_row_update (CANDOUR_STANDARD_ROW (row), self->session);
}

static void
update_progress (CandourAuditPage *self)
{
  g_autofree char *text = NULL;
  guint n_graded;
  guint n_standards;

  candour_rules_count_graded (candour_audit_session_get_framework (self->session),
                              candour_audit_session_get_audit (self->session),
                              CANDOUR_GRADING_AUDITOR, &n_graded, &n_standards);
  text = g_strdup_printf (_("%u of %u graded"), n_graded, n_standards);
  gtk_label_set_label (self->progress, text);
  gtk_level_bar_set_max_value (self->bar, MAX (n_standards, 1));
  gtk_level_bar_set_value (self->bar, n_graded);
}

/* --- Places --------------------------------------------------------------------------- */

static int
find_index (CandourAuditPage *self,
            const char       *place)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (candour_standard_row_get_place (CANDOUR_STANDARD_ROW (row)), place) == 0)
      return i;

  return -1;
}

static const char *
get_place_at (CandourAuditPage *self,
              int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL && index >= 0
         ? candour_standard_row_get_place (CANDOUR_STANDARD_ROW (row)) : NULL;
}

/* "5. Visits and direct work"; @end stands where there is none. */
static char *
dup_place_name (CandourAuditPage *self,
                int               index,
                const char       *end)
{
  const char *place = get_place_at (self, index);
  const CandourStandard *standard;
  guint position;

  if (place == NULL)
    return g_strdup (end);

  standard = candour_framework_find_standard (candour_audit_session_get_framework (self->session),
                                              place, &position);

  return standard != NULL ? g_strdup_printf ("%u. %s", position + 1, standard->name)
                          : g_strdup (_("Views heard"));
}

static void
show_ways (CandourAuditPage *self)
{
  int index = find_index (self, self->place);
  g_autofree char *previous = dup_place_name (self, index - 1, "");
  g_autofree char *next = dup_place_name (self, index + 1, _("Review"));

  gtk_label_set_label (self->previous, previous);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->previous), GTK_TYPE_BUTTON),
                          *previous != '\0');
  gtk_label_set_label (self->next, next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.previous", index > 0);
}

static void
update_narrow_bar (CandourAuditPage *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  guint position;
  const CandourStandard *standard =
    candour_framework_find_standard (framework, self->place, &position);
  g_autofree char *title = NULL;

  if (standard != NULL)
    {
      /* Translators: "4 of 12  Safety planning" */
      title = g_strdup_printf (_("%u of %u  %s"), position + 1, framework->standards->len,
                               standard->name);
      candour_standard_show_state (self->session, standard, self->narrow_grade,
                                   self->narrow_state);
    }
  else
    title = g_strdup (_("Whose views were heard"));

  gtk_label_set_label (self->narrow_title, title);
  gtk_widget_set_visible (self->narrow_grade,
                          standard != NULL && gtk_widget_get_visible (self->narrow_grade));
  gtk_widget_set_visible (self->narrow_state,
                          standard != NULL && gtk_widget_get_visible (self->narrow_state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_menu),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
candour_audit_page_update_lists (CandourAuditPage *self)
{
  update_rows (self, self->list);
  update_rows (self, self->narrow_list);
  update_progress (self);
  update_narrow_bar (self);
}

void
candour_audit_page_go_to (CandourAuditPage *self,
                          const char       *place)
{
  int index = find_index (self, place);
  const char *found = get_place_at (self, MAX (index, 0));
  gboolean voices;

  if (found == NULL)
    return;

  if (self->place != NULL)
    candour_audit_session_flush (self->session);

  g_free (self->place);
  self->place = g_strdup (found);
  voices = g_str_equal (found, CANDOUR_PLACE_VOICES);

  if (voices)
    candour_voices_editor_show (self->voices, self->session);
  else
    candour_standard_view_show (self->view, self->session, found);
  gtk_stack_set_visible_child_name (self->centre, voices ? "voices" : "standard");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, MAX (index, 0)));

  candour_audit_session_set_place (self->session, found);
  candour_audit_page_update_actions (self);
  show_ways (self);
  update_narrow_bar (self);
}

void
candour_audit_page_announce (CandourAuditPage *self,
                             const char       *text)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL)
    candour_window_announce (window, text);
}

/* Where the keys for prompts and grades work at once; what had the focus may be gone. */
static void
focus_start (CandourAuditPage *self)
{
  if (g_strcmp0 (self->place, CANDOUR_PLACE_VOICES) == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->voices), GTK_DIR_TAB_FORWARD);
  else
    candour_standard_view_focus (self->view, CANDOUR_FIELD_PROMPTS, NULL);
}

gboolean
candour_audit_page_step (CandourAuditPage *self,
                         int               by)
{
  const char *place = get_place_at (self, find_index (self, self->place) + by);

  if (place == NULL)
    return FALSE;

  candour_audit_page_go_to (self, place);
  candour_audit_page_announce (self, gtk_label_get_label (self->narrow_title));
  focus_start (self);

  return TRUE;
}

/* --- Narrow --------------------------------------------------------------------------- */

void
candour_audit_page_show_narrow (CandourAuditPage *self)
{
  gboolean narrow = candour_side_panes_is_narrow (self->panes);
  gboolean sealed = self->session != NULL
                    && candour_audit_session_get_refusal (self->session) != NULL;

  gtk_widget_set_visible (self->narrow_bar, narrow);
  gtk_widget_set_visible (self->bottom, !narrow);
  gtk_widget_set_visible (self->show_standards, !narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->saved),
                               narrow ? -1 : candour_text_scale (GTK_WIDGET (self),
                                                                 CANDOUR_SAVED_WIDTH), -1);
  gtk_button_set_label (self->review, narrow || sealed ? _("Review") : _("Review and submit"));
  candour_standard_view_set_narrow (self->view, narrow);
  candour_voices_editor_set_narrow (self->voices, narrow);
}

/* From pane to pane, as they stand on the screen; folded ones are left out. */
void
candour_audit_page_next_pane (CandourAuditPage *self,
                              int               by)
{
  GtkWidget *panes[] = { self->start, self->middle, GTK_WIDGET (self->case_panel) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int n = G_N_ELEMENTS (panes);
  int now = 1;

  for (int i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      now = i;

  for (int i = 1; i < n; i++)
    {
      GtkWidget *pane = panes[(now + i * by + n) % n];

      if (gtk_widget_get_child_visible (pane) && gtk_widget_get_mapped (pane)
          && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
