/* candour-share.c - so many of so many, and what the share could plausibly be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-share.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* 0.975 of the standard normal distribution lies below it. */
#define Z 1.959963984540054

CandourShare
candour_share_of (gint64 count,
                  gint64 n)
{
  CandourShare share = { count, n, 0, 0, 1 };
  double square = Z * Z;
  double middle;
  double half;

  g_return_val_if_fail (count >= 0 && count <= n, share);

  if (n == 0)
    return share;

  share.share = (double) count / n;
  middle = (share.share + square / (2 * n)) / (1 + square / n);
  half = Z * sqrt (share.share * (1 - share.share) / n + square / (4.0 * n * n))
         / (1 + square / n);
  share.low = CLAMP (middle - half, 0, 1);
  share.high = CLAMP (middle + half, 0, 1);

  return share;
}

static int
get_percent (double share)
{
  return (int) lround (share * 100);
}

char *
candour_share_dup_text (const CandourShare *self)
{
  if (self->n == 0)
    return g_strdup (_("None yet"));

  if (self->n < CANDOUR_SHARE_COUNTS_BELOW)
    return g_strdup_printf (_("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT), self->count, self->n);

  return g_strdup_printf (_("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " (%d%%, likely between "
                            "%d%% and %d%%)"), self->count, self->n, get_percent (self->share),
                          get_percent (self->low), get_percent (self->high));
}
