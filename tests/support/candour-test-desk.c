/* candour-test-desk.c - the real program on a display of its own, used as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-desk.h"

#include <atspi/atspi.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

/* As long as a person would wait before ringing IT; slow machines are the rule in tests. */
#define PATIENCE_SECONDS 45
#define LOOK_EVERY_MS 20

/* Deeper than any screen of ours. */
#define MAX_DEPTH 60

struct _CandourTestDesk
{
  GSubprocess      *program;
  AtspiAccessible  *application;
  char             *home;
};

typedef struct
{
  const char *role;
  const char *name;
} Wanted;

typedef gboolean (*Visit) (AtspiAccessible *object,
                           gpointer         data);

/* --- Walking the tree ----------------------------------------------------------------- */

/* GTK 4.8 says "showing" of windows alone, and takes "visible" from what a stack hides. */
static gboolean
is_showing (AtspiAccessible *object)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (object);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);
}

static gboolean
has_state (AtspiAccessible *object,
           AtspiStateType   state)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (object);

  return states != NULL && atspi_state_set_contains (states, state);
}

/* Depth first, in reading order, the newest window first: the first object that @visit says TRUE
 * to. (transfer full)
 */
static AtspiAccessible *
walk (AtspiAccessible *object,
      int              depth,
      Visit            visit,
      gpointer         data)
{
  int n_children;

  if (depth > MAX_DEPTH)
    return NULL;

  if (visit (object, data))
    return g_object_ref (object);

  n_children = atspi_accessible_get_child_count (object, NULL);
  for (int i = 0; i < n_children; i++)
    {
      int place = depth == 0 ? n_children - 1 - i : i;
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (object, place,
                                                                              NULL);
      AtspiAccessible *found;

      if (child == NULL || (depth > 0 && !is_showing (child)))
        continue;

      found = walk (child, depth + 1, visit, data);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_wanted (AtspiAccessible *object,
           gpointer         data)
{
  const Wanted *wanted = data;
  g_autofree char *role = NULL;
  g_autofree char *name = NULL;

  if (wanted->role != NULL)
    {
      role = atspi_accessible_get_role_name (object, NULL);
      if (g_strcmp0 (role, wanted->role) != 0)
        return FALSE;
    }

  name = atspi_accessible_get_name (object, NULL);

  return name != NULL && g_str_has_prefix (name, wanted->name) && is_showing (object);
}

static gboolean
print_object (AtspiAccessible *object,
              gpointer         data)
{
  g_autofree char *role = atspi_accessible_get_role_name (object, NULL);
  g_autofree char *name = atspi_accessible_get_name (object, NULL);

  if (name != NULL && *name != '\0')
    g_test_message ("%s “%s”", role, name);

  return FALSE;
}

/* --- Waiting -------------------------------------------------------------------------- */

static void
take_picture (void)
{
  const char *folder = g_getenv ("CANDOUR_TEST_PICTURES");
  g_autofree char *path = NULL;
  g_autofree char *command = NULL;

  if (folder == NULL)
    return;

  path = g_build_filename (folder, "failed-journey.png", NULL);
  command = g_strdup_printf ("import -window root %s", path);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_test_message ("picture: %s", path);
}

static void
give_up (CandourTestDesk *self,
         const char      *what)
{
  AtspiAccessible *none;

  if (self->application != NULL)
    {
      none = walk (self->application, 0, print_object, NULL);
      g_assert_null (none);
    }
  take_picture ();
  g_test_message ("never came: %s", what);
  g_test_fail ();
  g_error ("never came: %s", what);
}

static gboolean
look_again_cb (gpointer data)
{
  gboolean *is_time = data;

  *is_time = TRUE;

  return G_SOURCE_CONTINUE;
}

/* The main context runs between looks, so that the bus can be heard, and the program that is
 * looked at has the processor to itself.
 */
void
candour_test_desk_wait_until (CandourTestDesk      *self,
                              CandourTestCondition  condition,
                              gpointer              data,
                              const char           *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  gboolean is_time = FALSE;
  guint timer = g_timeout_add (LOOK_EVERY_MS, look_again_cb, &is_time);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        give_up (self, what);
      for (is_time = FALSE; !is_time;)
        g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (timer);
}

typedef struct
{
  CandourTestDesk *desk;
  Wanted           wanted;
  AtspiAccessible *found;
  gboolean         checked;
} Search;

static gboolean
find_it (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->found);
  search->found = walk (search->desk->application, 0, is_wanted, &search->wanted);

  return search->found != NULL;
}

static gboolean
find_none (gpointer data)
{
  return !find_it (data);
}

static gboolean
find_checked (gpointer data)
{
  Search *search = data;

  return find_it (search) && has_state (search->found, ATSPI_STATE_CHECKED);
}

static AtspiAccessible *
find (CandourTestDesk *self,
      const char      *role,
      const char      *name)
{
  Search search = { self, { role, name }, NULL, FALSE };
  g_autofree char *what = g_strdup_printf ("%s “%s”", role != NULL ? role : "anything", name);

  candour_test_desk_wait_until (self, find_it, &search, what);

  return search.found;
}

void
candour_test_desk_wait_for (CandourTestDesk *self,
                            const char      *role,
                            const char      *name)
{
  g_autoptr(AtspiAccessible) found = find (self, role, name);

  g_assert_nonnull (found);
}

void
candour_test_desk_wait_gone (CandourTestDesk *self,
                             const char      *role,
                             const char      *name)
{
  Search search = { self, { role, name }, NULL, FALSE };
  g_autofree char *what = g_strdup_printf ("no more “%s”", name);

  candour_test_desk_wait_until (self, find_none, &search, what);
  g_clear_object (&search.found);
}

gboolean
candour_test_desk_has (CandourTestDesk *self,
                       const char      *role,
                       const char      *name)
{
  Search search = { self, { role, name }, NULL, FALSE };
  gboolean has = find_it (&search);

  g_clear_object (&search.found);

  return has;
}

gboolean
candour_test_desk_is_checked (CandourTestDesk *self,
                              const char      *role,
                              const char      *name)
{
  g_autoptr(AtspiAccessible) found = find (self, role, name);

  return has_state (found, ATSPI_STATE_CHECKED);
}

void
candour_test_desk_wait_checked (CandourTestDesk *self,
                                const char      *role,
                                const char      *name)
{
  Search search = { self, { role, name }, NULL, FALSE };
  g_autofree char *what = g_strdup_printf ("“%s” checked", name);

  candour_test_desk_wait_until (self, find_checked, &search, what);
  g_clear_object (&search.found);
}

/* --- Words that must not be there ----------------------------------------------------- */

static gboolean
has_words (const char        *text,
           const char *const *words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : g_strdup ("");

  for (; *words != NULL; words++)
    {
      g_autofree char *wanted = g_utf8_casefold (*words, -1);

      if (strstr (folded, wanted) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What it is called, what is said of it, and what stands in it, on the screen or not. */
static gboolean
says_words (AtspiAccessible   *object,
            const char *const *words)
{
  g_autofree char *name = atspi_accessible_get_name (object, NULL);
  g_autofree char *description = atspi_accessible_get_description (object, NULL);
  g_autoptr(AtspiText) text = atspi_accessible_get_text_iface (object);
  g_autofree char *content = NULL;

  if (text != NULL)
    content = atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);

  return has_words (name, words) || has_words (description, words) || has_words (content, words);
}

static gboolean
holds_words (AtspiAccessible   *object,
             int                depth,
             const char *const *words)
{
  int n_children;

  if (depth > MAX_DEPTH)
    return FALSE;

  if (says_words (object, words))
    return TRUE;

  n_children = atspi_accessible_get_child_count (object, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (object, i, NULL);

      if (child != NULL && holds_words (child, depth + 1, words))
        return TRUE;
    }

  return FALSE;
}

gboolean
candour_test_desk_holds (CandourTestDesk   *self,
                         const char *const *words)
{
  return holds_words (self->application, 0, words);
}

/* --- Acting --------------------------------------------------------------------------- */

static void
run_xdotool (const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) xdotool = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (xdotool, NULL, &error);
  g_assert_no_error (error);
}

void
candour_test_desk_keys (CandourTestDesk *self,
                        const char      *keys)
{
  g_auto(GStrv) words = g_strsplit (keys, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    run_xdotool ((const char *const[]) { "xdotool", "key", words[i], NULL });
}

void
candour_test_desk_type (CandourTestDesk *self,
                        const char      *text)
{
  run_xdotool ((const char *const[]) { "xdotool", "type", "--delay", "8", "--", text,
                                        NULL });
}

static void
click_object (AtspiAccessible *object)
{
  g_autoptr(GError) error = NULL;
  AtspiRect *place = atspi_component_get_extents (ATSPI_COMPONENT (object),
                                                  ATSPI_COORD_TYPE_WINDOW, &error);
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_assert_no_error (error);
  x = g_strdup_printf ("%d", place->x + place->width / 2);
  y = g_strdup_printf ("%d", place->y + place->height / 2);
  g_free (place);
  run_xdotool ((const char *const[]) { "xdotool", "mousemove", x, y, "click", "1", NULL });
}

void
candour_test_desk_click (CandourTestDesk *self,
                         const char      *role,
                         const char      *name)
{
  g_autoptr(AtspiAccessible) found = find (self, role, name);

  click_object (found);
}

void
candour_test_desk_press (CandourTestDesk *self,
                         const char      *role,
                         const char      *name)
{
  g_autoptr(AtspiAccessible) found = find (self, role, name);
  g_autoptr(AtspiAction) action = atspi_accessible_get_action_iface (found);

  if (action == NULL || atspi_action_get_n_actions (action, NULL) < 1
      || !atspi_action_do_action (action, 0, NULL))
    click_object (found);
}

void
candour_test_desk_focus (CandourTestDesk *self,
                         const char      *role,
                         const char      *name)
{
  g_autoptr(AtspiAccessible) found = find (self, role, name);
  g_autoptr(AtspiComponent) component = atspi_accessible_get_component_iface (found);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (component);
  atspi_component_grab_focus (component, &error);
  g_assert_no_error (error);
}

static gboolean
is_text (AtspiAccessible *object,
         gpointer         data)
{
  const Wanted *wanted = data;
  g_autoptr(AtspiText) text = NULL;

  if (!is_wanted (object, data))
    return FALSE;

  text = atspi_accessible_get_text_iface (object);

  return text != NULL && wanted->name != NULL && has_state (object, ATSPI_STATE_EDITABLE);
}

static gboolean
find_text (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->found);
  search->found = walk (search->desk->application, 0, is_text, &search->wanted);

  return search->found != NULL;
}

static AtspiAccessible *
find_editable (CandourTestDesk *self,
               const char      *name)
{
  Search search = { self, { NULL, name }, NULL, FALSE };
  g_autofree char *what = g_strdup_printf ("a text called “%s”", name);

  candour_test_desk_wait_until (self, find_text, &search, what);

  return search.found;
}

char *
candour_test_desk_dup_text (CandourTestDesk *self,
                            const char      *name)
{
  g_autoptr(AtspiAccessible) found = find_editable (self, name);
  g_autoptr(AtspiText) text = atspi_accessible_get_text_iface (found);
  int length = atspi_text_get_character_count (text, NULL);

  return atspi_text_get_text (text, 0, length, NULL);
}

void
candour_test_desk_set_text (CandourTestDesk *self,
                            const char      *name,
                            const char      *text)
{
  g_autoptr(AtspiAccessible) found = find_editable (self, name);
  g_autoptr(AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (found);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (editable);
  atspi_editable_text_set_text_contents (editable, text, &error);
  g_assert_no_error (error);
}

static gboolean
is_chooser_shown (gpointer data)
{
  const char *const arguments[] = { "xdotool", "search", "--onlyvisible", "--name", data, NULL };
  g_autoptr(GSubprocess) xdotool = g_subprocess_newv (arguments,
                                                      G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                                      | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return g_subprocess_wait_check (xdotool, NULL, NULL);
}

static gboolean
is_chooser_gone (gpointer data)
{
  return !is_chooser_shown (data);
}

/* A slash opens the entry for a path. Its windows are looked for on the display: GTK 4.8 stumbles
 * over a chooser that is looked at on the bus while it goes.
 */
static void
answer_chooser (CandourTestDesk *self,
                const char      *title,
                const char      *keys,
                const char      *path)
{
  g_autofree char *pattern = g_strdup_printf ("^%s$", title);

  candour_test_desk_wait_until (self, is_chooser_shown, pattern, title);
  candour_test_desk_wait_for (self, "push button", "_Cancel");
  if (keys != NULL)
    candour_test_desk_keys (self, keys);
  candour_test_desk_type (self, path);
  candour_test_desk_keys (self, "Return");
  candour_test_desk_wait_until (self, is_chooser_gone, pattern, "the file chooser's end");
}

void
candour_test_desk_choose_file (CandourTestDesk *self,
                               const char      *title,
                               const char      *path)
{
  answer_chooser (self, title, NULL, path);
}

/* Of the name that is suggested only what stands before the point is selected. */
void
candour_test_desk_name_file (CandourTestDesk *self,
                             const char      *title,
                             const char      *path)
{
  answer_chooser (self, title, "ctrl+a", path);
}

static guint
count_windows (void)
{
  const char *const arguments[] = { "xdotool", "search", "--onlyvisible", "--class", "candour",
                                    NULL };
  g_autoptr(GSubprocess) xdotool = g_subprocess_newv (arguments,
                                                      G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                      | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autofree char *out = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_subprocess_communicate_utf8 (xdotool, NULL, NULL, &out, NULL, NULL) || out == NULL)
    return 0;

  lines = g_strsplit (g_strchomp (out), "\n", -1);

  return g_strv_length (lines);
}

static gboolean
has_fewer_windows (gpointer data)
{
  return count_windows () < GPOINTER_TO_UINT (data);
}

void
candour_test_desk_answer (CandourTestDesk *self,
                          const char      *button,
                          const char      *keys)
{
  guint n_windows = count_windows ();

  g_assert_cmpuint (n_windows, >, 1);
  if (button != NULL)
    candour_test_desk_press (self, "push button", button);
  else
    candour_test_desk_keys (self, keys);
  candour_test_desk_wait_until (self, has_fewer_windows, GUINT_TO_POINTER (n_windows),
                                "the dialog's end");
}

static gboolean
is_focused (AtspiAccessible *object,
            gpointer         data)
{
  return has_state (object, ATSPI_STATE_FOCUSED);
}

char *
candour_test_desk_dup_focus (CandourTestDesk *self)
{
  int n_windows = atspi_accessible_get_child_count (self->application, NULL);

  /* What lies behind a dialog keeps the focus that it had: the newest window has the keys. */
  for (int i = n_windows - 1; i >= 0; i--)
    {
      g_autoptr(AtspiAccessible) window =
        atspi_accessible_get_child_at_index (self->application, i, NULL);
      g_autoptr(AtspiAccessible) found =
        window != NULL ? walk (window, 1, is_focused, NULL) : NULL;

      if (found != NULL)
        return atspi_accessible_get_name (found, NULL);
    }

  return g_strdup ("");
}

typedef struct
{
  CandourTestDesk *desk;
  const char      *name;
} WantedFocus;

static gboolean
find_focus (gpointer data)
{
  WantedFocus *wanted = data;
  g_autofree char *name = candour_test_desk_dup_focus (wanted->desk);

  return g_str_has_prefix (name, wanted->name);
}

void
candour_test_desk_wait_focus (CandourTestDesk *self,
                              const char      *name)
{
  WantedFocus wanted = { self, name };
  g_autofree char *what = g_strdup_printf ("the focus on “%s”", name);

  candour_test_desk_wait_until (self, find_focus, &wanted, what);
}

static gboolean
find_other_focus (gpointer data)
{
  WantedFocus *wanted = data;
  g_autofree char *name = candour_test_desk_dup_focus (wanted->desk);

  return !g_str_equal (name, wanted->name);
}

void
candour_test_desk_wait_focus_moved (CandourTestDesk *self,
                                    const char      *name)
{
  WantedFocus wanted = { self, name };
  g_autofree char *what = g_strdup_printf ("the focus on something other than “%s”", name);

  candour_test_desk_wait_until (self, find_other_focus, &wanted, what);
}

static gboolean
find_moved (gpointer data)
{
  WantedFocus *wanted = data;
  g_autofree char *name = candour_test_desk_dup_focus (wanted->desk);

  return *name != '\0' && !g_str_equal (name, wanted->name);
}

void
candour_test_desk_wait_moved (CandourTestDesk *self,
                              const char      *name)
{
  WantedFocus wanted = { self, name };
  g_autofree char *what = g_strdup_printf ("the focus elsewhere than on “%s”", name);

  candour_test_desk_wait_until (self, find_moved, &wanted, what);
}

/* What only holds others; the focus goes to those. */
static gboolean
is_container (AtspiAccessible *object)
{
  static const char *const roles[] = {
    "scroll pane", "viewport", "panel", "filler", "frame", "layered pane", "grouping", NULL,
  };
  g_autofree char *role = atspi_accessible_get_role_name (object, NULL);

  return role == NULL || g_strv_contains (roles, role);
}

/* A menu button is two objects, of which the inner one has the name and the focus. */
static gboolean
is_wrapper (AtspiAccessible *object)
{
  g_autoptr(AtspiAccessible) child = NULL;

  if (atspi_accessible_get_child_count (object, NULL) != 1)
    return FALSE;

  child = atspi_accessible_get_child_at_index (object, 0, NULL);

  return child != NULL && has_state (child, ATSPI_STATE_FOCUSABLE);
}

/* A class name stands where nobody gave a name: GTK 4.8 falls back on it. */
static gboolean
is_nameless (AtspiAccessible *object,
             gpointer         data)
{
  g_autofree char *name = NULL;

  if (!has_state (object, ATSPI_STATE_FOCUSABLE) || !is_showing (object)
      || is_container (object) || is_wrapper (object))
    return FALSE;

  name = atspi_accessible_get_name (object, NULL);

  return name == NULL || *name == '\0' || g_str_has_prefix (name, "Gtk")
         || g_str_has_prefix (name, "Adw") || g_str_has_prefix (name, "Candour");
}

/* "X X": GTK 4.8 joins what a widget is called and what labels it, also where both say the same. */
static gboolean
is_said_twice (AtspiAccessible *object,
               gpointer         data)
{
  g_autofree char *name = atspi_accessible_get_name (object, NULL);
  gsize length = name != NULL ? strlen (name) : 0;
  gsize half = length / 2;

  return length % 2 == 1 && half > 0 && name[half] == ' '
         && strncmp (name, name + half + 1, half) == 0;
}

static gboolean
is_misnamed (AtspiAccessible *object,
             gpointer         data)
{
  return is_nameless (object, data) || is_said_twice (object, data);
}

static gboolean
is_well_named (gpointer data)
{
  CandourTestDesk *self = data;
  g_autoptr(AtspiAccessible) wrong = walk (self->application, 0, is_misnamed, NULL);

  return wrong == NULL;
}

/* As a screen reader does that counted before a dialog went: GTK 4.8 ends the program where the last
 * of its windows was never shown.
 */
static void
look_past_the_last (CandourTestDesk *self)
{
  int n_windows = atspi_accessible_get_child_count (self->application, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(AtspiAccessible) past =
    atspi_accessible_get_child_at_index (self->application, n_windows, &error);

  g_assert_no_error (error);
}

/* What is only coming or going may be met without its name: it is looked at again. */
void
candour_test_desk_lint (CandourTestDesk *self)
{
  g_autoptr(AtspiAccessible) wrong = walk (self->application, 0, is_misnamed, NULL);
  g_autofree char *role = NULL;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  look_past_the_last (self);
  if (wrong == NULL)
    return;

  role = atspi_accessible_get_role_name (wrong, NULL);
  name = atspi_accessible_get_name (wrong, NULL);
  what = g_strdup_printf ("a name, said once, for the %s “%s”", role, name);
  candour_test_desk_wait_until (self, is_well_named, self, what);
}

/* @data is the set of what was met already. */
static gboolean
is_double (AtspiAccessible *object,
           gpointer         data)
{
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  if (!has_state (object, ATSPI_STATE_FOCUSABLE) || !is_showing (object)
      || is_container (object) || is_wrapper (object))
    return FALSE;

  name = atspi_accessible_get_name (object, NULL);
  role = atspi_accessible_get_role_name (object, NULL);

  return !g_hash_table_add (data, g_strdup_printf ("%s “%s”", role, name));
}

void
candour_test_desk_lint_doubles (CandourTestDesk *self)
{
  g_autoptr(GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(AtspiAccessible) twin = walk (self->application, 0, is_double, met);
  g_autofree char *name = NULL;

  if (twin == NULL)
    return;

  name = atspi_accessible_get_name (twin, NULL);
  give_up (self, g_strdup_printf ("a name of its own for the second “%s”", name));
}

/* --- The program ---------------------------------------------------------------------- */

guint
candour_test_desk_get_pid (CandourTestDesk *self)
{
  return g_ascii_strtoull (g_subprocess_get_identifier (self->program), NULL, 10);
}

static gboolean
find_application (gpointer data)
{
  CandourTestDesk *self = data;
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_applications = atspi_accessible_get_child_count (desktop, NULL);
  guint pid = candour_test_desk_get_pid (self);

  for (int i = 0; i < n_applications; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child == NULL || atspi_accessible_get_process_id (child, NULL) != pid
          || atspi_accessible_get_child_count (child, NULL) < 1)
        continue;

      /* What the bus library keeps of the tree may be old: each look asks again. */
      g_set_object (&self->application, child);
      atspi_accessible_set_cache_mask (child, ATSPI_CACHE_NONE);
      return TRUE;
    }

  return FALSE;
}

void
candour_test_desk_start (CandourTestDesk *self,
                         const char      *workspace)
{
  static const char *const folders[] = {
    "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
  };
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  const char *program = g_getenv ("CANDOUR_TEST_PROGRAM");
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (program);
  g_assert_null (self->program);

  g_subprocess_launcher_setenv (launcher, "HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (self->home, folders[i], NULL);

      g_mkdir_with_parents (path, 0700);
      g_subprocess_launcher_setenv (launcher, folders[i], path, TRUE);
    }

  self->program = g_subprocess_launcher_spawn (launcher, &error, program, workspace, NULL);
  g_assert_no_error (error);
  candour_test_desk_wait_until (self, find_application, self, "the program's window");
}

CandourTestDesk *
candour_test_desk_new (const char *workspace)
{
  CandourTestDesk *self = g_new0 (CandourTestDesk, 1);
  g_autoptr(GError) error = NULL;

  /* The bus library complains of what GTK 4.8 does not offer; the program's own warnings end it,
   * and with it the journey.
   */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_assert_cmpint (atspi_init (), <=, 1);
  self->home = g_dir_make_tmp ("candour-desk-XXXXXX", &error);
  g_assert_no_error (error);
  candour_test_desk_start (self, workspace);

  return self;
}

const char *
candour_test_desk_get_home (CandourTestDesk *self)
{
  return self->home;
}

static void
forget_program (CandourTestDesk *self)
{
  g_subprocess_wait (self->program, NULL, NULL);
  g_clear_object (&self->program);
  g_clear_object (&self->application);
}

void
candour_test_desk_kill (CandourTestDesk *self)
{
  g_subprocess_send_signal (self->program, SIGKILL);
  forget_program (self);
}

static void
remove_folder (const char *path)
{
  const char *const arguments[] = { "rm", "-rf", path, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_subprocess_wait (rm, NULL, NULL);
}

void
candour_test_desk_free (CandourTestDesk *self)
{
  if (self->program != NULL)
    {
      g_subprocess_send_signal (self->program, SIGTERM);
      forget_program (self);
    }
  remove_folder (self->home);
  g_free (self->home);
  g_free (self);
}
