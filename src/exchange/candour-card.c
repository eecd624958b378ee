/* candour-card.c - how somebody is known to those who exchange packs with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-card.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-pack-private.h"
#include "candour-signing.h"
#include "candour-words.h"

/* As the schema has it. */
#define MAX_NAME 200

CandourCard *
candour_card_new (const char *name,
                  const char *recipient,
                  const char *public_key)
{
  CandourCard *self = g_new0 (CandourCard, 1);

  self->name = g_strdup (name);
  self->recipient = g_strdup (recipient);
  self->public_key = g_strdup (public_key);

  return self;
}

CandourCard *
candour_card_copy (const CandourCard *self)
{
  CandourCard *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = candour_card_new (self->name, self->recipient, self->public_key);
  copy->checked_on = g_strdup (self->checked_on);

  return copy;
}

void
candour_card_free (CandourCard *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->recipient);
  g_free (self->public_key);
  g_free (self->checked_on);
  g_free (self);
}

gboolean
candour_card_check_name (const char  *name,
                         GError     **error)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (*name != '\0' && g_utf8_validate (name, -1, NULL) && strpbrk (name, "\r\n\t") == NULL
      && g_utf8_strlen (name, -1) <= MAX_NAME)
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("A name on a card is one line of at most 200 letters."));

  return FALSE;
}

gboolean
candour_card_has_keys (const CandourCard *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return *self->recipient != '\0' && *self->public_key != '\0';
}

char *
candour_card_dup_line (const CandourCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s %s %s", self->recipient, self->public_key, self->name);
}

CandourCard *
candour_card_parse_line (const char *line)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  parts = g_strsplit (line, " ", 3);
  if (g_strv_length (parts) != 3 || !candour_age_check_recipient (parts[0], NULL)
      || !candour_signing_check_public (parts[1], NULL))
    return NULL;

  return candour_card_new (parts[2], parts[0], parts[1]);
}

gboolean
candour_card_is_same (const CandourCard *self,
                      const CandourCard *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return g_str_equal (self->recipient, other->recipient)
         && g_str_equal (self->public_key, other->public_key);
}

char *
candour_card_dup_words (const CandourCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return candour_words_dup_fingerprint (self->recipient, self->public_key);
}

void
candour_card_write_party (const CandourCard  *self,
                          xmlTextWriter      *writer)
{
  candour_pack_xml_attribute (writer, "name", self->name);
  candour_pack_xml_attribute (writer, "seals-for", self->recipient);
  candour_pack_xml_attribute (writer, "signs-with", self->public_key);
}

CandourCard *
candour_card_read_party (xmlNode *node)
{
  g_autofree char *name = candour_pack_xml_dup (node, "name");
  g_autofree char *recipient = candour_pack_xml_dup (node, "seals-for");
  g_autofree char *public_key = candour_pack_xml_dup (node, "signs-with");

  return candour_card_new (name, recipient, public_key);
}

GBytes *
candour_card_write (const CandourCard *self)
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;

  g_return_val_if_fail (self != NULL, NULL);

  buffer = xmlBufferCreate ();
  writer = candour_pack_xml_begin (buffer, "card");
  candour_card_write_party (self, writer);

  return candour_pack_xml_finish (writer, buffer);
}

/* The schema knows how keys look; whether they are right, their sums tell. */
static gboolean
has_good_keys (const CandourCard *self)
{
  return candour_card_has_keys (self)
         && candour_age_check_recipient (self->recipient, NULL)
         && candour_signing_check_public (self->public_key, NULL);
}

CandourCard *
candour_card_read (GBytes  *bytes,
                   GError **error)
{
  g_autoptr(xmlDoc) document = NULL;
  g_autoptr(CandourCard) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  document = candour_pack_xml_read (bytes, "card", NULL);
  if (document != NULL)
    self = candour_card_read_party (xmlDocGetRootElement (document));
  if (self != NULL && has_good_keys (self))
    return g_steal_pointer (&self);

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This file is not a moderator’s or a QA lead’s card."));

  return NULL;
}
