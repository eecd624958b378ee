/* candour-test-desk.h - the real program on a display of its own, used as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is found through the accessibility bus: what a screen reader cannot find, a journey
 * cannot either. Every call waits until what it asks for is there and fails the test, with the
 * tree and a picture, when it never comes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CandourTestDesk CandourTestDesk;

/* Starts the program on @workspace (NULL: none) with a private home folder. To be called inside
 * a session bus and a display: tests/support/desk.sh makes both.
 */
CandourTestDesk *candour_test_desk_new          (const char      *workspace);
/* Asks the program to end and waits for it; with kill -9 instead where @kill. */
void             candour_test_desk_free         (CandourTestDesk *self);
void             candour_test_desk_kill         (CandourTestDesk *self);
/* Starts it again in the same home. */
void             candour_test_desk_start        (CandourTestDesk *self,
                                                 const char      *workspace);
const char      *candour_test_desk_get_home     (CandourTestDesk *self);
guint            candour_test_desk_get_pid      (CandourTestDesk *self);

/* @role as AT-SPI names it ("push button", "label", "radio button", "list item", "text");
 * NULL: any. @name: the beginning of the accessible name. All are of what is showing.
 */
void             candour_test_desk_wait_for     (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
void             candour_test_desk_wait_gone    (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
gboolean         candour_test_desk_has          (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
/* The accessible's action where it has one, else a click in its middle. */
void             candour_test_desk_press        (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
/* A click in its middle, scrolled into view by the program or not. */
void             candour_test_desk_click        (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
/* Puts the focus there, and with it into view. */
void             candour_test_desk_focus        (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
/* What stands in a text (entry or text view). Returns: (transfer full) */
char            *candour_test_desk_dup_text     (CandourTestDesk *self,
                                                 const char      *name);
/* Replaces what stands there, as an assistive technology does. */
void             candour_test_desk_set_text     (CandourTestDesk *self,
                                                 const char      *name,
                                                 const char      *text);
gboolean         candour_test_desk_is_checked   (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);
void             candour_test_desk_wait_checked (CandourTestDesk *self,
                                                 const char      *role,
                                                 const char      *name);

/* Keys as xdotool names them, separated by blanks: "ctrl+n Tab Return". */
void             candour_test_desk_keys         (CandourTestDesk *self,
                                                 const char      *keys);
void             candour_test_desk_type         (CandourTestDesk *self,
                                                 const char      *text);
/* Answers the file chooser of that title, which is about to come, with an absolute @path: of a
 * file that is there, or a name for a new one.
 */
void             candour_test_desk_choose_file  (CandourTestDesk *self,
                                                 const char      *title,
                                                 const char      *path);
void             candour_test_desk_name_file    (CandourTestDesk *self,
                                                 const char      *title,
                                                 const char      *path);
/* Presses @button of a dialog, or @keys where it is NULL, and waits until the dialog is gone from
 * the display: GTK 4.8 stumbles over a window that is looked at on the bus while it goes.
 */
void             candour_test_desk_answer       (CandourTestDesk *self,
                                                 const char      *button,
                                                 const char      *keys);
/* The name of what has the focus; "" where nothing has. Returns: (transfer full) */
char            *candour_test_desk_dup_focus    (CandourTestDesk *self);
void             candour_test_desk_wait_focus   (CandourTestDesk *self,
                                                 const char      *name);

/* Until it is on something that is not called @name. */
void             candour_test_desk_wait_focus_moved (CandourTestDesk *self,
                                                 const char      *name);
/* From there to what has another name. */
void             candour_test_desk_wait_moved   (CandourTestDesk *self,
                                                 const char      *name);

/* Any of @words, which end with NULL, somewhere in the whole tree, also in what does not show: in
 * a name, a description or a text.
 */
gboolean         candour_test_desk_holds        (CandourTestDesk   *self,
                                                 const char *const *words);

/* Walks all that is showing: fails on a focusable thing without a name of its own, and on a name
 * that is said twice ("New audit New audit").
 */
void             candour_test_desk_lint         (CandourTestDesk *self);
/* Fails where two that can be focused are of one role and one name. */
void             candour_test_desk_lint_doubles (CandourTestDesk *self);

/* TRUE from @condition within the time a person would wait, looking again and again. */
typedef gboolean (*CandourTestCondition) (gpointer data);
void             candour_test_desk_wait_until   (CandourTestDesk     *self,
                                                 CandourTestCondition condition,
                                                 gpointer             data,
                                                 const char          *what);

G_END_DECLS
