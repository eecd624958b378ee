/* candour-grade-line.h - a grade in one line, and what moderation made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Good, not drawn"; "Good = agreed"; "Good → RI ▼"; a lock and "Sealed until you grade".
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A grade in the words of its framework's scale. */
typedef struct
{
  int         drawn_as;     /* CandourGrade */
  const char *name;
  const char *short_name;
} CandourGradeWords;

#define CANDOUR_TYPE_GRADE_LINE (candour_grade_line_get_type ())
G_DECLARE_FINAL_TYPE (CandourGradeLine, candour_grade_line, CANDOUR, GRADE_LINE, GtkWidget)

GtkWidget *candour_grade_line_new        (void);

/* @words stand beside the grade, and may be NULL. @grade NULL: only the words. */
void       candour_grade_line_set        (CandourGradeLine        *self,
                                          const CandourGradeWords *grade,
                                          const char              *words);
/* @change: -1 the agreed one is lower, 1 higher, 0 the same. */
void       candour_grade_line_set_agreed (CandourGradeLine        *self,
                                          const CandourGradeWords *grade,
                                          const CandourGradeWords *agreed,
                                          int                      change);
/* A lock before the words. */
void       candour_grade_line_set_sealed (CandourGradeLine        *self,
                                          const char              *words);

/* What a screen reader says: "Good, agreed Requires improvement". */
char      *candour_grade_line_dup_name   (CandourGradeLine        *self);

G_END_DECLS
