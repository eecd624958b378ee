/* candour-people.c - teams, people, and the children's records they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-people.h"

#include <glib/gi18n-lib.h>

CandourTeam *
candour_team_new (void)
{
  return g_new0 (CandourTeam, 1);
}

void
candour_team_free (CandourTeam *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->parent_id);
  g_free (self);
}

CandourPerson *
candour_person_new (void)
{
  return g_new0 (CandourPerson, 1);
}

CandourPerson *
candour_person_copy (const CandourPerson *self)
{
  CandourPerson *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->job = g_strdup (self->job);
  copy->team_id = g_strdup (self->team_id);
  copy->manager_id = g_strdup (self->manager_id);
  copy->started_on = g_strdup (self->started_on);
  copy->left_on = g_strdup (self->left_on);
  copy->account = g_strdup (self->account);
  copy->trained_on = g_strdup (self->trained_on);

  return copy;
}

void
candour_person_free (CandourPerson *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->name);
  g_free (self->job);
  g_free (self->team_id);
  g_free (self->manager_id);
  g_free (self->started_on);
  g_free (self->left_on);
  g_free (self->account);
  g_free (self->trained_on);
  g_free (self);
}

CandourCase *
candour_case_new (void)
{
  return g_new0 (CandourCase, 1);
}

CandourCase *
candour_case_copy (const CandourCase *self)
{
  CandourCase *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->reference = g_strdup (self->reference);
  copy->plan = g_strdup (self->plan);
  copy->since = g_strdup (self->since);
  copy->age_band = g_strdup (self->age_band);
  copy->sex = g_strdup (self->sex);
  copy->team_id = g_strdup (self->team_id);
  copy->worker_id = g_strdup (self->worker_id);
  copy->closed_on = g_strdup (self->closed_on);

  return copy;
}

void
candour_case_free (CandourCase *self)
{
  g_free (self->id);
  g_free (self->reference);
  g_free (self->plan);
  g_free (self->since);
  g_free (self->age_band);
  g_free (self->sex);
  g_free (self->team_id);
  g_free (self->worker_id);
  g_free (self->closed_on);
  g_free (self);
}

char *
candour_child_dup_words (const char *sex,
                         const char *age_band)
{
  const char *child = g_strcmp0 (sex, "girl") == 0 ? _("Girl")
                      : g_strcmp0 (sex, "boy") == 0 ? _("Boy") : NULL;

  if (g_strcmp0 (age_band, "unborn") == 0)
    return g_strdup (_("Not born yet"));

  if (age_band == NULL || *age_band == '\0')
    return g_strdup (child);

  if (child == NULL)
    return g_strdup_printf (_("Aged %s"), age_band);

  /* Translators: "Girl, aged 5 to 9" */
  return g_strdup_printf (_("%s, aged %s"), child, age_band);
}

CandourAllocation *
candour_allocation_new (const char *worker_id,
                        const char *from,
                        const char *until)
{
  CandourAllocation *self = g_new0 (CandourAllocation, 1);

  self->worker_id = g_strdup (worker_id);
  self->from = g_strdup (from);
  self->until = g_strdup (until);

  return self;
}

void
candour_allocation_free (CandourAllocation *self)
{
  g_free (self->worker_id);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

/* @person is NULL before anybody has been entered: the account alone is known then. */
CandourActor *
candour_actor_new (const CandourPerson *person,
                   const char          *account)
{
  CandourActor *self = g_new0 (CandourActor, 1);

  if (person != NULL)
    {
      self->person_id = g_strdup (person->id);
      self->name = g_strdup (person->name);
      self->role = person->role;
    }
  self->account = g_strdup (account);
  self->device = g_strdup (g_get_host_name ());

  return self;
}

CandourActor *
candour_actor_copy (const CandourActor *self)
{
  CandourActor *copy = g_memdup2 (self, sizeof *self);

  copy->person_id = g_strdup (self->person_id);
  copy->name = g_strdup (self->name);
  copy->account = g_strdup (self->account);
  copy->device = g_strdup (self->device);

  return copy;
}

void
candour_actor_free (CandourActor *self)
{
  g_free (self->person_id);
  g_free (self->name);
  g_free (self->account);
  g_free (self->device);
  g_free (self);
}
