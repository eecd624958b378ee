/* candour-action-words.c - how an action stands, in the few words of a chip or a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-words.h"

#include <glib/gi18n-lib.h>

#include "candour-action-rules.h"
#include "candour-date.h"
#include "candour-due-chip.h"

static void
set_look (CandourTone  *tone,
          const char  **icon_name,
          CandourTone   as,
          const char   *icon)
{
  if (tone != NULL)
    *tone = as;
  if (icon_name != NULL)
    *icon_name = icon;
}

/* Only the first date counts for being on time; more time given is said, and changes nothing. */
static char *
describe_done (const CandourActionRow *row,
               const char             *today)
{
  g_autofree char *done = candour_date_format_short (row->done_on, today);

  if (row->first_due_on == NULL)
    return g_strdup_printf (_("Done %s"), done);
  if (strcmp (row->done_on, row->first_due_on) <= 0)
    return g_strdup_printf (_("Done %s, on time"), done);
  if (row->n_extended == 1)
    return g_strdup_printf (_("Done %s, extended once"), done);
  if (row->n_extended > 1)
    return g_strdup_printf (ngettext ("Done %s, extended %d time", "Done %s, extended %d times",
                                      row->n_extended), done, row->n_extended);

  return g_strdup_printf (_("Done %s, late"), done);
}

char *
candour_action_describe_time (const CandourActionRow  *row,
                              const char              *today,
                              CandourTone             *tone,
                              const char             **icon_name)
{
  g_autofree char *due = NULL;

  if (row->done_on != NULL)
    {
      set_look (tone, icon_name, CANDOUR_TONE_NEUTRAL, "object-select-symbolic");
      return describe_done (row, today);
    }

  if (row->due_on == NULL)
    {
      set_look (tone, icon_name, CANDOUR_TONE_NEUTRAL, NULL);
      return g_strdup (_("No date"));
    }

  if (candour_rules_is_action_due (row->state))
    return candour_due_describe (row->due_on, today, tone, icon_name);

  set_look (tone, icon_name, CANDOUR_TONE_NEUTRAL, NULL);
  due = candour_date_format_short (row->due_on, today);

  return g_strdup_printf (_("Was due %s"), due);
}

static gboolean
is_to_check (const CandourActionRow *row,
             const char             *today)
{
  return candour_rules_is_to_verify (row->state, row->check_on, today);
}

char *
candour_action_describe_state (const CandourActionRow  *row,
                               const char              *today,
                               CandourTone             *tone,
                               const char             **icon_name)
{
  const char *name = candour_code_get_name (candour_action_states, row->state);

  set_look (tone, icon_name, CANDOUR_TONE_NEUTRAL, NULL);
  switch (row->state)
    {
    case CANDOUR_ACTION_REPORTED_DONE:
      set_look (tone, icon_name, CANDOUR_TONE_INFO, "candour-clock-symbolic");
      break;

    case CANDOUR_ACTION_NO_DIFFERENCE:
      set_look (tone, icon_name, CANDOUR_TONE_WARN, "list-remove-symbolic");
      return g_strdup (is_to_check (row, today) ? _("Check again") : _("No difference yet"));

    case CANDOUR_ACTION_MADE_DIFFERENCE:
      set_look (tone, icon_name, CANDOUR_TONE_OK, "object-select-symbolic");
      break;

    case CANDOUR_ACTION_NOT_DONE:
      set_look (tone, icon_name, CANDOUR_TONE_DANGER, "edit-undo-symbolic");
      break;

    case CANDOUR_ACTION_DECLINED:
      set_look (tone, icon_name, CANDOUR_TONE_WARN, "dialog-warning-symbolic");
      break;

    default:
      break;
    }

  if (row->asked_due_on != NULL)
    {
      set_look (tone, icon_name, CANDOUR_TONE_INFO, "candour-clock-symbolic");
      return g_strdup_printf (_("%s, more time asked for"), name);
    }

  return g_strdup (name);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
candour_action_describe_line (const CandourActionRow *row)
{
  g_autoptr(GString) text = g_string_new (row->reference);

  add_part (text, row->owner_id != NULL ? row->owner_name : _("Nobody yet"));
  add_part (text, row->grade_name);
  if (row->kind == CANDOUR_ACTION_IMMEDIATE)
    add_part (text, candour_code_get_name (candour_action_kinds, row->kind));
  if (row->repeats_id != NULL)
    add_part (text, _("Repeat"));
  if (row->told >= 0)
    add_part (text, row->is_acknowledged ? _("Escalated, known") : _("Escalated"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
candour_action_describe (const CandourActionRow *row,
                         const char             *today)
{
  g_autofree char *time = candour_action_describe_time (row, today, NULL, NULL);
  g_autofree char *state = candour_action_describe_state (row, today, NULL, NULL);
  g_autofree char *line = candour_action_describe_line (row);
  g_auto(GStrv) parts = g_strsplit (line, " · ", -1);
  g_autofree char *joined = g_strjoinv (", ", parts);

  return g_strjoin (", ", row->what, joined, time, state,
                    row->state == CANDOUR_ACTION_NO_DIFFERENCE && is_to_check (row, today)
                    ? candour_code_get_name (candour_action_states, row->state) : NULL, NULL);
}

char *
candour_instant_describe (const char *at_utc,
                          const char *today)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) at = at_utc != NULL ? g_date_time_new_from_iso8601 (at_utc, utc) : NULL;
  g_autoptr(GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup ("");

  date = g_date_time_format (local, "%Y-%m-%d");
  day = candour_date_format_short (date, today);
  time = g_date_time_format (local, "%H:%M");

  /* Translators: a day and a time: "9 Jan, 16:20" */
  return g_strdup_printf (_("%s, %s"), day, time);
}

char *
candour_evidence_describe (const CandourEvidence *evidence,
                           const char            *today)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *size = NULL;

  if (evidence->file_name != NULL)
    {
      size = g_format_size ((guint64) evidence->n_bytes);
      g_string_append_printf (text, _("Attached, %s"), size);
    }
  else
    {
      g_string_append (text, candour_code_get_name (candour_source_types, evidence->type));
    }

  if (evidence->dated != NULL)
    {
      date = candour_date_format_short (evidence->dated, today);
      g_string_append_printf (text, ", %s", date);
    }

  if (evidence->by_verifier)
    /* Translators: who added a piece of evidence, after what it is */
    g_string_append_printf (text, _(", from %s, who verified"), evidence->added_name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
candour_action_get_step (CandourActionState state)
{
  switch (state)
    {
    case CANDOUR_ACTION_ACCEPTED:
    case CANDOUR_ACTION_NOT_DONE:
      return 2;
    case CANDOUR_ACTION_STARTED:
      return 3;
    case CANDOUR_ACTION_REPORTED_DONE:
      return 4;
    case CANDOUR_ACTION_MADE_DIFFERENCE:
    case CANDOUR_ACTION_NO_DIFFERENCE:
    case CANDOUR_ACTION_CLOSED:
      return 5;
    default:
      return 1;
    }
}
