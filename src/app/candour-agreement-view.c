/* candour-agreement-view.c - two grades of one thing, and the one that stands between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said is kept as soon as it is all that the rules ask for. Until then it is a draft,
 * which stays here while one looks at another standard.
 */

#include "candour-agreement-view-private.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-point.h"
#include "candour-window.h"

enum
{
  DRAFTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourAgreementView, candour_agreement_view, GTK_TYPE_WIDGET)

const CandourAuditFacts *
candour_agreement_view_get_facts (CandourAgreementView *self)
{
  return candour_audit_session_get_facts (self->session);
}

static const CandourActor *
get_actor (CandourAgreementView *self)
{
  return candour_workspace_get_actor (candour_audit_session_get_workspace (self->session));
}

/* --- What may be done ----------------------------------------------------------------- */

static gboolean
may (CandourAgreementView   *self,
     CandourModerationEvent  event)
{
  const CandourActor *actor = get_actor (self);
  g_autofree char *why = NULL;

  if (candour_workspace_is_read_only (candour_audit_session_get_workspace (self->session)))
    return FALSE;

  why = candour_rules_check_moderation (candour_audit_session_get_moderation (self->session),
                                        event, actor->person_id, actor->role);

  return why == NULL;
}

/* AGREE or DECIDE. */
static CandourModerationEvent
get_event (CandourAgreementView *self)
{
  return self->decides ? CANDOUR_EVENT_DECIDE : CANDOUR_EVENT_AGREE;
}

static gboolean
are_standards_settled (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);

  for (guint i = 0; i < facts->framework->standards->len; i++)
    if (!candour_rules_is_settled_between (facts->framework, facts->audit, facts->moderation,
                                           candour_framework_get_standard (facts->framework,
                                                                           i)->id))
      return FALSE;

  return TRUE;
}

CandourSettling
candour_agreement_view_find_way (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const char *id = candour_point_get_standard_id (self->place);
  const CandourAgreement *stored = candour_moderation_find_agreement (facts->moderation, id);
  CandourDifference difference = candour_point_compare (facts, self->place);
  gboolean settled = candour_rules_is_settled_between (facts->framework, facts->audit,
                                                       facts->moderation, id);

  if (difference.kind == CANDOUR_DIFFERENCE_NONE)
    return CANDOUR_SETTLING_NONE;
  if (stored != NULL && stored->how == CANDOUR_AGREEMENT_SAME && settled)
    return CANDOUR_SETTLING_SAME;
  if (id == NULL && !are_standards_settled (self))
    return CANDOUR_SETTLING_LATER;

  if (self->decides)
    return settled && stored->how == CANDOUR_AGREEMENT_TALKED ? CANDOUR_SETTLING_READ
                                                              : CANDOUR_SETTLING_DECIDE;
  if (difference.kind == CANDOUR_DIFFERENCE_DECIDE && (!settled || !self->agrees))
    return settled ? CANDOUR_SETTLING_READ : CANDOUR_SETTLING_REFER;

  return self->agrees ? CANDOUR_SETTLING_TALK : CANDOUR_SETTLING_READ;
}

/* --- Drafts --------------------------------------------------------------------------- */

char *
candour_agreement_view_check (CandourAgreementView   *self,
                              const CandourAgreement *agreement)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);

  return candour_rules_check_agreement (facts->framework, facts->audit, facts->moderation,
                                        agreement, get_event (self));
}

/* What was begun, else what is stored, else nothing said yet. (transfer full) */
static CandourAgreement *
dup_draft (CandourAgreementView *self)
{
  const CandourAuditFacts *facts = candour_agreement_view_get_facts (self);
  const char *id = candour_point_get_standard_id (self->place);
  const CandourAgreement *begun = g_hash_table_lookup (self->drafts, self->place);
  const CandourAgreement *stored = candour_moderation_find_agreement (facts->moderation, id);
  CandourAgreement *draft;

  if (begun != NULL)
    return candour_agreement_copy (begun);

  draft = stored != NULL ? candour_agreement_copy (stored) : candour_agreement_new (id);
  if (self->decides && draft->how != CANDOUR_AGREEMENT_DECIDED)
    {
      draft->how = CANDOUR_AGREEMENT_DECIDED;
      draft->grade = 0;
      draft->not_applicable = FALSE;
      candour_set_text (&draft->reason, "");
    }
  else if (draft->how == CANDOUR_AGREEMENT_SAME)
    {
      draft->how = CANDOUR_AGREEMENT_NONE;
    }

  return draft;
}

