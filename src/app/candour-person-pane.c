/* candour-person-pane.c - one person: facts, audits of the work, actions owned, standing as auditor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-person-pane.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-rules.h"
#include "candour-chip.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-notice.h"
#include "candour-pane-rows.h"
#include "candour-person-reading.h"
#include "candour-person-words.h"
#include "candour-store-history.h"

/* How many of a list are seen before "All" is asked for. */
#define N_SHOWN 3

/* Said in the log of readings: never translated, as the log is read by program and people. */
#define PURPOSE "people"

struct _CandourPersonPane
{
  GtkWidget             parent_instance;

  GtkWidget            *scroller;
  GtkWidget            *back;
  GtkLabel             *initials;
  GtkLabel             *name;
  GtkLabel             *job;
  GtkWidget            *edit;
  GtkGrid              *facts;
  CandourNotice        *notice;
  GtkWidget            *work;
  GtkLabel             *work_count;
  GtkWidget            *work_all;
  GtkWidget            *work_none;
  GtkListBox           *work_list;
  GtkWidget            *actions;
  GtkLabel             *actions_count;
  GtkWidget            *actions_all;
  GtkWidget            *actions_none;
  GtkListBox           *actions_list;
  GtkWidget            *auditor;
  GtkListBox           *auditor_list;
  GtkLabel             *logged;

  CandourWorkspace     *workspace;
  CandourPersonRow     *row;
  CandourPersonReading *reading;      /* NULL while it is being read */
  GCancellable         *cancellable;
  char                 *today;
  gboolean              all_work;     /* "All" was asked for */
  gboolean              all_actions;
};

G_DEFINE_FINAL_TYPE (CandourPersonPane, candour_person_pane, GTK_TYPE_WIDGET)

/* --- What is shown --------------------------------------------------------------------- */

/* Others' figures are for the QA lead alone, and one's own for oneself. */
static gboolean
may_see_figures (CandourPersonPane *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL && (actor->role == CANDOUR_ROLE_QA_LEAD
                           || g_strcmp0 (actor->person_id, self->row->id) == 0);
}

static char *
describe_job (CandourPersonRow *row)
{
  if (row->trained_on != NULL && row->left_on == NULL)
    /* Translators: %s is a job: "Senior social worker and auditor" */
    return g_strdup_printf (_("%s and auditor"), row->job);

  return g_strdup (row->job);
}

static void
show_facts (CandourPersonPane *self)
{
  CandourPersonRow *row = self->row;
  g_autofree char *started = candour_date_format_long (row->started_on);
  g_autofree char *left = candour_date_format_long (row->left_on);
  g_autofree char *children = g_strdup_printf (ngettext ("%d child’s record",
                                                         "%d children’s records",
                                                         row->n_children), row->n_children);

  candour_pane_clear (GTK_WIDGET (self->facts));
  candour_pane_add_fact (self->facts, _("Team"), row->team_name);
  candour_pane_add_link (self->facts, _("Manager"), row->manager_name, "page.show-person",
                         row->manager_id);
  if (row->n_children > 0)
    candour_pane_add_link (self->facts, _("Children"), children, "page.show-records", row->id);
  candour_pane_add_fact (self->facts, _("Started"), started);
  candour_pane_add_fact (self->facts, _("Left"), left);
  candour_pane_add_fact (self->facts, _("Account"), row->account);
  candour_pane_add_fact (self->facts, _("Code"), row->code);
}

static void
show_work (CandourPersonPane *self)
{
  GPtrArray *audits = self->reading->audits;
  guint n_shown = self->all_work ? audits->len : MIN (audits->len, N_SHOWN);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%d in 12 months", "%d in 12 months", self->reading->n_year),
                     self->reading->n_year);
  g_autofree char *all = g_strdup_printf (_("All %u"), audits->len);
  g_autofree char *all_name = g_strdup_printf (_("Show all %u audits"), audits->len);

  candour_pane_clear (GTK_WIDGET (self->work_list));
  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (self->work_list,
                         candour_pane_row_new_audit (g_ptr_array_index (audits, i), self->today));

  gtk_label_set_label (self->work_count, audits->len > 0 ? count : "");
  gtk_button_set_label (GTK_BUTTON (self->work_all), all);
  candour_a11y_set_label (self->work_all, all_name);
  gtk_widget_set_visible (self->work_all, n_shown < audits->len);
  gtk_widget_set_visible (GTK_WIDGET (self->work_list), n_shown > 0);
  gtk_widget_set_visible (self->work_none, n_shown == 0);

  /* Nothing is to be found in the work of whoever holds no children and never did. */
  gtk_widget_set_visible (self->work, n_shown > 0 || self->row->n_children > 0);
}

