/* candour-sheet.c - text, tables and grades set on A4 pages, from the top down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FOOT_HEIGHT 30.0
#define ROW_PADDING 4.0
#define BOX_PADDING 10.0
#define BAR_WIDTH   3.4
#define BAR_STEP    4.6
#define BAR_HEIGHT  9.0
#define BODY_SIZE   9.0

struct _CandourSheet
{
  cairo_t                 *cr;
  PangoContext            *pango;
  const CandourSheetFrame *frame;

  guint                    page;      /* from 1 */
  double                   y;
  double                   indent;    /* of a box */
  double                   box_top;   /* < 0: no box */

  const CandourSheetCell  *header;    /* NULL: no table */
  guint                    n_header;
};

static double
get_bottom (CandourSheet *self)
{
  return CANDOUR_SHEET_HEIGHT - CANDOUR_SHEET_MARGIN - FOOT_HEIGHT;
}

double
candour_sheet_get_width (CandourSheet *self)
{
  return CANDOUR_SHEET_WIDTH - 2 * (CANDOUR_SHEET_MARGIN + self->indent);
}

/* @width < 0: as wide as it is. Free with g_object_unref(). */
static PangoLayout *
make_layout (CandourSheet *self,
             const char   *markup,
             double        size,
             double        width)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Noto Sans, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.12);
  pango_layout_set_markup (layout, markup, -1);

  return layout;
}

static double
get_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
draw_text (CandourSheet *self,
           double        x,
           double        y,
           double        width,
           const char   *markup,
           double        size,
           gboolean      right)
{
  g_autoptr(PangoLayout) layout = make_layout (self, markup, size, width);

  if (right)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_line (CandourSheet *self,
           double        y,
           double        thickness)
{
  double x = CANDOUR_SHEET_MARGIN + self->indent;

  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + candour_sheet_get_width (self), y);
  cairo_stroke (self->cr);
}

/* Head and foot are the page's, not the text's: a screen reader passes over them. */
static void
draw_frame (CandourSheet *self)
{
  double width = CANDOUR_SHEET_WIDTH - 2 * CANDOUR_SHEET_MARGIN;
  double foot = CANDOUR_SHEET_HEIGHT - CANDOUR_SHEET_MARGIN - 12;
  g_autofree char *page = NULL;
  g_autofree char *page_markup = NULL;
  g_autofree char *foot_markup = g_markup_escape_text (self->frame->foot, -1);

  if (self->frame->n_pages > 0)
    page = g_strdup_printf (_("Page %u of %u"), self->page, self->frame->n_pages);
  else
    page = g_strdup_printf (_("Page %u"), self->page);
  page_markup = g_markup_printf_escaped ("<b>%s</b>", page);

  cairo_set_line_width (self->cr, 0.8);
  cairo_move_to (self->cr, CANDOUR_SHEET_MARGIN, foot - 5);
  cairo_line_to (self->cr, CANDOUR_SHEET_MARGIN + width, foot - 5);
  cairo_stroke (self->cr);
  draw_text (self, CANDOUR_SHEET_MARGIN, foot, width - 80, foot_markup, 8, FALSE);
  draw_text (self, CANDOUR_SHEET_MARGIN + width - 80, foot, 80, page_markup, 8, TRUE);
}

static void
draw_head (CandourSheet *self)
{
  double width = CANDOUR_SHEET_WIDTH - 2 * CANDOUR_SHEET_MARGIN;
  g_autofree char *title = g_markup_printf_escaped ("<b>%s</b>", self->frame->title);
  g_autofree char *marking = g_markup_escape_text (self->frame->marking, -1);

  draw_text (self, CANDOUR_SHEET_MARGIN, self->y, width - 150, title, BODY_SIZE, FALSE);
  draw_text (self, CANDOUR_SHEET_MARGIN + width - 150, self->y, 150, marking, BODY_SIZE, TRUE);
  self->y += 16;
  draw_line (self, self->y, 0.8);
  self->y += 8;
}

