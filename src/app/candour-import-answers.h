/* candour-import-answers.h - what a person may say of a list that does not say it itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-cases-reader.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_IMPORT_ANSWERS (candour_import_answers_get_type ())
G_DECLARE_FINAL_TYPE (CandourImportAnswers, candour_import_answers, CANDOUR, IMPORT_ANSWERS,
                      GtkWidget)

GtkWidget *candour_import_answers_new  (void);

/* Shows how @file was read, with what else may be chosen; hides where nothing may. The signal
 * "answered" says that something was.
 */
void       candour_import_answers_show (CandourImportAnswers   *self,
                                        const CandourCasesFile *file);
/* Sets in @answers what was chosen; the texts are borrowed from @self. */
void       candour_import_answers_fill (CandourImportAnswers   *self,
                                        CandourCasesAnswers    *answers);
/* To what the last file that was shown was read with. */
void       candour_import_answers_take_back (CandourImportAnswers *self);
/* Another file is read with guesses alone. */
void       candour_import_answers_clear (CandourImportAnswers  *self);

G_END_DECLS
