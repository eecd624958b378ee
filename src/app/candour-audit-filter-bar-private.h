/* candour-audit-filter-bar-private.h - what the two files of the filter bar share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-choices.h"
#include "candour-audit-filter-bar.h"
#include "candour-date-entry.h"
#include "candour-toggle-bar.h"

G_BEGIN_DECLS

#define CANDOUR_N_STATES CANDOUR_N_AUDIT_STATES

/* The period with two dates of its own. */
#define CANDOUR_PERIOD_FROM_TO "from-to"

struct _CandourAuditFilterBar
{
  GtkWidget            parent_instance;

  CandourWorkspace    *workspace;
  GCancellable        *cancellable;
  char                *today;
  CandourAuditChoices *choices;
  CandourChoices       periods;
  CandourChoices       grades;

  GtkBox              *box;
  GtkBox              *top;
  GtkBox              *bottom;
  CandourToggleBar    *states;       /* the first: all */
  GtkSearchEntry      *search;
  GtkDropDown         *team;
  GtkDropDown         *auditor;
  GtkDropDown         *framework;
  GtkDropDown         *period;
  GtkDropDown         *grade;
  GtkBox              *from;         /* shown while the period is one of its own */
  GtkBox              *until;
  CandourDateEntry    *from_on;
  CandourDateEntry    *until_on;
  GtkLabel            *count;

  GBinding            *narrow;
  char                *awaited;   /* words to show once the choices are there, or NULL */
  gboolean             setting;      /* the program chooses, not a person */
};

gboolean    candour_audit_filter_bar_has_dates     (CandourAuditFilterBar *self);
void        candour_audit_filter_bar_show_dates    (CandourAuditFilterBar *self);
const char *candour_audit_filter_bar_get_person_id (CandourAuditFilterBar *self);
/* What is chosen, for the acting person's next time. */
void        candour_audit_filter_bar_keep          (CandourAuditFilterBar *self);
void        candour_audit_filter_bar_restore       (CandourAuditFilterBar *self);

G_END_DECLS
