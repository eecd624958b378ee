/* candour-store-cases-plan.c - what an import of cases will change, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-cases-plan-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- Entries and plans ---------------------------------------------------------------- */

CandourCaseEntry *
candour_case_entry_new (const char *reference)
{
  CandourCaseEntry *self = g_new0 (CandourCaseEntry, 1);

  self->reference = g_strdup (reference);
  self->cohort = CANDOUR_COHORT_ASSESSMENT;
  self->team = g_strdup ("");
  self->worker = g_strdup ("");

  return self;
}

void
candour_case_entry_free (CandourCaseEntry *self)
{
  g_free (self->reference);
  g_free (self->plan);
  g_free (self->since);
  g_free (self->age_band);
  g_free (self->sex);
  g_free (self->team);
  g_free (self->worker);
  g_free (self->closed_on);
  g_free (self);
}

static void
case_change_free (CandourCaseChange *self)
{
  g_free (self->reference);
  g_free (self->what);
  g_free (self);
}

CandourCasePlan *
candour_case_plan_new (void)
{
  CandourCasePlan *self = g_new0 (CandourCasePlan, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) case_change_free);

  return self;
}

void
candour_case_plan_free (CandourCasePlan *self)
{
  g_free (self->last_on);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
candour_case_plan_tell (CandourCasePlan *plan,
                        CandourChange    change,
                        const char      *reference,
                        guint            lists,
                        char            *what)
{
  CandourCaseChange *told = g_new0 (CandourCaseChange, 1);

  told->change = change;
  told->reference = g_strdup (reference);
  told->lists = lists;
  told->what = what;
  g_ptr_array_add (plan->changes, told);

  plan->n_new += change == CANDOUR_CHANGE_NEW;
  plan->n_changed += change == CANDOUR_CHANGE_CHANGED;
  plan->n_gone += change == CANDOUR_CHANGE_GONE;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const CandourCaseChange *first = *(const CandourCaseChange *const *) a;
  const CandourCaseChange *second = *(const CandourCaseChange *const *) b;

  return strcmp (first->reference, second->reference);
}

void
candour_case_plan_sort (CandourCasePlan *plan)
{
  g_ptr_array_sort (plan->changes, compare_changes);
}

/* "7", "7 and 8", "6, 7 and 8" */
static char *
dup_numbers (guint lists)
{
  GString *numbers = g_string_new (NULL);

  for (int list = 0; lists >> list != 0; list++)
    {
      gboolean last = lists >> (list + 1) == 0;

      if ((lists >> list & 1) == 0)
        continue;

      if (numbers->len > 0)
        g_string_append (numbers, last ? _(" and ") : _(", "));
      g_string_append_printf (numbers, "%d", list);
    }

  return g_string_free (numbers, FALSE);
}

char *
candour_case_plan_dup_kept (const CandourCasePlan *plan)
{
  g_autofree char *numbers = dup_numbers (plan->kept_on);

  if (plan->n_kept == 0)
    return NULL;

  if ((plan->kept_on & (plan->kept_on - 1)) == 0)
    return g_strdup_printf (ngettext ("%'d case of list %s stays open: the file does not have this "
                                      "list.",
                                      "%'d cases of list %s stay open: the file does not have "
                                      "this list.", (gulong) plan->n_kept),
                            (int) plan->n_kept, numbers);

  return g_strdup_printf (ngettext ("%'d case of lists %s stays open: the file does not have these "
                                    "lists.",
                                    "%'d cases of lists %s stay open: the file does not have "
                                    "these lists.", (gulong) plan->n_kept),
                          (int) plan->n_kept, numbers);
}

/* --- What changes, in words ----------------------------------------------------------- */

static void
append_change (GString *what,
               char    *words)
{
  if (what->len > 0)
    g_string_append (what, ", ");
  g_string_append (what, words);
  g_free (words);
}

/* @from and @to are names, "" for none. */
static void
append_worker (GString    *what,
               const char *from,
               const char *to)
{
  if (*from != '\0' && *to != '\0')
    append_change (what, g_strdup_printf (_("worker %s to %s"), from, to));
  else if (*to != '\0')
    append_change (what, g_strdup_printf (_("allocated to %s"), to));
  else
    append_change (what, g_strdup_printf (_("no longer allocated to %s"), from));
}

static void
append_team (GString    *what,
             const char *from,
             const char *to)
{
  if (*from != '\0' && *to != '\0')
    append_change (what, g_strdup_printf (_("team %s to %s"), from, to));
  else if (*to != '\0')
    append_change (what, g_strdup_printf (_("team %s"), to));
  else
    append_change (what, g_strdup_printf (_("no longer in team %s"), from));
}

static void
append_words (GString    *what,
              const char *from,
              const char *to,
              const char *words)
{
  if (g_strcmp0 (from, to) != 0)
    append_change (what, g_strdup (words));
}

char *
candour_case_plan_describe (CandourRoster     *roster,
                            const CandourCase *old,
                            const CandourCase *made)
{
  GString *what = g_string_new (NULL);

  if (old->closed_on != NULL && made->closed_on == NULL)
    append_change (what, g_strdup (_("open again")));
  else
    append_words (what, old->closed_on, made->closed_on, _("closed"));

  if (old->cohort != made->cohort)
    append_change (what, g_strdup_printf (_("%s to %s"),
                                          candour_code_get_name (candour_cohorts, old->cohort),
                                          candour_code_get_name (candour_cohorts, made->cohort)));

  if (g_strcmp0 (old->worker_id, made->worker_id) != 0)
    append_worker (what, candour_roster_get_name (roster, old->worker_id),
                   candour_roster_get_name (roster, made->worker_id));

  if (g_strcmp0 (old->team_id, made->team_id) != 0)
    append_team (what, candour_roster_get_team (roster, old->team_id),
                 candour_roster_get_team (roster, made->team_id));

  append_words (what, old->plan, made->plan, _("plan"));
  append_words (what, old->since, made->since, _("date of the plan"));
  append_words (what, old->age_band, made->age_band, _("age"));
  append_words (what, old->sex, made->sex, _("sex"));
  if (old->lists != made->lists)
    append_change (what, g_strdup (_("lists")));

  return g_string_free (what, FALSE);
}
