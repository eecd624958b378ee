/* candour-age-file.c - files sealed and opened a chunk at a time, however long they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-age-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

/* One chunk, and where it came from and goes to. */
typedef struct
{
  int           from;
  int           to;
  guint64       left;    /* bytes of payload still to be read */
  GCancellable *cancellable;
  guint8        plain[CANDOUR_AGE_CHUNK];
  guint8        sealed[CANDOUR_AGE_SEALED_CHUNK];
} Copy;

static void
copy_free (Copy *self)
{
  sodium_memzero (self->plain, sizeof self->plain);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error (error, CANDOUR_ERROR,
               code == ENOSPC || code == EDQUOT ? CANDOUR_ERROR_FULL : CANDOUR_ERROR_FAILED,
               /* Translators: %s is the system's reason: "No space left on device" */
               _("The file could not be sealed or opened: %s"), g_strerror (code));

  return FALSE;
}

static Copy *
copy_new (int            from,
          int            to,
          GCancellable  *cancellable,
          GError       **error)
{
  struct stat status;
  Copy *self;

  if (fstat (from, &status) != 0 || lseek (from, 0, SEEK_SET) < 0)
    {
      fail (error, errno);
      return NULL;
    }

  self = g_new0 (Copy, 1);
  self->from = from;
  self->to = to;
  self->left = status.st_size;
  self->cancellable = cancellable;

  return self;
}

