/* candour-desk-entry.c - how an external moderator gets from a pack's file to the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-entry.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-desk-page.h"
#include "candour-dialogs.h"
#include "candour-pane-header.h"
#include "candour-passphrase-dialog.h"
#include "candour-progress-page.h"
#include "candour-trust-dialog.h"

static const char *const patterns[] = { "*" CANDOUR_PACK_SUFFIX, NULL };

/* One attempt to open one file. */
typedef struct
{
  CandourWindow *window;
  char          *path;
  GBytes        *file;
  CandourKeys   *keys;       /* NULL: by words */
  char          *words;      /* a secret; NULL: by keys */
  char          *desk_words; /* of the pack that a reveal belongs to; a secret */
  CandourCard   *sender;     /* whose words are to be read */
  gboolean       asking;     /* a dialog waits for an answer */
} Attempt;

static void
attempt_free (Attempt *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->keys, candour_keys_unref);
  g_clear_pointer (&self->sender, candour_card_free);
  candour_age_wipe (self->words);
  candour_age_wipe (self->desk_words);
  g_free (self);
}

static void try_to_open (Attempt *attempt);

gboolean
candour_desk_entry_is_pack (const char *path)
{
  return g_str_has_suffix (path, CANDOUR_PACK_SUFFIX);
}

/* --- Why not -------------------------------------------------------------------------- */

static const char *
get_title (const GError *error)
{
  if (error->domain != CANDOUR_DESK_ERROR)
    return _("This file was not read");

  switch ((CandourDeskError) error->code)
    {
    case CANDOUR_DESK_SOMEONE_ELSE:
    case CANDOUR_DESK_RENEWED:
      return _("Not for you");

    case CANDOUR_DESK_DAMAGED:
    case CANDOUR_DESK_LOST:
      return _("Damaged");

    case CANDOUR_DESK_CHANGED_SENDER:
    case CANDOUR_DESK_UNKNOWN_SENDER:
      return _("Is it really from them?");

    case CANDOUR_DESK_TAMPERED:
      return _("This pack was changed on its way");

    case CANDOUR_DESK_EXPIRED:
      return _("This pack opens no more");

    case CANDOUR_DESK_IN_USE:
      return _("This pack is open already");

    case CANDOUR_DESK_NO_PACK:
    case CANDOUR_DESK_TOO_NEW:
    case CANDOUR_DESK_WANTS_KEYS:
    case CANDOUR_DESK_WANTS_WORDS:
    case CANDOUR_DESK_OTHER_WORDS:
    case CANDOUR_DESK_NO_DESK:
    case CANDOUR_DESK_NOT_KEPT:
    default:
      return _("Candour does not open this");
    }
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
show_refusal (Attempt      *attempt,
              const GError *error)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = candour_pane_header_new ();
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  candour_pane_header_set_title (CANDOUR_PANE_HEADER (header), _("Moderator’s desk"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "candour-stop-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), get_title (error));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  gtk_widget_add_css_class (status, "refusal");
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (buttons), make_button (_("Try again"), "win.open-pack",
                                                  attempt->path));
  gtk_box_append (GTK_BOX (buttons), make_button (_("Open another pack…"), "win.choose-pack",
                                                  NULL));
  gtk_box_append (GTK_BOX (buttons), make_button (_("Keys…"), "win.keys", NULL));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), buttons);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), status);
  candour_window_show_cover (attempt->window, page);
  attempt_free (attempt);
}

/* --- What opens it -------------------------------------------------------------------- */

/* It was closed, and nothing said. */
static void
closed_cb (Attempt *attempt)
{
  g_autoptr(GError) error = NULL;

  if (!attempt->asking)
    return;

  if (gtk_widget_in_destruction (GTK_WIDGET (attempt->window)))
    {
      attempt_free (attempt);
      return;
    }

  g_set_error_literal (&error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("Nothing was opened, and nothing was changed."));
  show_refusal (attempt, error);
}

static void
wait_for (Attempt   *attempt,
          GtkWidget *dialog)
{
  attempt->asking = TRUE;
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_swapped (dialog, "destroy", G_CALLBACK (closed_cb), attempt);
}

static void
go_on (Attempt *attempt)
{
  attempt->asking = FALSE;
  try_to_open (attempt);
}

static void
keys_opened_cb (GtkWidget   *parent,
                CandourKeys *keys,
                gpointer     data)
{
  Attempt *attempt = data;

  attempt->keys = keys;
  go_on (attempt);
}

static void
words_given_cb (GtkWidget  *parent,
                const char *words,
                gpointer    data)
{
  Attempt *attempt = data;

  if (attempt->words == NULL)
    attempt->words = g_strdup (words);
  else
    attempt->desk_words = g_strdup (words);
  go_on (attempt);
}

