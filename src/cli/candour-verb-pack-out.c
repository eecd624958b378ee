/* candour-verb-pack-out.c - candour pack out: seals audits for a moderator outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-pack-out.h"
#include "candour-store-audits.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"
#include "candour-words.h"

static char *output;
static char *to;
static char **audits;
static char *expires_on;
static char *reveal;
static gboolean with_passphrase;
static char **kept;
static char **texts;
static char **left_out;

static const GOptionEntry options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("The moderator, by name or code"), N_("NAME") },
  { "audit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &audits,
    N_("An audit, or the newest of a case; without it, all that wait for the moderator"),
    N_("REF") },
  { "expires", 0, 0, G_OPTION_ARG_STRING, &expires_on,
    N_("The last day on which it opens; without it, in four weeks"), N_("YYYY-MM-DD") },
  { "passphrase", 0, 0, G_OPTION_ARG_NONE, &with_passphrase,
    N_("For a moderator without keys: six words, shown once"), NULL },
  { "reveal", 0, 0, G_OPTION_ARG_STRING, &reveal,
    N_("What the auditors gave in the audits of this pack that are back"), N_("PACK") },
  { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &kept,
    N_("Of the texts that tell who may be meant: number N goes out as it is"), N_("N") },
  { "text", 0, 0, G_OPTION_ARG_STRING_ARRAY, &texts,
    N_("These words in the place of text N; none: nothing"), N_("N=WORDS") },
  { "leave-out", 0, 0, G_OPTION_ARG_STRING_ARRAY, &left_out,
    N_("The audit of this case stays here"), N_("CASE") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("Where to write; without it, here, by the pack’s own name"), N_("FILE.candour-pack") },
  CANDOUR_KEYS_OPTIONS,
  { NULL },
};

static gboolean
refuse (GError **error,
        char    *taken)
{
  g_autofree char *sentence = taken;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

/* --- Preparing ------------------------------------------------------------------------ */

/* (element-type utf8); NULL in *ids: all that wait. */
static gboolean
find_audits (CandourDb   *db,
             GPtrArray  **ids,
             GError     **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; audits != NULL && audits[i] != NULL; i++)
    {
      char *id = candour_store_audits_find (db, audits[i], error);

      if (id == NULL)
        return FALSE;

      if (g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
        g_free (id);
      else
        g_ptr_array_add (found, id);
    }

  *ids = found->len > 0 ? g_steal_pointer (&found) : NULL;

  return TRUE;
}

static CandourPackDraft *
prepare (CandourCall  *call,
         CandourDb    *db,
         const char   *today,
         GError      **error)
{
  const CandourActor *actor = candour_workspace_get_actor (call->workspace);
  g_autoptr(CandourPerson) person = NULL;
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GError) local_error = NULL;

  if (reveal != NULL)
    return candour_pack_draft_new_reveal (db, reveal, expires_on, actor, today, error);

  person = candour_store_people_find (db, to, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (person == NULL)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                   _("There is nobody of the name %s here, or more than one."), to);
      return NULL;
    }

  if (!find_audits (db, &ids, error))
    return NULL;

  return candour_pack_draft_new (db, person->id, ids, expires_on, actor, today, error);
}

/* --- Deciding ------------------------------------------------------------------------- */

static gboolean
read_number (const CandourPackDraft  *draft,
             const char              *text,
             gint64                  *number,
             GError                 **error)
{
  guint64 read;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX (draft->findings->len, 1), &read, NULL)
      || draft->findings->len == 0)
    return refuse (error, g_strdup_printf (_("There is no text with the number %s."), text));

  *number = (gint64) read - 1;

  return TRUE;
}

