/* candour-desk-private.h - what the files of candour-desk share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-desk.h"
#include "candour-lock-private.h"

G_BEGIN_DECLS

struct _CandourDesk
{
  CandourWorkspace     *workspace;
  CandourPackStatement *statement;   /* the pack's */
  char                 *hash;        /* of the pack file */
  gboolean              by_words;
  gboolean              was_here;

  CandourCard          *own;         /* as the sender knows its moderator */
  CandourSigningKey    *key;         /* NULL by words */
  char                 *recipient;   /* to whom the image, and own copies, are sealed */

  CandourLock          *lock;
  char                 *path;        /* of the image */
};

/* Always FALSE. */
gboolean     candour_desk_refuse        (GError                 **error,
                                         CandourDeskError         code,
                                         const char              *sentence);
G_GNUC_PRINTF (3, 4)
gboolean     candour_desk_refuse_format (GError                 **error,
                                         CandourDeskError         code,
                                         const char              *format,
                                         ...);

/* --- What comes in -------------------------------------------------------------------- */

/* Opened, and of a kind that a moderator opens. */
CandourPack *candour_desk_open_file     (GBytes                  *file,
                                         const CandourDeskKeys   *keys,
                                         GError                 **error);
/* From somebody trusted, as signed, for who opens it, and in time. */
gboolean     candour_desk_check         (const CandourPack       *pack,
                                         const CandourDeskKeys   *keys,
                                         CandourCard            **sender,
                                         GError                 **error);
/* Signed with the key of @card. */
gboolean     candour_desk_check_signed  (const CandourPack       *pack,
                                         const CandourCard       *card,
                                         GError                 **error);

/* --- Where it is kept ----------------------------------------------------------------- */

/* "FOLDER/PACK-ID.candour-desk", with which the image is kept. */
char        *candour_desk_dup_path      (const CandourDeskKeys   *keys,
                                         const char              *id);
/* Makes the folder, and takes the lock. */
gboolean     candour_desk_take          (CandourDesk             *self,
                                         GError                 **error);
/* By words: the keys that were made for this desk, or NULL with LOST. */
CandourKeyring *candour_desk_load_ring  (CandourDesk             *self,
                                         const char              *words,
                                         GError                 **error);
/* By words: makes them. */
CandourKeyring *candour_desk_make_ring  (CandourDesk             *self,
                                         const char              *words,
                                         GError                 **error);
/* What is there; NULL with LOST. */
GBytes      *candour_desk_load_image    (CandourDesk             *self,
                                         const CandourKeyring    *ring,
                                         GError                 **error);
/* A CandourDbKeeper. */
gboolean     candour_desk_keep          (GBytes                  *image,
                                         gpointer                 desk,
                                         GError                 **error);

/* --- What is in it -------------------------------------------------------------------- */

/* Makes the desk's workspace of a pack. */
gboolean     candour_desk_fill          (CandourDesk             *self,
                                         const CandourPack       *pack,
                                         GError                 **error);
/* Takes the reveal in. */
gboolean     candour_desk_reveal        (CandourDesk             *self,
                                         const CandourPack       *reveal,
                                         GError                 **error);

G_END_DECLS
