/* candour-moderation-table.h - all that is graded, the auditor's beside the moderator's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before it is sealed it says of the auditor's grades that they are sealed: it has no others.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATION_TABLE (candour_moderation_table_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationTable, candour_moderation_table, CANDOUR, MODERATION_TABLE,
                      GtkWidget)

/* Signals: "place-chosen": with a click or Return, candour_moderation_table_get_place(). */
GtkWidget  *candour_moderation_table_new       (void);

/* Rows anew; the session is lent until the next call, NULL: none. */
void        candour_moderation_table_show      (CandourModerationTable *self,
                                                CandourAuditSession    *session);
void        candour_moderation_table_update    (CandourModerationTable *self);
/* Emits nothing. */
void        candour_moderation_table_select    (CandourModerationTable *self,
                                                const char             *place);
const char *candour_moderation_table_get_place (CandourModerationTable *self);
/* The one so many rows from @place, of those that are shown; NULL at either end. */
const char *candour_moderation_table_find_near (CandourModerationTable *self,
                                                const char             *place,
                                                int                     by);
/* Only those that differ. */
void        candour_moderation_table_set_only_different (CandourModerationTable *self,
                                                gboolean                only);
/* Fewer columns; and where it is @brief, fewer still, and short names. */
void        candour_moderation_table_set_narrow (CandourModerationTable *self,
                                                gboolean                narrow,
                                                gboolean                brief);

G_END_DECLS
