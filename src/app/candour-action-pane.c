/* candour-action-pane.c - one action: what it is, how far it has come, and what can be done now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-pane-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-follow.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

#define HISTORY_WIDTH 212

enum
{
  DRAFTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourActionPane, candour_action_pane, GTK_TYPE_WIDGET)

char *
candour_action_pane_check (CandourActionPane  *self,
                           CandourActionEvent  event)
{
  if (candour_workspace_is_read_only (self->workspace))
    return g_strdup (_("You can read everything and change nothing."));

  return candour_rules_check_action_event (self->detail->action, event, &self->detail->ties,
                                           self->today, self->detail->holidays);
}

/* --- Reading --------------------------------------------------------------------------- */

typedef struct
{
  CandourActionPane *pane;     /* owned */
  char              *id;
  char              *today;
  CandourActor      *actor;
  GCancellable      *cancellable;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->pane);
  g_free (self->id);
  g_free (self->today);
  candour_actor_free (self->actor);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gpointer
read_detail (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Reading *reading = data;

  return candour_store_follow_load (db, reading->id, reading->actor, reading->today, error);
}

static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Reading *reading = user_data;
  CandourActionPane *self = reading->pane;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourActionDetail) detail = candour_workspace_finish (CANDOUR_WORKSPACE (source),
                                                                    result, &error);

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;

  if (detail == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                           _("The action could not be read. Nothing is lost."), error->message);
      candour_notice_add_button (self->notice, _("Try again"), NULL, "action.retry", NULL);
      return;
    }

  g_clear_pointer (&self->detail, candour_action_detail_free);
  self->detail = g_steal_pointer (&detail);
  candour_action_pane_show_detail (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_visible (self->bar, TRUE);
}

void
candour_action_pane_reload (CandourActionPane *self)
{
  Reading *reading;

  g_return_if_fail (CANDOUR_IS_ACTION_PANE (self));

  if (self->id == NULL || self->workspace == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  reading = g_new0 (Reading, 1);
  reading->pane = g_object_ref (self);
  reading->id = g_strdup (self->id);
  reading->today = g_strdup (self->today);
  reading->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  reading->cancellable = g_object_ref (self->cancellable);
  candour_workspace_read_async (self->workspace, read_detail, reading, reading_free,
                                (GDestroyNotify) candour_action_detail_free,
                                reading->cancellable, detail_read_cb, reading);
}

void
candour_action_pane_show (CandourActionPane *self,
                          const char        *id)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_ACTION_PANE (self));

  if (g_strcmp0 (id, self->id) != 0)
    {
      candour_notice_hide (self->notice);
      gtk_menu_button_set_popover (self->ask_time, NULL);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
      gtk_widget_set_visible (self->bar, FALSE);
    }

  copy = g_strdup (id);
  g_free (self->id);
  self->id = copy;
  candour_action_pane_reload (self);
}

const char *
candour_action_pane_get_id (CandourActionPane *self)
{
  g_return_val_if_fail (CANDOUR_IS_ACTION_PANE (self), NULL);

  return self->id;
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  candour_notice_hide (CANDOUR_ACTION_PANE (widget)->notice);
  candour_action_pane_reload (CANDOUR_ACTION_PANE (widget));
}

/* --- What a person does ---------------------------------------------------------------- */

static void
keep_words (CandourActionPane  *self,
            CandourActionEvent  event,
            CandourTextBox     *box)
{
  g_autofree char *words = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (box)))
    return;

  words = candour_text_box_dup_text (box);
  candour_action_draft_set_words (candour_action_drafts_get (self->drafts, self->id, event), words);
}

static void
words_edited_cb (CandourActionPane *self)
{
  if (self->showing || self->detail == NULL)
    return;

  keep_words (self, CANDOUR_ACTION_REPORT_DONE, self->did);
  keep_words (self, CANDOUR_ACTION_GIVE_TIME, self->answer);
  candour_action_pane_update_bar (self);
  g_signal_emit (self, signals[DRAFTED], 0);
}

static void
cited_cb (CandourActionPane *self,
          int                type,
          const char        *dated,
          const char        *reference)
{
  candour_action_pane_cite (self, (CandourSourceType) type, dated, reference);
}

static void
attach_cb (CandourActionPane *self)
{
  candour_action_pane_choose_file (self);
}

static void
evidence_opened_cb (CandourActionPane *self,
                    const char        *id)
{
  candour_action_pane_open_file (self, id);
}

static void
evidence_removed_cb (CandourActionPane *self,
                     const char        *id)
{
  candour_action_pane_remove (self, id);
}

/* --- The object ------------------------------------------------------------------------ */

static void
candour_action_pane_dispose (GObject *object)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (object);

  g_cancellable_cancel (self->cancellable);
  candour_action_pane_forget_files (self);
  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_ACTION_PANE);
  g_clear_pointer (&self->detail, candour_action_detail_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_action_pane_parent_class)->dispose (object);
}

static void
candour_action_pane_finalize (GObject *object)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->opened);
  g_free (self->today);
  g_free (self->id);

  G_OBJECT_CLASS (candour_action_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, box);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, back_bar);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, page);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, title);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, difference);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, chip);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, facts);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, steps);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, links);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, columns);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, side);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, request);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, request_words);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, request_hint);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, answer);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, said);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, did);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, verify);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, known);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, known_list);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, know);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, history);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, ask_time);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, decline);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, refuse);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, more);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, hint);
  gtk_widget_class_bind_template_child (widget_class, CandourActionPane, primary_button);
}

static void
candour_action_pane_class_init (CandourActionPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_action_pane_dispose;
  object_class->finalize = candour_action_pane_finalize;

  signals[DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_EVIDENCE_LIST);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_STEP_STRIP);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  g_type_ensure (CANDOUR_TYPE_VERIFY_FORM);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/action-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, words_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, cited_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_removed_cb);
  gtk_widget_class_install_action (widget_class, "action.retry", NULL, retry_action);
  candour_action_pane_install_bar (widget_class);
}

static void
candour_action_pane_init (CandourActionPane *self)
{
  const char *steps[] = { _("Accepted"), _("Started"), _("Done, with evidence"),
                          _("Verified by someone else"), NULL };

  self->cancellable = g_cancellable_new ();
  self->opened = g_ptr_array_new_with_free_func (g_free);
  self->primary = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_step_strip_set_steps (self->steps, steps);
  candour_action_pane_make_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  gtk_widget_set_visible (self->bar, FALSE);
}

GtkWidget *
candour_action_pane_new (void)
{
  return g_object_new (CANDOUR_TYPE_ACTION_PANE, NULL);
}

void
candour_action_pane_set_workspace (CandourActionPane *self,
                                   CandourWorkspace  *workspace,
                                   const char        *today)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_ACTION_PANE (self));
  g_return_if_fail (CANDOUR_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  self->drafts = candour_action_drafts_find (workspace);
  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
}

void
candour_action_pane_set_layout (CandourActionPane *self,
                                gboolean           is_wide,
                                gboolean           has_back)
{
  g_return_if_fail (CANDOUR_IS_ACTION_PANE (self));

  gtk_widget_set_visible (self->back_bar, has_back);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL
                                          : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->side, is_wide ? HISTORY_WIDTH : -1, -1);
  gtk_widget_set_hexpand (self->side, !is_wide);
  gtk_widget_set_hexpand_set (self->side, TRUE);
  candour_step_strip_set_narrow (self->steps, !is_wide);
}