static void
show_actions (CandourPersonPane *self)
{
  GPtrArray *rows = self->reading->actions;
  guint n_shown = self->all_actions ? rows->len : MIN (rows->len, N_SHOWN);
  g_autofree char *count = g_strdup_printf (ngettext ("%u open", "%u open", rows->len),
                                            rows->len);
  g_autofree char *all = g_strdup_printf (_("All %u"), rows->len);
  g_autofree char *all_name = g_strdup_printf (_("Show all %u actions"), rows->len);

  candour_pane_clear (GTK_WIDGET (self->actions_list));
  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (self->actions_list,
                         candour_pane_row_new_action (g_ptr_array_index (rows, i), self->today));

  gtk_label_set_label (self->actions_count, rows->len > 0 ? count : "");
  gtk_button_set_label (GTK_BUTTON (self->actions_all), all);
  candour_a11y_set_label (self->actions_all, all_name);
  gtk_widget_set_visible (self->actions_all, n_shown < rows->len);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_list), n_shown > 0);
  gtk_widget_set_visible (self->actions_none, n_shown == 0);
}

static GtkWidget *
make_chip (CandourTone  tone,
           const char  *icon_name,
           const char  *text)
{
  GtkWidget *chip = candour_chip_new ();

  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, text, NULL);

  return chip;
}

static void
show_auditor (CandourPersonPane *self)
{
  CandourPersonReading *reading = self->reading;
  g_autofree char *trained = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *to_do = NULL;
  g_autofree char *date = NULL;
  gboolean is_shown = self->row->trained_on != NULL && may_see_figures (self);
  GtkWidget *due;

  candour_pane_clear (GTK_WIDGET (self->auditor_list));
  gtk_widget_set_visible (self->auditor, is_shown);
  if (!is_shown)
    return;

  date = candour_date_format_long (self->row->trained_on);
  trained = g_strdup_printf (_("Trained %s"), date);
  gtk_list_box_append (self->auditor_list,
                       candour_pane_row_new_words (trained, NULL, self->row->left_on == NULL
                         ? make_chip (CANDOUR_TONE_OK, "object-select-symbolic", _("May audit"))
                         : make_chip (CANDOUR_TONE_NEUTRAL, NULL, _("Left"))));

  quarter = g_strdup_printf (ngettext ("%d audit submitted this quarter",
                                       "%d audits submitted this quarter", reading->n_quarter),
                             reading->n_quarter);
  to_do = self->row->n_to_do > 0
          ? g_strdup_printf (ngettext ("%d to do", "%d to do", self->row->n_to_do),
                             self->row->n_to_do)
          : g_strdup (_("Nothing to do"));
  due = candour_chip_new ();
  if (reading->next_due_on != NULL)
    {
      CandourTone tone;
      const char *icon_name;
      g_autofree char *text = candour_due_describe (reading->next_due_on, self->today, &tone,
                                                    &icon_name);

      candour_chip_set (CANDOUR_CHIP (due), tone, icon_name, text, NULL);
    }
  gtk_list_box_append (self->auditor_list, candour_pane_row_new_words (quarter, to_do, due));
}

static void
show_reading (CandourPersonPane *self)
{
  gboolean is_read = self->reading != NULL;

  gtk_widget_set_visible (self->work, is_read);
  gtk_widget_set_visible (self->actions, is_read);
  gtk_widget_set_visible (self->auditor, FALSE);
  if (!is_read)
    return;

  show_work (self);
  show_actions (self);
  show_auditor (self);
}

static void
all_work_cb (CandourPersonPane *self)
{
  self->all_work = TRUE;
  show_work (self);
  gtk_widget_child_focus (GTK_WIDGET (self->work_list), GTK_DIR_TAB_FORWARD);
}

static void
all_actions_cb (CandourPersonPane *self)
{
  self->all_actions = TRUE;
  show_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->actions_list), GTK_DIR_TAB_FORWARD);
}

/* --- Reading, and the log of readings -------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CandourPersonPane) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourPersonReading *reading = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                            &error);

  /* The pane is gone, or shows somebody else by now. */
  if (self->row == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (reading != NULL && g_strcmp0 (reading->person_id, self->row->id) != 0))
    {
      candour_person_reading_free (reading);
      return;
    }

  if (reading == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER,
                           _("This person’s audits could not be read."), error->message);
      return;
    }

  g_clear_pointer (&self->reading, candour_person_reading_free);
  self->reading = reading;
  show_reading (self);
}

static void
read_person (CandourPersonPane *self)
{
  CandourPersonQuery *query = candour_person_query_new (self->row->id, self->today);

  candour_notice_hide (self->notice);
  candour_workspace_read_async (self->workspace, candour_person_reading_read, query,
                                candour_person_query_free,
                                (GDestroyNotify) candour_person_reading_free, self->cancellable,
                                read_cb, g_object_ref (self));
}

