/* candour-save-trouble.c - what is said and offered while an audit is not saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-save-trouble.h"

#include <glib/gi18n-lib.h>

#include "candour-conflict-dialog.h"
#include "candour-csv-writer.h"
#include "candour-dialogs.h"
#include "candour-window.h"

#define SESSION_KEY "candour-saving-session"

static CandourAuditSession *
get_session (gpointer page)
{
  return g_object_get_data (G_OBJECT (page), SESSION_KEY);
}

/* --- A copy of the words --------------------------------------------------------------- */

/* By hand, to a place that a person chose just now, and short: it does not wait for its turn
 * behind a disk that fails.
 */
static void
copy_place_cb (GtkWidget *page,
               GFile     *file,
               gpointer   unused)
{
  CandourAuditSession *session = get_session (page);
  CandourWindow *window = candour_window_find (page);
  g_autofree char *text = session != NULL ? candour_audit_session_dup_copy (session) : NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL || g_file_peek_path (file) == NULL)
    return;

  if (!candour_file_replace (g_file_peek_path (file), text, strlen (text), &error))
    candour_dialogs_tell (page, _("No copy was saved"), error->message);
  else if (window != NULL)
    candour_window_toast (window, _("A copy of your words is saved"), NULL, NULL, NULL);
}

static void
save_copy (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       page)
{
  static const char *const patterns[] = { "*.txt", NULL };
  const CandourAudit *audit = candour_audit_session_get_audit (get_session (page));
  g_autofree char *name = g_strdup_printf ("%s.txt", audit->reference);

  candour_dialogs_save_file (page, _("Save a copy"), g_strdelimit (name, "/", '-'),
                             _("Text files"), patterns, copy_place_cb, NULL);
}

static void
retry (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       page)
{
  candour_audit_session_flush (get_session (page));
}

static void
compare (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       page)
{
  candour_conflict_dialog_show (page, get_session (page));
}

void
candour_save_trouble_attach (GtkWidget           *page,
                             CandourAuditSession *session)
{
  static const GActionEntry entries[] = {
    { .name = "save-copy", .activate = save_copy },
    { .name = "retry", .activate = retry },
    { .name = "compare", .activate = compare },
  };
  g_autoptr(GSimpleActionGroup) group = session != NULL ? g_simple_action_group_new () : NULL;

  g_return_if_fail (GTK_IS_WIDGET (page));

  g_object_set_data_full (G_OBJECT (page), SESSION_KEY,
                          session != NULL ? g_object_ref (session) : NULL, g_object_unref);
  if (group != NULL)
    g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (page, "saving", G_ACTION_GROUP (group));
}

/* --- What is said ----------------------------------------------------------------------- */

/* "The disk is full" goes on a sentence; a name or "SQLite" keeps its capital. */
static char *
dup_reason (const char *problem)
{
  gunichar first = g_utf8_get_char (problem);
  const char *rest = g_utf8_next_char (problem);
  g_autofree char *start = NULL;
  char letter[8] = "";

  if (*rest == '\0' || !(g_unichar_islower (g_utf8_get_char (rest)) || *rest == ' '))
    return g_strdup (problem);

  g_unichar_to_utf8 (g_unichar_tolower (first), letter);

  return g_strconcat (letter, rest, NULL);
}

char *
candour_save_trouble_dup (CandourAuditSession *session)
{
  const char *since = candour_audit_session_get_since (session);
  const char *problem = candour_audit_session_get_problem (session);
  g_autofree char *reason = NULL;

  if (problem == NULL)
    return g_strdup (_("Your last words are not saved."));

  if (candour_audit_session_get_trouble (session) == CANDOUR_TROUBLE_SERVER)
    return g_strdup (_("The council’s server does not answer."));

  reason = dup_reason (problem);
  if (g_str_has_suffix (reason, "."))
    reason[strlen (reason) - 1] = '\0';

  /* Translators: "Not saved since 14:32: the disk is full." */
  return g_strdup_printf (_("Not saved since %s: %s."), since != NULL ? since : "", reason);
}

static const char *
get_advice (CandourTrouble trouble)
{
  switch (trouble)
    {
    case CANDOUR_TROUBLE_FULL:
      return _("Your words are still here. Make room, or save a copy somewhere else. Trying again "
               "every 10 seconds.");
    case CANDOUR_TROUBLE_SERVER:
      return _("Keep writing: your words are kept in this window and sent when it is back. Trying "
               "again every 10 seconds. Submitting waits for the server.");
    case CANDOUR_TROUBLE_RULE:
      return _("Your words are still here. Put right what is said, or save a copy.");
    case CANDOUR_TROUBLE_NONE:
    case CANDOUR_TROUBLE_CONFLICT:
    case CANDOUR_TROUBLE_OTHER:
    default:
      return _("Your words are still here. Trying again every 10 seconds.");
    }
}

gboolean
candour_save_trouble_show (CandourNotice       *notice,
                           CandourAuditSession *session)
{
  CandourTrouble trouble = candour_audit_session_get_trouble (session);
  g_autofree char *lead = NULL;

  if (trouble == CANDOUR_TROUBLE_NONE)
    return FALSE;

  if (trouble == CANDOUR_TROUBLE_CONFLICT)
    {
      candour_notice_show (notice, CANDOUR_TONE_WARN,
                           _("This audit was changed on another desk."),
                           _("Your words are still here. Read both texts and choose; the history "
                             "keeps both."));
      candour_notice_add_button (notice, _("Compare…"), NULL, "saving.compare", NULL);
    }
  else
    {
      lead = candour_save_trouble_dup (session);
      candour_notice_show (notice, CANDOUR_TONE_WARN, lead, get_advice (trouble));
      candour_notice_add_button (notice, trouble == CANDOUR_TROUBLE_SERVER ? _("Try now")
                                                                           : _("Try again"),
                                 NULL, "saving.retry", NULL);
    }
  candour_notice_add_button (notice, _("Save a copy…"), NULL, CANDOUR_SAVE_COPY_ACTION, NULL);

  return TRUE;
}
