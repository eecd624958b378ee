/* candour-moderation-page-steps.c - how far a moderation is, and the step that is next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-missing-row.h"
#include "candour-tooltip.h"

gboolean
candour_moderation_page_is_blind (CandourModerationPage *self)
{
  return candour_audit_session_get_role (self->session) == CANDOUR_GRADING_MODERATOR;
}

char *
candour_moderation_page_check (CandourModerationPage *self,
                               CandourModerationEvent event)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return candour_rules_check_moderation (candour_audit_session_get_moderation (self->session),
                                         event, actor->person_id, actor->role);
}

/* --- The strip ------------------------------------------------------------------------ */

static char *
dup_sealed_detail (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autofree char *day = candour_instant_dup_date (facts->moderation->sealed_at);
  g_autofree char *time = candour_instant_dup_time (facts->moderation->sealed_at);
  g_autofree char *date = NULL;

  /* Translators: %s: "10:12" or "Wed 14 Jan" */
  if (g_strcmp0 (day, facts->today) == 0)
    return g_strdup_printf (_("Sealed %s"), time);

  date = candour_date_format_short (day, facts->today);

  return g_strdup_printf (_("Sealed %s"), date);
}

static char *
dup_graded (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  guint n_graded;
  guint n_standards;

  candour_rules_count_graded (facts->framework, facts->audit, CANDOUR_GRADING_MODERATOR,
                              &n_graded, &n_standards);

  return g_strdup_printf (_("%u of %u graded"), n_graded, n_standards);
}

static void
show_blind_strip (CandourModerationPage *self)
{
  g_autofree char *graded = dup_graded (self);
  gboolean at_desk = candour_audit_session_get_moderation (self->session)->at_desk;

  candour_step_strip_set_current (self->strip, CANDOUR_STEP_BLIND);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_BLIND, graded);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_COMPARE,
                                 at_desk ? _("Opens when the auditor’s grades come")
                                         : _("Opens when you seal"));
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_FEEDBACK,
                                 at_desk ? _("At the council") : _("Opens after you compare"));
  gtk_label_set_label (self->summary, graded);
}

/* "6 of 10 the same · 4 auditor higher · 0 auditor lower"; and how many differ. */
static char *
dup_summary (CandourModerationPage *self,
             guint                 *n_differ)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  guint n = facts->framework->standards->len;
  guint n_compared = 0;
  guint n_same = 0;
  guint n_higher = 0;
  guint n_lower = 0;

  *n_differ = 0;
  for (guint i = 0; i < n; i++)
    {
      CandourDifference difference =
        candour_point_compare (facts, candour_framework_get_standard (facts->framework, i)->id);

      n_compared += difference.kind != CANDOUR_DIFFERENCE_NONE;
      n_same += difference.kind == CANDOUR_DIFFERENCE_SAME;
      n_higher += difference.steps > 0;
      n_lower += difference.steps < 0;
      *n_differ += difference.kind > CANDOUR_DIFFERENCE_SAME;
    }
  *n_differ += candour_point_compare (facts, CANDOUR_PLACE_OVERALL).kind > CANDOUR_DIFFERENCE_SAME;

  return g_strdup_printf (_("%u of %u the same · %u auditor higher · %u auditor lower"), n_same,
                          n_compared, n_higher, n_lower);
}

/* Feedback may be written before all is agreed, but comparing is not done then. */
static guint
find_current_step (CandourModerationPage *self,
                   guint                  n_left)
{
  CandourModerationState state =
    candour_audit_session_get_moderation (self->session)->state;

  if (state == CANDOUR_MODERATION_FINISHED)
    return CANDOUR_STEP_FEEDBACK + 1;

  return n_left > 0 && state < CANDOUR_MODERATION_AGREED ? CANDOUR_STEP_COMPARE : self->step;
}

