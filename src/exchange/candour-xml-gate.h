/* candour-xml-gate.h - the only way by which XML from outside gets in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First the bytes go through candour_xml_gate_check(), which reads no more of XML than it must
 * to refuse what would harm; only what comes out of it is handed to a parser:
 *
 *   g_autoptr(GBytes) passed = candour_xml_gate_check (bytes, max_size, NULL, error);
 *   g_autoptr(GPtrArray) faults = candour_faults_new ();
 *   xmlTextReader *reader = passed != NULL ? candour_xml_gate_open_reader (passed, faults) : NULL;
 *
 *   while ((rc = xmlTextReaderRead (reader)) == 1)
 *     ...
 *   good = rc == 0 && faults->len == 0;
 *   xmlFreeTextReader (reader);
 *
 * Both conditions matter: libxml2 calls a file with an unbound prefix or an attribute given twice
 * under two prefixes well-formed, and only says so as a fault.
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

#include "candour-fault.h"

G_BEGIN_DECLS

#define CANDOUR_XML_MAX_TAG        (64 * 1024)
#define CANDOUR_XML_MAX_ATTRIBUTES 256
#define CANDOUR_XML_MAX_NAMESPACES 256  /* declared and in scope at any place */
#define CANDOUR_XML_MAX_DEPTH      100

/* UTF-8 without a byte order mark, fit for the two below; NULL with REFUSED and one sentence for
 * people for what is too large, no XML, in an encoding that we do not take, has a DOCTYPE,
 * or is made to be slow. *line (may be NULL) is set on refusal; 0: of the file as a whole.
 */
GBytes        *candour_xml_gate_check       (GBytes     *bytes,
                                             gsize       max_size,
                                             int        *line,
                                             GError    **error);

/* A reader over @passed, which must outlive it. Whatever is wrong with the XML goes to @faults,
 * which must outlive it too.
 */
xmlTextReader *candour_xml_gate_open_reader (GBytes     *passed,
                                             GPtrArray  *faults);

/* The whole document, for small files; NULL where it has faults. xmlFreeDoc() it. */
xmlDoc        *candour_xml_gate_parse       (GBytes     *passed,
                                             GPtrArray  *faults);

/* Done by the above. For who uses libxml2 without them: denies it the network, files, catalogs. */
void           candour_xml_gate_set_up      (void);

G_END_DECLS
