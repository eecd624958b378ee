/* candour-compared-row.c - one standard, or the overall, as two people graded it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-compared-row.h"

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-grade-chip.h"
#include "candour-moderation-point.h"

struct _CandourComparedRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *number;
  GtkLabel      *name;
  GtkWidget     *name_cell;
  GtkWidget     *auditor_cell;
  GtkWidget     *sealed;
  GtkWidget     *auditor_grade;
  GtkWidget     *auditor_state;
  GtkWidget     *moderator_cell;
  GtkWidget     *moderator_grade;
  GtkWidget     *moderator_state;
  GtkLabel      *moderator_text;
  GtkWidget     *difference_cell;
  CandourChip   *difference;
  GtkWidget     *same;
  GtkWidget     *agreed_cell;
  GtkWidget     *agreed_grade;
  GtkWidget     *agreed_state;
  GtkLabel      *agreed_text;

  char          *place;
  gboolean       is_different;
  gboolean       is_short;
};

G_DEFINE_FINAL_TYPE (CandourComparedRow, candour_compared_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_name (CandourComparedRow    *self,
           const CandourAuditFacts *facts)
{
  guint position;
  const CandourStandard *standard =
    candour_framework_find_standard (facts->framework, self->place, &position);
  g_autofree char *number = standard != NULL ? g_strdup_printf ("%u", position + 1)
                                             : g_strdup ("");

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->name, standard != NULL ? standard->name : _("Overall"));
}

/* --- Before it is sealed -------------------------------------------------------------- */

/* NULL: it may be graded. The overall comes after the standards. */
static char *
dup_waiting (CandourComparedRow    *self,
             const CandourAuditFacts *facts)
{
  guint n_graded;
  guint n_standards;

  if (candour_point_get_standard_id (self->place) != NULL)
    return NULL;

  candour_rules_count_graded (facts->framework, facts->audit, CANDOUR_GRADING_MODERATOR, &n_graded,
                              &n_standards);
  if (n_graded >= n_standards)
    return NULL;

  return g_strdup_printf (ngettext ("After %u standard", "After all %u standards", n_standards),
                          n_standards);
}

static void
show_blind (CandourComparedRow    *self,
            const CandourAuditFacts *facts)
{
  int level = candour_point_get_level (facts, self->place, CANDOUR_GRADING_MODERATOR);
  g_autofree char *waiting = level == 0 ? dup_waiting (self, facts) : NULL;
  g_autofree char *title = candour_point_dup_title (facts, self->place);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->sealed, TRUE);
  gtk_widget_set_visible (self->auditor_grade, FALSE);
  candour_chip_set (CANDOUR_CHIP (self->auditor_state), CANDOUR_TONE_OUTLINE, NULL, NULL, NULL);

  candour_point_show_level (facts, level, self->is_short, self->moderator_grade,
                            self->moderator_state);
  if (waiting != NULL)
    candour_chip_set (CANDOUR_CHIP (self->moderator_state), CANDOUR_TONE_OUTLINE, NULL, NULL, NULL);
  gtk_label_set_label (self->moderator_text, waiting != NULL ? waiting : "");
  gtk_widget_set_visible (GTK_WIDGET (self->moderator_text), waiting != NULL);

  /* Translators: a standard, the moderator's grade of it; the auditor's is sealed */
  name = g_strdup_printf (_("%s, %s, the auditor’s is sealed"), title,
                          waiting != NULL ? waiting : candour_point_get_level_name (facts, level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- After ---------------------------------------------------------------------------- */

static void
show_difference (CandourComparedRow    *self,
                 const CandourDifference *difference,
                 const char              *text)
{
  const char *icon = difference->steps > 0 ? "go-up-symbolic"
                     : difference->steps < 0 ? "go-down-symbolic" : NULL;
  gboolean same = difference->kind == CANDOUR_DIFFERENCE_SAME;
  g_autofree char *why = candour_difference_dup_sentence (difference);

  gtk_widget_set_visible (self->same, same);
  candour_chip_set (self->difference,
                    difference->kind == CANDOUR_DIFFERENCE_DECIDE ? CANDOUR_TONE_DANGER
                                                                  : CANDOUR_TONE_WARN,
                    icon, self->is_different ? text : NULL, why);
  if (self->is_different)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "strong");
}

/* What stands where there is no agreed grade yet. */
static const char *
get_open_state (CandourComparedRow    *self,
                const CandourAuditFacts *facts,
                const CandourDifference *difference,
                CandourTone             *tone)
{
  const CandourAgreement *agreement =
    candour_moderation_find_agreement (facts->moderation,
                                       candour_point_get_standard_id (self->place));

  *tone = CANDOUR_TONE_OUTLINE;
  if (agreement != NULL && agreement->how == CANDOUR_AGREEMENT_NOT_AGREED)
    {
      *tone = CANDOUR_TONE_WARN;
      return _("Not agreed");
    }

  if (difference->kind == CANDOUR_DIFFERENCE_NONE)
    return "";

  return difference->kind == CANDOUR_DIFFERENCE_DECIDE ? _("To be decided") : _("To agree");
}

static const char *
show_agreed (CandourComparedRow    *self,
             const CandourAuditFacts *facts,
             const CandourDifference *difference)
{
  const char *id = candour_point_get_standard_id (self->place);
  const CandourAgreement *agreement = candour_moderation_find_agreement (facts->moderation, id);
  int level = candour_point_get_level (facts, self->place, CANDOUR_GRADING_AGREED);
  gboolean as_graded = agreement != NULL && agreement->how == CANDOUR_AGREEMENT_SAME
                       && candour_rules_is_settled_between (facts->framework, facts->audit,
                                                            facts->moderation, id);
  const char *state;
  CandourTone tone;

  gtk_widget_set_visible (GTK_WIDGET (self->agreed_text), as_graded);
  candour_point_show_level (facts, level, self->is_short, self->agreed_grade, self->agreed_state);
  if (as_graded)
    {
      gtk_widget_set_visible (self->agreed_grade, FALSE);
      candour_chip_set (CANDOUR_CHIP (self->agreed_state), CANDOUR_TONE_OUTLINE, NULL, NULL, NULL);
      return _("As graded");
    }

  if (level != 0)
    return candour_point_get_level_name (facts, level);

  state = get_open_state (self, facts, difference, &tone);
  candour_chip_set (CANDOUR_CHIP (self->agreed_state), tone, NULL, state, NULL);

  return state;
}

static void
show_both (CandourComparedRow    *self,
           const CandourAuditFacts *facts)
{
  int auditor = candour_point_get_level (facts, self->place, CANDOUR_GRADING_AUDITOR);
  int moderator = candour_point_get_level (facts, self->place, CANDOUR_GRADING_MODERATOR);
  CandourDifference difference = candour_point_compare (facts, self->place);
  g_autofree char *text = candour_difference_dup_text (&difference);
  g_autofree char *title = candour_point_dup_title (facts, self->place);
  g_autofree char *name = NULL;
  const char *agreed;

  self->is_different = difference.kind == CANDOUR_DIFFERENCE_DISCUSS
                       || difference.kind == CANDOUR_DIFFERENCE_DECIDE;
  gtk_widget_set_visible (self->sealed, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->moderator_text), FALSE);
  candour_point_show_level (facts, auditor, TRUE, self->auditor_grade, self->auditor_state);
  candour_point_show_level (facts, moderator, TRUE, self->moderator_grade, self->moderator_state);
  show_difference (self, &difference, text);
  agreed = show_agreed (self, facts, &difference);

  /* Translators: a standard; the auditor's grade; the moderator's; what they differ by; the agreed
   * one
   */
  name = g_strdup_printf (_("%1$s, auditor %2$s, moderator %3$s, %4$s, agreed: %5$s"), title,
                          candour_point_get_level_name (facts, auditor),
                          candour_point_get_level_name (facts, moderator), text, agreed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- The class ------------------------------------------------------------------------ */

static void
candour_compared_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_COMPARED_ROW);

  G_OBJECT_CLASS (candour_compared_row_parent_class)->dispose (object);
}

