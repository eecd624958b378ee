/* candour-audit-cell.c - one cell of the list of audits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-cell.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-grade-chip.h"

typedef enum
{
  KIND_SELECT,
  KIND_BRIEF,
  KIND_STATE,
  KIND_CASE,
  KIND_WORKER,
  KIND_AUDITOR,
  KIND_DUE,
  KIND_OVERALL,
  KIND_ACTIONS,
  N_KINDS
} Kind;

static const char *const kind_names[N_KINDS + 1] =
{
  "select", "brief", "state", "case", "worker", "auditor", "due", "overall", "actions", NULL,
};

struct _CandourAuditCell
{
  CandourLazyCell parent_instance;
};

G_DEFINE_FINAL_TYPE (CandourAuditCell, candour_audit_cell, CANDOUR_TYPE_LAZY_CELL)

static gboolean
is_mine (CandourLazyCell *cell,
         CandourAuditRow *row)
{
  const char *person_id = candour_lazy_cell_get_person_id (cell);

  return person_id != NULL && g_strcmp0 (person_id, row->auditor_id) == 0;
}

static gboolean
is_submitted (CandourAuditRow *row)
{
  return row->submitted_on != NULL;
}

/* --- What each kind says ------------------------------------------------------------------ */

static char *
show_select (CandourLazyCell *cell,
             CandourAuditRow *row)
{
  /* Translators: %s is a case's reference */
  char *label = g_strdup_printf (_("Select %s"), row->reference);

  candour_lazy_cell_show_check (cell, label);

  return label;
}

static char *
show_state (CandourLazyCell *cell,
            CandourAuditRow *row)
{
  static const struct
  {
    CandourTone  tone;
    const char  *icon_name;
  } looks[CANDOUR_N_AUDIT_STATES] =
  {
    [CANDOUR_AUDIT_NOT_STARTED] = { CANDOUR_TONE_NEUTRAL, NULL },
    [CANDOUR_AUDIT_IN_PROGRESS] = { CANDOUR_TONE_NEUTRAL, "document-edit-symbolic" },
    [CANDOUR_AUDIT_IN_MODERATION] = { CANDOUR_TONE_INFO, "view-dual-symbolic" },
    [CANDOUR_AUDIT_ACTIONS_OPEN] = { CANDOUR_TONE_NEUTRAL, "checkbox-checked-symbolic" },
    [CANDOUR_AUDIT_CLOSED] = { CANDOUR_TONE_OK, "object-select-symbolic" },
  };
  const char *name = candour_code_get_name (candour_audit_states, row->state);

  candour_lazy_cell_show_chip (cell, looks[row->state].tone, looks[row->state].icon_name, name,
                               NULL);

  return g_strdup (name);
}

static char *
show_case (CandourLazyCell *cell,
           CandourAuditRow *row)
{
  char *label = candour_audit_row_describe (row, candour_lazy_cell_get_today (cell));

  candour_lazy_cell_show_reference (cell, row->reference);
  candour_lazy_cell_show_detail (cell, candour_code_get_name (candour_cohorts, row->cohort),
                                 "secondary");
  candour_lazy_cell_name_row (cell, label);

  return label;
}

static char *
show_worker (CandourLazyCell *cell,
             CandourAuditRow *row)
{
  const char *name = *row->worker_name != '\0' ? row->worker_name : _("Not allocated");
  char *text = g_strdup_printf ("%s · %s", name, row->team_name);

  candour_lazy_cell_show_text (cell, text, NULL);

  return text;
}

static char *
show_auditor (CandourLazyCell *cell,
              CandourAuditRow *row)
{
  char *text;

  if (row->is_waiting)
    /* Translators: %s is the QA lead: "I. Sayer hands on" */
    text = g_strdup_printf (_("%s hands on"), row->auditor_name);
  else if (is_mine (cell, row))
    /* Translators: %s is a name: "J. Okafor, you" */
    text = g_strdup_printf (_("%s, you"), row->auditor_name);
  else
    text = g_strdup (row->auditor_name);
  candour_lazy_cell_show_text (cell, text, NULL);

  return text;
}

static char *
show_due (CandourLazyCell *cell,
          CandourAuditRow *row)
{
  const char *today = candour_lazy_cell_get_today (cell);
  char *text = NULL;
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;

  if (today == NULL)
    return NULL;

  if (is_submitted (row))
    text = candour_date_format_short (row->submitted_on, today);
  else if (row->due_on != NULL)
    text = candour_due_describe (row->due_on, today, &tone, &icon_name);

  candour_lazy_cell_show_chip (cell, tone, icon_name,
                               tone != CANDOUR_TONE_NEUTRAL ? text : NULL, NULL);
  candour_lazy_cell_show_text (cell, tone == CANDOUR_TONE_NEUTRAL ? text : NULL, "tabular");

  return text;
}

