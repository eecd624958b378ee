/* candour-feedback-page-print.c - the feedback as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-feedback-report.h"
#include "candour-print-job.h"

static gboolean
print_feedback (CandourDb           *db,
                gpointer             data,
                const char          *path,
                const CandourActor  *actor,
                const char          *today,
                GError             **error)
{
  return candour_feedback_report_write (db, data, path, actor, today, error);
}

void
candour_feedback_page_print (CandourFeedbackPage *self)
{
  g_autofree char *reference = NULL;
  g_autofree char *name = NULL;

  if (self->facts == NULL)
    return;

  reference = g_strdup (self->facts->audit->reference);
  g_strdelimit (reference, "/\\:*?\"<>| ", '-');
  name = g_strdup_printf ("feedback-%s.pdf", reference);
  candour_print_job_ask (GTK_WIDGET (self), self->workspace, _("Print the feedback as PDF"), name,
                         print_feedback, g_strdup (self->audit_id), g_free);
}
