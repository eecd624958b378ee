/* candour-packs-page.c - what was sealed for moderators outside, and what came back of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-audit.h"
#include "candour-pack-words.h"
#include "candour-packs-page-private.h"
#include "candour-window.h"

#define WORDS_WIDTH 700      /* from which on the buttons above say what they do */

G_DEFINE_FINAL_TYPE (CandourPacksPage, candour_packs_page, GTK_TYPE_WIDGET)

static const char *
get_today (CandourPacksPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  return window != NULL ? candour_window_get_today (window) : NULL;
}

/* --- The chosen one ------------------------------------------------------------------- */

typedef struct
{
  char *id;     /* NULL: all */
  char *today;
} Reading;

static Reading *
reading_new (CandourPacksPage *self,
             const char       *id)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (id);
  reading->today = g_strdup (get_today (self));

  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  g_free (reading->today);
  g_free (reading);
}

static gpointer
load_one (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Reading *reading = data;

  return candour_store_packs_load (db, reading->id, reading->today, error);
}

static void
loaded_one_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CandourPacksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPackRecord) record =
    candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->stack == NULL || get_today (self) == NULL)
    return;

  if (record == NULL)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("The pack could not be read."),
                           error->message);
      return;
    }

  /* Another one was chosen meanwhile. */
  if (g_strcmp0 (record->id, self->chosen_id) != 0)
    return;

  candour_notice_hide (self->notice);
  g_clear_pointer (&self->record, candour_pack_record_free);
  self->record = g_steal_pointer (&record);
  candour_pack_detail_show (self->detail, self->record, get_today (self));
  candour_packs_page_update_acts (self);
}

static void
load_chosen (CandourPacksPage *self)
{
  candour_workspace_read_async (self->workspace, load_one, reading_new (self, self->chosen_id),
                                reading_free, (GDestroyNotify) candour_pack_record_free,
                                self->cancellable, loaded_one_cb, g_object_ref (self));
}

static void
selected_cb (CandourPacksPage *self,
             GtkListBoxRow    *row)
{
  const CandourPackRecord *record;

  if (row == NULL || self->showing || self->packs == NULL)
    return;

  record = g_ptr_array_index (self->packs, gtk_list_box_row_get_index (row));
  if (g_strcmp0 (self->chosen_id, record->id) == 0)
    return;

  candour_set_text (&self->chosen_id, record->id);
  g_clear_pointer (&self->record, candour_pack_record_free);
  candour_packs_page_update_acts (self);
  load_chosen (self);
}

static void
activated_cb (CandourPacksPage *self)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    return;

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* --- The list ------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_row (const CandourPackRecord *record,
          const char              *today)
{
  g_autofree char *sent = candour_pack_words_sent (record, today);
  g_autofree char *until = candour_pack_words_until (record, today);
  g_autofree char *name = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *chip = candour_chip_new ();

  candour_pack_words_show_state (record, CANDOUR_CHIP (chip));
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (first), make_label (record->recipient.name, "learning-title"));
  gtk_box_append (GTK_BOX (first), chip);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), make_label (sent, "caption"));
  gtk_box_append (GTK_BOX (box), make_label (until, "caption"));
  for (GtkWidget *label = gtk_widget_get_next_sibling (first); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_widget_add_css_class (label, "secondary");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name = g_strjoin (", ", record->recipient.name, candour_chip_get_text (CANDOUR_CHIP (chip)),
                    sent, until, NULL);
  candour_a11y_set_label (row, name);

  return row;
}

static void
clear_list (CandourPacksPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static guint
find_pack (GPtrArray  *packs,
           const char *id)
{
  for (guint i = 0; i < packs->len; i++)
    {
      const CandourPackRecord *record = g_ptr_array_index (packs, i);

      if (g_strcmp0 (record->id, id) == 0)
        return i;
    }

  return 0;
}

static void
fill_list (CandourPacksPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  guint chosen = find_pack (self->packs, self->chosen_id);
  GtkListBoxRow *row;

  self->showing = TRUE;
  clear_list (self);
  for (guint i = 0; i < self->packs->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->packs, i),
                                               get_today (self)));
  row = gtk_list_box_get_row_at_index (self->list, (int) chosen);
  gtk_list_box_select_row (self->list, row);
  self->showing = FALSE;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  candour_set_text (&self->chosen_id,
                    ((CandourPackRecord *) g_ptr_array_index (self->packs, chosen))->id);
  load_chosen (self);
}

