/* candour-people-show.c - reads people and shows those that are asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-people-page-private.h"
#include "candour-person-words.h"
#include "candour-window.h"

#define QUIET_MS 300

/* --- The heading ------------------------------------------------------------------------- */

gboolean
candour_people_page_has_records (CandourPeoplePage *self)
{
  return gtk_toggle_button_get_active (self->records_mode);
}

static const char *
get_scope_title (CandourPeoplePage *self)
{
  const CandourTeam *team;

  switch (candour_teams_tree_get_scope (self->tree))
    {
    case CANDOUR_SCOPE_TEAM:
      team = candour_people_data_find_team (self->data, candour_teams_tree_get_team (self->tree));
      return team != NULL ? team->name : "";
    case CANDOUR_SCOPE_AUDITORS:
      return _("All auditors");
    case CANDOUR_SCOPE_NOT_AUDITED:
      return _("Not yet audited");
    case CANDOUR_SCOPE_LEFT:
      return _("Left, kept for history");
    case CANDOUR_SCOPE_EVERYONE:
    case CANDOUR_N_SCOPES:
    default:
      return _("Everyone");
    }
}

/* "H. Varga manages · 14 of 24 audited in 12 months": of those who hold children. */
static char *
summarize_people (CandourPeoplePage *self)
{
  CandourPeopleScope scope = candour_teams_tree_get_scope (self->tree);
  const char *team_id = candour_teams_tree_get_team (self->tree);
  CandourPersonRow *manager = scope == CANDOUR_SCOPE_TEAM
                              ? candour_people_data_find_manager (self->data, team_id) : NULL;
  g_autoptr(GPtrArray) rows =
    candour_people_data_list (self->data, scope, team_id, CANDOUR_ANY_ROLE, NULL);
  GString *text = g_string_new (NULL);
  guint n_holders = 0;
  guint n_audited = 0;

  if (scope != CANDOUR_SCOPE_TEAM && scope != CANDOUR_SCOPE_EVERYONE)
    {
      g_string_append_printf (text, ngettext ("%u person", "%u people", rows->len), rows->len);
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      CandourPersonRow *row = g_ptr_array_index (rows, i);

      if (row->n_children == 0)
        continue;

      n_holders++;
      if (!candour_person_is_not_audited (row, self->today))
        n_audited++;
    }

  if (manager != NULL)
    /* Translators: %s is the name of the team's manager */
    g_string_append_printf (text, _("%s manages"), manager->name);
  if (manager != NULL && n_holders > 0)
    g_string_append (text, " · ");
  if (n_holders > 0)
    /* Translators: of the people who hold children's records */
    g_string_append_printf (text, _("%1$u of %2$u audited in 12 months"), n_audited, n_holders);

  return g_string_free (text, FALSE);
}

static char *
summarize_records (CandourPeoplePage *self)
{
  guint n_records = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (candour_paged_model_get_state (self->model) != CANDOUR_PAGES_READY)
    return g_strdup (_("Counting…"));
  if (self->no_worker)
    return g_strdup_printf (ngettext ("%u record without a worker", "%u records without a worker",
                                      n_records), n_records);

  return g_strdup_printf (ngettext ("%u child’s record", "%u children’s records", n_records),
                          n_records);
}

static void
show_heading (CandourPeoplePage *self)
{
  CandourPeopleScope scope = candour_teams_tree_get_scope (self->tree);
  gboolean has_records = candour_people_page_has_records (self);
  CandourPersonRow *worker = has_records && self->worker_id != NULL
                             ? candour_people_data_find_person (self->data, self->worker_id) : NULL;
  g_autofree char *summary = has_records ? summarize_records (self) : summarize_people (self);
  const char *hint = has_records ? _("Find a record or a worker") : _("Find a person");

  gtk_label_set_label (self->title, worker != NULL ? worker->name : get_scope_title (self));
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  gtk_widget_set_visible (self->mode, scope == CANDOUR_SCOPE_TEAM
                                      || scope == CANDOUR_SCOPE_EVERYONE);
  g_object_set (self->search, "placeholder-text", hint, NULL);
  candour_a11y_set_label (GTK_WIDGET (self->search), hint);
  gtk_widget_set_visible (GTK_WIDGET (self->roles), !has_records);
  gtk_widget_set_visible (GTK_WIDGET (self->with_closed), has_records);
  gtk_widget_set_visible (self->unfilter, has_records
                                          && (self->worker_id != NULL || self->no_worker));
}

