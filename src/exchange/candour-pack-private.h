/* candour-pack-private.h - what the files of candour-pack share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include "candour-pack.h"

G_BEGIN_DECLS

#define CANDOUR_PACK_NAMESPACE "urn:candour:pack:1"

/* Through the gate and our schema, with @root at its top; NULL with REFUSED. xmlFreeDoc() it. */
xmlDoc               *candour_pack_xml_read        (GBytes                      *bytes,
                                                    const char                  *root,
                                                    GError                     **error);
/* "" where there is none. */
char                 *candour_pack_xml_dup         (xmlNode                     *node,
                                                    const char                  *name);
/* Begins @root in our namespace; the text is @buffer's. */
xmlTextWriter        *candour_pack_xml_begin       (xmlBuffer                   *buffer,
                                                    const char                  *root);
/* Nothing for "". */
void                  candour_pack_xml_attribute   (xmlTextWriter               *writer,
                                                    const char                  *name,
                                                    const char                  *value);
void                  candour_pack_xml_number      (xmlTextWriter               *writer,
                                                    const char                  *name,
                                                    gint64                       value);
/* 0 where there is none. */
gint64                candour_pack_xml_get_number  (xmlNode                     *node,
                                                    const char                  *name);
/* "file does not hold what we write". Always FALSE. */
gboolean              candour_pack_refuse          (GError                     **error);
/* Ends what is open and frees both. */
GBytes               *candour_pack_xml_finish      (xmlTextWriter               *writer,
                                                    xmlBuffer                   *buffer);

/* The attributes of a party: its name and keys. */
void                  candour_card_write_party     (const CandourCard           *self,
                                                    xmlTextWriter               *writer);
CandourCard          *candour_card_read_party      (xmlNode                     *node);

GBytes               *candour_pack_statement_write (const CandourPackStatement  *self,
                                                    GPtrArray                   *parts);
/* @hashes gets what the statement says of each part: name to SHA-256 in hex. */
CandourPackStatement *candour_pack_statement_read  (GBytes                      *bytes,
                                                    GHashTable                  *hashes,
                                                    GError                     **error);

/* The zip: names and bytes there and back, in no other shape than we write. */
GBytes               *candour_pack_zip_write       (GPtrArray                   *parts,
                                                    GError                     **error);
GPtrArray            *candour_pack_zip_read        (GBytes                      *bytes,
                                                    GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
