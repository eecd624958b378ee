/* candour-prefs.c - what this computer remembers for whoever uses Candour on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-prefs.h"

#include <string.h>

static gpointer
open_settings (gpointer unused)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CANDOUR_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GSettings *
candour_prefs_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_settings, NULL);
}

char *
candour_prefs_dup_last (void)
{
  GSettings *settings = candour_prefs_get ();
  g_autofree char *uri = NULL;

  if (settings == NULL || !g_settings_get_boolean (settings, "reopen-last"))
    return NULL;

  uri = g_settings_get_string (settings, "last-workspace");

  return *uri != '\0' ? g_steal_pointer (&uri) : NULL;
}

void
candour_prefs_set_last (const char *uri)
{
  GSettings *settings = candour_prefs_get ();

  const char *host = uri != NULL ? strstr (uri, "://") : NULL;
  const char *at = host != NULL ? strchr (host, '@') : NULL;

  /* An address may hold a password, which has no business in settings. */
  if (host != NULL
      && (strstr (host, "password=") != NULL
          || (at != NULL && memchr (host + 3, ':', (gsize) (at - host - 3)) != NULL)))
    uri = NULL;

  if (settings != NULL)
    g_settings_set_string (settings, "last-workspace", uri != NULL ? uri : "");
}

static char *
make_key (const char *person_id,
          const char *list)
{
  return g_strdup_printf ("%s/%s", person_id, list);
}

GVariant *
candour_prefs_dup_filters (const char *person_id,
                           const char *list)
{
  GSettings *settings = candour_prefs_get ();
  g_autofree char *key = make_key (person_id, list);
  g_autoptr(GVariant) all = NULL;

  if (settings == NULL)
    return NULL;

  all = g_settings_get_value (settings, "filters");

  return g_variant_lookup_value (all, key, G_VARIANT_TYPE_VARDICT);
}

void
candour_prefs_set_filters (const char *person_id,
                           const char *list,
                           GVariant   *filters)
{
  GSettings *settings = candour_prefs_get ();
  g_autoptr(GVariant) owned = g_variant_ref_sink (filters);
  g_autoptr(GVariant) all = NULL;
  g_autofree char *key = make_key (person_id, list);
  g_auto(GVariantDict) dict = { 0 };

  if (settings == NULL)
    return;

  all = g_settings_get_value (settings, "filters");
  g_variant_dict_init (&dict, all);
  g_variant_dict_insert_value (&dict, key, owned);
  g_settings_set_value (settings, "filters", g_variant_dict_end (&dict));
}
