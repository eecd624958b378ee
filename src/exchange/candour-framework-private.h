/* candour-framework-private.h - the steps by which a framework is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "candour-fault.h"
#include "candour-framework.h"

G_BEGIN_DECLS

#define CANDOUR_FRAMEWORK_NAMESPACE "urn:candour:framework:1"

/* FALSE where the document is none of ours, or too much to look at: nothing else is then worth
 * telling. Takes out what other programs say about schemas; tells of hidden characters.
 */
gboolean          candour_framework_inspect  (xmlDoc     *document,
                                              GPtrArray  *faults);
/* Adds to @faults what our XSD finds, but for what building tells better. FALSE: could not be
 * checked.
 */
gboolean          candour_framework_validate (xmlDoc     *document,
                                              GPtrArray  *faults,
                                              gboolean   *valid,
                                              GError    **error);
/* Whatever can be understood of it; adds to @faults what no schema can say. */
CandourFramework *candour_framework_build    (xmlDoc     *document,
                                              GPtrArray  *faults);

/* The element's name that stands for it in a file. */
const char       *candour_framework_rule_element (CandourRuleKind kind);

/* Element children by local name; NULL @name: any. NULL where there is none. */
xmlNode          *candour_xml_find_child     (xmlNode    *node,
                                              const char *name);
xmlNode          *candour_xml_find_next      (xmlNode    *node,
                                              const char *name);
gboolean          candour_xml_is             (xmlNode    *node,
                                              const char *name);
int               candour_xml_get_line       (xmlNode    *node);
/* NULL where there is none. White space is collapsed, and characters composed (NFC). */
char             *candour_xml_dup_attribute  (xmlNode    *node,
                                              const char *name);
/* "" for NULL. */
char             *candour_xml_dup_text       (xmlNode    *node);

G_END_DECLS
