/* candour-pack-preview.c - what importing a return would do, audit by audit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-preview.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-column-cells.h"
#include "candour-grade-chip.h"
#include "candour-wrap-layout.h"

#define HEADER_HEIGHT 34
#define ROW_HEIGHT 37
#define BRIEF_HEIGHT 53
#define MOST_HEIGHT 480

/* --- One row -------------------------------------------------------------------------- */

/* The list holds what the page has of a return: both go together. */
#define CANDOUR_TYPE_INCOMING_ITEM (candour_incoming_item_get_type ())
G_DECLARE_FINAL_TYPE (CandourIncomingItem, candour_incoming_item, CANDOUR, INCOMING_ITEM, GObject)

struct _CandourIncomingItem
{
  GObject                parent_instance;

  const CandourIncoming *incoming;
};

G_DEFINE_FINAL_TYPE (CandourIncomingItem, candour_incoming_item, G_TYPE_OBJECT)

static void
candour_incoming_item_class_init (CandourIncomingItemClass *klass)
{
}

static void
candour_incoming_item_init (CandourIncomingItem *self)
{
}

/* --- The table ------------------------------------------------------------------------ */

typedef enum
{
  CELL_BRIEF,
  CELL_CASE,
  CELL_AUDITOR,
  CELL_MODERATOR,
  CELL_DIFFERENCE,
  CELL_DOES,
} CellKind;

#define N_CELLS (CELL_DOES + 1)

struct _CandourPackPreview
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[N_CELLS];   /* owned: they go and come back */
  char                *moderator_name;
  gboolean             narrow;
};

G_DEFINE_FINAL_TYPE (CandourPackPreview, candour_pack_preview, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A box of what the kind needs: two labels, a grade, or words and a chip. */
static GtkWidget *
make_cell (CellKind kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  switch (kind)
    {
    case CELL_CASE:
      gtk_box_append (GTK_BOX (box), make_label ("strong"));
      gtk_box_append (GTK_BOX (box), make_label ("secondary"));
      break;

    case CELL_AUDITOR:
    case CELL_MODERATOR:
      gtk_box_append (GTK_BOX (box), candour_grade_chip_new ());
      gtk_box_append (GTK_BOX (box), make_label ("secondary"));
      break;

    case CELL_DIFFERENCE:
    case CELL_DOES:
      gtk_box_append (GTK_BOX (box), candour_chip_new ());
      gtk_box_append (GTK_BOX (box), make_label ("secondary"));
      break;

    case CELL_BRIEF:
    default:
      break;
    }

  return box;
}

static GtkWidget *
make_brief (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (first), make_cell (CELL_CASE));
  gtk_box_append (GTK_BOX (first), make_cell (CELL_DOES));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (first), TRUE);
  gtk_box_append (GTK_BOX (second), make_cell (CELL_AUDITOR));
  gtk_box_append (GTK_BOX (second), make_cell (CELL_MODERATOR));
  gtk_box_append (GTK_BOX (second), make_cell (CELL_DIFFERENCE));
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_layout_manager (second, candour_wrap_layout_new (6));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);

  return box;
}

/* --- Words ---------------------------------------------------------------------------- */

static char *
dup_does (const CandourIncoming *incoming)
{
  switch (incoming->kind)
    {
    case CANDOUR_INCOMING_HERE:
      return g_strdup_printf (_("Here since return %d"), incoming->since);

    case CANDOUR_INCOMING_BESIDE:
      return g_strdup (_("Kept beside"));

    case CANDOUR_INCOMING_NEW:
    default:
      return g_strdup (_("New"));
    }
}

static const char *
get_grade (const CandourIncoming *incoming,
           int                    grade)
{
  if (grade > 0)
    return candour_framework_get_grade_name (incoming->framework, grade);

  return incoming->framework->has_overall ? _("Sealed") : _("No overall grade");
}

static char *
dup_name (CandourPackPreview    *self,
          const CandourIncoming *incoming)
{
  g_autofree char *difference = candour_difference_dup_text (&incoming->difference);
  g_autofree char *does = dup_does (incoming);

  /* Translators: a case, its code, the auditor's grade, a moderator, their grade, what they differ
   * by, and what import does: "CF-2079, T9D, auditor Good, V. Lund Requires improvement, …"
   */
  return g_strdup_printf (_("%1$s, %2$s, auditor %3$s, %4$s %5$s, %6$s, %7$s"),
                          incoming->reference, incoming->code,
                          get_grade (incoming, incoming->auditor_overall), self->moderator_name,
                          get_grade (incoming, incoming->moderator_overall), difference, does);
}

