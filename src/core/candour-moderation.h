/* candour-moderation.h - the second judgement of an audit: drawn, graded blind, compared, agreed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the moderator and the two together said of each standard stands in the audit's gradings,
 * by role; here stands what holds for the moderation as a whole. Plain structs: texts are never
 * NULL but "", ids, dates (ISO) and instants (ISO, UTC) are NULL where not known.
 */

#pragma once

#include "candour-codes.h"

G_BEGIN_DECLS

/* What decides which submitted audits are drawn: data, a new version with every change. */
typedef struct
{
  int       version;      /* 0: not stored yet */
  gboolean  immediate;    /* every immediate concern */
  gboolean  inadequate;   /* every Inadequate */
  gboolean  outstanding;  /* every Outstanding */
  int       first_n;      /* the first so many of each auditor; 0: none */
  int       share;        /* of the rest, at random, in per cent */
  char     *seed;         /* the same seed draws the same audits */
  int       days;         /* working days to the due date */
} CandourDrawRule;

/* One agreed grade: of a standard, or of the audit as a whole. */
typedef struct
{
  char                 *standard_id;     /* NULL: overall */
  CandourAgreementKind  how;
  int                   grade;           /* 0: none yet */
  gboolean              not_applicable;
  char                 *reason;          /* both see it */
  char                 *talked_on;       /* the day of the conversation */
  char                 *settled_by;      /* person */
  gint64                revision;        /* 0: not saved yet */
} CandourAgreement;

/* Three questions on the quality of the audit, not of the practice. */
typedef enum
{
  CANDOUR_QUALITY_EVIDENCE,  /* "Grades rest on cited evidence" */
  CANDOUR_QUALITY_CHILD,     /* "The child’s experience is at the centre" */
  CANDOUR_QUALITY_ACTIONS,   /* "Actions say what will change for the child" */
} CandourQuality;

#define CANDOUR_N_QUALITIES (CANDOUR_QUALITY_ACTIONS + 1)

typedef struct
{
  char                   *id;
  char                   *audit_id;
  CandourModerationState  state;

  CandourDrawKind         kind;          /* NONE while it is sealed to the reader: it would tell */
  CandourDrawReason       reason;
  int                     rule_version;  /* of the rule that drew it; 0: asked for */
  char                   *request_words; /* why it was asked for */
  char                   *drawn_at;
  char                   *due_on;

  char                   *auditor_id;
  char                   *moderator_id;  /* NULL: waiting for one */
  char                   *allocated_at;
  gboolean                had_read;      /* the moderator had opened the audit: not blind */
  char                   *started_at;
  int                     n_graded;      /* by the moderator */
  int                     n_standards;

  /* The moderator's, of the whole. Sealed with the gradings. */
  int                     overall;
  char                   *overall_reason;
  char                   *sealed_at;
  int                     days;          /* from submission to sealing; -1: not sealed */

  char                   *decider_id;    /* NULL in REFERRED: any QA lead */
  char                   *referred_at;
  char                   *refer_words;

  GPtrArray              *agreements;    /* CandourAgreement, the overall last; none: not sealed */
  int                     agreed_overall;
  char                   *agreed_at;

  CandourVerdict          quality[CANDOUR_N_QUALITIES];
  char                   *comment;       /* feedback to the auditor */
  char                   *finished_at;

  char                   *read_at;       /* when the auditor acknowledged the feedback */
  char                   *reply;         /* the auditor's right of reply; may be "" */

  /* Of an external moderator, who has one pack and no council. */
  gboolean                at_desk;
  int                     returned_in;   /* the return file that it first went into; 0 */
  gboolean                revealed;      /* the auditor's grades came back */

  gint64                  revision;
} CandourModeration;

CandourModeration *candour_moderation_new             (void);
void               candour_moderation_free            (CandourModeration       *self);
CandourDrawRule   *candour_draw_rule_new              (void);   /* the defaults, without a seed */
CandourDrawRule   *candour_draw_rule_copy             (const CandourDrawRule   *self);
void               candour_draw_rule_free             (CandourDrawRule         *self);
CandourAgreement  *candour_agreement_new              (const char              *standard_id);
CandourAgreement  *candour_agreement_copy             (const CandourAgreement  *self);
void               candour_agreement_free             (CandourAgreement        *self);

/* Lent; @standard_id NULL: the overall's. NULL where there is none. */
CandourAgreement  *candour_moderation_find_agreement  (const CandourModeration *self,
                                                       const char              *standard_id);
/* Both sets of grades are sealed, and may be seen. */
gboolean           candour_moderation_is_sealed       (const CandourModeration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourModeration, candour_moderation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDrawRule, candour_draw_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAgreement, candour_agreement_free)

G_END_DECLS
