/* candour-pack-detail.c - one pack: what is in it, what came back, and for whom it was sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-detail.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit.h"
#include "candour-column-cells.h"
#include "candour-date.h"
#include "candour-pack-words.h"
#include "candour-pane-rows.h"
#include "candour-text-row.h"
#include "candour-words.h"
#include "candour-words-grid.h"
#include "candour-wrap-layout.h"

#define HEADER_HEIGHT 34
#define ROW_HEIGHT 37
#define MAX_HEIGHT 460

struct _CandourPackDetail
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkScrolledWindow *scroller;
  GtkWidget         *back;
  GtkLabel          *title;
  CandourChip       *state;
  GtkLabel          *subtitle;
  CandourNotice     *said;
  CandourNotice     *notice;
  GtkWidget         *buttons;
  GtkWidget         *reveal;
  GtkWidget         *withdraw;
  GtkWidget         *facts;
  GtkLabel          *cases_hint;
  GtkScrolledWindow *cases_card;
  GtkColumnView     *cases;
  GtkListBox        *files;
  GtkLabel          *words_hint;
  CandourWordsGrid  *words;

  char              *id;
};

G_DEFINE_FINAL_TYPE (CandourPackDetail, candour_pack_detail, GTK_TYPE_WIDGET)

/* --- What is shown -------------------------------------------------------------------- */

static void
show_head (CandourPackDetail       *self,
           const CandourPackRecord *record)
{
  g_autofree char *short_id = candour_pack_dup_short_id (record->id);
  g_autofree char *back = candour_pack_words_back (record);
  /* Translators: "Pack 7F3A-22C9, 3 of 8 back" */
  g_autofree char *subtitle = g_strdup_printf (_("Pack %1$s, %2$s"), short_id, back);

  gtk_label_set_label (self->title, record->recipient.name);
  gtk_label_set_label (self->subtitle, subtitle);
  candour_pack_words_show_state (record, self->state);
  gtk_widget_set_visible (self->reveal, record->n_back > 0);
  gtk_widget_set_visible (self->withdraw, record->withdrawn_at == NULL
                                          && record->n_back < record->n_audits);
}

static void
show_notice (CandourPackDetail       *self,
             const CandourPackRecord *record)
{
  g_autofree char *withdrawn = NULL;

  if (record->withdrawn_at != NULL)
    {
      g_autofree char *on = candour_instant_format (record->withdrawn_at);

      /* Translators: when, and why: "Withdrawn on 14 January 2026, 10:12." */
      withdrawn = g_strdup_printf (_("Withdrawn on %s. Nothing that comes back is taken."), on);
      candour_notice_show (self->notice, CANDOUR_TONE_NEUTRAL, withdrawn,
                           record->withdrawn_words);
    }
  else if (record->state == CANDOUR_PACK_EXPIRED)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_WARN, _("It opens no more."),
                           _("A return that was made before is still taken. What is not back can "
                             "go out in a new pack."));
    }
  else if (candour_pack_words_is_by_words (record))
    {
      candour_notice_show (self->notice, CANDOUR_TONE_INFO, _("Sealed with six words."),
                           _("Returns are unsigned: anyone who holds the words could have written "
                             "them."));
    }
  else
    {
      candour_notice_hide (self->notice);
    }
}

static void
show_facts (CandourPackDetail       *self,
            const CandourPackRecord *record)
{
  g_autofree char *at = candour_instant_format (record->made_at);
  /* Translators: when a pack was made, and by whom: "12 January 2026, 09:10, by I. Sayer" */
  g_autofree char *sent = g_strdup_printf (_("%1$s, by %2$s"), at, record->made_by_name);
  g_autofree char *until = candour_date_format_long (record->expires_on);
  g_autofree char *due = record->due_on != NULL ? candour_date_format_long (record->due_on) : NULL;
  GtkGrid *facts = GTK_GRID (self->facts);

  candour_pane_clear (self->facts);
  candour_pane_add_fact (facts, _("Sent"), sent);
  candour_pane_add_fact (facts, _("Opens until"), until);
  candour_pane_add_fact (facts, _("First due"), due);
  candour_pane_add_fact (facts, _("File"), record->file_name);
}

static void
show_cases (CandourPackDetail       *self,
            const CandourPackRecord *record)
{
  g_autoptr(GListStore) rows = g_list_store_new (CANDOUR_TYPE_TEXT_ROW);
  g_autoptr(GtkNoSelection) selection = NULL;
  int height = HEADER_HEIGHT + (int) record->cases->len * ROW_HEIGHT;

  for (guint i = 0; i < record->cases->len; i++)
    {
      const CandourPackCase *one = g_ptr_array_index (record->cases, i);
      g_autofree char *back = candour_pack_words_case (one);
      g_autoptr(CandourTextRow) row = candour_text_row_new (one->reference, one->code, back, NULL);

      g_list_store_append (rows, row);
    }

  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->cases, GTK_SELECTION_MODEL (selection));
  gtk_scrolled_window_set_min_content_height (self->cases_card, MIN (height, MAX_HEIGHT));
}

/* --- Its files ------------------------------------------------------------------------ */

static void
add_file (CandourPackDetail *self,
          const char        *title,
          const char        *subtitle)
{
  GtkWidget *row = candour_pane_row_new_words (title, subtitle, NULL);
  g_autofree char *label = g_strjoin (", ", title, subtitle, NULL);

  candour_a11y_set_label (row, label);
  gtk_list_box_append (self->files, row);
}

