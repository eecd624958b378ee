/* candour-demo-again.c - some of the invented council's weaker audits are followed by another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"

#include <string.h>

/* One in so many of those that were not yet good, so many months later. */
#define ONE_IN 4
#define MONTHS_LATER 3

struct _CandourDemoAgain
{
  guint                   index;       /* of the case */
  const CandourFramework *framework;   /* lent */
  char                   *audit_id;
  char                   *due_on;
};

void
candour_demo_again_free (CandourDemoAgain *self)
{
  g_free (self->audit_id);
  g_free (self->due_on);
  g_free (self);
}

void
candour_demo_plan_again (CandourDemo            *self,
                         guint                   index,
                         const CandourFramework *framework,
                         const CandourAudit     *audit)
{
  CandourDemoAgain *again;
  g_autofree char *date = candour_instant_dup_date (audit->submitted_at);

  if (audit->overall == 0
      || candour_framework_get_drawn_as (framework, audit->overall) >= CANDOUR_GRADE_GOOD
      || self->n_weaker++ % ONE_IN != 0)
    return;

  again = g_new0 (CandourDemoAgain, 1);
  again->index = index;
  again->framework = framework;
  again->audit_id = g_strdup (audit->id);
  again->due_on = candour_date_add_months (date, MONTHS_LATER);
  g_ptr_array_add (self->again, again);
}

/* The first whose day has come, and whose case is still somebody's. */
CandourDemoAgain *
candour_demo_take_again (CandourDemo *self,
                         const char  *date)
{
  for (guint i = 0; i < self->again->len; i++)
    {
      const CandourDemoAgain *again = self->again->pdata[i];
      const CandourCase *child = self->cases->pdata[again->index];

      if (strcmp (again->due_on, date) > 0)
        return NULL;
      if (child->worker_id != NULL && child->closed_on == NULL)
        return g_ptr_array_steal_index (self->again, i);
    }

  return NULL;
}

guint
candour_demo_again_get_case (const CandourDemoAgain *self)
{
  return self->index;
}

const CandourFramework *
candour_demo_again_get_framework (const CandourDemoAgain *self)
{
  return self->framework;
}

void
candour_demo_again_fill (const CandourDemoAgain *self,
                         CandourAudit           *audit)
{
  audit->repeat = CANDOUR_REPEAT_RE_AUDIT;
  candour_set_text (&audit->repeat_reason, "We need to know if what was asked for has helped.");
  g_free (audit->earlier_id);
  audit->earlier_id = g_strdup (self->audit_id);
}
