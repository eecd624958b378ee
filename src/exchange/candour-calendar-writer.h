/* candour-calendar-writer.h - what is to do and when, as one iCalendar file (RFC 5545)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is a VTODO whose UID stays the same for ever, so that importing the file again brings it up
 * to date. It names the case by its reference, and never a person or what was written: a calendar
 * is read on phones and over shoulders.
 */

#pragma once

#include <gio/gio.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

/* @person_id: their actions, what they could verify, their audits and moderations. @team_id: the
 * actions of its cases and those of the teams below. Neither: all open actions. @stamp is when
 * (UTC instant). *n_items may be NULL. What is sealed to who reads is left out.
 */
gboolean candour_calendar_write (CandourDb     *db,
                                 const char    *path,
                                 const char    *person_id,
                                 const char    *team_id,
                                 const char    *today,
                                 const char    *stamp,
                                 GCancellable  *cancellable,
                                 gint64        *n_items,
                                 GError       **error);

G_END_DECLS
