/* candour-test-age.c - bytes, and who may open them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-age.h"

const gsize candour_test_age_sizes[CANDOUR_TEST_AGE_SIZES] = {
  0, 1, 65535, 65536, 65537, 131072, 5000000
};

GBytes *
candour_test_age_plain (gsize length)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = i * 31 + i / 65536;

  return g_bytes_new_take (bytes, length);
}

GBytes *
candour_test_age_seal (GBytes              *plain,
                       CandourAgeIdentity  *first,
                       CandourAgeIdentity  *second)
{
  const char *recipients[] = {
    candour_age_identity_get_recipient (first),
    second != NULL ? candour_age_identity_get_recipient (second) : NULL, NULL
  };
  g_autoptr(GError) error = NULL;
  GBytes *sealed = candour_age_seal (plain, recipients, &error);

  g_assert_no_error (error);

  return sealed;
}

void
candour_test_age_assert_opens (GBytes              *sealed,
                               CandourAgeIdentity  *identity,
                               GBytes              *plain)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) opened = candour_age_open (sealed, identity, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, plain));
}
