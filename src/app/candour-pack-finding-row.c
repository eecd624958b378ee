/* candour-pack-finding-row.c - a text that is to go out, what it tells, and what is decided on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-finding-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-a11y.h"
#include "candour-chip.h"
#include "candour-notice.h"
#include "candour-pane-rows.h"
#include "candour-text-box.h"
#include "candour-text-check.h"
#include "candour-wrap-layout.h"

#define LEAST_HEIGHT 60
#define MOST_HEIGHT 180

struct _CandourPackFindingRow
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkLabel        *where;
  CandourChip     *state;
  GtkWidget       *tells;
  GtkLabel        *text;
  CandourNotice   *again;
  GtkWidget       *buttons;
  GtkWidget       *keep;
  GtkWidget       *rewrite;
  GtkWidget       *leave_out;
  GtkWidget       *form;
  CandourTextBox  *words;

  char            *shown;   /* the text, as it would go out now */
};

enum
{
  KEPT,
  REWRITTEN,
  LEFT_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourPackFindingRow, candour_pack_finding_row, GTK_TYPE_WIDGET)

/* --- The text with its marks ---------------------------------------------------------- */

/* Found parts are bold and underlined: no meaning is in a colour alone. */
static void
mark (PangoAttrList *attributes,
      const char    *text,
      const char    *what)
{
  const char *found = text;

  while (*what != '\0' && (found = strstr (found, what)) != NULL)
    {
      PangoAttribute *both[] =
      {
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
      };

      for (guint i = 0; i < G_N_ELEMENTS (both); i++)
        {
          both[i]->start_index = (guint) (found - text);
          both[i]->end_index = (guint) (found - text + strlen (what));
          pango_attr_list_insert (attributes, both[i]);
        }
      found += strlen (what);
    }
}

static void
show_text (CandourPackFindingRow    *self,
           const CandourPackFinding *finding)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < finding->tells->len; i++)
    {
      const CandourTells *tells = g_ptr_array_index (finding->tells, i);

      mark (attributes, finding->text, tells->what);
    }
  g_free (self->shown);
  self->shown = g_strdup (finding->text);
  gtk_label_set_label (self->text, *finding->text != '\0' ? finding->text
                                                          : _("Nothing goes out here."));
  gtk_label_set_attributes (self->text, attributes);
}

static void
show_tells (CandourPackFindingRow    *self,
            const CandourPackFinding *finding)
{
  candour_pane_clear (self->tells);
  for (guint i = 0; i < finding->tells->len; i++)
    {
      const CandourTells *tells = g_ptr_array_index (finding->tells, i);
      /* Translators: what was found in a text, and what it is: "“CF-2079”: a case reference" */
      g_autofree char *words = g_strdup_printf (_("“%1$s”: %2$s"), tells->what,
                                                candour_tells_get_name (tells->kind));
      GtkWidget *chip = candour_chip_new ();

      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_WARN, "dialog-warning-symbolic", words,
                        NULL);
      gtk_widget_set_parent (chip, self->tells);
    }
}

void
candour_pack_finding_row_update (CandourPackFindingRow    *self,
                                 const CandourPackFinding *finding,
                                 gboolean                  again)
{
  const char *decided;

  g_return_if_fail (CANDOUR_IS_PACK_FINDING_ROW (self));

  decided = finding->tells->len > 0 ? _("Kept as it is") : _("Written otherwise");
  show_text (self, finding);
  show_tells (self, finding);
  candour_chip_set (self->state,
                    finding->is_decided ? CANDOUR_TONE_OK : CANDOUR_TONE_OUTLINE,
                    finding->is_decided ? "object-select-symbolic" : NULL,
                    finding->is_decided ? decided : _("To decide"), NULL);
  gtk_widget_set_visible (self->keep, finding->tells->len > 0 && !finding->is_decided);
  gtk_widget_set_visible (self->form, again);
  gtk_widget_set_visible (self->rewrite, !again);
  if (again)
    candour_notice_show (self->again, CANDOUR_TONE_WARN, NULL,
                         _("These words tell something as well. Write them otherwise once more, "
                           "or keep them."));
  else
    candour_notice_hide (self->again);
}

