/* candour-store-settings.h - what holds for the whole workspace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-date.h"
#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

#define CANDOUR_SETTING_BACKUPS_FOR   "backups for"    /* whom backups are sealed for, a line each:
                                                        * "age1…", and what else says who it is */
#define CANDOUR_SETTING_COUNCIL       "council"
#define CANDOUR_SETTING_DEMONSTRATION "demonstration"  /* "1", with the seed after a blank */
#define CANDOUR_SETTING_DUTY          "duty"           /* whom to ring while a child is not safe */
#define CANDOUR_SETTING_MARKING       "marking"        /* on reports: "OFFICIAL-SENSITIVE" */
#define CANDOUR_SETTING_TODAY         "today"          /* a demonstration's own today, ISO date */

/* (transfer full); NULL without @error: not set. */
char            *candour_store_settings_get          (CandourDb           *db,
                                                      const char          *name,
                                                      GError             **error);
/* In the history, with old and new. @actor NULL only while a workspace is being made. */
gboolean         candour_store_settings_set          (CandourDb           *db,
                                                      const char          *name,
                                                      const char          *value,
                                                      const CandourActor  *actor,
                                                      GError             **error);
/* Those of England and Wales that ship with the program; what is there already stays. */
gboolean         candour_store_settings_add_holidays (CandourDb           *db,
                                                      GError             **error);
CandourHolidays *candour_store_settings_load_holidays (CandourDb          *db,
                                                      GError             **error);
/* The demonstration's own date where it has one, else the clock's. */
char            *candour_store_settings_dup_today    (CandourDb           *db,
                                                      GError             **error);

G_END_DECLS
