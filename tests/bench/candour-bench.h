/* candour-bench.h - two workspaces alike but for their size, and what the same costs on both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-workspace.h"

G_BEGIN_DECLS

/* A bench that cannot do what it measures stops. */
void  candour_bench_check       (const GError      *error);
void  candour_bench_run         (CandourDb         *db,
                                 const char        *sql);

/* The day of the @i-th audit: ten years, whatever their number. */
char *candour_bench_dup_day     (int                i,
                                 int                n_audits);
/* Teams t0 ..., of which t0 is above t1 to t4. */
void  candour_bench_fill_teams  (CandourDb         *db,
                                 int                n_teams);
/* Scales f and g, of four grades. */
void  candour_bench_fill_scales (CandourDb         *db);

typedef void (*CandourBenchFill) (CandourDb         *db,
                                  int                n_audits);
typedef void (*CandourBenchWork) (CandourDb         *db,
                                  gconstpointer      what);
typedef void (*CandourBenchAll)  (CandourWorkspace  *many,
                                  CandourWorkspace  *few);

/* Prints the median of both and the ratio. @n_rows is only said. */
void  candour_bench_compare     (const char        *name,
                                 CandourWorkspace  *many,
                                 CandourWorkspace  *few,
                                 CandourBenchWork   work,
                                 gconstpointer      what,
                                 int                n_rows);

/* "[MANY [FEW]]" of the command line, 360,000 and 3,600: makes both, measures, takes them away. */
int   candour_bench_main        (int                argc,
                                 char             **argv,
                                 CandourBenchFill   fill,
                                 CandourBenchAll    measure);

G_END_DECLS
