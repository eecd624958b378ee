/* candour-pack-send-page-who.c - to whom a pack goes, which audits, until when, and sealed how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-codes.h"
#include "candour-date.h"
#include "candour-dialogs.h"
#include "candour-keys-window.h"
#include "candour-pack-send-page-private.h"
#include "candour-pane-rows.h"
#include "candour-store-moderation-list.h"
#include "candour-store-people.h"
#include "candour-trust-dialog.h"
#include "candour-window.h"

#define MOST_READY 1000

static const char *const card_patterns[] = { "*" CANDOUR_CARD_SUFFIX, NULL };

/* --- What may go out ------------------------------------------------------------------ */

static void
ready_free (gpointer data)
{
  CandourPackReady *self = data;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
holds (GPtrArray  *ids,
       const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static CandourPackReady *
load_moderator (CandourDb            *db,
                const CandourPerson  *person,
                const char           *today,
                GError              **error)
{
  const CandourModerationFilter filter =
  {
    .queue = CANDOUR_QUEUE_GRADING, .moderator_id = person->id,
  };
  g_autoptr(GPtrArray) ids = candour_store_packs_list_ready (db, person->id, today, error);
  g_autoptr(GPtrArray) rows =
    ids != NULL ? candour_store_moderation_list_page (db, &filter, NULL, MOST_READY, error) : NULL;
  CandourPackReady *self;

  if (rows == NULL)
    return NULL;

  self = g_new0 (CandourPackReady, 1);
  self->id = g_strdup (person->id);
  self->name = g_strdup (person->name);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      CandourModerationRow *row = g_ptr_array_index (rows, i);

      if (holds (ids, row->audit_id))
        g_ptr_array_add (self->rows, g_object_ref (row));
    }

  return self;
}

static gpointer
load_ready (CandourDb     *db,
            gpointer       today,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);
  g_autoptr(GPtrArray) ready = g_ptr_array_new_with_free_func (ready_free);

  if (people == NULL)
    return NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);
      CandourPackReady *moderator;

      if (person->role != CANDOUR_ROLE_MODERATOR || person->left_on != NULL)
        continue;

      moderator = load_moderator (db, person, today, error);
      if (moderator == NULL)
        return NULL;
      g_ptr_array_add (ready, moderator);
    }

  return g_steal_pointer (&ready);
}

/* --- Shown ---------------------------------------------------------------------------- */

const CandourPackReady *
candour_pack_send_page_get_ready (CandourPackSendPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->moderators);

  return self->ready != NULL && selected < self->ready->len
         ? g_ptr_array_index (self->ready, selected) : NULL;
}

guint
candour_pack_send_page_count (CandourPackSendPage *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n_chosen += gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? 1 : 0;

  return n_chosen;
}

static void
show_count (CandourPackSendPage *self)
{
  guint n_chosen = candour_pack_send_page_count (self);
  guint n_ready = self->checks->len;
  g_autofree char *text =
    n_ready > 0
    ? g_strdup_printf (_("%1$u of %2$u chosen"), n_chosen, n_ready)
    : g_strdup (_("Nothing is ready: allocate audits to this moderator, in Moderation."));

  gtk_label_set_label (self->chosen, text);
  self->showing = TRUE;
  gtk_check_button_set_active (self->all, n_chosen == n_ready);
  gtk_check_button_set_inconsistent (self->all, n_chosen > 0 && n_chosen < n_ready);
  self->showing = FALSE;
  candour_pack_send_page_update (self);
}

static void
checked_cb (CandourPackSendPage *self)
{
  if (!self->showing)
    show_count (self);
}

static void
all_cb (CandourPackSendPage *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  if (self->showing)
    return;

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), active);
  self->showing = FALSE;
  show_count (self);
}

static void
add_audit (CandourPackSendPage  *self,
           CandourModerationRow *row,
           const char           *today)
{
  g_autofree char *due = candour_date_format_short (row->due_on, today);
  const char *plan = row->plan != NULL ? row->plan
                                       : candour_code_get_name (candour_cohorts, row->cohort);
  /* Translators: a plan, the auditor, and when the moderation is due */
  g_autofree char *detail = g_strdup_printf (_("%1$s, audited by %2$s, due %3$s"), plan,
                                             row->auditor_name, due);
  g_autofree char *name = g_strjoin (", ", row->reference, detail, NULL);
  GtkWidget *widget = candour_pane_row_new_words (row->reference, detail, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  candour_a11y_set_label (check, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), check);
  gtk_widget_set_focusable (widget, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->audits, widget);
  g_ptr_array_add (self->checks, check);
}

static void
moderator_picked_cb (CandourPackSendPage *self)
{
  const CandourPackReady *ready = candour_pack_send_page_get_ready (self);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (self->showing || window == NULL)
    return;

  candour_pane_clear (GTK_WIDGET (self->audits));
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; ready != NULL && i < ready->rows->len; i++)
    add_audit (self, g_ptr_array_index (ready->rows, i), candour_window_get_today (window));
  gtk_widget_set_visible (GTK_WIDGET (self->audits), self->checks->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all), self->checks->len > 1);
  show_count (self);
  candour_pack_send_page_show_card (self);
}

/* Whoever has most to do comes first. */
static void
fill_moderators (CandourPackSendPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint most = 0;
  guint selected = 0;

  for (guint i = 0; i < self->ready->len; i++)
    {
      const CandourPackReady *ready = g_ptr_array_index (self->ready, i);
      /* Translators: a moderator, and how many audits can go out to them */
      g_autofree char *name = g_strdup_printf (_("%1$s, %2$u ready"), ready->name,
                                               ready->rows->len);

      gtk_string_list_append (names, name);
      if (ready->rows->len > most)
        {
          most = ready->rows->len;
          selected = i;
        }
    }

  self->showing = TRUE;
  gtk_drop_down_set_model (self->moderators, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->moderators, selected);
  self->showing = FALSE;
  moderator_picked_cb (self);
}

