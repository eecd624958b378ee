/* candour-test-age.h - bytes, and who may open them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-age.h"

G_BEGIN_DECLS

/* On both sides of every joint between chunks, and one of many chunks. */
#define CANDOUR_TEST_AGE_SIZES 7
extern const gsize candour_test_age_sizes[CANDOUR_TEST_AGE_SIZES];

/* Not all the same, so that a chunk in the wrong place would show. */
GBytes *candour_test_age_plain        (gsize                length);
/* @second may be NULL. */
GBytes *candour_test_age_seal         (GBytes              *plain,
                                       CandourAgeIdentity  *first,
                                       CandourAgeIdentity  *second);
void    candour_test_age_assert_opens (GBytes              *sealed,
                                       CandourAgeIdentity  *identity,
                                       GBytes              *plain);

G_END_DECLS
