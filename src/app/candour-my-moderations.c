/* candour-my-moderations.c - the moderations of My work, and what one was told and has not read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-my-moderations.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-dialogs.h"
#include "candour-due-chip.h"
#include "candour-moderation-cell.h"
#include "candour-moderation-rules.h"
#include "candour-pane-rows.h"
#include "candour-store-notices.h"
#include "candour-window.h"

struct _CandourMyModerations
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkWidget        *own_group;
  GtkLabel         *own_note;
  GtkListBox       *own;
  GtkWidget        *feedback_group;
  GtkLabel         *feedback_note;
  GtkListBox       *feedback;
  GtkWidget        *waiting_group;
  GtkLabel         *waiting_note;
  GtkListBox       *waiting;
  GtkWidget        *notices_group;
  GtkLabel         *notices_note;
  GtkListBox       *notices;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;
};

G_DEFINE_FINAL_TYPE (CandourMyModerations, candour_my_moderations, GTK_TYPE_WIDGET)

/* --- Moderations -------------------------------------------------------------------------- */

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);

  return row;
}

static void
let_open (GtkWidget  *row,
          const char *action,
          const char *id)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* Title, subtitle and chip in one breath, and Enter opens it. */
static GtkWidget *
make_moderation_row (CandourModerationRow *moderation,
                     const char           *subtitle,
                     const char           *today)
{
  /* Translators: a case's reference and its auditor: "CF-2107 · audited by T. Lowe" */
  g_autofree char *title = g_strdup_printf (_("%s · audited by %s"), moderation->reference,
                                            moderation->auditor_name);
  gboolean is_over = moderation->state == CANDOUR_MODERATION_FINISHED;
  const char *due_on = is_over ? NULL : moderation->due_on;
  g_autofree char *due = due_on != NULL ? candour_due_describe (due_on, today, NULL, NULL) : NULL;
  g_autofree char *name = g_strjoin (", ", title, subtitle, due, NULL);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *chip = candour_due_chip_new ();

  candour_due_chip_set (CANDOUR_DUE_CHIP (chip), due_on, today);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  let_open (row, "win.open-moderation", moderation->id);
  candour_a11y_set_label (row, name);

  return row;
}

static GtkWidget *
make_own_row (CandourModerationRow *moderation,
              const char           *today)
{
  g_autofree char *progress = candour_moderation_row_dup_progress (moderation);
  g_autofree char *sealed = moderation->state == CANDOUR_MODERATION_COMPARING
    ? g_strdup_printf (_("Your grades are sealed · %s"), progress) : NULL;

  return make_moderation_row (moderation, sealed != NULL ? sealed : progress, today);
}

static GtkWidget *
make_feedback_row (CandourModerationRow *moderation,
                   const char           *today)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", moderation->reference,
                                            candour_code_get_name (candour_cohorts,
                                                                   moderation->cohort));
  /* Translators: %s is the moderator */
  g_autofree char *subtitle = g_strdup_printf (_("Moderated by %s"), moderation->moderator_name);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);
  GtkWidget *row = make_row (title, subtitle);

  let_open (row, "win.open-moderation", moderation->id);
  candour_a11y_set_label (row, name);

  return row;
}

static GtkWidget *
make_waiting_row (CandourModerationRow *moderation,
                  const char           *today)
{
  return make_moderation_row (moderation,
                              candour_rules_get_drawn_name (moderation->kind,
                                                            moderation->reason), today);
}

static void
show_group (GtkWidget   *group,
            GtkListBox  *list,
            GPtrArray   *rows,
            GtkWidget *(*make) (CandourModerationRow *row,
                                const char           *today),
            const char  *today)
{
  candour_pane_clear (GTK_WIDGET (list));
  gtk_widget_set_visible (group, rows->len > 0);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, make (g_ptr_array_index (rows, i), today));
}

/* --- Notices ------------------------------------------------------------------------------ */

typedef struct
{
  CandourMyModerations *view;   /* owned */
  char                 *id;
  CandourActor         *actor;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->view);
  candour_actor_free (self->actor);
  g_free (self->id);
  g_free (self);
}

static gpointer
keep_read (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Reading *reading = data;

  return candour_store_notices_read (db, reading->id, reading->actor, error)
         ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  const Reading *reading = user_data;
  CandourMyModerations *self = reading->view;
  CandourWindow *window;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  window = candour_window_find (GTK_WIDGET (self));
  if (error != NULL)
    candour_dialogs_tell (GTK_WIDGET (self), _("Not kept as read"), error->message);
  if (window != NULL)
    candour_window_changed (window);
}

