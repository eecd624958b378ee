/* candour-action-pane-ask.c - asks in a dialog for the words, or the person, that a step needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-pane-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-person-picker.h"
#include "candour-store-people.h"

typedef struct
{
  CandourActionEvent  event;
  const char         *heading;
  const char         *body;
  const char         *question;
  const char         *keep;
  const char         *act;
  gboolean            asks_person;
} Question;

static const Question questions[] =
{
  { CANDOUR_ACTION_DECLINE, N_("Decline this action?"),
    N_("It goes back to the auditor, who decides who does it."), N_("Why you decline it"),
    N_("Keep it"), N_("Decline"), FALSE },
  { CANDOUR_ACTION_HAND_ON, N_("Hand this action on?"),
    N_("Whoever takes it over accepts or declines it in turn. The dates stay."),
    N_("Why somebody else does it"), N_("Keep it"), N_("Hand on"), TRUE },
  { CANDOUR_ACTION_REASSIGN, N_("Who does it instead?"),
    N_("Its owner declined it. Whoever gets it accepts or declines it in turn."),
    N_("Why this person does it"), N_("Not yet"), N_("Give it to them"), TRUE },
  { CANDOUR_ACTION_WITHDRAW, N_("Withdraw this action?"),
    N_("Nobody has to do it any more. It stays on the record with the reason."),
    N_("Why it is withdrawn"), N_("Keep it"), N_("Withdraw"), FALSE },
  { CANDOUR_ACTION_CLOSE, N_("Close this action?"),
    N_("It was done, and made no difference. It stays on the record as that."),
    N_("Why it is closed"), N_("Keep it open"), N_("Close"), FALSE },
  { CANDOUR_ACTION_ACKNOWLEDGE, N_("You know of this action?"),
    N_("It is recorded with your name and the time."), N_("What you will do"), N_("Not yet"),
    N_("Record"), FALSE },
};

/* Held by its form. */
typedef struct
{
  CandourActionPane   *pane;      /* weak: the dialog does not outlive its window */
  const Question      *question;
  GtkTextBuffer       *buffer;
  CandourPersonPicker *picker;    /* borrowed; NULL: nobody is asked for */
  GtkLabel            *lack;      /* borrowed */
  GtkWidget           *form;      /* borrowed */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_weak_pointer (&self->pane);
  g_object_unref (self->buffer);
  g_free (self);
}

static const Question *
find_question (CandourActionEvent event)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (questions[i].event == event)
      return &questions[i];

  return NULL;
}

static void
check (Asking *asking)
{
  g_autofree char *words = candour_dialogs_dup_text (asking->buffer);
  const CandourActionMove move =
  {
    .words = words,
    .other_id = asking->picker != NULL ? candour_person_picker_get_person (asking->picker) : NULL,
  };
  g_autofree char *lack = NULL;

  if (asking->pane == NULL || asking->pane->detail == NULL)
    return;

  lack = candour_rules_check_action_move (asking->pane->detail->action, asking->question->event,
                                          &move, asking->pane->today);
  gtk_label_set_label (asking->lack, lack != NULL ? lack : "");
  candour_dialogs_set_ready (asking->form, lack == NULL);
}

/* Taken over only now: a dialog that is closed leaves nothing behind. */
static void
answered_cb (GtkWidget *parent,
             gpointer   user_data)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (parent);
  Asking *asking = g_object_get_data (G_OBJECT (user_data), "candour-asking");
  g_autofree char *words = candour_dialogs_dup_text (asking->buffer);
  CandourActionDraft *draft;

  if (self->detail == NULL)
    return;

  draft = candour_action_drafts_get (self->drafts, self->id, asking->question->event);
  candour_action_draft_set_words (draft, words);
  g_free (draft->other_id);
  draft->other_id = asking->picker != NULL
                    ? g_strdup (candour_person_picker_get_person (asking->picker)) : NULL;
  g_signal_emit_by_name (self, "drafted");
  candour_action_pane_send (self, asking->question->event);
}

static GtkWidget *
make_picker (Asking     *asking,
             GListModel *people,
             const char *person_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (_("Who"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  asking->picker = CANDOUR_PERSON_PICKER (candour_person_picker_new ());
  candour_person_picker_set_model (asking->picker, people);
  candour_person_picker_set_label (asking->picker, _("Who"));
  candour_person_picker_set_person (asking->picker, person_id);
  g_signal_connect_swapped (asking->picker, "person-picked", G_CALLBACK (check), asking);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->picker));

  return box;
}

static void
present (CandourActionPane *self,
         const Question    *question,
         GListModel        *people)
{
  const CandourActionDraft *draft = candour_action_drafts_get (self->drafts, self->id,
                                                               question->event);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Asking *asking = g_new0 (Asking, 1);

  g_set_weak_pointer (&asking->pane, self);
  asking->question = question;
  asking->form = form;
  if (people != NULL)
    gtk_box_append (GTK_BOX (form), make_picker (asking, people, draft->other_id));
  gtk_box_append (GTK_BOX (form), candour_dialogs_make_text (_(question->question),
                                                             &asking->buffer));
  if (draft->words != NULL)
    gtk_text_buffer_set_text (asking->buffer, draft->words, -1);
  asking->lack = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (asking->lack, TRUE);
  gtk_label_set_xalign (asking->lack, 0);
  gtk_widget_add_css_class (GTK_WIDGET (asking->lack), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (asking->lack), "secondary");
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (asking->lack));
  g_object_set_data_full (G_OBJECT (form), "candour-asking", asking, asking_free);
  g_signal_connect_swapped (asking->buffer, "changed", G_CALLBACK (check), asking);

  candour_dialogs_fill_in (GTK_WIDGET (self), _(question->heading), _(question->body), form,
                           _(question->keep), _(question->act), answered_cb, form);
  check (asking);
}

/* --- Who there is ------------------------------------------------------------------------ */

typedef struct
{
  CandourActionPane *pane;       /* owned */
  const Question    *question;
  char              *id;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_object_unref (self->pane);
  g_free (self->id);
  g_free (self);
}

static gpointer
read_people (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return candour_store_people_load_all (db, error);
}

static void
people_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Listing *listing = user_data;
  CandourActionPane *self = listing->pane;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);
  g_autoptr(GListModel) model = NULL;

  if (self->workspace == NULL || self->detail == NULL || g_strcmp0 (self->id, listing->id) != 0)
    return;

  if (people == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN, _("The people could not be read."),
                           error->message);
      return;
    }

  model = candour_person_picker_make_model (people, _("Choose a person"));
  present (self, listing->question, model);
}

void
candour_action_pane_ask (CandourActionPane  *self,
                         CandourActionEvent  event)
{
  const Question *question = find_question (event);
  Listing *listing;

  if (!question->asks_person)
    {
      present (self, question, NULL);
      return;
    }

  listing = g_new0 (Listing, 1);
  listing->pane = g_object_ref (self);
  listing->question = question;
  listing->id = g_strdup (self->id);
  candour_workspace_read_async (self->workspace, read_people, listing, listing_free,
                                (GDestroyNotify) g_ptr_array_unref, NULL, people_read_cb,
                                listing);
}
