/* candour-feedback-report.c - what an audit says to the practitioner, as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback-report.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-report-private.h"
#include "candour-document.h"
#include "candour-store-audit-list.h"

#define MAX_BARS 11

typedef struct
{
  CandourFeedback    *feedback;
  CandourReportFacts *audit;
  CandourAuditRow    *row;     /* the grades that stand */
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_pointer (&self->feedback, candour_feedback_free);
  g_clear_pointer (&self->audit, candour_report_facts_free);
  g_clear_object (&self->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* --- Reading -------------------------------------------------------------------------- */

static gboolean
load (Facts               *self,
      CandourDb           *db,
      const char          *audit_id,
      const CandourActor  *actor,
      const char          *today,
      GError             **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *refusal = NULL;

  self->feedback = candour_store_feedback_load (db, audit_id, actor, error);
  if (self->feedback == NULL)
    return FALSE;

  refusal = candour_rules_check_feedback_reader (self->feedback, actor->person_id, actor->role);
  if (refusal != NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, refusal);
      return FALSE;
    }

  g_ptr_array_add (ids, (gpointer) audit_id);
  if ((self->audit = candour_report_facts_load (db, audit_id, actor, error)) == NULL
      || (rows = candour_store_audit_list_of (db, ids, today, error)) == NULL)
    return FALSE;

  if (rows->len > 0)
    self->row = g_object_ref (rows->pdata[0]);

  return TRUE;
}

static const char *
get_name (const Facts *facts,
          const char  *person_id)
{
  return candour_report_facts_get_name (facts->audit, person_id);
}

/* --- The head ------------------------------------------------------------------------- */

static void
draw_lead (CandourSheet *sheet,
           const char   *lead,
           const char   *words)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", lead, words);

  candour_sheet_paragraph (sheet, 0, markup);
  candour_sheet_skip (sheet, 2);
}

/* "Shared on 9 January 2026 with R. Dean, by T. Lowe." */
static char *
dup_shared (const Facts *facts)
{
  const CandourFeedback *feedback = facts->feedback;
  const char *auditor = get_name (facts, feedback->auditor_id);
  const char *reader = get_name (facts, feedback->reader_id);
  g_autofree char *on = NULL;
  g_autofree char *date = NULL;

  if (feedback->shared_at == NULL)
    return g_strdup_printf (_("A draft of %s, not shared yet."), auditor);

  on = candour_instant_dup_date (feedback->shared_at);
  date = candour_date_format_long (on);

  return g_strdup_printf (_("Shared on %s with %s, by %s."), date, reader, auditor);
}

static void
draw_head (CandourSheet *sheet,
           const Facts  *facts)
{
  const CandourReportFacts *audit = facts->audit;
  double width = candour_sheet_get_width (sheet);
  g_autofree char *council = g_markup_escape_text (audit->council != NULL ? audit->council : "",
                                                   -1);
  g_autofree char *note = g_markup_printf_escaped ("<b>%s</b>\n%s",
                                                   audit->marking != NULL ? audit->marking : "",
                                                   _("No child is named in this report"));
  g_autofree char *title = g_strdup_printf (_("Feedback, %s"), audit->audit->reference);
  g_autofree char *shared = dup_shared (facts);
  g_autofree char *markup = g_markup_escape_text (shared, -1);
  const CandourSheetCell top[] = {
    { .x = 0, .width = width - 190, .markup = council },
    { .x = width - 190, .width = 190, .markup = note, .right = TRUE },
  };

  candour_sheet_row (sheet, top, G_N_ELEMENTS (top), 0);
  candour_sheet_skip (sheet, -12);
  candour_sheet_heading (sheet, "H1", 18, title);
  candour_sheet_rule (sheet, 1.2);
  candour_sheet_skip (sheet, 6);
  candour_sheet_paragraph (sheet, 0, markup);
  candour_sheet_paragraph (sheet, 0, _("About practice, so that this child and the next are "
                                       "helped better. Not a record of performance."));
  candour_sheet_skip (sheet, 8);
}

/* --- What was found ------------------------------------------------------------------- */

static void
draw_lines (CandourSheet *sheet,
            const char   *title,
            const char   *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_drawn = 0;

  candour_sheet_heading (sheet, "H2", 11, title);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *markup = NULL;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;

      line = g_strconcat ("• ", lines[i], NULL);
      markup = g_markup_escape_text (line, -1);
      candour_sheet_paragraph (sheet, 6, markup);
      n_drawn++;
    }
  if (n_drawn == 0)
    candour_sheet_paragraph (sheet, 6, _("Nothing was written here."));
  candour_sheet_skip (sheet, 8);
}

static void
draw_grade (CandourSheet *sheet,
            const Facts  *facts,
            const char   *whose,
            int           grade,
            const char   *name)
{
  g_autofree char *markup = whose != NULL ? g_markup_printf_escaped ("%s: <b>%s</b>", whose, name)
                                          : g_markup_printf_escaped ("<b>%s</b>", name);

  candour_sheet_row (sheet, &(CandourSheetCell) {
    .width = candour_sheet_get_width (sheet), .markup = markup, .bars = grade,
    .n_bars = MIN (facts->audit->framework->scale->len, MAX_BARS),
  }, 1, 0);
}

