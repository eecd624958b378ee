/* candour-due-chip.c - when something is due, and how pressing that is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-due-chip.h"

/* From here on a date is only a date. */
#define SOON_DAYS 3

struct _CandourDueChip
{
  GtkWidget    parent_instance;

  CandourChip *chip;
};

G_DEFINE_FINAL_TYPE (CandourDueChip, candour_due_chip, GTK_TYPE_WIDGET)

static void
candour_due_chip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DUE_CHIP);

  G_OBJECT_CLASS (candour_due_chip_parent_class)->dispose (object);
}

static void
candour_due_chip_class_init (CandourDueChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_due_chip_dispose;

  g_type_ensure (CANDOUR_TYPE_CHIP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/due-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourDueChip, chip);
}

static void
candour_due_chip_init (CandourDueChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
candour_due_chip_new (void)
{
  return g_object_new (CANDOUR_TYPE_DUE_CHIP, NULL);
}

void
candour_due_chip_set (CandourDueChip *self,
                      const char     *due_on,
                      const char     *today)
{
  g_autofree char *text = NULL;
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;

  g_return_if_fail (CANDOUR_IS_DUE_CHIP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), due_on != NULL);
  if (due_on == NULL)
    return;

  text = candour_due_describe (due_on, today, &tone, &icon_name);
  candour_chip_set (self->chip, tone, icon_name, text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

char *
candour_due_describe (const char   *due_on,
                      const char   *today,
                      CandourTone  *tone,
                      const char  **icon_name)
{
  g_autofree char *date = NULL;
  int days;

  g_return_val_if_fail (due_on != NULL && today != NULL, NULL);

  days = candour_date_days_between (today, due_on);
  if (tone != NULL)
    *tone = days < 0 ? CANDOUR_TONE_DANGER
          : days <= SOON_DAYS ? CANDOUR_TONE_WARN : CANDOUR_TONE_NEUTRAL;
  if (icon_name != NULL)
    *icon_name = days < 0 ? "alarm-symbolic"
               : days <= SOON_DAYS ? "candour-clock-symbolic" : NULL;

  if (days < 0)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", -days), -days);
  if (days == 0)
    return g_strdup (_("Due today"));
  if (days == 1)
    return g_strdup (_("Due tomorrow"));

  date = candour_date_format_short (due_on, today);

  /* Translators: %s is a date such as "Mon 19 Jan" */
  return g_strdup_printf (_("Due %s"), date);
}
