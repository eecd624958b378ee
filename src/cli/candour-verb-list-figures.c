/* candour-verb-list-figures.c - candour list figures: how moderation and actions go, with what of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each counts is said in candour-follow-rules.h and candour-store-moderation-list.h.
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-figures.h"
#include "candour-store-settings.h"
#include "candour-table.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

static char *from_on;
static char *until_on;
static char *behind;
static char *format;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_on, N_("Of audits submitted on this day or later"),
    N_("DATE") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until_on,
    N_("Of audits submitted on this day or before"), N_("DATE") },
  { "behind", 0, 0, G_OPTION_ARG_STRING, &behind,
    N_("Lists what is counted instead: a name of the column “behind”"), N_("NAME") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

/* --- The figures ---------------------------------------------------------------------- */

/* A share has what it is a share of; days have what they are counted over. */
static const char *const columns[] = {
  "figure", "value", "unit", "n", "of", "from", "until", "behind", NULL,
};

static const struct
{
  const char *name;
  const char *of;
} words[CANDOUR_N_FIGURES] = {
  [CANDOUR_FIGURE_MODERATED] = { "moderated", "audits submitted" },
  [CANDOUR_FIGURE_UPGRADED] = { "upgraded", "audits moderated" },
  [CANDOUR_FIGURE_DOWNGRADED] = { "downgraded", "audits moderated" },
  [CANDOUR_FIGURE_SAME] = { "same", "audits moderated" },
  [CANDOUR_FIGURE_DAYS_MODERATED] = { "days to moderation", "moderations sealed" },
  [CANDOUR_FIGURE_IN_TIME] = { "all actions completed within the first deadline",
                               "audits decided" },
  [CANDOUR_FIGURE_DONE] = { "done", "actions" },
  [CANDOUR_FIGURE_DONE_IN_TIME] = { "done by the first date", "actions done" },
  [CANDOUR_FIGURE_VERIFIED] = { "verified", "actions done" },
  [CANDOUR_FIGURE_DIFFERENCE] = { "made a difference", "actions verified" },
  [CANDOUR_FIGURE_DAYS_DONE] = { "days to done", "actions done" },
  [CANDOUR_FIGURE_DAYS_VERIFIED] = { "days to verified", "actions verified" },
};

static void
add (CandourTable         *table,
     const CandourFigures *figures,
     CandourFigure         figure,
     const char           *name,
     const char           *value)
{
  gint64 n = candour_figures_get_n (figures, figure);
  int counted = candour_figure_get_counted (figure)[0];
  char n_text[24];

  g_snprintf (n_text, sizeof n_text, "%" G_GINT64_FORMAT, n);
  candour_table_add (table, name, value, candour_figure_is_days (figure) ? "days" : "percent",
                     n_text, words[figure].of, from_on, until_on,
                     candour_code_from_value (candour_counted, counted));
}

/* Of nothing there is no share. */
static void
add_share (CandourTable         *table,
           const CandourFigures *figures,
           CandourFigure         figure)
{
  gint64 n = candour_figures_get_n (figures, figure);
  int counted = candour_figure_get_counted (figure)[0];
  char value[24] = "";

  if (n > 0)
    {
      double share = 100.0 * (double) candour_figures_count (figures, counted) / (double) n;

      g_ascii_formatd (value, sizeof value, "%.1f", share);
    }
  add (table, figures, figure, words[figure].name, value);
}

static void
add_days (CandourTable         *table,
          const CandourFigures *figures,
          CandourFigure         figure)
{
  static const char *const kinds[] = { "median", "nine in ten within" };
  int days[2];

  days[0] = candour_figures_get_days (figures, figure, &days[1]);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%s)", words[figure].name, kinds[i]);
      char value[24] = "";

      if (days[i] >= 0)
        g_snprintf (value, sizeof value, "%d", days[i]);
      add (table, figures, figure, name, value);
    }
}

