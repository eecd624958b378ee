/* candour-window.c - the window: sections at the side, one pane at a time, tasks over both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y-unseen.h"
#include "candour-dialogs.h"
#include "candour-example-banner.h"
#include "candour-prefs.h"
#include "candour-sections.h"
#include "candour-sidebar.h"
#include "candour-tasks.h"
#include "candour-text-scale.h"
#include "candour-width-first.h"
#include "candour-window-private.h"

enum
{
  LEAVING,
  CHANGED,
  WIDTH_CHANGED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourWindow, candour_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Tasks ------------------------------------------------------------------------------ */

static gboolean
is_last_visible (CandourWindow *self)
{
  return self->pages->len == 0
         || adw_leaflet_get_visible_child (self->tasks) == g_ptr_array_index (self->pages,
                                                                              self->pages->len - 1);
}

static gboolean
has_focus (CandourWindow *self,
           GtkWidget     *page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

/* What was left by a button or a swipe goes once it is out of sight. */
static void
tasks_moved_cb (CandourWindow *self)
{
  GtkWidget *visible;
  gboolean any = FALSE;

  if (self->pages == NULL || adw_leaflet_get_child_transition_running (self->tasks))
    return;

  visible = adw_leaflet_get_visible_child (self->tasks);
  while (self->pages->len > 0 && !is_last_visible (self))
    {
      GtkWidget *page = g_ptr_array_index (self->pages, self->pages->len - 1);

      g_ptr_array_set_size (self->pages, self->pages->len - 1);
      adw_leaflet_remove (self->tasks, page);
      any = TRUE;
    }

  if (!any)
    return;

  if (self->pages->len == 0 && self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  else if (!has_focus (self, visible))
    gtk_widget_child_focus (visible, GTK_DIR_TAB_FORWARD);
  candour_window_changed (self);
}

/* What is not saved is asked about before it is lost; a copy of it can be kept elsewhere. */
static void
ask_about_unsaved (CandourWindow   *self,
                   const char      *question,
                   const char      *lose,
                   CandourAnswered  answered)
{
  gboolean can_copy = self->unsaved_page != NULL && self->unsaved_copy != NULL;
  const CandourDialogAnswer with_copy[] = {
    { "keep", _("Keep open"), CANDOUR_ANSWER_PLAIN },
    { "copy", _("Save a copy…"), CANDOUR_ANSWER_SUGGESTED },
    { "lose", lose, CANDOUR_ANSWER_DESTRUCTIVE },
    { NULL },
  };
  const CandourDialogAnswer without[] = { with_copy[0], with_copy[2], { NULL } };

  candour_dialogs_ask (GTK_WIDGET (self), question, self->unsaved, can_copy ? with_copy : without,
                       answered, NULL);
}

/* TRUE: it was asked for. */
static gboolean
save_copy (CandourWindow *self,
           const char    *answer)
{
  if (!g_str_equal (answer, "copy") || self->unsaved_page == NULL)
    return FALSE;

  gtk_widget_activate_action (self->unsaved_page, self->unsaved_copy, NULL);

  return TRUE;
}

static void
leave_task (CandourWindow *self)
{
  g_clear_pointer (&self->unsaved, g_free);
  adw_leaflet_navigate (self->tasks, ADW_NAVIGATION_DIRECTION_BACK);
  tasks_moved_cb (self);
}

static void
leave_answered_cb (GtkWidget  *widget,
                   const char *answer,
                   gpointer    unused)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);

  if (!save_copy (self, answer) && g_str_equal (answer, "lose"))
    leave_task (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);

  if (self->pages->len > 0)
    candour_window_pop_task (self);
  else if (adw_leaflet_get_folded (self->browse) && !candour_window_is_desk (self))
    adw_leaflet_set_visible_child (self->browse, GTK_WIDGET (self->sidebar));
}

/* A toast on screen would take Escape for itself, and seem to hold one in the task. */
static gboolean
escape_cb (GtkWidget *stack,
           GVariant  *arguments,
           gpointer   window)
{
  CandourWindow *self = CANDOUR_WINDOW (window);

  if (self->pages->len == 0)
    return FALSE;

  candour_window_pop_task (self);

  return TRUE;
}

/* Below the toasts, where the key comes by first. */
static void
add_escape (CandourWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

/* --- Sections --------------------------------------------------------------------------- */

static void
section_picked_cb (CandourWindow *self,
                   const char    *name)
{
  candour_window_show_section (self, name);
}

static void
section_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);
  int number = g_variant_get_int32 (parameter);
  const char *name = candour_sidebar_get_name (self->sidebar, (guint) (number - 1));

  if (name != NULL && self->pages->len == 0)
    candour_window_show_section (self, name);
}

