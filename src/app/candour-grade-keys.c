/* candour-grade-keys.c - grading by the digits of the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-grade-keys.h"

#include <glib/gi18n-lib.h>

gboolean
candour_grade_keys_is_writing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

/* The digit on the key, whatever Shift makes of it: 1 is "!" on one keyboard and not on another.
 * -1: none.
 */
static int
find_digit (GtkEventControllerKey *controller,
            guint                  keycode,
            GdkModifierType        state)
{
  GdkDisplay *display =
    gtk_widget_get_display (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  guint keyval;

  if (!gdk_display_translate_key (display, keycode, state & ~GDK_SHIFT_MASK,
                                  gtk_event_controller_key_get_group (controller), &keyval, NULL,
                                  NULL, NULL))
    return -1;

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return keyval - GDK_KEY_0;

  return keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9 ? (int) (keyval - GDK_KEY_KP_0) : -1;
}

int
candour_grade_keys_find_grade (GtkEventControllerKey *controller,
                               guint                  keycode,
                               GdkModifierType        state)
{
  const GdkModifierType modifiers =
    state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean anywhere = modifiers == (GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (!anywhere && (modifiers != 0 || candour_grade_keys_is_writing (widget)))
    return -1;

  return find_digit (controller, keycode, state);
}

char *
candour_grade_keys_dup_change (const CandourFramework *framework,
                               int                     old_grade,
                               int                     new_grade)
{
  if (new_grade == 0)
    return g_strdup (_("Grade cleared"));

  if (old_grade == 0)
    return g_strdup_printf (_("Graded %s"),
                            candour_framework_get_grade_name (framework, new_grade));

  return g_strdup_printf (_("Grade changed to %s"),
                          candour_framework_get_grade_name (framework, new_grade));
}

void
candour_keys_add (GtkEventController *controller,
                  const char         *keys,
                  const char         *action,
                  GVariant           *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                            gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}
