/* test-openings.c - who has an audit open, and what a program that was killed left open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-date.h"
#include "candour-store-audits.h"
#include "candour-store-openings.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

typedef struct
{
  CandourDb    *db;
  CandourActor *actor;
  char         *id;
} Desk;

static char *
make_audit (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");

  return g_strdup (audit->id);
}

static char *
enter (Desk       *desk,
       const char *audit_id,
       gboolean    writes)
{
  g_autoptr(GError) error = NULL;
  char *kept_at = NULL;

  candour_store_openings_enter (desk->db, audit_id, writes, desk->actor, &desk->id, &kept_at,
                                &error);
  g_assert_no_error (error);
  g_assert_nonnull (desk->id);

  return kept_at;
}

static void
leave (Desk *desk)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_store_openings_leave (desk->db, desk->id, &error));
  g_clear_pointer (&desk->id, g_free);
}

static GPtrArray *
list (Desk       *desk,
      const char *audit_id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *others = candour_store_openings_list (desk->db, audit_id, &error);

  g_assert_no_error (error);

  return others;
}

static void
assert_alone (Desk       *desk,
              const char *audit_id)
{
  g_autoptr(GPtrArray) others = list (desk, audit_id);

  g_assert_cmpuint (others->len, ==, 0);
}

static void
assert_with (Desk       *desk,
             const char *audit_id,
             const char *name,
             gboolean    writes)
{
  g_autoptr(GPtrArray) others = list (desk, audit_id);
  const CandourOpening *other;

  g_assert_cmpuint (others->len, ==, 1);
  other = g_ptr_array_index (others, 0);
  g_assert_cmpstr (other->name, ==, name);
  g_assert_cmpint (other->writes, ==, writes);
}

/* A server takes a moment to see that somebody has gone. */
static void
wait_alone (Desk       *desk,
            const char *audit_id)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  guint n_others;

  do
    {
      g_autoptr(GPtrArray) others = list (desk, audit_id);

      n_others = others->len;
    }
  while (n_others > 0 && g_get_monotonic_time () < end);

  g_assert_cmpuint (n_others, ==, 0);
}

/* Both hear of each other, and of who leaves. In a file there is never a second desk. */
static void
test_two_desks (CandourTestStore *store)
{
  g_autofree char *audit_id = make_audit (store);
  g_autoptr(CandourActor) boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  Desk here = { .db = store->db, .actor = store->actor };
  Desk there = { .db = candour_test_store_open_desk (store), .actor = boss };

  g_assert_null (enter (&here, audit_id, TRUE));
  assert_alone (&here, audit_id);

  if (!candour_test_store_is_sqlite (store))
    {
      g_assert_null (enter (&there, audit_id, TRUE));
      assert_with (&there, audit_id, "R. Dean", TRUE);
      assert_with (&here, audit_id, "M. Bell", TRUE);

      /* Said again, it is the same opening. */
      g_assert_null (enter (&there, audit_id, FALSE));
      assert_with (&here, audit_id, "M. Bell", FALSE);
      assert_alone (&here, "another audit");

      leave (&there);
      assert_alone (&here, audit_id);
      assert_with (&there, audit_id, "R. Dean", TRUE);
    }

  leave (&here);
  assert_alone (&there, audit_id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM opening"), ==, 0);
  candour_db_close (there.db);
}

/* A connection that is gone has nothing open: nobody is warned of it for ever. */
static void
test_lost_desk (CandourTestStore *store)
{
  g_autofree char *audit_id = make_audit (store);
  g_autoptr(CandourActor) boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  Desk here = { .db = store->db, .actor = store->actor };
  Desk there = { .db = candour_test_store_open_desk (store), .actor = boss };

  g_assert_null (enter (&there, audit_id, TRUE));
  candour_db_close (there.db);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM opening"), ==, 1);
  wait_alone (&here, audit_id);

  g_assert_null (enter (&here, audit_id, TRUE));
  assert_alone (&here, audit_id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM opening"), ==, 1);
  leave (&here);
  g_free (there.id);
}

static void
write_words (CandourTestStore *store,
             CandourDb        *db,
             const char       *audit_id)
{
  g_autoptr(CandourAudit) audit = candour_test_kept_load (store, audit_id);
  g_autoptr(CandourGrading) grading = candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
  g_autoptr(GError) error = NULL;

  g_free (grading->rationale);
  grading->rationale = g_strdup ("The plan of 3 October names no one to call at night");
  candour_store_gradings_save (db, audit_id, grading, store->actor, &error);
  g_assert_no_error (error);
}

/* Killed while writing: the same person hears on the same computer until when words were kept. */
static void
test_killed (CandourTestStore *store)
{
  g_autofree char *audit_id = make_audit (store);
  g_autoptr(CandourActor) boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  Desk before = { .db = candour_test_store_open_desk (store), .actor = store->actor };
  Desk other = { .db = store->db, .actor = boss };
  Desk after = { .db = store->db, .actor = store->actor };
  g_autofree char *began = candour_date_dup_now_utc ();
  g_autofree char *kept_at = NULL;

  g_assert_null (enter (&before, audit_id, TRUE));
  write_words (store, before.db, audit_id);
  candour_db_close (before.db);
  wait_alone (&after, audit_id);

  kept_at = enter (&after, audit_id, TRUE);
  g_assert_nonnull (kept_at);
  g_assert_cmpstr (kept_at, >=, began);

  /* Told once. */
  g_assert_null (enter (&after, audit_id, TRUE));
  leave (&after);
  g_assert_null (enter (&after, audit_id, TRUE));
  leave (&after);
  g_assert_null (enter (&other, audit_id, TRUE));
  leave (&other);
  g_free (before.id);
}

/* Words that were written before that opening are no news. */
static void
test_killed_silent (CandourTestStore *store)
{
  g_autofree char *audit_id = make_audit (store);
  Desk before = { .db = candour_test_store_open_desk (store), .actor = store->actor };
  Desk after = { .db = store->db, .actor = store->actor };

  g_assert_null (enter (&before, audit_id, TRUE));
  candour_db_close (before.db);
  wait_alone (&after, audit_id);
  candour_test_store_run (store, "UPDATE opening SET opened_at = '2999-01-01T00:00:00Z'");

  g_assert_null (enter (&after, audit_id, TRUE));
  leave (&after);
  g_free (before.id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_test_store_add ("/store/openings/two-desks", test_two_desks);
  candour_test_store_add ("/store/openings/lost-desk", test_lost_desk);
  candour_test_store_add ("/store/openings/killed", test_killed);
  candour_test_store_add ("/store/openings/killed-silent", test_killed_silent);

  return g_test_run ();
}
