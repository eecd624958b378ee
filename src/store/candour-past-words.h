/* candour-past-words.h - the index of words of audits that are put in by the thousand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What candour_store_audit_list_index_words() does for one audit at a time, with the words and
 * their counts in memory until the end: for a workspace that is being made.
 */

#pragma once

#include "candour-db.h"

G_BEGIN_DECLS

typedef struct _CandourPastWords CandourPastWords;

CandourPastWords *candour_past_words_new   (void);
void              candour_past_words_free  (CandourPastWords  *self);

gboolean          candour_past_words_add   (CandourPastWords  *self,
                                            CandourDb         *db,
                                            const char        *audit_id,
                                            const char        *listed_on,
                                            const char        *facts,
                                           const char        *said,
                                            GError           **error);
gboolean          candour_past_words_write (CandourPastWords  *self,
                                            CandourDb         *db,
                                            GError           **error);

G_END_DECLS
