/* candour-desk-item.c - one audit on a moderator's desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-desk-item.h"

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-codes.h"

struct _CandourDeskItem
{
  GtkListBoxRow  parent_instance;

  char          *id;
  GtkBox        *what;
  GtkLabel      *code;
  GtkLabel      *plan;
  GtkLabel      *age;
  GtkWidget     *progress;
  GtkLevelBar   *bar;
  GtkLabel      *graded;
  GtkWidget     *state_place;
  CandourChip   *state;
  GtkLabel      *act;
};

G_DEFINE_FINAL_TYPE (CandourDeskItem, candour_desk_item, GTK_TYPE_LIST_BOX_ROW)

/* "10 of 10" */
static char *
dup_graded (const CandourDeskRow *row)
{
  return g_strdup_printf (_("%d of %d"), row->n_graded, row->n_standards);
}

static char *
dup_state (const CandourDeskRow *row)
{
  switch (row->state)
    {
    case CANDOUR_DESK_IN_PROGRESS:
      return g_strdup (_("In progress"));

    case CANDOUR_DESK_READY:
      return g_strdup (_("Ready to seal"));

    case CANDOUR_DESK_SEALED:
      return g_strdup_printf (_("Sent in file %d"), row->returned_in);

    case CANDOUR_DESK_REVEALED:
      return g_strdup (row->reveal == CANDOUR_DESK_REVEAL_CHANGED
                       ? _("Auditor’s grades changed") : _("Auditor’s grades are here"));

    case CANDOUR_DESK_NOT_STARTED:
    default:
      return g_strdup (_("Not started"));
    }
}

static const char *
get_act (const CandourDeskRow *row)
{
  switch (row->state)
    {
    case CANDOUR_DESK_IN_PROGRESS:
      return _("Go on");

    case CANDOUR_DESK_READY:
      return _("Open");

    case CANDOUR_DESK_SEALED:
      return _("Read");

    case CANDOUR_DESK_REVEALED:
      return _("Compare");

    case CANDOUR_DESK_NOT_STARTED:
    default:
      return _("Start");
    }
}

static void
show_state (CandourDeskItem      *self,
            const CandourDeskRow *row)
{
  static const struct
  {
    CandourTone  tone;
    const char  *icon_name;
  } looks[] = {
    [CANDOUR_DESK_NOT_STARTED] = { CANDOUR_TONE_NEUTRAL, NULL },
    [CANDOUR_DESK_IN_PROGRESS] = { CANDOUR_TONE_NEUTRAL, "document-edit-symbolic" },
    [CANDOUR_DESK_READY] = { CANDOUR_TONE_INFO, "candour-check-symbolic" },
    [CANDOUR_DESK_SEALED] = { CANDOUR_TONE_OK, "changes-prevent-symbolic" },
    [CANDOUR_DESK_REVEALED] = { CANDOUR_TONE_OK, "view-dual-symbolic" },
  };
  gboolean changed = row->reveal == CANDOUR_DESK_REVEAL_CHANGED;
  g_autofree char *text = dup_state (row);

  candour_chip_set (self->state, changed ? CANDOUR_TONE_DANGER : looks[row->state].tone,
                    changed ? "dialog-warning-symbolic" : looks[row->state].icon_name, text, NULL);
}

void
candour_desk_item_show (CandourDeskItem      *self,
                        const CandourDeskRow *row)
{
  const char *plan = *row->plan != '\0' ? row->plan
                     : candour_code_get_name (candour_cohorts, row->cohort);
  g_autofree char *graded = dup_graded (row);
  g_autofree char *state = dup_state (row);
  g_autofree char *about = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CANDOUR_IS_DESK_ITEM (self));

  g_free (self->id);
  self->id = g_strdup (row->moderation_id);
  gtk_label_set_label (self->code, row->code);
  gtk_label_set_label (self->plan, plan);
  gtk_label_set_label (self->age, row->age_band);
  gtk_level_bar_set_max_value (self->bar, MAX (row->n_standards, 1));
  gtk_level_bar_set_value (self->bar, row->n_graded);
  gtk_label_set_label (self->graded, graded);
  show_state (self, row);
  gtk_label_set_label (self->act, get_act (row));

  /* Translators: code, plan and age; "6 of 10" graded, state, what Enter does */
  about = g_strjoin (", ", row->code, plan, *row->age_band != '\0' ? row->age_band : NULL, NULL);
  name = g_strdup_printf (_("%s, %s graded, %s. %s"), about, graded, state, get_act (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
candour_desk_item_get_id (CandourDeskItem *self)
{
  g_return_val_if_fail (CANDOUR_IS_DESK_ITEM (self), NULL);

  return self->id;
}

void
candour_desk_item_set_narrow (CandourDeskItem *self,
                              gboolean         narrow)
{
  g_return_if_fail (CANDOUR_IS_DESK_ITEM (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->what),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->what, narrow ? 0 : 12);
  gtk_widget_set_visible (GTK_WIDGET (self->age), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->act), !narrow);
}

static void
candour_desk_item_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_DESK_ITEM);

  G_OBJECT_CLASS (candour_desk_item_parent_class)->dispose (object);
}

static void
candour_desk_item_finalize (GObject *object)
{
  g_free (CANDOUR_DESK_ITEM (object)->id);

  G_OBJECT_CLASS (candour_desk_item_parent_class)->finalize (object);
}

static void
candour_desk_item_class_init (CandourDeskItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_desk_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_desk_item_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/desk-item.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, what);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, code);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, plan);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, age);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, progress);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, graded);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, state_place);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, state);
  gtk_widget_class_bind_template_child (widget_class, CandourDeskItem, act);
}

static void
candour_desk_item_init (CandourDeskItem *self)
{
  g_type_ensure (CANDOUR_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candour_desk_item_new (GtkSizeGroup *const *widths)
{
  CandourDeskItem *self = g_object_new (CANDOUR_TYPE_DESK_ITEM, NULL);
  GtkWidget *cells[CANDOUR_N_DESK_COLUMNS] = {
    GTK_WIDGET (self->code), GTK_WIDGET (self->plan), GTK_WIDGET (self->age), self->progress,
    self->state_place, GTK_WIDGET (self->act),
  };

  for (guint i = 0; i < CANDOUR_N_DESK_COLUMNS; i++)
    gtk_size_group_add_widget (widths[i], cells[i]);

  return GTK_WIDGET (self);
}
