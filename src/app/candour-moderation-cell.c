/* candour-moderation-cell.c - one cell of the queues of moderations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-cell.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-moderation-rules.h"

typedef enum
{
  KIND_BRIEF,
  KIND_CASE,
  KIND_AUDITOR,
  KIND_WHY,
  KIND_MODERATOR,
  KIND_PROGRESS,
  KIND_GRADES,
  KIND_DUE,
  N_KINDS
} Kind;

static const char *const kind_names[N_KINDS + 1] =
{
  "brief", "case", "auditor", "why", "moderator", "progress", "grades", "due", NULL,
};

struct _CandourModerationCell
{
  CandourLazyCell parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourModerationCell, candour_moderation_cell, CANDOUR_TYPE_LAZY_CELL)

/* --- In words ------------------------------------------------------------------------------ */

static gboolean
is_over (CandourModerationRow *row)
{
  return row->state == CANDOUR_MODERATION_FINISHED;
}

static char *
dup_left (CandourModerationRow *row)
{
  return g_strdup_printf (ngettext ("%d left to agree", "%d left to agree", row->n_to_agree),
                          row->n_to_agree);
}

char *
candour_moderation_row_dup_progress (CandourModerationRow *row)
{
  switch (row->state)
    {
    case CANDOUR_MODERATION_WAITING:
      return g_strdup (_("To be allocated"));
    case CANDOUR_MODERATION_ALLOCATED:
      return g_strdup (_("Not started"));
    case CANDOUR_MODERATION_GRADING:
      return g_strdup_printf (_("%d of %d graded"), row->n_graded, row->n_standards);
    case CANDOUR_MODERATION_COMPARING:
      return row->n_to_agree > 0 ? dup_left (row) : g_strdup (_("All is agreed"));
    case CANDOUR_MODERATION_REFERRED:
      if (row->n_to_agree == 0)
        return g_strdup (_("All is decided"));
      return g_strdup_printf (ngettext ("%d to be decided", "%d to be decided",
                                        row->n_to_agree), row->n_to_agree);
    case CANDOUR_MODERATION_AGREED:
      return g_strdup (_("Feedback to give"));
    case CANDOUR_MODERATION_FINISHED:
      return g_strdup (row->is_read ? _("Feedback read") : _("Feedback not read"));
    case CANDOUR_MODERATION_NONE:
      break;
    }

  return NULL;
}

static const char *
get_why (CandourModerationRow *row)
{
  return row->kind != CANDOUR_DRAW_NONE ? candour_rules_get_drawn_name (row->kind, row->reason)
                                        : _("Sealed");
}

/* Who is to do the next thing, where that is not the moderator. */
static const char *
get_hand (CandourModerationRow *row)
{
  if (row->state != CANDOUR_MODERATION_REFERRED)
    return row->moderator_name;

  return row->decider_id != NULL ? row->decider_name : _("QA lead");
}

static char *
dup_when (CandourModerationRow *row,
          const char           *today,
          CandourTone          *tone,
          const char          **icon_name)
{
  g_autofree char *date = NULL;

  *tone = CANDOUR_TONE_NEUTRAL;
  *icon_name = NULL;
  if (is_over (row) && row->finished_on != NULL)
    {
      date = candour_date_format_short (row->finished_on, today);
      /* Translators: %s is a date */
      return g_strdup_printf (_("Finished %s"), date);
    }

  return row->due_on != NULL ? candour_due_describe (row->due_on, today, tone, icon_name) : NULL;
}

/* --- What each kind says ------------------------------------------------------------------- */

static char *
show_case (CandourLazyCell      *cell,
           CandourModerationRow *row)
{
  char *label = candour_moderation_row_describe (row, candour_lazy_cell_get_today (cell));

  candour_lazy_cell_show_reference (cell, row->reference);
  candour_lazy_cell_show_detail (cell, candour_code_get_name (candour_cohorts, row->cohort),
                                 "secondary");
  candour_lazy_cell_name_row (cell, label);

  return label;
}

static char *
dup_person (CandourLazyCell *cell,
            const char      *id,
            const char      *name)
{
  if (id != NULL && g_strcmp0 (id, candour_lazy_cell_get_person_id (cell)) == 0)
    /* Translators: %s is a name: "J. Okafor, you" */
    return g_strdup_printf (_("%s, you"), name);

  return g_strdup (name);
}

static char *
show_auditor (CandourLazyCell      *cell,
              CandourModerationRow *row)
{
  g_autofree char *name = dup_person (cell, row->auditor_id, row->auditor_name);
  char *text = g_strdup_printf ("%s · %s", name, row->team_name);

  candour_lazy_cell_show_text (cell, text, NULL);

  return text;
}

static char *
show_why (CandourLazyCell      *cell,
          CandourModerationRow *row)
{
  static const CandourTone tones[] =
  {
    [CANDOUR_DRAW_NONE] = CANDOUR_TONE_SEALED, [CANDOUR_DRAW_RULE] = CANDOUR_TONE_INFO,
    [CANDOUR_DRAW_RANDOM] = CANDOUR_TONE_NEUTRAL, [CANDOUR_DRAW_REQUEST] = CANDOUR_TONE_OUTLINE,
  };
  const char *text = get_why (row);

  candour_lazy_cell_show_chip (cell, tones[row->kind],
                               row->kind == CANDOUR_DRAW_NONE ? "changes-prevent-symbolic" : NULL,
                               text, NULL);

  return g_strdup (text);
}

static char *
show_moderator (CandourLazyCell      *cell,
                CandourModerationRow *row)
{
  const char *id = row->state == CANDOUR_MODERATION_REFERRED ? row->decider_id
                                                             : row->moderator_id;
  const char *name = get_hand (row);
  char *text = *name != '\0' ? dup_person (cell, id, name) : g_strdup (_("Nobody yet"));

  candour_lazy_cell_show_text (cell, text, NULL);

  return text;
}

