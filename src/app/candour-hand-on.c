/* candour-hand-on.c - gives audits that were not submitted to another auditor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-choice-list.h"
#include "candour-dialogs.h"
#include "candour-hand-on.h"
#include "candour-store-audits.h"
#include "candour-store-cases.h"
#include "candour-store-people.h"
#include "candour-window.h"

/* Somebody who might take over. */
typedef struct
{
  CandourPersonRow *person;
  CandourTone       tone;
  char             *status;     /* "Independent", or what speaks against */
  char             *sentence;   /* NULL: may take over */
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_clear_object (&self->person);
  g_free (self->status);
  g_free (self->sentence);
  g_free (self);
}

typedef struct
{
  GWeakRef           page;
  CandourHandedOn    handed_on;
  CandourActor      *actor;
  GPtrArray         *ids;
  GPtrArray         *candidates;  /* Candidate: those who may first */
  GtkWidget         *form;        /* borrowed from the open dialog, as is the list */
  CandourChoiceList *list;
  GtkTextBuffer     *reason_buffer;
  char              *auditor_id;  /* NULL: nobody is chosen */
  char              *reason;
  char              *today;
} Handing;

static void
handing_free (gpointer data)
{
  Handing *self = data;

  g_weak_ref_clear (&self->page);
  candour_actor_free (self->actor);
  g_ptr_array_unref (self->ids);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_object (&self->reason_buffer);
  g_free (self->auditor_id);
  g_free (self->reason);
  g_free (self->today);
  g_free (self);
}

/* --- Who may -------------------------------------------------------------------------- */

/* What the rules are asked about, read once. */
typedef struct
{
  GPtrArray *people;       /* CandourPerson */
  GPtrArray *teams;
  GPtrArray *audits;       /* CandourAudit */
  GPtrArray *cases;        /* CandourCase of each audit */
  GPtrArray *allocations;  /* GPtrArray of each case */
} Council;

static void
council_clear (Council *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->allocations, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Council, council_clear)

static gboolean
read_audit (Council     *council,
            CandourDb   *db,
            const char  *id,
            GError     **error)
{
  CandourAudit *audit = candour_store_audits_load (db, id, error);
  CandourCase *child_case;
  GPtrArray *allocations;

  if (audit == NULL)
    return FALSE;

  g_ptr_array_add (council->audits, audit);
  child_case = candour_store_cases_load (db, audit->case_id, error);
  if (child_case == NULL)
    return FALSE;

  g_ptr_array_add (council->cases, child_case);
  allocations = candour_store_cases_list_allocations (db, audit->case_id, error);
  if (allocations == NULL)
    return FALSE;

  g_ptr_array_add (council->allocations, allocations);

  return TRUE;
}

static gboolean
read_council (Council    *council,
              CandourDb  *db,
              GPtrArray  *ids,
              GError    **error)
{
  council->audits = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_audit_free);
  council->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_case_free);
  council->allocations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  council->people = candour_store_people_load_all (db, error);
  if (council->people == NULL)
    return FALSE;

  council->teams = candour_store_people_list_teams (db, error);
  if (council->teams == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!read_audit (council, db, g_ptr_array_index (ids, i), error))
      return FALSE;

  return TRUE;
}

static const CandourPerson *
find_person (GPtrArray  *people,
             const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  return NULL;
}

/* What speaks against this person and one of the audits; FALSE: nothing. */
static gboolean
check_audit (Candidate           *candidate,
             const CandourPerson *person,
             const Council       *council,
             guint                place,
             const Handing       *handing)
{
  const CandourAudit *audit = g_ptr_array_index (council->audits, place);
  gboolean is_you = g_strcmp0 (person->id, handing->actor->person_id) == 0;
  CandourTie tie;

  candidate->sentence = candour_rules_check_successor (audit, person);
  if (candidate->sentence != NULL)
    {
      candidate->status = g_strdup (_("Declared a tie"));
      return TRUE;
    }

  tie = candour_rules_find_audit_tie (audit, person, g_ptr_array_index (council->cases, place),
                                      council->people, council->teams,
                                      g_ptr_array_index (council->allocations, place),
                                      handing->today);
  if (tie == CANDOUR_TIE_NONE)
    return FALSE;

  candidate->sentence = candour_tie_dup_sentence (tie, is_you, person->name);
  candidate->status = g_strdup (candour_tie_get_name (tie, is_you));

  return TRUE;
}

/* NULL: it is the auditor of them all already. */
static Candidate *
make_candidate (CandourPersonRow *row,
                const Council    *council,
                const Handing    *handing)
{
  const CandourPerson *person = find_person (council->people, row->id);
  Candidate *candidate = g_new0 (Candidate, 1);
  gboolean has_all = TRUE;

  candidate->person = g_object_ref (row);
  candidate->tone = CANDOUR_TONE_DANGER;
  for (guint i = 0; i < council->audits->len; i++)
    {
      const CandourAudit *audit = g_ptr_array_index (council->audits, i);

      has_all = has_all && audit->waiting_since == NULL
                && g_strcmp0 (audit->auditor_id, row->id) == 0;
      if (candidate->sentence == NULL && person != NULL)
        check_audit (candidate, person, council, i, handing);
    }

  if (has_all || person == NULL)
    {
      candidate_free (candidate);
      return NULL;
    }

  if (candidate->sentence == NULL)
    {
      candidate->tone = CANDOUR_TONE_OK;
      candidate->status = g_strdup (_("Independent"));
    }

  return candidate;
}

