/* candour-feedback.h - what an audit says to the practitioner, what comes back, and where it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain struct: texts are never NULL but "", ids, dates (ISO) and instants (ISO, UTC) are NULL
 * where not known. The rules are pure, like candour-audit-rules.h: a function that checks returns
 * NULL for yes, else the sentence why not (transfer full).
 */

#pragma once

#include "candour-audit.h"
#include "candour-date.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* The reply is open for so many working days; then, or with the reply, it goes to supervision. */
#define CANDOUR_REPLY_DAYS 10
/* Not talked through after so many working days in supervision: the head of service. */
#define CANDOUR_SUPERVISION_DAYS 20
/* The page must have been open for so many seconds, and be scrolled to its end, to be read. */
#define CANDOUR_READING_SECONDS 10

typedef enum
{
  CANDOUR_FEEDBACK_DRAFT,       /* only the auditor sees it */
  CANDOUR_FEEDBACK_SHARED,
  CANDOUR_FEEDBACK_READ,
  CANDOUR_FEEDBACK_REPLIED,
  CANDOUR_FEEDBACK_SUPERVISION, /* handed over without a reply */
  CANDOUR_FEEDBACK_TALKED,      /* both ticked */
} CandourFeedbackState;

typedef enum
{
  CANDOUR_FEEDBACK_SAVE,        /* the draft */
  CANDOUR_FEEDBACK_SHARE,
  CANDOUR_FEEDBACK_OPEN,        /* and read it */
  CANDOUR_FEEDBACK_REPLY,
  CANDOUR_FEEDBACK_TICK_TALKED, /* "We talked about this audit" */
  CANDOUR_FEEDBACK_TICK_KNOWS,  /* "R. Dean knows what to do next" */
  CANDOUR_FEEDBACK_TALK,        /* the auditor talked with the worker who asked for it */
} CandourFeedbackEvent;

typedef struct
{
  char         *audit_id;
  char         *auditor_id;
  char         *worker_id;     /* who held the case; NULL: nobody */
  char         *reader_id;     /* whom it goes to: the worker, or who managed one who left */
  char         *manager_id;    /* the worker's line manager, who ticks; NULL: nobody */

  char         *strong;        /* a line each; comes first and cannot be empty */
  char         *help;          /* what would help the child more, a line each */
  char         *why;           /* the grade, and why */

  char         *shared_at;
  char         *read_at;
  char         *replied_at;
  char         *reply;
  CandourMatch  match;
  char         *talked_at;     /* the supervision ticks */
  char         *talked_by;
  char         *knows_at;
  char         *knows_by;
  char         *spoke_at;      /* the auditor talked with a worker who said No, talk to me */
  gint64        revision;      /* 0: nothing is kept yet */
} CandourFeedback;

CandourFeedback *candour_feedback_new           (const char             *audit_id);
CandourFeedback *candour_feedback_copy          (const CandourFeedback  *self);
void             candour_feedback_free          (CandourFeedback        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFeedback, candour_feedback_free)

/* The last day to reply; NULL where it is not shared. */
char            *candour_feedback_dup_reply_until (const CandourFeedback *self,
                                                 const CandourHolidays  *holidays);
/* The day it went, or will go, to supervision: with the reply, or the day above. */
char            *candour_feedback_dup_handed_on (const CandourFeedback  *self,
                                                 const CandourHolidays  *holidays);
/* From then on the head of service is told, if it is not ticked before. */
char            *candour_feedback_dup_told_on   (const CandourFeedback  *self,
                                                 const CandourHolidays  *holidays);
CandourFeedbackState candour_feedback_get_state (const CandourFeedback  *self,
                                                 const char             *today,
                                                 const CandourHolidays  *holidays);
/* The worker asked to talk, and the auditor did not yet. */
gboolean         candour_feedback_wants_talk    (const CandourFeedback  *self);

/* @audit_state: of the audit that it is about; @names: people for the sentences, may be empty. */
char            *candour_rules_check_feedback   (const CandourFeedback  *feedback,
                                                 CandourFeedbackEvent    event,
                                                 CandourAuditState       audit_state,
                                                 const char             *person_id,
                                                 const char             *today,
                                                 const CandourHolidays  *holidays,
                                                 GPtrArray              *people);
/* Practitioners read what was said of their own work. */
char            *candour_rules_check_feedback_reader (const CandourFeedback *feedback,
                                                 const char             *person_id,
                                                 CandourRole             role);
/* What is missing before it can be shared, or (REPLY) sent; NULL: nothing. */
const char      *candour_rules_check_feedback_words (const CandourFeedback *feedback,
                                                 CandourFeedbackEvent    event);

G_END_DECLS
