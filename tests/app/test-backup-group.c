/* test-backup-group.c - whom backups are sealed for is chosen here, kept, and holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-backup-group.h"
#include "candour-keyring.h"
#include "candour-opener.h"
#include "candour-store-settings.h"
#include "candour-test-store.h"

static void
wait_for (CandourBackupGroup *group,
          const char         *words)
{
  const char *text;

  while ((text = candour_backup_group_get_text (group)) == NULL || strstr (text, words) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_sealed_for (CandourTestStore  *store,
               const char        *recipient)
{
  g_autofree char *setting = candour_store_settings_get (store->db, CANDOUR_SETTING_BACKUPS_FOR,
                                                         NULL);

  return setting != NULL && strstr (setting, recipient) != NULL;
}

static CandourBackupGroup *
make_group (CandourTestStore *store)
{
  candour_workspace_set_actor (store->workspace, store->actor);

  return g_object_ref_sink (CANDOUR_BACKUP_GROUP (candour_backup_group_new (store->workspace)));
}

static void
test_choose (CandourTestStore *store)
{
  g_autoptr(CandourKeyring) lead = candour_keyring_new ("I. <Sayer>");
  g_autoptr(CandourKeyring) other = candour_keyring_new ("A. Ferrier");
  g_autoptr(CandourCard) lead_card = candour_keyring_dup_card (lead);
  g_autoptr(CandourCard) other_card = candour_keyring_dup_card (other);
  g_autoptr(CandourBackupGroup) group = NULL;
  g_autoptr(CandourBackupGroup) again = NULL;

  candour_test_store_add_actor (store);
  group = make_group (store);
  wait_for (group, "not sealed");

  candour_backup_group_add_card (group, lead_card);
  wait_for (group, "only by I. <Sayer>");
  candour_backup_group_add_card (group, other_card);
  wait_for (group, "only by I. <Sayer>, A. Ferrier");
  /* The same card twice is once. */
  candour_backup_group_add_card (group, lead_card);
  wait_for (group, "only by A. Ferrier, I. <Sayer>");

  again = make_group (store);
  wait_for (again, "only by A. Ferrier, I. <Sayer>");
  g_assert_true (is_sealed_for (store, lead_card->recipient));
  g_assert_true (is_sealed_for (store, other_card->recipient));
}

typedef struct
{
  gboolean       done;
  CandourOpened *opened;
  GError        *error;
} Answer;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->opened = candour_opener_finish (result, &answer->error);
  answer->done = TRUE;
}

static Answer
restore (const char     *backup,
         CandourKeyring *ring,
         const char     *path)
{
  Answer answer = { 0 };

  candour_opener_restore_sealed (backup, ring, path, opened_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);

  return answer;
}

/* A backup that was never restored is a guess. */
static void
test_restore (CandourTestStore *store)
{
  CandourKeyring *lead = candour_keyring_new ("I. Sayer");
  g_autoptr(CandourCard) card = candour_keyring_dup_card (lead);
  g_autoptr(CandourBackupGroup) group = NULL;
  g_autofree char *path = g_build_filename (store->place, "back.candour", NULL);
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;
  Answer answer;

  candour_test_store_add_actor (store);
  group = make_group (store);
  candour_backup_group_add_card (group, card);
  wait_for (group, "only by I. Sayer");

  candour_workspace_set_sealer (candour_age_seal_file);
  candour_workspace_backup (store->workspace, NULL, NULL, NULL, NULL, &written, &error);
  g_assert_no_error (error);

  answer = restore (written, candour_keyring_new ("V. Lund"), path);
  g_assert_error (answer.error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_error_free (answer.error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  answer = restore (written, lead, path);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (candour_workspace_get_council (answer.opened->workspace), ==,
                   candour_workspace_get_council (store->workspace));
  candour_workspace_close (answer.opened->workspace);
  candour_opened_free (answer.opened);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  candour_test_store_add_file ("/app/backup-group/choose", test_choose);
  candour_test_store_add_file ("/app/backup-group/restore", test_restore);

  return g_test_run ();
}
