/* candour-sections.h - what stands at the side of the window, in its order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new section is one row of the table in candour-sections.c.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;        /* NULL ends the table */
  const char *title;       /* to be passed through _() */
  const char *icon_name;
  GtkWidget  *(*make)     (CandourWorkspace *workspace);
  gboolean    (*may_open) (CandourRole       role);
} CandourSection;

extern const CandourSection candour_sections[];

/* (element-type CandourSection): those that @role may open; the entries are static. */
GPtrArray *candour_sections_list (CandourRole role);

G_END_DECLS