/* --- Cells ---------------------------------------------------------------------------- */

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_grade (GtkWidget             *cell,
            const CandourIncoming *incoming,
            int                    grade)
{
  GtkWidget *chip = gtk_widget_get_first_child (cell);
  const CandourScaleGrade *level =
    grade > 0 ? candour_framework_get_grade (incoming->framework, grade) : NULL;

  gtk_widget_set_visible (chip, level != NULL);
  set_label (gtk_widget_get_last_child (cell), level == NULL ? get_grade (incoming, 0) : NULL);
  if (level != NULL)
    candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), level->drawn_as, level->name,
                            level->short_name);
}

static void
show_difference (GtkWidget             *cell,
                 const CandourIncoming *incoming)
{
  const CandourDifference *difference = &incoming->difference;
  CandourChip *chip = CANDOUR_CHIP (gtk_widget_get_first_child (cell));
  GtkWidget *label = gtk_widget_get_last_child (cell);
  g_autofree char *text = candour_difference_dup_text (difference);
  g_autofree char *why = candour_difference_dup_sentence (difference);
  const char *icon = difference->steps > 0 ? "go-up-symbolic"
                     : difference->steps < 0 ? "go-down-symbolic" : NULL;
  gboolean differs = difference->kind == CANDOUR_DIFFERENCE_DISCUSS
                     || difference->kind == CANDOUR_DIFFERENCE_DECIDE;

  candour_chip_set (chip, difference->kind == CANDOUR_DIFFERENCE_DECIDE ? CANDOUR_TONE_DANGER
                                                                        : CANDOUR_TONE_WARN,
                    icon, differs ? text : NULL, why);
  if (difference->kind == CANDOUR_DIFFERENCE_SAME)
    {
      /* Translators: two grades are the same; "=" is drawn as a sign */
      g_autofree char *same = g_strdup_printf ("=  %s", text);

      set_label (label, same);
    }
  else
    {
      set_label (label, NULL);
    }
}

static void
show_does (GtkWidget             *cell,
           const CandourIncoming *incoming)
{
  CandourChip *chip = CANDOUR_CHIP (gtk_widget_get_first_child (cell));
  gboolean is_new = incoming->kind == CANDOUR_INCOMING_NEW;
  gboolean is_here = incoming->kind == CANDOUR_INCOMING_HERE;
  g_autofree char *text = dup_does (incoming);

  candour_chip_set (chip, is_new ? CANDOUR_TONE_INFO : CANDOUR_TONE_WARN,
                    is_new ? "list-add-symbolic" : "dialog-warning-symbolic",
                    is_here ? NULL : text, NULL);
  set_label (gtk_widget_get_last_child (cell), is_here ? text : NULL);
}

static void
show_cell (GtkWidget             *cell,
           CellKind               kind,
           const CandourIncoming *incoming)
{
  switch (kind)
    {
    case CELL_CASE:
      set_label (gtk_widget_get_first_child (cell), incoming->reference);
      set_label (gtk_widget_get_last_child (cell), incoming->code);
      break;

    case CELL_AUDITOR:
      show_grade (cell, incoming, incoming->auditor_overall);
      break;

    case CELL_MODERATOR:
      show_grade (cell, incoming, incoming->moderator_overall);
      break;

    case CELL_DIFFERENCE:
      show_difference (cell, incoming);
      break;

    case CELL_DOES:
      show_does (cell, incoming);
      break;

    case CELL_BRIEF:
    default:
      break;
    }
}

static void
show_brief (GtkWidget             *box,
            const CandourIncoming *incoming)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *grade = gtk_widget_get_first_child (gtk_widget_get_last_child (box));

  show_cell (gtk_widget_get_first_child (first), CELL_CASE, incoming);
  show_cell (gtk_widget_get_last_child (first), CELL_DOES, incoming);
  for (CellKind kind = CELL_AUDITOR; kind <= CELL_DIFFERENCE; kind++)
    {
      show_cell (grade, kind, incoming);
      grade = gtk_widget_get_next_sibling (grade);
    }
}

static CellKind
get_kind (GObject *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (factory, "kind"));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  CellKind kind = get_kind (G_OBJECT (factory));

  gtk_list_item_set_child (item, kind == CELL_BRIEF ? make_brief () : make_cell (kind));
}

