/* candour-my-work-page.c - what I owe, most urgent first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-choices.h"
#include "candour-audit-rules.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-my-actions.h"
#include "candour-my-moderations.h"
#include "candour-my-shared.h"
#include "candour-my-work-page.h"
#include "candour-my-work.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define QUIET_MS 300

/* Below this the first card puts its button under its words. */
#define CARD_WIDTH 620

struct _CandourMyWorkPage
{
  GtkWidget          parent_instance;

  GtkWidget         *box;

  CandourWorkspace  *workspace;
  GCancellable      *cancellable;
  char              *today;
  GBinding          *narrow;
  guint              skeleton_timeout;

  CandourPaneHeader *header;
  CandourNotice     *notice;
  GtkStack          *stack;
  GtkWidget         *start;          /* "Start an audit" of the empty page */
  GtkBox            *columns;
  GtkBox            *first;
  GtkBox            *first_tail;     /* its chip and its button */
  GtkLabel          *first_title;
  GtkLabel          *first_detail;
  CandourDueChip    *first_due;
  GtkButton         *first_open;
  GtkLabel          *audits_note;
  GtkListBox        *audits;
  CandourMyActions  *actions;
  CandourMyShared   *shared;
  CandourMyModerations *moderations;
  GtkWidget         *told_group;
  GtkListBox        *told;
  GtkBox            *year_group;
  GtkLabel          *year_note;
  GtkListBox        *year;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourMyWorkPage, candour_my_work_page, GTK_TYPE_WIDGET)

/* --- Rows -------------------------------------------------------------------------------- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/* Title, subtitle and chip in one breath, and Enter opens @audit_id. */
static GtkWidget *
make_due_row (const char *title,
              const char *subtitle,
              const char *due_on,
              const char *today,
              const char *audit_id)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *chip = candour_due_chip_new ();
  GtkWidget *chevron = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *due = due_on != NULL ? candour_due_describe (due_on, today, NULL, NULL) : NULL;
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", title, subtitle, due != NULL ? ", " : "",
                                           due != NULL ? due : "");

  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), due_on, today);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chevron);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", audit_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-audit");
  candour_a11y_set_label (row, name);

  return row;
}

static GtkWidget *
make_audit_row (const CandourAuditRow *audit,
                const char            *today)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", audit->reference,
                                            candour_code_get_name (candour_cohorts, audit->cohort));
  g_autofree char *progress = audit->is_waiting
    ? g_strdup (_("hand it on: who was to audit has a tie"))
    : audit->n_graded > 0
    ? g_strdup_printf (_("%d of %d standards graded"), audit->n_graded, audit->n_standards)
    : g_strdup (_("not started"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", audit->team_name, progress);

  return make_due_row (title, subtitle, audit->due_on, today, audit->id);
}

static void
add_year_row (CandourMyWorkPage *self,
              const char        *title,
              gint64             n,
              gint64             of)
{
  GtkWidget *row;
  GtkWidget *figure;
  GtkWidget *bar;
  g_autofree char *text = g_strdup_printf (_("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT), n, of);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, text);

  if (of == 0)
    return;

  row = make_row (title, NULL);
  figure = gtk_label_new (text);
  gtk_widget_add_css_class (figure, "strong");
  gtk_widget_add_css_class (figure, "tabular");
  bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double) n / (double) of);
  gtk_widget_add_css_class (bar, "short");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  candour_a11y_set_label (bar, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  candour_a11y_set_label (row, name);
  gtk_list_box_append (self->year, row);
}

static GtkWidget *
make_skeleton_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_size_request (row, -1, 50);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (bar, "skeleton");
      gtk_widget_set_halign (bar, GTK_ALIGN_START);
      gtk_widget_set_size_request (bar, i == 0 ? 180 : 240, 9);
      gtk_box_append (GTK_BOX (box), bar);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);

  return row;
}

/* --- What was read ----------------------------------------------------------------------- */

static void
show_first_button (CandourMyWorkPage *self,
                   const char        *label,
                   const char        *action,
                   const char        *target)
{
  gtk_button_set_label (self->first_open, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->first_open), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->first_open), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->first_open), action);
}

/* Of somebody else it has come up to who looks. */
static char *
describe_first (const CandourMyWork    *work,
                const CandourActionRow *action)
{
  if (g_ptr_array_find (work->escalated, action, NULL))
    return g_strdup_printf (_("%s: an immediate risk that has come up to you. Its owner is %s."),
                            action->reference, action->owner_name);
  if (*action->standard_name != '\0')
    /* Translators: a case's reference and a standard */
    return g_strdup_printf (_("Your action for %s, from the audit of %s."), action->reference,
                            action->standard_name);

  return g_strdup_printf (_("Your action for %s."), action->reference);
}

