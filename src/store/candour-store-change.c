/* candour-store-change.c - tells the history what differs between old and new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-change-private.h"

#include "candour-store-history.h"

gboolean
candour_change_note (CandourChange  *self,
                     const char     *field,
                     const char     *old_value,
                     const char     *new_value,
                     GError        **error)
{
  if (g_strcmp0 (old_value, new_value) == 0)
    return TRUE;

  self->count++;

  return candour_store_history_append (self->db, self->actor, self->subject, self->subject_id,
                                       field, old_value, new_value, NULL, error);
}

static const char *
print_int (int   value,
           char *buffer,
           gsize size)
{
  if (value == 0)
    return NULL;

  g_snprintf (buffer, size, "%d", value);

  return buffer;
}

gboolean
candour_change_note_int (CandourChange  *self,
                         const char     *field,
                         int             old_value,
                         int             new_value,
                         GError        **error)
{
  char old_buffer[16];
  char new_buffer[16];

  return candour_change_note (self, field,
                              print_int (old_value, old_buffer, sizeof old_buffer),
                              print_int (new_value, new_buffer, sizeof new_buffer), error);
}

gboolean
candour_change_note_text (CandourChange  *self,
                          const char     *field,
                          const char     *old_text,
                          const char     *new_text,
                          GError        **error)
{
  g_autofree char *old_value = NULL;
  g_autofree char *new_value = NULL;

  if (g_strcmp0 (old_text != NULL ? old_text : "", new_text != NULL ? new_text : "") == 0)
    return TRUE;

  old_value = candour_store_history_commit_text (self->salt, old_text);
  new_value = candour_store_history_commit_text (self->salt, new_text);

  return candour_change_note (self, field, old_value, new_value, error);
}
