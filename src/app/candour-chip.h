/* candour-chip.h - a short fact in a tinted box: an icon, a word or two, a tone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tone only repeats what the words say: no meaning is in the colour alone.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-grade.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_TONE_NEUTRAL,
  CANDOUR_TONE_INFO,
  CANDOUR_TONE_OK,
  CANDOUR_TONE_WARN,
  CANDOUR_TONE_DANGER,
  CANDOUR_TONE_SEALED,
  CANDOUR_TONE_OUTLINE,       /* no tint: "To do" */
  CANDOUR_TONE_INADEQUATE,
  CANDOUR_TONE_REQUIRES_IMPROVEMENT,
  CANDOUR_TONE_GOOD,
  CANDOUR_TONE_OUTSTANDING,
} CandourTone;

#define CANDOUR_N_TONES (CANDOUR_TONE_OUTSTANDING + 1)

#define CANDOUR_TYPE_CHIP (candour_chip_get_type ())
G_DECLARE_FINAL_TYPE (CandourChip, candour_chip, CANDOUR, CHIP, GtkBox)

GtkWidget  *candour_chip_new        (void);

/* @icon_name may be NULL. @full_name is what a screen reader says and the tooltip shows;
 * NULL: @text, and no tooltip. @text NULL or "": the chip is hidden.
 */
void        candour_chip_set        (CandourChip  *self,
                                     CandourTone   tone,
                                     const char   *icon_name,
                                     const char   *text,
                                     const char   *full_name);
const char *candour_chip_get_text   (CandourChip  *self);
/* NULL where the text is the name. */
const char *candour_chip_get_full_name (CandourChip *self);

/* The class of style.css for a tone of a chip: "chip-inad". */
const char *candour_tone_get_chip_class (CandourTone   tone);
/* For a grade drawn as one of the four; NEUTRAL for none. */
CandourTone candour_tone_from_grade     (CandourGrade  drawn_as);

G_END_DECLS
