/* candour-cite-form.h - where something was seen: what kind, when, and where in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_CITE_FORM (candour_cite_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourCiteForm, candour_cite_form, CANDOUR, CITE_FORM, GtkWidget)

/* Signals: "cited" (it is complete), "removed". @today is ISO. */
GtkWidget        *candour_cite_form_new         (const char            *today);

/* NULL: an empty one, to be added. */
void              candour_cite_form_show        (CandourCiteForm       *self,
                                                 const CandourCitation *citation);
/* A date alone is not enough. */
void              candour_cite_form_need_reference (CandourCiteForm    *self);
CandourSourceType candour_cite_form_get_type_of_source (CandourCiteForm *self);
/* ISO, or NULL. */
const char       *candour_cite_form_get_dated   (CandourCiteForm       *self);
const char       *candour_cite_form_get_reference (CandourCiteForm     *self);

G_END_DECLS