/* Kept where it is all there, else remembered here. */
static void
settle_draft (CandourAgreementView *self,
              CandourSaveWhen       when)
{
  g_autofree char *why = candour_agreement_view_check (self, self->draft);

  if (why == NULL)
    {
      g_hash_table_remove (self->drafts, self->place);
      candour_audit_session_put_agreement (self->session, self->draft, when);
    }
  else
    {
      g_hash_table_insert (self->drafts, g_strdup (self->place),
                           candour_agreement_copy (self->draft));
    }

  candour_agreement_view_update (self);
  g_signal_emit (self, signals[DRAFTED], 0);
}

char *
candour_agreement_view_dup_unsaved (CandourAgreementView *self)
{
  const CandourAuditFacts *facts;
  g_autoptr(GPtrArray) places = NULL;

  g_return_val_if_fail (CANDOUR_IS_AGREEMENT_VIEW (self), NULL);

  if (self->session == NULL)
    return NULL;

  facts = candour_agreement_view_get_facts (self);
  places = candour_point_list_places (facts);
  for (guint i = 0; i < places->len; i++)
    {
      const CandourAgreement *draft = g_hash_table_lookup (self->drafts,
                                                           g_ptr_array_index (places, i));
      g_autofree char *why = draft != NULL ? candour_agreement_view_check (self, draft) : NULL;
      g_autofree char *title = NULL;

      if (why == NULL)
        continue;

      title = candour_point_dup_title (facts, g_ptr_array_index (places, i));
      /* Translators: a standard, and what is still to say of its agreed grade */
      return g_strdup_printf (_("%1$s is not kept yet. %2$s"), title, why);
    }

  return NULL;
}

/* --- What people do ------------------------------------------------------------------- */

static void
grade_picked_cb (CandourAgreementView *self,
                 int                   grade)
{
  self->draft->grade = grade;
  self->draft->not_applicable = FALSE;
  self->showing = TRUE;
  gtk_check_button_set_active (self->not_applicable, FALSE);
  self->showing = FALSE;
  settle_draft (self, CANDOUR_SAVE_NOW);
}

static void
ruled_out_cb (CandourAgreementView *self,
              int                   grade)
{
  g_autofree char *why = candour_agreement_view_dup_ruled_out (self, grade);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  if (window != NULL && why != NULL)
    candour_window_announce (window, why);
}

static void
not_applicable_cb (CandourAgreementView *self)
{
  if (self->showing || self->session == NULL)
    return;

  self->draft->not_applicable = gtk_check_button_get_active (self->not_applicable);
  if (self->draft->not_applicable)
    {
      self->draft->grade = 0;
      candour_grade_picker_set_grade (self->picker, 0);
    }
  settle_draft (self, CANDOUR_SAVE_NOW);
}

static void
edited_cb (CandourAgreementView *self)
{
  if (self->showing || self->session == NULL)
    return;

  g_free (self->draft->reason);
  self->draft->reason = candour_text_box_dup_text (self->reason);
  settle_draft (self, CANDOUR_SAVE_SOON);
}

