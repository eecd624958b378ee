/* candour-sections.c - what stands at the side of the window, in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-sections.h"

G_GNUC_UNUSED static gboolean
anyone (CandourRole role)
{
  return TRUE;
}

const CandourSection candour_sections[] =
{

  { NULL, NULL, NULL, NULL, NULL },
};

GPtrArray *
candour_sections_list (CandourRole role)
{
  GPtrArray *sections = g_ptr_array_new ();

  for (const CandourSection *section = candour_sections; section->name != NULL; section++)
    if (section->may_open (role))
      g_ptr_array_add (sections, (gpointer) section);

  return sections;
}
