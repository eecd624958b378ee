/* candour-evidence-list.c - where it can be seen that an action was done, and a way to add to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-evidence-list.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-action-words.h"
#include "candour-cite-form.h"
#include "candour-wrap-layout.h"

struct _CandourEvidenceList
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkLabel      *title;
  GtkLabel      *by;
  GtkWidget     *card;
  GtkBox        *rows;
  GtkLabel      *empty;
  GtkWidget     *buttons;
  GtkWidget     *attach;
  GtkMenuButton *cite;
  GtkLabel      *optional;
  GtkLabel      *wrong;

  char          *today;
};

enum
{
  CITED,
  ATTACH,
  OPENED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourEvidenceList, candour_evidence_list, GTK_TYPE_WIDGET)

static void
attach_cb (CandourEvidenceList *self)
{
  g_signal_emit (self, signals[ATTACH], 0);
}

static void
cited_cb (CandourEvidenceList *self,
          CandourCiteForm     *form)
{
  g_autofree char *dated = g_strdup (candour_cite_form_get_dated (form));
  g_autofree char *reference = g_strstrip (g_strdup (candour_cite_form_get_reference (form)));
  CandourSourceType type = candour_cite_form_get_type_of_source (form);

  /* GTK 4.8 warns of a text that goes while the focus is in it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->cite));
  gtk_menu_button_popdown (self->cite);
  g_signal_emit (self, signals[CITED], 0, (int) type, dated, reference);
}

/* What was typed stays where the form is only closed; it is made anew once it was sent. */
static void
fill_popover_cb (GtkMenuButton *button,
                 gpointer       data)
{
  CandourEvidenceList *self = data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *form;

  if (popover != NULL || self->today == NULL)
    return;

  popover = gtk_popover_new ();
  form = candour_cite_form_new (self->today);
  candour_cite_form_need_reference (CANDOUR_CITE_FORM (form));
  g_signal_connect_swapped (form, "cited", G_CALLBACK (cited_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  gtk_menu_button_set_popover (button, popover);
}

static void
open_cb (CandourEvidenceList *self,
         GtkWidget           *button)
{
  g_signal_emit (self, signals[OPENED], 0, g_object_get_data (G_OBJECT (button), "candour-id"));
}

static void
remove_cb (CandourEvidenceList *self,
           GtkWidget           *button)
{
  g_signal_emit (self, signals[REMOVED], 0, g_object_get_data (G_OBJECT (button), "candour-id"));
}

static GtkWidget *
make_button (CandourEvidenceList   *self,
             const CandourEvidence *evidence,
             const char            *label,
             const char            *icon_name,
             const char            *title,
             GCallback              callback)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s, %s", label, title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, icon_name != NULL ? "small" : "link");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  candour_a11y_set_label (button, name);
  g_object_set_data_full (G_OBJECT (button), "candour-id", g_strdup (evidence->id), g_free);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_row (CandourEvidenceList   *self,
          const CandourEvidence *evidence,
          gboolean               may_remove)
{
  gboolean is_file = evidence->file_name != NULL;
  const char *title = is_file ? evidence->file_name : evidence->reference;
  g_autofree char *detail = candour_evidence_describe (evidence, self->today);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, detail);

  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name (is_file ? "mail-attachment-symbolic"
                                                               : "text-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (words), make_label (title, "dense"));
  gtk_box_append (GTK_BOX (words), make_label (detail, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (is_file)
    gtk_box_append (GTK_BOX (row), make_button (self, evidence, _("Open"), NULL, title,
                                                G_CALLBACK (open_cb)));
  if (may_remove)
    gtk_box_append (GTK_BOX (row), make_button (self, evidence, _("Take back"),
                                                "user-trash-symbolic", title,
                                                G_CALLBACK (remove_cb)));
  gtk_widget_add_css_class (row, "lined-row");
  candour_a11y_set_label (row, name);

  return row;
}

static void
candour_evidence_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_EVIDENCE_LIST);

  G_OBJECT_CLASS (candour_evidence_list_parent_class)->dispose (object);
}

static void
candour_evidence_list_finalize (GObject *object)
{
  g_free (CANDOUR_EVIDENCE_LIST (object)->today);

  G_OBJECT_CLASS (candour_evidence_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, box);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, title);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, by);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, card);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, rows);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, empty);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, buttons);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, attach);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, cite);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, optional);
  gtk_widget_class_bind_template_child (widget_class, CandourEvidenceList, wrong);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
}

static void
candour_evidence_list_class_init (CandourEvidenceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_evidence_list_dispose;
  object_class->finalize = candour_evidence_list_finalize;

  signals[CITED] = g_signal_new ("cited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING,
                                 G_TYPE_STRING);
  signals[ATTACH] = g_signal_new ("attach", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CANDOUR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
candour_evidence_list_init (CandourEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->cite, fill_popover_cb, self, NULL);
}

GtkWidget *
candour_evidence_list_new (void)
{
  return g_object_new (CANDOUR_TYPE_EVIDENCE_LIST, NULL);
}

static void
show_rows (CandourEvidenceList *self,
           GPtrArray           *evidence,
           const char          *may_remove)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);

  for (guint i = 0; i < evidence->len; i++)
    {
      const CandourEvidence *piece = g_ptr_array_index (evidence, i);

      gtk_box_append (self->rows, make_row (self, piece, may_remove != NULL
                                            && g_strcmp0 (piece->added_by, may_remove) == 0));
    }
}

void
candour_evidence_list_show (CandourEvidenceList *self,
                            GPtrArray           *evidence,
                            const char          *today,
                            const char          *by,
                            const char          *why_not,
                            const char          *may_remove,
                            gboolean             is_optional)
{
  char *copy;
  gboolean may_add = why_not == NULL;

  g_return_if_fail (CANDOUR_IS_EVIDENCE_LIST (self));

  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
  gtk_menu_button_set_popover (self->cite, NULL);
  show_rows (self, evidence, may_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), evidence->len > 0);
  gtk_label_set_label (self->by, by);
  gtk_label_set_label (self->empty, may_add && !is_optional
                       ? _("Nothing here yet. Add at least one piece before you mark it done.")
                       : _("Nothing here yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), evidence->len == 0);
  gtk_widget_set_visible (self->buttons, may_add);
  gtk_widget_set_visible (GTK_WIDGET (self->optional), may_add && is_optional);
  candour_evidence_list_set_wrong (self, NULL);
}

void
candour_evidence_list_set_wrong (CandourEvidenceList *self,
                                 const char          *sentence)
{
  g_return_if_fail (CANDOUR_IS_EVIDENCE_LIST (self));

  gtk_label_set_label (self->wrong, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong), sentence != NULL);
}

void
candour_evidence_list_set_busy (CandourEvidenceList *self,
                                gboolean             busy)
{
  g_return_if_fail (CANDOUR_IS_EVIDENCE_LIST (self));

  gtk_widget_set_sensitive (self->buttons, !busy);
}
