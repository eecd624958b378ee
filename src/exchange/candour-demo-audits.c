/* candour-demo-audits.c - ten years of the invented council's audits, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"

#include <math.h>
#include <string.h>


#define MONTHS 120

/* In the last month not all is done: some are not begun, some half way. */
#define N_NOT_STARTED 29
#define N_IN_PROGRESS 12

/* Twenty a month at first, thirty after two years. */
static double
get_pace (int month)
{
  return 20 + 10 * MIN (month / 24.0, 1);
}

/* How many audits are submitted before @month ends, of @n_audits in all. */
static int
get_target (int month,
            int n_audits)
{
  double all = 0;
  double until = 0;

  for (int i = 0; i < MONTHS; i++)
    {
      all += get_pace (i);
      if (i <= month)
        until = all;
    }

  return (int) lround (n_audits * until / all);
}

/* NULL at random where there is none: the caller tries again. */
static gboolean
may_pick (CandourDemo *self,
          guint        index,
          const char  *date,
          gboolean     recent)
{
  const CandourCase *child = self->cases->pdata[index];
  g_autofree char *earliest = NULL;

  if (child->worker_id == NULL || (recent && child->closed_on != NULL))
    return FALSE;

  if (self->last_audited[index] == NULL)
    return TRUE;

  earliest = candour_date_add_months (self->last_audited[index], 13);

  return strcmp (earliest, date) <= 0;
}

static guint
pick_case (CandourDemo *self,
           const char  *date,
           gboolean     recent)
{
  guint index = candour_demo_pick (self, self->cases->len);

  for (guint i = 0; i < self->cases->len; i++)
    if (may_pick (self, (index + i) % self->cases->len, date, recent))
      return (index + i) % self->cases->len;

  return index;
}

/* Anybody but the managers of the child's own team. */
static guint
pick_auditor (CandourDemo       *self,
              const CandourCase *child)
{
  guint index = candour_demo_pick (self, self->auditors->len);
  const CandourPerson *auditor = self->auditors->pdata[index];

  if (g_strcmp0 (auditor->team_id, child->team_id) == 0)
    index = (index + 1) % self->auditors->len;

  return index;
}

static const CandourFramework *
pick_framework (CandourDemo *self)
{
  double roll = g_rand_double (self->random);
  const char *code = roll < 0.9 ? "case-file-audit"
                     : roll < 0.97 ? "supervision-audit" : "practice-observation";

  for (guint i = 0; i < self->frameworks->len; i++)
    {
      const CandourFramework *framework = self->frameworks->pdata[i];

      if (g_str_equal (framework->code, code))
        return framework;
    }

  return self->frameworks->pdata[0];
}

static CandourAudit *
make_audit (CandourDemo            *self,
            const CandourFramework *framework,
            const CandourCase      *child,
            guint                   auditor)
{
  CandourAudit *audit = candour_audit_new ();

  g_free (audit->id);
  audit->id = candour_demo_dup_id (self);
  audit->case_id = g_strdup (child->id);
  audit->framework_id = g_strdup (framework->id);
  audit->auditor_id = g_strdup (((CandourPerson *) self->auditors->pdata[auditor])->id);
  candour_set_text (&audit->reference, child->reference);
  audit->cohort = child->cohort;
  candour_set_text (&audit->plan, child->plan);
  candour_set_text (&audit->age_band, child->age_band);
  audit->worker_id = g_strdup (child->worker_id);
  audit->team_id = g_strdup (child->team_id);
  if (framework->kind == CANDOUR_KIND_PRACTICE_OBSERVATION)
    {
      audit->event = 1 + g_str_hash (audit->reference) % CANDOUR_EVENT_KIND_SUPERVISION;
      audit->consent = audit->event == CANDOUR_EVENT_KIND_SUPERVISION
                       ? CANDOUR_CONSENT_NO_FAMILY : CANDOUR_CONSENT_GIVEN;
    }

  return audit;
}

static char *
dup_instant (CandourDemo *self,
             const char  *date,
             int          days)
{
  g_autofree char *shifted = candour_date_add_days (date, days);

  return g_strdup_printf ("%sT%02d:%02d:00Z", shifted, 9 + candour_demo_pick (self, 8),
                          candour_demo_pick (self, 60));
}

/* @days from @date, or the next day on which people work. */
static char *
dup_due (CandourDemo *self,
         const char  *date,
         int          days)
{
  g_autofree char *due = candour_date_add_days (date, days);

  return candour_date_add_working_days (due, 0, self->holidays);
}

static gboolean
write_audit (CandourDemo             *self,
             const CandourFramework  *framework,
             CandourAudit            *audit,
             guint                    auditor,
             GError                 **error)
{
  g_autofree char *salt = g_strdup_printf ("%08x%08x", g_rand_int (self->random),
                                           g_rand_int (self->random));

  return candour_past_add_audit (self->past, framework, audit, self->actors->pdata[auditor],
                                 salt, error)
         && candour_demo_write_lives (self, audit, salt, error)
         && candour_demo_write_shared (self, framework, audit, salt, error);
}