static void
show_first (CandourMyWorkPage   *self,
            const CandourMyWork *work)
{
  CandourActionRow *action;
  CandourAuditRow *audit;
  g_autofree char *detail = NULL;
  g_autofree char *title = NULL;

  candour_my_work_find_first (work, self->today, &action, &audit);
  gtk_widget_set_visible (GTK_WIDGET (self->first), action != NULL || audit != NULL);
  if (action != NULL)
    {
      title = g_strdup (action->what);
      detail = describe_first (work, action);
      candour_due_chip_set (self->first_due, action->due_on, self->today);
      show_first_button (self, _("Open action"), "win.open-action", action->id);
    }
  else if (audit != NULL)
    {
      title = g_strdup_printf (_("Audit %s"), audit->reference);
      detail = g_strdup_printf (_("%s, %s. %d of %d standards graded."),
                                candour_code_get_name (candour_cohorts, audit->cohort),
                                audit->team_name, audit->n_graded, audit->n_standards);
      candour_due_chip_set (self->first_due, audit->due_on, self->today);
      show_first_button (self, _("Open the audit"), "win.open-audit", audit->id);
    }
  else
    {
      return;
    }

  gtk_label_set_label (self->first_title, title);
  gtk_label_set_label (self->first_detail, detail);
}

static void
show_audits (CandourMyWorkPage   *self,
             const CandourMyWork *work)
{
  g_autofree char *note = g_strdup_printf (_("%" G_GINT64_FORMAT " · oldest due first"),
                                           work->n_audits);

  clear_list (self->audits);
  gtk_label_set_label (self->audits_note, work->n_audits > 0 ? note : "");
  for (guint i = 0; i < work->audits->len; i++)
    gtk_list_box_append (self->audits,
                         make_audit_row (g_ptr_array_index (work->audits, i), self->today));
  if (work->audits->len == 0)
    gtk_list_box_append (self->audits, make_row (_("No audits allocated."), NULL));
}

/* Nothing to open: it is the auditor who comes and asks. */
static GtkWidget *
make_told_row (const CandourAuditRow *audit,
               const char            *today)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", audit->reference, audit->worker_name);
  /* Translators: %s is the auditor */
  g_autofree char *subtitle = g_strdup_printf (_("%s audits it, and asks for your view"),
                                               audit->auditor_name);
  g_autofree char *due = audit->due_on != NULL
                         ? candour_due_describe (audit->due_on, today, NULL, NULL) : NULL;
  g_autofree char *name = g_strjoin (", ", title, subtitle, due, NULL);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *chip = candour_due_chip_new ();

  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), audit->due_on, today);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  candour_a11y_set_label (row, name);

  return row;
}

static void
show_told (CandourMyWorkPage   *self,
           const CandourMyWork *work)
{
  clear_list (self->told);
  gtk_widget_set_visible (self->told_group, work->told->len > 0);
  for (guint i = 0; i < work->told->len; i++)
    gtk_list_box_append (self->told,
                         make_told_row (g_ptr_array_index (work->told, i), self->today));
}

static void
show_year (CandourMyWorkPage   *self,
           const CandourMyWork *work)
{
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;
  g_autofree char *since = NULL;
  g_autofree char *note = NULL;

  clear_list (self->year);
  candour_period_get_bounds ("this-year", self->today, &from_on, &until_on);
  since = candour_date_format_long (from_on);
  /* Translators: %s is a date: "1 April 2025 to now" */
  note = g_strdup_printf (_("%s to now"), since);
  gtk_label_set_label (self->year_note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->year_group), work->n_allocated > 0);
  add_year_row (self, _("Audits done of those allocated to me"), work->n_submitted,
                work->n_allocated);
  add_year_row (self, _("Actions from my audits that are finished"), work->n_finished,
                work->n_raised);
}

static void
show_work (CandourMyWorkPage   *self,
           const CandourMyWork *work)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  guint n_actions = work->actions->len + (guint) work->n_to_verify + work->escalated->len;
  guint n_learning = work->learning->len + work->lacking->len;
  guint n_moderations = (guint) (work->n_moderations + work->n_comments + work->n_waiting);
  guint owed = (guint) work->n_audits + n_actions + work->n_feedback + n_learning
               + n_moderations;
  gboolean waiting = owed > 0 || work->told->len > 0 || work->notices->len > 0;

  candour_notice_hide (self->notice);
  show_audits (self, work);
  candour_my_actions_show (self->actions, work, self->today);
  candour_my_shared_show (self->shared, work, self->today);
  candour_my_moderations_show (self->moderations, self->workspace, work, self->today);
  show_told (self, work);
  show_year (self, work);
  show_first (self, work);
  gtk_stack_set_visible_child_name (self->stack, waiting ? "work"
                                                 : work->n_submitted > 0 ? "done" : "empty");
  if (window == NULL)
    return;

  candour_window_set_badge (window, "my-work", owed);
  candour_window_set_badge (window, "audits", (guint) work->n_audits);
  candour_window_set_badge (window, "actions", n_actions);
  candour_window_set_badge (window, "learning", n_learning);
  candour_window_set_badge (window, "moderation", n_moderations);
}

/* --- Reading ----------------------------------------------------------------------------- */

typedef struct
{
  char        *person_id;
  CandourRole  role;
  char        *today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->person_id);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_work (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Asked *asked = data;

  return candour_my_work_read (db, asked->person_id, asked->role, asked->today, error);
}

