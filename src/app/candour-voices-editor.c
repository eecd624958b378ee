/* candour-voices-editor.c - whose views were asked for, and what they said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-voices-editor.h"

#include <glib/gi18n-lib.h>

#include "candour-voice-row.h"

struct _CandourVoicesEditor
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkBox    *rows;
  gboolean   narrow;
};

G_DEFINE_FINAL_TYPE (CandourVoicesEditor, candour_voices_editor, GTK_TYPE_WIDGET)

static gboolean
candour_voices_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CANDOUR_VOICES_EDITOR (widget)->rows),
                                 GTK_DIR_TAB_FORWARD);
}

static void
candour_voices_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_VOICES_EDITOR);

  G_OBJECT_CLASS (candour_voices_editor_parent_class)->dispose (object);
}

static void
candour_voices_editor_class_init (CandourVoicesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_voices_editor_dispose;
  widget_class->grab_focus = candour_voices_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/voices-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourVoicesEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandourVoicesEditor, rows);
}

static void
candour_voices_editor_init (CandourVoicesEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_voices_editor_new (void)
{
  return g_object_new (CANDOUR_TYPE_VOICES_EDITOR, NULL);
}

void
candour_voices_editor_show (CandourVoicesEditor *self,
                            CandourAuditSession *session)
{
  const CandourFramework *framework;
  GtkWidget *row;

  g_return_if_fail (CANDOUR_IS_VOICES_EDITOR (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  if (session == NULL)
    return;

  framework = candour_audit_session_get_framework (session);
  for (guint i = 0; i < framework->voices->len; i++)
    {
      row = candour_voice_row_new (session, g_ptr_array_index (framework->voices, i));
      candour_voice_row_set_narrow (CANDOUR_VOICE_ROW (row), self->narrow);
      gtk_box_append (self->rows, row);
    }
}

void
candour_voices_editor_set_narrow (CandourVoicesEditor *self,
                                  gboolean             narrow)
{
  g_return_if_fail (CANDOUR_IS_VOICES_EDITOR (self));

  self->narrow = !!narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    candour_voice_row_set_narrow (CANDOUR_VOICE_ROW (row), narrow);
}
