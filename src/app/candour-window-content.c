/* candour-window-content.c - what the window shows and says: cover, sections, toasts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-prefs.h"
#include "candour-sections.h"
#include "candour-window-private.h"

/* Each section has its place from the beginning, and is made when it is first shown: a new last
 * child of the stack would have GTK work out the style of every row of the others again.
 */
static void
add_places (CandourWindow *self,
            GPtrArray     *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const CandourSection *section = g_ptr_array_index (sections, i);

      gtk_stack_add_titled (self->panes, adw_bin_new (), section->name, _(section->title));
    }
}

static void
remove_panes (CandourWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->panes))) != NULL)
    gtk_stack_remove (self->panes, child);
}

static void
remove_tasks (CandourWindow *self)
{
  GtkWidget *page;

  if (self->pages->len > 0)
    adw_leaflet_set_visible_child (self->tasks, GTK_WIDGET (self->browse));
  while (self->pages->len > 0)
    {
      page = g_ptr_array_index (self->pages, self->pages->len - 1);
      g_ptr_array_set_size (self->pages, self->pages->len - 1);
      adw_leaflet_remove (self->tasks, page);
    }
}

void
candour_window_show_cover (CandourWindow *self,
                           GtkWidget     *cover)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (cover));

  /* What was open goes first: two of us must not hold the same file. */
  remove_tasks (self);
  remove_panes (self);
  g_clear_object (&self->workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back-up", FALSE);
  candour_example_banner_set_workspace (self->banner, NULL);
  candour_notice_hide (self->strip);
  adw_bin_set_child (self->cover, cover);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->cover));
  gtk_widget_child_focus (cover, GTK_DIR_TAB_FORWARD);
}

/* What holds for the records as a whole, wherever one is in them. */
static void
show_strip (CandourWindow *self)
{
  const char *holder = candour_workspace_get_holder (self->workspace);
  const char *warning = candour_workspace_get_warning (self->workspace);

  if (candour_workspace_is_read_only (self->workspace))
    {
      candour_notice_show (self->strip, CANDOUR_TONE_INFO,
                           holder != NULL ? holder : _("These records are open for reading."),
                           _("You can read everything and change nothing."));
      candour_notice_add_button (self->strip, _("Try again"), NULL, "app.open-uri",
                                 g_variant_new_string (candour_workspace_get_uri
                                                       (self->workspace)));
    }
  else if (warning != NULL)
    {
      candour_notice_show (self->strip, CANDOUR_TONE_WARN, NULL, warning);
      candour_notice_add_button (self->strip, _("Understood"), NULL, "win.hide-strip", NULL);
    }
  else
    {
      candour_notice_hide (self->strip);
    }
}

/* What can be done with a council's records, and not at a moderator's desk. */
static void
enable_records (CandourWindow *self,
                gboolean       has_records)
{
  static const char *const actions[] = { "win.search-all", "win.new-audit", "win.show-section" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], has_records);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back-up",
                                 has_records && candour_workspace_is_file (self->workspace));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), has_records);
}

/* Nothing of what was open before stays. */
static void
take_workspace (CandourWindow    *self,
                CandourWorkspace *workspace,
                const char       *today)
{
  char *today_copy = g_strdup (today);

  remove_tasks (self);
  remove_panes (self);
  g_set_object (&self->workspace, workspace);
  g_free (self->today);
  self->today = today_copy;
}

static void
show_browse (CandourWindow *self)
{
  show_strip (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->tasks));
  adw_bin_set_child (self->cover, NULL);
}

void
candour_window_set_desk (CandourWindow    *self,
                         CandourWorkspace *workspace,
                         const char       *today,
                         GtkWidget        *page)
{
  GtkWidget *place;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));
  g_return_if_fail (CANDOUR_IS_WORKSPACE (workspace));
  g_return_if_fail (GTK_IS_WIDGET (page));

  take_workspace (self, workspace, today);
  enable_records (self, FALSE);
  candour_example_banner_set_workspace (self->banner, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  place = adw_bin_new ();
  gtk_stack_add_named (self->panes, place, "desk");
  adw_bin_set_child (ADW_BIN (place), page);
  show_browse (self);
  adw_leaflet_set_visible_child (self->browse, GTK_WIDGET (self->panes));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

gboolean
candour_window_is_desk (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), FALSE);

  return gtk_stack_get_child_by_name (self->panes, "desk") != NULL;
}

