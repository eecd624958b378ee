/* candour-verb-list-figures.c - candour list figures: how moderation and actions go, with what of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each counts is said in candour-follow-rules.h and candour-store-moderation-list.h.
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-follow.h"
#include "candour-store-moderation-list.h"
#include "candour-store-settings.h"
#include "candour-table.h"

static char *from_on;
static char *until_on;
static char *format;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_on, N_("Of audits submitted on this day or later"),
    N_("DATE") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until_on,
    N_("Of audits submitted on this day or before"), N_("DATE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

/* A share has what it is a share of; days and counts have what they are counted over. */
static const char *const columns[] = {
  "figure", "value", "unit", "n", "of", "from", "until", NULL,
};

static void
add (CandourTable *table,
     const char   *figure,
     const char   *value,
     const char   *unit,
     gint64        n,
     const char   *of)
{
  char n_text[24];

  g_snprintf (n_text, sizeof n_text, "%" G_GINT64_FORMAT, n);
  candour_table_add (table, figure, value, unit, n_text, of, from_on, until_on);
}

/* Of nothing there is no share. */
static void
add_share (CandourTable *table,
           const char   *figure,
           gint64        part,
           gint64        n,
           const char   *of)
{
  char value[24] = "";

  if (n > 0)
    {
      double share = 100.0 * (double) part / (double) n;

      g_ascii_formatd (value, sizeof value, "%.1f", share);
    }
  add (table, figure, value, "percent", n, of);
}

static void
add_days (CandourTable *table,
          const char   *figure,
          int           days,
          gint64        n,
          const char   *of)
{
  char value[24] = "";

  if (days >= 0)
    g_snprintf (value, sizeof value, "%d", days);
  add (table, figure, value, "days", n, of);
}

static void
add_moderation (CandourTable                   *table,
                const CandourModerationFigures *figures)
{
  gint64 n = figures->n_moderated;

  add_share (table, "moderated", n, figures->n_submitted, "audits submitted");
  add_share (table, "upgraded", figures->n_upgraded, n, "audits moderated");
  add_share (table, "downgraded", figures->n_downgraded, n, "audits moderated");
  add_share (table, "same", figures->n_same, n, "audits moderated");
  add_days (table, "days to moderation (median)", figures->median_days, figures->n_sealed,
            "moderations sealed");
  add_days (table, "days to moderation (nine in ten within)", figures->ninth_days,
            figures->n_sealed, "moderations sealed");
}

static void
add_follow (CandourTable               *table,
            const CandourFollowFigures *figures)
{
  add_share (table, "all actions completed within the first deadline", figures->n_in_time,
             figures->n_decided, "audits decided");
  add_share (table, "done", figures->n_done, figures->n_actions, "actions");
  add_share (table, "done by the first date", figures->n_done_in_time, figures->n_done,
             "actions done");
  add_share (table, "verified", figures->n_verified, figures->n_done, "actions done");
  add_share (table, "made a difference", figures->n_difference, figures->n_verified,
             "actions verified");
  add_days (table, "days to done (median)", figures->median_done, figures->n_done, "actions done");
  add_days (table, "days to done (nine in ten within)", figures->ninth_done, figures->n_done,
            "actions done");
  add_days (table, "days to verified (median)", figures->median_verified, figures->n_verified,
            "actions verified");
  add_days (table, "days to verified (nine in ten within)", figures->ninth_verified,
            figures->n_verified, "actions verified");
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  const CandourModerationScope moderation_scope = { .from_on = from_on, .until_on = until_on };
  const CandourFollowScope follow_scope = { .from_on = from_on, .until_on = until_on };
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autofree char *today = NULL;
  CandourModerationFigures moderation;
  CandourFollowFigures follow;
  CandourNoActions no_actions;
  CandourDb *db;

  if (!candour_call_check_period (from_on, until_on, error))
    return FALSE;

  db = candour_call_open (call, CANDOUR_CALL_READ, error);
  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || !candour_store_moderation_figures (db, &moderation_scope, &moderation, error)
      || !candour_store_follow_figures (db, &follow_scope, today, &follow, error)
      || !candour_store_follow_load_no_actions (db, NULL, &no_actions, error))
    return FALSE;

  add_moderation (table, &moderation);
  add_follow (table, &follow);
  if (!candour_table_print (table, format, error))
    return FALSE;

  g_printerr ("%s\n", candour_no_actions_get_sentence (no_actions));

  return TRUE;
}

const CandourVerb candour_verb_list_figures = {
  .name = "list figures",
  .arguments = "",
  .summary = N_("how moderation and actions go, each with what it is a share of"),
  .options = options,
  .needs_workspace = TRUE,
  .run = run,
};
