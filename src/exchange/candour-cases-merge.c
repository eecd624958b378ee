/* candour-cases-merge.c - one case of all that the lists say about a child
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-cases-private.h"
#include "candour-codes.h"

typedef struct
{
  char           *reference;
  CandourListRow *rows;       /* the later first */
} Child;

struct _CandourChildren
{
  GHashTable   *by_reference;  /* reference -> Child */
  GPtrArray    *order;         /* Child */
  GStringChunk *texts;
};

/* A child is one case. Care comes before protection, protection before need; those who left care
 * stand in list 6 too, and are care leavers all the same; then what is only being looked into. A
 * list of one's own is alone in its file.
 */
static const int precedence[] = { 8, 7, 9, 6, 5, 4, 3, 0 };

static const CandourCohort cohorts[CANDOUR_ANNEX_LISTS] = {
  [3] = CANDOUR_COHORT_ASSESSMENT,
  [4] = CANDOUR_COHORT_ASSESSMENT,
  [5] = CANDOUR_COHORT_ASSESSMENT,
  [6] = CANDOUR_COHORT_CHILD_IN_NEED,
  [7] = CANDOUR_COHORT_CHILD_PROTECTION,
  [8] = CANDOUR_COHORT_CHILD_IN_CARE,
  [9] = CANDOUR_COHORT_CARE_LEAVER,
};

static void
free_child (gpointer data)
{
  Child *child = data;

  while (child->rows != NULL)
    {
      CandourListRow *row = child->rows;

      child->rows = row->next;
      g_free (row);
    }
  g_free (child->reference);
  g_free (child);
}

CandourChildren *
candour_children_new (void)
{
  CandourChildren *self = g_new0 (CandourChildren, 1);

  self->by_reference = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func (free_child);
  self->texts = g_string_chunk_new (4096);

  return self;
}

void
candour_children_free (CandourChildren *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_reference);
  g_ptr_array_unref (self->order);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* Few workers and teams stand in many rows, so each is kept once. */
const char *
candour_children_keep_text (CandourChildren *self,
                            const char      *text)
{
  return g_string_chunk_insert_const (self->texts, text);
}

void
candour_children_add (CandourChildren      *self,
                      const char           *reference,
                      const CandourListRow *row)
{
  Child *child = g_hash_table_lookup (self->by_reference, reference);
  CandourListRow *copy = g_memdup2 (row, sizeof *row);

  if (child == NULL)
    {
      child = g_new0 (Child, 1);
      child->reference = g_strdup (reference);
      g_ptr_array_add (self->order, child);
      g_hash_table_insert (self->by_reference, child->reference, child);
    }

  copy->next = child->rows;
  child->rows = copy;
}

/* --- One child ------------------------------------------------------------------------ */

/* A referral, an assessment or an enquiry has no end of its own: it is over when the help that
 * came after it is.
 */
