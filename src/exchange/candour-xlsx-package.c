/* candour-xlsx-package.c - the zip that a workbook is, opened with suspicion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE  /* memmem */

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "candour-error.h"
#include "candour-xlsx-private.h"

/* Below this a part may shrink to what it likes: it can do no harm. */
#define RATIO_FROM (1024 * 1024)

/* The zip's end record and the longest comment after it. */
#define END_RECORD_SIZE 22
#define END_RECORD_SPAN (END_RECORD_SIZE + 65535)

struct _CandourXlsxPackage
{
  GBytes  *bytes;    /* lent to zip */
  zip_t   *zip;
  guint64  n_read;   /* of all parts so far */
};

struct _CandourXlsxStream
{
  CandourXlsxPackage *package;
  zip_file_t         *file;
  guint64             n_packed;
  guint64             n_read;
};

static const guint8 ole_magic[8] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
static const guint8 zip_magic[4] = { 'P', 'K', 3, 4 };

/* "EncryptedPackage" in UTF-16, the stream that a workbook with a password consists of. */
static const char encrypted_stream[] =
  "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
has_magic (GBytes       *bytes,
           const guint8 *magic,
           gsize         n)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= n && memcmp (data, magic, n) == 0;
}

gboolean
candour_xlsx_is_workbook (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return has_magic (bytes, zip_magic, sizeof zip_magic)
         || has_magic (bytes, ole_magic, sizeof ole_magic);
}

static gboolean
check_magic (GBytes  *bytes,
             GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > CANDOUR_MAX_FILE)
    return refuse (error, _("This file is larger than 64 MB, so it was not read"));

  if (has_magic (bytes, ole_magic, sizeof ole_magic))
    return refuse (error,
                   memmem (data, length, encrypted_stream, sizeof encrypted_stream) != NULL
                   ? _("This workbook has a password. Save it without one and choose it again.")
                   : _("This is an .xls file. Save it as .xlsx and choose it again."));

  if (!has_magic (bytes, zip_magic, sizeof zip_magic))
    return refuse (error, _("This file is not a workbook"));

  return TRUE;
}

/* Counted before libzip reads the directory, which may be made to hold a million entries. */
static gboolean
check_end_records (GBytes  *bytes,
                   GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize first = length > END_RECORD_SPAN ? length - END_RECORD_SPAN : 0;

  for (gsize at = first; at + END_RECORD_SIZE <= length; at++)
    {
      if (memcmp (data + at, "PK\005\006", 4) == 0
          && (data[at + 10] | data[at + 11] << 8) > CANDOUR_XLSX_MAX_ENTRIES)
        return refuse (error, _("This file has more than 1,000 parts, so it was not read"));
    }

  return TRUE;
}

static zip_t *
open_zip (GBytes  *bytes,
          GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;

  if (zip != NULL)
    return zip;

  if (source != NULL)
    zip_source_free (source);
  refuse (error, _("This workbook is damaged or only half copied, so it was not read"));

  return NULL;
}

static gboolean
check_entry (zip_t        *zip,
             zip_uint64_t  index,
             GError      **error)
{
  zip_stat_t info;

  zip_stat_init (&info);
  if (zip_stat_index (zip, index, 0, &info) != 0 || (info.valid & ZIP_STAT_NAME) == 0)
    return refuse (error, _("This workbook is damaged or only half copied, so it was not read"));

  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
    return refuse (error, _("This workbook has a password. Save it without one and choose it"
                            " again."));

  if (g_ascii_strncasecmp (info.name, "xl/externalLinks/", strlen ("xl/externalLinks/")) == 0)
    return refuse (error, _("This workbook takes values from other files. Save a copy with values"
                            " only and choose that."));

  return TRUE;
}

static gboolean
check_kind (CandourXlsxPackage  *self,
            GError             **error)
{
  if (candour_xlsx_package_has (self, "xl/workbook.bin"))
    return refuse (error, _("This is an .xlsb file. Save it as .xlsx and choose it again."));
  if (candour_xlsx_package_has (self, "mimetype")
      && candour_xlsx_package_has (self, "content.xml"))
    return refuse (error, _("This is an OpenDocument file. Save it as .xlsx and choose it again."));
  if (!candour_xlsx_package_has (self, "_rels/.rels"))
    return refuse (error, _("This file is not a workbook"));

  return TRUE;
}