static void
left_cb (CandourAgreementView *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

static void
take_day (CandourAgreementView *self)
{
  const char *day = candour_date_entry_get_date (self->talked_on);

  g_free (self->draft->talked_on);
  self->draft->talked_on =
    self->draft->how == CANDOUR_AGREEMENT_TALKED ? g_strdup (day) : NULL;
}

static void
way_toggled_cb (CandourAgreementView *self,
                GtkCheckButton       *button)
{
  if (self->showing || self->session == NULL || !gtk_check_button_get_active (button))
    return;

  self->draft->how = button == self->talked ? CANDOUR_AGREEMENT_TALKED
                                            : CANDOUR_AGREEMENT_NOT_AGREED;
  if (self->draft->how == CANDOUR_AGREEMENT_NOT_AGREED)
    {
      self->draft->grade = 0;
      self->draft->not_applicable = FALSE;
      candour_grade_picker_set_grade (self->picker, 0);
    }
  take_day (self);
  settle_draft (self, CANDOUR_SAVE_NOW);
}

static void
date_changed_cb (CandourAgreementView *self)
{
  if (self->showing || self->session == NULL)
    return;

  take_day (self);
  settle_draft (self, CANDOUR_SAVE_NOW);
}

/* --- The class ------------------------------------------------------------------------ */

static gboolean
candour_agreement_view_grab_focus (GtkWidget *widget)
{
  CandourAgreementView *self = CANDOUR_AGREEMENT_VIEW (widget);

  if (self->draft != NULL && self->draft->how == CANDOUR_AGREEMENT_NONE
      && gtk_widget_get_mapped (self->ways) && gtk_widget_grab_focus (GTK_WIDGET (self->talked)))
    return TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->picker))
      && gtk_widget_grab_focus (GTK_WIDGET (self->picker)))
    return TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static void
candour_agreement_view_dispose (GObject *object)
{
  CandourAgreementView *self = CANDOUR_AGREEMENT_VIEW (object);

  self->session = NULL;
  g_clear_pointer (&self->draft, candour_agreement_free);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->place, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_AGREEMENT_VIEW);

  G_OBJECT_CLASS (candour_agreement_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, title);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, both);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, which);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, auditor_name);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, auditor_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, auditor_state);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, auditor_words);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, auditor_cites);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, moderator_name);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, moderator_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, moderator_state);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, moderator_words);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, moderator_cites);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, settle);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, grading);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, heading);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, picker);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, not_applicable);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, reason);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, ways);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, talked);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, talked_on);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, not_agreed);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, problem);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, result);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, result_grade);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, result_state);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, result_how);
  gtk_widget_class_bind_template_child (widget_class, CandourAgreementView, result_words);
}

static void
candour_agreement_view_class_init (CandourAgreementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_agreement_view_dispose;
  widget_class->grab_focus = candour_agreement_view_grab_focus;

  signals[DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_GRADE_CHIP);
  g_type_ensure (CANDOUR_TYPE_GRADE_PICKER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/agreement-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, grade_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, ruled_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_applicable_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
}

static void
candour_agreement_view_init (CandourAgreementView *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) candour_agreement_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  candour_grade_picker_set_narrow (self->picker, TRUE);
}

void
candour_agreement_view_set_brief (CandourAgreementView *self,
                                  gboolean              brief)
{
  g_return_if_fail (CANDOUR_IS_AGREEMENT_VIEW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->both),
                                  brief ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->both, !brief);
}

GtkWidget *
candour_agreement_view_new (void)
{
  return g_object_new (CANDOUR_TYPE_AGREEMENT_VIEW, NULL);
}

void
candour_agreement_view_show (CandourAgreementView *self,
                             CandourAuditSession  *session,
                             const char           *place)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_AGREEMENT_VIEW (self));

  self->session = session;
  copy = g_strdup (place);
  g_free (self->place);
  self->place = copy;
  g_clear_pointer (&self->draft, candour_agreement_free);
  if (session == NULL)
    {
      g_hash_table_remove_all (self->drafts);
      return;
    }

  self->agrees = may (self, CANDOUR_EVENT_AGREE);
  self->decides = may (self, CANDOUR_EVENT_DECIDE);
  self->draft = dup_draft (self);
  self->showing = TRUE;
  candour_agreement_view_fill (self);
  self->showing = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  candour_agreement_view_update (self);
}

gboolean
candour_agreement_view_pick (CandourAgreementView *self,
                             int                   grade)
{
  g_return_val_if_fail (CANDOUR_IS_AGREEMENT_VIEW (self), FALSE);

  return self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->picker))
         && candour_grade_picker_pick (self->picker, grade);
}
