/* candour-moderation-work.c - what a person does with moderations, each in one job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-work.h"

#include <glib/gi18n-lib.h>

#include "candour-choice-list.h"
#include "candour-dialogs.h"
#include "candour-error.h"
#include "candour-store-moderations.h"
#include "candour-window.h"

typedef struct
{
  GWeakRef               page;
  CandourModerationWork  work;
  char                  *id;             /* of the moderation, or of the audit of a request */
  char                  *moderator_id;   /* as it was read */
  CandourModerationState state;          /* as it was read */
  char                  *person_id;
  char                  *words;
  CandourActor          *actor;
  char                  *today;

  char                  *name;           /* who has it now */
  char                  *new_id;         /* of what was taken or asked for */
  int                    n_done;
  int                    n_left;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_weak_ref_clear (&self->page);
  candour_actor_free (self->actor);
  g_free (self->id);
  g_free (self->moderator_id);
  g_free (self->person_id);
  g_free (self->words);
  g_free (self->today);
  g_free (self->name);
  g_free (self->new_id);
  g_free (self);
}

/* --- On the writing thread ------------------------------------------------------------------ */

/* NULL where it is not as it was when its row was read. */
static CandourModeration *
load (CandourDb   *db,
      const Work  *work,
      GError     **error)
{
  g_autoptr(CandourModeration) moderation = candour_store_moderations_load (db, work->id, error);

  if (moderation == NULL)
    return NULL;

  if (moderation->state == work->state
      && g_strcmp0 (moderation->moderator_id, work->moderator_id) == 0)
    return g_steal_pointer (&moderation);

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
                       _("Somebody else moved this moderation on in the meantime. Nothing was "
                         "changed; look at it again."));

  return NULL;
}

static gboolean
allocate (CandourDb  *db,
          Work       *work,
          GError    **error)
{
  g_autoptr(CandourModeration) moderation = load (db, work, error);

  return moderation != NULL
         && candour_store_moderations_allocate (db, moderation, work->person_id, work->words,
                                                work->actor, work->today, &work->name, error);
}

static gboolean
hand_back (CandourDb  *db,
           Work       *work,
           GError    **error)
{
  g_autoptr(CandourModeration) moderation = load (db, work, error);

  return moderation != NULL
         && candour_store_moderations_hand_back (db, moderation, work->words, work->actor, error);
}

static gpointer
do_work (CandourDb     *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Work *work = data;
  gboolean done = FALSE;

  switch (work->work)
    {
    case CANDOUR_MODERATION_WORK_ALLOCATE:
      done = allocate (db, work, error);
      break;
    case CANDOUR_MODERATION_WORK_SPREAD_ALL:
      done = candour_store_moderations_allocate_all (db, work->actor, work->today, &work->n_done,
                                                     &work->n_left, error);
      break;
    case CANDOUR_MODERATION_WORK_TAKE_NEXT:
      done = candour_store_moderations_take_next (db, work->actor, work->today, &work->new_id,
                                                  error);
      break;
    case CANDOUR_MODERATION_WORK_HAND_BACK:
      done = hand_back (db, work, error);
      break;
    case CANDOUR_MODERATION_WORK_REQUEST:
    default:
      done = candour_store_moderations_request (db, work->id, work->words, work->actor,
                                                work->today, &work->new_id, error);
    }

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

/* --- What became of it ---------------------------------------------------------------------- */

static char *
dup_spread (const Work *work)
{
  g_autofree char *done = g_strdup_printf (ngettext ("%d allocated", "%d allocated",
                                                     work->n_done), work->n_done);

  if (work->n_left == 0)
    return g_steal_pointer (&done);

  /* Translators: the first is "3 allocated" */
  return g_strdup_printf (ngettext ("%s, %d waits because nobody may moderate it",
                                    "%s, %d wait because nobody may moderate them",
                                    work->n_left), done, work->n_left);
}

static void
tell_taken (CandourWindow *window,
            const Work    *work)
{
  if (work->new_id != NULL)
    candour_window_toast (window, _("The next one is yours"), _("Open"), "win.open-moderation",
                          g_variant_new_string (work->new_id));
  else
    candour_window_toast (window, _("Nothing waits that you may moderate"), NULL, NULL, NULL);
}

static void
tell (CandourWindow *window,
      const Work    *work)
{
  g_autofree char *text = NULL;

  switch (work->work)
    {
    case CANDOUR_MODERATION_WORK_TAKE_NEXT:
      tell_taken (window, work);
      return;
    case CANDOUR_MODERATION_WORK_ALLOCATE:
      /* Translators: %s is a moderator */
      text = g_strdup_printf (_("Allocated to %s"), work->name);
      break;
    case CANDOUR_MODERATION_WORK_SPREAD_ALL:
      text = dup_spread (work);
      break;
    case CANDOUR_MODERATION_WORK_HAND_BACK:
      text = g_strdup (_("Handed back: it waits for another moderator"));
      break;
    case CANDOUR_MODERATION_WORK_REQUEST:
    default:
      candour_window_toast (window, _("Asked for: it waits for a moderator"), _("Open"),
                            "win.open-moderation", g_variant_new_string (work->new_id));
      return;
    }

  candour_window_toast (window, text, NULL, NULL, NULL);
}

static const char *
get_failure (CandourModerationWork work)
{
  switch (work)
    {
    case CANDOUR_MODERATION_WORK_TAKE_NEXT:
      return _("Not taken");
    case CANDOUR_MODERATION_WORK_HAND_BACK:
      return _("Not handed back");
    case CANDOUR_MODERATION_WORK_REQUEST:
      return _("Not asked for");
    case CANDOUR_MODERATION_WORK_ALLOCATE:
    case CANDOUR_MODERATION_WORK_SPREAD_ALL:
    default:
      return _("Not allocated");
    }
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Work *work = user_data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&work->page);
  CandourWindow *window = page != NULL ? candour_window_find (page) : NULL;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    candour_dialogs_tell (page, get_failure (work->work), error->message);
  else
    tell (window, work);
  candour_window_changed (window);
}