static void
show_section_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  candour_window_show_section (CANDOUR_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static GtkWidget *
get_pane (CandourWindow *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->panes);

  return place != NULL ? adw_bin_get_child (ADW_BIN (place)) : NULL;
}

/* A page that has something to search installs page.search; from others it leads to Audits. */
static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);
  GtkWidget *page = candour_window_get_task (self);

  if (page == NULL)
    page = get_pane (self);
  if (page != NULL && gtk_widget_activate_action (page, "page.search", NULL))
    return;
  if (self->pages->len > 0)
    return;

  page = candour_window_get_section (self, "audits");
  if (page == NULL)
    return;

  candour_window_show_section (self, "audits");
  gtk_widget_activate_action (page, "page.search", NULL);
}

/* A page that takes files in installs page.open; from others it is about other records. */
static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);
  GtkWidget *page = candour_window_get_task (self);

  if (page == NULL)
    page = get_pane (self);
  if (page == NULL || !gtk_widget_activate_action (page, "page.open", NULL))
    gtk_widget_activate_action (widget, "app.open-records", NULL);
}

static void
hide_strip_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  candour_notice_hide (CANDOUR_WINDOW (widget)->strip);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_window_changed (CANDOUR_WINDOW (widget));
}

static void
show_file_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/* Between the sections and the pane; a task has panes of its own and takes the key first. */
static void
next_pane_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->pages->len > 0 || self->workspace == NULL)
    return;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panes))
      && !candour_window_is_desk (self))
    candour_sidebar_grab_focus (self->sidebar);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->panes), GTK_DIR_TAB_FORWARD);
}

/* --- A copy, when somebody asks for one --------------------------------------------------- */

static void
back_up_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  char *written = NULL;

  if (candour_workspace_backup (data, NULL, NULL, NULL, cancellable, &written, &error))
    g_task_return_pointer (task, written, g_free);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CandourWindow *self = CANDOUR_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *written = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *folder = written != NULL ? g_path_get_dirname (written) : NULL;
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  if (self->pages == NULL)
    return;

  if (written != NULL)
    candour_window_toast (self, _("A whole backup is made"), _("Open folder"), "win.show-file",
                          g_variant_new_string (uri != NULL ? uri : ""));
  else
    candour_dialogs_tell (GTK_WIDGET (self), _("No backup was made"), error->message);
}

static void
back_up_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);
  g_autoptr(GTask) task = g_task_new (self, NULL, backed_up_cb, NULL);

  g_task_set_task_data (task, g_object_ref (self->workspace), g_object_unref);
  g_task_run_in_thread (task, back_up_on_thread);
}

/* --- Closing ---------------------------------------------------------------------------- */

