/* candour-framework.h - what an audit is judged against: a scale, standards and rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A version of a framework never changes once it is in use, so one that was read is shared
 * and only read. It is filled by its reader before anybody else sees it.
 */

#pragma once

#include "candour-codes.h"
#include "candour-grade.h"

G_BEGIN_DECLS

/* One grade of a scale; its value is its place, 1 the weakest. */
typedef struct
{
  char         *code;
  char         *name;
  char         *short_name;
  char         *meaning;       /* of the grade in general; may be "" */
  CandourGrade  drawn_as;      /* colour and bars, where the scale is not the default one */
  gboolean      needs_action;
  int           action_days;   /* working days to an action's default date; -1: none */
} CandourScaleGrade;

typedef struct
{
  char *id;    /* unique in its standard: "1", "2" ... or the council's own */
  char *text;
} CandourPrompt;

typedef struct
{
  char      *id;           /* unique in the framework, never shown alone: "Q3" */
  char      *name;
  char      *question;
  char      *about;        /* the "Full standard" text; may be "" */
  guint      cohorts;      /* CandourCohort bits it applies to; the others are not applicable */
  GPtrArray *prompts;      /* CandourPrompt */
  GPtrArray *descriptors;  /* char *, one a grade of the scale, weakest first */
} CandourStandard;

typedef enum
{
  CANDOUR_RULE_LIMIT,        /* @standard at or below @grade: overall not above @target */
  CANDOUR_RULE_LIMIT_COUNT,  /* @count or more standards at or below @grade: not above @target */
  CANDOUR_RULE_SUGGEST,      /* as LIMIT_COUNT, but advice: the suggestion is not above @target */
  CANDOUR_RULE_NEEDS,        /* overall @target needs @standard at @grade or better */
  CANDOUR_RULE_NEEDS_COUNT,  /* overall @target allows at most @count others below @grade: those
                              * that no NEEDS rule of the same target names */
} CandourRuleKind;

typedef struct
{
  CandourRuleKind  kind;
  char            *standard_id;  /* NULL: any */
  int              grade;
  int              target;
  int              count;
} CandourRule;

typedef struct
{
  CandourVoiceCode voice;
  gboolean         required;  /* sought, at least, before an audit can be submitted */
} CandourVoiceNeed;

typedef struct
{
  char        *id;             /* of this version, made when it was added; NULL before */
  char        *code;           /* the same in every version: "case-file-audit" */
  int          version;        /* 1 ... */
  CandourKind  kind;
  char        *title;
  char        *summary;
  char        *source;         /* who wrote it, and whence */
  char        *from_date;      /* in use from; ISO date, or NULL: at once */
  gboolean     has_overall;    /* FALSE: a learning tool, no overall grade */
  int          audit_days;     /* working days from start to an audit's default due date */
  gboolean     next_step_good; /* a Good or better audit needs a next step for the child */
  GPtrArray   *scale;          /* CandourScaleGrade, weakest first; empty: narrative only */
  GPtrArray   *standards;      /* CandourStandard, in order */
  GPtrArray   *rules;          /* CandourRule */
  GPtrArray   *voices;         /* CandourVoiceNeed */
} CandourFramework;

CandourFramework        *candour_framework_new            (void);
CandourFramework        *candour_framework_ref            (CandourFramework       *self);
void                     candour_framework_unref          (CandourFramework       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFramework, candour_framework_unref)

/* Each adds an empty one at the end and lends it to be filled. */
CandourScaleGrade       *candour_framework_add_grade      (CandourFramework       *self);
CandourStandard         *candour_framework_add_standard   (CandourFramework       *self);
CandourRule             *candour_framework_add_rule       (CandourFramework       *self);
CandourVoiceNeed        *candour_framework_add_voice      (CandourFramework       *self);
void                     candour_standard_add_prompt      (CandourStandard        *self,
                                                           const char             *id,
                                                           const char             *text);

/* @grade 1 ... n; NULL outside. */
const CandourScaleGrade *candour_framework_get_grade      (const CandourFramework *self,
                                                           int                     grade);
int                      candour_framework_find_grade     (const CandourFramework *self,
                                                           const char             *code);
/* "Not graded" for 0. */
const char              *candour_framework_get_grade_name (const CandourFramework *self,
                                                           int                     grade);
CandourGrade             candour_framework_get_drawn_as   (const CandourFramework *self,
                                                           int                     grade);
/* NULL where there is none; *position (from 0) may be NULL. */
const CandourStandard   *candour_framework_find_standard  (const CandourFramework *self,
                                                           const char             *id,
                                                           guint                  *position);
const CandourStandard   *candour_framework_get_standard   (const CandourFramework *self,
                                                           guint                   position);
/* NULL where the standard has none for that grade. */
const char              *candour_standard_get_descriptor  (const CandourStandard  *self,
                                                           int                     grade);
/* TRUE where an Inadequate-like grade of it can hold the overall grade down. */
gboolean                 candour_framework_can_limit      (const CandourFramework *self,
                                                           const char             *standard_id);
/* The lowest grade that counts as good: drawn as Good. 0 where there is none. */
int                      candour_framework_get_good       (const CandourFramework *self);

/* A SHA-256 over all that matters in it, so that two files can be told equal. */
char                    *candour_framework_dup_hash       (const CandourFramework *self);

G_END_DECLS
