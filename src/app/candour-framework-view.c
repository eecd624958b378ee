/* candour-framework-view.c - what an audit is judged against, to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-view.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-framework-words.h"
#include "candour-grade-chip.h"

struct _CandourFrameworkView
{
  GtkBox        parent_instance;

  GtkSizeGroup *chips;   /* so that all texts of a list start at one line */
};

G_DEFINE_FINAL_TYPE (CandourFrameworkView, candour_framework_view, GTK_TYPE_BOX)

/* --- Pieces --------------------------------------------------------------------------- */

static GtkWidget *
make_text (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_text (CandourFrameworkView *self,
          const char           *text,
          const char           *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (self), make_text (text, css_class));
}

static void
add_heading (CandourFrameworkView *self,
             const char           *text,
             const char           *hint)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", text,
                                     "xalign", 0.0,
                                     NULL);

  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_box_append (GTK_BOX (row), heading);
  if (hint != NULL)
    {
      GtkWidget *label = make_text (hint, "caption");

      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_set_margin_top (row, 12);
  gtk_box_append (GTK_BOX (self), row);
}

static void
add_title (CandourFrameworkView *self,
           const char           *text,
           const char           *subtitle)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   NULL);

  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (self), title);
  if (subtitle != NULL && *subtitle != '\0')
    {
      GtkWidget *label = make_text (subtitle, "dense");

      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (self), label);
    }
}

static GtkWidget *
add_list (CandourFrameworkView *self,
          const char           *name,
          const char           *css_class)
{
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  candour_a11y_set_label (list, name);
  gtk_widget_add_css_class (list, css_class);
  gtk_box_append (GTK_BOX (self), list);

  return list;
}

static GtkWidget *
add_item (GtkWidget  *list,
          const char *name,
          int         spacing)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "spacing", spacing,
                                  NULL);

  candour_a11y_set_label (item, name);
  gtk_widget_add_css_class (item, "reading-row");
  gtk_box_append (GTK_BOX (list), item);

  return item;
}

static void
add_bullet (GtkWidget  *list,
            const char *text)
{
  GtkWidget *item = add_item (list, text, 9);
  GtkWidget *dot = gtk_label_new ("•");
  GtkWidget *label = make_text (text, "dense");

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (item), dot);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (item), label);
}

static void
add_grade (CandourFrameworkView   *self,
           GtkWidget              *list,
           const CandourFramework *framework,
           int                     value,
           const char             *text)
{
  const CandourScaleGrade *grade = candour_framework_get_grade (framework, value);
  /* Translators: a grade, its place on the scale, how many there are, and what it means */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$d of %3$u: %4$s"), grade->name, value,
                                           framework->scale->len, text);
  GtkWidget *item = add_item (list, name, 14);
  GtkWidget *chip = candour_grade_chip_new ();
  GtkWidget *label = make_text (text, "dense");
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), grade->drawn_as, grade->name, NULL);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (place), chip);
  gtk_size_group_add_widget (self->chips, place);
  gtk_box_append (GTK_BOX (item), place);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (item), label);
}

static void
add_rule (GtkWidget  *list,
          const char *icon_name,
          const char *title,
          const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);
  GtkWidget *item = add_item (list, name, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = make_text (text, "caption");

  gtk_widget_add_css_class (image, "secondary");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_box_append (GTK_BOX (words), make_text (title, "dense"));
  gtk_box_append (GTK_BOX (words), detail);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (item), image);
  gtk_box_append (GTK_BOX (item), words);
}

/* --- A standard ----------------------------------------------------------------------- */

static void
show_descriptors (CandourFrameworkView   *self,
                  const CandourFramework *framework,
                  const CandourStandard  *standard)
{
  g_autofree char *hint = NULL;
  GtkWidget *list;

  if (framework->scale->len == 0)
    return;

  hint = g_strdup_printf (_("Read all %u before you choose"), framework->scale->len);
  add_heading (self, _("What each grade means"), hint);
  list = add_list (self, _("What each grade means"), "reading-card");
  for (int grade = 1; grade <= (int) framework->scale->len; grade++)
    {
      const char *text = candour_standard_get_descriptor (standard, grade);

      add_grade (self, list, framework, grade, text != NULL ? text : "");
    }
}

static void
show_standard_rules (CandourFrameworkView   *self,
                     const CandourFramework *framework,
                     const CandourStandard  *standard)
{
  g_autoptr(GPtrArray) limits = candour_framework_words_limits (framework, standard->id);
  g_autofree char *actions = candour_framework_words_actions (framework);
  g_autofree char *dates = candour_framework_words_dates (framework);
  g_autofree char *cohorts = candour_framework_words_cohorts (standard->cohorts);
  GtkWidget *list;

  add_heading (self, _("Rules for this standard"), NULL);
  list = add_list (self, _("Rules for this standard"), "reading-card");
  for (guint i = 0; i < limits->len; i++)
    add_rule (list, "changes-prevent-symbolic", _("Limits the overall judgement"),
              g_ptr_array_index (limits, i));
  if (actions != NULL)
    add_rule (list, "checkbox-checked-symbolic", _("Needs an action"), actions);
  if (dates != NULL)
    add_rule (list, "x-office-calendar-symbolic", _("Action dates"), dates);
  add_rule (list, "system-users-symbolic", _("Applies to"), cohorts);
}

