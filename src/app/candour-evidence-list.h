/* candour-evidence-list.h - where it can be seen that an action was done, and a way to add to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-action.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_EVIDENCE_LIST (candour_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (CandourEvidenceList, candour_evidence_list, CANDOUR, EVIDENCE_LIST, GtkWidget)

/* Signals:
 *   "cited" (CandourSourceType type, char *dated, char *reference)
 *   "attach"                  somebody wants to choose a file
 *   "opened" (char *id)       its file is wanted
 *   "removed" (char *id)
 */
GtkWidget *candour_evidence_list_new      (void);
/* @why_not: the sentence why nothing can be added, NULL where it can. @may_remove: of whom the
 * pieces can be taken back; NULL: nobody's. @by: "K. Moss, 9 Jan" or "".
 */
void       candour_evidence_list_show     (CandourEvidenceList *self,
                                           GPtrArray           *evidence,
                                           const char          *today,
                                           const char          *by,
                                           const char          *why_not,
                                           const char          *may_remove,
                                           gboolean             is_optional);
/* What went wrong with a piece; NULL: nothing. */
void       candour_evidence_list_set_wrong (CandourEvidenceList *self,
                                           const char          *sentence);
/* A file is being read or kept. */
void       candour_evidence_list_set_busy (CandourEvidenceList *self,
                                           gboolean             busy);

G_END_DECLS
