/* candour-case-panel.c - whose record it is, who may judge it, and what went before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-case-panel.h"

#include <glib/gi18n-lib.h>

#include "candour-due-chip.h"
#include "candour-grade-chip.h"

struct _CandourCasePanel
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkLabel  *reference;
  GtkGrid   *facts;
  GtkWidget *independence;
  GtkImage  *independence_icon;
  GtkLabel  *independence_text;
  GtkWidget *previous_part;
  GtkBox    *previous;
  GtkWidget *open_part;
  GtkBox    *open;
  GtkLabel  *n_open;
  GtkLabel  *repeat;
};

G_DEFINE_FINAL_TYPE (CandourCasePanel, candour_case_panel, GTK_TYPE_WIDGET)

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* --- Facts ---------------------------------------------------------------------------- */

static const CandourPerson *
find_person (const CandourAuditFacts *facts,
             const char              *id)
{
  for (guint i = 0; id != NULL && i < facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (facts->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  return NULL;
}

static const char *
find_team_name (const CandourAuditFacts *facts,
                const char              *id)
{
  for (guint i = 0; id != NULL && i < facts->teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (facts->teams, i);

      if (g_str_equal (team->id, id))
        return team->name;
    }

  return NULL;
}

static void
add_fact (CandourCasePanel *self,
          int              *row,
          const char       *name,
          const char       *value)
{
  GtkWidget *label;
  GtkWidget *text;

  if (value == NULL || *value == '\0')
    return;

  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (label, "caption");
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (self->facts, label, 0, *row, 1, 1);
  gtk_grid_attach (self->facts, text, 1, (*row)++, 1, 1);
}

/* Which audit this one follows, and why the child's record is read again. */
static void
add_repeat (CandourCasePanel        *self,
            int                     *row,
            const CandourAuditFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  const char *kind = candour_code_get_name (candour_repeat_reasons, audit->repeat);
  const char *submitted_at = facts->earlier != NULL ? facts->earlier->audit->submitted_at : NULL;
  g_autofree char *on = submitted_at != NULL ? candour_instant_dup_date (submitted_at) : NULL;
  g_autofree char *date = on != NULL ? candour_date_format_long (on) : NULL;
  g_autofree char *why = NULL;

  /* A second judgement is not led by anybody's words. */
  if (audit->repeat == CANDOUR_REPEAT_NONE || facts->moderation != NULL)
    return;

  if (audit->repeat == CANDOUR_REPEAT_RE_AUDIT)
    why = g_strdup (audit->repeat_reason);
  else
    why = g_strdup_printf ("%s. %s", kind, audit->repeat_reason);
  add_fact (self, row, _("Re-audit of"), date);
  add_fact (self, row, _("Why again"), *why != '\0' ? why : NULL);
}

static void
show_facts (CandourCasePanel        *self,
            const CandourAuditFacts *facts)
{
  const CandourAudit *audit = facts->audit;
  const CandourPerson *worker = find_person (facts, audit->worker_id);
  const CandourPerson *manager = worker != NULL ? find_person (facts, worker->manager_id) : NULL;
  const CandourPerson *auditor = find_person (facts, audit->auditor_id);
  g_autofree char *child = candour_child_dup_words (facts->child_case->sex, audit->age_band);
  g_autofree char *since = NULL;
  g_autofree char *worker_text = NULL;
  int row = 0;

  if (facts->child_case->since != NULL)
    since = candour_date_format_long (facts->child_case->since);
  if (worker != NULL)
    worker_text = g_strdup_printf ("%s, %s", worker->name,
                                   candour_code_get_name (candour_roles, worker->role));

  remove_children (GTK_WIDGET (self->facts));
  add_fact (self, &row, _("Child"), child);
  add_fact (self, &row, _("Plan type"),
            audit->plan != NULL && *audit->plan != '\0'
            ? audit->plan : candour_code_get_name (candour_cohorts, audit->cohort));
  add_fact (self, &row, _("Since"), since);
  add_fact (self, &row, _("Team"), find_team_name (facts, audit->team_id));
  add_fact (self, &row, _("Worker"), worker_text != NULL ? worker_text : _("Not allocated"));
  add_fact (self, &row, _("Manager"), manager != NULL ? manager->name : NULL);
  add_fact (self, &row, _("Auditor"), auditor != NULL ? auditor->name : NULL);
  if (audit->event != CANDOUR_EVENT_KIND_NONE)
    {
      add_fact (self, &row, _("Observed"), candour_code_get_name (candour_events, audit->event));
      add_fact (self, &row, _("Consent"), candour_code_get_name (candour_consents,
                                                                 audit->consent));
    }
  add_repeat (self, &row, facts);
}

/* --- Independence --------------------------------------------------------------------- */

static char *
describe_independence (CandourAuditSession *session,
                       CandourTie           tie)
{
  const CandourAuditFacts *facts = candour_audit_session_get_facts (session);
  const CandourActor *actor =
    candour_workspace_get_actor (candour_audit_session_get_workspace (session));
  const CandourPerson *auditor = find_person (facts, facts->audit->auditor_id);
  const CandourPerson *allowed_by = find_person (facts, facts->audit->exception_by);

  if (auditor == NULL || facts->audit->waiting_since != NULL)
    return NULL;

  if (allowed_by != NULL && tie == CANDOUR_TIE_NONE)
    return g_strdup_printf (_("Exception allowed by %s: %s"), allowed_by->name,
                            facts->audit->exception_reason);

  /* People move on: what was sealed was independent then. */
  if (facts->audit->submitted_at != NULL)
    return g_strdup_printf (_("%s was independent of this case when the audit was submitted."),
                            auditor->name);

  return candour_audit_facts_dup_tie (facts, tie, actor != NULL ? actor->person_id : NULL);
}

static void
show_independence (CandourCasePanel    *self,
                   CandourAuditSession *session)
{
  CandourTie tie = candour_audit_session_find_tie (session);
  gboolean independent = tie == CANDOUR_TIE_NONE;
  g_autofree char *text = describe_independence (session, tie);
  const char *add = independent ? "ok-text" : "danger-text";
  const char *remove = independent ? "danger-text" : "ok-text";

  gtk_widget_set_visible (self->independence, text != NULL);
  gtk_label_set_label (self->independence_text, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->independence_icon,
                                independent ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->independence, remove);
  gtk_widget_add_css_class (self->independence, add);
}

/* --- What went before ----------------------------------------------------------------- */

static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          const char *audit_id,
          const char *open_name)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL)
    {
      label = gtk_label_new (subtitle);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "panel-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", audit_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-audit");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, open_name,
                                  -1);

  return row;
}

