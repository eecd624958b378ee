/* test-re-audit.c - what moved between two audits, and what became of the first one's actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-re-audit.h"
#include "candour-test-audit.h"

static CandourActionRow *
make_row (const char         *standard_id,
          CandourActionState  state)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  row->standard_id = g_strdup (standard_id);
  row->state = state;

  return row;
}

static const CandourMovement *
find_movement (const CandourReAudit *re_audit,
               const char           *standard_id)
{
  for (guint i = 0; i < re_audit->movements->len; i++)
    {
      const CandourMovement *movement = re_audit->movements->pdata[i];

      if (g_strcmp0 (movement->standard_id, standard_id) == 0)
        return movement;
    }

  return NULL;
}

static void
test_compare (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) before = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(CandourAudit) after = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CandourReAudit) re_audit = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *grades = NULL;
  g_autofree char *became = NULL;
  const CandourMovement *safety;

  g_ptr_array_add (actions, make_row (CANDOUR_TEST_SAFETY, CANDOUR_ACTION_MADE_DIFFERENCE));
  g_ptr_array_add (actions, make_row (CANDOUR_TEST_SAFETY, CANDOUR_ACTION_STARTED));
  g_ptr_array_add (actions, make_row (NULL, CANDOUR_ACTION_WITHDRAWN));
  candour_test_audit_grade (before, CANDOUR_TEST_SEEING, 3);
  candour_test_audit_grade (before, CANDOUR_TEST_SAFETY, 1);
  candour_test_audit_grade (before, CANDOUR_TEST_SUPERVISION, 3);
  candour_test_audit_grade (after, CANDOUR_TEST_SEEING, 3);
  candour_test_audit_grade (after, CANDOUR_TEST_SAFETY, 3);
  candour_test_audit_grade (after, CANDOUR_TEST_SUPERVISION, 2);

  re_audit = candour_re_audit_compare (framework, before, 2, framework, after, 3, actions);
  g_assert_cmpuint (re_audit->movements->len, ==, 4);
  g_assert_cmpuint (re_audit->n_higher, ==, 1);
  g_assert_cmpuint (re_audit->n_same, ==, 1);
  g_assert_cmpuint (re_audit->n_lower, ==, 1);
  g_assert_cmpuint (re_audit->n_actions, ==, 2);
  g_assert_cmpuint (re_audit->n_difference, ==, 1);
  g_assert_cmpuint (re_audit->n_open, ==, 1);
  g_assert_cmpint (find_movement (re_audit, NULL)->moved, ==, CANDOUR_MOVED_HIGHER);
  safety = find_movement (re_audit, CANDOUR_TEST_SAFETY);
  g_assert_cmpint (safety->moved, ==, CANDOUR_MOVED_HIGHER);
  g_assert_cmpuint (safety->actions->len, ==, 2);
  sentence = candour_movement_dup_sentence (safety);
  g_assert_cmpstr (sentence, ==, "Good, before that Inadequate: higher");
  grades = candour_re_audit_dup_grades (re_audit);
  g_assert_cmpstr (grades, ==, "1 higher, 1 lower, 1 as before");
  became = candour_re_audit_dup_actions (re_audit);
  g_assert_cmpstr (became, ==, "1 of its 2 actions made a difference, 1 is still open");
}

/* Nothing graded yet, nothing asked for then. */
static void
test_nothing (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) before = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(CandourAudit) after = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(CandourReAudit) re_audit = NULL;
  g_autofree char *grades = NULL;
  g_autofree char *became = NULL;

  g_ptr_array_set_size (after->gradings, 0);
  re_audit = candour_re_audit_compare (framework, before, 0, framework, after, 0, NULL);
  grades = candour_re_audit_dup_grades (re_audit);
  became = candour_re_audit_dup_actions (re_audit);
  g_assert_cmpstr (grades, ==, "No standard is graded in both yet");
  g_assert_cmpstr (became, ==, "It asked for no action");
}

