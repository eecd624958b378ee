/* candour-pack-words.c - a pack for a moderator outside, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-words.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"

char *
candour_pack_words_back (const CandourPackRecord *record)
{
  /* Translators: how many audits of a pack came back: "3 of 8 back" */
  return g_strdup_printf (_("%1$d of %2$d back"), record->n_back, record->n_audits);
}

void
candour_pack_words_show_state (const CandourPackRecord *record,
                               CandourChip             *chip)
{
  static const struct
  {
    CandourTone  tone;
    const char  *icon_name;
    const char  *text;
  } states[] =
  {
    [CANDOUR_PACK_OUT] = { CANDOUR_TONE_INFO, "candour-arrow-symbolic", N_("Out") },
    [CANDOUR_PACK_PARTLY] = { CANDOUR_TONE_INFO, "candour-arrow-symbolic", NULL },
    [CANDOUR_PACK_BACK] = { CANDOUR_TONE_OK, "object-select-symbolic", N_("All back") },
    [CANDOUR_PACK_LATE] = { CANDOUR_TONE_WARN, "candour-clock-symbolic", N_("Late") },
    [CANDOUR_PACK_EXPIRED] = { CANDOUR_TONE_DANGER, "candour-clock-symbolic", N_("Expired") },
    [CANDOUR_PACK_WITHDRAWN] = { CANDOUR_TONE_NEUTRAL, "window-close-symbolic", N_("Withdrawn") },
  };
  g_autofree char *back = candour_pack_words_back (record);
  const char *text;

  g_return_if_fail ((guint) record->state < G_N_ELEMENTS (states));

  text = states[record->state].text;
  candour_chip_set (chip, states[record->state].tone, states[record->state].icon_name,
                    text != NULL ? _(text) : back, NULL);
}

char *
candour_pack_words_sent (const CandourPackRecord *record,
                         const char              *today)
{
  g_autofree char *short_id = candour_pack_dup_short_id (record->id);
  g_autofree char *made_on = candour_instant_dup_date (record->made_at);
  g_autofree char *sent = candour_date_format_short (made_on, today);

  /* Translators: "7F3A-22C9, sent Mon 12 Jan" */
  return g_strdup_printf (_("%1$s, sent %2$s"), short_id, sent);
}

char *
candour_pack_words_until (const CandourPackRecord *record,
                          const char              *today)
{
  g_autofree char *back = candour_pack_words_back (record);
  g_autofree char *until = candour_date_format_short (record->expires_on, today);

  if (record->withdrawn_at != NULL)
    return g_steal_pointer (&back);
  if (record->state == CANDOUR_PACK_EXPIRED)
    /* Translators: "Opened until Fri 30 Jan, 3 of 8 back" */
    return g_strdup_printf (_("Opened until %1$s, %2$s"), until, back);

  /* Translators: "Opens until Fri 30 Jan, 3 of 8 back" */
  return g_strdup_printf (_("Opens until %1$s, %2$s"), until, back);
}

char *
candour_pack_words_case (const CandourPackCase *one)
{
  switch (one->back_as)
    {
    case CANDOUR_BACK_TAKEN:
      return g_strdup_printf (_("In return %d"), one->back_in);

    case CANDOUR_BACK_BESIDE:
      return g_strdup_printf (_("In return %d, kept beside"), one->back_in);

    case CANDOUR_BACK_NOT:
    default:
      return g_strdup (_("Not back yet"));
    }
}

gboolean
candour_pack_words_is_by_words (const CandourPackRecord *record)
{
  return *record->recipient.seals_for == '\0';
}
