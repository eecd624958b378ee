/* candour-audit-cell.c - one cell of the list of audits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hundreds of them are made at once, so they are put together here from few widgets, and those
 * that are seldom needed only when they are.
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit-cell.h"
#include "candour-date.h"
#include "candour-due-chip.h"
#include "candour-grade-chip.h"
#include "candour-window.h"

typedef enum
{
  KIND_SELECT,
  KIND_BRIEF,
  KIND_STATE,
  KIND_CASE,
  KIND_WORKER,
  KIND_AUDITOR,
  KIND_DUE,
  KIND_OVERALL,
  KIND_ACTIONS,
  N_KINDS
} Kind;

static const char *const kind_names[N_KINDS] =
{
  "select", "brief", "state", "case", "worker", "auditor", "due", "overall", "actions",
};

struct _CandourAuditCell
{
  GtkWidget         parent_instance;

  CandourLazyItem  *item;
  gulong            row_changed;

  GtkWidget        *skeleton;    /* while the row is not read */
  GtkWidget        *button;      /* of the select and case kinds */
  GtkWidget        *lines;       /* of the brief kind: holds the two texts */
  GtkWidget        *text;        /* GtkInscription */
  GtkWidget        *detail;      /* GtkInscription, secondary */
  GtkWidget        *chip;        /* CandourChip or CandourGradeChip */
  Kind              kind;
  gboolean          selected;
  gboolean          updating;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ITEM,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandourAuditCell, candour_audit_cell, GTK_TYPE_WIDGET)

/* --- Parts, made when they are first needed ---------------------------------------------- */

static void
show_text (CandourAuditCell  *self,
           GtkWidget        **part,
           const char        *text,
           const char        *css_class)
{
  if (*part == NULL)
    {
      if (text == NULL || *text == '\0')
        return;

      *part = gtk_inscription_new (NULL);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (*part),
                                         GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_inscription_set_min_lines (GTK_INSCRIPTION (*part), 1);
      gtk_inscription_set_nat_lines (GTK_INSCRIPTION (*part), 1);
      gtk_widget_set_valign (*part, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (*part, TRUE);
      if (css_class != NULL)
        gtk_widget_add_css_class (*part, css_class);
      if (self->lines != NULL)
        gtk_box_append (GTK_BOX (self->lines), *part);
      else
        gtk_widget_set_parent (*part, GTK_WIDGET (self));
    }

  gtk_inscription_set_text (GTK_INSCRIPTION (*part), text);
  gtk_widget_set_visible (*part, text != NULL && *text != '\0');
}

static void
show_chip (CandourAuditCell *self,
           CandourTone       tone,
           const char       *icon_name,
           const char       *text,
           const char       *full_name)
{
  if (self->chip == NULL)
    {
      if (text == NULL)
        return;

      self->chip = candour_chip_new ();
      gtk_widget_set_parent (self->chip, GTK_WIDGET (self));
    }

  candour_chip_set (CANDOUR_CHIP (self->chip), tone, icon_name, text, full_name);
}

static const char *
get_today (CandourAuditCell *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  return window != NULL ? candour_window_get_today (window) : NULL;
}

static gboolean
is_mine (CandourAuditCell *self,
         CandourAuditRow  *row)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  CandourWorkspace *workspace = window != NULL ? candour_window_get_workspace (window) : NULL;
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;

  return actor != NULL && g_strcmp0 (actor->person_id, row->auditor_id) == 0;
}

static gboolean
is_submitted (CandourAuditRow *row)
{
  return row->submitted_on != NULL;
}

/* --- What each kind says ------------------------------------------------------------------ */

static void
show_state (CandourAuditCell *self,
            CandourAuditRow  *row)
{
  const char *name = candour_code_get_name (candour_audit_states, row->state);

  switch (row->state)
    {
    case CANDOUR_AUDIT_IN_PROGRESS:
      show_chip (self, CANDOUR_TONE_NEUTRAL, "document-edit-symbolic", name, NULL);
      break;
    case CANDOUR_AUDIT_IN_MODERATION:
      show_chip (self, CANDOUR_TONE_NEUTRAL, NULL, name, NULL);
      break;
    case CANDOUR_AUDIT_ACTIONS_OPEN:
      show_chip (self, CANDOUR_TONE_NEUTRAL, "checkbox-checked-symbolic", name, NULL);
      break;
    case CANDOUR_AUDIT_CLOSED:
      show_chip (self, CANDOUR_TONE_OK, "object-select-symbolic", name, NULL);
      break;
    case CANDOUR_AUDIT_NOT_STARTED:
    default:
      show_chip (self, CANDOUR_TONE_NEUTRAL, NULL, name, NULL);
    }
}

