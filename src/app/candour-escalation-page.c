/* candour-escalation-page.c - who is told when an action is left undone, and after how many days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All rules are saved at once, or none: whether they are in order can only be said of all.
 */

#include "candour-escalation-page.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-action-rules.h"
#include "candour-store-follow.h"

#define N_TRIGGERS (CANDOUR_TRIGGER_NOT_VERIFIED + 1)
#define MOST_DAYS 250

typedef struct
{
  GtkWidget     *told;      /* GtkSwitch */
  GtkSpinButton *days;
  GtkDropDown   *unit;
} Line;

struct _CandourEscalationPage
{
  AdwPreferencesPage  parent_instance;

  CandourWorkspace   *workspace;
  GCancellable       *cancellable;
  gboolean            showing;

  Line                lines[CANDOUR_N_CLOCKS][N_TRIGGERS][CANDOUR_N_TOLD];
  AdwExpanderRow     *rows[CANDOUR_N_CLOCKS][N_TRIGGERS];
  AdwComboRow        *no_actions;
  GtkLabel           *hint;
  GtkWidget          *save;
};

G_DEFINE_FINAL_TYPE (CandourEscalationPage, candour_escalation_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- What is set ----------------------------------------------------------------------- */

static GArray *
collect (CandourEscalationPage *self)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (CandourEscalationRule));

  for (int clock = 0; clock < CANDOUR_N_CLOCKS; clock++)
    for (int trigger = 0; trigger < N_TRIGGERS; trigger++)
      for (int told = 0; told < CANDOUR_N_TOLD; told++)
        {
          const Line *line = &self->lines[clock][trigger][told];
          const CandourEscalationRule rule =
          {
            .clock = (CandourClock) clock,
            .trigger = (CandourTrigger) trigger,
            .told = (CandourTold) told,
            .days = gtk_spin_button_get_value_as_int (line->days),
            .working = gtk_drop_down_get_selected (line->unit) == 1,
          };

          if (gtk_switch_get_active (GTK_SWITCH (line->told)))
            g_array_append_val (rules, rule);
        }

  return rules;
}

static char *
describe (const Line *line,
          int         told)
{
  const char *name = candour_code_get_name (candour_told, told);
  int days = gtk_spin_button_get_value_as_int (line->days);

  if (days == 0)
    return g_strdup_printf (_("%s at once"), name);
  if (gtk_drop_down_get_selected (line->unit) == 1)
    return g_strdup_printf (ngettext ("%s after %d working day", "%s after %d working days", days),
                            name, days);

  return g_strdup_printf (ngettext ("%s after %d day", "%s after %d days", days), name, days);
}

/* What is folded away is still said. */
static void
show_summary (CandourEscalationPage *self,
              int                    clock,
              int                    trigger)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int told = 0; told < CANDOUR_N_TOLD; told++)
    {
      const Line *line = &self->lines[clock][trigger][told];
      gboolean is_told = gtk_switch_get_active (GTK_SWITCH (line->told));
      g_autofree char *part = is_told ? describe (line, told) : NULL;

      gtk_widget_set_sensitive (GTK_WIDGET (line->days), is_told);
      gtk_widget_set_sensitive (GTK_WIDGET (line->unit), is_told);
      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }

  adw_expander_row_set_subtitle (self->rows[clock][trigger],
                                 text->len > 0 ? text->str : _("Nobody is told"));
}

static void
check (CandourEscalationPage *self)
{
  g_autoptr(GArray) rules = collect (self);
  g_autofree char *wrong = candour_rules_check_escalation ((CandourEscalationRule *) rules->data,
                                                           rules->len);

  for (int clock = 0; clock < CANDOUR_N_CLOCKS; clock++)
    for (int trigger = 0; trigger < N_TRIGGERS; trigger++)
      show_summary (self, clock, trigger);

  gtk_label_set_label (self->hint, wrong != NULL ? wrong : "");
  gtk_widget_set_sensitive (self->save, wrong == NULL);
}

static void
changed_cb (CandourEscalationPage *self)
{
  if (!self->showing)
    check (self);
}

/* --- Reading and saving ---------------------------------------------------------------- */

typedef struct
{
  GArray           *rules;
  CandourNoActions  no_actions;
  CandourActor     *actor;    /* NULL where it was read */
} Settings;

static void
settings_free (gpointer data)
{
  Settings *self = data;

  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->actor, candour_actor_free);
  g_free (self);
}

static gpointer
read_settings (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Settings *settings = g_new0 (Settings, 1);

  settings->rules = candour_store_follow_load_escalation (db, error);
  if (settings->rules == NULL
      || !candour_store_follow_load_no_actions (db, NULL, &settings->no_actions, error))
    g_clear_pointer (&settings, settings_free);

  return settings;
}

static void
show_settings (CandourEscalationPage *self,
               const Settings        *settings)
{
  self->showing = TRUE;
  for (guint i = 0; i < settings->rules->len; i++)
    {
      const CandourEscalationRule *rule = &g_array_index (settings->rules, CandourEscalationRule,
                                                          i);
      const Line *line = &self->lines[rule->clock][rule->trigger][rule->told];

      gtk_switch_set_active (GTK_SWITCH (line->told), TRUE);
      gtk_spin_button_set_value (line->days, rule->days);
      gtk_drop_down_set_selected (line->unit, rule->working ? 1 : 0);
    }
  adw_combo_row_set_selected (self->no_actions, (guint) settings->no_actions);
  self->showing = FALSE;
  check (self);
}

