/* candour-review-page-lists.c - what is missing, what was graded, and what follows from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-page.h"
#include "candour-grade-chip.h"
#include "candour-learning.h"
#include "candour-missing-row.h"
#include "candour-standard-row.h"

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* --- What is missing ------------------------------------------------------------------ */

static char *
dup_jump_label (CandourReviewPage *self,
                const CandourGap  *gap)
{
  guint position;

  if (gap->standard_id != NULL
      && candour_framework_find_standard (candour_audit_session_get_framework (self->session),
                                          gap->standard_id, &position) != NULL)
    return g_strdup_printf (_("Go to standard %u"), position + 1);

  if (gap->kind == CANDOUR_GAP_VOICE)
    return g_strdup (_("Go to views"));

  if (gap->kind == CANDOUR_GAP_DECLARATION)
    return g_strdup (_("I have no tie"));

  if (gap->kind == CANDOUR_GAP_TIE)
    return g_strdup (_("Go to the audit"));

  return g_strdup (gap->kind == CANDOUR_GAP_NEXT_STEP || gap->kind == CANDOUR_GAP_SOURCES
                   ? _("Go to standards") : _("Show"));
}

/* Who may only read is led to a standard, or to what only others may do, not to a field that is not
 * there.
 */
static gboolean
has_jump (CandourReviewPage *self,
          const CandourGap  *gap)
{
  return candour_audit_session_get_refusal (self->session) == NULL || gap->standard_id != NULL
         || gap->kind == CANDOUR_GAP_VOICE || gap->kind == CANDOUR_GAP_TIE;
}

static GtkWidget *
make_gap_row (CandourReviewPage *self,
              guint              index)
{
  const CandourGap *gap = g_ptr_array_index (self->gaps, index);
  g_autofree char *label = has_jump (self, gap) ? dup_jump_label (self, gap) : NULL;

  return candour_missing_row_new (gap->title, gap->detail, label, "review.go-to-gap", index);
}

static char *
dup_gaps_text (GPtrArray *gaps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const CandourGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (text, "%s\n%s\n%s\n", gap->title, gap->detail,
                              gap->action_id != NULL ? gap->action_id : "");
    }

  return g_string_free (text, FALSE);
}

static void
show_gaps (CandourReviewPage *self)
{
  g_autofree char *count = NULL;

  remove_children (GTK_WIDGET (self->gaps_box));
  for (guint i = 0; i < self->gaps->len; i++)
    gtk_box_append (self->gaps_box, make_gap_row (self, i));
  if (self->gaps->len == 0)
    gtk_box_append (self->gaps_box, candour_missing_row_new_complete ());

  if (self->gaps->len > 0)
    count = g_strdup_printf (ngettext ("%u thing missing", "%u things missing", self->gaps->len),
                             self->gaps->len);
  candour_chip_set (self->missing, CANDOUR_TONE_DANGER, "dialog-warning-symbolic", count, NULL);
}

/* --- Grades --------------------------------------------------------------------------- */

static gboolean
is_missing (CandourReviewPage *self,
            const char        *standard_id)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const CandourGap *gap = g_ptr_array_index (self->gaps, i);

      if (g_strcmp0 (gap->standard_id, standard_id) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_limiting (const CandourJudgement *judgement,
             const char             *standard_id)
{
  for (guint i = 0; i < judgement->limited_by->len; i++)
    if (g_strcmp0 (g_ptr_array_index (judgement->limited_by, i), standard_id) == 0)
      return TRUE;

  return FALSE;
}

static char *
dup_done (CandourReviewPage     *self,
          const CandourStandard *standard)
{
  g_autoptr(GPtrArray) actions = candour_audit_session_list_actions (self->session, standard->id);
  const CandourGrading *grading = candour_audit_session_get_grading (self->session, standard->id);

  if (actions->len > 0)
    {
      const CandourActionPoint *first = g_ptr_array_index (actions, 0);

      if (first->kind == CANDOUR_ACTION_NEXT_STEP)
        return g_strdup_printf (ngettext ("%u next step", "%u next steps", actions->len),
                                actions->len);

      return g_strdup_printf (ngettext ("%u action", "%u actions", actions->len), actions->len);
    }

  return g_strdup (grading->shared ? _("Learning") : "");
}

static GtkWidget *
make_grade_row (CandourReviewPage      *self,
                const CandourJudgement *judgement,
                guint                   position)
{
  const CandourStandard *standard =
    candour_framework_get_standard (candour_audit_session_get_framework (self->session), position);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *done = dup_done (self, standard);
  GtkWidget *name = make_label (standard->name, NULL);
  GtkWidget *grade = candour_grade_chip_new ();
  GtkWidget *state = candour_chip_new ();
  GtkWidget *flag = candour_chip_new ();
  GtkWidget *label = make_label (number, "secondary");

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  label = make_label (done, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (row), label);

  candour_standard_show_state (self->session, standard, grade, state);
  gtk_box_append (GTK_BOX (row), grade);
  gtk_box_append (GTK_BOX (row), state);

  if (is_missing (self, standard->id))
    candour_chip_set (CANDOUR_CHIP (flag), CANDOUR_TONE_DANGER, "dialog-warning-symbolic",
                      _("Missing"), NULL);
  else if (is_limiting (judgement, standard->id))
    {
      gtk_widget_add_css_class (name, "strong");
      candour_chip_set (CANDOUR_CHIP (flag), CANDOUR_TONE_DANGER, "changes-prevent-symbolic",
                        _("Limits"), _("Limits the overall judgement"));
    }
  gtk_box_append (GTK_BOX (row), flag);
  gtk_widget_add_css_class (row, "lined-row");

  return row;
}

/* "6 Good, 2 Requires improvement, 1 not graded" */
static char *
dup_counts (CandourReviewPage *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  GString *text = g_string_new (NULL);
  guint n_graded;
  guint n_standards;

  candour_rules_count_graded (framework, audit, CANDOUR_GRADING_AUDITOR, &n_graded,
                              &n_standards);
  for (int grade = framework->scale->len; grade > 0; grade--)
    {
      guint n = 0;

      for (guint i = 0; i < audit->gradings->len; i++)
        {
          const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

          n += grading->role == CANDOUR_GRADING_AUDITOR && !grading->not_applicable
               && grading->grade == grade;
        }
      if (n > 0)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n,
                                candour_framework_get_grade_name (framework, grade));
    }
  if (n_graded < n_standards)
    g_string_append_printf (text, ngettext ("%s%u not graded", "%s%u not graded",
                                            n_standards - n_graded),
                            text->len > 0 ? ", " : "", n_standards - n_graded);

  return g_string_free (text, FALSE);
}

