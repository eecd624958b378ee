/* candour-packs-page-acts.c - what can be done with packs for moderators outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-keys-window.h"
#include "candour-pack-import-page.h"
#include "candour-pack-send-page.h"
#include "candour-pack.h"
#include "candour-packs-page-private.h"
#include "candour-window.h"

/* --- Other pages ---------------------------------------------------------------------- */

static void
push (GtkWidget *widget,
      GtkWidget *page)
{
  candour_window_push_task (candour_window_find (widget), page);
}

static void
send_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  push (widget, candour_pack_send_page_new (CANDOUR_PACKS_PAGE (widget)->workspace));
}

static void
reveal_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);

  push (widget, candour_pack_send_page_new_reveal (self->workspace, self->record));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  push (widget, candour_pack_import_page_new (CANDOUR_PACKS_PAGE (widget)->workspace, NULL));
}

static void
keys_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const CandourActor *actor =
    candour_workspace_get_actor (CANDOUR_PACKS_PAGE (widget)->workspace);

  candour_keys_window_ask (widget, actor->name);
}

/* --- Withdrawing ---------------------------------------------------------------------- */

typedef struct
{
  char         *id;
  char         *words;
  CandourActor *actor;
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *withdrawal = data;

  g_free (withdrawal->id);
  g_free (withdrawal->words);
  candour_actor_free (withdrawal->actor);
  g_free (withdrawal);
}

static gpointer
withdraw (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Withdrawal *withdrawal = data;

  return GINT_TO_POINTER (candour_store_packs_withdraw (db, withdrawal->id, withdrawal->words,
                                                        withdrawal->actor, error));
}

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CandourPacksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    {
      candour_dialogs_tell (GTK_WIDGET (self), _("The pack was not withdrawn"), error->message);
      return;
    }

  candour_window_toast (window, _("The pack is withdrawn. Tell the moderator."), NULL, NULL, NULL);
  candour_window_changed (window);
}

static void
reason_given_cb (GtkWidget  *widget,
                 const char *reason,
                 gpointer    id)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  Withdrawal *withdrawal;

  if (self->record == NULL)
    return;

  withdrawal = g_new0 (Withdrawal, 1);
  withdrawal->id = g_strdup (self->record->id);
  withdrawal->words = g_strdup (reason);
  withdrawal->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_workspace_write_async (self->workspace, withdraw, withdrawal, withdrawal_free, NULL,
                                 NULL, withdrawn_cb, g_object_ref (self));
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  g_autofree char *short_id = candour_pack_dup_short_id (self->record->id);
  g_autofree char *heading = g_strdup_printf (_("Withdraw pack %s?"), short_id);

  candour_dialogs_ask_reason (widget, heading,
                              _("Nothing that comes back from it is taken then, and its audits "
                                "can go out again. The file itself cannot be called back."),
                              _("Why"), _("Keep it out"), _("Withdraw"), TRUE, reason_given_cb,
                              NULL);
}

/* --- What can be done now ------------------------------------------------------------- */

void
candour_packs_page_update_acts (CandourPacksPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const CandourPackRecord *record = self->record;
  gboolean may_write = !candour_workspace_is_read_only (self->workspace);
  gboolean is_out = record != NULL && record->withdrawn_at == NULL
                    && record->n_back < record->n_audits;

  gtk_widget_action_set_enabled (widget, "page.send", may_write);
  gtk_widget_action_set_enabled (widget, "page.import", may_write);
  gtk_widget_action_set_enabled (widget, "page.reveal",
                                 may_write && record != NULL && record->n_back > 0);
  gtk_widget_action_set_enabled (widget, "page.report", record != NULL);
  gtk_widget_action_set_enabled (widget, "page.verify", record != NULL);
  gtk_widget_action_set_enabled (widget, "page.withdraw", may_write && is_out);
}

void
candour_packs_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "page.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.keys", NULL, keys_action);
  candour_packs_page_install_proof (widget_class);
  gtk_widget_class_install_action (widget_class, "page.withdraw", NULL, withdraw_action);
}
