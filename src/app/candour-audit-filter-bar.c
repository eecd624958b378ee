/* candour-audit-filter-bar.c - what the list of audits is narrowed by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-filter-bar-private.h"
#include "candour-grade.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourAuditFilterBar, candour_audit_filter_bar, GTK_TYPE_WIDGET)

/* --- What a person does -------------------------------------------------------------------- */

static void
changed_cb (CandourAuditFilterBar *self)
{
  if (self->setting || self->choices == NULL)
    return;

  candour_audit_filter_bar_keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
period_chosen_cb (CandourAuditFilterBar *self)
{
  candour_audit_filter_bar_show_dates (self);
  changed_cb (self);
  if (!self->setting && candour_audit_filter_bar_has_dates (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->from_on));
}

static void
stop_search_cb (CandourAuditFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* --- Made ready ----------------------------------------------------------------------------- */

static void
fill (GtkDropDown          *drop,
      const CandourChoices *choices)
{
  g_autoptr(GtkStringList) model = candour_choices_make_model (choices);

  gtk_drop_down_set_model (drop, G_LIST_MODEL (model));
}

typedef struct
{
  char *person_id;
  char *today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->person_id);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_choices (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Asked *asked = data;

  return candour_audit_choices_read (db, asked->person_id, asked->today, error);
}

/* Nothing but the words. */
static void
choose_any (CandourAuditFilterBar *self,
            const char            *words)
{
  self->setting = TRUE;
  candour_toggle_bar_set_active (self->states, 0);
  gtk_drop_down_set_selected (self->team, 0);
  gtk_drop_down_set_selected (self->auditor, 0);
  gtk_drop_down_set_selected (self->framework, 0);
  gtk_drop_down_set_selected (self->period, 0);
  candour_date_entry_set_date (self->from_on, NULL);
  candour_date_entry_set_date (self->until_on, NULL);
  gtk_drop_down_set_selected (self->grade, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  self->setting = FALSE;
}

static void
show_awaited (CandourAuditFilterBar *self)
{
  g_autofree char *words = g_steal_pointer (&self->awaited);

  choose_any (self, words);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choices_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CandourAuditFilterBar) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourAuditChoices *choices = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                           &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&choices, candour_audit_choices_free);
      return;
    }

  self->setting = TRUE;
  g_clear_pointer (&self->choices, candour_audit_choices_free);
  self->choices = choices != NULL ? choices : candour_audit_choices_make_bare ();
  fill (self->team, &self->choices->teams);
  fill (self->auditor, &self->choices->auditors);
  fill (self->framework, &self->choices->frameworks);
  candour_audit_filter_bar_restore (self);
  self->setting = FALSE;
  if (self->awaited != NULL)
    show_awaited (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

void
candour_audit_filter_bar_set_workspace (CandourAuditFilterBar *self,
                                        CandourWorkspace      *workspace,
                                        const char            *today)
{
  Asked *asked;

  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));

  g_set_object (&self->workspace, workspace);
  g_free (self->today);
  self->today = g_strdup (today);
  candour_date_entry_set_today (self->from_on, today);
  candour_date_entry_set_today (self->until_on, today);

  asked = g_new0 (Asked, 1);
  asked->person_id = g_strdup (candour_audit_filter_bar_get_person_id (self));
  asked->today = g_strdup (today);
  candour_workspace_read_async (workspace, read_choices, asked, asked_free,
                                (GDestroyNotify) candour_audit_choices_free, self->cancellable,
                                choices_read_cb, g_object_ref (self));
}

void
candour_audit_filter_bar_relax (CandourAuditFilterBar *self,
                                CandourQueryPart       part)
{
  GtkDropDown *drops[CANDOUR_N_PARTS] =
  {
    NULL, self->team, self->auditor, self->framework, self->period, self->grade, NULL,
  };

  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));

  self->setting = TRUE;
  if (part == CANDOUR_PART_STATE)
    candour_toggle_bar_set_active (self->states, 0);
  else if (part == CANDOUR_PART_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (part < CANDOUR_N_PARTS)
    gtk_drop_down_set_selected (drops[part], 0);
  self->setting = FALSE;
  changed_cb (self);
}

void
candour_audit_filter_bar_reset (CandourAuditFilterBar *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));

  choose_any (self, "");
  changed_cb (self);
}

void
candour_audit_filter_bar_show_words (CandourAuditFilterBar *self,
                                     const char            *words)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));
  g_return_if_fail (words != NULL);

  copy = g_strdup (words);
  g_free (self->awaited);
  self->awaited = copy;
  if (self->choices != NULL)
    show_awaited (self);
}

