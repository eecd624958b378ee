/* candour-pack-send-page.c - audits go out to a moderator: who and which, what they tell, sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-pack-send-page-private.h"
#include "candour-text-scale.h"
#include "candour-window.h"

#define FOLD_WIDTH 760

G_DEFINE_FINAL_TYPE (CandourPackSendPage, candour_pack_send_page, GTK_TYPE_WIDGET)

/* --- Where it is ---------------------------------------------------------------------- */

static gboolean
is_who_ready (CandourPackSendPage *self)
{
  if (candour_date_entry_get_date (self->expires) == NULL)
    return FALSE;
  if (self->reveal_id != NULL)
    return TRUE;

  return candour_pack_send_page_count (self) > 0;
}

void
candour_pack_send_page_update (CandourPackSendPage *self)
{
  const char *child = gtk_stack_get_visible_child_name (self->stack);
  gboolean at_who = g_strcmp0 (child, "who") == 0;
  gboolean at_texts = g_strcmp0 (child, "texts") == 0;
  gboolean ready = at_who ? is_who_ready (self)
                          : self->draft != NULL && self->draft->audits->len > 0
                            && candour_pack_draft_count_open (self->draft) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->next), at_who || at_texts);
  gtk_button_set_label (self->next, at_texts ? _("Seal…") : _("Next"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.next", ready && !self->busy);
}

void
candour_pack_send_page_start (CandourPackSendPage *self,
                              const char          *title)
{
  self->busy = TRUE;
  candour_notice_hide (self->notice);
  adw_status_page_set_title (self->working, title);
  gtk_stack_set_visible_child_name (self->stack, "working");
  candour_pack_send_page_update (self);
}

void
candour_pack_send_page_stop (CandourPackSendPage *self,
                             const char          *child,
                             const char          *lead,
                             const GError        *error)
{
  self->busy = FALSE;
  gtk_stack_set_visible_child_name (self->stack, child);
  if (error != NULL)
    candour_notice_show (self->notice, CANDOUR_TONE_DANGER, lead, error->message);
  candour_pack_send_page_update (self);
}

/* --- Actions -------------------------------------------------------------------------- */

static gboolean
needs_card (CandourPackSendPage *self)
{
  return self->reveal_id == NULL && !gtk_check_button_get_active (self->by_words)
         && candour_pack_send_page_get_card (self) == NULL;
}

static void
with_keys (CandourPackSendPage *self)
{
  candour_pack_send_page_show_card (self);
  if (!needs_card (self))
    {
      candour_pack_send_page_prepare (self);
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_WARN, _("There is no card yet."),
                       _("Take in the card that the moderator sent, or seal the pack with six "
                         "words."));
  gtk_widget_child_focus (self->card_row, GTK_DIR_TAB_FORWARD);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);
  const char *child = gtk_stack_get_visible_child_name (self->stack);

  if (self->busy)
    return;

  candour_notice_hide (self->notice);
  if (g_strcmp0 (child, "who") == 0 && needs_card (self))
    candour_pack_send_page_ask_keys (self, with_keys);
  else if (g_strcmp0 (child, "who") == 0)
    candour_pack_send_page_prepare (self);
  else if (g_strcmp0 (child, "texts") == 0)
    candour_pack_send_page_seal (self);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_pack_send_page_load (CANDOUR_PACK_SEND_PAGE (widget));
}

/* Escape goes back a step before it leaves. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "texts") != 0)
    return FALSE;

  candour_notice_hide (self->notice);
  candour_step_strip_set_current (self->steps, 1);
  candour_step_strip_set_detail (self->steps, 2, NULL);
  gtk_stack_set_visible_child_name (self->stack, "who");
  candour_pack_send_page_update (self);
  gtk_widget_child_focus (self->who, GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/* --- The widget ----------------------------------------------------------------------- */

static void
width_changed_cb (CandourPackSendPage *self,
                  int                  width)
{
  candour_step_strip_set_narrow (self->steps, width > 0 && width < FOLD_WIDTH);
}

static void
begin (CandourPackSendPage *self,
       CandourWindow       *window)
{
  const char *today = candour_window_get_today (window);
  g_autofree char *until = candour_date_add_days (today, CANDOUR_PACK_DAYS);

  candour_date_entry_set_today (self->expires, today);
  candour_date_entry_set_date (self->expires, until);
  if (self->reveal_id == NULL)
    {
      candour_pack_send_page_load (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "who");
  candour_pack_send_page_update (self);
}

static void
candour_pack_send_page_root (GtkWidget *widget)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_pack_send_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, candour_text_unscale (widget,
                                                gtk_widget_get_width (GTK_WIDGET (window))));
  begin (self, window);
}