/* Practice gets slowly better, auditors stay kind. */
static double
get_quality (CandourDemo *self,
             int          month,
             guint        auditor)
{
  return 2.3 + 0.4 * month / MONTHS + self->kindness[auditor]
         + (g_rand_double (self->random) - 0.5) * 1.1;
}

static gboolean
add_submitted (CandourDemo  *self,
               int           month,
               const char   *date,
               int           n_left,
               GError      **error)
{
  g_autoptr(CandourDemoAgain) again = candour_demo_take_again (self, date);
  guint index = again != NULL ? candour_demo_again_get_case (again)
                              : pick_case (self, date, month >= MONTHS - 10);
  CandourCase *child = self->cases->pdata[index];
  guint auditor = pick_auditor (self, child);
  const CandourFramework *framework = again != NULL ? candour_demo_again_get_framework (again)
                                                    : pick_framework (self);
  g_autoptr(CandourAudit) audit = make_audit (self, framework, child, auditor);
  g_autoptr(CandourModeration) moderation = NULL;

  if (again != NULL)
    candour_demo_again_fill (again, audit);
  audit->created_at = dup_instant (self, date, -16);
  audit->declared_at = g_strdup (audit->created_at);
  audit->started_at = dup_instant (self, date, -3);
  audit->submitted_at = dup_instant (self, date, 0);
  audit->due_on = dup_due (self, date, 4 - candour_demo_pick (self, 8));
  candour_demo_fill_audit (self, framework, audit, get_quality (self, month, auditor), G_MAXUINT);

  g_free (self->last_audited[index]);
  self->last_audited[index] = g_strdup (date);
  candour_demo_plan_again (self, index, framework, audit);
  moderation = candour_demo_draw_moderation (self, framework, audit, self->n_submitted[auditor]++,
                                             MONTHS - month, n_left);

  return write_audit (self, framework, audit, auditor, error)
         && (moderation == NULL
             || candour_demo_add_moderation (self, framework, audit, moderation, n_left, error));
}

static gboolean
add_unsubmitted (CandourDemo  *self,
                 int           number,
                 GError      **error)
{
  g_autofree char *soon = candour_date_add_months (self->today, 3);
  g_autoptr(CandourDemoAgain) again =
    number % 4 == 0 ? candour_demo_take_again (self, soon) : NULL;
  guint index = again != NULL ? candour_demo_again_get_case (again)
                              : pick_case (self, self->today, TRUE);
  CandourCase *child = self->cases->pdata[index];
  guint auditor = pick_auditor (self, child);
  const CandourFramework *framework = again != NULL ? candour_demo_again_get_framework (again)
                                                    : pick_framework (self);
  g_autoptr(CandourAudit) audit = make_audit (self, framework, child, auditor);
  gboolean started = number < N_IN_PROGRESS;

  if (again != NULL)
    candour_demo_again_fill (again, audit);
  g_free (self->last_audited[index]);
  self->last_audited[index] = g_strdup (self->today);
  audit->created_at = dup_instant (self, self->today, -10);
  audit->due_on = dup_due (self, self->today, started ? number - 3 : 2 + number / 2);
  if (started)
    {
      audit->state = CANDOUR_AUDIT_IN_PROGRESS;
      audit->declared_at = dup_instant (self, self->today, -3);
      audit->started_at = dup_instant (self, self->today, -2);
      candour_demo_fill_audit (self, framework, audit, get_quality (self, MONTHS, auditor),
                               1 + candour_demo_pick (self, framework->standards->len - 2));
    }

  return write_audit (self, framework, audit, auditor, error);
}

/* A weekday of @month, counted back from today; never after today. */
static char *
dup_date_in (CandourDemo *self,
             int          month,
             int          place,
             int          n_places)
{
  g_autofree char *begin = candour_date_add_months (self->today, month - MONTHS);
  int day = 1 + place * 29 / MAX (n_places, 1);
  g_autofree char *date = candour_date_add_days (begin, day);
  g_autofree char *working = candour_date_add_working_days (date, 0, self->holidays);
  g_autofree char *last = candour_date_add_days (self->today, -1);

  return strcmp (working, last) > 0 ? g_steal_pointer (&last) : g_steal_pointer (&working);
}

gboolean
candour_demo_add_audits (CandourDemo      *self,
                         int               n_audits,
                         CandourProgress   progress,
                         gpointer          progress_data,
                         GCancellable     *cancellable,
                         GError          **error)
{
  int n_unsubmitted = MIN (N_NOT_STARTED + N_IN_PROGRESS, n_audits / 4);
  int n_submitted = n_audits - n_unsubmitted;
  int done = 0;

  for (int month = 0; month < MONTHS; month++)
    {
      int first = done;
      int target = get_target (month, n_submitted);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      for (; done < target; done++)
        {
          g_autofree char *date = dup_date_in (self, month, done - first, target - first);

          if (!add_submitted (self, month, date, n_submitted - done - 1, error))
            return FALSE;
        }
      if (progress != NULL)
        progress (done, n_audits, progress_data);
    }

  for (int i = 0; i < n_unsubmitted; i++)
    if (!add_unsubmitted (self, i, error))
      return FALSE;

  return TRUE;
}