void
candour_window_set_workspace (CandourWindow    *self,
                              CandourWorkspace *workspace,
                              const char       *today)
{
  const CandourActor *actor;
  gboolean invented;
  g_autoptr(GPtrArray) sections = NULL;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));
  g_return_if_fail (CANDOUR_IS_WORKSPACE (workspace));

  actor = candour_workspace_get_actor (workspace);
  invented = candour_workspace_is_demonstration (workspace);
  g_return_if_fail (actor != NULL);

  take_workspace (self, workspace, today);
  enable_records (self, TRUE);
  sections = candour_sections_list (actor->role);
  add_places (self, sections);
  candour_sidebar_set_sections (self->sidebar, sections);
  candour_sidebar_set_person (self->sidebar, actor, invented);
  candour_example_banner_set_workspace (self->banner, invented ? workspace : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), invented);
  show_browse (self);
  candour_window_show_section (self, candour_sidebar_get_name (self->sidebar, 0));
}

gboolean
candour_window_may_open (CandourWindow *self,
                         const char    *name)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), FALSE);

  return gtk_stack_get_child_by_name (self->panes, name) != NULL;
}

GtkWidget *
candour_window_get_section (CandourWindow *self,
                            const char    *name)
{
  GtkWidget *place;

  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  place = gtk_stack_get_child_by_name (self->panes, name);
  if (place == NULL)
    return NULL;

  for (const CandourSection *section = candour_sections; section->name != NULL; section++)
    if (adw_bin_get_child (ADW_BIN (place)) == NULL && g_str_equal (section->name, name))
      adw_bin_set_child (ADW_BIN (place), section->make (self->workspace));

  return adw_bin_get_child (ADW_BIN (place));
}

void
candour_window_show_section (CandourWindow *self,
                             const char    *name)
{
  GtkWidget *page;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  page = candour_window_get_section (self, name);
  if (page == NULL)
    return;

  candour_sidebar_select (self->sidebar, name);
  gtk_stack_set_visible_child_name (self->panes, name);
  adw_leaflet_set_visible_child (self->browse, GTK_WIDGET (self->panes));
}

GtkWidget *
candour_window_get_task (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), NULL);

  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

GtkWidget *
candour_window_get_task_below (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), NULL);

  return self->pages->len > 1 ? g_ptr_array_index (self->pages, self->pages->len - 2) : NULL;
}

void
candour_window_set_badge (CandourWindow *self,
                          const char    *name,
                          guint          count)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  candour_sidebar_set_badge (self->sidebar, name, count);
}

void
candour_window_announce (CandourWindow *self,
                         const char    *text)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  gtk_label_set_label (self->status, text != NULL ? text : "");
}

void
candour_window_toast (CandourWindow *self,
                      const char    *text,
                      const char    *button,
                      const char    *action,
                      GVariant      *target)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, 5);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_action_name (toast, action);
    }

  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  candour_window_announce (self, text);
}

void
candour_window_set_unsaved (CandourWindow *self,
                            const char    *sentence,
                            GtkWidget     *page,
                            const char    *copy)
{
  char *text;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  text = g_strdup (sentence);
  g_free (self->unsaved);
  self->unsaved = text;
  g_set_weak_pointer (&self->unsaved_page, sentence != NULL ? page : NULL);
  self->unsaved_copy = copy;
}

void
candour_window_save_state (CandourWindow *self)
{
  GSettings *settings = candour_prefs_get ();
  int width;
  int height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 480));
}

void
candour_window_restore_state (CandourWindow *self)
{
  GSettings *settings = candour_prefs_get ();

  if (settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}
