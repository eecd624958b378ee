/* candour-example-banner.c - says that nothing here is real, and lets one act as anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-example-banner.h"
#include "candour-fold.h"
#include "candour-store-people.h"
#include "candour-window.h"

struct _CandourExampleBanner
{
  GtkWidget         parent_instance;

  GtkWidget        *box;

  CandourWorkspace *workspace;
  GCancellable     *cancellable;

  GtkMenuButton    *button;
  GtkPopover       *popover;
  GtkSearchEntry   *search;
  GtkListBox       *list;
};

G_DEFINE_FINAL_TYPE (CandourExampleBanner, candour_example_banner, GTK_TYPE_WIDGET)

static gpointer
load_people (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return candour_store_people_load_all (db, error);
}

static const CandourPerson *
get_person (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "person");
}

static GtkWidget *
make_row (const CandourPerson *person)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (person->name);
  const char *role = candour_code_get_name (candour_roles, person->role);
  GtkWidget *detail = gtk_label_new (role);
  g_autofree char *label = g_strdup_printf ("%s, %s", person->name, role);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "person", candour_person_copy (person),
                          (GDestroyNotify) candour_person_free);
  candour_a11y_set_label (row, label);

  return row;
}

/* Those who audit or lead come first: their desks have most to show. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       unused)
{
  const CandourPerson *one = get_person (a);
  const CandourPerson *other = get_person (b);
  gboolean one_audits = one->trained_on != NULL || one->role >= CANDOUR_ROLE_TEAM_MANAGER;
  gboolean other_audits = other->trained_on != NULL || other->role >= CANDOUR_ROLE_TEAM_MANAGER;

  if (one_audits != other_audits)
    return one_audits ? -1 : 1;

  return g_utf8_collate (one->name, other->name);
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       user_data)
{
  CandourExampleBanner *self = user_data;
  const CandourPerson *person = get_person (row);
  g_autofree char *text = candour_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *name = candour_fold (person->name);
  g_autofree char *role = candour_fold (candour_code_get_name (candour_roles, person->role));

  return strstr (name, text) != NULL || strstr (role, text) != NULL;
}

static void
people_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);
  g_autoptr(CandourExampleBanner) self = user_data;

  if (people == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (person->left_on == NULL)
        gtk_list_box_append (self->list, make_row (person));
    }
}

/* People are fetched when somebody wants to see them, and not before. */
static void
popover_shown_cb (CandourExampleBanner *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->workspace == NULL || gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    return;

  candour_workspace_read_async (self->workspace, load_people, NULL, NULL,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                people_loaded_cb, g_object_ref (self));
}

static void
search_changed_cb (CandourExampleBanner *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
person_picked_cb (CandourExampleBanner *self,
                  GtkListBoxRow        *row)
{
  const CandourPerson *person = get_person (row);
  g_autoptr(CandourActor) actor = candour_actor_new (person, candour_workspace_get_account ());
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (_("You now act as %s."), person->name);

  gtk_popover_popdown (self->popover);
  if (window == NULL)
    return;

  candour_workspace_set_actor (self->workspace, actor);
  candour_window_set_workspace (window, self->workspace, candour_window_get_today (window));
  candour_window_announce (window, text);
}

/* Enter, with the name written, takes the first who has it. */
static void
search_activated_cb (CandourExampleBanner *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        person_picked_cb (self, row);
        return;
      }
}

static void
candour_example_banner_dispose (GObject *object)
{
  CandourExampleBanner *self = CANDOUR_EXAMPLE_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_EXAMPLE_BANNER);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_example_banner_parent_class)->dispose (object);
}

static void
candour_example_banner_finalize (GObject *object)
{
  g_object_unref (CANDOUR_EXAMPLE_BANNER (object)->cancellable);

  G_OBJECT_CLASS (candour_example_banner_parent_class)->finalize (object);
}

static void
candour_example_banner_class_init (CandourExampleBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_example_banner_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_example_banner_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "example-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourExampleBanner, box);
  gtk_widget_class_bind_template_child (widget_class, CandourExampleBanner, button);
  gtk_widget_class_bind_template_child (widget_class, CandourExampleBanner, popover);
  gtk_widget_class_bind_template_child (widget_class, CandourExampleBanner, search);
  gtk_widget_class_bind_template_child (widget_class, CandourExampleBanner, list);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_picked_cb);
}

static void
candour_example_banner_init (CandourExampleBanner *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
}

void
candour_example_banner_set_workspace (CandourExampleBanner *self,
                                      CandourWorkspace     *workspace)
{
  GtkListBoxRow *row;

  g_return_if_fail (CANDOUR_IS_EXAMPLE_BANNER (self));

  if (!g_set_object (&self->workspace, workspace))
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}