static void
bind_cb (CandourPackPreview *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  CellKind kind = get_kind (G_OBJECT (factory));
  const CandourIncoming *incoming = CANDOUR_INCOMING_ITEM (gtk_list_item_get_item (item))->incoming;
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *name = dup_name (self, incoming);

  if (kind == CELL_BRIEF)
    show_brief (child, incoming);
  else
    show_cell (child, kind, incoming);
  candour_a11y_label_item (child, name);
  if (kind == CELL_BRIEF || kind == CELL_CASE)
    candour_column_cell_name_row (item, name);
}

/* --- The widget ----------------------------------------------------------------------- */

/* A list guesses its height from rows that are not there yet. */
static void
fit (CandourPackPreview *self)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  int n_rows = rows != NULL ? (int) g_list_model_get_n_items (rows) : 0;
  int height = self->narrow ? n_rows * BRIEF_HEIGHT : HEADER_HEIGHT + n_rows * ROW_HEIGHT;

  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height, MOST_HEIGHT));
}

void
candour_pack_preview_show (CandourPackPreview  *self,
                           const CandourPackIn *in)
{
  g_autoptr(GListStore) rows = NULL;
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_if_fail (CANDOUR_IS_PACK_PREVIEW (self));

  gtk_column_view_set_model (self->view, NULL);
  if (in == NULL || in->record == NULL)
    return;

  g_free (self->moderator_name);
  self->moderator_name = g_strdup (in->record->recipient.name);
  gtk_column_view_column_set_title (self->columns[CELL_MODERATOR], self->moderator_name);
  rows = g_list_store_new (CANDOUR_TYPE_INCOMING_ITEM);
  for (guint i = 0; i < in->incoming->len; i++)
    {
      g_autoptr(CandourIncomingItem) item = g_object_new (CANDOUR_TYPE_INCOMING_ITEM, NULL);

      item->incoming = g_ptr_array_index (in->incoming, i);
      g_list_store_append (rows, item);
    }

  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  fit (self);
}

void
candour_pack_preview_set_narrow (CandourPackPreview *self,
                                 gboolean            narrow)
{
  g_return_if_fail (CANDOUR_IS_PACK_PREVIEW (self));

  self->narrow = narrow;
  for (guint i = 0; i < N_CELLS; i++)
    candour_column_view_show_column (self->view, self->columns[i], i,
                                     (i == CELL_BRIEF) == narrow);

  /* Rows of two lines need no titles above them. */
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !narrow);
  fit (self);
}

static void
add_column (CandourPackPreview *self,
            CellKind            kind,
            const char         *title,
            gboolean            expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->columns[kind] = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (self->columns[kind], expand);
  gtk_column_view_append_column (self->view, self->columns[kind]);
}

static void
candour_pack_preview_dispose (GObject *object)
{
  CandourPackPreview *self = CANDOUR_PACK_PREVIEW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  for (guint i = 0; i < N_CELLS; i++)
    g_clear_object (&self->columns[i]);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (candour_pack_preview_parent_class)->dispose (object);
}

static void
candour_pack_preview_finalize (GObject *object)
{
  g_free (CANDOUR_PACK_PREVIEW (object)->moderator_name);

  G_OBJECT_CLASS (candour_pack_preview_parent_class)->finalize (object);
}

static void
candour_pack_preview_class_init (CandourPackPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_pack_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_pack_preview_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
candour_pack_preview_init (CandourPackPreview *self)
{
  self->moderator_name = g_strdup ("");
  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_widget_add_css_class (self->scroller, "table-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "list-page");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "dense");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  candour_a11y_set_label (GTK_WIDGET (self->view), _("What changes"));

  add_column (self, CELL_BRIEF, NULL, TRUE);
  add_column (self, CELL_CASE, _("Case"), TRUE);
  add_column (self, CELL_AUDITOR, _("Auditor"), TRUE);
  add_column (self, CELL_MODERATOR, _("Moderator"), TRUE);
  add_column (self, CELL_DIFFERENCE, _("Difference"), TRUE);
  add_column (self, CELL_DOES, _("What import does"), TRUE);
  candour_column_view_name_parts (self->view, _("What changes"));
  candour_pack_preview_set_narrow (self, FALSE);
}

GtkWidget *
candour_pack_preview_new (void)
{
  return g_object_new (CANDOUR_TYPE_PACK_PREVIEW, NULL);
}
