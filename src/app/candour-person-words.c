/* candour-person-words.c - how a person of a list reads: when audited last, and all in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-person-words.h"

/* Nobody is asked why a person who has just begun was not audited yet. */
#define NEW_MONTHS 3

static gboolean
is_before (const char *date,
           const char *today,
           int         months)
{
  g_autofree char *limit = candour_date_add_months (today, -months);

  return strcmp (date, limit) < 0;
}

gboolean
candour_person_is_not_audited (CandourPersonRow *row,
                               const char       *today)
{
  g_return_val_if_fail (CANDOUR_IS_PERSON_ROW (row), FALSE);

  return row->left_on == NULL && row->n_children > 0
         && (row->last_audited == NULL || is_before (row->last_audited, today, 12));
}

static gboolean
is_new (CandourPersonRow *row,
        const char       *today)
{
  return row->started_on != NULL && candour_date_is_valid (row->started_on)
         && !is_before (row->started_on, today, NEW_MONTHS);
}

static char *
describe_started (CandourPersonRow *row)
{
  g_auto(GStrv) parts = g_strsplit (row->started_on, "-", 3);
  g_autoptr(GDateTime) at =
    g_date_time_new_utc ((int) g_ascii_strtoll (parts[0], NULL, 10),
                         (int) g_ascii_strtoll (parts[1], NULL, 10), 1, 12, 0, 0);
  g_autofree char *month = g_date_time_format (at, "%OB");

  /* Translators: %s is a month: "Started December" */
  return g_strdup_printf (_("Started %s"), month);
}

static char *
describe_left (const char *left_on)
{
  g_autofree char *date = candour_date_format_long (left_on);

  /* Translators: %s is a date */
  return g_strdup_printf (_("Left %s"), date);
}

/* *chip only ever goes from the plain text to something that must be seen. */
static char *
describe_date (const char   *date,
               const char   *today,
               gboolean     *is_chip,
               CandourTone  *tone,
               const char  **icon_name)
{
  if (!is_before (date, today, 12))
    return candour_date_format_short (date, today);

  *is_chip = TRUE;
  *tone = CANDOUR_TONE_WARN;
  *icon_name = "candour-clock-symbolic";

  return candour_date_format_ago (date, today);
}

static char *
describe_never (gboolean     *is_chip,
                CandourTone  *tone,
                const char  **icon_name)
{
  *is_chip = TRUE;
  *tone = CANDOUR_TONE_DANGER;
  *icon_name = "dialog-warning-symbolic";

  return g_strdup (_("Never"));
}

static char *
describe_audited (CandourPersonRow  *row,
                  const char        *today,
                  gboolean          *is_chip,
                  CandourTone       *tone,
                  const char       **icon_name)
{
  if (row->left_on != NULL)
    return describe_left (row->left_on);

  if (row->n_children == 0)
    return row->last_audited != NULL ? candour_date_format_short (row->last_audited, today)
           : g_strdup (row->role == CANDOUR_ROLE_SOCIAL_WORKER ? _("No children now")
                                                                : _("Not a case holder"));

  if (row->last_audited != NULL)
    return describe_date (row->last_audited, today, is_chip, tone, icon_name);

  if (!is_new (row, today))
    return describe_never (is_chip, tone, icon_name);

  *is_chip = TRUE;

  return describe_started (row);
}

