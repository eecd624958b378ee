/* candour-window.h - the window: sections at the side, one pane at a time, tasks over both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that a page knows of its surroundings. A pane is a section's page (candour-sections.c
 * lists them); a task takes the whole window until it is left. Both bring a CandourPaneHeader.
 *
 * Actions of the window: win.back, win.section (i, from 1), win.show-section (s), win.search,
 * win.reload, win.show-file (s: URI of a document or folder), and those of candour-tasks.c:
 * win.open-audit (s: id), win.open-moderation (s: id of it or of its audit), win.open-action
 * (s: id), win.open-figure (issss: a CandourFigure, from, until, team, each may be "", and words),
 * win.show-actions (s: which), win.new-audit (s: id of a case, or ""), win.import-cases,
 * win.import-people, win.packs, win.open-pack (s: path), win.choose-pack, win.keys.
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

/* Below this width there is one column: the sections become a page of their own. */
#define CANDOUR_NARROW_WIDTH 860

#define CANDOUR_TYPE_WINDOW (candour_window_get_type ())
G_DECLARE_FINAL_TYPE (CandourWindow, candour_window, CANDOUR, WINDOW, AdwApplicationWindow)

GtkWidget        *candour_window_new           (GtkApplication   *application);
/* The window that @widget is in; NULL where it is in none, or in another kind. */
CandourWindow    *candour_window_find          (GtkWidget        *widget);

/* Instead of everything else: the first start, a refusal, "Opening...". Takes @cover. */
void              candour_window_show_cover    (CandourWindow    *self,
                                                GtkWidget        *cover);
/* Shows the sections of @workspace, in which somebody acts. @today: ISO, the workspace's own.
 * Again with the same workspace after another person acts: all pages are made anew.
 */
void              candour_window_set_workspace (CandourWindow    *self,
                                                CandourWorkspace *workspace,
                                                const char       *today);
/* Shows the desk of an external moderator instead: @page, which holds the desk and is taken, and no
 * sections. @workspace is the desk's.
 */
void              candour_window_set_desk       (CandourWindow    *self,
                                                CandourWorkspace *workspace,
                                                const char       *today,
                                                GtkWidget        *page);
gboolean          candour_window_is_desk        (CandourWindow    *self);
/* NULL before; borrowed. */
CandourWorkspace *candour_window_get_workspace (CandourWindow    *self);
/* The workspace's today, ISO: a demonstration's stands still. */
const char       *candour_window_get_today     (CandourWindow    *self);

/* @page covers the browse page until it is left. Its title for people is the page's own. */
void              candour_window_push_task     (CandourWindow    *self,
                                                GtkWidget        *page);
/* As Back does: "leaving" is emitted first, and where the page says that something is not
 * saved, it asks.
 */
void              candour_window_pop_task      (CandourWindow    *self);
/* NULL: no task is open. */
GtkWidget        *candour_window_get_task      (CandourWindow    *self);
/* The one that the open task was opened from, or NULL. */
GtkWidget        *candour_window_get_task_below (CandourWindow   *self);

/* @name is one of candour-sections.c. */
void              candour_window_show_section  (CandourWindow    *self,
                                                const char       *name);
/* Built on first sight; NULL where there is no such section for this person. */
GtkWidget        *candour_window_get_section   (CandourWindow    *self,
                                                const char       *name);
/* What the signed-in person owes there; 0 hides it. */
void              candour_window_set_badge     (CandourWindow    *self,
                                                const char       *name,
                                                guint             count);

/* One at a time, five seconds. @button and @action may be NULL; @target (floating is taken) too.
 * The text is announced as well.
 */
void              candour_window_toast         (CandourWindow    *self,
                                                const char       *text,
                                                const char       *button,
                                                const char       *action,
                                                GVariant         *target);
/* Puts it into the label of role status, so that it is heard. */
void              candour_window_announce      (CandourWindow    *self,
                                                const char       *text);

/* NULL: all is saved. Otherwise one sentence; leaving or closing then asks first, and offers a
 * copy where @page (may be NULL) has the action @copy (a constant) for it.
 */
void              candour_window_set_unsaved   (CandourWindow    *self,
                                                const char       *sentence,
                                                GtkWidget        *page,
                                                const char       *copy);

/* To be called after a change that other pages show; emits "changed". */
void              candour_window_changed       (CandourWindow    *self);

/* Property "narrow", to be followed with notify::narrow or a binding. */
/* Whether the acting person may see the section @name. */
gboolean          candour_window_may_open      (CandourWindow    *self,
                                                const char       *name);
/* Back to the sections from whatever is open. FALSE: something there is not saved, and the person
 * was asked.
 */
gboolean          candour_window_leave_tasks   (CandourWindow    *self);
gboolean          candour_window_is_narrow     (CandourWindow    *self);
/* While "leaving" is emitted: whether the window is to be closed, not only a task. */
gboolean          candour_window_is_closing    (CandourWindow    *self);

/* Signals:
 *   "leaving"  a task is left or the window closed: save now what waits for the typing to stop.
 *              Closing goes on after all that was queued for writing.
 *   "changed"  what lists show may be old.
 *   "width-changed" (int width): as text of the usual size would find it
 */

G_END_DECLS