static void
begin_page (CandourSheet *self)
{
  self->page++;
  self->y = CANDOUR_SHEET_MARGIN;
  if (self->page > 1)
    draw_head (self);
}

static void
end_page (CandourSheet *self)
{
  draw_frame (self);
  cairo_show_page (self->cr);
}

static double
get_bars_scale (const CandourSheetCell *cell)
{
  return cell->large ? 2 : 1;
}

/* Rising bars, some of them black: more filled, stronger practice. */
static void
draw_bars (CandourSheet           *self,
           double                  x,
           double                  y,
           const CandourSheetCell *cell)
{
  double scale = get_bars_scale (cell);

  cairo_set_line_width (self->cr, 0.6 * scale);
  for (int i = 0; i < cell->n_bars; i++)
    {
      double height = scale * BAR_HEIGHT * (0.4 + 0.6 * (i + 1) / cell->n_bars);

      cairo_rectangle (self->cr, x + scale * (i * BAR_STEP + 0.3),
                       y + scale * (BAR_HEIGHT + 1.5) - height, scale * BAR_WIDTH, height);
      if (i < cell->bars)
        cairo_fill_preserve (self->cr);
      cairo_stroke (self->cr);
    }
}

static double
get_bars_width (const CandourSheetCell *cell)
{
  return cell->n_bars > 0 ? get_bars_scale (cell) * (cell->n_bars * BAR_STEP + 5) : 0;
}

static void
draw_cell (CandourSheet           *self,
           const CandourSheetCell *cell)
{
  double x = CANDOUR_SHEET_MARGIN + self->indent + cell->x;
  double bars = get_bars_width (cell);

  if (cell->right && bars > 0)
    {
      g_autoptr(PangoLayout) layout = make_layout (self, cell->markup, BODY_SIZE, -1);
      int width;

      pango_layout_get_size (layout, &width, NULL);
      draw_bars (self, x + cell->width - (double) width / PANGO_SCALE - bars, self->y,
                 cell);
      draw_text (self, x, self->y, cell->width, cell->markup, BODY_SIZE, TRUE);
      return;
    }

  draw_bars (self, x, self->y, cell);
  draw_text (self, x + bars, self->y, cell->width - bars, cell->markup, BODY_SIZE, cell->right);
}

static double
measure_row (CandourSheet           *self,
             const CandourSheetCell *cells,
             guint                   n_cells)
{
  double height = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autoptr(PangoLayout) layout = make_layout (self, cells[i].markup, BODY_SIZE,
                                                   cells[i].width - get_bars_width (&cells[i]));

      height = fmax (height, get_layout_height (layout));
    }

  return height;
}

static void
draw_row (CandourSheet           *self,
          const CandourSheetCell *cells,
          guint                   n_cells,
          double                  rule)
{
  double height = measure_row (self, cells, n_cells);

  cairo_tag_begin (self->cr, "TR", NULL);
  for (guint i = 0; i < n_cells; i++)
    {
      cairo_tag_begin (self->cr, "TD", NULL);
      draw_cell (self, &cells[i]);
      cairo_tag_end (self->cr, "TD");
    }
  cairo_tag_end (self->cr, "TR");

  self->y += height + (rule > 0 ? ROW_PADDING : 1);
  if (rule > 0)
    {
      draw_line (self, self->y, rule);
      self->y += ROW_PADDING;
    }
}

/* A box never gets here: it was given room before it began. */
static void
turn_page (CandourSheet *self)
{
  end_page (self);
  begin_page (self);
  if (self->header != NULL)
    draw_row (self, self->header, self->n_header, 1);
}

/* A page has no pixels: rounded to them, spaces between words shrink until they are lost to whoever
 * reads the text by ear.
 */
