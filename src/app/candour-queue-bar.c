/* candour-queue-bar.c - which queue of moderations is shown, and what it is narrowed by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-queue-bar.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-choices.h"
#include "candour-prefs.h"
#include "candour-toggle-bar.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

#define LIST_NAME "moderations"

/* The last, "all", has no button: nobody looks for a moderation without a queue. */
#define N_SHOWN CANDOUR_QUEUE_ALL

struct _CandourQueueBar
{
  GtkWidget            parent_instance;

  GtkBox              *box;
  GtkBox              *bottom;
  CandourToggleBar    *queues;
  GtkDropDown         *team;
  GtkDropDown         *auditor;
  GtkDropDown         *moderator;
  GtkDropDown         *why;
  GtkDropDown         *period;
  GtkLabel            *count;

  CandourWorkspace    *workspace;
  GCancellable        *cancellable;
  char                *today;
  CandourAuditChoices *choices;       /* NULL: not read yet */
  CandourChoices       moderators;
  CandourChoices       whys;
  CandourChoices       periods;
  GBinding            *narrow;
  int                  awaited;       /* a queue to show once the choices are there, or -1 */
  gboolean             setting;       /* the program chooses, not a person */
};

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

G_DEFINE_FINAL_TYPE (CandourQueueBar, candour_queue_bar, GTK_TYPE_WIDGET)

const char *
candour_queue_get_name (CandourModerationQueue queue)
{
  static const char *const names[CANDOUR_N_MODERATION_QUEUES] =
  {
    [CANDOUR_QUEUE_MINE] = N_("Mine"),
    [CANDOUR_QUEUE_TO_ALLOCATE] = N_("To allocate"),
    [CANDOUR_QUEUE_GRADING] = N_("Being graded"),
    [CANDOUR_QUEUE_COMPARING] = N_("Comparing"),
    [CANDOUR_QUEUE_FINISHED] = N_("Finished"),
    [CANDOUR_QUEUE_FEEDBACK] = N_("Feedback to read"),
    [CANDOUR_QUEUE_ALL] = N_("All"),
  };

  return _(names[queue]);
}

static const char *
get_person_id (CandourQueueBar *self)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  return actor != NULL ? actor->person_id : "";
}

static const char *
get_chosen (GtkDropDown          *drop,
            const CandourChoices *choices)
{
  guint position = gtk_drop_down_get_selected (drop);
  const char *id = choices->ids != NULL && position < choices->ids->len
                   ? g_ptr_array_index (choices->ids, position) : "";

  return *id != '\0' ? id : NULL;
}

static CandourModerationQueue
get_queue (CandourQueueBar *self)
{
  return (CandourModerationQueue) candour_toggle_bar_get_active (self->queues);
}

/* --- Kept for each person ------------------------------------------------------------------- */

static void
keep (CandourQueueBar *self)
{
  g_auto(GVariantDict) dict = { 0 };

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "queue", "i", (int) get_queue (self));
  candour_prefs_set_filters (get_person_id (self), LIST_NAME, g_variant_dict_end (&dict));
}

/* Only the queue: what is waiting behind a filter from last week would not be seen. */
static void
restore (CandourQueueBar *self)
{
  g_autoptr(GVariant) kept = candour_prefs_dup_filters (get_person_id (self), LIST_NAME);
  int queue = CANDOUR_QUEUE_MINE;

  if (kept != NULL)
    g_variant_lookup (kept, "queue", "i", &queue);
  if (self->awaited >= 0)
    queue = self->awaited;
  self->awaited = -1;
  candour_toggle_bar_set_active (self->queues, (guint) CLAMP (queue, 0, N_SHOWN - 1));
}

/* --- What a person does --------------------------------------------------------------------- */

/* Only what is over has a past to choose from. */
static void
show_period (CandourQueueBar *self)
{
  gboolean is_finished = get_queue (self) == CANDOUR_QUEUE_FINISHED;

  gtk_widget_set_visible (GTK_WIDGET (self->period), is_finished);
  gtk_widget_set_visible (GTK_WIDGET (self->moderator),
                          get_queue (self) != CANDOUR_QUEUE_TO_ALLOCATE);
}

