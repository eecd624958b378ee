/* candour-audit-choices.c - what the filters of the list of audits can be set to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "candour-audit-choices.h"
#include "candour-date.h"
#include "candour-people.h"
#include "candour-rows.h"
#include "candour-store-frameworks.h"
#include "candour-store-people.h"

/* Audit years begin in April. */
#define FIRST_MONTH 4

void
candour_choices_init (CandourChoices *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

void
candour_choices_clear (CandourChoices *self)
{
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

void
candour_choices_add (CandourChoices *self,
                     const char     *id,
                     const char     *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->labels, g_strdup (label));
}

guint
candour_choices_find (const CandourChoices *self,
                      const char           *id)
{
  guint position = 0;

  if (id == NULL || !g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &position))
    return 0;

  return position;
}

GtkStringList *
candour_choices_make_model (const CandourChoices *self)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->labels->len; i++)
    gtk_string_list_append (model, g_ptr_array_index (self->labels, i));

  return model;
}

/* How many teams stand above @team. */
static guint
count_depth (GPtrArray         *teams,
             const CandourTeam *team)
{
  guint depth = 0;

  /* Parents come first, so one walk backwards meets them all. */
  for (guint i = teams->len; i > 0 && team->parent_id != NULL; i--)
    {
      const CandourTeam *other = g_ptr_array_index (teams, i - 1);

      if (g_str_equal (other->id, team->parent_id))
        {
          team = other;
          depth++;
        }
    }

  return depth;
}

static gboolean
add_teams (CandourChoices  *choices,
           CandourDb       *db,
           GError         **error)
{
  g_autoptr(GPtrArray) teams = candour_store_people_list_teams (db, error);

  if (teams == NULL)
    return FALSE;

  candour_choices_add (choices, "", _("All teams"));
  for (guint i = 0; i < teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (teams, i);
      g_autofree char *label = g_strdup_printf ("%*s%s", (int) count_depth (teams, team) * 3, "",
                                                team->name);

      candour_choices_add (choices, team->id, label);
    }

  return TRUE;
}

static gboolean
add_auditors (CandourChoices  *choices,
              CandourDb       *db,
              const char      *person_id,
              const char      *today,
              GError         **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_list (db, CANDOUR_PEOPLE_AUDITORS, NULL, NULL,
                                                           today, error);

  if (people == NULL)
    return FALSE;

  candour_choices_add (choices, "", _("All auditors"));
  candour_choices_add (choices, person_id, _("Me"));
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPersonRow *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, person_id) != 0)
        candour_choices_add (choices, person->id, person->name);
    }

  return TRUE;
}

static gboolean
add_frameworks (CandourChoices  *choices,
                CandourDb       *db,
                GError         **error)
{
  g_autoptr(GPtrArray) frameworks = candour_store_frameworks_list (db, error);

  if (frameworks == NULL)
    return FALSE;

  candour_choices_add (choices, "", _("All frameworks"));
  for (guint i = 0; i < frameworks->len; i++)
    {
      const CandourFrameworkRow *framework = g_ptr_array_index (frameworks, i);
      /* Translators: a framework and its version */
      g_autofree char *label = g_strdup_printf (_("%s, version %d"), framework->title,
                                                framework->version);

      candour_choices_add (choices, framework->id, label);
    }

  return TRUE;
}

CandourAuditChoices *
candour_audit_choices_read (CandourDb   *db,
                            const char  *person_id,
                            const char  *today,
                            GError     **error)
{
  g_autoptr(CandourAuditChoices) self = g_new0 (CandourAuditChoices, 1);

  candour_choices_init (&self->teams);
  candour_choices_init (&self->auditors);
  candour_choices_init (&self->frameworks);
  if (!add_teams (&self->teams, db, error)
      || !add_auditors (&self->auditors, db, person_id, today, error)
      || !add_frameworks (&self->frameworks, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

CandourAuditChoices *
candour_audit_choices_make_bare (void)
{
  CandourAuditChoices *self = g_new0 (CandourAuditChoices, 1);

  candour_choices_init (&self->teams);
  candour_choices_init (&self->auditors);
  candour_choices_init (&self->frameworks);
  candour_choices_add (&self->teams, "", _("All teams"));
  candour_choices_add (&self->auditors, "", _("All auditors"));
  candour_choices_add (&self->frameworks, "", _("All frameworks"));

  return self;
}

void
candour_audit_choices_free (CandourAuditChoices *self)
{
  candour_choices_clear (&self->teams);
  candour_choices_clear (&self->auditors);
  candour_choices_clear (&self->frameworks);
  g_free (self);
}

/* @months from @first on, and @shift months earlier or later. */
static void
set_bounds (int    year,
            int    month,
            int    months,
            int    shift,
            char **from_on,
            char **until_on)
{
  g_autofree char *first = g_strdup_printf ("%04d-%02d-01", year, month);
  g_autofree char *next = NULL;

  *from_on = candour_date_add_months (first, shift);
  next = candour_date_add_months (*from_on, months);
  *until_on = candour_date_add_days (next, -1);
}

void
candour_periods_add (CandourChoices *self)
{
  candour_choices_init (self);
  candour_choices_add (self, "", _("All years"));
  candour_choices_add (self, "this-year", _("This audit year"));
  candour_choices_add (self, "last-year", _("Last audit year"));
  candour_choices_add (self, "this-quarter", _("This quarter"));
  candour_choices_add (self, "last-quarter", _("Last quarter"));
}

void
candour_period_get_bounds (const char  *period,
                           const char  *today,
                           char       **from_on,
                           char       **until_on)
{
  int year = atoi (today);
  int month = atoi (today + strlen ("2026-"));
  int quarter = (month - 1) / 3 * 3 + 1;

  *from_on = NULL;
  *until_on = NULL;
  if (g_str_equal (period, "this-year") || g_str_equal (period, "last-year"))
    set_bounds (month >= FIRST_MONTH ? year : year - 1, FIRST_MONTH, 12,
                g_str_equal (period, "this-year") ? 0 : -12, from_on, until_on);
  else if (g_str_equal (period, "this-quarter") || g_str_equal (period, "last-quarter"))
    set_bounds (year, quarter, 3, g_str_equal (period, "this-quarter") ? 0 : -3, from_on, until_on);
  else if (g_str_equal (period, "this-month") || g_str_equal (period, "last-month"))
    set_bounds (year, month, 1, g_str_equal (period, "this-month") ? 0 : -1, from_on, until_on);
  else if (g_str_equal (period, "twelve-months"))
    {
      g_autofree char *before = candour_date_add_months (today, -12);

      *from_on = candour_date_add_days (before, 1);
      *until_on = g_strdup (today);
    }
}
