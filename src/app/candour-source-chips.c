/* candour-source-chips.c - what a grade rests on, a chip a source, and a way to cite one more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-source-chips.h"

#include <glib/gi18n-lib.h>

#include "candour-cite-form.h"
#include "candour-tooltip.h"
#include "candour-wrap-layout.h"

struct _CandourSourceChips
{
  GtkWidget            parent_instance;

  GtkWidget           *add;       /* the last child */
  CandourAuditSession *session;   /* lent */
  CandourGrading      *grading;   /* lent */
  gboolean             read_only;
};

G_DEFINE_FINAL_TYPE (CandourSourceChips, candour_source_chips, GTK_TYPE_WIDGET)

static void rebuild (CandourSourceChips *self);

char *
candour_source_describe (const CandourCitation *citation,
                         const char            *today)
{
  g_autoptr(GString) text = g_string_new (*citation->reference != '\0' ? citation->reference
                            : candour_code_get_name (candour_source_types, citation->type));
  g_autofree char *date = NULL;

  if (citation->dated != NULL)
    {
      date = candour_date_format_short (citation->dated, today);
      g_string_append_printf (text, ", %s", date);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static CandourCitation *
get_citation (GtkWidget *form)
{
  return g_object_get_data (G_OBJECT (form), "candour-citation");
}

static void
close_popover (GtkWidget *form)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (form, GTK_TYPE_POPOVER)));
}

static void
take_form (CandourCiteForm *form,
           CandourCitation *citation)
{
  citation->type = candour_cite_form_get_type_of_source (form);
  g_free (citation->dated);
  citation->dated = g_strdup (candour_cite_form_get_dated (form));
  g_free (citation->reference);
  citation->reference = g_strstrip (g_strdup (candour_cite_form_get_reference (form)));
}

static gboolean
rebuild_cb (gpointer data)
{
  CandourSourceChips *self = data;

  rebuild (self);
  gtk_widget_grab_focus (self->add);

  return G_SOURCE_REMOVE;
}

/* Not while the popover that asked for it is still closing inside the chip. */
static void
rebuild_soon (CandourSourceChips *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, rebuild_cb, g_object_ref (self), g_object_unref);
}

static void
cited_cb (CandourSourceChips *self,
          CandourCiteForm    *form)
{
  CandourCitation *citation = get_citation (GTK_WIDGET (form));

  if (citation == NULL)
    {
      citation = candour_citation_new (self->grading->standard_id, CANDOUR_SOURCE_OTHER, NULL,
                                       NULL);
      take_form (form, citation);
      candour_audit_session_add_citation (self->session, self->grading, citation);
    }
  else
    {
      take_form (form, citation);
      candour_audit_session_touch_citation (self->session, citation);
    }

  close_popover (GTK_WIDGET (form));
  rebuild_soon (self);
}

static void
removed_cb (CandourSourceChips *self,
            CandourCiteForm    *form)
{
  close_popover (GTK_WIDGET (form));
  candour_audit_session_remove_citation (self->session, self->grading,
                                         get_citation (GTK_WIDGET (form)));
  g_object_set_data (G_OBJECT (form), "candour-citation", NULL);
  rebuild_soon (self);
}

/* The form is filled when it is wanted, so that it always shows what holds. */
static void
fill_popover_cb (GtkMenuButton *button,
                 gpointer       data)
{
  CandourSourceChips *self = CANDOUR_SOURCE_CHIPS (gtk_widget_get_parent (GTK_WIDGET (button)));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *form;

  if (popover != NULL || self->session == NULL)
    return;

  popover = gtk_popover_new ();
  form = candour_cite_form_new (candour_audit_session_get_facts (self->session)->today);
  g_object_set_data (G_OBJECT (form), "candour-citation", data);
  candour_cite_form_show (CANDOUR_CITE_FORM (form), data);
  g_signal_connect_swapped (form, "cited", G_CALLBACK (cited_cb), self);
  g_signal_connect_swapped (form, "removed", G_CALLBACK (removed_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
is_editable (CandourSourceChips *self)
{
  return !self->read_only && candour_audit_session_get_refusal (self->session) == NULL;
}

static GtkWidget *
make_chip (CandourSourceChips *self,
           CandourCitation    *citation)
{
  const char *today = candour_audit_session_get_facts (self->session)->today;
  g_autofree char *text = candour_source_describe (citation, today);
  g_autofree char *name = g_strdup_printf (_("Source: %s, %s"), text,
                                           candour_code_get_name (candour_source_types,
                                                                  citation->type));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *chip;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);

  if (is_editable (self))
    {
      chip = gtk_menu_button_new ();
      gtk_menu_button_set_child (GTK_MENU_BUTTON (chip), box);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (chip), fill_popover_cb, citation,
                                             NULL);
    }
  else
    chip = box;

  gtk_widget_add_css_class (chip, "source-chip");
  candour_tooltip_set (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return chip;
}

static void
remove_children (CandourSourceChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->add = NULL;
}

static void
rebuild (CandourSourceChips *self)
{
  remove_children (self);
  if (self->session == NULL)
    return;

  for (guint i = 0; i < self->grading->citations->len; i++)
    gtk_widget_set_parent (make_chip (self, g_ptr_array_index (self->grading->citations, i)),
                           GTK_WIDGET (self));

  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _("Cite a source…"));
  gtk_widget_add_css_class (self->add, "cite-button");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), fill_popover_cb, NULL, NULL);
  gtk_widget_set_visible (self->add, is_editable (self));
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
}

static void
candour_source_chips_dispose (GObject *object)
{
  remove_children (CANDOUR_SOURCE_CHIPS (object));

  G_OBJECT_CLASS (candour_source_chips_parent_class)->dispose (object);
}

static void
candour_source_chips_class_init (CandourSourceChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_source_chips_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candour_source_chips_init (CandourSourceChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), candour_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
}

GtkWidget *
candour_source_chips_new (void)
{
  return g_object_new (CANDOUR_TYPE_SOURCE_CHIPS, NULL);
}

void
candour_source_chips_show (CandourSourceChips  *self,
                           CandourAuditSession *session,
                           CandourGrading      *grading)
{
  g_return_if_fail (CANDOUR_IS_SOURCE_CHIPS (self));

  self->session = grading != NULL ? session : NULL;
  self->grading = grading;
  rebuild (self);
}

void
candour_source_chips_set_read_only (CandourSourceChips *self,
                                    gboolean            read_only)
{
  g_return_if_fail (CANDOUR_IS_SOURCE_CHIPS (self));

  self->read_only = read_only;
}

void
candour_source_chips_cite (CandourSourceChips *self)
{
  g_return_if_fail (CANDOUR_IS_SOURCE_CHIPS (self));

  if (self->add != NULL && gtk_widget_get_visible (self->add))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add));
}
