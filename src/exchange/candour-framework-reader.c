/* candour-framework-reader.c - frameworks from our XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-reader.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-error.h"
#include "candour-framework-private.h"
#include "candour-xml-gate.h"
#include "exchange-resources.h"

#define MAX_SIZE (4 * 1024 * 1024)

#define SHIPPED "/io/github/candour/Candour/frameworks/"

static const char *const shipped[] = {
  SHIPPED "case-file-audit.xml",
  SHIPPED "supervision-audit.xml",
  SHIPPED "practice-observation.xml",
};

/* Returns: the document, or NULL with @faults */
static xmlDoc *
parse (GBytes    *bytes,
       GPtrArray *faults)
{
  g_autoptr(GError) refused = NULL;
  g_autoptr(GBytes) passed = NULL;
  int line = 0;

  passed = candour_xml_gate_check (bytes, MAX_SIZE, &line, &refused);
  if (passed == NULL)
    {
      candour_faults_add (faults, line, g_strdup (refused->message));
      return NULL;
    }

  return candour_xml_gate_parse (passed, faults);
}

/* Returns: (nullable): what could be understood; good only where there are no faults */
static CandourFramework *
understand (xmlDoc     *document,
            GPtrArray  *faults,
            GError    **error)
{
  g_autoptr(CandourFramework) framework = NULL;
  gboolean valid = FALSE;

  if (!candour_framework_inspect (document, faults)
      || !candour_framework_validate (document, faults, &valid, error))
    return NULL;

  framework = candour_framework_build (document, faults);
  if (!valid && faults->len == 0)
    candour_faults_add (faults, 0, g_strdup (_("This is not a framework for Candour")));
  candour_faults_sort (faults);

  return g_steal_pointer (&framework);
}

static void
set_first_fault (GPtrArray  *faults,
                 GError    **error)
{
  const CandourFault *first = g_ptr_array_index (faults, 0);

  if (first->line > 0)
    /* Translators: a line's number, and what is wrong there */
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, _("Line %d: %s"), first->line,
                 first->sentence);
  else
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, first->sentence);
}

CandourFramework *
candour_framework_read (GBytes     *bytes,
                        GPtrArray **faults,
                        GError    **error)
{
  g_autoptr(GPtrArray) found = candour_faults_new ();
  g_autoptr(CandourFramework) framework = NULL;
  xmlDoc *document;

  g_return_val_if_fail (bytes != NULL, NULL);

  document = parse (bytes, found);
  if (document != NULL)
    {
      framework = understand (document, found, error);
      xmlFreeDoc (document);
      if (framework == NULL && found->len == 0)
        return NULL;
    }

  if (found->len == 0)
    return g_steal_pointer (&framework);

  set_first_fault (found, error);
  if (faults != NULL)
    *faults = g_steal_pointer (&found);

  return NULL;
}

/* Too large files are not even read. Returns: NULL with @error */
static GBytes *
load_file (const char  *path,
           GError     **error)
{
  g_autoptr(GError) failed = NULL;
  GStatBuf status;
  char *contents;
  gsize length;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, CANDOUR_ERROR,
                   errno == ENOENT ? CANDOUR_ERROR_NOT_FOUND : CANDOUR_ERROR_FAILED,
                   _("This file could not be opened: %s"), g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode) || status.st_size > MAX_SIZE)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           S_ISREG (status.st_mode)
                           ? _("This file is larger than 4 MB, so it was not read")
                           : _("This is not a file"));
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, &failed))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                   _("This file could not be opened: %s"), failed->message);
      return NULL;
    }

  return g_bytes_new_take (contents, length);
}

CandourFramework *
candour_framework_read_file (const char  *path,
                             GPtrArray  **faults,
                             GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = load_file (path, error);

  return bytes != NULL ? candour_framework_read (bytes, faults, error) : NULL;
}

static void
free_framework (gpointer framework)
{
  candour_framework_unref (framework);
}

GPtrArray *
candour_framework_load_shipped (GError **error)
{
  g_autoptr(GPtrArray) frameworks = g_ptr_array_new_with_free_func (free_framework);

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      GResource *resource = exchange_get_resource ();
      g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, shipped[i], 0, error);
      CandourFramework *framework;

      if (bytes == NULL)
        return NULL;

      framework = candour_framework_read (bytes, NULL, error);
      if (framework == NULL)
        return NULL;

      g_ptr_array_add (frameworks, framework);
    }

  return g_steal_pointer (&frameworks);
}