static gboolean
print_figures (CandourDb                  *db,
               const CandourFiguresScope  *scope,
               const char                 *today,
               GError                    **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(CandourFigures) figures = candour_store_figures_read (db, scope, today, error);
  g_autofree char *sentence = NULL;

  if (figures == NULL)
    return FALSE;

  for (CandourFigure figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    if (candour_figure_is_days (figure))
      add_days (table, figures, figure);
    else
      add_share (table, figures, figure);
  if (!candour_table_print (table, format, error))
    return FALSE;

  sentence = candour_figures_dup_no_actions (figures);
  g_printerr ("%s\n", sentence);

  return TRUE;
}

/* --- What is behind one --------------------------------------------------------------- */

static const char *const audit_columns[] = {
  "audit", "case", "team", "auditor", "submitted", NULL,
};

static const char *const moderation_columns[] = {
  "moderation", "audit", "case", "team", "auditor", "submitted", NULL,
};

static const char *const action_columns[] = {
  "action", "audit", "case", "team", "owner", "state", "raised", "first_due", "done", "verified",
  NULL,
};

static void
add_row (CandourTable       *table,
         CandourCountedKind  kind,
         gpointer            row)
{
  const CandourAuditRow *audit = row;
  const CandourModerationRow *moderation = row;
  const CandourActionRow *action = row;

  if (kind == CANDOUR_COUNTED_AUDITS)
    candour_table_add (table, audit->id, audit->reference, audit->team_name, audit->auditor_name,
                       audit->submitted_on);
  else if (kind == CANDOUR_COUNTED_MODERATIONS)
    candour_table_add (table, moderation->id, moderation->audit_id, moderation->reference,
                       moderation->team_name, moderation->auditor_name, moderation->submitted_on);
  else
    candour_table_add (table, action->id, action->audit_id, action->reference, action->team_name,
                       action->owner_name,
                       candour_code_from_value (candour_action_states, action->state),
                       action->raised_on, action->first_due_on, action->done_on,
                       action->verified_on);
}

static gboolean
print_behind (CandourDb                  *db,
              const CandourFiguresScope  *scope,
              CandourCounted              counted,
              const char                 *today,
              GError                    **error)
{
  static const char *const *const all_columns[] = {
    [CANDOUR_COUNTED_AUDITS] = audit_columns,
    [CANDOUR_COUNTED_MODERATIONS] = moderation_columns,
    [CANDOUR_COUNTED_ACTIONS] = action_columns,
  };
  CandourCountedKind kind = candour_counted_get_kind (counted);
  g_autoptr(CandourTable) table = candour_table_new (all_columns[kind]);
  g_autoptr(GPtrArray) ids = candour_store_figures_list (db, scope, counted, today, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr(GPtrArray) page = g_ptr_array_new ();
      g_autoptr(GPtrArray) rows = NULL;

      for (guint j = i; j < MIN (i + PAGE, ids->len); j++)
        g_ptr_array_add (page, ids->pdata[j]);
      rows = candour_store_figures_rows (db, kind, page, today, error);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        add_row (table, kind, rows->pdata[j]);
    }

  return candour_table_print (table, format, error);
}

static void
refuse_name (GError **error)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (const CandourCode *code = candour_counted; code->code != NULL; code++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", code->code);
  sentence = g_strdup_printf (_("“%s” is behind no figure. There are: %s."), behind, names->str);
  candour_call_set_usage_error (error, sentence);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  const CandourFiguresScope scope = { .from_on = from_on, .until_on = until_on };
  int counted = candour_code_to_value (candour_counted, behind, -1);
  g_autofree char *today = NULL;
  CandourDb *db;

  if (!candour_call_check_period (from_on, until_on, error))
    return FALSE;
  if (behind != NULL && counted < 0)
    {
      refuse_name (error);
      return FALSE;
    }

  db = candour_call_open (call, CANDOUR_CALL_READ, error);
  if (db == NULL || (today = candour_store_settings_dup_today (db, error)) == NULL)
    return FALSE;

  return behind != NULL ? print_behind (db, &scope, counted, today, error)
                        : print_figures (db, &scope, today, error);
}

const CandourVerb candour_verb_list_figures = {
  .name = "list figures",
  .arguments = "",
  .summary = N_("how moderation and actions go, each with what it is a share of"),
  .options = options,
  .needs_workspace = TRUE,
  .run = run,
};