static char *
show_progress (CandourLazyCell      *cell,
               CandourModerationRow *row)
{
  char *text = candour_moderation_row_dup_progress (row);
  gboolean is_urgent = row->state == CANDOUR_MODERATION_REFERRED;

  candour_lazy_cell_show_chip (cell, CANDOUR_TONE_WARN, NULL, is_urgent ? text : NULL, NULL);
  candour_lazy_cell_show_text (cell, is_urgent ? NULL : text, "tabular");

  return text;
}

static char *
show_grades (CandourLazyCell      *cell,
             CandourModerationRow *row)
{
  const CandourGradeWords overall = { row->drawn_as, row->overall_name, row->overall_short };
  const CandourGradeWords agreed = { row->agreed_drawn_as, row->agreed_name, row->agreed_short };
  CandourGradeLine *line = candour_lazy_cell_show_grades (cell);

  if (row->is_sealed)
    candour_grade_line_set_sealed (line, _("Sealed"));
  else if (row->overall > 0 && row->agreed > 0)
    candour_grade_line_set_agreed (line, &overall, &agreed, row->change);
  else
    candour_grade_line_set (line, row->overall > 0 ? &overall : NULL,
                            row->overall > 0 ? NULL : _("No overall grade"));

  return candour_grade_line_dup_name (line);
}

static char *
show_due (CandourLazyCell      *cell,
          CandourModerationRow *row)
{
  const char *today = candour_lazy_cell_get_today (cell);
  CandourTone tone;
  const char *icon_name;
  char *text = today != NULL ? dup_when (row, today, &tone, &icon_name) : NULL;

  if (today == NULL)
    return NULL;

  candour_lazy_cell_show_chip (cell, tone, icon_name, is_over (row) ? NULL : text, NULL);
  candour_lazy_cell_show_text (cell, is_over (row) ? text : NULL, "tabular");

  return text;
}

/* All of a row in two lines. */
static char *
show_brief (CandourLazyCell      *cell,
            CandourModerationRow *row)
{
  const char *today = candour_lazy_cell_get_today (cell);
  g_autofree char *title = NULL;
  g_autofree char *progress = candour_moderation_row_dup_progress (row);
  g_autofree char *below = NULL;
  g_autofree char *when = NULL;
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  char *label = candour_moderation_row_describe (row, today);

  /* Translators: a case's reference and its auditor: "CF-2107 · audited by T. Lowe" */
  title = g_strdup_printf (_("%s · audited by %s"), row->reference, row->auditor_name);
  below = g_strdup_printf ("%s · %s", progress, get_why (row));
  when = today != NULL ? dup_when (row, today, &tone, &icon_name) : NULL;
  candour_lazy_cell_show_lines (cell);
  candour_lazy_cell_show_text (cell, title, "strong");
  candour_lazy_cell_show_detail (cell, below, "secondary");
  candour_lazy_cell_show_chip (cell, tone, icon_name, when, NULL);
  candour_lazy_cell_name_row (cell, label);

  return label;
}

/* --- The cell ------------------------------------------------------------------------------ */

static char *
candour_moderation_cell_show (CandourLazyCell *cell,
                              guint            kind,
                              gpointer         row)
{
  static char *(*const show[N_KINDS]) (CandourLazyCell *, CandourModerationRow *) =
  {
    show_brief, show_case, show_auditor, show_why, show_moderator, show_progress, show_grades,
    show_due,
  };

  return show[kind] (cell, row);
}

static void
candour_moderation_cell_open (CandourLazyCell *cell,
                              gpointer         row)
{
  gtk_widget_activate_action (GTK_WIDGET (cell), "win.open-moderation", "s",
                              CANDOUR_MODERATION_ROW (row)->id);
}

static void
candour_moderation_cell_class_init (CandourModerationCellClass *klass)
{
  CandourLazyCellClass *cell_class = CANDOUR_LAZY_CELL_CLASS (klass);

  cell_class->kinds = kind_names;
  cell_class->show = candour_moderation_cell_show;
  cell_class->open = candour_moderation_cell_open;
}

static void
candour_moderation_cell_init (CandourModerationCell *self)
{
}

static void
add (GString    *description,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append (description, ", ");
  g_string_append (description, text);
}

char *
candour_moderation_row_describe (CandourModerationRow *row,
                                 const char           *today)
{
  g_autoptr(GString) description = g_string_new (row->reference);
  g_autofree char *auditor = g_strdup_printf (_("audited by %s"), row->auditor_name);
  g_autofree char *moderator = *row->moderator_name != '\0'
    ? g_strdup_printf (_("moderator %s"), row->moderator_name) : NULL;
  g_autofree char *progress = candour_moderation_row_dup_progress (row);
  g_autofree char *grades = NULL;
  g_autofree char *when = NULL;
  CandourTone tone;
  const char *icon_name;

  if (row->is_sealed)
    grades = g_strdup (_("grades sealed"));
  else if (row->overall > 0 && row->agreed > 0)
    grades = g_strdup_printf (_("%s, agreed %s"), row->overall_name, row->agreed_name);
  else
    grades = g_strdup (row->overall_name);

  add (description, candour_code_get_name (candour_cohorts, row->cohort));
  add (description, auditor);
  add (description, row->team_name);
  if (row->kind != CANDOUR_DRAW_NONE)
    add (description, get_why (row));
  add (description, moderator);
  add (description, progress);
  add (description, grades);
  when = today != NULL ? dup_when (row, today, &tone, &icon_name) : NULL;
  add (description, when);

  return g_string_free (g_steal_pointer (&description), FALSE);
}
