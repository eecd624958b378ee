/* candour-keyring.h - one person's own keys, in one file that a passphrase protects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is sealed in the age format with a passphrase. What is in it is an identity file of
 * "age", with the signing key in a comment, so that the keys serve without us:
 *
 *   age -d KEYS > identities; age -d -i identities PACK > pack.zip
 */

#pragma once

#include "candour-age.h"
#include "candour-card.h"
#include "candour-signing.h"

G_BEGIN_DECLS

#define CANDOUR_KEYRING_SUFFIX ".candour-keys"

/* Above what anybody could type; what is longer is refused. */
#define CANDOUR_KEYRING_MAX_RETIRED 100

typedef struct
{
  char               *name;     /* of the person, as on their card */
  char               *created;  /* UTC, of the keys in use */
  CandourAgeIdentity *identity;
  CandourSigningKey  *key;
  GPtrArray          *retired;  /* CandourAgeIdentity: they still open what was sealed for them */
  GPtrArray          *trusted;  /* CandourCard: whose words were read over the telephone */
} CandourKeyring;
/* With keys by chance. */
CandourKeyring *candour_keyring_new      (const char            *name);
CandourKeyring *candour_keyring_copy     (const CandourKeyring  *self);
void            candour_keyring_free     (CandourKeyring        *self);

/* Takes new keys into use; those in use are retired. */
void            candour_keyring_renew    (CandourKeyring        *self);

/* The words of @card were read today and are right. It takes the place of one of the same name. */
void            candour_keyring_trust    (CandourKeyring        *self,
                                          const CandourCard     *card);
/* Lent; NULL: nobody of that name was ever trusted. Theirs are the keys to check by, and where
 * @card has others, somebody must be rung.
 */
const CandourCard *candour_keyring_find_trusted (const CandourKeyring *self,
                                          const char            *name);

/* What others are to know of them. */
CandourCard    *candour_keyring_dup_card (const CandourKeyring  *self);

/* @work_factor: CANDOUR_AGE_WORK_FACTOR but in tests. */
GBytes         *candour_keyring_seal     (const CandourKeyring  *self,
                                          const char            *passphrase,
                                          int                    work_factor,
                                          GError               **error);
/* NOT_FOUND: not the passphrase. REFUSED: not such a file. DAMAGED: changed or cut. */
CandourKeyring *candour_keyring_open     (GBytes                *sealed,
                                          const char            *passphrase,
                                          GError               **error);

/* With whichever of the keys it was sealed for, those retired too; errors of candour_age_open(). */
GBytes         *candour_keyring_unseal   (const CandourKeyring  *self,
                                          GBytes                *sealed,
                                          GError               **error);

/* From one open file to another: as candour_age_open_file(). */
gboolean        candour_keyring_unseal_file (const CandourKeyring *self,
                                          int                    sealed,
                                          int                    plain,
                                          GCancellable          *cancellable,
                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourKeyring, candour_keyring_free)

G_END_DECLS
