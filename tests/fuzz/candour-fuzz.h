/* candour-fuzz.h - what the fuzzers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fuzzer is one function, candour_fuzz(), in fuzz-NAME.c; NAME stands in meson.build, and the
 * files to start from lie in corpus/NAME. Whatever it aborts on is a finding: a fault of memory,
 * a leak, a critical warning, a broken promise of the reader.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tries one input; written by each fuzzer. */
void        candour_fuzz            (GBytes          *input);

/* The path of a file that holds @input, good until the next call. */
const char *candour_fuzz_make_file  (GBytes          *input);

/* UTF-8, or NULL. */
void        candour_fuzz_check_text (const char      *text);
/* Either something was read, or there is an error for people. Clears *error. */
void        candour_fuzz_check_end  (gboolean         read,
                                     GError         **error);

G_END_DECLS
