/* candour-moderation-refer.c - asks who is to decide what two could not, or may not, agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-refer.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-choice-row.h"
#include "candour-dialogs.h"
#include "candour-moderation-jobs.h"

#define LIST_HEIGHT 240

typedef struct
{
  GWeakRef         page;
  CandourReferred  referred;
  gboolean         in_place;
  GtkWidget       *form;       /* borrowed from the open dialog */
  GtkTextBuffer   *words;
  char            *person_id;  /* NULL: any QA lead */
} Referring;

static void
referring_free (gpointer data)
{
  Referring *self = data;

  g_weak_ref_clear (&self->page);
  g_clear_object (&self->words);
  g_free (self->person_id);
  g_free (self);
}

static void
update_ready (Referring *self)
{
  g_autofree char *words = candour_dialogs_dup_text (self->words);

  candour_dialogs_set_ready (self->form, !self->in_place || *words != '\0');
}

static void
chosen_cb (Referring        *self,
           CandourChoiceRow *row)
{
  const char *id = candour_choice_row_get_id (row);

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
    return;

  g_free (self->person_id);
  self->person_id = *id != '\0' ? g_strdup (id) : NULL;
}

static GtkWidget *
add_choice (Referring  *self,
            GtkWidget  *list,
            GtkWidget  *group,
            const char *id,
            const char *name,
            const char *subtitle)
{
  GtkWidget *row = candour_choice_row_new (id);

  candour_choice_row_set_title (CANDOUR_CHOICE_ROW (row), name, "", subtitle);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (group));
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (list), row);

  return row;
}

static GtkWidget *
make_list (Referring *self,
           GPtrArray *choices)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);
  GtkWidget *first = add_choice (self, list, NULL, "", _("Any QA lead"),
                                 _("Whoever comes to it first"));

  for (guint i = 0; i < choices->len; i++)
    {
      const CandourModeratorChoice *choice = g_ptr_array_index (choices, i);

      if (choice->sentence == NULL)
        add_choice (self, list, first, choice->person_id, choice->name, choice->job);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);

  candour_a11y_set_label (list, _("Who decides"));
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "lined");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static void
confirmed_cb (GtkWidget *page,
              gpointer   data)
{
  Referring *self = data;
  g_autofree char *words = candour_dialogs_dup_text (self->words);

  self->referred (page, self->person_id, words);
}

static void
choices_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Referring *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) choices =
    candour_moderation_jobs_list_deciders_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_autoptr(GtkWidget) page = g_weak_ref_get (&self->page);

  if (page == NULL || choices == NULL)
    {
      if (page != NULL)
        candour_dialogs_tell (page, _("Who may decide could not be read"), error->message);
      referring_free (self);
      return;
    }

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->form), make_list (self, choices));
  gtk_box_append (GTK_BOX (self->form),
                  candour_dialogs_make_text (self->in_place
                                             ? _("Why in the moderator’s place?")
                                             : _("What should be known for it?"), &self->words));
  g_object_set_data_full (G_OBJECT (self->form), "candour-referring", self, referring_free);
  g_signal_connect_swapped (self->words, "changed", G_CALLBACK (update_ready), self);
  candour_dialogs_fill_in (page, _("Refer for a decision?"),
                           _("What is left is decided by a second moderator or the QA lead. Who "
                             "it is sees both sets of grades and all reasons."), self->form,
                           _("Not yet"), _("Refer"), confirmed_cb, self);
  update_ready (self);
}

void
candour_moderation_refer_ask (GtkWidget        *page,
                              CandourWorkspace *workspace,
                              const char       *moderation_id,
                              gboolean          in_place,
                              CandourReferred   referred)
{
  Referring *self = g_new0 (Referring, 1);

  g_weak_ref_init (&self->page, page);
  self->referred = referred;
  self->in_place = in_place;
  candour_moderation_jobs_list_deciders_async (workspace, moderation_id, choices_read_cb, self);
}
