/* candour-pack-words.h - a pack for a moderator outside, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-chip.h"
#include "candour-pack.h"
#include "candour-store-packs.h"

G_BEGIN_DECLS

/* "3 of 8 back", "Late" */
void      candour_pack_words_show_state  (const CandourPackRecord *record,
                                          CandourChip             *chip);
/* "3 of 8 back", whatever its state. */
char     *candour_pack_words_back        (const CandourPackRecord *record);
/* "7F3A-22C9, sent Mon 12 Jan" */
char     *candour_pack_words_sent        (const CandourPackRecord *record,
                                          const char              *today);
/* "Opens until Fri 30 Jan, 3 of 8 back" */
char     *candour_pack_words_until       (const CandourPackRecord *record,
                                          const char              *today);
/* "In return 1", "In return 1, kept beside", "Not back yet" */
char     *candour_pack_words_case        (const CandourPackCase   *one);
/* It was sealed with six words, and who holds them can write what comes back. */
gboolean  candour_pack_words_is_by_words (const CandourPackRecord *record);

G_END_DECLS
