/* candour-re-audit-view.c - an audit beside the one it follows: grades then and now, each action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-re-audit-view.h"

#include <glib/gi18n-lib.h>

#include "candour-action-words.h"
#include "candour-date.h"
#include "candour-grade-chip.h"
#include "candour-pane-rows.h"
#include "candour-wrap-layout.h"

#define SPACING 6

struct _CandourReAuditView
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkLabel   *title;
  GtkWidget  *open;
  GtkLabel   *summary;
  GtkLabel   *why;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (CandourReAuditView, candour_re_audit_view, GTK_TYPE_WIDGET)

/* --- One standard --------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_grade (int         drawn_as,
            const char *name,
            const char *short_name)
{
  GtkWidget *chip = candour_grade_chip_new ();

  candour_grade_chip_set (CANDOUR_GRADE_CHIP (chip), (CandourGrade) drawn_as,
                          *name != '\0' ? name : NULL, *short_name != '\0' ? short_name : NULL);

  return chip;
}

static GtkWidget *
make_arrow (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_CENTER, NULL);
}

/* The direction is an icon and a word. */
static GtkWidget *
make_moved (CandourMoved moved)
{
  GtkWidget *chip = candour_chip_new ();

  switch (moved)
    {
    case CANDOUR_MOVED_UNKNOWN:
      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_NEUTRAL, NULL, NULL, NULL);
      break;
    case CANDOUR_MOVED_LOWER:
      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_DANGER, "go-down-symbolic", _("Lower"),
                        NULL);
      break;
    case CANDOUR_MOVED_SAME:
      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_NEUTRAL, NULL, _("As before"), NULL);
      break;
    case CANDOUR_MOVED_HIGHER:
      candour_chip_set (CANDOUR_CHIP (chip), CANDOUR_TONE_OK, "go-up-symbolic", _("Higher"), NULL);
      break;
    }

  return chip;
}

static GtkWidget *
make_grades (const CandourMovement *movement)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, candour_wrap_layout_new (SPACING));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_grade (movement->before_drawn, movement->before_name,
                                             movement->before_short));
  gtk_box_append (GTK_BOX (box), make_arrow ());
  gtk_box_append (GTK_BOX (box), make_grade (movement->after_drawn, movement->after_name,
                                             movement->after_short));
  gtk_box_append (GTK_BOX (box), make_moved (movement->moved));

  return box;
}

static GtkWidget *
make_action (const CandourActionRow *action,
             const char             *today,
             GString                *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *chip = candour_chip_new ();
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  g_autofree char *state = candour_action_describe_state (action, today, &tone, &icon_name);

  candour_chip_set (CANDOUR_CHIP (chip), tone, icon_name, state, NULL);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (action->what, "caption"));
  gtk_box_append (GTK_BOX (box), chip);
  /* Translators: an action and where it is, as a screen reader says it */
  g_string_append_printf (name, _(". Action: %s, %s"), action->what, state);

  return box;
}

static void
add_sentence (GString               *name,
              const CandourMovement *movement)
{
  g_autofree char *sentence = candour_movement_dup_sentence (movement);

  g_string_append (name, ": ");
  if (*sentence != '\0')
    g_string_append (name, sentence);
  else
    g_string_append_printf (name, _("then %s, now %s"),
                            movement->before > 0 ? movement->before_name : _("not graded"),
                            movement->after > 0 ? movement->after_name : _("not graded"));
}

static GtkWidget *
make_row (const CandourMovement *movement,
          const char            *today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr(GString) name = g_string_new (movement->name);

  add_sentence (name, movement);
  gtk_box_append (GTK_BOX (line), make_label (movement->name, movement->standard_id == NULL
                                                              ? "strong" : NULL));
  gtk_box_append (GTK_BOX (line), make_grades (movement));
  gtk_box_append (GTK_BOX (box), line);
  for (guint i = 0; i < movement->actions->len; i++)
    gtk_box_append (GTK_BOX (box), make_action (movement->actions->pdata[i], today, name));

  gtk_widget_add_css_class (box, "re-audit-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);

  return row;
}

/* What was never graded and asked for nothing has nothing to say. */
static gboolean
is_shown (const CandourMovement *movement)
{
  return movement->before > 0 || movement->after > 0 || movement->actions->len > 0;
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_re_audit_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_RE_AUDIT_VIEW);

  G_OBJECT_CLASS (candour_re_audit_view_parent_class)->dispose (object);
}

static void
candour_re_audit_view_class_init (CandourReAuditViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_re_audit_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/re-audit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, box);
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, title);
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, open);
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, summary);
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, why);
  gtk_widget_class_bind_template_child (widget_class, CandourReAuditView, rows);
}

static void
candour_re_audit_view_init (CandourReAuditView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_head (CandourReAuditView   *self,
           const CandourReAudit *re_audit)
{
  g_autofree char *date =
    re_audit->before_on != NULL ? candour_date_format_long (re_audit->before_on) : g_strdup ("");
  g_autofree char *title = g_strdup_printf (_("Since the audit of %s"), date);
  g_autofree char *grades = candour_re_audit_dup_grades (re_audit);
  g_autofree char *actions = candour_re_audit_dup_actions (re_audit);
  g_autofree char *summary = g_strdup_printf (_("Standards: %s. %s."), grades, actions);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, summary);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", re_audit->before_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open-audit");
}

void
candour_re_audit_view_show (CandourReAuditView   *self,
                            const CandourReAudit *re_audit,
                            const char           *why,
                            const char           *today)
{
  g_return_if_fail (CANDOUR_IS_RE_AUDIT_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), re_audit != NULL);
  if (re_audit == NULL)
    return;

  show_head (self, re_audit);
  gtk_label_set_label (self->why, why);
  gtk_widget_set_visible (GTK_WIDGET (self->why), *why != '\0');
  candour_pane_clear (GTK_WIDGET (self->rows));
  for (guint i = 0; i < re_audit->movements->len; i++)
    if (is_shown (re_audit->movements->pdata[i]))
      gtk_list_box_append (self->rows, make_row (re_audit->movements->pdata[i], today));
}
