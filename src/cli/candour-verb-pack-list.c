/* candour-verb-pack-list.c - candour pack list: the packs that went out, or what was in one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-pack-proof.h"
#include "candour-store-settings.h"
#include "candour-table.h"

static char *format;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const pack_columns[] = {
  "pack", "moderator", "sent", "opens_until", "audits", "back", "returns", "state", "file", NULL,
};

static const char *const field_columns[] = { "code", "case", "field", "text", NULL };

static void
add_pack (CandourTable             *table,
          const CandourPackRecord  *record)
{
  g_autofree char *short_id = candour_pack_dup_short_id (record->id);
  g_autofree char *sent_on = candour_instant_dup_date (record->made_at);
  g_autofree char *n_audits = g_strdup_printf ("%d", record->n_audits);
  g_autofree char *n_back = g_strdup_printf ("%d", record->n_back);
  g_autofree char *n_returns = g_strdup_printf ("%d", record->n_returns);

  candour_table_add (table, short_id, record->recipient.name, sent_on, record->expires_on,
                     n_audits, n_back, n_returns,
                     candour_code_from_value (candour_pack_states, record->state),
                     record->file_name);
}

static gboolean
list_packs (CandourDb   *db,
            const char  *today,
            GError     **error)
{
  g_autoptr(CandourTable) table = candour_table_new (pack_columns);
  g_autoptr(GPtrArray) packs = candour_store_packs_list (db, today, error);

  if (packs == NULL)
    return FALSE;

  for (guint i = 0; i < packs->len; i++)
    add_pack (table, packs->pdata[i]);

  return candour_table_print (table, format, error);
}

/* Whole, however long they are: whoever reads this has to say what was lost. */
static void
print_fields (GPtrArray *fields)
{
  const char *code = "";

  for (guint i = 0; i < fields->len; i++)
    {
      const CandourPackField *field = fields->pdata[i];

      if (!g_str_equal (field->code, code))
        g_print ("\n%s  %s\n", field->code, field->reference);
      code = field->code;
      g_print ("  %s: %s\n", field->field, field->text);
    }
}

static gboolean
list_fields (CandourDb   *db,
             const char  *id,
             const char  *today,
             GError     **error)
{
  g_autoptr(CandourTable) table = candour_table_new (field_columns);
  g_autoptr(CandourPackRecord) record = candour_store_packs_load (db, id, today, error);
  g_autoptr(GPtrArray) fields =
    record != NULL ? candour_pack_list_fields (record, error) : NULL;

  if (fields == NULL)
    return FALSE;

  if (format == NULL || g_str_equal (format, "text"))
    {
      print_fields (fields);
      return TRUE;
    }

  for (guint i = 0; i < fields->len; i++)
    {
      const CandourPackField *field = fields->pdata[i];

      candour_table_add (table, field->code, field->reference, field->field, field->text);
    }

  return candour_table_print (table, format, error);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *today = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL || (today = candour_store_settings_dup_today (db, error)) == NULL)
    return FALSE;

  return call->n_arguments == 0 ? list_packs (db, today, error)
                                : list_fields (db, call->arguments[0], today, error);
}

const CandourVerb candour_verb_pack_list = {
  .name = "pack list",
  .arguments = "[PACK]",
  .summary = N_("the packs that went out; with PACK, every field that was in it"),
  .options = options,
  .n_optional = 1,
  .needs_workspace = TRUE,
  .run = run,
};