/* Not the button's own action: whatever watches "win.open-audit" is told whenever anything that
 * watches it too comes or goes, and of these there would be hundreds.
 */
static void
opened_cb (CandourAuditCell *self)
{
  CandourAuditRow *row = self->item != NULL ? candour_lazy_item_get_row (self->item) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-audit", "s", row->id);
}

static void
show_case (CandourAuditCell *self,
           CandourAuditRow  *row)
{
  if (self->button == NULL)
    {
      self->button = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->button, "flat");
      gtk_widget_add_css_class (self->button, "reference");
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (opened_cb), self);
      gtk_widget_insert_after (self->button, GTK_WIDGET (self), NULL);
    }

  gtk_button_set_label (GTK_BUTTON (self->button), row->reference);
  show_text (self, &self->detail, candour_code_get_name (candour_cohorts, row->cohort),
             "secondary");
}

static void
show_worker (CandourAuditCell *self,
             CandourAuditRow  *row)
{
  const char *name = *row->worker_name != '\0' ? row->worker_name : _("Not allocated");
  g_autofree char *text = g_strdup_printf ("%s · %s", name, row->team_name);

  show_text (self, &self->text, text, NULL);
}

static void
show_auditor (CandourAuditCell *self,
              CandourAuditRow  *row)
{
  g_autofree char *said = NULL;

  if (row->is_waiting)
    /* Translators: %s is the QA lead: "I. Sayer hands on" */
    said = g_strdup_printf (_("%s hands on"), row->auditor_name);
  else if (is_mine (self, row))
    /* Translators: %s is a name: "J. Okafor, you" */
    said = g_strdup_printf (_("%s, you"), row->auditor_name);
  show_text (self, &self->text, said != NULL ? said : row->auditor_name, NULL);
}

static void
show_due (CandourAuditCell *self,
          CandourAuditRow  *row)
{
  const char *today = get_today (self);
  g_autofree char *text = NULL;
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;

  if (today == NULL)
    return;

  if (is_submitted (row))
    text = row->submitted_on != NULL ? candour_date_format_short (row->submitted_on, today) : NULL;
  else if (row->due_on != NULL)
    text = candour_due_describe (row->due_on, today, &tone, &icon_name);

  show_chip (self, tone, icon_name, tone != CANDOUR_TONE_NEUTRAL ? text : NULL, NULL);
  show_text (self, &self->text, tone == CANDOUR_TONE_NEUTRAL ? text : NULL, "tabular");
}

static char *
dup_progress (CandourAuditRow *row)
{
  if (row->n_graded == 0)
    return g_strdup (_("Not yet"));

  return g_strdup_printf (_("%d of %d graded"), row->n_graded, row->n_standards);
}

/* What stands where there is no grade. */
static char *
dup_no_grade (CandourAuditRow *row)
{
  if (row->is_sealed)
    return g_strdup (_("Sealed until you grade"));

  return is_submitted (row) ? g_strdup (_("No overall grade")) : dup_progress (row);
}

static void
show_overall (CandourAuditCell *self,
              CandourAuditRow  *row)
{
  gboolean graded = is_submitted (row) && row->overall > 0;
  g_autofree char *text = graded ? NULL : dup_no_grade (row);

  if (graded && self->chip == NULL)
    {
      self->chip = candour_grade_chip_new ();
      gtk_widget_set_parent (self->chip, GTK_WIDGET (self));
    }
  if (graded)
    candour_grade_chip_set (CANDOUR_GRADE_CHIP (self->chip), row->drawn_as, row->overall_name,
                            row->overall_short);
  if (self->chip != NULL)
    gtk_widget_set_visible (self->chip, graded);
  show_text (self, &self->text, text, "secondary");
}

static char *
dup_actions (CandourAuditRow *row)
{
  if (!is_submitted (row) || row->n_actions == 0)
    return NULL;
  if (row->n_open > 0)
    return g_strdup_printf (ngettext ("%d open", "%d open", row->n_open), row->n_open);

  return g_strdup_printf (ngettext ("%d finished", "All %d finished", row->n_actions),
                          row->n_actions);
}