char *
candour_person_describe_audited (CandourPersonRow  *row,
                                 const char        *today,
                                 gboolean          *is_chip,
                                 CandourTone       *tone,
                                 const char       **icon_name)
{
  gboolean drawn = FALSE;
  CandourTone drawn_tone = CANDOUR_TONE_NEUTRAL;
  const char *drawn_icon = NULL;
  char *text;

  g_return_val_if_fail (CANDOUR_IS_PERSON_ROW (row), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  text = describe_audited (row, today, &drawn, &drawn_tone, &drawn_icon);
  if (is_chip != NULL)
    *is_chip = drawn;
  if (tone != NULL)
    *tone = drawn_tone;
  if (icon_name != NULL)
    *icon_name = drawn_icon;

  return text;
}

/* ", never audited", ", audited 13 months ago", ", audited Thu 30 Apr" or nothing. */
static void
append_audited (GString    *text,
                const char *last_audited,
                const char *today,
                gboolean    holds)
{
  g_autofree char *when = NULL;

  if (last_audited == NULL)
    {
      if (holds)
        g_string_append (text, _(", never audited"));
      return;
    }

  when = is_before (last_audited, today, 12) ? candour_date_format_ago (last_audited, today)
                                             : candour_date_format_short (last_audited, today);
  /* Translators: follows a person's name and role; %s is a date or "13 months ago" */
  g_string_append_printf (text, _(", audited %s"), when);
}

/* "social worker" inside a sentence, but "QA lead". */
static char *
dup_lower (const char *job)
{
  gunichar first = g_utf8_get_char (job);
  const char *rest = *job != '\0' ? g_utf8_next_char (job) : job;
  GString *text = g_string_new (NULL);

  if (*job == '\0' || !g_unichar_islower (g_utf8_get_char (rest)))
    g_string_append (text, job);
  else
    g_string_append (g_string_append_unichar (text, g_unichar_tolower (first)), rest);

  return g_string_free (text, FALSE);
}

char *
candour_person_describe (CandourPersonRow *row,
                         const char       *today)
{
  g_autofree char *job = NULL;
  GString *text;

  g_return_val_if_fail (CANDOUR_IS_PERSON_ROW (row), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  job = dup_lower (row->job);
  text = g_string_new (row->name);
  g_string_append_printf (text, ", %s", job);
  if (row->n_children > 0)
    g_string_append_printf (text, ngettext (", %d child", ", %d children", row->n_children),
                            row->n_children);
  append_audited (text, row->last_audited, today, row->n_children > 0 && row->left_on == NULL);
  if (row->left_on != NULL)
    {
      g_autofree char *left = candour_date_format_long (row->left_on);

      /* Translators: follows a person's name and role; %s is a date */
      g_string_append_printf (text, _(", left %s"), left);
    }

  return g_string_free (text, FALSE);
}

char *
candour_person_dup_initials (const char *name)
{
  g_auto(GStrv) words = g_strsplit_set (name != NULL ? name : "", " .-", -1);
  GString *initials = g_string_new (NULL);

  for (int i = 0; words[i] != NULL && g_utf8_strlen (initials->str, -1) < 2; i++)
    if (*words[i] != '\0')
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));

  return g_string_free (initials, FALSE);
}

/* --- Children's records ---------------------------------------------------------------- */

const char *
candour_record_get_plan (CandourCaseRow *row)
{
  g_return_val_if_fail (CANDOUR_IS_CASE_ROW (row), NULL);

  return row->plan != NULL && *row->plan != '\0'
         ? row->plan : candour_code_get_name (candour_cohorts, row->cohort);
}

char *
candour_record_describe_audited (CandourCaseRow  *row,
                                 const char      *today,
                                 gboolean        *is_chip,
                                 CandourTone     *tone,
                                 const char     **icon_name)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (CANDOUR_IS_CASE_ROW (row), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  *is_chip = FALSE;
  *tone = CANDOUR_TONE_NEUTRAL;
  *icon_name = NULL;
  if (row->closed_on == NULL)
    return row->last_audited != NULL ? candour_date_format_short (row->last_audited, today)
                                     : g_strdup (_("Never"));

  date = candour_date_format_short (row->closed_on, today);

  /* Translators: a child's record; %s is a date */
  return g_strdup_printf (_("Closed %s"), date);
}

char *
candour_record_describe (CandourCaseRow *row,
                         const char     *today)
{
  GString *text;

  g_return_val_if_fail (CANDOUR_IS_CASE_ROW (row), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  text = g_string_new (row->reference);
  g_string_append_printf (text, ", %s", candour_record_get_plan (row));
  if (row->age_band != NULL)
    /* Translators: %s is an age band such as "5 to 9" */
    g_string_append_printf (text, _(", age %s"), row->age_band);
  g_string_append_printf (text, ", %s", *row->worker_name != '\0' ? row->worker_name
                                                                   : _("no worker"));
  append_audited (text, row->last_audited, today, TRUE);
  if (row->closed_on != NULL)
    g_string_append (text, _(", closed"));

  return g_string_free (text, FALSE);
}