void
candour_moderation_work_do (GtkWidget             *page,
                            CandourWorkspace      *workspace,
                            CandourModerationWork  what,
                            CandourModerationRow  *row,
                            const char            *audit_id,
                            const char            *person_id,
                            const char            *words)
{
  CandourWindow *window;
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (page));

  window = candour_window_find (page);
  if (window == NULL || candour_workspace_get_actor (workspace) == NULL)
    return;

  work = g_new0 (Work, 1);
  g_weak_ref_init (&work->page, page);
  work->work = what;
  work->id = g_strdup (row != NULL ? row->id : audit_id);
  work->moderator_id = g_strdup (row != NULL ? row->moderator_id : NULL);
  work->state = row != NULL ? row->state : CANDOUR_MODERATION_NONE;
  work->person_id = g_strdup (person_id);
  work->words = g_strdup (words);
  work->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  work->today = g_strdup (candour_window_get_today (window));
  candour_workspace_write_async (workspace, do_work, work, work_free, NULL, NULL, done_cb, work);
}

/* --- Asking ----------------------------------------------------------------------------------- */

/* What an open question is about. */
typedef struct
{
  CandourWorkspace     *workspace;
  CandourModerationRow *row;        /* NULL: of an audit */
  char                 *audit_id;
  GPtrArray            *choices;    /* CandourModeratorChoice */
  CandourChoiceList    *list;       /* borrowed from the open dialog, as is the form */
  GtkWidget            *form;
  GtkTextBuffer        *words;      /* NULL: none are needed */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->workspace);
  g_clear_object (&self->row);
  g_clear_object (&self->words);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->audit_id);
  g_free (self);
}

/* The page holds what it last asked about. */
static Question *
keep_question (GtkWidget            *page,
               CandourWorkspace     *workspace,
               CandourModerationRow *row,
               const char           *audit_id)
{
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (workspace);
  question->row = row != NULL ? g_object_ref (row) : NULL;
  question->audit_id = g_strdup (audit_id);
  g_object_set_data_full (G_OBJECT (page), "candour-moderation-question", question,
                          question_free);

  return question;
}

static Question *
get_question (GtkWidget *page)
{
  return g_object_get_data (G_OBJECT (page), "candour-moderation-question");
}

static void
request_given_cb (GtkWidget  *page,
                  const char *words,
                  gpointer    unused)
{
  const Question *question = get_question (page);

  candour_moderation_work_do (page, question->workspace, CANDOUR_MODERATION_WORK_REQUEST, NULL,
                              question->audit_id, NULL, words);
}

void
candour_moderation_ask_request (GtkWidget        *page,
                                CandourWorkspace *workspace,
                                const char       *audit_id,
                                const char       *reference)
{
  /* Translators: %s is a case's reference */
  g_autofree char *heading = g_strdup_printf (_("Ask for the moderation of %s?"), reference);

  keep_question (page, workspace, NULL, audit_id);
  candour_dialogs_ask_reason (page, heading,
                              _("A second person grades it without seeing these grades. What is "
                                "asked for never counts in estimates."),
                              _("Why? It is kept in the history."), _("Keep"), _("Ask for it"),
                              FALSE, request_given_cb, NULL);
}

static void
handed_back_cb (GtkWidget  *page,
                const char *words,
                gpointer    unused)
{
  const Question *question = get_question (page);

  candour_moderation_work_do (page, question->workspace, CANDOUR_MODERATION_WORK_HAND_BACK,
                              question->row, NULL, NULL, words);
}