static void
changed_cb (CandourQueueBar *self)
{
  if (self->setting || self->choices == NULL)
    return;

  show_period (self);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_any (CandourQueueBar *self)
{
  gtk_drop_down_set_selected (self->team, 0);
  gtk_drop_down_set_selected (self->auditor, 0);
  gtk_drop_down_set_selected (self->moderator, 0);
  gtk_drop_down_set_selected (self->why, 0);
  gtk_drop_down_set_selected (self->period, 0);
}

void
candour_queue_bar_reset (CandourQueueBar *self)
{
  g_return_if_fail (CANDOUR_IS_QUEUE_BAR (self));

  self->setting = TRUE;
  choose_any (self);
  self->setting = FALSE;
  changed_cb (self);
}

void
candour_queue_bar_show_queue (CandourQueueBar        *self,
                              CandourModerationQueue  queue)
{
  g_return_if_fail (CANDOUR_IS_QUEUE_BAR (self));

  if (self->choices == NULL)
    {
      self->awaited = queue;
      return;
    }

  self->setting = TRUE;
  choose_any (self);
  candour_toggle_bar_set_active (self->queues, queue);
  self->setting = FALSE;
  changed_cb (self);
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

/* The same people as may audit, under another heading. */
static void
fill_moderators (CandourQueueBar *self)
{
  const CandourChoices *auditors = &self->choices->auditors;

  candour_choices_clear (&self->moderators);
  candour_choices_init (&self->moderators);
  candour_choices_add (&self->moderators, "", _("All moderators"));
  for (guint i = 1; i < auditors->ids->len; i++)
    candour_choices_add (&self->moderators, g_ptr_array_index (auditors->ids, i),
                         g_ptr_array_index (auditors->labels, i));
  fill (self->moderator, &self->moderators);
}

static void
choices_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CandourQueueBar) self = user_data;
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
  fill_moderators (self);
  restore (self);
  self->setting = FALSE;
  show_period (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
candour_queue_bar_set_workspace (CandourQueueBar  *self,
                                 CandourWorkspace *workspace,
                                 const char       *today)
{
  Asked *asked;

  g_return_if_fail (CANDOUR_IS_QUEUE_BAR (self));

  g_set_object (&self->workspace, workspace);
  g_free (self->today);
  self->today = g_strdup (today);

  asked = g_new0 (Asked, 1);
  asked->person_id = g_strdup (get_person_id (self));
  asked->today = g_strdup (today);
  candour_workspace_read_async (workspace, read_choices, asked, asked_free,
                                (GDestroyNotify) candour_audit_choices_free, self->cancellable,
                                choices_read_cb, g_object_ref (self));
}

/* --- What it stands at ---------------------------------------------------------------------- */

CandourModerationQuery *
candour_queue_bar_dup_query (CandourQueueBar *self)
{
  CandourModerationFilter filter = { 0 };
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;
  const char *period;
  const char *why;

  g_return_val_if_fail (CANDOUR_IS_QUEUE_BAR (self), NULL);
  g_return_val_if_fail (self->choices != NULL, NULL);

  why = get_chosen (self->why, &self->whys);
  filter.queue = get_queue (self);
  filter.person_id = get_person_id (self);
  filter.team_id = get_chosen (self->team, &self->choices->teams);
  filter.auditor_id = get_chosen (self->auditor, &self->choices->auditors);
  filter.kind = (CandourDrawKind) candour_code_to_value (candour_draw_kinds, why,
                                                         CANDOUR_DRAW_NONE);
  filter.moderator_id = get_chosen (self->moderator, &self->moderators);
  period = get_chosen (self->period, &self->periods);
  candour_period_get_bounds (period != NULL ? period : "", self->today, &from_on, &until_on);
  filter.from_on = from_on;
  filter.until_on = until_on;

  return candour_moderation_query_new (&filter);
}

static void
add_words (GString              *words,
           GtkDropDown          *drop,
           const CandourChoices *choices)
{
  const char *label;

  if (get_chosen (drop, choices) == NULL || !gtk_widget_get_visible (GTK_WIDGET (drop)))
    return;

  label = g_ptr_array_index (choices->labels, gtk_drop_down_get_selected (drop));
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, label + strspn (label, " "));
}

char *
candour_queue_bar_describe (CandourQueueBar *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (CANDOUR_IS_QUEUE_BAR (self), NULL);

  add_words (words, self->team, &self->choices->teams);
  add_words (words, self->auditor, &self->choices->auditors);
  add_words (words, self->moderator, &self->moderators);
  add_words (words, self->why, &self->whys);
  add_words (words, self->period, &self->periods);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
candour_queue_bar_set_counts (CandourQueueBar *self,
                              const gint64    *behind,
                              guint            n_rows)
{
  CandourModerationQueue shown;
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOUR_IS_QUEUE_BAR (self));

  if (behind == NULL)
    {
      gtk_label_set_label (self->count, _("Counting…"));
      return;
    }

  shown = get_queue (self);
  for (guint i = 0; i < N_SHOWN; i++)
    candour_toggle_bar_set_number (self->queues, i, i == shown ? n_rows : behind[i],
                                   i == CANDOUR_QUEUE_MINE);
  text = g_strdup_printf (ngettext ("%'u moderation", "%'u moderations", n_rows), n_rows);
  gtk_label_set_label (self->count, text);
}

/* --- The object ------------------------------------------------------------------------------ */

static void
candour_queue_bar_root (GtkWidget *widget)
{
  CandourQueueBar *self = CANDOUR_QUEUE_BAR (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_queue_bar_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window != NULL)
    self->narrow = g_object_bind_property (window, "narrow", self, "narrow",
                                           G_BINDING_SYNC_CREATE);
}

static void
candour_queue_bar_unroot (GtkWidget *widget)
{
  CandourQueueBar *self = CANDOUR_QUEUE_BAR (widget);

  if (self->narrow != NULL)
    g_binding_unbind (g_steal_pointer (&self->narrow));

  GTK_WIDGET_CLASS (candour_queue_bar_parent_class)->unroot (widget);
}

static void
candour_queue_bar_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property == PROP_NARROW)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (CANDOUR_QUEUE_BAR (object)->bottom),
                                    g_value_get_boolean (value) ? GTK_ORIENTATION_VERTICAL
                                                                : GTK_ORIENTATION_HORIZONTAL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_queue_bar_dispose (GObject *object)
{
  CandourQueueBar *self = CANDOUR_QUEUE_BAR (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_QUEUE_BAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_queue_bar_parent_class)->dispose (object);
}

