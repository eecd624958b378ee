/* candour-moderation-page-steps.c - how far a moderation is, and the step that is next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-page-private.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
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

/* "10:12" */
static char *
dup_time (const char *instant)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

static char *
dup_sealed_detail (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autofree char *day = candour_instant_dup_date (facts->moderation->sealed_at);
  g_autofree char *time = dup_time (facts->moderation->sealed_at);
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

  candour_step_strip_set_current (self->strip, CANDOUR_STEP_BLIND);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_BLIND, graded);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_COMPARE, _("Opens when you seal"));
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_FEEDBACK, _("Opens after you compare"));
  gtk_label_set_label (self->summary, graded);
}

static void
show_sealed_strip (CandourModerationPage *self)
{
  g_autofree char *sealed = dup_sealed_detail (self);

  candour_step_strip_set_current (self->strip, CANDOUR_STEP_COMPARE);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_BLIND, sealed);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_COMPARE, NULL);
  candour_step_strip_set_detail (self->strip, CANDOUR_STEP_FEEDBACK,
                                 _("On the quality of the audit"));
  gtk_label_set_label (self->summary, "");
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

static void
take_lacks (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);

  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  self->lacks = candour_rules_find_seal_lacks (facts->framework, facts->audit, facts->moderation);
}

static void
show_lacks (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autofree char *sentence = candour_rules_dup_seal_sentence (facts->framework, facts->audit,
                                                               facts->moderation);

  gtk_widget_set_visible (GTK_WIDGET (self->lacks_button), sentence != NULL);
  if (g_strcmp0 (sentence, gtk_label_get_label (self->lacks_label)) == 0)
    return;

  gtk_label_set_label (self->lacks_label, sentence != NULL ? sentence : "");
  candour_tooltip_set (GTK_WIDGET (self->lacks_button), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacks_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence != NULL ? sentence : "",
                                  -1);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->lacks_button)))
    gtk_menu_button_popdown (self->lacks_button);
  gtk_menu_button_set_create_popup_func (self->lacks_button, fill_lacks_cb, self, NULL);
}

void
candour_moderation_page_go_to_lack (CandourModerationPage *self,
                                    guint                  index)
{
  const CandourLack *lack;

  if (self->session == NULL || self->lacks == NULL || index >= self->lacks->len)
    return;

  lack = g_ptr_array_index (self->lacks, index);
  gtk_menu_button_popdown (self->lacks_button);
  candour_moderation_page_go_to (self, lack->standard_id != NULL ? lack->standard_id
                                                                 : CANDOUR_PLACE_OVERALL);
  if (lack->standard_id != NULL)
    candour_standard_view_focus (self->view, lack->kind == CANDOUR_LACK_NA_REASON
                                             ? CANDOUR_FIELD_NA_REASON : CANDOUR_FIELD_GRADE, NULL);
  else
    candour_moderation_page_focus_detail (self);
}

void
candour_moderation_page_update_steps (CandourModerationPage *self)
{
  CandourGradingRole role = candour_audit_session_get_role (self->session);
  gboolean editable = candour_audit_session_get_refusal (self->session) == NULL;

  gtk_widget_set_visible (self->strip_bar, role != CANDOUR_GRADING_AUDITOR);
  gtk_widget_set_visible (GTK_WIDGET (self->act), role == CANDOUR_GRADING_MODERATOR && editable);
  gtk_widget_set_visible (GTK_WIDGET (self->lacks_button), FALSE);
  if (role == CANDOUR_GRADING_AUDITOR)
    return;

  if (role == CANDOUR_GRADING_AGREED)
    {
      show_sealed_strip (self);
      return;
    }

  take_lacks (self);
  show_blind_strip (self);
  show_lacks (self);
  gtk_button_set_label (self->act, _("Seal and reveal…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moderation.act",
                                 self->lacks->len == 0 && !self->acting);
}

/* --- Taking a step -------------------------------------------------------------------- */

static void
set_acting (CandourModerationPage *self,
            gboolean               acting)
{
  self->acting = acting;
  candour_moderation_page_update_steps (self);
}

static void
tell_failure (CandourModerationPage *self,
              const GError          *error)
{
  if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT))
    {
      candour_moderation_page_reload (self);
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not sealed:"),
                           _("the record changed while you were looking. Look at it and try "
                             "again."));
      return;
    }

  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not sealed:"), error->message);
}

static void
sealed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CandourModerationPage) self = data;
  g_autoptr(GError) error = NULL;
  gboolean done = candour_moderation_jobs_act_finish (CANDOUR_WORKSPACE (source), result, &error);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  set_acting (self, FALSE);
  if (!done)
    {
      tell_failure (self, error);
      return;
    }

  if (window != NULL)
    {
      candour_window_toast (window, _("Sealed. Now compare and agree."), NULL, NULL, NULL);
      candour_window_changed (window);
    }
  candour_moderation_page_reload (self);
}

static void
confirmed_cb (GtkWidget *widget,
              gpointer   unused)
{
  CandourModerationPage *self = CANDOUR_MODERATION_PAGE (widget);

  if (self->acting || self->session == NULL)
    return;

  set_acting (self, TRUE);
  candour_notice_hide (self->notice);
  candour_moderation_jobs_act_async (self->workspace,
                                     candour_audit_session_get_facts (self->session),
                                     CANDOUR_ACT_SEAL, NULL, NULL, sealed_cb, g_object_ref (self));
}

static void
ask (CandourModerationPage *self)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (self->session);
  g_autofree char *body =
    g_strdup_printf (_("After this neither you nor %s can change them, and you see each other’s."),
                     candour_facts_get_name (facts, facts->audit->auditor_id));

  candour_dialogs_confirm (GTK_WIDGET (self), _("Seal your grades?"), body, _("Not yet"),
                           _("Seal and reveal"), FALSE, confirmed_cb, NULL);
}

void
candour_moderation_page_take_step (CandourModerationPage *self)
{
  if (self->session == NULL || self->acting || !candour_moderation_page_is_blind (self)
      || candour_audit_session_get_refusal (self->session) != NULL)
    return;

  candour_audit_session_flush (self->session);
  self->waiting = !candour_audit_session_is_safe (self->session);
  if (!self->waiting)
    ask (self);
}

void
candour_moderation_page_all_saved (CandourModerationPage *self)
{
  if (!self->waiting || !candour_audit_session_is_safe (self->session))
    return;

  self->waiting = FALSE;
  ask (self);
}
