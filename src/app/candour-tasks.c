/* candour-tasks.c - what takes the whole window, and the actions that open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-tasks.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-page.h"
#include "candour-counted-page.h"
#include "candour-desk-entry.h"
#include "candour-feedback-page.h"
#include "candour-import-page.h"
#include "candour-keys-window.h"
#include "candour-moderation-page.h"
#include "candour-moderation-rules.h"
#include "candour-new-audit-dialog.h"
#include "candour-packs-page.h"
#include "candour-search-dialog.h"
#include "candour-window.h"

static void
open_audit_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const char *id = g_variant_get_string (parameter, NULL);

  if (workspace != NULL && *id != '\0')
    candour_window_push_task (window, candour_audit_page_new (workspace, id));
}

/* The id of the audit that it is about. */
static void
open_feedback_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const char *id = g_variant_get_string (parameter, NULL);

  if (workspace != NULL && *id != '\0')
    candour_window_push_task (window, candour_feedback_page_new (workspace, id));
}

static void
open_moderation_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const char *id = g_variant_get_string (parameter, NULL);

  if (workspace != NULL && *id != '\0')
    candour_window_push_task (window, candour_moderation_page_new (workspace, id));
}

static const char *
get_text (GVariant *parameter,
          gsize     place)
{
  const char *text;

  g_variant_get_child (parameter, place, "&s", &text);

  return *text != '\0' ? text : NULL;
}

/* A figure, from when, until when, the id of a team ("" is any), and this in words. */
static void
open_figure_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const char *words = get_text (parameter, 4);
  const CandourFiguresScope scope = {
    .from_on = get_text (parameter, 1), .until_on = get_text (parameter, 2),
    .team_id = get_text (parameter, 3),
  };
  int figure;

  g_variant_get_child (parameter, 0, "i", &figure);
  if (workspace != NULL && figure >= 0 && figure < CANDOUR_N_FIGURES)
    candour_window_push_task (window, candour_counted_page_new (workspace, (CandourFigure) figure,
                                                                &scope, words));
}

static void
new_audit_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;
  const char *case_id = g_variant_get_string (parameter, NULL);

  if (actor == NULL || candour_workspace_is_read_only (workspace))
    return;

  if (candour_rules_may_start_audit (actor->role))
    candour_new_audit_dialog_present (window, *case_id != '\0' ? case_id : NULL);
  else
    candour_window_toast (window, _("Team managers and the QA lead start audits"), NULL, NULL,
                          NULL);
}

static void
search_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  if (candour_window_get_workspace (CANDOUR_WINDOW (widget)) != NULL)
    candour_search_dialog_present (CANDOUR_WINDOW (widget));
}

/* Leaves what is open, shows the section and hands it what it is to show. */
static void
show_in_section (GtkWidget  *widget,
                 const char *name,
                 const char *action,
                 GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  GtkWidget *page = candour_window_get_section (window, name);

  if (page == NULL || !candour_window_leave_tasks (window))
    return;

  candour_window_show_section (window, name);
  gtk_widget_activate_action (page, action, "s", g_variant_get_string (parameter, NULL));
}

static void
show_case_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  show_in_section (widget, "audits", "page.show-case", parameter);
}

static void
show_person_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  show_in_section (widget, "people", "page.show-person", parameter);
}

static void
open_action_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  show_in_section (widget, "actions", "page.show-action", parameter);
}

static void
show_moderations_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  show_in_section (widget, "moderation", "page.show-queue", parameter);
}

static void
show_actions_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  show_in_section (widget, "actions", "page.show-view", parameter);
}

static void
show_learning_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  show_in_section (widget, "learning", "page.show-learning", parameter);
}

/* An audit whose child's next step is missing. */
static void
show_lacking_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  show_in_section (widget, "learning", "page.show-lacking", parameter);
}

static void
import_list (GtkWidget         *widget,
             CandourImportKind  kind)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = candour_window_get_workspace (window);

  if (workspace != NULL)
    candour_window_push_task (window, candour_import_page_new (workspace, kind));
}

static void
import_cases_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  import_list (widget, CANDOUR_IMPORT_CASES);
}

static void
import_people_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  import_list (widget, CANDOUR_IMPORT_PEOPLE);
}

static void
open_pack_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  candour_desk_entry_open (CANDOUR_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
choose_pack_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  candour_desk_entry_choose (CANDOUR_WINDOW (widget));
}

static void
keys_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourWorkspace *workspace = candour_window_get_workspace (CANDOUR_WINDOW (widget));
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;

  candour_keys_window_ask (widget, actor != NULL ? actor->name : NULL);
}

/* What was sealed for moderators outside is the QA lead's alone. */
static CandourWorkspace *
find_packs (CandourWindow *window)
{
  CandourWorkspace *workspace = candour_window_get_workspace (window);
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;

  if (actor == NULL)
    return NULL;
  if (candour_rules_may_run_moderation (actor->role))
    return workspace;

  candour_window_toast (window, _("Only the QA lead exchanges packs with moderators outside"), NULL,
                        NULL, NULL);

  return NULL;
}

static void
packs_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CandourWindow *window = CANDOUR_WINDOW (widget);
  CandourWorkspace *workspace = find_packs (window);

  if (workspace != NULL)
    candour_window_push_task (window, candour_packs_page_new (workspace));
}

/* A toast stands outside the page that asked for it: its button comes back to the page here. */
static void
pass_on (GtkWidget  *widget,
         const char *action)
{
  GtkWidget *page = candour_window_get_task (CANDOUR_WINDOW (widget));

  if (page != NULL)
    gtk_widget_activate_action (page, action, NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  pass_on (widget, "page.undo");
}

static void
back_to_review_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  pass_on (widget, "audit.review");
}

void
candour_tasks_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-audit", "s", open_audit_action);
  gtk_widget_class_install_action (widget_class, "win.open-moderation", "s",
                                   open_moderation_action);
  gtk_widget_class_install_action (widget_class, "win.open-feedback", "s", open_feedback_action);
  gtk_widget_class_install_action (widget_class, "win.open-figure", "(issss)",
                                   open_figure_action);
  gtk_widget_class_install_action (widget_class, "win.new-audit", "s", new_audit_action);
  gtk_widget_class_install_action (widget_class, "win.search-all", NULL, search_all_action);
  gtk_widget_class_install_action (widget_class, "win.show-case", "s", show_case_action);
  gtk_widget_class_install_action (widget_class, "win.show-person", "s", show_person_action);
  gtk_widget_class_install_action (widget_class, "win.open-action", "s", open_action_action);
  gtk_widget_class_install_action (widget_class, "win.show-actions", "s", show_actions_action);
  gtk_widget_class_install_action (widget_class, "win.show-learning", "s", show_learning_action);
  gtk_widget_class_install_action (widget_class, "win.show-lacking", "s", show_lacking_action);
  gtk_widget_class_install_action (widget_class, "win.show-moderations", "s",
                                   show_moderations_action);
  gtk_widget_class_install_action (widget_class, "win.import-cases", NULL, import_cases_action);
  gtk_widget_class_install_action (widget_class, "win.import-people", NULL, import_people_action);
  gtk_widget_class_install_action (widget_class, "win.open-pack", "s", open_pack_action);
  gtk_widget_class_install_action (widget_class, "win.choose-pack", NULL, choose_pack_action);
  gtk_widget_class_install_action (widget_class, "win.keys", NULL, keys_action);
  gtk_widget_class_install_action (widget_class, "win.packs", NULL, packs_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.back-to-review", NULL,
                                   back_to_review_action);
}