static void
candour_queue_bar_finalize (GObject *object)
{
  CandourQueueBar *self = CANDOUR_QUEUE_BAR (object);

  g_object_unref (self->cancellable);
  g_free (self->today);
  g_clear_pointer (&self->choices, candour_audit_choices_free);
  candour_choices_clear (&self->moderators);
  candour_choices_clear (&self->whys);
  candour_choices_clear (&self->periods);

  G_OBJECT_CLASS (candour_queue_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/queue-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, box);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, bottom);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, queues);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, team);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, auditor);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, moderator);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, why);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, period);
  gtk_widget_class_bind_template_child (widget_class, CandourQueueBar, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
candour_queue_bar_class_init (CandourQueueBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = candour_queue_bar_set_property;
  object_class->dispose = candour_queue_bar_dispose;
  object_class->finalize = candour_queue_bar_finalize;
  widget_class->root = candour_queue_bar_root;
  widget_class->unroot = candour_queue_bar_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_TOGGLE_BAR);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
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
candour_queue_bar_init (CandourQueueBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->awaited = -1;
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  candour_toggle_bar_set_label (self->queues, _("Queue"));
  for (guint i = 0; i < N_SHOWN; i++)
    candour_toggle_bar_add (self->queues, candour_queue_get_name (i));

  candour_choices_init (&self->moderators);
  candour_choices_init (&self->whys);
  candour_choices_add (&self->whys, "", _("Drawn for any reason"));
  for (CandourDrawKind kind = CANDOUR_DRAW_RULE; kind <= CANDOUR_DRAW_REQUEST; kind++)
    candour_choices_add (&self->whys, candour_code_from_value (candour_draw_kinds, kind),
                         candour_code_get_name (candour_draw_kinds, kind));
  fill (self->why, &self->whys);
  candour_periods_add (&self->periods);
  fill (self->period, &self->periods);
  let_search (self->team);
  let_search (self->auditor);
  let_search (self->moderator);
  self->setting = FALSE;
}
