/* candour-test-steps.h - what several journeys begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-test-desk.h"

G_BEGIN_DECLS

/* From My work of the small council, by keyboard: an audit of CF-2291, opened at the second
 * standard with the focus in its evidence.
 */
void candour_test_steps_write_audit (CandourTestDesk *desk);

G_END_DECLS
