/* candour-desk-check.c - whether a file is a pack, for whom, from whom, and still in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-error.h"
#include "candour-words.h"

G_DEFINE_QUARK (candour-desk-error, candour_desk_error)

gboolean
candour_desk_refuse (GError           **error,
                     CandourDeskError   code,
                     const char        *sentence)
{
  g_set_error_literal (error, CANDOUR_DESK_ERROR, code, sentence);

  return FALSE;
}

gboolean
candour_desk_refuse_format (GError           **error,
                            CandourDeskError   code,
                            const char        *format,
                            ...)
{
  g_autofree char *sentence = NULL;
  va_list values;

  va_start (values, format);
  sentence = g_strdup_vprintf (format, values);
  va_end (values);

  return candour_desk_refuse (error, code, sentence);
}

/* --- Opening -------------------------------------------------------------------------- */

static gboolean
explain (const GError           *failure,
         const CandourDeskKeys  *keys,
         GError                **error)
{
  switch (failure->code)
    {
    case CANDOUR_ERROR_NOT_FOUND:
      return keys->words != NULL
               ? candour_desk_refuse (error, CANDOUR_DESK_OTHER_WORDS,
                                      _("These are not the words of this pack."))
               : candour_desk_refuse (error, CANDOUR_DESK_SOMEONE_ELSE,
                                      _("This pack is for someone else."));

    case CANDOUR_ERROR_DAMAGED:
      return candour_desk_refuse (error, CANDOUR_DESK_DAMAGED,
                                  _("This pack is damaged: part of it is missing or was changed. "
                                    "Ask for it again."));

    case CANDOUR_ERROR_TOO_NEW:
      return candour_desk_refuse (error, CANDOUR_DESK_TOO_NEW,
                                  _("This pack was made by a newer Candour. Ask for that "
                                    "program."));

    default:
      return candour_desk_refuse (error, CANDOUR_DESK_NO_PACK, _("This file is not a pack."));
    }
}

static CandourPack *
open_with_words (GBytes      *file,
                 const char  *words,
                 GError     **error)
{
  char *typed = candour_words_dup_typed (words);
  CandourPack *pack = candour_pack_open_passphrase (file, typed, error);

  candour_age_wipe (typed);

  return pack;
}

static CandourPack *
open_with_ring (GBytes                *file,
                const CandourKeyring  *ring,
                GError               **error)
{
  g_autoptr(GError) failure = NULL;
  CandourPack *pack = candour_pack_open (file, ring->identity, &failure);

  for (guint i = 0; i < ring->retired->len
       && g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND); i++)
    {
      g_clear_error (&failure);
      pack = candour_pack_open (file, ring->retired->pdata[i], &failure);
    }

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return pack;
}

CandourPack *
candour_desk_open_file (GBytes                 *file,
                        const CandourDeskKeys  *keys,
                        GError                **error)
{
  gboolean wants_words = candour_age_wants_passphrase (file);
  g_autoptr(GError) failure = NULL;
  g_autoptr(CandourPack) pack = NULL;

  if (keys->words != NULL)
    pack = open_with_words (file, keys->words, &failure);
  else if (!wants_words)
    pack = open_with_ring (file, keys->ring, &failure);
  else
    candour_desk_refuse (&failure, CANDOUR_DESK_WANTS_WORDS,
                         _("This pack was sealed by six words. Ask who sent it for them."));

  if (g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND) && keys->words != NULL
      && !wants_words)
    candour_desk_refuse (error, CANDOUR_DESK_WANTS_KEYS,
                         _("This pack was sealed for your keys, and not by six words."));
  else if (failure != NULL && failure->domain == CANDOUR_DESK_ERROR)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (failure != NULL)
    explain (failure, keys, error);
  else if (pack->statement->kind == CANDOUR_PACK_RETURN)
    candour_desk_refuse_format (error, CANDOUR_DESK_NO_PACK,
                                _("This is what goes back to %s, and not a pack. It is imported at "
                                  "the council, in Moderation."),
                                pack->statement->recipient->name);
  else
    return g_steal_pointer (&pack);

  return NULL;
}

/* --- From whom ------------------------------------------------------------------------ */

gboolean
candour_desk_check_signed (const CandourPack  *pack,
                           const CandourCard  *card,
                           GError            **error)
{
  const char *name = pack->statement->sender->name;

  return candour_pack_verify (pack, card->public_key, NULL)
         || candour_desk_refuse_format (error, CANDOUR_DESK_TAMPERED,
                                        _("This is not what %s signed. Stop and ring %s."), name,
                                        name);
}

static gboolean
check_sender (const CandourPack      *pack,
              const CandourDeskKeys  *keys,
              CandourCard           **sender,
              GError                **error)
{
  const CandourCard *card = pack->statement->sender;
  const CandourCard *trusted = NULL;
  gboolean is_known;

  /* Whoever told the words made the pack: nobody else could have. */
  if (keys->words != NULL)
    return candour_desk_check_signed (pack, card, error);

  trusted = candour_keyring_find_trusted (keys->ring, card->name);
  is_known = trusted != NULL && candour_card_is_same (trusted, card);
  if (!is_known && sender != NULL)
    *sender = candour_card_copy (card);

  if (trusted == NULL)
    return candour_desk_refuse_format (error, CANDOUR_DESK_UNKNOWN_SENDER,
                                       _("Ring %s on a number you already have and read these "
                                         "words to each other."), card->name);
  if (!is_known)
    return candour_desk_refuse_format (error, CANDOUR_DESK_CHANGED_SENDER,
                                       _("The words have changed. Stop and ring %s."),
                                       card->name);

  return candour_desk_check_signed (pack, trusted, error);
}

/* --- For whom ------------------------------------------------------------------------- */

/* Who sent it can open it as well, and it is still not for them. */
static gboolean
is_for (const CandourKeyring *ring,
        const char           *recipient)
{
  if (g_str_equal (recipient, candour_age_identity_get_recipient (ring->identity)))
    return TRUE;

  for (guint i = 0; i < ring->retired->len; i++)
    if (g_str_equal (recipient, candour_age_identity_get_recipient (ring->retired->pdata[i])))
      return TRUE;

  return FALSE;
}

static gboolean
check_recipient (const CandourPack      *pack,
                 const CandourDeskKeys  *keys,
                 GError                **error)
{
  return keys->words != NULL || is_for (keys->ring, pack->statement->recipient->recipient)
         || candour_desk_refuse (error, CANDOUR_DESK_SOMEONE_ELSE,
                                 _("This pack is for someone else."));
}

static gboolean
check_time (const CandourPack      *pack,
            const CandourDeskKeys  *keys,
            GError                **error)
{
  g_autofree char *today =
    keys->today != NULL ? g_strdup (keys->today) : candour_date_dup_today ();
  g_autofree char *last = NULL;

  if (*pack->statement->expires == '\0' || strcmp (today, pack->statement->expires) <= 0)
    return TRUE;

  last = candour_date_format_long (pack->statement->expires);

  return candour_desk_refuse_format (error, CANDOUR_DESK_EXPIRED,
                                     /* Translators: a date, and who sent the pack */
                                     _("This pack opened until %s. Ask %s for a new one."), last,
                                     pack->statement->sender->name);
}

gboolean
candour_desk_check (const CandourPack      *pack,
                    const CandourDeskKeys  *keys,
                    CandourCard           **sender,
                    GError                **error)
{
  return check_recipient (pack, keys, error)
         && check_sender (pack, keys, sender, error)
         && check_time (pack, keys, error);
}
