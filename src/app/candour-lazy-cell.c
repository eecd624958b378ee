/* candour-lazy-cell.c - one cell of a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-lazy-cell.h"

#include "candour-a11y.h"
#include "candour-window.h"

typedef struct
{
  CandourLazyItem *item;
  gulong           row_changed;

  GtkWidget       *skeleton;    /* while the row is not read */
  GtkWidget       *button;      /* the reference, or the check */
  GtkWidget       *lines;       /* holds the two texts one below the other */
  GtkWidget       *text;        /* GtkInscription */
  GtkWidget       *detail;      /* GtkInscription */
  GtkWidget       *chip;        /* CandourChip */
  GtkWidget       *grades;      /* CandourGradeLine */
  guint            kind;
  gboolean         selected;
  gboolean         updating;
} CandourLazyCellPrivate;

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ITEM,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CandourLazyCell, candour_lazy_cell, GTK_TYPE_WIDGET)

static CandourLazyCellPrivate *
get_private (CandourLazyCell *self)
{
  return candour_lazy_cell_get_instance_private (self);
}

/* --- Parts, made when they are first needed ---------------------------------------------- */

static void
show_words (CandourLazyCell  *self,
            GtkWidget       **part,
            const char       *text,
            const char       *css_class)
{
  CandourLazyCellPrivate *priv = get_private (self);

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
      if (priv->lines != NULL)
        gtk_box_append (GTK_BOX (priv->lines), *part);
      else
        gtk_widget_set_parent (*part, GTK_WIDGET (self));
    }

  gtk_inscription_set_text (GTK_INSCRIPTION (*part), text);
  gtk_widget_set_visible (*part, text != NULL && *text != '\0');
}

void
candour_lazy_cell_show_text (CandourLazyCell *self,
                             const char      *text,
                             const char      *css_class)
{
  show_words (self, &get_private (self)->text, text, css_class);
}

void
candour_lazy_cell_show_detail (CandourLazyCell *self,
                               const char      *text,
                               const char      *css_class)
{
  show_words (self, &get_private (self)->detail, text, css_class);
}

void
candour_lazy_cell_keep_text (CandourLazyCell *self,
                             gboolean         whole)
{
  CandourLazyCellPrivate *priv = get_private (self);
  const char *text;

  if (priv->text == NULL)
    return;

  text = gtk_inscription_get_text (GTK_INSCRIPTION (priv->text));
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (priv->text),
                                 whole && text != NULL ? (guint) g_utf8_strlen (text, -1) : 0);
}

void
candour_lazy_cell_show_chip (CandourLazyCell *self,
                             CandourTone      tone,
                             const char      *icon_name,
                             const char      *text,
                             const char      *full_name)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->chip == NULL)
    {
      if (text == NULL)
        return;

      priv->chip = candour_chip_new ();
      gtk_widget_set_parent (priv->chip, GTK_WIDGET (self));
    }

  candour_chip_set (CANDOUR_CHIP (priv->chip), tone, icon_name, text, full_name);
}

void
candour_lazy_cell_show_lines (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->lines == NULL)
    {
      priv->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_widget_set_hexpand (priv->lines, TRUE);
      gtk_widget_set_margin_top (priv->lines, 4);
      gtk_widget_set_margin_bottom (priv->lines, 4);
      gtk_widget_set_parent (priv->lines, GTK_WIDGET (self));
    }

  gtk_widget_set_visible (priv->lines, TRUE);
}

void
candour_lazy_cell_add_line (CandourLazyCell *self,
                            GtkWidget       *line)
{
  gtk_box_append (GTK_BOX (get_private (self)->lines), line);
}

/* Not the button's own action: whatever watches one of the window's is told whenever anything that
 * watches it too comes or goes, and of these there would be hundreds.
 */
static void
opened_cb (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);
  gpointer row = priv->item != NULL ? candour_lazy_item_get_row (priv->item) : NULL;

  if (row != NULL)
    CANDOUR_LAZY_CELL_GET_CLASS (self)->open (self, row);
}

void
candour_lazy_cell_show_reference (CandourLazyCell *self,
                                  const char      *reference)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->button == NULL)
    {
      priv->button = gtk_button_new_with_label ("");
      /* Return on the row does the same; else Tab would stop at each of ten thousand rows. */
      gtk_widget_set_focusable (priv->button, FALSE);
      gtk_widget_add_css_class (priv->button, "flat");
      gtk_widget_add_css_class (priv->button, "reference");
      gtk_widget_set_valign (priv->button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (priv->button, "clicked", G_CALLBACK (opened_cb), self);
      gtk_widget_insert_after (priv->button, GTK_WIDGET (self), NULL);
    }

  gtk_button_set_label (GTK_BUTTON (priv->button), reference);
}

static void
toggled_cb (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (!priv->updating && priv->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.select-row", "(ub)",
                                candour_lazy_item_get_position (priv->item),
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (priv->button)));
}

