/* fuzz-framework.c - frameworks as XML: what is read can be written and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-framework-reader.h"

static void
check_faults (GPtrArray *faults)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const CandourFault *fault = faults->pdata[i];

      g_assert_cmpint (fault->line, >=, 0);
      candour_fuzz_check_text (fault->sentence);
    }
}

static void
check_again (const CandourFramework *framework)
{
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) written = candour_framework_write (framework);
  g_autoptr(CandourFramework) again = candour_framework_read (written, &faults, &error);
  g_autoptr(GBytes) twice = NULL;

  g_assert_no_error (error);
  twice = candour_framework_write (again);
  g_assert_true (g_bytes_equal (written, twice));
}

void
candour_fuzz (GBytes *input)
{
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) framework = candour_framework_read (input, &faults, &error);

  check_faults (faults);
  candour_fuzz_check_end (framework != NULL, &error);
  if (framework != NULL)
    check_again (framework);
}
