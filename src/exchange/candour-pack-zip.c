/* candour-pack-zip.c - several files as one, in no other shape than we write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-private.h"

#include <string.h>
#include <zip.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

/* Statement and signature come on top. */
#define MAX_ENTRIES (CANDOUR_PACK_MAX_PARTS + 2)

/* --- Writing -------------------------------------------------------------------------- */

/* The parts outlive the zip, which borrows them; stored as they are, as what is sealed afterwards
 * must not tell by its length how well it shrank.
 */
static gboolean
add_part (zip_t                  *zip,
          const CandourPackPart  *part)
{
  gsize length;
  const void *data = g_bytes_get_data (part->bytes, &length);
  zip_source_t *source = zip_source_buffer (zip, data, length, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;

  index = zip_file_add (zip, part->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_set_file_compression (zip, index, ZIP_CM_STORE, 0) == 0
         && zip_file_set_mtime (zip, index, 0, 0) == 0;
}

static gboolean
add_parts (zip_t      *zip,
           GPtrArray  *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      if (!add_part (zip, parts->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

static GBytes *
read_source (zip_source_t *source)
{
  zip_stat_t info;
  g_autofree guint8 *data = NULL;

  if (zip_source_stat (source, &info) != 0 || (info.valid & ZIP_STAT_SIZE) == 0
      || zip_source_open (source) != 0)
    return NULL;

  data = g_malloc (info.size + 1);
  if (zip_source_read (source, data, info.size) != (zip_int64_t) info.size)
    return NULL;
  zip_source_close (source);

  return g_bytes_new_take (g_steal_pointer (&data), info.size);
}

GBytes *
candour_pack_zip_write (GPtrArray  *parts,
                        GError    **error)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;

  if (zip == NULL)
    {
      zip_source_free (source);
    }
  else
    {
      /* The zip lets go of the source when it closes. */
      zip_source_keep (source);
      if (add_parts (zip, parts) && zip_close (zip) == 0)
        bytes = read_source (source);
      else
        zip_discard (zip);
      zip_source_free (source);
    }

  if (bytes == NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                         _("The pack could not be put together."));

  return bytes;
}

/* --- Reading -------------------------------------------------------------------------- */

/* Stored, so that its length is the truth and nothing can unpack to more than it is. */
static GBytes *
read_entry (zip_t         *zip,
            zip_uint64_t   index,
            const char   **name)
{
  g_autofree guint8 *data = NULL;
  zip_file_t *file;
  zip_stat_t info;
  gboolean whole;

  if (zip_stat_index (zip, index, 0, &info) != 0
      || (info.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD))
         != (ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD)
      || info.comp_method != ZIP_CM_STORE || info.size > CANDOUR_PACK_MAX_PART)
    return NULL;

  file = zip_fopen_index (zip, index, 0);
  if (file == NULL)
    return NULL;

  data = g_malloc (info.size + 1);
  /* One byte more than there is: reading to the end is what checks the sum. */
  whole = zip_fread (file, data, info.size + 1) == (zip_int64_t) info.size;
  whole = zip_fclose (file) == 0 && whole;
  if (!whole)
    return NULL;

  *name = info.name;

  return g_bytes_new_take (g_steal_pointer (&data), info.size);
}

static GPtrArray *
read_entries (zip_t *zip)
{
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  zip_int64_t n_entries = zip_get_num_entries (zip, 0);

  if (n_entries == 0 || n_entries > MAX_ENTRIES)
    return NULL;

  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      const char *name;
      g_autoptr(GBytes) bytes = read_entry (zip, i, &name);

      if (bytes == NULL || candour_pack_parts_get (parts, name) != NULL)
        return NULL;
      candour_pack_parts_add (parts, name, bytes);
    }

  return g_steal_pointer (&parts);
}

GPtrArray *
candour_pack_zip_read (GBytes  *bytes,
                       GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *zip = source != NULL
               ? zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
  GPtrArray *parts;

  if (zip == NULL)
    {
      zip_source_free (source);
      candour_pack_refuse (error);
      return NULL;
    }

  parts = read_entries (zip);
  zip_discard (zip);
  if (parts == NULL)
    candour_pack_refuse (error);

  return parts;
}
