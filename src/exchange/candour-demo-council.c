/* candour-demo-council.c - the invented council's teams, people and cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"


#define N_AUDITORS 14
#define N_OPEN_CASES 1284
#define YEARS 10

typedef struct
{
  const char *name;
  const char *parent;
  int         n_workers;
  int         cohort;     /* of the children mostly held there */
  const char *manager;
} Team;

/* Parents before children. Nine teams hold children: 198 social workers. */
static const Team teams[] = {
  { "Children’s social care", NULL, 0, 0, NULL },
  { "Assessment", "Children’s social care", 0, 0, NULL },
  { "Front door", "Assessment", 28, CANDOUR_COHORT_ASSESSMENT, "C. Wray" },
  { "Safeguarding", "Children’s social care", 0, 0, NULL },
  { "Locality North", "Safeguarding", 26, CANDOUR_COHORT_CHILD_PROTECTION, "S. Marsh" },
  { "Locality East", "Safeguarding", 24, CANDOUR_COHORT_CHILD_IN_NEED, "H. Varga" },
  { "Locality South", "Safeguarding", 22, CANDOUR_COHORT_CHILD_PROTECTION, "J. Okafor" },
  { "Locality West", "Safeguarding", 20, CANDOUR_COHORT_CHILD_IN_NEED, "S. Quill" },
  { "Locality Central", "Safeguarding", 18, CANDOUR_COHORT_CHILD_PROTECTION, "B. Torrin" },
  { "11-plus service", "Safeguarding", 20, CANDOUR_COHORT_CHILD_IN_NEED, "D. Penhale" },
  { "Permanence", "Children’s social care", 0, 0, NULL },
  { "Children in care 1", "Permanence", 26, CANDOUR_COHORT_CHILD_IN_CARE, "T. Lowe" },
  { "Disabled children", "Permanence", 14, CANDOUR_COHORT_CHILD_IN_NEED, "H. Pryce" },
};

/* Who audits besides the team managers. */
static const struct
{
  const char  *name;
  const char  *job;
  CandourRole  role;
} reviewers[] = {
  { "N. Vale", "Advanced practitioner", CANDOUR_ROLE_MODERATOR },
  { "P. Ash", "Principal social worker", CANDOUR_ROLE_MODERATOR },
  { "K. Moss", "Senior practitioner", CANDOUR_ROLE_MODERATOR },
  { "L. Dunmore", "Quality assurance officer", CANDOUR_ROLE_MODERATOR },
  { "E. Farrow", "Quality assurance officer", CANDOUR_ROLE_MODERATOR },
};

static const char *const surnames[] = {
  "Amble", "Ansty", "Barle", "Beech", "Brand", "Brook", "Cairn", "Cole", "Crewe", "Dean", "Dell",
  "Eddery", "Elm", "Fenn", "Ferris", "Finch", "Flint", "Frith", "Glen", "Gorse", "Grant", "Hale",
  "Hart", "Heath", "Holm", "Hythe", "Ivory", "Joyce", "Keld", "Lane", "Leigh", "Lisle", "Lock",
  "Marlow", "Mere", "Moor", "Noor", "Oakes", "Orme", "Penn", "Pike", "Quarry", "Reyes", "Ridge",
  "Rowe", "Rusk", "Sedge", "Shaw", "Sole", "Stow", "Tarn", "Thorne", "Tibor", "Vane", "Voss",
  "Wade", "Weir", "Wold", "Yardley", "Yew",
};

static const char *const jobs[] = {
  "Social worker", "Social worker", "Social worker", "Senior social worker",
  "Newly qualified social worker",
};

static void
free_team (gpointer team)
{
  candour_team_free (team);
}

static CandourTeam *
find_team (CandourDemo *self,
           const char  *name)
{
  for (guint i = 0; name != NULL && i < self->teams->len; i++)
    {
      CandourTeam *team = self->teams->pdata[i];

      if (g_str_equal (team->name, name))
        return team;
    }

  return NULL;
}

static gboolean
add_teams (CandourDemo  *self,
           GError      **error)
{
  g_ptr_array_set_free_func (self->teams, free_team);
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      CandourTeam *parent = find_team (self, teams[i].parent);
      CandourTeam *team = candour_team_new ();

      team->id = candour_demo_dup_id (self);
      team->name = g_strdup (teams[i].name);
      team->parent_id = g_strdup (parent != NULL ? parent->id : NULL);
      team->position = i;
      g_ptr_array_add (self->teams, team);
      if (!candour_past_add_team (self->past, team, error))
        return FALSE;
    }

  return TRUE;
}

