/* candour-framework-preview.c - what a framework file would add, before anything is added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-preview.h"

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-date.h"
#include "candour-fault.h"
#include "candour-framework-words.h"
#include "candour-notice.h"

#define MAX_FAULTS 20

struct _CandourFrameworkPreview
{
  AdwWindow       parent_instance;

  char           *today;
  char           *list;         /* of faults, to be copied */

  AdwWindowTitle *title;
  GtkButton      *close_button;
  GtkButton      *add_button;
  GtkWidget      *copy_button;
  GtkBox         *content;
  CandourNotice  *notice;
  GtkWidget      *from_box;
  GtkEditable    *from;
  GtkLabel       *from_hint;
  GtkWidget      *bar;
  GtkLabel       *promise;
};

enum
{
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourFrameworkPreview, candour_framework_preview, ADW_TYPE_WINDOW)

/* --- Pieces --------------------------------------------------------------------------- */

static GtkWidget *
make_text (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
add_list (CandourFrameworkPreview *self,
          const char              *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  candour_a11y_set_label (list, name);
  gtk_widget_add_css_class (list, "reading-card");
  gtk_box_append (self->content, list);

  return list;
}

static GtkWidget *
add_item (GtkWidget      *list,
          GtkOrientation  orientation,
          const char     *name)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "orientation", orientation,
                                  "spacing", 6,
                                  NULL);

  candour_a11y_set_label (item, name);
  gtk_widget_add_css_class (item, "reading-row");
  gtk_box_append (GTK_BOX (list), item);

  return item;
}

/* --- Differences ---------------------------------------------------------------------- */

static GtkWidget *
make_side (const char *heading,
           const char *text)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_text (heading, "caption");

  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (side), label);
  gtk_box_append (GTK_BOX (side), make_text (text, "dense"));

  return side;
}

static void
add_difference (GtkWidget                        *list,
                const CandourFrameworkDifference *difference,
                const char                       *old_name,
                const char                       *made_name)
{
  const char *was = difference->was != NULL ? difference->was : _("Nothing");
  const char *is = difference->is != NULL ? difference->is : _("Nothing");
  g_autofree char *name = g_strdup_printf ("%s. %s: %s. %s: %s", difference->what, old_name, was,
                                           made_name, is);
  GtkWidget *item = add_item (list, GTK_ORIENTATION_VERTICAL, name);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), make_side (old_name, was));
  gtk_box_append (GTK_BOX (sides), make_side (made_name, is));
  gtk_box_append (GTK_BOX (item), make_text (difference->what, "caption-heading"));
  gtk_box_append (GTK_BOX (item), sides);
}

static void
add_differences (CandourFrameworkPreview *self,
                 const CandourFramework  *old,
                 const CandourFramework  *made)
{
  g_autoptr(GPtrArray) differences = candour_framework_compare (old, made);
  g_autofree char *old_name = g_strdup_printf (_("Version %d"), old->version);
  g_autofree char *made_name = g_strdup_printf (_("Version %d"), made->version);
  const char *where = NULL;
  GtkWidget *list = NULL;

  if (differences->len == 0)
    {
      gtk_box_append (self->content,
                      make_text (_("Nothing that an audit is judged against differs."), "dense"));
      return;
    }

  for (guint i = 0; i < differences->len; i++)
    {
      const CandourFrameworkDifference *difference = g_ptr_array_index (differences, i);

      if (g_strcmp0 (where, difference->where) != 0)
        {
          where = difference->where;
          gtk_box_append (self->content, make_text (where, "heading"));
          list = add_list (self, where);
        }
      add_difference (list, difference, old_name, made_name);
    }
}

