/* candour-verb-check.c - candour check: whether the workspace is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Checking…"));
  g_autofree char *report = NULL;
  gboolean whole;

  if (candour_call_open (call, CANDOUR_CALL_READ, error) == NULL)
    return FALSE;

  whole = candour_workspace_check (call->workspace, candour_call_progress, words,
                                   call->cancellable, &report, error);
  candour_call_progress_end ();
  if (report != NULL)
    g_print ("%s", report);

  return whole;
}

const CandourVerb candour_verb_check = {
  .name = "check",
  .arguments = "",
  .summary = N_("whether the workspace is whole"),
  .needs_workspace = TRUE,
  .run = run,
};