static CandourPerson *
make_person (CandourDemo *self,
             const char  *name,
             CandourRole  role,
             const char  *job,
             const char  *team_id,
             const char  *manager_id)
{
  CandourPerson *person = candour_person_new ();

  person->id = candour_demo_dup_id (self);
  person->code = g_strdup_printf ("W%03u", self->people->len + 1);
  person->name = g_strdup (name);
  person->role = role;
  person->job = g_strdup (job);
  person->team_id = g_strdup (team_id);
  person->manager_id = g_strdup (manager_id);
  person->started_on = candour_date_add_days (self->today,
                                              -60 - candour_demo_pick (self, YEARS * 365 - 60));
  g_ptr_array_add (self->people, person);

  return person;
}

/* Trained long ago, so that a demonstration of any length has auditors from its first month. */
static void
make_auditor (CandourDemo   *self,
              CandourPerson *person)
{
  g_free (person->started_on);
  person->started_on = candour_date_add_months (self->today, -12 * (YEARS + 2));
  person->trained_on = candour_date_add_months (self->today, -12 * (YEARS + 1));
  self->kindness[self->auditors->len] = 0.1 + g_rand_double (self->random) * 0.7;
  g_ptr_array_add (self->auditors, person);
  g_ptr_array_add (self->actors, candour_actor_new (person, "example"));
}

static CandourPerson *
add_leaders (CandourDemo *self)
{
  const char *top = find_team (self, teams[0].name)->id;
  CandourPerson *head = make_person (self, "A. Ferrier", CANDOUR_ROLE_HEAD_OF_SERVICE,
                                     "Head of safeguarding", top, NULL);

  self->qa_lead = make_person (self, "I. Sayer", CANDOUR_ROLE_QA_LEAD, "QA lead", top, head->id);
  for (guint i = 0; i < G_N_ELEMENTS (reviewers); i++)
    make_auditor (self, make_person (self, reviewers[i].name, reviewers[i].role, reviewers[i].job,
                                     top, self->qa_lead->id));

  return head;
}

/* Every initial and surname once: 60 surnames and as many rounds as it takes. */
static char *
dup_name (CandourDemo *self)
{
  static const char initials[] = "RLDMCBGEWAFOSVKPJTHN";
  guint n = self->workers->len;
  guint surname = n % G_N_ELEMENTS (surnames);
  guint initial = (n / G_N_ELEMENTS (surnames) + 3 * surname) % (sizeof initials - 1);

  return g_strdup_printf ("%c. %s", initials[initial], surnames[surname]);
}

static void
add_team_people (CandourDemo   *self,
                 const Team    *facts,
                 CandourPerson *head)
{
  CandourTeam *team = find_team (self, facts->name);
  CandourPerson *manager = make_person (self, facts->manager, CANDOUR_ROLE_TEAM_MANAGER,
                                        "Team manager", team->id, head->id);

  make_auditor (self, manager);
  for (int i = 0; i < facts->n_workers; i++)
    {
      g_autofree char *name = dup_name (self);
      const char *job = jobs[candour_demo_pick (self, G_N_ELEMENTS (jobs))];

      g_ptr_array_add (self->workers,
                       make_person (self, name, CANDOUR_ROLE_SOCIAL_WORKER, job, team->id,
                                    manager->id));
    }
}

