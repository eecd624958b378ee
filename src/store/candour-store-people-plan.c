/* candour-store-people-plan.c - what an import of people will change, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-people-plan-private.h"

#include <glib/gi18n-lib.h>

/* --- Entries and plans ---------------------------------------------------------------- */

CandourPersonEntry *
candour_person_entry_new (const char *name)
{
  CandourPersonEntry *self = g_new0 (CandourPersonEntry, 1);

  self->name = g_strdup (name);

  return self;
}

void
candour_person_entry_free (CandourPersonEntry *self)
{
  g_free (self->name);
  g_free (self->job);
  g_free (self->team);
  g_free (self->parent_team);
  g_free (self->manager);
  g_free (self->started_on);
  g_free (self->left_on);
  g_free (self->account);
  g_free (self->trained_on);
  g_free (self);
}

static void
rename_free (gpointer data)
{
  g_free (((CandourRename *) data)->name);
  g_free (data);
}

CandourPeoplePlan *
candour_people_plan_new (void)
{
  CandourPeoplePlan *self = g_new0 (CandourPeoplePlan, 1);

  self->renames = g_ptr_array_new_with_free_func (rename_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
candour_people_plan_free (CandourPeoplePlan *self)
{
  g_ptr_array_unref (self->renames);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* --- What changes, in words ----------------------------------------------------------- */

static void
append_change (GString    *what,
               const char *label,
               const char *before,
               const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;

  if (what->len > 0)
    g_string_append (what, ", ");
  if (before != NULL && *before != '\0')
    g_string_append_printf (what, _("%s %s to %s"), label, before, after);
  else
    g_string_append_printf (what, "%s %s", label, after);
}

char *
candour_people_plan_describe (CandourRoster       *roster,
                              const CandourPerson *old,
                              const CandourPerson *wanted)
{
  GString *what = g_string_new (NULL);

  append_change (what, _("name"), old->name, wanted->name);
  append_change (what, _("role"), candour_code_get_name (candour_roles, old->role),
                 candour_code_get_name (candour_roles, wanted->role));
  append_change (what, _("job"), old->job, wanted->job);
  if (g_strcmp0 (old->team_id, wanted->team_id) != 0)
    append_change (what, _("team"), candour_roster_get_team (roster, old->team_id),
                   candour_roster_get_team (roster, wanted->team_id));
  if (g_strcmp0 (old->manager_id, wanted->manager_id) != 0)
    append_change (what, _("line manager"), candour_roster_get_name (roster, old->manager_id),
                   candour_roster_get_name (roster, wanted->manager_id));
  append_change (what, _("started"), old->started_on, wanted->started_on);
  append_change (what, _("left"), old->left_on, wanted->left_on);
  append_change (what, _("account"), old->account, wanted->account);
  append_change (what, _("trained"), old->trained_on, wanted->trained_on);

  return g_string_free (what, FALSE);
}
