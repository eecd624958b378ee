/* candour-words-grid.h - the eight words of a card, numbered, to be read over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_WORDS_GRID (candour_words_grid_get_type ())
G_DECLARE_FINAL_TYPE (CandourWordsGrid, candour_words_grid, CANDOUR, WORDS_GRID, GtkWidget)

GtkWidget *candour_words_grid_new (void);

/* @words: parted by spaces, eight of a card or six of a passphrase. */
void       candour_words_grid_set (CandourWordsGrid *self,
                                   const char       *words);

G_END_DECLS