gboolean
candour_demo_add_people (CandourDemo  *self,
                         GError      **error)
{
  CandourPerson *head;

  self->kindness = g_new0 (double, N_AUDITORS);
  self->n_submitted = g_new0 (guint, N_AUDITORS);
  if (!add_teams (self, error))
    return FALSE;

  head = add_leaders (self);
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    if (teams[i].n_workers > 0)
      add_team_people (self, &teams[i], head);
  g_assert (self->auditors->len == N_AUDITORS);
  self->lead_actor = candour_actor_new (self->qa_lead, "example");

  for (guint i = 0; i < self->people->len; i++)
    if (!candour_past_add_person (self->past, self->people->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- The children's records ----------------------------------------------------------- */

static const char *const age_bands[] = {
  "unborn", "under 1", "1 to 4", "1 to 4", "5 to 9", "5 to 9", "10 to 15", "10 to 15",
  "16 and over",
};

static const char *const plans[][2] = {
  { "Child protection, neglect", "Child protection, emotional abuse" },
  { "Child in need plan", "Child in need plan, disability" },
  { "Child in care, foster home", "Child in care, with relatives" },
  { "Care leaver, pathway plan", "Care leaver, in touch" },
  { "Assessment", "Section 47 enquiry" },
};

static const Team *
find_facts (const CandourDemo *self,
            const char        *team_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      const CandourTeam *team = self->teams->pdata[i];

      if (g_str_equal (team->id, team_id))
        return &teams[i];
    }

  g_assert_not_reached ();
}

/* Mostly what the team is for; in places the step before or after. */
static int
pick_cohort (CandourDemo *self,
             int          usual)
{
  static const int others[] = {
    CANDOUR_COHORT_CHILD_IN_NEED, CANDOUR_COHORT_CHILD_PROTECTION, CANDOUR_COHORT_CHILD_IN_CARE,
    CANDOUR_COHORT_CARE_LEAVER,
  };

  if (candour_demo_chance (self, 0.65))
    return usual;

  return others[candour_demo_pick (self, G_N_ELEMENTS (others))];
}

static const char *
pick_plan (CandourDemo *self,
           int          cohort)
{
  int which = candour_demo_chance (self, 0.6) ? 0 : 1;

  switch (cohort)
    {
    case CANDOUR_COHORT_CHILD_PROTECTION:
      return plans[0][which];

    case CANDOUR_COHORT_CHILD_IN_NEED:
      return plans[1][which];

    case CANDOUR_COHORT_CHILD_IN_CARE:
      return plans[2][which];

    case CANDOUR_COHORT_CARE_LEAVER:
      return plans[3][which];

    default:
      return plans[4][which];
    }
}

static guint
get_lists (int cohort)
{
  switch (cohort)
    {
    case CANDOUR_COHORT_CHILD_IN_CARE:
      return 1 << 8;

    case CANDOUR_COHORT_CHILD_PROTECTION:
      return 1 << 7;

    case CANDOUR_COHORT_CARE_LEAVER:
      return 1 << 9;

    case CANDOUR_COHORT_ASSESSMENT:
      return 1 << 4;

    default:
      return 1 << 6;
    }
}

static CandourCase *
make_case (CandourDemo *self,
           guint        number,
           gboolean     closed)
{
  CandourPerson *worker = self->workers->pdata[candour_demo_pick (self, self->workers->len)];
  CandourCase *child = candour_case_new ();
  const char *band = age_bands[candour_demo_pick (self, G_N_ELEMENTS (age_bands))];

  child->id = candour_demo_dup_id (self);
  child->reference = g_strdup_printf ("CF-%04u", number);
  child->cohort = pick_cohort (self, find_facts (self, worker->team_id)->cohort);
  child->plan = g_strdup (pick_plan (self, child->cohort));
  child->since = candour_date_add_days (self->today, -30 - candour_demo_pick (self, 900));
  child->age_band = g_strdup (child->cohort == CANDOUR_COHORT_CARE_LEAVER ? "16 and over" : band);
  child->sex = g_strdup (candour_demo_chance (self, 0.5) ? "girl" : "boy");
  child->team_id = g_strdup (worker->team_id);
  child->lists = get_lists (child->cohort);
  if (closed)
    child->closed_on = candour_date_add_days (self->today, -candour_demo_pick (self, 300));
  if (closed || candour_demo_chance (self, 0.97))
    child->worker_id = g_strdup (worker->id);

  return child;
}

/* As many closed ones as it takes that no child is audited twice within a year. */
gboolean
candour_demo_add_cases (CandourDemo  *self,
                        int           n_audits,
                        GError      **error)
{
  guint n_closed = n_audits * 3 / 5;
  guint n_cases = n_closed + N_OPEN_CASES;

  self->last_audited = g_new0 (char *, n_cases + 1);
  self->again = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_demo_again_free);
  for (guint i = 0; i < n_cases; i++)
    {
      CandourCase *child = make_case (self, i + 1, i < n_closed);

      g_ptr_array_add (self->cases, child);
      if (!candour_past_add_case (self->past, child, child->since, error))
        return FALSE;
    }

  return TRUE;
}