static void
add_previous (CandourCasePanel      *self,
              const CandourAuditRow *previous)
{
  g_autofree char *date = candour_date_format_long (previous->submitted_on);
  g_autofree char *subtitle = g_strdup_printf (_("%s, by %s"), previous->framework_title,
                                               previous->auditor_name);
  g_autofree char *name = NULL;
  GtkWidget *chip;
  GtkWidget *row;

  name = g_strdup_printf ("%s, %s, %s", date, subtitle,
                          *previous->overall_name != '\0' ? previous->overall_name
                                                          : _("no overall grade"));
  row = make_row (date, subtitle, previous->id, name);
  if (previous->overall != 0)
    {
      chip = candour_grade_chip_new ();
      candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), previous->drawn_as,
                              previous->overall_name, previous->overall_short);
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (row))), chip);
    }
  gtk_box_append (self->previous, row);
}

static void
add_open (CandourCasePanel       *self,
          const CandourActionRow *action,
          const char             *today)
{
  g_autofree char *owner = NULL;
  g_autofree char *name = NULL;
  GtkWidget *chip;
  GtkWidget *row;

  if (action->owner_name != NULL && *action->owner_name != '\0')
    owner = g_strdup_printf (_("For %s"), action->owner_name);
  name = g_strdup_printf ("%s, %s", action->what, owner != NULL ? owner : _("nobody's"));
  row = make_row (action->what, owner, action->audit_id, name);

  if (action->state == CANDOUR_ACTION_REPORTED_DONE)
    {
      chip = candour_chip_new ();
      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_INFO, "candour-clock-symbolic",
                        _("Awaiting verification"), NULL);
    }
  else
    {
      chip = candour_due_chip_new ();
      candour_due_chip_set (CANDOUR_DUE_CHIP (chip), action->due_on, today);
    }
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (row))), chip);
  gtk_box_append (self->open, row);
}

static void
show_before (CandourCasePanel        *self,
             const CandourAuditFacts *facts)
{
  g_autofree char *n_open = g_strdup_printf ("%u", facts->open_actions->len);

  remove_children (GTK_WIDGET (self->previous));
  for (guint i = 0; i < facts->previous->len; i++)
    add_previous (self, g_ptr_array_index (facts->previous, i));
  gtk_widget_set_visible (self->previous_part, facts->previous->len > 0);

  remove_children (GTK_WIDGET (self->open));
  for (guint i = 0; i < facts->open_actions->len; i++)
    add_open (self, g_ptr_array_index (facts->open_actions, i), facts->today);
  gtk_label_set_label (self->n_open, n_open);
  gtk_widget_set_visible (self->open_part, facts->open_actions->len > 0);
}

static void
copy_cb (CandourCasePanel *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->reference));
}

static void
candour_case_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_CASE_PANEL);

  G_OBJECT_CLASS (candour_case_panel_parent_class)->dispose (object);
}

static void
candour_case_panel_class_init (CandourCasePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_case_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/case-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, reference);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, facts);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, independence);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, independence_icon);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, independence_text);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, previous_part);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, previous);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, open_part);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, open);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, n_open);
  gtk_widget_class_bind_template_child (widget_class, CandourCasePanel, repeat);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
candour_case_panel_init (CandourCasePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_case_panel_new (void)
{
  return g_object_new (CANDOUR_TYPE_CASE_PANEL, NULL);
}

void
candour_case_panel_show (CandourCasePanel    *self,
                         CandourAuditSession *session)
{
  const CandourAuditFacts *facts;

  g_return_if_fail (CANDOUR_IS_CASE_PANEL (self));

  facts = candour_audit_session_get_facts (session);
  gtk_label_set_label (self->reference, facts->audit->reference);
  show_facts (self, facts);
  show_before (self, facts);
  candour_case_panel_update (self, session);
}

void
candour_case_panel_update (CandourCasePanel    *self,
                           CandourAuditSession *session)
{
  const CandourAudit *audit;
  guint n_repeats = 0;

  g_return_if_fail (CANDOUR_IS_CASE_PANEL (self));

  show_independence (self, session);
  audit = candour_audit_session_get_audit (session);
  for (guint i = 0; i < audit->actions->len; i++)
    if (candour_audit_session_find_repeated (session, g_ptr_array_index (audit->actions, i)) != NULL)
      n_repeats++;

  gtk_label_set_label (self->repeat,
                       ngettext ("One of them is what you have just found again. Submitting links "
                                 "the two actions, and the history shows the repeat.",
                                 "Some of them are what you have just found again. Submitting "
                                 "links the actions, and the history shows the repeats.",
                                 MAX (n_repeats, 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), n_repeats > 0);
}
