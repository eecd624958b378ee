/* candour-audit-report.c - one audit as a document: A4, for reading and for the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-report.h"