static void
add_return (CandourPackDetail       *self,
            const CandourPackRecord *record,
            const CandourPackFile   *file)
{
  g_autofree char *at = candour_instant_format (file->at_utc);
  g_autofree char *title = g_strdup_printf (_("Return %d"), file->sequence);
  g_autofree char *signed_by = *file->signature != '\0'
                               ? g_strdup_printf (_("signed by %s"), record->recipient.name)
                               : g_strdup (_("unsigned"));
  g_autofree char *subtitle =
    /* Translators: when it came in, what it held and who signed it:
     * "13 January 2026, 10:12, 2 moderations, signed by V. Lund" */
    g_strdup_printf (ngettext ("%1$s, %2$d moderation, %3$s", "%1$s, %2$d moderations, %3$s",
                               (gulong) file->n_audits), at, file->n_audits, signed_by);

  add_file (self, title, subtitle);
}

static void
add_reveal (CandourPackDetail     *self,
            const CandourPackFile *file)
{
  g_autofree char *at = candour_instant_format (file->at_utc);
  g_autofree char *title = g_strdup_printf (_("Reveal %d"), file->sequence);
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%1$s, the auditor’s grades of %2$d audit",
                               "%1$s, the auditors’ grades of %2$d audits",
                               (gulong) file->n_audits), at, file->n_audits);

  add_file (self, title, subtitle);
}

static void
show_files (CandourPackDetail       *self,
            const CandourPackRecord *record)
{
  candour_pane_clear (GTK_WIDGET (self->files));
  for (guint i = 0; i < record->returns->len; i++)
    add_return (self, record, g_ptr_array_index (record->returns, i));
  for (guint i = 0; i < record->reveals->len; i++)
    add_reveal (self, g_ptr_array_index (record->reveals, i));
  if (record->returns->len + record->reveals->len == 0)
    add_file (self, _("Nothing yet"), _("Returns that are imported stand here."));
}

static void
show_words (CandourPackDetail       *self,
            const CandourPackRecord *record)
{
  gboolean by_words = candour_pack_words_is_by_words (record);
  g_autofree char *words = by_words
                           ? NULL
                           : candour_words_dup_fingerprint (record->recipient.seals_for,
                                                            record->recipient.signs_with);
  g_autofree char *hint =
    by_words ? g_strdup (_("Six words that were shown once. They are kept nowhere."))
             : g_strdup_printf (_("The card of %s, whose words are these. Returns are checked "
                                  "with its key, whatever card came later."),
                                record->recipient.name);

  gtk_label_set_label (self->words_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->words), !by_words);
  if (!by_words)
    candour_words_grid_set (self->words, words);
}

void
candour_pack_detail_show (CandourPackDetail       *self,
                          const CandourPackRecord *record,
                          const char              *today)
{
  gboolean is_other;

  g_return_if_fail (CANDOUR_IS_PACK_DETAIL (self));
  g_return_if_fail (record != NULL);

  is_other = g_strcmp0 (self->id, record->id) != 0;
  candour_set_text (&self->id, record->id);
  if (is_other)
    {
      candour_notice_hide (self->said);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }

  show_head (self, record);
  show_notice (self, record);
  show_facts (self, record);
  show_cases (self, record);
  show_files (self, record);
  show_words (self, record);
}

void
candour_pack_detail_say (CandourPackDetail *self,
                         CandourTone        tone,
                         const char        *lead,
                         const char        *text)
{
  g_return_if_fail (CANDOUR_IS_PACK_DETAIL (self));

  candour_notice_show (self->said, tone, lead, text);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
candour_pack_detail_set_back (CandourPackDetail *self,
                              gboolean           has_back)
{
  g_return_if_fail (CANDOUR_IS_PACK_DETAIL (self));

  gtk_widget_set_visible (self->back, has_back);
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_pack_detail_dispose (GObject *object)
{
  CandourPackDetail *self = CANDOUR_PACK_DETAIL (object);

  if (self->cases != NULL)
    gtk_column_view_set_model (self->cases, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PACK_DETAIL);

  G_OBJECT_CLASS (candour_pack_detail_parent_class)->dispose (object);
}

static void
candour_pack_detail_finalize (GObject *object)
{
  g_free (CANDOUR_PACK_DETAIL (object)->id);

  G_OBJECT_CLASS (candour_pack_detail_parent_class)->finalize (object);
}

static void
candour_pack_detail_class_init (CandourPackDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_pack_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_pack_detail_finalize;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_WORDS_GRID);
  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/pack-detail.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourPackDetail, child)
  BIND (box);
  BIND (scroller);
  BIND (back);
  BIND (title);
  BIND (state);
  BIND (subtitle);
  BIND (said);
  BIND (notice);
  BIND (buttons);
  BIND (reveal);
  BIND (withdraw);
  BIND (facts);
  BIND (cases_hint);
  BIND (cases_card);
  BIND (cases);
  BIND (files);
  BIND (words_hint);
  BIND (words);
#undef BIND
}

static void
candour_pack_detail_init (CandourPackDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, candour_wrap_layout_new (9));
  candour_text_column_add (self->cases, _("Case"), 0, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->cases, _("Code"), 1, CANDOUR_COLUMN_PLAIN);
  candour_text_column_add (self->cases, _("What came back"), 2, CANDOUR_COLUMN_EXPAND);
  candour_column_view_name_parts (self->cases, _("What is in it"));
}

GtkWidget *
candour_pack_detail_new (void)
{
  return g_object_new (CANDOUR_TYPE_PACK_DETAIL, NULL);
}
