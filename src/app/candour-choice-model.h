/* candour-choice-model.h - names to choose from, with the ids behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-people.h"

G_BEGIN_DECLS

/* Items of GtkStringObject, the first of them @none. */
GtkStringList *candour_choice_model_new       (const char     *none);
void           candour_choice_model_add       (GtkStringList  *self,
                                               const char     *id,
                                               const char     *name);
/* Teams as a tree, each under the one that it belongs to, but for @without and what is below it
 * (NULL: all).
 */
void           candour_choice_model_add_teams (GtkStringList  *self,
                                               GPtrArray      *teams,
                                               const char     *without);
/* 0 where there is no such id. */
guint          candour_choice_model_find      (GtkStringList  *self,
                                               const char     *id);
/* NULL for the first. */
const char    *candour_choice_model_get_id    (GtkStringList  *self,
                                               guint           position);

G_END_DECLS
