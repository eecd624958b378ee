/* candour-pack-in-checks.c - who made a return, and whether it answers what went out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "candour-date.h"
#include "candour-error.h"

/* --- The file ------------------------------------------------------------------------- */

/* Nothing is read of what is too large, or may have no end. */
static GBytes *
read_file (const char  *path,
           char       **why)
{
  g_autoptr(GError) error = NULL;
  GStatBuf status;
  char *contents;
  gsize length;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    {
      *why = g_strdup (_("There is no such file"));
      return NULL;
    }

  if (status.st_size > CANDOUR_AGE_MAX_BYTES)
    {
      *why = g_strdup_printf (_("This file is larger than %d MB, so it was not read."),
                              CANDOUR_AGE_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  if (g_file_get_contents (path, &contents, &length, &error))
    return g_bytes_new_take (contents, length);

  *why = g_strdup (error->message);

  return NULL;
}

/* With whichever of our keys it was sealed for. */
static CandourPack *
open_any (const CandourKeyring  *ring,
          GBytes                *sealed,
          GError               **error)
{
  g_autoptr(GError) local_error = NULL;
  CandourPack *pack = candour_pack_open (sealed, ring->identity, &local_error);

  for (guint i = 0; i < ring->retired->len
                    && g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND); i++)
    {
      g_clear_error (&local_error);
      pack = candour_pack_open (sealed, ring->retired->pdata[i], &local_error);
    }

  if (pack == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return pack;
}

static gboolean
fail_whole (CandourPackIn  *in,
            char           *refusal)
{
  return candour_pack_in_fail (in, CANDOUR_CHECK_WHOLE, refusal,
                               g_strdup (_("Nothing was imported.")),
                               g_strdup (_("Ask for the file to be sent again.")));
}

/* What is sealed for somebody else may be whole: nobody here can tell. */
gboolean
candour_pack_in_check_whole (CandourPackChecking  *self,
                             GError              **error)
{
  CandourPackIn *in = self->in;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *size = NULL;
  char *why = NULL;

  in->sealed = read_file (self->path, &why);
  if (in->sealed == NULL)
    return fail_whole (in, why);

  in->pack = open_any (self->ring, in->sealed, &local_error);
  if (in->pack == NULL
      && !g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    return fail_whole (in, g_strdup (local_error->message));

  if (in->pack != NULL && in->pack->statement->kind != CANDOUR_PACK_RETURN)
    return fail_whole (in, g_strdup (_("This is a pack that went out, and not a return")));

  size = g_format_size (g_bytes_get_size (in->sealed));

  /* Translators: a size, "212 kB" */
  return candour_pack_in_pass (in, CANDOUR_CHECK_WHOLE,
                               in->pack != NULL ? g_strdup_printf (_("%s, nothing cut off"), size)
                                                : g_steal_pointer (&size));
}

gboolean
candour_pack_in_check_sealed (CandourPackChecking  *self,
                              GError              **error)
{
  CandourPackIn *in = self->in;

  if (in->pack == NULL)
    return candour_pack_in_fail (in, CANDOUR_CHECK_SEALED,
                                 g_strdup (_("This pack is for someone else")),
                                 g_strdup (_("None of your keys opens it. Nothing was imported.")),
                                 g_strdup (_("Returns are sealed for who sent the pack: that "
                                             "person has to import it.")));

  in->sequence = in->pack->statement->sequence;

  return candour_pack_in_pass (in, CANDOUR_CHECK_SEALED,
                               /* Translators: the name of the owner of the key */
                               g_strdup_printf (_("Opened with your key, %s"),
                                                self->ring->name));
}

/* --- Who made it ---------------------------------------------------------------------- */

static void
set_signed_title (CandourPackIn  *in,
                  char           *title)
{
  g_free (in->checks[CANDOUR_CHECK_SIGNED].title);
  in->checks[CANDOUR_CHECK_SIGNED].title = title;
}

static gboolean
fail_signed (CandourPackIn  *in,
             const char     *name)
{
  return candour_pack_in_fail (
           in, CANDOUR_CHECK_SIGNED,
           g_strdup_printf (_("This return was not signed by %s"), name),
           g_strdup (_("It is not signed with the key that the pack was sent to. Someone may have "
                       "made or changed it. Nothing was imported.")),
           g_strdup_printf (_("Ring %s on the number you already hold, not one from the "
                              "message."), name));
}

/* FALSE: failed already, or could not be tried. */
static gboolean
find_record (CandourPackChecking  *self,
             GError              **error)
{
  CandourPackIn *in = self->in;
  const char *id = in->pack->statement->id;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *short_id = candour_pack_dup_short_id (id);

  in->record = candour_store_packs_load (self->db, id, self->today, &local_error);
  if (in->record != NULL)
    return TRUE;

  if (!g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    candour_pack_in_fail (in, CANDOUR_CHECK_SIGNED,
                          g_strdup_printf (_("No pack %s went out from here"), short_id),
                          g_strdup (_("So nobody can tell who may have signed it. Nothing was "
                                      "imported.")), NULL);

  return FALSE;
}

gboolean
candour_pack_in_check_signed (CandourPackChecking  *self,
                              GError              **error)
{
  CandourPackIn *in = self->in;
  const CandourPackParty *moderator;

  if (!find_record (self, error))
    return in->refusal != NULL;

  moderator = &in->record->recipient;
  in->is_unsigned = *moderator->signs_with == '\0';
  if (in->is_unsigned)
    {
      set_signed_title (in, g_strdup (_("Unsigned")));
      return candour_pack_in_pass (in, CANDOUR_CHECK_SIGNED,
                                   g_strdup (_("Anyone who holds the six words could have written "
                                               "this.")));
    }

  set_signed_title (in, g_strdup_printf (_("Signed by %s"), moderator->name));
  if (*in->pack->signature == '\0'
      || !candour_pack_verify (in->pack, moderator->signs_with, NULL))
    return fail_signed (in, moderator->name);

  return candour_pack_in_pass (in, CANDOUR_CHECK_SIGNED,
                               g_strdup (_("With the key that the pack was sent to")));
}

/* --- Which pack it answers ------------------------------------------------------------ */

static char *
dup_long_date (const char *at_utc)
{
  g_autofree char *date = candour_instant_dup_date (at_utc);

  return candour_date_format_long (date);
}

static gboolean
fail_out (CandourPackIn  *in,
          char           *refusal)
{
  return candour_pack_in_fail (in, CANDOUR_CHECK_OUT, refusal,
                               g_strdup (_("Nothing was imported.")),
                               g_strdup (_("A new pack can be sent for what is still to "
                                           "moderate.")));
}

gboolean
candour_pack_in_check_out (CandourPackChecking  *self,
                           GError              **error)
{
  CandourPackIn *in = self->in;
  const CandourPackRecord *record = in->record;
  g_autofree char *short_id = candour_pack_dup_short_id (record->id);
  g_autofree char *created_on = candour_instant_dup_date (in->pack->statement->created);
  g_autofree char *sent = dup_long_date (record->made_at);
  g_autofree char *until = candour_date_format_long (record->expires_on);

  if (record->withdrawn_at != NULL)
    {
      g_autofree char *on = dup_long_date (record->withdrawn_at);

      return fail_out (in, g_strdup_printf (_("This pack was withdrawn on %s"), on));
    }

  if (strcmp (created_on, record->expires_on) > 0)
    return fail_out (in, g_strdup_printf (_("This return was made after %s, when the pack had "
                                            "expired"), until));

  return candour_pack_in_pass (in, CANDOUR_CHECK_OUT,
                               /* Translators: a pack's id, two dates */
                               g_strdup_printf (_("%s, sent %s, opens until %s"), short_id, sent,
                                                until));
}

/* Who had no keys may have made some since; nobody checked those. */
static gboolean
is_party (const CandourPackParty  *party,
          const CandourCard       *card)
{
  return g_str_equal (party->name, card->name)
         && (*party->signs_with == '\0'
             || (g_str_equal (party->seals_for, card->recipient)
                 && g_str_equal (party->signs_with, card->public_key)));
}

gboolean
candour_pack_in_check_answers (CandourPackChecking  *self,
                               GError              **error)
{
  CandourPackIn *in = self->in;
  const CandourPackStatement *statement = in->pack->statement;

  if (!g_str_equal (statement->answers, in->record->hash)
      || !is_party (&in->record->recipient, statement->sender)
      || !is_party (&in->record->sender, statement->recipient))
    return candour_pack_in_fail (in, CANDOUR_CHECK_ANSWERS,
                                 g_strdup (_("This file answers another pack")),
                                 g_strdup (_("The pack that it was made from is not the one that "
                                             "went out. Nothing was imported.")), NULL);

  return candour_pack_in_pass (in, CANDOUR_CHECK_ANSWERS,
                               g_strdup (_("The pack inside is the one you made, to the byte")));
}

static char *
dup_newer_detail (const CandourPackIn    *in,
                  const CandourPackFile  *last)
{
  g_autofree char *on = last != NULL ? dup_long_date (last->at_utc) : NULL;

  if (in->same_as > 0)
    /* Translators: the number of a return */
    return g_strdup_printf (_("Return %d, the very file that is here already"), in->same_as);

  if (last == NULL)
    return g_strdup_printf (_("Return %d, the first to come in"), in->sequence);

  /* Translators: two numbers of returns, a date */
  return g_strdup_printf (_("Return %d. Return %d came in on %s"), in->sequence, last->sequence,
                          on);
}

gboolean
candour_pack_in_check_newer (CandourPackChecking  *self,
                             GError              **error)
{
  CandourPackIn *in = self->in;
  GPtrArray *returns = in->record->returns;
  const CandourPackFile *last = returns->len > 0 ? returns->pdata[returns->len - 1] : NULL;

  for (guint i = 0; i < returns->len; i++)
    {
      const CandourPackFile *file = returns->pdata[i];

      if (g_str_equal (file->hash, in->pack->hash))
        in->same_as = file->sequence;
    }

  if (in->same_as == 0 && (in->sequence < 1
                           || (last != NULL && in->sequence <= last->sequence)))
    return candour_pack_in_fail (in, CANDOUR_CHECK_NEWER,
                                 g_strdup (_("This pack was already answered by a newer return")),
                                 g_strdup (_("The newer one holds all that this one does. Nothing "
                                             "was imported.")), NULL);

  return candour_pack_in_pass (in, CANDOUR_CHECK_NEWER, dup_newer_detail (in, last));
}

/* --- Its cases ------------------------------------------------------------------------ */

/* What does not read at all holds no cases, and fails the last check instead. */
gboolean
candour_pack_in_check_cases (CandourPackChecking  *self,
                             GError              **error)
{
  CandourPackIn *in = self->in;
  GBytes *payload = candour_pack_parts_get (in->pack->parts, CANDOUR_PACK_PAYLOAD);

  if (payload != NULL)
    in->audits = candour_pack_grades_read (payload, CANDOUR_GRADING_MODERATOR, NULL);
  if (in->audits == NULL)
    return TRUE;

  for (guint i = 0; i < in->audits->len; i++)
    {
      const CandourPackAudit *audit = in->audits->pdata[i];

      if (candour_pack_record_find_case (in->record, audit->code) == NULL)
        return candour_pack_in_fail (in, CANDOUR_CHECK_CASES,
                                     g_strdup (_("It holds a case you did not send")),
                                     g_strdup_printf (_("Nobody here knows what %s is. Nothing "
                                                        "was imported."), audit->code), NULL);
    }

  return candour_pack_in_pass (in, CANDOUR_CHECK_CASES,
                               g_strdup_printf (_("%u of the %d, none that you did not send"),
                                                in->audits->len, in->record->n_audits));
}
