/* candour-date-entry.c - a date as people write it, or picked from a calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-date-entry.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"

struct _CandourDateEntry
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkWidget   *button;
  GtkPopover  *popover;
  GtkCalendar *calendar;
  GtkEntry    *entry;

  char        *today;
  char        *date;      /* NULL: none, or no date */
  gboolean     past;      /* "16 jan" is the last one */
  gboolean     wrong;
  gboolean     showing;   /* the program writes */
};

enum
{
  PROP_0,
  PROP_PAST,
  N_PROPS
};

enum
{
  DATE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourDateEntry, candour_date_entry, GTK_TYPE_WIDGET)

static void
show_wrong (CandourDateEntry *self,
            gboolean          wrong)
{
  const char *help = NULL;

  if (wrong)
    help = self->past ? _("Write a date such as 16 jan, 1/4/2024 or -2w")
                      : _("Write a date such as 16 jan, +2w or fri");

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), help);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help != NULL ? help : "",
                                  -1);
}

static void
show_date (CandourDateEntry *self)
{
  g_autofree char *text = NULL;

  if (self->date != NULL)
    text = candour_date_format_short (self->date, self->today);

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->showing = FALSE;
  self->wrong = FALSE;
  show_wrong (self, FALSE);
}

static void
take_date (CandourDateEntry *self,
           char             *date)
{
  gboolean same = g_strcmp0 (date, self->date) == 0;

  g_free (self->date);
  self->date = date;
  if (!same)
    g_signal_emit (self, signals[DATE_CHANGED], 0);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " ")] == '\0';
}

/* While somebody is typing nothing is called wrong yet. */
static void
changed_cb (CandourDateEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  char *date;

  if (self->showing)
    return;

  date = self->past ? candour_date_parse_past (text, self->today)
                    : candour_date_parse (text, self->today);
  self->wrong = date == NULL && !is_blank (text);
  show_wrong (self, FALSE);
  take_date (self, date);
}

/* Leaving the field shows what was understood. */
static void
settle (CandourDateEntry *self)
{
  if (self->wrong)
    show_wrong (self, TRUE);
  else
    show_date (self);
}

static void
popover_shown_cb (CandourDateEntry *self)
{
  const char *date = self->date != NULL ? self->date : self->today;
  g_autofree char *text = g_strdup_printf ("%sT12:00:00", date);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) day = g_date_time_new_from_iso8601 (text, zone);

  if (day == NULL)
    return;

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->showing = FALSE;
}

static void
day_selected_cb (CandourDateEntry *self)
{
  g_autoptr(GDateTime) day = NULL;

  if (self->showing)
    return;

  day = gtk_calendar_get_date (self->calendar);
  take_date (self, g_date_time_format (day, "%Y-%m-%d"));
  show_date (self);
  gtk_popover_popdown (self->popover);
}

static gboolean
candour_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CANDOUR_DATE_ENTRY (widget)->entry));
}

static void
candour_date_entry_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CandourDateEntry *self = CANDOUR_DATE_ENTRY (object);

  if (property != PROP_PAST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }

  self->past = g_value_get_boolean (value);
  gtk_entry_set_placeholder_text (self->entry, self->past ? _("16 jan, 1/4/24, -2w")
                                                          : _("16 jan, +2w, fri"));
}

static void
candour_date_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DATE_ENTRY);

  G_OBJECT_CLASS (candour_date_entry_parent_class)->dispose (object);
}

static void
candour_date_entry_finalize (GObject *object)
{
  CandourDateEntry *self = CANDOUR_DATE_ENTRY (object);

  g_free (self->today);
  g_free (self->date);

  G_OBJECT_CLASS (candour_date_entry_parent_class)->finalize (object);
}

static void
candour_date_entry_class_init (CandourDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = candour_date_entry_set_property;
  object_class->dispose = candour_date_entry_dispose;
  object_class->finalize = candour_date_entry_finalize;
  widget_class->grab_focus = candour_date_entry_grab_focus;

  properties[PROP_PAST] = g_param_spec_boolean ("past", NULL, NULL, FALSE,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DATE_CHANGED] = g_signal_new ("date-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourDateEntry, box);
  gtk_widget_class_bind_template_child (widget_class, CandourDateEntry, button);
  gtk_widget_class_bind_template_child (widget_class, CandourDateEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, CandourDateEntry, calendar);
  gtk_widget_class_bind_template_child (widget_class, CandourDateEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
candour_date_entry_init (CandourDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->today = candour_date_dup_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (settle), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

GtkWidget *
candour_date_entry_new (void)
{
  return g_object_new (CANDOUR_TYPE_DATE_ENTRY, NULL);
}

void
candour_date_entry_set_today (CandourDateEntry *self,
                              const char       *today)
{
  g_return_if_fail (CANDOUR_IS_DATE_ENTRY (self));
  g_return_if_fail (today != NULL);

  g_free (self->today);
  self->today = g_strdup (today);
}

void
candour_date_entry_set_label (CandourDateEntry *self,
                              const char       *label)
{
  g_return_if_fail (CANDOUR_IS_DATE_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
candour_date_entry_set_date (CandourDateEntry *self,
                             const char       *date)
{
  char *copy;

  g_return_if_fail (CANDOUR_IS_DATE_ENTRY (self));

  copy = g_strdup (date);
  g_free (self->date);
  self->date = copy;
  show_date (self);
}

const char *
candour_date_entry_get_date (CandourDateEntry *self)
{
  g_return_val_if_fail (CANDOUR_IS_DATE_ENTRY (self), NULL);

  return self->date;
}

gboolean
candour_date_entry_is_wrong (CandourDateEntry *self)
{
  g_return_val_if_fail (CANDOUR_IS_DATE_ENTRY (self), FALSE);

  return self->wrong;
}
