/* test-pack-in.c - what came back is shown before it is imported, all of it or none, and once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in.h"

#include "candour-error.h"
#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-test-packs.h"

static CandourPackIn *
look_at (CandourTestPacks *test,
         const char       *path)
{
  g_autoptr(GError) error = NULL;
  CandourPackIn *in = candour_pack_in_new (test->council.store->db, path, test->lead,
                                           test->council.lead, CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);

  return in;
}

static CandourPackIn *
look_at_good (CandourTestPacks *test,
              const char       *path)
{
  CandourPackIn *in = look_at (test, path);

  for (int i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    {
      g_test_message ("%s: %s", in->checks[i].title, in->checks[i].detail);
      if (in->explanation != NULL)
        g_test_message ("%s", in->explanation);
      g_assert_cmpint (in->checks[i].state, ==, CANDOUR_CHECK_PASSED);
    }
  g_assert_true (in->is_good);
  g_assert_null (in->refusal);

  return in;
}

static void
import (CandourTestPacks *test,
        CandourPackIn    *in)
{
  g_autoptr(GError) error = NULL;

  candour_pack_in_import (in, test->council.store->db, test->council.lead, CANDOUR_TEST_TODAY,
                          &error);
  g_assert_no_error (error);
}

static const CandourIncoming *
find (const CandourPackIn  *in,
      const char           *code)
{
  for (guint i = 0; i < in->incoming->len; i++)
    if (g_str_equal (((CandourIncoming *) in->incoming->pdata[i])->code, code))
      return in->incoming->pdata[i];

  g_assert_not_reached ();
}

static CandourPackRecord *
load (CandourTestPacks *test)
{
  g_autoptr(GError) error = NULL;
  CandourPackRecord *record =
    candour_store_packs_load (test->council.store->db, test->record->id, CANDOUR_TEST_TODAY,
                              &error);

  g_assert_no_error (error);

  return record;
}

static gint64
count_rows (CandourTestPacks *test)
{
  return candour_test_store_count (test->council.store, "SELECT count(*) FROM history");
}

/* --- Importing ------------------------------------------------------------------------ */

static void
assert_taken (CandourTestPacks *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) both =
    candour_store_moderations_load_both (test->council.store->db, test->council.audit->id,
                                         &moderation, &error);
  const CandourGrading *grading;

  g_assert_no_error (error);
  g_assert_cmpint (moderation->state, ==, CANDOUR_MODERATION_COMPARING);
  g_assert_cmpstr (moderation->sealed_at, ==, CANDOUR_TEST_SEALED_AT);
  g_assert_cmpint (moderation->days, ==, 2);
  g_assert_cmpint (moderation->overall, ==, 3);
  g_assert_cmpstr (moderation->overall_reason, ==, "Seen often.");
  grading = candour_audit_find_grading (both, CANDOUR_TEST_SEEING, CANDOUR_GRADING_MODERATOR);
  g_assert_cmpint (grading->grade, ==, 3);
  g_assert_cmpstr (grading->rationale, ==, "What the moderator saw.");
  g_assert_cmpint (candour_grading_get_answer (grading, "1"), ==, CANDOUR_ANSWER_MET);
  g_assert_cmpuint (grading->citations->len, ==, 1);
  /* Both gave it, so it is agreed. */
  g_assert_nonnull (candour_moderation_find_agreement (moderation, NULL));
}

/* The grades are the moderator's, the import the lead's. */
static void
assert_history (CandourTestPacks *test)
{
  CandourTestStore *store = test->council.store;

  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE actor = '" CANDOUR_TEST_MODERATOR "'"
                                             " AND field = 'sealed_at'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE actor = '" CANDOUR_TEST_LEAD "'"
                                             " AND subject = 'pack' AND field = 'return/1'"),
                   ==, 1);
  candour_test_store_verify (store);
}