/* --- What a person does --------------------------------------------------------------- */

static void
keep_cb (CandourPackFindingRow *self)
{
  g_signal_emit (self, signals[KEPT], 0);
}

static void
leave_out_cb (CandourPackFindingRow *self)
{
  g_signal_emit (self, signals[LEFT_OUT], 0);
}

static void
rewrite_cb (CandourPackFindingRow *self)
{
  candour_text_box_set_text (self->words, self->shown);
  gtk_widget_set_visible (self->form, TRUE);
  gtk_widget_set_visible (self->rewrite, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->words), GTK_DIR_TAB_FORWARD);
}

static void
written_cb (CandourPackFindingRow *self)
{
  g_autofree char *text = candour_text_box_dup_text (self->words);

  g_signal_emit (self, signals[REWRITTEN], 0, g_strstrip (text));
}

/* --- The widget ----------------------------------------------------------------------- */

static gboolean
candour_pack_finding_row_grab_focus (GtkWidget *widget)
{
  CandourPackFindingRow *self = CANDOUR_PACK_FINDING_ROW (widget);

  if (gtk_widget_get_visible (self->keep))
    return gtk_widget_grab_focus (self->keep);

  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
candour_pack_finding_row_dispose (GObject *object)
{
  CandourPackFindingRow *self = CANDOUR_PACK_FINDING_ROW (object);

  if (self->tells != NULL)
    candour_pane_clear (self->tells);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PACK_FINDING_ROW);

  G_OBJECT_CLASS (candour_pack_finding_row_parent_class)->dispose (object);
}

static void
candour_pack_finding_row_finalize (GObject *object)
{
  g_free (CANDOUR_PACK_FINDING_ROW (object)->shown);

  G_OBJECT_CLASS (candour_pack_finding_row_parent_class)->finalize (object);
}

static void
candour_pack_finding_row_class_init (CandourPackFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_pack_finding_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_pack_finding_row_finalize;
  widget_class->grab_focus = candour_pack_finding_row_grab_focus;
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  signals[REWRITTEN] = g_signal_new ("rewritten", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT_OUT] = g_signal_new ("left-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_CHIP);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/candour/Candour/ui/pack-finding-row.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourPackFindingRow, child)
  BIND (box);
  BIND (where);
  BIND (state);
  BIND (tells);
  BIND (text);
  BIND (again);
  BIND (buttons);
  BIND (keep);
  BIND (rewrite);
  BIND (leave_out);
  BIND (form);
  BIND (words);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, rewrite_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
}

static void
candour_pack_finding_row_init (CandourPackFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->tells, candour_wrap_layout_new (6));
  gtk_widget_set_layout_manager (self->buttons, candour_wrap_layout_new (9));
  candour_text_box_set_heading (self->words, "", NULL);
  candour_text_box_set_name (self->words, _("What goes out in its place"));
  candour_text_box_set_height (self->words, LEAST_HEIGHT, MOST_HEIGHT);
}

GtkWidget *
candour_pack_finding_row_new (const CandourPackFinding *finding,
                              CandourPackKind           kind)
{
  CandourPackFindingRow *self = g_object_new (CANDOUR_TYPE_PACK_FINDING_ROW, NULL);
  /* Translators: a case and where in its audit a text stands: "CF-2079, 2. Safety, source 1" */
  g_autofree char *where = g_strdup_printf (_("%1$s, %2$s"), finding->reference, finding->where);

  gtk_label_set_label (self->where, where);
  candour_a11y_set_label (GTK_WIDGET (self), where);
  candour_pack_finding_row_update (self, finding, FALSE);
  gtk_widget_set_visible (self->rewrite, kind != CANDOUR_PACK_REVEAL);
  gtk_widget_set_visible (self->leave_out, kind == CANDOUR_PACK_REVEAL);

  return GTK_WIDGET (self);
}