/* Both where they differ: the first is not overwritten. */
static void
draw_grades (CandourSheet *sheet,
             const Facts  *facts)
{
  const CandourAuditRow *row = facts->row;
  g_autofree char *why = g_markup_escape_text (facts->feedback->why, -1);
  gboolean is_changed = row != NULL && row->agreed > 0 && row->agreed != row->overall;

  candour_sheet_heading (sheet, "H2", 11, _("The grade, and why"));
  if (row != NULL && row->overall > 0)
    draw_grade (sheet, facts, is_changed ? _("Auditor") : NULL, row->overall, row->overall_name);
  if (is_changed)
    draw_grade (sheet, facts, _("Agreed"), row->agreed, row->agreed_name);
  candour_sheet_paragraph (sheet, 0, why);
  candour_sheet_skip (sheet, 8);
}

/* --- What follows --------------------------------------------------------------------- */

static void
draw_action (CandourSheet             *sheet,
             const Facts              *facts,
             const CandourActionPoint *action)
{
  double width = candour_sheet_get_width (sheet);
  g_autofree char *what = g_markup_printf_escaped ("%s\n<small>%s</small>", action->what,
                                                   action->difference);
  g_autofree char *who = g_markup_escape_text (get_name (facts, action->owner_id), -1);
  g_autofree char *date = action->due_on != NULL ? candour_date_format_long (action->due_on)
                                                 : g_strdup ("");
  g_autofree char *state = g_markup_printf_escaped (
    "%s\n%s", candour_code_get_name (candour_action_states, action->state), date);
  const CandourSheetCell cells[] = {
    { .x = 0, .width = width - 230, .markup = what },
    { .x = width - 220, .width = 100, .markup = who },
    { .x = width - 115, .width = 115, .markup = state },
  };

  candour_sheet_row (sheet, cells, G_N_ELEMENTS (cells), 0.4);
}

static void
draw_actions (CandourSheet *sheet,
              const Facts  *facts)
{
  GPtrArray *actions = facts->audit->audit->actions;

  if (actions->len == 0)
    return;

  candour_sheet_heading (sheet, "H2", 11, _("What happens next"));
  for (guint i = 0; i < actions->len; i++)
    draw_action (sheet, facts, actions->pdata[i]);
  candour_sheet_skip (sheet, 8);
}

static void
draw_reply (CandourSheet *sheet,
            const Facts  *facts)
{
  const CandourFeedback *feedback = facts->feedback;
  g_autofree char *title = NULL;

  if (feedback->replied_at == NULL)
    return;

  title = g_strdup_printf (_("Reply of %s"), get_name (facts, feedback->reader_id));
  candour_sheet_heading (sheet, "H2", 11, title);
  draw_lead (sheet, _("Does this match how you see it?"),
             candour_code_get_name (candour_matches, feedback->match));
  if (*feedback->reply != '\0')
    {
      g_autofree char *markup = g_markup_escape_text (feedback->reply, -1);

      candour_sheet_paragraph (sheet, 0, markup);
    }
  candour_sheet_skip (sheet, 8);
}

static void
draw_tick (CandourSheet *sheet,
           const Facts  *facts,
           const char   *words,
           const char   *at,
           const char   *by)
{
  g_autofree char *when = at != NULL ? candour_instant_format (at) : NULL;
  g_autofree char *said = when != NULL ? g_strdup_printf ("%s, %s", when, get_name (facts, by))
                                       : g_strdup (_("not yet"));

  draw_lead (sheet, words, said);
}

static void
draw_supervision (CandourSheet *sheet,
                  const Facts  *facts)
{
  const CandourFeedback *feedback = facts->feedback;
  g_autofree char *knows = g_strdup_printf (_("%s knows what to do next:"),
                                            get_name (facts, feedback->reader_id));

  if (feedback->shared_at == NULL)
    return;

  candour_sheet_heading (sheet, "H2", 11, _("In supervision"));
  draw_tick (sheet, facts, _("We talked about this audit:"), feedback->talked_at,
             feedback->talked_by);
  draw_tick (sheet, facts, knows, feedback->knows_at, feedback->knows_by);
}

/* --- The document --------------------------------------------------------------------- */

static void
draw (CandourSheet  *sheet,
      gconstpointer  data)
{
  const Facts *facts = data;

  draw_head (sheet, facts);
  draw_lines (sheet, _("What was strong"), facts->feedback->strong);
  draw_lines (sheet, _("What would help this child more"), facts->feedback->help);
  draw_grades (sheet, facts);
  draw_actions (sheet, facts);
  draw_reply (sheet, facts);
  draw_supervision (sheet, facts);
}

gboolean
candour_feedback_report_write (CandourDb           *db,
                               const char          *audit_id,
                               const char          *path,
                               const CandourActor  *actor,
                               const char          *today,
                               GError             **error)
{
  g_auto(Facts) facts = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  CandourSheetFrame frame = { 0 };

  if (!load (&facts, db, audit_id, actor, today, error))
    return FALSE;

  title = g_strdup_printf (_("Feedback, %s"), facts.audit->audit->reference);
  foot = g_strdup_printf (_("%s · %s, version %d · %s"), facts.audit->audit->reference,
                          facts.audit->framework->title, facts.audit->framework->version,
                          facts.audit->printed);
  frame.title = title;
  frame.marking = facts.audit->marking != NULL ? facts.audit->marking : "";
  frame.foot = foot;

  return candour_document_write (path, &frame, draw, &facts, error);
}
