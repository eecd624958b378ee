/* candour-calendar-writer.c - what is to do and when, as one iCalendar file (RFC 5545)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-calendar-writer.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "candour-action-rules.h"
#include "candour-file-writer.h"
#include "candour-store-action-list.h"
#include "candour-store-audit-list.h"
#include "candour-store-moderation-list.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

typedef struct
{
  CandourDb     *db;
  const char    *today;
  const char    *stamp;      /* as iCalendar writes it */
  GCancellable  *cancellable;
  icalcomponent *calendar;
  gint64         n_items;
} Calendar;

static void
calendar_clear (Calendar *self)
{
  g_clear_pointer (&self->calendar, icalcomponent_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

static void
calendar_init (Calendar *self)
{
  self->calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                                        icalproperty_new_version ("2.0"),
                                        icalproperty_new_prodid ("-//Candour//Candour//EN"),
                                        icalproperty_new_method (ICAL_METHOD_PUBLISH), NULL);
}

/* --- One item ------------------------------------------------------------------------- */

/* "2026-01-21" and "2026-01-14T09:00:00Z" to "20260121" and "20260114T090000Z". */
static char *
dup_ical_time (const char *iso)
{
  GString *text = g_string_new (NULL);

  for (const char *at = iso; *at != '\0'; at++)
    if (*at != '-' && *at != ':')
      g_string_append_c (text, *at);

  return g_string_free (text, FALSE);
}

/* @due_on NULL: without a day. */
static void
add_item (Calendar             *self,
          const char           *kind,
          const char           *id,
          const char           *summary,
          const char           *due_on,
          icalproperty_status   status)
{
  g_autofree char *uid = g_strdup_printf ("%s-%s@candour", kind, id);
  icalcomponent *item =
    icalcomponent_vanew (ICAL_VTODO_COMPONENT, icalproperty_new_uid (uid),
                         icalproperty_new_dtstamp (icaltime_from_string (self->stamp)),
                         icalproperty_new_summary (summary), icalproperty_new_status (status),
                         NULL);

  if (due_on != NULL)
    {
      g_autofree char *due = dup_ical_time (due_on);

      icalcomponent_add_property (item, icalproperty_new_due (icaltime_from_string (due)));
    }
  icalcomponent_add_component (self->calendar, item);
  self->n_items++;
}

static void
add_action (Calendar               *self,
            const CandourActionRow *row)
{
  gboolean is_begun = row->state != CANDOUR_ACTION_OPEN && row->state != CANDOUR_ACTION_DECLINED;
  g_autofree char *summary = g_strdup_printf (_("%s: action"), row->reference);

  add_item (self, "action", row->id, summary, row->due_on,
            is_begun ? ICAL_STATUS_INPROCESS : ICAL_STATUS_NEEDSACTION);
}

static void
add_to_verify (Calendar               *self,
               const CandourActionRow *row)
{
  g_autofree char *summary = g_strdup_printf (_("%s: verify an action"), row->reference);

  add_item (self, "verify", row->id, summary,
            row->check_on != NULL ? row->check_on : row->done_on, ICAL_STATUS_NEEDSACTION);
}

/* What is done waits for somebody else. */
static void
add_own (Calendar               *self,
         const CandourActionRow *row)
{
  if (candour_rules_is_action_due (row->state))
    add_action (self, row);
}

static void
add_open (Calendar               *self,
          const CandourActionRow *row)
{
  if (candour_rules_is_action_due (row->state))
    add_action (self, row);
  else
    add_to_verify (self, row);
}

static void
add_moderation (Calendar                   *self,
                const CandourModerationRow *row)
{
  g_autofree char *summary = g_strdup_printf (_("%s: moderation"), row->reference);

  add_item (self, "moderation", row->id, summary, row->due_on,
            row->n_graded > 0 ? ICAL_STATUS_INPROCESS : ICAL_STATUS_NEEDSACTION);
}

static void
add_audit (Calendar              *self,
           const CandourAuditRow *row)
{
  g_autofree char *summary = g_strdup_printf (_("%s: audit"), row->reference);

  add_item (self, "audit", row->id, summary, row->due_on,
            row->state == CANDOUR_AUDIT_IN_PROGRESS ? ICAL_STATUS_INPROCESS
                                                    : ICAL_STATUS_NEEDSACTION);
}

/* --- All of them ---------------------------------------------------------------------- */

static gboolean
add_actions (Calendar                   *self,
             const CandourActionFilter  *filter,
             void                      (*add) (Calendar *, const CandourActionRow *),
             GError                    **error)
{
  g_autofree char *after = NULL;

  while (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
    {
      g_autoptr(GPtrArray) rows =
        candour_store_action_list_page (self->db, filter, after, PAGE, self->today, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add (self, rows->pdata[i]);
      if (rows->len < PAGE)
        return TRUE;

      g_free (after);
      after = g_strdup (CANDOUR_ACTION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return FALSE;
}

static gboolean
add_moderations (Calendar    *self,
                 const char  *person_id,
                 GError     **error)
{
  const CandourModerationFilter filter = {
    .queue = CANDOUR_QUEUE_MINE, .person_id = person_id,
  };
  g_autofree char *after = NULL;

  while (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
    {
      g_autoptr(GPtrArray) rows =
        candour_store_moderation_list_page (self->db, &filter, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_moderation (self, rows->pdata[i]);
      if (rows->len < PAGE)
        return TRUE;

      g_free (after);
      after = g_strdup (CANDOUR_MODERATION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return FALSE;
}

static gboolean
add_audits (Calendar           *self,
            const char         *person_id,
            CandourAuditState   state,
            GError            **error)
{
  const CandourAuditFilter filter = { .state = state, .auditor_id = person_id };
  g_autofree char *after = NULL;

  while (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
    {
      g_autoptr(GPtrArray) rows =
        candour_store_audit_list_page (self->db, &filter, after, PAGE, self->today, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_audit (self, rows->pdata[i]);
      if (rows->len < PAGE)
        return TRUE;

      g_free (after);
      after = g_strdup (CANDOUR_AUDIT_ROW (rows->pdata[PAGE - 1])->key);
    }

  return FALSE;
}

static gboolean
add_of_person (Calendar    *self,
               const char  *person_id,
               GError     **error)
{
  const CandourActionFilter own = {
    .view = CANDOUR_ACTIONS_MINE, .person_id = person_id, .level = -1,
  };
  const CandourActionFilter to_verify = {
    .view = CANDOUR_ACTIONS_TO_VERIFY, .verifier_id = person_id, .level = -1,
  };

  return add_actions (self, &own, add_own, error)
         && add_actions (self, &to_verify, add_to_verify, error)
         && add_audits (self, person_id, CANDOUR_AUDIT_NOT_STARTED, error)
         && add_audits (self, person_id, CANDOUR_AUDIT_IN_PROGRESS, error)
         && add_moderations (self, person_id, error);
}

static gboolean
write_text (const char    *path,
            icalcomponent *calendar,
            GError       **error)
{
  g_autoptr(CandourFileWriter) file = candour_file_writer_new (path, error);
  char *text = icalcomponent_as_ical_string_r (calendar);
  gboolean written = file != NULL
                     && candour_file_writer_append (file, text, strlen (text), error)
                     && candour_file_writer_sync (file, error)
                     && candour_file_writer_finish (file, error);

  icalmemory_free_buffer (text);

  return written;
}

gboolean
candour_calendar_write (CandourDb     *db,
                        const char    *path,
                        const char    *person_id,
                        const char    *team_id,
                        const char    *today,
                        const char    *stamp,
                        GCancellable  *cancellable,
                        gint64        *n_items,
                        GError       **error)
{
  const CandourActionFilter open = { .team_id = team_id, .level = -1 };
  g_autofree char *ical_stamp = dup_ical_time (stamp);
  g_auto(Calendar) self = {
    .db = db, .today = today, .stamp = ical_stamp, .cancellable = cancellable,
  };

  g_return_val_if_fail (db != NULL && path != NULL && today != NULL && stamp != NULL, FALSE);

  calendar_init (&self);
  if (person_id != NULL ? !add_of_person (&self, person_id, error)
                        : !add_actions (&self, &open, add_open, error))
    return FALSE;

  if (!write_text (path, self.calendar, error))
    return FALSE;

  if (n_items != NULL)
    *n_items = self.n_items;

  return TRUE;
}