/* --- Records that no worker holds ---------------------------------------------------------- */

static gpointer
count_no_worker (CandourDb     *db,
                 gpointer       team_id,
                 GCancellable  *cancellable,
                 GError       **error)
{
  CandourCaseFilter filter = { .unallocated = TRUE };
  gint64 *count = g_new0 (gint64, 1);

  filter.team_id = *(const char *) team_id != '\0' ? team_id : NULL;
  *count = candour_store_cases_count (db, &filter, error);
  if (*count < 0)
    g_clear_pointer (&count, g_free);

  return count;
}

/* Where it cannot be counted the list says so itself; here it is left out. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourPeoplePage) self = user_data;
  g_autofree gint64 *count = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);
  g_autofree char *text = NULL;

  if (count == NULL || *count == 0 || self->data == NULL
      || candour_people_page_has_records (self))
    return;

  text = g_strdup_printf (ngettext ("%" G_GINT64_FORMAT " case has no worker",
                                    "%" G_GINT64_FORMAT " cases have no worker", *count), *count);
  gtk_button_set_label (GTK_BUTTON (self->unallocated), text);
  gtk_widget_set_visible (self->unallocated, TRUE);
}

static void
ask_no_worker (CandourPeoplePage *self)
{
  CandourPeopleScope scope = candour_teams_tree_get_scope (self->tree);
  const char *team_id = candour_teams_tree_get_team (self->tree);

  g_cancellable_cancel (self->counting);
  g_object_unref (self->counting);
  self->counting = g_cancellable_new ();
  if (candour_people_page_has_records (self)
      || (scope != CANDOUR_SCOPE_TEAM && scope != CANDOUR_SCOPE_EVERYONE))
    {
      gtk_widget_set_visible (self->unallocated, FALSE);
      return;
    }

  candour_workspace_read_async (self->workspace, count_no_worker,
                                g_strdup (team_id != NULL ? team_id : ""), g_free, g_free,
                                self->counting, counted_cb, g_object_ref (self));
}

/* --- The list ------------------------------------------------------------------------------ */

static const char *
get_empty_title (CandourPeoplePage *self,
                 gboolean           is_narrowed)
{
  if (candour_people_page_has_records (self))
    return is_narrowed ? _("No record matches") : _("No children’s records here");
  if (is_narrowed)
    return _("Nobody matches");

  switch (candour_teams_tree_get_scope (self->tree))
    {
    case CANDOUR_SCOPE_AUDITORS:
      return _("Nobody is trained as an auditor yet");
    case CANDOUR_SCOPE_NOT_AUDITED:
      return _("Everyone was audited within 12 months");
    case CANDOUR_SCOPE_LEFT:
      return _("Nobody has left");
    case CANDOUR_SCOPE_TEAM:
    case CANDOUR_SCOPE_EVERYONE:
    case CANDOUR_N_SCOPES:
    default:
      return _("Nobody is in this team");
    }
}

static const char *
get_empty_text (CandourPeoplePage *self,
                gboolean           is_narrowed)
{
  if (is_narrowed)
    return _("Search for less, or in another team.");
  if (candour_people_page_has_records (self))
    return _("The case list brings them in.");
  if (candour_teams_tree_get_scope (self->tree) == CANDOUR_SCOPE_TEAM)
    return _("Add social workers, or import the workforce list.");

  return NULL;
}