/* Exactly so many: a file that was cut while it was read ends here. */
static gboolean
read_all (Copy     *copy,
          guint8   *bytes,
          gsize     length,
          GError  **error)
{
  gsize at = 0;

  if (g_cancellable_set_error_if_cancelled (copy->cancellable, error))
    return FALSE;

  while (at < length)
    {
      gssize n = read (copy->from, bytes + at, length - at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (error, n < 0 ? errno : EIO);
      at += n;
    }

  copy->left -= length;

  return TRUE;
}

static gboolean
write_all (Copy          *copy,
           const guint8  *bytes,
           gsize          length,
           GError       **error)
{
  while (length > 0)
    {
      gssize n = write (copy->to, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);
      bytes += n;
      length -= n;
    }

  return TRUE;
}

/* --- Sealing -------------------------------------------------------------------------- */

static gboolean
seal_chunks (Copy              *copy,
             CandourAgeStream  *stream,
             GError           **error)
{
  do
    {
      gsize taken = MIN (copy->left, CANDOUR_AGE_CHUNK);

      if (!read_all (copy, copy->plain, taken, error))
        return FALSE;
      candour_age_stream_put (stream, copy->plain, taken, copy->left == 0, copy->sealed);
      if (!write_all (copy, copy->sealed, taken + CANDOUR_AGE_TAG_BYTES, error))
        return FALSE;
    }
  while (copy->left > 0);

  return TRUE;
}

static gboolean
seal_payload (Copy          *copy,
              GString       *header,
              const guint8  *file_key,
              GError       **error)
{
  guint8 nonce[CANDOUR_AGE_NONCE_BYTES];
  CandourAgeStream stream;
  gboolean sealed;

  candour_age_header_close (header, file_key);
  randombytes_buf (nonce, sizeof nonce);
  candour_age_stream_init (&stream, file_key, nonce);
  sealed = write_all (copy, (const guint8 *) header->str, header->len, error)
           && write_all (copy, nonce, sizeof nonce, error)
           && seal_chunks (copy, &stream, error);
  candour_age_stream_clear (&stream);

  return sealed;
}

gboolean
candour_age_seal_file (int                 plain,
                       int                 sealed,
                       const char *const  *recipients,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr(GString) header = g_string_new (CANDOUR_AGE_FIRST_LINE);
  g_autoptr(Copy) copy = NULL;
  guint8 file_key[CANDOUR_AGE_FILE_KEY_BYTES];
  gboolean done;

  g_return_val_if_fail (plain >= 0 && sealed >= 0, FALSE);
  g_return_val_if_fail (recipients != NULL && *recipients != NULL, FALSE);

  candour_age_set_up ();
  copy = copy_new (plain, sealed, cancellable, error);
  if (copy == NULL)
    return FALSE;

  randombytes_buf (file_key, sizeof file_key);
  done = candour_age_wrap_all (header, recipients, file_key, error)
         && seal_payload (copy, header, file_key, error);
  sodium_memzero (file_key, sizeof file_key);

  return done;
}

/* --- Opening -------------------------------------------------------------------------- */

static gboolean
open_chunks (Copy              *copy,
             CandourAgeStream  *stream,
             GError           **error)
{
  gboolean first = TRUE;

  do
    {
      gsize taken = MIN (copy->left, CANDOUR_AGE_SEALED_CHUNK);

      /* Nothing may be empty but a payload that is. */
      if (taken < CANDOUR_AGE_TAG_BYTES || (taken == CANDOUR_AGE_TAG_BYTES && !first))
        return candour_age_fail_damaged (error);
      if (!read_all (copy, copy->sealed, taken, error))
        return FALSE;
      if (!candour_age_stream_take (stream, copy->sealed, taken, copy->left == 0, copy->plain))
        return candour_age_fail_damaged (error);
      if (!write_all (copy, copy->plain, taken - CANDOUR_AGE_TAG_BYTES, error))
        return FALSE;
      first = FALSE;
    }
  while (copy->left > 0);

  return TRUE;
}

static gboolean
open_payload (Copy          *copy,
              const guint8  *file_key,
              GError       **error)
{
  guint8 nonce[CANDOUR_AGE_NONCE_BYTES];
  CandourAgeStream stream;
  gboolean opened;

  if (copy->left < sizeof nonce + CANDOUR_AGE_TAG_BYTES)
    return candour_age_fail_damaged (error);
  if (!read_all (copy, nonce, sizeof nonce, error))
    return FALSE;

  candour_age_stream_init (&stream, file_key, nonce);
  opened = open_chunks (copy, &stream, error);
  candour_age_stream_clear (&stream);

  return opened;
}

/* Leaves the file at the first byte after the header. */
static CandourAgeHeader *
read_header (Copy     *copy,
             guint8   *bytes,
             GError  **error)
{
  gsize length = MIN (copy->left, CANDOUR_AGE_MAX_HEADER);
  guint64 whole = copy->left;
  g_autoptr(CandourAgeHeader) header = NULL;

  if (!read_all (copy, bytes, length, error))
    return NULL;

  header = candour_age_header_parse (bytes, length, error);
  if (header == NULL)
    return NULL;

  if (lseek (copy->from, header->length, SEEK_SET) < 0)
    {
      fail (error, errno);
      return NULL;
    }
  copy->left = whole - header->length;

  return g_steal_pointer (&header);
}

gboolean
candour_age_open_file (int                        sealed,
                       int                        plain,
                       const CandourAgeIdentity  *identity,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  g_autofree guint8 *bytes = g_malloc (CANDOUR_AGE_MAX_HEADER);
  g_autoptr(CandourAgeHeader) header = NULL;
  g_autoptr(Copy) copy = NULL;
  guint8 file_key[CANDOUR_AGE_FILE_KEY_BYTES];
  gboolean opened;

  g_return_val_if_fail (sealed >= 0 && plain >= 0, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  candour_age_set_up ();
  copy = copy_new (sealed, plain, cancellable, error);
  if (copy == NULL || (header = read_header (copy, bytes, error)) == NULL
      || !candour_age_unwrap (header, identity, file_key, error))
    return FALSE;

  if (candour_age_header_check (header, bytes, file_key))
    opened = open_payload (copy, file_key, error);
  else
    opened = candour_age_fail_damaged (error);
  sodium_memzero (file_key, sizeof file_key);

  return opened;
}
