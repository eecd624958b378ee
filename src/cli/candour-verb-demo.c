/* candour-verb-demo.c - candour demo: builds an invented council to see everything with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-demo.h"

static gint64 seed = 1;
static int n_audits = CANDOUR_DEMO_AUDITS;

static const GOptionEntry options[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same number gives the same council"),
    N_("N") },
  { "audits", 0, 0, G_OPTION_ARG_INT, &n_audits, N_("How many audits, over ten years"),
    N_("N") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Inventing a council…"));

  if (n_audits < 1 || seed < 0)
    {
      candour_call_set_usage_error (error, _("--audits is 1 or more, --seed 0 or more"));
      return FALSE;
    }

  if (!candour_demo_build (call->arguments[0], seed, n_audits, NULL, candour_call_progress, words,
                           call->cancellable, error))
    return FALSE;

  candour_call_progress_end ();
  g_print (_("Made %s. Nothing in it is real.\n"), call->arguments[0]);

  return TRUE;
}

const CandourVerb candour_verb_demo = {
  .name = "demo",
  .arguments = "FILE|URI",
  .summary = N_("makes an example council with ten years of audits"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
