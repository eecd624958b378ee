/* candour-import-page-renames.c - one account, two names: a new name, or somebody else?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-dialogs.h"
#include "candour-import-page-private.h"

#define LIST_HEIGHT 260

void
candour_import_page_tell_renames (CandourImportPage *self)
{
  const CandourPeoplePlan *plan = self->people_plan;
  int n_renames = (int) plan->renames->len;
  g_autofree char *text = NULL;

  candour_people_file_tell_renames (self->people, plan);
  if (n_renames == 0)
    {
      candour_notice_hide (self->missing);
      return;
    }

  if (plan->n_asked > 0)
    text = g_strdup_printf (ngettext ("%d person in the file has the account of somebody with "
                                      "another name, and is left out until you say whether they "
                                      "are the same person.",
                                      "%d people in the file have the account of somebody with "
                                      "another name, and are left out until you say whether they "
                                      "are the same person.", (gulong) plan->n_asked),
                            (int) plan->n_asked);
  else
    text = g_strdup_printf (ngettext ("%d person gets a new name.", "%d people get a new name.",
                                      (gulong) n_renames), n_renames);
  candour_notice_show (self->missing,
                       plan->n_asked > 0 ? CANDOUR_TONE_WARN : CANDOUR_TONE_INFO, NULL, text);
  candour_notice_add_button (self->missing, _("Say who is who…"), NULL, "import.renames", NULL);
}

/* --- Asking --------------------------------------------------------------------------- */

static GtkWidget *
make_check (const CandourRename *rename)
{
  g_autofree char *text = g_strdup_printf (_("%s is %s, with a new name"), rename->entry->name,
                                           rename->name);
  GtkWidget *check = gtk_check_button_new_with_label (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rename->is_accepted);
  g_object_set_data (G_OBJECT (check), "candour-entry", rename->entry);
  gtk_widget_set_margin_start (check, 12);
  gtk_widget_set_margin_end (check, 12);
  gtk_widget_set_margin_top (check, 6);
  gtk_widget_set_margin_bottom (check, 6);

  return check;
}

static GtkWidget *
make_list (CandourImportPage *self)
{
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "lined");
  candour_a11y_set_label (list, _("Who has a new name"));
  for (guint i = 0; i < self->people_plan->renames->len; i++)
    gtk_box_append (GTK_BOX (list),
                    make_check (g_ptr_array_index (self->people_plan->renames, i)));

  return list;
}

static void
answered_cb (GtkWidget *page,
             gpointer   list)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (page);

  /* The entries are those of the file that was asked about. */
  if (self->busy || self->people == NULL)
    return;

  for (GtkWidget *check = gtk_widget_get_first_child (list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      CandourPersonEntry *entry = g_object_get_data (G_OBJECT (check), "candour-entry");

      entry->is_renamed = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
    }
  candour_import_page_plan (self);
}

void
candour_import_page_ask_renames (CandourImportPage *self)
{
  GtkWidget *scroller;
  GtkWidget *list;

  if (self->busy || self->people_plan == NULL || self->people_plan->renames->len == 0)
    return;

  list = make_list (self);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  candour_dialogs_fill_in (GTK_WIDGET (self), _("Are these the same people?"),
                           _("Tick who has a new name: their audits and their actions stay theirs. "
                             "Leave out whose account has passed on to somebody else: take it from "
                             "the first in People, then import again."), scroller,
                           _("Back"), _("Use these answers"), answered_cb, list);
}