static void
show_sealed_strip (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  guint n_left = candour_rules_count_to_agree (facts->framework, facts->audit, facts->moderation);
  guint n_differ;
  g_autofree char *summary = dup_summary (self, &n_differ);
  g_autofree char *sealed = dup_sealed_detail (self);
  g_autofree char *agreed = NULL;

  if (n_differ == 0)
    agreed = g_strdup (_("No differences"));
  else
    agreed = g_strdup_printf (_("%u of %u differences agreed"), n_differ - MIN (n_left, n_differ),
                              n_differ);

  candour_step_strip_set_current (self->strip, find_current_step (self, n_left));
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_BLIND, sealed);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_COMPARE, agreed);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_FEEDBACK,
                                 _("On the quality of the audit"));
  gtk_label_set_label (self->summary, summary);
}

/* --- What is missing ------------------------------------------------------------------ */

static char *
dup_jump_label (CandourModerationPage *self,
                const CandourLack     *lack)
{
  guint position;

  if (lack->standard_id != NULL
      && candour_framework_find_standard (candour_audit_session_get_framework (self->session),
                                          lack->standard_id, &position) != NULL)
    return g_strdup_printf (_("Go to standard %u"), position + 1);

  return g_strdup (_("Go to it"));
}

/* Made when it is wanted, so that it always shows what holds. */
static void
fill_lacks_cb (GtkMenuButton *button,
               gpointer       data)
{
  CandourModerationPage *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  for (guint i = 0; i < self->lacks->len; i++)
    {
      const CandourLack *lack = g_ptr_array_index (self->lacks, i);
      g_autofree char *label = dup_jump_label (self, lack);

      gtk_box_append (GTK_BOX (list), candour_missing_row_new (lack->title, lack->detail, label,
                                                               "moderation.go-to-lack", i));
    }

  gtk_widget_add_css_class (list, "lined");
  gtk_widget_add_css_class (list, "dense");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is missing"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_widget_set_size_request (scroller, 320, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* What is shown of what is missing: of the step at hand, for who can mend it. */
static void
take_lacks (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  CandourModerationAct act;
  gboolean in_place;
  gboolean acts = candour_moderation_page_find_act (self, &act, &in_place) && !in_place;

  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  if (candour_moderation_page_is_blind (self))
    self->lacks = candour_rules_find_seal_lacks (facts->framework, facts->audit,
                                                 facts->moderation);
  else if (acts && facts->moderation->state < CANDOUR_MODERATION_AGREED)
    self->lacks = candour_rules_find_settle_lacks (facts->framework, facts->audit,
                                                   facts->moderation);
  else
    self->lacks = g_ptr_array_new ();
}

static char *
dup_lacks_sentence (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);

  if (candour_moderation_page_is_blind (self))
    return candour_rules_dup_seal_sentence (facts->framework, facts->audit, facts->moderation);

  if (self->lacks->len == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u left to agree", "%u left to agree", self->lacks->len),
                          self->lacks->len);
}

static void
show_lacks (CandourModerationPage *self)
{
  g_autofree char *sentence = dup_lacks_sentence (self);

  gtk_widget_set_visible (GTK_WIDGET (self->lacks_button), sentence != NULL);
  if (g_strcmp0 (sentence, gtk_label_get_label (self->lacks_label)) == 0)
    return;

  gtk_label_set_label (self->lacks_label, sentence != NULL ? sentence : "");
  candour_tooltip_set (GTK_WIDGET (self->lacks_button), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacks_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence != NULL ? sentence : "",
                                  -1);
  gtk_menu_button_set_create_popup_func (self->lacks_button, fill_lacks_cb, self, NULL);
}

