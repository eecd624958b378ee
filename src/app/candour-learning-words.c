/* candour-learning-words.c - what is said of learning: its row, its chips, and who passed it on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-words.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"

/* Not much longer ago, a month needs no year. */
#define MONTH_DAYS 330

char *
candour_learning_dup_age (const char *age_band)
{
  if (age_band == NULL)
    return NULL;
  if (g_str_equal (age_band, "unborn"))
    return g_strdup (_("unborn"));

  /* Translators: %s is "5 to 9" or "under 1" */
  return g_strdup_printf (_("aged %s"), age_band);
}

/* "January", or "January 2024". */
static char *
dup_month (const char *date,
           const char *today)
{
  g_autofree char *at = NULL;
  g_autoptr(GDateTime) day = NULL;

  if (date == NULL)
    return NULL;

  at = g_strconcat (date, "T00:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (at, NULL);
  if (day == NULL)
    return NULL;

  return g_date_time_format (day, candour_date_days_between (date, today) < MONTH_DAYS
                                  ? "%OB" : "%OB %Y");
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part == NULL)
    return;

  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

char *
candour_learning_row_dup_detail (const CandourLearningRow *row,
                                 const char               *today)
{
  GString *line = g_string_new (NULL);
  g_autofree char *age = candour_learning_dup_age (row->age_band);
  g_autofree char *month = dup_month (row->shared_on, today);

  add_part (line, row->cohort != 0 ? candour_code_get_name (candour_cohorts, row->cohort) : NULL);
  add_part (line, age);
  add_part (line, month);

  return g_string_free (line, FALSE);
}

/* --- Chips ---------------------------------------------------------------------------- */

void
candour_learning_chip_clear (CandourLearningChip *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->full_name, g_free);
}

static CandourLearningChip
make_chip (CandourTone  tone,
           const char  *icon_name,
           char        *text,
           char        *full_name)
{
  return (CandourLearningChip) { tone, icon_name, text, full_name };
}

guint
candour_learning_row_list_chips (const CandourLearningRow *row,
                                 CandourLearningChip      *chips)
{
  guint n = 0;

  if (row->withdrawn_on != NULL)
    {
      chips[n++] = make_chip (CANDOUR_TONE_NEUTRAL, NULL, g_strdup (_("Withdrawn")), NULL);
      return n;
    }

  if (row->is_new)
    chips[n++] = make_chip (CANDOUR_TONE_INFO, "mail-unread-symbolic",
                            g_strdup (_("New for you")), NULL);
  if (row->n_passed == 0)
    chips[n++] = make_chip (CANDOUR_TONE_WARN, "dialog-warning-symbolic",
                            g_strdup (_("Not passed on yet")), NULL);
  else
    chips[n++] = make_chip (CANDOUR_TONE_NEUTRAL, "candour-arrow-symbolic",
                            g_strdup_printf (_("Passed to %d"), row->n_passed),
                            g_strdup_printf (ngettext ("Passed to %d team or person",
                                                       "Passed to %d teams or people",
                                                       row->n_passed), row->n_passed));

  if (row->n_used > 0)
    chips[n++] = make_chip (CANDOUR_TONE_OK, "object-select-symbolic",
                            g_strdup_printf (_("Used by %d"), row->n_used),
                            g_strdup_printf (ngettext ("Used by %d person", "Used by %d people",
                                                       row->n_used), row->n_used));
  else if (row->n_passed > 0)
    chips[n++] = make_chip (CANDOUR_TONE_NEUTRAL, NULL, g_strdup (_("Not used yet")), NULL);

  return n;
}

char *
candour_learning_row_dup_name (const CandourLearningRow *row,
                               const char               *today)
{
  CandourLearningChip chips[CANDOUR_LEARNING_CHIPS];
  guint n_chips = candour_learning_row_list_chips (row, chips);
  g_autofree char *detail = candour_learning_row_dup_detail (row, today);
  GString *name = g_string_new (row->title);
  g_auto(GStrv) parts = g_strsplit (detail, " · ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (name, ", %s", parts[i]);
  for (guint i = 0; i < n_chips; i++)
    {
      g_string_append_printf (name, ", %s", chips[i].full_name != NULL ? chips[i].full_name
                                                                       : chips[i].text);
      candour_learning_chip_clear (&chips[i]);
    }

  return g_string_free (name, FALSE);
}

/* --- Passed on ------------------------------------------------------------------------ */

char *
candour_pass_dup_detail (const CandourPass *pass,
                         const char        *today)
{
  g_autofree char *day = pass->at_utc != NULL ? candour_instant_dup_date (pass->at_utc) : NULL;
  g_autofree char *date = day != NULL ? candour_date_format_short (day, today) : g_strdup ("");

  if (pass->is_asked)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Asked for it, %s"), date);
  if (*pass->why != '\0')
    /* Translators: who passed it on, a date, and why: "Passed by K. Moss, Wed 7 Jan: ..." */
    return g_strdup_printf (_("Passed by %1$s, %2$s: %3$s"), pass->by_name, date, pass->why);

  return g_strdup_printf (_("Passed by %1$s, %2$s"), pass->by_name, date);
}

CandourTone
candour_pass_get_tone (const CandourPass  *pass,
                       const char        **icon_name)
{
  switch (pass->state)
    {
    case CANDOUR_PASS_USED:
      *icon_name = "object-select-symbolic";
      return CANDOUR_TONE_OK;

    case CANDOUR_PASS_NOT_READ:
      *icon_name = "mail-unread-symbolic";
      return CANDOUR_TONE_INFO;

    default:
      *icon_name = NULL;
      return CANDOUR_TONE_NEUTRAL;
    }
}

char *
candour_learning_dup_passed (const CandourLearning *learning)
{
  GString *line = g_string_new (NULL);
  guint n_teams = 0;
  guint n_people = 0;
  guint n_asked = 0;

  for (guint i = 0; i < learning->passes->len; i++)
    {
      const CandourPass *pass = g_ptr_array_index (learning->passes, i);

      n_teams += pass->team_id != NULL;
      n_people += pass->person_id != NULL;
      n_asked += pass->is_asked;
    }

  if (n_teams > 0)
    g_string_append_printf (line, ngettext ("%u team", "%u teams", n_teams), n_teams);
  if (n_people > 0)
    {
      if (line->len > 0)
        g_string_append (line, ", ");
      g_string_append_printf (line, ngettext ("%u person", "%u people", n_people), n_people);
    }
  if (n_asked > 0)
    {
      g_string_append (line, ", ");
      g_string_append_printf (line, ngettext ("%u asked for it", "%u asked for it", n_asked),
                              n_asked);
    }

  return g_string_free (line, FALSE);
}

char *
candour_learning_dup_withdrawn (const CandourLearning *learning)
{
  g_autofree char *date = candour_date_format_long (learning->withdrawn_on);
  g_autofree char *by = NULL;

  if (learning->is_lowered)
    return g_strdup_printf (_("Withdrawn on %s, because the grade it came from was lowered"),
                            date);

  by = *learning->withdrawer_name != '\0'
       ? g_strdup_printf (_("Withdrawn by %s on %s"), learning->withdrawer_name, date)
       : g_strdup_printf (_("Withdrawn by the author on %s"), date);
  if (*learning->withdrawn_reason == '\0')
    return g_steal_pointer (&by);

  return g_strdup_printf ("%s: %s", by, learning->withdrawn_reason);
}