static gboolean
check_entries (CandourXlsxPackage  *self,
               GError             **error)
{
  zip_int64_t n_entries = zip_get_num_entries (self->zip, 0);

  if (n_entries > CANDOUR_XLSX_MAX_ENTRIES)
    return refuse (error, _("This file has more than 1,000 parts, so it was not read"));

  if (!check_kind (self, error))
    return FALSE;

  for (zip_int64_t i = 0; i < n_entries; i++)
    if (!check_entry (self->zip, (zip_uint64_t) i, error))
      return FALSE;

  return TRUE;
}

CandourXlsxPackage *
candour_xlsx_package_open (GBytes  *bytes,
                           GError **error)
{
  g_autoptr(CandourXlsxPackage) self = g_new0 (CandourXlsxPackage, 1);

  self->bytes = g_bytes_ref (bytes);

  if (!check_magic (bytes, error) || !check_end_records (bytes, error))
    return NULL;

  self->zip = open_zip (bytes, error);
  if (self->zip == NULL || !check_entries (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
candour_xlsx_package_free (CandourXlsxPackage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->zip, zip_discard);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Names of parts compare without case, says the standard, and some writers make use of it. */
static zip_int64_t
locate (CandourXlsxPackage *self,
        const char         *name)
{
  zip_int64_t index = zip_name_locate (self->zip, name, 0);

  return index >= 0 ? index : zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
}

gboolean
candour_xlsx_package_has (CandourXlsxPackage *self,
                          const char         *name)
{
  return locate (self, name) >= 0;
}

static gboolean
check_amount (CandourXlsxPackage  *package,
              guint64              n_unpacked,
              guint64              n_packed,
              GError             **error)
{
  if (n_unpacked > CANDOUR_XLSX_MAX_PART)
    return refuse (error, _("This file unpacks to more than 64 MB a sheet, so it was not read"));
  if (n_unpacked > RATIO_FROM && n_unpacked / CANDOUR_XLSX_MAX_RATIO > n_packed)
    return refuse (error, _("This file unpacks to more than 200 times its size, so it was not"
                            " read"));
  if (package->n_read + n_unpacked > CANDOUR_XLSX_MAX_TOTAL)
    return refuse (error, _("This file unpacks to more than 512 MB, so it was not read"));

  return TRUE;
}

CandourXlsxStream *
candour_xlsx_stream_open (CandourXlsxPackage  *package,
                          const char          *name,
                          GError             **error)
{
  g_autoptr(CandourXlsxStream) self = g_new0 (CandourXlsxStream, 1);
  zip_int64_t index = locate (package, name);
  zip_stat_t info;

  zip_stat_init (&info);
  if (index < 0 || zip_stat_index (package->zip, (zip_uint64_t) index, 0, &info) != 0)
    {
      refuse (error, _("A part of this workbook is missing, so it was not read"));
      return NULL;
    }

  if (!check_amount (package, info.size, info.comp_size, error))
    return NULL;

  self->package = package;
  self->n_packed = info.comp_size;
  self->file = zip_fopen_index (package->zip, (zip_uint64_t) index, 0);
  if (self->file == NULL)
    {
      refuse (error, _("This workbook is damaged or only half copied, so it was not read"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* The sizes in the zip's directory are the writer's word, so they are checked again here. */
gssize
candour_xlsx_stream_read (CandourXlsxStream  *self,
                          char               *buffer,
                          gsize               size,
                          GError            **error)
{
  zip_int64_t n = zip_fread (self->file, buffer, size);

  if (n < 0)
    {
      refuse (error, _("This workbook is damaged or only half copied, so it was not read"));
      return -1;
    }

  self->n_read += (guint64) n;
  if (!check_amount (self->package, self->n_read, self->n_packed, error))
    return -1;

  return (gssize) n;
}

void
candour_xlsx_stream_free (CandourXlsxStream *self)
{
  if (self == NULL)
    return;

  if (self->package != NULL)
    self->package->n_read += self->n_read;
  g_clear_pointer (&self->file, zip_fclose);
  g_free (self);
}
