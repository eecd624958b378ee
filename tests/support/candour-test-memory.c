/* candour-test-memory.c - what stands in the memory of a program that runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For memmem(). */
#define _GNU_SOURCE

#include "candour-test-memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Read so much at a time; what lies across two reads is in the overlap. */
#define CHUNK (1 << 20)
#define OVERLAP 256

static int
open_memory (CandourTestDesk *desk)
{
  g_autofree char *path = g_strdup_printf ("/proc/%u/mem", candour_test_desk_get_pid (desk));

  return open (path, O_RDONLY | O_CLOEXEC);
}

gboolean
candour_test_memory_can_look (CandourTestDesk *desk)
{
  int memory = open_memory (desk);

  if (memory < 0)
    return FALSE;

  close (memory);

  return TRUE;
}

static const char *
find_in_chunk (const char        *chunk,
               gsize              size,
               const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (memmem (chunk, size, words[i], strlen (words[i])) != NULL)
      return words[i];

  return NULL;
}

/* What cannot be read is no memory of the program's own: a device, or a page of the kernel. */
static const char *
find_in_area (int                memory,
              guint64            start,
              guint64            end,
              char              *buffer,
              const char *const *words)
{
  const char *found = NULL;

  while (start < end && found == NULL)
    {
      gssize size = pread (memory, buffer, MIN (CHUNK, end - start), start);

      if (size <= 0)
        return NULL;

      found = find_in_chunk (buffer, size, words);
      start += size > OVERLAP && start + size < end ? size - OVERLAP : size;
    }

  return found;
}

const char *
candour_test_memory_find (CandourTestDesk   *desk,
                          const char *const *words)
{
  g_autofree char *path = g_strdup_printf ("/proc/%u/maps", candour_test_desk_get_pid (desk));
  g_autofree char *buffer = g_malloc (CHUNK);
  g_autofree char *maps = NULL;
  g_auto(GStrv) areas = NULL;
  g_autoptr(GError) error = NULL;
  int memory = open_memory (desk);
  const char *found = NULL;

  g_assert_cmpint (memory, >=, 0);
  g_file_get_contents (path, &maps, NULL, &error);
  g_assert_no_error (error);

  areas = g_strsplit (maps, "\n", -1);
  for (guint i = 0; areas[i] != NULL && found == NULL; i++)
    {
      guint64 start, end;
      char may_read;

      if (sscanf (areas[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %c", &start, &end,
                  &may_read) == 3 && may_read == 'r')
        found = find_in_area (memory, start, end, buffer, words);
    }
  close (memory);

  return found;
}
