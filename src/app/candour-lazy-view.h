/* candour-lazy-view.h - a lazy list as a table, and what stands there instead of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While it loads there are skeletons, a failure is said above it, and where nothing is listed there
 * is "empty" or "no-match", as the page finds. A jump shows where one is. J and K move between
 * the rows; the menu key and a click show a row's menu.
 *
 * Properties, for templates: "view" (GtkColumnView), "empty" and "no-match" (GtkWidget).
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-lazy-model.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_LAZY_VIEW (candour_lazy_view_get_type ())
G_DECLARE_FINAL_TYPE (CandourLazyView, candour_lazy_view, CANDOUR, LAZY_VIEW, GtkWidget)

typedef enum
{
  CANDOUR_LAZY_LIST,
  CANDOUR_LAZY_EMPTY,
  CANDOUR_LAZY_NO_MATCH,
} CandourLazyShown;

/* A column is there from a width of the window on, and below another (0: no end). */
typedef struct
{
  GtkColumnViewColumn *column;
  int                  width;
  int                  from;
  int                  until;
} CandourLazyColumn;

/* What is said of where one is, such as a month (transfer full); NULL: only the row's number. */
typedef char *(*CandourDupPlace)        (gpointer                 row,
                                         gpointer                 user_data);

/* Signals:
 *   "counting"  the first rows are there
 *   "ready"     all are counted: there are some, or the page says with candour_lazy_view_show()
 *               why not
 *   "menu" (CandourLazyItem): returns a row's menu, a new GMenuModel; NULL for none
 */
void candour_lazy_view_set_model        (CandourLazyView         *self,
                                         CandourLazyModel        *model,
                                         GtkSelectionModel       *selection);
void candour_lazy_view_set_dup_place    (CandourLazyView         *self,
                                         CandourDupPlace          dup_place,
                                         gpointer                 user_data);
/* Before the table goes. */
void candour_lazy_view_drop_model       (CandourLazyView         *self);
void candour_lazy_view_show             (CandourLazyView         *self,
                                         CandourLazyShown         shown);
/* Something did not work: above the list, until it is read again. */
void candour_lazy_view_tell             (CandourLazyView         *self,
                                         const char              *title,
                                         const char              *text);
/* While the rows still stand: a list that is being replaced cannot be scrolled. */
void candour_lazy_view_scroll_to_top    (CandourLazyView         *self);
/* For a window of @width; @rest gets what the other columns leave. */
void candour_lazy_view_fit              (CandourLazyView         *self,
                                         const CandourLazyColumn *columns,
                                         guint                    n_columns,
                                         GtkColumnViewColumn     *rest,
                                         int                      width);

G_END_DECLS
