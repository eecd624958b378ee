/* candour-voice-row.c - one person's or agency's view: asked for or not, when, and what was said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-voice-row.h"

#include <glib/gi18n-lib.h>

#include "candour-date-entry.h"
#include "candour-text-box.h"

struct _CandourVoiceRow
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkBox              *line;
  GtkLabel            *name;
  GtkLabel            *need;
  GtkDropDown         *outcome;
  CandourDateEntry    *on;
  GtkLabel            *outcome_text;
  CandourTextBox      *words;

  CandourAuditSession *session;   /* lent */
  CandourVoiceCode     voice;
  gboolean             showing;   /* the program fills the fields */
};

G_DEFINE_FINAL_TYPE (CandourVoiceRow, candour_voice_row, GTK_TYPE_WIDGET)

static CandourVoiceOutcome
get_outcome (CandourVoiceRow *self)
{
  return candour_voice_outcomes[gtk_drop_down_get_selected (self->outcome)].value;
}

/* A view that was not asked for has no date and no words. */
static void
show_fields (CandourVoiceRow *self)
{
  gboolean asked = get_outcome (self) != CANDOUR_VOICE_NOT_SOUGHT;
  const char *name = gtk_label_get_label (self->name);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->on), asked);
  gtk_widget_set_visible (GTK_WIDGET (self->words), asked);
  candour_text_box_set_placeholder (self->words,
                                    get_outcome (self) == CANDOUR_VOICE_OBTAINED
                                    ? _("What they said, in few words")
                                    : _("Why, or what was tried"));
  /* Translators: %s: "Child" */
  words = g_strdup_printf (_("%s: what they said"), name);
  candour_text_box_set_name (self->words, words);
}

static void
take_fields (CandourVoiceRow *self,
             CandourSaveWhen  when)
{
  CandourAudit *audit;
  CandourVoice *voice;

  if (self->showing || self->session == NULL)
    return;

  audit = candour_audit_session_get_audit (self->session);
  voice = candour_audit_find_voice (audit, self->voice);
  if (voice == NULL)
    {
      voice = candour_voice_new (self->voice);
      g_ptr_array_add (audit->voices, voice);
    }

  voice->outcome = get_outcome (self);
  g_free (voice->on);
  voice->on = g_strdup (candour_date_entry_get_date (self->on));
  g_free (voice->words);
  voice->words = candour_text_box_dup_text (self->words);
  candour_audit_session_touch_voice (self->session, voice, when);
}

static void
picked_cb (CandourVoiceRow *self)
{
  if (self->showing)
    return;

  show_fields (self);
  take_fields (self, CANDOUR_SAVE_NOW);
}

static void
edited_cb (CandourVoiceRow *self)
{
  take_fields (self, CANDOUR_SAVE_SOON);
}

static void
left_cb (CandourVoiceRow *self)
{
  if (self->session != NULL)
    candour_audit_session_flush (self->session);
}

static void
candour_voice_row_dispose (GObject *object)
{
  CANDOUR_VOICE_ROW (object)->session = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_VOICE_ROW);

  G_OBJECT_CLASS (candour_voice_row_parent_class)->dispose (object);
}

static void
candour_voice_row_class_init (CandourVoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_voice_row_dispose;

  g_type_ensure (CANDOUR_TYPE_DATE_ENTRY);
  g_type_ensure (CANDOUR_TYPE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/voice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, box);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, line);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, name);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, need);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, on);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, outcome_text);
  gtk_widget_class_bind_template_child (widget_class, CandourVoiceRow, words);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
candour_voice_row_init (CandourVoiceRow *self)
{
  g_autoptr(GtkStringList) outcomes = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_set_spacing (self->line, 12);
  candour_text_box_set_height (self->words, 44, 140);
  for (const CandourCode *code = candour_voice_outcomes; code->code != NULL; code++)
    gtk_string_list_append (outcomes, candour_code_get_name (candour_voice_outcomes, code->value));
  gtk_drop_down_set_model (self->outcome, G_LIST_MODEL (outcomes));
}

static void
show_read_only (CandourVoiceRow    *self,
                const CandourVoice *voice)
{
  CandourVoiceOutcome outcome = voice != NULL ? voice->outcome : CANDOUR_VOICE_NOT_SOUGHT;
  const char *name = candour_code_get_name (candour_voice_outcomes, outcome);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (voice != NULL && voice->on != NULL)
    date = candour_date_format_long (voice->on);
  text = date != NULL ? g_strdup_printf ("%s, %s", name, date) : g_strdup (name);
  gtk_label_set_label (self->outcome_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_text), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->on), FALSE);
  candour_text_box_set_read_only (self->words, TRUE);
}

GtkWidget *
candour_voice_row_new (CandourAuditSession    *session,
                       const CandourVoiceNeed *need)
{
  CandourVoiceRow *self = g_object_new (CANDOUR_TYPE_VOICE_ROW, NULL);
  const char *name = candour_code_get_name (candour_voices, need->voice);
  const CandourVoice *voice =
    candour_audit_find_voice (candour_audit_session_get_audit (session), need->voice);
  g_autofree char *when = g_strdup_printf (_("%s: when"), name);

  self->session = session;
  self->voice = need->voice;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->need, need->required ? _("Must be asked") : _("Where it helps"));
  candour_date_entry_set_today (self->on, candour_audit_session_get_facts (session)->today);
  candour_date_entry_set_label (self->on, when);
  candour_date_entry_set_date (self->on, voice != NULL ? voice->on : NULL);
  candour_text_box_set_text (self->words, voice != NULL ? voice->words : "");
  for (guint i = 0; voice != NULL && candour_voice_outcomes[i].code != NULL; i++)
    if (candour_voice_outcomes[i].value == (int) voice->outcome)
      gtk_drop_down_set_selected (self->outcome, i);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outcome),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_fields (self);
  if (candour_audit_session_get_refusal (session) != NULL)
    show_read_only (self, voice);
  self->showing = FALSE;

  return GTK_WIDGET (self);
}

void
candour_voice_row_set_narrow (CandourVoiceRow *self,
                              gboolean         narrow)
{
  g_return_if_fail (CANDOUR_IS_VOICE_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
