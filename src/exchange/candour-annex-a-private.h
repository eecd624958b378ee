/* candour-annex-a-private.h - the table of columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-annex-a.h"
#include "candour-fold.h"

G_BEGIN_DECLS

#define CANDOUR_ANNEX_MAX_COLUMNS 128

typedef struct
{
  const char       *header;    /* as annex A writes it; "" for a column of one's own */
  const char       *aliases;   /* folded, parted by |: surely the same */
  const char       *guesses;   /* folded, parted by |: perhaps */
  CandourColumnUse  use;
} CandourAnnexColumn;

/* In step with candour_column_names. */
extern const CandourAnnexColumn candour_annex_columns[];

G_END_DECLS
