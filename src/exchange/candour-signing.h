/* candour-signing.h - who made these bytes, and that nobody changed them since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ed25519 over the BLAKE2b-512 of the bytes, in the layout of minisign 0.11
 * (https://jedisct1.github.io/minisign/): "minisign -V" checks what is signed here. The primitives
 * are libsodium's.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What signs: its secret lies in memory that is locked, and wiped when it is freed. */
typedef struct _CandourSigningKey CandourSigningKey;

CandourSigningKey *candour_signing_key_new        (void);
/* The second line of a secret key that "minisign -G -W" wrote, which no password protects.
 * REFUSED: it is not one.
 */
CandourSigningKey *candour_signing_key_parse      (const char               *text,
                                                   GError                  **error);
/* The same line, a secret: to be wiped by whoever asked for it. */
char              *candour_signing_key_dup_text   (const CandourSigningKey  *self);
/* The second line of the public key's file: "RW…", 56 letters. */
const char        *candour_signing_key_get_public (const CandourSigningKey  *self);
void               candour_signing_key_free       (CandourSigningKey        *self);

/* REFUSED: this is no public key. */
gboolean           candour_signing_check_public   (const char               *public_key,
                                                   GError                  **error);

/* The text of a signature file. @comment, one line, is signed with the bytes. */
char              *candour_signing_sign           (const CandourSigningKey  *key,
                                                   GBytes                   *bytes,
                                                   const char               *comment);

/* @public_key is the one that we know them by, never one that came with the bytes. *comment (may
 * be NULL) is what was signed with them. REFUSED: signed by another key. DAMAGED: not what was
 * signed, or no signature.
 */
gboolean           candour_signing_verify         (const char               *public_key,
                                                   GBytes                   *bytes,
                                                   const char               *signature,
                                                   char                    **comment,
                                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourSigningKey, candour_signing_key_free)

G_END_DECLS