static void
show_grades (CandourReviewPage *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  g_autofree char *counts = dup_counts (self);
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge (framework, candour_audit_session_get_audit (self->session),
                         CANDOUR_GRADING_AUDITOR);

  remove_children (GTK_WIDGET (self->grades));
  for (guint i = 0; i < framework->standards->len; i++)
    gtk_box_append (self->grades, make_grade_row (self, judgement, i));
  gtk_label_set_label (self->counts, counts);
}

/* The words stand above it: why this child's record was audited again. */
static void
show_re_audit (CandourReviewPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  const CandourAudit *audit = facts->audit;
  g_autoptr(CandourReAudit) re_audit = NULL;

  if (facts->earlier != NULL)
    re_audit = candour_earlier_audit_compare (facts->earlier, facts->framework, audit);
  candour_re_audit_view_show (self->re_audit, re_audit, audit->repeat_reason, facts->today);
  self->compared = audit->overall;
}

void
candour_review_page_update_lists (CandourReviewPage *self)
{
  GPtrArray *gaps = candour_rules_find_gaps (candour_audit_session_get_framework (self->session),
                                             candour_audit_session_get_audit (self->session),
                                             candour_audit_session_find_tie (self->session));
  g_autofree char *text = NULL;

  if (candour_audit_session_get_audit (self->session)->submitted_at != NULL)
    g_ptr_array_set_size (gaps, 0);
  text = dup_gaps_text (gaps);

  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->gaps = gaps;

  /* While somebody types, most letters change nothing here. */
  if (g_strcmp0 (text, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  show_gaps (self);
  show_grades (self);
  show_re_audit (self);
}

/* --- The overall judgement ------------------------------------------------------------ */

static void
add_working (CandourReviewPage *self,
             int                row,
             const char        *name,
             int                grade,
             const char        *text)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  const CandourScaleGrade *scale = candour_framework_get_grade (framework, grade);
  GtkWidget *label = make_label (name, "secondary");

  gtk_widget_add_css_class (label, "caption");
  gtk_grid_attach (self->working, label, 0, row, 1, 1);
  if (scale != NULL)
    {
      GtkWidget *chip = candour_grade_chip_new ();

      candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), scale->drawn_as, scale->name, NULL);
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_grid_attach (self->working, chip, 1, row, 1, 1);
    }
  label = make_label (text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->working, label, scale != NULL ? 2 : 1, row, scale != NULL ? 1 : 2, 1);
}

static void
show_working (CandourReviewPage      *self,
              const CandourJudgement *judgement)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  g_autofree char *most = g_strdup_printf (_("%u of the %u graded"), judgement->n_most_common,
                                           judgement->n_graded);
  int row = 0;

  remove_children (GTK_WIDGET (self->working));
  add_working (self, row++, _("Most standards"), judgement->most_common, most);
  for (guint i = 0; i < judgement->limited_by->len; i++)
    {
      const CandourStandard *standard =
        candour_framework_find_standard (framework, g_ptr_array_index (judgement->limited_by, i),
                                         NULL);

      if (standard != NULL)
        add_working (self, row++, i == 0 ? _("Limited by") : "",
                     candour_audit_session_get_grading (self->session, standard->id)->grade,
                     standard->name);
    }
  add_working (self, row, _("Suggested"), judgement->suggested,
               judgement->suggested != 0 ? "" : _("Nothing yet: grade the standards first"));
}

