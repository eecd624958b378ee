/* candour-fuzz-xlsx.h - reads a workbook from end to end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void candour_fuzz_read_workbook (GBytes *workbook);

G_END_DECLS
