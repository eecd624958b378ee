/* candour-test-cases.h - reads case lists that a test has made, and finds what came of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-cases-reader.h"
#include "candour-test-xlsx.h"

G_BEGIN_DECLS

#define TODAY "2026-01-16"

/* The headers that lists have in common. */
#define CHILD "Child Unique ID|Gender|Ethnicity|Date of Birth|Age|"
#define HELD  "Allocated Team|Allocated Worker"

CandourCasesFile        *candour_test_read_bytes     (GBytes             *bytes,
                                                      const char         *name,
                                                      GHashTable         *columns,
                                                      GError            **error);
CandourCasesFile        *candour_test_read_answered  (GBytes                    *bytes,
                                                      const char                *name,
                                                      const CandourCasesAnswers *answers,
                                                      GError                   **error);
/* Takes @workbook; it must be read without an error. */
CandourCasesFile        *candour_test_read_workbook  (CandourTestXlsx    *workbook);
/* One sheet of these rows, as candour_test_xlsx_add_rows() takes them. */
CandourCasesFile        *candour_test_read_list      (const char         *sheet,
                                                      const char *const  *rows);
CandourCasesFile        *candour_test_read_csv       (const char         *name,
                                                      const char         *text,
                                                      GError            **error);

/* These must be there. */
const CandourCaseEntry  *candour_test_find_entry     (CandourCasesFile   *file,
                                                      const char         *reference);
const CandourListFound  *candour_test_find_list      (CandourCasesFile   *file,
                                                      int                 number);
/* NULL: there is none. */
const CandourRowProblem *candour_test_find_problem   (CandourCasesFile   *file,
                                                      const char         *wrong);
/* @rows: "2 4". */
void                     candour_test_assert_problem (CandourCasesFile   *file,
                                                      const char         *wrong,
                                                      CandourRowOutcome   kind,
                                                      const char         *rows);

G_END_DECLS
