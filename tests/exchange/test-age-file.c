/* test-age-file.c - what is sealed from file to file is what is sealed in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE  /* memfd_create() */

#include "candour-age-private.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "candour-error.h"
#include "candour-test-age.h"

static int
make_file (GBytes *bytes)
{
  int fd = memfd_create ("candour-test", MFD_CLOEXEC);
  gsize length = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (length > 0 ? write (fd, data, length) : 0, ==, length);

  return fd;
}

static GBytes *
read_file (int fd)
{
  gsize length = lseek (fd, 0, SEEK_END);
  char *data = g_malloc (length + 1);

  g_assert_cmpint (pread (fd, data, length, 0), ==, length);

  return g_bytes_new_take (data, length);
}

/* NULL: refused. */
static GBytes *
open_by_file (GBytes              *sealed,
              CandourAgeIdentity  *identity,
              GError             **error)
{
  int from = make_file (sealed);
  int to = make_file (NULL);
  GBytes *plain = candour_age_open_file (from, to, identity, NULL, error) ? read_file (to) : NULL;

  close (from);
  close (to);

  return plain;
}

static GBytes *
seal_by_file (GBytes              *plain,
              CandourAgeIdentity  *identity)
{
  const char *const recipients[] = { candour_age_identity_get_recipient (identity), NULL };
  int from = make_file (plain);
  int to = make_file (NULL);
  g_autoptr(GError) error = NULL;
  GBytes *sealed;

  g_assert_true (candour_age_seal_file (from, to, recipients, NULL, &error));
  g_assert_no_error (error);
  sealed = read_file (to);
  close (from);
  close (to);

  return sealed;
}

static void
test_sizes (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();

  for (guint i = 0; i < CANDOUR_TEST_AGE_SIZES; i++)
    {
      g_autoptr(GBytes) plain = candour_test_age_plain (candour_test_age_sizes[i]);
      g_autoptr(GBytes) in_memory = candour_test_age_seal (plain, identity, NULL);
      g_autoptr(GBytes) by_file = seal_by_file (plain, identity);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) opened = open_by_file (in_memory, identity, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (opened, plain));
      g_assert_cmpuint (g_bytes_get_size (by_file), ==, g_bytes_get_size (in_memory));
      candour_test_age_assert_opens (by_file, identity, plain);
    }
}

/* Both say the same of whatever was done to a file. */
static void
assert_agree (GBytes              *sealed,
              CandourAgeIdentity  *identity)
{
  g_autoptr(GError) in_memory = NULL;
  g_autoptr(GError) by_file = NULL;
  g_autoptr(GBytes) expected = candour_age_open (sealed, identity, &in_memory);
  g_autoptr(GBytes) opened = open_by_file (sealed, identity, &by_file);

  g_assert_null (expected);
  g_assert_null (opened);
  g_assert_error (by_file, in_memory->domain, in_memory->code);
}

static void
test_changed (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (300);
  g_autoptr(GBytes) sealed = candour_test_age_seal (plain, identity, NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr(GBytes) cut = g_bytes_new (bytes, i);
      g_autoptr(GBytes) changed = NULL;

      copy[i] ^= 1;
      changed = g_bytes_new (copy, length);
      assert_agree (changed, identity);
      assert_agree (cut, identity);
    }
}

/* Where a chunk ends is where a file could be cut without showing. */
static void
test_whole_chunks (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (3 * CANDOUR_AGE_CHUNK);
  g_autoptr(GBytes) sealed = seal_by_file (plain, identity);
  gsize length = g_bytes_get_size (sealed);

  for (int i = 1; i <= 3; i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (sealed, 0,
                                                      length - i * CANDOUR_AGE_SEALED_CHUNK);

      assert_agree (cut, identity);
    }
}

static void
test_somebody_else (void)
{
  g_autoptr(CandourAgeIdentity) mine = candour_age_identity_new ();
  g_autoptr(CandourAgeIdentity) other = candour_age_identity_new ();
  g_autoptr(GBytes) plain = candour_test_age_plain (10);
  g_autoptr(GBytes) sealed = seal_by_file (plain, other);
  g_autoptr(GError) error = NULL;

  g_assert_null (open_by_file (sealed, mine, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_disk_full (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  const char *const recipients[] = { candour_age_identity_get_recipient (identity), NULL };
  g_autoptr(GBytes) plain = candour_test_age_plain (100);
  g_autoptr(GError) error = NULL;
  int from = make_file (plain);
  int to = open ("/dev/full", O_WRONLY | O_CLOEXEC);

  g_assert_false (candour_age_seal_file (from, to, recipients, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FULL);
  close (from);
  close (to);
}

static void
test_cancelled (void)
{
  g_autoptr(CandourAgeIdentity) identity = candour_age_identity_new ();
  const char *const recipients[] = { candour_age_identity_get_recipient (identity), NULL };
  g_autoptr(GBytes) plain = candour_test_age_plain (100);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  int from = make_file (plain);
  int to = make_file (NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_age_seal_file (from, to, recipients, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (from);
  close (to);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/age-file/sizes", test_sizes);
  g_test_add_func ("/exchange/age-file/changed", test_changed);
  g_test_add_func ("/exchange/age-file/whole-chunks", test_whole_chunks);
  g_test_add_func ("/exchange/age-file/somebody-else", test_somebody_else);
  g_test_add_func ("/exchange/age-file/disk-full", test_disk_full);
  g_test_add_func ("/exchange/age-file/cancelled", test_cancelled);

  return g_test_run ();
}
