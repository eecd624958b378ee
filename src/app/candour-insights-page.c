/* candour-insights-page.c - how moderation and actions go, each figure with what it counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-insights-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-a11y.h"
#include "candour-audit-choices.h"
#include "candour-figure-tile.h"
#include "candour-figure-words.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-window.h"
#include "candour-wrap-layout.h"

/* "This year" of the periods below: the year that people report by. */
#define FIRST_PERIOD 4

struct _CandourInsightsPage
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  CandourNotice     *notice;
  GtkDropDown       *period;
  GtkDropDown       *team;
  GtkStack          *stack;
  GtkLabel          *scope_label;
  GtkLabel          *read_at;
  GtkWidget         *refresh;
  GtkFlowBox        *moderation;
  GtkFlowBox        *follow;
  GtkLabel          *no_actions;
  CandourFigureTile *tiles[CANDOUR_N_FIGURES];

  CandourWorkspace  *workspace;
  GCancellable      *cancellable;
  GCancellable      *reading;    /* of the present scope; NULL: nothing is read */
  char              *today;
  char              *from_on;    /* of the scope that is shown or read */
  char              *until_on;
  CandourChoices     teams;      /* NULL texts until they are read */
  gboolean           setting;
  gboolean           is_old;     /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (CandourInsightsPage, candour_insights_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *id;
  const char *name;
} periods[] =
{
  { "this-month", N_("This month") },
  { "last-month", N_("Last month") },
  { "this-quarter", N_("This quarter") },
  { "last-quarter", N_("Last quarter") },
  { "this-year", N_("This year, since April") },
  { "twelve-months", N_("Last 12 months") },
  { "", N_("All") },
};

/* --- Reading -------------------------------------------------------------------------- */

/* What is asked, and what is answered. */
typedef struct
{
  char           *from_on;
  char           *until_on;
  char           *team_id;
  char           *today;
  char           *person_id;
  gboolean        with_teams;
  CandourFigures *figures;
  gboolean        is_empty;   /* nothing was submitted yet, ever */
  CandourAuditChoices *choices;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->from_on);
  g_free (self->until_on);
  g_free (self->team_id);
  g_free (self->today);
  g_free (self->person_id);
  g_clear_pointer (&self->figures, candour_figures_free);
  g_clear_pointer (&self->choices, candour_audit_choices_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_figures (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Reading *asked = data;
  const CandourFiguresScope scope = { asked->from_on, asked->until_on, asked->team_id };
  const CandourModerationScope everything = { NULL };
  g_autoptr(Reading) answer = g_new0 (Reading, 1);
  CandourModerationFigures all;

  answer->figures = candour_store_figures_read (db, &scope, asked->today, error);
  if (answer->figures == NULL)
    return NULL;

  if (answer->figures->moderation.n_submitted == 0)
    {
      if (!candour_store_moderation_figures (db, &everything, &all, error))
        return NULL;
      answer->is_empty = all.n_submitted == 0;
    }

  /* Without teams to choose from, the figures can still be read. */
  if (asked->with_teams)
    answer->choices = candour_audit_choices_read (db, asked->person_id, asked->today, NULL);

  return g_steal_pointer (&answer);
}

static void
show_figures (CandourInsightsPage  *self,
              const CandourFigures *figures)
{
  g_autofree char *no_actions = figures != NULL ? candour_figures_dup_no_actions (figures) : NULL;

  for (CandourFigure figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    candour_figure_tile_show (self->tiles[figure], figures);
  if (no_actions != NULL)
    gtk_label_set_label (self->no_actions, no_actions);
}

static void
show_read_at (CandourInsightsPage *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time: "14:05" */
  g_autofree char *text = g_strdup_printf (_("Figures as at %s."), time);

  gtk_label_set_label (self->read_at, text);
  gtk_widget_set_visible (self->refresh, TRUE);
}

static void
take_teams (CandourInsightsPage *self,
            CandourAuditChoices *choices)
{
  g_autoptr(GtkStringList) model = NULL;

  if (choices == NULL)
    return;

  candour_choices_clear (&self->teams);
  self->teams = choices->teams;
  choices->teams = (CandourChoices) { NULL, NULL };
  model = candour_choices_make_model (&self->teams);
  self->setting = TRUE;
  gtk_drop_down_set_model (self->team, G_LIST_MODEL (model));
  candour_a11y_label_drop_down (self->team, _("Team"));
  self->setting = FALSE;
}

static void
show_failure (CandourInsightsPage *self,
              const GError        *error)
{
  candour_notice_show (self->notice, CANDOUR_TONE_WARN,
                       _("The figures could not be read. Nothing is lost."), error->message);
  candour_notice_add_button (self->notice, _("Try again"), NULL, "page.refresh", NULL);
}

static void
figures_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CandourInsightsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Reading) answer = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                        &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_object (&self->reading);
  if (answer == NULL)
    {
      show_failure (self, error);
      return;
    }

  candour_notice_hide (self->notice);
  take_teams (self, answer->choices);
  show_figures (self, answer->figures);
  show_read_at (self);
  gtk_stack_set_visible_child_name (self->stack, answer->is_empty ? "empty" : "figures");
}

static const char *
get_team_id (CandourInsightsPage *self)
{
  guint position = gtk_drop_down_get_selected (self->team);
  const char *id = self->teams.ids != NULL && position < self->teams.ids->len
                   ? g_ptr_array_index (self->teams.ids, position) : "";

  return *id != '\0' ? id : NULL;
}

