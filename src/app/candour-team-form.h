/* candour-team-form.h - adds a team, or changes its name and what it belongs to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_TEAM_FORM (candour_team_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourTeamForm, candour_team_form, CANDOUR, TEAM_FORM, AdwWindow)

/* @teams: of CandourTeam, parents before children; read at once. @team_id NULL: a new team,
 * below @parent_id (may be NULL). Signal "saved" (string id, string name), then the form closes.
 */
GtkWidget *candour_team_form_new (GtkWindow        *parent,
                                  CandourWorkspace *workspace,
                                  GPtrArray        *teams,
                                  const char       *team_id,
                                  const char       *parent_id);

G_END_DECLS