/* All of a framework that was not there before. */
static void
add_standards (CandourFrameworkPreview *self,
               const CandourFramework  *made)
{
  GtkWidget *list;

  gtk_box_append (self->content, make_text (_("What is added"), "heading"));
  list = add_list (self, _("What is added"));
  for (guint i = 0; i < made->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (made, i);
      g_autofree char *title = g_strdup_printf (_("%1$u. %2$s"), i + 1, standard->name);
      g_autofree char *name = g_strdup_printf ("%s: %s", title, standard->question);
      GtkWidget *item = add_item (list, GTK_ORIENTATION_VERTICAL, name);

      gtk_box_append (GTK_BOX (item), make_text (title, "caption-heading"));
      gtk_box_append (GTK_BOX (item), make_text (standard->question, "dense"));
    }
}

/* --- Faults --------------------------------------------------------------------------- */

static void
add_fault (GtkWidget          *list,
           GString            *text,
           const CandourFault *fault)
{
  g_autofree char *line = fault->line > 0 ? g_strdup_printf (_("Line %d"), fault->line)
                                          : g_strdup (_("The file"));
  g_autofree char *name = g_strdup_printf ("%s: %s", line, fault->sentence);
  GtkWidget *item = add_item (list, GTK_ORIENTATION_HORIZONTAL, name);
  GtkWidget *place = make_text (line, "dense");

  gtk_widget_add_css_class (place, "secondary");
  gtk_widget_add_css_class (place, "tabular");
  gtk_label_set_width_chars (GTK_LABEL (place), 9);
  gtk_box_append (GTK_BOX (item), place);
  gtk_box_append (GTK_BOX (item), make_text (fault->sentence, "dense"));
  g_string_append_printf (text, "%s\n", name);
}

static void
add_faults (CandourFrameworkPreview *self,
            GPtrArray               *faults)
{
  GtkWidget *list = add_list (self, _("What is wrong in the file"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (faults->len, MAX_FAULTS); i++)
    add_fault (list, text, g_ptr_array_index (faults, i));

  if (faults->len > MAX_FAULTS)
    {
      guint n_more = faults->len - MAX_FAULTS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more),
                                               n_more);

      gtk_box_append (self->content, make_text (more, "dense"));
      for (guint i = MAX_FAULTS; i < faults->len; i++)
        {
          const CandourFault *fault = g_ptr_array_index (faults, i);

          g_string_append_printf (text, _("Line %d: %s"), fault->line, fault->sentence);
          g_string_append_c (text, '\n');
        }
    }

  self->list = g_string_free (text, FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CandourFrameworkPreview *self = CANDOUR_FRAMEWORK_PREVIEW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->list);
  gtk_label_set_label (self->promise, _("The list was copied."));
}

/* --- From when ------------------------------------------------------------------------ */

static void
from_changed_cb (CandourFrameworkPreview *self)
{
  const char *text = gtk_editable_get_text (self->from);
  g_autofree char *date = NULL;
  g_autofree char *hint = NULL;

  /* The template is still being built. */
  if (self->today == NULL)
    return;

  date = candour_date_parse (text, self->today);
  hint = date != NULL ? candour_date_format_long (date) : NULL;
  gtk_label_set_label (self->from_hint,
                       hint != NULL ? hint : _("Not a date. Write it as 1 apr or 01/04/2026."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.add", date != NULL);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CandourFrameworkPreview *self = CANDOUR_FRAMEWORK_PREVIEW (widget);
  g_autofree char *date = candour_date_parse (gtk_editable_get_text (self->from), self->today);

  if (date == NULL)
    return;

  gtk_widget_action_set_enabled (widget, "preview.add", FALSE);
  g_signal_emit (self, signals[ADD], 0, date);
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_framework_preview_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_FRAMEWORK_PREVIEW);

  G_OBJECT_CLASS (candour_framework_preview_parent_class)->dispose (object);
}

static void
candour_framework_preview_finalize (GObject *object)
{
  CandourFrameworkPreview *self = CANDOUR_FRAMEWORK_PREVIEW (object);

  g_free (self->today);
  g_free (self->list);

  G_OBJECT_CLASS (candour_framework_preview_parent_class)->finalize (object);
}

static void
candour_framework_preview_class_init (CandourFrameworkPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_framework_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_framework_preview_finalize;

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CANDOUR_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "framework-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, title);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, close_button);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, add_button);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, content);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, notice);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, from_box);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, from);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, from_hint);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourFrameworkPreview, promise);
  gtk_widget_class_bind_template_callback (widget_class, from_changed_cb);
  gtk_widget_class_install_action (widget_class, "preview.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "preview.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "preview.add", NULL);
}

static void
candour_framework_preview_init (CandourFrameworkPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static CandourFrameworkPreview *
preview_new (GtkWidget  *parent,
             const char *title,
             const char *subtitle)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  CandourFrameworkPreview *self = g_object_new (CANDOUR_TYPE_FRAMEWORK_PREVIEW,
                                                "title", title,
                                                "transient-for", root,
                                                NULL);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);

  return self;
}

