/* candour-standard-row.c - one standard in the list of an audit: its grade and what is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-standard-row.h"

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-grade-chip.h"

struct _CandourStandardRow
{
  GtkListBoxRow     parent_instance;

  GtkLabel         *number;
  GtkLabel         *name;
  CandourGradeChip *grade_chip;
  CandourChip      *state_chip;
  GtkLabel         *progress;

  char             *place;
};

G_DEFINE_FINAL_TYPE (CandourStandardRow, candour_standard_row, GTK_TYPE_LIST_BOX_ROW)

static guint
count_answers (const CandourStandard *standard,
               const CandourGrading  *grading)
{
  guint n_answers = 0;

  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      if (candour_grading_get_answer (grading, prompt->id) != CANDOUR_ANSWER_NONE)
        n_answers++;
    }

  return n_answers;
}

static gboolean
is_begun (const CandourStandard *standard,
          const CandourGrading  *grading)
{
  return *grading->rationale != '\0' || grading->citations->len > 0
         || count_answers (standard, grading) > 0;
}

static const char *
get_state (CandourAuditSession   *session,
           const CandourStandard *standard)
{
  const CandourAudit *audit = candour_audit_session_get_audit (session);
  const CandourGrading *grading = candour_audit_session_get_grading (session, standard->id);

  if (grading->not_applicable || !candour_rules_applies (standard, audit->cohort))
    return _("N/A");
  if (candour_rules_is_settled (candour_audit_session_get_framework (session), audit, standard))
    return _("Done");

  return is_begun (standard, grading) ? _("In progress") : _("To do");
}

void
candour_standard_show_state (CandourAuditSession   *session,
                             const CandourStandard *standard,
                             GtkWidget             *grade_chip,
                             GtkWidget             *state_chip)
{
  const CandourFramework *framework = candour_audit_session_get_framework (session);
  const CandourGrading *grading = candour_audit_session_get_grading (session, standard->id);
  const CandourScaleGrade *grade = candour_framework_get_grade (framework, grading->grade);
  gboolean graded = grade != NULL && !grading->not_applicable;

  gtk_widget_set_visible (grade_chip, graded);
  if (graded)
    {
      candour_grade_chip_set (CANDOUR_GRADE_CHIP (grade_chip), grade->drawn_as, grade->name,
                              grade->short_name);
      candour_chip_set (CANDOUR_CHIP (state_chip), CANDOUR_TONE_OUTLINE, NULL, NULL, NULL);
    }
  else
    candour_chip_set (CANDOUR_CHIP (state_chip), CANDOUR_TONE_OUTLINE, NULL,
                      get_state (session, standard), NULL);
}

/* "4 of 4 prompts", and where there are actions "4 of 4 · 1 action". */
static char *
dup_progress (CandourAuditSession   *session,
              const CandourStandard *standard)
{
  const CandourGrading *grading = candour_audit_session_get_grading (session, standard->id);
  g_autoptr(GPtrArray) actions = candour_audit_session_list_actions (session, standard->id);
  guint n_answers = count_answers (standard, grading);
  g_autofree char *of = NULL;

  if (grading->not_applicable || !is_begun (standard, grading))
    return g_strdup ("");

  /* Translators: answered of all */
  of = g_strdup_printf (_("%u of %u"), n_answers, standard->prompts->len);

  if (actions->len > 0)
    return g_strdup_printf (ngettext ("%s · %u action", "%s · %u actions", actions->len), of,
                            actions->len);
  if (grading->shared)
    /* Translators: %s: "4 of 4" */
    return g_strdup_printf (_("%s · learning"), of);

  /* Translators: %s: "4 of 4" */
  return g_strdup_printf (_("%s prompts"), of);
}

static void
update_name (CandourStandardRow    *self,
             CandourAuditSession   *session,
             const CandourStandard *standard,
             guint                  position)
{
  const CandourFramework *framework = candour_audit_session_get_framework (session);
  const CandourGrading *grading = candour_audit_session_get_grading (session, standard->id);
  const char *progress = gtk_label_get_label (self->progress);
  gboolean graded = grading->grade != 0 && !grading->not_applicable;
  g_autofree char *name = NULL;

  name = g_strdup_printf ("%u. %s, %s%s%s", position + 1, standard->name,
                          graded ? candour_framework_get_grade_name (framework, grading->grade)
                                 : get_state (session, standard),
                          *progress != '\0' ? ", " : "", progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_standard (CandourStandardRow    *self,
                 CandourAuditSession   *session,
                 const CandourStandard *standard,
                 guint                  position)
{
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *progress = dup_progress (session, standard);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->name, standard->name);
  gtk_label_set_label (self->progress, progress);
  candour_standard_show_state (session, standard, GTK_WIDGET (self->grade_chip),
                               GTK_WIDGET (self->state_chip));
  update_name (self, session, standard, position);
}

static void
update_voices (CandourStandardRow  *self,
               CandourAuditSession *session)
{
  const CandourAudit *audit = candour_audit_session_get_audit (session);
  const CandourFramework *framework = candour_audit_session_get_framework (session);
  guint n_asked = 0;
  g_autofree char *progress = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (framework->voices, i);
      const CandourVoice *voice = candour_audit_find_voice (audit, need->voice);

      if (voice != NULL && voice->outcome != CANDOUR_VOICE_NOT_SOUGHT)
        n_asked++;
    }

  progress = g_strdup_printf (_("%u of %u asked"), n_asked, framework->voices->len);
  gtk_label_set_label (self->number, "");
  gtk_label_set_label (self->name, _("Whose views were heard"));
  gtk_label_set_label (self->progress, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->grade_chip), FALSE);

  name = g_strdup_printf ("%s, %s", gtk_label_get_label (self->name), progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
candour_standard_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_STANDARD_ROW);

  G_OBJECT_CLASS (candour_standard_row_parent_class)->dispose (object);
}

static void
candour_standard_row_finalize (GObject *object)
{
  g_free (CANDOUR_STANDARD_ROW (object)->place);

  G_OBJECT_CLASS (candour_standard_row_parent_class)->finalize (object);
}

static void
candour_standard_row_class_init (CandourStandardRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_standard_row_dispose;
  object_class->finalize = candour_standard_row_finalize;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/standard-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourStandardRow, number);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardRow, name);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardRow, grade_chip);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardRow, state_chip);
  gtk_widget_class_bind_template_child (widget_class, CandourStandardRow, progress);
}

static void
candour_standard_row_init (CandourStandardRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_standard_row_new (const char *place)
{
  CandourStandardRow *self = g_object_new (CANDOUR_TYPE_STANDARD_ROW, NULL);

  self->place = g_strdup (place);

  return GTK_WIDGET (self);
}

const char *
candour_standard_row_get_place (CandourStandardRow *self)
{
  g_return_val_if_fail (CANDOUR_IS_STANDARD_ROW (self), NULL);

  return self->place;
}

void
candour_standard_row_update (CandourStandardRow  *self,
                             CandourAuditSession *session)
{
  const CandourStandard *standard;
  guint position;

  g_return_if_fail (CANDOUR_IS_STANDARD_ROW (self));

  standard = candour_framework_find_standard (candour_audit_session_get_framework (session),
                                              self->place, &position);
  if (standard != NULL)
    update_standard (self, session, standard, position);
  else
    update_voices (self, session);
}
