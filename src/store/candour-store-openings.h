/* candour-store-openings.h - who has an audit open, and what was open when a program ended badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advice and no lock: what two people save at the same time is still told apart by revisions.
 * An opening belongs to the connection that it was made through. One whose connection is gone
 * was not closed by anybody: its program was killed, or its computer lost power.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* An audit on somebody's screen, elsewhere. */
typedef struct
{
  char     *person_id;
  char     *name;
  char     *device;
  gboolean  writes;      /* not only reads */
} CandourOpening;

void       candour_opening_free           (CandourOpening      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourOpening, candour_opening_free)

/* Says that the acting person has the audit open, again and again where it likes: *id is made where
 * it is NULL. *kept_at is set to the instant of the last words that the same person saved in it on
 * this computer in an opening that nobody closed, else to NULL.
 */
gboolean   candour_store_openings_enter   (CandourDb           *db,
                                           const char          *audit_id,
                                           gboolean             writes,
                                           const CandourActor  *actor,
                                           char               **id,
                                           char               **kept_at,
                                           GError             **error);
gboolean   candour_store_openings_leave   (CandourDb           *db,
                                           const char          *id,
                                           GError             **error);
/* (element-type CandourOpening): at other desks, those who write first. */
GPtrArray *candour_store_openings_list    (CandourDb           *db,
                                           const char          *audit_id,
                                           GError             **error);

G_END_DECLS