static PangoContext *
make_context (cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

CandourSheet *
candour_sheet_new (cairo_surface_t         *surface,
                   const CandourSheetFrame *frame)
{
  CandourSheet *self = g_new0 (CandourSheet, 1);

  self->cr = cairo_create (surface);
  self->pango = make_context (self->cr);
  self->frame = frame;
  self->box_top = -1;
  begin_page (self);

  return self;
}

guint
candour_sheet_finish (CandourSheet *self)
{
  guint n_pages = self->page;

  end_page (self);
  g_object_unref (self->pango);
  cairo_destroy (self->cr);
  g_free (self);

  return n_pages;
}

void
candour_sheet_need (CandourSheet *self,
                    double        height)
{
  if (self->box_top < 0 && self->y + height > get_bottom (self))
    turn_page (self);
}

void
candour_sheet_skip (CandourSheet *self,
                    double        height)
{
  self->y += height;
}

void
candour_sheet_rule (CandourSheet *self,
                    double        thickness)
{
  draw_line (self, self->y, thickness);
  self->y += thickness;
}

void
candour_sheet_heading (CandourSheet *self,
                       const char   *tag,
                       double        size,
                       const char   *text)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", text);
  g_autoptr(PangoLayout) layout = make_layout (self, markup, size, candour_sheet_get_width (self));
  double height = get_layout_height (layout);

  candour_sheet_need (self, height + 34);
  cairo_tag_begin (self->cr, tag, NULL);
  cairo_move_to (self->cr, CANDOUR_SHEET_MARGIN + self->indent, self->y);
  pango_cairo_show_layout (self->cr, layout);
  cairo_tag_end (self->cr, tag);
  self->y += height + 4;
}

void
candour_sheet_paragraph (CandourSheet *self,
                         double        indent,
                         const char   *markup)
{
  double width = candour_sheet_get_width (self) - indent;
  double x = CANDOUR_SHEET_MARGIN + self->indent + indent;
  g_autoptr(PangoLayout) layout = make_layout (self, markup, BODY_SIZE, width);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  cairo_tag_begin (self->cr, "P", NULL);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extents;
      double height;
      int baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      baseline = pango_layout_iter_get_baseline (iter) - extents.y;
      height = (double) extents.height / PANGO_SCALE;

      candour_sheet_need (self, height);
      cairo_move_to (self->cr, x, self->y + (double) baseline / PANGO_SCALE);
      pango_cairo_show_layout_line (self->cr, line);
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  cairo_tag_end (self->cr, "P");

  pango_layout_iter_free (iter);
}

void
candour_sheet_begin_table (CandourSheet           *self,
                           const CandourSheetCell *header,
                           guint                   n_cells)
{
  candour_sheet_need (self, 48);
  cairo_tag_begin (self->cr, "Table", NULL);
  draw_row (self, header, n_cells, 1);
  self->header = header;
  self->n_header = n_cells;
}

void
candour_sheet_row (CandourSheet           *self,
                   const CandourSheetCell *cells,
                   guint                   n_cells,
                   double                  rule)
{
  candour_sheet_need (self, measure_row (self, cells, n_cells) + 2 * ROW_PADDING);
  draw_row (self, cells, n_cells, rule);
}

void
candour_sheet_end_table (CandourSheet *self)
{
  cairo_tag_end (self->cr, "Table");
  self->header = NULL;
}

void
candour_sheet_begin_box (CandourSheet *self,
                         double        height)
{
  candour_sheet_need (self, height);
  self->box_top = self->y;
  self->indent = BOX_PADDING;
  self->y += BOX_PADDING;
}

void
candour_sheet_end_box (CandourSheet *self)
{
  double radius = 4;
  double left = CANDOUR_SHEET_MARGIN;
  double right = CANDOUR_SHEET_WIDTH - CANDOUR_SHEET_MARGIN;
  double top = self->box_top;
  double bottom = self->y + BOX_PADDING - 4;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (self->cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (self->cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (self->cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
  cairo_set_line_width (self->cr, 1.2);
  cairo_stroke (self->cr);

  self->box_top = -1;
  self->indent = 0;
  self->y = bottom + 10;
}
