/* candour-re-audit.c - an audit beside the earlier one that it follows: what moved, what became
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-re-audit.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-date.h"
#include "candour-fold.h"

static CandourMovement *
movement_new (const char *standard_id,
              const char *name)
{
  CandourMovement *self = g_new0 (CandourMovement, 1);

  self->standard_id = g_strdup (standard_id);
  self->name = g_strdup (name);
  self->before_name = g_strdup ("");
  self->after_name = g_strdup ("");
  self->before_short = g_strdup ("");
  self->after_short = g_strdup ("");
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
candour_movement_free (CandourMovement *self)
{
  g_free (self->standard_id);
  g_free (self->name);
  g_free (self->before_name);
  g_free (self->after_name);
  g_free (self->before_short);
  g_free (self->after_short);
  g_ptr_array_unref (self->actions);
  g_free (self);
}

void
candour_re_audit_free (CandourReAudit *self)
{
  g_free (self->before_id);
  g_free (self->after_id);
  g_free (self->before_on);
  g_free (self->after_on);
  g_ptr_array_unref (self->movements);
  g_free (self);
}

char *
candour_movement_dup_sentence (const CandourMovement *self)
{
  switch (self->moved)
    {
    case CANDOUR_MOVED_UNKNOWN:
      return g_strdup ("");
    case CANDOUR_MOVED_SAME:
      return g_strdup_printf (_("%s, as before"), self->after_name);
    case CANDOUR_MOVED_LOWER:
      return g_strdup_printf (_("%s, before that %s: lower"), self->after_name,
                              self->before_name);
    case CANDOUR_MOVED_HIGHER:
      return g_strdup_printf (_("%s, before that %s: higher"), self->after_name,
                              self->before_name);
    }

  return g_strdup ("");
}

static void
add_count (GString    *text,
           const char *counted)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, counted);
}

char *
candour_re_audit_dup_grades (const CandourReAudit *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *higher = g_strdup_printf (_("%u higher"), self->n_higher);
  g_autofree char *lower = g_strdup_printf (_("%u lower"), self->n_lower);
  g_autofree char *same = g_strdup_printf (_("%u as before"), self->n_same);

  if (self->n_higher > 0)
    add_count (text, higher);
  if (self->n_lower > 0)
    add_count (text, lower);
  if (self->n_same > 0)
    add_count (text, same);
  if (text->len == 0)
    g_string_append (text, _("No standard is graded in both yet"));

  return g_string_free (text, FALSE);
}

char *
candour_re_audit_dup_actions (const CandourReAudit *self)
{
  g_autofree char *made = NULL;
  g_autofree char *open = NULL;

  if (self->n_actions == 0)
    return g_strdup (_("It asked for no action"));

  made = g_strdup_printf (ngettext ("%u of its %u action made a difference",
                                    "%u of its %u actions made a difference", self->n_actions),
                          self->n_difference, self->n_actions);
  if (self->n_open == 0)
    return g_steal_pointer (&made);

  open = g_strdup_printf (ngettext ("%u is still open", "%u are still open", self->n_open),
                          self->n_open);

  return g_strjoin (", ", made, open, NULL);
}

void
candour_earlier_audit_free (CandourEarlierAudit *self)
{
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->framework, candour_framework_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}

/* --- Grades --------------------------------------------------------------------------- */

int
candour_audit_get_standing (const CandourAudit *audit,
                            const char         *standard_id)
{
  const CandourGrading *agreed =
    candour_audit_find_grading (audit, standard_id, CANDOUR_GRADING_AGREED);
  const CandourGrading *grading =
    agreed != NULL && (agreed->grade > 0 || agreed->not_applicable)
    ? agreed : candour_audit_find_grading (audit, standard_id, CANDOUR_GRADING_AUDITOR);

  return grading != NULL && !grading->not_applicable ? grading->grade : 0;
}

static gboolean
have_same_scale (const CandourFramework *before,
                 const CandourFramework *after)
{
  if (before->scale->len != after->scale->len || before->scale->len == 0)
    return FALSE;

  for (guint i = 1; i <= before->scale->len; i++)
    if (g_strcmp0 (candour_framework_get_grade (before, i)->code,
                   candour_framework_get_grade (after, i)->code) != 0)
      return FALSE;

  return TRUE;
}

/* On scales that differ what can be compared is how each is drawn. */
static CandourMoved
compare (const CandourMovement *movement,
         gboolean               same_scale)
{
  int before = same_scale ? movement->before : movement->before_drawn;
  int after = same_scale ? movement->after : movement->after_drawn;

  if (before == 0 || after == 0)
    return CANDOUR_MOVED_UNKNOWN;

  return after < before ? CANDOUR_MOVED_LOWER
         : after > before ? CANDOUR_MOVED_HIGHER : CANDOUR_MOVED_SAME;
}

static const char *
get_short (const CandourFramework *framework,
           int                     grade)
{
  const CandourScaleGrade *scale = candour_framework_get_grade (framework, grade);

  return scale != NULL && scale->short_name != NULL ? scale->short_name
         : candour_framework_get_grade_name (framework, grade);
}