static gboolean
is_anything_ready (CandourPackSendPage *self)
{
  for (guint i = 0; i < self->ready->len; i++)
    if (((CandourPackReady *) g_ptr_array_index (self->ready, i))->rows->len > 0)
      return TRUE;

  return FALSE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourPackSendPage) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *ready = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&ready, g_ptr_array_unref);
      return;
    }

  if (ready == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  g_clear_pointer (&self->ready, g_ptr_array_unref);
  self->ready = ready;
  if (!is_anything_ready (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "nobody");
      return;
    }

  fill_moderators (self);
  gtk_stack_set_visible_child_name (self->stack, "who");
  gtk_widget_grab_focus (GTK_WIDGET (self->moderators));
  candour_pack_send_page_update (self);
}

void
candour_pack_send_page_load (CandourPackSendPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  candour_workspace_read_async (self->workspace, load_ready,
                                g_strdup (candour_window_get_today (window)), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

/* --- The card ------------------------------------------------------------------------- */

const CandourCard *
candour_pack_send_page_get_card (CandourPackSendPage *self)
{
  const CandourKeyring *ring = self->keys != NULL ? candour_keys_get_ring (self->keys) : NULL;
  guint selected = gtk_drop_down_get_selected (self->cards);

  return ring != NULL && selected < ring->trusted->len
         ? g_ptr_array_index (ring->trusted, selected) : NULL;
}

static void
describe_card (CandourPackSendPage *self)
{
  const CandourPackReady *ready = candour_pack_send_page_get_ready (self);
  const CandourCard *card = candour_pack_send_page_get_card (self);
  const char *name = ready != NULL ? ready->name : "";
  g_autofree char *words = card != NULL ? candour_card_dup_words (card) : NULL;
  g_autofree char *on = card != NULL ? candour_date_format_long (card->checked_on) : NULL;
  g_autofree char *text = NULL;

  if (self->keys == NULL)
    text = g_strdup_printf (_("Your keys know whether the words of %s were read to you."), name);
  else if (card == NULL)
    text = g_strdup_printf (_("Nobody called %1$s is known by their words yet. Take in the card "
                              "that %1$s sent, and ring them."), name);
  else if (g_str_equal (card->name, name))
    text = g_strdup_printf (_("These are the words of %1$s. You read them to each other on %2$s."),
                            card->name, on);
  else
    text = g_strdup_printf (_("This card is in the name of %1$s, not of %2$s. Are they the same "
                              "person? You read its words to each other on %3$s."),
                            card->name, name, on);
  gtk_label_set_label (self->card_text, text);
  if (card != NULL)
    candour_notice_hide (self->notice);
  gtk_widget_set_visible (GTK_WIDGET (self->card_words), words != NULL);
  if (words != NULL)
    candour_words_grid_set (self->card_words, words);
  candour_pack_send_page_update (self);
}

static void
card_picked_cb (CandourPackSendPage *self)
{
  if (!self->showing)
    describe_card (self);
}

void
candour_pack_send_page_show_card (CandourPackSendPage *self)
{
  const CandourPackReady *ready = candour_pack_send_page_get_ready (self);
  const CandourKeyring *ring = self->keys != NULL ? candour_keys_get_ring (self->keys) : NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; ring != NULL && i < ring->trusted->len; i++)
    {
      const CandourCard *card = g_ptr_array_index (ring->trusted, i);

      gtk_string_list_append (names, card->name);
      if (ready != NULL && g_str_equal (card->name, ready->name))
        selected = i;
    }

  self->showing = TRUE;
  gtk_drop_down_set_model (self->cards, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->cards, selected);
  self->showing = FALSE;
  gtk_widget_set_visible (self->open_keys, self->keys == NULL);
  gtk_widget_set_visible (self->card_row, self->keys != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), ring != NULL && ring->trusted->len > 0);
  describe_card (self);
}

static void
how_cb (CandourPackSendPage *self)
{
  gtk_widget_set_visible (self->card_box, gtk_check_button_get_active (self->by_card));
  candour_pack_send_page_update (self);
}

static void
open_keys_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_pack_send_page_ask_keys (CANDOUR_PACK_SEND_PAGE (widget),
                                   candour_pack_send_page_show_card);
}

static void
trusted_cb (GtkWidget *widget,
            gpointer   unused)
{
  candour_pack_send_page_show_card (CANDOUR_PACK_SEND_PAGE (widget));
}

static void
card_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   unused)
{
  CandourPackSendPage *self = CANDOUR_PACK_SEND_PAGE (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr(CandourCard) card = bytes != NULL ? candour_card_read (bytes, &error) : NULL;

  if (card == NULL)
    candour_dialogs_tell (widget, _("This card was not read"), error->message);
  else
    candour_trust_dialog_present (widget, self->keys, card, trusted_cb, NULL);
}

static void
take_card_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  if (CANDOUR_PACK_SEND_PAGE (widget)->keys != NULL)
    candour_dialogs_open_file (widget, _("Choose a card that was sent to you"), _("Cards"),
                               card_patterns, card_chosen_cb, NULL);
}

void
candour_pack_send_page_bind_who (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, moderator_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, how_cb);
  gtk_widget_class_bind_template_callback (widget_class, candour_pack_send_page_update);
  gtk_widget_class_install_action (widget_class, "send.open-keys", NULL, open_keys_action);
  gtk_widget_class_install_action (widget_class, "send.take-card", NULL, take_card_action);
}