static void
show_actions (CandourAuditCell *self,
              CandourAuditRow  *row)
{
  g_autofree char *text = dup_actions (row);
  g_autofree char *overdue = NULL;

  if (is_submitted (row) && row->n_overdue > 0)
    overdue = g_strdup_printf (ngettext ("%d overdue", "%d overdue", row->n_overdue),
                               row->n_overdue);
  show_text (self, &self->text, text, row->n_open > 0 ? NULL : "secondary");
  show_chip (self, CANDOUR_TONE_DANGER, "alarm-symbolic", overdue, NULL);

  /* The number stays whole beside the chip. */
  if (self->text != NULL && text != NULL)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text),
                                   overdue != NULL ? (guint) g_utf8_strlen (text, -1) : 0);
}

/* --- All of a row in two lines ------------------------------------------------------------- */

static void
add (GString    *description,
     const char *separator,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (description->len > 0)
    g_string_append (description, separator);
  g_string_append (description, text);
}

static void
show_brief_chip (CandourAuditCell *self,
                 CandourAuditRow  *row)
{
  CandourTone tone = CANDOUR_TONE_NEUTRAL;
  const char *icon_name = NULL;
  const char *today = get_today (self);
  g_autofree char *due = NULL;

  if (is_submitted (row) && row->overall > 0)
    show_chip (self, candour_tone_from_grade ((CandourGrade) row->drawn_as),
               candour_grade_get_icon_name ((CandourGrade) row->drawn_as), row->overall_short,
               row->overall_name);
  else if (!is_submitted (row) && row->due_on != NULL && today != NULL)
    {
      due = candour_due_describe (row->due_on, today, &tone, &icon_name);
      show_chip (self, tone, icon_name, due, NULL);
    }
  else
    {
      show_chip (self, tone, NULL, NULL, NULL);
    }
}

static void
show_brief (CandourAuditCell *self,
            CandourAuditRow  *row)
{
  g_autoptr(GString) below = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", row->reference,
                                            candour_code_get_name (candour_cohorts, row->cohort));
  g_autofree char *date = is_submitted (row) && row->submitted_on != NULL
                          ? candour_date_format_long (row->submitted_on) : NULL;
  g_autofree char *actions = dup_actions (row);
  g_autofree char *overdue = is_submitted (row) && row->n_overdue > 0
    ? g_strdup_printf (ngettext ("%d overdue", "%d overdue", row->n_overdue), row->n_overdue)
    : NULL;

  if (self->lines == NULL)
    {
      self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_widget_set_hexpand (self->lines, TRUE);
      gtk_widget_set_margin_top (self->lines, 4);
      gtk_widget_set_margin_bottom (self->lines, 4);
      gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
    }

  add (below, " · ", candour_code_get_name (candour_audit_states, row->state));
  add (below, " · ", date);
  add (below, " · ", row->team_name);
  add (below, " · ", overdue != NULL ? overdue : actions);
  show_text (self, &self->text, title, "strong");
  show_text (self, &self->detail, below->str, "secondary");
  gtk_widget_set_visible (self->lines, TRUE);
  show_brief_chip (self, row);
}

/* --- Select ------------------------------------------------------------------------------- */

static void
toggled_cb (CandourAuditCell *self)
{
  if (!self->updating && self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.select-row", "(ub)",
                                candour_lazy_item_get_position (self->item),
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->button)));
}

static void
show_select (CandourAuditCell *self,
             CandourAuditRow  *row)
{
  /* Translators: %s is a case's reference */
  g_autofree char *label = g_strdup_printf (_("Select %s"), row->reference);

  if (self->button == NULL)
    {
      self->button = gtk_check_button_new ();
      gtk_widget_set_focusable (self->button, FALSE);
      g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (self->button, GTK_WIDGET (self));
    }

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->button), self->selected);
  self->updating = FALSE;
  candour_a11y_set_label (self->button, label);
}

/* --- The cell ------------------------------------------------------------------------------ */

static void
label_parent (CandourAuditCell *self,
              CandourAuditRow  *row)
{
  g_autofree char *label = NULL;

  switch (self->kind)
    {
    case KIND_BRIEF:
    case KIND_CASE:
      label = candour_audit_row_describe (row, get_today (self));
      if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
        candour_a11y_label_item (gtk_widget_get_parent (GTK_WIDGET (self)), label);
      break;
    case KIND_SELECT:
      label = g_strdup_printf (_("Select %s"), row->reference);
      break;
    case KIND_STATE:
      label = g_strdup (candour_code_get_name (candour_audit_states, row->state));
      break;
    case KIND_OVERALL:
      label = row->overall > 0 && is_submitted (row) ? g_strdup (row->overall_name)
                                                     : dup_no_grade (row);
      break;
    default:
      if (self->text != NULL)
        label = g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (self->text)));
      if (label == NULL && self->chip != NULL)
        label = g_strdup (candour_chip_get_text (CANDOUR_CHIP (self->chip)));
    }

  candour_a11y_label_item (GTK_WIDGET (self), label);
}