static const char *
describe_choice (const CandourJudgement *judgement,
                 int                     grade,
                 int                     chosen)
{
  if (judgement->suggested == 0)
    return grade == chosen ? _("Your choice") : "";
  if (grade == judgement->suggested)
    return grade == chosen ? _("Suggested, and your choice") : _("Suggested");

  return grade < judgement->suggested ? _("Lower: say why")
                                      : _("Higher: say why, with two sources");
}

static void
show_choices (CandourReviewPage      *self,
              const CandourJudgement *judgement)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);

  for (guint i = 0; i < judgement->ruled_out->len; i++)
    {
      candour_grade_picker_set_description (self->picker, i + 1,
                                            describe_choice (judgement, i + 1, audit->overall));
      candour_grade_picker_set_ruled_out (self->picker, i + 1,
                                          g_ptr_array_index (judgement->ruled_out, i));
    }
}

static void
show_other_reason (CandourReviewPage      *self,
                   const CandourJudgement *judgement)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  gboolean other = audit->overall != 0 && judgement->suggested != 0
                   && audit->overall != judgement->suggested;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->other_reason), other);
  if (!other)
    return;

  title = g_strdup_printf (_("Why not %s?"),
                           candour_framework_get_grade_name (framework, judgement->suggested));
  candour_text_box_set_heading (self->other_reason, title, _("Required"));
}

/* A stronger audit has a next step for the child, or says here why there is none. What is being
 * written stays in sight.
 */
static void
show_no_step (CandourReviewPage *self)
{
  const CandourAudit *audit = candour_audit_session_get_audit (self->session);
  GtkWidget *box = GTK_WIDGET (self->no_step);
  GtkRoot *root = gtk_widget_get_root (box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_written = focus != NULL && gtk_widget_is_ancestor (focus, box);

  gtk_widget_set_visible (box, is_written || *audit->no_step_reason != '\0'
                               || candour_rules_lacks_next_step (
                                    candour_audit_session_get_framework (self->session), audit,
                                    audit->overall));
}

void
candour_review_page_update_overall (CandourReviewPage *self)
{
  const CandourFramework *framework = candour_audit_session_get_framework (self->session);
  g_autoptr(CandourJudgement) judgement = NULL;

  if (candour_audit_session_get_audit (self->session)->overall != self->compared)
    show_re_audit (self);

  gtk_widget_set_visible (self->overall_part,
                          framework->has_overall && framework->scale->len > 0);
  if (!framework->has_overall || framework->scale->len == 0)
    return;

  judgement = candour_rules_judge (framework, candour_audit_session_get_audit (self->session),
                                   CANDOUR_GRADING_AUDITOR);
  show_working (self, judgement);
  show_choices (self, judgement);
  show_other_reason (self, judgement);
  show_no_step (self);

  if (judgement->limit_sentence != NULL)
    candour_notice_show (self->rule, CANDOUR_TONE_INFO, NULL, judgement->limit_sentence);
  else
    candour_notice_hide (self->rule);
}

/* --- Jumps ---------------------------------------------------------------------------- */

/* The row that was pressed is gone; what is missing next follows it. */
static void
declare (CandourReviewPage *self)
{
  candour_audit_session_declare (self->session);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->gaps_box), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->submit);
}

/* FALSE: it is not on this page. */
static gboolean
focus_here (CandourReviewPage *self,
            CandourGapKind     kind)
{
  switch (kind)
    {
    case CANDOUR_GAP_DECLARATION:
      declare (self);
      return TRUE;

    case CANDOUR_GAP_OVERALL:
    case CANDOUR_GAP_RULED_OUT:
      return gtk_widget_grab_focus (GTK_WIDGET (self->picker));

    case CANDOUR_GAP_OVERALL_REASON:
      return gtk_widget_grab_focus (GTK_WIDGET (self->why));

    case CANDOUR_GAP_OTHER_REASON:
      return gtk_widget_grab_focus (GTK_WIDGET (self->other_reason));

    case CANDOUR_GAP_RISK:
      return gtk_widget_grab_focus (GTK_WIDGET (self->risk_no));

    case CANDOUR_GAP_RISK_DETAIL:
      return gtk_widget_grab_focus (GTK_WIDGET (self->risk));

    default:
      return FALSE;
    }
}

void
candour_review_page_go_to_gap (CandourReviewPage *self,
                               guint              index)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autoptr(GPtrArray) kept = g_ptr_array_ref (self->gaps);
  const CandourGap *gap;
  GtkWidget *page = candour_window_get_task_below (window);

  if (index >= kept->len)
    return;

  gap = g_ptr_array_index (kept, index);
  if (focus_here (self, gap->kind))
    return;

  if (!CANDOUR_IS_AUDIT_PAGE (page))
    return;

  /* It is still the one below while this one moves out of sight. */
  candour_audit_session_flush (self->session);
  candour_window_pop_task (window);
  candour_audit_page_go_to_gap (CANDOUR_AUDIT_PAGE (page), gap);
  candour_window_toast (window, gap->title, _("Back to review"), "win.back-to-review", NULL);
}