static void
test_import (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autofree char *path = NULL;
  const CandourIncoming *incoming;
  gint64 n_rows;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 3, 2, 3, 3);
  path = candour_test_packs_return (&test, audits, 1);

  n_rows = count_rows (&test);
  in = look_at_good (&test, path);
  g_assert_cmpint (count_rows (&test), ==, n_rows);
  g_assert_cmpstr (in->checks[CANDOUR_CHECK_SIGNED].title, ==, "Signed by P. Lowe");
  g_assert_cmpuint (in->n_new, ==, 1);
  g_assert_cmpuint (in->n_here + in->n_beside + in->n_decide + in->n_missing, ==, 0);
  incoming = find (in, test.first);
  g_assert_cmpint (incoming->kind, ==, CANDOUR_INCOMING_NEW);
  g_assert_cmpstr (incoming->reference, ==, "CF-2291");
  g_assert_cmpint (incoming->auditor_overall, ==, 3);
  g_assert_cmpint (incoming->moderator_overall, ==, 3);
  g_assert_cmpint (incoming->difference.kind, ==, CANDOUR_DIFFERENCE_SAME);
  g_assert_false (incoming->to_decide);

  import (&test, in);
  assert_taken (&test);
  assert_history (&test);
  record = load (&test);
  g_assert_cmpint (record->state, ==, CANDOUR_PACK_BACK);
  g_assert_cmpint (((CandourPackCase *) record->cases->pdata[0])->back_as, ==,
                   CANDOUR_BACK_TAKEN);
  g_assert_cmpstr (((CandourPackFile *) record->returns->pdata[0])->signs_with, ==,
                   test.card->public_key);
}

static void
test_twice (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(CandourPackIn) again = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 3, 2, 3, 3);
  path = candour_test_packs_return (&test, audits, 1);
  in = look_at_good (&test, path);
  import (&test, in);
  n_rows = count_rows (&test);

  again = look_at_good (&test, path);
  g_assert_cmpint (again->same_as, ==, 1);
  g_assert_cmpint (find (again, test.first)->kind, ==, CANDOUR_INCOMING_HERE);
  g_assert_cmpint (find (again, test.first)->since, ==, 1);
  import (&test, again);
  g_assert_cmpint (count_rows (&test), ==, n_rows);

  /* What was looked at before it was imported is looked at again. */
  g_assert_false (candour_pack_in_import (in, store->db, test.council.lead, CANDOUR_TEST_TODAY,
                                          &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (in->same_as, ==, 1);
  g_assert_cmpint (count_rows (&test), ==, n_rows);
}

/* One, and then both. */
static void
test_several (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) one = candour_pack_audits_new ();
  g_autoptr(GPtrArray) both = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(CandourPackIn) next = NULL;
  g_autoptr(CandourPackIn) first_again = NULL;
  g_autofree char *path = NULL;
  g_autofree char *next_path = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_add_case (&test, CANDOUR_TEST_OTHER_CASE);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (one, test.first, 3, 2, 3, 3);
  path = candour_test_packs_return (&test, one, 1);
  in = look_at_good (&test, path);
  g_assert_cmpuint (in->n_missing, ==, 1);
  import (&test, in);

  candour_test_packs_grade (both, test.first, 3, 2, 3, 3);
  candour_test_packs_grade (both, test.second, 2, 2, 3, 2);
  next_path = candour_test_packs_return (&test, both, 3);
  next = look_at_good (&test, next_path);
  g_assert_cmpuint (next->n_new, ==, 1);
  g_assert_cmpuint (next->n_here, ==, 1);
  g_assert_cmpint (find (next, test.first)->since, ==, 1);
  /* The auditor gave Good. */
  g_assert_cmpuint (next->n_decide, ==, 1);
  g_assert_true (find (next, test.second)->difference.crosses);
  import (&test, next);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_back FROM pack"), ==, 2);

  /* The file of the first is here, and nothing changes. */
  first_again = look_at_good (&test, path);
  g_assert_cmpint (first_again->same_as, ==, 1);
  import (&test, first_again);
}

/* --- Moved on ------------------------------------------------------------------------- */

static void
test_beside (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autofree char *path = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 1, 1, 1, 1);
  path = candour_test_packs_return (&test, audits, 1);

  candour_test_moderated_grade (&test.council, 3, 2, 3, 3);
  candour_test_moderated_seal (&test.council);
  in = look_at_good (&test, path);
  g_assert_cmpuint (in->n_beside, ==, 1);
  g_assert_cmpuint (in->n_new + in->n_decide, ==, 0);
  g_assert_cmpstr (find (in, test.first)->why, ==, "CF-2291 was moderated here on 14 January "
                                                   "2026.");
  import (&test, in);

  candour_test_moderated_reload (&test.council);
  g_assert_cmpint (test.council.moderation->overall, ==, 3);
  record = load (&test);
  g_assert_cmpint (((CandourPackCase *) record->cases->pdata[0])->back_as, ==,
                   CANDOUR_BACK_BESIDE);
  g_assert_cmpuint (record->returns->len, ==, 1);
}