static void
show_skeleton (CandourAuditCell *self)
{
  if (self->item == NULL)
    return;

  if (self->skeleton == NULL)
    {
      self->skeleton = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->skeleton, "skeleton");
      gtk_widget_set_hexpand (self->skeleton, TRUE);
      gtk_widget_set_valign (self->skeleton, GTK_ALIGN_CENTER);
      gtk_widget_set_parent (self->skeleton, GTK_WIDGET (self));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == self->skeleton);
}

static void
update (CandourAuditCell *self)
{
  static void (*const show[N_KINDS]) (CandourAuditCell *, CandourAuditRow *) =
  {
    show_select, show_brief, show_state, show_case, show_worker, show_auditor, show_due, show_overall,
    show_actions,
  };
  CandourAuditRow *row = self->item != NULL ? candour_lazy_item_get_row (self->item) : NULL;

  if (row == NULL)
    {
      show_skeleton (self);
      return;
    }

  if (self->skeleton != NULL)
    gtk_widget_set_visible (self->skeleton, FALSE);
  if (self->button != NULL)
    gtk_widget_set_visible (self->button, TRUE);
  show[self->kind] (self, row);
  label_parent (self, row);
}

static void
set_item (CandourAuditCell *self,
          CandourLazyItem  *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_clear_signal_handler (&self->row_changed, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->row_changed = g_signal_connect_swapped (item, "notify::row", G_CALLBACK (update), self);
  update (self);
}

/* Today and who one is are the window's to say. */
static void
candour_audit_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (candour_audit_cell_parent_class)->root (widget);
  update (CANDOUR_AUDIT_CELL (widget));
}

static void
candour_audit_cell_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CandourAuditCell *self = CANDOUR_AUDIT_CELL (object);

  switch (property)
    {
    case PROP_KIND:
      g_value_set_string (value, kind_names[self->kind]);
      break;

    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_audit_cell_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CandourAuditCell *self = CANDOUR_AUDIT_CELL (object);

  switch (property)
    {
    case PROP_KIND:
      for (guint i = 0; i < N_KINDS; i++)
        if (g_strcmp0 (g_value_get_string (value), kind_names[i]) == 0)
          self->kind = i;
      break;

    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;

    case PROP_SELECTED:
      self->selected = g_value_get_boolean (value);
      if (self->kind == KIND_SELECT)
        update (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_audit_cell_dispose (GObject *object)
{
  CandourAuditCell *self = CANDOUR_AUDIT_CELL (object);
  GtkWidget *child;

  if (self->item != NULL)
    g_clear_signal_handler (&self->row_changed, self->item);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (candour_audit_cell_parent_class)->dispose (object);
}

static void
candour_audit_cell_class_init (CandourAuditCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = candour_audit_cell_get_property;
  object_class->set_property = candour_audit_cell_set_property;
  object_class->dispose = candour_audit_cell_dispose;
  widget_class->root = candour_audit_cell_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "state",
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, CANDOUR_TYPE_LAZY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candour_audit_cell_init (CandourAuditCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

char *
candour_audit_row_describe (CandourAuditRow *row,
                            const char      *today)
{
  g_autoptr(GString) description = g_string_new (row->reference);
  g_autofree char *auditor = g_strdup_printf (_("auditor %s"), row->auditor_name);
  g_autofree char *when = NULL;
  g_autofree char *date = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *actions = dup_actions (row);

  add (description, ", ", candour_code_get_name (candour_cohorts, row->cohort));
  add (description, ", ", row->worker_name);
  add (description, ", ", row->team_name);
  add (description, ", ", auditor);
  add (description, ", ", candour_code_get_name (candour_audit_states, row->state));

  if (is_submitted (row))
    {
      date = row->submitted_on != NULL ? candour_date_format_long (row->submitted_on) : NULL;
      when = date != NULL ? g_strdup_printf (_("submitted %s"), date) : NULL;
      add (description, ", ", when);
      add (description, ", ", row->overall_name);
    }
  else
    {
      when = row->due_on != NULL && today != NULL
             ? candour_due_describe (row->due_on, today, NULL, NULL) : NULL;
      progress = dup_progress (row);
      add (description, ", ", when);
      add (description, ", ", progress);
    }

  if (actions != NULL)
    {
      /* Translators: of the actions of an audit: "actions: 3 open" */
      g_autofree char *text = g_strdup_printf (_("actions: %s"), actions);

      add (description, ", ", text);
    }

  return g_string_free (g_steal_pointer (&description), FALSE);
}
