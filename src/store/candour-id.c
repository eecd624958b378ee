/* candour-id.c - ids that no two desks make alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-id.h"

#include <errno.h>
#include <sys/random.h>

/* Ids of one millisecond are told apart, and kept in order, by a counter of twelve bits. */
#define MAX_COUNT 0xfff

static void
fill_random (guchar *bytes,
             gsize   n_bytes)
{
  gsize filled = 0;

  while (filled < n_bytes)
    {
      gssize got = getrandom (bytes + filled, n_bytes - filled, 0);

      if (got > 0)
        filled += got;
      else
        g_assert (errno == EINTR);
    }
}

/* Where the clock stands still or goes back, time goes on from the last id. */
static void
take_instant (gint64 *milliseconds,
              guint  *count)
{
  static GMutex mutex;
  static gint64 last_milliseconds;
  static guint last_count;
  gint64 now = g_get_real_time () / 1000;

  g_mutex_lock (&mutex);
  if (now > last_milliseconds)
    {
      last_milliseconds = now;
      last_count = 0;
    }
  else if (last_count < MAX_COUNT)
    {
      last_count++;
    }
  else
    {
      last_milliseconds++;
      last_count = 0;
    }
  *milliseconds = last_milliseconds;
  *count = last_count;
  g_mutex_unlock (&mutex);
}

char *
candour_id_new (void)
{
  guint64 random;
  gint64 milliseconds;
  guint count;

  fill_random ((guchar *) &random, sizeof random);
  take_instant (&milliseconds, &count);

  /* The top two bits of the random half are the variant, 10. */
  random = (random & G_GUINT64_CONSTANT (0x3fffffffffffffff)) | G_GUINT64_CONSTANT (1) << 63;

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x",
                          (guint) (milliseconds >> 16), (guint) (milliseconds & 0xffff), count,
                          (guint) (random >> 48),
                          random & G_GUINT64_CONSTANT (0xffffffffffff));
}

char *
candour_id_dup_random_hex (gsize n_bytes)
{
  g_autofree guchar *bytes = g_malloc (n_bytes);
  GString *text = g_string_sized_new (2 * n_bytes + 1);

  fill_random (bytes, n_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}