/* What was agreed stands, also where it set the standard aside. */
static void
test_standing (void)
{
  g_autoptr(CandourAudit) audit = candour_test_audit_new ("case", "f", "auditor", "owner");
  CandourGrading *agreed;

  candour_test_audit_grade (audit, CANDOUR_TEST_SAFETY, 3);
  g_assert_cmpint (candour_audit_get_standing (audit, CANDOUR_TEST_SAFETY), ==, 3);
  agreed = candour_audit_ensure_grading (audit, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AGREED);
  g_assert_cmpint (candour_audit_get_standing (audit, CANDOUR_TEST_SAFETY), ==, 3);
  agreed->grade = 1;
  g_assert_cmpint (candour_audit_get_standing (audit, CANDOUR_TEST_SAFETY), ==, 1);
  agreed->not_applicable = TRUE;
  g_assert_cmpint (candour_audit_get_standing (audit, CANDOUR_TEST_SAFETY), ==, 0);
  g_assert_cmpint (candour_audit_get_standing (audit, "S9"), ==, 0);
}

/* Of another framework: standards of one name, and grades by the way that they are drawn. */
static void
test_other_scale (void)
{
  g_autoptr(CandourFramework) four = candour_test_framework_new ();
  g_autoptr(CandourFramework) rag = candour_test_framework_new ();
  g_autoptr(CandourFramework) narrative = candour_test_framework_new ();
  g_autoptr(CandourAudit) before = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(CandourAudit) after = candour_test_audit_new ("case", "g", "auditor", "owner");
  g_autoptr(CandourReAudit) drawn = NULL;
  g_autoptr(CandourReAudit) none = NULL;

  candour_test_framework_set_scale (rag, CANDOUR_TEST_SCALE_RAG);
  candour_test_framework_set_scale (narrative, CANDOUR_TEST_SCALE_NARRATIVE);
  g_free (rag->code);
  rag->code = g_strdup ("another");
  candour_test_audit_grade (before, CANDOUR_TEST_SAFETY, 4);
  candour_test_audit_grade (after, CANDOUR_TEST_SAFETY, 1);
  drawn = candour_re_audit_compare (four, before, 0, rag, after, 0, NULL);
  g_assert_cmpint (find_movement (drawn, CANDOUR_TEST_SAFETY)->moved, ==, CANDOUR_MOVED_LOWER);
  g_assert_cmpint (find_movement (drawn, NULL)->moved, ==, CANDOUR_MOVED_UNKNOWN);

  candour_test_audit_grade (after, CANDOUR_TEST_SAFETY, 0);
  none = candour_re_audit_compare (four, before, 0, narrative, after, 0, NULL);
  g_assert_cmpint (find_movement (none, CANDOUR_TEST_SAFETY)->moved, ==, CANDOUR_MOVED_UNKNOWN);
}

/* A standard that only the earlier version had is shown all the same. */
static void
test_gone_standard (void)
{
  g_autoptr(CandourFramework) old = candour_test_framework_new ();
  g_autoptr(CandourFramework) new = candour_test_framework_new ();
  g_autoptr(CandourAudit) before = candour_test_audit_new ("case", "f", "auditor", "owner");
  g_autoptr(CandourAudit) after = candour_test_audit_new ("case", "g", "auditor", "owner");
  g_autoptr(CandourReAudit) re_audit = NULL;
  const CandourMovement *gone;

  g_ptr_array_set_size (new->standards, 2);
  re_audit = candour_re_audit_compare (old, before, 3, new, after, 3, NULL);
  gone = find_movement (re_audit, CANDOUR_TEST_SUPERVISION);
  g_assert_nonnull (gone);
  g_assert_cmpint (gone->before, ==, 3);
  g_assert_cmpint (gone->after, ==, 0);
  g_assert_cmpint (gone->moved, ==, CANDOUR_MOVED_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/re-audit/compare", test_compare);
  g_test_add_func ("/core/re-audit/nothing", test_nothing);
  g_test_add_func ("/core/re-audit/standing", test_standing);
  g_test_add_func ("/core/re-audit/other-scale", test_other_scale);
  g_test_add_func ("/core/re-audit/gone-standard", test_gone_standard);

  return g_test_run ();
}
