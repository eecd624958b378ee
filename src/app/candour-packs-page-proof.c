/* candour-packs-page-proof.c - whether a pack is what was signed, and all that was in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-dialogs.h"
#include "candour-file-job.h"
#include "candour-pack-proof.h"
#include "candour-packs-page-private.h"
#include "candour-window.h"

static const char *const csv_patterns[] = { "*.csv", NULL };

typedef struct
{
  char *id;
  char *today;
} Question;

static Question *
question_new (CandourPacksPage *self)
{
  Question *question = g_new0 (Question, 1);

  question->id = g_strdup (self->record->id);
  question->today = g_strdup (candour_window_get_today (candour_window_find (GTK_WIDGET (self))));

  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_free (question->today);
  g_free (question);
}

/* --- What was signed ------------------------------------------------------------------ */

static gpointer
prove (CandourDb     *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Question *question = data;
  g_autoptr(CandourPackRecord) record = candour_store_packs_load (db, question->id,
                                                                  question->today, error);

  return record != NULL ? candour_pack_prove (record, db, error) : NULL;
}

static void
say_broken (CandourPacksPage *self,
            GPtrArray        *proofs)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < proofs->len; i++)
    {
      const CandourPackProof *proof = g_ptr_array_index (proofs, i);

      if (proof->state == CANDOUR_PROOF_BROKEN)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", proof->sentence);
    }
  candour_pack_detail_say (self->detail, CANDOUR_TONE_DANGER,
                           _("Something is not as it was signed."), text->str);
}

static void
say_proven (CandourPacksPage *self,
            GPtrArray        *proofs)
{
  guint n_unsigned = 0;
  g_autofree char *lead = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < proofs->len; i++)
    {
      const CandourPackProof *proof = g_ptr_array_index (proofs, i);

      if (proof->state == CANDOUR_PROOF_BROKEN)
        {
          say_broken (self, proofs);
          return;
        }
      n_unsigned += proof->state == CANDOUR_PROOF_UNSIGNED ? 1 : 0;
    }

  lead = g_strdup_printf (ngettext ("%u file is as it came.", "All %u files are as they came.",
                                    proofs->len), proofs->len);
  if (n_unsigned > 0)
    text = g_strdup_printf (ngettext ("%u of them is unsigned, so nobody can prove who wrote it.",
                                      "%u of them are unsigned, so nobody can prove who wrote "
                                      "them.", n_unsigned), n_unsigned);
  else
    text = g_strdup (_("Each signature was made with the key known then, and the grades that "
                       "stand here are those that were signed."));
  candour_pack_detail_say (self->detail, n_unsigned > 0 ? CANDOUR_TONE_WARN : CANDOUR_TONE_OK,
                           lead, text);
}

static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourPacksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) proofs = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  if (self->stack == NULL)
    return;

  if (proofs == NULL)
    candour_pack_detail_say (self->detail, CANDOUR_TONE_DANGER, _("Not checked:"),
                             error->message);
  else
    say_proven (self, proofs);
}

static void
verify_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);

  candour_workspace_read_async (self->workspace, prove, question_new (self), question_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, proven_cb,
                                g_object_ref (self));
}

/* --- All that was in it --------------------------------------------------------------- */

static gpointer
list (CandourDb     *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Question *question = data;
  g_autoptr(CandourPackRecord) record = candour_store_packs_load (db, question->id,
                                                                  question->today, error);

  return record != NULL ? candour_pack_dup_csv (record, error) : NULL;
}

typedef struct
{
  CandourPacksPage *page;
  GFile            *file;
} Report;

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Report *report = user_data;
  g_autoptr(CandourPacksPage) self = report->page;
  g_autoptr(GFile) file = report->file;
  g_autoptr(GError) error = NULL;
  char *text = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  g_free (report);
  if (self->stack == NULL)
    return;

  if (bytes == NULL)
    candour_dialogs_tell (GTK_WIDGET (self), _("The list was not written"), error->message);
  else
    candour_file_job_write (GTK_WIDGET (self), file, bytes, _("The list was not written"));
}

static void
place_chosen_cb (GtkWidget *widget,
                 GFile     *file,
                 gpointer   unused)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  Report *report;

  if (self->record == NULL)
    return;

  report = g_new0 (Report, 1);
  report->page = g_object_ref (self);
  report->file = g_object_ref (file);
  candour_workspace_read_async (self->workspace, list, question_new (self), question_free, g_free,
                                NULL, listed_cb, report);
}

static void
report_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  g_autofree char *short_id = candour_pack_dup_short_id (self->record->id);
  /* Translators: the name of a file that lists what was in a pack: "7F3A-22C9-contents.csv" */
  g_autofree char *name = g_strdup_printf (_("%s-contents.csv"), short_id);

  candour_dialogs_save_file (widget, _("List all that was in it"), name, _("Lists as CSV"),
                             csv_patterns, place_chosen_cb, NULL);
}

void
candour_packs_page_install_proof (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "page.report", NULL, report_action);
}
