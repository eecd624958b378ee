/* candour-cli-private.h - what a verb is given, and what it may call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-workspace.h"

G_BEGIN_DECLS

/* One use of one verb. */
typedef struct
{
  char              *workspace_name;  /* --workspace */
  char              *acting_as;       /* --as */
  char             **arguments;       /* what is left after the options */
  guint              n_arguments;
  CandourWorkspace  *workspace;       /* NULL until candour_call_open() */
  GCancellable      *cancellable;     /* by Ctrl+C */
} CandourCall;

/* FALSE: failed or refused, with one sentence in @error. */
typedef gboolean (*CandourVerbFunc) (CandourCall  *call,
                                     GError      **error);

typedef struct
{
  const char         *name;       /* one word or two: "import cases" */
  const char         *arguments;  /* "FILE.csv" */
  const char         *summary;
  const GOptionEntry *options;    /* besides the common ones; may be NULL */
  guint               n_arguments;
  guint               n_optional; /* so many more may follow */
  gboolean            needs_workspace;
  CandourVerbFunc     run;
} CandourVerb;

extern const CandourVerb candour_verb_init;
extern const CandourVerb candour_verb_demo;
extern const CandourVerb candour_verb_import_framework;
extern const CandourVerb candour_verb_import_people;
extern const CandourVerb candour_verb_import_cases;
extern const CandourVerb candour_verb_list_audits;
extern const CandourVerb candour_verb_list_actions;
extern const CandourVerb candour_verb_list_moderation;
extern const CandourVerb candour_verb_list_figures;
extern const CandourVerb candour_verb_list_cases;
extern const CandourVerb candour_verb_list_people;
extern const CandourVerb candour_verb_list_frameworks;
extern const CandourVerb candour_verb_export_findings;
extern const CandourVerb candour_verb_export_actions;
extern const CandourVerb candour_verb_export_moderation;
extern const CandourVerb candour_verb_export_framework;
extern const CandourVerb candour_verb_report_audit;
extern const CandourVerb candour_verb_moderate_draw;
extern const CandourVerb candour_verb_calendar;
extern const CandourVerb candour_verb_history_verify;
extern const CandourVerb candour_verb_check;
extern const CandourVerb candour_verb_backup;
extern const CandourVerb candour_verb_keys_new;
extern const CandourVerb candour_verb_keys_card;
extern const CandourVerb candour_verb_keys_trust;
extern const CandourVerb candour_verb_keys_list;
extern const CandourVerb candour_verb_pack_out;
extern const CandourVerb candour_verb_pack_import;
extern const CandourVerb candour_verb_pack_list;
extern const CandourVerb candour_verb_pack_verify;
extern const CandourVerb candour_verb_pack_withdraw;

typedef enum
{
  CANDOUR_CALL_READ,
  CANDOUR_CALL_WRITE,  /* somebody must be acting, and no other Candour may hold the file */
} CandourCallKind;

/* Opens the workspace that --workspace names and finds out who acts: the person of this
 * sign-in, or in a demonstration --as, or else its QA lead. Returns: (nullable): lent by @call.
 */
CandourDb *candour_call_open     (CandourCall      *call,
                                  CandourCallKind   kind,
                                  GError          **error);

/* A CandourProgress that writes a percentage to a terminal, and nothing anywhere else. Data: the
 * words before it.
 */
void       candour_call_progress (guint64           done,
                                  guint64           total,
                                  gpointer          words);
void       candour_call_progress_end (void);

/* "List 8, rows 212, 305: No child unique ID. Left out. ..." to stderr, a line each. */
void       candour_call_print_problems (GPtrArray *problems);

/* REFUSED where the role of who acts may not. */
gboolean   candour_call_may_import (CandourCall   *call,
                                    GError       **error);

/* A GOptionArgFunc's usual errors end in exit status 2; so does this. */
void       candour_call_set_usage_error (GError   **error,
                                         const char *sentence);

/* For --from and --until: each a date, or NULL where it was not given. */
gboolean   candour_call_check_period (const char   *from_on,
                                      const char   *until_on,
                                      GError      **error);

G_END_DECLS