static void
read_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourMyModerations *self = CANDOUR_MY_MODERATIONS (widget);
  Reading *reading = g_new0 (Reading, 1);

  reading->view = g_object_ref (self);
  reading->id = g_variant_dup_string (parameter, NULL);
  reading->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_workspace_write_async (self->workspace, keep_read, reading, reading_free, NULL, NULL,
                                 kept_cb, reading);
}

static GtkWidget *
make_notice_row (CandourNoticeRow *notice,
                 const char       *today)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", notice->reference,
                                            candour_code_get_name (candour_notice_kinds,
                                                                   notice->kind));
  g_autofree char *date = candour_date_format_short (notice->on, today);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s, %s", notice->sentence, notice->by_name,
                                               date);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", title, notice->sentence,
                                           notice->by_name, date);
  /* Translators: a button: I have read this. %s is a case's reference, read out only */
  g_autofree char *read_name = g_strdup_printf (_("Read, %s"), title);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *read = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (read), gtk_label_new (_("Read")));
  gtk_widget_set_valign (read, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (read), "s", notice->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (read), "notices.read");
  candour_a11y_set_label (read, read_name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), read);
  if (notice->moderation_id != NULL)
    let_open (row, "win.open-moderation", notice->moderation_id);
  else if (notice->audit_id != NULL)
    let_open (row, "win.open-audit", notice->audit_id);
  candour_a11y_set_label (row, name);

  return row;
}

static void
show_notices (CandourMyModerations *self,
              GPtrArray            *notices,
              const char           *today)
{
  candour_pane_clear (GTK_WIDGET (self->notices));
  gtk_widget_set_visible (self->notices_group, notices->len > 0);
  for (guint i = 0; i < notices->len; i++)
    gtk_list_box_append (self->notices, make_notice_row (g_ptr_array_index (notices, i), today));
}

/* --- All of it ------------------------------------------------------------------------------ */

void
candour_my_moderations_show (CandourMyModerations *self,
                             CandourWorkspace     *workspace,
                             const CandourMyWork  *work,
                             const char           *today)
{
  g_autofree char *own = g_strdup_printf (_("%" G_GINT64_FORMAT " · grade before you see theirs"),
                                          work->n_moderations);
  g_autofree char *feedback = g_strdup_printf (_("%" G_GINT64_FORMAT " · on your audits"),
                                               work->n_comments);
  g_autofree char *waiting = g_strdup_printf (_("%" G_GINT64_FORMAT " · without a moderator"),
                                              work->n_waiting);
  g_autofree char *notices = g_strdup_printf ("%u", work->notices->len);

  g_return_if_fail (CANDOUR_IS_MY_MODERATIONS (self));

  g_set_object (&self->workspace, workspace);
  gtk_label_set_label (self->own_note, own);
  gtk_label_set_label (self->feedback_note, feedback);
  gtk_label_set_label (self->waiting_note, waiting);
  gtk_label_set_label (self->notices_note, notices);
  show_group (self->own_group, self->own, work->moderations, make_own_row, today);
  show_group (self->feedback_group, self->feedback, work->comments, make_feedback_row, today);
  show_group (self->waiting_group, self->waiting, work->waiting, make_waiting_row, today);
  show_notices (self, work->notices, today);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          work->moderations->len > 0 || work->comments->len > 0
                          || work->waiting->len > 0 || work->notices->len > 0);
}

static void
candour_my_moderations_dispose (GObject *object)
{
  CandourMyModerations *self = CANDOUR_MY_MODERATIONS (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_MY_MODERATIONS);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_my_moderations_parent_class)->dispose (object);
}

static void
candour_my_moderations_finalize (GObject *object)
{
  g_object_unref (CANDOUR_MY_MODERATIONS (object)->cancellable);

  G_OBJECT_CLASS (candour_my_moderations_parent_class)->finalize (object);
}

#define BIND(member) \
  gtk_widget_class_bind_template_child (widget_class, CandourMyModerations, member)

static void
candour_my_moderations_class_init (CandourMyModerationsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_my_moderations_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_my_moderations_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "my-moderations.ui");
  BIND (box);
  BIND (own_group);
  BIND (own_note);
  BIND (own);
  BIND (feedback_group);
  BIND (feedback_note);
  BIND (feedback);
  BIND (waiting_group);
  BIND (waiting_note);
  BIND (waiting);
  BIND (notices_group);
  BIND (notices_note);
  BIND (notices);
  gtk_widget_class_install_action (widget_class, "notices.read", "s", read_action);
}

static void
candour_my_moderations_init (CandourMyModerations *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_my_moderations_new (void)
{
  return g_object_new (CANDOUR_TYPE_MY_MODERATIONS, NULL);
}