void
candour_moderation_page_go_to_lack (CandourModerationPage *self,
                                    guint                  index)
{
  gboolean listed = self->step == CANDOUR_STEP_FEEDBACK && self->missing != NULL
                    && self->missing->len > 0;
  g_autoptr(GPtrArray) lacks = NULL;
  const CandourLack *lack;

  if (self->session == NULL || (!listed && self->lacks == NULL))
    return;

  /* They are listed anew while one goes there. */
  lacks = g_ptr_array_ref (listed ? self->missing : self->lacks);
  if (index >= lacks->len)
    return;

  lack = g_ptr_array_index (lacks, index);
  gtk_menu_button_popdown (self->lacks_button);
  if (lack->kind == CANDOUR_LACK_QUALITY || lack->kind == CANDOUR_LACK_COMMENT)
    {
      candour_moderation_feedback_focus_lack (self->feedback, lack);
      return;
    }

  if (self->step == CANDOUR_STEP_FEEDBACK)
    candour_moderation_page_set_step (self, CANDOUR_STEP_COMPARE);
  candour_moderation_page_go_to (self, lack->standard_id != NULL ? lack->standard_id
                                                                 : CANDOUR_PLACE_OVERALL);
  if (candour_moderation_page_is_blind (self) && lack->standard_id != NULL)
    candour_standard_view_focus (self->view, lack->kind == CANDOUR_LACK_NA_REASON
                                             ? CANDOUR_FIELD_NA_REASON : CANDOUR_FIELD_GRADE, NULL);
  else
    candour_moderation_page_focus_detail (self);
}

/* --- The button in the header --------------------------------------------------------- */

static const char *
get_act_label (CandourModerationAct act)
{
  switch (act)
    {
    case CANDOUR_ACT_SEAL:
      return _("Seal and reveal…");

    case CANDOUR_ACT_REFER:
      return _("Refer…");

    case CANDOUR_ACT_SETTLE:
      return _("Decide…");

    case CANDOUR_ACT_FINISH:
      return _("Finish moderation");

    case CANDOUR_ACT_ACKNOWLEDGE:
    default:
      return _("I have read this");
    }
}

/* Where there is no room for it in the header, nor for the whole of it below. */
static const char *
get_short_label (CandourModerationAct act)
{
  switch (act)
    {
    case CANDOUR_ACT_SEAL:
      return _("Seal…");

    case CANDOUR_ACT_FINISH:
      return _("Finish");

    case CANDOUR_ACT_ACKNOWLEDGE:
      return _("Read");

    case CANDOUR_ACT_REFER:
    case CANDOUR_ACT_SETTLE:
    default:
      return get_act_label (act);
    }
}

static gboolean
is_ready (CandourModerationPage *self,
          CandourModerationAct   act,
          gboolean               in_place)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autofree char *why = NULL;

  if (self->acting)
    return FALSE;
  if (act == CANDOUR_ACT_SEAL || act == CANDOUR_ACT_SETTLE)
    return self->lacks->len == 0;
  if (act != CANDOUR_ACT_REFER || in_place)
    return TRUE;

  why = candour_rules_check_refer (facts->framework, facts->audit, facts->moderation, FALSE, NULL);

  return why == NULL;
}

void
candour_moderation_page_update_steps (CandourModerationPage *self)
{
  CandourGradingRole role = candour_audit_session_get_role (self->session);
  CandourModerationAct act;
  gboolean in_place;
  gboolean acts;

  gtk_widget_set_visible (self->strip_bar, role != CANDOUR_GRADING_AUDITOR);
  gtk_widget_set_visible (GTK_WIDGET (self->act), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->act_below), FALSE);
  if (role == CANDOUR_GRADING_AUDITOR)
    return;

  take_lacks (self);
  if (role == CANDOUR_GRADING_MODERATOR)
    show_blind_strip (self);
  else
    show_sealed_strip (self);
  show_lacks (self);

  acts = candour_moderation_page_find_act (self, &act, &in_place);
  gtk_widget_set_visible (GTK_WIDGET (self->act), acts && !self->brief);
  gtk_widget_set_visible (GTK_WIDGET (self->act_below), acts && self->brief);
  if (!acts)
    return;

  gtk_button_set_label (self->act, get_act_label (act));
  gtk_button_set_label (self->act_below, get_short_label (act));
  candour_a11y_set_label (GTK_WIDGET (self->act_below), get_act_label (act));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moderation.act",
                                 is_ready (self, act, in_place));
}