static gpointer
read_candidates (CandourDb     *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Handing *handing = data;
  g_auto(Council) council = { 0 };
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr(GPtrArray) rows = NULL;
  guint n_may = 0;

  rows = candour_store_people_list (db, CANDOUR_PEOPLE_AUDITORS, NULL, NULL, handing->today,
                                    error);
  if (rows == NULL || !read_council (&council, db, handing->ids, error))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      Candidate *candidate = make_candidate (g_ptr_array_index (rows, i), &council, handing);

      if (candidate != NULL)
        g_ptr_array_insert (candidates, candidate->sentence == NULL ? (int) n_may++ : -1,
                            candidate);
    }

  return g_steal_pointer (&candidates);
}

/* --- Handing on ----------------------------------------------------------------------- */

static gpointer
hand_on (CandourDb     *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Handing *handing = data;

  for (guint i = 0; i < handing->ids->len; i++)
    if (!candour_store_audits_hand_on (db, g_ptr_array_index (handing->ids, i),
                                       handing->auditor_id, handing->reason, handing->actor,
                                       handing->today, error))
      return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
handed_on_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Handing *handing = user_data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&handing->page);
  CandourWindow *window = page != NULL ? candour_window_find (page) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    {
      candour_dialogs_tell (page, _("Not handed on"), error->message);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%u audit handed on", "%u audits handed on",
                                        handing->ids->len), handing->ids->len);
      candour_window_toast (window, text, NULL, NULL, NULL);
    }
  candour_window_changed (window);
  if (error == NULL && handing->handed_on != NULL)
    handing->handed_on (page);
}

static void
confirmed_cb (GtkWidget *page,
              gpointer   user_data)
{
  Handing *handing = g_object_steal_data (G_OBJECT (page), "candour-handing");
  CandourWorkspace *workspace = candour_window_get_workspace (candour_window_find (page));

  handing->auditor_id = g_strdup (candour_choice_list_get_chosen (handing->list));
  handing->reason = candour_dialogs_dup_text (handing->reason_buffer);
  candour_workspace_write_async (workspace, hand_on, handing, handing_free, NULL, NULL,
                                 handed_on_cb, handing);
}

/* --- Asking --------------------------------------------------------------------------- */

static void
update_ready (Handing *handing)
{
  g_autofree char *reason = candour_dialogs_dup_text (handing->reason_buffer);

  candour_dialogs_set_ready (handing->form,
                             candour_choice_list_get_chosen (handing->list) != NULL
                             && *reason != '\0');
}

static void
add_row (Handing         *handing,
         const Candidate *candidate)
{
  const CandourPersonRow *person = candidate->person;
  gboolean is_you = g_strcmp0 (person->id, handing->actor->person_id) == 0;
  g_autofree char *rest = NULL;
  g_autofree char *subtitle = NULL;

  if (is_you)
    rest = g_strdup (_(", you"));
  else if (person->team_name != NULL && *person->team_name != '\0')
    rest = g_strdup_printf (", %s", person->team_name);
  subtitle = g_strdup_printf (ngettext ("%d audit to do", "%d audits to do", person->n_to_do),
                              person->n_to_do);
  candour_choice_list_add (handing->list, person->id, person->name, rest != NULL ? rest : "",
                           subtitle, candidate->tone, candidate->status, candidate->sentence);
}

static void
ask (Handing   *handing,
     GtkWidget *page)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = candour_choice_list_new (_("Auditor who takes over"));

  handing->form = form;
  handing->list = CANDOUR_CHOICE_LIST (list);
  for (guint i = 0; i < handing->candidates->len; i++)
    add_row (handing, g_ptr_array_index (handing->candidates, i));
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (update_ready), handing);
  gtk_box_append (GTK_BOX (form), list);
  gtk_box_append (GTK_BOX (form), candour_dialogs_make_text (_("Why? It is kept in the history."),
                                                             &handing->reason_buffer));
  g_signal_connect_swapped (handing->reason_buffer, "changed", G_CALLBACK (update_ready), handing);
  g_object_set_data_full (G_OBJECT (page), "candour-handing", handing, handing_free);
  candour_dialogs_fill_in (page, _("Hand on?"),
                           _("Another auditor goes on from where the audit is now."), form,
                           _("Keep"), _("Hand on"), confirmed_cb, NULL);
  update_ready (handing);
}

static void
candidates_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Handing *handing = user_data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&handing->page);
  g_autoptr(GError) error = NULL;

  handing->candidates = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (page == NULL || gtk_widget_get_root (page) == NULL)
    {
      handing_free (handing);
    }
  else if (handing->candidates == NULL || handing->candidates->len == 0)
    {
      candour_dialogs_tell (page, _("Not handed on"),
                            error != NULL ? error->message
                                          : _("There is no other auditor in the list of people."));
      handing_free (handing);
    }
  else
    {
      ask (handing, page);
    }
}

void
candour_hand_on_ask (GtkWidget        *page,
                     CandourWorkspace *workspace,
                     GPtrArray        *ids,
                     CandourHandedOn   handed_on)
{
  Handing *handing;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (candour_window_find (page) != NULL);

  handing = g_new0 (Handing, 1);
  g_weak_ref_init (&handing->page, page);
  handing->handed_on = handed_on;
  handing->ids = g_ptr_array_ref (ids);
  handing->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  handing->today = g_strdup (candour_window_get_today (candour_window_find (page)));
  candour_workspace_read_async (workspace, read_candidates, handing, NULL,
                                (GDestroyNotify) g_ptr_array_unref, NULL, candidates_read_cb,
                                handing);
}