static gpointer
nothing_to_do (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
close_for_good (CandourWindow *self)
{
  self->closing = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_answered_cb (GtkWidget  *widget,
                   const char *answer,
                   gpointer    unused)
{
  CandourWindow *self = CANDOUR_WINDOW (widget);

  if (!save_copy (self, answer) && g_str_equal (answer, "lose"))
    close_for_good (self);
}

/* All that was queued for writing is through. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  /* Callbacks of the writes before have run; their answers decide. */
  if (self->unsaved == NULL)
    close_for_good (self);
  else
    ask_about_unsaved (self, _("Close and lose what is not saved?"), _("Close and lose it"),
                       close_answered_cb);
}

static gboolean
candour_window_close_request (GtkWindow *window)
{
  CandourWindow *self = CANDOUR_WINDOW (window);

  candour_window_save_state (self);
  if (self->closing || self->workspace == NULL || candour_workspace_is_read_only (self->workspace))
    return GTK_WINDOW_CLASS (candour_window_parent_class)->close_request (window);

  self->asked_to_close = TRUE;
  g_signal_emit (self, signals[LEAVING], 0);
  self->asked_to_close = FALSE;
  candour_workspace_write_async (self->workspace, nothing_to_do, NULL, NULL, NULL, NULL,
                                 written_cb, g_object_ref (self));

  return TRUE;
}

/* --- The object ------------------------------------------------------------------------- */

static void
width_changed_cb (CandourWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width = surface != NULL ? gdk_surface_get_width (surface) : 0;
  gboolean narrow;

  if (width <= 0)
    return;

  width = candour_text_unscale (GTK_WIDGET (self), width);
  narrow = width < CANDOUR_NARROW_WIDTH;
  g_signal_emit (self, signals[WIDTH_CHANGED], 0, width);
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  adw_leaflet_set_can_unfold (self->browse, !narrow);
  candour_sidebar_set_alone (self->sidebar, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
candour_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (candour_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width",
                           G_CALLBACK (width_changed_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (width_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
candour_window_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property == PROP_NARROW)
    g_value_set_boolean (value, CANDOUR_WINDOW (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
candour_window_dispose (GObject *object)
{
  CandourWindow *self = CANDOUR_WINDOW (object);

  /* Before the children go, whose going would look like tasks that are left. */
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_weak_pointer (&self->unsaved_page);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_window_parent_class)->dispose (object);
}

static void
candour_window_finalize (GObject *object)
{
  CandourWindow *self = CANDOUR_WINDOW (object);

  g_free (self->today);
  g_free (self->unsaved);

  G_OBJECT_CLASS (candour_window_parent_class)->finalize (object);
}

static void
install_signals (GObjectClass *object_class)
{
  signals[LEAVING] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WIDTH_CHANGED] = g_signal_new ("width-changed", G_TYPE_FROM_CLASS (object_class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.section", "i", section_action);
  gtk_widget_class_install_action (widget_class, "win.show-section", "s", show_section_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.hide-strip", NULL, hide_strip_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", show_file_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  candour_tasks_install_actions (widget_class);

  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.section", "i", i + 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_ALT_MASK,
                                       "win.section", "i", 10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "win.search", NULL);
  /* Not a key of the application: those go before the page, which may have a file of its own. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "win.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK,
                                       "win.search-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "win.new-audit", "s", "");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.reload", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "win.next-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK,
                                       "win.next-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "win.back", NULL);
}

static void
candour_window_class_init (CandourWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = candour_window_get_property;
  object_class->dispose = candour_window_dispose;
  object_class->finalize = candour_window_finalize;
  widget_class->realize = candour_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = candour_window_close_request;

  candour_a11y_hide_unseen ();
  candour_width_first ();
  install_signals (object_class);
  install_actions (widget_class);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_SIDEBAR);
  g_type_ensure (CANDOUR_TYPE_EXAMPLE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, tasks);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, browse);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CandourWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, tasks_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_picked_cb);
}

static void
candour_window_init (CandourWindow *self)
{
  self->pages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_escape (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back-up", FALSE);
  candour_window_restore_state (self);
}

GtkWidget *
candour_window_new (GtkApplication *application)
{
  return g_object_new (CANDOUR_TYPE_WINDOW, "application", application, NULL);
}

CandourWindow *
candour_window_find (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);

  /* Of a form that is a window of its own: the one it stands before. */
  if (root != NULL && !CANDOUR_IS_WINDOW (root) && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));

  return CANDOUR_IS_WINDOW (root) ? CANDOUR_WINDOW (root) : NULL;
}

void
candour_window_push_task (CandourWindow *self,
                          GtkWidget     *page)
{
  GtkWidget *below;

  g_return_if_fail (CANDOUR_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (self->pages->len == 0)
    g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (GTK_ROOT (self)));

  /* Before what ends them: a new last one would have GTK work out the style of every row of the
   * lists below it again.
   */
  below = self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1)
                               : GTK_WIDGET (self->browse);
  adw_leaflet_insert_child_after (self->tasks, page, below);
  g_ptr_array_add (self->pages, page);
  adw_leaflet_set_visible_child (self->tasks, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
candour_window_pop_task (CandourWindow *self)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  if (self->pages->len == 0)
    return;

  g_signal_emit (self, signals[LEAVING], 0);
  if (self->unsaved == NULL)
    leave_task (self);
  else
    ask_about_unsaved (self, _("Leave and lose what is not saved?"), _("Leave and lose it"),
                       leave_answered_cb);
}

gboolean
candour_window_leave_tasks (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), FALSE);

  if (self->pages->len == 0)
    return TRUE;

  g_signal_emit (self, signals[LEAVING], 0);
  if (self->unsaved != NULL)
    {
      candour_window_pop_task (self);
      return FALSE;
    }

  adw_leaflet_set_visible_child (self->tasks, GTK_WIDGET (self->browse));
  tasks_moved_cb (self);

  return TRUE;
}

void
candour_window_changed (CandourWindow *self)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
candour_window_is_narrow (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), FALSE);

  return self->narrow;
}

gboolean
candour_window_is_closing (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), FALSE);

  return self->asked_to_close;
}

CandourWorkspace *
candour_window_get_workspace (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), NULL);

  return self->workspace;
}

const char *
candour_window_get_today (CandourWindow *self)
{
  g_return_val_if_fail (CANDOUR_IS_WINDOW (self), NULL);

  return self->today;
}
