/* candour-cite-form.c - where something was seen: what kind, when, and where in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cite-form.h"

#include <glib/gi18n-lib.h>

#include "candour-date-entry.h"

struct _CandourCiteForm
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkDropDown      *type;
  CandourDateEntry *dated;
  GtkEntry         *reference;
  GtkLabel         *wrong;
  GtkWidget        *remove;
  GtkButton        *cite;

  gboolean          needs_reference;
};

enum
{
  CITED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourCiteForm, candour_cite_form, GTK_TYPE_WIDGET)

static gboolean
is_complete (CandourCiteForm *self)
{
  g_autofree char *reference = g_strdup (candour_cite_form_get_reference (self));

  return *g_strstrip (reference) != '\0'
         || (!self->needs_reference && candour_date_entry_get_date (self->dated) != NULL);
}

static void
check (CandourCiteForm *self)
{
  if (is_complete (self))
    gtk_widget_set_visible (GTK_WIDGET (self->wrong), FALSE);
}

static void
cite_cb (CandourCiteForm *self)
{
  if (candour_date_entry_is_wrong (self->dated))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->dated));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->wrong), !is_complete (self));
  if (is_complete (self))
    g_signal_emit (self, signals[CITED], 0);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reference));
}

static void
remove_cb (CandourCiteForm *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
candour_cite_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_CITE_FORM (widget)->type));
}

static void
candour_cite_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_CITE_FORM);

  G_OBJECT_CLASS (candour_cite_form_parent_class)->dispose (object);
}

static void
candour_cite_form_class_init (CandourCiteFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_cite_form_dispose;
  widget_class->grab_focus = candour_cite_form_grab_focus;

  signals[CITED] = g_signal_new ("cited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/cite-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, box);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, type);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, dated);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, reference);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, wrong);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, remove);
  gtk_widget_class_bind_template_child (widget_class, CandourCiteForm, cite);
  gtk_widget_class_bind_template_callback (widget_class, check);
  gtk_widget_class_bind_template_callback (widget_class, cite_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
candour_cite_form_init (CandourCiteForm *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const CandourCode *code = candour_source_types; code->code != NULL; code++)
    gtk_string_list_append (names, candour_code_get_name (candour_source_types, code->value));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (names));
  candour_date_entry_set_label (self->dated, _("Its date"));
  g_signal_connect_swapped (self->dated, "date-changed", G_CALLBACK (check), self);
}

GtkWidget *
candour_cite_form_new (const char *today)
{
  CandourCiteForm *self = g_object_new (CANDOUR_TYPE_CITE_FORM, NULL);

  candour_date_entry_set_today (self->dated, today);
  candour_cite_form_show (self, NULL);

  return GTK_WIDGET (self);
}

void
candour_cite_form_show (CandourCiteForm       *self,
                        const CandourCitation *citation)
{
  g_return_if_fail (CANDOUR_IS_CITE_FORM (self));

  for (guint i = 0; candour_source_types[i].code != NULL; i++)
    if (candour_source_types[i].value == (citation != NULL ? (int) citation->type : 0))
      gtk_drop_down_set_selected (self->type, i);

  candour_date_entry_set_date (self->dated, citation != NULL ? citation->dated : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->reference),
                         citation != NULL ? citation->reference : "");
  gtk_widget_set_visible (self->remove, citation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->wrong), FALSE);
  gtk_button_set_label (self->cite, citation != NULL ? _("Change") : _("Cite"));
}

void
candour_cite_form_need_reference (CandourCiteForm *self)
{
  g_return_if_fail (CANDOUR_IS_CITE_FORM (self));

  self->needs_reference = TRUE;
  gtk_label_set_label (self->wrong, _("Say where it is, so that others can find it."));
}

CandourSourceType
candour_cite_form_get_type_of_source (CandourCiteForm *self)
{
  g_return_val_if_fail (CANDOUR_IS_CITE_FORM (self), CANDOUR_SOURCE_OTHER);

  return candour_source_types[gtk_drop_down_get_selected (self->type)].value;
}

const char *
candour_cite_form_get_dated (CandourCiteForm *self)
{
  g_return_val_if_fail (CANDOUR_IS_CITE_FORM (self), NULL);

  return candour_date_entry_get_date (self->dated);
}

const char *
candour_cite_form_get_reference (CandourCiteForm *self)
{
  g_return_val_if_fail (CANDOUR_IS_CITE_FORM (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->reference));
}