static void
work_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CandourMyWorkPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourMyWork) work = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                            &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);
  if (work != NULL)
    {
      show_work (self, work);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                       _("Candour could not read its records. Nothing has been lost."),
                       error->message);
  candour_notice_add_button (self->notice, _("Try again"), NULL, "win.reload", NULL);
}

static gboolean
skeleton_cb (gpointer data)
{
  CandourMyWorkPage *self = data;

  self->skeleton_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->year_group), FALSE);
  for (int i = 0; i < CANDOUR_MY_WORK_ROWS; i++)
    gtk_list_box_append (self->audits, make_skeleton_row ());
  candour_my_actions_wait (self->actions, make_skeleton_row);
  gtk_stack_set_visible_child_name (self->stack, "work");

  return G_SOURCE_REMOVE;
}

static void
reload (CandourMyWorkPage *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  Asked *asked = g_new0 (Asked, 1);

  asked->person_id = g_strdup (actor->person_id);
  asked->role = actor->role;
  asked->today = g_strdup (self->today);
  candour_workspace_read_async (self->workspace, read_work, asked, asked_free,
                                (GDestroyNotify) candour_my_work_free, self->cancellable,
                                work_read_cb, g_object_ref (self));
}

/* --- The object -------------------------------------------------------------------------- */

static void
set_today (CandourMyWorkPage *self,
           const char        *today)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *at = g_strdup_printf ("%sT00:00:00Z", today);
  g_autofree char *day = NULL;
  g_autofree char *words = candour_date_format_long (today);
  g_autofree char *subtitle = NULL;

  g_free (self->today);
  self->today = g_strdup (today);
  date = g_date_time_new_from_iso8601 (at, NULL);
  day = date != NULL ? g_date_time_format (date, "%A") : g_strdup ("");
  subtitle = g_strdup_printf ("%s %s", day, words);
  candour_pane_header_set_subtitle (self->header, subtitle);
}

static void
width_changed_cb (CandourMyWorkPage *self,
                  int                width)
{
  gboolean below = width > 0 && width < CARD_WIDTH;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->first),
                                  below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->first_due), below);
  gtk_widget_set_hexpand_set (GTK_WIDGET (self->first_due), below);
}

static void
candour_my_work_page_root (GtkWidget *widget)
{
  CandourMyWorkPage *self = CANDOUR_MY_WORK_PAGE (widget);
  CandourWindow *window;
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  GTK_WIDGET_CLASS (candour_my_work_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL || actor == NULL)
    return;

  set_today (self, candour_window_get_today (window));
  gtk_widget_set_visible (self->start, candour_rules_may_start_audit (actor->role));
  g_signal_connect_object (window, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self,
                    candour_text_unscale (widget, gtk_widget_get_width (GTK_WIDGET (window))));
  self->narrow = g_object_bind_property (window, "narrow", self, "narrow", G_BINDING_SYNC_CREATE);
  self->skeleton_timeout = g_timeout_add (QUIET_MS, skeleton_cb, self);
  reload (self);
}

static void
candour_my_work_page_unroot (GtkWidget *widget)
{
  CandourMyWorkPage *self = CANDOUR_MY_WORK_PAGE (widget);
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, self);
  if (self->narrow != NULL)
    g_binding_unbind (g_steal_pointer (&self->narrow));
  g_clear_handle_id (&self->skeleton_timeout, g_source_remove);

  GTK_WIDGET_CLASS (candour_my_work_page_parent_class)->unroot (widget);
}

static void
candour_my_work_page_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  CandourMyWorkPage *self = CANDOUR_MY_WORK_PAGE (object);
  gboolean narrow;

  if (property != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }

  narrow = g_value_get_boolean (value);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
}

static void
candour_my_work_page_dispose (GObject *object)
{
  CandourMyWorkPage *self = CANDOUR_MY_WORK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MY_WORK_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_my_work_page_parent_class)->dispose (object);
}

static void
candour_my_work_page_finalize (GObject *object)
{
  CandourMyWorkPage *self = CANDOUR_MY_WORK_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->today);

  G_OBJECT_CLASS (candour_my_work_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/my-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, header);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, start);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first_tail);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first_title);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first_detail);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first_due);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, first_open);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, audits_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, audits);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, actions);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, shared);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, moderations);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, told_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, told);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, year_group);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, year_note);
  gtk_widget_class_bind_template_child (widget_class, CandourMyWorkPage, year);
}

static void
candour_my_work_page_class_init (CandourMyWorkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = candour_my_work_page_set_property;
  object_class->dispose = candour_my_work_page_dispose;
  object_class->finalize = candour_my_work_page_finalize;
  widget_class->root = candour_my_work_page_root;
  widget_class->unroot = candour_my_work_page_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CANDOUR_TYPE_DUE_CHIP);
  g_type_ensure (CANDOUR_TYPE_MY_ACTIONS);
  g_type_ensure (CANDOUR_TYPE_MY_SHARED);
  g_type_ensure (CANDOUR_TYPE_MY_MODERATIONS);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
candour_my_work_page_init (CandourMyWorkPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_my_work_page_new (CandourWorkspace *workspace)
{
  CandourMyWorkPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_MY_WORK_PAGE, NULL);
  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}