/* What was counted stays until it is counted again. */
static void
load (CandourInsightsPage *self)
{
  Reading *asked = g_new0 (Reading, 1);

  self->is_old = FALSE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();

  asked->from_on = g_strdup (self->from_on);
  asked->until_on = g_strdup (self->until_on);
  asked->team_id = g_strdup (get_team_id (self));
  asked->today = g_strdup (self->today);
  asked->person_id = g_strdup (candour_workspace_get_actor (self->workspace)->person_id);
  asked->with_teams = self->teams.ids == NULL;
  candour_workspace_read_async (self->workspace, read_figures, asked, reading_free, reading_free,
                                self->reading, figures_read_cb, g_object_ref (self));
}

/* --- What is chosen ------------------------------------------------------------------- */

/* A period ends today at the latest: nothing was submitted after it. */
static void
set_period (CandourInsightsPage *self)
{
  guint position = gtk_drop_down_get_selected (self->period);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->from_on, g_free);
  g_clear_pointer (&self->until_on, g_free);
  candour_period_get_bounds (position < G_N_ELEMENTS (periods) ? periods[position].id : "",
                             self->today, &self->from_on, &self->until_on);
  if (self->until_on != NULL && strcmp (self->until_on, self->today) > 0)
    {
      g_free (self->until_on);
      self->until_on = g_strdup (self->today);
    }

  text = candour_figure_dup_period (self->from_on, self->until_on);
  gtk_label_set_label (self->scope_label, text);
}

static void
scope_changed_cb (CandourInsightsPage *self)
{
  if (self->setting || self->today == NULL)
    return;

  set_period (self);
  show_figures (self, NULL);
  load (self);
}

/* "Audits submitted 1 April 2026 to 22 November 2026, Locality East" */
static char *
dup_scope (CandourInsightsPage *self)
{
  guint position = gtk_drop_down_get_selected (self->team);
  const char *team;

  if (get_team_id (self) == NULL)
    return g_strdup (gtk_label_get_label (self->scope_label));

  team = g_ptr_array_index (self->teams.labels, position);

  return g_strjoin (", ", gtk_label_get_label (self->scope_label), team + strspn (team, " "), NULL);
}

static void
tile_clicked_cb (CandourInsightsPage *self,
                 CandourFigureTile   *tile)
{
  const char *team_id = get_team_id (self);
  g_autofree char *words = dup_scope (self);

  for (int figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    if (self->tiles[figure] == tile)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-figure", "(issss)", figure,
                                  self->from_on != NULL ? self->from_on : "",
                                  self->until_on != NULL ? self->until_on : "",
                                  team_id != NULL ? team_id : "", words);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourInsightsPage *self = CANDOUR_INSIGHTS_PAGE (widget);

  candour_notice_hide (self->notice);
  load (self);
}

/* --- The object ----------------------------------------------------------------------- */

static void
changed_cb (CandourInsightsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_old = TRUE;
}

static void
candour_insights_page_map (GtkWidget *widget)
{
  CandourInsightsPage *self = CANDOUR_INSIGHTS_PAGE (widget);

  GTK_WIDGET_CLASS (candour_insights_page_parent_class)->map (widget);

  if (self->is_old && self->today != NULL)
    load (self);
}

static void
candour_insights_page_root (GtkWidget *widget)
{
  CandourInsightsPage *self = CANDOUR_INSIGHTS_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_insights_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_free (self->today);
  self->today = g_strdup (candour_window_get_today (window));
  g_signal_connect_object (window, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  set_period (self);
  load (self);
}

static void
candour_insights_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_insights_page_parent_class)->unroot (widget);
}

static void
candour_insights_page_dispose (GObject *object)
{
  CandourInsightsPage *self = CANDOUR_INSIGHTS_PAGE (object);

  self->setting = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_INSIGHTS_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_insights_page_parent_class)->dispose (object);
}

static void
candour_insights_page_finalize (GObject *object)
{
  CandourInsightsPage *self = CANDOUR_INSIGHTS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->today);
  g_free (self->from_on);
  g_free (self->until_on);
  candour_choices_clear (&self->teams);

  G_OBJECT_CLASS (candour_insights_page_parent_class)->finalize (object);
}

#define BIND(member) \
  gtk_widget_class_bind_template_child (widget_class, CandourInsightsPage, member)

static void
candour_insights_page_class_init (CandourInsightsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_insights_page_dispose;
  object_class->finalize = candour_insights_page_finalize;
  widget_class->map = candour_insights_page_map;
  widget_class->root = candour_insights_page_root;
  widget_class->unroot = candour_insights_page_unroot;

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/insights-page.ui");
  BIND (box);
  BIND (notice);
  BIND (period);
  BIND (team);
  BIND (stack);
  BIND (scope_label);
  BIND (read_at);
  BIND (refresh);
  BIND (moderation);
  BIND (follow);
  BIND (no_actions);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
}

static void
add_tile (CandourInsightsPage *self,
          CandourFigure        figure)
{
  GtkFlowBox *group = figure < CANDOUR_FIGURE_IN_TIME ? self->moderation : self->follow;
  GtkWidget *tile = candour_figure_tile_new (figure);

  self->tiles[figure] = CANDOUR_FIGURE_TILE (tile);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (tile_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_append (group, tile);
  gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
}

static void
candour_insights_page_init (CandourInsightsPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) teams = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    gtk_string_list_append (names, _(periods[i].name));
  gtk_string_list_append (teams, _("All teams"));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->period, FIRST_PERIOD);
  gtk_drop_down_set_model (self->team, G_LIST_MODEL (teams));
  candour_a11y_label_drop_down (self->period, _("Period"));
  candour_a11y_label_drop_down (self->team, _("Team"));
  for (CandourFigure figure = 0; figure < CANDOUR_N_FIGURES; figure++)
    add_tile (self, figure);
  self->setting = FALSE;
}

GtkWidget *
candour_insights_page_new (CandourWorkspace *workspace)
{
  CandourInsightsPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_INSIGHTS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}