static char *
dup_progress (CandourAuditRow *row)
{
  if (row->n_graded == 0)
    return g_strdup (_("Not yet"));

  return g_strdup_printf (_("%d of %d graded"), row->n_graded, row->n_standards);
}

/* What is said beside a grade that was not agreed. */
static char *
dup_moderation (CandourAuditRow *row)
{
  switch (row->moderation)
    {
    case CANDOUR_MODERATION_WAITING:
      return g_strdup (_("drawn"));
    case CANDOUR_MODERATION_ALLOCATED:
    case CANDOUR_MODERATION_GRADING:
      return g_strdup (_("being moderated"));
    case CANDOUR_MODERATION_COMPARING:
    case CANDOUR_MODERATION_REFERRED:
      return row->n_to_agree > 0 ? g_strdup_printf (ngettext ("%d left to agree",
                                                              "%d left to agree",
                                                              row->n_to_agree), row->n_to_agree)
                                 : g_strdup (_("being compared"));
    case CANDOUR_MODERATION_NONE:
      return g_strdup (_("not drawn"));
    case CANDOUR_MODERATION_AGREED:
    case CANDOUR_MODERATION_FINISHED:
      break;
    }

  return NULL;
}

static void
set_grades (CandourGradeLine *line,
            CandourAuditRow  *row)
{
  const CandourGradeWords overall = { row->drawn_as, row->overall_name, row->overall_short };
  const CandourGradeWords agreed = { row->agreed_drawn_as, row->agreed_name, row->agreed_short };
  g_autofree char *words = NULL;

  if (row->is_sealed)
    {
      candour_grade_line_set_sealed (line, _("Sealed until you grade"));
      return;
    }

  if (is_submitted (row) && row->overall > 0 && row->agreed > 0)
    {
      candour_grade_line_set_agreed (line, &overall, &agreed, row->change);
      return;
    }

  if (is_submitted (row))
    words = row->overall > 0 ? dup_moderation (row) : g_strdup (_("No overall grade"));
  else
    words = dup_progress (row);
  candour_grade_line_set (line, is_submitted (row) && row->overall > 0 ? &overall : NULL, words);
}

static char *
show_overall (CandourLazyCell *cell,
              CandourAuditRow *row)
{
  CandourGradeLine *line = candour_lazy_cell_show_grades (cell);

  set_grades (line, row);

  return candour_grade_line_dup_name (line);
}

static char *
dup_actions (CandourAuditRow *row)
{
  if (!is_submitted (row) || row->n_actions == 0)
    return NULL;
  if (row->n_open > 0)
    return g_strdup_printf (ngettext ("%d open", "%d open", row->n_open), row->n_open);

  return g_strdup_printf (ngettext ("%d finished", "All %d finished", row->n_actions),
                          row->n_actions);
}

static char *
dup_overdue (CandourAuditRow *row)
{
  if (!is_submitted (row) || row->n_overdue == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%d overdue", "%d overdue", row->n_overdue), row->n_overdue);
}

static char *
show_actions (CandourLazyCell *cell,
              CandourAuditRow *row)
{
  char *text = dup_actions (row);
  g_autofree char *overdue = dup_overdue (row);

  candour_lazy_cell_show_text (cell, text, row->n_open > 0 ? NULL : "secondary");
  candour_lazy_cell_show_chip (cell, CANDOUR_TONE_DANGER, "alarm-symbolic", overdue, NULL);
  candour_lazy_cell_keep_text (cell, overdue != NULL);

  return text != NULL ? text : g_steal_pointer (&overdue);
}

/* --- All of a row in two lines ------------------------------------------------------------- */

static void
add (GString    *description,
     const char *separator,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (description->len > 0)
    g_string_append (description, separator);
  g_string_append (description, text);
}

/* The grade that stands, or when it is due. */
static void
show_brief_chip (CandourLazyCell *cell,
                 CandourAuditRow *row)
{
  gboolean is_agreed = row->agreed > 0;
  CandourGrade drawn_as = (CandourGrade) (is_agreed ? row->agreed_drawn_as : row->drawn_as);
  const char *today = candour_lazy_cell_get_today (cell);
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  g_autofree char *due = NULL;

  if (row->is_sealed)
    {
      candour_lazy_cell_show_chip (cell, CANDOUR_TONE_SEALED, "changes-prevent-symbolic",
                                   _("Sealed"), _("Sealed until you grade"));
      return;
    }

  if (is_submitted (row) && row->overall > 0)
    {
      candour_lazy_cell_show_chip (cell, candour_tone_from_grade (drawn_as),
                                   candour_grade_get_icon_name (drawn_as),
                                   is_agreed ? row->agreed_short : row->overall_short,
                                   is_agreed ? row->agreed_name : row->overall_name);
      return;
    }

  if (!is_submitted (row) && row->due_on != NULL && today != NULL)
    due = candour_due_describe (row->due_on, today, &tone, &icon_name);
  candour_lazy_cell_show_chip (cell, tone, icon_name, due, NULL);
}

static char *
show_brief (CandourLazyCell *cell,
            CandourAuditRow *row)
{
  g_autoptr(GString) below = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", row->reference,
                                            candour_code_get_name (candour_cohorts, row->cohort));
  g_autofree char *date = is_submitted (row) ? candour_date_format_long (row->submitted_on) : NULL;
  g_autofree char *actions = dup_actions (row);
  g_autofree char *overdue = dup_overdue (row);
  char *label = candour_audit_row_describe (row, candour_lazy_cell_get_today (cell));

  candour_lazy_cell_show_lines (cell);
  add (below, " · ", candour_code_get_name (candour_audit_states, row->state));
  add (below, " · ", date);
  add (below, " · ", row->team_name);
  add (below, " · ", overdue != NULL ? overdue : actions);
  candour_lazy_cell_show_text (cell, title, "strong");
  candour_lazy_cell_show_detail (cell, below->str, "secondary");
  show_brief_chip (cell, row);
  candour_lazy_cell_name_row (cell, label);

  return label;
}

