/* candour-dialogs.h - short questions, and files to open or to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that knows the message dialog and the file chooser of GTK 4.8. Nothing blocks:
 * each answer comes through a callback, with the @parent that asked; never after @parent is gone.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The person said yes. */
typedef void (*CandourConfirmed)   (GtkWidget  *parent,
                                    gpointer    user_data);
/* @answer is the id of what was chosen, "" where the dialog was closed. */
typedef void (*CandourAnswered)    (GtkWidget  *parent,
                                    const char *answer,
                                    gpointer    user_data);
/* @reason is never blank. */
typedef void (*CandourReasonGiven) (GtkWidget  *parent,
                                    const char *reason,
                                    gpointer    user_data);
typedef void (*CandourFileChosen)  (GtkWidget  *parent,
                                    GFile      *file,
                                    gpointer    user_data);

typedef enum
{
  CANDOUR_ANSWER_PLAIN,
  CANDOUR_ANSWER_SUGGESTED,
  CANDOUR_ANSWER_DESTRUCTIVE,
} CandourAnswerLook;

typedef struct
{
  const char        *id;      /* NULL ends a list */
  const char        *label;
  CandourAnswerLook  look;
} CandourDialogAnswer;

/* @keep is the safe answer, the default and what Escape does; @act says the verb again. */
void candour_dialogs_confirm      (GtkWidget                 *parent,
                                   const char                *heading,
                                   const char                *body,
                                   const char                *keep,
                                   const char                *act,
                                   gboolean                   destructive,
                                   CandourConfirmed           callback,
                                   gpointer                   user_data);
/* The first answer is the safe one. */
void candour_dialogs_ask          (GtkWidget                 *parent,
                                   const char                *heading,
                                   const char                *body,
                                   const CandourDialogAnswer *answers,
                                   CandourAnswered            callback,
                                   gpointer                   user_data);
/* @act stays insensitive until a reason is written. */
void candour_dialogs_ask_reason   (GtkWidget                 *parent,
                                   const char                *heading,
                                   const char                *body,
                                   const char                *question,
                                   const char                *keep,
                                   const char                *act,
                                   gboolean                   destructive,
                                   CandourReasonGiven         callback,
                                   gpointer                   user_data);
/* @form is shown in the dialog and taken; it is still whole when @callback reads from it. */
void candour_dialogs_fill_in      (GtkWidget                 *parent,
                                   const char                *heading,
                                   const char                *body,
                                   GtkWidget                 *form,
                                   const char                *keep,
                                   const char                *act,
                                   CandourConfirmed           callback,
                                   gpointer                   user_data);
/* Whether what is in @form is enough; it is until the first call. */
void candour_dialogs_set_ready    (GtkWidget                 *form,
                                   gboolean                   ready);
/* As if its verb was pressed, where it is ready: for Enter in a form of one line. */
void candour_dialogs_act          (GtkWidget                 *form);
/* A question above a box for a few lines; *buffer is a new reference. */
GtkWidget *candour_dialogs_make_text (const char             *question,
                                   GtkTextBuffer            **buffer);
/* Without the blanks around it. */
char *candour_dialogs_dup_text    (GtkTextBuffer             *buffer);
/* Something went wrong, and there is nothing to choose. */
void candour_dialogs_tell         (GtkWidget                 *parent,
                                   const char                *heading,
                                   const char                *body);

/* @patterns: "*.xlsx", "*.csv", NULL; may be NULL. Nothing happens where none is chosen. */
void candour_dialogs_open_file    (GtkWidget                 *parent,
                                   const char                *title,
                                   const char                *filter_name,
                                   const char *const         *patterns,
                                   CandourFileChosen          callback,
                                   gpointer                   user_data);
/* The chooser asks itself before a file is replaced. */
void candour_dialogs_save_file    (GtkWidget                 *parent,
                                   const char                *title,
                                   const char                *suggested_name,
                                   const char                *filter_name,
                                   const char *const         *patterns,
                                   CandourFileChosen          callback,
                                   gpointer                   user_data);
void candour_dialogs_choose_folder (GtkWidget                *parent,
                                   const char                *title,
                                   CandourFileChosen          callback,
                                   gpointer                   user_data);

/* For a dialog that is made elsewhere: as every one is shown here. */
void candour_dialogs_present (GtkWidget *dialog);

G_END_DECLS
