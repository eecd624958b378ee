/* fuzz-workbook.c - the XML in a workbook: the input is its parts, zipped here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line "%%NAME" begins a part. A changed byte in a zip hardly ever gets past the checksum, so
 * fuzz-xlsx seldom reaches what reads the parts.
 */

#define _GNU_SOURCE

#include "candour-fuzz.h"

#include <string.h>

#include "candour-fuzz-xlsx.h"
#include "candour-test-xlsx.h"

#define MARK "%%"

/* Where the next part begins, or the end. */
static const char *
find_mark (const char *at,
           const char *end)
{
  const char *found = memmem (at, (gsize) (end - at), "\n" MARK, strlen ("\n" MARK));

  return found != NULL ? found : end;
}

/* What libzip will call a part. */
static gboolean
is_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;

  return name[0] != '\0' && !g_str_has_suffix (name, "/");
}

static void
add_part (CandourTestXlsx *workbook,
          const char      *part,
          const char      *end)
{
  const char *line_end = memchr (part, '\n', (gsize) (end - part));
  g_autofree char *name = NULL;

  if (line_end == NULL)
    return;

  name = g_strndup (part, (gsize) (line_end - part));
  if (is_name (name))
    candour_test_xlsx_add_bytes (workbook, name, line_end + 1, (gsize) (end - line_end - 1));
}

static void
add_parts (CandourTestXlsx *workbook,
           const char      *at,
           const char      *end)
{
  const char *next;

  for (next = find_mark (at, end); next < end; at = next + 1, next = find_mark (at, end))
    add_part (workbook, at + strlen (MARK), next);

  add_part (workbook, at + strlen (MARK), end);
}

void
candour_fuzz (GBytes *input)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  gsize size;
  const char *at = g_bytes_get_data (input, &size);
  g_autoptr(GBytes) zipped = NULL;

  if (size >= strlen (MARK) && memcmp (at, MARK, strlen (MARK)) == 0)
    add_parts (workbook, at, at + size);

  zipped = candour_test_xlsx_finish (workbook);
  candour_fuzz_read_workbook (zipped);
}
