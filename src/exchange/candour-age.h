/* candour-age.h - bytes sealed so that only those they are meant for can open them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: age-encryption.org/v1, https://c2sp.org/age, with X25519 recipients or one passphrase
 * (scrypt). Every "age" program opens what is sealed here, and the other way round. The
 * primitives are libsodium's. Sealing hides; it does not say who sealed: see candour-signing.h.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than a pack of thousands of audits; what is longer is refused before it is read. */
#define CANDOUR_AGE_MAX_BYTES (256 * 1024 * 1024)

/* N = 2^18: about 256 MB and half a second for each guess, as "age" itself asks for. */
#define CANDOUR_AGE_WORK_FACTOR     18
#define CANDOUR_AGE_MAX_WORK_FACTOR 20

/* What opens: its secret lies in memory that is locked, and wiped when it is freed. */
typedef struct _CandourAgeIdentity CandourAgeIdentity;

CandourAgeIdentity *candour_age_identity_new           (void);
/* "AGE-SECRET-KEY-1…", as age-keygen writes it. REFUSED: it is not one. */
CandourAgeIdentity *candour_age_identity_parse         (const char                *text,
                                                        GError                   **error);
/* The same text, a secret: to be wiped by whoever asked for it. */
char               *candour_age_identity_dup_text      (const CandourAgeIdentity  *self);
/* "age1…", to be given to anybody who is to seal something for this identity. */
const char         *candour_age_identity_get_recipient (const CandourAgeIdentity  *self);
void                candour_age_identity_free          (CandourAgeIdentity        *self);

/* REFUSED: this is no recipient. */
gboolean            candour_age_check_recipient        (const char                *recipient,
                                                        GError                   **error);

/* @recipients: NULL-terminated, at least one; each of them alone can open it. */
GBytes             *candour_age_seal                   (GBytes                    *plain,
                                                        const char *const         *recipients,
                                                        GError                   **error);
/* @work_factor: the logarithm to the base of two; CANDOUR_AGE_WORK_FACTOR but in tests. */
GBytes             *candour_age_seal_passphrase        (GBytes                    *plain,
                                                        const char                *passphrase,
                                                        int                        work_factor,
                                                        GError                   **error);

/* All of it, or nothing: no byte is given out before the last one was proved. NOT_FOUND: sealed
 * for somebody else. DAMAGED: changed or cut on its way. TOO_NEW: a later version of the format.
 * REFUSED: no such file at all, too large, or made to be slow.
 */
GBytes             *candour_age_open                   (GBytes                    *sealed,
                                                        const CandourAgeIdentity  *identity,
                                                        GError                   **error);
/* NOT_FOUND: not these words, or not sealed by words at all. */
GBytes             *candour_age_open_passphrase        (GBytes                    *sealed,
                                                        const char                *passphrase,
                                                        GError                   **error);

/* From one open file to another, both at their beginning, in little memory however long they are.
 * Whoever gave the files closes them. Errors also of reading and writing: FULL, FAILED.
 */
gboolean            candour_age_seal_file              (int                        plain,
                                                        int                        sealed,
                                                        const char *const         *recipients,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
/* What is in @plain was proved only where this is TRUE; where not, it is nobody's to read. */
gboolean            candour_age_open_file              (int                        sealed,
                                                        int                        plain,
                                                        const CandourAgeIdentity  *identity,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);

/* Whether words are what @sealed asks for, as far as its beginning tells. */
gboolean            candour_age_wants_passphrase       (GBytes                    *sealed);

/* Overwrites a text that is a secret, and frees it; NULL is none. */
void                candour_age_wipe                   (char                      *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAgeIdentity, candour_age_identity_free)

G_END_DECLS