static void
show_stack (CandourPeoplePage *self,
            guint              n_rows)
{
  gboolean has_records = candour_people_page_has_records (self);
  gboolean is_narrowed = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0'
                         || (!has_records && gtk_drop_down_get_selected (self->roles) > 0);

  if (n_rows > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, has_records ? "records" : "people");
      return;
    }

  adw_status_page_set_title (self->empty, get_empty_title (self, is_narrowed));
  adw_status_page_set_description (self->empty, get_empty_text (self, is_narrowed));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_people (CandourPeoplePage *self)
{
  guint role = gtk_drop_down_get_selected (self->roles);
  g_autoptr(GPtrArray) rows =
    candour_people_data_list (self->data, candour_teams_tree_get_scope (self->tree),
                              candour_teams_tree_get_team (self->tree),
                              role > 0 ? candour_roles[role - 1].value : CANDOUR_ANY_ROLE,
                              gtk_editable_get_text (GTK_EDITABLE (self->search)));

  candour_people_list_set_rows (self->people, rows, self->today);
  show_stack (self, rows->len);
}

static void
ask_records (CandourPeoplePage *self)
{
  CandourCaseFilter filter = {
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .team_id = self->worker_id == NULL ? candour_teams_tree_get_team (self->tree) : NULL,
    .worker_id = self->worker_id,
    .unallocated = self->no_worker,
    .with_closed = gtk_check_button_get_active (self->with_closed),
  };

  candour_record_model_set_filter (self->model, &filter);
}

void
candour_people_page_show_list (CandourPeoplePage *self)
{
  if (self->data == NULL)
    return;

  if (candour_people_page_has_records (self))
    ask_records (self);
  else
    show_people (self);
  show_heading (self);
  ask_no_worker (self);
}

/* Of the model of records. */
static void
records_state_cb (CandourPeoplePage *self)
{
  CandourPagesState state = candour_paged_model_get_state (self->model);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (self->data == NULL || !candour_people_page_has_records (self))
    return;

  show_heading (self);
  if (state == CANDOUR_PAGES_FAILED)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER,
                           _("The records could not be read. Nothing is lost."),
                           candour_paged_model_get_message (self->model));
      candour_notice_add_button (self->notice, _("Try again"), NULL, "page.retry", NULL);
    }
  else if (state != CANDOUR_PAGES_LOADING)
    {
      show_stack (self, n_rows);
    }
}

/* --- The pane ------------------------------------------------------------------------------ */

void
candour_people_page_show_person (CandourPeoplePage *self,
                                 const char        *id)
{
  CandourPersonRow *row = candour_people_data_find_person (self->data, id);

  if (row == NULL)
    return;

  candour_person_pane_set_person (self->person_pane, self->workspace, row, self->today);
  gtk_stack_set_visible_child_name (self->pane_stack, "person");
}

static void
show_no_pane (CandourPeoplePage *self)
{
  candour_person_pane_clear (self->person_pane);
  gtk_stack_set_visible_child_name (self->pane_stack, "none");
}

void
candour_people_page_show_pane (CandourPeoplePage *self)
{
  CandourPersonRow *person = candour_people_list_get_selected (self->people);
  CandourCaseRow *record = candour_records_list_get_selected (self->records);

  if (self->data == NULL)
    return;

  if (candour_people_page_has_records (self) && record != NULL)
    {
      candour_person_pane_clear (self->person_pane);
      candour_record_pane_set_record (self->record_pane, self->workspace, record, self->today);
      gtk_stack_set_visible_child_name (self->pane_stack, "record");
    }
  else if (!candour_people_page_has_records (self) && person != NULL)
    {
      candour_people_page_show_person (self, person->id);
    }
  else
    {
      show_no_pane (self);
    }
}

void
candour_people_page_show_records (CandourPeoplePage *self,
                                  const char        *worker_id,
                                  gboolean           no_worker)
{
  char *copy = g_strdup (worker_id);

  g_free (self->worker_id);
  self->worker_id = copy;
  self->no_worker = no_worker;

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->records_mode, TRUE);
  self->updating = FALSE;
  candour_people_page_show_list (self);
}