static gboolean
is_over (const Child          *child,
         const CandourListRow *event)
{
  for (const CandourListRow *row = child->rows; row != NULL; row = row->next)
    if (row->list >= 6 && row->ended[0] != '\0' && strcmp (row->ended, event->since) >= 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_open (const Child          *child,
         const CandourListRow *row)
{
  if (row->ended[0] != '\0')
    return FALSE;

  return row->list == 0 || row->list >= 6 || !is_over (child, row);
}

/* Several referrals are no riddle; two workers for one child at a time are. */
static void
tell_twice (CandourProblems      *problems,
            const Child          *child,
            const CandourListRow *used,
            gboolean              differ)
{
  const char *worker = used->worker[0] != '\0' ? used->worker : _("not allocated");

  for (const CandourListRow *row = child->rows; row != NULL; row = row->next)
    {
      if (row->list != used->list || !is_open (child, row))
        continue;

      if (differ)
        candour_problems_add (problems, CANDOUR_ROW_CHECK, row->sheet, row->number,
                              g_strdup (_("The same child twice, with two workers")),
                              g_strdup_printf (_("The later row is used: %s"), worker),
                              child->reference, NULL, NULL);
      else
        candour_problems_add (problems, CANDOUR_ROW_NOTHING, row->sheet, row->number,
                              g_strdup (_("The same child twice")),
                              g_strdup (_("The later row is used")), child->reference, NULL, NULL);
    }
}

/* The latest open row of a list. Rows come with the later first. */
static const CandourListRow *
find_open (const Child     *child,
           int              list,
           CandourProblems *problems)
{
  const CandourListRow *found = NULL;
  gboolean twice = FALSE;
  gboolean differ = FALSE;

  for (const CandourListRow *row = child->rows; row != NULL; row = row->next)
    {
      if (row->list != list || !is_open (child, row))
        continue;

      twice |= found != NULL;
      differ |= found != NULL && strcmp (found->worker, row->worker) != 0;
      if (found == NULL)
        found = row;
    }

  if (twice)
    tell_twice (problems, child, found, differ);

  return found;
}

/* Of referrals, assessments and enquiries the last that began, else the furthest on. */
static const CandourListRow *
find_latest_event (const Child     *child,
                   CandourProblems *problems)
{
  const CandourListRow *found = NULL;

  for (int list = 5; list >= 3; list--)
    {
      const CandourListRow *row = find_open (child, list, problems);

      if (row != NULL && (found == NULL || strcmp (row->since, found->since) > 0))
        found = row;
    }

  return found;
}

static const CandourListRow *
find_open_first (const Child     *child,
                 CandourProblems *problems)
{
  const CandourListRow *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (precedence); i++)
    {
      int list = precedence[i];
      const CandourListRow *row = NULL;

      if (list >= 6 || list == 0)
        row = find_open (child, list, problems);
      else if (list == 5)
        row = find_latest_event (child, problems);

      if (found == NULL)
        found = row;
    }

  return found;
}

/* Where all is over: what the child was on last. */
static const CandourListRow *
find_closed_last (const Child *child)
{
  const CandourListRow *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (precedence); i++)
    for (const CandourListRow *row = child->rows; row != NULL; row = row->next)
      if (row->list == precedence[i] && row->ended[0] != '\0'
          && (found == NULL || strcmp (row->ended, found->ended) > 0))
        found = row;

  return found;
}

static void
set_text (char       **field,
          const char  *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* What the winning row does not say any other may. */
static void
fill_person (CandourCaseEntry     *entry,
             const Child          *child,
             const CandourListRow *used)
{
  CandourAgeBand age = used->age;
  CandourSex sex = used->sex;

  for (const CandourListRow *row = child->rows; row != NULL; row = row->next)
    {
      if (age == CANDOUR_AGE_UNKNOWN)
        age = row->age;
      if (sex == CANDOUR_SEX_UNKNOWN)
        sex = row->sex;
      if (row->list > 0)
        entry->lists |= 1u << row->list;
    }

  set_text (&entry->age_band, candour_age_band_get_code (age));
  set_text (&entry->sex, candour_sex_get_code (sex));
}

static CandourCaseEntry *
merge_child (const Child     *child,
             CandourProblems *problems)
{
  CandourCaseEntry *entry = candour_case_entry_new (child->reference);
  const CandourListRow *used = find_open_first (child, problems);
  gboolean open = used != NULL;

  if (!open)
    used = find_closed_last (child);

  entry->cohort = used->list > 0 ? (int) cohorts[used->list] : used->cohort;
  if (used->plan[0] != '\0')
    set_text (&entry->plan, used->plan);
  if (used->since[0] != '\0')
    set_text (&entry->since, used->since);
  set_text (&entry->team, used->team);
  set_text (&entry->worker, used->worker);
  if (!open)
    set_text (&entry->closed_on, used->ended);
  fill_person (entry, child, used);

  return entry;
}

GPtrArray *
candour_children_merge (CandourChildren *self,
                        CandourProblems *problems)
{
  GPtrArray *entries = g_ptr_array_new_full (self->order->len,
                                             (GDestroyNotify) candour_case_entry_free);

  for (guint i = 0; i < self->order->len; i++)
    g_ptr_array_add (entries, merge_child (self->order->pdata[i], problems));

  return entries;
}
