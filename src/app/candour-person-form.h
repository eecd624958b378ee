/* candour-person-form.h - adds a person, or changes one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PERSON_FORM (candour_person_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonForm, candour_person_form, CANDOUR, PERSON_FORM, AdwWindow)

/* Signal "saved" (string id, string name), then the form closes. @person_id NULL: a new person,
 * of @team_id (may be NULL).
 */
GtkWidget *candour_person_form_new (GtkWindow        *parent,
                                    CandourWorkspace *workspace,
                                    const char       *today,
                                    const char       *person_id,
                                    const char       *team_id);

G_END_DECLS