static void
settings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CandourEscalationPage) self = user_data;
  g_autoptr(GError) error = NULL;
  Settings *settings = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      if (settings != NULL)
        show_settings (self, settings);
      else
        gtk_label_set_label (self->hint, error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self), settings != NULL);
    }
  g_clear_pointer (&settings, settings_free);
}

static gpointer
save_settings (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Settings *settings = data;

  return GINT_TO_POINTER (candour_store_follow_save_escalation (db, settings->rules,
                                                                settings->actor, error)
                          && candour_store_follow_save_no_actions (db, NULL,
                                                                   settings->no_actions,
                                                                   settings->actor, error));
}

static void
settings_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CandourEscalationPage) self = user_data;
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);
  g_autoptr(GError) error = NULL;
  g_autofree char *wrong = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable) || window == NULL)
    return;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (error != NULL)
    wrong = g_strdup_printf (_("Not saved: %s"), error->message);
  else
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                      adw_toast_new (_("Saved for everybody who uses these "
                                                       "records")));
  gtk_label_set_label (self->hint, wrong != NULL ? wrong : "");
}

static void
save_cb (CandourEscalationPage *self)
{
  Settings *settings = g_new0 (Settings, 1);

  settings->rules = collect (self);
  settings->no_actions = (CandourNoActions) adw_combo_row_get_selected (self->no_actions);
  settings->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_write_async (self->workspace, save_settings, settings, settings_free, NULL,
                                 NULL, settings_saved_cb, g_object_ref (self));
}

/* --- Made ------------------------------------------------------------------------------ */

static void
make_line (CandourEscalationPage *self,
           int                    clock,
           int                    trigger,
           int                    told)
{
  Line *line = &self->lines[clock][trigger][told];
  const char *units[] = { _("days"), _("working days"), NULL };
  GtkWidget *row = adw_action_row_new ();
  gboolean from_due = trigger == CANDOUR_TRIGGER_OVERDUE || trigger == CANDOUR_TRIGGER_NOT_VERIFIED;
  g_autofree char *name = g_strdup_printf (_("%s, %s, %s"),
                                           candour_code_get_name (candour_clocks, clock),
                                           candour_code_get_name (candour_triggers, trigger),
                                           candour_code_get_name (candour_told, told));
  g_autofree char *days = g_strdup_printf (_("%s: after how many"), name);
  g_autofree char *unit = g_strdup_printf (_("%s: which days"), name);

  line->told = gtk_switch_new ();
  line->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (from_due ? 1 : 0, MOST_DAYS, 1));
  line->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  gtk_widget_set_valign (line->told, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (line->days), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (line->unit), GTK_ALIGN_CENTER);
  candour_a11y_set_label (line->told, name);
  candour_a11y_set_label (GTK_WIDGET (line->days), days);
  candour_a11y_label_drop_down (line->unit, unit);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 candour_code_get_name (candour_told, told));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (line->days));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (line->unit));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), line->told);
  adw_expander_row_add_row (self->rows[clock][trigger], row);
  g_signal_connect_swapped (line->told, "notify::active", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (line->days, "value-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (line->unit, "notify::selected", G_CALLBACK (changed_cb), self);
}

static void
make_group (CandourEscalationPage *self,
            int                    clock)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, candour_code_get_name (candour_clocks, clock));
  for (int trigger = 0; trigger < N_TRIGGERS; trigger++)
    {
      GtkWidget *row = adw_expander_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     candour_code_get_name (candour_triggers, trigger));
      self->rows[clock][trigger] = ADW_EXPANDER_ROW (row);
      for (int told = 0; told < CANDOUR_N_TOLD; told++)
        make_line (self, clock, trigger, told);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
make_figures (CandourEscalationPage *self)
{
  /* Shorter than the sentences, which would be cut off where they begin to differ. */
  static const char *const names[] =
  {
    [CANDOUR_NO_ACTIONS_LEFT_OUT] = N_("Left out"),
    [CANDOUR_NO_ACTIONS_IN_TIME] = N_("Count as in time"),
  };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_string_list_append (choices, _(names[i]));
  self->no_actions = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->no_actions),
                                 _("In the share of audits done in time"));
  adw_combo_row_set_model (self->no_actions, G_LIST_MODEL (choices));
  adw_preferences_group_set_title (group, _("Audits without an action"));
  adw_preferences_group_add (group, GTK_WIDGET (self->no_actions));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
make_foot (CandourEscalationPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->hint = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                             "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  self->save = gtk_button_new_with_label (_("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_valign (self->save, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), self->save);
  adw_preferences_group_add (group, box);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
candour_escalation_page_dispose (GObject *object)
{
  CandourEscalationPage *self = CANDOUR_ESCALATION_PAGE (object);

  self->showing = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_escalation_page_parent_class)->dispose (object);
}

static void
candour_escalation_page_finalize (GObject *object)
{
  g_object_unref (CANDOUR_ESCALATION_PAGE (object)->cancellable);

  G_OBJECT_CLASS (candour_escalation_page_parent_class)->finalize (object);
}

static void
candour_escalation_page_class_init (CandourEscalationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_escalation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_escalation_page_finalize;
}

static void
candour_escalation_page_init (CandourEscalationPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->showing = TRUE;
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Escalation"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "alarm-symbolic");
  for (int clock = 0; clock < CANDOUR_N_CLOCKS; clock++)
    make_group (self, clock);
  make_figures (self);
  make_foot (self);
}

GtkWidget *
candour_escalation_page_new (CandourWorkspace *workspace)
{
  CandourEscalationPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_ESCALATION_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  candour_workspace_read_async (workspace, read_settings, NULL, NULL, settings_free,
                                self->cancellable, settings_read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
