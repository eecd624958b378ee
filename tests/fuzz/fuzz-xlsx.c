/* fuzz-xlsx.c - workbooks as they come: the zip and what it says of its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-fuzz-xlsx.h"
#include "candour-xlsx-reader.h"

void
candour_fuzz (GBytes *input)
{
  candour_xlsx_is_workbook (input);
  candour_fuzz_read_workbook (input);
}