void
candour_moderation_ask_hand_back (GtkWidget            *page,
                                  CandourWorkspace     *workspace,
                                  CandourModerationRow *row)
{
  /* Translators: %s is a case's reference */
  g_autofree char *heading = g_strdup_printf (_("Hand back %s?"), row->reference);

  keep_question (page, workspace, row, NULL);
  candour_dialogs_ask_reason (page, heading,
                              _("It waits for another moderator. What was graded and not sealed "
                                "goes."),
                              _("Why? The QA lead is told."), _("Keep"), _("Hand back"), TRUE,
                              handed_back_cb, NULL);
}

/* --- Who ------------------------------------------------------------------------------------ */

typedef struct
{
  GWeakRef              page;
  CandourWorkspace     *workspace;
  CandourModerationRow *row;
  CandourActor         *actor;
  char                 *today;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_weak_ref_clear (&self->page);
  g_object_unref (self->workspace);
  g_object_unref (self->row);
  candour_actor_free (self->actor);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_choices (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Asking *asking = data;

  return candour_store_moderations_list_choices (db, asking->row->id, FALSE, asking->actor,
                                                 asking->today, error);
}

static void
update_ready (Question *question)
{
  g_autofree char *words = question->words != NULL ? candour_dialogs_dup_text (question->words)
                                                   : NULL;

  candour_dialogs_set_ready (question->form,
                             candour_choice_list_get_chosen (question->list) != NULL
                             && (words == NULL || *words != '\0'));
}

static void
allocated_cb (GtkWidget *page,
              gpointer   unused)
{
  const Question *question = get_question (page);
  g_autofree char *words = question->words != NULL ? candour_dialogs_dup_text (question->words)
                                                   : NULL;

  candour_moderation_work_do (page, question->workspace, CANDOUR_MODERATION_WORK_ALLOCATE,
                              question->row, NULL,
                              candour_choice_list_get_chosen (question->list), words);
}

static void
add_choice (Question                     *question,
            const CandourModeratorChoice *choice)
{
  g_autofree char *rest = g_strdup_printf (", %s", choice->job);
  g_autofree char *load = g_strdup_printf (ngettext ("%d to grade", "%d to grade",
                                                     choice->n_open), choice->n_open);
  CandourTone tone = choice->sentence != NULL ? CANDOUR_TONE_DANGER
                     : choice->had_read ? CANDOUR_TONE_WARN : CANDOUR_TONE_OK;
  const char *status = choice->sentence != NULL ? _("May not")
                       : choice->had_read ? _("Has read it: not blind") : _("Independent");

  candour_choice_list_add (question->list, choice->person_id, choice->name,
                           choice->job != NULL && *choice->job != '\0' ? rest : "", load, tone,
                           status, choice->sentence);
}

static void
ask_who (GtkWidget *page,
         Question  *question)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = candour_choice_list_new (_("Moderator"));
  /* Translators: %s is a case's reference */
  g_autofree char *heading = g_strdup_printf (_("Who moderates %s?"),
                                              question->row->reference);

  question->form = form;
  question->list = CANDOUR_CHOICE_LIST (list);
  for (guint i = 0; i < question->choices->len; i++)
    add_choice (question, g_ptr_array_index (question->choices, i));
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (update_ready), question);
  gtk_box_append (GTK_BOX (form), list);
  if (question->row->moderator_id != NULL)
    {
      gtk_box_append (GTK_BOX (form),
                      candour_dialogs_make_text (_("Why is it taken from its moderator? It is "
                                                   "kept in the history."), &question->words));
      g_signal_connect_swapped (question->words, "changed", G_CALLBACK (update_ready), question);
    }

  candour_dialogs_fill_in (page, heading,
                           _("The least loaded first. Nobody moderates an audit of their own, or "
                             "of work that they supervise."), form, _("Keep"), _("Allocate"),
                           allocated_cb, NULL);
  update_ready (question);
}

static void
choices_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&asking->page);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) choices = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                           &error);
  Question *question;

  if (page == NULL || candour_window_find (page) == NULL)
    return;

  if (choices == NULL || choices->len == 0)
    {
      candour_dialogs_tell (page, _("Not allocated"),
                            error != NULL ? error->message
                                          : _("Nobody in the list of people is trained to "
                                              "moderate."));
      return;
    }

  question = keep_question (page, asking->workspace, asking->row, NULL);
  question->choices = g_steal_pointer (&choices);
  ask_who (page, question);
}

void
candour_moderation_ask_allocate (GtkWidget            *page,
                                 CandourWorkspace     *workspace,
                                 CandourModerationRow *row)
{
  CandourWindow *window;
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (page));

  window = candour_window_find (page);
  if (window == NULL || candour_workspace_get_actor (workspace) == NULL)
    return;

  asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->page, page);
  asking->workspace = g_object_ref (workspace);
  asking->row = g_object_ref (row);
  asking->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  asking->today = g_strdup (candour_window_get_today (window));
  candour_workspace_read_async (workspace, read_choices, asking, asking_free,
                                (GDestroyNotify) g_ptr_array_unref, NULL, choices_read_cb,
                                asking);
}