static void
ask_keys (Attempt *attempt)
{
  const char *why = candour_keys_are_there ()
    ? _("This pack was sealed for your keys.")
    : _("This pack was sealed for somebody’s keys, and there are none on this computer yet. Make "
        "yours, and send your card to whoever sent the pack.");

  wait_for (attempt, candour_passphrase_dialog_present (GTK_WIDGET (attempt->window), NULL, why,
                                                        keys_opened_cb, attempt));
}

static void
ask_words (Attempt *attempt)
{
  wait_for (attempt, candour_passphrase_dialog_ask_words (
                       GTK_WIDGET (attempt->window),
                       _("This pack was sealed by six words, which whoever sent it told you."),
                       words_given_cb, attempt));
}

/* Those that the desk was made with; a reveal has its own. */
static void
ask_desk_words (Attempt *attempt)
{
  wait_for (attempt, candour_passphrase_dialog_ask_words (
                       GTK_WIDGET (attempt->window),
                       _("This shows the auditors’ grades. Now the six words by which you opened "
                         "the pack itself."),
                       words_given_cb, attempt));
}

static void
trusted_cb (GtkWidget *parent,
            gpointer   data)
{
  go_on (data);
}

/* --- Opening -------------------------------------------------------------------------- */

static void
open_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Attempt *attempt = data;
  const CandourDeskKeys keys = {
    .ring = attempt->keys != NULL ? candour_keys_get_ring (attempt->keys) : NULL,
    .words = attempt->words,
    .desk_words = attempt->desk_words,
  };
  GError *error = NULL;
  CandourDesk *desk;

  g_clear_pointer (&attempt->sender, candour_card_free);
  desk = candour_desk_open (attempt->file, &keys, &attempt->sender, &error);
  if (desk != NULL)
    g_task_return_pointer (task, desk, (GDestroyNotify) candour_desk_free);
  else
    g_task_return_error (task, error);
}

static void
show_desk (Attempt     *attempt,
           CandourDesk *desk)
{
  const CandourCard *known = NULL;
  g_autofree char *today = candour_date_dup_today ();

  if (attempt->keys != NULL)
    known = candour_keyring_find_trusted (candour_keys_get_ring (attempt->keys),
                                          candour_desk_get_statement (desk)->sender->name);
  candour_window_set_desk (attempt->window, candour_desk_get_workspace (desk), today,
                           candour_desk_page_new (desk, known != NULL ? known->checked_on : NULL));
  attempt_free (attempt);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Attempt *attempt = data;
  g_autoptr(GError) error = NULL;
  CandourDesk *desk = g_task_propagate_pointer (G_TASK (result), &error);

  if (desk != NULL)
    show_desk (attempt, desk);
  else if (g_error_matches (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_UNKNOWN_SENDER)
           && attempt->keys != NULL && attempt->sender != NULL)
    wait_for (attempt, candour_trust_dialog_present (GTK_WIDGET (attempt->window), attempt->keys,
                                                     attempt->sender, trusted_cb, attempt));
  else if (g_error_matches (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_WANTS_WORDS)
           && attempt->words != NULL && attempt->desk_words == NULL)
    ask_desk_words (attempt);
  else
    show_refusal (attempt, error);
}

static void
try_to_open (Attempt *attempt)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, opened_cb, attempt);

  g_task_set_task_data (task, attempt, NULL);
  g_task_run_in_thread (task, open_on_thread);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Attempt *attempt = data;
  g_autoptr(GError) error = NULL;

  attempt->file = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (attempt->file == NULL)
    show_refusal (attempt, error);
  else if (candour_age_wants_passphrase (attempt->file))
    ask_words (attempt);
  else
    ask_keys (attempt);
}

void
candour_desk_entry_open (CandourWindow *window,
                         const char    *path)
{
  g_autoptr(GFile) file = NULL;
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  attempt = g_new0 (Attempt, 1);
  attempt->window = g_object_ref (window);
  attempt->path = g_strdup (path);
  file = g_file_new_for_path (path);
  candour_window_show_cover (window, candour_progress_page_new (_("Opening the pack"), NULL));
  g_file_load_bytes_async (file, NULL, read_cb, attempt);
}

static void
chosen_cb (GtkWidget *widget,
           GFile     *file,
           gpointer   unused)
{
  if (g_file_peek_path (file) != NULL)
    candour_desk_entry_open (CANDOUR_WINDOW (widget), g_file_peek_path (file));
}

void
candour_desk_entry_choose (CandourWindow *window)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  candour_dialogs_open_file (GTK_WIDGET (window), _("Open a pack"), _("Candour packs"), patterns,
                             chosen_cb, NULL);
}
