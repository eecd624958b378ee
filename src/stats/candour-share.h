/* candour-share.h - so many of so many, and what the share could plausibly be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A percentage of fewer says more than is known: show the counts alone. */
#define CANDOUR_SHARE_COUNTS_BELOW 10

typedef struct
{
  gint64  count;
  gint64  n;
  double  share;   /* 0 ... 1; 0 where n is 0 */
  double  low;     /* 95% Wilson score interval, without continuity correction: */
  double  high;    /* Wilson 1927, z = 1.959963984540054; 0 and 1 where n is 0 */
} CandourShare;

CandourShare candour_share_of       (gint64              count,
                                     gint64              n);
/* "35 of 60 (58%, likely between 46% and 70%)"; "4 of 5" where n is too small for more; "None
 * yet" where it is 0.
 */
char        *candour_share_dup_text (const CandourShare *self);

G_END_DECLS
