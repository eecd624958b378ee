/* candour-desk.h - an external moderator's desk: a pack, opened where there is no council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desk is a workspace in memory. Every commit seals its image to the moderator's own keys and
 * puts that in its place before anything is said to be saved: nothing of it is on disk in clear.
 * The same pack opened again goes on where it was. Opening takes a second where words are to be
 * tried: not on the window's thread.
 */

#pragma once

#include "candour-keyring.h"
#include "candour-pack.h"
#include "candour-store-desk.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* Of CANDOUR_DESK_ERROR: why a file does not open, each with a sentence for people. */
typedef enum
{
  CANDOUR_DESK_NO_PACK,         /* some other file, or one that no moderator opens */
  CANDOUR_DESK_TOO_NEW,         /* of a later format */
  CANDOUR_DESK_WANTS_KEYS,      /* words were given, and it was sealed for keys */
  CANDOUR_DESK_WANTS_WORDS,     /* keys were given, and it was sealed by six words */
  CANDOUR_DESK_OTHER_WORDS,     /* the words are not those */
  CANDOUR_DESK_SOMEONE_ELSE,    /* it is not for these keys */
  CANDOUR_DESK_DAMAGED,
  CANDOUR_DESK_UNKNOWN_SENDER,  /* their words are to be read over the telephone first */
  CANDOUR_DESK_CHANGED_SENDER,  /* the name is known with other keys */
  CANDOUR_DESK_TAMPERED,        /* not what the sender signed */
  CANDOUR_DESK_EXPIRED,
  CANDOUR_DESK_RENEWED,         /* it was sealed for keys that were renewed since */
  CANDOUR_DESK_NO_DESK,         /* a reveal of a pack that was never opened here */
  CANDOUR_DESK_IN_USE,          /* another Candour has this desk open */
  CANDOUR_DESK_LOST,            /* what was kept of it here does not open */
  CANDOUR_DESK_NOT_KEPT,        /* the file in which it is kept could not be written */
} CandourDeskError;

#define CANDOUR_DESK_ERROR (candour_desk_error_quark ())
GQuark candour_desk_error_quark (void);

/* What opens it; all is lent. */
typedef struct
{
  const CandourKeyring *ring;        /* NULL: by words */
  const char           *words;       /* six, as they are made; NULL: by keys */
  const char           *desk_words;  /* of the pack, where a reveal has words of its own; NULL */
  const char           *folder;      /* where desks are kept; NULL: in the user's own data */
  const char           *today;       /* NULL: it is looked up */
} CandourDeskKeys;

typedef struct _CandourDesk CandourDesk;

/* @file: of a pack, or a reveal of one that was opened here before, which is taken in. *sender,
 * which may be NULL, is set with UNKNOWN_SENDER and CHANGED_SENDER, so that words can be shown
 * (transfer full).
 */
CandourDesk       *candour_desk_open           (GBytes                 *file,
                                                const CandourDeskKeys  *keys,
                                                CandourCard           **sender,
                                                GError                **error);
/* Closes its workspace. */
void               candour_desk_free           (CandourDesk            *self);

/* Its moderator acts in it. Lent. */
CandourWorkspace  *candour_desk_get_workspace  (CandourDesk            *self);
/* The pack's. */
const CandourPackStatement *
                   candour_desk_get_statement  (CandourDesk            *self);
/* By six words: returns are unsigned. */
gboolean           candour_desk_is_by_words    (CandourDesk            *self);
/* To the pack's last day, which counts: 0 is today. */
int                candour_desk_get_days_left  (CandourDesk            *self,
                                                const char             *today);
/* It was opened here before. */
gboolean           candour_desk_was_here       (CandourDesk            *self);

/* "return-7F3A-22C9-2.candour-pack": a name for the next. */
char              *candour_desk_dup_return_name (CandourDesk           *self,
                                                CandourDb              *db,
                                                GError                **error);
/* Seals what is ready and writes all that is sealed to @path, signed, for the sender alone and the
 * moderator: both, or neither. @db is the workspace's, inside a job that writes. *made, which may
 * be NULL (transfer full). REFUSED: nothing is
 * ready, and nothing was sealed before.
 */
gboolean           candour_desk_make_return    (CandourDesk            *self,
                                                CandourDb              *db,
                                                const char             *path,
                                                CandourDeskReturn     **made,
                                                GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDesk, candour_desk_free)

G_END_DECLS