/* --- Reading ------------------------------------------------------------------------------- */

static void
show_counts (CandourPeoplePage *self)
{
  guint n_teams = candour_people_data_count_teams (self->data);
  g_autoptr(GPtrArray) people =
    candour_people_data_list (self->data, CANDOUR_SCOPE_EVERYONE, NULL, CANDOUR_ANY_ROLE, NULL);
  g_autoptr(GPtrArray) auditors =
    candour_people_data_list (self->data, CANDOUR_SCOPE_AUDITORS, NULL, CANDOUR_ANY_ROLE, NULL);
  g_autofree char *teams_text = g_strdup_printf (ngettext ("%u team", "%u teams", n_teams),
                                                 n_teams);
  g_autofree char *people_text = g_strdup_printf (ngettext ("%u person", "%u people",
                                                            people->len), people->len);
  g_autofree char *auditors_text = g_strdup_printf (ngettext ("%u auditor", "%u auditors",
                                                              auditors->len), auditors->len);
  g_autofree char *text = g_strjoin (", ", teams_text, people_text, auditors_text, NULL);

  candour_pane_header_set_subtitle (self->header, text);
}

static void
show_first_step (CandourPeoplePage *self)
{
  gboolean may_edit = candour_people_page_may_edit (self);

  if (candour_people_data_count_workers (self->data, NULL) > 0)
    {
      candour_notice_hide (self->notice);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_INFO, _("No social workers yet."),
                       _("Add social workers, or import the workforce list."));
  if (may_edit)
    {
      candour_notice_add_button (self->notice, _("Add person"), NULL, "page.add-person", NULL);
      candour_notice_add_button (self->notice, _("Import people…"), NULL, "win.import-people",
                                 NULL);
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourPeoplePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPeopleData) data = candour_workspace_finish (CANDOUR_WORKSPACE (source),
                                                                result, &error);
  g_autofree char *awaited = NULL;
  const char *shown;

  if (self->notice == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  if (data == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER,
                           _("The people could not be read. Nothing is lost."), error->message);
      candour_notice_add_button (self->notice, _("Try again"), NULL, "page.retry", NULL);
      return;
    }

  g_clear_pointer (&self->data, candour_people_data_free);
  self->data = g_steal_pointer (&data);
  show_counts (self);
  show_first_step (self);
  candour_teams_tree_set_data (self->tree, self->data);
  if (!candour_people_page_has_records (self))
    show_people (self);
  else if (candour_paged_model_get_state (self->model) == CANDOUR_PAGES_LOADING)
    ask_records (self);
  else
    candour_paged_model_reload (self->model);
  show_heading (self);
  ask_no_worker (self);

  shown = candour_person_pane_get_person (self->person_pane);
  if (shown != NULL)
    candour_people_page_show_person (self, shown);

  awaited = g_steal_pointer (&self->awaited);
  if (awaited != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.show-person", "s", awaited);
}

static gboolean
still_loading_cb (gpointer data)
{
  CandourPeoplePage *self = data;

  self->skeleton_timeout = 0;
  if (self->data == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

void
candour_people_page_load (CandourPeoplePage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  char *today = g_strdup (window != NULL ? candour_window_get_today (window) : self->today);

  g_free (self->today);
  self->today = today;
  self->stale = FALSE;
  if (self->today == NULL)
    return;

  if (self->model == NULL)
    {
      self->model = candour_record_model_new (self->workspace);
      candour_records_list_set_model (self->records, self->model, self->today);
      g_signal_connect_swapped (self->model, "state-changed", G_CALLBACK (records_state_cb), self);
    }

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->data == NULL && self->skeleton_timeout == 0)
    self->skeleton_timeout = g_timeout_add (QUIET_MS, still_loading_cb, self);
  candour_workspace_read_async (self->workspace, candour_people_data_read,
                                g_strdup (self->today), g_free,
                                (GDestroyNotify) candour_people_data_free, self->cancellable,
                                read_cb, g_object_ref (self));
}
