/* candour-test-faults.h - a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A VFS of SQLite that passes everything on to the usual one, and counts.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_TEST_FAULT_WRITE,
  CANDOUR_TEST_FAULT_SYNC,
  CANDOUR_TEST_FAULT_TRUNCATE,
  CANDOUR_TEST_FAULT_READ,
} CandourTestFaultKind;

#define CANDOUR_TEST_N_FAULT_KINDS 4

/* Files that are opened between the two calls lie on the failing disk, until they are closed. */
void     candour_test_faults_mount   (void);
void     candour_test_faults_unmount (void);

/* The @nth call of @kind from now on fails; where @sticky, so do all calls of any kind that
 * change something after it. @full: the disk is full, instead of broken.
 */
void     candour_test_faults_arm     (CandourTestFaultKind kind,
                                      int                  nth,
                                      gboolean             full,
                                      gboolean             sticky);
/* TRUE: it did fail meanwhile. */
gboolean candour_test_faults_disarm  (void);

G_END_DECLS
