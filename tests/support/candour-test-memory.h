/* candour-test-memory.h - what stands in the memory of a program that runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-test-desk.h"

G_BEGIN_DECLS

/* FALSE where the system lets nobody look, as it does for all but root: nothing can be said. */
gboolean candour_test_memory_can_look (CandourTestDesk   *desk);
/* The first of @words, which end with NULL, that stands anywhere in the memory of the program, in
 * use or only not wiped yet; NULL: none.
 */
const char *candour_test_memory_find  (CandourTestDesk   *desk,
                                       const char *const *words);

G_END_DECLS
