/* candour-words.h - keys and passphrases as words that two people can read to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of 7,776 words, so that each holds 12.9 bits.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CANDOUR_WORDS_FINGERPRINT 8  /* 103 bits: nobody finds other keys with the same words */
#define CANDOUR_WORDS_PASSPHRASE  6  /* 77 bits, each guess as dear as scrypt makes it */

/* Eight words that follow from both public keys of a person, the same everywhere and for ever;
 * parted by spaces.
 */
char *candour_words_dup_fingerprint (const char *recipient,
                                     const char *public_key);
/* Six words by chance, parted by spaces; a secret. */
char *candour_words_dup_passphrase  (void);
/* As it is made, from how somebody typed it: "  Abacus-abdomen" is "abacus abdomen". */
char *candour_words_dup_typed       (const char *typed);

G_END_DECLS
