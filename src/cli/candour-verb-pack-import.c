/* candour-verb-pack-import.c - candour pack import: takes in what a moderator outside sent back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-pack-in.h"
#include "candour-store-settings.h"
#include "candour-table.h"

static gboolean dry_run;

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Check it and show it; import nothing"),
    NULL },
  CANDOUR_KEYS_OPTIONS,
  { NULL },
};

static const char *const columns[] = {
  "case", "code", "auditor", "moderator", "difference", "import", NULL,
};

static void
print_checks (const CandourPackIn *in)
{
  const char *const marks[] = { "-", "ok", "NO" };

  for (int i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    g_print ("%-2s  %s%s%s\n", marks[in->checks[i].state], in->checks[i].title,
             *in->checks[i].detail != '\0' ? ": " : "", in->checks[i].detail);
}

static char *
dup_kind (const CandourIncoming *incoming)
{
  switch (incoming->kind)
    {
    case CANDOUR_INCOMING_NEW:
      return g_strdup (incoming->to_decide ? _("new, to be decided") : _("new"));
    case CANDOUR_INCOMING_HERE:
      return g_strdup_printf (_("here since return %d"), incoming->since);
    case CANDOUR_INCOMING_BESIDE:
      return g_strdup_printf (_("kept beside: %s"), incoming->why);
    }

  g_return_val_if_reached (NULL);
}

static gboolean
print_preview (const CandourPackIn  *in,
               GError              **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);

  for (guint i = 0; i < in->incoming->len; i++)
    {
      const CandourIncoming *one = in->incoming->pdata[i];
      g_autofree char *difference = candour_difference_dup_text (&one->difference);
      g_autofree char *kind = dup_kind (one);

      candour_table_add (table, one->reference, one->code,
                         candour_framework_get_grade_name (one->framework, one->auditor_overall),
                         candour_framework_get_grade_name (one->framework, one->moderator_overall),
                         difference, kind);
    }

  return candour_table_print (table, NULL, error);
}

static gboolean
refuse (const CandourPackIn  *in,
        GError              **error)
{
  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, "%s. %s%s%s", in->refusal,
               in->explanation, in->advice != NULL ? " " : "",
               in->advice != NULL ? in->advice : "");

  return FALSE;
}

static void
print_done (const CandourPackIn *in)
{
  guint n = in->n_new + in->n_beside;

  if (dry_run)
    {
      g_print ("%s\n", _("Nothing was imported."));
      return;
    }

  if (in->same_as > 0)
    {
      g_print (_("This very file is here already, as return %d. Nothing was changed.\n"),
               in->same_as);
      return;
    }

  g_print (ngettext ("%u moderation imported.", "%u moderations imported.", n), n);
  if (in->n_decide > 0)
    g_print (" %u %s", in->n_decide, ngettext ("needs a decision.", "need a decision.",
                                               in->n_decide));
  g_print ("\n");
}

static gboolean
take_in (CandourPackIn        *in,
         CandourDb            *db,
         const CandourActor   *actor,
         const char           *today,
         GError              **error)
{
  print_checks (in);
  if (!in->is_good)
    return refuse (in, error);

  if (!print_preview (in, error)
      || (!dry_run && !candour_pack_in_import (in, db, actor, today, error)))
    return FALSE;

  print_done (in);

  return TRUE;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourKeyring) ring = NULL;
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *today = NULL;
  const CandourActor *actor;
  CandourDb *db = candour_call_open (call, dry_run ? CANDOUR_CALL_READ : CANDOUR_CALL_WRITE,
                                     error);

  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || (ring = candour_keys_load (NULL, error)) == NULL)
    return FALSE;

  actor = candour_workspace_get_actor (call->workspace);
  in = candour_pack_in_new (db, call->arguments[0], ring, actor, today, error);

  return in != NULL && take_in (in, db, actor, today, error);
}

const CandourVerb candour_verb_pack_import = {
  .name = "pack import",
  .arguments = "FILE.candour-pack [--dry-run]",
  .summary = N_("checks what a moderator outside sent back, shows it, and takes it in"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
