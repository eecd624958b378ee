/* candour-fuzz.c - what the fuzzers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "candour-fuzz.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "candour-error.h"

int LLVMFuzzerInitialize   (int           *argc,
                            char        ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new (data, size);

  candour_fuzz (input);

  return 0;
}

const char *
candour_fuzz_make_file (GBytes *input)
{
  static char path[32];
  static int fd = -1;
  gsize size;
  const char *data = g_bytes_get_data (input, &size);

  if (fd >= 0)
    close (fd);
  fd = memfd_create ("input", MFD_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);

  return path;
}

void
candour_fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

void
candour_fuzz_check_end (gboolean   read,
                        GError   **error)
{
  g_assert_true (read == (*error == NULL));

  if (*error != NULL)
    {
      g_assert_true ((*error)->domain == CANDOUR_ERROR);
      g_assert_true ((*error)->message[0] != '\0');
      candour_fuzz_check_text ((*error)->message);
    }

  g_clear_error (error);
}
