/* candour-text-check.h - finds in free text what tells who is meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It knows the names, teams and case references of the workspace. It cannot know the names of
 * children and families: they are never kept here. So it helps a reader, and takes nobody's place.
 */

#pragma once

#include "candour-db.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_TELLS_NAME,       /* of a person, or a part of one; of a team */
  CANDOUR_TELLS_REFERENCE,  /* of a case */
  CANDOUR_TELLS_BIRTH,      /* a date that may be one of birth, or a word that speaks of it */
  CANDOUR_TELLS_NUMBER,     /* ten digits, as an NHS number has */
} CandourTellsKind;

typedef struct
{
  CandourTellsKind  kind;
  char             *what;   /* as it stands in the text */
} CandourTells;

typedef struct _CandourTextCheck CandourTextCheck;

/* Names are compared without case, accents and hyphens, as whole words. */
CandourTextCheck *candour_text_check_new       (CandourDb               *db,
                                                const char              *today,
                                                GError                 **error);
void              candour_text_check_free      (CandourTextCheck        *self);

/* (element-type CandourTells), each once; empty: nothing found. A date more than a year ago may be
 * one of birth; in the record of a baby (@is_baby) every date may.
 */
GPtrArray        *candour_text_check_find      (const CandourTextCheck  *self,
                                                const char              *text,
                                                gboolean                 is_baby);
/* "a name", "a case reference", "what may be a date of birth", "ten digits ..." */
const char       *candour_tells_get_name       (CandourTellsKind         kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourTextCheck, candour_text_check_free)

G_END_DECLS
