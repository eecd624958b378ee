/* candour-sidebar.c - the sections of the window and who is signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-sections.h"
#include "candour-sidebar.h"

struct _CandourSidebar
{
  GtkWidget      parent_instance;

  GtkWidget     *box;

  AdwHeaderBar  *bar;
  GtkListBox    *list;
  GtkMenuButton *person;
  GtkLabel      *initials;
  GtkLabel      *person_name;
  GtkLabel      *person_role;
  GtkLabel      *account;

  const char    *shown;   /* the section's name, of the table; NULL: none yet */
};

enum
{
  SECTION_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourSidebar, candour_sidebar, GTK_TYPE_WIDGET)

static const CandourSection *
get_section (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "section");
}

static GtkListBoxRow *
find_row (CandourSidebar *self,
          const char     *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_section (row)->name, name) == 0)
      return row;

  return NULL;
}

static GtkWidget *
make_row (const CandourSection *section,
          guint                 position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(section->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (section->icon_name));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "section-name");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "section", (gpointer) section);
  g_object_set_data (G_OBJECT (row), "badge", badge);
  candour_a11y_set_label (row, _(section->title));

  if (position < 9)
    {
      g_autofree char *keys = g_strdup_printf ("Alt+%u", position + 1);

      gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                      GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys,
                                      -1);
      gtk_widget_set_tooltip_text (row, keys);
    }

  return row;
}

static void
row_activated_cb (CandourSidebar *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[SECTION_PICKED], 0, get_section (row)->name);
}

/* A list selects what the Tab key comes by; what is shown beside it is still the same. */
static void
row_selected_cb (CandourSidebar *self,
                 GtkListBoxRow  *row)
{
  GtkListBoxRow *shown;

  /* Rows are let go last of all. */
  if (self->list == NULL)
    return;

  shown = find_row (self, self->shown);
  if (row != shown && shown != NULL)
    gtk_list_box_select_row (self->list, shown);
}

static void
candour_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_SIDEBAR);

  G_OBJECT_CLASS (candour_sidebar_parent_class)->dispose (object);
}

static void
candour_sidebar_class_init (CandourSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_sidebar_dispose;

  signals[SECTION_PICKED] = g_signal_new ("section-picked", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, person);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, initials);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, person_name);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, person_role);
  gtk_widget_class_bind_template_child (widget_class, CandourSidebar, account);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
candour_sidebar_init (CandourSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
candour_sidebar_set_alone (CandourSidebar *self,
                           gboolean        alone)
{
  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  adw_header_bar_set_show_end_title_buttons (self->bar, alone);
}

void
candour_sidebar_set_sections (CandourSidebar *self,
                              GPtrArray      *sections)
{
  GtkListBoxRow *row;

  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  self->shown = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < sections->len; i++)
    gtk_list_box_append (self->list, make_row (sections->pdata[i], i));
}

/* "J. Okafor" gives "JO". */
static char *
dup_initials (const char *name)
{
  g_auto(GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr(GString) initials = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && (initials->len == 0 || words[i + 1] == NULL))
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));

  return g_string_free (g_steal_pointer (&initials), FALSE);
}

void
candour_sidebar_set_person (CandourSidebar     *self,
                            const CandourActor *actor,
                            gboolean            invented)
{
  g_autofree char *initials = NULL;
  g_autofree char *account = NULL;
  g_autofree char *name = NULL;
  const char *role;

  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->person), actor != NULL);
  if (actor == NULL)
    return;

  role = candour_code_get_name (candour_roles, actor->role);
  initials = dup_initials (actor->name);
  gtk_label_set_label (self->initials, initials);
  gtk_label_set_label (self->person_name, actor->name);
  gtk_label_set_label (self->person_role, role);

  /* Translators: %s is the account's name on this computer */
  account = invented
    ? g_strdup (_("An invented person of the example council. “Act as…” chooses another one."))
    : g_strdup_printf (_("This is the sign-in “%s” on this computer. Everything done here "
                         "is written down with this name. Someone else signs in to the "
                         "computer as themselves."),
                       actor->account != NULL ? actor->account : "");
  gtk_label_set_label (self->account, account);

  name = g_strdup_printf ("%s, %s", actor->name, role);
  candour_a11y_set_label (GTK_WIDGET (self->person), name);
}

void
candour_sidebar_select (CandourSidebar *self,
                        const char     *name)
{
  GtkListBoxRow *row;

  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  row = find_row (self, name);
  self->shown = row != NULL ? get_section (row)->name : NULL;
  gtk_list_box_select_row (self->list, row);
}

const char *
candour_sidebar_get_name (CandourSidebar *self,
                          guint           position)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CANDOUR_IS_SIDEBAR (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return row != NULL ? get_section (row)->name : NULL;
}

void
candour_sidebar_set_badge (CandourSidebar *self,
                           const char     *name,
                           guint           count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *label = NULL;
  GtkListBoxRow *row;
  GtkWidget *badge;
  const char *title;

  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row == NULL)
    return;

  title = _(get_section (row)->title);
  badge = g_object_get_data (G_OBJECT (row), "badge");
  gtk_label_set_label (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, count > 0);

  /* Translators: a section and what the person owes there: "Audits, 5 for you" */
  label = count > 0 ? g_strdup_printf (_("%s, %u for you"), title, count) : g_strdup (title);
  candour_a11y_set_label (GTK_WIDGET (row), label);
}

void
candour_sidebar_grab_focus (CandourSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (CANDOUR_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
