/* candour-pack-send-page-texts.c - what the texts that are to go out tell of who is meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-pack-finding-row.h"
#include "candour-pack-send-page-private.h"
#include "candour-rows.h"
#include "candour-window.h"

/* --- Preparing ------------------------------------------------------------------------ */

typedef struct
{
  char         *id;          /* of the moderator, or of the pack that is revealed */
  GPtrArray    *audit_ids;   /* NULL: a reveal */
  char         *expires_on;
  char         *today;
  CandourActor *actor;
} Preparing;

static void
preparing_free (gpointer data)
{
  Preparing *self = data;

  g_free (self->id);
  g_clear_pointer (&self->audit_ids, g_ptr_array_unref);
  g_free (self->expires_on);
  g_free (self->today);
  candour_actor_free (self->actor);
  g_free (self);
}

static GPtrArray *
list_chosen (CandourPackSendPage    *self,
             const CandourPackReady *ready)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      {
        const CandourModerationRow *row = g_ptr_array_index (ready->rows, i);

        g_ptr_array_add (ids, g_strdup (row->audit_id));
      }

  return ids;
}

static gpointer
prepare (CandourDb     *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Preparing *preparing = data;

  if (preparing->audit_ids == NULL)
    return candour_pack_draft_new_reveal (db, preparing->id, preparing->expires_on,
                                          preparing->actor, preparing->today, error);

  return candour_pack_draft_new (db, preparing->id, preparing->audit_ids, preparing->expires_on,
                                 preparing->actor, preparing->today, error);
}

/* --- Deciding ------------------------------------------------------------------------- */

static void
show_title (CandourPackSendPage *self)
{
  guint n_found = self->draft->findings->len;
  guint n_texts = self->draft->n_texts;
  guint n_open = candour_pack_draft_count_open (self->draft);
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  if (n_found == 0)
    title = g_strdup_printf (ngettext ("Nothing was found in %u text",
                                       "Nothing was found in %u texts", n_texts), n_texts);
  else
    title = g_strdup_printf (ngettext ("%1$u of %2$u text may tell who is meant",
                                       "%1$u of %2$u texts may tell who is meant", n_texts),
                             n_found, n_texts);
  gtk_label_set_label (self->texts_title, title);
  if (n_open > 0)
    detail = g_strdup_printf (ngettext ("%u to decide", "%u to decide", n_open), n_open);
  else
    detail = g_strdup (n_found > 0 ? _("All decided") : _("Nothing found"));
  candour_step_strip_set_detail (self->steps, 2, detail);
  candour_pack_send_page_update (self);
}

static guint
find_number (CandourPackSendPage *self,
             GtkWidget           *row)
{
  guint number = 0;

  for (GtkWidget *sibling = gtk_widget_get_prev_sibling (row); sibling != NULL;
       sibling = gtk_widget_get_prev_sibling (sibling))
    number++;

  return number;
}

/* The next one that waits has the focus; after the last, what goes on from here. */
static void
focus_next (CandourPackSendPage *self,
            GtkWidget           *row)
{
  guint number = row != NULL ? find_number (self, row) : 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row), number++)
    if (!((CandourPackFinding *) g_ptr_array_index (self->draft->findings, number))->is_decided)
      {
        gtk_widget_grab_focus (row);
        return;
      }

  if (candour_pack_draft_count_open (self->draft) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
decide (CandourPackSendPage   *self,
        CandourPackFindingRow *row,
        const char            *text)
{
  guint number = find_number (self, GTK_WIDGET (row));
  const CandourPackFinding *finding = g_ptr_array_index (self->draft->findings, number);
  g_autoptr(GError) error = NULL;

  if (!candour_pack_draft_decide (self->draft, number, text, &error))
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, NULL, error->message);
      return;
    }

  candour_pack_finding_row_update (row, finding, text != NULL && !finding->is_decided);
  show_title (self);
  if (finding->is_decided)
    focus_next (self, GTK_WIDGET (row));
}

static void
kept_cb (CandourPackSendPage   *self,
         CandourPackFindingRow *row)
{
  decide (self, row, NULL);
}

static void
rewritten_cb (CandourPackSendPage   *self,
              const char            *text,
              CandourPackFindingRow *row)
{
  decide (self, row, text);
}

static void
show_findings (CandourPackSendPage *self);

static void
left_out_cb (CandourPackSendPage   *self,
             CandourPackFindingRow *row)
{
  const CandourPackFinding *finding =
    g_ptr_array_index (self->draft->findings, find_number (self, GTK_WIDGET (row)));
  g_autofree char *code = g_strdup (finding->code);

  candour_pack_draft_leave_out (self->draft, code);
  show_findings (self);
  focus_next (self, gtk_widget_get_first_child (GTK_WIDGET (self->findings)));
}

static void
show_findings (CandourPackSendPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);

  for (guint i = 0; i < self->draft->findings->len; i++)
    {
      GtkWidget *row = candour_pack_finding_row_new (g_ptr_array_index (self->draft->findings, i),
                                                     self->draft->kind);

      g_signal_connect_object (row, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "rewritten", G_CALLBACK (rewritten_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "left-out", G_CALLBACK (left_out_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->findings, row);
    }
  show_title (self);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CandourPackSendPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPackDraft) draft =
    candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->stack == NULL)
    return;

  if (draft == NULL)
    {
      candour_pack_send_page_stop (self, "who", _("Nothing goes out."), error);
      return;
    }

  g_clear_pointer (&self->draft, candour_pack_draft_free);
  self->draft = g_steal_pointer (&draft);
  candour_step_strip_set_current (self->steps, 2);
  show_findings (self);
  candour_pack_send_page_stop (self, "texts", NULL, NULL);
  focus_next (self, gtk_widget_get_first_child (GTK_WIDGET (self->findings)));
}

void
candour_pack_send_page_prepare (CandourPackSendPage *self)
{
  const CandourPackReady *ready = candour_pack_send_page_get_ready (self);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean is_reveal = self->reveal_id != NULL;
  Preparing *preparing = g_new0 (Preparing, 1);

  preparing->id = g_strdup (is_reveal ? self->reveal_id : ready->id);
  preparing->audit_ids = is_reveal ? NULL : list_chosen (self, ready);
  preparing->expires_on = g_strdup (candour_date_entry_get_date (self->expires));
  preparing->today = g_strdup (candour_window_get_today (window));
  preparing->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_pack_send_page_start (self, _("Reading what goes out…"));
  candour_workspace_read_async (self->workspace, prepare, preparing, preparing_free,
                                (GDestroyNotify) candour_pack_draft_free, self->cancellable,
                                prepared_cb, g_object_ref (self));
}
