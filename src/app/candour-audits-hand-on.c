/* candour-audits-hand-on.c - gives the audits that are selected to another auditor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audits-page-private.h"
#include "candour-dialogs.h"
#include "candour-store-audits.h"
#include "candour-store-people.h"
#include "candour-window.h"

typedef struct
{
  CandourAuditsPage *page;
  CandourAuditsPage *held;        /* the same, owned: while a job needs it */
  CandourActor      *actor;
  GPtrArray         *ids;
  GPtrArray         *auditors;    /* CandourPersonRow */
  GtkDropDown       *drop;        /* borrowed from the open dialog */
  GtkTextBuffer     *reason_buffer;
  GtkWidget         *form;
  char              *auditor_id;
  char              *reason;
  char              *today;
} Handing;

static void
handing_free (gpointer data)
{
  Handing *self = data;

  g_clear_object (&self->held);
  candour_actor_free (self->actor);
  g_ptr_array_unref (self->ids);
  g_clear_pointer (&self->auditors, g_ptr_array_unref);
  g_clear_object (&self->reason_buffer);
  g_free (self->auditor_id);
  g_free (self->reason);
  g_free (self->today);
  g_free (self);
}

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
  CandourAuditsPage *self = handing->page;
  CandourWindow *window;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  window = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
           ? candour_window_find (GTK_WIDGET (self)) : NULL;
  if (window == NULL)
    return;

  if (error != NULL)
    {
      candour_audits_page_report_failure (self, error);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%u audit handed on", "%u audits handed on",
                                        handing->ids->len), handing->ids->len);
      candour_window_toast (window, text, NULL, NULL, NULL);
    }
  candour_window_changed (window);
}

static void
hand_on_confirmed_cb (GtkWidget *widget,
                      gpointer   user_data)
{
  CandourAuditsPage *self = CANDOUR_AUDITS_PAGE (widget);
  Handing *handing = g_object_steal_data (G_OBJECT (self), "handing");
  guint chosen = gtk_drop_down_get_selected (handing->drop);
  const CandourPersonRow *auditor = g_ptr_array_index (handing->auditors, chosen);

  handing->held = g_object_ref (self);
  handing->auditor_id = g_strdup (auditor->id);
  handing->reason = candour_dialogs_dup_text (handing->reason_buffer);
  candour_workspace_write_async (self->workspace, hand_on, handing, handing_free, NULL, NULL,
                                 handed_on_cb, handing);
}

static void
reason_changed_cb (Handing *handing)
{
  g_autofree char *reason = candour_dialogs_dup_text (handing->reason_buffer);

  candour_dialogs_set_ready (handing->form, *reason != '\0');
}

static void
ask_hand_on (Handing *handing)
{
  CandourAuditsPage *self = handing->page;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *drop = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT,
                                                                          NULL, "string"));

  for (guint i = 0; i < handing->auditors->len; i++)
    gtk_string_list_append (names, ((CandourPersonRow *) handing->auditors->pdata[i])->name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop), G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop), TRUE);
  candour_a11y_set_label (drop, _("Auditor who takes over"));
  gtk_box_append (GTK_BOX (form), drop);
  gtk_box_append (GTK_BOX (form), candour_dialogs_make_text (_("Why? It is kept in the history."),
                                                             &handing->reason_buffer));
  handing->drop = GTK_DROP_DOWN (drop);
  handing->form = form;
  g_signal_connect_swapped (handing->reason_buffer, "changed", G_CALLBACK (reason_changed_cb),
                            handing);
  g_object_set_data_full (G_OBJECT (self), "handing", handing, handing_free);
  g_clear_object (&handing->held);
  candour_dialogs_fill_in (GTK_WIDGET (self), _("Hand on?"),
                           _("Another auditor goes on from where the audit is now."), form,
                           _("Keep"), _("Hand on"), hand_on_confirmed_cb, NULL);
  reason_changed_cb (handing);
}

static gpointer
read_auditors (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Handing *handing = data;

  return candour_store_people_list (db, CANDOUR_PEOPLE_AUDITORS, NULL, NULL, handing->today, error);
}

static void
auditors_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Handing *handing = user_data;
  g_autoptr(GError) error = NULL;

  handing->auditors = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (handing->auditors != NULL && handing->auditors->len > 0
      && !g_cancellable_is_cancelled (handing->page->cancellable))
    ask_hand_on (handing);
  else
    handing_free (handing);
}

void
candour_audits_page_hand_on_ids (CandourAuditsPage *self,
             GPtrArray         *ids)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  Handing *handing = g_new0 (Handing, 1);

  handing->page = self;
  handing->held = g_object_ref (self);
  handing->ids = g_ptr_array_ref (ids);
  handing->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  handing->today = g_strdup (candour_window_get_today (window));
  candour_workspace_read_async (self->workspace, read_auditors, handing, NULL,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                auditors_read_cb, handing);
}