static void
set_grades (CandourMovement        *movement,
            const CandourFramework *before_framework,
            int                     before,
            const CandourFramework *after_framework,
            int                     after)
{
  movement->before = before;
  movement->after = after;
  if (before > 0)
    {
      candour_set_text (&movement->before_name,
                        candour_framework_get_grade_name (before_framework, before));
      candour_set_text (&movement->before_short, get_short (before_framework, before));
      movement->before_drawn = candour_framework_get_drawn_as (before_framework, before);
    }
  if (after > 0)
    {
      candour_set_text (&movement->after_name,
                        candour_framework_get_grade_name (after_framework, after));
      candour_set_text (&movement->after_short, get_short (after_framework, after));
      movement->after_drawn = candour_framework_get_drawn_as (after_framework, after);
    }

  movement->moved = compare (movement, have_same_scale (before_framework, after_framework));
}

/* --- Standards ------------------------------------------------------------------------ */

static const CandourStandard *
find_like (const CandourFramework *framework,
           gboolean                is_same_code,
           const CandourStandard  *standard)
{
  g_autofree char *name = NULL;

  if (is_same_code)
    return candour_framework_find_standard (framework, standard->id, NULL);

  name = candour_fold (standard->name);
  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *other = g_ptr_array_index (framework->standards, i);
      g_autofree char *other_name = candour_fold (other->name);

      if (g_str_equal (name, other_name))
        return other;
    }

  return NULL;
}

static void
add_actions (CandourMovement *movement,
             const char      *standard_id,
             GPtrArray       *actions)
{
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      CandourActionRow *row = g_ptr_array_index (actions, i);

      if (g_strcmp0 (row->standard_id, standard_id) == 0)
        g_ptr_array_add (movement->actions, g_object_ref (row));
    }
}

static void
count_movement (CandourReAudit        *self,
                const CandourMovement *movement)
{
  self->n_higher += movement->moved == CANDOUR_MOVED_HIGHER;
  self->n_same += movement->moved == CANDOUR_MOVED_SAME;
  self->n_lower += movement->moved == CANDOUR_MOVED_LOWER;
}

static void
add_standards (CandourReAudit         *self,
               const CandourFramework *before_framework,
               const CandourAudit     *before,
               const CandourFramework *after_framework,
               const CandourAudit     *after,
               GPtrArray              *actions)
{
  gboolean is_same_code = g_strcmp0 (before_framework->code, after_framework->code) == 0;

  for (guint i = 0; i < after_framework->standards->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (after_framework->standards, i);
      const CandourStandard *earlier = find_like (before_framework, is_same_code, standard);
      CandourMovement *movement = movement_new (standard->id, standard->name);

      set_grades (movement, before_framework,
                  earlier != NULL ? candour_audit_get_standing (before, earlier->id) : 0,
                  after_framework, candour_audit_get_standing (after, standard->id));
      if (earlier != NULL)
        add_actions (movement, earlier->id, actions);
      count_movement (self, movement);
      g_ptr_array_add (self->movements, movement);
    }

  /* What only the earlier framework asked. */
  for (guint i = 0; i < before_framework->standards->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (before_framework->standards, i);
      CandourMovement *movement;

      if (find_like (after_framework, is_same_code, standard) != NULL)
        continue;

      movement = movement_new (standard->id, standard->name);
      set_grades (movement, before_framework, candour_audit_get_standing (before, standard->id),
                  after_framework, 0);
      add_actions (movement, standard->id, actions);
      g_ptr_array_add (self->movements, movement);
    }
}

static void
count_actions (CandourReAudit *self,
               GPtrArray      *actions)
{
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      const CandourActionRow *row = g_ptr_array_index (actions, i);

      if (row->state == CANDOUR_ACTION_WITHDRAWN || row->state == CANDOUR_ACTION_DRAFT)
        continue;

      self->n_actions++;
      self->n_difference += row->state == CANDOUR_ACTION_MADE_DIFFERENCE;
      self->n_open += candour_rules_is_action_open (row->state);
    }
}

CandourReAudit *
candour_re_audit_compare (const CandourFramework *before_framework,
                          const CandourAudit     *before,
                          int                     before_overall,
                          const CandourFramework *after_framework,
                          const CandourAudit     *after,
                          int                     after_overall,
                          GPtrArray              *earlier_actions)
{
  CandourReAudit *self = g_new0 (CandourReAudit, 1);
  CandourMovement *overall = movement_new (NULL, _("Overall judgement"));

  self->before_id = g_strdup (before->id);
  self->after_id = g_strdup (after->id);
  if (before->submitted_at != NULL)
    self->before_on = candour_instant_dup_date (before->submitted_at);
  if (after->submitted_at != NULL)
    self->after_on = candour_instant_dup_date (after->submitted_at);
  self->movements = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_movement_free);

  set_grades (overall, before_framework, before_overall, after_framework, after_overall);
  add_actions (overall, NULL, earlier_actions);
  g_ptr_array_add (self->movements, overall);
  add_standards (self, before_framework, before, after_framework, after, earlier_actions);
  count_actions (self, earlier_actions);

  return self;
}

CandourReAudit *
candour_earlier_audit_compare (const CandourEarlierAudit *self,
                               const CandourFramework    *framework,
                               const CandourAudit        *after)
{
  return candour_re_audit_compare (self->framework, self->audit, self->overall, framework, after,
                                   self->agreed_after != 0 ? self->agreed_after : after->overall,
                                   self->actions);
}
