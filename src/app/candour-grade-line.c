/* candour-grade-line.c - a grade in one line, and what moderation made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-grade-line.h"

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-grade-chip.h"

/* As in candour-lazy-cell.c, parts are made when they are first needed. */
struct _CandourGradeLine
{
  GtkWidget  parent_instance;

  GtkWidget *lock;
  GtkWidget *grade;     /* CandourChip */
  GtkWidget *sign;      /* "=" or an arrow */
  GtkWidget *agreed;    /* CandourChip */
  GtkWidget *change;    /* up or down */
  GtkWidget *words;

  char      *name;      /* of the line, for a screen reader */
};

G_DEFINE_FINAL_TYPE (CandourGradeLine, candour_grade_line, GTK_TYPE_WIDGET)

/* After what stands before it in the line. */
static void
add (CandourGradeLine *self,
     GtkWidget        *part,
     GtkWidget        *previous)
{
  gtk_widget_set_valign (part, GTK_ALIGN_CENTER);
  gtk_widget_insert_after (part, GTK_WIDGET (self), previous);
}

static GtkWidget *
find_last (CandourGradeLine *self,
           guint             n_parts)
{
  GtkWidget *parts[] = { self->lock, self->grade, self->sign, self->agreed, self->change };

  while (n_parts > 0 && parts[n_parts - 1] == NULL)
    n_parts--;

  return n_parts > 0 ? parts[n_parts - 1] : NULL;
}

static void
show_chip (CandourGradeLine        *self,
           GtkWidget              **part,
           guint                    place,
           const CandourGradeWords *grade)
{
  CandourGrade drawn_as;

  if (*part == NULL)
    {
      if (grade == NULL)
        return;

      *part = candour_chip_new ();
      add (self, *part, find_last (self, place));
    }

  if (grade == NULL)
    {
      candour_chip_set (CANDOUR_CHIP (*part), CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
      return;
    }

  drawn_as = (CandourGrade) grade->drawn_as;
  candour_chip_set (CANDOUR_CHIP (*part), candour_tone_from_grade (drawn_as),
                    candour_grade_get_icon_name (drawn_as), grade->short_name, grade->name);
}

static void
show_label (CandourGradeLine  *self,
            GtkWidget        **part,
            guint              place,
            const char        *text,
            const char        *css_class)
{
  if (*part == NULL)
    {
      if (text == NULL)
        return;

      *part = gtk_label_new (NULL);
      gtk_widget_add_css_class (*part, css_class);
      add (self, *part, find_last (self, place));
    }

  gtk_label_set_label (GTK_LABEL (*part), text != NULL ? text : "");
  gtk_widget_set_visible (*part, text != NULL);
}

static void
show_words (CandourGradeLine *self,
            const char       *words)
{
  gboolean is_new = self->words == NULL;

  show_label (self, &self->words, 5, words, "secondary");
  if (is_new && self->words != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (self->words), 0);
    }
}

static void
show_lock (CandourGradeLine *self,
           gboolean          is_locked)
{
  if (self->lock == NULL)
    {
      if (!is_locked)
        return;

      self->lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
      add (self, self->lock, NULL);
    }

  gtk_widget_set_visible (self->lock, is_locked);
}

static void
take_name (CandourGradeLine *self,
           char             *name)
{
  g_free (self->name);
  self->name = name;
}

static void
candour_grade_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (candour_grade_line_parent_class)->dispose (object);
}

static void
candour_grade_line_finalize (GObject *object)
{
  g_free (CANDOUR_GRADE_LINE (object)->name);

  G_OBJECT_CLASS (candour_grade_line_parent_class)->finalize (object);
}

static void
candour_grade_line_class_init (CandourGradeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_grade_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_grade_line_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
candour_grade_line_init (CandourGradeLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
candour_grade_line_new (void)
{
  return g_object_new (CANDOUR_TYPE_GRADE_LINE, NULL);
}

void
candour_grade_line_set (CandourGradeLine        *self,
                        const CandourGradeWords *grade,
                        const char              *words)
{
  g_return_if_fail (CANDOUR_IS_GRADE_LINE (self));

  show_lock (self, FALSE);
  show_chip (self, &self->grade, 1, grade);
  show_label (self, &self->sign, 2, NULL, "secondary");
  show_chip (self, &self->agreed, 3, NULL);
  show_label (self, &self->change, 4, NULL, "secondary");
  show_words (self, words);
  take_name (self, grade != NULL && words != NULL ? g_strdup_printf ("%s, %s", grade->name, words)
                   : g_strdup (grade != NULL ? grade->name : words));
}

void
candour_grade_line_set_agreed (CandourGradeLine        *self,
                               const CandourGradeWords *grade,
                               const CandourGradeWords *agreed,
                               int                      change)
{
  g_return_if_fail (CANDOUR_IS_GRADE_LINE (self));
  g_return_if_fail (grade != NULL && agreed != NULL);

  show_lock (self, FALSE);
  show_chip (self, &self->grade, 1, grade);
  show_label (self, &self->sign, 2, change == 0 ? "=" : "→", "secondary");
  show_chip (self, &self->agreed, 3, change == 0 ? NULL : agreed);
  show_label (self, &self->change, 4, change == 0 ? NULL : change < 0 ? "▼" : "▲", "warn-text");
  show_words (self, change == 0 ? _("agreed") : NULL);
  /* Translators: the auditor's grade and the agreed one: "Good, agreed Requires improvement" */
  take_name (self, g_strdup_printf (_("%s, agreed %s"), grade->name, agreed->name));
}

void
candour_grade_line_set_sealed (CandourGradeLine *self,
                               const char       *words)
{
  g_return_if_fail (CANDOUR_IS_GRADE_LINE (self));

  candour_grade_line_set (self, NULL, words);
  show_lock (self, TRUE);
}

char *
candour_grade_line_dup_name (CandourGradeLine *self)
{
  g_return_val_if_fail (CANDOUR_IS_GRADE_LINE (self), NULL);

  return g_strdup (self->name);
}