GtkWidget *
candour_framework_preview_new_import (GtkWidget        *parent,
                                      CandourFramework *made,
                                      CandourFramework *current,
                                      const char       *today)
{
  g_autofree char *name = candour_framework_words_name (made);
  g_autofree char *label = g_strdup_printf (_("Add version %d"), made->version);
  const char *from = made->from_date != NULL ? made->from_date : today;
  CandourFrameworkPreview *self = preview_new (parent, name, _("Look at it before it is added"));

  self->today = g_strdup (today);
  gtk_button_set_label (self->add_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), TRUE);
  gtk_widget_set_visible (self->from_box, TRUE);
  gtk_editable_set_text (self->from, from);
  from_changed_cb (self);
  gtk_label_set_label (self->promise, _("Nothing is changed until you add it. Open audits stay on "
                                        "the version that they began with."));

  if (current != NULL)
    {
      g_autofree char *lead = g_strdup_printf (_("Against version %d:"), current->version);

      candour_notice_show (self->notice, CANDOUR_TONE_INFO, lead,
                           _("what differs is below, standard by standard."));
      add_differences (self, current, made);
    }
  else
    {
      candour_notice_show (self->notice, CANDOUR_TONE_INFO, _("New here."), made->summary);
      add_standards (self, made);
    }

  return GTK_WIDGET (self);
}

GtkWidget *
candour_framework_preview_new_refused (GtkWidget  *parent,
                                       const char *file_name,
                                       GPtrArray  *faults)
{
  CandourFrameworkPreview *self = preview_new (parent, _("Import refused"), file_name);
  g_autofree char *text = g_strdup_printf (ngettext ("%1$s has %2$u fault.",
                                                     "%1$s has %2$u faults.", faults->len),
                                           file_name, faults->len);

  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Nothing was added."), text);
  gtk_button_set_label (self->close_button, _("Close"));
  gtk_widget_set_visible (self->copy_button, TRUE);
  gtk_label_set_label (self->promise, _("Nothing was changed. Mend the file and import it again."));
  add_faults (self, faults);

  return GTK_WIDGET (self);
}

GtkWidget *
candour_framework_preview_new_compare (GtkWidget        *parent,
                                       CandourFramework *old,
                                       CandourFramework *made)
{
  g_autofree char *subtitle = g_strdup_printf (_("Version %1$d and version %2$d"), old->version,
                                               made->version);
  CandourFrameworkPreview *self = preview_new (parent, made->title, subtitle);

  gtk_button_set_label (self->close_button, _("Close"));
  gtk_widget_set_visible (self->bar, FALSE);
  add_differences (self, old, made);

  return GTK_WIDGET (self);
}

void
candour_framework_preview_fail (CandourFrameworkPreview *self,
                                const char              *sentence)
{
  g_return_if_fail (CANDOUR_IS_FRAMEWORK_PREVIEW (self));

  candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not added."), sentence);
  from_changed_cb (self);
}