static void
show_standard (CandourFrameworkView   *self,
               const CandourFramework *framework,
               int                     position)
{
  const CandourStandard *standard = candour_framework_get_standard (framework, (guint) position);
  /* Translators: a standard's number and its name */
  g_autofree char *title = g_strdup_printf (_("%1$d. %2$s"), position + 1, standard->name);

  add_title (self, title, standard->question);
  if (standard->prompts->len > 0)
    {
      GtkWidget *list;

      add_heading (self, _("What to look for"), NULL);
      list = add_list (self, _("What to look for"), "reading-list");
      for (guint i = 0; i < standard->prompts->len; i++)
        add_bullet (list, ((CandourPrompt *) g_ptr_array_index (standard->prompts, i))->text);
    }

  show_descriptors (self, framework, standard);
  show_standard_rules (self, framework, standard);
  if (*standard->about != '\0')
    {
      add_heading (self, _("Full standard"), NULL);
      add_text (self, standard->about, "dense");
    }
}

/* --- What holds for all of it --------------------------------------------------------- */

static void
show_overall (CandourFrameworkView   *self,
              const CandourFramework *framework)
{
  g_autoptr(GPtrArray) rules = candour_framework_words_rules (framework);
  GtkWidget *list;

  add_text (self, framework->summary, "dense");
  if (!framework->has_overall)
    {
      add_text (self, _("No overall grade is given: this is for learning."), "dense");
      return;
    }

  if (framework->next_step_good)
    add_text (self, _("A good audit still needs a next step for the child."), "dense");
  add_heading (self, _("Rules for the overall judgement"), NULL);
  if (rules->len == 0)
    {
      add_text (self, _("No rule limits it."), "dense");
      return;
    }

  list = add_list (self, _("Rules for the overall judgement"), "reading-list");
  for (guint i = 0; i < rules->len; i++)
    add_bullet (list, g_ptr_array_index (rules, i));
}

static void
show_grades (CandourFrameworkView   *self,
             const CandourFramework *framework)
{
  GtkWidget *list;

  if (framework->scale->len == 0)
    {
      add_text (self, _("No grades: findings are written in words only."), "dense");
      return;
    }

  add_text (self, _("From the weakest to the strongest."), "dense");
  list = add_list (self, candour_framework_topic_get_name (CANDOUR_TOPIC_GRADES), "reading-card");
  for (int grade = 1; grade <= (int) framework->scale->len; grade++)
    add_grade (self, list, framework, grade,
               candour_framework_get_grade (framework, grade)->meaning);
}

static void
show_timescales (CandourFrameworkView   *self,
                 const CandourFramework *framework)
{
  g_autofree char *audit = candour_framework_words_days (framework->audit_days);
  GtkWidget *list;

  add_text (self, _("Weekends and bank holidays do not count."), "dense");
  list = add_list (self, candour_framework_topic_get_name (CANDOUR_TOPIC_TIMESCALES),
                   "reading-card");
  add_rule (list, "x-office-calendar-symbolic", _("An audit, from its start"), audit);
  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);
      g_autofree char *days = NULL;
      g_autofree char *title = g_strdup_printf (_("An action for %s"), grade->name);

      if (grade->action_days < 0)
        continue;

      days = candour_framework_words_days (grade->action_days);
      add_rule (list, "x-office-calendar-symbolic", title, days);
    }
}

static void
show_voices (CandourFrameworkView   *self,
             const CandourFramework *framework)
{
  GtkWidget *list;

  if (framework->voices->len == 0)
    {
      add_text (self, _("Nobody has to be asked."), "dense");
      return;
    }

  list = add_list (self, candour_framework_topic_get_name (CANDOUR_TOPIC_VOICES), "reading-card");
  for (guint i = 0; i < framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (framework->voices, i);

      add_rule (list, "system-users-symbolic",
                candour_code_get_name (candour_voices, (int) need->voice),
                need->required ? _("Asked before the audit can be submitted")
                               : _("Asked where it helps"));
    }
}

static void
show_topic (CandourFrameworkView   *self,
            const CandourFramework *framework,
            CandourFrameworkTopic   topic)
{
  add_title (self, candour_framework_topic_get_name (topic), NULL);
  switch (topic)
    {
    case CANDOUR_TOPIC_OVERALL:
      show_overall (self, framework);
      break;

    case CANDOUR_TOPIC_GRADES:
      show_grades (self, framework);
      break;

    case CANDOUR_TOPIC_TIMESCALES:
      show_timescales (self, framework);
      break;

    case CANDOUR_TOPIC_VOICES:
    default:
      show_voices (self, framework);
      break;
    }
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_framework_view_dispose (GObject *object)
{
  CandourFrameworkView *self = CANDOUR_FRAMEWORK_VIEW (object);

  g_clear_object (&self->chips);

  G_OBJECT_CLASS (candour_framework_view_parent_class)->dispose (object);
}

static void
candour_framework_view_class_init (CandourFrameworkViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_framework_view_dispose;
}

static void
candour_framework_view_init (CandourFrameworkView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->chips = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
candour_framework_view_new (void)
{
  return g_object_new (CANDOUR_TYPE_FRAMEWORK_VIEW, NULL);
}

void
candour_framework_view_show (CandourFrameworkView *self,
                             CandourFrameworkNode *node)
{
  GtkWidget *child;

  g_return_if_fail (CANDOUR_IS_FRAMEWORK_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_set_object (&self->chips, NULL);
  self->chips = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  if (node == NULL)
    return;

  if (node->kind == CANDOUR_NODE_STANDARD)
    show_standard (self, node->framework, node->position);
  else
    show_topic (self, node->framework, (CandourFrameworkTopic) node->position);
}