void
candour_lazy_cell_show_check (CandourLazyCell *self,
                              const char      *label)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->button == NULL)
    {
      priv->button = gtk_check_button_new ();
      gtk_widget_set_focusable (priv->button, FALSE);
      g_signal_connect_swapped (priv->button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (priv->button, GTK_WIDGET (self));
    }

  priv->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (priv->button), priv->selected);
  priv->updating = FALSE;
  candour_a11y_set_label (priv->button, label);
}

CandourGradeLine *
candour_lazy_cell_show_grades (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->grades == NULL)
    {
      priv->grades = candour_grade_line_new ();
      gtk_widget_set_hexpand (priv->grades, TRUE);
      gtk_widget_set_parent (priv->grades, GTK_WIDGET (self));
    }

  gtk_widget_set_visible (priv->grades, TRUE);

  return CANDOUR_GRADE_LINE (priv->grades);
}

/* --- What is around it --------------------------------------------------------------------- */

void
candour_lazy_cell_name_row (CandourLazyCell *self,
                            const char      *label)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  if (cell != NULL)
    candour_a11y_label_item (cell, label);
}

const char *
candour_lazy_cell_get_today (CandourLazyCell *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  return window != NULL ? candour_window_get_today (window) : NULL;
}

const char *
candour_lazy_cell_get_person_id (CandourLazyCell *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  CandourWorkspace *workspace = window != NULL ? candour_window_get_workspace (window) : NULL;
  const CandourActor *actor = workspace != NULL ? candour_workspace_get_actor (workspace) : NULL;

  return actor != NULL ? actor->person_id : NULL;
}

/* --- The cell ------------------------------------------------------------------------------ */

static void
show_skeleton (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->item == NULL)
    return;

  if (priv->skeleton == NULL)
    {
      priv->skeleton = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (priv->skeleton, "skeleton");
      gtk_widget_set_hexpand (priv->skeleton, TRUE);
      gtk_widget_set_valign (priv->skeleton, GTK_ALIGN_CENTER);
      gtk_widget_set_parent (priv->skeleton, GTK_WIDGET (self));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == priv->skeleton);
}

static void
update (CandourLazyCell *self)
{
  CandourLazyCellPrivate *priv = get_private (self);
  gpointer row = priv->item != NULL ? candour_lazy_item_get_row (priv->item) : NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    {
      show_skeleton (self);
      return;
    }

  if (priv->skeleton != NULL)
    gtk_widget_set_visible (priv->skeleton, FALSE);
  if (priv->button != NULL)
    gtk_widget_set_visible (priv->button, TRUE);
  label = CANDOUR_LAZY_CELL_GET_CLASS (self)->show (self, priv->kind, row);
  candour_a11y_label_item (GTK_WIDGET (self), label);
}

static void
set_item (CandourLazyCell *self,
          CandourLazyItem *item)
{
  CandourLazyCellPrivate *priv = get_private (self);

  if (priv->item == item)
    return;

  if (priv->item != NULL)
    g_clear_signal_handler (&priv->row_changed, priv->item);
  g_set_object (&priv->item, item);
  if (item != NULL)
    priv->row_changed = g_signal_connect_swapped (item, "notify::row", G_CALLBACK (update), self);
  update (self);
}

static void
set_kind (CandourLazyCell *self,
          const char      *name)
{
  const char *const *kinds = CANDOUR_LAZY_CELL_GET_CLASS (self)->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (name, kinds[i]) == 0)
      get_private (self)->kind = i;
}

/* Today and who one is are the window's to say. */
static void
candour_lazy_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (candour_lazy_cell_parent_class)->root (widget);
  update (CANDOUR_LAZY_CELL (widget));
}

static void
candour_lazy_cell_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CandourLazyCell *self = CANDOUR_LAZY_CELL (object);
  CandourLazyCellPrivate *priv = get_private (self);

  switch (property)
    {
    case PROP_KIND:
      g_value_set_string (value, CANDOUR_LAZY_CELL_GET_CLASS (self)->kinds[priv->kind]);
      break;

    case PROP_ITEM:
      g_value_set_object (value, priv->item);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, priv->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_lazy_cell_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CandourLazyCell *self = CANDOUR_LAZY_CELL (object);

  switch (property)
    {
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;

    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;

    case PROP_SELECTED:
      get_private (self)->selected = g_value_get_boolean (value);
      if (get_private (self)->button != NULL)
        update (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
candour_lazy_cell_dispose (GObject *object)
{
  CandourLazyCell *self = CANDOUR_LAZY_CELL (object);
  CandourLazyCellPrivate *priv = get_private (self);
  GtkWidget *child;

  if (priv->item != NULL)
    g_clear_signal_handler (&priv->row_changed, priv->item);
  g_clear_object (&priv->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (candour_lazy_cell_parent_class)->dispose (object);
}

static void
candour_lazy_cell_class_init (CandourLazyCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = candour_lazy_cell_get_property;
  object_class->set_property = candour_lazy_cell_set_property;
  object_class->dispose = candour_lazy_cell_dispose;
  widget_class->root = candour_lazy_cell_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                               | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, CANDOUR_TYPE_LAZY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candour_lazy_cell_init (CandourLazyCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}