void
candour_audit_filter_bar_search (CandourAuditFilterBar *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
candour_audit_filter_bar_set_counts (CandourAuditFilterBar *self,
                                     const gint64          *counts,
                                     gint64                 n_rows,
                                     gint64                 n_open)
{
  g_autofree char *rows = NULL;
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;
  gint64 total = 0;

  g_return_if_fail (CANDOUR_IS_AUDIT_FILTER_BAR (self));

  if (counts == NULL)
    {
      gtk_label_set_label (self->count, _("Counting…"));
      return;
    }

  for (guint i = 0; i < CANDOUR_N_STATES; i++)
    {
      total += counts[i];
      candour_toggle_bar_set_number (self->states, i + 1, counts[i], FALSE);
    }
  candour_toggle_bar_set_number (self->states, 0, total, TRUE);

  rows = g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " audit", "%'" G_GINT64_FORMAT " audits",
                                    (gulong) n_rows), n_rows);
  /* Translators: "3,600 audits, 58 with an open action" */
  open = g_strdup_printf (_("%'" G_GINT64_FORMAT " with an open action"), n_open);
  text = n_open > 0 ? g_strdup_printf ("%s, %s", rows, open) : g_strdup (rows);
  gtk_label_set_label (self->count, text);
}

/* --- The object ------------------------------------------------------------------------------ */

static void
set_narrow (CandourAuditFilterBar *self,
            gboolean               narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->top), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom), orientation);
}

static void
candour_audit_filter_bar_root (GtkWidget *widget)
{
  CandourAuditFilterBar *self = CANDOUR_AUDIT_FILTER_BAR (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_audit_filter_bar_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    self->narrow = g_object_bind_property (window, "narrow", self, "narrow",
                                           G_BINDING_SYNC_CREATE);
}

static void
candour_audit_filter_bar_unroot (GtkWidget *widget)
{
  CandourAuditFilterBar *self = CANDOUR_AUDIT_FILTER_BAR (widget);

  if (self->narrow != NULL)
    g_binding_unbind (g_steal_pointer (&self->narrow));

  GTK_WIDGET_CLASS (candour_audit_filter_bar_parent_class)->unroot (widget);
}

static void
candour_audit_filter_bar_set_property (GObject      *object,
                                       guint         property,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  if (property == PROP_NARROW)
    set_narrow (CANDOUR_AUDIT_FILTER_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_audit_filter_bar_dispose (GObject *object)
{
  CandourAuditFilterBar *self = CANDOUR_AUDIT_FILTER_BAR (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_AUDIT_FILTER_BAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_audit_filter_bar_parent_class)->dispose (object);
}

static void
candour_audit_filter_bar_finalize (GObject *object)
{
  CandourAuditFilterBar *self = CANDOUR_AUDIT_FILTER_BAR (object);

  g_object_unref (self->cancellable);
  g_free (self->today);
  g_free (self->awaited);
  g_clear_pointer (&self->choices, candour_audit_choices_free);
  candour_choices_clear (&self->periods);
  candour_choices_clear (&self->grades);

  G_OBJECT_CLASS (candour_audit_filter_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "audit-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, top);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, bottom);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, states);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, team);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, auditor);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, framework);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, period);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, from);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, from_on);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, until);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, until_on);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, grade);
  gtk_widget_class_bind_template_child (widget_class, CandourAuditFilterBar, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
candour_audit_filter_bar_class_init (CandourAuditFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = candour_audit_filter_bar_set_property;
  object_class->dispose = candour_audit_filter_bar_dispose;
  object_class->finalize = candour_audit_filter_bar_finalize;
  widget_class->root = candour_audit_filter_bar_root;
  widget_class->unroot = candour_audit_filter_bar_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_TOGGLE_BAR);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
add_fixed_choices (CandourAuditFilterBar *self)
{
  candour_periods_add (&self->periods);
  candour_choices_add (&self->periods, CANDOUR_PERIOD_FROM_TO, _("From…to"));

  candour_choices_init (&self->grades);
  candour_choices_add (&self->grades, "", _("All grades"));
  for (int i = CANDOUR_GRADE_INADEQUATE; i < CANDOUR_N_GRADES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      candour_choices_add (&self->grades, id, candour_grade_get_name (i));
    }
  candour_choices_add (&self->grades, "none", _("Not graded"));

  fill (self->period, &self->periods);
  fill (self->grade, &self->grades);
}

static void
let_search (GtkDropDown *drop)
{
  g_autoptr(GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                               "string");

  gtk_drop_down_set_expression (drop, text);
  gtk_drop_down_set_enable_search (drop, TRUE);
}

static void
candour_audit_filter_bar_init (CandourAuditFilterBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  candour_toggle_bar_set_label (self->states, _("State"));
  candour_toggle_bar_add (self->states, _("All"));
  for (int i = 0; i < CANDOUR_N_STATES; i++)
    candour_toggle_bar_add (self->states, candour_code_get_name (candour_audit_states, i));

  add_fixed_choices (self);
  let_search (self->team);
  let_search (self->auditor);
  let_search (self->framework);
  let_search (self->period);
  let_search (self->grade);
  candour_date_entry_set_label (self->from_on, _("From"));
  candour_date_entry_set_label (self->until_on, _("To"));
  self->setting = FALSE;
}
