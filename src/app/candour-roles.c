/* candour-roles.c - the roles to choose from, in a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-roles.h"

#include "candour-combo-names.h"

void
candour_roles_fill (AdwComboRow *row,
                    CandourRole  role)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; candour_roles[i].code != NULL; i++)
    {
      gtk_string_list_append (names, candour_code_get_name (candour_roles, candour_roles[i].value));
      if (candour_roles[i].value == (int) role)
        chosen = i;
    }
  candour_combo_names_give (row);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
}

CandourRole
candour_roles_get (AdwComboRow *row)
{
  return (CandourRole) candour_roles[adw_combo_row_get_selected (row)].value;
}