/* --- The cell ------------------------------------------------------------------------------ */

static char *
candour_audit_cell_show (CandourLazyCell *cell,
                         guint            kind,
                         gpointer         row)
{
  static char *(*const show[N_KINDS]) (CandourLazyCell *, CandourAuditRow *) =
  {
    show_select, show_brief, show_state, show_case, show_worker, show_auditor, show_due,
    show_overall, show_actions,
  };

  return show[kind] (cell, row);
}

static void
candour_audit_cell_open (CandourLazyCell *cell,
                         gpointer         row)
{
  gtk_widget_activate_action (GTK_WIDGET (cell), "win.open-audit", "s",
                              CANDOUR_AUDIT_ROW (row)->id);
}

static void
candour_audit_cell_class_init (CandourAuditCellClass *klass)
{
  CandourLazyCellClass *cell_class = CANDOUR_LAZY_CELL_CLASS (klass);

  cell_class->kinds = kind_names;
  cell_class->show = candour_audit_cell_show;
  cell_class->open = candour_audit_cell_open;
}

static void
candour_audit_cell_init (CandourAuditCell *self)
{
}

static char *
dup_grades (CandourAuditRow *row)
{
  if (row->is_sealed)
    return g_strdup (_("Sealed until you grade"));
  if (row->overall > 0 && row->agreed > 0)
    /* Translators: the auditor's grade and the agreed one: "Good, agreed Requires improvement" */
    return g_strdup_printf (_("%s, agreed %s"), row->overall_name, row->agreed_name);

  return g_strdup (row->overall_name);
}

char *
candour_audit_row_describe (CandourAuditRow *row,
                            const char      *today)
{
  g_autoptr(GString) description = g_string_new (row->reference);
  g_autofree char *auditor = g_strdup_printf (_("auditor %s"), row->auditor_name);
  g_autofree char *grades = NULL;
  g_autofree char *when = NULL;
  g_autofree char *date = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *actions = dup_actions (row);

  add (description, ", ", candour_code_get_name (candour_cohorts, row->cohort));
  add (description, ", ", row->worker_name);
  add (description, ", ", row->team_name);
  add (description, ", ", auditor);
  add (description, ", ", candour_code_get_name (candour_audit_states, row->state));

  if (is_submitted (row))
    {
      date = row->submitted_on != NULL ? candour_date_format_long (row->submitted_on) : NULL;
      when = date != NULL ? g_strdup_printf (_("submitted %s"), date) : NULL;
      add (description, ", ", when);
      grades = dup_grades (row);
      add (description, ", ", grades);
    }
  else
    {
      when = row->due_on != NULL && today != NULL
             ? candour_due_describe (row->due_on, today, NULL, NULL) : NULL;
      progress = dup_progress (row);
      add (description, ", ", when);
      add (description, ", ", progress);
    }

  if (actions != NULL)
    {
      /* Translators: of the actions of an audit: "actions: 3 open" */
      g_autofree char *text = g_strdup_printf (_("actions: %s"), actions);

      add (description, ", ", text);
    }

  return g_string_free (g_steal_pointer (&description), FALSE);
}