/* Where nothing has gone out yet, there is something to do before that. */
static void
show_packs (CandourPacksPage *self,
            gboolean          is_first)
{
  gboolean any = self->packs->len > 0;

  if (any)
    fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, any ? "content" : "empty");
  if (any)
    gtk_widget_add_css_class (self->send, "suggested-action");
  else
    gtk_widget_remove_css_class (self->send, "suggested-action");
  if (is_first)
    gtk_widget_child_focus (any ? GTK_WIDGET (self->list)
                                : gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gpointer
load_all (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return candour_store_packs_list (db, ((const Reading *) data)->today, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CandourPacksPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) packs = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                         &error);
  gboolean is_first;

  if (self->stack == NULL || get_today (self) == NULL)
    return;

  if (packs == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  is_first = self->packs == NULL;
  /* What has just gone out is what there is to look at. */
  if (self->packs != NULL && packs->len > self->packs->len)
    g_clear_pointer (&self->chosen_id, g_free);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  self->packs = g_steal_pointer (&packs);
  show_packs (self, is_first);
}

void
candour_packs_page_reload (CandourPacksPage *self)
{
  candour_workspace_read_async (self->workspace, load_all, reading_new (self, NULL),
                                reading_free, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, loaded_cb, g_object_ref (self));
}

/* --- Moving about --------------------------------------------------------------------- */

static void
folded_cb (CandourPacksPage *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  candour_pack_detail_set_back (self->detail, folded);
  gtk_widget_set_hexpand (self->list_pane, folded);
}

static void
pane_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Escape is the window's as soon as there is no column to go back to. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);

  if (!adw_leaflet_get_folded (self->leaflet)
      || adw_leaflet_get_visible_child (self->leaflet) == self->list_pane)
    return FALSE;

  gtk_widget_activate_action (widget, "page.pane-back", NULL);

  return TRUE;
}

/* F6: the list, the pack, and round. */
static gboolean
next_pane_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean in_list = focus != NULL && gtk_widget_is_ancestor (focus, self->list_pane);

  if (adw_leaflet_get_folded (self->leaflet))
    return FALSE;

  return gtk_widget_child_focus (in_list ? GTK_WIDGET (self->detail) : self->list_pane,
                                 GTK_DIR_TAB_FORWARD);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  candour_packs_page_reload (CANDOUR_PACKS_PAGE (widget));
}

static void
width_changed_cb (CandourPacksPage *self,
                  int               width)
{
  gboolean has_words = width >= WORDS_WIDTH;

  if (width <= 0)
    return;

  candour_a11y_show_button_text (self->send_content, _("Send a pack…"), has_words);
  candour_a11y_show_button_text (self->import_content, _("Import a return…"), has_words);
  candour_a11y_show_button_text (self->keys_content, _("Keys…"), has_words);
}

/* --- The widget ----------------------------------------------------------------------- */

static void
candour_packs_page_root (GtkWidget *widget)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (widget);
  CandourWindow *window;

  GTK_WIDGET_CLASS (candour_packs_page_parent_class)->root (widget);

  window = candour_window_find (widget);
  if (window == NULL)
    return;

  g_signal_connect_object (window, "changed", G_CALLBACK (candour_packs_page_reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "width-changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  width_changed_cb (self, gtk_widget_get_width (GTK_WIDGET (window)));
  candour_packs_page_reload (self);
}

static void
candour_packs_page_unroot (GtkWidget *widget)
{
  CandourWindow *window = candour_window_find (widget);

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);

  GTK_WIDGET_CLASS (candour_packs_page_parent_class)->unroot (widget);
}

static void
candour_packs_page_dispose (GObject *object)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PACKS_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (candour_packs_page_parent_class)->dispose (object);
}

static void
candour_packs_page_finalize (GObject *object)
{
  CandourPacksPage *self = CANDOUR_PACKS_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->record, candour_pack_record_free);
  g_free (self->chosen_id);

  G_OBJECT_CLASS (candour_packs_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, CandourPacksPage, child)

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/packs-page.ui");
  BIND (box);
  BIND (header);
  BIND (send);
  BIND (send_content);
  BIND (import_content);
  BIND (keys_content);
  BIND (notice);
  BIND (stack);
  BIND (failure);
  BIND (leaflet);
  BIND (list_pane);
  BIND (list);
  BIND (detail);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);

#undef BIND
}

static void
candour_packs_page_class_init (CandourPacksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = candour_packs_page_dispose;
  object_class->finalize = candour_packs_page_finalize;
  widget_class->root = candour_packs_page_root;
  widget_class->unroot = candour_packs_page_unroot;

  g_type_ensure (CANDOUR_TYPE_PANE_HEADER);
  g_type_ensure (CANDOUR_TYPE_NOTICE);
  g_type_ensure (CANDOUR_TYPE_PACK_DETAIL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.pane-back", NULL, pane_back_action);
  gtk_widget_class_install_action (widget_class, "page.reload", NULL, reload_action);
  candour_packs_page_install_actions (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, next_pane_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, next_pane_cb, NULL);
}

static void
candour_packs_page_init (CandourPacksPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  folded_cb (self);
}

GtkWidget *
candour_packs_page_new (CandourWorkspace *workspace)
{
  CandourPacksPage *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CANDOUR_TYPE_PACKS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  candour_packs_page_update_acts (self);

  return GTK_WIDGET (self);
}
