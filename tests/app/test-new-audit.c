/* test-new-audit.c - what the form for a new audit begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-jobs.h"

static void
add_framework (CandourNewAuditFacts *facts,
               CandourKind           kind)
{
  CandourFramework *framework = candour_framework_new ();

  framework->kind = kind;
  g_ptr_array_add (facts->frameworks, framework);
}

static guint
find_usual (const CandourKind *kinds,
            guint              n_kinds)
{
  g_autoptr(CandourNewAuditFacts) facts = g_new0 (CandourNewAuditFacts, 1);

  facts->frameworks = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_framework_unref);
  for (guint i = 0; i < n_kinds; i++)
    add_framework (facts, kinds[i]);

  return candour_new_audit_facts_find_usual (facts);
}

/* Newer versions stand before older ones, so the first counts, be it the first of all. */
static void
test_usual (void)
{
  static const CandourKind first[] = { CANDOUR_KIND_CASE_FILE_AUDIT, CANDOUR_KIND_CASE_FILE_AUDIT,
                                       CANDOUR_KIND_SUPERVISION_AUDIT };
  static const CandourKind later[] = { CANDOUR_KIND_SUPERVISION_AUDIT,
                                       CANDOUR_KIND_CASE_FILE_AUDIT,
                                       CANDOUR_KIND_CASE_FILE_AUDIT };
  static const CandourKind none[] = { CANDOUR_KIND_SUPERVISION_AUDIT };

  g_assert_cmpuint (find_usual (first, G_N_ELEMENTS (first)), ==, 0);
  g_assert_cmpuint (find_usual (later, G_N_ELEMENTS (later)), ==, 1);
  g_assert_cmpuint (find_usual (none, G_N_ELEMENTS (none)), ==, 0);
  g_assert_cmpuint (find_usual (NULL, 0), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/new-audit/usual", test_usual);

  return g_test_run ();
}
