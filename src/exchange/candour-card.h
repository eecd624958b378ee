/* candour-card.h - how somebody is known to those who exchange packs with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name and two public keys. A card holds no secret, but means nothing until its words were read
 * over the telephone: whoever sends a card can write any name on it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CANDOUR_CARD_SUFFIX ".candour-card"

typedef struct
{
  char *name;        /* "V. Lund" */
  char *recipient;   /* "age1…"; "" for somebody who has no keys */
  char *public_key;  /* "RW…"; "" likewise */
  char *checked_on;  /* in a keyring: the day on which its words were read; NULL elsewhere */
} CandourCard;

CandourCard *candour_card_new       (const char         *name,
                                     const char         *recipient,
                                     const char         *public_key);
CandourCard *candour_card_copy      (const CandourCard  *self);
void         candour_card_free      (CandourCard        *self);

/* REFUSED: not one line of at most 200 letters. */
gboolean     candour_card_check_name (const char       *name,
                                     GError            **error);
gboolean     candour_card_has_keys  (const CandourCard  *self);
/* Both keys are the same, whatever the names. */
gboolean     candour_card_is_same   (const CandourCard  *self,
                                     const CandourCard  *other);
/* Eight words, parted by spaces, to be read over the telephone. */
char        *candour_card_dup_words (const CandourCard  *self);

/* Both keys and the name, parted by spaces; NULL where @line is no such line. */
char        *candour_card_dup_line  (const CandourCard  *self);
CandourCard *candour_card_parse_line (const char        *line);

/* A file of its own, in our XML: see pack-1.xsd. REFUSED, with one sentence: it is no card, or
 * one without keys.
 */
GBytes      *candour_card_write     (const CandourCard  *self);
CandourCard *candour_card_read      (GBytes             *bytes,
                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCard, candour_card_free)

G_END_DECLS
