/* candour-framework-reader.h - frameworks from and to our XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-fault.h"
#include "candour-framework.h"

G_BEGIN_DECLS

/* NULL with REFUSED where the file has faults; *faults (element-type CandourFault) lists them
 * by line, at most 200, and the error's message is the first. Never reads anything but @bytes.
 */
CandourFramework *candour_framework_read        (GBytes                  *bytes,
                                                 GPtrArray              **faults,
                                                 GError                 **error);
CandourFramework *candour_framework_read_file   (const char              *path,
                                                 GPtrArray              **faults,
                                                 GError                 **error);

/* UTF-8 XML that candour_framework_read() reads back as an equal framework. */
GBytes           *candour_framework_write       (const CandourFramework  *framework);

/* (element-type CandourFramework) the three that ship with the program. */
GPtrArray        *candour_framework_load_shipped (GError                **error);

G_END_DECLS
