/* candour-step-strip.c - the steps of a task, which are done and which one is at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-step-strip.h"

/* The widgets are borrowed from the strip's tree. */
typedef struct
{
  char      *title;
  char      *detail;
  GtkWidget *line;      /* before the disc; NULL for the first step */
  GtkWidget *item;
  GtkWidget *number;
  GtkWidget *tick;
  GtkWidget *words;
  GtkWidget *title_label;
  GtkWidget *detail_label;
} Step;

struct _CandourStepStrip
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GPtrArray *steps;
  guint      current;   /* from 1 */
  gboolean   narrow;
};

G_DEFINE_FINAL_TYPE (CandourStepStrip, candour_step_strip, GTK_TYPE_WIDGET)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->title);
  g_free (step->detail);
  g_free (step);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_disc (Step *step,
           guint number)
{
  GtkWidget *disc = gtk_overlay_new ();
  g_autofree char *text = g_strdup_printf ("%u", number);

  step->number = gtk_label_new (text);
  gtk_widget_add_css_class (step->number, "step-disc");
  step->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_overlay_set_child (GTK_OVERLAY (disc), step->number);
  gtk_overlay_add_overlay (GTK_OVERLAY (disc), step->tick);
  gtk_widget_add_css_class (step->tick, "step-tick");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);

  return disc;
}

static Step *
make_step (const char *title,
           guint       number)
{
  Step *step = g_new0 (Step, 1);

  step->title = g_strdup (title);
  if (number > 1)
    {
      step->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_valign (step->line, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (step->line, 24, -1);
      gtk_widget_add_css_class (step->line, "step-line");
    }

  step->title_label = make_label (title, "dense");
  step->detail_label = make_label (NULL, "caption");
  gtk_widget_add_css_class (step->detail_label, "secondary");
  step->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (step->words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (step->words), step->title_label);
  gtk_box_append (GTK_BOX (step->words), step->detail_label);

  step->item = g_object_new (GTK_TYPE_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                             "spacing", 9,
                             NULL);
  gtk_box_append (GTK_BOX (step->item), make_disc (step, number));
  gtk_box_append (GTK_BOX (step->item), step->words);

  return step;
}

static void
name_step (Step  *step,
           guint  number,
           guint  current)
{
  g_autofree char *detail = step->detail != NULL ? g_strdup_printf (", %s", step->detail)
                                                 : g_strdup ("");
  g_autofree char *name = NULL;

  if (number < current)
    /* Translators: a step's number, its title, and what it says, with a comma before it */
    name = g_strdup_printf (_("Step %1$u, %2$s%3$s, done"), number, step->title, detail);
  else if (number == current)
    name = g_strdup_printf (_("Step %1$u, %2$s%3$s, at hand"), number, step->title, detail);
  else
    name = g_strdup_printf (_("Step %1$u, %2$s%3$s, still to come"), number, step->title, detail);

  candour_a11y_set_label (step->item, name);
}

static void
show_step (CandourStepStrip *self,
           Step             *step,
           guint             number)
{
  gboolean done = number < self->current;
  gboolean current = number == self->current;

  gtk_widget_set_visible (step->tick, done);
  gtk_widget_remove_css_class (step->number, "done");
  gtk_widget_remove_css_class (step->number, "current");
  gtk_widget_remove_css_class (step->title_label, "strong");
  if (done)
    gtk_widget_add_css_class (step->number, "done");
  if (current)
    {
      gtk_widget_add_css_class (step->number, "current");
      gtk_widget_add_css_class (step->title_label, "strong");
    }

  gtk_label_set_label (GTK_LABEL (step->detail_label), step->detail);
  gtk_widget_set_visible (step->detail_label, step->detail != NULL);
  gtk_widget_set_visible (step->words, !self->narrow || current);
  name_step (step, number, self->current);
}

static char *
lower_first (const char *text)
{
  GString *lowered = g_string_new (NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (lowered, g_unichar_tolower (g_utf8_get_char (text)));
      g_string_append (lowered, g_utf8_next_char (text));
    }

  return g_string_free (lowered, FALSE);
}

static void
show_steps (CandourStepStrip *self)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    show_step (self, g_ptr_array_index (self->steps, i), i + 1);

  if (self->current > self->steps->len)
    {
      name = g_strdup (_("All steps are done"));
    }
  else
    {
      const Step *step = g_ptr_array_index (self->steps, self->current - 1);
      g_autofree char *title = lower_first (step->title);

      name = g_strdup_printf (_("Step %1$u of %2$u, %3$s"), self->current, self->steps->len, title);
    }
  candour_a11y_set_label (GTK_WIDGET (self), name);
}

static void
candour_step_strip_dispose (GObject *object)
{
  CandourStepStrip *self = CANDOUR_STEP_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (candour_step_strip_parent_class)->dispose (object);
}

static void
candour_step_strip_class_init (CandourStepStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_step_strip_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
candour_step_strip_init (CandourStepStrip *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->current = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
candour_step_strip_new (void)
{
  return g_object_new (CANDOUR_TYPE_STEP_STRIP, NULL);
}

void
candour_step_strip_set_steps (CandourStepStrip  *self,
                              const char *const *titles)
{
  GtkWidget *child;

  g_return_if_fail (CANDOUR_IS_STEP_STRIP (self));
  g_return_if_fail (titles != NULL && titles[0] != NULL);

  g_ptr_array_set_size (self->steps, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      Step *step = make_step (titles[i], i + 1);

      if (step->line != NULL)
        gtk_box_append (GTK_BOX (self->box), step->line);
      gtk_box_append (GTK_BOX (self->box), step->item);
      g_ptr_array_add (self->steps, step);
    }

  self->current = 1;
  show_steps (self);
}

void
candour_step_strip_set_current (CandourStepStrip *self,
                                guint             step)
{
  g_return_if_fail (CANDOUR_IS_STEP_STRIP (self));
  g_return_if_fail (step > 0 && step <= self->steps->len + 1);

  self->current = step;
  show_steps (self);
}

guint
candour_step_strip_get_current (CandourStepStrip *self)
{
  g_return_val_if_fail (CANDOUR_IS_STEP_STRIP (self), 0);

  return self->current;
}

void
candour_step_strip_set_detail (CandourStepStrip *self,
                               guint             step,
                               const char       *detail)
{
  Step *changed;

  g_return_if_fail (CANDOUR_IS_STEP_STRIP (self));
  g_return_if_fail (step > 0 && step <= self->steps->len);

  changed = g_ptr_array_index (self->steps, step - 1);
  g_free (changed->detail);
  changed->detail = detail != NULL && *detail != '\0' ? g_strdup (detail) : NULL;
  show_steps (self);
}

void
candour_step_strip_set_narrow (CandourStepStrip *self,
                               gboolean          narrow)
{
  g_return_if_fail (CANDOUR_IS_STEP_STRIP (self));

  self->narrow = narrow;
  show_steps (self);
}
