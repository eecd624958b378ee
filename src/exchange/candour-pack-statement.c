/* candour-pack-statement.c - what a pack says of itself, as XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-private.h"

#include <sodium.h>

#include "candour-age-private.h"
#include "candour-date.h"
#include "candour-framework-private.h"

#define ID_GROUPS 8

static const char *const kinds[] = { "moderation", "return", "reveal" };

static char *
make_id (void)
{
  GString *id = g_string_sized_new (ID_GROUPS * 5);

  candour_age_set_up ();
  for (int i = 0; i < ID_GROUPS; i++)
    g_string_append_printf (id, "%s%04X", i > 0 ? "-" : "", randombytes_uniform (0x10000));

  return g_string_free (id, FALSE);
}

CandourPackStatement *
candour_pack_statement_new (CandourPackKind     kind,
                            const CandourCard  *sender,
                            const CandourCard  *recipient)
{
  CandourPackStatement *self = g_new0 (CandourPackStatement, 1);

  self->kind = kind;
  self->id = make_id ();
  self->created = candour_date_dup_now_utc ();
  self->expires = g_strdup ("");
  self->answers = g_strdup ("");
  self->head_hash = g_strdup ("");
  self->sender = candour_card_copy (sender);
  self->recipient = candour_card_copy (recipient);

  return self;
}

void
candour_pack_statement_free (CandourPackStatement *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->created);
  g_free (self->expires);
  g_free (self->answers);
  g_free (self->head_hash);
  candour_card_free (self->sender);
  candour_card_free (self->recipient);
  g_free (self);
}

char *
candour_pack_dup_short_id (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_strndup (id, 9);
}

static void
write_party (xmlTextWriter      *writer,
             const char         *name,
             const CandourCard  *card)
{
  xmlTextWriterStartElement (writer, (const xmlChar *) name);
  candour_card_write_party (card, writer);
  xmlTextWriterEndElement (writer);
}

static void
write_head (xmlTextWriter               *writer,
            const CandourPackStatement  *self)
{
  if (self->head_row == 0)
    return;

  xmlTextWriterStartElement (writer, (const xmlChar *) "history");
  candour_pack_xml_number (writer, "row", self->head_row);
  candour_pack_xml_attribute (writer, "hash", self->head_hash);
  xmlTextWriterEndElement (writer);
}

static void
write_part (xmlTextWriter          *writer,
            const CandourPackPart  *part)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, part->bytes);

  xmlTextWriterStartElement (writer, (const xmlChar *) "part");
  candour_pack_xml_attribute (writer, "name", part->name);
  candour_pack_xml_attribute (writer, "sha256", hash);
  xmlTextWriterEndElement (writer);
}

GBytes *
candour_pack_statement_write (const CandourPackStatement  *self,
                              GPtrArray                   *parts)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = candour_pack_xml_begin (buffer, "statement");

  candour_pack_xml_attribute (writer, "kind", kinds[self->kind]);
  candour_pack_xml_attribute (writer, "pack", self->id);
  candour_pack_xml_attribute (writer, "created", self->created);
  candour_pack_xml_attribute (writer, "expires", self->expires);
  candour_pack_xml_number (writer, "audits", self->n_audits);
  candour_pack_xml_number (writer, "sequence", self->sequence);
  candour_pack_xml_attribute (writer, "answers", self->answers);
  write_party (writer, "sender", self->sender);
  write_party (writer, "recipient", self->recipient);
  write_head (writer, self);
  for (guint i = 0; i < parts->len; i++)
    write_part (writer, parts->pdata[i]);

  return candour_pack_xml_finish (writer, buffer);
}

static CandourPackKind
read_kind (xmlNode *root)
{
  g_autofree char *code = candour_pack_xml_dup (root, "kind");
  guint i = 0;

  while (!g_str_equal (kinds[i], code))
    i++;

  return i;
}

static void
read_head (CandourPackStatement  *self,
           xmlNode               *root)
{
  xmlNode *head = candour_xml_find_child (root, "history");

  self->head_row = head != NULL ? candour_pack_xml_get_number (head, "row") : 0;
  self->head_hash = head != NULL ? candour_pack_xml_dup (head, "hash") : g_strdup ("");
}

/* The schema has seen to it that everything is there and of its kind. */
CandourPackStatement *
candour_pack_statement_read (GBytes      *bytes,
                             GHashTable  *hashes,
                             GError     **error)
{
  g_autoptr(xmlDoc) document = candour_pack_xml_read (bytes, "statement", error);
  CandourPackStatement *self;
  xmlNode *root;

  if (document == NULL)
    return NULL;

  self = g_new0 (CandourPackStatement, 1);
  root = xmlDocGetRootElement (document);
  self->kind = read_kind (root);
  self->id = candour_pack_xml_dup (root, "pack");
  self->created = candour_pack_xml_dup (root, "created");
  self->expires = candour_pack_xml_dup (root, "expires");
  self->answers = candour_pack_xml_dup (root, "answers");
  self->n_audits = candour_pack_xml_get_number (root, "audits");
  self->sequence = candour_pack_xml_get_number (root, "sequence");
  self->sender = candour_card_read_party (candour_xml_find_child (root, "sender"));
  self->recipient = candour_card_read_party (candour_xml_find_child (root, "recipient"));
  read_head (self, root);

  for (xmlNode *part = candour_xml_find_child (root, "part"); part != NULL;
       part = candour_xml_find_next (part, "part"))
    g_hash_table_insert (hashes, candour_pack_xml_dup (part, "name"),
                         candour_pack_xml_dup (part, "sha256"));

  return self;
}