/* Looked at as new, and begun by somebody before it is imported. */
static void
test_meanwhile (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 1, 1, 1, 1);
  path = candour_test_packs_return (&test, audits, 1);
  in = look_at_good (&test, path);
  candour_test_moderated_grade (&test.council, 3, 0, 0, 0);
  g_assert_false (candour_pack_in_import (in, store->db, test.council.lead, CANDOUR_TEST_TODAY,
                                          &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpstr (find (in, test.first)->why, ==, "CF-2291 was begun here.");
  import (&test, in);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM grading"
                                             " WHERE role = 'moderator'"), ==, 1);
}

/* --- Who may -------------------------------------------------------------------------- */

static void
test_lead_only (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 3, 2, 3, 3);
  path = candour_test_packs_return (&test, audits, 1);
  g_assert_null (candour_pack_in_new (store->db, path, test.lead, test.council.boss,
                                      CANDOUR_TEST_TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  in = look_at_good (&test, path);
  g_assert_false (candour_pack_in_import (in, store->db, test.council.boss, CANDOUR_TEST_TODAY,
                                          &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* What a passphrase protects is signed by nobody, and says so. */
static void
test_unsigned (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(CandourPackStatement) statement = NULL;
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *path = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, "six words");
  candour_test_packs_grade (audits, test.first, 3, 2, 3, 3);
  parts = candour_test_packs_make_parts (audits);
  candour_card_free (test.card);
  test.card = candour_card_new (CANDOUR_TEST_MODERATOR, "", "");
  statement = candour_test_packs_state (&test, audits, 1);
  path = candour_test_packs_write (&test, statement, parts, NULL,
                                   candour_age_identity_get_recipient (test.lead->identity));
  in = look_at_good (&test, path);
  g_assert_true (in->is_unsigned);
  g_assert_cmpstr (in->checks[CANDOUR_CHECK_SIGNED].title, ==, "Unsigned");
  import (&test, in);
  assert_taken (&test);
}

/* New keys since: what was sealed for those before still opens. */
static void
test_renewed (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *path = NULL;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 3, 2, 3, 3);
  path = candour_test_packs_return (&test, audits, 1);
  candour_keyring_renew (test.lead);
  in = look_at_good (&test, path);
  import (&test, in);
}

/* Who imports is to moderate the audit by now: neither grade is shown. */
static void
test_sealed_to_lead (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  const CandourIncoming *incoming;

  candour_test_packs_init (&test, store);
  candour_test_packs_send (&test, NULL);
  candour_test_packs_grade (audits, test.first, 2, 2, 3, 2);
  path = candour_test_packs_return (&test, audits, 1);
  candour_store_moderations_allocate (store->db, test.council.moderation, CANDOUR_TEST_LEAD,
                                      "On leave", test.council.lead, CANDOUR_TEST_TODAY, NULL,
                                      &error);
  g_assert_no_error (error);
  candour_test_moderated_read_as (&test.council, test.council.lead);
  in = look_at_good (&test, path);
  incoming = find (in, test.first);
  g_assert_cmpint (incoming->kind, ==, CANDOUR_INCOMING_BESIDE);
  g_assert_cmpstr (incoming->why, ==, "CF-2291 was given to another moderator.");
  g_assert_cmpint (incoming->auditor_overall + incoming->moderator_overall, ==, 0);
  g_assert_false (incoming->to_decide);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/pack-in/import", test_import);
  candour_test_store_add ("/exchange/pack-in/twice", test_twice);
  candour_test_store_add ("/exchange/pack-in/several", test_several);
  candour_test_store_add ("/exchange/pack-in/beside", test_beside);
  candour_test_store_add ("/exchange/pack-in/meanwhile", test_meanwhile);
  candour_test_store_add ("/exchange/pack-in/lead-only", test_lead_only);
  candour_test_store_add_file ("/exchange/pack-in/unsigned", test_unsigned);
  candour_test_store_add_file ("/exchange/pack-in/renewed", test_renewed);
  candour_test_store_add ("/exchange/pack-in/sealed-to-lead", test_sealed_to_lead);

  return g_test_run ();
}
