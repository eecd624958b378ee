/* candour-xml-gate-private.h - the gate's two steps that look at bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* UTF-8 without a byte order mark, and without NUL. */
GBytes   *candour_xml_gate_decode (GBytes      *bytes,
                                   int         *line,
                                   GError     **error);
gboolean  candour_xml_gate_scan   (GBytes      *text,
                                   int         *line,
                                   GError     **error);
/* FALSE, with REFUSED. */
gboolean  candour_xml_gate_refuse (GError     **error,
                                   const char  *sentence);

G_END_DECLS