typedef struct
{
  CandourActor *actor;
  char         *person_id;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  candour_actor_free (self->actor);
  g_free (self->person_id);
  g_free (self);
}

static gpointer
log_look (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Look *look = data;

  return candour_store_history_log_reading (db, look->actor, "person", look->person_id, PURPOSE,
                                            error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourPersonPane) self = user_data;
  g_autoptr(GError) error = NULL;

  if (candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error) == NULL
      && self->notice != NULL)
    candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                         _("Looking at this page could not be kept in the log."),
                         error->message);
}

static void
log_reading (CandourPersonPane *self)
{
  gboolean is_logged = !candour_workspace_is_read_only (self->workspace);
  Look *look;

  gtk_label_set_label (self->logged, is_logged
                       ? _("For learning and support, not for appraisal. Looking at this page is "
                           "kept in the log.")
                       : _("For learning and support, not for appraisal."));
  if (!is_logged)
    return;

  look = g_new0 (Look, 1);
  look->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  look->person_id = g_strdup (self->row->id);
  candour_workspace_write_async (self->workspace, log_look, look, look_free, NULL, NULL,
                                 logged_cb, g_object_ref (self));
}

/* --- The object ------------------------------------------------------------------------ */

static void
candour_person_pane_dispose (GObject *object)
{
  CandourPersonPane *self = CANDOUR_PERSON_PANE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PERSON_PANE);
  self->notice = NULL;
  g_clear_object (&self->workspace);
  g_clear_object (&self->row);
  g_clear_pointer (&self->reading, candour_person_reading_free);

  G_OBJECT_CLASS (candour_person_pane_parent_class)->dispose (object);
}

static void
candour_person_pane_finalize (GObject *object)
{
  CandourPersonPane *self = CANDOUR_PERSON_PANE (object);

  g_object_unref (self->cancellable);
  g_free (self->today);

  G_OBJECT_CLASS (candour_person_pane_parent_class)->finalize (object);
}

static void
candour_person_pane_class_init (CandourPersonPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_person_pane_dispose;
  object_class->finalize = candour_person_pane_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/person-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, back);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, initials);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, name);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, job);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, edit);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, work);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, work_count);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, work_all);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, work_none);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, work_list);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, actions);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, actions_count);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, actions_all);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, actions_none);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, actions_list);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, auditor);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, auditor_list);
  gtk_widget_class_bind_template_child (widget_class, CandourPersonPane, logged);
  gtk_widget_class_bind_template_callback (widget_class, all_work_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_actions_cb);
}

static void
candour_person_pane_init (CandourPersonPane *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_person_pane_new (void)
{
  return g_object_new (CANDOUR_TYPE_PERSON_PANE, NULL);
}

static void
start_anew (CandourPersonPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
candour_person_pane_set_person (CandourPersonPane *self,
                                CandourWorkspace  *workspace,
                                CandourPersonRow  *row,
                                const char        *today)
{
  const CandourActor *actor;
  g_autofree char *initials = NULL;
  g_autofree char *job = NULL;
  gboolean is_same;
  char *copy;

  g_return_if_fail (CANDOUR_IS_PERSON_PANE (self));
  g_return_if_fail (CANDOUR_IS_PERSON_ROW (row));

  is_same = self->row != NULL && g_strcmp0 (self->row->id, row->id) == 0;
  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->row, row);

  initials = candour_person_dup_initials (row->name);
  job = describe_job (row);
  actor = candour_workspace_get_actor (workspace);
  gtk_label_set_label (self->initials, initials);
  gtk_label_set_label (self->name, row->name);
  gtk_label_set_label (self->job, job);
  gtk_widget_set_visible (self->edit, actor != NULL && candour_rules_may_edit_people (actor->role)
                                      && !candour_workspace_is_read_only (workspace));
  show_facts (self);

  start_anew (self);
  if (!is_same)
    {
      g_clear_pointer (&self->reading, candour_person_reading_free);
      self->all_work = FALSE;
      self->all_actions = FALSE;
      show_reading (self);
      log_reading (self);
    }
  read_person (self);
}

const char *
candour_person_pane_get_person (CandourPersonPane *self)
{
  g_return_val_if_fail (CANDOUR_IS_PERSON_PANE (self), NULL);

  return self->row != NULL ? self->row->id : NULL;
}

void
candour_person_pane_clear (CandourPersonPane *self)
{
  g_return_if_fail (CANDOUR_IS_PERSON_PANE (self));

  start_anew (self);
  g_clear_object (&self->row);
  g_clear_pointer (&self->reading, candour_person_reading_free);
}

void
candour_person_pane_set_back (CandourPersonPane *self,
                              gboolean           has_back)
{
  g_return_if_fail (CANDOUR_IS_PERSON_PANE (self));

  gtk_widget_set_visible (self->back, has_back);
}
