/* candour-entry.h - how a person gets into a workspace: first start, sign-in, refusals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each shows its progress in @window, then the workspace, the question who one is, or why not.
 */

#pragma once

#include "candour-keyring.h"
#include "candour-opener.h"
#include "candour-window.h"

G_BEGIN_DECLS

void  candour_entry_show_start   (CandourWindow       *window);
void  candour_entry_open         (CandourWindow       *window,
                                  const char          *uri);
void  candour_entry_create       (CandourWindow       *window,
                                  const char          *uri,
                                  const char          *council,
                                  const CandourPerson *person);
void  candour_entry_open_example (CandourWindow       *window);
/* Where @backup is sealed, asks for the passphrase of the keys that open it. */
void  candour_entry_restore      (CandourWindow       *window,
                                  const char          *backup,
                                  const char          *path);
/* The same with keys that are open already, which it takes over. */
void  candour_entry_restore_sealed (CandourWindow    *window,
                                  const char          *backup,
                                  CandourKeyring      *ring,
                                  const char          *path);
/* After the question who one is: a workspace in which somebody acts now. */
void  candour_entry_enter        (CandourWindow       *window,
                                  CandourWorkspace    *workspace,
                                  const char          *today);
/* Asks for a file, and opens it in @window. */
void  candour_entry_choose       (CandourWindow       *window);

/* Where the example council is kept. */
char *candour_entry_dup_example_path (void);

G_END_DECLS
