/* candour-draw-form.c - what is drawn for moderation when an audit is submitted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-draw-form.h"

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-notice.h"
#include "candour-store-moderations.h"

struct _CandourDrawForm
{
  AdwWindow         parent_instance;

  GtkWidget        *save;
  CandourNotice    *notice;
  GtkWidget        *fields;
  GtkSwitch        *immediate;
  GtkSwitch        *inadequate;
  GtkSwitch        *outstanding;
  GtkSpinButton    *first_n;
  GtkSpinButton    *share;
  GtkSpinButton    *days;
  AdwEntryRow      *seed;
  GtkLabel         *preview;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;
  CandourDrawRule  *rule;         /* as it was read; NULL before */
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (CandourDrawForm, candour_draw_form, ADW_TYPE_WINDOW)

/* --- What it stands at ------------------------------------------------------------------------ */

static CandourDrawRule *
dup_rule (CandourDrawForm *self)
{
  CandourDrawRule *rule = candour_draw_rule_copy (self->rule);

  rule->immediate = gtk_switch_get_active (self->immediate);
  rule->inadequate = gtk_switch_get_active (self->inadequate);
  rule->outstanding = gtk_switch_get_active (self->outstanding);
  rule->first_n = gtk_spin_button_get_value_as_int (self->first_n);
  rule->share = gtk_spin_button_get_value_as_int (self->share);
  rule->days = gtk_spin_button_get_value_as_int (self->days);
  g_free (rule->seed);
  rule->seed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seed))));

  return rule;
}

/* In a sentence what would be drawn, or what is wrong with it. */
static void
changed_cb (CandourDrawForm *self)
{
  g_autoptr(CandourDrawRule) rule = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;

  if (self->filling || self->rule == NULL)
    return;

  rule = dup_rule (self);
  wrong = candour_rules_check_draw_rule (rule);
  sentence = candour_rules_dup_draw_sentence (rule);
  if (wrong == NULL)
    /* Translators: what is drawn, and in how many working days it is due */
    text = g_strdup_printf (ngettext ("Drawn: %s. Due within %d working day.",
                                      "Drawn: %s. Due within %d working days.", rule->days),
                            sentence, rule->days);
  gtk_label_set_label (self->preview, wrong != NULL ? wrong : text);
  gtk_widget_set_sensitive (self->save, wrong == NULL
                                        && !candour_workspace_is_read_only (self->workspace));
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gpointer
read_rule (CandourDb     *db,
           gpointer       unused,
           GCancellable  *cancellable,
           GError       **error)
{
  return candour_store_moderations_load_rule (db, error);
}

static void
fill (CandourDrawForm *self)
{
  const CandourDrawRule *rule = self->rule;

  self->filling = TRUE;
  gtk_switch_set_active (self->immediate, rule->immediate);
  gtk_switch_set_active (self->inadequate, rule->inadequate);
  gtk_switch_set_active (self->outstanding, rule->outstanding);
  gtk_spin_button_set_value (self->first_n, rule->first_n);
  gtk_spin_button_set_value (self->share, rule->share);
  gtk_spin_button_set_value (self->days, rule->days);
  gtk_editable_set_text (GTK_EDITABLE (self->seed), rule->seed != NULL ? rule->seed : "");
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->fields, TRUE);
  changed_cb (self);
}

static void
rule_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CandourDrawForm) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourDrawRule *rule = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&rule, candour_draw_rule_free);
      return;
    }

  if (rule == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("This could not be read."),
                           error->message);
      return;
    }

  g_clear_pointer (&self->rule, candour_draw_rule_free);
  self->rule = rule;
  fill (self);
}

static void
read_again (CandourDrawForm *self)
{
  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (self->fields, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_read_async (self->workspace, read_rule, NULL, NULL,
                                (GDestroyNotify) candour_draw_rule_free, self->cancellable,
                                rule_read_cb, g_object_ref (self));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  read_again (CANDOUR_DRAW_FORM (widget));
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  CandourDrawRule *rule;
  CandourActor    *actor;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  candour_draw_rule_free (self->rule);
  candour_actor_free (self->actor);
  g_free (self);
}

static gpointer
save_rule (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Saving *saving = data;

  return candour_store_moderations_save_rule (db, saving->rule, saving->actor, error)
         ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CandourDrawForm) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourWindow *window;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  window = candour_window_find (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error != NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not saved."), error->message);
      if (g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT))
        candour_notice_add_button (self->notice, _("Show theirs"), NULL, "form.reload", NULL);
      return;
    }

  if (window != NULL)
    {
      candour_window_toast (window, _("From now on this is drawn"), NULL, NULL, NULL);
      candour_window_changed (window);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourDrawForm *self = CANDOUR_DRAW_FORM (widget);
  Saving *saving;

  if (!gtk_widget_get_sensitive (self->save))
    return;

  saving = g_new0 (Saving, 1);
  saving->rule = dup_rule (self);
  saving->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  candour_notice_hide (self->notice);
  gtk_widget_set_sensitive (self->save, FALSE);
  candour_workspace_write_async (self->workspace, save_rule, saving, saving_free, NULL, NULL,
                                 saved_cb, g_object_ref (self));
}

/* --- The form --------------------------------------------------------------------------------- */

static void
candour_draw_form_dispose (GObject *object)
{
  CandourDrawForm *self = CANDOUR_DRAW_FORM (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DRAW_FORM);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_draw_form_parent_class)->dispose (object);
}

static void
candour_draw_form_finalize (GObject *object)
{
  CandourDrawForm *self = CANDOUR_DRAW_FORM (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->rule, candour_draw_rule_free);

  G_OBJECT_CLASS (candour_draw_form_parent_class)->finalize (object);
}

static void
candour_draw_form_class_init (CandourDrawFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_draw_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_draw_form_finalize;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/draw-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, save);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, fields);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, immediate);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, inadequate);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, outstanding);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, first_n);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, share);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, days);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, seed);
  gtk_widget_class_bind_template_child (widget_class, CandourDrawForm, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.reload", NULL, reload_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candour_draw_form_init (CandourDrawForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candour_draw_form_present (CandourWindow *window)
{
  CandourDrawForm *self;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  self = g_object_new (CANDOUR_TYPE_DRAW_FORM, "transient-for", window, NULL);
  self->workspace = g_object_ref (candour_window_get_workspace (window));
  read_again (self);
  gtk_window_present (GTK_WINDOW (self));
}