static void
candour_compared_row_finalize (GObject *object)
{
  g_free (CANDOUR_COMPARED_ROW (object)->place);

  G_OBJECT_CLASS (candour_compared_row_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, number);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, name);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, name_cell);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, auditor_cell);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, sealed);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, auditor_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, auditor_state);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, moderator_cell);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, moderator_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, moderator_state);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, moderator_text);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, difference_cell);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, difference);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, same);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, agreed_cell);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, agreed_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, agreed_state);
  gtk_widget_class_bind_template_child (widget_class, CandourComparedRow, agreed_text);
}

static void
candour_compared_row_class_init (CandourComparedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_compared_row_dispose;
  object_class->finalize = candour_compared_row_finalize;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/compared-row.ui");
  bind_children (widget_class);
}

static void
candour_compared_row_init (CandourComparedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_compared_row_new (const char *place)
{
  CandourComparedRow *self = g_object_new (CANDOUR_TYPE_COMPARED_ROW, NULL);

  self->place = g_strdup (place);
  if (candour_point_get_standard_id (place) == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "overall");

  return GTK_WIDGET (self);
}

const char *
candour_compared_row_get_place (CandourComparedRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_COMPARED_ROW (self), NULL);

  return self->place;
}

gboolean
candour_compared_row_is_different (CandourComparedRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_COMPARED_ROW (self), FALSE);

  return self->is_different;
}

GtkWidget *
candour_compared_row_get_cell (CandourComparedRow    *self,
                                 CandourComparedColumn  column)
{
  GtkWidget *cells[CANDOUR_N_COMPARED_COLUMNS];

  g_return_val_if_fail (CANDOUR_IS_COMPARED_ROW (self), NULL);

  cells[CANDOUR_COMPARED_COLUMN_NAME] = self->name_cell;
  cells[CANDOUR_COMPARED_COLUMN_AUDITOR] = self->auditor_cell;
  cells[CANDOUR_COMPARED_COLUMN_MODERATOR] = self->moderator_cell;
  cells[CANDOUR_COMPARED_COLUMN_DIFFERENCE] = self->difference_cell;
  cells[CANDOUR_COMPARED_COLUMN_AGREED] = self->agreed_cell;

  return cells[column];
}

void
candour_compared_row_update (CandourComparedRow *self,
                               CandourAuditSession  *session,
                               gboolean              is_short)
{
  const CandourAuditFacts *facts;

  g_return_if_fail (CANDOUR_IS_COMPARED_ROW (self));

  facts = candour_audit_session_get_facts (session);
  self->is_short = is_short;
  show_name (self, facts);
  if (facts->role == CANDOUR_GRADING_MODERATOR)
    show_blind (self, facts);
  else
    show_both (self, facts);
}
