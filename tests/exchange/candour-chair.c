/* candour-chair.c - a moderator's place: a pack of three audits, and a folder for the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-chair.h"

#include <glib/gstdio.h>

#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-test-audit.h"

static CandourDb *
get_db (CandourDesk *desk)
{
  return candour_workspace_get_db (candour_desk_get_workspace (desk));
}

static const CandourActor *
get_actor (CandourDesk *desk)
{
  return candour_workspace_get_actor (candour_desk_get_workspace (desk));
}

void
candour_chair_set_up (CandourChair         *self,
                      gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("candour-desk-XXXXXX", &error);
  g_assert_no_error (error);
  self->pack = candour_test_pack_new (3);
  self->file = candour_test_pack_seal (self->pack, NULL);
  self->keys = (CandourDeskKeys) {
    .ring = self->pack->moderator, .folder = self->folder, .today = CANDOUR_TEST_PACK_TODAY,
  };
}

void
candour_chair_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
candour_chair_tear_down (CandourChair         *self,
                         gconstpointer  unused)
{
  g_chmod (self->folder, 0700);
  candour_chair_remove_folder (self->folder);
  g_free (self->folder);
  g_bytes_unref (self->file);
  candour_test_pack_free (self->pack);
}

CandourDesk *
candour_chair_open_file (CandourChair  *self,
                         GBytes *file)
{
  g_autoptr(GError) error = NULL;
  CandourDesk *desk = candour_desk_open (file, &self->keys, NULL, &error);

  g_assert_no_error (error);

  return desk;
}

void
candour_chair_assert_refused (CandourChair            *self,
                              GBytes           *file,
                              CandourDeskError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_desk_open (file, &self->keys, NULL, &error));
  g_assert_error (error, CANDOUR_DESK_ERROR, (int) code);
}

GPtrArray *
candour_chair_list (CandourDesk *desk)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = candour_store_desk_list (get_db (desk), &error);

  g_assert_no_error (error);

  return rows;
}

CandourDeskState
candour_chair_get_state (CandourDesk *desk,
                         guint        i)
{
  g_autoptr(GPtrArray) rows = candour_chair_list (desk);

  return ((const CandourDeskRow *) rows->pdata[i])->state;
}

void
candour_chair_grade (CandourDesk  *desk,
                     guint         i,
                     const char   *standard_id,
                     int           value,
                     GError      **error)
{
  g_autoptr(GPtrArray) rows = candour_chair_list (desk);
  const CandourDeskRow *row = rows->pdata[i];
  g_autoptr(CandourAudit) audit =
    candour_store_moderations_load_blind (get_db (desk), row->moderation_id, get_actor (desk),
                                          error);
  CandourGrading *grading;

  if (audit == NULL)
    return;

  grading = candour_audit_ensure_grading (audit, standard_id, CANDOUR_GRADING_MODERATOR);
  grading->grade = value;
  candour_set_text (&grading->rationale, CANDOUR_CHAIR_WORDS);
  candour_store_gradings_save (get_db (desk), row->audit_id, grading, get_actor (desk), error);
}

static void
judge (CandourDesk *desk,
       guint        i,
       int          value)
{
  g_autoptr(GPtrArray) rows = candour_chair_list (desk);
  g_autoptr(GError) error = NULL;
  const CandourDeskRow *row = rows->pdata[i];
  g_autoptr(CandourModeration) moderation =
    candour_store_moderations_load (get_db (desk), row->moderation_id, &error);

  g_assert_no_error (error);
  moderation->overall = value;
  candour_set_text (&moderation->overall_reason, CANDOUR_CHAIR_WORDS);
  candour_store_moderations_save_judgement (get_db (desk), moderation, get_actor (desk), &error);
  g_assert_no_error (error);
}

void
candour_chair_grade_all (CandourDesk *desk,
                         guint        i)
{
  static const char *const standards[] = {
    CANDOUR_TEST_SEEING, CANDOUR_TEST_SAFETY, CANDOUR_TEST_SUPERVISION
  };

  for (guint k = 0; k < G_N_ELEMENTS (standards); k++)
    {
      g_autoptr(GError) error = NULL;

      candour_chair_grade (desk, i, standards[k], 2, &error);
      g_assert_no_error (error);
    }
  judge (desk, i, 2);
}

char *
candour_chair_dup_return_path (CandourChair *self,
                               int    sequence)
{
  g_autofree char *name = g_strdup_printf ("return-%d.candour-pack", sequence);

  return g_build_filename (self->folder, name, NULL);
}

GBytes *
candour_chair_read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

CandourPack *
candour_chair_open_return (CandourChair *self,
                           int    sequence)
{
  g_autofree char *path = candour_chair_dup_return_path (self, sequence);
  g_autoptr(GBytes) file = candour_chair_read_file (path);
  g_autoptr(GError) error = NULL;
  CandourPack *pack = candour_pack_open (file, self->pack->lead->identity, &error);

  g_assert_no_error (error);

  return pack;
}

void
candour_chair_make_return (CandourChair       *self,
                           CandourDesk *desk,
                           int          sequence)
{
  g_autofree char *path = candour_chair_dup_return_path (self, sequence);
  g_autoptr(CandourDeskReturn) made = NULL;
  g_autoptr(GError) error = NULL;

  candour_desk_make_return (desk, get_db (desk), path, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (made->sequence, ==, sequence);
  g_assert_cmpstr (made->path, ==, path);
}