static gboolean
keep_texts (CandourPackDraft  *draft,
            GError           **error)
{
  gint64 number;

  for (guint i = 0; kept != NULL && kept[i] != NULL; i++)
    if (!read_number (draft, kept[i], &number, error)
        || !candour_pack_draft_decide (draft, number, NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
change_texts (CandourPackDraft  *draft,
              GError           **error)
{
  gint64 number;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (texts[i], "=", 2);

      if (parts[0] == NULL || parts[1] == NULL)
        {
          candour_call_set_usage_error (error, _("Give the number and the words: --text"
                                                 " N=\"WORDS\""));
          return FALSE;
        }

      if (!read_number (draft, parts[0], &number, error)
          || !candour_pack_draft_decide (draft, number, parts[1], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_left_out (const char *reference)
{
  return left_out != NULL && g_strv_contains ((const char *const *) left_out, reference);
}

static void
leave_out (CandourPackDraft *draft)
{
  for (guint i = draft->record->cases->len; i > 0; i--)
    {
      const CandourPackCase *one = draft->record->cases->pdata[i - 1];

      if (is_left_out (one->reference))
        candour_pack_draft_leave_out (draft, one->code);
    }
}

static char *
dup_tells (const CandourPackFinding *finding)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < finding->tells->len; i++)
    {
      const CandourTells *tells = finding->tells->pdata[i];

      g_string_append_printf (list, "%s%s (%s)", i > 0 ? ", " : "", tells->what,
                              candour_tells_get_name (tells->kind));
    }

  return g_string_free (list, FALSE);
}

static void
print_finding (const CandourPackDraft  *draft,
               guint                    number)
{
  const CandourPackFinding *finding = draft->findings->pdata[number];
  g_autofree char *tells = dup_tells (finding);

  g_print ("%3u  %s, %s\n     %s\n     %s\n", number + 1, finding->reference, finding->where,
           finding->text, tells);
}

/* Those of one kind, by the number that they had before anything was decided. */
static guint
print_findings (const CandourPackDraft  *draft,
                gboolean                 decided)
{
  guint n = 0;

  for (guint i = 0; i < draft->findings->len; i++)
    {
      const CandourPackFinding *finding = draft->findings->pdata[i];

      if (!finding->is_decided != !decided || is_left_out (finding->reference)
          || finding->tells->len == 0)
        continue;
      if (n++ == 0 && decided)
        g_print ("%s\n", _("These texts go out as they are:"));
      print_finding (draft, i);
    }

  return n;
}

static gboolean
decide (CandourPackDraft  *draft,
        GError           **error)
{
  guint n_open;

  if (!change_texts (draft, error) || !keep_texts (draft, error))
    return FALSE;

  n_open = print_findings (draft, FALSE);
  if (n_open == 0)
    {
      print_findings (draft, TRUE);
      leave_out (draft);
      return TRUE;
    }

  return refuse (error, g_strdup_printf (ngettext ("%u text tells who may be meant. Decide on it: "
                                                   "--keep N, or --text N=WORDS.",
                                                   "%u texts tell who may be meant. Decide on "
                                                   "each: --keep N, or --text N=WORDS.", n_open),
                                         n_open));
}

/* --- Sealing -------------------------------------------------------------------------- */

/* NULL in *card for a reveal: that is the pack's own. */
static gboolean
find_card (const CandourPackDraft  *draft,
           const CandourKeyring    *ring,
           CandourCard            **card,
           GError                 **error)
{
  const CandourCard *trusted;

  if (reveal != NULL)
    return TRUE;

  if (with_passphrase)
    {
      *card = candour_card_new (draft->moderator_name, "", "");
      return TRUE;
    }

  trusted = candour_keyring_find_trusted (ring, draft->moderator_name);
  if (trusted == NULL)
    return refuse (error, g_strdup_printf (_("You have not checked the keys of %s yet: candour "
                                             "keys trust. Or use --passphrase."),
                                           draft->moderator_name));

  *card = candour_card_copy (trusted);

  return TRUE;
}

static gboolean
seal (CandourCall       *call,
      CandourDb         *db,
      CandourPackDraft  *draft,
      const char        *passphrase,
      const char        *path,
      const char        *today,
      GError           **error)
{
  g_autoptr(CandourKeyring) ring = candour_keys_load (NULL, error);
  g_autoptr(CandourCard) card = NULL;

  return ring != NULL
         && find_card (draft, ring, &card, error)
         && candour_pack_draft_seal (draft, db, ring, card, passphrase, path,
                                     candour_workspace_get_actor (call->workspace), today, error);
}

static void
print_done (const CandourPackDraft  *draft,
            const char              *passphrase,
            const char              *path)
{
  g_autofree char *until = candour_date_format_long (draft->expires_on);

  g_print (ngettext ("Sealed %u audit for %s in %s. It opens until %s.\n",
                     "Sealed %u audits for %s in %s. It opens until %s.\n", draft->audits->len),
           draft->audits->len, draft->moderator_name, path, until);
  if (passphrase != NULL)
    g_print ("%s\n\n  %s\n", _("These six words open it. Tell them by telephone, never with the "
                               "file; they are shown only now:"), passphrase);
}

/* A reveal is protected as its pack was. */
static char *
dup_passphrase (const CandourPackDraft *draft)
{
  gboolean needed = reveal != NULL ? *draft->record->recipient.seals_for == '\0'
                                   : with_passphrase;

  return needed ? candour_words_dup_passphrase () : NULL;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autofree char *today = NULL;
  g_autofree char *path = NULL;
  char *passphrase;
  CandourDb *db;
  gboolean done;

  if ((to == NULL) == (reveal == NULL))
    {
      candour_call_set_usage_error (error, _("Name the moderator, --to NAME, or the pack to reveal,"
                                             " --reveal PACK."));
      return FALSE;
    }

  db = candour_call_open (call, CANDOUR_CALL_WRITE, error);
  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || (draft = prepare (call, db, today, error)) == NULL
      || !decide (draft, error))
    return FALSE;

  path = output != NULL ? g_strdup (output) : candour_pack_draft_dup_name (draft);
  passphrase = dup_passphrase (draft);
  done = seal (call, db, draft, passphrase, path, today, error);
  if (done)
    print_done (draft, passphrase, path);
  candour_age_wipe (passphrase);

  return done;
}

const CandourVerb candour_verb_pack_out = {
  .name = "pack out",
  .arguments = "--to NAME",
  .summary = N_("seals what waits for a moderator outside, without names and grades"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
