/* candour-risk-editor.c - who was told that a child is not safe: whom, how, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-risk-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"

struct _CandourRiskEditor
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkLabel            *duty;
  GtkEditable         *told;
  GtkDropDown         *how;
  GtkEditable         *at;

  CandourAuditSession *session;   /* lent */
  gboolean             showing;   /* the program fills the fields */
};

G_DEFINE_FINAL_TYPE (CandourRiskEditor, candour_risk_editor, GTK_TYPE_WIDGET)

static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static const char *
get_how (CandourRiskEditor *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->how);

  return item != NULL && gtk_drop_down_get_selected (self->how) > 0
         ? gtk_string_object_get_string (item) : "";
}

static void
take_fields (CandourRiskEditor *self,
             CandourSaveWhen    when)
{
  CandourAudit *audit;

  if (self->showing || self->session == NULL)
    return;

  audit = candour_audit_session_get_audit (self->session);
  set_text (&audit->risk_told, gtk_editable_get_text (self->told));
  set_text (&audit->risk_how, get_how (self));
  set_text (&audit->risk_at, gtk_editable_get_text (self->at));
  candour_audit_session_touch_judgement (self->session, when);
}

static void
edited_cb (CandourRiskEditor *self)
{
  take_fields (self, CANDOUR_SAVE_SOON);
}

static void
picked_cb (CandourRiskEditor *self)
{
  take_fields (self, CANDOUR_SAVE_NOW);
}

static gboolean
candour_risk_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_RISK_EDITOR (widget)->told));
}

static void
candour_risk_editor_dispose (GObject *object)
{
  CANDOUR_RISK_EDITOR (object)->session = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_RISK_EDITOR);

  G_OBJECT_CLASS (candour_risk_editor_parent_class)->dispose (object);
}

static void
candour_risk_editor_class_init (CandourRiskEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_risk_editor_dispose;
  widget_class->grab_focus = candour_risk_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/risk-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourRiskEditor, box);
  gtk_widget_class_bind_template_child (widget_class, CandourRiskEditor, duty);
  gtk_widget_class_bind_template_child (widget_class, CandourRiskEditor, told);
  gtk_widget_class_bind_template_child (widget_class, CandourRiskEditor, how);
  gtk_widget_class_bind_template_child (widget_class, CandourRiskEditor, at);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
candour_risk_editor_init (CandourRiskEditor *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

/* Whom to ring, before anything is asked. */
static void
show_duty (CandourRiskEditor *self)
{
  const char *duty = candour_audit_session_get_facts (self->session)->duty;
  g_autofree char *text = NULL;

  if (duty != NULL && duty[strspn (duty, " ")] != '\0')
    /* Translators: %s: what the council set: names and telephone numbers */
    text = g_strdup_printf (_("Ring %s"), duty);
  else
    text = g_strdup (_("No duty number is set here. The QA lead can set it in Preferences."));
  gtk_label_set_label (self->duty, text);
}

void
candour_risk_editor_show (CandourRiskEditor   *self,
                          CandourAuditSession *session)
{
  const CandourAudit *audit;

  g_return_if_fail (CANDOUR_IS_RISK_EDITOR (self));

  self->session = session;
  if (session == NULL)
    return;

  show_duty (self);
  audit = candour_audit_session_get_audit (session);
  self->showing = TRUE;
  gtk_editable_set_text (self->told, audit->risk_told != NULL ? audit->risk_told : "");
  gtk_editable_set_text (self->at, audit->risk_at != NULL ? audit->risk_at : "");
  gtk_drop_down_set_selected (self->how, 0);
  for (guint i = 1; i < g_list_model_get_n_items (gtk_drop_down_get_model (self->how)); i++)
    {
      GListModel *ways = gtk_drop_down_get_model (self->how);
      g_autoptr(GtkStringObject) way = g_list_model_get_item (ways, i);

      if (g_strcmp0 (gtk_string_object_get_string (way), audit->risk_how) == 0)
        gtk_drop_down_set_selected (self->how, i);
    }
  self->showing = FALSE;
}

/* --- "Not safe now..." ---------------------------------------------------------------- */

/* Somebody who opens this says yes; the time is now, until it is written otherwise. */
static void
say_told (CandourAuditSession *session)
{
  CandourAudit *audit = candour_audit_session_get_audit (session);

  if (audit->risk == CANDOUR_RISK_TOLD)
    return;

  audit->risk = CANDOUR_RISK_TOLD;
  if (audit->risk_at == NULL || *audit->risk_at == '\0')
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%H:%M");

      g_free (audit->risk_at);
      audit->risk_at = g_strdup_printf (_("Today, %s"), time);
    }
  candour_audit_session_touch_judgement (session, CANDOUR_SAVE_NOW);
}

static void
response_cb (AdwMessageDialog    *dialog,
             const char          *response,
             CandourAuditSession *session)
{
  if (g_str_equal (response, "told"))
    {
      say_told (session);
      candour_audit_session_flush (session);
    }
}

void
candour_risk_editor_present_for (GtkWidget           *parent,
                                 CandourAuditSession *session)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *editor = g_object_new (CANDOUR_TYPE_RISK_EDITOR, NULL);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Ring first"),
                                   _("Ring the child’s team manager or the duty desk now; in "
                                     "danger this minute, 999. Then say here whom you told."));
  candour_risk_editor_show (CANDOUR_RISK_EDITOR (editor), session);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), editor);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _("Not yet"),
                                    "told", _("I have told them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "told",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_object_ref (session),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  candour_dialogs_present (dialog);
}