static void
candour_pack_send_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_pack_send_page_parent_class)->unroot (widget);
}

static void
candour_pack_send_page_dispose (GObject *object)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PACK_SEND_PAGE);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->keys, candour_keys_unref);

  G_OBJECT_CLASS (candour_pack_send_page_parent_class)->dispose (object);
}

static void
candour_pack_send_page_finalize (GObject *object)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->ready, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->draft, candour_pack_draft_free);
  candour_age_wipe (self->passphrase);
  g_free (self->reveal_id);
  g_free (self->path);

  G_OBJECT_CLASS (candour_pack_send_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourPackSendPage, child)

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/candour/Candour/ui/pack-send-page.ui");
  BIND (box);
  BIND (header);
  BIND (next);
  BIND (steps);
  BIND (notice);
  BIND (stack);
  BIND (failure);
  BIND (working);
  BIND (who);
  BIND (reveal_text);
  BIND (who_box);
  BIND (moderators);
  BIND (chosen);
  BIND (all);
  BIND (audits);
  BIND (expires);
  BIND (expires_hint);
  BIND (how_box);
  BIND (by_card);
  BIND (by_words);
  BIND (card_box);
  BIND (open_keys);
  BIND (card_row);
  BIND (cards);
  BIND (card_text);
  BIND (card_words);
  BIND (texts_title);
  BIND (findings);
  BIND (done);
  BIND (say);
  BIND (tell_box);
  BIND (six);
  BIND (told);
  BIND (close);

#undef BIND
}

static void
candour_pack_send_page_class_init (CandourPackSendPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_pack_send_page_dispose;
  object_class->finalize = candour_pack_send_page_finalize;
  widget_class->root = candour_pack_send_page_root;
  widget_class->unroot = candour_pack_send_page_unroot;

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_STEP_STRIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_WORDS_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "send.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "send.reload", NULL, reload_action);
  candour_pack_send_page_bind_who (widget_class);
  candour_pack_send_page_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "send.next", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
candour_pack_send_page_init (CandourPackSendPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_date_entry_set_label (self->expires, _("Opens until"));
  candour_a11y_label_drop_down (self->moderators, _("Moderator"));
  candour_a11y_label_drop_down (self->cards, _("Card"));
}

static CandourPackSendPage *
page_new (CandourWorkspace *workspace,
          const char       *title,
          const char       *first)
{
  CandourPackSendPage *self = g_object_new (CANDOUR_TYPE_PACK_SEND_PAGE, NULL);
  const char *const titles[] = { first, _("What the texts say"), _("Seal"), NULL };

  self->workspace = g_object_ref (workspace);
  candour_pane_header_set_title (self->header, title);
  candour_step_strip_set_steps (self->steps, titles);
  candour_step_strip_set_detail (self->steps, 3, _("The file and its record, or neither"));

  return self;
}

GtkWidget *
candour_pack_send_page_new (CandourWorkspace *workspace)
{
  CandourPackSendPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = page_new (workspace, _("Send a pack"), _("Who and which"));
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_text), FALSE);
  candour_pack_send_page_show_card (self);

  return GTK_WIDGET (self);
}

GtkWidget *
candour_pack_send_page_new_reveal (CandourWorkspace        *workspace,
                                   const CandourPackRecord *record)
{
  CandourPackSendPage *self;
  g_autofree char *n_audits = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = page_new (workspace, _("Reveal the auditors’ grades"), _("What is revealed"));
  self->reveal_id = g_strdup (record->id);
  self->reveal_by_words = *record->recipient.seals_for == '\0';
  n_audits = g_strdup_printf (ngettext ("%d audit", "%d audits", (gulong) record->n_back),
                              record->n_back);
  /* Translators: a moderator, and "3 audits" */
  text = g_strdup_printf (_("What the auditors gave goes to %1$s, for what came back and is sealed "
                            "(%2$s), so that they can take part in comparing. They can check that "
                            "it was not changed meanwhile."), record->recipient.name, n_audits);
  gtk_label_set_label (self->reveal_text, text);
  gtk_widget_set_visible (self->who_box, FALSE);
  gtk_widget_set_visible (self->expires_hint, FALSE);
  gtk_widget_set_visible (self->how_box, FALSE);

  return GTK_WIDGET (self);
}
